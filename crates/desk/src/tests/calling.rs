//! A proof that whoever calls holds a way on file: a link, a word, and a press.

use std::time::Duration;

use ::store::delivery::{self, Why};
use ::store::{Channel, Message};
use factors::passkeys::soft_key::SoftKey;
use identity::contacts::{self, Way};
use testkit::{Person, Portal, Visitor};

use crate::staff::Role;
use crate::testing::{
    DAY, act_on, asks_proof, at_desk, both, in_team, invited, joins, link, member, phone, proves,
    says, shows, sqlite,
};

const CARD: &str = "JRX100200";
const OPENS: [&str; 4] = ["card", "lift", "again", "texts"];

/// Somebody whose mailbox has been on file for long enough.
fn known(portal: &Portal) -> Person {
    let ann = member(portal, 0xA, ("ann", CARD));
    portal.pass(DAY * 14);
    ann
}

/// What the agent is to say, in English.
fn word(who: &Visitor<'_>, path: &str) -> String {
    let page = who.opens(path);
    let (_, rest) = page.text().split_once("id=\"say\"").unwrap();
    let (_, rest) = rest.split_once("lk-heading-l\">").unwrap();
    rest.split(['<', ' ']).next().unwrap().to_owned()
}

fn opened(path: &str, act: &str) -> String {
    path.replace("/proof", &format!("/{act}"))
}

#[test]
fn a_press_on_what_went_to_a_way_on_file_proves_it_and_opening_it_does_not() {
    both(|portal| {
        let ann = known(portal);
        let ana = at_desk(portal, ("Ana Ruiz", Role::Agent), 1);
        let path = act_on(&ana, CARD, "/proof").unwrap();
        ana.opens(&path).sees("a…@example.org").lacks("ann10@").sees("I send you a message");
        ana.sends(&path, &[("way", "")]).sees("Choose where the message goes");
        assert!(portal.work().is_empty());
        let (path, message) = asks_proof(portal, &ana, CARD);
        assert_eq!(message.to.as_str(), "ann10@example.org");
        let word = word(&ana, &path);
        assert!(message.text.contains(&format!("this word to you: {word}")));
        for act in OPENS {
            assert_eq!(ana.opens(&opened(&path, act)).place(), path, "not yet");
        }

        // A program that looks through mail opens the link, and so does the member, twice.
        let link = link(&message);
        ana.opens(&path).lacks(link.split('=').next_back().unwrap());
        for _ in 0..3 {
            let stranger = portal.stranger();
            let page = stranger.opens(&link);
            page.sees("Ana from Juniper Rx").sees(&word).sees("Yes, it is me");
            for private in ["Ruiz", "ann10", "ann W.", "Woodward", "example.org", "0200"] {
                page.lacks(private);
            }
        }
        portal.stranger().in_spanish().opens(&link).sees("Sí, soy yo");
        ana.opens(&path).sees("Say this word").lacks("It holds until");
        assert_eq!(says(portal, &message, "maybe"), 200);
        ana.opens(&path).lacks("It holds until");

        assert_eq!(says(portal, &message, "yes"), 200);
        ana.opens(&path).sees("It holds until").sees("Let a pharmacy see the card");
        for act in OPENS {
            assert_eq!(ana.opens(&opened(&path, act)).status, 200, "{act}");
        }
        portal.stranger().opens(&link).sees("Ana sees now that it is you").lacks("link is over");
        let code = link.split('=').next_back().unwrap();
        let twice = portal.stranger();
        let twice = twice.sends("/call", &[("link", code), ("answer", "yes")]);
        twice.sees("Ana sees now that it is you");
        ana.opens(&path).sees("It holds until");
        let reader = portal.visited_by(&ann);
        reader.opens("/security/viewed").sees("They sent a message to see if it was you");
        let (scope, later) = (ann.scope, portal.now() + DAY);
        let audited = portal.read(move |tx| store::audit::of_member(tx, scope, later, 100));
        let came = |action| audited.iter().filter(|told| told.action == action).count();
        assert_eq!((came("desk.proof-came"), came("desk.proof-denied")), (1, 0));
    });
}

