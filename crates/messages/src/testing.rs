//! A house with this room in it, and stand-ins for whoever carries messages: small servers on this
//! machine that speak the carriers' own languages.

use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode};
use base::{Clock, Email, JobId, Lang, MemberId, Phone, SeededLuck, Timestamp};
use http_body_util::BodyExt as _;
use store::delivery::{self, Delivery, State};
use store::testing::{NOW, both};
use store::{Db, Message, queue};
use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::TcpListener;
use tokio::runtime::Runtime;
use tower::ServiceExt as _;
use web::{Ground, Heed, House, Leave, Letter, Mode, PlanLook, Shared};

use crate::{Runner, Ways, slice};

pub const ANN: MemberId = MemberId::new([1; 16]);
pub const ORIGIN: &str = "https://my.juniper.example";

/// A clock that stands until it is moved.
pub struct Hand(AtomicI64);

impl Clock for Hand {
    fn now(&self) -> Timestamp {
        Timestamp::from_micros(self.0.load(Ordering::SeqCst))
    }
}

impl Hand {
    pub fn forward(&self, seconds: i64) {
        self.0.fetch_add(seconds * 1_000_000, Ordering::SeqCst);
    }
}

pub fn house(db: &Db, mode: Mode) -> (Shared, Arc<Hand>) {
    let clock = Arc::new(Hand(AtomicI64::new(NOW.micros())));
    let plan = PlanLook {
        name: "Juniper Rx".to_owned(),
        phone: "503-555-0142".to_owned(),
        tty: "711".to_owned(),
        hours: "8 AM – 8 PM".to_owned(),
        hours_es: Some("de 8 a.\u{a0}m. a 8 p.\u{a0}m.".to_owned()),
        short_address: "juniper.example".to_owned(),
        accent: "#1d5c52".to_owned(),
        zone: jiff::tz::TimeZone::UTC,
        terms: base::RefillTerms::HOUSE,
        offers: web::Offers::default(),
    };
    let ground = Ground {
        db: db.clone(),
        clock: clock.clone(),
        luck: Arc::new(SeededLuck::new(1)),
        plan,
        mode,
        origin: ORIGIN.to_owned(),
        proxies: Vec::new(),
    };
    let slices = [slice(Arc::new(Ways::Kept))];
    (House::open(ground, &slices).unwrap(), clock)
}

/// A house whose messages leave by `ways`.
pub struct Site {
    pub db: Db,
    pub house: Shared,
    pub runtime: Runtime,
    clock: Arc<Hand>,
    ways: Arc<Ways>,
    app: Router,
}

/// Runs `test` on both engines; `ways` is asked for within the runtime that will use them.
pub fn site(mode: Mode, ways: impl Fn(&Runtime) -> Ways, mut test: impl FnMut(&Site)) {
    both(&[], |db| {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(2)
            .enable_all()
            .build()
            .unwrap();
        let (house, clock) = house(db, mode);
        let ways = Arc::new(ways(&runtime));
        let rooms = vec![slice(Arc::clone(&ways))];
        let app = web::app(Arc::clone(&house), rooms, |router| router);
        test(&Site { db: db.clone(), house, runtime, clock, ways, app });
    });
}

impl Site {
    pub fn letter(&self, subject: &str) -> Letter {
        let f = self.house.frame(Lang::English, NOW);
        Letter::new(&f, [31; 16])
            .subject(subject)
            .short("123456 is your sign-in code.")
            .greeting("Ann")
            .code("7K2M-9QXD")
            .closing()
    }

    pub fn mail(&self, to: &str) -> Message {
        let to: Email = to.parse().unwrap();
        self.letter("Your sign-in code").mail(&to)
    }

    pub fn text(&self, to: &str) -> Message {
        let to: Phone = to.parse().unwrap();
        self.letter("").text(&to)
    }

