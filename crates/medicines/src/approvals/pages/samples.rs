//! The states of the two pages worth looking at.

use base::{ApprovalId, Day, Private};
use formats::records::{AuthorizationStage as Told, Drug, Moment, Quantity, Sender};
use web::{Frame, Sample};

use super::super::{Approval, Body};
use super::{ApprovalPage, ListPage};

pub fn list(f: &Frame) -> Vec<Sample<ListPage>> {
    let f = &f.as_member("Ann");
    let page = |found: &[Approval]| ListPage::of(f.clone(), found.to_vec());
    let all: Vec<Approval> = every_stage(f.today()).into_iter().map(|(_, one)| one).collect();
    vec![
        Sample::new("every-stage", page(&all)),
        Sample::new("one", page(&all[3..4])),
        Sample::new("none", page(&[])),
    ]
}

pub fn detail(f: &Frame) -> Vec<Sample<ApprovalPage>> {
    let f = &f.as_member("Ann");
    let rx = base::PrescriptionId::new([1; 16]);
    let page = |one: &Approval| {
        let about = vec![(rx, Some("7012345".to_owned())), (rx, None)];
        ApprovalPage::of(f.clone(), (one, true), about)
    };
    every_stage(f.today()).iter().map(|(name, one)| Sample::new(name, page(one))).collect()
}

const LONG: &str = "Your plan asks your prescriber to explain why the medicines that were tried \
    before did not help, for how long each was taken, and what happened then, with the results of \
    the last two visits and of the laboratory";

fn every_stage(today: Day) -> Vec<(&'static str, Approval)> {
    let day = |ahead: i32| Some(Private(today.plus_days(ahead)));
    let of = |stage: Told| Body { stage, ..ordinary(today) };
    let lacks =
        |from| Body { missing: Some(LONG.into()), missing_from: from, ..of(Told::MoreNeeded) };
    let decided = |stage: Told, ago: i32| Body { decided: day(-ago), ..of(stage) };
    let holds = |until: Option<Private<Day>>| Body {
        from: day(-300),
        until,
        ..decided(Told::Approved, 300)
    };
    let bodies = [
        ("with-prescriber", of(Told::WithPrescriber)),
        ("with-plan", Body { due: day(2), urgent: true, ..of(Told::WithPlan) }),
        ("with-plan-no-day", of(Told::WithPlan)),
        (
            "late",
            Body { due: day(-1), holder: Some("Clinical review".into()), ..of(Told::WithPlan) },
        ),
        ("you-send", Body { missing_by: day(9), ..lacks(Some(Sender::Member)) }),
        ("prescriber-sends", lacks(Some(Sender::Prescriber))),
        ("pharmacy-sends", lacks(Some(Sender::Pharmacy))),
        ("somebody-sends", lacks(None)),
        ("approved", holds(day(200))),
        ("ends-soon", holds(day(20))),
        ("starts-later", Body { from: day(3), ..decided(Told::Approved, 1) }),
        (
            "in-part",
            Body { quantity: Some(Quantity::whole(30)), ..decided(Told::ApprovedInPart, 4) },
        ),
        ("not-approved", Body { reason: Some(LONG.into()), ..decided(Told::NotApproved, 4) }),
        ("appeal-told", Body { appeal_until: day(30), ..decided(Told::NotApproved, 4) }),
        ("appeal-maybe-over", decided(Told::NotApproved, 100)),
        ("appeal-over", Body { appeal_until: day(-20), ..decided(Told::NotApproved, 90) }),
        ("appeal-unknown", of(Told::NotApproved)),
        ("withdrawn", of(Told::Withdrawn)),
        ("ended", holds(day(-3))),
        ("unknown", Body { drug: Drug::default(), ..Body::default() }),
    ];
    let approval = |(at, (name, body)): (u8, (&'static str, Body))| {
        let id = ApprovalId::new([at; 16]);
        (name, Approval { id, version: 1, body })
    };
    (1_u8..).zip(bodies).map(approval).collect()
}

fn ordinary(today: Day) -> Body {
    Body {
        number: Some("PA-20931".into()),
        drug: Drug { name: Some("Adalimumab 40 mg pen".into()), ..Drug::default() },
        prescriber: Some("Dr. Maya Okafor".into()),
        asked: Some(Private(Moment::On(today.plus_days(-6)))),
        ..Body::default()
    }
}
