//! Chats as their visitors have them, on both engines.

mod abuse;
mod desk;
mod strangers;

use std::time::Duration;

use base::{StaffId, TicketId, Timestamp};
use testkit::{Page, Person, Portal, Visitor};

use super::flow::{Chat, Stage};
use super::store::{self as chats, Line};
use crate::contact::rules::{Queue, State};
use crate::contact::store::Ticket;
use crate::contact::store::desk::{self as tickets, Agent};

const HERE: &str = "/help/chat";
const SAY: &str = "/help/chat/say";
const MINUTE: Duration = Duration::from_mins(1);

fn rooms() -> Vec<web::Slice> {
    vec![crate::slice(), identity::slice()]
}

fn both(mut test: impl FnMut(&Portal)) {
    testkit::both(rooms, |portal| test(portal));
}

fn agent(number: u8) -> Agent {
    Agent { id: StaffId::new([number; 16]), first_name: "Rosa".into() }
}

/// The desk has somebody who takes chats of these queues, for an hour.
fn staffed(portal: &Portal, number: u8, queues: &'static [Queue]) {
    let until = portal.now() + Duration::from_hours(1);
    portal.write(move |tx| chats::takes(tx, agent(number).id, queues, until));
}

/// Fills the form of a page and begins a chat.
fn begins<'v, 'p>(who: &'v Visitor<'p>, about: (&str, &str), text: &str) -> Page<'v, 'p> {
    let page = who.opens(HERE);
    let (once, value) = page.field("once");
    let fields = [(once, value.as_str()), ("topic", about.0), ("left", about.1), ("text", text)];
    who.sends(HERE, &fields)
}

/// Says a line on the page as it stands.
fn says<'v, 'p>(who: &'v Visitor<'p>, text: &str) -> Page<'v, 'p> {
    let page = who.opens(HERE);
    let (once, value) = page.field("once");
    who.sends(SAY, &[(once, value.as_str()), ("text", text)])
}

/// The chats at a stage, the first to be taken first.
fn all(portal: &Portal, queue: Queue, stage: Stage) -> Vec<(Ticket, Chat)> {
    portal.read(move |tx| chats::of_stage(tx, &[queue], stage))
}

fn only(portal: &Portal, stage: Stage) -> Ticket {
    let mut found = all(portal, Queue::Ordinary, stage);
    assert_eq!(found.len(), 1, "{found:?}");
    found.remove(0).0
}

fn ticket(portal: &Portal, id: TicketId) -> Ticket {
    let all = &[Queue::Ordinary, Queue::Fraud, Queue::Privacy];
    portal.read(move |tx| tickets::find(tx, all, id)).expect("the ticket stands")
}

fn takes(portal: &Portal, number: u8, id: TicketId) -> bool {
    let ticket = ticket(portal, id);
    portal.write(move |tx| chats::take(tx, &agent(number), &ticket))
}

fn answers(portal: &Portal, id: TicketId, text: &'static str) {
    let ticket = ticket(portal, id);
    let line = Line { once: text, text };
    portal.write(move |tx| chats::answer(tx, &agent(5), &ticket, line));
}

/// Where each of these stands in the page, which has all of them once.
fn in_order(page: &Page, texts: &[&str]) {
    let places: Vec<usize> = texts
        .iter()
        .map(|text| {
            assert_eq!(page.text().matches(text).count(), 1, "{text}");
            page.text().find(text).unwrap()
        })
        .collect();
    assert!(places.is_sorted(), "{places:?}");
}

#[test]
fn a_member_and_the_desk_talk_and_what_was_said_is_kept_as_a_message() {
    both(|portal| {
        let ann = portal.visited_by(&Person::ann());
        ann.opens(HERE).sees("Nobody is in the chat now").lacks("Begin the chat");
        staffed(portal, 5, &[Queue::Ordinary]);
        ann.opens(HERE).sees("Somebody is here now").sees("We cannot say yet how long");
        let begun = begins(&ann, ("medicine", "none"), "My order is late.\nWhat now?");
        assert_eq!(begun.place(), "/help/chat#text");
        begun.follow().sees("Waiting for somebody").sees("You are next").sees("My order is late.");
        let id = only(portal, Stage::Waiting).id;
        assert!(takes(portal, 5, id));
        portal.pass(MINUTE);
        answers(portal, id, "Any pharmacy can fill it today.");
        portal.pass(MINUTE);
        says(&ann, "Thank you!").place();
        let page = ann.opens(HERE);
        page.sees("Somebody is with you").sees("Rosa, Juniper Rx").lacks("Wait");
        in_order(&page, &["My order is late.", "Any pharmacy can", "Thank you!"]);
        assert_eq!(portal.work().len(), 0, "whoever reads it here is not written to");

        portal.pass(MINUTE);
        answers(portal, id, "You are welcome.");
        let ended = ann.presses("/help/chat/end");
        assert_eq!(ended.place(), format!("/help/contact/{id}"));
        let kept = ended.follow();
        in_order(&kept, &["My order is late.", "Any pharmacy", "Thank you!", "You are welcome."]);
        kept.sees("Closed");
        ann.opens(HERE).sees("This chat has ended").lacks("data-live");
        ann.opens("/help/chat?new=1").sees("Begin the chat");
        ann.opens("/help/contact").sees("A medicine or an order");
        portal.visited_by(&Person::ben()).opens(HERE).lacks("My order is late.");
    });
}

