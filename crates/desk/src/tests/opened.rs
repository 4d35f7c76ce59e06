//! What a proof opens: a wait, texts, a message that failed, and the card at a pharmacy.

use std::time::Duration;

use ::store::delivery::{self, Detail, State, Why};
use ::store::{Channel, Message};
use base::Phone;
use factors::passkeys::soft_key::SoftKey;
use guard::{Answers, PROVED_ANSWERS};
use identity::account::store as accounts;
use identity::contacts;
use identity::passwords::{Cost, Passwords, Pepper, Pool};
use identity::waits;
use testkit::{Person, Portal, Visitor};

use crate::staff::Role;
use crate::testing::{
    DAY, act_on, asks_proof, at_desk, both, invited, joins, member, phone, proves, says, take_card,
    take_card_of,
};

const CARD: &str = "JRX100200";

/// Ann, whose mailbox was proved to Ana; the page of the proof.
fn proved(portal: &Portal, with: impl FnOnce(&Person)) -> (Person, Visitor<'_>, String) {
    let ann = member(portal, 0xA, ("ann", CARD));
    portal.pass(DAY * 14);
    with(&ann);
    let ana = at_desk(portal, ("Ana Ruiz", Role::Agent), 1);
    let (path, message) = asks_proof(portal, &ana, CARD);
    assert_eq!(message.channel, Channel::Mail);
    says(portal, &message, "yes");
    (ann, ana, path)
}

fn of(path: &str, act: &str) -> String {
    path.replace("/proof", &format!("/{act}"))
}

#[test]
fn a_wait_after_wrong_answers_ends_and_nothing_else_does() {
    both(|portal| {
        let (ann, ana, path) = proved(portal, |ann| {
            has_password(portal, ann);
        });
        let lift = of(&path, "lift");
        let nothing = "No wrong password or code keeps them waiting";
        ana.opens(&lift).sees(nothing).lacks("End the wait now");
        ana.presses(&lift).sees(nothing);
        let whose = (ann.account, ann.scope.member());
        fails(portal, &ann);
        assert!(portal.read(move |tx| waits::until(tx, whose)).is_some());
        ana.opens(&lift).sees("After wrong answers they wait").sees("End the wait now");
        let done = ana.presses(&lift);
        assert_eq!(done.place(), format!("{path}?done=lift"));
        done.follow().sees("The wait is over").sees("It holds until");
        assert_eq!(portal.read(move |tx| waits::until(tx, whose)), None);
        let kept = portal.read(move |tx| accounts::kept(tx, whose)).unwrap();
        assert_eq!(kept.answers.streak.wrong(), 10, "failures in a row stay counted");
        let reader = portal.visited_by(&ann);
        reader.opens("/security/viewed").sees("They ended a wait after wrong answers");
    });
}

fn has_password(portal: &Portal, ann: &Person) {
    let whose = (ann.account, ann.scope.member());
    let pool = Pool::start(Cost::TRIFLING, 1).unwrap();
    let passwords = Passwords::new(Pepper::new(&[5; 32]), pool);
    let secret = base::Secret::new("maple canoe quiet lantern".to_owned());
    let stored = passwords.hash_now(&secret, [9; 16]);
    portal.write(move |tx| accounts::insert_password(tx, whose, &stored));
}

/// Answers wrongly until there is a wait.
fn fails(portal: &Portal, ann: &Person) {
    let whose = (ann.account, ann.scope.member());
    portal.write(move |tx| {
        let mut answers = Answers::FRESH;
        while let Ok(next) = answers.answer(false, PROVED_ANSWERS, tx.now()) {
            answers = next;
        }
        accounts::save_answers(tx, whose, answers)
    });
}