#[test]
fn a_no_ends_it_and_every_agent_sees_it_for_a_day() {
    both(|portal| {
        let ann = known(portal);
        let ana = at_desk(portal, ("Ana Ruiz", Role::Agent), 1);
        let (path, first) = asks_proof(portal, &ana, CARD);
        let way = first_way(&ana, &path);
        says(portal, &first, "yes");
        let bo = in_team(portal, "West", ("Bo Fox", Role::Fraud), 2);
        let cy = in_team(portal, "West", ("Cy Ito", Role::Agent), 3);
        let (other, second) = asks_proof(portal, &cy, CARD);
        let asked = link(&second);
        let code = asked.split('=').next_back().unwrap();
        let told = portal.stranger();
        let page = told.sends("/call", &[("link", code), ("answer", "no")]);
        page.sees("hang up").sees("/help/contact").sees("that you were not on the phone with us");
        let again = told.sends("/call", &[("link", code), ("answer", "no")]);
        again.sees("that you were not on the phone with us").lacks("This link is over");
        told.opens(&asked).sees("that you were not on the phone with us");
        let di = at_desk(portal, ("Di Oak", Role::Supervisor), 40);
        di.opens("/desk/alarms").sees("were not on the phone with us").sees("Cy Ito, agent");
        for (who, path) in [(&ana, &path), (&cy, &other)] {
            who.opens(path).sees("no proof goes out; after that").lacks("It holds until");
            assert_eq!(who.presses(&opened(path, "lift")).place(), *path, "what came is void");
        }
        let looks = |who: &Visitor<'_>| {
            who.sends("/desk/look-up", &[("sought", CARD), ("why", "concern")]).text().to_owned()
        };
        assert!(looks(&bo).contains("no proof goes out; after that"), "another role");
        ana.opens(&path).lacks("Send a proof</button>");
        let refused = ana.sends(&path, &[("way", way)]);
        assert_eq!(refused.status, 422);
        refused.sees("within the last hour that they were not on the phone");
        let (scope, later) = (ann.scope, portal.now() + DAY);
        let audited = portal.read(move |tx| store::audit::of_member(tx, scope, later, 100));
        let no = audited.iter().filter(|told| told.action == "desk.proof-denied").count();
        assert_eq!(no, 1, "a press that arrives twice counts once");

        portal.pass(DAY);
        let dee = at_desk(portal, ("Dee Ray", Role::Agent), 4);
        assert!(!looks(&dee).contains("were not on the phone with us"));
        let (path, message) = asks_proof(portal, &dee, CARD);
        says(portal, &message, "yes");
        dee.opens(&path).sees("It holds until");
    });
}

/// An hour and a minute, with pages in between, so that the session goes on.
fn past_the_hour(portal: &Portal, who: &Visitor<'_>) {
    for minutes in [12, 12, 12, 12, 13] {
        portal.pass(Duration::from_mins(minutes));
        assert_eq!(who.opens("/desk").status, 200);
    }
}

#[test]
fn an_hour_after_a_no_the_member_who_calls_back_is_helped_and_the_mark_goes() {
    both(|portal| {
        known(portal);
        let ana = at_desk(portal, ("Ana Ruiz", Role::Agent), 1);
        let (path, message) = asks_proof(portal, &ana, CARD);
        says(portal, &message, "no");
        ana.opens(&path).sees("lk-note--stop").sees("hang up").lacks("Send a proof");
        past_the_hour(portal, &ana);
        let bo = in_team(portal, "West", ("Bo Fox", Role::Agent), 2);
        let record = |who: &Visitor<'_>| {
            who.sends("/desk/look-up", &[("sought", CARD), ("why", "call")]).text().to_owned()
        };
        let seen = record(&bo);
        assert!(seen.contains("Do nothing without a new proof"), "a plain remark");
        assert!(!seen.contains("lk-note--stop"), "and no ban");
        let own = act_on(&bo, CARD, "/proof").unwrap();
        bo.opens(&own).lacks("lk-note--stop").sees("Send a proof");
        let (own, message) = asks_proof(portal, &bo, CARD);
        assert_eq!(says(portal, &message, "yes"), 200);
        bo.opens(&own).sees("It holds until").lacks("were not on the phone with us");
        assert!(!record(&bo).contains("were not on the phone with us"), "a later proof came");
    });
}

#[test]
fn the_agent_whose_proof_was_denied_may_send_another_after_the_hour() {
    sqlite(|portal| {
        known(portal);
        let mut key = SoftKey::new(1);
        let ana = portal.stranger();
        joins(&ana, &invited(portal, "Ana Ruiz", Role::Agent), &mut key);
        let (_, message) = asks_proof(portal, &ana, CARD);
        says(portal, &message, "no");
        past_the_hour(portal, &ana);
        let path = act_on(&ana, CARD, "/proof").unwrap();
        assert_eq!(proves(&ana, &mut key, &path).place(), path);
        let page = ana.opens(&path);
        page.sees("The earlier proof was ended by a No").sees("Send a proof");
        page.lacks("cannot go on now").lacks("lk-note--stop");
    });
}

