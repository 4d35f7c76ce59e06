//! Tickets as those who answer see them.

use ::store::{Channel, delivery};
use base::{Lang, TicketId};
use help::tickets::{self, Body, Callback, New, Part, Topic, Whose, Zone, number};
use testkit::{Page, Visitor};

use crate::staff::Role;
use crate::testing::{at_desk, body, both, member, sqlite, written};

fn path(id: TicketId) -> String {
    format!("/desk/tickets/{id}")
}

/// Presses a button of the ticket's page as it stands on `page`.
fn presses<'v, 'p>(
    who: &'v Visitor<'p>,
    page: &Page<'_, '_>,
    fields: &[(&str, &str)],
) -> Page<'v, 'p> {
    let (seen, since) = (page.field("seen").1, page.field("since").1);
    let mut all = vec![("seen", seen.as_str()), ("since", since.as_str())];
    all.extend_from_slice(fields);
    who.sends(page.path.split('?').next().unwrap(), &all)
}

#[test]
fn an_answer_reaches_its_reader_and_the_letter_says_nothing_of_it() {
    both(|portal| {
        let ann = member(portal, 0xA, ("ann", "JRX100200"));
        let id = written(portal, &ann, (Topic::Medicine, 1), "My pills are gone.");
        let ana = at_desk(portal, ("Ana Ruiz", Role::Agent), 1);
        ana.opens("/desk").sees(&number(id)).sees("Medicine or order").lacks("My pills are gone");
        let page = ana.opens(&path(id));
        page.sees("My pills are gone.").sees("A signed-in member wrote this");
        let sent = presses(&ana, &page, &[("act", "reply"), ("text", "Go to any\npharmacy.")]);
        assert_eq!(sent.place(), format!("{}?done=reply", path(id)));
        sent.follow().sees("Your answer was sent").sees("Go to any").sees("Ana answered");

        let letters = portal.work();
        assert_eq!(letters.len(), 1, "one letter says that there is an answer");
        let whole = format!("{:?} {}", letters[0].subject, letters[0].text);
        assert!(!whole.contains("pharmacy") && !whole.contains("pills"), "{whole}");
        let reader = portal.visited_by(&ann);
        reader.opens("/security/viewed").sees("What you wrote to us").sees("Ana, agent");
    });
}

#[test]
fn of_two_agents_at_once_the_slower_keeps_what_they_typed_and_sees_what_is_new() {
    both(|portal| {
        let ann = member(portal, 0xA, ("ann", "JRX100200"));
        let id = written(portal, &ann, (Topic::Money, 1), "It cost too much.");
        let ana = at_desk(portal, ("Ana Ruiz", Role::Agent), 1);
        let ben = at_desk(portal, ("Ben Ito", Role::Agent), 2);
        let (one, two) = (ana.opens(&path(id)), ben.opens(&path(id)));
        portal.pass(std::time::Duration::from_secs(30));
        presses(&ana, &one, &[("act", "reply"), ("text", "The deductible is new.")]).place();
        let late = [("act", "reply"), ("text", "A <b>second</b> answer"), ("note", "hm")];
        let kept = presses(&ben, &two, &late);
        assert_eq!(kept.status, 422);
        kept.sees("Somebody changed this ticket").sees("A &#60;b&#62;second&#60;/b&#62; answer");
        kept.sees("The deductible is new.")
            .sees("new since you opened the page")
            .sees("\nhm</textarea>");
        kept.sees("Ana Ruiz");
        assert_eq!(portal.work().len(), 1, "the slower one told nobody");

        let sent = presses(&ben, &kept, &[("act", "reply"), ("text", "And it counts yearly.")]);
        sent.follow().sees("And it counts yearly.");
    });
}

/// A page without what is drawn anew each time: numbers, and the id of the look.
fn still(text: &str) -> String {
    let parts = text.split("/desk/looks/").enumerate();
    let parts = parts.map(|(at, part)| if at == 0 { part } else { &part[26..] });
    parts.collect::<String>().replace(char::is_numeric, "")
}