#[test]
fn the_same_page_sent_twice_says_one_line_and_the_same_words_later_say_two() {
    both(|portal| {
        staffed(portal, 5, &[Queue::Ordinary]);
        let ann = portal.visited_by(&Person::ann());
        begins(&ann, ("card", "other"), "Where is my card?").place();
        let page = ann.opens(HERE);
        let (once, value) = page.field("once");
        for _ in 0..3 {
            ann.sends(SAY, &[(once, value.as_str()), ("text", "Hello?")]).place();
        }
        assert_eq!(ann.opens(HERE).text().matches("Hello?").count(), 1);
        says(&ann, "Hello?").place();
        assert_eq!(ann.opens(HERE).text().matches("Hello?").count(), 2);
        // The form that began it, sent again, begins nothing; another form says a line.
        let again = begins_again(&ann, "And my new one?");
        assert_eq!(again.place(), "/help/chat#text");
        assert_eq!(all(portal, Queue::Ordinary, Stage::Waiting).len(), 1);
        ann.opens(HERE).sees("And my new one?");
    });
}

/// A second tab in which the form still stands.
fn begins_again<'v, 'p>(who: &'v Visitor<'p>, text: &str) -> Page<'v, 'p> {
    who.sends(HERE, &[("topic", "card"), ("left", "other"), ("text", text)])
}

#[test]
fn where_nobody_comes_it_goes_on_as_a_message_with_everything_said() {
    both(|portal| {
        let ann = portal.visited_by(&Person::ann());
        staffed(portal, 5, &[Queue::Ordinary]);
        begins(&ann, ("money", "other"), "Why this amount?").place();
        let id = only(portal, Stage::Waiting).id;
        portal.pass(MINUTE * 4);
        ann.opens(HERE).lacks("Nobody has come yet");
        portal.pass(MINUTE);
        ann.opens(HERE).sees("Nobody has come yet");
        let ended = ann.presses("/help/chat/end");
        assert_eq!(ended.place(), format!("/help/contact/{id}"));
        ended.follow().sees("Why this amount?").sees("Waiting for our answer");
        assert_eq!(ticket(portal, id).state, State::Open);
        assert_eq!(all(portal, Queue::Ordinary, Stage::Waiting).len(), 0);
        assert!(!takes(portal, 5, id), "who left is not waited on");

        // And where somebody only closes the window.
        ann.opens("/help/chat?new=1");
        begins_anew(&ann, "Another thing.");
        assert_eq!(all(portal, Queue::Ordinary, Stage::Waiting).len(), 1);
        portal.pass(MINUTE * 60);
        assert_eq!(all(portal, Queue::Ordinary, Stage::Waiting).len(), 0);
        ann.opens(HERE).sees("This chat has ended");
        let late = ann.sends(SAY, &[("text", "Are you there?")]);
        late.follow().sees("Another thing.").sees("Are you there?").sees("Waiting for our");
    });
}

fn begins_anew(who: &Visitor<'_>, text: &str) {
    let fields = [("topic", "else"), ("left", "other"), ("text", text)];
    assert_eq!(who.sends(HERE, &fields).place(), "/help/chat#text");
}

#[test]
fn nothing_typed_is_lost_where_something_is_wrong_with_it() {
    both(|portal| {
        staffed(portal, 5, &[Queue::Ordinary]);
        let ann = portal.visited_by(&Person::ann());
        let fields = [("topic", ""), ("left", "few"), ("text", "My <b>pills</b>")];
        let page = ann.sends(HERE, &fields);
        assert_eq!(page.status, 422);
        page.sees("My &#60;b&#62;pills&#60;/b&#62;").sees("Choose what it is about");
        let long = "é".repeat(2_001);
        let fields = [("topic", "card"), ("left", "few"), ("text", long.as_str())];
        ann.sends(HERE, &fields).sees(&long).sees("Yours has 1 too many");
        begins(&ann, ("card", "few"), "Where is it?").place();
        let page = says(&ann, &long);
        assert_eq!(page.status, 422);
        page.sees(&long).sees("Yours has 1 too many").sees("Where is it?");
        let card = says(&ann, "Take it from 4539 5787 6362 1486.");
        card.sees("Take the card number out").sees("4539 5787");
        assert_eq!(says(&ann, "é".repeat(2_000).as_str()).status, 303);
        says(&ann, " \n ").sees("Write your message");
    });
}

