//! A record in an emergency: who may ask, who decides, what is seen and for how long, and what is
//! left of it afterwards.

use std::time::Duration;

use ::store::{Fault, Message};
use base::{JobId, PrescriptionId, Private};
use factors::passkeys::soft_key::SoftKey;
use formats::records::{
    Drug, Party, Prescription, PrescriptionStatus, Quantity, SourceRef, Standing,
};
use testkit::{Page, Person, Portal, Visitor};

use crate::emergency::flow::Act;
use crate::emergency::store::{self, Emergency};
use crate::staff::{Role, store as staff};
use crate::testing::{DAY, at_desk, both, in_team, invited, joins, member, proves, take_card};

pub(super) const CARD: &str = "JRX100200";
pub(super) const ASK: &str = "/desk/emergency/ask";
pub(super) const WORDS: &str = "The hospital in Salem has called and needs to know.";

/// Somebody with a medicine and an account.
pub(super) fn known(portal: &Portal) -> Person {
    let ann = member(portal, 0xA, ("ann", CARD));
    let (scope, today) = (ann.scope, portal.now().day_in(&testkit::plan().zone));
    let record = Prescription {
        source: SourceRef::new("fhir", "MedicationRequest/1"),
        aliases: Vec::new(),
        person: SourceRef::new("fhir", "Patient/ann"),
        status: PrescriptionStatus::Active,
        standing: Standing::default(),
        drug: Drug { name: Some("Metformin 500 mg tablet".into()), ..Drug::default() },
        rx_number: Some("7012345".into()),
        directions: Some("Take 1 tablet twice a day".into()),
        reason: None,
        quantity: Some(Quantity::whole(30)),
        unit: Some("tablets".to_owned()),
        days_supply: Some(30),
        refills_allowed: Some(5),
        written: Some(Private(today.plus_days(-20))),
        expires: None,
        prescriber: Party { name: Some("Dr. Okafor".into()), ..Party::default() },
        pharmacy: Party { name: Some("Cedar Street Pharmacy".into()), ..Party::default() },
        by_mail: false,
    };
    portal.write(move |tx| {
        let (id, names) = (PrescriptionId::new([1; 16]), medicines::Names::default());
        medicines::take_prescription(tx, scope, id, (&record, &names)).map(drop)
    });
    ann
}

pub(super) fn asks<'v, 'p>(who: &'v Visitor<'p>, card: &str, reason: &str) -> Page<'v, 'p> {
    who.sends(ASK, &[("sought", card), ("reason", reason), ("words", WORDS)])
}

/// Asks for Ann's; where it is.
pub(super) fn asked(who: &Visitor<'_>) -> String {
    let place = asks(who, CARD, "treated").place();
    assert!(place.starts_with("/desk/emergency/") && !place.ends_with("/ask"), "{place}");
    place
}

pub(super) fn says(who: &Visitor<'_>, path: &str, act: &str) -> (u16, String) {
    let review = format!("{path}/review");
    let fields = match act {
        "proper" | "not-proper" => vec![("act", "find"), ("found", act)],
        act => vec![("act", act)],
    };
    let page = who.sends(&review, &fields);
    (page.status, page.header("location").to_owned())
}

const DONE: &str = "/desk/emergency?done=";

