use std::io::Read as _;
use std::time::Duration;

use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED, UnparsedPublicKey};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use formats::records::CoverageStatus;
use serde_json::Value;
use testkit::{Person, Portal, Visitor};

use super::signing::Public;
use crate::tests::{card, give, rooms};

const FILE: &str = "/card/share/card.smart-health-card";
const KEYS: &str = "/.well-known/jwks.json";

/// A verifier as the guide describes it: finds the key by name, checks, unpacks.
fn checked(jws: &str, keys: &Value) -> Option<Value> {
    let [header, payload, signature] = jws.split('.').collect::<Vec<_>>()[..] else { return None };
    let told: Value = serde_json::from_slice(&BASE64.decode(header).ok()?).ok()?;
    assert_eq!((&told["alg"], &told["zip"]), (&"ES256".into(), &"DEF".into()));
    let key = keys["keys"].as_array()?.iter().find(|key| key["kid"] == told["kid"])?;
    let part = |name: &str| BASE64.decode(key[name].as_str().unwrap()).unwrap();
    let point = [vec![4], part("x"), part("y")].concat();
    assert_eq!(Public::read(&point).unwrap().kid(), told["kid"].as_str().unwrap());
    let signed = format!("{header}.{payload}");
    UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, point)
        .verify(signed.as_bytes(), &BASE64.decode(signature).ok()?)
        .ok()?;
    let mut text = String::new();
    let packed = BASE64.decode(payload).ok()?;
    flate2::read::DeflateDecoder::new(packed.as_slice()).read_to_string(&mut text).ok()?;
    serde_json::from_str(&text).ok()
}

fn keys(visitor: &Visitor<'_>) -> Value {
    serde_json::from_str(visitor.opens(KEYS).text()).unwrap()
}

fn saved(visitor: &Visitor<'_>) -> String {
    let file = visitor.presses(FILE);
    assert_eq!((file.status, file.header("content-type")), (200, "application/smart-health-card"));
    let file: Value = serde_json::from_str(file.text()).unwrap();
    file["verifiableCredential"][0].as_str().unwrap().to_owned()
}

/// The number of a card, and the numbers taken back under its key, as a verifier asks for them.
fn standing(visitor: &Visitor<'_>, jws: &str) -> (String, bool) {
    let keys = keys(visitor);
    let number = checked(jws, &keys).unwrap()["vc"]["rid"].as_str().unwrap().to_owned();
    let header = BASE64.decode(jws.split('.').next().unwrap()).unwrap();
    let header: Value = serde_json::from_slice(&header).unwrap();
    let kid = header["kid"].as_str().unwrap();
    let list = visitor.opens(&format!("/.well-known/crl/{kid}.json"));
    let list: Value = serde_json::from_str(list.text()).unwrap();
    let key = keys["keys"].as_array().unwrap().iter().find(|key| key["kid"] == *kid).unwrap();
    assert_eq!((&list["kid"], &list["method"]), (&header["kid"], &"rid".into()));
    assert_eq!(list["ctr"], key["crlVersion"]);
    let back = list["rids"].as_array().unwrap().contains(&number.clone().into());
    (number, back)
}

fn given(portal: &Portal) {
    let (payer, card) = card();
    give(portal, &Person::ann(), payer, card);
}

#[test]
fn the_guides_own_card_passes_the_reader_these_tests_use() {
    macro_rules! guide {
        ($name:literal) => {
            include_str!(concat!("../../../../formats/samples/smart-health-cards-1.0.0/", $name))
        };
    }
    let jws = guide!("example-00-d-jws.txt");
    let told = guide!("example-00-b-jws-payload-expanded.json");
    let keys = serde_json::json!({ "keys": [{
        "kty": "EC",
        "kid": "3Kfdg-XwP-7gXyywtUfUADwBumDOPKMQx-iELL11W9s",
        "use": "sig",
        "alg": "ES256",
        "crv": "P-256",
        "x": "11XvRWy1I2S0EyJlyf_bWfw_TQ5CJJNLw78bHXNxcgw",
        "y": "eZXwxvO1hvCY0KucrPfKo7yAyMT6Ajc3N7OkAB6VYy8",
    }] });
    let told: Value = serde_json::from_str(told).unwrap();
    assert_eq!(checked(jws.trim(), &keys), Some(told));
    let (rest, last) = jws.trim().split_at(jws.trim().len() - 4);
    let spoiled = format!("{rest}{}", if last == "AAAA" { "BBBB" } else { "AAAA" });
    assert_eq!(checked(&spoiled, &keys), None);
}

