//! Whoever looks at a record is in the record (SECURITY 82), also when the house closes at once.

use base::{MemberScope, OrderId};
use store::audit::{self, Told};
use store::testing::NOW;

use super::house::House;
use super::load::{Member, personas};
use super::place::{Place, now};

/// Everything told of one of the sample members, oldest first; and whether it is sound.
fn told_of(place: &Place, number: usize) -> Vec<Told> {
    let card = personas()[number].member_id.clone();
    let db = place.store();
    let told = db.read_blocking(now(), move |tx| {
        let member = coverage::find_by_member_id(tx, &card)?.unwrap();
        audit::of_member(tx, MemberScope::of(member), now(), 1_000)
    });
    assert_eq!(audit::verify(&db, Vec::new(), NOW).unwrap().findings, []);
    told.unwrap().into_iter().rev().collect()
}

fn looks(told: &[Told]) -> Vec<(String, String)> {
    let looks = told.iter().filter(|told| told.action.starts_with("record."));
    let place = |told: &Told| told.detail.as_ref().unwrap()["door"].as_str().unwrap().to_owned();
    looks.map(|told| (told.action.clone(), place(told))).collect()
}

fn told_after_a_visit(place: &Place) {
    let house = House::open(place);
    let people = personas();
    let mut ann = Member::signed_in(&house, &people[0]);
    while ann.placed.is_empty() {
        ann.step().unwrap();
    }
    let order = ann.placed[0].clone();
    let page = format!("/orders/{order}");
    assert_eq!(ann.browser().get(&page).unwrap().status, 200);
    let mut harold = Member::signed_in(&house, &people[3]);
    assert_eq!(harold.browser().get(&page).unwrap().status, 404);
    house.close();

    let told = told_of(place, 0);
    let seen = ("record.viewed".to_owned(), "GET /orders/{id}".to_owned());
    let looks = looks(&told);
    assert!(looks.contains(&seen), "{looks:?}");
    assert!(looks.iter().all(|(_, door)| !door.contains(&order)), "{looks:?}");
    let mine = told.iter().find(|told| told.action == "record.viewed").unwrap();
    assert!(mine.actor.starts_with("account:"), "{mine:?}");

    let order: OrderId = order.parse().unwrap();
    let about = place.store().read_blocking(now(), move |tx| audit::about(tx, order.bytes()));
    let denied = about.unwrap().into_iter().filter(|(action, _, _)| action == "record.denied");
    let actors: Vec<String> = denied.map(|(_, actor, _)| actor).collect();
    assert_eq!(actors.len(), 1);
    assert_ne!(actors[0], mine.actor, "it was harold who asked");
}

#[test]
fn what_was_shown_and_refused_is_in_the_record_when_the_house_has_closed() {
    told_after_a_visit(&Place::sqlite());
}

#[test]
fn the_same_on_postgresql() {
    if let Some(place) = Place::postgres() {
        told_after_a_visit(&place);
    }
}
