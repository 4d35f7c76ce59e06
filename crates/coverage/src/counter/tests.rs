use std::time::Duration;

use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED, UnparsedPublicKey};
use axum::Extension;
use axum::body::Body;
use base::{Lang, SeededLuck};
use data_encoding::BASE64URL_NOPAD;
use formats::records::Record;
use formats::{Kind, Read, read_all};
use identity::account::{self, Created, NewAccount};
use identity::{Keys, devices};
use store::{Sql, args};
use testkit::{Page, Person, Portal, Visitor};
use web::{Browser, Slice};

use super::{flow, store as rows};
use crate::share::pages::Which;

mod several;

fn rooms() -> Vec<Slice> {
    vec![identity::slice(), crate::slice()]
}

fn keys() -> Keys {
    Keys::derive(&[7; 32])
}

/// Runs `test` for Ann, who has an account, a mailbox and the card of the guide's example.
pub(crate) fn covered(mut test: impl FnMut(&Portal, &Person)) {
    let schemas: Vec<store::Slice> = rooms().iter().map(|slice| slice.schema).collect();
    store::testing::both(&schemas, |db| {
        let portal = Portal::stamped(db, rooms(), |_, router| router.layer(Extension(keys())));
        let new = NewAccount {
            member: Person::ann().scope.member(),
            username: "ann.whitfield".parse().unwrap(),
            first_name: "Ann".into(),
            lang: Lang::English,
            email: Some("ann@example.org".parse().unwrap()),
            password: None,
        };
        let made = portal.write(move |tx| account::create(tx, &new));
        let Created::Account(account) = made else { panic!("{made:?}") };
        let ann = Person { account, ..Person::ann() };
        take_card(&portal, &ann);
        test(&portal, &ann);
    });
}

fn take_card(portal: &Portal, person: &Person) {
    let file = include_bytes!("../../../formats/samples/c4dic-2.0.0/Example-Coverage1.json");
    let card = read_all(Kind::FhirDocument, file).into_iter().find_map(|read| match read {
        Read::Record { record: Record::Coverage(card), .. } => Some(card),
        _ => None,
    });
    let (card, scope) = (card.unwrap(), person.scope);
    portal.write(move |tx| {
        let id = crate::coverage_id(tx, &card.source);
        crate::take_coverage(tx, scope, id, &card)
    });
}

/// The code and the passcode as the member's page shows them.
fn told(page: &Page<'_, '_>) -> (String, String) {
    let values: Vec<&str> = page.text().split("<dd class=\"lk-num\">").skip(1).collect();
    let text = |at: usize| values[at].split('<').next().unwrap().to_owned();
    (text(0), text(1))
}

fn made(member: &Visitor<'_>) -> (String, String) {
    told(&member.presses("/card/pharmacy").follow())
}

fn typed<'v, 'p>(who: &'v Visitor<'p>, code: &str, passcode: &str) -> Page<'v, 'p> {
    who.sends("/pharmacy", &[("code", code), ("passcode", passcode)])
}

const WRONG: &str = "These do not open a card.";

fn other(passcode: &str) -> String {
    if passcode == "0000" { "0001".to_owned() } else { "0000".to_owned() }
}

#[test]
fn a_pharmacist_without_an_account_sees_what_stands_on_the_card_and_no_more() {
    covered(|portal, ann| {
        let member = portal.visited_by(ann);
        member.opens("/card/pharmacy").sees("Make a pharmacy code");
        let (code, passcode) = made(&member);
        let pharmacist = portal.stranger();
        pharmacist.opens("/pharmacy").sees("You need no account");
        let page = typed(&pharmacist, &code.to_lowercase().replace('-', " "), &passcode);
        assert_eq!(page.status, 200);
        page.sees("100045").sees("1234").sees("…").lacks("Whitfield").lacks("Ann");
        let whole = portal.read({
            let scope = ann.scope;
            move |tx| super::lend::facts(tx, scope, (Which::First, flow_day(tx.now())))
        });
        let masked = whole.unwrap().member_id.unwrap();
        page.sees(&masked);
        assert_eq!(masked.chars().count(), 5, "four symbols and the sign that more were there");
    });
}

fn flow_day(now: base::Timestamp) -> base::Day {
    now.day_in(&testkit::plan().zone)
}

