//! A payment provider for the demo and for tests: it speaks the same API, signs its events the same
//! way, and shows its own page where a sample card is chosen. It never asks for a number.

mod api;
mod cards;
mod disputes;
mod doors;
mod page;

use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};

use base::{Secret, Timestamp};
use serde_json::{Value, json};

pub use cards::Card;
use disputes::Dispute;
pub use doors::rooms;
pub use page::CheckoutPage;

/// A payment or a set-up in hand.
#[derive(Debug, Clone, Default)]
pub struct Sale {
    id: String,
    /// A page of its own, rather than a card it keeps.
    session: bool,
    /// A way to pay is set up; nothing is paid.
    setup: bool,
    amount: i64,
    /// When it was asked for, and when it was paid, in seconds.
    made: i64,
    paid: i64,
    back: i64,
    refunds: Vec<Refund>,
    disputes: Vec<Dispute>,
    metadata: Value,
    success_url: String,
    cancel_url: String,
    state: State,
    declined: bool,
    card: Option<Card>,
}

/// Money that was given back.
#[derive(Debug, Clone)]
struct Refund {
    id: String,
    amount: i64,
    made: i64,
    failed: bool,
    metadata: Value,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum State {
    #[default]
    Open,
    NeedsAction,
    Done,
    /// Complete, and the bank did not pay.
    Bounced,
    Over,
}

#[derive(Default)]
struct Books {
    made: u64,
    sales: Vec<Sale>,
    /// What was answered under each name: a repeat gets the same.
    answered: Vec<(String, (u16, Value))>,
    /// Events that nobody was told of yet.
    events: Vec<Value>,
}

pub struct Standin {
    books: Mutex<Books>,
    key: Secret,
    hook_key: Secret,
    /// Tells the things of this run from those of another.
    run: String,
    /// Where its pages are: `http://127.0.0.1:8080`.
    origin: String,
}

impl fmt::Debug for Standin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Standin(…)")
    }
}

/// One call of the API.
#[derive(Debug)]
pub struct Call<'a> {
    pub post: bool,
    /// Behind `/v1/`.
    pub path: &'a str,
    pub key: &'a str,
    pub name: &'a str,
    /// What was sent; of a read, what it asks by.
    pub form: &'a web::Fields,
    pub now: Timestamp,
}

impl Standin {
    pub fn new((key, hook_key): (Secret, Secret), run: &str, origin: &str) -> Self {
        let books = Mutex::default();
        Self { books, key, hook_key, run: run.to_owned(), origin: origin.to_owned() }
    }

    /// Answers one call, once for each name.
    pub fn answer(&self, call: &Call<'_>) -> (u16, Value) {
        if call.key != format!("Bearer {}", self.key.expose()) {
            return (401, error("invalid_api_key"));
        }
        let mut books = self.books();
        if let Some((_, answer)) = books.answered.iter().find(|(name, _)| name == call.name) {
            return answer.clone();
        }
        let answer = self.act(&mut books, call);
        if call.post && !call.name.is_empty() {
            books.answered.push((call.name.to_owned(), answer.clone()));
        }
        answer
    }

    /// Events to be told, each with its signature.
    pub fn take_events(&self, now: Timestamp) -> Vec<(String, String)> {
        let events = std::mem::take(&mut self.books().events);
        let signed = |event: Value| {
            let body = event.to_string();
            (messages::signed::sign(&self.hook_key, now, body.as_bytes()), body)
        };
        events.into_iter().map(signed).collect()
    }

    /// What its page is about.
    pub fn sale(&self, id: &str) -> Option<Sale> {
        self.books().sales.iter().find(|sale| sale.id == id).cloned()
    }

    fn books(&self) -> MutexGuard<'_, Books> {
        self.books.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn name(&self, books: &mut Books, kind: &str) -> String {
        books.made += 1;
        format!("{kind}_{}{}", self.run, books.made)
    }

    fn event(&self, books: &mut Books, (kind, object): (&str, Value), now: Timestamp) {
        let id = self.name(books, "evt");
        let created = now.seconds();
        let data = json!({ "object": object });
        let event = json!({ "id": id, "type": kind, "created": created, "data": data });
        books.events.push(event);
    }
}

impl Sale {
    /// Money that moves has a name of its own, also where a page of theirs stands before it.
    fn intent(&self) -> String {
        self.id.replacen("cs_", "pi_page_", 1)
    }

    /// What was taken of it, with what was given back.
    fn charge(&self) -> Value {
        let refund = |refund: &Refund| self.refund(refund);
        let data: Vec<Value> = self.refunds.iter().map(refund).collect();
        json!({ "id": self.charge_id(), "amount": self.amount, "amount_captured": self.amount,
            "amount_refunded": self.back, "created": self.paid, "metadata": self.metadata,
            "disputed": !self.disputes.is_empty(),
            "refunds": { "data": data, "has_more": false } })
    }

    fn charge_id(&self) -> String {
        self.intent().replacen("pi_", "ch_", 1)
    }

    fn refund(&self, refund: &Refund) -> Value {
        let status = if refund.failed { "failed" } else { "succeeded" };
        json!({ "id": refund.id, "amount": refund.amount, "created": refund.made, "status": status,
            "payment_intent": self.intent(), "charge": self.charge_id(),
            "metadata": refund.metadata })
    }

    /// Whoever chose a way to pay is done, whatever comes of it.
    fn is_complete(&self) -> bool {
        matches!(self.state, State::Done | State::Bounced)
    }

    fn is_intent(&self, id: &str) -> bool {
        !self.setup && (self.id == id || self.intent() == id)
    }

    fn object(&self, status: &str) -> Value {
        let received = if status == "succeeded" { self.amount } else { 0 };
        json!({
            "id": self.id,
            "created": self.made,
            "status": status,
            "amount": self.amount,
            "amount_received": received,
            "metadata": self.metadata,
        })
    }
}

fn error(code: &str) -> Value {
    json!({ "error": { "code": code } })
}
