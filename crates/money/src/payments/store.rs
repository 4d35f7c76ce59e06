//! Ledger, payments and wallets, each asked for in its owner's name.

mod disputes;
mod ledger;
mod wallet;

use ::store::{Actor, Entry, Fault, NewJob, Place, Row, Tx, args};
use base::{MemberId, MemberScope, Money, PaymentId, Timestamp};
use serde::{Deserialize, Serialize};

use super::flow::{Facts, News, Stage, Step, Why};
use super::jobs;
use super::rules::{self, Kind, Purse};
use super::said::When;
pub use disputes::{dispute, end_automatic};
pub use ledger::{Bill, Line, balance, bill, bill_and_tell, correct, due, page, sums};
pub use wallet::{Adding, Automatic, Method, Wallet, change_wallet, handle, wallet, wallet_of};

store::statements! {
    LEDGER = "SELECT id, at, body FROM ledger WHERE owner = $1 ORDER BY at DESC, id DESC";
    LEDGER_BEFORE = "SELECT id, at, body FROM ledger
        WHERE owner = $1 AND (at, id) < ($2, $3) ORDER BY at DESC, id DESC LIMIT $4";
    LINE_AT = "SELECT at FROM ledger WHERE owner = $1 AND id = $2";
    ADD_LINE = "INSERT INTO ledger (id, owner, at, body) VALUES ($1, $2, $3, $4)";
    PAYMENTS = "SELECT id, at, version, body FROM payment WHERE owner = $1
        ORDER BY at DESC, id DESC LIMIT 100";
    PAYMENT = "SELECT id, at, version, body FROM payment WHERE owner = $1 AND id = $2";
    OPEN_PAYMENT = "SELECT id, at, version, body FROM payment
        WHERE owner = $1 AND purse = $2 AND open";
    ADD_PAYMENT = "INSERT INTO payment (id, owner, purse, open, at, version, body)
        VALUES ($1, $2, $3, $4, $5, 1, $6)";
    CHANGE_PAYMENT = "UPDATE payment SET open = (open AND $3), version = version + 1, body = $4
        WHERE owner = $1 AND id = $2";
    /// For the provider's events alone: its signature vouches for the id.
    OWNER_OF = "SELECT owner FROM payment WHERE id = $1";
    WALLET = "SELECT body FROM wallet WHERE owner = $1";
    ADD_WALLET = "INSERT INTO wallet (owner, handle, version, body) VALUES ($1, $2, 1, $3)";
    CHANGE_WALLET = "UPDATE wallet SET version = version + 1, body = $2 WHERE owner = $1";
    /// For the provider's events alone, as above.
    WALLET_OF = "SELECT owner FROM wallet WHERE handle = $1";
}

/// How a payment is made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum How {
    /// On the provider's own page.
    TheirPage,
    /// With a card kept there; `by_itself` where automatic payment chose it.
    Kept { method: Method, by_itself: bool },
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Body {
    pub purse: Purse,
    pub amount: Money,
    pub how: How,
    pub facts: Facts,
    /// When it was paid, once it is; nothing for one that is older than this.
    #[serde(default)]
    pub paid: Option<Timestamp>,
    /// The provider's name for its page.
    pub session: Option<String>,
    /// Where the member goes on.
    pub url: Option<String>,
}

#[derive(Debug, Clone)]
pub struct Payment {
    pub id: PaymentId,
    pub at: Timestamp,
    /// Counts its changes.
    pub version: i64,
    pub body: Body,
}

impl Payment {
    pub fn stage(&self) -> Stage {
        self.body.facts.stage()
    }

    /// When something became of it, as the provider tells: neither before it was begun nor after
    /// we heard of it, since their clock is not ours.
    fn moment(&self, told: Option<i64>, now: Timestamp) -> Timestamp {
        let before = told.filter(|seconds| (0..now.seconds()).contains(seconds));
        before.map_or(now, Timestamp::from_seconds).max(self.at)
    }

    pub fn may_take(&self) -> bool {
        self.could_take(self.stage())
    }

    /// The same at another stage of its way.
    pub fn could_take(&self, stage: Stage) -> bool {
        stage.may_take(self.body.how == How::TheirPage)
    }

    /// Whether money may have been taken that we have not heard of: a kept card is charged as soon
    /// as the provider is asked, unless it answers with a page to go to.
    pub fn may_have_taken(&self) -> bool {
        let body = &self.body;
        self.stage() == Stage::Created && body.how != How::TheirPage && body.url.is_none()
    }
}

/// What pressing "Pay" led to.
#[derive(Debug)]
pub enum Begun {
    New(PaymentId),
    /// One is under way already.
    Before(PaymentId),
    NothingOwed,
    /// Something came in between: this is what is owed now.
    Changed(Money),
}

