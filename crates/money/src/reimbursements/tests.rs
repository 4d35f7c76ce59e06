//! Money asked back, through the doors and on the road, on both engines.

use std::io::Cursor;
use std::time::Duration;

use axum::body::Body;
use axum::http::header;
use base::{Day, Lang, MemberScope, Money, ReimbursementId, Secret};
use formats::fhir;
use formats::records::{
    Address, Moment, Name, Payment, Record, ReimbursementFact, ReimbursementNews,
};
use image::{DynamicImage, ImageFormat, RgbImage};
use messages::called::Keys;
use messages::signed;
use serde_json::Value;
use store::{Message, sweep};
use testkit::{Page, Person, Portal, Visitor};
use web::Slice;

use super::flow::Stage;
use super::{Request, store as kept, sweeps};

mod again;
mod frozen;
mod later;
mod road;
mod rows;
mod statement;

const HERE: &str = "/claims/reimbursement";
const KEY: &str = "a key that both sides know, and no one else";
const PDF: &[u8] = b"%PDF-1.7\n<script>alert(1)</script>\n%%EOF\n";

fn slices(outlet: Option<&messages::Outlet>) -> Vec<Slice> {
    let keys: Keys = [Secret::new(KEY.to_owned())].into();
    // The sample plan answers beside the road, for the one test that asks it to.
    let jobs = crate::jobs(&None, outlet);
    let jobs = jobs.inside(super::sample::SAMPLE, super::jobs::sample_answers);
    let rooms = crate::rooms(&None, &keys);
    let profile = profile::slice(profile::Offers::default());
    vec![identity::slice(), coverage::slice(), profile, Slice { rooms, jobs, ..crate::slice() }]
}

/// Each test has a folder that its requests leave for.
fn both(test: impl Fn(&Portal, &std::path::Path)) {
    let folders = std::cell::RefCell::new(Vec::new());
    let house = || {
        let folder = tempfile::tempdir().unwrap();
        let outlet = messages::Outlet::Folder(folder.path().into());
        folders.borrow_mut().push(folder);
        slices(Some(&outlet))
    };
    testkit::both(house, |portal| {
        let folder = folders.borrow().last().unwrap().path().to_owned();
        test(portal, &folder);
    });
}

fn ann(portal: &Portal) -> Person {
    known(portal, ("Ann", "ann"), Person::ann())
}

fn ben(portal: &Portal) -> Person {
    known(portal, ("Ben", "ben"), Person::ben())
}

/// Somebody with an account, a mailbox and an address in the plan's file; the same each time.
fn known(portal: &Portal, (name, id): (&'static str, &'static str), person_: Person) -> Person {
    let (member, account) = portal.write(move |tx| {
        let (member, _) = coverage::take_person(tx, &person(name, id))?;
        let account = if let Some(account) = identity::account::of_member(tx, member)? {
            account
        } else {
            let (username, mail) = (format!("{id}.whitfield"), format!("{id}@example.org"));
            identity::testing::account(tx, member, (name, Lang::English), (&username, &mail))?
        };
        Ok((member, account))
    });
    Person { scope: MemberScope::of(member), account, ..person_ }
}

fn person(name: &str, id: &str) -> formats::records::Person {
    formats::records::Person {
        refs: vec![formats::records::SourceRef::new("test", id)],
        member_id: Some("W1".into()),
        name: Name::default(),
        birth_date: None,
        gender: None,
        address: Some(Address {
            lines: vec![format!("12 {name} Lane").into()],
            city: "Albany".into(),
            state: "NY".into(),
            postal_code: "12207".into(),
        }),
        emails: Vec::new(),
        phones: Vec::new(),
        lang: None,
        died: None,
    }
}

fn today(portal: &Portal) -> Day {
    portal.now().day_in(&portal.house.plan.zone)
}

fn form(portal: &Portal, once: &str) -> Vec<(&'static str, String)> {
    let day = today(portal).plus_days(-9);
    let once = format!("{once:0>32}");
    [
        ("once", once.as_str()),
        ("medicine", "Amoxicillin 500 mg capsule"),
        ("pharmacy", "Harbor Street Drugs"),
        ("town", "Portland, ME"),
        ("day", &day.to_string()),
        ("quantity", "21"),
        ("days", "7"),
        ("paid", "41.80"),
        ("why", "away"),
    ]
    .map(|(name, text)| (name, text.to_owned()))
    .into()
}