#[test]
fn a_restricted_ticket_is_not_there_for_an_agent_by_any_way() {
    both(|portal| {
        let ann = member(portal, 0xA, ("ann", "JRX100200"));
        let plain = written(portal, &ann, (Topic::Card, 1), "Where is my card?");
        let ana = at_desk(portal, ("Ana Ruiz", Role::Agent), 1);
        let search = [("sought", "JRX100200"), ("why", "call")];
        let (list, found) = (ana.opens("/desk"), ana.sends("/desk/look-up", &search));
        let before = (still(list.text()), still(found.text()));

        let fraud = written(portal, &ann, (Topic::Fraud, 2), "Somebody is in my account.");
        let privacy = written(portal, &ann, (Topic::Privacy, 3), "A neighbour read my letter.");
        let (list, found) = (ana.opens("/desk"), ana.sends("/desk/look-up", &search));
        for page in [&list, &found] {
            for id in [fraud, privacy] {
                page.lacks(&number(id)).lacks(&id.to_string());
            }
        }
        // Nothing else on either page tells that they are there: no count, no line.
        let nonce = |text: String| {
            text.split("nonce=\"")
                .map(|part| part.split_once('"').map_or(part, |it| it.1).len())
                .sum::<usize>()
        };
        let after = (still(list.text()), still(found.text()));
        assert_eq!(nonce(after.0).abs_diff(nonce(before.0)), 0);
        assert_eq!(nonce(after.1).abs_diff(nonce(before.1)), 0);
        for state in ["answered", "closed", "fraud", "x"] {
            ana.opens(&format!("/desk?state={state}&queue=fraud")).lacks(&number(fraud));
        }
        let at = format!("/desk?after=2000-01-01_0_{fraud}");
        ana.opens(&at).lacks(&number(fraud));

        let missing = ana.opens(&path(TicketId::new([9; 16])));
        for id in [fraud, privacy] {
            let page = ana.opens(&path(id));
            assert_eq!(page.status, 404);
            assert_eq!(page.text().len(), missing.text().len(), "looks like one that never was");
            for act in ["take", "close", "reply", "note", "give", "send", "ready"] {
                let fields = [
                    ("act", act),
                    ("seen", "1"),
                    ("since", "1"),
                    ("text", "x"),
                    ("note", "x"),
                    ("queue", "ordinary"),
                    ("ready", "done"),
                ];
                assert_eq!(ana.sends(&path(id), &fields).status, 404, "{act}");
            }
        }
        let page = ana.opens(&path(plain));
        page.lacks(&number(fraud));
        let merged = presses(&ana, &page, &[("act", "merge"), ("into", &number(fraud))]);
        let never = number(TicketId::new([9; 16]));
        let other = presses(&ana, &page, &[("act", "merge"), ("into", &never)]);
        for page in [merged, other] {
            page.sees("Enter the number of a ticket");
        }
        let frida = at_desk(portal, ("Frida Fox", Role::Fraud), 2);
        frida.opens("/desk").sees(&number(fraud)).lacks(&number(privacy));
        frida.opens(&path(fraud)).sees("Somebody is in my account.").sees("Suspected fraud");
        assert_eq!(frida.opens(&path(privacy)).status, 404);
    });
}

#[test]
fn a_ticket_sent_to_the_fraud_queue_is_gone_for_the_agent_who_sent_it() {
    both(|portal| {
        let ann = member(portal, 0xA, ("ann", "JRX100200"));
        let id = written(portal, &ann, (Topic::Else, 1), "A call asked for my code.");
        let ana = at_desk(portal, ("Ana Ruiz", Role::Agent), 1);
        let page = ana.opens(&path(id));
        presses(&ana, &page, &[("act", "send")]).sees("Choose a queue");
        let sent = presses(&ana, &page, &[("act", "send"), ("queue", "fraud")]);
        assert_eq!(sent.place(), "/desk?done=send");
        sent.follow().sees("The ticket was sent to the other queue");
        assert_eq!(ana.opens(&path(id)).status, 404);
        let frida = at_desk(portal, ("Frida Fox", Role::Fraud), 2);
        frida.opens(&path(id)).sees("Answer by").sees("A call asked for my code.");
    });
}

#[test]
fn a_ticket_is_taken_handed_over_noted_and_closed() {
    both(|portal| {
        let ann = member(portal, 0xA, ("ann", "JRX100200"));
        let id = written(portal, &ann, (Topic::Money, 1), "It cost too much.");
        let ana = at_desk(portal, ("Ana Ruiz", Role::Agent), 1);
        let ben = at_desk(portal, ("Ben Ito", Role::Agent), 2);
        at_desk(portal, ("Ada Min", Role::Administrator), 3);
        let taken = presses(&ana, &ana.opens(&path(id)), &[("act", "take")]).follow();
        taken.sees("The ticket is yours").sees("Ben Ito (East)").lacks("Ada Min");
        ben.opens("/desk").sees("A colleague");

        let start = taken.text().find("<option value=\"").unwrap();
        let options = &taken.text()[start..];
        let to = options.split("<option value=\"").find(|part| part.contains("Ben Ito")).unwrap();
        let to = to.split('"').next().unwrap();
        let given = presses(&ana, &taken, &[("act", "give"), ("to", to)]).follow();
        given.sees("handed over").sees("Ben Ito");
        ben.opens("/desk").sees("You");
        let nobody = "01010101010101010101010101";
        let page = ben.opens(&path(id));
        presses(&ben, &page, &[("act", "give"), ("to", nobody)]).sees("Choose somebody who may");

        let noted = presses(&ben, &page, &[("act", "note"), ("note", "Called the pharmacy.")]);
        let noted = noted.follow();
        noted.sees("Note by Ben").sees("Called the pharmacy.");
        let closed = presses(&ben, &noted, &[("act", "close")]).follow();
        closed.sees("The ticket was closed");
        ben.opens("/desk").lacks(&number(id));
        ben.opens("/desk?state=closed").sees(&number(id));
        assert_eq!(portal.work().len(), 0, "notes and closing tell nobody");
    });
}

