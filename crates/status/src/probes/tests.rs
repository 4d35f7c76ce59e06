use std::time::Duration;

use ::store::testing::{NOW, both};
use base::{Secret, Timestamp};
use jiff::tz::TimeZone;

use super::ask::Prober;
use super::rules::{Check, Seen, app_code, app_step, enough, has_field, hidden, is_key_set, seen};
use super::store;
use crate::parts::Part;

mod codes;
mod mailbox;

fn ago(minutes: u64) -> Timestamp {
    NOW - Duration::from_mins(minutes)
}

#[test]
fn the_apps_code_is_that_of_rfc_6238() {
    // Appendix B, SHA-1, its last six digits; the key is "12345678901234567890".
    let key = Secret::new("GEZD GNBV GY3T QOJQ gezd gnbv gy3t qojq".to_owned());
    let table = [(59, "287082"), (1_111_111_109, "081804"), (1_234_567_890, "005924")];
    for (seconds, code) in table {
        let now = Timestamp::from_seconds(seconds);
        assert_eq!(app_code(&key, app_step(now)).as_deref(), Some(code), "{seconds}");
    }
    assert_eq!(app_code(&Secret::new("not base 32!".to_owned()), 1), None);
}

#[test]
fn checks_say_how_a_part_seems_and_stay_silent_of_one_failure() {
    let of = |part, checks: &[(u64, bool)]| {
        let checks: Vec<_> = checks.iter().map(|&(minutes, good)| (ago(minutes), good)).collect();
        seen(part, &checks, NOW)
    };
    let table = [
        (vec![], Seen::Never, false),
        (vec![(1, true), (2, false)], Seen::Well(ago(1)), false),
        (vec![(1, false), (2, true)], Seen::Failing(1, ago(1)), false),
        (vec![(1, false), (2, false), (3, false), (4, true)], Seen::Failing(3, ago(1)), true),
        (vec![(10, true)], Seen::Well(ago(10)), false),
        (vec![(11, true)], Seen::Stopped(ago(11)), true),
    ];
    for (checks, expected, doubtful) in table {
        assert_eq!(of(Part::SignIn, &checks), expected);
        assert_eq!(expected.is_doubtful(Part::SignIn), doubtful, "{expected:?}");
    }
    assert_eq!((enough(Part::SignIn), enough(Part::Code)), (3, 2));
    let rare = [
        (vec![(75, true)], Seen::Well(ago(75)), false),
        (vec![(76, true)], Seen::Stopped(ago(76)), true),
        (vec![(20, false), (30, true)], Seen::Failing(1, ago(20)), false),
        (vec![(20, false), (30, false)], Seen::Failing(2, ago(20)), true),
    ];
    for (checks, expected, doubtful) in rare {
        assert_eq!(of(Part::Code, &checks), expected);
        assert_eq!(expected.is_doubtful(Part::Code), doubtful, "{expected:?}");
    }
}

#[test]
fn a_key_set_is_public_or_it_is_none() {
    let key = r#"{"kid":"a","kty":"EC","crv":"P-256","x":"AA","y":"BB"}"#;
    let set = |keys: &str| is_key_set(&format!(r#"{{"keys":[{keys}]}}"#));
    assert!(set("") && set(key) && set(&format!("{key},{key}")));
    assert!(!set(&key.replace("\"y\"", "\"d\":\"CC\",\"y\"")), "the secret part");
    assert!(!set(&key.replace("kid", "id")) && !set("7"));
    for strange in ["", "{}", "[]", "<html>", r#"{"keys":{}}"#] {
        assert!(!is_key_set(strange), "{strange}");
    }
}

#[test]
fn fields_are_found_in_a_page_of_ours() {
    let page = "<input type=\"hidden\" name=\"sealed\" value=\"a+/&#34;b\"><input name=\"code\">";
    assert_eq!(hidden(page, "sealed").as_deref(), Some("a+/\"b"));
    assert_eq!(hidden(page, "code"), None);
    assert!(has_field(page, "code") && !has_field(page, "password"));
}

#[test]
fn a_check_counts_once_and_old_ones_are_forgotten_on_both_engines() {
    both(&[crate::SCHEMA], |db| {
        let check = |at, failed| Check { part: Part::SignIn, at, failed, took_ms: 12 };
        let old = NOW - Duration::from_hours(24 * 400);
        let rounds = [
            (old, vec![check(old, None)]),
            (NOW, vec![check(NOW, None)]),
            (NOW, vec![check(NOW, None)]),
            (
                NOW + Duration::from_mins(1),
                vec![check(NOW + Duration::from_mins(1), Some("no-form"))],
            ),
        ];
        for (now, checks) in rounds {
            db.write_blocking(now, move |tx| store::keep(tx, &checks, &TimeZone::UTC)).unwrap();
        }
        let (latest, days) = db
            .read_blocking(NOW, move |tx| {
                let first = old.day_in(&TimeZone::UTC);
                Ok((store::latest(tx, Part::SignIn)?, store::days(tx, Part::SignIn, first)?))
            })
            .unwrap();
        assert_eq!(latest.iter().map(|(_, good)| *good).collect::<Vec<_>>(), [false, true]);
        assert_eq!(days.iter().map(|of| (of.checks, of.good)).collect::<Vec<_>>(), [(2, 1)]);
    });
}

#[test]
fn only_this_machine_is_asked_without_tls() {
    for good in ["https://my.plan.example", "http://127.0.0.1:8080", "http://localhost:8080/"] {
        assert!(Prober::new(good, None).is_ok(), "{good}");
    }
    for bad in ["http://my.plan.example", "http://127.0.0.1.evil.example", "ftp://x", ""] {
        assert!(Prober::new(bad, None).is_err(), "{bad}");
    }
}
