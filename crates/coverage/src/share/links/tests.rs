use std::time::Duration;

use aws_lc_rs::aead::{AES_256_GCM, Aad, LessSafeKey, Nonce, UnboundKey};
use axum::body::Body;
use axum::http::Request;
use base::Secret;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use serde_json::{Value, json};
use store::{Actor, audit};
use testkit::{Page, Person, Portal, Visitor};

use crate::counter::tests::covered;
use crate::tests::{card, give, rooms};

/// As the page of another site would ask.
fn asks<'v, 'p>(visitor: &'v Visitor<'p>, path: &str, body: &str) -> Page<'v, 'p> {
    let request = Request::builder()
        .method("POST")
        .uri(path)
        .header("host", "juniper.example")
        .header("origin", "https://app.example")
        .header("sec-fetch-site", "cross-site")
        .header("content-type", "application/json")
        .body(Body::from(body.to_owned()));
    visitor.asks(request.unwrap())
}

struct Got {
    /// Of the member's page: `/card/share/links/…`
    page: String,
    /// Of the list of files: `/shl/…`
    path: String,
    told: Value,
}

/// Makes a link and takes it apart as an app does.
fn made(ann: &Visitor<'_>, fields: &[(&str, &str)]) -> Got {
    let place = ann.sends("/card/share/links", fields).place();
    let page = ann.opens(&place);
    let (_, rest) = page.text().split_once("shlink:/").unwrap();
    let told = rest.split(['"', '<', '&']).next().unwrap();
    let told: Value = serde_json::from_slice(&BASE64.decode(told).unwrap()).unwrap();
    let url = told["url"].as_str().unwrap();
    assert!(url.len() <= 128 && told["key"].as_str().unwrap().len() == 43);
    let path = url.strip_prefix("https://juniper.example").unwrap().to_owned();
    assert_eq!(path.strip_prefix("/shl/").unwrap().len(), 43, "256 bits");
    Got { page: place.split('?').next().unwrap().to_owned(), path, told }
}

fn opened(key: &Value, jwe: &str) -> (Value, Value) {
    let [header, wrapped, nonce, text, tag] = jwe.split('.').collect::<Vec<_>>()[..] else {
        panic!("{jwe}")
    };
    assert_eq!(wrapped, "");
    let bytes = |text: &str| BASE64.decode(text).unwrap();
    let key = UnboundKey::new(&AES_256_GCM, &bytes(key.as_str().unwrap())).unwrap();
    let nonce = Nonce::try_assume_unique_for_key(&bytes(nonce)).unwrap();
    let mut whole = [bytes(text), bytes(tag)].concat();
    let aad = Aad::from(header.as_bytes());
    let plain = LessSafeKey::new(key).open_in_place(nonce, aad, &mut whole).unwrap();
    let header = serde_json::from_slice(&bytes(header)).unwrap();
    (header, serde_json::from_slice(plain).unwrap())
}

fn given(portal: &Portal) {
    let (payer, card) = card();
    give(portal, &Person::ann(), payer, card);
}

fn files(page: &Page<'_, '_>) -> Vec<Value> {
    assert_eq!(page.status, 200, "{}", page.text());
    let list: Value = serde_json::from_str(page.text()).unwrap();
    list["files"].as_array().unwrap().clone()
}

const DAY: (&str, &str) = ("life", "day");
const HELLO: &str = r#"{"recipient":"Corner Pharmacy"}"#;

