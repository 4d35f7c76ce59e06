use std::io::Write as _;
use std::time::{Duration, SystemTime};

use ::store::testing::NOW;
use testkit::{Portal, sqlite};
use web::Slice;

use super::{Place, rooms};

fn slices(place: &Place) -> Vec<Slice> {
    vec![Slice { rooms: rooms(place), ..crate::slice() }]
}

fn at(place: Place, test: impl Fn(&Portal)) {
    sqlite(|| slices(&place), |portal| test(portal));
}

/// A folder as `build` leaves it, and one file that is nobody's business beside it.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in [
        ("site/index.html", "<h1>Everything works</h1>"),
        ("site/es/index.html", "<h1>Todo funciona</h1>"),
        ("site/incidents/2027-03-04-1.html", "<h1>It broke</h1>"),
        ("site/feed.atom", "<feed/>"),
        ("site/live.json", "null"),
        ("secret.html", "nobody's business"),
    ] {
        let place = folder.path().join(name);
        std::fs::create_dir_all(place.parent().unwrap()).unwrap();
        std::fs::File::create(place).unwrap().write_all(text.as_bytes()).unwrap();
    }
    written(&folder, 0);
    folder
}

/// As if it had been written so many minutes ago, by the portal's own clock.
fn written(folder: &tempfile::TempDir, minutes_ago: u64) {
    let now = u64::try_from(NOW.seconds()).unwrap() - minutes_ago * 60;
    let file = std::fs::File::options().append(true).open(folder.path().join("site/index.html"));
    file.unwrap().set_modified(SystemTime::UNIX_EPOCH + Duration::from_secs(now)).unwrap();
}

#[test]
fn a_folder_nobody_writes_any_more_is_not_shown_as_how_things_are_now() {
    let folder = folder();
    at(Place::Folder(folder.path().join("site")), |portal| {
        let stranger = portal.stranger();
        written(&folder, 9);
        stranger.opens("/status/index.html").sees("Everything works");
        written(&folder, 11);
        for page in ["index.html", "es/index.html", "incidents/2027-03-04-1.html"] {
            let told = stranger.opens(&format!("/status/{page}"));
            told.sees("We cannot say how things are now").sees("1-800-555-0199");
            told.lacks("Everything works").lacks("Todo funciona").lacks("It broke");
        }
        for page in ["help.html", "es/help.html"] {
            let told = stranger.opens(&format!("/status/{page}"));
            assert_eq!(told.place(), "/help/sign-in", "the portal answers, so its own help does");
        }
        assert_eq!(stranger.opens("/status/none.html").status, 404);
        assert_eq!(stranger.opens("/status/feed.atom").status, 200, "a reader has its own dates");
    });
}

#[test]
fn without_a_status_page_the_portal_says_so_and_whom_to_call() {
    at(Place::Nowhere, |portal| {
        let stranger = portal.stranger();
        stranger.opens("/status").sees("There is no status page here").sees("1-800-555-0199");
        assert_eq!(stranger.opens("/status/feed.atom").status, 404);
        assert_eq!(stranger.opens("/status/index.html").status, 404);
    });
}

#[test]
fn a_folder_is_shown_and_nothing_beside_it() {
    let folder = folder();
    at(Place::Folder(folder.path().join("site")), |portal| {
        let stranger = portal.stranger();
        stranger.opens("/status").follow().sees("Everything works");
        stranger.opens("/status/es/index.html").sees("Todo funciona");
        stranger.opens("/status/incidents/2027-03-04-1.html").sees("It broke");
        let feed = stranger.opens("/status/feed.atom");
        assert!(feed.header("content-type").starts_with("application/atom+xml"));
        for nothing in [
            "/status/live.json",
            "/status/..%2fsecret.html",
            "/status/es/..%2f..%2fsecret.html",
            "/status/%2e%2e%2fsecret.html",
            "/status/incidents/none.html",
            "/status/.html",
            "/status/index.html%00",
        ] {
            let page = stranger.opens(nothing);
            assert!(matches!(page.status, 404 | 400), "{nothing}");
            page.lacks("nobody's business");
        }
    });
}

#[test]
fn a_folder_that_nothing_was_built_in_is_no_dead_end() {
    let empty = tempfile::tempdir().unwrap();
    at(Place::Folder(empty.path().to_owned()), |portal| {
        portal.stranger().opens("/status").sees("There is no status page here");
    });
}

#[test]
fn an_address_is_led_to() {
    at(Place::Address("https://status.juniper.example".to_owned()), |portal| {
        let stranger = portal.stranger();
        let table = [
            ("/status", "https://status.juniper.example/index.html"),
            ("/status/feed.atom", "https://status.juniper.example/feed.atom"),
            ("/status/es/history.html", "https://status.juniper.example/es/history.html"),
        ];
        for (asked, leads) in table {
            let answer = stranger.opens(asked);
            assert_eq!((answer.status, answer.header("location")), (303, leads), "{asked}");
        }
    });
}
