//! What a member does with their own tickets, and what nobody else can.

use std::time::Duration;

use base::Lang;
use testkit::Person;

use super::super::rules::{LONGEST, Left, MOST_OPEN, Queue, State, Topic};
use super::super::store::{self, desk};
use super::{HERE, form, only, opened, rooms, rosa, ticket_of, with_account};

#[test]
fn a_member_writes_reads_the_answer_says_more_and_closes() {
    testkit::both(rooms, |portal| {
        let ann = Person::ann();
        with_account(portal, &ann, Lang::English);
        let browser = portal.visited_by(&ann);
        browser.opens(HERE).sees("How many days of medicine").lacks("Your messages");
        let sent = browser.sends(HERE, &form("medicine", "few", "Where is\r\nmy order?"));
        let id = ticket_of(&sent);
        let page = sent.follow();
        page.sees("Where is<br>my order?").sees("Waiting for our answer").sees("runs out soon");
        browser.opens(HERE).sees("Your messages").sees(&id.to_string());
        let house = portal.house.clone();
        portal.write(move |tx| {
            let ticket = desk::find(tx, &[Queue::Ordinary], id)?.unwrap();
            let (agent, ticket) = (&rosa(), &ticket);
            let step = desk::Step { agent, ticket, seen: ticket.version };
            assert_eq!(step.note(tx, "sounds like ORDER-SECRET")?, desk::Written::Saved);
            let ticket = &desk::find(tx, &[Queue::Ordinary], id)?.unwrap();
            let step = desk::Step { agent, ticket, seen: ticket.version };
            assert_eq!(step.reply(tx, &house, "It comes today.")?, desk::Written::Saved);
            Ok(())
        });
        let page = browser.opens(&format!("{HERE}/{id}"));
        page.sees("It comes today.").sees("Rosa, Juniper Rx").sees("Answered");
        page.lacks("ORDER-SECRET").lacks("runs out soon");
        let told = portal.work();
        assert_eq!(told.len(), 1, "{told:?}");
        assert_eq!(told[0].to.0, "ann@example.org");
        assert!(told[0].text.contains(&format!("/help/contact/{id}")), "{:?}", told[0].text.0);
        for word in ["order", "medicine", "today", "Rosa"] {
            assert!(!told[0].text.0.to_lowercase().contains(word), "{word}: {:?}", told[0].text.0);
        }
        let say = format!("{HERE}/{id}/say");
        browser.sends(&say, &[("text", "Thank you!")]).follow().sees("Waiting for our answer");
        // A second press says nothing twice.
        let twice = browser.sends(&say, &[("text", " Thank you! ")]).follow();
        assert_eq!(twice.text().matches("Thank you!").count(), 1);
        browser.presses(&format!("{HERE}/{id}/close")).follow().sees("Closed");
        browser.sends(&say, &[("text", "One more thing")]).follow().sees("Waiting for our answer");
    });
}

#[test]
fn somebody_elses_ticket_looks_like_none() {
    testkit::both(rooms, |portal| {
        let (ann, ben) = (Person::ann(), Person::ben());
        let id = opened(portal, &ann, 7, (Topic::Money, Left::Other)).id;
        let other = portal.visited_by(&ben);
        let missing = other.opens(&format!("{HERE}/00000000000000000000000000"));
        let page = other.opens(&format!("{HERE}/{id}"));
        assert_eq!((page.status, page.text().len()), (404, missing.text().len()));
        assert_eq!(other.opens(&format!("{HERE}/odd")).status, 404);
        assert_eq!(other.sends(&format!("{HERE}/{id}/say"), &[("text", "mine")]).status, 404);
        assert_eq!(other.sends(&format!("{HERE}/{id}/say"), &[("text", "")]).status, 404);
        assert_eq!(other.presses(&format!("{HERE}/{id}/close")).status, 404);
        other.opens(HERE).lacks(&id.to_string());
        assert_eq!(only(portal, Queue::Ordinary).version, 1, "nothing moved");
        // Nor does a browser without anybody signed in.
        let stranger = portal.stranger();
        assert!(stranger.opens(&format!("{HERE}/{id}")).place().starts_with("/sign-in"));
    });
}

