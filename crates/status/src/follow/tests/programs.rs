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
use crate::follow::rules::{To, Topics};
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
