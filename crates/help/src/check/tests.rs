//! What a browser is told of itself.

use axum::http::header;

const HERE: &str = "/help/check";

fn rooms() -> Vec<web::Slice> {
    vec![crate::slice()]
}

#[test]
fn a_browser_that_keeps_cookies_is_looked_at_once_and_found_well() {
    testkit::sqlite(rooms, |portal| {
        let anyone = portal.stranger().saying("user-agent", "X11; Linux; rv:145.0 Firefox/145.0");
        let first = anyone.opens(HERE);
        assert_eq!((first.status, first.place().as_str()), (303, "/help/check?again=yes"));
        let page = first.follow();
        page.sees("They come back to us").sees("You are at our address").sees("it is encrypted");
        page.sees("Firefox · Linux").sees("Thursday, March 4, 2027").sees("Try the button");
        // Now it has the cookie, and the page stands without going round.
        assert_eq!(anyone.opens(HERE).status, 200);
    });
}

#[test]
fn blocked_cookies_are_named_with_what_to_do_and_nobody_is_led_in_a_circle() {
    testkit::sqlite(rooms, |portal| {
        let anyone = portal.stranger();
        let place = anyone.opens(HERE).place();
        anyone.cookies.borrow_mut().clear();
        let page = anyone.opens(&place);
        assert_eq!(page.status, 200);
        page.sees("Blocked").sees("Allow cookies for juniper.example").lacks("it is encrypted");
        anyone.cookies.borrow_mut().clear();
        anyone.presses(HERE).sees("The button works").sees("Blocked");
    });
}

#[test]
fn whoever_was_sent_the_second_look_is_found_well_by_the_next_one() {
    testkit::sqlite(rooms, |portal| {
        let anyone = portal.stranger();
        anyone.opens("/help/check?again=yes").sees("Blocked").sees("href=\"/help/check\"");
        anyone.opens(HERE).sees("They come back to us");
    });
}

#[test]
fn another_address_is_not_taken_for_ours_and_is_not_repeated() {
    testkit::sqlite(rooms, |portal| {
        let anyone = portal.stranger();
        anyone.opens(HERE);
        let mut asked = anyone.request("GET", HERE, String::new());
        asked.headers_mut().insert(header::HOST, "juniper-rx.evil.test".parse().unwrap());
        let page = anyone.asks(asked);
        page.sees("This is not our usual address").sees("https://juniper.example");
        page.lacks("evil.test");
    });
}

#[test]
fn the_page_speaks_the_language_that_was_asked_for() {
    testkit::sqlite(rooms, |portal| {
        let anyone = portal.stranger().in_spanish();
        anyone.opens(HERE).follow().sees("Revisar este navegador").sees("Español");
    });
}
