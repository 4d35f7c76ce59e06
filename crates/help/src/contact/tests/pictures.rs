//! Pictures of a screen: sent, seen by whom they are for, and gone.

use std::io::Cursor;
use std::time::Duration;

use ::store::sweep;
use image::{DynamicImage, ImageFormat, RgbImage};
use testkit::{Page, Person, Portal, Visitor};

use super::super::rules::{Left, Queue, Topic};
use super::super::store::desk::find;
use super::super::store::sweeps::SWEEPS;
use super::super::store::{Ticket, pictures};
use super::{ANSWER, HERE, code_on, form, only, opened, rooms};

fn png(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    DynamicImage::from(RgbImage::new(width, height))
        .write_to(&mut bytes, ImageFormat::Png)
        .unwrap();
    bytes.into_inner()
}

fn asked(portal: &Portal) -> Ticket {
    opened(portal, &Person::ann(), 7, (Topic::Money, Left::Other))
}

fn sent<'v, 'p>(from: &'v Visitor<'p>, ticket: &Ticket, file: &[u8]) -> Page<'v, 'p> {
    from.sends_file(&format!("{HERE}/{}/picture", ticket.id), &[], ("picture", file))
}

/// The address that a page's link to a picture has.
fn picture_on(page: &Page) -> String {
    let (_, rest) = page.text().split_once("lk-alone\" href=\"").expect("a link to a picture");
    rest.split('"').next().unwrap().to_owned()
}

#[test]
fn a_picture_is_seen_by_its_writer_and_the_desk_and_can_be_taken_away() {
    testkit::both(rooms, |portal| {
        let (ticket, ann) = (asked(portal), portal.visited_by(&Person::ann()));
        let page = sent(&ann, &ticket, &png(40, 30)).follow();
        page.sees("A picture of your screen");
        let path = picture_on(&page);
        let file = ann.opens(&path);
        assert_eq!((file.status, file.header("content-type")), (200, "image/jpeg"));
        assert_eq!(file.header("cache-control"), "no-store");
        let kept = image::load_from_memory(&file.bytes).unwrap();
        assert_eq!((kept.width(), kept.height()), (40, 30));
        assert_eq!(portal.visited_by(&Person::ben()).opens(&path).status, 404);
        assert!(portal.stranger().opens(&path).place().starts_with("/sign-in"));
        let seq = only(portal, Queue::Ordinary).version;
        let at_desk = move |portal: &Portal| {
            portal.read(move |tx| {
                let ticket = find(tx, &[Queue::Ordinary], ticket.id)?.unwrap();
                pictures::one(tx, &ticket, (ticket.id, seq))
            })
        };
        assert_eq!(at_desk(portal), Some(file.bytes.clone()));
        let (part, seq) = (ticket.id.to_string(), seq.to_string());
        let remove = format!("{HERE}/{part}/picture/remove");
        let which = [("part", part.as_str()), ("seq", seq.as_str())];
        assert_eq!(portal.visited_by(&Person::ben()).sends(&remove, &which).status, 404);
        ann.sends(&remove, &which).follow().sees("You took a picture away again.");
        assert_eq!((at_desk(portal), ann.opens(&path).status), (None, 404));
    });
}

#[test]
fn whoever_sits_in_the_account_takes_no_picture_away_from_a_report_of_fraud() {
    testkit::both(rooms, |portal| {
        let ticket = opened(portal, &Person::ann(), 7, (Topic::Fraud, Left::Other));
        let ann = portal.visited_by(&Person::ann());
        let page = sent(&ann, &ticket, &png(4, 4)).follow();
        let path = picture_on(&page);
        let (part, seq) = (ticket.id, only(portal, Queue::Fraud).version);
        let which = [("part", part.to_string()), ("seq", seq.to_string())];
        let page = ann.sends(&format!("{HERE}/{part}/picture/remove"), &which).follow();
        page.sees("Whoever looks at this report can still see it.");
        assert_eq!(ann.opens(&path).status, 404);
        let kept = portal.read(move |tx| {
            let ticket = find(tx, &[Queue::Fraud], part)?.unwrap();
            pictures::one(tx, &ticket, (part, seq))
        });
        assert!(kept.is_some());
    });
}