    /// Queues a message; its id.
    pub fn send(&self, key: &'static str, message: Message) -> JobId {
        let work = move |tx: &store::Tx| {
            tx.send(key.to_owned(), ANN, &message)?;
            Ok(queue::by_key(tx, key)?.unwrap().id)
        };
        self.db.write_blocking(self.house.clock.now(), work).unwrap()
    }

    pub fn work(&self) {
        self.work_heeding(|_, _, _| Ok(Leave::Now));
    }

    /// Works the queue where members' choices are asked for by `heed`.
    pub fn work_heeding(&self, heed: Heed) {
        let jobs = [crate::jobs(Arc::clone(&self.ways), heed)];
        let runner = Runner::new(Arc::clone(&self.house), jobs);
        self.runtime.block_on(runner.until_idle());
    }

    pub fn later(&self, span: Duration) {
        self.clock.forward(i64::try_from(span.as_secs()).unwrap());
    }

    pub fn of(&self, key: &'static str) -> Delivery {
        let found = self.db.read_blocking(NOW, move |tx| delivery::state(tx, ANN, key)).unwrap();
        found.into_iter().next().unwrap()
    }

    pub fn state(&self, key: &'static str) -> State {
        self.of(key).state
    }

    pub fn is_dead(&self, key: &'static str) -> bool {
        let address = self.of(key).address;
        self.db.read_blocking(NOW, move |tx| delivery::is_dead(tx, &address)).unwrap()
    }

    /// How many jobs are in this state.
    pub fn jobs(&self, state: &str) -> i64 {
        let counts = self.db.read_blocking(NOW, queue::counts).unwrap();
        counts.into_iter().find(|(known, _)| known == state).map_or(0, |(_, count)| count)
    }

    pub fn ask(&self, request: Request<Body>) -> (StatusCode, Vec<u8>) {
        self.runtime.block_on(async {
            let answer = self.app.clone().oneshot(request).await.unwrap();
            let status = answer.status();
            (status, answer.into_body().collect().await.unwrap().to_bytes().to_vec())
        })
    }

    pub fn get(&self, path: &str) -> (StatusCode, Vec<u8>) {
        self.ask(Request::get(path).body(Body::empty()).unwrap())
    }
}

/// What reached a stand-in, in order.
pub type Heard = Arc<Mutex<Vec<String>>>;

/// A mail server that answers RCPT with `verdict` and keeps what it takes.
pub fn mail_server(runtime: &Runtime, verdict: &'static str) -> (String, Heard) {
    let heard = Heard::default();
    let listener = runtime.block_on(TcpListener::bind("127.0.0.1:0")).unwrap();
    let address = listener.local_addr().unwrap().to_string();
    let kept = Arc::clone(&heard);
    runtime.spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let kept = Arc::clone(&kept);
            tokio::spawn(async move { talk_smtp(stream, verdict, &kept).await });
        }
    });
    (address, heard)
}

async fn talk_smtp(
    mut stream: tokio::net::TcpStream,
    verdict: &str,
    heard: &Heard,
) -> std::io::Result<()> {
    let (reading, mut writing) = stream.split();
    let mut lines = BufReader::new(reading).lines();
    writing.write_all(b"220 stand-in\r\n").await?;
    let mut body = None::<String>;
    while let Some(line) = lines.next_line().await? {
        let answer = match (&mut body, line.as_str()) {
            (Some(text), ".") => {
                heard.lock().unwrap().push(std::mem::take(text));
                body = None;
                "250 2.0.0 taken"
            }
            (Some(text), line) => {
                text.push_str(line);
                text.push_str("\r\n");
                continue;
            }
            (None, "DATA") => {
                body = Some(String::new());
                "354 go on"
            }
            (None, "QUIT") => "221 bye",
            (None, line) => {
                heard.lock().unwrap().push(line.to_owned());
                if line.starts_with("RCPT") { verdict } else { "250 ok" }
            }
        };
        writing.write_all(format!("{answer}\r\n").as_bytes()).await?;
    }
    Ok(())
}
