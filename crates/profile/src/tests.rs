//! The page of choices as its owner meets it, and what `heed` makes of them.

use std::sync::Arc;
use std::time::Duration;

use base::MemberId;
use identity::contacts::{self, Way};
use messages::Runner;
use store::delivery::State;
use store::{Channel, Message, delivery, queue};
use testkit::{Person, Portal};
use web::{Leave, Leaving};

use crate::Offers;

mod ways;

fn asked(portal: &Portal, owner: MemberId, (key, channel): (&'static str, Channel)) -> Leave {
    let house = portal.house.clone();
    portal.read(move |tx| crate::heed(tx, &house, &Leaving { owner, key, channel }))
}

#[test]
fn every_page_in_every_state_has_its_words_in_both_languages() {
    assert_eq!(testkit::complaints(rooms), Vec::<String>::new());
}

const TEXTS: Offers = Offers { texts: true, letters: true };

fn rooms() -> Vec<web::Slice> {
    vec![identity::slice(), coverage::slice(), crate::slice(TEXTS)]
}

#[test]
fn what_somebody_chose_counts_for_them_alone_and_is_kept_with_its_day() {
    testkit::both(rooms, |portal| {
        let (ann, ben) = (Person::ann(), Person::ben());
        let browser = portal.visited_by(&ann);
        browser.opens("/preferences").sees("You have not changed anything yet");
        let order = ("order-placed/1", Channel::Mail);
        assert_eq!(asked(portal, ann.scope.member(), order), Leave::Now);
        let fields = [
            ("savings", "mail"),
            ("savings", "post"),
            ("savings-often", "weekly"),
            ("orders-often", "weekly"),
            ("paperless", "yes"),
            ("quiet", "yes"),
            ("from", "22"),
            ("to", "6"),
        ];
        let sent = browser.sends("/preferences", &fields);
        assert_eq!(sent.place(), "/preferences?done=yes");
        let page = sent.follow();
        page.sees("Saved.").sees("from 10:00 PM until 6:00 AM").sees("version 4 of these words");
        page.sees("Ways to save: Email, Letter on paper. Together, once a week.").sees("No paper");
        assert_eq!(asked(portal, ann.scope.member(), order), Leave::Kept);
        assert_eq!(asked(portal, ben.scope.member(), order), Leave::Now);
        let letter = ("saving-found/1", Channel::Post);
        assert_eq!(asked(portal, ann.scope.member(), letter), Leave::Kept, "paperless");
        for always in ["access.code:1:0", "recovery.began:1:1", "payment-method/1", "digest:1"] {
            let judged = asked(portal, ann.scope.member(), (always, Channel::Text));
            assert_eq!(judged, Leave::Now, "{always}");
        }
        portal.visited_by(&ben).opens("/preferences").lacks("10:00 PM until");
    });
}

#[test]
fn a_way_the_plan_does_not_have_is_not_offered_and_a_text_needs_a_phone() {
    testkit::sqlite(rooms, |portal| {
        let page = portal.visited_by(&Person::ann());
        page.opens("/preferences").sees("add your mobile phone first").lacks("value=\"text\"");
    });
    let mail_only = || vec![identity::slice(), coverage::slice(), crate::slice(Offers::default())];
    testkit::sqlite(mail_only, |portal| {
        let page = portal.visited_by(&Person::ann());
        page.opens("/preferences").lacks("mobile phone first").lacks("No paper where I can");
    });
}

/// Ann with a mailbox and a phone, and the hands that carry what is written to her.
struct Reached<'p> {
    portal: &'p Portal,
    of: (base::AccountId, MemberId),
    runner: Runner,
}

impl<'p> Reached<'p> {
    fn new(portal: &'p Portal) -> Self {
        let owner = Person::ann().scope.member();
        let account = portal.write(move |tx| {
            let (who, names) = (("Ann", base::Lang::English), ("ann.whitfield", "ann@example.org"));
            let account = identity::testing::account(tx, owner, who, names)?;
            let phone = Way::Phone("202-555-0143".parse().unwrap());
            contacts::add(tx, (account, owner), &phone, true)?;
            Ok(account)
        });
        let carrying = messages::jobs(Arc::new(messages::Ways::Kept), crate::heed);
        let jobs = [carrying, crate::slice(TEXTS).jobs];
        Self { portal, of: (account, owner), runner: Runner::new(portal.house.clone(), jobs) }
    }

