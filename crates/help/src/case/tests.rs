//! Cases: opened, shown again, shortened, found by their code, and over.

mod at_once;

use std::time::Duration;

use ::store::testing::{NOW, both, crowd, plans};
use ::store::{Db, Tx, sweep};
use base::{Lang, Secret};
use testkit::{Page, Portal};

use super::evidence::{Fact, Item, Seen, gather};
use super::rules::{Code, LIFE};
use super::store::{self, Case};
use crate::trouble::causes::Cause;
use crate::trouble::signs::{Cookies, Happens, Signs};

const HERE: &str = "/help/case";
const FIELDS: [(&str, &str); 3] =
    [("happens", "no-code"), ("detail", "by-email"), ("no", "mail-late")];

fn rooms() -> Vec<web::Slice> {
    vec![crate::slice()]
}

fn token(number: u8) -> Secret {
    Secret::new(format!("{number:032}"))
}

fn items() -> Vec<Item> {
    let (happens, cookies) = (Some(Happens::NoCode), Some(Cookies::Back));
    let signs = Signs { happens, cookies, ..Signs::default() };
    let (browser, system) = ("Firefox".to_owned(), "Windows".to_owned());
    let seen = Seen { browser, system, lang: Lang::English, at: NOW };
    gather(signs, &[Cause::MAIL_LATE], seen)
}

fn opened(db: &Db, number: u8) -> Case {
    let work = move |tx: &Tx| store::open(tx, &token(number), &items());
    db.write_blocking(NOW, work).unwrap()
}

/// The code as the page shows it.
fn code_on(page: &Page) -> Code {
    let (_, rest) = page.text().split_once("lk-code-shown\">").expect("a code is shown");
    let (code, _) = rest.split_once('<').unwrap();
    assert_eq!((code.len(), code.matches('-').count()), (11, 2), "{code}");
    Code::read(code).expect("its check fits")
}

fn count(portal: &Portal, action: &'static str) -> i64 {
    const ENTRIES: ::store::Sql = ::store::Sql {
        name: "ENTRIES",
        text: "SELECT COUNT(*) FROM audit_entry WHERE action = $1 AND owner IS NULL",
    };
    portal.read(move |tx| tx.one(ENTRIES, &::store::args![action], |row| row.get(0)))
}

#[test]
fn an_agent_is_told_the_likely_causes_and_each_thing_known_and_is_written_down() {
    testkit::both(rooms, |portal| {
        let visitor = portal.stranger();
        let code = code_on(&visitor.sends(HERE, &FIELDS));
        let house = portal.house.clone();
        let told = |code: Code| {
            let house = house.clone();
            let agent = "ana".to_owned().into();
            portal.write(move |tx| {
                let f = house.frame(Lang::English, tx.now());
                let actor = ::store::Actor::Staff(base::StaffId::new([7; 16]));
                let word = crate::Word { english: "canoe".into(), spanish: "canoa".into() };
                crate::read_by(tx, &f, (code, actor, &agent), word)
            })
        };
        visitor.opens(HERE).sees("Once somebody of ours has opened it").lacks("canoe");
        let case = told(code).expect("it was just opened");
        assert_eq!(case.word.map(|word| word.both()).as_deref(), Some("canoe · canoa"));
        let page = visitor.opens(HERE);
        page.sees("ana from Juniper Rx has opened your number").sees(">canoe<");
        visitor.opens("/language?to=es&back=/help/case").follow().sees(">canoa<");
        let named = |words: &str| case.lines.iter().any(|line| line.contains(words));
        assert!(named("No code comes") && named("By email"), "{:?}", case.lines);
        assert!(named("It was not this: The email is slow"), "{:?}", case.lines);
        assert!(case.likely.len() <= 3, "{:?}", case.likely);
        assert!(case.likely.is_sorted_by(|one, next| one.0 >= next.0), "{:?}", case.likely);
        assert!(!case.likely.iter().any(|(_, cause)| cause.contains("The email is slow")));
        assert_eq!(count(portal, "help.case-read"), 1);
        let by_staff = ::store::Sql {
            name: "BY_STAFF",
            text: "SELECT COUNT(*) FROM audit_entry \
                WHERE action = 'help.case-read' AND actor LIKE 'staff:%'",
        };
        let by_staff = portal.read(move |tx| tx.one(by_staff, &[], |row| row.get::<i64>(0)));
        assert_eq!(by_staff, 1, "by whoever read it");
        assert!(told(Code::draw([9; 16])).is_none(), "a code nobody drew");
        portal.pass(LIFE);
        assert!(told(code).is_none());
        assert_eq!(count(portal, "help.case-read"), 1, "nothing was read");
    });
}

