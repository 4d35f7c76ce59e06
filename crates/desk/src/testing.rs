//! A portal with the desk in it, people who work there, and members who are looked at.

use std::sync::Arc;

use ::store::Actor;
use ::store::Db;
use base::{Email, Lang, MemberId, MemberScope, Private, TicketId};
use factors::Engine;
use factors::passkeys::soft_key::SoftKey;
use formats::records::{Name, Person as Record, SourceRef};
use help::tickets::{self, Body, Left, New as NewTicket, Topic, Whose};
use identity::Keys;
use identity::account::{self, Created, NewAccount};
use serde_json::Value;
use testkit::{Page, Person, Portal, Visitor};

use crate::staff::{Invited, New, Role, invite};

pub fn rooms() -> Vec<web::Slice> {
    vec![identity::slice(), factors::slice(), coverage::slice(), help::slice(), crate::slice()]
}

pub fn both(mut test: impl FnMut(&Portal)) {
    let schemas: Vec<store::Slice> = rooms().iter().map(|slice| slice.schema).collect();
    store::testing::both(&schemas, |db| test(&served(db)));
}

pub fn sqlite(mut test: impl FnMut(&Portal)) {
    let schemas: Vec<store::Slice> = rooms().iter().map(|slice| slice.schema).collect();
    store::testing::sqlite(&schemas, &mut |db| test(&served(db)));
}

fn served(db: &Db) -> Portal {
    let engine = Engine::new("https://juniper.example", "Juniper Rx", Keys::derive(&[7; 32]));
    let engine = Arc::new(engine.unwrap());
    Portal::stamped(db, rooms(), |house, router| {
        crate::stamp(house.clone())(factors::stamp(engine)(router))
    })
}

/// An invitation for somebody of this name, as the command line prints it.
pub fn invited(portal: &Portal, name: &str, role: Role) -> String {
    let new = New { name: name.into(), team: "East".into(), role };
    match portal.write(move |tx| invite(tx, &new)) {
        Invited::Code(code, _) => code.shown(),
        Invited::NameTaken => panic!("{name} is taken"),
    }
}

/// Makes a passkey by an invitation; where it led.
pub fn joins<'v, 'p>(who: &'v Visitor<'p>, code: &str, key: &mut SoftKey) -> Page<'v, 'p> {
    let begun = who.sends("/desk/join", &[("code", code)]);
    assert_eq!(begun.place(), "/desk/join/key");
    let options = asked(&who.presses("/desk/join/options"));
    let credential = key.make(&options);
    who.sends("/desk/join/key", &[("ticket", ticket(&options)), ("credential", credential)])
}

/// Shows a passkey at the desk's door; where it led.
pub fn shows<'v, 'p>(who: &'v Visitor<'p>, key: &mut SoftKey) -> Page<'v, 'p> {
    let options = asked(&who.presses("/desk/sign-in/options"));
    let credential = key.show(&options);
    who.sends("/desk/sign-in", &[("ticket", ticket(&options)), ("credential", credential)])
}

pub fn asked(page: &Page<'_, '_>) -> Value {
    serde_json::from_str(page.text()).unwrap()
}

pub fn ticket(options: &Value) -> String {
    options["ticket"].as_str().unwrap().to_owned()
}

/// Somebody at the desk, signed in.
pub fn at_desk<'p>(portal: &'p Portal, (name, role): (&str, Role), number: u8) -> Visitor<'p> {
    let code = invited(portal, name, role);
    let visitor = portal.stranger();
    assert_eq!(joins(&visitor, &code, &mut SoftKey::new(number)).place(), "/desk");
    visitor
}

/// A member whom the plan's file knows, with an account; the rights of one who is signed in.
pub fn member(portal: &Portal, number: u8, (given, card): (&'static str, &str)) -> Person {
    let record = Record {
        refs: vec![SourceRef::new("file", &format!("{card}/{number}"))],
        member_id: Some(card.into()),
        name: Name { given: vec![given.into()], family: "Woodward".into(), suffix: None },
        birth_date: "1950-03-04".parse().ok().map(Private),
        gender: None,
        address: None,
        emails: Vec::new(),
        phones: Vec::new(),
        lang: None,
        died: None,
    };
    let (member, _) = portal.write(move |tx| coverage::take_person(tx, &record));
    let email = format!("{given}{number}@example.org").parse::<Email>().unwrap();
    let new = NewAccount {
        member,
        username: format!("{given}.{number}").parse().unwrap(),
        first_name: given.into(),
        lang: Lang::English,
        email: Some(email),
        password: None,
    };
    let created = portal.write(move |tx| account::create(tx, &new));
    let Created::Account(account) = created else { panic!("{created:?}") };
    Person { scope: MemberScope::of(member), account, ..Person::new(number, given) }
}

/// A ticket of this member's; its id.
pub fn written(portal: &Portal, of: &Person, (topic, number): (Topic, u8), text: &str) -> TicketId {
    let id = TicketId::new([number; 16]);
    let (scope, account, text) = (of.scope, of.account, text.to_owned());
    let body = body(topic, Lang::English);
    let today = portal.now().day_in(&testkit::plan().zone);
    portal.write(move |tx| {
        let whose = Whose::Member(scope, Actor::Account(account));
        tickets::open(tx, &NewTicket { id, whose, today, body: &body, text: &text })
    });
    id
}

pub fn body(topic: Topic, lang: Lang) -> Body {
    Body { topic, left: Left::OneToThree, lang, shown: Vec::new(), case: None, callback: None }
}

/// Somebody whom nobody knows.
pub fn nobody() -> MemberId {
    MemberId::new([0xEE; 16])
}
