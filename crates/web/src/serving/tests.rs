use std::io::{ErrorKind, Read, Write};
use std::net::TcpStream as Line;
use std::sync::mpsc;

use axum::routing::get;
use tokio::sync::Notify;

use super::*;

/// Long enough never to pass in a test.
const NEVER: Duration = Duration::from_hours(1);
const PATIENT: Limits = Limits { headers: NEVER, age: NEVER, parting: NEVER, connections: 8 };
const AT_ONCE: Duration = Duration::from_millis(20);
/// For what must come: longer than any machine is busy with something else.
const PATIENCE: Duration = Duration::from_mins(1);
const ASK: &str = "GET / HTTP/1.1\r\nhost: a\r\n\r\n";

/// A house on a port of its own, with one page that waits until it is let go.
struct Open {
    address: SocketAddr,
    stop: Arc<Notify>,
    let_go: Arc<Notify>,
    began: mpsc::Receiver<()>,
    runtime: tokio::runtime::Runtime,
    served: tokio::task::JoinHandle<()>,
}

fn open(limits: Limits) -> Open {
    let runtime =
        tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    let listener = runtime.block_on(TcpListener::bind("127.0.0.1:0")).unwrap();
    let address = listener.local_addr().unwrap();
    let (stop, let_go) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
    let (tell, began) = mpsc::channel();
    let gate = Arc::clone(&let_go);
    let waits = move || async move {
        tell.send(()).unwrap();
        gate.notified().await;
        "done"
    };
    let app = Router::new().route("/", get(|| async { "here" })).route("/waits", get(waits));
    let stopped = Arc::clone(&stop);
    let served =
        runtime.spawn(serve(listener, app, async move { stopped.notified().await }, limits));
    Open { address, stop, let_go, began, runtime, served }
}

impl Open {
    fn line(&self, said: &str) -> Line {
        let mut line = Line::connect(self.address).unwrap();
        line.set_read_timeout(Some(PATIENCE)).unwrap();
        line.write_all(said.as_bytes()).unwrap();
        line
    }
}

/// What comes until the other side closes.
fn rest(mut line: Line) -> String {
    let mut bytes = Vec::new();
    // Closed with something unread is a reset: closed all the same. A line that stays open is not.
    if let Err(end) = line.read_to_end(&mut bytes) {
        let open = matches!(end.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut);
        assert!(!open, "nobody closed it");
    }
    String::from_utf8(bytes).unwrap()
}

/// One answer of a connection that stays open.
fn answer(line: &mut Line) -> String {
    let mut bytes = Vec::new();
    while !bytes.ends_with(b"here") {
        let mut byte = [0];
        line.read_exact(&mut byte).unwrap();
        bytes.push(byte[0]);
    }
    String::from_utf8(bytes).unwrap()
}

#[test]
fn a_visitor_who_says_nothing_or_only_half_is_shown_out() {
    let house = open(Limits { headers: AT_ONCE, ..PATIENT });
    assert_eq!(rest(house.line("")), "");
    let half = rest(house.line("GET / HTTP/1.1\r\nhost: a\r\nx-slow:"));
    assert!(!half.contains("200"), "{half}");
}

#[test]
fn a_connection_may_be_used_again_but_not_rest_for_ever() {
    let house = open(Limits { headers: Duration::from_secs(6), ..PATIENT });
    let mut line = house.line(ASK);
    assert!(answer(&mut line).starts_with("HTTP/1.1 200"));
    line.write_all(ASK.as_bytes()).unwrap();
    assert!(answer(&mut line).starts_with("HTTP/1.1 200"));
    assert_eq!(rest(line), "");
}

#[test]
fn an_old_connection_is_closed_between_two_requests() {
    let house = open(Limits { age: AT_ONCE, ..PATIENT });
    assert_eq!(rest(house.line("")), "");
}

#[test]
fn an_answer_nobody_lets_end_is_given_up() {
    let house = open(Limits { age: AT_ONCE, parting: AT_ONCE, ..PATIENT });
    let line = house.line("GET /waits HTTP/1.1\r\nhost: a\r\n\r\n");
    assert_eq!(rest(line), "");
}