#[test]
fn a_no_is_taken_for_a_day_from_a_link_that_is_over_replaced_or_was_answered_with_yes() {
    both(|portal| {
        known(portal);
        let ana = at_desk(portal, ("Ana Ruiz", Role::Agent), 1);
        let (_, older) = asks_proof(portal, &ana, CARD);
        let (path, newer) = asks_proof(portal, &ana, CARD);
        says(portal, &newer, "yes");
        ana.opens(&path).sees("It holds until");
        portal.stranger().opens(&link(&newer)).sees("I pressed this by mistake");
        let old = link(&older);
        portal.stranger().opens(&old).sees("This link is over").sees("I am not on the phone");
        says(portal, &older, "no");
        portal.stranger().opens(&old).sees("that you were not on the phone with us");
        ana.opens(&path).lacks("It holds until").sees("no proof goes out; after that");
        portal.stranger().opens(&link(&newer)).lacks("Ana sees now");

        // After a day it is over for good.
        portal.pass(DAY);
        let bo = in_team(portal, "West", ("Bo Fox", Role::Agent), 2);
        let (_, fresh) = asks_proof(portal, &bo, CARD);
        portal.pass(Duration::from_mins(24 * 60 - 1));
        portal.stranger().opens(&link(&fresh)).sees("I am not on the phone");
        portal.pass(Duration::from_mins(1));
        portal.stranger().opens(&link(&fresh)).lacks("I am not on the phone");
        says(portal, &fresh, "no");
        let cy = in_team(portal, "West", ("Cy Ito", Role::Agent), 3);
        let path = act_on(&cy, CARD, "/proof").unwrap();
        cy.opens(&path).sees("Send a proof").lacks("were not on the phone with us");
    });
}

#[test]
fn both_words_are_shown_to_whoever_says_them_and_to_whoever_hears_them() {
    sqlite(|portal| {
        known(portal);
        let ana = at_desk(portal, ("Ana Ruiz", Role::Agent), 1);
        let (path, message) = asks_proof(portal, &ana, CARD);
        let page = ana.opens(&path).text().to_owned();
        let (_, said) = page.split_once("id=\"say\"").unwrap();
        let (_, said) = said.split_once("lk-heading-l\">").unwrap();
        let said = said.split('<').next().unwrap();
        let link = link(&message);
        let english = portal.stranger().opens(&link).text().to_owned();
        let spanish = portal.stranger().in_spanish().opens(&link).text().to_owned();
        for word in said.split(" · ") {
            assert!(english.contains(word) && spanish.contains(word), "{word}");
            assert!(message.text.contains(word), "{word}");
        }
    });
}

fn first_way(who: &Visitor<'_>, path: &str) -> String {
    let page = who.opens(path);
    let (_, rest) = page.text().split_once("name=\"way\"").unwrap();
    let (_, rest) = rest.split_once("value=\"").unwrap();
    rest.split('"').next().unwrap().to_owned()
}

#[test]
fn it_holds_for_this_agent_this_member_and_this_session_alone() {
    both(|portal| {
        known(portal);
        member(portal, 0xB, ("ben", "JRX100300"));
        let mut key = SoftKey::new(1);
        let ana = portal.stranger();
        joins(&ana, &invited(portal, "Ana Ruiz", Role::Agent), &mut key);
        let (path, message) = asks_proof(portal, &ana, CARD);
        says(portal, &message, "yes");
        assert_eq!(ana.opens(&opened(&path, "lift")).status, 200);

        let bo = in_team(portal, "West", ("Bo Fox", Role::Agent), 2);
        assert_eq!(bo.opens(&opened(&path, "lift")).status, 404, "another's look");
        let own = act_on(&bo, CARD, "/proof").unwrap();
        assert_eq!(bo.opens(&opened(&own, "lift")).place(), own, "and nothing by their own");
        let ben = act_on(&ana, "JRX100300", "/proof").unwrap();
        assert_eq!(ana.opens(&opened(&ben, "lift")).place(), ben, "another member");
        let elsewhere = portal.stranger();
        assert_eq!(shows(&elsewhere, &mut key).place(), "/desk");
        let there = act_on(&elsewhere, CARD, "/proof").unwrap();
        assert_eq!(elsewhere.opens(&opened(&there, "lift")).place(), there, "another session");

        for _ in 0..2 {
            portal.pass(Duration::from_mins(14));
            assert_eq!(ana.opens("/desk").status, 200);
        }
        assert_eq!(proves(&ana, &mut key, &path).place(), path);
        let path = act_on(&ana, CARD, "/proof").unwrap();
        ana.opens(&path).sees("It holds until");
        portal.pass(Duration::from_mins(2));
        ana.opens(&path).sees("The last proof is over");
        assert_eq!(ana.presses(&opened(&path, "lift")).place(), path);
    });
}

