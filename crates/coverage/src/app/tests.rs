use axum::Extension;
use formats::records::SourceRef;
use testkit::{Person, Portal};

fn rooms() -> Vec<web::Slice> {
    vec![crate::slice()]
}

fn portal(mut test: impl FnMut(&Portal)) {
    let schemas: Vec<store::Slice> = rooms().iter().map(|slice| slice.schema).collect();
    store::testing::sqlite(&schemas, &mut |db| {
        let keys = Extension(identity::Keys::derive(&[7; 32]));
        test(&Portal::stamped(db, rooms(), |_, router| router.layer(keys)));
    });
}

#[test]
fn an_app_is_offered_with_icons_that_are_there() {
    portal(|portal| {
        let anybody = portal.stranger();
        let file = anybody.opens("/app/manifest.webmanifest");
        assert_eq!(file.header("content-type"), "application/manifest+json");
        let said: serde_json::Value = serde_json::from_slice(&file.bytes).unwrap();
        assert_eq!((&said["start_url"], &said["scope"]), (&"/card".into(), &"/".into()));
        for icon in said["icons"].as_array().unwrap() {
            let file = anybody.opens(icon["src"].as_str().unwrap());
            assert_eq!((file.status, file.header("content-type")), (200, "image/png"));
            assert!(file.bytes.starts_with(b"\x89PNG"));
            let width = u32::from_be_bytes(file.bytes[16..20].try_into().unwrap());
            assert_eq!(icon["sizes"], format!("{width}x{width}"));
        }
        for odd in ["/app/icon/9999", "/app/icon/x", "/app/icon/-1"] {
            assert_eq!(anybody.opens(odd).status, 404, "{odd}");
        }
    });
}

#[test]
fn a_worker_is_asked_for_anew_each_time_and_keeps_nothing() {
    portal(|portal| {
        let anybody = portal.stranger();
        let file = anybody.opens("/sw.js");
        assert_eq!(file.header("content-type"), "text/javascript; charset=utf-8");
        assert!(file.header("cache-control").contains("no-cache"));
        file.sees("skipWaiting").sees("clients.claim");
        for word in ["caches.open", ".put(", "cache.add", "importScripts"] {
            file.lacks(word);
        }
        let policy = file.header("content-security-policy");
        assert!(policy.contains("worker-src 'self'") && policy.contains("manifest-src 'self'"));
    });
}

#[test]
fn what_a_browser_keeps_is_the_members_own_card_and_needs_nothing_else() {
    portal(|portal| {
        assert_eq!(portal.stranger().presses("/card/keep").status, 303);
        let ann = portal.visited_by(&Person::ann());
        ann.opens("/card").lacks("Keep my card on this device");
        let told = ann.presses("/card/keep");
        assert_eq!(told.header("content-type"), "application/json");
        let said: serde_json::Value = serde_json::from_slice(&told.bytes).unwrap();
        let html = said["html"].as_str().unwrap();
        for word in ["<script", "<link", "<img", "src=", "url("] {
            assert!(!html.contains(word), "{word}");
        }
        let policy = said["policy"].as_str().unwrap();
        assert!(policy.starts_with("default-src 'none'; style-src 'sha256-"));
    });
}

const KEPT: &str = "__Host-card-kept";

/// Runs `test` where two members have a card each.
fn carded(mut test: impl FnMut(&Portal)) {
    portal(|portal| {
        for person in [Person::ann(), Person::ben()] {
            let (payer, mut card) = crate::tests::card();
            card.source = SourceRef::new("test", person.first_name);
            crate::tests::give(portal, &person, payer, card);
        }
        test(portal);
    });
}

#[test]
fn a_card_counts_as_kept_once_the_browser_says_so_and_not_when_it_asks_for_it() {
    carded(|portal| {
        assert_eq!(portal.stranger().presses("/card/keep/kept").status, 303);
        let ann = portal.visited_by(&Person::ann());
        ann.presses("/card/keep");
        assert!(ann.cookies.borrow().is_empty(), "nothing is sealed yet");
        ann.opens("/card").sees("Keep my card on this device").lacks("data-keep-end");
        assert_eq!(ann.presses("/card/keep/kept").status, 204);
        ann.opens("/card").sees("data-kept").sees("data-keep-end").lacks("action=\"/card/keep\"");
        let ended = ann.presses("/card/keep/end");
        assert_eq!(ended.header("clear-site-data"), "\"storage\"");
        assert!(!ann.cookies.borrow().contains_key(KEPT));
    });
}

#[test]
fn a_card_that_another_member_keeps_here_is_replaced_on_a_press_alone() {
    carded(|portal| {
        let harold = portal.visited_by(&Person::ann());
        harold.presses("/card/keep/kept");
        let kept = harold.cookies.borrow()[KEPT].clone();
        let june = portal.visited_by(&Person::ben());
        // Whatever nobody can tell whose it is counts as another's.
        for kept in [kept.as_str(), "yes", ""] {
            june.cookies.borrow_mut().insert(KEPT.to_owned(), kept.to_owned());
            let page = june.opens("/card");
            page.sees("it may be another member’s").sees("Keep my card here instead");
            page.lacks("data-kept").lacks("data-keep-end");
        }
        june.presses("/card/keep/kept");
        june.opens("/card").sees("data-kept").lacks("it may be another member’s");
        assert_ne!(june.cookies.borrow()[KEPT], kept);
        harold.opens("/card").sees("data-kept");
    });
}

#[test]
fn the_worker_knows_every_answer_of_ours_by_a_header() {
    portal(|portal| {
        let anybody = portal.stranger();
        anybody.opens("/sw.js").sees("const OURS = \"reporting-endpoints\"");
        for path in ["/card", "/sw.js", "/nowhere"] {
            assert!(!anybody.opens(path).header("reporting-endpoints").is_empty(), "{path}");
        }
    });
}

#[test]
fn the_worker_finds_the_link_that_tries_again() {
    portal(|portal| {
        let ann = portal.visited_by(&Person::ann());
        let told = ann.presses("/card/keep");
        let said: serde_json::Value = serde_json::from_slice(&told.bytes).unwrap();
        assert_eq!(said["html"].as_str().unwrap().matches("href=\"/home\"").count(), 1);
        ann.opens("/sw.js").sees("'href=\"/home\"'");
    });
}

#[test]
#[expect(clippy::disallowed_methods, reason = "a test reads the sources, and holds nobody up")]
fn no_page_reads_the_name_by_which_the_worker_knows_that_somebody_waits() {
    let named = "const AGAIN = \"";
    let name =
        include_str!("worker.js").split_once(named).and_then(|(_, rest)| rest.split_once('"'));
    let name = format!("\"{}\"", name.unwrap().0);
    let crates = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let (mut folders, mut read) = (vec![crates.to_path_buf()], 0);
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "rs") {
                let text = std::fs::read_to_string(&path).unwrap();
                assert!(!text.contains(&name), "{} reads {name}", path.display());
                read += usize::from(text.contains("impl Reads for"));
            }
        }
    }
    assert!(read > 50, "{read}");
}
