//! A portal with the desk in it, people who work there, and members who are looked at.

use std::sync::Arc;
use std::time::Duration;

use ::store::Actor;
use ::store::{Db, Message};
use base::{Email, Lang, MemberId, MemberScope, Private, TicketId};
use factors::Engine;
use factors::passkeys::soft_key::SoftKey;
use formats::records::{self, Name, Person as Record, SourceRef};
use formats::{Kind, Read, read_all};
use help::tickets::{self, Body, Left, New as NewTicket, Topic, Whose};
use identity::account::{self, Created, NewAccount};
use identity::contacts::{self, Way};
use identity::passwords::{Cost, Passwords, Pepper, Pool};
use identity::{Keys, Means};
use serde_json::Value;
use testkit::{Page, Person, Portal, Visitor};

use crate::staff::{Invited, New, Role, invite};

pub const DAY: Duration = Duration::from_hours(24);

pub fn rooms() -> Vec<web::Slice> {
    vec![
        identity::slice(),
        factors::slice(),
        coverage::slice(),
        recovery::slice(&way_back()),
        help::slice(),
        medicines::slice(),
        crate::slice(),
    ]
}

fn engine() -> Arc<Engine> {
    let engine = Engine::new("https://juniper.example", "Juniper Rx", Keys::derive(&[7; 32]));
    Arc::new(engine.unwrap())
}

fn way_back() -> Arc<recovery::Door> {
    let pool = Pool::start(Cost::TRIFLING, 1).unwrap();
    let means = Means::new(Keys::derive(&[6; 32]), Passwords::new(Pepper::new(&[5; 32]), pool));
    let (means, profile) = (Arc::new(means), recovery::Profile::Standard);
    Arc::new(recovery::Door { means, engine: engine(), profile, texts: true, screen: None })
}

pub fn both(mut test: impl FnMut(&Portal)) {
    let schemas: Vec<store::Slice> = rooms().iter().map(|slice| slice.schema).collect();
    store::testing::both(&schemas, |db| test(&served(db)));
}

pub fn sqlite(mut test: impl FnMut(&Portal)) {
    let schemas: Vec<store::Slice> = rooms().iter().map(|slice| slice.schema).collect();
    store::testing::sqlite(&schemas, &mut |db| test(&served(db)));
}

/// A node of the house over this database.
pub fn served(db: &Db) -> Portal {
    Portal::stamped(db, rooms(), |house, router| {
        let ways = recovery::stamp(way_back())(factors::stamp(engine())(router));
        crate::stamp(house.clone())(ways.layer(axum::Extension(Keys::derive(&[6; 32]))))
    })
}

/// An invitation for somebody of this name, as the command line prints it.
pub fn invited(portal: &Portal, name: &str, role: Role) -> String {
    invited_to(portal, "East", (name, role))
}

fn invited_to(portal: &Portal, team: &str, (name, role): (&str, Role)) -> String {
    let new = New { name: name.into(), team: team.into(), role };
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
pub fn at_desk<'p>(portal: &'p Portal, who: (&str, Role), number: u8) -> Visitor<'p> {
    in_team(portal, "East", who, number)
}

pub fn in_team<'p>(portal: &'p Portal, team: &str, who: (&str, Role), number: u8) -> Visitor<'p> {
    let code = invited_to(portal, team, who);
    let visitor = portal.stranger();
    assert_eq!(joins(&visitor, &code, &mut SoftKey::new(number)).place(), "/desk");
    visitor
}

/// Shows a passkey again, on the way to something done for a member; where it led.
pub fn proves<'v, 'p>(who: &'v Visitor<'p>, key: &mut SoftKey, next: &str) -> Page<'v, 'p> {
    let options = asked(&who.presses("/desk/prove/options"));
    let (ticket, credential) = (ticket(&options), key.show(&options));
    let next = next.to_owned();
    who.sends("/desk/prove", &[("ticket", ticket), ("credential", credential), ("next", next)])
}

/// Looks a member up by the number on the card, and the path of what may be done for them.
pub fn act_on(who: &Visitor<'_>, card: &str, act: &str) -> Option<String> {
    let page = who.sends("/desk/look-up", &[("sought", card), ("why", "call")]);
    let paths = page.text().split("href=\"").filter_map(|rest| rest.split('"').next());
    let own = |path: &&str| path.starts_with("/desk/looks/") && path.ends_with(act);
    paths.filter(own).map(str::to_owned).next()
}

/// The addresses in a message's link, of a proof that was sent.
pub fn link(message: &Message) -> String {
    let (_, rest) = message.text.split_once("https://juniper.example/call?link=").unwrap();
    let code: String = rest.chars().take_while(char::is_ascii_alphanumeric).collect();
    format!("/call?link={code}")
}

/// Sends a proof to the mailbox on file; the page it is asked for on, and its message.
pub fn asks_proof(portal: &Portal, who: &Visitor<'_>, card: &str) -> (String, Message) {
    let path = act_on(who, card, "/proof").unwrap();
    let page = who.opens(&path);
    let mut ways = page.text().split("name=\"way\"").skip(1);
    let mailbox = ways.find(|way| way.split("</label>").next().unwrap().contains('@')).unwrap();
    let (_, rest) = mailbox.split_once("value=\"").unwrap();
    let way = rest.split('"').next().unwrap();
    assert_eq!(who.sends(&path, &[("way", way)]).place(), path);
    let mut sent = portal.work();
    let at = sent.iter().position(|one| one.text.contains("/call?link=")).unwrap();
    (path, sent.swap_remove(at))
}

/// Whoever holds the link presses one of its buttons.
pub fn says(portal: &Portal, message: &Message, answer: &str) -> u16 {
    let link = link(message);
    let code = link.split('=').next_back().unwrap();
    portal.stranger().sends("/call", &[("link", code), ("answer", answer)]).status
}

/// A phone number that has been on file for so long.
pub fn phone(portal: &Portal, of: &Person, (number, days): (&str, u32)) {
    let way = Way::Phone(number.parse().unwrap());
    let (of, since) = ((of.account, of.scope.member()), portal.now() - DAY * days);
    portal.write(move |tx| contacts::add_known(tx, of, &way, since));
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

/// The card of the guide's example, with a member ID of its own.
pub fn take_card(portal: &Portal, person: &Person) {
    takes(portal, person, guides_card());
}

/// Another one, of this plan; its id.
pub fn take_card_of(portal: &Portal, person: &Person, plan: &str) -> String {
    let mut card = guides_card();
    card.source = records::SourceRef::new("test", plan);
    (card.payor, card.plan_name) = (records::Party::default(), Some(plan.to_owned()));
    takes(portal, person, card)
}

fn guides_card() -> records::Coverage {
    let file = include_bytes!("../../formats/samples/c4dic-2.0.0/Example-Coverage1.json");
    let card = read_all(Kind::FhirDocument, file).into_iter().find_map(|read| match read {
        Read::Record { record: records::Record::Coverage(card), .. } => Some(card),
        _ => None,
    });
    card.unwrap()
}

fn takes(portal: &Portal, person: &Person, card: records::Coverage) -> String {
    let scope = person.scope;
    portal.write(move |tx| {
        let id = coverage::coverage_id(tx, &card.source);
        coverage::take_coverage(tx, scope, id, &card)?;
        Ok(id.to_string())
    })
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
