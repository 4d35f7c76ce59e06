//! By which way a member hears whose chosen one does not work, and what is kept for them here.

use store::delivery::Why;
use store::{Actor, Entry, Tx};

use super::*;

const MAIL: (Channel, &str) = (Channel::Mail, "ann@example.org");
const PHONE: (Channel, &str) = (Channel::Text, "2025550143");

fn buries(portal: &Portal, (channel, to): (Channel, &'static str), why: Why) {
    portal.write(move |tx| delivery::bury(tx, &delivery::address(tx, channel, to), why));
}

#[test]
fn whoever_has_no_working_email_hears_by_text_and_without_a_phone_reads_it_here() {
    testkit::both(rooms, |portal| {
        let ann = Reached::new(portal);
        let browser = ann.browser();
        browser.opens("/preferences").lacks("comes back").lacks("email address first");
        buries(portal, MAIL, Why::Gone);
        browser.opens("/preferences").sees("What we send to your email comes back");
        ann.tells("order-placed/1", "We have your order");
        assert_eq!(ann.became("order-placed/1"), [(Channel::Text, State::Delivered)]);
        ann.tells("payment-succeeded/1", "We have your payment");
        assert_eq!(ann.became("payment-succeeded/1"), [(Channel::Text, State::Delivered)]);
        buries(portal, PHONE, Why::Stop);
        ann.tells("order-placed/2", "Nobody hears of this");
        assert_eq!(ann.became("order-placed/2"), [(Channel::Mail, State::Refused)]);
        let list = browser.opens("/messages?about=orders");
        list.sees("Nobody hears of this").sees("Not sent out").sees("Kept here");
    });
}

#[test]
fn what_was_written_for_another_day_leaves_though_other_ways_work_now() {
    testkit::both(rooms, |portal| {
        let ann = Reached::new(portal);
        let leaves = |key, channel| asked(portal, ann.of.1, (key, channel));
        // Written while no mail arrived, and held over the night in which it was mended.
        assert_eq!(leaves("order-held/1/instead/text/7", Channel::Text), Leave::Now);
        assert_eq!(leaves("order-held/1/text/7", Channel::Text), Leave::Kept, "nobody chose it");
        // Written by mail, which was found to come back before it left.
        buries(portal, MAIL, Why::Gone);
        assert_eq!(leaves("order-held/2", Channel::Mail), Leave::Now);
        ann.browser().sends("/preferences", &[("reminders", "mail")]).follow().sees("Saved.");
        assert_eq!(leaves("order-held/1/instead/text/7", Channel::Text), Leave::Kept);
        assert_eq!(leaves("order-held/2", Channel::Mail), Leave::Kept);
    });
}

#[test]
fn mail_that_stands_in_for_a_text_stays_here_once_such_mail_was_left() {
    testkit::both(rooms, |portal| {
        let ann = Reached::new(portal);
        ann.browser().sends("/preferences", &[("news", "text")]).follow().sees("Saved.");
        buries(portal, PHONE, Why::Stop);
        ann.tells("news-plan/1", "Spring");
        assert_eq!(ann.became("news-plan/1/instead"), [(Channel::Mail, State::Delivered)]);
        // Another is on its way, when the link of the first is pressed.
        let on_its_way = || asked(portal, ann.of.1, ("news-plan/2/instead", Channel::Mail));
        assert_eq!(on_its_way(), Leave::Now);
        let sent = portal.read(|tx| queue::newest(tx, "message", 1)?[0].body::<Message>(tx));
        let link = sent.leave.as_ref().unwrap().strip_prefix("https://juniper.example").unwrap();
        portal.stranger().presses(link).sees("You get no more of these emails");
        assert_eq!(on_its_way(), Leave::Kept);
        let as_text = asked(portal, ann.of.1, ("news-plan/2/instead/text/7", Channel::Text));
        assert_ne!(as_text, Leave::Kept, "texts were not left");
        ann.tells("news-plan/3", "Summer");
        assert_eq!(ann.became("news-plan/3"), [(Channel::Mail, State::Refused)]);
    });
}

#[test]
fn mail_goes_to_the_mailbox_that_takes_it_and_not_to_the_older_one_that_bounced() {
    testkit::both(rooms, |portal| {
        let ann = Reached::new(portal);
        let (of, new) = (ann.of, Way::Mail("new@example.org".parse().unwrap()));
        portal.write(move |tx| contacts::add(tx, of, &new, true));
        buries(portal, MAIL, Why::Gone);
        ann.tells("order-placed/1", "We have your order");
        let sent = portal.read(|tx| queue::newest(tx, "message", 1)?[0].body::<Message>(tx));
        assert_eq!(sent.to.as_str(), "new@example.org");
    });
}

#[test]
fn stop_and_start_stand_among_what_was_chosen_before_and_stop_is_no_missing_phone() {
    testkit::both(rooms, |portal| {
        let ann = Reached::new(portal);
        let said = |tx: &Tx, action| {
            let phone = delivery::address(tx, PHONE.0, PHONE.1);
            tx.audit(Entry::new(action, Actor::House).thing(&phone))
        };
        portal.write(move |tx| said(tx, "text.stopped"));
        buries(portal, PHONE, Why::Stop);
        let stopped = ann.browser();
        let page = stopped.opens("/preferences");
        page.sees("Your phone answered STOP, so").lacks("add your mobile phone first");
        page.sees("Your phone … 43 answered STOP: no texts").lacks("texts to your phone … 43");
        portal.write(move |tx| {
            delivery::revive(tx, &delivery::address(tx, PHONE.0, PHONE.1), Why::Stop)?;
            said(tx, "text.started")
        });
        let page = stopped.opens("/preferences");
        page.lacks("Your phone answered STOP, so").sees("answered STOP: no texts");
        page.sees("You asked for texts to your phone … 43 again");
        portal.visited_by(&Person::ben()).opens("/preferences").lacks("answered STOP: no texts");
    });
}

#[test]
fn a_text_that_always_leaves_wakes_nobody_unless_it_is_a_code() {
    testkit::both(rooms, |portal| {
        let owner = Person::ann().scope.member();
        // Thursday at ten; then Friday at three.
        portal.pass(Duration::from_hours(17));
        let morning = Leave::Later(portal.now() + Duration::from_hours(5));
        for key in ["automatic-refill:soon:7", "open-refill:7", "ticket-answered:7"] {
            assert_eq!(asked(portal, owner, (key, Channel::Text)), morning, "{key}");
            assert_eq!(asked(portal, owner, (key, Channel::Mail)), Leave::Now, "{key}");
        }
        let code = ("access.send_code:7:0", Channel::Text);
        assert_eq!(asked(portal, owner, code), Leave::Now);
    });
}

/// What Ann chose, with what is gathered told of once a week.
fn weekly(ann: &Reached, topics: &[&'static str]) {
    let mut fields: Vec<_> = topics.iter().map(|topic| (*topic, "mail")).collect();
    fields.extend(["costs-often", "news-often", "savings-often"].map(|field| (field, "weekly")));
    ann.browser().sends("/preferences", &fields).follow().sees("Saved.");
}

/// Subjects and texts of the mails that tell of what was gathered, once Monday at nine has passed.
fn on_monday(ann: &Reached) -> Vec<String> {
    let portal = ann.portal;
    // From Thursday at ten.
    portal.pass(Duration::from_hours(96));
    portal.runtime.block_on(ann.runner.until_idle());
    let jobs = portal.read(|tx| {
        let jobs = queue::newest(tx, "message", 20)?;
        let told = jobs.iter().filter(|job| job.key.starts_with("digest:"));
        told.map(|job| job.body::<Message>(tx)).collect::<Result<Vec<_>, _>>()
    });
    jobs.iter().map(|one| format!("{}: {}", one.subject.as_str(), one.text.as_str())).collect()
}

#[test]
fn what_was_switched_off_since_it_was_gathered_is_told_of_no_more() {
    testkit::both(rooms, |portal| {
        let ann = Reached::new(portal);
        weekly(&ann, &["costs", "news", "savings"]);
        ann.tells("claim-new/1", "A claim is here");
        ann.tells("news-plan/1", "Hours in spring");
        ann.tells("saving-found/1", "A way to pay less");
        weekly(&ann, &["costs"]);
        let told = on_monday(&ann);
        assert_eq!(told.len(), 1, "{told:?}");
        assert!(told[0].contains("1 message for you") && told[0].contains("A claim is here"));
        assert!(!told[0].contains("Hours in spring") && !told[0].contains("A way to pay less"));
    });
    // Nothing is left to tell of, or it is to come by another way now.
    for instead in [None, Some(("news", "text"))] {
        testkit::both(rooms, |portal| {
            let ann = Reached::new(portal);
            weekly(&ann, &["news"]);
            ann.tells("news-plan/1", "Hours in spring");
            let fields = Vec::from_iter(instead);
            ann.browser().sends("/preferences", &fields).follow().sees("Saved.");
            assert_eq!(on_monday(&ann), Vec::<String>::new(), "{instead:?}");
            ann.browser().opens("/messages").sees("Hours in spring");
        });
    }
}

#[test]
fn what_was_gathered_comes_by_mail_or_waits_here_and_is_neither_text_nor_letter() {
    testkit::both(rooms, |portal| {
        let ann = Reached::new(portal);
        weekly(&ann, &["news", "savings"]);
        ann.tells("news-plan/1", "Hours in spring");
        ann.tells("saving-found/1", "A way to pay less");
        buries(portal, MAIL, Why::Gone);
        assert_eq!(on_monday(&ann).len(), 1);
        assert_eq!(ann.became("digest"), [(Channel::Mail, State::Refused)]);
        ann.browser().opens("/messages").sees("2 messages for you").sees("Not sent out");
    });
}
