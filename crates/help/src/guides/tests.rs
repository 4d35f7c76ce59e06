//! Help as anybody meets it: at the door, by words, and guide by guide.

use testkit::{Person, Portal};

use super::rules::{GUIDES, Topic};

fn rooms() -> Vec<web::Slice> {
    vec![crate::slice()]
}

fn on_a_portal(test: impl FnMut(&Portal)) {
    testkit::sqlite(rooms, test);
}

#[test]
fn help_opens_with_medicine_today_and_ends_with_a_person() {
    on_a_portal(|portal| {
        let stranger = portal.stranger();
        let page = stranger.opens("/help");
        assert_eq!(page.status, 200);
        let text = page.text();
        let places = ["Need medicine today?", "What do you need help with?", "Getting in"];
        let places = places.into_iter().chain(["Keeping your account safe", "id=\"person\""]);
        let places: Vec<usize> = places.map(|words| text.find(words).unwrap()).collect();
        assert!(places.is_sorted(), "{places:?}");
        page.sees("href=\"/refill\"").sees("href=\"/pharmacy/show\"");
        page.sees("href=\"/help/sign-in\"")
            .sees("href=\"/help/really-us\"")
            .sees("1-800-555-0199")
            .sees("711");
        for guide in &GUIDES {
            page.sees(&format!("href=\"/help/guides/{}\"", guide.slug));
        }
    });
}

#[test]
fn a_member_and_a_stranger_read_the_same_help() {
    on_a_portal(|portal| {
        let ann = portal.visited_by(&Person::ann());
        ann.opens("/help").sees("Signed in as Ann").sees("Need medicine today?");
        ann.opens("/help/guides/no-code").sees("Why does my code not come?");
    });
}

#[test]
fn every_guide_opens_in_both_languages_and_says_what_to_do_if_it_was_not_enough() {
    on_a_portal(|portal| {
        let (ann, ana) = (portal.stranger(), portal.stranger().in_spanish());
        for guide in &GUIDES {
            let path = format!("/help/guides/{}", guide.slug);
            let page = ann.opens(&path);
            assert_eq!(page.status, 200, "{path}");
            page.sees("Still stuck?").sees("href=\"/help\"");
            for door in guide.parts.iter().copied().flatten() {
                page.sees(&format!("<a href=\"{}\">", door.path));
            }
            ana.opens(&path).sees("¿Todavía no puede?").lacks("Still stuck?");
        }
    });
}

#[test]
fn a_guide_that_nobody_wrote_is_a_page_that_is_not_there() {
    on_a_portal(|portal| {
        let stranger = portal.stranger();
        for slug in ["no-such-guide", "No-Code", "no-code%2F"] {
            assert_eq!(stranger.opens(&format!("/help/guides/{slug}")).status, 404, "{slug}");
        }
    });
}

#[test]
fn a_few_words_find_a_guide_and_stay_out_of_the_address() {
    on_a_portal(|portal| {
        let stranger = portal.stranger();
        let page = stranger.sends("/help", &[("words", "Landlines")]);
        assert_eq!(page.status, 200);
        page.sees("We found 1 guide for “Landlines”").sees("href=\"/help/guides/no-code\"");
        page.sees("value=\"Landlines\"").lacks("id=\"topic-lost\"");
        let page = stranger.sends("/help", &[("words", "lost phone")]);
        page.sees("the best first").sees("href=\"/help/guides/lost-phone\"");
        page.sees("action=\"/help\"").lacks("method=\"get\"");
        let ana = portal.stranger().in_spanish();
        ana.sends("/help", &[("words", "contrasena")]).sees("href=\"/help/guides/wrong-password\"");
    });
}

#[test]
fn words_that_find_nothing_leave_the_topics_and_the_phone() {
    on_a_portal(|portal| {
        let page = portal.stranger();
        let page = page.sends("/help", &[("words", "<b>xylophone")]);
        assert_eq!(page.status, 200);
        page.sees("We found nothing for “&#60;b&#62;xylophone”").sees("call 1-800-555-0199");
        for topic in Topic::ALL {
            page.sees(&format!("id=\"topic-{}\"", topic.word()));
        }
    });
}

#[test]
fn nothing_typed_is_said_beside_the_field() {
    on_a_portal(|portal| {
        for typed in ["", "   ", "?!"] {
            let page = portal.stranger();
            let page = page.sends("/help", &[("words", typed)]);
            assert_eq!(page.status, 422, "{typed}");
            page.sees("<title>Error: ").sees("id=\"words-error\"").sees("Type a word or two");
            page.sees("id=\"topic-getting-in\"");
        }
        let page = portal.stranger();
        assert_eq!(page.sends("/help", &[("words", "a ".repeat(5_000))]).status, 200);
    });
}