/// Minutes with a page in each quarter of an hour, so that sessions go on.
pub(super) fn pass(portal: &Portal, minutes: u64, who: &[&Visitor<'_>]) {
    let mut left = minutes;
    while left > 0 {
        let some = left.min(12);
        portal.pass(Duration::from_mins(some));
        for one in who {
            assert_eq!(one.opens("/desk").status, 200);
        }
        left -= some;
    }
}

pub(super) fn count(portal: &Portal, text: &'static str) -> i64 {
    let sql = ::store::Sql { name: "COUNT", text };
    portal.read(move |tx| tx.one(sql, &[], |row| row.get::<i64>(0)))
}

pub(super) const SEEN: &str = "SELECT COUNT(*) FROM audit_entry \
    WHERE action = 'desk.emergency-viewed' AND owner IS NOT NULL AND actor LIKE 'staff:%'";
pub(super) const ALARMS: &str = "SELECT COUNT(*) FROM desk_alarm WHERE cause = 'emergency'";
pub(super) const OVERDUE: &str = "SELECT COUNT(*) FROM desk_alarm WHERE cause = 'unreviewed'";

fn told(messages: &[Message], words: &str) -> usize {
    messages.iter().filter(|one| one.text.contains(words)).count()
}

#[test]
fn where_nobody_could_say_yes_it_opens_at_once_and_everybody_is_told() {
    both(|portal| {
        let ann = known(portal);
        let ana = at_desk(portal, ("Ana Ruiz", Role::Agent), 1);
        let path = asked(&ana);
        let page = ana.opens(&path);
        page.sees("ann Woodward").sees("Metformin 500 mg tablet").sees("Take 1 tablet twice a day");
        page.sees("Cedar Street Pharmacy")
            .sees("Dr. Okafor")
            .sees(CARD)
            .sees("Nobody said yes to it");
        page.lacks("example.org");
        ana.opens(&path);
        assert_eq!((count(portal, SEEN), count(portal, ALARMS)), (2, 1));
        assert_eq!(told(&portal.work(), "our staff opened part of your record"), 1);

        let list = portal.visited_by(&ann);
        let list = list.opens("/security/viewed");
        list.sees("They asked to see your coverage").sees("without waiting for a second person");
        list.sees("There was an emergency").lacks("Salem").lacks("Metformin");
        assert_eq!(list.text().matches("medicines and orders, in an emergency").count(), 2);
        let report = ::store::audit::verify(&portal.db, vec![], portal.now()).unwrap();
        assert!(report.findings.is_empty(), "{:?}", report.findings);

        let di = in_team(portal, "West", ("Di Oak", Role::Supervisor), 2);
        di.opens("/desk").sees("Emergencies").sees("1 waits");
        di.opens("/desk/alarms").sees("A record was opened in an emergency").sees("Ana Ruiz");
        let page = di.opens(&format!("{path}/review"));
        page.sees(WORDS).sees("ann W.").sees("What did you find?").lacks("Metformin");
    });
}

#[test]
fn the_number_that_is_read_out_is_the_one_on_the_card() {
    both(|portal| {
        let ann = known(portal);
        take_card(portal, &ann);
        let ana = at_desk(portal, ("Ana Ruiz", Role::Agent), 1);
        ana.opens(&asked(&ana)).sees("102345672-02").sees("100045").lacks(CARD);
    });
}

#[test]
fn a_yes_opens_it_for_an_hour_to_the_minute_and_nobody_looks_into_it() {
    both(|portal| {
        let ann = known(portal);
        let ana = at_desk(portal, ("Ana Ruiz", Role::Agent), 1);
        let di = in_team(portal, "West", ("Di Oak", Role::Supervisor), 2);
        let path = asked(&ana);
        ana.opens(&path)
            .sees("Supervisors and privacy officers")
            .lacks("Metformin")
            .lacks("Open it");
        assert_eq!((count(portal, SEEN), count(portal, ALARMS)), (0, 0));
        assert_eq!(says(&di, &path, "approve"), (303, format!("{DONE}approved")));
        ana.opens(&path).sees("Metformin").lacks("Nobody said yes");
        pass(portal, 59, &[&ana, &di]);
        ana.opens(&path).sees("Metformin");
        pass(portal, 1, &[&ana, &di]);
        let over = ana.opens(&path);
        over.sees("Its hour is over").lacks("Metformin").lacks("Woodward");
        assert_eq!((count(portal, SEEN), count(portal, ALARMS)), (2, 1));
        assert_eq!(ana.sends(&path, &[("act", "end")]).place(), path, "it is over already");
        di.opens("/desk/emergency").lacks("ann W.");
        portal
            .visited_by(&ann)
            .opens("/security/viewed")
            .sees("Di, supervisor")
            .sees("They agreed");
        portal.pass(DAY * 7);
        portal.work();
        assert_eq!(count(portal, OVERDUE), 0);
    });
}

#[test]
fn whoever_asks_waits_five_minutes_and_then_opens_it_alone() {
    both(|portal| {
        known(portal);
        let ana = at_desk(portal, ("Ana Ruiz", Role::Agent), 1);
        let di = in_team(portal, "West", ("Di Oak", Role::Supervisor), 2);
        let path = asked(&ana);
        assert_eq!(asked(&ana), path, "asked twice is asked once");
        portal.pass(Duration::from_mins(4));
        assert_eq!(ana.sends(&path, &[("act", "open")]).place(), path);
        ana.opens(&path).lacks("Metformin");
        portal.pass(Duration::from_mins(1));
        ana.opens(&path).sees("Nobody has answered").lacks("Metformin");
        assert_eq!(ana.sends(&path, &[("act", "open")]).place(), path);
        ana.opens(&path).sees("Metformin");
        // Whoever says yes now is late, and looks into it instead.
        for late in ["approve", "decline"] {
            assert_eq!(says(&di, &path, late).0, 422, "{late}");
        }
        di.opens(&format!("{path}/review")).sees("What did you find?").lacks("Approve</button>");
        assert_eq!(ana.sends(&path, &[("act", "end")]).place(), format!("{DONE}ended"));
        ana.opens(&path).lacks("Metformin").sees("Its hour is over");
    });
}

#[test]
fn a_no_is_a_no_for_a_day_and_for_this_member_alone() {
    both(|portal| {
        known(portal);
        member(portal, 0xB, ("ben", "JRX100300"));
        let ana = at_desk(portal, ("Ana Ruiz", Role::Agent), 1);
        let di = in_team(portal, "West", ("Di Oak", Role::Supervisor), 2);
        let path = asked(&ana);
        assert_eq!(says(&di, &path, "decline"), (303, format!("{DONE}declined")));
        ana.opens(&path).sees("Somebody else said no").lacks("Metformin");
        pass(portal, 6, &[&ana]);
        ana.sends(&path, &[("act", "open")]);
        ana.opens(&path).lacks("Metformin");
        let again = asks(&ana, CARD, "treated");
        assert_eq!(again.status, 422);
        again.sees("somebody said no to this").sees(WORDS);
        assert!(asks(&ana, "JRX100300", "treated").place().starts_with("/desk/emergency/"));
        assert_eq!((count(portal, SEEN), count(portal, ALARMS)), (0, 0));
        assert_eq!(told(&portal.work(), "opened part of your record"), 0);
    });
}

#[test]
fn of_two_who_decide_one_is_faster_and_the_other_is_told_so() {
    both(|portal| {
        known(portal);
        let ana = at_desk(portal, ("Ana Ruiz", Role::Agent), 1);
        let di = in_team(portal, "West", ("Di Oak", Role::Supervisor), 2);
        let pia = in_team(portal, "West", ("Pia Fox", Role::Privacy), 3);
        let path = asked(&ana);
        assert_eq!(says(&di, &path, "approve").0, 303);
        for late in ["approve", "decline", "proper"] {
            assert_eq!(says(&pia, &path, late).0, 422, "{late}");
        }
        ana.opens(&path).sees("Metformin");
        assert_eq!(count(portal, ALARMS), 1);
        assert_eq!(told(&portal.work(), "opened part of your record"), 1);
        let agreed = "SELECT COUNT(*) FROM audit_entry WHERE action = 'desk.acted'";
        assert_eq!(count(portal, agreed), 1);
    });
}

#[test]
fn nobody_decides_about_themselves_or_their_own_team_where_there_is_another() {
    both(|portal| {
        known(portal);
        let sam = at_desk(portal, ("Sam Lee", Role::Supervisor), 1);
        let path = asked(&sam);
        assert_eq!(sam.opens(&format!("{path}/review")).status, 404, "one's own");
        assert_eq!(says(&sam, &path, "proper").0, 404);
        sam.opens("/desk").sees("Emergencies</a>");
        let bo = at_desk(portal, ("Bo Fox", Role::Supervisor), 2);
        bo.opens(&format!("{path}/review")).sees("What did you find?");
        let cy = in_team(portal, "West", ("Cy Ito", Role::Privacy), 3);
        bo.opens(&format!("{path}/review"))
            .sees("another team decides")
            .lacks("What did you find?");
        assert_eq!(says(&bo, &path, "proper").0, 404);
        let agent = in_team(portal, "West", ("Ed Poe", Role::Agent), 4);
        assert_eq!(agent.opens(&format!("{path}/review")).status, 404, "no role for it");
        assert_eq!(agent.opens(&path).status, 404, "another's");
        assert_eq!(agent.sends(&path, &[("act", "end")]).status, 404);
        assert_eq!(says(&cy, &path, "proper"), (303, format!("{DONE}found")));
    });
}

#[test]
fn what_was_not_proper_ends_at_once_and_the_member_hears_of_it() {
    both(|portal| {
        let ann = known(portal);
        let ana = at_desk(portal, ("Ana Ruiz", Role::Agent), 1);
        let path = asked(&ana);
        ana.opens(&path).sees("Metformin");
        portal.work();
        let pia = in_team(portal, "West", ("Pia Fox", Role::Privacy), 2);
        assert_eq!(says(&pia, &path, "find").0, 422, "nothing was chosen");
        assert_eq!(says(&pia, &path, "not-proper"), (303, format!("{DONE}found")));
        ana.opens(&path).lacks("Metformin").sees("Its hour is over");
        assert_eq!(told(&portal.work(), "should not have been opened"), 1);
        portal.visited_by(&ann).opens("/security/viewed").sees("it should not have been");
        pia.opens("/desk/emergency").sees("It was not proper").sees("Looked into within");
        assert_eq!(says(&pia, &path, "proper").0, 422, "it is found once");
        asks(&ana, CARD, "treated").sees("found that it was not proper");
        let pages = ["/desk/emergency", &path, ASK];
        let spanish = in_team(portal, "West", ("Di Oak", Role::Supervisor), 3).in_spanish();
        for page in pages {
            assert!([200, 404].contains(&spanish.opens(page).status), "{page}");
        }
    });
}

#[test]
fn whoever_looks_into_nothing_by_the_next_business_day_is_an_alarm_each_day() {
    both(|portal| {
        known(portal);
        let sam = at_desk(portal, ("Sam Lee", Role::Supervisor), 1);
        let path = asked(&sam);
        portal.work();
        // It is ten in the morning: the phones close tomorrow at eight.
        portal.pass(Duration::from_hours(33));
        portal.work();
        assert_eq!(count(portal, OVERDUE), 0, "there is an hour left");
        for (days, hours) in [(1, 1), (2, 24)] {
            portal.pass(Duration::from_hours(hours));
            portal.work();
            assert_eq!(count(portal, OVERDUE), days);
        }
        // Whom it is about closes neither.
        let mut key = SoftKey::new(7);
        let pia = portal.stranger();
        joins(&pia, &invited(portal, "Pia Fox", Role::Privacy), &mut key);
        assert_eq!(says(&pia, &path, "proper").0, 303);
        portal.pass(DAY * 3);
        portal.work();
        assert_eq!(count(portal, OVERDUE), 2, "somebody did");
    });
}

#[test]
fn an_old_passkey_asks_for_it_anew_and_nothing_typed_is_lost() {
    both(|portal| {
        known(portal);
        let mut key = SoftKey::new(1);
        let ana = portal.stranger();
        joins(&ana, &invited(portal, "Ana Ruiz", Role::Agent), &mut key);
        pass(portal, 16, &[&ana]);
        assert_eq!(ana.opens(ASK).place(), format!("/desk/prove?next={ASK}"));
        let stale = asks(&ana, CARD, "treated");
        assert_eq!(stale.status, 422);
        stale.sees("Use your passkey once more").sees(WORDS).sees(CARD).sees("checked");
        assert_eq!(count(portal, "SELECT COUNT(*) FROM desk_emergency"), 0);
        assert_eq!(proves(&ana, &mut key, ASK).place(), ASK);
        let di = in_team(portal, "West", ("Di Oak", Role::Supervisor), 2);
        let path = asked(&ana);
        pass(portal, 16, &[&ana, &di]);
        let opens = ana.sends(&path, &[("act", "open")]).place();
        assert_eq!(opens, format!("/desk/prove?next={path}"));
        assert_eq!(says(&di, &path, "approve").1, format!("/desk/prove?next={path}/review"));
        ana.opens(&path).lacks("Metformin");
    });
}

#[test]
fn of_two_answers_that_read_the_same_one_is_kept() {
    both(|portal| {
        known(portal);
        let ana = at_desk(portal, ("Ana Ruiz", Role::Agent), 1);
        in_team(portal, "West", ("Di Oak", Role::Supervisor), 2);
        let id: JobId = asked(&ana).rsplit('/').next().unwrap().parse().unwrap();
        let kept = portal.write(move |tx| {
            let staff = |name| Ok::<_, Fault>(staff::named(tx, name)?.unwrap().id);
            let (ana, di) = (staff("Ana Ruiz")?, staff("Di Oak")?);
            let read = store::own(tx, ana, id)?.unwrap();
            assert!(store::may_oversee(tx, ana, (ana, read.stage))?.is_none());
            let overseer = store::may_oversee(tx, di, (ana, read.stage))?.unwrap();
            let after = |act| {
                let stage = read.stage.after(act, tx.now()).unwrap();
                store::save(tx, &Emergency { stage, ..read.clone() }, di)
            };
            Ok((after(Act::Approve(overseer))?, after(Act::Decline(overseer))?))
        });
        assert_eq!(kept, (true, false));
        ana.opens(&format!("/desk/emergency/{id}")).sees("Metformin");
    });
}
