//! Following without an account, from the first press to the last.

use std::sync::Arc;
use std::time::Duration;

use ::store::delivery::{self, Detail, State, Why};
use ::store::{Actor, Channel, Message, Sql, Tx, queue};
use base::Private;
use testkit::{Page, Portal, Visitor};

use super::hook::Reach;
use super::rules::{To, Topics, Wish};
use super::store::{self, Token};
use super::{Door, jobs, rooms};
use crate::incidents::drafts::{About, prepare, way_around};
use crate::incidents::flow::{Incident, IncidentId, Kind, Post, Stage};
use crate::incidents::store::{New, draft, one, save};
use crate::parts::{Effect, Part};

mod ends;
mod programs;

const DAY: Duration = Duration::from_hours(24);
const MAIL: &str = "/subscribe/mail";

fn with_reach(reach: impl Fn() -> Reach, test: impl FnMut(&Portal)) {
    let slices = || {
        let address = "https://status.juniper.example".to_owned();
        let door = Arc::new(Door { address, texts: true, reach: reach() });
        vec![web::Slice { rooms: rooms(&door), jobs: jobs(&door), ..crate::slice() }]
    };
    testkit::both(slices, test);
}

fn at_the_doors(test: impl FnMut(&Portal)) {
    with_reach(|| Reach::new().unwrap(), test);
}

/// A first post about this part, by a person.
fn breaks(portal: &Portal, part: Part) -> IncidentId {
    let house = portal.house.clone();
    portal.write(move |tx| {
        let (kind, effect, way) = (Kind::Incident, Effect::SomeCannot, way_around(part));
        let about = About { kind, stage: Stage::Investigating, part, effect, way };
        let said = prepare(&house, about);
        let (parts, began_at, until) = (vec![part], tx.now(), None);
        let new = New { kind, parts, effect, began_at, until, members: 0, said };
        let drafted = draft(tx, &new, &house.plan.zone, Actor::Operator)?;
        let id = drafted.id;
        say(tx, drafted, Stage::Investigating)?;
        Ok(id)
    })
}

fn goes_on(portal: &Portal, id: IncidentId, stage: Stage) {
    portal.write(move |tx| say(tx, one(tx, id)?.unwrap(), stage));
}

fn say(tx: &Tx, incident: Incident, stage: Stage) -> Result<(), ::store::Fault> {
    let said = incident.last().unwrap().said.clone();
    let next_at = stage.lasts().then(|| tx.now() + Duration::from_mins(30));
    let post = Post { at: tx.now(), stage, said, next_at, by_itself: false };
    save(tx, &incident.post(post).unwrap(), Actor::Operator)
}

fn asks<'v, 'p>(visitor: &'v Visitor<'p>, to: &str, parts: &[&str]) -> Page<'v, 'p> {
    let way = if to.contains('@') { MAIL } else { "/subscribe/text" };
    let parts = parts.iter().map(|part| ("part", *part));
    visitor.sends(way, &parts.chain([("to", to)]).collect::<Vec<_>>())
}

/// The path of ours that a mail leads to.
fn link(mail: &Message, to: &str) -> String {
    let start = format!("https://juniper.example/subscribe/{to}/");
    let rest = mail.text.split(&start).nth(1).unwrap_or_else(|| panic!("{}", *mail.text));
    let token: String = rest.chars().take_while(char::is_ascii_alphanumeric).collect();
    format!("/subscribe/{to}/{token}")
}

/// Asks and confirms; what came on the way is read.
fn follows(portal: &Portal, to: &str, parts: &[&str]) {
    asks(&portal.stranger(), to, parts);
    let sent = portal.work();
    portal.stranger().presses(&link(&sent[0], "confirm")).sees("You will be told");
}

/// Puts somebody there without asking, for tests of what follows.
fn add(tx: &Tx, to: To, topics: Topics) -> Result<(), ::store::Fault> {
    let token = Token::new(tx.entropy());
    let secret = Private("key".to_owned());
    let wish = Wish { to, topics, lang: base::Lang::English, secret };
    store::ask(tx, &token, &wish)?;
    let asked = store::asked(tx, &token)?.unwrap();
    store::confirm(tx, &token, &asked).map(|_| ())
}