    fn browser(&self) -> testkit::Visitor<'p> {
        self.portal.visited_by(&Person { account: self.of.0, ..Person::ann() })
    }

    fn tells(&self, key: &'static str, subject: &'static str) {
        let (house, scope) = (self.portal.house.clone(), Person::ann().scope);
        self.portal.write(move |tx| {
            let f = house.frame(base::Lang::English, tx.now());
            let letter = web::Letter::new(&f, tx.entropy()).subject(subject).para("Hello.");
            crate::tell(tx, &f, scope, (key, &letter.closing()))
        });
        self.portal.runtime.block_on(self.runner.until_idle());
    }

    /// What became of what was told under this key, by each way, without the id of a phone.
    fn became(&self, key: &'static str) -> Vec<(Channel, State)> {
        let owner = self.of.1;
        let all = self.portal.read(move |tx| delivery::state(tx, owner, key));
        let mut all: Vec<_> = all.into_iter().map(|one| (one.channel, one.state)).collect();
        all.sort_by_key(|(channel, _)| channel.word());
        all
    }
}

#[test]
fn a_message_comes_by_the_ways_chosen_for_its_topic_and_by_mail_after_stop() {
    testkit::both(rooms, |portal| {
        let ann = Reached::new(portal);
        ann.tells("order-placed/0", "We have your order");
        assert_eq!(ann.became("order-placed/0"), [(Channel::Mail, State::Delivered)]);
        ann.browser().opens("/preferences").sees("value=\"text\"");
        let both = [("orders", "text"), ("orders", "mail"), ("costs", "text")];
        ann.browser().sends("/preferences", &both);
        ann.tells("order-placed/1", "We have your order");
        let told = [(Channel::Mail, State::Delivered), (Channel::Text, State::Delivered)];
        assert_eq!(ann.became("order-placed/1"), told);
        ann.tells("claim-new/1", "A claim");
        assert_eq!(ann.became("claim-new/1"), [(Channel::Text, State::Delivered)]);
        // Written while the phone was well, carried after it said STOP.
        portal.write(|tx| {
            let phone = delivery::address(tx, Channel::Text, "2025550143");
            delivery::bury(tx, &phone, delivery::Why::Stop)
        });
        ann.tells("claim-new/2", "A claim");
        assert_eq!(ann.became("claim-new/2"), [(Channel::Mail, State::Delivered)]);
        let contacts = ann.browser();
        contacts
            .opens("/security/contacts")
            .sees("This phone answered STOP")
            .sees("Nothing arrives");
        ann.browser().sends::<&str>("/preferences", &[]);
        ann.tells("claim-new/3", "A claim");
        assert_eq!(ann.became("claim-new/3"), [(Channel::Mail, State::Refused)]);
        ann.browser().opens("/messages?about=costs").sees("Kept here");
    });
}

#[test]
fn what_may_wait_comes_in_one_mail_at_nine_and_only_once() {
    testkit::both(rooms, |portal| {
        let ann = Reached::new(portal);
        let fields = [
            ("costs", "mail"),
            ("costs-often", "daily"),
            ("news", "mail"),
            ("news-often", "daily"),
            ("orders", "mail"),
            ("orders-often", "daily"),
        ];
        ann.browser().sends("/preferences", &fields);
        ann.tells("claim-new/1", "A claim is here");
        ann.tells("news-plan/1", "Hours in spring");
        ann.tells("order-placed/1", "We have your order");
        assert_eq!(ann.became("claim-new/1"), [(Channel::Mail, State::Refused)]);
        assert_eq!(ann.became("order-placed/1"), [(Channel::Mail, State::Delivered)]);
        assert_eq!(ann.became("digest"), []);
        let list = ann.browser();
        list.opens("/messages").sees("Told of with others").sees("A claim is here");
        // Thursday at ten; the mail leaves on Friday at nine.
        for (hours, mails) in [(22, 0), (1, 1), (24, 1)] {
            portal.pass(Duration::from_hours(hours));
            portal.runtime.block_on(ann.runner.until_idle());
            assert_eq!(ann.became("digest").len(), mails, "after {hours} more");
        }
        let digest = portal.read(|tx| {
            let jobs = queue::newest(tx, "message", 1)?;
            jobs[0].body::<Message>(tx)
        });
        assert_eq!(digest.subject.as_str(), "Juniper Rx: 2 messages for you");
        for said in ["A claim is here", "Hours in spring", "/messages"] {
            assert!(digest.text.contains(said), "{said}: {}", digest.text.0);
        }
        assert!(!digest.text.contains("We have your order"));
        // One press ends mail about both; what was gathered meanwhile is told of no more.
        let leave = digest.leave.as_ref().unwrap().strip_prefix("https://juniper.example").unwrap();
        ann.tells("news-plan/2", "Hours in summer");
        let stranger = portal.stranger();
        stranger.presses(leave).sees("Claims and costs").sees("News from your plan");
        portal.pass(Duration::from_hours(24));
        portal.runtime.block_on(ann.runner.until_idle());
        assert_eq!(ann.became("digest").len(), 1);
    });
}

