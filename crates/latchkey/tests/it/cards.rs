//! No card number ever rests here: every door is offered one, in every field it has.

use std::collections::BTreeSet;

use web::Who;

use super::doors::doors;
use super::house::House;
use super::load::{Member, personas};
use super::place::Place;

/// Of the right length, and its last digit fits.
const NUMBER: &str = "4242424242424242";
const SPACED: &str = "4242 4242 4242 4242";
const NO_SUCH_THING: &str = "00000000000000000000000000";
/// What a form that did ask for a card would call it.
const TEMPTING: [&str; 6] = ["card", "number", "cardnumber", "cc-number", "pan", "account"];

#[test]
fn no_door_keeps_or_logs_a_card_number_in_any_field() {
    let place = Place::sqlite();
    let house = House::open(&place);
    let mut member = Member::signed_in(&house, &personas()[0]);
    let browser = member.browser();
    // The doors that leave come last, so that the others are met by somebody who is signed in.
    let leaves =
        |door: &String| ["sign-out", "/session", "/security"].iter().any(|w| door.contains(w));
    let all: BTreeSet<String> =
        [Who::Member, Who::Proved, Who::Public].into_iter().flat_map(doors).collect();
    let (last, first): (Vec<String>, Vec<String>) = all.into_iter().partition(leaves);
    let mut names: BTreeSet<String> = TEMPTING.map(str::to_owned).into();
    for door in first.iter().chain(&last).filter(|door| door.starts_with("GET ")) {
        // A file is no page and has no fields.
        let Ok(page) = browser.get(&path_of(door)) else { continue };
        let fields = page.text.split("name=\"").skip(1).filter_map(|rest| rest.split('"').next());
        names.extend(fields.map(str::to_owned));
    }
    assert!(names.len() > 20, "{names:?}");
    let mut met = 0;
    for door in first.iter().chain(&last) {
        for number in [NUMBER, SPACED] {
            let fields: Vec<(&str, &str)> = names.iter().map(|name| (&**name, number)).collect();
            let answer = if door.starts_with("POST ") {
                browser.post(&path_of(door), &fields).unwrap()
            } else {
                let Ok(answer) = browser.get(&format!("{}?cap={NUMBER}", path_of(door))) else {
                    continue;
                };
                answer
            };
            if door.contains("/payments") {
                // The language link keeps the address, which is the visitor's own.
                let again = answer.text.contains(number) && door.starts_with("POST ");
                assert!(!again, "{door} says it again");
                met += usize::from(!answer.leads_to("/sign-in"));
            }
        }
    }
    assert!(met > 20, "{met} answers of payments to somebody signed in");
    assert!(!house.log().contains(NUMBER) && !house.log().contains(SPACED));
    for file in ["latchkey.db", "latchkey.db-wal"] {
        let bytes = std::fs::read(place.folder().join(file)).unwrap();
        for number in [NUMBER, SPACED] {
            let holds = bytes.windows(number.len()).any(|part| part == number.as_bytes());
            assert!(!holds, "{file} holds a card number");
        }
    }
}

fn path_of(door: &str) -> String {
    let path = door.split_once(' ').map_or(door, |(_, path)| path);
    path.replace("{id}", NO_SUCH_THING).replace("{year}", "2026").replace("{file}", "none")
}