#[test]
fn what_is_wrong_stands_beside_its_field_and_nothing_typed_is_lost() {
    testkit::sqlite(rooms, |portal| {
        let ann = portal.visited_by(&Person::ann());
        let page = ann.sends(HERE, &[("case", "123456789"), ("how", "phone"), ("phone", "soon")]);
        assert_eq!(page.status, 422);
        page.sees("Choose what it is about").sees("Choose how many days");
        page.sees("Write your message").sees("Check the number").sees("ten digits");
        page.sees("value=\"soon\"").sees("value=\"123456789\"");
        let long = "é".repeat(LONGEST + 1);
        let page = ann.sends(HERE, &form("card", "more", &long));
        page.sees("1 character too long").sees(&long).sees("value=\"card\" checked");
        let whole = "é".repeat(LONGEST);
        assert_eq!(ann.sends(HERE, &form("card", "more", &whole)).status, 303);
        let card = ann.sends(HERE, &form("card", "more", "It is 4539 5787 6362 1486."));
        card.sees("Take the card number out");
        let spanish = portal.stranger().in_spanish();
        spanish.sends(HERE, &[("left", "<b>")]).sees("Elija de qué se trata");
    });
}

#[test]
fn a_text_full_of_markup_and_hidden_signs_is_shown_as_plain_words() {
    testkit::both(rooms, |portal| {
        let ann = portal.visited_by(&Person::ann());
        let odd = "<script>alert(1)</script>\u{202E}txet\u{0}\u{7} {{ f }} &lt; \"'`";
        // U+0000 cannot be sent at all.
        assert_eq!(ann.sends(HERE, &form("else", "other", odd)).status, 400);
        let odd = odd.replace('\u{0}', "");
        let page = ann.sends(HERE, &form("else", "other", &odd)).follow();
        page.lacks("<script>alert").lacks("\u{202E}").lacks("\u{7}");
        page.sees("&#60;script&#62;alert(1)&#60;/script&#62;txet {{ f }} &#38;lt;");
        // And in the field, where it is typed once more.
        let back = ann.sends(HERE, &form("", "other", "</textarea><script>alert(2)</script>"));
        back.lacks("</textarea><script>").sees("&#60;/textarea&#62;");
    });
}

#[test]
fn what_the_browser_shows_is_sent_where_its_box_is_ticked_and_never_else() {
    testkit::both(rooms, |portal| {
        let agent = "Mozilla/5.0 (Windows NT 10.0) Firefox/145.0 ann@example.org";
        let ann = portal.visited_by(&Person::ann()).saying("user-agent", agent);
        let asked = format!("{HERE}?topic=card&page=/help?words=illness&reference=7K-2M9Q");
        let page = ann.opens(&asked);
        page.sees("Firefox 145").sees("Windows").sees("7K-2M9Q").sees("value=\"card\" checked");
        page.lacks("ann@example.org");
        page.lacks("value=\"yes\" checked");
        let sent = |share: bool| {
            let text = format!("share {share}");
            let mut fields = form("card", "other", &text);
            fields.extend([("page", "/help?words=illness"), ("reference", "7K-2M9Q")]);
            if share {
                fields.push(("share", "yes"));
            }
            let id = ticket_of(&ann.sends(HERE, &fields));
            let found = portal.read(move |tx| desk::find(tx, &[Queue::Ordinary], id)).unwrap();
            let shown = found.body.shown.into_iter();
            shown.map(|one| format!("{} {}", one.probe, one.value)).collect::<Vec<_>>()
        };
        assert_eq!(sent(false), Vec::<String>::new());
        let version = format!("version {}", env!("CARGO_PKG_VERSION"));
        let all = ["browser Firefox 145", "system Windows", &version, "page /help"];
        assert_eq!(sent(true)[..4], all);
        assert_eq!(sent(true)[4], "reference 7K-2M9Q");
        // Where no link says it, the browser says where it was.
        let came = portal.visited_by(&Person::ann());
        let came = came.saying("referer", "https://juniper.example/help/check?words=illness");
        came.opens(HERE).sees("Page: /help/check<").lacks("words=illness");
        // Only addresses and references of ours are taken.
        let odd = ann.opens(&format!("{HERE}?page=//evil.test/&reference=%3Cb%3E"));
        odd.lacks("Page:").lacks("Reference of the failure");
    });
}

