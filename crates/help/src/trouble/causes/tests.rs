//! The table of causes: whole, readable, and right where it claims to be sure.

use proptest::prelude::*;
use proptest::sample::select;

use super::*;

/// Signs as a journey would name them: `wrong by-hand after:expired cookies:missing`.
fn signs(text: &str) -> Signs {
    let mut signs = Signs::default();
    for word in text.split_whitespace() {
        match word.split_once(':') {
            Some(("after", word)) => signs.after = Some(Came::read(word).unwrap()),
            Some(("cookies", word)) => signs.cookies = Some(Kept::read(word).unwrap()),
            Some(("scripts", word)) => signs.scripts = Some(Run::read(word).unwrap()),
            Some(("ours", word)) => signs.ours = Some(We::read(word).unwrap()),
            Some(_) => panic!("{word}"),
            None if signs.happens.is_none() => signs.happens = Some(What::read(word).unwrap()),
            None => signs.detail = Some(Said::read(word).unwrap()),
        }
    }
    signs
}

#[track_caller]
fn check(text: &str, name: &str) {
    let guess = likeliest(signs(text), &[]).unwrap();
    assert_eq!(guess.cause.name(), name, "{text}: {} %", guess.percent);
    assert!(guess.is_sure(), "{text}: {} %", guess.percent);
}

#[test]
fn what_the_request_shows_is_enough_where_it_says_it_all() {
    check("cookies:missing", "cookies");
    check("after:cookies", "cookies");
    check("after:cookies cookies:missing", "cookies");
    check("returns cookies:missing", "cookies");
    check("after:expired cookies:back", "old-page");
    check("ours:away", "our-outage");
    check("ours:troubled cookies:back", "our-outage");
    check("ours:at-work cookies:back", "maintenance");
    check("ours:away no-code cookies:back", "our-outage");
    check("ours:late no-code cookies:back", "our-mail");
    check("ours:late lost-phone cookies:back", "phone-lost");
}

#[test]
fn what_the_visitor_says_leads_to_its_cause() {
    for (text, name) in [
        ("returns twice cookies:back", "old-page"),
        ("returns waited cookies:back", "old-page"),
        ("wrong by-hand cookies:back", "keyboard"),
        ("wrong filled cookies:back", "filled"),
        ("wrong pasted cookies:back", "pasted"),
        ("wrong forgotten cookies:back", "forgotten"),
        ("no-code by-email cookies:back", "mail-late"),
        ("no-code by-text cookies:back", "text-late"),
        ("no-code by-app cookies:back", "app-code"),
        ("code-fails code-new cookies:back", "code-typed"),
        ("code-fails code-old cookies:back", "code-old"),
        ("code-fails code-app cookies:back", "clock"),
        ("code-fails link cookies:back", "link"),
        ("lost-phone cookies:back", "phone-lost"),
        ("no-account cookies:back", "no-account"),
        ("broken nothing cookies:back", "network"),
        ("broken warning cookies:back", "connection"),
        ("broken odd cookies:back", "extension"),
        ("broken old-app cookies:back", "old-app"),
        ("else passkey cookies:back", "passkey"),
        ("else passkey cookies:back scripts:run", "passkey"),
        ("else passkey cookies:back scripts:blocked", "scripts"),
    ] {
        check(text, name);
    }
}

#[test]
fn where_the_table_is_not_sure_it_says_so() {
    let alike = ["", "wrong", "no-code", "code-fails", "else", "broken", "after:wrong wrong"];
    for text in alike.into_iter().chain(["returns once-opened cookies:back"]) {
        let guess = likeliest(signs(text), &[]).unwrap();
        assert!(!guess.is_sure(), "{text}: {guess:?}");
    }
}

#[test]
fn a_cookie_that_came_back_is_not_blocked_whatever_page_sent_its_owner_here() {
    let guess = likeliest(signs("returns after:cookies cookies:back"), &[]).unwrap();
    assert_ne!(guess.cause, Cause::COOKIES);
}

#[test]
fn every_cause_of_every_class_has_one_row_and_no_row_is_nobodys() {
    let mut names: Vec<&str> = Vec::new();
    names.extend(Cause::<Anyone>::ALL.iter().map(|cause| cause.name));
    names.extend(Cause::<WhoProved>::ALL.iter().map(|cause| cause.name));
    names.extend(Cause::<OwnerAlone>::ALL.iter().map(|cause| cause.name));
    let rows: Vec<&str> = LIKELY.iter().map(|row| row.0).collect();
    assert_eq!(rows, names);
    let mut once = names.clone();
    once.sort_unstable();
    once.dedup();
    assert_eq!(once.len(), names.len());
}

#[test]
fn only_what_anyone_may_be_told_is_read_from_a_form() {
    assert_eq!(read("cookies"), Some(Cause::COOKIES));
    for name in ["frozen", "others-tried", "plan-ended", "", "<b>"] {
        assert_eq!(read(name), None, "{name}");
    }
}

fn any_signs() -> impl Strategy<Value = Signs> {
    let happens = proptest::option::of(select(What::ALL));
    let detail = proptest::option::of(select(Said::ALL));
    let after = proptest::option::of(select(Came::ALL));
    let cookies = proptest::option::of(select(Kept::ALL));
    let ours = proptest::option::of(select(We::ALL));
    let scripts = proptest::option::of(select(Run::ALL));
    let all = (happens, detail, after, cookies, scripts, ours);
    all.prop_map(|(happens, detail, after, cookies, scripts, ours)| {
        Signs { happens, detail, after, cookies, scripts, ours, is_inside: false }.settled()
    })
}

proptest! {
    #[test]
    fn ruling_out_what_was_said_comes_to_an_end_and_never_says_a_thing_twice(
        signs in any_signs(),
    ) {
        let mut ruled_out = Vec::new();
        while let Some(guess) = likeliest(signs, &ruled_out) {
            prop_assert!(guess.percent <= 100);
            prop_assert!(!ruled_out.contains(&guess.cause));
            ruled_out.push(guess.cause);
        }
        prop_assert!(ruled_out.len() <= Cause::<Anyone>::ALL.len());
    }
}
