//! Chats as the desk has them: who takes them, two at once, what is written down, and what a page
//! that renews itself may see.

use std::time::Duration;

use ::store::{Sql, Tx, args};
use base::TicketId;
use help::chats::{self, Stage};
use help::tickets::{Queue, number};
use http_body_util::BodyExt as _;
use testkit::{Page, Portal, Visitor};
use tokio::time::timeout;
use tower::ServiceExt as _;

use crate::staff::Role;
use crate::testing::{at_desk, both, in_team, member, sqlite};

const HERE: &str = "/desk/chats";
const MINUTE: Duration = Duration::from_mins(1);

/// Somebody begins a chat at its page.
fn begins(who: &Visitor<'_>, topic: &str, text: &str) {
    let page = who.opens("/help/chat");
    let (once, value) = page.field("once");
    let fields = [(once, value.as_str()), ("topic", topic), ("left", "few"), ("text", text)];
    assert!(matches!(who.sends("/help/chat", &fields).status, 200 | 303));
}

fn says(who: &Visitor<'_>, text: &str) {
    let page = who.opens("/help/chat");
    let (once, value) = page.field("once");
    let said = who.sends("/help/chat/say", &[(once, value.as_str()), ("text", text)]);
    assert_eq!(said.place(), "/help/chat#text");
}

/// The chat that waits or goes on, alone in its queue.
fn only(portal: &Portal, queue: Queue, stage: Stage) -> TicketId {
    let found = portal.read(move |tx| chats::of_stage(tx, &[queue], stage));
    assert_eq!(found.len(), 1, "{found:?}");
    found[0].0.id
}

fn here(who: &Visitor<'_>) {
    assert_eq!(who.sends(HERE, &[("act", "here")]).place(), HERE);
}

/// Presses a button of the chat's page as it stands.
fn presses<'v, 'p>(who: &'v Visitor<'p>, id: TicketId, fields: &[(&str, &str)]) -> Page<'v, 'p> {
    let path = format!("{HERE}/{id}");
    let page = who.opens(&path);
    let (once, value) = page.field("once");
    let mut all = vec![(once, value.as_str())];
    all.extend_from_slice(fields);
    who.sends(&path, &all)
}

/// Entries of the audit record of this kind.
fn written(portal: &Portal, action: &'static str) -> i64 {
    let count = Sql { name: "COUNT", text: "SELECT COUNT(*) FROM audit_entry WHERE action = $1" };
    portal.read(move |tx: &Tx| tx.one(count, &args![action], |row| row.get(0)))
}

#[test]
fn an_agent_takes_a_chat_talks_and_ends_it_and_the_member_reads_who_looked() {
    both(|portal| {
        let ann = member(portal, 0xA, ("ann", "JRX100200"));
        let reader = portal.visited_by(&ann);
        let ana = at_desk(portal, ("Ana Ruiz", Role::Agent), 1);
        reader.opens("/help/chat").sees("Nobody is in the chat now");
        here(&ana);
        ana.opens(HERE).sees("You take chats until").sees("Nobody waits");
        begins(&reader, "medicine", "My pills are <b>gone</b>.");
        let id = only(portal, Queue::Ordinary, Stage::Waiting);
        let list = ana.opens(HERE);
        list.sees(&number(id)).sees("Medicine or order").sees("1 to 3 days").lacks("pills");
        let taken = ana.sends(HERE, &[("act", "take"), ("id", &id.to_string())]);
        assert_eq!(taken.place(), format!("{HERE}/{id}"));
        taken.follow().sees("You have it").sees("My pills are &#60;b&#62;gone&#60;/b&#62;");
        portal.pass(MINUTE);
        let said = presses(&ana, id, &[("act", "say"), ("text", "Any pharmacy can fill it.")]);
        assert_eq!(said.place(), format!("{HERE}/{id}#text"));
        reader.opens("/help/chat").sees("Ana, Juniper Rx").sees("Any pharmacy can fill it.");
        portal.pass(MINUTE);
        says(&reader, "Thank you!");
        ana.opens(&format!("{HERE}/{id}")).sees("Thank you!").sees("They wrote a line.");
        assert_eq!(presses(&ana, id, &[("act", "end")]).place(), HERE);
        ana.opens(HERE).sees("Nobody waits").lacks(&number(id));
        reader.opens("/help/chat").sees("This chat has ended");
        reader.opens("/security/viewed").sees("What you wrote to us").sees("Ana, agent");
        let acts = ["chat.here", "chat.taken", "chat.answered", "chat.ended"];
        assert_eq!(acts.map(|act| written(portal, act)), [1; 4]);
        assert_eq!(portal.work().len(), 0, "they said the last word: nobody need be told");
    });
}

