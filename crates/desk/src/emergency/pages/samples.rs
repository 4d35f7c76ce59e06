//! The pages' states for the gallery.

use std::time::Duration;

use base::{JobId, MemberId, StaffId};
use coverage::{CardFacts, Standing};
use medicines::{SummaryOrder, Supply};
use web::{Frame, Page, Problems, Sample};

use super::super::flow::{Act, Finding, Overseer, Stage, State};
use super::super::record::Record;
use super::super::rules::Reason;
use super::super::store::{Because, Emergency};
use super::one::{EmergencyPage, Seen};
use super::review::ReviewPage;
use super::{EmergenciesPage, Line, Named, PATH};
use crate::session::Staffer;
use crate::staff::Role;

const BO: Overseer = Overseer(StaffId::new([2; 16]));
const HOUR: Duration = Duration::from_hours(1);

fn played(f: &Frame, reason: Reason, stage: Stage) -> Emergency {
    Emergency {
        id: JobId::new([7; 16]),
        member: MemberId::new([8; 16]),
        staff: StaffId::new([1; 16]),
        asked_at: f.now(),
        version: 1,
        stage,
        why: Because {
            reason,
            words: "The hospital in Salem has called.".into(),
            name: "Ann W.".into(),
        },
    }
}

fn asker() -> Named {
    Named { name: "Cy Ito".into(), team: "East".into(), role: Role::Agent }
}

/// Every way it may stand at the moment of the frame.
fn stages(f: &Frame) -> Vec<(&'static str, Stage)> {
    let now = f.now();
    let before = Stage::asked(now - HOUR, true);
    let asked = Stage::asked(now, true);
    let after = |stage: Stage, act| stage.after(act, now).unwrap_or(stage);
    let alone = after(Stage::asked(now, false), Act::OpenAlone(now + HOUR * 30));
    let long_ago = Stage::asked(now - HOUR * 2, true);
    let over = long_ago.after(Act::Approve(BO), now - HOUR * 2).unwrap_or(long_ago);
    let found = |finding| after(alone, Act::Find(BO, finding));
    vec![
        ("waits", asked),
        ("may-open", Stage::asked(now, false)),
        ("lapsed", before),
        ("declined", after(asked, Act::Decline(BO))),
        ("approved", after(asked, Act::Approve(BO))),
        ("alone", alone),
        ("over", over),
        ("proper", found(Finding::Proper)),
        ("not-proper", found(Finding::NotProper)),
    ]
}

fn record(f: &Frame) -> Record {
    let full = Supply {
        name: Some("Metformin 500 mg tablet".into()),
        directions: Some("Take one tablet twice a day".into()),
        rx_number: Some("7012345".into()),
        filled: Some(f.today().plus_days(-20)),
        lasts_until: Some(f.today().plus_days(10)),
        refills_left: Some(2),
        refill_from: Some(f.today()),
        pharmacy: Some("Cedar Street Pharmacy".into()),
        pharmacy_phone: Some("503-555-0142".into()),
        prescriber: Some("Dr. Lena Ortiz".into()),
        ended_key: None,
    };
    let order = SummaryOrder {
        id: base::OrderId::new([3; 16]),
        reference: "JR-7K2Q-M4XB".to_owned(),
        medicines: 1,
        step_key: "order-step-shipped",
        tag: "good",
        placed: f.today().plus_days(-2),
        expected_by: f.today().plus_days(3),
        held: None,
        late: false,
        ready: None,
        at_counter: false,
    };
    Record {
        name: "Ann Lee Woodward".into(),
        birth: base::Day::new(1950, 3, 4).ok().map(base::Private),
        member_id: Some("JRX100200".into()),
        standing: Some(Standing::Active),
        plan_name: Some("Juniper Rx Gold".to_owned()),
        card: Some(CardFacts {
            member_id: Some("JRX100200".into()),
            person_code: Some("01".into()),
            rx_bin: Some("999999".into()),
            rx_pcn: Some("JUNIPER".into()),
            rx_group: Some("JRXGOLD".into()),
        }),
        medicines: vec![full, Supply { ended_key: Some("rx-status-expired"), ..Supply::default() }],
        orders: vec![order],
    }
}

