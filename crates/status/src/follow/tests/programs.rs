//! Programs that follow: machines on this very one, and how they answer.

use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpListener};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use ::store::queue;
use aws_lc_rs::hmac;
use base::Private;
use testkit::Visitor;

use super::{DAY, add, breaks, goes_on, with_reach};
use crate::follow::hook::Reach;
use crate::follow::rules::{To, Topics, Wish};
use crate::follow::{Door, jobs, store};
use crate::incidents::flow::Stage;
use crate::parts::Part;

/// A program that follows: answers each call with what `says` makes of it, and keeps it.
fn program(says: Says) -> (SocketAddr, Heard) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let (here, heard) = (listener.local_addr().unwrap(), Heard::default());
    let kept = Arc::clone(&heard);
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let mut call = Vec::new();
            let mut some = [0; 4_096];
            let text = loop {
                let read = stream.read(&mut some).unwrap();
                call.extend_from_slice(&some[..read]);
                let text = String::from_utf8_lossy(&call).into_owned();
                let length = text.split("content-length: ").nth(1).unwrap_or("9999");
                let length: usize = length.split("\r\n").next().unwrap().parse().unwrap();
                let whole = text.split_once("\r\n\r\n").is_some_and(|(_, b)| b.len() >= length);
                if whole || read == 0 {
                    break text;
                }
            };
            let (status, words) = says(text.split_once("\r\n\r\n").unwrap().1);
            kept.lock().unwrap().push(text);
            let answer = format!(
                "HTTP/1.1 {status} Yes\r\nlocation: http://127.0.0.1:1/\r\n\
                 content-length: {}\r\nconnection: close\r\n\r\n{words}",
                words.len()
            );
            let _ = stream.write_all(answer.as_bytes());
        }
    });
    (here, heard)
}

type Heard = Arc<Mutex<Vec<String>>>;
type Says = fn(&str) -> (u16, String);

fn challenge(body: &str) -> String {
    let body: serde_json::Value = serde_json::from_str(body).unwrap();
    body["challenge"].as_str().unwrap_or_default().to_owned()
}

fn asks_for_calls(ann: &Visitor<'_>) -> (String, String) {
    let fields = [("to", "https://hooks.juniper.example/status"), ("part", "all")];
    let page = ann.sends("/subscribe/call", &fields);
    let key = page.text().split("<code>").nth(1).unwrap().split('<').next().unwrap();
    (key.to_owned(), page.field("asked").1)
}

#[test]
fn a_program_that_echoes_is_called_with_what_happens_and_ends_it_by_its_answer() {
    let says = |body: &str| match challenge(body) {
        word if !word.is_empty() => (200, format!("{word}\n")),
        _ if body.contains("identified") => (410, String::new()),
        _ => (204, String::new()),
    };
    let (here, heard) = program(says);
    with_reach(
        || Reach::to(here),
        |portal| {
            heard.lock().unwrap().clear();
            let ann = portal.stranger();
            let (key, asked) = asks_for_calls(&ann);
            assert_eq!(key.len(), 64);
            let checks = || ann.sends("/subscribe/call/check", &[("asked", &asked)]);
            checks().sees("You will be told").lacks(&key);
            checks().sees("You will be told");
            assert_eq!(heard.lock().unwrap().len(), 1, "what is confirmed is not asked again");
            let id = breaks(portal, Part::Card);
            portal.work();
            let call = heard.lock().unwrap().last().unwrap().clone();
            let (above, body) = call.split_once("\r\n\r\n").unwrap();
            let told: serde_json::Value = serde_json::from_str(body).unwrap();
            assert_eq!(told["incident"], id.to_string());
            assert_eq!(
                told["title"]["es"],
                "No funciona para algunos miembros: la tarjeta de \
            farmacia en este sitio"
                    .to_owned()
            );
            assert!(above.contains(&format!("idempotency-key: {id}/0")), "{above}");
            let signed = above.split("latchkey-signature: ").nth(1).unwrap();
            let (at, tag) = signed.split_once(",v1=").unwrap();
            let at = at.strip_prefix("t=").unwrap();
            let tag = data_encoding::HEXLOWER.decode(&tag.as_bytes()[..64]).unwrap();
            let key = hmac::Key::new(hmac::HMAC_SHA256, key.as_bytes());
            assert!(hmac::verify(&key, format!("{at}.{body}").as_bytes(), &tag).is_ok());
            goes_on(portal, id, Stage::Identified);
            portal.work();
            assert!(!portal.read(store::any), "410 ends it");
        },
    );
}

