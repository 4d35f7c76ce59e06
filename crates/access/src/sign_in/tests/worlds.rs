//! GUARD 2: every world looks like every other to a browser that has proved nothing.

use ::store::{Channel, delivery};
use base::{AccountId, MemberId, Timestamp};
use identity::account::{closing, provisional};
use identity::contacts::{self, Way};
use identity::{account, holds};

use super::MAIL;
use crate::testing::{PASSWORD, Reply, Site, site_behind_a_proxy};

type Of = (AccountId, MemberId);

/// What may be true of a name, and what is typed with it. All names are as long as the others,
/// because a page says back what was typed.
const WORLDS: [(&str, &str, &str); 12] = [
    ("no account", "nobody.0", PASSWORD),
    ("active", "active.0", PASSWORD),
    ("wrong password", "active.0", "not the right one, sorry"),
    ("old password", "older.pw", PASSWORD),
    ("frozen", "frozen.0", PASSWORD),
    ("unverified", "unverif0", PASSWORD),
    ("plan ended", "ended.00", PASSWORD),
    ("no channel", "channel0", PASSWORD),
    ("bounced", "bounced0", PASSWORD),
    ("contested", "contest0", PASSWORD),
    ("second factor", "factor.0", PASSWORD),
    ("closed", "closed.0", PASSWORD),
];

fn people(site: &Site) {
    let account = |number: u8, name: &str, email: &str| site.account(number, name, email);
    account(1, "active.0", MAIL);
    let older = account(2, "older.pw", "older@example.org");
    site.set_password(older, "a newer and longer password");
    let frozen = account(3, "frozen.0", "frozen@example.org");
    let unverified = account(4, "unverif0", "");
    let ended = account(5, "ended.00", "ended@example.org");
    account(6, "channel0", "");
    account(7, "bounced0", "bounced@example.org");
    let contested = account(8, "contest0", "contest@example.org");
    let factor = account(9, "factor.0", "factor@example.org");
    let closed = account(10, "closed.0", "closed@example.org");
    let house = site.house.clone();
    site.write(move |tx| {
        closing::close(tx, &house, closed, &super::closed::order())?;
        holds::freeze(tx, frozen, ::store::Actor::Operator)?;
        let way = Way::Mail("unverified@example.org".parse().unwrap());
        contacts::add(tx, unverified, &way, false)?;
        let bounced = delivery::address(tx, Channel::Mail, "bounced@example.org");
        delivery::bury(tx, &bounced, delivery::Why::Gone)?;
        in_recovery(tx, contested)?;
        coverage_over(tx, ended)?;
        factors::authenticator::enrol_sample(tx, factor, "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")
    });
}

/// Somebody else says the account is theirs: a password of an unfinished recovery beside its own.
fn in_recovery(tx: &::store::Tx, of: Of) -> Result<(), ::store::Fault> {
    let kept = account::store::kept(tx, of)?.unwrap();
    let until = Timestamp::from_seconds(tx.now().seconds() + 86_400);
    provisional::set(tx, of, &kept.current, ([7; 16], until))
}

/// The plan's file says that the coverage is over; the account stands.
fn coverage_over(tx: &::store::Tx, of: Of) -> Result<(), ::store::Fault> {
    tx.audit(::store::Entry::new("test.coverage-over", ::store::Actor::House).owner(of.1))
}

/// An answer as a browser sees it, without what differs each time and what was typed.
fn seen(reply: &Reply, name: &str) -> (u16, String, Vec<(String, String)>, String) {
    let nonce = reply.body.split("nonce=\"").nth(1).and_then(|rest| rest.split('"').next());
    let mut body = reply.body.replace(nonce.unwrap_or("no nonce at all"), "NONCE");
    if body.contains("name=\"sealed\"") && !reply.sealed().is_empty() {
        body = body.replace(&reply.sealed(), "SEALED");
    }
    let secret = ["set-cookie", "content-security-policy"];
    let told = |(name, value): &(String, String)| {
        let length = format!("{} bytes", value.len());
        (name.clone(), if secret.contains(&name.as_str()) { length } else { value.clone() })
    };
    let heads = reply.headers.iter().map(told).collect();
    (reply.status.as_u16(), reply.to.clone(), heads, body.replace(name, "NAME"))
}

#[test]
fn guard_2_all_worlds_are_one_byte_for_byte_from_the_form_to_the_last_wrong_code() {
    site_behind_a_proxy(|site| {
        people(site);
        let mut number = 0;
        let mut visit = |name: &str, password: &str| {
            number += 1;
            let from = format!("10.0.{number}.1");
            let browser = site.browser();
            let fields = [("username", name), ("password", password)];
            let posted = browser.post_from(&from, "/sign-in", &fields);
            let mut pages = vec![seen(&posted, name), seen(&browser.get(&posted.to), name)];
            // Whatever the worker found out, the page does not.
            site.work();
            pages.push(seen(&browser.get("/sign-in/code"), name));
            for code in ["AAAA-AAAA", "000000", "ABCD-EFGH-JKMN-PQRS-TVWX-YZ01-23", "12"] {
                let wrong = browser.post_from(&from, "/sign-in/code", &[("code", code)]);
                pages.push(seen(&wrong, name));
            }
            pages.push(seen(&browser.post_from(&from, "/sign-in/again", &[]), name));
            site.pass(std::time::Duration::from_secs(40));
            pages.push(seen(&browser.post_from(&from, "/sign-in/again", &[]), name));
            for _ in 0..2 {
                let wrong = browser.post_from(&from, "/sign-in/code", &[("code", "BBBB-BBBB")]);
                pages.push(seen(&wrong, name));
            }
            // Times of day stand on the page; each world is visited at its own.
            for page in &mut pages {
                page.3 = without_times(&page.3);
            }
            pages
        };
        let (first, name, password) = WORLDS[0];
        let expected = visit(name, password);
        for (world, name, password) in &WORLDS[1..] {
            let found = visit(name, password);
            for (step, (found, expected)) in found.iter().zip(&expected).enumerate() {
                assert_eq!(found, expected, "{world} and {first} differ at step {step}");
            }
        }
    });
}

/// Without `3:45`, wherever it stands.
fn without_times(body: &str) -> String {
    let signs: Vec<char> = body.chars().collect();
    let digit = |at: usize| signs.get(at).is_some_and(char::is_ascii_digit);
    let part = |at: usize, c: char| {
        let colon = |at: usize| signs.get(at) == Some(&':') && digit(at + 1) && digit(at + 2);
        let before = c.is_ascii_digit() && (colon(at + 1) || (digit(at + 1) && colon(at + 2)));
        let after = (1..=2).any(|back| at >= back && c.is_ascii_digit() && colon(at - back));
        before || after
    };
    signs.iter().enumerate().map(|(at, c)| if part(at, *c) { '0' } else { *c }).collect()
}

#[test]
fn guard_2_passkey_options_know_no_names() {
    site_behind_a_proxy(|site| {
        people(site);
        let shape = || {
            let reply = site.browser().scripted("/sign-in/passkey/options");
            let heads: Vec<(String, usize)> =
                reply.headers.iter().map(|(name, value)| (name.clone(), value.len())).collect();
            (reply.status, heads, reply.body.len())
        };
        let first = shape();
        for _ in 0..20 {
            assert_eq!(shape(), first);
        }
    });
}
