//! A plan's back end that fills orders and tells of them by signed calls, as docs/back-end.md
//! describes; and the ways it may misbehave. It is written from that page alone, and shares no code
//! with the door it calls.
//!
//! ```text
//! let end = BackEnd::new(seed, KEY);
//! let life = end.life(order, &prescriptions, from);
//! for call in end.misbehaves(&life.calls, Manners::BAD) {
//!     portal.call(&end, &call);
//! }
//! ```

use std::time::Duration;

use aws_lc_rs::hmac;
use axum::body::Body;
use axum::http::{Request, header};
use base::{OrderId, PrescriptionId, SeededLuck, Timestamp};
use data_encoding::HEXLOWER;
use serde_json::{Value, json};

use crate::{Page, Visitor};

pub struct BackEnd {
    luck: SeededLuck,
    key: String,
}

/// How it treats those who listen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Manners {
    /// Some calls are made two or three times.
    Twice,
    /// Some are held back, and made after all the others.
    Late,
    /// They come in any order.
    Shuffled,
    /// One is never made.
    Lost,
}

impl Manners {
    /// As bad as a sender can be who tells everything in the end.
    pub const BAD: &[Self] = &[Self::Twice, Self::Shuffled, Self::Late];
    /// And one who does not.
    pub const WORST: &[Self] = &[Self::Lost, Self::Twice, Self::Shuffled, Self::Late];
}

/// One thing told, under one name however often.
#[derive(Debug, Clone, PartialEq)]
pub struct Call {
    pub name: String,
    /// When it happened.
    pub at: Timestamp,
    pub resource: Value,
}

impl Call {
    pub fn body(&self) -> String {
        json!({ "id": self.name, "resource": self.resource }).to_string()
    }
}

/// Where an order ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    Delivered,
    Shipped,
    Rejected,
    Held,
    Filling,
}

/// What happens to an order, in turn, and what it comes to.
#[derive(Debug, Clone)]
pub struct Life {
    pub calls: Vec<Call>,
    pub end: End,
    /// How many boxes it travels in.
    pub boxes: usize,
}

/// What is told of: an order, and one medicine of it or all.
#[derive(Debug, Clone, Copy)]
pub struct About {
    pub order: OrderId,
    pub line: Option<PrescriptionId>,
}

impl BackEnd {
    pub fn new(seed: u64, key: &str) -> Self {
        Self { luck: SeededLuck::new(seed), key: key.to_owned() }
    }

    fn chance(&self, of: u64) -> bool {
        self.luck.below(of) == 0
    }

    /// A life of an order of these medicines, told of as a whole or medicine by medicine.
    pub fn life(&self, order: OrderId, lines: &[PrescriptionId], from: Timestamp) -> Life {
        let apart = lines.len() > 1 && !self.chance(3);
        let abouts: Vec<About> = if apart {
            lines.iter().map(|line| About { order, line: Some(*line) }).collect()
        } else {
            vec![About { order, line: None }]
        };
        let end = *self.luck.pick(&[
            End::Delivered,
            End::Delivered,
            End::Delivered,
            End::Shipped,
            End::Rejected,
            End::Held,
            End::Filling,
        ]);
        let mut telling = Telling { end: self, at: from, calls: Vec::new() };
        let boxes = telling.tell(&abouts, end);
        Life { calls: telling.calls, end, boxes }
    }

    /// The calls as such a sender makes them.
    pub fn misbehaves(&self, calls: &[Call], manners: &[Manners]) -> Vec<Call> {
        let mut made: Vec<Call> = calls.to_vec();
        for one in manners {
            self.misbehave(&mut made, *one);
        }
        made
    }

    fn misbehave(&self, made: &mut Vec<Call>, manners: Manners) {
        match manners {
            Manners::Lost if made.len() > 1 => {
                made.remove(self.place(made.len()));
            }
            Manners::Lost => {}
            Manners::Twice => {
                for _ in 0..=self.luck.below(3) {
                    made.push(made[self.place(made.len())].clone());
                }
            }
            Manners::Shuffled => {
                for place in (1..made.len()).rev() {
                    made.swap(place, self.place(place + 1));
                }
            }
            Manners::Late => {
                let (from, to) = (self.place(made.len()), self.place(made.len()));
                let late: Vec<Call> = made.drain(from.min(to)..from.max(to)).collect();
                made.extend(late);
            }
        }
    }

    fn place(&self, below: usize) -> usize {
        usize::try_from(self.luck.below(below as u64)).unwrap()
    }

    /// Makes a call now.
    pub fn makes<'v, 'p>(
        &self,
        (caller, now): (&'v Visitor<'p>, Timestamp),
        call: &Call,
    ) -> Page<'v, 'p> {
        self.sends((caller, now), call.body())
    }