pub fn payments(tx: &Tx, who: MemberScope) -> Result<Vec<Payment>, Fault> {
    tx.all(PAYMENTS, &args![who.member()], |row| read(tx, who, row))
}

pub fn payment(tx: &Tx, who: MemberScope, id: PaymentId) -> Result<Option<Payment>, Fault> {
    tx.maybe(PAYMENT, &args![who.member(), id], |row| read(tx, who, row))
}

pub fn open_payment(tx: &Tx, who: MemberScope, purse: Purse) -> Result<Option<Payment>, Fault> {
    tx.maybe(OPEN_PAYMENT, &args![who.member(), purse.word()], |row| read(tx, who, row))
}

/// Begins to pay `amount`, where that is all that is owed, unless a payment is under way. Nobody
/// pays another amount than the one they were shown.
pub fn begin(
    tx: &Tx,
    who: MemberScope,
    (purse, how, amount): (Purse, How, Money),
    actor: Actor,
) -> Result<Begun, Fault> {
    if let Some(before) = open_payment(tx, who, purse)? {
        return Ok(Begun::Before(before.id));
    }
    let owed = ledger::balance(tx, who, purse)?;
    if !rules::payable(owed) {
        return Ok(Begun::NothingOwed);
    }
    if owed != amount {
        return Ok(Begun::Changed(owed));
    }
    let id = PaymentId::new(tx.entropy());
    let facts = Facts::default();
    let body = Body { purse, amount, how, facts, paid: None, session: None, url: None };
    add(tx, who, &Payment { id, at: tx.now(), version: 1, body })?;
    tx.audit(Entry::new("payment.begun", actor).owner(who).thing(id.bytes()))?;
    let job = NewJob::new(jobs::BEGIN, format!("payment-begin/{id}"), &id)?;
    tx.queue(job.owner(who))?;
    jobs::queue_ask(tx, who, (id, 0))?;
    Ok(Begun::New(id))
}

/// Takes down where the provider's page is, or what it calls what it does.
pub fn opened(
    tx: &Tx,
    who: MemberScope,
    id: PaymentId,
    (session, url): (Option<String>, Option<String>),
) -> Result<(), Fault> {
    let Some(mut payment) = payment(tx, who, id)? else { return Ok(()) };
    payment.body.session = session.or(payment.body.session.take());
    payment.body.url = url.or(payment.body.url.take());
    change(tx, who, &payment)
}

/// Takes down what the provider calls a payment with a kept card that is over, where the answer to
/// our call that would have said so was lost: without a name nothing of it could be given back, and
/// nobody would hear of a bank that takes it back.
pub fn named(tx: &Tx, who: MemberScope, (id, intent): (PaymentId, String)) -> Result<(), Fault> {
    let Some(mut payment) = payment(tx, who, id)? else { return Ok(()) };
    let is_page = payment.body.how == How::TheirPage;
    if is_page || payment.body.session.is_some() || payment.may_take() {
        return Ok(());
    }
    payment.body.session = Some(intent);
    change(tx, who, &payment)
}

/// Takes news in, and writes what it means into the ledger. Money moves there once: each line's id
/// follows from the payment, and a refund's from how much was given back before. It stands there on
/// the day it moved, which may be in the year before the day we hear of it. Says what was known of
/// the payment, when it stands elsewhere now or more of it was given back.
pub fn hear(
    tx: &Tx,
    who: MemberScope,
    id: PaymentId,
    (news, when): (News, When),
) -> Result<Option<(Facts, Payment)>, Fault> {
    let Some(mut payment) = payment(tx, who, id)? else { return Ok(None) };
    let before = payment.body.facts;
    let facts = before.hear(news);
    if facts == before {
        return Ok(None);
    }
    payment.body.facts = facts;
    let paid = payment.moment(when.taken, tx.now());
    if facts.taken > before.taken {
        payment.body.paid.get_or_insert(paid);
    }
    change(tx, who, &payment)?;
    let back = payment.moment(when.back, tx.now());
    for (kind, at, was, is) in [
        (Kind::Payment, paid, before.taken, facts.taken),
        (Kind::Refund, back, before.sent(), facts.sent()),
    ] {
        if is > was {
            let key = format!("{id}/{kind:?}/{}", is.as_cents());
            let line = Line::new(&payment, kind, is - was);
            ledger::add(tx, who, (&key, at), &line)?;
        }
    }
    disputes::count(tx, who, (before, &payment))?;
    let (was, is) = (before.stage(), payment.stage());
    note_move(tx, who, (id, was, is))?;
    let moved = was != is || facts.back != before.back;
    Ok((moved || facts.taken_back() != before.taken_back()).then_some((before, payment)))
}

/// Money that was given back did not arrive: it is theirs still, and stands in the balance again.
/// Says nothing where none was given back.
pub fn lose(
    tx: &Tx,
    who: MemberScope,
    (id, amount): (PaymentId, Money),
) -> Result<Option<Payment>, Fault> {
    let Some(payment) = payment(tx, who, id)? else { return Ok(None) };
    let facts = payment.body.facts.lose(amount);
    lost(tx, who, (payment, facts))
}

