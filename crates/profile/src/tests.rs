//! The page of choices as its owner meets it, and what `heed` makes of them.

use base::MemberId;
use store::Channel;
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