#[test]
fn how_long_it_takes_is_what_the_last_ones_waited() {
    both(|portal| {
        staffed(portal, 5, &[Queue::Ordinary]);
        for number in 0..10 {
            let one = Person::new(100 + number, "Kim");
            begins(&portal.visited_by(&one), ("card", "other"), "Hello").place();
            let id = only(portal, Stage::Waiting).id;
            portal.pass(if number < 5 { MINUTE } else { MINUTE * 4 });
            assert!(takes(portal, 5, id));
        }
        let ann = portal.visited_by(&Person::ann());
        ann.opens(HERE).sees("half waited at most").sees("nine of ten at most");
        let told = ann.opens(HERE).text().replace(['\u{2068}', '\u{2069}'], "");
        assert!(told.contains("at most 1 minute, and nine of ten at most 4 minutes"), "{told}");
        // A message is not answered faster because chats are.
        ann.opens("/help/contact").lacks("Half of");
    });
}

#[test]
fn whoever_runs_out_first_comes_first_and_each_is_told_how_many_come_before() {
    both(|portal| {
        staffed(portal, 5, &[Queue::Ordinary]);
        let visit = |number, left| {
            let one = portal.visited_by(&Person::new(number, "Kim"));
            begins(&one, ("medicine", left), "Hello").place();
            portal.pass(MINUTE);
            one
        };
        let (more, few, none) = (visit(101, "more"), visit(102, "few"), visit(103, "none"));
        none.opens(HERE).sees("You are next");
        few.opens(HERE).sees("1 person comes before you");
        more.opens(HERE).lacks("You are next");
        let told = more.opens(HERE).text().replace(['\u{2068}', '\u{2069}'], "");
        assert!(told.contains("2 people come before you"), "{told}");
        let order: Vec<_> = all(portal, Queue::Ordinary, Stage::Waiting);
        let order: Vec<_> = order.iter().map(|(ticket, _)| ticket.body.left.word()).collect();
        assert_eq!(order, ["none", "few", "more"]);
    });
}

#[test]
fn only_a_browser_that_streams_is_given_a_stream() {
    both(|portal| {
        staffed(portal, 5, &[Queue::Ordinary]);
        let ann = portal.visited_by(&Person::ann());
        let none = ann.opens("/help/chat/live?at=1");
        assert_eq!((none.status, none.text()), (204, ""), "there is no chat");
        begins(&ann, ("card", "other"), "Hello").place();
        assert_eq!(ann.opens("/help/chat/live?at=1").status, 204, "asked for as a page");
        assert_eq!(portal.house.live.listeners(), 0);
        ann.opens(HERE).sees("data-live=\"/help/chat/live?at=1\"");
    });
}

#[test]
fn the_page_of_lines_renews_itself_until_the_chat_is_over() {
    both(|portal| {
        staffed(portal, 5, &[Queue::Ordinary]);
        let ann = portal.visited_by(&Person::ann());
        assert_eq!(ann.opens("/help/chat/lines").place(), HERE);
        begins(&ann, ("card", "other"), "Hello there").place();
        let page = ann.opens("/help/chat/lines");
        page.sees("Hello there").lacks("<textarea");
        assert_eq!(page.header("refresh"), "15; url=/help/chat/lines?live=1");
        ann.presses("/help/chat/end").place();
        assert_eq!(ann.opens("/help/chat/lines").header("refresh"), "");
    });
}

#[test]
fn chats_long_over_are_swept_and_what_was_said_stays() {
    both(|portal| {
        staffed(portal, 5, &[Queue::Ordinary]);
        let ann = portal.visited_by(&Person::ann());
        begins(&ann, ("card", "other"), "Hello there").place();
        let id = only(portal, Stage::Waiting).id;
        let sweep = |now: Timestamp| {
            for one in super::store::sweeps::SWEEPS {
                let swept = ::store::sweep(&portal.db, one, 100, now);
                portal.runtime.block_on(swept).unwrap();
            }
        };
        let kept = move |tx: &::store::Tx| {
            let ticket = tickets::find(tx, &[Queue::Ordinary], id)?.unwrap();
            Ok(chats::of_ticket(tx, &ticket)?.is_some())
        };
        sweep(portal.now() + Duration::from_hours(60 * 24) - MINUTE);
        assert!(portal.read(kept));
        sweep(portal.now() + Duration::from_hours(60 * 24) + MINUTE);
        assert!(!portal.read(kept));
        ann.opens(&format!("/help/contact/{id}")).sees("Hello there");
        assert!(portal.read(|tx| chats::takers(tx, Queue::Ordinary)).is_empty(), "swept as well");
    });
}