#[test]
fn a_code_shows_three_times_and_each_look_is_told_and_recorded() {
    covered(|portal, ann| {
        let member = portal.visited_by(ann);
        let (code, passcode) = made(&member);
        assert!(portal.work().is_empty(), "a member who is signed in knows what they made");
        let pharmacist = portal.stranger();
        for left in ["2 more times", "1 more time,", "has ended now"] {
            typed(&pharmacist, &code, &passcode).sees(left);
            portal.pass(Duration::from_mins(1));
        }
        typed(&pharmacist, &code, &passcode).sees(WRONG).lacks("100045");
        let letters = portal.work();
        assert_eq!(letters.len(), 3);
        for letter in letters {
            assert_eq!(letter.to.0, "ann@example.org");
            assert!(letter.text.contains("A pharmacy opened your ID card"), "{}", letter.text.0);
        }
        let page = member.opens("/card/pharmacy");
        page.sees("The last code was opened 3 times").sees("Opened by a pharmacy");
        let seen =
            portal.read(|tx| tx.all(LOOKS, &args!["pharmacy.opened"], |row| row.get::<i64>(0)));
        assert_eq!(seen, [3]);
    });
}

const LOOKS: Sql =
    Sql { name: "LOOKS", text: "SELECT COUNT(*) FROM audit_entry WHERE action = $1" };

#[test]
fn wrong_unknown_ended_and_over_are_one_answer() {
    covered(|portal, ann| {
        let member = portal.visited_by(ann);
        let pharmacist = portal.stranger();
        let (first, first_pass) = made(&member);
        // A new code ends the one before it.
        portal.pass(Duration::from_secs(1));
        let (second, second_pass) = made(&member);
        let main = |page: &Page<'_, '_>, code: &str| {
            let text = page.text().replace(code, "CODE");
            let main = text.split("<main").nth(1).unwrap().to_owned();
            (page.status, main)
        };
        let expected = main(&typed(&pharmacist, "ZZZZ-ZZZZ", "1234"), "ZZZZ-ZZZZ");
        assert_eq!(expected.0, 422);
        assert_eq!(main(&typed(&pharmacist, &first, &first_pass), &first), expected);
        assert_eq!(main(&typed(&pharmacist, &second, &other(&second_pass)), &second), expected);
        assert_eq!(main(&typed(&pharmacist, "no code at all", "1234"), "no code at all"), expected);
        member.presses("/card/pharmacy/end").follow().sees("You ended the last code.");
        assert_eq!(main(&typed(&pharmacist, &second, &second_pass), &second), expected);
        portal.pass(Duration::from_secs(1));
        let (third, third_pass) = made(&member);
        portal.pass(flow::LIFE);
        assert_eq!(main(&typed(&pharmacist, &third, &third_pass), &third), expected);
        member.opens("/card/pharmacy").sees("The 10 minutes of the last code are over.");
        assert!(portal.work().is_empty(), "nobody looked");
    });
}

#[test]
fn five_wrong_passcodes_end_the_code_however_many_are_tried_at_once() {
    covered(|portal, ann| {
        let (code, passcode) = made(&portal.visited_by(ann));
        let marks = {
            let (code, passcode) = (code.clone(), passcode.clone());
            let all: Vec<String> = (0..40).map(|n| format!("{n:04}")).collect();
            let wrong = all.into_iter().filter(move |one| *one != passcode);
            wrong.map(move |pass| (code.clone(), pass)).collect::<Vec<_>>()
        };
        // Side by side, as a guesser sends them.
        let db = portal.db.clone();
        let now = portal.now();
        let tries = marks.into_iter().map(|(code, pass)| {
            let db = db.clone();
            async move {
                let keys = keys();
                let code = identity::codes::Code::typed(&code, 8).unwrap();
                db.write(now, move |tx| rows::enter(tx, &keys, (&code, &pass))).await.unwrap()
            }
        });
        let seen = portal.runtime.block_on(async {
            let mut set = tokio::task::JoinSet::new();
            for one in tries {
                set.spawn(one);
            }
            set.join_all().await
        });
        assert!(seen.iter().all(Option::is_none));
        let counted = portal
            .read(|tx| tx.all(LOOKS, &args!["pharmacy.wrong-passcode"], |row| row.get::<i64>(0)));
        assert_eq!(counted, [5], "no more than five are counted, and no more are answered");
        typed(&portal.stranger(), &code, &passcode).sees(WRONG);
        portal.visited_by(ann).opens("/card/pharmacy").sees("a wrong passcode 5 times");
    });
}

