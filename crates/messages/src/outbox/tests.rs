use axum::http::StatusCode;
use serde_json::Value;
use store::delivery::State;
use web::Mode;

use crate::testing::{Site, site};
use crate::{Ways, slice};

fn demo(mut test: impl FnMut(&Site)) {
    site(Mode::Demo, |_| Ways::Kept, |site| test(site));
}

#[test]
fn the_outbox_lists_every_kind_of_message_newest_first() {
    demo(|site| {
        let first = site.send("access.code:1", site.mail("ann@example.org"));
        site.later(std::time::Duration::from_secs(1));
        let second = site.send("access.code:2", site.text("503-555-0101"));
        site.later(std::time::Duration::from_secs(1));
        let third = site.send("access.letter:1", site.letter("Code").post(&["Ann".to_owned()]));
        site.work();
        let (status, body) = site.get("/demo/outbox.json");
        assert_eq!(status, StatusCode::OK);
        let list: Vec<Value> = serde_json::from_slice(&body).unwrap();
        let ids: Vec<&str> = list.iter().map(|one| one["id"].as_str().unwrap()).collect();
        assert_eq!(ids, [third.to_string(), second.to_string(), first.to_string()]);
        let ways: Vec<&str> = list.iter().map(|one| one["channel"].as_str().unwrap()).collect();
        assert_eq!(ways, ["post", "text", "mail"]);
        let mut keys: Vec<&String> = list[0].as_object().unwrap().keys().collect();
        keys.sort();
        assert_eq!(keys, ["at", "channel", "html", "id", "subject", "text", "to"]);
    });
}

#[test]
fn a_few_addresses_of_the_demo_show_what_happens_when_a_message_fails() {
    demo(|site| {
        site.send("access.code:1", site.mail("ann@gone.example"));
        site.send("access.code:2", site.text("503-555-0190"));
        site.send("access.code:3", site.mail("ann@example.org"));
        site.work();
        assert_eq!(site.state("access.code:1"), State::Bounced);
        assert_eq!(site.state("access.code:2"), State::Refused);
        assert_eq!(site.state("access.code:3"), State::Delivered);
        assert!(site.is_dead("access.code:1") && site.is_dead("access.code:2"));
    });
}

#[test]
fn the_page_has_its_words_in_every_state_and_language() {
    demo(|site| {
        let rooms = [slice(std::sync::Arc::new(Ways::Kept))];
        assert_eq!(web::Gallery::complaints(&site.house, &rooms), Vec::<String>::new());
    });
}

#[test]
fn a_live_house_has_no_outbox_and_no_letters_to_look_at() {
    site(
        Mode::Live,
        |_| Ways::Kept,
        |site| {
            for path in ["/demo/outbox", "/demo/outbox.json", "/demo/outbox/x/letter.pdf"] {
                assert_eq!(site.get(path).0, StatusCode::NOT_FOUND, "{path}");
            }
        },
    );
}