#[test]
fn a_link_shows_the_card_to_whoever_has_it_and_the_member_who_opened_it() {
    testkit::both(rooms, |portal| {
        given(portal);
        let ann = portal.visited_by(&Person::ann());
        let link = made(&ann, &[DAY, ("label", "For Rosa")]);
        assert_eq!(link.told["exp"], (portal.now() + Duration::from_hours(24)).seconds());
        assert!(link.told.get("flag").is_none() && !link.told.to_string().contains("Rosa"));
        let stranger = portal.stranger();
        let answer = asks(&stranger, &link.path, HELLO);
        assert_eq!(answer.header("access-control-allow-origin"), "*");
        assert_eq!(answer.header("cache-control"), "no-store");
        let files = files(&answer);
        assert_eq!(files.len(), 2);
        let (header, signed) = opened(&link.told["key"], files[0]["embedded"].as_str().unwrap());
        assert_eq!((&header["alg"], &header["enc"]), (&json!("dir"), &json!("A256GCM")));
        assert_eq!(header["cty"], files[0]["contentType"]);
        assert_eq!(signed["verifiableCredential"].as_array().unwrap().len(), 1);
        let (_, bundle) = opened(&link.told["key"], files[1]["embedded"].as_str().unwrap());
        assert_eq!(bundle["entry"][0]["resource"]["resourceType"], "Coverage");
        assert_eq!(
            (&files[1]["fhirVersion"], &files[1]["status"]),
            (&json!("4.0.1"), &json!("finalized"))
        );
        ann.opens(&link.page).sees("For Rosa").sees("Corner Pharmacy").sees("Opened once.");
        ann.opens("/card/share").sees("For Rosa").sees("Opened once.");
        assert_eq!(portal.visited_by(&Person::ben()).opens(&link.page).status, 404);
        let told = portal.read(|tx| audit::of_member(tx, Person::ann().scope, tx.now() + HOUR, 50));
        let actions: Vec<&str> = told.iter().map(|one| one.action.as_str()).collect();
        assert!(actions.contains(&"link.made") && actions.contains(&"record.exported"));
        portal.work();
    });
}

const HOUR: Duration = Duration::from_hours(1);

#[test]
fn a_link_ends_when_its_time_is_over_or_its_member_says_so() {
    testkit::both(rooms, |portal| {
        given(portal);
        let stale = Person { proved: Duration::from_mins(30), ..Person::ann() };
        let (ann, later) = (portal.visited_by(&Person::ann()), portal.visited_by(&stale));
        let (one, other) = (made(&ann, &[DAY]), made(&ann, &[("life", "hour")]));
        let stranger = portal.stranger();
        let ben = portal.visited_by(&Person::ben());
        assert_eq!(ben.presses(&format!("{}/end", one.page)).status, 404);
        files(&asks(&stranger, &one.path, HELLO));
        // Ending needs no fresh proof.
        later.presses(&format!("{}/end", one.page)).place();
        ann.opens(&one.page).sees("This link ended on").lacks("shlink:/");
        let gone = asks(&stranger, &one.path, HELLO);
        let never = asks(&stranger, &format!("/shl/{}", "A".repeat(43)), HELLO);
        assert_eq!((gone.status, never.status), (404, 404));
        assert_eq!(gone.text(), never.text());
        files(&asks(&stranger, &other.path, HELLO));
        portal.pass(HOUR);
        assert_eq!(asks(&stranger, &other.path, HELLO).status, 404);
    });
}

#[test]
fn its_member_hears_of_a_link_and_whoever_freezes_their_account_closes_it_until_they_are_back() {
    covered(|portal, person| {
        let (account, scope) = (person.account, person.scope);
        let ann = portal.visited_by(person);
        let got = made(&ann, &[DAY]);
        let sent = portal.work();
        let mail = sent.iter().find(|message| message.subject.contains("a link to your card"));
        let mail = mail.expect("a mail");
        assert_eq!(mail.to.as_str(), "ann@example.org");
        assert!(!mail.text.contains("/shl/") && !mail.text.contains("shlink"), "no link in it");
        let stranger = portal.stranger();
        files(&asks(&stranger, &got.path, HELLO));
        let of = (account, scope.member());
        portal.write(move |tx| identity::holds::freeze(tx, of, Actor::Account(account)));
        let gone = asks(&stranger, &got.path, HELLO);
        let never = asks(&stranger, &format!("/shl/{}", "A".repeat(43)), HELLO);
        assert_eq!((gone.status, gone.text()), (404, never.text()));
        portal.write(move |tx| identity::holds::unfreeze(tx, of, Actor::Account(account)));
        files(&asks(&stranger, &got.path, HELLO));
    });
}