#[test]
fn the_right_passcode_at_the_same_moment_shows_the_card_three_times_at_most() {
    covered(|portal, ann| {
        let (code, passcode) = made(&portal.visited_by(ann));
        let (db, now) = (portal.db.clone(), portal.now());
        let seen = portal.runtime.block_on(async {
            let mut set = tokio::task::JoinSet::new();
            for _ in 0..20 {
                let (db, code, pass) = (db.clone(), code.clone(), passcode.clone());
                set.spawn(async move {
                    let keys = keys();
                    let code = identity::codes::Code::typed(&code, 8).unwrap();
                    db.write(now, move |tx| rows::enter(tx, &keys, (&code, &pass))).await.unwrap()
                });
            }
            set.join_all().await
        });
        assert_eq!(seen.iter().flatten().count(), 3);
    });
}

/// Ann's own browser, which is remembered, and in which nobody is signed in.
fn remembered<'p>(portal: &'p Portal, ann: &Person) -> Visitor<'p> {
    let browser = portal.stranger();
    let of = (ann.account, ann.scope.member());
    let pass = portal.write(move |tx| devices::store::remember(tx, of, &Browser::default()));
    let cookie = devices::cookie_with(&keys(), &SeededLuck::new(9), pass, &[]);
    let name = format!("__Host-{}", devices::COOKIE);
    browser.cookies.borrow_mut().insert(name, cookie.expose().to_owned());
    browser
}

#[test]
fn a_remembered_browser_shows_the_card_without_signing_in_and_its_owner_hears_of_it() {
    covered(|portal, ann| {
        let browser = remembered(portal, ann);
        let page = browser.opens("/pharmacy/show");
        page.sees("Make a pharmacy code for Ann");
        let person = page.field("person");
        let page = browser.sends("/pharmacy/show", &[person]).follow();
        let (code, passcode) = told(&page);
        let letters = portal.work();
        assert_eq!(letters.len(), 1);
        assert!(letters[0].text.contains("without signing in"), "{}", letters[0].text.0);
        // Four digits of the plan's own telephone may be a passcode's by chance.
        let said = letters[0].text.replace(&testkit::plan().phone, "");
        assert!(!said.contains(&code) && !said.contains(&passcode), "{said}");
        typed(&portal.stranger(), &code, &passcode).sees("100045");
        browser.opens("/pharmacy/show").sees("2 more times");
        browser.presses("/pharmacy/show/end").follow().sees("You ended the last code.");
        typed(&portal.stranger(), &code, &passcode).sees(WRONG);
    });
}

#[test]
fn a_browser_we_do_not_know_is_told_what_every_such_browser_is_told() {
    covered(|portal, ann| {
        let stranger = portal.stranger();
        let page = stranger.opens("/pharmacy/show");
        page.sees("This browser is not one we remember").lacks("Ann");
        let made = stranger.sends("/pharmacy/show", &[("person", ann.account.to_string())]);
        assert_eq!(made.place(), "/pharmacy/show");
        assert_eq!(stranger.presses("/pharmacy/show/end").place(), "/pharmacy/show");
        stranger.opens("/pharmacy/show").sees("This browser is not one we remember");
        assert!(portal.work().is_empty());
        // Somebody else's browser makes none for her either.
        let of = (ann.account, ann.scope.member());
        let browser = remembered(portal, ann);
        portal.write(move |tx| devices::store::forget_all(tx, of, store::Actor::House));
        browser.opens("/pharmacy/show").sees("This browser is not one we remember");
    });
}

#[test]
fn a_member_makes_six_codes_and_then_waits() {
    covered(|portal, ann| {
        let member = portal.visited_by(ann);
        for _ in 0..6 {
            assert_eq!(member.presses("/card/pharmacy").status, 303);
        }
        let page = member.presses("/card/pharmacy");
        assert_eq!(page.status, 422);
        page.sees("You can make another one from");
        portal.pass(Duration::from_mins(10));
        assert_eq!(member.presses("/card/pharmacy").status, 303);
    });
}

#[test]
fn whoever_has_no_card_has_nothing_to_show() {
    covered(|portal, _| {
        let ben = portal.visited_by(&Person::ben());
        ben.opens("/card/pharmacy").sees("We do not have a card for you yet");
        ben.presses("/card/pharmacy").follow().sees("We do not have a card for you yet");
    });
}