fn png() -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    let picture = DynamicImage::from(RgbImage::new(40, 30));
    picture.write_to(&mut bytes, ImageFormat::Png).unwrap();
    bytes.into_inner()
}

/// A draft's own page.
fn drafted(portal: &Portal, who: &Visitor<'_>, once: &str) -> String {
    let sent = who.sends(&format!("{HERE}/new"), &form(portal, once));
    assert_eq!(sent.status, 303, "{}", sent.text());
    sent.place()
}

fn adds<'v, 'p>(who: &'v Visitor<'p>, place: &str, file: &[u8]) -> Page<'v, 'p> {
    who.sends_file(&format!("{place}/receipt"), &[], ("receipt", file))
}

fn sends<'v, 'p>(who: &'v Visitor<'p>, place: &str) -> Page<'v, 'p> {
    who.sends(&format!("{place}/send"), &[("declare", "yes")])
}

/// One that is on its way.
fn asked(portal: &Portal, who: &Visitor<'_>, once: &str) -> (String, ReimbursementId) {
    let place = drafted(portal, who, once);
    assert_eq!(adds(who, &place, &png()).status, 303);
    assert_eq!(sends(who, &place).place(), place);
    let id = place.rsplit('/').next().unwrap().parse().unwrap();
    (place, id)
}

fn one(portal: &Portal, id: ReimbursementId) -> Request {
    let scope = ann(portal).scope;
    portal.read(move |tx| kept::one(tx, scope, id)).unwrap()
}

fn all(portal: &Portal) -> Vec<Request> {
    let scope = ann(portal).scope;
    portal.read(move |tx| kept::all(tx, scope))
}

fn news(portal: &Portal, id: ReimbursementId, fact: ReimbursementFact) -> ReimbursementNews {
    let at = Moment::At(portal.now());
    ReimbursementNews {
        reimbursement: id,
        person: None,
        at,
        fact,
        updated: None,
        earlier: Vec::new(),
    }
}

