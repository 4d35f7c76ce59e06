//! No card number ever reaches us: whatever a browser sends to whichever door, none is kept and
//! none is shown. A way to pay is typed on the provider's page and nowhere else.

use std::collections::BTreeSet;

use web::Who;

use super::bytes::Stored;
use super::doors::doors;
use super::house::House;
use super::load::{Member, personas};
use super::needles::{Scanner, Value};
use super::place::Place;

/// Numbers that cards could have (ISO/IEC 7812, with their check digits), as people type them.
const NUMBERS: [&str; 4] =
    ["4539578763621486", "5424180279791732", "374245455400126", "4539 5787 6362 1486"];

/// Forms that answer at once and keep nothing: what was typed stands in its field once more.
const ECHOES: [&str; 3] = ["/help", "/orders", "/prices"];

/// A card number's last digit (Luhn).
fn checks(number: &str) -> bool {
    let digits = number.chars().filter_map(|digit| digit.to_digit(10)).rev();
    let sum: u32 = digits
        .enumerate()
        .map(|(at, digit)| match digit * (1 + u32::from(at % 2 == 1)) {
            twice if twice > 9 => twice - 9,
            once => once,
        })
        .sum();
    sum.is_multiple_of(10)
}

/// Every name a field of ours has, read from the pages themselves.
fn fields() -> BTreeSet<String> {
    let mut names: BTreeSet<String> =
        ["number", "card", "card_number", "cvc", "pan"].map(str::to_owned).into();
    let crates = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    read_folder(crates, &mut names);
    assert!(names.len() > 40, "{names:?}");
    names
}

fn read_folder(folder: &std::path::Path, names: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            read_folder(&path, names);
        } else if path.extension().is_some_and(|end| end == "html") {
            let text = std::fs::read_to_string(&path).unwrap();
            for mark in ["name=\"", "problems, \""] {
                names.extend(text.split(mark).skip(1).filter_map(|rest| {
                    let name = rest.split('"').next()?;
                    let plain = name.chars().all(|c| c.is_ascii_alphanumeric() || "-_".contains(c));
                    (plain && !name.is_empty()).then(|| name.to_owned())
                }));
            }
        }
    }
}

#[test]
fn no_door_keeps_a_card_number_or_shows_it_again() {
    assert!(NUMBERS.iter().all(|number| checks(number)));
    let place = Place::sqlite();
    let house = House::open(&place);
    let names = fields();
    let mut ann = Member::signed_in(&house, &personas()[0]);
    let open: BTreeSet<String> =
        [Who::Public, Who::Member, Who::Proved].into_iter().flat_map(doors).collect();
    // Leaving comes last, or nothing would be tried any more.
    let (last, first): (Vec<_>, Vec<_>) = open
        .iter()
        .filter_map(|door| door.strip_prefix("POST "))
        .partition(|path| *path == "/sign-out");
    assert!(first.len() > 40, "{first:?}");
    let mut shown = BTreeSet::new();
    for path in first.into_iter().chain(last) {
        let path = path.replace("{id}", "00000000000000000000000000");
        if ann.browser().get("/home").unwrap().leads_to("/sign-in") {
            ann = Member::signed_in(&house, &personas()[0]);
        }
        for number in NUMBERS {
            let form: Vec<(&str, &str)> =
                names.iter().map(|name| (name.as_str(), number)).collect();
            let answer = ann.browser().post(&path, &form).unwrap();
            assert!(answer.status < 500, "{path}: {answer:?}");
            if answer.text.contains(number) && answer.status < 400 {
                shown.insert(path.clone());
            }
        }
    }
    let echoes: BTreeSet<String> = ECHOES.iter().map(|path| (*path).to_owned()).collect();
    assert!(shown.is_subset(&echoes), "these take a card number: {:?}", &shown - &echoes);
    let values: Vec<Value> =
        NUMBERS.iter().filter_map(|number| Value::new("card number", number)).collect();
    let stored = Stored::of(&place);
    assert!(stored.bytes.len() > 1_000_000);
    assert_eq!(Scanner::for_bytes(&values).found_in(&stored.bytes), BTreeSet::new());
    // The same search sees one that lies there.
    let planted = format!("x{}y", NUMBERS[0]);
    assert!(!Scanner::for_bytes(&values).found_in(planted.as_bytes()).is_empty());
    drop(house);
}