#[test]
fn what_the_picture_says_is_signed_by_the_key_in_the_page_that_checks_it() {
    let facts = super::rules::Facts {
        worth: super::rules::Worth::Active,
        plan: Some("Juniper Rx Standard".to_owned()),
        start: None,
        end: None,
        rx_bin: Some("004999".into()),
        rx_pcn: None,
        rx_group: Some("RX \"ÄÖ\"".into()),
        member_id: Some("…1093".into()),
        help_desk: None,
    };
    let until = base::Timestamp::from_seconds(1_800_000_600);
    let token = super::token::token(&keys().counter, &facts, (until, None)).unwrap();
    let (said, signature) = token.split_once('.').unwrap();
    let key = BASE64URL_NOPAD.decode(super::copy::public_key(&keys()).as_bytes()).unwrap();
    let key = UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, key);
    let signature = BASE64URL_NOPAD.decode(signature.as_bytes()).unwrap();
    let signed = format!("latchkey card 1.{said}");
    assert!(key.verify(signed.as_bytes(), &signature).is_ok());
    assert!(key.verify(said.as_bytes(), &signature).is_err());
    let said = BASE64URL_NOPAD.decode(said.as_bytes()).unwrap();
    let said: serde_json::Value = serde_json::from_slice(&said).unwrap();
    assert_eq!(
        said,
        serde_json::json!({
            "v": 1, "s": "active", "b": "004999", "g": "RX \"ÄÖ\"", "i": "…1093",
            "x": 1_800_000_600_i64
        })
    );
    let address = super::token::address("https://my.juniper.example/", &token);
    assert!(super::picture::picture(&address).unwrap().squares <= 73, "coarse enough to scan");
}

#[test]
fn while_the_store_is_away_a_remembered_browser_shows_its_copy_and_others_are_told_whom_to_call() {
    covered(|portal, ann| {
        let browser = remembered(portal, ann);
        // She was here, signed in, in the browser that remembers her.
        let member = portal.visited_by(ann);
        *member.cookies.borrow_mut() = browser.cookies.borrow().clone();
        member.opens("/card").sees("100045");
        assert!(member.cookies.borrow().contains_key("__Host-card-copy"));
        *browser.cookies.borrow_mut() = member.cookies.borrow().clone();
        let shared = portal.visited_by(ann);
        shared.opens("/card");
        assert!(shared.cookies.borrow().is_empty(), "a browser that is not remembered keeps none");
        // What the page asks for is gone, as it is when nothing answers.
        portal.write(|tx| tx.run(AWAY, &args![]));
        let page = browser.opens("/pharmacy/show");
        assert_eq!(page.status, 200);
        page.sees("This is the copy of Ann’s card").sees("<path fill=\"#000\"");
        portal.stranger().opens("/pharmacy/show").sees("This browser is not one we remember");
        let odd = portal.stranger();
        let pass = browser.cookies.borrow()["__Host-device"].clone();
        odd.cookies.borrow_mut().insert("__Host-device".to_owned(), pass);
        odd.cookies.borrow_mut().insert("__Host-card-copy".to_owned(), "AAAA".to_owned());
        odd.opens("/pharmacy/show").sees("has no copy of your card");
        portal.pass(Duration::from_hours(24 * 31));
        browser.opens("/pharmacy/show").lacks("<path fill=\"#000\"");
    });
}

const AWAY: Sql = Sql { name: "AWAY", text: "ALTER TABLE device RENAME TO device_away" };

#[test]
fn nothing_typed_makes_the_pharmacists_page_fail() {
    covered(|portal, _| {
        let stranger = portal.stranger();
        for (code, passcode, says) in [
            ("", "", "Type the pharmacy code."),
            ("7K2M-9QXD", "", "Type the passcode."),
            ("7K2M-9QXD", "  ", "Type the passcode."),
            ("<script>", "1", WRONG),
            (&"A".repeat(5_000), "1234", WRONG),
            ("7K2M-9QXD", "१२३४", "A passcode has 4 digits."),
            ("7K2M-9QXD", "12-345", "A passcode has 4 digits."),
        ] {
            let page = typed(&stranger, code, passcode);
            assert_eq!(page.status, 422, "{code}");
            page.sees(says).lacks("<script>");
        }
        let body = Body::from("code=%00&passcode=1");
        let request = stranger.request("POST", "/pharmacy", String::new()).map(|_| body);
        assert_eq!(stranger.asks(request).status, 400);
    });
}