fn follows_still(portal: &Portal, to: &'static str) -> bool {
    let to = To::Mail(to.parse().unwrap());
    portal.read(move |tx| store::follower(tx, &store::name(tx, &to))).is_some()
}

#[test]
fn somebody_confirms_by_a_press_is_told_once_and_leaves_by_another() {
    at_the_doors(|portal| {
        let ann = portal.stranger();
        ann.opens("/subscribe").sees("By email").sees("By text message").sees("webhook");
        asks(&ann, "Ann@example.org", &["sign-in", "card"]).follow().sees("Look in your mailbox");
        let sent = portal.work();
        assert_eq!((sent.len(), sent[0].to.as_str()), (1, "Ann@example.org"));
        assert!(sent[0].leave.is_none() && sent[0].mark.is_none());
        let confirm = link(&sent[0], "confirm");
        // A scanner opens what it finds, and nothing comes of it.
        ann.opens(&confirm).sees("Sign in · ID card").sees("Yes, send me this");
        breaks(portal, Part::SignIn);
        assert!(portal.work().is_empty());
        ann.presses(&confirm).sees("You will be told").sees("Sign in · ID card");
        ann.presses(&confirm).sees("You will be told");
        breaks(portal, Part::Claims);
        assert!(portal.work().is_empty(), "another part");
        let id = breaks(portal, Part::Card);
        let told = portal.work();
        let [mail] = &told[..] else { panic!("{}", told.len()) };
        for words in [
            "Looking for the cause: Does not work for some members",
            "Who is affected: ",
            "What still works: ",
            "What to do: ",
            "We write again by March 4, 2027",
            &format!("https://status.juniper.example/incidents/{id}.html"),
        ] {
            assert!(mail.text.contains(words), "{words}: {}", *mail.text);
        }
        let leave = link(mail, "leave");
        assert_eq!(mail.leave.as_deref(), Some(&format!("https://juniper.example{leave}")));
        ann.opens(&leave).sees("Sign in · ID card").sees("Stop them");
        goes_on(portal, id, Stage::Identified);
        assert_eq!(portal.work().len(), 1, "opened is not left");
        // As a mailbox presses by itself: no cookie, no page before it, RFC 8058's own words.
        let pressed = axum::http::Request::post(&leave)
            .header("host", "juniper.example")
            .header("content-type", "multipart/form-data; boundary=x")
            .body(axum::body::Body::from("--x--"));
        portal.stranger().asks(pressed.unwrap()).sees("You will not be told any more");
        goes_on(portal, id, Stage::Resolved);
        assert!(portal.work().is_empty());
        ann.presses(&leave).sees("This link stops nothing");
    });
}

#[test]
fn a_slip_is_said_beside_its_field_and_nothing_typed_is_lost() {
    at_the_doors(|portal| {
        let ann = portal.stranger();
        for (to, way) in [
            ("ann", "mail"),
            ("", "mail"),
            ("<b>@", "mail"),
            ("555", "text"),
            ("http://x.example", "call"),
            ("https://10.0.0.1/", "call"),
        ] {
            let page = ann.sends(&format!("/subscribe/{way}"), &[("to", to), ("part", "card")]);
            assert_eq!(page.status, 422, "{to}");
            page.sees("Type a").lacks("<b>").lacks("Tick what");
            assert!(page.text().contains("value=\"card\" checked"), "{to}");
        }
        let page = ann.sends(MAIL, &[("to", "ann@example.org"), ("part", "nonsense")]);
        page.sees("Tick what you want to hear about").sees("value=\"ann@example.org\"");
        assert!(portal.work().is_empty());
        for nobody in ["confirm", "leave"] {
            let page = ann.opens(&format!("/subscribe/{nobody}/{}", "0".repeat(90)));
            assert_eq!(page.status, 200);
        }
    });
}

