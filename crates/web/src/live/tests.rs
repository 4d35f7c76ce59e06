//! The hall of a node, and its streams.

use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};
use std::time::Duration;

use axum::body::Body;
use axum::http::Request;
use guard::Prefix;
use http_body_util::BodyExt as _;
use tokio::runtime::Runtime;
use tokio::time::timeout;

use super::hub::{Seat, sit};
use super::{Change, Listen, MOST_FROM, MOST_OF, Stands, Topic, stream};
use crate::testing::with_house;
use crate::{Mode, Shared};

const SOON: Duration = Duration::from_secs(20);

fn place(last: u8) -> Prefix {
    Prefix::of(IpAddr::V4(Ipv4Addr::new(203, 0, last, 7)))
}

fn listen(topic: &str, (from, visitor): (u8, &str), stands: Stands) -> Listen {
    Listen {
        topics: vec![Topic::new("ticket", topic)],
        prefix: place(from),
        visitor: visitor.to_owned(),
        seen: 1,
        pulses: false,
        stands,
    }
}

fn always(version: i64) -> Stands {
    Arc::new(move |_| Ok(Some(version)))
}

fn with(test: impl Fn(&Shared, &Runtime)) {
    with_house(Mode::Live, &[], |house| {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        test(&house, &runtime);
    });
}

/// What comes next out of a stream; empty once it has ended.
async fn next(body: &mut Body) -> String {
    let frame = timeout(SOON, body.frame()).await.expect("something is said in time");
    let Some(frame) = frame else { return String::new() };
    String::from_utf8(frame.unwrap().into_data().unwrap().to_vec()).unwrap()
}

fn opened(house: &Shared, listen: Listen) -> Body {
    let seat = sit(house, &listen).expect("there is room");
    stream::answer(house, seat, listen).into_body()
}

#[test]
fn a_stream_says_numbers_and_nothing_else_and_begins_with_what_was_missed() {
    with(|house, runtime| {
        runtime.block_on(async {
            let mut still = opened(house, listen("a", (1, "ann"), always(1)));
            assert_eq!(next(&mut still).await, "retry: 3000\n:\n\n".replace(":\n\n", ": \n\n"));
            let mut behind = opened(house, listen("a", (1, "bea"), always(2)));
            assert_eq!(next(&mut behind).await, "retry: 3000\ndata: 1\n\n");
            house.live.ring(&Topic::new("ticket", "a"));
            assert_eq!(next(&mut behind).await, "data: 2\n\n");
            assert_eq!(next(&mut still).await, "data: 1\n\n");
            house.live.ring(&Topic::new("ticket", "b"));
            house.live.ring(&Topic::new("queue", "a"));
            let quiet = timeout(Duration::from_millis(50), still.frame()).await;
            assert!(quiet.is_err(), "another's ticket rings nobody");
        });
    });
}

#[test]
fn a_stream_ends_once_whoever_listens_may_no_longer() {
    with(|house, runtime| {
        runtime.block_on(async {
            let may = Arc::new(AtomicBool::new(true));
            let asked = may.clone();
            let stands: Stands = Arc::new(move |_| Ok(asked.load(Ordering::SeqCst).then_some(1)));
            let mut body = opened(house, listen("a", (1, "ann"), stands));
            next(&mut body).await;
            assert_eq!(house.live.listeners(), 1);
            may.store(false, Ordering::SeqCst);
            house.live.ring(&Topic::new("ticket", "a"));
            assert_eq!(next(&mut body).await, "data: 1\n\n", "the page looks a last time");
            assert_eq!(next(&mut body).await, "", "and nothing is said of why");
        });
    });
}

#[test]
fn a_house_that_closes_ends_every_stream_and_gives_out_none() {
    with(|house, runtime| {
        runtime.block_on(async {
            let mut body = opened(house, listen("a", (1, "ann"), always(1)));
            next(&mut body).await;
            house.live.close();
            assert_eq!(next(&mut body).await, "");
            drop(body);
            assert_eq!(house.live.listeners(), 0);
            assert!(sit(house, &listen("a", (1, "ann"), always(1))).is_none());
        });
    });
}

#[test]
fn a_thousand_streams_of_one_source_get_sixty_places_and_of_one_visitor_three() {
    with(|house, runtime| {
        let _running = runtime.enter();
        let seats: Vec<Seat> = (0..1_000)
            .filter_map(|number| sit(house, &listen("a", (1, &format!("one {number}")), always(1))))
            .collect();
        assert_eq!(seats.len(), MOST_FROM);
        let of_one = |from| sit(house, &listen("a", (from, "ann"), always(1)));
        let own: Vec<Seat> = (2..100).filter_map(of_one).collect();
        assert_eq!(own.len(), MOST_OF, "wherever they come from");
        drop(seats);
        assert!(sit(house, &listen("a", (1, "bea"), always(1))).is_some(), "who leaves makes room");
        drop(own);
        assert!(of_one(2).is_some());
        assert_eq!(house.live.listeners(), 0);
    });
}

#[test]
fn the_node_is_full_at_a_thousand_whoever_they_are() {
    with(|house, runtime| {
        let _running = runtime.enter();
        let one = |number: u32| {
            let from = u8::try_from(number % 250).unwrap();
            sit(house, &listen("a", (from, &number.to_string()), always(1)))
        };
        let seats: Vec<Seat> = (0..1_200).filter_map(one).collect();
        assert_eq!(seats.len(), 1_000);
        assert_eq!(house.live.listeners(), 1_000);
    });
}

/// The version of the one row that the source below knows.
static VERSION: AtomicI64 = AtomicI64::new(1);

#[test]
fn the_poller_tells_of_a_row_once_for_each_version_and_goes_when_nobody_listens() {
    with(|house, runtime| {
        house.live.ask(vec![|_, _| {
            let topics = vec![Topic::new("ticket", "a")];
            Ok(vec![Change { row: [1; 16], version: VERSION.load(Ordering::SeqCst), topics }])
        }]);
        runtime.block_on(async {
            let mut body = opened(house, listen("a", (1, "ann"), always(1)));
            next(&mut body).await;
            // The first question finds it new: whoever listens looks once too often, never too
            // seldom.
            assert_eq!(next(&mut body).await, "data: 1\n\n");
            VERSION.store(2, Ordering::SeqCst);
            house.live.nudge();
            assert_eq!(next(&mut body).await, "data: 2\n\n");
            let quiet = timeout(Duration::from_millis(1_500), body.frame()).await;
            assert!(quiet.is_err(), "the same version is told once");
            drop(body);
            assert!(!house.live.goes_on());
        });
    });
}

#[test]
fn what_asks_by_itself_says_so_in_a_header_or_in_its_address() {
    let asked = |header: Option<&str>, query| {
        let mut request = Request::builder().uri("/");
        if let Some(header) = header {
            let (name, value) = header.split_once(' ').unwrap_or((header, "1"));
            request = request.header(name, value);
        }
        super::is_by_itself(request.body(()).unwrap().headers(), query)
    };
    assert!(asked(Some("x-live"), None) && asked(None, Some("a=b&live=1")));
    assert!(asked(Some("accept text/event-stream"), None) && !asked(Some("accept */*"), None));
    assert!(
        !asked(None, None) && !asked(None, Some("live=2&xlive=1")) && !asked(Some("live"), None)
    );
}