#[test]
fn what_cannot_be_a_picture_is_said_beside_its_field() {
    testkit::sqlite(rooms, |portal| {
        let (ticket, ann) = (asked(portal), portal.visited_by(&Person::ann()));
        let large = vec![b' '; (10 << 20) + 1];
        for (file, words) in [
            (&b""[..], "Choose a picture first."),
            (b"<svg onload=alert(1)>", "This is not a picture that we can read."),
            (&png(40, 30)[..60], "This file cannot be read"),
            (&large, "This file is larger than 10 MB."),
        ] {
            let page = sent(&ann, &ticket, file);
            assert_eq!(page.status, 422, "{words}");
            page.sees(words).sees("picture-error");
        }
        assert_eq!(sent(&ann, &ticket, &vec![b' '; 33 << 20]).status, 413);
        // What is no file may be no longer than in any other form, and not many.
        let path = format!("{HERE}/{}/picture", ticket.id);
        let long = "x".repeat(64 << 10);
        let texts = [("number", long.as_str()), ("key", "x")];
        assert_eq!(ann.sends_file(&path, &texts, ("picture", b"x")).status, 413);
        assert_eq!(ann.sends_file(&path, &[("key", "x"); 40], ("picture", b"x")).status, 413);
        assert_eq!(only(portal, Queue::Ordinary).version, 1, "nothing was added");
        // Elsewhere no file is taken, nor any form of that kind.
        let say = format!("{HERE}/{}/say", ticket.id);
        assert_eq!(ann.sends_file(&say, &[("text", "hi")], ("picture", b"x")).status, 415);
    });
}

#[test]
fn there_is_an_end_to_pictures_until_one_is_taken_away() {
    testkit::sqlite(rooms, |portal| {
        let (ticket, ann) = (asked(portal), portal.visited_by(&Person::ann()));
        let file = png(4, 4);
        for _ in 0..pictures::MOST {
            assert_eq!(sent(&ann, &ticket, &file).status, 303);
        }
        sent(&ann, &ticket, &file).sees("This message has 5 pictures already.");
        let (part, seq) =
            (ticket.id.to_string(), only(portal, Queue::Ordinary).version.to_string());
        ann.sends(&format!("{HERE}/{part}/picture/remove"), &[("part", part), ("seq", seq)]);
        assert_eq!(sent(&ann, &ticket, &file).status, 303);
    });
}

#[test]
fn a_stranger_sends_one_with_number_and_key_and_with_neither_nothing() {
    testkit::both(rooms, |portal| {
        let stranger = portal.stranger();
        let page = stranger.sends(HERE, &form("sign-in", "other", "My screen is blank."));
        let (number, key) = (code_on(&page, 0), code_on(&page, 1));
        let there = format!("{ANSWER}/picture");
        let opener = [("number", number.as_str()), ("key", key.as_str())];
        let other = portal.stranger();
        let wrong = [("number", number.as_str()), ("key", "7K2Q-M4XB-0C9D")];
        other.sends_file(&there, &wrong, ("picture", &png(4, 4))).sees("There is no message with");
        other.sends_file(&there, &[], ("picture", &png(4, 4))).sees("There is no message with");
        assert_eq!(only(portal, Queue::Ordinary).version, 1);
        // A browser that keeps no cookie is shown it at once.
        let shown = other.sends_file(&there, &opener, ("picture", &png(4, 4)));
        shown.sees("A picture of your screen").lacks("Look at the picture");
        let seq = only(portal, Queue::Ordinary).version.to_string();
        let id = only(portal, Queue::Ordinary).id.to_string();
        let which = [opener[0], opener[1], ("part", id.as_str()), ("seq", seq.as_str())];
        let page = other.sends(&format!("{there}/remove"), &which).follow();
        page.sees("You took a picture away again.");
    });
}

#[test]
fn pictures_go_when_their_ticket_does() {
    testkit::both(rooms, |portal| {
        let (ticket, ann) = (asked(portal), portal.visited_by(&Person::ann()));
        assert_eq!(sent(&ann, &ticket, &png(4, 4)).status, 303);
        ann.presses(&format!("{HERE}/{}/close", ticket.id));
        portal.pass(Duration::from_hours(24 * 366));
        let swept = || -> Vec<u64> {
            let one = |kind| portal.runtime.block_on(sweep(&portal.db, kind, 10, portal.now()));
            SWEEPS[..3].iter().map(|kind| one(*kind).unwrap()).collect()
        };
        // What was said, then the picture; the ticket when nothing of it is left.
        assert_eq!((swept(), swept()), (vec![2, 0, 1], vec![0, 1, 0]));
    });
}