#[test]
fn the_same_page_sent_twice_is_one_ticket_and_another_text_is_another() {
    testkit::both(rooms, |portal| {
        let ann = portal.visited_by(&Person::ann());
        let once = ann.opens(HERE).field("once").1;
        let sent = |text: &str| {
            let mut fields = form("money", "other", text);
            fields.push(("once", once.as_str()));
            ticket_of(&ann.sends(HERE, &fields))
        };
        let first = sent("What did I pay?");
        assert_eq!(sent("What did I pay?"), first);
        assert_ne!(sent("What did I pay in May?"), first);
        // The same words from a page of its own are said anew.
        let other = ann.sends(HERE, &form("money", "other", "What did I pay?"));
        assert_ne!(ticket_of(&other), first);
    });
}

#[test]
fn a_member_has_ten_open_and_may_write_again_once_one_is_closed() {
    testkit::sqlite(rooms, |portal| {
        let ann = portal.visited_by(&Person::ann());
        let sent = |number: usize| {
            let text = format!("Question {number}");
            let page = ann.sends(HERE, &form("else", "other", &text));
            (page.status, page)
        };
        let first = ticket_of(&sent(0).1);
        for number in 1..MOST_OPEN {
            assert_eq!(sent(number).0, 303);
        }
        let (status, page) = sent(MOST_OPEN);
        assert_eq!(status, 422);
        page.sees("You have 10 open messages").sees("Question 10");
        ann.presses(&format!("{HERE}/{first}/close"));
        assert_eq!(sent(MOST_OPEN).0, 303);
    });
}

#[test]
fn a_call_is_promised_for_when_somebody_is_there() {
    testkit::sqlite(rooms, |portal| {
        // Thursday at 10 in the morning in New York.
        let ann = portal.visited_by(&Person::ann());
        ann.opens(HERE).sees("We answer the phone now, until 8:00");
        let call = |part: &str, zone: &str| {
            let text = format!("Call me: {part}, {zone}");
            let mut fields = form("else", "other", &text);
            fields.extend([("how", "phone"), ("phone", "(503) 555-0142")]);
            fields.extend([("part", part), ("zone", zone)]);
            ann.sends(HERE, &fields)
        };
        let page = call("afternoon", "pacific").follow();
        page.sees("503-555-0142").sees("Thursday, March 4, 2027 at 12:00\u{a0}PM PST");
        call("evening", "hawaii").sees("Nobody is here to call you at that time");
        portal.pass(Duration::from_hours(12));
        ann.opens(HERE).sees("Nobody answers the phone now").sees("Friday, March 5, 2027 at 8:00");
    });
}

#[test]
fn how_long_an_answer_takes_is_said_once_enough_were_given() {
    testkit::both(rooms, |portal| {
        let ann = portal.visited_by(&Person::ann());
        ann.opens(HERE).sees("We cannot say yet");
        let tickets: Vec<_> = (1..=10_u8)
            .map(|number| opened(portal, &Person::ben(), number, (Topic::Card, Left::Other)))
            .collect();
        for (hours, ticket) in (1..).zip(tickets) {
            portal.pass(Duration::from_hours(1));
            let (house, id) = (portal.house.clone(), ticket.id);
            portal.write(move |tx| {
                let ticket = &desk::find(tx, &[Queue::Ordinary], id)?.unwrap();
                let step = desk::Step { agent: &rosa(), ticket, seen: ticket.version };
                step.reply(tx, &house, "Here it is.")
            });
            if hours == 9 {
                ann.opens(HERE).sees("We cannot say yet");
            }
        }
        ann.opens(HERE).sees("within 5 hours").sees("within 9 hours");
        // A later answer in the same ticket changes nothing of how long the first took.
        let answered = portal.read(|tx| store::of_member(tx, Person::ben().scope, 20));
        assert!(answered.iter().all(|ticket| ticket.state == State::Answered));
        portal.pass(Duration::from_hours(29 * 24));
        ann.opens(HERE).sees("We cannot say yet");
    });
}

#[test]
fn the_mail_is_in_the_language_of_its_reader() {
    testkit::both(rooms, |portal| {
        let ann = Person::ann();
        with_account(portal, &ann, Lang::Spanish);
        let ticket = opened(portal, &ann, 7, (Topic::Privacy, Left::Other));
        let house = portal.house.clone();
        portal.write(move |tx| {
            let step = desk::Step { agent: &rosa(), ticket: &ticket, seen: ticket.version };
            step.reply(tx, &house, "Respuesta.")
        });
        let told = portal.work();
        assert_eq!(told.len(), 1);
        assert!(told[0].subject.contains("hay una respuesta"), "{:?}", told[0].subject.0);
        assert!(!told[0].text.contains("rivacidad"));
    });
}
