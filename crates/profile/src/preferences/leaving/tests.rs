use std::time::Duration;

use base::MemberScope;
use store::{Message, audit};
use testkit::{Portal, Visitor};
use web::Letter;

use crate::preferences::{self, rules::Topic};
use crate::testing;

fn rooms() -> Vec<web::Slice> {
    let offers = crate::Offers { texts: true, letters: true };
    vec![identity::slice(), coverage::slice(), crate::slice(offers)]
}

/// Tells somebody something; what leaves for them.
fn told(portal: &Portal, scope: MemberScope, keys: &[&'static str]) -> Vec<Message> {
    for key in keys {
        let (house, key) = (portal.house.clone(), *key);
        portal.write(move |tx| {
            let f = house.frame(base::Lang::English, tx.now());
            let letter = Letter::new(&f, tx.entropy()).subject("Spring").para("Hello.").closing();
            crate::tell(tx, &f, scope, (key, &letter))
        });
    }
    portal.work().into_iter().filter(|message| !message.to.is_empty()).collect()
}

/// The path of the link in a mail, which stands in its head too.
fn link(mail: &Message) -> String {
    let whole = mail.leave.as_ref().expect("a mail that can be left");
    let path = whole.strip_prefix("https://juniper.example").expect("a link of ours");
    assert!(mail.text.contains(whole.as_str()) && mail.html.contains(whole.as_str()));
    path.to_owned()
}

fn topics(portal: &Portal, scope: MemberScope, topic: Topic) -> preferences::rules::Ways {
    let owner = scope.member();
    let choices = portal.read(move |tx| preferences::store::current(tx, owner));
    choices.ways.get(&topic).copied().unwrap_or_default()
}

/// What the record says of choices that were left.
fn audited(portal: &Portal, scope: MemberScope) -> Vec<String> {
    let later = portal.now() + Duration::from_secs(1);
    let all = portal.read(move |tx| audit::of_member(tx, scope, later, 50));
    let left = all.into_iter().filter(|told| told.action == "choices.left");
    left.map(|told| format!("{} {}", told.action, told.actor)).collect()
}

/// What a page says beside its own address, in which any three letters may stand by chance.
fn says(page: &testkit::Page, path: &str) -> String {
    page.text().replace(path.rsplit('/').next().unwrap_or_default(), "")
}

/// As a mailbox presses by itself: no cookie, no page before it, RFC 8058's own words.
fn pressed_by_a_mailbox(visitor: &Visitor<'_>, path: &str) {
    let mut pressed = visitor.request("POST", path, "List-Unsubscribe=One-Click".to_owned());
    for of_a_browser in ["origin", "sec-fetch-site", "accept-language"] {
        pressed.headers_mut().remove(of_a_browser);
    }
    visitor.asks(pressed).sees("You get no more of these emails");
}

#[test]
fn one_press_in_a_mail_ends_mail_about_its_topic_alone_and_a_second_press_changes_nothing() {
    testkit::both(rooms, |portal| {
        let ann = testing::ann(portal);
        let browser = portal.visited_by(&ann);
        let chosen = [("news", "mail"), ("news", "post"), ("savings", "mail"), ("costs", "mail")];
        browser.sends("/preferences", &chosen).follow().sees("Saved.");
        let sent = told(portal, ann.scope, &["news-plan:1"]);
        let mail = sent.iter().find(|mail| mail.leave.is_some()).expect("a mail");
        let here = link(mail);
        assert!(!here.contains(&ann.scope.member().to_string()) && here.len() < 400, "{here}");
        portal.stranger().opens(&here).sees("Stop these emails?").sees("News from your plan");
        portal.stranger().opens(&here).lacks("Ways to save");
        assert!(!says(&portal.stranger().opens(&here), &here).contains("Ann"));
        assert!(topics(portal, ann.scope, Topic::News).mail, "opened is not left");
        for _ in 0..3 {
            pressed_by_a_mailbox(&portal.stranger(), &here);
        }
        let ways = topics(portal, ann.scope, Topic::News);
        assert!(!ways.mail && ways.post, "letters stay");
        assert!(topics(portal, ann.scope, Topic::Savings).mail);
        portal.pass(Duration::from_hours(24));
        let sent = told(portal, ann.scope, &["news-plan:2", "saving-found:2"]);
        let news = sent.iter().filter(|sent| sent.channel == store::Channel::Mail);
        assert_eq!(news.count(), 1, "savings alone");
        let owner = ann.scope.member();
        let steps = portal.read(move |tx| preferences::store::history(tx, owner));
        assert_eq!(steps.len(), 2);
        assert_eq!(audited(portal, ann.scope), ["choices.left stranger".to_owned()]);
        let page = browser.opens("/preferences");
        page.sees("with the link in one of them: News from your plan");
        page.sees("Tick email to get them again");
        browser.sends("/preferences", &chosen).follow().lacks("Tick email to get them again");
        assert!(topics(portal, ann.scope, Topic::News).mail);
    });
}

#[test]
fn a_forged_or_old_link_says_one_plain_sentence_and_changes_nothing() {
    testkit::both(rooms, |portal| {
        let ann = testing::ann(portal);
        portal.visited_by(&ann).sends("/preferences", &[("savings", "mail")]);
        let sent = told(portal, ann.scope, &["saving-found:1"]);
        let here = link(&sent[0]);
        let (last, other) = (here.len() - 1, if here.ends_with('A') { 'Q' } else { 'A' });
        let forged = [
            format!("{}{other}", &here[..last]),
            here[..last - 8].to_owned(),
            format!("{here}{}", "A".repeat(2_000)),
            "/preferences/leave/7k2m9qxd".to_owned(),
            "/preferences/leave/%F0%9F%92%8A".to_owned(),
        ];
        for path in &forged {
            portal.stranger().opens(path).sees("This link stops nothing").lacks("Ways to save");
            let stranger = portal.stranger();
            let pressed = stranger.presses(path);
            pressed.sees("This link stops nothing");
            assert!(!says(&pressed, path).contains("Ann"));
        }
        assert!(topics(portal, ann.scope, Topic::Savings).mail);
        // CAN-SPAM asks for thirty days; we promise more.
        portal.pass(Duration::from_hours(24 * 390));
        portal.stranger().opens(&here).sees("Ways to save");
        portal.pass(Duration::from_hours(24 * 11));
        portal.stranger().presses(&here).sees("This link stops nothing");
        assert!(topics(portal, ann.scope, Topic::Savings).mail);
    });
}

#[test]
fn mail_about_orders_and_what_always_leaves_carries_no_such_link() {
    testkit::sqlite(rooms, |portal| {
        let ann = testing::ann(portal);
        let keys = ["order-held:1", "payment-due:1", "claim-new:1", "reminder-low:1"];
        let sent = told(portal, ann.scope, &keys);
        let can: Vec<bool> = sent.iter().map(|mail| mail.leave.is_some()).collect();
        assert_eq!(can, [false, false, true, true]);
        assert!(!sent[0].text.contains("/preferences/leave"));
    });
}

#[test]
fn a_mail_about_several_things_ends_them_all_and_comes_about_none_that_was_left() {
    testkit::both(rooms, |portal| {
        let (house, scope) = (portal.house.clone(), testing::ann(portal).scope);
        let (owner, to) = (scope.member(), "ann@example.org".parse().unwrap());
        let mail = portal.write(move |tx| {
            let f = house.frame(base::Lang::Spanish, tx.now());
            let letter = Letter::new(&f, tx.entropy()).subject("Dos").para("Hola.");
            let about = [Topic::Costs, Topic::News];
            super::mail(tx, &f, owner, (&to, &letter, &about))
        });
        let here = link(&mail);
        assert!(mail.text.contains("No recibir más"), "{}", *mail.text);
        let page = portal.stranger().in_spanish();
        page.opens(&here).sees("Reclamaciones y costos").sees("Noticias de su plan");
        page.presses(&here).sees("Ya no recibirá estos correos electrónicos");
        assert!(!topics(portal, scope, Topic::Costs).any());
        assert!(topics(portal, scope, Topic::Orders).mail);
    });
}