#[test]
fn of_two_agents_one_takes_it_and_the_other_sees_who() {
    both(|portal| {
        let ann = member(portal, 0xA, ("ann", "JRX100200"));
        let (ana, ben) = (
            at_desk(portal, ("Ana Ruiz", Role::Agent), 1),
            at_desk(portal, ("Ben Ito", Role::Agent), 2),
        );
        here(&ana);
        begins(&portal.visited_by(&ann), "card", "Where is my card?");
        let id = only(portal, Queue::Ordinary, Stage::Waiting);
        let take = [("act", "take".to_owned()), ("id", id.to_string())];
        assert_eq!(ana.sends(HERE, &take).place(), format!("{HERE}/{id}"));
        let late = ben.sends(HERE, &take);
        assert_eq!(late.status, 422);
        late.sees("Somebody else has this chat now");
        ben.opens(&format!("{HERE}/{id}")).sees("Ana Ruiz has it").lacks("name=\"text\"");
        let typed = [("act", "say"), ("text", "I say too")];
        let refused = presses(&ben, id, &typed);
        assert_eq!(refused.status, 422);
        refused.sees("Somebody else has this chat now").sees("I say too");
        portal.visited_by(&ann).opens("/help/chat").lacks("I say too");

        // Handed over it is the other's, and only to whoever takes chats.
        let list = ana.opens(&format!("{HERE}/{id}"));
        list.lacks("Ben Ito (East)");
        here(&ben);
        let page = ana.opens(&format!("{HERE}/{id}"));
        let (_, rest) = page.text().split_once("Ben Ito (East)").map(|(a, b)| (b, a)).unwrap();
        let to = rest.rsplit("value=\"").next().unwrap().split('"').next().unwrap().to_owned();
        assert_eq!(presses(&ana, id, &[("act", "give"), ("to", &to)]).place(), HERE);
        ben.opens(&format!("{HERE}/{id}")).sees("You have it");
        assert_eq!(presses(&ana, id, &[("act", "end")]).status, 422);
        let nobody = base::StaffId::new([9; 16]).to_string();
        let wrong = presses(&ben, id, &[("act", "give"), ("to", &nobody)]);
        wrong.sees("Choose somebody who takes chats now");
        assert_eq!(presses(&ben, id, &[("act", "give"), ("to", "")]).place(), HERE);
        assert_eq!(only(portal, Queue::Ordinary, Stage::Waiting), id);
    });
}

#[test]
fn a_chat_about_fraud_is_not_there_for_an_agent_by_any_address() {
    both(|portal| {
        let ann = member(portal, 0xA, ("ann", "JRX100200"));
        let ana = at_desk(portal, ("Ana Ruiz", Role::Agent), 1);
        let flo = at_desk(portal, ("Flo Diaz", Role::Fraud), 2);
        here(&ana);
        let reader = portal.visited_by(&ann);
        begins(&reader, "fraud", "Somebody is in my account.");
        let id = only(portal, Queue::Fraud, Stage::Waiting);
        ana.opens(HERE).sees("Nobody waits");
        let path = format!("{HERE}/{id}");
        let streams = ana.opens(&format!("{path}/live"));
        assert_eq!((ana.opens(&path).status, streams.status), (404, 404));
        for act in ["take", "say", "end", "keep", "give"] {
            assert_eq!(ana.sends(&path, &[("act", act), ("text", "x")]).status, 404, "{act}");
        }
        let take = [("act", "take".to_owned()), ("id", id.to_string())];
        assert_eq!(ana.sends(HERE, &take).status, 404);
        reader.opens("/help/chat").sees("Only a few of us may look at this");
        reader.opens("/security/viewed").lacks("Ana, agent");
        here(&flo);
        assert_eq!(flo.sends(HERE, &take).place(), path);
        reader.opens("/help/chat").sees("Somebody is with you");
    });
}

#[test]
fn a_page_that_renews_itself_writes_no_look_but_only_for_whoever_has_the_chat() {
    both(|portal| {
        let ann = member(portal, 0xA, ("ann", "JRX100200"));
        let ana = at_desk(portal, ("Ana Ruiz", Role::Agent), 1);
        let ben = at_desk(portal, ("Ben Ito", Role::Agent), 2).saying("x-live", "1");
        here(&ana);
        begins(&portal.visited_by(&ann), "card", "Where is my card?");
        let id = only(portal, Queue::Ordinary, Stage::Waiting);
        let take = [("act", "take".to_owned()), ("id", id.to_string())];
        ana.sends(HERE, &take).place();
        let ana = ana.saying("x-live", "1");
        let before = written(portal, "desk.viewed");
        let path = format!("{HERE}/{id}");
        for _ in 0..3 {
            ana.opens(&path).sees("Where is my card?");
        }
        assert_eq!(written(portal, "desk.viewed"), before, "taking it was the look");
        // Whoever says of themselves that no person asks is written down all the same.
        ben.opens(&path).sees("Where is my card?");
        assert_eq!(written(portal, "desk.viewed"), before + 1);
    });
}

