use base::{AccountId, MemberId, MemberScope};
use serde_json::Value;
use store::testing::{NOW, both};
use store::{Sql, audit, keys};

use super::*;

const ANN: MemberId = MemberId::new([1; 16]);
const BOB: MemberId = MemberId::new([2; 16]);
const SOMEBODY: Actor = Actor::Account(AccountId::new([3; 16]));
const HIDE: Sql = Sql { name: "HIDE", text: "ALTER TABLE audit_entry RENAME TO hidden_entry" };
const SHOW: Sql = Sql { name: "SHOW", text: "ALTER TABLE hidden_entry RENAME TO audit_entry" };

fn view(owner: MemberId, number: u32) -> View {
    let mut thing = [0; 16];
    thing[..4].copy_from_slice(&number.to_be_bytes());
    View::new(Deed::Viewed, SOMEBODY, "/claims/{id}").owner(owner).thing(Some(thing))
}

fn seen(seconds: u64) -> Seen {
    Seen { first: NOW + Duration::from_secs(seconds), times: 1 }
}

fn write(views: &Views, db: &Db) -> Result<(), store::Fault> {
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    runtime.block_on(views.write(db, NOW + Duration::from_mins(1)))
}

fn told(db: &Db, member: MemberId) -> Vec<audit::Told> {
    let scope = MemberScope::of(member);
    let later = NOW + Duration::from_hours(1);
    db.read_blocking(NOW, move |tx| audit::of_member(tx, scope, later, 10_000)).unwrap()
}

fn sound(db: &Db) -> u64 {
    let report = audit::verify(db, vec![], NOW).unwrap();
    assert_eq!(report.findings, []);
    report.entries
}

#[test]
fn a_look_is_told_with_who_what_whose_where_and_when() {
    both(&[], |db| {
        let views = Views::default();
        let session = SessionId::new([9; 16]);
        views.add(view(ANN, 7).session(session), seen(3));
        views.add(view(BOB, 7), seen(4));
        write(&views, db).unwrap();
        let told = told(db, ANN);
        assert_eq!(told.len(), 1);
        assert_eq!(told[0].action, "record.viewed");
        assert_eq!(told[0].actor, SOMEBODY.to_string());
        assert_eq!(told[0].at, NOW + Duration::from_secs(3));
        assert_eq!(told[0].thing.unwrap()[..4], 7_u32.to_be_bytes());
        let detail = told[0].detail.as_ref().unwrap();
        assert_eq!(detail["door"], "GET /claims/{id}");
        assert_eq!(detail["session"], Value::String(session.to_string()));
        assert_eq!(sound(db), 2);
    });
}

#[test]
fn the_same_look_again_within_a_moment_is_one_entry_that_counts() {
    both(&[], |db| {
        let views = Views::default();
        for second in [5, 3, 4] {
            views.add(view(ANN, 1), seen(second));
        }
        write(&views, db).unwrap();
        views.add(view(ANN, 1), seen(6));
        write(&views, db).unwrap();
        let told = told(db, ANN);
        let times = told.iter().map(|told| told.detail.as_ref().unwrap()["times"].as_i64());
        assert_eq!(times.collect::<Vec<_>>(), [Some(1), Some(3)]);
        assert_eq!(told[1].at, NOW + Duration::from_secs(3));
    });
}

#[test]
fn what_cannot_be_written_waits_and_is_written_once_it_can() {
    both(&[], |db| {
        let views = Views::default();
        let many = u32::try_from(TOGETHER).unwrap() * 2 + 1;
        (0..many).for_each(|number| {
            views.add(view(ANN, number), seen(1));
        });
        db.write_blocking(NOW, |tx| tx.run(HIDE, &[])).unwrap();
        assert!(write(&views, db).is_err());
        assert_eq!(views.len(), many as usize);
        db.write_blocking(NOW, |tx| tx.run(SHOW, &[])).unwrap();
        write(&views, db).unwrap();
        assert_eq!(views.len(), 0);
        assert_eq!(told(db, ANN).len(), many as usize);
        assert_eq!(sound(db), u64::from(many));
    });
}

#[test]
fn a_look_at_somebody_forgotten_is_still_told() {
    both(&[], |db| {
        let views = Views::default();
        views.add(view(ANN, 1), seen(1));
        views.add(view(BOB, 2), seen(2));
        db.write_blocking(NOW, |tx| keys::forget(tx, ANN, Actor::Operator)).unwrap();
        write(&views, db).unwrap();
        assert_eq!(told(db, BOB).len(), 1);
        let thing = view(ANN, 1).thing.unwrap();
        let about = db.read_blocking(NOW, move |tx| audit::about(tx, &thing)).unwrap();
        assert_eq!(about.len(), 1);
        sound(db);
    });
}

/// A house whose record cannot be written until `SHOW`.
fn stuck(test: impl Fn(&Shared, &tokio::runtime::Runtime)) {
    crate::testing::with_house(crate::Mode::Live, &[], |house| {
        house.db.write_blocking(NOW, |tx| tx.run(HIDE, &[])).unwrap();
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        test(&house, &runtime);
    });
}

#[test]
fn pages_go_on_while_the_record_cannot_be_written_but_not_without_end() {
    stuck(|house, runtime| {
        (0..u32::try_from(MOST).unwrap() - 2).for_each(|number| {
            house.views.add(view(ANN, number), seen(1));
        });
        let look = |number| runtime.block_on(note(house, view(BOB, number), NOW));
        assert!(look(1).is_ok());
        assert!(look(2).is_err(), "nothing is shown that nobody would know of");
        house.db.write_blocking(NOW, |tx| tx.run(SHOW, &[])).unwrap();
        assert!(look(3).is_ok());
        assert_eq!(house.views.len(), 0, "the visitor who found the house full wrote them all");
        assert_eq!(told(&house.db, BOB).len(), 3);
    });
}

#[test]
fn whoever_finds_many_waiting_writes_them() {
    crate::testing::with_house(crate::Mode::Live, &[], |house| {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        for number in 0..u32::try_from(MANY).unwrap() {
            runtime.block_on(note(&house, view(ANN, number), NOW)).unwrap();
        }
        assert_eq!(house.views.len(), 0);
        assert_eq!(told(&house.db, ANN).len(), MANY);
    });
}

#[test]
fn a_house_that_closes_writes_its_last_notes() {
    crate::testing::with_house(crate::Mode::Live, &[], |house| {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            note(&house, view(ANN, 1), NOW).await.unwrap();
            keep_views(house.clone(), async {}).await;
            note(&house, view(ANN, 2), NOW).await.unwrap();
            last_views(house.clone()).await;
        });
        assert_eq!(told(&house.db, ANN).len(), 2);
    });
}
