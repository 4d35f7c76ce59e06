//! The page of choices as its owner meets it, and what `heed` makes of them.

use base::MemberId;
use store::{Channel, Message, delivery, queue};
use testkit::{Person, Portal};
use web::{Leave, Leaving};

fn asked(portal: &Portal, owner: MemberId, (key, channel): (&'static str, Channel)) -> Leave {
    let house = portal.house.clone();
    portal.read(move |tx| crate::heed(tx, &house, &Leaving { owner, key, channel }))
}

#[test]
fn every_page_in_every_state_has_its_words_in_both_languages() {
    assert_eq!(testkit::complaints(|| vec![crate::slice()]), Vec::<String>::new());
}

#[test]
fn what_somebody_chose_counts_for_them_alone_and_is_kept_with_its_day() {
    testkit::both(
        || vec![crate::slice()],
        |portal| {
            let (ann, ben) = (Person::ann(), Person::ben());
            let browser = portal.visited_by(&ann);
            browser.opens("/preferences").sees("You have not changed anything yet");
            let order = ("order-placed/1", Channel::Mail);
            assert_eq!(asked(portal, ann.scope.member(), order), Leave::Now);
            let fields = [("topic", "savings"), ("quiet", "yes"), ("from", "22"), ("to", "6")];
            let sent = browser.sends("/preferences", &fields);
            assert_eq!(sent.place(), "/preferences?done=yes");
            let page = sent.follow();
            page.sees("Saved.").sees("from 10:00 PM until 6:00 AM").sees("Chosen in English");
            assert_eq!(asked(portal, ann.scope.member(), order), Leave::Kept);
            assert_eq!(asked(portal, ben.scope.member(), order), Leave::Now);
            for always in ["access.code:1:0", "recovery.began:1:1", "payment-method/1"] {
                let judged = asked(portal, ann.scope.member(), (always, Channel::Text));
                assert_eq!(judged, Leave::Now, "{always}");
            }
            portal.visited_by(&ben).opens("/preferences").lacks("10:00 PM until");
        },
    );
}

#[test]
fn the_same_choice_again_is_no_new_one_and_another_stands_beside_it() {
    testkit::both(
        || vec![crate::slice()],
        |portal| {
            let ann = Person::ann();
            let (browser, owner) = (portal.visited_by(&ann), ann.scope.member());
            let steps =
                || portal.read(move |tx| crate::preferences::store::history(tx, owner)).len();
            browser.sends("/preferences", &[("topic", "orders")]);
            browser.sends("/preferences", &[("topic", "orders")]);
            assert_eq!(steps(), 1);
            browser.sends("/preferences", &[("topic", "costs")]);
            assert_eq!(steps(), 2);
        },
    );
}

#[test]
fn quiet_hours_that_end_as_they_begin_are_said_beside_the_field_and_nothing_is_kept() {
    testkit::both(
        || vec![crate::slice()],
        |portal| {
            let browser = portal.visited_by(&Person::ann());
            for (from, to) in [("9", "9"), ("9", "24"), ("x", "y"), ("", "")] {
                let fields = [("quiet", "yes"), ("from", from), ("to", to)];
                browser.sends("/preferences", &fields).sees("not the same hour as the start");
            }
            browser.opens("/preferences").sees("You have not changed anything yet");
        },
    );
}

/// A message to Ann under this key, and where it is read.
fn sent(portal: &Portal, key: &'static str, text: &'static str) -> String {
    let owner = Person::ann().scope.member();
    let id = portal.write(move |tx| {
        let to = "ann@example.org".parse().expect("a mailbox");
        let message = Message::mail(&to, "About your account", (text.to_owned(), String::new()));
        tx.send(key.to_owned(), owner, &message)?;
        Ok(queue::by_key(tx, key)?.expect("it was just queued").id)
    });
    format!("/messages/{id}")
}

#[test]
fn what_we_sent_is_read_again_by_its_owner_alone_and_is_new_until_then() {
    testkit::both(
        || vec![crate::slice()],
        |portal| {
            let browser = portal.visited_by(&Person::ann());
            browser.opens("/messages").sees("We have not sent you any messages yet");
            let here = sent(portal, "identity.notice:7", "Hello <Ann>,\n\nYour phone\nchanged.\n");
            let list = browser.opens("/messages");
            list.sees("1 message you have not read").sees(&here).sees("About your account");
            list.sees("Email to a…@example.org").sees("Waiting").lacks("Your phone");
            let ben = portal.visited_by(&Person::ben());
            ben.opens("/messages").lacks("About your account");
            assert_eq!(ben.opens(&here).status, 404);
            browser.opens("/messages").sees("1 message you have not read");
            browser.opens(&here).sees("Your phone<br>changed.").lacks("<Ann>");
            browser.opens("/messages").sees("You have read them all");
            assert_eq!(portal.stranger().opens(&here).status, 303);
        },
    );
}

#[test]
fn a_message_that_can_carry_a_code_is_named_and_never_shown() {
    testkit::both(
        || vec![crate::slice()],
        |portal| {
            let browser = portal.visited_by(&Person::ann());
            for (key, named) in [
                ("access.send_code:7:7:0", "A code to sign in"),
                ("recovery.began:7:7", "a code to stop it"),
                ("identity.contact_code:7:message", "A code to confirm an email or phone"),
                ("never-heard-of/7", "A message from us"),
            ] {
                let here = sent(portal, key, "123 456");
                browser.opens(&here).sees(named).lacks("123 456").lacks("About your account");
            }
            let list = browser.opens("/messages");
            list.sees("A code to sign in").lacks("123 456").sees("You have read them all");
        },
    );
}

#[test]
fn a_message_its_reader_did_not_want_is_kept_here_and_can_be_read() {
    testkit::both(
        || vec![crate::slice()],
        |portal| {
            let here = sent(portal, "order-placed/7", "We have your order.");
            portal.write(|tx| {
                let id = queue::by_key(tx, "order-placed/7")?.expect("it was just queued").id;
                let kept = delivery::Detail::new(delivery::BY_CHOICE, "");
                delivery::note(tx, id, delivery::State::Refused, &kept)
            });
            let browser = portal.visited_by(&Person::ann());
            browser.opens(&here).sees("as you chose").sees("We have your order.");
            browser.opens("/messages").sees("Kept here");
            for odd in ["/messages?after=x", "/messages?after=1.zz", "/messages?after="] {
                browser.opens(odd).sees("Kept here");
            }
            assert_eq!(browser.opens("/messages/none").status, 404);
        },
    );
}
