//! What a member chose is so on every browser, in their mail and on paper.

use base::{Lang, Reading, TextSize};
use identity::account;
use testkit::Person;

use crate::testing::ann;

const HERE: &str = "/profile/reading";

fn rooms() -> Vec<web::Slice> {
    vec![identity::slice(), coverage::slice(), crate::slice(crate::Offers::default())]
}

#[test]
fn a_choice_is_kept_with_the_account_and_shows_on_browsers_that_say_nothing() {
    testkit::both(rooms, |portal| {
        let ann = ann(portal);
        let here = portal.visited_by(&ann);
        here.opens("/profile").sees("<html lang=\"en\">").sees("Language and text size");
        let saved = here.sends(HERE, &[("lang", "es"), ("text", "large")]);
        assert_eq!(saved.place(), "/profile/reading?done=yes");
        saved.follow().sees("<html lang=\"es\" class=\"lk-large\">").sees("Guardado.");
        let of = (ann.account, ann.scope.member());
        let kept = portal.read(move |tx| account::store::account(tx, of)).unwrap();
        let wanted = Reading { lang: Lang::Spanish, text: TextSize::Large };
        assert_eq!((kept.reads(), kept.lang, kept.username.0), (wanted, Lang::Spanish, user()));
        // As the session check hands it on, on a browser that was told nothing.
        let ann = Person { reading: kept.reading, ..ann };
        let there = portal.visited_by(&ann);
        there.opens("/profile").sees("<html lang=\"es\" class=\"lk-large\">");
        there
            .opens("/language?to=en&back=/profile")
            .follow()
            .sees("lang=\"en\" class=\"lk-large\"");
        there.opens("/text-size?to=normal&back=/profile").follow().sees("<html lang=\"en\">");
        let nowhere = there.opens("/text-size?to=huge&back=//elsewhere.example").place();
        assert_eq!(nowhere, "/");
        there.opens("/profile").sees("<html lang=\"en\">");
        let ben = portal.visited_by(&Person::ben());
        ben.opens("/profile").sees("<html lang=\"en\">");
    });
}

fn user() -> String {
    "ann.whitfield".to_owned()
}

#[test]
fn what_is_sent_from_then_on_reads_so() {
    testkit::both(rooms, |portal| {
        let ann = ann(portal);
        let of = (ann.account, ann.scope.member());
        let large = Reading { lang: Lang::Spanish, text: TextSize::Large };
        let house = portal.house.clone();
        let said = |portal: &testkit::Portal, key: &'static str| {
            let house = house.clone();
            portal.write(move |tx| {
                let notice = identity::notices::Notice::PasswordChanged;
                identity::notices::tell_every_channel(tx, &house, of, (key, &notice))
            });
            portal.work().pop().unwrap()
        };
        let before = said(portal, "before");
        assert!(before.html.contains("<html lang=\"en\">") && !before.html.contains("150%"));
        portal.write(move |tx| account::choose_reading(tx, of, large));
        let after = said(portal, "after");
        assert!(after.html.contains("<html lang=\"es\">") && after.html.contains("150%"));
        let f = portal.house.frame(large, portal.now());
        let lines = ["Ann".to_owned()];
        assert!(web::Letter::new(&f, [0; 16]).post(&lines).sheet.unwrap().large);
    });
}

#[test]
fn a_form_without_an_answer_says_what_is_missing_and_keeps_the_rest() {
    testkit::sqlite(rooms, |portal| {
        let here = portal.visited_by(&Person::ann());
        let page = here.sends(HERE, &[("lang", "fr"), ("text", "large")]);
        assert_eq!(page.status, 422);
        page.sees("Choose a language.").lacks("Choose a text size.");
        page.sees("value=\"large\" checked");
        let page = here.sends::<&str>(HERE, &[]);
        page.sees("Choose a language.").sees("Choose a text size.");
        assert_eq!(portal.stranger().opens(HERE).status, 303);
    });
}
