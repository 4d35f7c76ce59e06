//! The 24 hand-made members, read from their tables.

use base::{Day, Private, Secret, SeededLuck};
use formats::records::{Address, Gender, Name, Person, Record, Relationship, SourceRef};

use crate::approvals;
use crate::chart::{self, Who};
use crate::lifecycle::Course;
use crate::people::{Cover, refs};
use crate::persona::{OrderState, Parcel, Persona, SampleOrder, Situation};
use crate::scripts;
use crate::table::{Row, read, rows};

static PERSONAS: &str = include_str!("../data/personas.tsv");
static ORDERS: &str = include_str!("../data/orders.tsv");

/// The hand-made members, the calm one first.
pub fn personas(seed: u64, today: Day) -> Vec<Persona> {
    let own = |(at, row): (usize, Row)| persona((at, &row), today, &luck(seed, at));
    rows(PERSONAS).enumerate().map(own).collect()
}

/// Everything the file holds of them, member by member.
pub fn records(seed: u64, today: Day) -> impl Iterator<Item = Record> + Send {
    rows(PERSONAS).enumerate().flat_map(move |(at, row)| {
        let luck = luck(seed, at);
        let who = who(at, &row);
        let courses = scripts::courses(&who.key, today, &luck);
        let head =
            [Record::Person(person(&row, today)), Record::Coverage(cover(&row, today).record())];
        let asked = approvals::records(&who, &courses, today);
        let chart = chart::records(&who, &courses, today, &luck);
        head.into_iter().chain(chart).chain(asked).collect::<Vec<_>>()
    })
}

fn luck(seed: u64, at: usize) -> SeededLuck {
    SeededLuck::new(seed.wrapping_add(at as u64))
}

fn persona((at, row): (usize, &Row), today: Day, luck: &SeededLuck) -> Persona {
    let key = row.text("key");
    Persona {
        key,
        person: person_ref(row),
        username: row.text("username").to_owned(),
        password: Secret::new(row.text("password").to_owned()),
        email: row.read_maybe("email"),
        phone: row.read_maybe("phone"),
        member_id: row.text("member_id").to_owned(),
        birth_date: birth_date(row, today),
        rx_number: scripts::has_any(key).then(|| who(at, row).rx_number(0)),
        good_for: row.text("good_for"),
        lang: lang(row),
        situation: situation(row),
        orders: orders(row, today, luck),
    }
}

fn situation(row: &Row) -> Situation {
    let cell = row.text("situation");
    Situation::from_cell(cell).unwrap_or_else(|| panic!("no situation {cell}"))
}

fn orders(row: &Row, today: Day, luck: &SeededLuck) -> Vec<SampleOrder> {
    let own: Vec<Row> = rows(ORDERS).filter(|order| order.text("key") == row.text("key")).collect();
    if own.is_empty() {
        return Vec::new();
    }
    let who = who(0, row);
    let courses = scripts::courses(&who.key, today, luck);
    own.iter().map(|order| sample_order(order, &who, &courses)).collect()
}

fn sample_order(row: &Row, who: &Who, courses: &[Course]) -> SampleOrder {
    let state: OrderState = row.read("state");
    let named = |code: &str| {
        let at = courses.iter().rposition(|course| course.medicine.code == code);
        who.rx(at.unwrap_or_else(|| panic!("no prescription of {code} for {}", who.key)))
    };
    SampleOrder {
        rx: row.text("medicines").split(',').map(named).collect(),
        placed_days_ago: row.read("placed_days_ago"),
        state,
        parcel: row.maybe("carrier").map(|carrier| parcel(carrier, &who.key)),
        hold_reason: row.read_maybe("hold_reason"),
    }
}

/// A number no carrier gives out, of the length its own have.
fn parcel(carrier: &'static str, key: &str) -> Parcel {
    let of_key = key.bytes().fold(0_u64, |sum, byte| sum * 31 % 9_973 + u64::from(byte));
    let tracking = match carrier {
        "USPS" => format!("9400{of_key:018}"),
        "UPS" => format!("1Z000000{of_key:010}"),
        _ => format!("{of_key:012}"),
    };
    Parcel { carrier, tracking }
}

fn who(at: usize, row: &Row) -> Who {
    Who {
        key: row.text("key").to_owned(),
        person: person_ref(row),
        number: at as u64,
        lang: lang(row),
    }
}

fn lang(row: &Row) -> base::Lang {
    row.text("lang").parse().unwrap_or_default()
}

fn person_ref(row: &Row) -> SourceRef {
    refs(row.text("key"), row.text("member_id")).swap_remove(0)
}

/// A day, or `age:9` for somebody who is always that many years old.
fn birth_date(row: &Row, today: Day) -> Day {
    let cell = row.text("birth");
    match cell.strip_prefix("age:") {
        Some(years) => today.plus_days(-(read::<i32>(years) * 365 + 130)),
        None => read(cell),
    }
}

fn person(row: &Row, today: Day) -> Person {
    let privately = |heading| row.maybe(heading).map(Private::from);
    Person {
        refs: refs(row.text("key"), row.text("member_id")),
        member_id: privately("member_id"),
        name: Name {
            given: row.text("given").split('|').map(Private::from).collect(),
            family: row.text("family").into(),
            suffix: privately("suffix"),
        },
        birth_date: Some(Private(birth_date(row, today))),
        gender: Some(if row.text("gender") == "f" { Gender::Female } else { Gender::Male }),
        address: Some(address(row.text("address"))),
        emails: privately("email").into_iter().collect(),
        phones: privately("phone").into_iter().collect(),
        lang: Some(lang(row)),
        died: None,
    }
}

/// `Line; second line|City|ST|ZIP`.
fn address(cell: &str) -> Address {
    let mut parts = cell.split('|');
    let mut part = || parts.next().unwrap_or_default();
    Address {
        lines: part().split("; ").map(Private::from).collect(),
        city: part().into(),
        state: part().into(),
        postal_code: part().into(),
    }
}

fn cover(row: &Row, today: Day) -> Cover {
    let start = row.text("start");
    Cover {
        key: row.text("key").to_owned(),
        person: person_ref(row),
        member_id: row.text("member_id").to_owned(),
        subscriber_id: row.text("subscriber").to_owned(),
        person_code: row.text("person_code"),
        relationship: match row.text("relationship") {
            "spouse" => Relationship::Spouse,
            "child" => Relationship::Child,
            _ => Relationship::Oneself,
        },
        // `y2` is the start of the year before last; anything else is today.
        start: start
            .strip_prefix('y')
            .and_then(|years| Day::year_start(today.year() - read::<i16>(years)).ok())
            .unwrap_or(today),
        end: row.read_maybe("end").map(|days| today.plus_days(days)),
    }
}
