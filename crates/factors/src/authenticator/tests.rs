//! The authenticator app from its owner's side, on both engines.

use std::sync::Arc;
use std::thread;
use std::time::Duration;

use axum::http::StatusCode;
use base::{AccountId, MemberId, Secret};
use data_encoding::BASE32_NOPAD;
use guard::AUTHENTICATOR_STREAK;

use super::rules::{Digits, code, step_at};
use crate::testing::{Site, site};
use crate::{Answer, Of, Telling};

const NEW: &str = "/security/authenticator/new";
const HERE: &str = "/security/authenticator";

/// The app on the owner's phone.
struct App(Vec<u8>);

impl App {
    /// What it shows, its clock being `ahead` by so many steps.
    fn shows(&self, site: &Site, ahead: i64) -> String {
        code(&self.0, step_at(site.now()) + ahead)
    }
}

/// Sets an app up as its owner does: reads the key off the page, types the first code.
fn set_up(site: &Site, of: Of) -> App {
    let ann = site.signed_in(of);
    let page = ann.get(NEW);
    let key = page.body.split("secret=").nth(1).unwrap();
    let app = App(BASE32_NOPAD.decode(&key.as_bytes()[..32]).unwrap());
    let fields = [("sealed", &*page.hidden("sealed")), ("code", &*app.shows(site, 0))];
    assert_eq!(ann.post(NEW, &fields).to, "/security/authenticator?done=on");
    site.pass(Duration::from_secs(30));
    app
}

fn check(site: &Site, of: Of, text: &str) -> Answer {
    let (text, telling) = (Secret::new(text.to_owned()), site.telling());
    site.write(move |tx| {
        let typed = Digits::typed(&text).expect("six digits");
        super::check(tx, &telling, of, &typed)
    })
}

/// Six digits that the app does not show now or beside.
fn wrong(app: &App, site: &Site) -> String {
    let near: Vec<String> = (-1..=1).map(|ahead| app.shows(site, ahead)).collect();
    let mut free = (0..9).map(|digit| digit.to_string().repeat(6)).filter(|c| !near.contains(c));
    free.next().unwrap()
}

#[test]
fn an_app_counts_once_it_has_shown_a_code() {
    site(|site| {
        let of = site.account(1);
        let ann = site.signed_in(of);
        ann.get(HERE).sees("You have not set one up");
        let page = ann.get(NEW);
        assert_eq!(site.count("SELECT COUNT(*) FROM authenticator"), 0, "looking changes nothing");
        let sealed = page.hidden("sealed");
        let typed = |code: &str| ann.post(NEW, &[("sealed", &sealed), ("code", code)]);
        typed("").sees("Enter the six digits");
        assert_eq!(check(site, of, "123456"), Answer::None);
        let app = set_up(site, of);
        ann.get(HERE).sees("Set up on a new phone");
        assert_eq!(check(site, of, &app.shows(site, 0)), Answer::Right);
    });
}

#[test]
fn a_wrong_first_code_keeps_the_same_picture() {
    site(|site| {
        let ann = site.signed_in(site.account(1));
        let page = ann.get(NEW);
        let key = |body: &str| body.split("secret=").nth(1).unwrap()[..32].to_owned();
        let app = App(BASE32_NOPAD.decode(key(&page.body).as_bytes()).unwrap());
        // Any step of the first ten minutes would count here; these digits are of none of them.
        let near: Vec<String> = (-10..=10).map(|ahead| app.shows(site, ahead)).collect();
        let wrong = ["000000", "111111"].into_iter().find(|c| !near.contains(&(*c).to_owned()));
        let sealed = page.hidden("sealed");
        let again = ann.post(NEW, &[("sealed", &sealed), ("code", wrong.unwrap())]);
        assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(key(&again.body), key(&page.body));
        again.sees("That is not the code of this picture");
    });
}

#[test]
fn a_slow_clock_is_followed_and_a_code_is_used_once() {
    site(|site| {
        let of = site.account(1);
        let app = set_up(site, of);
        for behind in 1..=5 {
            site.pass(Duration::from_hours(24));
            let shown = app.shows(site, -behind);
            assert_eq!(check(site, of, &shown), Answer::Right, "{behind} steps behind");
            assert_eq!(check(site, of, &shown), Answer::Used);
        }
    });
}