#[test]
fn the_same_choice_again_is_no_new_one_and_another_stands_beside_it() {
    testkit::both(rooms, |portal| {
        let ann = Person::ann();
        let (browser, owner) = (portal.visited_by(&ann), ann.scope.member());
        let steps = || portal.read(move |tx| crate::preferences::store::history(tx, owner)).len();
        browser.sends("/preferences", &[("orders", "mail")]);
        browser.sends("/preferences", &[("orders", "mail")]);
        assert_eq!(steps(), 1);
        browser.sends("/preferences", &[("costs", "mail")]);
        assert_eq!(steps(), 2);
    });
}

#[test]
fn quiet_hours_that_end_as_they_begin_are_said_beside_the_field_and_nothing_is_kept() {
    testkit::both(rooms, |portal| {
        let browser = portal.visited_by(&Person::ann());
        for (from, to) in [("9", "9"), ("9", "24"), ("x", "y"), ("", "")] {
            let fields = [("quiet", "yes"), ("from", from), ("to", to)];
            browser.sends("/preferences", &fields).sees("not the same hour as the start");
        }
        browser.opens("/preferences").sees("You have not changed anything yet");
    });
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
    testkit::both(rooms, |portal| {
        let browser = portal.visited_by(&Person::ann());
        browser.opens("/messages").sees("We have not sent you any messages yet");
        let here = sent(portal, "identity.notice:7", "Hello <Ann>,\n\nYour phone\nchanged.\n");
        let list = browser.opens("/messages");
        list.sees("1 message you have not read").sees(&here).sees("About your account");
        list.sees("Email to a…@example.org").sees("Waiting").lacks("Your phone");
        let ben = portal.visited_by(&Person::ben());
        ben.opens("/messages").lacks("About your account");
        assert_eq!(ben.opens(&here).status, 404);
        assert_eq!(ben.sends::<&str>(&here, &[]).status, 404);
        browser.opens(&here).sees("Your phone<br>changed.").lacks("<Ann>");
        browser.opens("/messages").sees("1 message you have not read");
        list.sees(&format!("<form method=\"post\" action=\"{here}\">"));
        browser.presses(&here).follow().sees("Your phone<br>changed.");
        browser.opens("/messages").sees("You have read them all");
        browser.sends(&here, &[("as", "new")]);
        browser.opens("/messages").sees("1 message you have not read");
        assert_eq!(portal.stranger().opens(&here).status, 303);
    });
}

#[test]
fn a_message_that_can_carry_a_code_is_named_and_never_shown() {
    testkit::both(rooms, |portal| {
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
    });
}

#[test]
fn a_message_its_reader_did_not_want_is_kept_here_and_can_be_read() {
    testkit::both(rooms, |portal| {
        let here = sent(portal, "order-placed/7", "We have your order.");
        portal.write(|tx| {
            let id = queue::by_key(tx, "order-placed/7")?.expect("it was just queued").id;
            let kept = delivery::Detail::new(delivery::BY_CHOICE, "");
            delivery::note(tx, id, delivery::State::Refused, &kept)
        });
        let browser = portal.visited_by(&Person::ann());
        browser.opens(&here).sees("as you chose").sees("We have your order.");
        browser.opens("/messages").sees("Kept here");
        browser.opens("/messages?show=new&about=orders").sees("Kept here");
        browser.opens("/messages?about=codes").sees("No message fits").lacks("Kept here");
        for odd in [
            "/messages?about=x&show=y",
            "/messages?after=x",
            "/messages?after=1.zz",
            "/messages?after=",
        ] {
            browser.opens(odd).sees("Kept here");
        }
        assert_eq!(browser.opens("/messages/none").status, 404);
    });
}

#[test]
fn a_list_that_looked_through_many_messages_in_vain_says_that_older_ones_follow() {
    testkit::sqlite(rooms, |portal| {
        let owner = Person::ann().scope.member();
        sent(portal, "access.send_code:7:7:0", "123 456");
        portal.pass(Duration::from_mins(1));
        portal.write(move |tx| {
            let to = "ann@example.org".parse().expect("a mailbox");
            let message = Message::mail(&to, "Your order", ("Soon.".to_owned(), String::new()));
            (0..12 * delivery::PAGE)
                .try_for_each(|number| tx.send(format!("order-placed/{number}"), owner, &message))
        });
        let browser = portal.visited_by(&Person::ann());
        for (about, at_the_end) in
            [("codes", "A code to sign in"), ("costs", "No older message fits")]
        {
            let page = browser.opens(&format!("/messages?about={about}"));
            page.sees("Look at older ones below").lacks("No message fits");
            let (_, rest) = page.text().split_once("rel=\"next\" href=\"").unwrap();
            let older = rest.split('"').next().unwrap().replace("&#38;", "&");
            browser.opens(&older).sees(at_the_end).lacks("Look at older ones");
        }
        browser.opens("/messages").sees("Your order");
    });
}