impl Page for EmergenciesPage {
    const NAME: &'static str = "desk-emergencies";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let me = || Some(Staffer::played(f, Role::Supervisor));
        let line = |reason, stage| {
            let one = played(f, reason, stage);
            Line::of(f, (&one, &asker()), format!("{PATH}/{}", one.id))
        };
        let all = || stages(f).into_iter().zip(Reason::ALL.into_iter().cycle());
        let mine = all().map(|((_, stage), reason)| line(reason, stage)).collect();
        let due = all().filter(|((_, stage), _)| stage.due().is_some());
        let waiting = due.map(|((_, stage), reason)| line(reason, stage)).collect();
        let found = all().filter(|((_, stage), _)| stage.review().is_some());
        let reviewed = found.map(|((_, stage), reason)| line(reason, stage)).collect();
        let none = Vec::new;
        vec![
            Sample::new("some", Self { f: f.clone(), me: me(), waiting, reviewed, mine }),
            Sample::new(
                "none",
                Self { f: f.clone(), me: me(), waiting: none(), reviewed: none(), mine: none() },
            ),
        ]
    }
}

impl Page for EmergencyPage {
    const NAME: &'static str = "desk-emergency";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let with = |stage: Stage, record: &Record| {
            let state = stage.state(f.now());
            Self {
                f: f.clone(),
                me: Some(Staffer::played(f, Role::Agent)),
                path: format!("{PATH}/{}", JobId::new([7; 16])),
                name: "Ann W.".to_owned(),
                state,
                due: stage.due(),
                seen: matches!(state, State::Open(_)).then(|| Seen::of(f, record)),
            }
        };
        let full = record(f);
        let mut samples: Vec<_> = stages(f)
            .into_iter()
            .map(|(name, stage)| Sample::new(name, with(stage, &full)))
            .collect();
        let open = Stage::asked(f.now(), true).after(Act::Approve(BO), f.now());
        let day = f.today();
        let covers = [
            ("starts", Some(Standing::Starts(day))),
            ("ended", Some(Standing::Ended(Some(day)))),
            ("ended-once", Some(Standing::Ended(None))),
            ("uncovered", None),
        ];
        for (name, standing) in covers {
            let (card, medicines, orders) = (None, Vec::new(), Vec::new());
            let bare = Record { standing, card, medicines, orders, ..full.clone() };
            samples.extend(open.map(|stage| Sample::new(name, with(stage, &bare))));
        }
        samples
    }
}

impl Page for ReviewPage {
    const NAME: &'static str = "desk-emergency-review";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let with = |stage, overseer, problems| {
            let (me, one) =
                (Staffer::played(f, Role::Supervisor), played(f, Reason::Treated, stage));
            Self::of(f.clone(), me, (&one, &asker(), overseer), problems)
        };
        let asked = Stage::asked(f.now(), true);
        let all = stages(f).into_iter();
        let mut samples: Vec<_> = all
            .map(|(name, stage)| Sample::new(name, with(stage, Some(BO), Problems::none())))
            .collect();
        samples.push(Sample::new("other-team", with(asked, None, Problems::none())));
        let late = Problems::at_field("emergency", "desk-emergency-too-late");
        samples.push(Sample::problem("late", with(asked, Some(BO), late)));
        let missing = Problems::at_field("found", "desk-emergency-found-missing");
        let alone = Stage::asked(f.now(), false).after(Act::OpenAlone(f.now() + HOUR), f.now());
        samples
            .extend(alone.map(|stage| Sample::problem("missing", with(stage, Some(BO), missing))));
        samples
    }
}
