use std::time::Duration;

use store::{NewJob, Step};
use web::{Answer, Asked, Cookie, Cx, Fields, Form, Jobs, Reads, Rooms, Slice, Viewer, get};

use crate::{Person, complaints};

store::statements! {
    PUT = "INSERT INTO guest (name) VALUES ($1)";
    COUNT = "SELECT COUNT(*) FROM guest";
}

const SCHEMA: store::Slice = store::Slice {
    name: "inn",
    steps: &[Step { name: "0001_guest", text: "CREATE TABLE guest (name TEXT NOT NULL)" }],
    statements: &[STATEMENTS],
};

struct Guest(String);

impl Reads for Guest {
    fn read(fields: &Fields) -> Self {
        Self(fields.text("name").to_owned())
    }
}

async fn sign_book(cx: Cx, Form(guest): Form<Guest>) -> Answer {
    let name = guest.0.clone();
    cx.write(move |tx| {
        tx.run(PUT, &store::args![&name])?;
        tx.queue(NewJob::new("inn.bed", "bed".to_owned(), &())?)?;
        tx.queue(NewJob::new("inn.bell", "bell".to_owned(), &())?)
    })
    .await?;
    let cookie = Cookie::new("guest", base::Secret::new("here".to_owned()));
    cx.with_cookie(cx.go(format!("/book?name={}", guest.0)), &cookie)
}

async fn book(cx: Cx, Asked(guest): Asked<Guest>) -> String {
    let known = cx.cookie("guest").unwrap_or("unknown").to_owned();
    format!("<main>Welcome {}, {known} <input name=\"room\" value=\"12\">", guest.0)
}

async fn bed(viewer: Viewer) -> String {
    format!("A bed for {}", viewer.first_name())
}

fn inn() -> Vec<Slice> {
    let jobs = Jobs::new()
        .inside("inn.bed", |tx, _, _| tx.run(PUT, &store::args!["by the job"]).map(|_| ()))
        .outside("inn.bell", async |_, _| Ok(()));
    vec![Slice {
        name: "inn",
        schema: SCHEMA,
        words: ("inn-a = a", "inn-a = a"),
        rooms: Rooms::new()
            .public("/book", get(book).post(sign_book))
            .member("/bed", get(bed))
            .proved("/safe", get(bed)),
        gallery: |_| {},
        jobs,
    }]
}

#[test]
fn a_visitor_sends_a_form_keeps_a_cookie_and_is_led_on() {
    crate::both(inn, |portal| {
        let visitor = portal.stranger();
        visitor.opens("/book?name=").sees("unknown");
        let sent = visitor.sends("/book", &[("name", "Ann")]);
        assert_eq!((sent.status, sent.place().as_str()), (303, "/book?name=Ann"));
        let page = sent.follow();
        page.sees("Welcome Ann, here").lacks("unknown");
        assert_eq!(page.field("room"), ("room", "12".to_owned()));
    });
}

#[test]
fn every_job_is_done_inside_and_outside() {
    crate::both(inn, |portal| {
        portal.stranger().sends("/book", &[("name", "Ann")]);
        assert_eq!(portal.work().len(), 0);
        let guests = portal.read(|tx| tx.one(COUNT, &[], |row| row.get::<i64>(0)));
        assert_eq!(guests, 2, "she and the job");
        let states = portal.read(store::queue::counts);
        assert_eq!(states, [("done".to_owned(), 2)]);
    });
}

#[test]
fn doors_know_who_visits_and_how_lately_they_proved_it() {
    crate::sqlite(inn, |portal| {
        assert!(portal.stranger().opens("/bed").place().starts_with("/sign-in"));
        portal.visited_by(&Person::ben()).opens("/bed").sees("A bed for Ben");
        portal.visited_by(&Person::ann()).opens("/safe").sees("A bed for Ann");
        let stale = Person { proved: Duration::from_hours(1), ..Person::ann() };
        assert!(portal.visited_by(&stale).opens("/safe").place().starts_with("/prove"));
    });
}

#[test]
fn its_clock_moves_when_told_to() {
    crate::sqlite(inn, |portal| {
        let before = portal.now();
        portal.pass(Duration::from_mins(5));
        assert_eq!(portal.now(), before + Duration::from_mins(5));
        assert_eq!(portal.house.clock.now(), portal.now());
    });
}

#[test]
fn pages_without_faults_bring_no_complaints() {
    assert_eq!(complaints(inn), Vec::<String>::new());
}