#[test]
fn a_proof_ends_one_wait_and_a_member_gets_two_a_day_and_hears_of_each_on_every_way() {
    both(|portal| {
        let (ann, ana, path) = proved(portal, |ann| {
            has_password(portal, ann);
            phone(portal, ann, ("212-555-0143", 365));
        });
        let whose = (ann.account, ann.scope.member());
        let waits = || portal.read(move |tx| waits::until(tx, whose)).is_some();
        let lift = of(&path, "lift");
        fails(portal, &ann);
        ana.presses(&lift);
        assert!(!waits());
        let mut told: Vec<_> = portal.work().into_iter().map(|one| one.to.to_string()).collect();
        told.sort();
        assert_eq!(told, ["212-555-0143", "ann10@example.org"]);

        fails(portal, &ann);
        let used = "This proof has ended a wait before";
        ana.opens(&lift).sees(used).lacks("End the wait now");
        assert_eq!(ana.presses(&lift).status, 200);
        assert!(waits() && portal.work().is_empty(), "one for each proof");

        let proves = |who: &Visitor<'_>| {
            portal.pass(Duration::from_secs(1));
            let (path, message) = asks_proof(portal, who, CARD);
            says(portal, &message, "yes");
            of(&path, "lift")
        };
        ana.presses(&proves(&ana));
        assert!(!waits());
        fails(portal, &ann);
        let third = proves(&ana);
        ana.opens(&third).sees(used).lacks("End the wait now");
        ana.presses(&third);
        assert!(waits(), "two a day");

        portal.pass(DAY);
        fails(portal, &ann);
        let bo = at_desk(portal, ("Bo Fox", Role::Agent), 2);
        bo.presses(&proves(&bo));
        assert!(!waits());
    });
}

#[test]
fn a_look_that_is_over_leads_to_the_look_up_page_and_anothers_is_missing() {
    both(|portal| {
        let mut key = SoftKey::new(1);
        let ann = member(portal, 0xA, ("ann", CARD));
        portal.pass(DAY * 14);
        let ana = portal.stranger();
        joins(&ana, &invited(portal, "Ana Ruiz", Role::Agent), &mut key);
        let path = act_on(&ana, CARD, "/proof").unwrap();
        for _ in 0..2 {
            portal.pass(Duration::from_mins(14));
            assert_eq!(ana.opens("/desk").status, 200);
        }
        // The look ends in two minutes; the proof would hold for half an hour.
        proves(&ana, &mut key, &path);
        let whose = (ann.account, ann.scope.member());
        let ways = portal.read(move |tx| contacts::current(tx, whose));
        ana.sends(&path, &[("way", ways[0].id.to_string())]);
        says(portal, &portal.work()[0], "yes");
        let until = |path: &str| {
            let page = ana.opens(path).text().to_owned();
            let (_, rest) = page.split_once("It holds until ").unwrap();
            rest.split(',').next().unwrap().to_owned()
        };
        let longer = act_on(&ana, CARD, "/proof").unwrap();
        assert_ne!(until(&path), until(&longer), "whichever ends first");
        portal.pass(Duration::from_mins(3));
        let over = "/desk/look-up?done=over";
        for act in ["proof", "lift", "help", "sessions", "freeze"] {
            assert_eq!(ana.opens(&of(&path, act)).place(), over, "{act}");
        }
        assert_eq!(ana.presses(&of(&path, "lift")).place(), over);
        ana.opens(over).sees("Half an hour is over since you looked them up");
        let bo = at_desk(portal, ("Bo Fox", Role::Agent), 2);
        assert_eq!(bo.opens(&of(&path, "sessions")).status, 404);
    });
}

#[test]
fn a_stopped_number_that_another_member_has_too_is_not_turned_on_from_the_phone() {
    both(|portal| {
        let (_, ana, path) = proved(portal, |ann| phone(portal, ann, ("212-555-0143", 365)));
        let ben = member(portal, 0xB, ("ben", "JRX100300"));
        phone(portal, &ben, ("212-555-0143", 365));
        portal.write(move |tx| {
            let address = delivery::address(tx, Channel::Text, "2125550143");
            delivery::bury(tx, &address, Why::Stop)
        });
        let texts = of(&path, "texts");
        ana.opens(&texts).sees("another member shares").lacks("They said yes");
        ana.sends(&texts, &[("yes", "yes")]).sees("another member shares");
        assert!(portal.work().is_empty());
        let whose = (ben.account, ben.scope.member());
        portal.write(move |tx| {
            for contact in contacts::current(tx, whose)? {
                contacts::end(tx, whose, contact.id)?;
            }
            Ok(())
        });
        assert_eq!(ana.sends(&texts, &[("yes", "yes")]).place(), format!("{path}?done=texts"));
    });
}