/// The plan's call, well signed.
fn calls(portal: &Portal, name: &str, news: &ReimbursementNews) -> u16 {
    let resource = fhir::write(&Record::Reimbursement(news.clone()));
    let body = format!(r#"{{"id":"{name}","resource":{resource}}}"#);
    let key = Secret::new(KEY.to_owned());
    knocks(portal, &signed::sign(&key, portal.now(), body.as_bytes()), &body)
}

fn knocks(portal: &Portal, signature: &str, body: &str) -> u16 {
    let stranger = portal.stranger().saying(signed::HEADER, signature);
    let mut request = stranger.request("POST", "/hooks/plan/reimbursements", String::new());
    request.headers_mut().remove(header::CONTENT_TYPE);
    *request.body_mut() = Body::from(body.to_owned());
    stranger.asks(request).status
}

fn left_in(folder: &std::path::Path) -> Vec<(String, Value)> {
    let mut files: Vec<(String, Value)> = std::fs::read_dir(folder)
        .unwrap()
        .map(|file| {
            let file = file.unwrap();
            let text = std::io::read_to_string(std::fs::File::open(file.path()).unwrap()).unwrap();
            let name = file.file_name().into_string().unwrap();
            (name, serde_json::from_str(&text).unwrap())
        })
        .collect();
    files.sort_by(|one, other| one.0.cmp(&other.0));
    files
}

#[test]
fn a_request_is_kept_checked_sent_answered_and_paid() {
    both(|portal, folder| {
        let person = ann(portal);
        let ann = portal.visited_by(&person);
        ann.opens("/claims").sees(&format!("href=\"{HERE}\""));
        ann.opens(HERE).sees("within 12 months").sees("Ask for money back");
        let place = drafted(portal, &ann, "1");
        ann.opens(&place)
            .sees("Check your request")
            .sees("12 Ann Lane")
            .sees("Add a receipt first");
        adds(&ann, &place, &png()).follow().sees("Picture, 1 KB");
        adds(&ann, &place, PDF).follow().sees("PDF, 1 KB").lacks("script>alert");
        ann.sends(&format!("{place}/send"), &[("declare_", "")]).sees("Tick the box");
        sends(&ann, &place).follow().sees("On its way").sees("R-");
        let told = portal.work();
        assert_eq!(told.len(), 1, "{told:?}");
        ann.opens(&place).sees("Sent to your plan");
        let files = left_in(folder);
        let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names.len(), 3, "{names:?}");
        let task = &files.iter().find(|(name, _)| !name.contains("receipt")).unwrap().1;
        let text = task.to_string();
        for said in ["Amoxicillin", "41.8", "12 Ann Lane", "declared-true", "\"value\":\"W1\""] {
            assert!(text.contains(said), "{said} in {text}");
        }
        let id: ReimbursementId = place.rsplit('/').next().unwrap().parse().unwrap();
        let (amount, leaves) = (Money::cents(3_180), Some(today(portal).plus_days(3)));
        for (name, fact, words) in [
            ("1", ReimbursementFact::Received, "With your plan"),
            (
                "2",
                ReimbursementFact::Approved { amount, leaves, reason: None, appeal_until: None },
                "You get $31.80 of the $41.80",
            ),
            ("3", ReimbursementFact::Paid(Payment::default()), "You get $31.80 of the $41.80"),
        ] {
            portal.pass(Duration::from_hours(24));
            let news = news(portal, id, fact);
            assert_eq!(calls(portal, name, &news), 204);
            assert_eq!(calls(portal, &format!("{name}-again"), &news), 204);
            let told: Vec<Message> = portal.work();
            assert_eq!(told.len(), 1, "once for each change: {told:?}");
            for private in ["Amoxicillin", "Harbor", "31.80", "41.80"] {
                assert!(!told[0].text.contains(private), "{}", told[0].text);
            }
            ann.opens(&place).sees(words);
        }
        ann.opens(HERE).sees("Your plan pays back $31.80");
        assert_eq!(one(portal, id).stage(), Stage::Paid);
    });
}

#[test]
fn nothing_typed_is_lost_and_what_is_wrong_is_said_beside_its_field() {
    both(|portal, _| {
        let person = ann(portal);
        let ann = portal.visited_by(&person);
        let mut odd = form(portal, "1");
        odd.retain(|(name, _)| *name != "day" && *name != "paid");
        odd.extend([("day", today(portal).plus_days(1).to_string()), ("paid", "0".to_owned())]);
        let page = ann.sends(&format!("{HERE}/new"), &odd);
        assert_eq!(page.status, 422);
        page.sees("day-error").sees("still to come").sees("paid-error").sees("more than $0");
        page.sees("value=\"Amoxicillin 500 mg capsule\"").sees("value=\"Portland, ME\"");
        page.sees("value=\"away\" checked");
        // The number of a card is neither shown again nor kept.
        let card = [("medicine", "Card 4539578763621486".to_owned())];
        let page = ann.sends(&format!("{HERE}/new"), &card);
        page.sees("number of a payment card").lacks("4539578763621486");
        assert!(all(portal).is_empty());
        // A draft's answers are changed where they stand.
        let place = drafted(portal, &ann, "2");
        ann.opens(&format!("{place}/change"))
            .sees("value=\"41.80\"")
            .sees("value=\"Portland, ME\"");
        let mut other = form(portal, "2");
        other.retain(|(name, _)| *name != "paid");
        other.push(("paid", "12".to_owned()));
        ann.sends(&format!("{place}/change"), &other).follow().sees("$12.00");
    });
}

#[test]
fn fifty_presses_and_a_second_tab_are_one_request() {
    both(|portal, _| {
        let person = ann(portal);
        let ann = portal.visited_by(&person);
        let place = drafted(portal, &ann, "1");
        assert_eq!(drafted(portal, &ann, "1"), place, "the same form is the same draft");
        let other = drafted(portal, &ann, "2");
        assert_ne!(other, place);
        for place in [&place, &other] {
            assert_eq!(adds(&ann, place, &png()).status, 303);
        }
        for _ in 0..50 {
            assert_eq!(sends(&ann, &place).place(), place);
        }
        // The other tab hears that it was not sent, and of the one that was.
        let page = sends(&ann, &other);
        assert_eq!(page.status, 422);
        page.sees("so this one was not sent").sees(&format!("href=\"{place}\""));
        let jobs = portal.read(|tx| store::queue::newest(tx, super::jobs::SEND, 100));
        assert_eq!(jobs.len(), 1);
        let all = all(portal);
        let sent = all.iter().filter(|one| one.stage() != Stage::Draft).count();
        assert_eq!((all.len(), sent), (2, 1));
    });
}