#[test]
fn two_tickets_of_one_member_become_one_and_those_of_two_members_never() {
    both(|portal| {
        let ann = member(portal, 0xA, ("ann", "JRX100200"));
        let ben = member(portal, 0xB, ("ben", "JRX100300"));
        let first = written(portal, &ann, (Topic::Money, 0x11), "It cost too much.");
        let second = written(portal, &ann, (Topic::Money, 0x22), "And again.");
        let other = written(portal, &ben, (Topic::Money, 0x33), "Mine too.");
        let ana = at_desk(portal, ("Ana Ruiz", Role::Agent), 1);
        let page = ana.opens(&path(second));
        page.sees(&number(first)).lacks(&number(other));
        let unlike = presses(&ana, &page, &[("act", "merge"), ("into", &number(other))]);
        unlike.sees("cannot be merged").sees(&format!("value=\"{}\"", number(other)));
        presses(&ana, &page, &[("act", "merge"), ("into", "x")]).sees("Enter the number");
        let into = number(first).to_lowercase().replace('-', " ");
        presses(&ana, &page, &[("act", "merge"), ("into", &into)]).follow().sees("was merged");
        ana.opens(&path(first)).sees("It cost too much.").sees("And again.");
    });
}

#[test]
fn where_and_when_somebody_wants_to_be_called_is_shown_also_where_a_part_said_it() {
    both(|portal| {
        let ann = member(portal, 0xA, ("ann", "JRX100200"));
        let first = written(portal, &ann, (Topic::Money, 0x11), "It cost too much.");
        let (scope, account) = (ann.scope, ann.account);
        let part = TicketId::new([0x22; 16]);
        let today = portal.now().day_in(&testkit::plan().zone);
        let callback = Some(Callback {
            phone: "503-555-0142".parse().unwrap(),
            part: Part::Afternoon,
            zone: Zone::Pacific,
            earliest: None,
        });
        let body = Body { callback, ..body(Topic::Money, Lang::English) };
        portal.write(move |tx| {
            let whose = Whose::Member(scope, ::store::Actor::Account(account));
            tickets::open(tx, &New { id: part, whose, today, body: &body, text: "Call me." })
        });
        let ana = at_desk(portal, ("Ana Ruiz", Role::Agent), 1);
        let said = "Afternoon, noon to 5 PM (Pacific time)";
        let page = ana.opens(&path(part));
        page.sees(said).sees("503").sees("Nobody has shown");
        ana.opens(&path(first)).lacks(said);
        presses(&ana, &page, &[("act", "merge"), ("into", &number(first))]).place();
        ana.opens(&path(first)).sees("Call me.").sees(said);
    });
}

#[test]
fn that_a_strangers_ticket_was_read_is_written_down_and_nobody_says_they_are_told() {
    both(|portal| {
        let id = TicketId::new([5; 16]);
        let today = portal.now().day_in(&testkit::plan().zone);
        let body = body(Topic::Card, Lang::English);
        portal.write(move |tx| {
            let whose = Whose::Stranger([3; 16]);
            tickets::open(tx, &New { id, whose, today, body: &body, text: "Where is my card?" })
        });
        let ana = at_desk(portal, ("Ana Ruiz", Role::Agent), 1);
        let page = ana.opens(&path(id));
        let read = ::store::Sql {
            name: "READ",
            text: "SELECT COUNT(*) FROM audit_entry WHERE action = 'desk.ticket-read' \
                AND actor LIKE 'staff:%' AND thing = $1",
        };
        let count =
            move |tx: &::store::Tx| tx.one(read, &::store::args![id], |row| row.get::<i64>(0));
        assert_eq!(portal.read(count), 1);
        let sent = presses(&ana, &page, &[("act", "reply"), ("text", "In the menu.")]).follow();
        sent.sees("Your answer was sent").sees("with their number and key").lacks("They are told");
    });
}

