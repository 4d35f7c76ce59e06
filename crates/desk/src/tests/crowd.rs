//! Two hundred visitors at once, each saying and hearing lines: on one node, and on two nodes over
//! one database with the visitors at one and the desk at the other. Nothing is lost, doubled or out
//! of order, and nobody reads another's line.

use std::collections::BTreeMap;
use std::time::Duration;

use ::store::testing::{NOW, places};
use ::store::{Db, Location};
use axum::body::Body;
use axum::http::header::SET_COOKIE;
use base::TicketId;
use futures_util::future::{join, join_all};
use help::chats::{self, Stage};
use help::tickets::{Queue, State};
use http_body_util::BodyExt as _;
use testkit::{Person, Portal, Visitor};
use tokio::time::timeout;
use tower::ServiceExt as _;

use crate::staff::Role;
use crate::testing::{at_desk, rooms, served};

const VISITORS: u8 = 200;
const AGENTS: u8 = 4;
/// Lines that each visitor hears, and says.
const LINES: usize = 5;
/// Longer than any of it takes, however busy the machine is.
const PATIENCE: Duration = Duration::from_mins(5);

/// Somebody at a browser, and the node it speaks to.
struct One<'p> {
    node: &'p Portal,
    who: Visitor<'p>,
}

impl One<'_> {
    async fn asks(&self, method: &str, path: &str, fields: &[(&str, &str)]) -> (u16, Body) {
        let pairs: Vec<String> = fields
            .iter()
            .map(|(name, value)| format!("{name}={}", value.replace(' ', "+")))
            .collect();
        let request = self.who.request(method, path, pairs.join("&"));
        let answer = self.node.router().oneshot(request).await.unwrap();
        for set in answer.headers().get_all(SET_COOKIE) {
            let (name, rest) = set.to_str().unwrap().split_once('=').unwrap();
            let value = rest.split(';').next().unwrap().to_owned();
            self.who.cookies.borrow_mut().insert(name.to_owned(), value);
        }
        (answer.status().as_u16(), answer.into_body())
    }

    async fn reads(&self, path: &str) -> String {
        let (status, body) = self.asks("GET", path, &[]).await;
        assert_eq!(status, 200, "{path}");
        String::from_utf8(body.collect().await.unwrap().to_bytes().to_vec()).unwrap()
    }

    async fn listens(&self, path: &str) -> Body {
        let mut request = self.who.request("GET", path, String::new());
        request.headers_mut().insert("accept", "text/event-stream".parse().unwrap());
        let answer = self.node.router().oneshot(request).await.unwrap();
        assert_eq!(answer.status().as_u16(), 200, "{path}");
        answer.into_body()
    }
}

/// Waits until something is said to have changed.
async fn rung(stream: &mut Body) {
    loop {
        let frame = timeout(PATIENCE, stream.frame()).await.expect("something is heard");
        let frame = frame.expect("the stream goes on").unwrap().into_data().unwrap();
        let text = std::str::from_utf8(&frame).unwrap();
        let plain = |line: &str| {
            let number = line.strip_prefix("data: ").map(|number| number.parse::<u64>().is_ok());
            number.unwrap_or(line.is_empty() || line.starts_with([':', 'r']))
        };
        assert!(text.lines().all(plain), "a stream says numbers: {text}");
        if text.contains("data: ") {
            return;
        }
    }
}

/// What was said, as the page shows it.
fn lines(page: &str) -> Vec<String> {
    let parts = page.split("<p dir=\"auto\">").skip(1);
    parts.map(|part| part.split('<').next().unwrap().trim().to_owned()).collect()
}

/// A visit from the first word to the last; everything its page showed in the end.
async fn visits(one: &One<'_>, number: u8) -> Vec<String> {
    let own = |round: usize| format!("visitor {number} says {round}.");
    let begun = [("topic", "card"), ("left", "other"), ("text", &own(0))];
    let (status, _) = one.asks("POST", "/help/chat", &begun).await;
    assert!(matches!(status, 200 | 303), "{status}");
    let mut stream = one.listens("/help/chat/live?at=1").await;
    for round in 1..=LINES {
        while heard(&lines(&one.reads("/help/chat").await)) < round {
            rung(&mut stream).await;
        }
        let (mark, text) = (round.to_string(), own(round));
        let fields = [("once", mark.as_str()), ("text", text.as_str())];
        // Each is sent twice, as by an impatient finger.
        for _ in 0..2 {
            assert_eq!(one.asks("POST", "/help/chat/say", &fields).await.0, 303);
        }
    }
    lines(&one.reads("/help/chat").await)
}

fn heard(lines: &[String]) -> usize {
    lines.iter().filter(|line| line.starts_with("desk ")).count()
}