#[test]
fn wrong_passcodes_are_counted_for_the_links_whole_life_however_many_come_at_once() {
    testkit::both(rooms, |portal| {
        given(portal);
        let ann = portal.visited_by(&Person::ann());
        let link = made(&ann, &[DAY, ("passcode", "402 917")]);
        assert_eq!(link.told["flag"], "P");
        let try_one = |code: &str| json!({ "recipient": "x", "passcode": code }).to_string();
        let stranger = portal.stranger();
        files(&asks(&stranger, &link.path, &try_one("402917")));
        assert_eq!(asks(&stranger, &link.path, HELLO).status, 401, "none is a wrong one");
        files(&asks(&stranger, &link.path, &try_one("402-917")));
        // Twelve at once: nine tries are left, so nine are told how many remain.
        let token = link.path.strip_prefix("/shl/").unwrap().to_owned();
        let tried: Vec<_> = std::thread::scope(|scope| {
            let handles: Vec<_> = (0..12)
                .map(|_| {
                    let (db, house, token) =
                        (portal.db.clone(), portal.house.clone(), token.clone());
                    let now = portal.now();
                    scope.spawn(move || {
                        let asked = super::grants::Asked {
                            recipient: "x".to_owned(),
                            passcode: "111111".to_owned(),
                            longest: None,
                        };
                        let look = move |tx: &store::Tx| {
                            super::grants::manifest(tx, &house, &token, &asked)
                        };
                        db.write_blocking(now, look).unwrap()
                    })
                })
                .collect();
            handles.into_iter().map(|handle| handle.join().unwrap()).collect()
        });
        let mut left: Vec<i64> = tried
            .iter()
            .filter_map(|answered| match answered {
                super::grants::Answered::Wrong(left) => Some(*left),
                _ => None,
            })
            .collect();
        left.sort_unstable();
        assert_eq!(left, [0, 1, 2, 3, 4, 5, 6, 7, 8]);
        assert_eq!(asks(&stranger, &link.path, &try_one("402917")).status, 404, "not even right");
        ann.opens(&link.page).sees("too many wrong passcodes");
    });
}

#[test]
fn a_file_too_long_to_embed_has_an_address_of_its_own_for_less_than_an_hour() {
    testkit::both(rooms, |portal| {
        given(portal);
        let ann = portal.visited_by(&Person::ann());
        let link = made(&ann, &[("life", "week")]);
        assert_eq!(link.told["flag"], "L");
        let stranger = portal.stranger();
        let asked = r#"{"recipient":"x","embeddedLengthMax":10}"#;
        let files = files(&asks(&stranger, &link.path, asked));
        let places: Vec<&str> = files
            .iter()
            .map(|file| file["location"].as_str().unwrap())
            .map(|place| place.strip_prefix("https://juniper.example").unwrap())
            .collect();
        for place in &places {
            let file = stranger.opens(place);
            assert_eq!((file.status, file.header("content-type")), (200, "application/jose"));
            assert_eq!(file.header("access-control-allow-origin"), "*");
            opened(&link.told["key"], file.text());
            let spoiled = place.replace(".f.", ".s.");
            assert!(spoiled == *place || stranger.opens(&spoiled).status == 404);
        }
        assert_eq!(stranger.opens("/shl/file/x.y.z.w").status, 404);
        portal.pass(Duration::from_mins(16));
        assert_eq!(stranger.opens(places[1]).status, 404);
        let files = self::files(&asks(&stranger, &link.path, asked));
        let place = files[1]["location"].as_str().unwrap();
        ann.presses(&format!("{}/end", link.page));
        let path = place.strip_prefix("https://juniper.example").unwrap();
        assert_eq!(stranger.opens(path).status, 404, "an ended link takes its files along");
    });
}