    /// Sends any text, well signed.
    pub fn sends<'v, 'p>(
        &self,
        (caller, now): (&'v Visitor<'p>, Timestamp),
        body: String,
    ) -> Page<'v, 'p> {
        let seconds = now.seconds();
        let key = hmac::Key::new(hmac::HMAC_SHA256, self.key.as_bytes());
        let tag = hmac::sign(&key, format!("{seconds}.{body}").as_bytes());
        let signature = format!("t={seconds},v1={}", HEXLOWER.encode(tag.as_ref()));
        let request = Request::post("/hooks/plan")
            .header(header::HOST, "juniper.example")
            .header(header::CONTENT_TYPE, "application/json")
            .header("latchkey-signature", signature);
        caller.asks(request.body(Body::from(body)).unwrap())
    }
}

/// An order's story as it is written.
struct Telling<'e> {
    end: &'e BackEnd,
    at: Timestamp,
    calls: Vec<Call>,
}

impl Telling<'_> {
    /// Tells all of it and says how many boxes there are.
    fn tell(&mut self, abouts: &[About], end: End) -> usize {
        for about in abouts {
            if !self.end.chance(3) {
                self.word(*about, "accepted", None);
            }
            if end != End::Rejected || self.end.chance(2) {
                self.word(*about, "in-progress", None);
            }
            if self.end.chance(3) {
                self.word(*about, "on-hold", Some("address"));
                self.word(*about, "released", None);
            }
        }
        match end {
            End::Filling => {
                for about in abouts {
                    self.word(*about, "in-progress", None);
                }
                0
            }
            End::Held => {
                let one = abouts[self.end.place(abouts.len())];
                self.word(one, "on-hold", Some("payment"));
                0
            }
            End::Rejected => {
                for about in abouts {
                    self.word(*about, "rejected", Some("too-soon"));
                }
                0
            }
            End::Shipped => self.ship(abouts),
            End::Delivered => self.ship_and_arrive(abouts),
        }
    }

    /// Puts everything into one box, or each medicine into one of its own.
    fn ship(&mut self, abouts: &[About]) -> usize {
        let one_box = self.end.chance(2);
        for (number, about) in (1..).zip(abouts) {
            let number = if one_box { 1 } else { number };
            self.parcel(*about, &tracking(number), None);
        }
        if one_box { 1 } else { abouts.len() }
    }

    fn ship_and_arrive(&mut self, abouts: &[About]) -> usize {
        let before = self.calls.len();
        let boxes = self.ship(abouts);
        if self.end.chance(3) {
            // A sender that tells of nothing before it is over.
            self.calls.truncate(before);
            for (number, about) in (1..).zip(abouts) {
                let number = if boxes == 1 { 1 } else { number };
                let left = self.at;
                self.parcel(*about, &tracking(number), Some(left));
            }
            return boxes;
        }
        if self.end.chance(2) {
            for about in abouts {
                self.word(*about, "delivered", None);
            }
            return boxes;
        }
        for number in 1..=boxes {
            self.arrival(abouts[number - 1], &tracking(number));
        }
        boxes
    }

    fn word(&mut self, about: About, word: &str, reason: Option<&str>) {
        let status = if matches!(word, "released" | "delivered") { "in-progress" } else { word };
        let mut task = task(about, status, self.at);
        task["businessStatus"] = json!({ "text": word });
        if let Some(reason) = reason {
            task["statusReason"] = json!({ "coding": [{ "code": reason }] });
        }
        self.say(task);
    }

    fn parcel(&mut self, about: About, number: &str, left: Option<Timestamp>) {
        let mut parts = vec![
            json!({ "url": "carrier", "valueString": "USPS" }),
            json!({ "url": "tracking", "valueString": number }),
            json!({ "url": "shipped", "valueDateTime": left.unwrap_or(self.at).to_string() }),
        ];
        if left.is_some() {
            parts.push(json!({ "url": "delivered", "valueDateTime": self.at.to_string() }));
        }
        self.shipment(about, parts);
    }

    fn arrival(&mut self, about: About, number: &str) {
        self.shipment(
            about,
            vec![
                json!({ "url": "tracking", "valueString": number }),
                json!({ "url": "delivered", "valueDateTime": self.at.to_string() }),
            ],
        );
    }

    fn shipment(&mut self, about: About, parts: Vec<Value>) {
        let mut task = task(about, "completed", self.at);
        task["businessStatus"] = json!({ "text": "shipped" });
        task["output"] = json!([{
            "type": { "text": "shipment" },
            "extension": [{ "url": "urn:latchkey:shipment", "extension": parts }],
        }]);
        self.say(task);
    }

    fn say(&mut self, resource: Value) {
        let name = format!("evt-{:016x}", self.end.luck.number());
        self.calls.push(Call { name, at: self.at, resource });
        self.at = self.at + Duration::from_secs(60 + self.end.luck.below(7_200));
    }
}

fn tracking(number: usize) -> String {
    format!("94001000000000000000{number:02}")
}

fn task(about: About, status: &str, at: Timestamp) -> Value {
    let (system, value) = match about.line {
        Some(line) => ("urn:latchkey:order-line", format!("{}/{line}", about.order)),
        None => ("urn:latchkey:order", about.order.to_string()),
    };
    json!({
        "resourceType": "Task",
        "identifier": [{ "system": system, "value": value }],
        "status": status,
        "intent": "order",
        "lastModified": at.to_string(),
    })
}
