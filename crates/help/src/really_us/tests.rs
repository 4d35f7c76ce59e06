//! What anybody learns of six symbols.

use store::{Message, Owner};
use testkit::{Portal, Visitor};

const HERE: &str = "/help/really-us";

fn rooms() -> Vec<web::Slice> {
    vec![crate::slice()]
}

fn send(portal: &Portal, key: &'static str, mark: &'static str) {
    portal.write(move |tx| {
        let to = "ann@example.org".parse().unwrap();
        let text = ("Hello Ann".to_owned(), String::new());
        let message = Message::mail(&to, "Your code", text).marked(mark);
        tx.send(key.to_owned(), Owner::House, &message)
    });
}

fn asks<'v, 'p>(visitor: &'v Visitor<'p>, code: &str) -> testkit::Page<'v, 'p> {
    visitor.sends(HERE, &[("code", code)])
}

#[test]
fn a_code_of_ours_is_told_with_what_it_was_about_and_nobody_is_named() {
    testkit::both(rooms, |portal| {
        send(portal, "access.send_code:7:7:0", "7K2M9Q");
        send(portal, "order-sent/1", "01ABCD");
        let anyone = portal.stranger();
        anyone.opens(HERE).sees("Code in the message").lacks("Yes, we sent");
        for typed in ["7K2M9Q", " 7k2-m9q "] {
            let told = asks(&anyone, typed);
            told.sees("Yes, we sent a message with 7K2M9Q").sees("A code to sign in");
            told.sees("by email").lacks("Ann").lacks("example.org").lacks("Your code");
        }
        send(portal, "access.no-account:7:0", "02ABCD");
        asks(&anyone, "02ABCD").sees("no account uses").lacks("A code to sign in");
        asks(&anyone, "OiAbCd").sees("An order or a refill").lacks("A code to sign in");
        // Two messages may share one code.
        send(portal, "claim-new/1", "01ABCD");
        let both = asks(&anyone, "01ABCD");
        both.sees("2 messages").sees("A claim").sees("An order or a refill");
    });
}

#[test]
fn a_code_that_is_not_ours_is_said_to_be_none_and_a_slip_is_asked_again() {
    testkit::both(rooms, |portal| {
        send(portal, "order-sent/1", "01ABCD");
        let anyone = portal.stranger();
        let none = asks(&anyone, "01ABCE");
        assert_eq!(none.status, 200);
        none.sees("We did not send a message with 01ABCE").lacks("order");
        for wrong in ["", "7K2", "7K2M9QX", "7K2M9U", "<b>", &"7".repeat(5_000)] {
            let page = asks(&anyone, wrong);
            assert_eq!(page.status, 422, "{wrong}");
            page.sees("Type the 6 letters and digits").lacks("<b>");
        }
    });
}
