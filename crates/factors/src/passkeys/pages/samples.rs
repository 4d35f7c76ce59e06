//! The states of the passkey pages worth looking at.

use base::PasskeyId;
use web::{Frame, Page, Problems, Sample};

use super::{KeyWords, ListPage, OnePage, RemovePage};

fn key(f: &Frame, number: u8, name: &str) -> KeyWords {
    KeyWords {
        id: PasskeyId::new([number; 16]),
        name: name.to_owned(),
        made: f.day(f.today()),
        used: f.moment(f.now()),
        lives: if number == 1 { "passkey-synced" } else { "passkey-on-device" },
        verified: number != 3,
    }
}

const LONG: &str = "The blue key with the worn corner, kept in the kitchen drawer";

impl Page for ListPage {
    const NAME: &'static str = "passkeys";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let f = f.as_member("Ann");
        let with = |keys, copied| Self { f: f.clone(), keys, copied };
        let never = KeyWords { used: f.t("passkey-never-used").into_owned(), ..key(&f, 3, LONG) };
        let many = vec![key(&f, 1, "Ann's phone"), key(&f, 2, "Security key"), never];
        let copied = vec![("Security key".to_owned(), f.moment(f.now()))];
        let done = f.with_success(f.t("passkey-removed-done"));
        vec![
            Sample::new("none", with(Vec::new(), Vec::new())),
            Sample::new("many", with(many, Vec::new())),
            Sample::new("copied", with(vec![key(&f, 1, "Ann's phone")], copied)),
            Sample::new("removed", Self { f: done, ..with(Vec::new(), Vec::new()) }),
        ]
    }
}

impl Page for OnePage {
    const NAME: &'static str = "passkey";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let f = f.as_member("Ann");
        let with = |number, name: &str| Self {
            f: f.clone(),
            problems: Problems::none(),
            passkey: key(&f, number, name),
            typed: name.into(),
            fresh: false,
        };
        let problem =
            |name| Self { problems: Problems::at_field("name", name), ..with(1, "Ann's phone") };
        let named = Self { f: f.with_success(f.t("passkey-named-done")), ..with(1, "Phone") };
        vec![
            Sample::new("just-made", Self { fresh: true, typed: "".into(), ..with(1, "Chrome") }),
            Sample::new("one", with(2, LONG)),
            Sample::new("does-not-check", with(3, "Old key")),
            Sample::new("named", named),
            Sample::problem("no-name", problem("passkey-name-missing")),
            Sample::problem("long-name", problem("passkey-name-long")),
        ]
    }
}

impl Page for RemovePage {
    const NAME: &'static str = "passkey-remove";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let f = f.as_member("Ann");
        let with = |last| Self { f: f.clone(), key: key(&f, 1, "Ann's phone"), last };
        vec![
            Sample::new("sure", with(false)),
            Sample::new("last-way-in", with(true)),
            Sample::problem("refused", with(true)),
        ]
    }
}