#[test]
fn whoever_does_not_say_who_they_are_gets_nothing_and_costs_no_try() {
    testkit::sqlite(rooms, |portal| {
        given(portal);
        let ann = portal.visited_by(&Person::ann());
        let link = made(&ann, &[DAY, ("passcode", "402917")]);
        let stranger = portal.stranger();
        for odd in ["", "{}", "[]", "recipient=x", r#"{"recipient":"  "}"#, r#"{"recipient":7}"#] {
            assert_eq!(asks(&stranger, &link.path, odd).status, 400, "{odd}");
        }
        let asked = r#"{"recipient":"x","passcode":"000000"}"#;
        assert!(asks(&stranger, &link.path, asked).text().contains("\"remainingAttempts\":9"));
        let request = Request::builder().method("OPTIONS").uri(&link.path);
        let told = stranger.asks(request.header("host", "x").body(Body::empty()).unwrap());
        assert_eq!(told.status, 204);
        assert_eq!(told.header("access-control-allow-headers"), "content-type");
        // A form of another site is still refused everywhere else.
        assert_eq!(asks(&stranger, "/card/share/links", "life=day").status, 403);
    });
}

#[test]
fn what_is_wrong_with_a_link_is_said_beside_the_field_and_nothing_typed_is_lost() {
    testkit::sqlite(rooms, |portal| {
        given(portal);
        let ann = portal.visited_by(&Person::ann());
        let fields = [("life", "for ever"), ("label", "Rosa <3"), ("passcode", "123456")];
        let page = ann.sends("/card/share/links", &fields);
        assert_eq!(page.status, 422);
        page.sees("Choose how long").sees("easy to guess").sees("Rosa &#60;3").sees("123456");
        for _ in 0..super::rules::MOST {
            made(&ann, &[DAY]);
        }
        ann.sends("/card/share/links", &[DAY]).sees("You have 20 open links");
        assert_eq!(ann.sends("/card/share/links", &[DAY, ("card", "x")]).status, 404);
        assert_eq!(
            portal.visited_by(&Person::ben()).sends("/card/share/links", &[DAY]).status,
            404
        );
    });
}

#[test]
fn a_link_of_a_member_who_was_forgotten_leads_nowhere() {
    testkit::both(rooms, |portal| {
        given(portal);
        let link = made(&portal.visited_by(&Person::ann()), &[DAY]);
        let member = Person::ann().scope.member();
        portal.write(move |tx| store::keys::forget(tx, member, store::Actor::Operator));
        assert_eq!(asks(&portal.stranger(), &link.path, HELLO).status, 404);
    });
}

#[test]
fn links_and_their_openings_are_swept_when_nobody_asks_any_more() {
    testkit::both(rooms, |portal| {
        given(portal);
        let link = made(&portal.visited_by(&Person::ann()), &[DAY]);
        files(&asks(&portal.stranger(), &link.path, HELLO));
        let swept = |days: u64| {
            let later = portal.now() + Duration::from_hours(24 * days);
            let one = |sweep| portal.runtime.block_on(store::sweep(&portal.db, sweep, 10, later));
            super::sweeps::ALL.iter().map(|sweep| one(*sweep).unwrap()).collect::<Vec<_>>()
        };
        assert_eq!(swept(90), [0, 0]);
        assert_eq!(swept(92), [1, 0]);
        assert_eq!(swept(456), [0, 1]);
    });
}

#[test]
fn the_guides_own_link_is_written_as_ours_are() {
    let guide =
        include_str!("../../../../formats/samples/smart-health-cards-1.0.0/shl-payload-1.json");
    let guide: Value = serde_json::from_str(guide).unwrap();
    let key = Secret::new(guide["key"].as_str().unwrap().to_owned());
    let ours = super::sealing::link(&super::sealing::Told {
        url: guide["url"].as_str().unwrap(),
        key: &key,
        ends: base::Timestamp::from_seconds(1_767_225_600),
        label: "Back-to-school",
        long: true,
        passcode: true,
    });
    let ours = BASE64.decode(ours.strip_prefix("shlink:/").unwrap()).unwrap();
    let ours: Value = serde_json::from_slice(&ours).unwrap();
    for same in ["url", "key", "flag", "v"] {
        assert_eq!(ours[same], guide[same], "{same}");
    }
}