/// An agent who takes what waits and answers each line, until all visitors have heard enough.
async fn answers(one: &One<'_>, me: base::StaffId) {
    let mut said: BTreeMap<TicketId, usize> = BTreeMap::new();
    let mut stream = one.listens("/desk/chats/live").await;
    while finished(one).await < usize::from(VISITORS) {
        let read =
            |stage| one.node.db.read(NOW, move |tx| chats::of_stage(tx, &[Queue::Ordinary], stage));
        for (ticket, _) in read(Stage::Waiting).await.unwrap().into_iter().take(8) {
            let id = ticket.id.to_string();
            let take = [("act", "take"), ("id", id.as_str())];
            let (status, _) = one.asks("POST", "/desk/chats", &take).await;
            assert!(matches!(status, 303 | 422), "{status}");
        }
        let held = read(Stage::Held).await.unwrap();
        let mine = held.into_iter().filter(|(ticket, _)| ticket.assignee == Some(me));
        for (ticket, _) in mine.filter(|(ticket, _)| ticket.state == State::Open) {
            let round = said.entry(ticket.id).or_default();
            if *round == LINES {
                continue;
            }
            *round += 1;
            let (path, mark) = (format!("/desk/chats/{}", ticket.id), round.to_string());
            let text = format!("desk to {} says {round}.", ticket.id);
            let fields = [("act", "say"), ("once", mark.as_str()), ("text", text.as_str())];
            assert_eq!(one.asks("POST", &path, &fields).await.0, 303);
        }
        let _ = timeout(Duration::from_secs(1), rung(&mut stream)).await;
    }
}

/// Visitors who said their last line.
async fn finished(one: &One<'_>) -> usize {
    const COUNT: ::store::Sql = ::store::Sql {
        name: "COUNT",
        text: "SELECT COUNT(*) FROM (SELECT ticket FROM help_entry WHERE voice = 'member' \
            GROUP BY ticket HAVING COUNT(*) > $1) AS done",
    };
    let most = i64::try_from(LINES).unwrap();
    let count = one
        .node
        .db
        .read(NOW, move |tx| tx.one(COUNT, &::store::args![most], |row| row.get::<i64>(0)));
    usize::try_from(count.await.unwrap()).unwrap()
}

/// What a visit must have shown, and nothing besides.
fn is_whole(number: u8, shown: &[String]) {
    assert_eq!(shown.len(), 2 * LINES + 1, "visitor {number}: {shown:?}");
    let ticket = shown[1].split(' ').nth(2).expect("the desk names the ticket").to_owned();
    let mut wanted = vec![format!("visitor {number} says 0.")];
    for round in 1..=LINES {
        wanted.push(format!("desk to {ticket} says {round}."));
        wanted.push(format!("visitor {number} says {round}."));
    }
    assert_eq!(shown, wanted, "visitor {number}");
}

fn meet(visitors: &Portal, desk: &Portal) {
    let agents: Vec<One<'_>> = (1..=AGENTS)
        .map(|number| One {
            node: desk,
            who: at_desk(desk, (&format!("Ana{number} Ruiz"), Role::Agent), number),
        })
        .collect();
    for agent in &agents {
        assert_eq!(agent.who.sends("/desk/chats", &[("act", "here")]).place(), "/desk/chats");
    }
    let takers = desk.read(|tx| chats::takers(tx, Queue::Ordinary));
    assert_eq!(takers.len(), usize::from(AGENTS));
    let by_agent: Vec<base::StaffId> = agents.iter().map(|one| staff_of(desk, one)).collect();
    let crowd: Vec<One<'_>> = (0..VISITORS)
        .map(|number| {
            // Half of them are members, and each comes from a neighbourhood of their own.
            let who = match number % 2 {
                0 => visitors.visited_by(&Person::new(number, "Kim")),
                _ => visitors.stranger(),
            };
            let who = who.saying("x-forwarded-for", &format!("10.{number}.1.1"));
            One { node: visitors, who }
        })
        .collect();
    let talk = join(
        join_all(crowd.iter().zip(0..).map(|(one, number)| visits(one, number))),
        join_all(agents.iter().zip(by_agent).map(|(one, me)| answers(one, me))),
    );
    let all = visitors.runtime.block_on(async { timeout(PATIENCE, talk).await });
    let (shown, _) = all.expect("everybody is heard in time");
    for (number, shown) in (0..).zip(&shown) {
        is_whole(number, shown);
    }
    assert_eq!((visitors.house.live.listeners(), desk.house.live.listeners()), (0, 0));
}

/// Whose session this is, by the name on every page of theirs.
fn staff_of(desk: &Portal, one: &One<'_>) -> base::StaffId {
    let name = one.who.opens("/desk").text().split("<strong>Ana").nth(1).unwrap().to_owned();
    let number = name.chars().next().unwrap();
    let all = desk.read(crate::staff::store::list);
    let mine = all.into_iter().find(|staff| staff.name.0 == format!("Ana{number} Ruiz"));
    mine.expect("they joined").id
}

#[test]
fn two_hundred_visitors_talk_at_once_on_one_node_and_across_two() {
    let schemas: Vec<::store::Slice> = rooms().iter().map(|slice| slice.schema).collect();
    places(|place| {
        let db = Db::open(place(), &schemas, NOW).unwrap();
        let node = served(&db);
        match place().location {
            Location::Sqlite(_) => meet(&node, &node),
            Location::Postgres(_) => {
                let other = Db::open(place(), &schemas, NOW).unwrap();
                meet(&node, &served(&other));
            }
        }
    });
}
