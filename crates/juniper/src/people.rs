//! Invented people: names, homes and coverage of the generated members.

use std::sync::LazyLock;

use base::{Day, Lang, Private, SeededLuck};
use formats::records::{
    Address, CardCost, Coverage, CoverageStatus, Gender, Name, Person, Relationship, SourceRef,
};

use crate::chart::Who;
use crate::costs::{DEDUCTIBLE, OUT_OF_POCKET};
use crate::directory::{PLAN_NAME, payer};
use crate::lifecycle::roll;
use crate::table::{Row, rows};

static GIVEN: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| {
    include_str!("../data/given.txt").lines().filter_map(|line| line.split_once(' ')).collect()
});
static FAMILY: LazyLock<Vec<&str>> =
    LazyLock::new(|| include_str!("../data/family.txt").lines().collect());
static STREETS: LazyLock<Vec<&str>> =
    LazyLock::new(|| include_str!("../data/streets.txt").lines().collect());
static TOWNS: LazyLock<Vec<Row>> =
    LazyLock::new(|| rows(include_str!("../data/towns.tsv")).collect());

/// The numbering scheme of the plan's cards.
const MEMBER_NUMBERS: &str = "https://juniper-rx.example.org/member-id";

/// The luck of one member: nobody else's draws change it.
pub fn own_luck(seed: u64, member: u32) -> SeededLuck {
    SeededLuck::new(seed ^ SeededLuck::new(u64::from(member)).number())
}

/// Every name other records may use for a person.
pub fn refs(key: &str, member_id: &str) -> Vec<SourceRef> {
    vec![
        SourceRef::new("juniper", &format!("person/{key}")),
        SourceRef::new("mb", &format!("{MEMBER_NUMBERS}|{member_id}")),
    ]
}

/// A generated member's card number. Nine digits that do not begin with 0 (the personas' do);
/// multiplying by a number prime to 900,000,000 scatters them without ever meeting.
pub fn member_id(member: u32) -> String {
    (100_000_000 + u64::from(member) * 7_368_787 % 900_000_000).to_string()
}

pub fn who(member: u32, lang: Lang) -> Who {
    let key = format!("m{member}");
    let person = SourceRef::new("juniper", &format!("person/{key}"));
    Who { key, person, number: 100 + u64::from(member), lang }
}

/// A generated member, from the first draws of their luck.
pub fn person(member: u32, today: Day, luck: &SeededLuck) -> Person {
    let (sex, given) = *luck.pick(&GIVEN);
    let family = *luck.pick(&FAMILY);
    let town = luck.pick(&TOWNS);
    let spanish = town.text("state") == "PR" || luck.below(100) < 9;
    let member_id = member_id(member);
    Person {
        refs: refs(&format!("m{member}"), &member_id),
        member_id: Some(member_id.into()),
        name: Name { given: vec![given.into()], family: family.into(), suffix: None },
        birth_date: Some(Private(birth_date(today, luck))),
        gender: Some(if sex == "f" { Gender::Female } else { Gender::Male }),
        address: Some(home(town, luck)),
        emails: email(member, luck).into_iter().collect(),
        phones: phone(town, luck).into_iter().collect(),
        lang: Some(if spanish { Lang::Spanish } else { Lang::English }),
        died: None,
    }
}

/// From 18 to 90 years.
fn birth_date(today: Day, luck: &SeededLuck) -> Day {
    today.plus_days(-(18 * 366 + roll(luck, 26_000)))
}

fn home(town: &Row, luck: &SeededLuck) -> Address {
    Address {
        lines: vec![format!("{} {}", 1 + luck.below(998), luck.pick(&STREETS)).into()],
        city: town.text("city").into(),
        state: town.text("state").into(),
        postal_code: town.text("zip").into(),
    }
}

fn email(member: u32, luck: &SeededLuck) -> Option<Private<String>> {
    (luck.below(100) < 82).then(|| format!("member{member}@example.net").into())
}

/// In the hundred numbers of an area that are kept for fiction.
fn phone(town: &Row, luck: &SeededLuck) -> Option<Private<String>> {
    let line = 100 + luck.below(100);
    (luck.below(100) < 88).then(|| format!("{}-555-0{line}", town.text("area")).into())
}

/// How somebody is covered, where it is not the usual way.
pub struct Cover {
    pub key: String,
    pub person: SourceRef,
    pub member_id: String,
    pub subscriber_id: String,
    pub person_code: &'static str,
    pub relationship: Relationship,
    pub start: Day,
    pub end: Option<Day>,
}

impl Cover {
    /// A subscriber, covered since the start of the year before last.
    pub fn of_subscriber(member: u32, person: &Person, today: Day) -> Self {
        let member_id = member_id(member);
        Self {
            key: format!("m{member}"),
            person: person.refs[0].clone(),
            subscriber_id: member_id.clone(),
            member_id,
            person_code: "01",
            relationship: Relationship::Oneself,
            start: Day::year_start(today.year() - 2).unwrap_or(today),
            end: None,
        }
    }

    pub fn record(self) -> Coverage {
        Coverage {
            source: SourceRef::new("juniper", &format!("coverage/{}", self.key)),
            person: self.person,
            status: CoverageStatus::Active,
            subscriber_id: self.subscriber_id.into(),
            person_code: Some(self.person_code.into()),
            relationship: self.relationship,
            payor: payer(),
            plan_name: Some(PLAN_NAME.to_owned()),
            group_number: Some("0417".into()),
            group_name: Some("Fernhollow Cooperative".into()),
            // With leading zeros, which no reader may lose.
            rx_bin: Some("009990".into()),
            rx_pcn: Some("JUNIPER".into()),
            rx_group: Some("JRX0417".into()),
            rx_id: Some(self.member_id.into()),
            member_id: None,
            extras: Vec::new(),
            start: Some(Private(self.start)),
            end: self.end.map(Private),
            costs: card_costs(),
        }
    }
}

fn card_costs() -> Vec<CardCost> {
    let amount = |label: &str, amount| CardCost::Amount { label: label.to_owned(), amount };
    let words = |label: &str, words: &str| CardCost::Words {
        label: label.to_owned(),
        words: words.to_owned(),
    };
    vec![
        amount("Rx deductible", DEDUCTIBLE),
        amount("Rx out-of-pocket limit", OUT_OF_POCKET),
        words("Generic", "$5 or $12"),
        words("Brand", "$45 or 40%"),
        words("Specialty", "25%"),
    ]
}
