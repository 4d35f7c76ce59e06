//! What stood in the way is told to whoever proved possession, and to nobody else.

use ::store::delivery::{self, Why};
use ::store::{Actor, Channel};

use formats::records::{Name, Person, SourceRef};

use super::*;

/// What the page says of Ann once all of it is true.
const TOLD: [&str; 5] = [
    "The password was changed on",
    "sensitive changes wait",
    "answered STOP to our texts",
    "was never confirmed",
    "Your coverage ended on December 31, 2022",
];

/// Ann's account with everything against her.
fn hindered(site: &Site<'_>) {
    let member = site.write(|tx| coverage::take_person(tx, &ann_herself())).0;
    let ann = site.account_of(member, "ann.wood");
    let since = site.portal.now() - DAY * 365;
    let (mail, phone) = ("ann@example.org".parse::<Email>(), "212-555-0143".parse::<Phone>());
    for way in [Way::Mail(mail.unwrap()), Way::Phone(phone.unwrap())] {
        site.write(move |tx| contacts::add_known(tx, ann, &way, since));
    }
    let password = Secret::new("a second one, quite new".to_owned());
    let stored = site.door.means.passwords.hash_now(&password, [5; 16]);
    site.portal.pass(DAY);
    site.write(move |tx| {
        account::set_password(tx, ann, &stored)?;
        identity::holds::freeze(tx, ann, Actor::Operator)?;
        delivery::bury(tx, &delivery::address(tx, Channel::Text, "+12125550143"), Why::Stop)?;
        let new: Email = "new@example.org".parse().unwrap();
        contacts::add(tx, ann, &Way::Mail(new), false)?;
        let mut card = super::counter::card();
        card.end = Some(base::Private("2022-12-31".parse().unwrap()));
        let id = coverage::coverage_id(tx, &card.source);
        coverage::take_coverage(tx, base::MemberScope::of(member), id, &card)
    });
}

fn ann_herself() -> Person {
    Person {
        refs: vec![SourceRef::new("fhir", "Patient/ann")],
        member_id: None,
        name: Name::default(),
        birth_date: None,
        gender: None,
        address: None,
        emails: Vec::new(),
        phones: Vec::new(),
        lang: None,
        died: None,
    }
}

#[test]
fn whoever_proved_the_mailbox_is_told_what_stood_in_the_way() {
    site(|site| {
        hindered(site);
        let browser = site.portal.stranger();
        let sent = site.asks(&browser, "ann.wood");
        let before = browser.opens("/get-in/reset");
        for words in TOLD {
            before.lacks(words);
        }
        browser.sends("/get-in/reset", &[("code", code_in(to(&sent, "ann@example.org")))]);
        let page = browser.opens("/get-in/proved");
        page.sees("What may have kept you out");
        for words in TOLD {
            page.sees(words);
        }
        page.sees("… 43").lacks("212").lacks("new@example.org");
    });
}

#[test]
fn of_a_household_s_mailbox_nobody_is_told_of_one_of_them() {
    site(|site| {
        hindered(site);
        site.person(2, "ben.wood", ("ann@example.org", ""));
        let browser = site.portal.stranger();
        let sent = site.asks(&browser, "ann@example.org");
        browser.sends("/get-in/reset", &[("code", code_in(to(&sent, "ann@example.org")))]);
        let page = browser.opens("/get-in/proved");
        page.sees("Whose account is it?");
        for words in TOLD {
            page.lacks(words);
        }
    });
}
