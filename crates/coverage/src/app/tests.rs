use axum::Extension;
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
        assert!(ann.cookies.borrow().contains_key("__Host-card-kept"));
        let ended = ann.presses("/card/keep/end");
        assert_eq!(ended.header("clear-site-data"), "\"storage\"");
        assert!(!ann.cookies.borrow().contains_key("__Host-card-kept"));
    });
}