#[test]
fn another_members_request_is_nobodys() {
    both(|portal, _| {
        let people = (ann(portal), ben(portal));
        let (ann, ben) = (portal.visited_by(&people.0), portal.visited_by(&people.1));
        let (place, id) = asked(portal, &ann, "1");
        let receipt = base::hex(one(portal, id).body.receipts[0].id);
        let picture = format!("{place}/receipt/{receipt}");
        assert_eq!(ann.opens(&picture).header("content-type"), "image/jpeg");
        for path in [&place, &format!("{place}/change"), &picture] {
            assert_eq!(ben.opens(path).status, 404, "{path}");
            assert!(portal.stranger().opens(path).place().starts_with("/sign-in"));
        }
        assert_eq!(sends(&ben, &place).status, 404);
        assert_eq!(adds(&ben, &place, &png()).status, 404);
        assert_eq!(ben.presses(&format!("{place}/withdraw")).status, 404);
        ben.presses(&format!("{place}/drop"));
        let which = [("receipt", receipt)];
        assert_eq!(ben.sends(&format!("{place}/receipt/remove"), &which).status, 404);
        assert_eq!(one(portal, id).body.receipts.len(), 1);
        ben.opens(HERE).lacks("Amoxicillin");
    });
}

#[test]
fn files_are_what_their_first_bytes_say_and_no_pdf_is_ever_shown() {
    both(|portal, _| {
        let person = ann(portal);
        let ann = portal.visited_by(&person);
        let place = drafted(portal, &ann, "1");
        let large = vec![b' '; (10 << 20) + 1];
        for (file, words) in [
            (&b""[..], "Choose a file first."),
            (b"<html>%PDF-1.7 %%EOF", "We cannot take this kind of file."),
            (b"%PDF-1.7 and then nothing", "This file cannot be read."),
            (&png()[..60], "This file cannot be read."),
            (&large, "This file is larger than 10 MB."),
        ] {
            let page = adds(&ann, &place, file);
            assert_eq!(page.status, 422, "{words}");
            page.sees(words).sees("receipt-error");
        }
        assert_eq!(adds(&ann, &place, PDF).status, 303);
        let id: ReimbursementId = place.rsplit('/').next().unwrap().parse().unwrap();
        let pdf = base::hex(one(portal, id).body.receipts[0].id);
        assert_eq!(ann.opens(&format!("{place}/receipt/{pdf}")).status, 404);
        for _ in 0..4 {
            assert_eq!(adds(&ann, &place, &png()).status, 303);
        }
        adds(&ann, &place, &png()).sees("There are 5 files already.");
        let which = [("receipt", pdf.as_str())];
        ann.sends(&format!("{place}/receipt/remove"), &which).follow().lacks("PDF, 1 KB");
        assert_eq!(adds(&ann, &place, &png()).status, 303);
        assert_eq!(format!("{:?}", one(portal, id).body.answers.medicine), "…");
    });
}

#[test]
fn what_the_plan_lacks_is_added_and_sent_after() {
    both(|portal, folder| {
        let person = ann(portal);
        let ann = portal.visited_by(&person);
        let (place, id) = asked(portal, &ann, "1");
        portal.work();
        adds(&ann, &place, &png()).sees("No more files can be added");
        portal.pass(Duration::from_hours(30));
        let lacks = ReimbursementFact::MoreNeeded(Some("The prescriber’s name".into()));
        assert_eq!(calls(portal, "1", &news(portal, id, lacks)), 204);
        portal.work();
        ann.opens(&place).sees("Your plan needs more").sees("The prescriber’s name");
        portal.pass(Duration::from_hours(1));
        assert_eq!(adds(&ann, &place, PDF).status, 303);
        let none: [(&str, &str); 0] = [];
        ann.sends(&format!("{place}/send"), &none).follow().sees("You sent what was missing");
        portal.work();
        let names: Vec<String> = left_in(folder).into_iter().map(|(name, _)| name).collect();
        assert_eq!(names.len(), 4, "{names:?}");
        assert!(names.contains(&format!("reimbursement-{id}-more-1.json")), "{names:?}");
        assert_eq!(one(portal, id).stage(), Stage::Added);
    });
}

