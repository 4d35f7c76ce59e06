//! "This was not me", said after a request was sent and before it left (SECURITY 90).

use base::AddressId;
use store::{Actor, Place, Sql, args};

use super::road::names;
use super::*;

const STRANGER: &str = "66 Stranger Street";
const PLANS: &str = "12 Ann Lane";
const CALL: &str = "your plan has none for you. Call 1-800-555-0199";

const ADD_ADDRESS: Sql = Sql {
    name: "ADD_ADDRESS",
    text: "INSERT INTO delivery_address (id, owner, at, version, body) VALUES ($1, $2, $3, 1, $4)",
};
const PREFER_ADDRESS: Sql = Sql {
    name: "PREFER_ADDRESS",
    text: "INSERT INTO preferred_address (owner, address) VALUES ($1, $2)",
};

/// Somebody adds an address to her account, to which things go from now on.
fn adds_an_address(portal: &Portal, who: &Person) {
    let owner = who.scope.member();
    portal.write(move |tx| {
        let id = AddressId::new(tx.entropy());
        let entry = serde_json::json!({
            "street": STRANGER, "city": "Albany", "state": "NY", "zip": "12207",
        });
        let body = tx.seal(&Place::new(owner, "delivery_address", id.bytes()), &entry)?;
        tx.run(ADD_ADDRESS, &args![id, owner, tx.now(), body])?;
        tx.run(PREFER_ADDRESS, &args![owner, id]).map(|_| ())
    });
}

fn freezes(portal: &Portal, who: &Person) {
    let of = (who.account, who.scope.member());
    portal.write(move |tx| identity::holds::freeze(tx, of, Actor::Account(of.0)));
}

/// The plan's file of the day, with an address of hers or with an empty one.
fn plan_has(portal: &Portal, has_address: bool) {
    portal.write(move |tx| {
        let mut told = super::person("Ann", "ann");
        if !has_address {
            told.address = Some(Address {
                lines: Vec::new(),
                city: "".into(),
                state: "".into(),
                postal_code: "".into(),
            });
        }
        coverage::take_person(tx, &told).map(|_| ())
    });
}

fn request(folder: &std::path::Path, id: ReimbursementId) -> Option<String> {
    let name = format!("reimbursement-{id}.json");
    left_in(folder).into_iter().find(|(one, _)| *one == name).map(|(_, task)| task.to_string())
}

#[test]
fn a_check_that_was_not_asked_for_yet_goes_to_the_plans_address_once_the_account_is_frozen() {
    both(|portal, folder| {
        let person = ann(portal);
        adds_an_address(portal, &person);
        let (place, id) = asked(portal, &portal.visited_by(&person), "1");
        portal.visited_by(&person).opens(&place).sees(STRANGER);
        freezes(portal, &person);
        portal.work();
        let left = request(folder, id).expect("it leaves");
        assert!(left.contains(PLANS) && !left.contains(STRANGER), "{left}");
        portal.visited_by(&person).opens(&place).sees(PLANS).lacks(STRANGER);
        // What is with the plan is where it was.
        assert!(one(portal, id).has_arrived(super::super::Part::Round(0)));
    });
}

#[test]
fn a_request_that_the_plan_has_keeps_the_address_it_has_there() {
    both(|portal, folder| {
        let person = ann(portal);
        adds_an_address(portal, &person);
        let (_, id) = asked(portal, &portal.visited_by(&person), "1");
        portal.work();
        assert!(request(folder, id).expect("it left").contains(STRANGER));
        freezes(portal, &person);
        let house = portal.house.clone();
        portal.write(move |tx| kept::hand_over(tx, &house, (person.scope, id)).map(|_| ()));
        let to = one(portal, id).body.check_to;
        assert!(to.iter().any(|line| line.as_str() == STRANGER), "{to:?}");
    });
}

#[test]
fn without_an_address_of_the_plans_it_stays_and_its_owner_is_told_once_to_call() {
    both(|portal, folder| {
        let person = ann(portal);
        adds_an_address(portal, &person);
        let (_, id) = asked(portal, &portal.visited_by(&person), "1");
        plan_has(portal, false);
        freezes(portal, &person);
        let waits = |told: &Message| told.subject.contains("waits for an address");
        let mut told = portal.work();
        for _ in 0..2 {
            portal.pass(Duration::from_hours(25));
            told.extend(portal.work());
        }
        assert!(names(folder).iter().all(|name| !name.starts_with("reimbursement-")));
        let told: Vec<&Message> = told.iter().filter(|one| waits(one)).collect();
        assert_eq!(told.len(), 1, "{told:?}");
        assert!(told[0].text.contains("1-800-555-0199"), "{}", told[0].text.0);
        assert!(one(portal, id).body.check_to.is_empty());
        // The plan corrects its file.
        plan_has(portal, true);
        portal.pass(Duration::from_hours(25));
        portal.work();
        let left = request(folder, id).expect("it leaves");
        assert!(left.contains(PLANS) && !left.contains(STRANGER), "{left}");
    });
}

#[test]
fn while_the_account_is_frozen_nobody_is_told_to_add_an_address() {
    both(|portal, _| {
        let person = ann(portal);
        adds_an_address(portal, &person);
        let place = drafted(portal, &portal.visited_by(&person), "1");
        adds(&portal.visited_by(&person), &place, PDF);
        freezes(portal, &person);
        let ann = portal.visited_by(&Person { frozen: true, ..person.clone() });
        let page = ann.opens(&place);
        page.sees(PLANS).sees("only to the address in your plan’s file");
        page.lacks("Change your address").lacks(STRANGER);
        plan_has(portal, false);
        ann.opens(&place).sees(CALL).lacks("Add one first").lacks("Add an address");
        let refused = ann.sends(&format!("{place}/send"), &[("declare", "yes")]);
        assert_eq!(refused.status, 422);
        refused.sees(CALL).lacks("Add one first");
    });
}