#[test]
fn a_program_that_says_anything_else_is_never_called_with_news() {
    let says: [Says; 4] = [
        |_| (200, "yes".to_owned()),
        |body| (201, challenge(body)),
        |body| (302, challenge(body)),
        |body| (200, format!("{}{}", challenge(body), " ".repeat(2_000))),
    ];
    for says in says {
        let (here, heard) = program(says);
        with_reach(
            || Reach::to(here),
            |portal| {
                heard.lock().unwrap().clear();
                let ann = portal.stranger();
                let (key, asked) = asks_for_calls(&ann);
                let checks = || ann.sends("/subscribe/call/check", &[("asked", &asked)]);
                for _ in 0..5 {
                    checks().sees("did not answer with the challenge").lacks(&key);
                }
                checks().sees("Please start again");
                assert_eq!(heard.lock().unwrap().len(), 5, "no further, and nowhere else");
                assert!(!portal.read(store::any));
            },
        );
    }
}

#[test]
fn the_key_is_shown_on_a_page_that_leads_nowhere_and_a_language_link_leads_to_a_page() {
    let (here, _) = program(|_| (200, "yes".to_owned()));
    with_reach(
        || Reach::to(here),
        |portal| {
            let ann = portal.stranger();
            let fields = [("to", "https://hooks.juniper.example/"), ("part", "all")];
            let shown = ann.sends("/subscribe/call", &fields);
            shown.sees("<code>").lacks("/language?to=");
            let asked = shown.field("asked").1;
            let page = ann.sends("/subscribe/call/check", &[("asked", &asked)]);
            page.sees("/language?to=");
            let back = ann.opens("/subscribe/call/check");
            assert_eq!(back.place(), "/subscribe/call");
        },
    );
}

#[test]
fn a_program_that_left_is_not_told_that_it_follows() {
    let (here, _) = program(|body| (200, challenge(body)));
    with_reach(
        || Reach::to(here),
        |portal| {
            let ann = portal.stranger();
            let (_, asked) = asks_for_calls(&ann);
            let checks = || ann.sends("/subscribe/call/check", &[("asked", &asked)]);
            checks().sees("You will be told");
            portal.write(|tx| {
                let some = store::followers(tx, &[0; 16], 9)?;
                some.iter().try_for_each(|one| store::drop_one(tx, &one.name, "status.left"))
            });
            checks().sees("Please start again").lacks("You will be told");
        },
    );
}

#[test]
fn twenty_programs_of_a_machine_follow_and_then_no_more() {
    let (here, heard) = program(|body| (200, challenge(body)));
    with_reach(
        || Reach::to(here),
        |portal| {
            heard.lock().unwrap().clear();
            portal.write(|tx| {
                (0..20).try_for_each(|number| {
                    let address = format!("https://hooks.juniper.example/{number}");
                    add(tx, To::Call(Private(address)), Topics::default())
                })
            });
            let ann = portal.stranger();
            let (_, asked) = asks_for_calls(&ann);
            let page = ann.sends("/subscribe/call/check", &[("asked", &asked)]);
            page.sees("as many programs as we can");
            assert!(heard.lock().unwrap().is_empty(), "nobody was called");
            // One that follows already changes what it hears of; another machine has room.
            for to in ["https://hooks.juniper.example/7", "https://other.example/"] {
                let page = ann.sends("/subscribe/call", &[("to", to), ("part", "card")]);
                let asked = page.field("asked").1;
                let page = ann.sends("/subscribe/call/check", &[("asked", &asked)]);
                page.sees("You will be told");
            }
        },
    );
}

