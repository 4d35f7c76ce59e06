//! The page in its states, for the gallery.

use std::time::Duration;

use base::Private;
use coverage::Offer;
use web::{Frame, Problems, Sample};

use super::{Person, ProvedPage};
use crate::barriers;
use crate::preview::Gives;

pub(super) fn samples(f: &Frame) -> Vec<Sample<ProvedPage>> {
    let person = |gives: Gives| Person {
        id: "0".repeat(26),
        name: "Ann".to_owned(),
        username: "ann.wood".to_owned(),
        gives: gives.words(f),
        is_full: gives == Gives::Full,
        phone: Some("43".to_owned()),
        card: gives.counts(),
        cards: Vec::new(),
    };
    let soon = f.now() + Duration::from_hours(48);
    let late = f.now() + Duration::from_hours(168);
    let with = |gives: Gives| ProvedPage {
        f: f.clone(),
        problems: Problems::none(),
        people: vec![person(gives)],
        offered: Private::default(),
        note: None,
        barriers: Vec::new(),
    };
    let later = Gives::Later { limited_at: f.now(), full_at: soon };
    let wrong = |field, key| ProvedPage {
        problems: Problems::at_field(field, key),
        note: None,
        ..with(later)
    };
    let ben = Person { name: "Ben".to_owned(), username: "ben".to_owned(), ..person(later) };
    let offer = |(card, name): (&str, &str)| Offer { card: card.into(), name: name.into() };
    let cards = [("1", "Juniper Rx Standard"), ("2", "Lakeside Rx, group …42")];
    let two = Person { cards: cards.map(offer).into(), ..person(later) };
    let of_two = |people| ProvedPage { people, ..with(later) };
    vec![
        Sample::new("full", with(Gives::Full)),
        Sample::new("two-cards", of_two(vec![two.clone()])),
        Sample::new("household-two-cards", of_two(vec![two, ben.clone()])),
        Sample::new("later", with(later)),
        Sample::new("waits", with(Gives::Later { limited_at: soon, full_at: late })),
        Sample::new("letter", with(Gives::Limited)),
        Sample::new("contested", with(Gives::More { until: late })),
        Sample::new("nothing", with(Gives::Nothing)),
        Sample::new("household", ProvedPage { people: vec![person(later), ben], ..with(later) }),
        Sample::new(
            "suggested",
            ProvedPage { offered: "maple canoe quiet lantern".into(), ..with(later) },
        ),
        Sample::new("barriers", ProvedPage { barriers: barriers::all(f), ..with(Gives::Full) }),
        Sample::new("texted", ProvedPage { note: Some("get-in-texted"), ..with(later) }),
        Sample::problem("short", wrong("password", "password-short")),
        Sample::problem("long", wrong("password", "password-long")),
        Sample::problem("common", wrong("password", "password-common")),
        Sample::problem("pattern", wrong("password", "password-pattern")),
        Sample::problem("about-you", wrong("password", "password-about-you")),
        Sample::problem("listed", wrong("password", "password-listed")),
        Sample::problem("whose", wrong("person", "get-in-whose-missing")),
        Sample::problem("stronger", wrong("password", "get-in-stronger")),
        Sample::problem("too-many", wrong("password", "get-in-too-many")),
        Sample::problem("code", wrong("code", "get-in-more-wrong")),
    ]
}