#[test]
fn a_case_holds_what_was_gathered_and_is_found_by_its_holder_and_by_its_code() {
    both(&[crate::SCHEMA], |db| {
        let case = opened(db, 1);
        let code = case.code;
        let held = db.read_blocking(NOW, |tx: &Tx| store::held(tx, &token(1))).unwrap().unwrap();
        assert_eq!((held.code, &held.items), (code, &items()));
        assert!(held.items.iter().any(|item| item.fact == Fact::Happens(Happens::NoCode)));
        let found = db.read_blocking(NOW, move |tx: &Tx| store::by_code(tx, code)).unwrap();
        assert_eq!(found.unwrap().items, items());
        let none = db.read_blocking(NOW, |tx: &Tx| store::held(tx, &token(2))).unwrap();
        assert!(none.is_none());
    });
}

#[test]
fn a_code_that_is_taken_is_drawn_again() {
    both(&[crate::SCHEMA], |db| {
        let taken = opened(db, 1).code;
        let fresh = Code::draw([9; 16]);
        let open = move |tx: &Tx| {
            let mut draws = [taken, taken, fresh].into_iter();
            let draw = || draws.next().expect("no further draw is needed");
            store::open_with(tx, &token(2), &items(), draw)
        };
        assert_eq!(db.write_blocking(NOW, open).unwrap().code, fresh);
        // Where none is left, nobody's case is taken away and no third is made up.
        let never = move |tx: &Tx| store::open_with(tx, &token(3), &items(), || taken);
        assert!(db.write_blocking(NOW, never).unwrap_err().is_passing());
        let first = db.read_blocking(NOW, |tx: &Tx| store::held(tx, &token(1))).unwrap().unwrap();
        assert_eq!(first.code, taken);
    });
}

#[test]
fn after_three_days_a_case_is_neither_found_nor_kept() {
    both(&[crate::SCHEMA], |db| {
        let code = opened(db, 1).code;
        let there = |at| {
            let work = move |tx: &Tx| {
                let held = store::held(tx, &token(1))?.is_some();
                Ok((held, store::by_code(tx, code)?.is_some()))
            };
            db.read_blocking(at, work).unwrap()
        };
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        let swept = |at| runtime.block_on(sweep(db, store::SWEEPS[0], 10, at)).unwrap();
        let second = Duration::from_secs(1);
        assert_eq!(there(NOW + LIFE - second), (true, true));
        assert_eq!(swept(NOW + LIFE), 0);
        assert_eq!(there(NOW + LIFE), (false, false));
        assert_eq!((swept(NOW + LIFE + second), swept(NOW + LIFE + second)), (1, 0));
    });
}

#[test]
fn neither_engine_goes_through_all_cases_to_find_one() {
    both(&[crate::SCHEMA], |db| {
        crowd(db, 500, store::STATEMENTS);
        for plan in plans(db, store::STATEMENTS) {
            assert!(plan.wades.is_empty(), "{}: {:?}", plan.sql, plan.told);
        }
    });
}

#[test]
fn what_was_taken_away_once_is_gone_and_nothing_else_with_it() {
    both(&[crate::SCHEMA], |db| {
        opened(db, 1);
        let take = |item: &'static str| {
            let work = move |tx: &Tx| store::take_away(tx, &token(1), item);
            db.write_blocking(NOW, work).unwrap();
        };
        take("happens:no-code");
        take("browser:Firefox");
        take("browser:Firefox");
        take("password:secret");
        let left = db.read_blocking(NOW, |tx: &Tx| store::held(tx, &token(1))).unwrap().unwrap();
        let left: Vec<String> = left.items.iter().map(|item| item.fact.named()).collect();
        let rest = ["not-this:mail-late", "cookies:back", "system:Windows", "language:en"];
        assert_eq!(left, rest);
    });
}