#[test]
fn nobody_learns_who_follows_and_an_address_gets_three_confirmations_a_day() {
    at_the_doors(|portal| {
        follows(portal, "ann@example.org", &["all"]);
        let ann = portal.stranger();
        let (known, unknown) =
            (asks(&ann, "ann@example.org", &["card"]), asks(&ann, "bea@example.org", &["card"]));
        assert_eq!((known.status, known.place()), (unknown.status, unknown.place()));
        let mut mails = portal.work();
        mails.sort_by_key(|mail| mail.to.0.clone());
        let words = |mail: &Message| {
            let link = link(mail, "confirm");
            mail.text.replace(&link, "")
        };
        assert_eq!(words(&mails[0]), words(&mails[1]));
        // Confirmed anew, it is the new wish that stands.
        ann.presses(&link(&mails[0], "confirm"));
        breaks(portal, Part::Claims);
        assert!(portal.work().is_empty());
        for _ in 0..4 {
            let page = asks(&ann, " ANN@example.org ", &["card"]);
            assert_eq!(page.place(), known.place(), "the same, whatever was sent");
        }
        assert_eq!(portal.work().len(), 1, "the third of this day");
        portal.pass(DAY + Duration::from_mins(1));
        asks(&ann, "ann@example.org", &["card"]);
        assert_eq!(portal.work().len(), 1);
    });
}

#[test]
fn one_neighbourhood_asks_twenty_times_and_then_waits() {
    at_the_doors(|portal| {
        let here = portal.stranger().saying("x-forwarded-for", "203.0.113.7");
        for number in 0..20 {
            asks(&here, &format!("a{number}@example.org"), &["all"]).place();
        }
        let page = asks(&here, "one-more@example.org", &["all"]);
        assert_eq!(page.status, 422);
        page.sees("Too many requests").sees("one-more@example.org");
        assert_eq!(portal.work().len(), 20);
        let there = portal.stranger().saying("x-forwarded-for", "198.51.100.7");
        asks(&there, "one-more@example.org", &["all"]).place();
        portal.pass(Duration::from_mins(15));
        asks(&here, "another@example.org", &["all"]).place();
    });
}

#[test]
fn whoever_did_not_confirm_is_forgotten_after_a_day() {
    at_the_doors(|portal| {
        asks(&portal.stranger(), "ann@example.org", &["all"]);
        let confirm = link(&portal.work()[0], "confirm");
        portal.pass(DAY + Duration::from_secs(1));
        portal.stranger().presses(&confirm).sees("This link is over");
        let (db, now) = (portal.db.clone(), portal.now());
        let swept = portal.runtime.block_on(::store::sweep(&db, store::SWEEPS[0], 100, now));
        assert_eq!(swept.unwrap(), 1);
        assert!(!follows_still(portal, "ann@example.org"));
    });
}

#[test]
fn six_digits_of_a_text_are_typed_and_guesses_end() {
    at_the_doors(|portal| {
        let ann = portal.stranger().in_spanish();
        let page = asks(&ann, "(503) 555-0142", &["all"]);
        let place = page.place();
        page.follow().sees("Escriba el código");
        let text = portal.work().remove(0);
        assert!(text.text.contains("es su código") && text.to.as_str() == "503-555-0142");
        let code: String = text.text.chars().filter(char::is_ascii_digit).take(6).collect();
        let wrong = if code == "000000" { "000001" } else { "000000" };
        let enters = |code: &str| ann.sends(&place, &[("code", code)]);
        enters("12").sees("Escriba los 6 dígitos");
        enters(wrong).sees("no corresponde");
        enters(&format!(" {code} ")).sees("Usted recibirá avisos");
        enters(&code).sees("Usted recibirá avisos");
        breaks(portal, Part::Code);
        let told = portal.work().remove(0);
        assert_eq!(told.channel, Channel::Text);
        for words in ["Buscamos la causa", "/es/incidents/", "Responda STOP"] {
            assert!(told.text.contains(words), "{}", *told.text);
        }
        // Somebody else guesses, and is asked to begin again.
        let other = portal.stranger();
        let place = asks(&other, "503-555-0143", &["all"]).place();
        let code: String =
            portal.work()[0].text.chars().filter(char::is_ascii_digit).take(6).collect();
        let wrong = if code == "000000" { "000001" } else { "000000" };
        for _ in 0..4 {
            other.sends(&place, &[("code", wrong)]).sees("does not fit");
        }
        other.sends(&place, &[("code", wrong)]).sees("Please start again");
        other.sends(&place, &[("code", &code)]).sees("Please start again");
        // Nor is an old one good.
        let place = asks(&other, "503-555-0144", &["all"]).place();
        let code: String =
            portal.work()[0].text.chars().filter(char::is_ascii_digit).take(6).collect();
        portal.pass(Duration::from_mins(31));
        other.sends(&place, &[("code", &code)]).sees("Please start again");
    });
}