#[test]
fn a_hundred_wrong_codes_in_a_row_switch_it_off_and_a_right_one_starts_anew() {
    site(|site| {
        let of = site.account(1);
        let app = set_up(site, of);
        let miss = || check(site, of, &wrong(&app, site));
        for left in (1..AUTHENTICATOR_STREAK).rev() {
            assert_eq!(miss(), Answer::Wrong { left });
        }
        assert_eq!(check(site, of, &app.shows(site, 0)), Answer::Right);
        for left in (1..AUTHENTICATOR_STREAK).rev() {
            assert_eq!(miss(), Answer::Wrong { left });
        }
        assert_eq!(miss(), Answer::Off);
        site.pass(Duration::from_secs(30));
        assert_eq!(check(site, of, &app.shows(site, 0)), Answer::Off, "not even the right one");
        let ann = site.signed_in(of);
        ann.get(HERE).sees("Your authenticator app is switched off");
        ann.get("/security").sees("Switched off after too many wrong codes");
        let told = "SELECT COUNT(*) FROM job WHERE key LIKE '%authenticator-off%'";
        assert_eq!(site.count(told), 1);
        let app = set_up(site, of);
        assert_eq!(check(site, of, &app.shows(site, 0)), Answer::Right);
    });
}

#[test]
fn fifty_submissions_of_one_code_have_one_winner() {
    site(|site| {
        let of = site.account(1);
        let app = set_up(site, of);
        let answers = at_once(site, of, &app.shows(site, 0));
        let winners = answers.iter().filter(|answer| **answer == Answer::Right).count();
        assert_eq!(winners, 1, "{answers:?}");
        assert!(answers.iter().all(|answer| matches!(answer, Answer::Right | Answer::Used)));
    });
}

fn at_once(site: &Site, of: (AccountId, MemberId), shown: &str) -> Vec<Answer> {
    let (db, now) = (Arc::new(site.db.clone()), site.now());
    let threads = (0..50).map(|_| {
        let (db, telling, text) = (db.clone(), site.telling(), Secret::new(shown.to_owned()));
        thread::spawn(move || {
            let work = move |tx: &::store::Tx| checked(tx, &telling, of, &text);
            db.write_blocking(now, work).unwrap()
        })
    });
    let threads: Vec<_> = threads.collect();
    threads.into_iter().map(|thread| thread.join().unwrap()).collect()
}

fn checked(
    tx: &::store::Tx,
    telling: &Telling,
    of: Of,
    text: &Secret,
) -> Result<Answer, ::store::Fault> {
    super::check(tx, telling, of, &Digits::typed(text).expect("six digits"))
}

#[test]
fn another_phone_takes_the_place_of_the_first() {
    site(|site| {
        let of = site.account(1);
        let (old, new) = (set_up(site, of), set_up(site, of));
        assert_eq!(check(site, of, &new.shows(site, 0)), Answer::Right);
        assert!(matches!(check(site, of, &old.shows(site, 0)), Answer::Wrong { .. }));
        assert_eq!(site.count("SELECT COUNT(*) FROM authenticator"), 2, "both are on record");
    });
}

#[test]
fn it_is_removed_unless_it_is_the_last_way_in() {
    site(|site| {
        let of = site.account(1);
        set_up(site, of);
        let ann = site.signed_in(of);
        let removed = ann.post("/security/authenticator/remove", &[]);
        assert_eq!(removed.to, "/security/authenticator?done=removed");
        assert_eq!(check(site, of, "123456"), Answer::None);

        let stranded = site.account_with(2, false);
        set_up(site, stranded);
        let bob = site.signed_in(stranded);
        let refused = bob.post("/security/authenticator/remove", &[]);
        refused.sees("This is your only way in");
        assert_eq!(site.count("SELECT COUNT(*) FROM authenticator WHERE ended_at IS NULL"), 1);
    });
}

#[test]
fn a_seed_shown_to_one_session_sets_nothing_up_in_another() {
    site(|site| {
        let of = site.account(1);
        let page = site.signed_in(of).get(NEW);
        let key = &page.body.split("secret=").nth(1).unwrap()[..32];
        let app = App(BASE32_NOPAD.decode(key.as_bytes()).unwrap());
        let other = site.signed_in(of);
        let fields = [("sealed", &*page.hidden("sealed")), ("code", &*app.shows(site, 0))];
        assert_eq!(other.post(NEW, &fields).to, NEW);
        assert_eq!(check(site, of, "123456"), Answer::None);
    });
}