#[test]
fn whoever_asks_gets_a_code_sees_what_it_shares_and_can_take_all_of_it_back() {
    testkit::both(rooms, |portal| {
        let ann = portal.stranger().saying("user-agent", "Firefox/145.0 Windows ann@example.org");
        ann.opens("/help/sign-in");
        let page = ann.sends(HERE, &FIELDS).follow();
        let code = code_on(&page);
        page.sees("No code comes").sees("The email is slow").sees("Firefox").sees("came back");
        page.lacks("ann@").lacks("name=\"case\"");
        // The same browser that asks again has the same number, with what is answered now.
        let anew = ann.sends(HERE, &[("happens", "wrong")]).follow();
        assert_eq!(code_on(&anew), code);
        anew.sees("the username or password is wrong").lacks("No code comes");
        let again = ann.sends(HERE, &FIELDS).follow();
        again.sees("No code comes").lacks("the username or password is wrong");
        let less = ann.sends("/help/case/remove", &[("item", "browser:Firefox")]).follow();
        less.lacks("Firefox").sees("No code comes");
        assert_eq!(code_on(&less), code);
        ann.presses("/help/case/close").follow().sees("This browser has no number");
        let gone = portal.read(move |tx| store::by_code(tx, code));
        assert!(gone.is_none());
    });
}

#[test]
fn whoever_keeps_no_cookies_still_gets_a_code_and_can_take_things_away() {
    testkit::sqlite(rooms, |portal| {
        let ann = portal.stranger();
        let page = ann.sends(HERE, &FIELDS);
        ann.cookies.borrow_mut().clear();
        assert_eq!(page.status, 200);
        let code = code_on(page.sees("did not come back"));
        let held = page.field("case");
        let fields = [(held.0, held.1.as_str()), ("item", "happens:no-code")];
        let less = ann.sends("/help/case/remove", &fields);
        ann.cookies.borrow_mut().clear();
        less.lacks("No code comes");
        assert_eq!(code_on(&less), code);
        ann.opens(HERE).sees("This browser has no number");
        ann.sends("/help/case/close", &[(held.0, held.1.as_str())]);
        assert!(portal.read(move |tx| store::by_code(tx, code)).is_none());
    });
}

#[test]
fn a_case_of_somebody_else_cannot_be_had_by_its_code() {
    testkit::sqlite(rooms, |portal| {
        let ann = portal.stranger();
        ann.opens("/help/sign-in");
        let code = code_on(&ann.sends(HERE, &FIELDS).follow());
        let bob = portal.stranger();
        bob.opens(HERE).sees("This browser has no number");
        for odd in [code.plain(), code.to_string(), "0".repeat(32), "é".repeat(16)] {
            let fields = [("case", odd.as_str()), ("item", "happens:no-code")];
            bob.sends("/help/case/remove", &fields).follow().sees("This browser has no number");
            bob.sends("/help/case/close", &fields);
        }
        ann.opens(HERE).sees("No code comes");
    });
}

#[test]
fn a_case_has_no_word_for_anything_but_what_we_look_at() {
    let item = |fact: &str| {
        let text = format!(r#"{{{fact},"at":0,"source":"visitor","class":"A"}}"#);
        serde_json::from_str::<Item>(&text)
    };
    assert!(item(r#""probe":"happens","value":"no-code""#).is_ok());
    assert!(item(r#""probe":"not-this","value":"cookies""#).is_ok());
    for other in [
        r#""probe":"happens","value":"ann@example.org""#,
        r#""probe":"password","value":"secret""#,
        r#""probe":"not-this","value":"frozen""#,
        r#""probe":"not-this","value":"others-tried""#,
        r#""probe":"cookies","value":"session=1""#,
    ] {
        assert!(item(other).is_err(), "{other}");
    }
    for one in items() {
        let text = serde_json::to_string(&one).unwrap();
        assert_eq!(serde_json::from_str::<Item>(&text).unwrap(), one, "{text}");
    }
}

#[test]
fn one_neighbourhood_opens_so_many_numbers_and_another_as_many() {
    testkit::both(rooms, |portal| {
        for _ in 0..30 {
            code_on(&portal.stranger().sends(HERE, &FIELDS));
        }
        let next = portal.stranger();
        let busy = next.sends(HERE, &FIELDS);
        busy.sees("No more numbers for the moment").sees("Need medicine today?");
        let elsewhere = portal.stranger().saying("x-forwarded-for", "198.51.100.9");
        code_on(&elsewhere.sends(HERE, &FIELDS));
        portal.pass(Duration::from_mins(2));
        code_on(&portal.stranger().sends(HERE, &FIELDS));
        portal.stranger().sends(HERE, &FIELDS).sees("No more numbers for the moment");
    });
}