#[test]
fn the_five_hundredth_program_is_the_last() {
    with_reach(
        || Reach::new().unwrap(),
        |portal| {
            let room = |portal: &testkit::Portal| {
                portal.write(|tx| {
                    let token = store::Token::new(tx.entropy());
                    let to = To::Call(Private("https://one-more.example/".to_owned()));
                    let (topics, lang) = (Topics::default(), base::Lang::English);
                    let secret = Private("key".to_owned());
                    store::ask(tx, &token, &Wish { to, topics, lang, secret })?;
                    store::has_room(tx, &store::asked(tx, &token)?.unwrap())
                })
            };
            let adds = |from: u32, to: u32| {
                portal.write(move |tx| {
                    (from..to).try_for_each(|number| {
                        let address = Private(format!("https://a{number}.example/"));
                        add(tx, To::Call(address), Topics::default())
                    })
                });
            };
            adds(0, 499);
            assert!(room(portal));
            adds(499, 500);
            assert!(!room(portal));
        },
    );
}

#[test]
fn four_slow_programs_keep_a_fifth_waiting_and_nobody_else() {
    let (here, heard) = program(|_| (204, String::new()));
    with_reach(
        || Reach::to(here),
        |portal| {
            heard.lock().unwrap().clear();
            let address = Private("https://hooks.juniper.example/".to_owned());
            portal.write(move |tx| add(tx, To::Call(address.clone()), Topics::default()));
            let reach = Reach::to(here);
            let door = Arc::new(Door { address: String::new(), texts: false, reach });
            let work = jobs(&door);
            let (_, calls) = &work.outside[0];
            breaks(portal, Part::Card);
            let house = portal.house.clone();
            portal.write(move |tx| {
                for job in queue::claim(tx, DAY, 1)? {
                    super::super::tell::tell(tx, &job, (&house, "https://s.example"))?;
                    queue::finish(tx, &job)?;
                }
                Ok(())
            });
            let claims = || portal.write(|tx| queue::claim(tx, DAY, 9));
            let slow = door.reach.news.try_acquire_many(4).unwrap();
            assert!(door.reach.news.try_acquire().is_err(), "four, and no more");
            let job = claims().remove(0);
            portal.runtime.block_on(calls(portal.house.clone(), job)).unwrap();
            assert!(heard.lock().unwrap().is_empty() && claims().is_empty(), "it waits");
            drop(slow);
            portal.pass(Duration::from_mins(1));
            let job = claims().remove(0);
            portal.runtime.block_on(calls(portal.house.clone(), job)).unwrap();
            assert_eq!(heard.lock().unwrap().len(), 1);
        },
    );
}

#[test]
fn a_program_that_takes_no_call_is_tried_for_hours_and_dropped_after_three_posts() {
    let (here, _) = program(|_| (500, String::new()));
    with_reach(
        || Reach::to(here),
        |portal| {
            let address = Private("https://hooks.juniper.example/".to_owned());
            portal.write(move |tx| add(tx, To::Call(address.clone()), Topics::default()));
            let work = jobs(&Arc::new(Door {
                address: String::new(),
                texts: false,
                reach: Reach::to(here),
            }));
            let (_, calls) = &work.outside[0];
            for post in 1..=3 {
                breaks(portal, Part::Card);
                let house = portal.house.clone();
                portal.write(move |tx| {
                    for job in queue::claim(tx, DAY, 1)? {
                        super::super::tell::tell(tx, &job, (&house, "https://s.example"))?;
                        queue::finish(tx, &job)?;
                    }
                    Ok(())
                });
                for attempt in 1..=queue::TRIES {
                    portal.pass(Duration::from_hours(2));
                    let job = portal.write(|tx| queue::claim(tx, DAY, 1)).remove(0);
                    assert_eq!(job.attempt, attempt);
                    let went = portal.runtime.block_on(calls(portal.house.clone(), job.clone()));
                    assert!(went.unwrap_err().to_string().contains("500"));
                    portal.write(move |tx| queue::fail(tx, &job, "500"));
                    portal.read(move |tx| {
                        assert_eq!(store::any(tx)?, post < 3 || attempt < queue::TRIES);
                        Ok(())
                    });
                }
            }
        },
    );
}