#[test]
fn a_notice_whose_copy_arrived_is_left_out_and_a_failed_attempt_does_not_block_it() {
    both(|portal| {
        let (ann, ana, path) = proved(portal, |ann| phone(portal, ann, ("212-555-0143", 365)));
        let again = of(&path, "again");
        let member = ann.scope.member();
        let fails = |key: &'static str| {
            portal.write(move |tx| {
                let sent = delivery::state(tx, member, key)?[0].id;
                delivery::note(tx, sent, State::Refused, &Detail::new("30003", "off"))
            });
        };
        portal.write(move |tx| {
            let to: Phone = "212-555-0143".parse().unwrap();
            let mailbox = "ann10@example.org".parse().unwrap();
            let words = || "Parcel nine".to_owned();
            let mail = Message::mail(&mailbox, "A parcel", (words(), words()));
            tx.send("order-sent/1:text".to_owned(), member, &Message::text(&to, words()))?;
            tx.send("order-sent/1:mail".to_owned(), member, &mail)
        });
        fails("order-sent/1:text");
        portal.work();
        ana.opens(&again).sees("No notice of the last seven days failed");
        fails("order-sent/1:mail");
        ana.opens(&again).sees("did not arrive");
        ana.presses(&again);
        assert_eq!(portal.work().len(), 1);
        ana.opens(&again).sees("No notice of the last seven days failed");
        fails("desk.again:");
        ana.opens(&again).sees("did not arrive");
        ana.presses(&again);
        let sent = portal.work();
        assert_eq!((sent.len(), sent[0].text.matches("did not arrive").count()), (1, 1));
        assert!(sent[0].text.contains("Parcel nine"), "the notice itself");
    });
}

#[test]
fn a_stopped_number_takes_texts_again_once_its_owner_said_yes_and_a_landline_never() {
    both(|portal| {
        let (ann, ana, path) = proved(portal, |ann| {
            phone(portal, ann, ("212-555-0143", 365));
            phone(portal, ann, ("212-555-0144", 365));
            portal.write(move |tx| {
                let gone = delivery::address(tx, Channel::Text, "2125550144");
                delivery::bury(tx, &gone, Why::Gone)
            });
        });
        let texts = of(&path, "texts");
        ana.opens(&texts).sees("cannot be turned on").lacks("They said yes");
        ana.sends(&texts, &[("yes", "yes")]).sees("cannot be turned on");
        let stopped = |number: &'static str| {
            portal.read(move |tx| {
                let address = delivery::address(tx, Channel::Text, number);
                delivery::why_dead(tx, &address).map(|dead| dead.map(|dead| dead.why))
            })
        };
        portal.write(move |tx| {
            let address = delivery::address(tx, Channel::Text, "2125550143");
            delivery::bury(tx, &address, Why::Stop)
        });
        ana.opens(&texts).sees("… 43").sees("Read this to them").sees("You can reply STOP");
        let refused = ana.sends(&texts, &[("yes", "")]);
        assert_eq!(refused.status, 422);
        refused.sees("Tick that they said yes");
        assert_eq!(stopped("2125550143"), Some(Why::Stop));
        let done = ana.sends(&texts, &[("yes", "yes")]);
        assert_eq!(done.place(), format!("{path}?done=texts"));
        assert_eq!((stopped("2125550143"), stopped("2125550144")), (None, Some(Why::Gone)));
        let sent = portal.work();
        assert_eq!((sent.len(), sent[0].to.as_str()), (1, "212-555-0143"));
        assert!(sent[0].text.contains("STOP"));
        let (scope, later) = (ann.scope, portal.now() + DAY);
        let audited = portal.read(move |tx| store::audit::of_member(tx, scope, later, 100));
        assert!(audited.iter().any(|told| told.action == "text.consented"));
        let reader = portal.visited_by(&ann);
        reader.opens("/security/viewed").sees("They turned text messages on again");
    });
}

