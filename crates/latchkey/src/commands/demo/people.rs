//! Who can be visited: `/demo/people.json`, and the list the command prints. Who may still create
//! an account: `/demo/newcomers.json`.

use std::fmt::Write as _;
use std::sync::Arc;

use axum::Json;
use axum::response::IntoResponse as _;
use base::Day;
use formats::records::{Person, Record};
use juniper::Persona;
use serde::Serialize;
use web::{Answer, Gallery, Jobs, Rooms, Slice, get};

/// One sample member as DESIGN 8 gives it.
#[derive(Serialize)]
struct Card {
    username: String,
    password: String,
    email: Option<String>,
    phone: Option<String>,
    member_id: String,
    birth_date: Day,
    /// For a refill without signing in.
    prescription_number: Option<String>,
    good_for: &'static str,
}

fn cards(people: &[Persona]) -> Vec<Card> {
    people
        .iter()
        .map(|persona| Card {
            username: persona.username.clone(),
            password: persona.password.expose().to_owned(),
            email: persona.email.as_ref().map(|email| email.as_str().to_owned()),
            phone: persona.phone.as_ref().map(ToString::to_string),
            member_id: persona.member_id.clone(),
            birth_date: persona.birth_date,
            prescription_number: persona.rx_number.clone(),
            good_for: persona.good_for,
        })
        .collect()
}

/// Somebody the plan's files know and who has no account yet: what stands on their card, and where
/// the plan writes to them.
#[derive(Serialize)]
pub struct Newcomer {
    member_id: String,
    given: String,
    family: String,
    birth_date: Day,
    email: Option<String>,
    phone: Option<String>,
}

/// As many as registering is tried with.
const NEWCOMERS: usize = 100;

/// The first generated members.
pub fn newcomers(seed: u64, members: u32, today: Day) -> Vec<Newcomer> {
    let people = juniper::claims_only(seed, members, 0, today).filter_map(|record| match record {
        Record::Person(person) => newcomer(&person),
        _ => None,
    });
    people.take(NEWCOMERS).collect()
}

fn newcomer(person: &Person) -> Option<Newcomer> {
    Some(Newcomer {
        member_id: person.member_id.as_ref()?.0.clone(),
        given: person.name.first().to_owned(),
        family: person.name.family.0.clone(),
        birth_date: person.birth_date.as_ref()?.0,
        email: person.emails.first().map(|email| email.0.clone()),
        phone: person.phones.first().map(|phone| phone.0.clone()),
    })
}

const SCHEMA: store::Slice = store::Slice { name: "demo", steps: &[], statements: &[] };

pub fn slice(people: &[Persona], newcomers: Vec<Newcomer>) -> Slice {
    let (cards, newcomers) = (Arc::new(cards(people)), Arc::new(newcomers));
    let json = move || {
        let cards = Arc::clone(&cards);
        async move { Answer::Ok(Json(cards.as_ref()).into_response()) }
    };
    let new = move || {
        let newcomers = Arc::clone(&newcomers);
        async move { Answer::Ok(Json(newcomers.as_ref()).into_response()) }
    };
    Slice {
        name: "demo",
        schema: SCHEMA,
        words: ("", ""),
        rooms: Rooms::new()
            .demo("/demo/people.json", get(json))
            .demo("/demo/newcomers.json", get(new)),
        gallery: |_: &mut Gallery| {},
        jobs: Jobs::new(),
    }
}

/// What the command prints.
pub fn listing(people: &[Persona], listen: &str, today: Day) -> String {
    let mut text =
        format!("Juniper Rx, as of {today}. Invented people; sign in as any of them:\n\n");
    for persona in people {
        let name = &persona.username;
        let password = persona.password.expose();
        let _ = writeln!(text, "  {name:22} {password:38} {}", persona.good_for);
    }
    let labelled = people.iter().find_map(|persona| Some((persona, persona.rx_number.as_ref()?)));
    if let Some((persona, number)) = labelled {
        let _ = write!(
            text,
            "\nWithout signing in, http://{listen}/refill orders prescription {number}\n\
             of {1}, born {0}; the answer comes to the mailbox below.\n",
            persona.birth_date, persona.username
        );
    }
    let _ = write!(
        text,
        "\nSign in    http://{listen}/sign-in\nNo account http://{listen}/demo/newcomers.json\n\
         Mailbox    http://{listen}/demo/outbox\n\
         Desk       http://{listen}/demo/desk (support staff; open it at localhost)\n\
         Gallery    http://{listen}/demo/gallery\n"
    );
    text
}