#[test]
fn whoever_texts_stop_or_is_gone_is_told_no_more_and_forgotten() {
    at_the_doors(|portal| {
        let phone = || To::Text("503-555-0142".parse().unwrap());
        let mail = || To::Mail("ann@example.org".parse().unwrap());
        portal.write(move |tx| {
            add(tx, phone(), Topics::default())?;
            add(tx, mail(), Topics::default())?;
            let stopped = delivery::address(tx, Channel::Text, "+15035550142");
            delivery::bury(tx, &stopped, Why::Stop)?;
            delivery::bury(tx, &delivery::address(tx, Channel::Mail, "ann@example.org"), Why::Gone)
        });
        breaks(portal, Part::Card);
        assert!(portal.work().is_empty());
        assert!(!portal.read(store::any), "both are gone from here");
        // A press from a mailbox that was thought gone shows that it is not.
        follows(portal, "ann@example.org", &["all"]);
        breaks(portal, Part::Claims);
        assert_eq!(portal.work().len(), 1);
    });
}

#[test]
fn an_address_whose_messages_bounce_three_times_on_end_is_dropped() {
    at_the_doors(|portal| {
        follows(portal, "ann@example.org", &["all"]);
        let tell = |state: State| {
            breaks(portal, Part::Card);
            let sent = portal.work().len();
            portal.write(move |tx| {
                for job in queue::newest(tx, "message", 1)? {
                    delivery::note(tx, job.id, state, &Detail::default())?;
                }
                Ok(())
            });
            portal.pass(Duration::from_mins(1));
            sent
        };
        let went = [
            State::Bounced,
            State::Bounced,
            State::Accepted,
            State::Bounced,
            State::Bounced,
            State::Bounced,
            State::Bounced,
        ]
        .map(tell);
        assert_eq!(went, [1, 1, 1, 1, 1, 1, 0], "two do not count once one arrived");
        assert!(!follows_still(portal, "ann@example.org"));
    });
}

#[test]
fn each_of_many_is_told_once_however_often_the_telling_is_done() {
    at_the_doors(|portal| {
        portal.write(|tx| {
            for number in 0..250 {
                let to = To::Mail(format!("a{number}@example.org").parse().unwrap());
                let topics = if number % 5 == 0 { vec![Part::Apps] } else { vec![] };
                add(tx, to, Topics(topics))?;
            }
            Ok(())
        });
        let id = breaks(portal, Part::Card);
        let mut told: Vec<String> = portal.work().iter().map(|mail| mail.to.0.clone()).collect();
        assert_eq!(told.len(), 200);
        told.sort_unstable();
        told.dedup();
        assert_eq!(told.len(), 200, "nobody twice");
        let telling = portal.read(|tx| queue::newest(tx, super::tell::KIND, 9));
        assert_eq!(telling.len(), 3, "a hundred at a time");
        let house = portal.house.clone();
        portal.write(move |tx| {
            let again = |job| super::tell::tell(tx, job, (&house, "https://s.example"));
            telling.iter().try_for_each(again)
        });
        assert!(portal.work().is_empty(), "what is told is told");
        // What was said half a day ago is no news.
        goes_on(portal, id, Stage::Identified);
        portal.pass(Duration::from_hours(13));
        assert!(portal.work().is_empty());
    });
}

const ASKED: Sql = Sql { name: "TEST_ASKED", text: "SELECT body FROM status_asked" };
const FOLLOW: Sql = Sql { name: "TEST_FOLLOW", text: "SELECT body FROM status_follower" };

#[test]
fn a_store_in_the_wrong_hands_names_nobody() {
    at_the_doors(|portal| {
        follows(portal, "ann@example.org", &["card"]);
        asks(&portal.stranger(), "503-555-0142", &["card"]);
        let bodies = portal.read(|tx| {
            let read = |sql| tx.all(sql, &[], |row| row.get::<Vec<u8>>(0));
            Ok([read(ASKED)?, read(FOLLOW)?].concat())
        });
        assert_eq!(bodies.len(), 3);
        for body in bodies {
            let text = String::from_utf8_lossy(&body).into_owned();
            assert!(!text.contains("example") && !text.contains("555") && !text.contains("card"));
        }
        let ann = store::Token::typed("word-of-ann");
        assert_eq!(format!("{ann:?}"), "Token(…)");
    });
}
