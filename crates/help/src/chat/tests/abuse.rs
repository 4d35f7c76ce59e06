//! Whoever writes too much, too fast, or something else than words.

use ::store::{Sql, Tx, args};
use testkit::{Page, Person, Portal};

use super::{
    Duration, HERE, Line, SAY, agent, begins, both, chats, only, says, staffed, takes, ticket,
};
use crate::chat::flow::Stage;
use crate::contact::rules::Queue;

#[test]
fn what_is_written_stays_text_and_runs_its_own_way() {
    both(|portal| {
        staffed(portal, 5, &[Queue::Ordinary]);
        let ann = portal.visited_by(&Person::ann());
        begins(&ann, ("card", "other"), "<script>alert(1)</script>").place();
        says(&ann, "Pay\u{202E}drac\u{2066}\u{200B}\u{0007} <img src=x onerror=alert(1)>").place();
        let page = ann.opens(HERE);
        page.sees("&#60;script&#62;alert(1)").lacks("<script>alert").lacks("<img src=x");
        page.sees("Paydrac").lacks("\u{202E}").lacks("\u{7}").sees("<p dir=\"auto\">");
    });
}

/// Lines that stand in the ticket.
fn lines(portal: &Portal) -> i64 {
    let count = Sql { name: "COUNT", text: "SELECT COUNT(*) FROM help_entry WHERE seq > $1" };
    portal.read(move |tx: &Tx| tx.one(count, &args![0_i64], |row| row.get(0)))
}

#[test]
fn of_a_hundred_lines_in_a_moment_thirty_are_said_and_the_others_come_back() {
    both(|portal| {
        staffed(portal, 5, &[Queue::Ordinary]);
        let ann = portal.visited_by(&Person::ann());
        begins(&ann, ("card", "other"), "Hello").place();
        let said: Vec<u16> = (0..100)
            .map(|number| {
                let (once, text) = (number.to_string(), format!("line {number}"));
                ann.sends(SAY, &[("once", &once), ("text", &text)]).status
            })
            .collect();
        assert_eq!(said.iter().filter(|status| **status == 303).count(), 30);
        assert_eq!(lines(portal), 31);
        let refused = ann.sends(SAY, &[("once", "x"), ("text", "one more <b>line</b>")]);
        assert_eq!(refused.status, 422);
        refused.sees("many lines in a short time").sees("one more &#60;b&#62;line");
        portal.pass(Duration::from_secs(3));
        assert_eq!(says(&ann, "one more line").status, 303);
    });
}

#[test]
fn a_chat_ends_its_growth_at_four_hundred_lines() {
    both(|portal| {
        staffed(portal, 5, &[Queue::Ordinary]);
        let ann = portal.visited_by(&Person::ann());
        begins(&ann, ("card", "other"), "Hello").place();
        let id = only(portal, Stage::Waiting).id;
        assert!(takes(portal, 5, id));
        let version = ticket(portal, id).version;
        portal.write(move |tx| {
            for number in version..400 {
                let found = super::tickets::find(tx, &[Queue::Ordinary], id)?.unwrap();
                let text = format!("line {number}");
                chats::answer(tx, &agent(5), &found, Line { once: "x", text: &text })?;
            }
            Ok(())
        });
        let page: Page = says(&ann, "And this?");
        assert_eq!(page.status, 422);
        page.sees("as long as a chat can be").sees("And this?").sees("line 399");
        assert_eq!(lines(portal), 399, "taking it was a step of the ticket as well");
        ann.presses("/help/chat/end").place();
        ann.opens("/help/chat?new=1").sees("Begin the chat");
    });
}