#[test]
fn whoever_is_silent_or_signs_out_takes_no_chats_and_what_asks_by_itself_is_no_sign_of_life() {
    both(|portal| {
        let ana = at_desk(portal, ("Ana Ruiz", Role::Agent), 1);
        here(&ana);
        let stranger = portal.stranger();
        for _ in 0..3 {
            portal.pass(MINUTE * 10);
            ana.opens(HERE).sees("You take chats until");
        }
        stranger.opens("/help/chat").sees("Somebody is here now");
        let live = ana.saying("x-live", "1");
        for _ in 0..14 {
            portal.pass(MINUTE);
            assert_eq!(live.opens(HERE).status, 200);
        }
        portal.pass(MINUTE);
        stranger.opens("/help/chat").sees("Nobody is in the chat now");
        assert_eq!(live.opens(HERE).place(), "/desk/sign-in", "the session ended too");

        let ben = at_desk(portal, ("Ben Ito", Role::Agent), 2);
        here(&ben);
        stranger.opens("/help/chat").sees("Somebody is here now");
        ben.sends(HERE, &[("act", "away")]).place();
        stranger.opens("/help/chat").sees("Nobody is in the chat now");
        here(&ben);
        ben.presses("/desk/sign-out").place();
        stranger.opens("/help/chat").sees("Nobody is in the chat now");
    });
}

#[test]
fn what_came_since_a_list_was_drawn_is_one_line_and_no_row_moves() {
    both(|portal| {
        let ann = member(portal, 0xA, ("ann", "JRX100200"));
        let ana = at_desk(portal, ("Ana Ruiz", Role::Agent), 1);
        here(&ana);
        let asks = |path: &str| {
            let page = ana.opens(path);
            let (_, rest) = page.text().split_once("data-page=\"").unwrap();
            rest.split('"').next().unwrap().to_owned()
        };
        let (chats, tickets) = (asks(HERE), asks("/desk"));
        portal.pass(MINUTE);
        begins(&portal.visited_by(&ann), "card", "Where is my card?");
        let live = ana.saying("x-live", "1");
        for path in [chats, tickets] {
            let page = live.opens(&path);
            page.sees("1 more has come since you opened this page").sees("data-mark=\"1\"");
        }
        for (number, path) in (2..).zip([HERE, "/desk", "/desk?since=1", "/desk/chats?since=1"]) {
            // Opened by a person, it shows all there is.
            let bo = at_desk(portal, (&format!("Bo {number}"), Role::Agent), number);
            bo.opens(path).lacks("more has come").sees("data-mark=\"0\"");
        }
    });
}

#[test]
fn a_ready_answer_comes_in_the_language_of_whoever_asks() {
    sqlite(|portal| {
        let ana = at_desk(portal, ("Ana Ruiz", Role::Agent), 1);
        here(&ana);
        let one = portal.stranger().in_spanish();
        begins(&one, "card", "¿Dónde está?");
        let id = only(portal, Queue::Ordinary, Stage::Waiting);
        assert_eq!(presses(&ana, id, &[("act", "take")]).place(), format!("{HERE}/{id}"));
        ana.opens(&format!("{HERE}/{id}")).sees("Spanish");
        let put = presses(&ana, id, &[("act", "ready"), ("ready", "card"), ("text", "Hola.")]);
        put.sees("Hola.").sees("Gracias por escribirnos.");
        presses(&ana, id, &[("act", "ready"), ("ready", "x")]).sees("Choose a ready answer");
        presses(&ana, id, &[("act", "say"), ("text", " ")]).sees("Write something first");
        one.opens("/help/chat").lacks("Gracias");
    });
}

