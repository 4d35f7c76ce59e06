//! "This was not me", said after an order was placed and before it left (SECURITY 90).

use ::store::Message;
use base::{AccountId, Lang};

use super::*;
use crate::orders::told::{Fact, Report, take};
use crate::testing::{ANN_BORN, moves_to, person, plan_has_address};

const STRANGER: &str = "66 Stranger Street";
const PLANS: &str = "12 Juniper Lane";

/// Ann's order for the address that somebody added to her account, and her own to call back.
struct Begun {
    scope: MemberScope,
    account: AccountId,
    order: OrderId,
}

fn begun(db: &Db) -> Begun {
    let begun = write(db, |tx| {
        let (member, _) = coverage::take_person(tx, &person("ann", ANN_BORN))?;
        let (scope, who) = (MemberScope::of(member), ("Ann", Lang::English));
        let names = ("ann.whitfield", "ann@example.org");
        let account = identity::testing::account(tx, member, who, names)?;
        moves_to(tx, scope, STRANGER)?;
        give(tx, scope, 1)?;
        let lines = prescription(tx, scope, rx(1), today())?.map(|(rx, _)| rx);
        let place_ = profile::preferred(tx, scope, today())?.expect("the stranger's");
        let new = NewOrder {
            id: OrderId::new([7; 16]),
            by: Some(account),
            lines: lines.into_iter().collect(),
            left_out: Vec::new(),
            deliver_to: place_.parcel(),
            mailed: false,
            wishes: crate::orders::Wishes::default(),
            shipping: base::RefillTerms::HOUSE.standard,
        };
        let Placed::Order(order) = place(tx, scope, new, when())? else { panic!("placed") };
        queue_submission(tx, scope, &order)?;
        Ok((scope, account, order.id))
    });
    Begun { scope: begun.0, account: begun.1, order: begun.2 }
}

impl Begun {
    fn freezes(&self, db: &Db) {
        let (account, member) = (self.account, self.scope.member());
        let by = Actor::Account(account);
        write(db, move |tx| identity::holds::freeze(tx, (account, member), by));
    }

    /// Sends it, as at first and as the daily look does, and tells what left.
    fn leaves(&self, db: &Db, folder: &std::path::Path, again: &'static str) -> Option<String> {
        let (scope, id) = (self.scope, self.order);
        let job = write(db, move |tx| {
            let order = order_of(tx, scope, id)?.unwrap();
            tx.queue(submit(order.id, again)?.owner(scope))?;
            let all = queue::newest(tx, SUBMIT, 20)?;
            Ok(all.into_iter().find(|job| job.key.ends_with(&format!("{id}{again}"))).unwrap())
        });
        let jobs = jobs(Pharmacy::FileDrop(folder.to_owned()));
        let runtime = tokio::runtime::Runtime::new().unwrap();
        drop(runtime.block_on(jobs.outside[0].1(house(db), job)));
        let file = std::fs::File::open(folder.join(format!("order-{id}.json"))).ok()?;
        std::io::read_to_string(file).ok()
    }

    fn now(&self, db: &Db) -> Order {
        let (scope, id) = (self.scope, self.order);
        write(db, move |tx| Ok(order_of(tx, scope, id)?.unwrap()))
    }
}

#[test]
fn an_order_that_has_not_left_goes_to_the_plans_address_once_the_account_is_frozen() {
    // Within the ten minutes, and after a first try while the road was out.
    for tried in [false, true] {
        both(SLICES, |db| {
            let (begun, folder) = (begun(db), tempfile::tempdir().unwrap());
            if tried {
                assert_eq!(begun.leaves(db, "/nowhere/at/all".as_ref(), ""), None);
                assert_eq!(*begun.now(db).stage(), Stage::Sending);
            }
            begun.freezes(db);
            let left = begun.leaves(db, folder.path(), "/again-0").expect("it leaves");
            assert!(left.contains(PLANS) && !left.contains(STRANGER), "{left}");
            let order = begun.now(db);
            assert_eq!(*order.stage(), Stage::Checking);
            assert!(order.body.deliver_to.iter().any(|line| line.as_str() == PLANS));
            let told = crate::testing::audited(db, *order.id.bytes(), "order.address-replaced");
            assert_eq!(told, 1);
        });
    }
}

#[test]
fn without_an_address_of_the_plans_it_stays_and_its_owner_is_told_once_to_call() {
    both(SLICES, |db| {
        let (begun, folder) = (begun(db), tempfile::tempdir().unwrap());
        write(db, |tx| plan_has_address(tx, "ann", false));
        begun.freezes(db);
        for again in ["", "/again-0", "/again-1"] {
            assert_eq!(begun.leaves(db, folder.path(), again), None);
        }
        let order = begun.now(db);
        assert_eq!((order.stage(), order.body.deliver_to.len()), (&Stage::Received, 0));
        let told: Vec<Message> = write(db, |tx| {
            queue::newest(tx, "message", 10)?.iter().map(|job| job.body(tx)).collect()
        });
        let [told] = told.try_into().expect("one message");
        assert!(told.subject.contains("waits for an address"), "{}", told.subject.0);
        assert!(told.text.contains("Call 1-800-555-0199"), "{}", told.text.0);
        // The plan corrects its file.
        write(db, |tx| plan_has_address(tx, "ann", true));
        let left = begun.leaves(db, folder.path(), "/again-2").expect("it leaves");
        assert!(left.contains(PLANS) && !left.contains(STRANGER), "{left}");
    });
}

#[test]
fn what_the_pharmacy_has_and_what_is_not_frozen_keeps_its_address() {
    both(SLICES, |db| {
        let (begun, folder) = (begun(db), tempfile::tempdir().unwrap());
        let left = begun.leaves(db, folder.path(), "").expect("it leaves");
        assert!(left.contains(STRANGER), "{left}");
        begun.freezes(db);
        let (scope, id) = (begun.scope, begun.order);
        write(db, move |tx| {
            let report =
                Report { name: "e1".to_owned(), when: when(), fact: Fact::Filling, line: None };
            take(tx, scope, id, &report)
        });
        begun.leaves(db, folder.path(), "/again-0");
        let order = begun.now(db);
        assert_eq!(order.body.deliver_to[0].as_str(), STRANGER, "that is where it is going");
    });
}