#[test]
fn whoever_comes_when_every_place_is_taken_is_served_when_one_is_free() {
    let house = open(Limits { connections: 1, ..PATIENT });
    let first = house.line("GET /waits HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n");
    house.began.recv().unwrap();
    let mut second = house.line(ASK);
    house.let_go.notify_one();
    assert!(rest(first).ends_with("done"));
    assert!(answer(&mut second).starts_with("HTTP/1.1 200"));
}

#[test]
fn a_house_that_closes_finishes_what_was_asked_and_lets_idle_visitors_go() {
    let house = open(PATIENT);
    let mut idle = house.line(ASK);
    answer(&mut idle);
    let asked = house.line("GET /waits HTTP/1.1\r\nhost: a\r\n\r\n");
    house.began.recv().unwrap();
    house.stop.notify_one();
    assert_eq!(rest(idle), "");
    house.let_go.notify_one();
    assert!(rest(asked).ends_with("done"));
    house.runtime.block_on(house.served).unwrap();
}

#[test]
fn endless_and_countless_headers_are_refused() {
    let house = open(PATIENT);
    let long = format!("GET / HTTP/1.1\r\nhost: a\r\nx: {}", "a".repeat(100_000));
    let many = format!("GET / HTTP/1.1\r\nhost: a\r\n{}\r\n", "x: y\r\n".repeat(100));
    for said in [long, many] {
        let mut line = Line::connect(house.address).unwrap();
        line.set_read_timeout(Some(PATIENCE)).unwrap();
        // Refused before it was all said: the rest may not go through any more.
        let _ = line.write_all(said.as_bytes());
        let said = rest(line);
        assert!(said.is_empty() || said.starts_with("HTTP/1.1 431"), "{said}");
    }
}

/// Requests that two programs in a row could read as two different things.
const ODD: [&str; 14] = [
    "GET /health/live HTTP/1.1\r\nhost: a\r\ncontent-length: 5\r\n\
     transfer-encoding: chunked\r\n\r\n0\r\n\r\n",
    "GET /health/live HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked\r\n\
     content-length: 5\r\n\r\n0\r\n\r\n",
    "GET /health/live HTTP/1.1\r\nhost: a\r\ncontent-length: 0\r\ncontent-length: 5\r\n\r\n",
    "GET /health/live HTTP/1.1\r\nhost: a\r\ncontent-length: +0\r\n\r\n",
    "GET /health/live HTTP/1.1\r\nhost: a\r\ncontent-length: -1\r\n\r\n",
    "GET /health/live HTTP/1.1\r\nhost: a\r\ntransfer-encoding: gzip\r\n\r\n",
    "GET /health/live HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked, identity\r\n\r\n",
    "GET /health/live HTTP/1.0\r\nhost: a\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n",
    "GET /health/live HTTP/1.1\r\nhost : a\r\n\r\n",
    "GET /health/live HTTP/1.1\r\nhost: a\r\n folded: b\r\n\r\n",
    "GET /health/live HTTP/1.1\r\nhost: a\r\nx: \0\r\n\r\n",
    "GET /health/live HTTP/1.1\r\nhost: a\r\nhost: b\r\n\r\n",
    "GET /health/live HTTP/9.9\r\nhost: a\r\n\r\n",
    "GET  /health/live HTTP/1.1\r\nhost: a\r\n\r\n",
];

#[test]
fn requests_framed_in_two_ways_are_refused_and_their_line_closed() {
    crate::testing::with_house(crate::Mode::Live, &[], |house| {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(1)
            .enable_all()
            .build()
            .unwrap();
        let listener = runtime.block_on(TcpListener::bind("127.0.0.1:0")).unwrap();
        let address = listener.local_addr().unwrap();
        let app = crate::app(house, Vec::new(), |router| router);
        runtime.spawn(serve(listener, app, std::future::pending(), PATIENT));
        let ask = |said: &str| {
            let mut line = Line::connect(address).unwrap();
            line.set_read_timeout(Some(PATIENCE)).unwrap();
            line.write_all(said.as_bytes()).unwrap();
            rest(line)
        };
        let plain = "GET /health/live HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n";
        assert!(ask(plain).starts_with("HTTP/1.1 200"));
        let taken: Vec<_> =
            ODD.iter().filter(|said| !ask(said).starts_with("HTTP/1.1 4")).collect();
        assert!(taken.is_empty(), "{taken:#?}");
    });
}
