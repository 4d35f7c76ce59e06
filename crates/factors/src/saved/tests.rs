//! Saved codes from their owner's side, on both engines.

use std::thread;
use std::time::Duration;

use base::Secret;
use guard::AUTHENTICATOR_STREAK;
use identity::codes::Code;

use super::SYMBOLS;
use crate::testing::{Site, site};
use crate::{Answer, Of};

const NEW: &str = "/security/codes/new";
const HERE: &str = "/security/codes";

/// The codes as they stand on the sheet.
fn make(site: &Site, of: Of) -> Vec<String> {
    let sheet = site.signed_in(of).post(NEW, &[]).body;
    let codes = sheet.split("<strong>").skip(1).filter_map(|rest| rest.split("</strong>").next());
    codes.filter(|text| text.len() == 32).map(str::to_owned).collect()
}

fn redeem(site: &Site, of: Of, text: &str) -> Answer {
    let code = Code::typed(text, SYMBOLS).expect("a code's shape");
    let (engine, telling) = (site.engine.clone(), site.telling());
    site.write(move |tx| super::redeem(tx, (&engine, &telling), of, &code))
}

#[test]
fn ten_codes_are_shown_once_and_each_works_once() {
    site(|site| {
        let of = site.account(1);
        let codes = make(site, of);
        assert_eq!(codes.len(), 10, "{}", codes.len());
        let ann = site.signed_in(of);
        ann.get(HERE).sees("10 codes left");
        assert!(codes.iter().all(|code| !ann.get(HERE).body.contains(code.as_str())));
        assert_eq!(redeem(site, of, &codes[3].to_lowercase()), Answer::Right);
        assert_eq!(redeem(site, of, &codes[3]), Answer::Used);
        assert_eq!(redeem(site, of, &codes[4].replace('-', " ")), Answer::Right);
        ann.get(HERE).sees("8 codes left");
        let told = "SELECT COUNT(*) FROM job WHERE key LIKE '%saved-code-used%'";
        assert_eq!(site.count(told), 2);
        for (at, code) in codes.iter().enumerate().filter(|(at, _)| ![3, 4].contains(at)) {
            assert_eq!(redeem(site, of, code), Answer::Right, "{at}");
        }
        ann.get(HERE).sees("No codes left");
        ann.get("/security").sees("None left");
    });
}

#[test]
fn new_codes_take_the_place_of_the_old() {
    site(|site| {
        let of = site.account(1);
        let old = make(site, of);
        site.signed_in(of).get(NEW).sees("The 10 codes you have left stop working");
        let new = make(site, of);
        assert!(matches!(redeem(site, of, &old[0]), Answer::Wrong { .. }));
        assert_eq!(redeem(site, of, &new[0]), Answer::Right);
    });
}

#[test]
fn a_code_is_nobody_elses() {
    site(|site| {
        let (ann, bob) = (site.account(1), site.account(2));
        let (hers, _) = (make(site, ann), make(site, bob));
        assert!(matches!(redeem(site, bob, &hers[0]), Answer::Wrong { .. }));
        assert_eq!(redeem(site, ann, &hers[0]), Answer::Right);
        assert_eq!(redeem(site, site.account(3), &hers[1]), Answer::None);
    });
}

#[test]
fn fifty_submissions_of_one_code_have_one_winner() {
    site(|site| {
        let of = site.account(1);
        let codes = make(site, of);
        let threads = (0..50).map(|_| {
            let (engine, telling) = (site.engine.clone(), site.telling());
            let (db, now) = (site.db.clone(), site.now());
            let code = Code::typed(&codes[0], SYMBOLS).unwrap();
            thread::spawn(move || {
                let work =
                    move |tx: &::store::Tx| super::redeem(tx, (&engine, &telling), of, &code);
                db.write_blocking(now, work).unwrap()
            })
        });
        let threads: Vec<_> = threads.collect();
        let answers: Vec<Answer> =
            threads.into_iter().map(|thread| thread.join().unwrap()).collect();
        let winners = answers.iter().filter(|answer| **answer == Answer::Right).count();
        assert_eq!(winners, 1, "{answers:?}");
        assert!(answers.iter().all(|answer| matches!(answer, Answer::Right | Answer::Used)));
    });
}

#[test]
fn a_hundred_wrong_codes_in_a_row_end_the_set() {
    site(|site| {
        let of = site.account(1);
        let codes = make(site, of);
        let none = "0".repeat(SYMBOLS);
        for left in (1..AUTHENTICATOR_STREAK).rev() {
            assert_eq!(redeem(site, of, &none), Answer::Wrong { left });
        }
        assert_eq!(redeem(site, of, &codes[0]), Answer::Right, "one right code starts anew");
        for _ in 1..AUTHENTICATOR_STREAK {
            redeem(site, of, &none);
        }
        assert_eq!(redeem(site, of, &none), Answer::Off);
        assert_eq!(redeem(site, of, &codes[1]), Answer::Off);
        site.signed_in(of).get(HERE).sees("Your saved codes are switched off");
        let codes = make(site, of);
        assert_eq!(redeem(site, of, &codes[0]), Answer::Right);
    });
}

#[test]
fn making_codes_asks_for_a_proof_of_the_last_five_minutes() {
    site(|site| {
        let ann = site.signed_in(site.account(1));
        site.pass(Duration::from_mins(5));
        assert_eq!(ann.post(NEW, &[]).to.split('?').next(), Some("/prove"));
        assert_eq!(site.count("SELECT COUNT(*) FROM saved_set"), 0);
    });
}

#[test]
fn codes_are_kept_as_marks_only() {
    site(|site| {
        let codes = make(site, site.account(1));
        let plain = codes[0].replace('-', "");
        let kept = Secret::new(plain);
        let found = site.write(move |tx| {
            let sql = ::store::Sql { name: "ALL", text: "SELECT mark FROM saved_code" };
            let marks = tx.all(sql, &[], |row| row.get::<Vec<u8>>(0))?;
            let code = kept.expose().as_bytes();
            Ok(marks.iter().filter(|mark| mark.as_slice() == code).count() + marks.len())
        });
        assert_eq!(found, 10);
    });
}
