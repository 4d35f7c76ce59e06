//! Several presses in the same moment, as an impatient hand or two tabs send them.

use std::collections::BTreeMap;
use std::sync::Barrier;
use std::thread;

use ::store::Tx;
use ::store::testing::{NOW, both};
use base::Lang;
use testkit::{Page, Portal};

use super::{FIELDS, HERE, code_on, items, opened, rooms, token};
use crate::case::evidence::{Item, Seen, gather};
use crate::case::rules::Code;
use crate::case::store;
use crate::trouble::signs::{Happens, Signs};

const OTHER: [(&str, &str); 1] = [("happens", "wrong")];

/// Another answer than `items`.
fn others() -> Vec<Item> {
    let signs = Signs { happens: Some(Happens::Wrong), ..Signs::default() };
    let (browser, system) = ("Safari".to_owned(), "iOS".to_owned());
    gather(signs, &[], Seen { browser, system, lang: Lang::Spanish, at: NOW })
}

/// All of them start together, and all have their answers.
fn together<T: Send>(count: usize, press: impl Fn(usize) -> T + Sync) -> Vec<T> {
    let (start, press) = (Barrier::new(count), &press);
    thread::scope(|threads| {
        let start = &start;
        let press_at_once = |number| {
            threads.spawn(move || {
                start.wait();
                press(number)
            })
        };
        let pressed: Vec<_> = (0..count).map(press_at_once).collect();
        pressed.into_iter().map(|one| one.join().expect("a press that was answered")).collect()
    })
}

#[test]
fn things_taken_away_at_once_are_all_gone_and_nothing_else_with_them() {
    both(&[crate::SCHEMA], |db| {
        let case = opened(db, 1);
        let names: Vec<String> = case.items.iter().map(|item| item.fact.named()).collect();
        let (left, taken) = names.split_last().expect("a case holds something");
        assert!(taken.len() > 3, "{names:?}");
        together(taken.len(), |number| {
            let item = taken[number].clone();
            let take = move |tx: &Tx| store::take_away(tx, &token(1), &item);
            db.write_blocking(NOW, take).unwrap();
        });
        let held = db.read_blocking(NOW, |tx: &Tx| store::held(tx, &token(1))).unwrap().unwrap();
        let names: Vec<String> = held.items.iter().map(|item| item.fact.named()).collect();
        assert_eq!((names.as_slice(), held.code), (&[left.clone()][..], case.code));
    });
}

#[test]
fn answers_given_at_once_keep_the_number_and_one_of_them_stands_whole() {
    both(&[crate::SCHEMA], |db| {
        let code = opened(db, 1).code;
        let said = [items(), others()];
        let heard = together(8, |number| {
            let mine = said[number % 2].clone();
            let say = move |tx: &Tx| store::say_anew(tx, &token(1), &mine);
            let case = db.write_blocking(NOW, say).unwrap().expect("it holds a case");
            (case.code, case.items == said[number % 2])
        });
        assert_eq!(heard, [(code, true); 8]);
        let held = db.read_blocking(NOW, |tx: &Tx| store::held(tx, &token(1))).unwrap().unwrap();
        assert_eq!(held.code, code);
        assert!(said.contains(&held.items), "{:?}", held.items);
    });
}

/// The number on a page that holds one of the two answers, whole.
#[track_caller]
fn number_on(page: &Page) -> Code {
    let code = code_on(page);
    let first = ["No code comes", "By email", "The email is slow"];
    let said = first.map(|words| page.text().contains(words));
    let other = page.text().contains("the username or password is wrong");
    assert!(said == [!other; 3], "{said:?} and {other}");
    code
}

/// Presses of one browser, as it stood before any of them: what it shows then, and keeps.
fn presses(
    portal: &Portal,
    before: &BTreeMap<String, String>,
) -> Vec<(Code, BTreeMap<String, String>)> {
    together(8, |number| {
        let tab = portal.stranger();
        tab.cookies.borrow_mut().clone_from(before);
        let fields = if number % 2 == 0 { &FIELDS[..] } else { &OTHER[..] };
        let code = number_on(&tab.sends(HERE, fields).follow());
        let kept = tab.cookies.borrow().clone();
        (code, kept)
    })
}

#[test]
fn a_browser_with_a_number_that_presses_many_times_at_once_is_shown_no_other() {
    testkit::both(rooms, |portal| {
        let ann = portal.stranger();
        ann.opens("/help/sign-in");
        let code = number_on(&ann.sends(HERE, &FIELDS).follow());
        let before = ann.cookies.borrow().clone();
        for (shown, kept) in presses(portal, &before) {
            assert_eq!((shown, &kept), (code, &before));
        }
        assert_eq!(number_on(&ann.opens(HERE)), code);
    });
}

#[test]
fn whichever_of_its_first_presses_a_browser_hears_last_its_number_stays_and_says_all() {
    testkit::both(rooms, |portal| {
        let ann = portal.stranger();
        ann.opens("/help/sign-in");
        let before = ann.cookies.borrow().clone();
        for (shown, kept) in presses(portal, &before) {
            *ann.cookies.borrow_mut() = kept;
            let page = ann.opens(HERE);
            assert_eq!(number_on(&page), shown);
            assert_eq!(number_on(&ann.sends(HERE, &FIELDS).follow()), shown);
            let found = portal.read(move |tx| store::by_code(tx, shown)).expect("an agent's case");
            assert_eq!(found.code, shown);
        }
    });
}