#[test]
fn a_link_works_for_a_quarter_of_an_hour_and_a_newer_one_takes_its_place() {
    both(|portal| {
        known(portal);
        let ana = at_desk(portal, ("Ana Ruiz", Role::Agent), 1);
        let (_, first) = asks_proof(portal, &ana, CARD);
        let (path, second) = asks_proof(portal, &ana, CARD);
        portal.stranger().opens(&link(&first)).sees("This link is over");
        says(portal, &first, "yes");
        ana.opens(&path).sees("Say this word");
        portal.pass(Duration::from_mins(14));
        portal.stranger().opens(&link(&second)).sees("Yes, it is me");
        portal.pass(Duration::from_mins(1));
        portal.stranger().opens(&link(&second)).sees("This link is over");
        says(portal, &second, "yes");
        let made_up = format!("/call?link={}", "0".repeat(16));
        for other in [made_up.as_str(), "/call", "/call?link=%3Cb%3E", "/call?link=0"] {
            portal.stranger().opens(other).sees("This link is over").lacks("<b>");
        }
        let ana = at_desk(portal, ("Ana Fox", Role::Agent), 2);
        let path = act_on(&ana, CARD, "/proof").unwrap();
        ana.opens(&path).lacks("It holds until");
    });
}

#[test]
fn a_proof_goes_only_where_it_proves_something() {
    both(|portal| {
        let ann = known(portal);
        let of = (ann.account, ann.scope.member());
        phone(portal, &ann, ("212-555-0143", 13));
        phone(portal, &ann, ("212-555-0144", 365));
        phone(portal, &ann, ("212-555-0145", 365));
        portal.write(move |tx| {
            let stopped = delivery::address(tx, Channel::Text, "2125550145");
            delivery::bury(tx, &stopped, Why::Stop)?;
            let unseen = Way::Mail("unseen@example.com".parse().unwrap());
            contacts::add(tx, of, &unseen, false)
        });
        let ana = at_desk(portal, ("Ana Ruiz", Role::Agent), 1);
        let path = act_on(&ana, CARD, "/proof").unwrap();
        let page = ana.opens(&path);
        page.sees("a…@example.org").sees("… 44").lacks("… 43").lacks("… 45").lacks("u…@");
        for contact in portal.read(move |tx| contacts::current(tx, of)) {
            let good = ["… 44", "a…@example.org"].contains(&contact.way.masked().as_str());
            let sent = ana.sends(&path, &[("way", contact.id.to_string())]);
            assert_eq!(sent.status, if good { 303 } else { 422 }, "{}", contact.way.masked());
        }
        let texts: Vec<Message> =
            portal.work().into_iter().filter(|one| one.channel == Channel::Text).collect();
        assert_eq!((texts.len(), texts[0].to.as_str()), (1, "212-555-0144"));
        says(portal, &texts[0], "yes");
    });
}

#[test]
fn three_proofs_an_hour_are_enough_for_one_member() {
    sqlite(|portal| {
        known(portal);
        let ana = at_desk(portal, ("Ana Ruiz", Role::Agent), 1);
        let bo = in_team(portal, "West", ("Bo Fox", Role::Agent), 2);
        for who in [&ana, &bo, &ana] {
            asks_proof(portal, who, CARD);
        }
        let path = act_on(&bo, CARD, "/proof").unwrap();
        let refused = bo.sends(&path, &[("way", first_way(&bo, &path))]);
        assert_eq!(refused.status, 422);
        refused.sees("three proofs within the hour");
        assert!(portal.work().is_empty());
    });
}

#[test]
fn whoever_has_no_account_or_no_role_for_it_is_sent_nothing() {
    both(|portal| {
        known(portal);
        let pia = at_desk(portal, ("Pia Fox", Role::Privacy), 1);
        let ana = at_desk(portal, ("Ana Ruiz", Role::Agent), 2);
        assert_eq!(act_on(&pia, CARD, "/proof"), None);
        let path = act_on(&ana, CARD, "/proof").unwrap();
        for act in OPENS.into_iter().chain(["proof"]) {
            assert_eq!(pia.presses(&opened(&path, act)).status, 404, "{act}");
        }
    });
}