/// The same of what somebody gave back at the provider's own desk; `amount` may be nothing, where
/// we never heard that it was given back. What events say of it is believed no more.
pub fn lose_there(
    tx: &Tx,
    who: MemberScope,
    (id, amount): (PaymentId, Money),
) -> Result<Option<Payment>, Fault> {
    let Some(payment) = payment(tx, who, id)? else { return Ok(None) };
    let facts = payment.body.facts.doubt().lose(amount);
    lost(tx, who, (payment, facts))
}

fn lost(
    tx: &Tx,
    who: MemberScope,
    (mut payment, facts): (Payment, Facts),
) -> Result<Option<Payment>, Fault> {
    let (id, before) = (payment.id, payment.body.facts);
    if facts == before {
        return Ok(None);
    }
    payment.body.facts = facts;
    change(tx, who, &payment)?;
    if facts.lost == before.lost {
        return Ok(None);
    }
    let key = format!("{id}/lost/{}", facts.lost.as_cents());
    let line = Line::new(&payment, Kind::Refund, before.lost - facts.lost);
    ledger::add(tx, who, (&key, tx.now()), &line)?;
    disputes::count(tx, who, (before, &payment))?;
    tx.audit(Entry::new("payment.refund-lost", Actor::House).owner(who).thing(id.bytes()))?;
    note_move(tx, who, (id, before.stage(), payment.stage()))?;
    // Where a bank took the same money back, it is not theirs a second time.
    Ok((facts.taken_back() == before.taken_back()).then_some(payment))
}

fn note_move(
    tx: &Tx,
    who: MemberScope,
    (id, was, is): (PaymentId, Stage, Stage),
) -> Result<(), Fault> {
    if was == is {
        return Ok(());
    }
    let moved = Entry::new("payment.moved", Actor::House).owner(who).thing(id.bytes());
    tx.audit(moved.detail(&format!("{was:?} to {is:?}")))
}

/// Whose payment the provider speaks of.
pub fn owner_of(tx: &Tx, id: PaymentId) -> Result<Option<MemberId>, Fault> {
    tx.maybe(OWNER_OF, &args![id], |row| row.get(0))
}

/// A payment by what is said of it on the phone (`P-7Q2M-88TC`), among the newest hundred.
pub fn by_reference(tx: &Tx, who: MemberScope, said: &str) -> Result<Option<Payment>, Fault> {
    let wanted = said.trim().to_uppercase();
    let all = payments(tx, who)?;
    Ok(all.into_iter().find(|payment| super::pages::said::reference(payment.id) == wanted))
}

/// A payment that failed before the house was opened: the sample plan's members have a past.
pub type SampleFailure = (Purse, &'static str);

pub fn sample_failure(
    tx: &Tx,
    who: MemberScope,
    (purse, four): SampleFailure,
) -> Result<(), Fault> {
    let amount = ledger::balance(tx, who, purse)?;
    let method = Method {
        id: base::MethodId::new(tx.entropy()),
        token: "pm_gone".to_owned(),
        brand: "visa".to_owned(),
        last_four: four.to_owned(),
        expires: None,
        preferred: false,
    };
    let how = How::Kept { method, by_itself: false };
    let step = Step::Failed(Why::Funds);
    let facts = Facts::default().hear(News::Step { at: tx.now().seconds(), step });
    let body = Body { purse, amount, how, facts, paid: None, session: None, url: None };
    let id = PaymentId::new(tx.entropy());
    add(tx, who, &Payment { id, at: tx.now(), version: 1, body })
}

fn add(tx: &Tx, who: MemberScope, payment: &Payment) -> Result<(), Fault> {
    let Payment { id, at, body, .. } = payment;
    let sealed = tx.seal(&place(who, *id), body)?;
    let args = args![id, who.member(), body.purse.word(), payment.may_take(), *at, sealed];
    tx.run(ADD_PAYMENT, &args).map(|_| ())
}

fn change(tx: &Tx, who: MemberScope, payment: &Payment) -> Result<(), Fault> {
    let sealed = tx.seal(&place(who, payment.id), &payment.body)?;
    let args = args![who.member(), payment.id, payment.may_take(), sealed];
    tx.run(CHANGE_PAYMENT, &args).map(|_| ())
}

fn read(tx: &Tx, who: MemberScope, row: &Row<'_>) -> Result<Payment, Fault> {
    let id = row.get(0)?;
    let body = tx.open(&place(who, id), &row.get::<Vec<u8>>(3)?)?;
    Ok(Payment { id, at: row.get(1)?, version: row.get(2)?, body })
}

fn place(who: MemberScope, id: PaymentId) -> Place {
    Place::new(who, "payment", id.bytes())
}