#[test]
fn a_notice_that_failed_goes_once_more_by_the_way_that_was_proved_and_unseen() {
    both(|portal| {
        let (ann, ana, path) = proved(portal, |ann| phone(portal, ann, ("212-555-0143", 365)));
        let again = of(&path, "again");
        ana.opens(&again).sees("No notice of the last seven days failed");
        let member = ann.scope.member();
        portal.write(move |tx| {
            let to: Phone = "212-555-0143".parse().unwrap();
            let sent = [("order-sent/1", "Parcel nine"), ("access.send_code:1", "123456")];
            for (key, words) in sent {
                tx.send(key.to_owned(), member, &Message::text(&to, words.to_owned()))?;
                let sent = delivery::state(tx, member, key)?[0].id;
                delivery::note(tx, sent, State::Refused, &Detail::new("30003", "off"))?;
            }
            Ok(())
        });
        portal.work();
        ana.opens(&again).sees("did not arrive").sees("a…@example.org").lacks("Parcel nine");
        let done = ana.presses(&again);
        assert_eq!(done.place(), format!("{path}?done=again"));
        let sent = portal.work();
        assert_eq!((sent.len(), sent[0].to.as_str()), (1, "ann10@example.org"));
        assert!(sent[0].text.contains("Parcel nine") && !sent[0].text.contains("123456"));
        ana.opens(&again).sees("No notice of the last seven days failed");
        ana.presses(&again);
        assert!(portal.work().is_empty(), "once");
        let reader = portal.visited_by(&ann);
        reader.opens("/security/viewed").sees("They sent you a message again");
    });
}

#[test]
fn a_pharmacy_code_goes_to_the_member_who_reads_of_each_look_and_no_agent_sees_it() {
    both(|portal| {
        let (ann, ana, path) = proved(portal, |_| ());
        let card = of(&path, "card");
        let none = ana.presses(&card);
        assert_eq!(none.status, 422);
        none.sees("there is no card to show");
        assert!(portal.work().is_empty());
        take_card(portal, &ann);
        ana.opens(&card).sees("go to a…@example.org").sees("You do not see it");
        let done = ana.presses(&card);
        assert_eq!(done.place(), format!("{path}?done=card"));
        let sent = portal.work();
        let lent = sent.iter().find(|one| one.text.contains("passcode")).unwrap();
        assert_eq!(lent.to.as_str(), "ann10@example.org");
        let code =
            lent.text.split_whitespace().find(|word| word.len() == 9 && word.find('-') == Some(4));
        let (_, rest) = lent.text.split_once("passcode: ").unwrap();
        let (code, passcode) = (code.unwrap().to_owned(), rest[..4].to_owned());
        done.follow().sees("on its way to them").lacks(&code);
        ana.opens(&card).lacks(&code);
        let typed = [("code", code.as_str()), ("passcode", passcode.as_str())];
        let pharmacist = portal.stranger();
        let counter = pharmacist.sends("/pharmacy", &typed);
        assert_eq!(counter.status, 200);
        assert!(portal.work().iter().any(|one| one.text.contains("pharmacy")), "each look is told");
        let reader = portal.visited_by(&ann);
        reader.opens("/security/viewed").sees("They sent you a pharmacy code").lacks(&code);
        reader.opens("/messages").lacks(&code);
    });
}

#[test]
fn an_agent_asks_which_of_several_cards_is_needed_and_that_one_is_lent() {
    both(|portal| {
        let (ann, ana, path) = proved(portal, |_| ());
        let card = of(&path, "card");
        let (reader, viewed) = (portal.visited_by(&ann), "/security/viewed");
        let named = "Which plans you have cards from";
        take_card(portal, &ann);
        ana.opens(&card).lacks("Which card do they need?");
        reader.opens(viewed).lacks(named);
        let second = take_card_of(portal, &ann, "Lakeside Rx");
        ana.opens(&of(&path, "texts")).lacks("Lakeside Rx");
        reader.opens(viewed).lacks(named);
        portal.pass(Duration::from_secs(1));
        ana.opens(&card).sees("Which card do they need?").sees("Lakeside Rx");
        portal.pass(Duration::from_secs(1));
        reader.opens(viewed).sees(named).lacks("Lakeside Rx");
        for odd in ["", "1", "00000000000000000000000000"] {
            let none = ana.sends(&card, &[("card", odd)]);
            assert_eq!(none.status, 422);
            none.sees("Choose the card they named");
        }
        assert!(portal.work().is_empty());
        let done = ana.sends(&card, &[("card", &second)]);
        assert_eq!(done.place(), format!("{path}?done=card"));
        let sent = portal.work();
        let lent = sent.iter().find(|one| one.text.contains("passcode")).unwrap();
        let code =
            lent.text.split_whitespace().find(|word| word.len() == 9 && word.find('-') == Some(4));
        let (_, rest) = lent.text.split_once("passcode: ").unwrap();
        let typed = [("code", code.unwrap()), ("passcode", &rest[..4])];
        portal.stranger().sends("/pharmacy", &typed).sees("Lakeside Rx");
        portal.work();
    });
}
