//! Streams that are open when the house closes.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use super::browser::{Browser, PATIENCE};
use super::house::House;
use super::place::Place;

/// A house waits a minute for answers under way; one that waited for streams would take that long.
const SOON: Duration = Duration::from_secs(30);

/// Opens the stream of the chat whose cookie this is, and reads until it has begun.
fn listens(house: &House, cookie: &str) -> BufReader<TcpStream> {
    let mut line = TcpStream::connect_timeout(&house.address, PATIENCE).unwrap();
    line.set_read_timeout(Some(PATIENCE)).unwrap();
    let request = format!(
        "GET /help/chat/live?at=1 HTTP/1.1\r\nhost: {}\r\naccept: text/event-stream\r\n\
         cookie: help-chat={cookie}\r\n\r\n",
        house.address
    );
    line.write_all(request.as_bytes()).unwrap();
    let mut lines = BufReader::new(line);
    let mut head = String::new();
    while !head.contains("retry: ") {
        assert!(lines.read_line(&mut head).unwrap() > 0, "{head}");
    }
    for wanted in ["200 OK", "text/event-stream", "no-store", "x-accel-buffering: no"] {
        assert!(head.to_lowercase().contains(&wanted.to_lowercase()), "{wanted}: {head}");
    }
    lines
}

#[test]
fn a_house_closes_in_time_though_somebody_listens() {
    let place = Place::sqlite();
    let house = House::open(&place);
    let mut one = Browser::new(house.address);
    let fields = [("topic", "card"), ("left", "other"), ("text", "Is anybody there?")];
    let begun = one.post("/help/chat", &fields).unwrap();
    assert_eq!(begun.status, 200, "{}", begun.text);
    let cookie = one.cookie("help-chat").unwrap().to_owned();
    let mut streams = [listens(&house, &cookie), listens(&house, &cookie)];
    let closing = Instant::now();
    house.close();
    assert!(closing.elapsed() < SOON, "{:?}", closing.elapsed());
    for stream in &mut streams {
        let mut rest = String::new();
        while stream.read_line(&mut rest).is_ok_and(|bytes| bytes > 0) {}
        assert!(!rest.contains("anybody"), "a stream says nothing of anybody: {rest}");
    }
}