#[test]
fn one_can_be_taken_back_until_the_plan_has_decided() {
    both(|portal, folder| {
        let person = ann(portal);
        let ann = portal.visited_by(&person);
        // Before it left, nothing leaves.
        let (place, _) = asked(portal, &ann, "1");
        ann.presses(&format!("{place}/withdraw")).follow().sees("Taken back");
        portal.work();
        assert!(left_in(folder).is_empty());
        // The same may be asked for again; this one left, so that it is taken back there too.
        let (place, id) = asked(portal, &ann, "2");
        portal.work();
        portal.pass(Duration::from_mins(1));
        ann.presses(&format!("{place}/withdraw")).follow().sees("Taken back");
        portal.work();
        let names: Vec<String> = left_in(folder).into_iter().map(|(name, _)| name).collect();
        assert!(names.contains(&format!("reimbursement-{id}-withdrawn.json")), "{names:?}");
        // It was too late: the plan's yes stands.
        let yes = ReimbursementFact::Approved {
            amount: Money::cents(100),
            leaves: None,
            reason: None,
            appeal_until: None,
        };
        assert_eq!(calls(portal, "1", &news(portal, id, yes)), 204);
        portal.work();
        ann.opens(&place).sees("Approved");
        let late = ann.presses(&format!("{place}/withdraw"));
        late.sees("cannot be taken back");
    });
}