#[test]
fn a_saved_card_is_checked_with_the_keys_we_publish() {
    testkit::both(rooms, |portal| {
        given(portal);
        let ann = portal.visited_by(&Person::ann());
        let jws = saved(&ann);
        let stranger = portal.stranger();
        let answer = stranger.opens(KEYS);
        assert_eq!(answer.header("access-control-allow-origin"), "*");
        assert!(!answer.text().contains("\"d\""), "{}", answer.text());
        let payload = checked(&jws, &keys(&stranger)).unwrap();
        assert_eq!(payload["iss"], "https://juniper.example");
        assert_eq!(payload["nbf"], portal.now().seconds());
        assert_eq!(payload["vc"]["type"][0], "https://smarthealth.cards#health-card");
        let bundle = &payload["vc"]["credentialSubject"]["fhirBundle"];
        assert_eq!(bundle["entry"][0]["resource"]["resourceType"], "Coverage");
        let (number, back) = standing(&stranger, &jws);
        assert!(number.len() <= 24 && !back);
        assert_eq!(standing(&stranger, &saved(&ann)).0, number, "one number for a coverage");
    });
}

#[test]
fn a_card_leaves_for_its_own_member_with_a_fresh_proof_and_for_nobody_else() {
    testkit::sqlite(rooms, |portal| {
        given(portal);
        let stale = Person { proved: Duration::from_mins(6), ..Person::ann() };
        for path in ["/card/share", "/card/share/card.json"] {
            let nothing = if path == "/card/share" { 303 } else { 404 };
            assert_eq!(portal.visited_by(&Person::ben()).opens(path).status, nothing);
            assert!(portal.visited_by(&stale).opens(path).place().starts_with("/prove"));
            assert!(portal.stranger().opens(path).place().starts_with("/sign-in"));
            let ann = portal.visited_by(&Person::ann());
            assert_eq!(ann.opens(path).status, 200);
            assert_eq!(ann.opens(&format!("{path}?card=mine")).status, 404);
        }
        assert_eq!(portal.visited_by(&Person::ben()).presses(FILE).status, 404);
        assert!(portal.visited_by(&stale).presses(FILE).place().starts_with("/prove"));
        assert!(portal.stranger().presses(FILE).place().starts_with("/sign-in"));
        let ann = portal.visited_by(&Person::ann());
        assert_eq!(ann.sends(FILE, &[("card", "mine")]).status, 404);
        assert_eq!(portal.stranger().opens("/.well-known/crl/nobody.json").status, 404);
        assert_eq!(portal.stranger().opens("/.well-known/crl/..").status, 404);
    });
}

#[test]
fn a_card_taken_back_is_on_the_list_and_the_next_one_is_not() {
    testkit::both(rooms, |portal| {
        given(portal);
        let ann = portal.visited_by(&Person::ann());
        ann.opens("/card/share").lacks("Take back all signed files");
        let first = saved(&ann);
        ann.opens("/card/share").sees("Take back all signed files");
        ann.presses("/card/share/take-back").follow().sees("Copies no longer count");
        let second = saved(&ann);
        let (one, other) = (standing(&ann, &first), standing(&ann, &second));
        assert!(one.1 && !other.1 && one.0 != other.0);
        portal.visited_by(&Person::ben()).presses("/card/share/take-back");
        assert!(!standing(&ann, &second).1);
        portal.work();
    });
}

#[test]
fn cards_of_a_coverage_that_ends_are_taken_back_by_themselves() {
    testkit::both(rooms, |portal| {
        let (payer, mut card) = card();
        card.end = Some(base::Private(portal.now().day_in(&testkit::plan().zone).plus_days(2)));
        give(portal, &Person::ann(), payer.clone(), card.clone());
        let jws = saved(&portal.visited_by(&Person::ann()));
        let back = || {
            portal.work();
            standing(&portal.stranger(), &jws).1
        };
        assert!(!back());
        portal.pass(Duration::from_hours(48));
        assert!(!back(), "the last day is still covered");
        portal.pass(Duration::from_hours(24));
        assert!(back());
        assert_eq!(portal.visited_by(&Person::ann()).presses(FILE).status, 404);
        card.end = None;
        give(portal, &Person::ann(), payer.clone(), card.clone());
        let jws = saved(&portal.visited_by(&Person::ann()));
        card.status = CoverageStatus::Cancelled;
        give(portal, &Person::ann(), payer, card);
        portal.work();
        assert!(standing(&portal.stranger(), &jws).1, "the plan ended it");
    });
}

#[test]
fn a_new_key_signs_from_now_on_and_what_was_signed_before_stays_good() {
    testkit::both(rooms, |portal| {
        given(portal);
        let ann = portal.visited_by(&Person::ann());
        let old = saved(&ann);
        portal.write(|tx| crate::new_card_key(tx, store::Actor::Operator).map(|_| ()));
        let new = saved(&ann);
        let keys = keys(&ann);
        assert_eq!(keys["keys"].as_array().unwrap().len(), 2);
        assert!(checked(&old, &keys).is_some() && checked(&new, &keys).is_some());
        assert_ne!(old.split('.').next(), new.split('.').next());
        portal.pass(super::store::KEY_LIFE);
        let (payer, card) = card();
        give(portal, &Person::ann(), payer, card);
        let newest = saved(&ann);
        assert_ne!(newest.split('.').next(), new.split('.').next(), "a year is enough");
        assert!(checked(&newest, &self::keys(&ann)).is_some());
        portal.work();
    });
}
