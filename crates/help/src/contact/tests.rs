//! Tickets from the form to the answer, on both engines.

mod desk;
mod kept;
mod live;
mod members;
mod paging;
mod pictures;
mod reports;
mod strangers;

use base::{Lang, StaffId, TicketId};
use testkit::{Page, Person, Portal};

use super::rules::{Left, Queue, Topic};
use super::store::desk::Agent;
use super::store::{self, Body, New, Ticket, Whose};

const HERE: &str = "/help/contact";
const ANSWER: &str = "/help/contact/answer";

fn rooms() -> Vec<web::Slice> {
    vec![crate::slice(), identity::slice()]
}

/// A form that holds together, as somebody fills it in.
fn form<'a>(topic: &'a str, left: &'a str, text: &'a str) -> Vec<(&'static str, &'a str)> {
    vec![("topic", topic), ("left", left), ("text", text)]
}

fn rosa() -> Agent {
    Agent { id: StaffId::new([5; 16]), first_name: "Rosa".into() }
}

fn omar() -> Agent {
    Agent { id: StaffId::new([6; 16]), first_name: "Omar".into() }
}

/// Gives this person an account with a mailbox, in this language.
fn with_account(portal: &Portal, person: &Person, lang: Lang) {
    let (member, who) = (person.scope.member(), (person.first_name, lang));
    let names = ("ann.whitfield", "ann@example.org");
    portal.write(move |tx| identity::testing::account(tx, member, who, names));
}

/// Opens a ticket of this member past all pages.
fn opened(portal: &Portal, person: &Person, number: u8, about: (Topic, Left)) -> Ticket {
    let ((topic, left), scope, id) = (about, person.scope, TicketId::new([number; 16]));
    let actor = ::store::Actor::Account(person.account);
    let (lang, today) = (Lang::English, portal.now().day_in(&portal.house.plan.zone));
    portal.write(move |tx| {
        let body = Body { topic, left, lang, shown: Vec::new(), case: None, callback: None };
        let whose = Whose::Member(scope, actor);
        store::open(tx, &New { id, whose, today, body: &body, text: "Please help." })?;
        Ok(store::one_of_member(tx, scope, id)?.expect("it was just opened"))
    })
}

/// The ticket that a page leads to.
fn ticket_of(page: &Page) -> TicketId {
    let place = page.place();
    place.strip_prefix("/help/contact/").unwrap().parse().expect("a ticket")
}

/// The nth large code of a page.
fn code_on(page: &Page, nth: usize) -> String {
    let (_, rest) = page.text().split_once("lk-page").unwrap();
    let found = rest.split("lk-code-shown\">").nth(nth + 1).expect("a code is shown");
    found.split('<').next().unwrap().to_owned()
}

fn only(portal: &Portal, queue: Queue) -> Ticket {
    let mut all = portal
        .read(move |tx| store::desk::queue(tx, (&[queue], super::rules::State::Open), None, 10));
    assert_eq!(all.len(), 1, "{all:?}");
    all.remove(0)
}
