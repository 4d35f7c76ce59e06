//! What the page of a ticket listens to, and what it is not told.

use ::store::Actor;
use testkit::{Page, Person};

use super::super::rules::{Left, Queue, Topic};
use super::super::store::{self, desk};
use super::{ANSWER, HERE, form, opened, rooms, rosa};

/// What stands in the page under this name.
fn fact<'a>(page: &'a Page, name: &str) -> &'a str {
    let (_, rest) = page.text().split_once(&format!("data-{name}=\"")).expect("it stands there");
    rest.split('"').next().unwrap()
}

#[test]
fn a_note_among_us_is_no_news_to_whoever_wrote_and_an_answer_is() {
    testkit::both(rooms, |portal| {
        let ann = Person::ann();
        let ticket = opened(portal, &ann, 7, (Topic::Money, Left::Other));
        let path = format!("{HERE}/{}", ticket.id);
        let browser = portal.visited_by(&ann);
        let before = browser.opens(&path);
        assert_eq!((fact(&before, "page"), fact(&before, "said")), (path.as_str(), ""));
        let door = format!("{path}/live?at={}", fact(&before, "mark"));
        assert_eq!(fact(&before, "live"), door);

        portal.write(move |tx| {
            let (agent, ticket) =
                (&rosa(), &desk::find(tx, &[Queue::Ordinary], ticket.id)?.unwrap());
            desk::Step { agent, ticket, seen: ticket.version }.note(tx, "between us")
        });
        let noted = browser.opens(&path);
        assert_eq!(fact(&noted, "mark"), fact(&before, "mark"), "a note moves nothing");

        let house = portal.house.clone();
        portal.write(move |tx| {
            let (agent, ticket) =
                (&rosa(), &desk::find(tx, &[Queue::Ordinary], ticket.id)?.unwrap());
            desk::Step { agent, ticket, seen: ticket.version }.reply(tx, &house, "Paid twice.")
        });
        let answered = browser.opens(&path);
        assert_ne!(fact(&answered, "mark"), fact(&before, "mark"));
        assert_eq!(
            fact(&answered, "stage"),
            fact(&before, "stage"),
            "the same buttons stand there"
        );
        answered.sees("data-said=\"Rosa has answered.\"");

        let (scope, id) = (ann.scope, ticket.id);
        portal.write(move |tx| {
            let ticket = store::one_of_member(tx, scope, id)?.unwrap();
            store::close(tx, &ticket, Actor::Account(ann.account))
        });
        let closed = browser.opens(&path).lacks("data-live").text().to_owned();
        assert!(closed.contains("data-stage") && browser.opens(&door).status == 204);
    });
}

#[test]
fn a_stream_is_for_whoever_may_read_the_ticket() {
    testkit::both(rooms, |portal| {
        let ann = Person::ann();
        let id = opened(portal, &ann, 7, (Topic::Money, Left::Other)).id;
        let door = format!("{HERE}/{id}/live?at=1");
        assert_eq!(portal.visited_by(&Person::ben()).opens(&door).status, 204, "as if none");
        assert!(portal.stranger().opens(&door).place().starts_with("/sign-in"));

        let one = portal.stranger();
        let theirs = format!("{ANSWER}/live?at=1");
        assert_eq!(one.opens(&theirs).status, 204, "nothing is held");
        one.sends(HERE, &form("card", "other", "Where is it?"));
        let page = one.opens(ANSWER);
        assert_eq!(fact(&page, "live"), format!("{ANSWER}/live?at={}", fact(&page, "mark")));
        assert_eq!(fact(&page, "page"), ANSWER);
    });
}