#[test]
fn a_member_who_may_have_left_before_the_last_word_is_told_that_there_is_one() {
    both(|portal| {
        let ann = member(portal, 0xA, ("ann", "JRX100200"));
        let ana = at_desk(portal, ("Ana Ruiz", Role::Agent), 1);
        here(&ana);
        begins(&portal.visited_by(&ann), "card", "Where is my card?");
        let id = only(portal, Queue::Ordinary, Stage::Waiting);
        presses(&ana, id, &[("act", "take")]).place();
        presses(&ana, id, &[("act", "say"), ("text", "Under ID card.")]).place();
        assert_eq!(presses(&ana, id, &[("act", "keep")]).place(), HERE);
        let letters = portal.work();
        assert_eq!(letters.len(), 1);
        let whole = format!("{:?} {}", letters[0].subject, letters[0].text);
        assert!(!whole.contains("Under ID card") && !whole.contains("Where is"), "{whole}");
        ana.opens("/desk").sees(&number(id));
    });
}

#[test]
fn an_administrator_finds_no_chats() {
    sqlite(|portal| {
        let adi = in_team(portal, "East", ("Adi Kern", Role::Administrator), 1);
        for path in [HERE, "/desk/chats/live"] {
            assert_eq!(adi.opens(path).status, 404, "{path}");
        }
        adi.opens("/desk").lacks("href=\"/desk/chats\"").lacks("data-live");
    });
}

#[test]
fn a_stream_of_whoever_signed_out_ends_with_the_next_thing_that_moves() {
    both(|portal| {
        let ana = at_desk(portal, ("Ana Ruiz", Role::Agent), 1);
        let mut request = ana.request("GET", "/desk/chats/live", String::new());
        request.headers_mut().insert("accept", "text/event-stream".parse().unwrap());
        let answer = portal.runtime.block_on(portal.router().oneshot(request)).unwrap();
        assert_eq!(answer.status().as_u16(), 200);
        let mut stream = answer.into_body();
        let mut next = || {
            let soon = async { timeout(MINUTE, stream.frame()).await.expect("something is said") };
            let frame = portal.runtime.block_on(soon)?;
            Some(frame.unwrap().into_data().unwrap())
        };
        assert!(next().is_some_and(|first| first.starts_with(b"retry: ")));
        assert_eq!(portal.house.live.listeners(), 1);
        ana.presses("/desk/sign-out").place();
        let form = [("topic", "card"), ("left", "other"), ("text", "Where is my card?")];
        assert_eq!(portal.stranger().sends("/help/chat", &form).status, 200);
        // The page is told to look once more, and finds that nobody is signed in.
        assert!(next().is_some_and(|last| last.starts_with(b"data: ")));
        assert!(next().is_none());
        drop(stream);
        assert_eq!(portal.house.live.listeners(), 0);
        let mut request = ana.request("GET", "/desk/chats/live", String::new());
        request.headers_mut().insert("accept", "text/event-stream".parse().unwrap());
        assert_eq!(ana.asks(request).status, 401);
    });
}

#[test]
fn the_page_of_a_case_hears_that_somebody_opened_it_and_nobody_else_hears_anything() {
    both(|portal| {
        let visitor = portal.stranger();
        let page = visitor.sends("/help/case", &[("happens", "no-code")]);
        let (_, rest) = page.text().split_once("lk-code-shown\">").expect("a number");
        let digits = rest.split('<').next().unwrap().to_owned();
        visitor.opens("/help/case").sees("data-live=\"/help/case/live?at=1\"");
        let first = |who: &Visitor<'_>, at: u8| {
            let path = format!("/help/case/live?at={at}");
            let mut request = who.request("GET", &path, String::new());
            request.headers_mut().insert("accept", "text/event-stream".parse().unwrap());
            let answer = portal.runtime.block_on(portal.router().oneshot(request)).unwrap();
            let (status, mut stream) = (answer.status().as_u16(), answer.into_body());
            let soon = async { timeout(MINUTE, stream.frame()).await.expect("something is said") };
            let said = portal.runtime.block_on(soon).map(|frame| frame.unwrap().into_data());
            (status, said.map(|said| String::from_utf8(said.unwrap().to_vec()).unwrap()))
        };
        let told = |said: Option<String>| said.is_some_and(|said| said.contains("data: "));
        assert_eq!(first(&portal.stranger(), 1), (204, None), "who holds none");
        assert!(!told(first(&visitor, 1).1), "nobody has opened it");
        let ana = at_desk(portal, ("Ana Ruiz", Role::Agent), 1);
        ana.sends("/desk/look-up", &[("sought", digits.as_str()), ("why", "call")])
            .sees("Say this word");
        let (status, said) = first(&visitor, 1);
        assert_eq!(status, 200);
        assert!(!said.as_deref().is_some_and(|said| said.contains("Ana")), "only that it changed");
        assert!(told(said));
        visitor.opens("/help/case").sees("Ana from Juniper Rx").sees("live?at=2");
        assert!(!told(first(&visitor, 2).1), "it shows that already");
    });
}