#[test]
fn an_answer_to_a_member_says_that_they_are_told() {
    sqlite(|portal| {
        let ann = member(portal, 0xA, ("ann", "JRX100200"));
        let id = written(portal, &ann, (Topic::Money, 1), "It cost too much.");
        let ana = at_desk(portal, ("Ana Ruiz", Role::Agent), 1);
        let page = ana.opens(&path(id));
        let sent = presses(&ana, &page, &[("act", "reply"), ("text", "It counts.")]).follow();
        sent.sees("They are told that there is an answer").lacks("number and key");
    });
}

#[test]
fn where_no_message_arrives_the_agent_is_told_to_call() {
    both(|portal| {
        let ann = member(portal, 0xA, ("ann", "JRX100200"));
        let id = written(portal, &ann, (Topic::Money, 1), "It cost too much.");
        portal.write(|tx| {
            let mailbox = delivery::address(tx, Channel::Mail, "ann10@example.org");
            delivery::bury(tx, &mailbox, delivery::Why::Gone)
        });
        let ana = at_desk(portal, ("Ana Ruiz", Role::Agent), 1);
        let page = ana.opens(&path(id));
        let sent = presses(&ana, &page, &[("act", "reply"), ("text", "It counts.")]).follow();
        sent.sees("No way on file takes messages: call them").lacks("They are told");
    });
}

#[test]
fn a_ready_answer_comes_in_the_language_of_whoever_wrote_and_sends_nothing() {
    sqlite(|portal| {
        let id = TicketId::new([5; 16]);
        let today = portal.now().day_in(&testkit::plan().zone);
        portal.write(move |tx| {
            let body = body(Topic::Card, Lang::Spanish);
            let new = New {
                id,
                whose: Whose::Stranger([3; 16]),
                today,
                body: &body,
                text: "¿Dónde está mi tarjeta?",
            };
            tickets::open(tx, &new)
        });
        let ana = at_desk(portal, ("Ana Ruiz", Role::Agent), 1);
        let page = ana.opens(&path(id));
        page.sees("Somebody wrote this without signing in");
        let typed = [("act", "ready"), ("ready", "card"), ("text", "Hola.")];
        let put = presses(&ana, &page, &typed);
        put.sees("Hola.").sees("Gracias por escribirnos.").sees("Send the answer");
        presses(&ana, &page, &[("act", "ready"), ("ready", "x")]).sees("Choose a ready answer");
        presses(&ana, &page, &[("act", "reply"), ("text", " ")]).sees("Write something first");
        ana.opens(&path(id)).lacks("Gracias");
    });
}

#[test]
fn what_strangers_write_stays_text() {
    sqlite(|portal| {
        let ann = member(portal, 0xA, ("ann", "JRX100200"));
        let hostile = "<script>alert(1)</script> \"'>&amp; <img src=x onerror=alert(1)>";
        let id = written(portal, &ann, (Topic::Else, 1), hostile);
        let ana = at_desk(portal, ("Ana Ruiz", Role::Agent), 1);
        let page = ana.opens(&path(id));
        page.lacks("<script>alert").lacks("<img src=x").sees("&#60;script&#62;alert(1)");
        assert_eq!(ana.sends(&path(id), &[("act", "delete")]).status, 404);
    });
}

#[test]
fn the_list_goes_on_over_pages_by_days_of_medicine_and_loses_none() {
    sqlite(|portal| {
        let ann = member(portal, 0xA, ("ann", "JRX100200"));
        for number in 1..=60 {
            written(portal, &ann, (Topic::Money, number), "It cost too much.");
        }
        let ana = at_desk(portal, ("Ana Ruiz", Role::Agent), 1);
        let (mut at, mut seen) = ("/desk".to_owned(), Vec::new());
        loop {
            let page = ana.opens(&at);
            let links = page.text().split("href=\"/desk/tickets/").skip(1);
            seen.extend(links.map(|rest| rest.split('"').next().unwrap().to_owned()));
            let Some((_, rest)) = page.text().split_once("rel=\"next\" href=\"") else { break };
            at = rest.split('"').next().unwrap().replace("&#38;", "&").replace("&amp;", "&");
        }
        let mut once = seen.clone();
        once.sort();
        once.dedup();
        assert_eq!((seen.len(), once.len()), (60, 60));
        for odd in ["x", "2027-01-01", "2027-01-01_x_y", "_ _ _"] {
            assert_eq!(ana.opens(&format!("/desk?after={odd}").replace(' ', "%20")).status, 200);
        }
    });
}
