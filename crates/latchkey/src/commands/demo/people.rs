//! Who can be visited: `/demo/people.json`, and the list the command prints.

use std::fmt::Write as _;
use std::sync::Arc;

use axum::Json;
use axum::response::IntoResponse as _;
use base::Day;
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
            good_for: persona.good_for,
        })
        .collect()
}

const SCHEMA: store::Slice = store::Slice { name: "demo", steps: &[], statements: &[] };

pub fn slice(people: &[Persona]) -> Slice {
    let cards = Arc::new(cards(people));
    let json = move || {
        let cards = Arc::clone(&cards);
        async move { Answer::Ok(Json(cards.as_ref()).into_response()) }
    };
    Slice {
        name: "demo",
        schema: SCHEMA,
        words: ("", ""),
        rooms: Rooms::new().demo("/demo/people.json", get(json)),
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
    let _ = write!(
        text,
        "\nSign in    http://{listen}/sign-in\nMailbox    http://{listen}/demo/outbox\n\
         Gallery    http://{listen}/demo/gallery\n"
    );
    text
}