#[test]
fn the_door_opens_to_a_fresh_signature_and_to_names_we_gave() {
    both(|portal, _| {
        let person = ann(portal);
        let ann = portal.visited_by(&person);
        let (_, id) = asked(portal, &ann, "1");
        let draft = drafted(portal, &ann, "2");
        let news = news(portal, id, ReimbursementFact::Received);
        let resource = fhir::write(&Record::Reimbursement(news.clone()));
        let body = format!(r#"{{"id":"1","resource":{resource}}}"#);
        let key = Secret::new(KEY.to_owned());
        let good = signed::sign(&key, portal.now(), body.as_bytes());
        assert_eq!(knocks(portal, &good, &format!("{body} ")), 401);
        let old = portal.now() - Duration::from_secs(301);
        assert_eq!(knocks(portal, &signed::sign(&key, old, body.as_bytes()), &body), 401);
        let other = Secret::new("another key".to_owned());
        assert_eq!(
            knocks(portal, &signed::sign(&other, portal.now(), body.as_bytes()), &body),
            401
        );
        assert_eq!(knocks(portal, &good, &body), 204);
        // Nobody was told of a draft, nor of what is not there; and whose it is we know.
        let unsent: ReimbursementId = draft.rsplit('/').next().unwrap().parse().unwrap();
        for id in [unsent, ReimbursementId::new([1; 16])] {
            let news = ReimbursementNews { reimbursement: id, ..news.clone() };
            assert_eq!(calls(portal, "2", &news), 422);
        }
        // Of a call with something in it that is not ours nothing is taken.
        let lacks = |id| {
            let fact = ReimbursementFact::MoreNeeded(None);
            let news = ReimbursementNews { reimbursement: id, fact, ..news.clone() };
            format!(r#"{{"resource":{}}}"#, fhir::write(&Record::Reimbursement(news)))
        };
        let entries = [lacks(id), lacks(ReimbursementId::new([1; 16]))].join(",");
        let bundle =
            format!(r#"{{"resourceType":"Bundle","type":"collection","entry":[{entries}]}}"#);
        let body = format!(r#"{{"id":"4","resource":{bundle}}}"#);
        let signature = signed::sign(&key, portal.now(), body.as_bytes());
        assert_eq!(knocks(portal, &signature, &body), 422);
        portal.work();
        assert_eq!(one(portal, id).stage(), Stage::Received);
        ben(portal);
        let ben = Some(formats::records::SourceRef::new("test", "ben"));
        assert_eq!(calls(portal, "3", &ReimbursementNews { person: ben, ..news }), 422);
    });
}

#[test]
fn drafts_and_their_files_go_after_thirty_days_and_what_was_sent_stays() {
    both(|portal, _| {
        let person = ann(portal);
        let ann = portal.visited_by(&person);
        let (_, sent) = asked(portal, &ann, "1");
        let place = drafted(portal, &ann, "2");
        assert_eq!(adds(&ann, &place, PDF).status, 303);
        let swept = || -> Vec<u64> {
            let one = |kind| portal.runtime.block_on(sweep(&portal.db, kind, 10, portal.now()));
            sweeps::ALL.iter().map(|kind| one(*kind).unwrap()).collect()
        };
        portal.pass(sweeps::DRAFT_LIFE);
        assert_eq!(swept(), [0, 0]);
        portal.pass(Duration::from_hours(1));
        assert_eq!(swept(), [1, 1]);
        assert_eq!(ann.opens(&place).status, 404);
        let kept = one(portal, sent);
        let receipt = kept.body.receipts[0].id;
        let scope = person.scope;
        let there = portal.read(move |tx| kept::receipts::bytes(tx, scope, (sent, receipt)));
        assert!(there.is_some());
    });
}

#[test]
fn a_request_that_comes_late_and_one_of_a_claim_that_was_paid_are_warned_of_and_taken() {
    both(|portal, _| {
        let person = ann(portal);
        let ann = portal.visited_by(&person);
        let mut late = form(portal, "1");
        late.retain(|(name, _)| *name != "day");
        let day = today(portal).plus_days(-400);
        late.push(("day", day.to_string()));
        let place = ann.sends(&format!("{HERE}/new"), &late).place();
        ann.opens(&place).sees("Requests are taken for 12 months");
        let day = today(portal).plus_days(-9);
        let paid = crate::tests::claim(1, day.to_string(), "Amoxicillin 500 mg capsule");
        crate::tests::give(portal, person.scope, vec![paid]);
        let place = drafted(portal, &ann, "2");
        ann.opens(&place).sees("Your plan paid a claim for this medicine on that day");
        adds(&ann, &place, &png());
        sends(&ann, &place).follow().sees("On its way");
    });
}

#[test]
fn a_claim_fills_in_what_it_knows() {
    both(|portal, _| {
        let person = ann(portal);
        let ann = portal.visited_by(&person);
        let day = today(portal).plus_days(-3).to_string();
        let mut claim = crate::tests::claim(1, day, "Metformin 500 mg tablet");
        claim.status = formats::records::ClaimStatus::Denied;
        crate::tests::give(portal, person.scope, vec![claim]);

        let scope = person.scope;
        let latest = portal.read(move |tx| crate::claims::store::summary(tx, scope)).latest;
        let id = latest[0].id;
        ann.opens(&format!("/claims/{id}")).sees(&format!("{HERE}/new?claim={id}"));
        let page = ann.opens(&format!("{HERE}/new?claim={id}"));
        page.sees("value=\"Metformin 500 mg tablet\"").sees("value=\"Farmacia Peña\"");
        let ben = ben(portal);
        let ben = portal.visited_by(&ben);
        ben.opens(&format!("{HERE}/new?claim={id}")).lacks("Metformin");
    });
}

#[test]
fn the_sample_plan_answers_by_itself_and_tells_everything_twice() {
    both(|portal, _| {
        let person = ann(portal);
        let ann = portal.visited_by(&person);
        let (_, id) = asked(portal, &ann, "1");
        portal.work();
        portal.write(move |tx| super::sample::queue(tx, (person.scope, id), 0));
        for _ in 0..8 {
            portal.pass(Duration::from_secs(130));
            portal.work();
        }
        let one = one(portal, id);
        assert!(!matches!(one.stage(), Stage::Sent | Stage::Received), "{:?}", one.stage());
        let mut facts = one.body.said.clone();
        facts.dedup();
        assert_eq!(facts.len(), one.body.said.len());
    });
}
