//! Rows of proofs. What a link carries is kept as a keyed hash alone.

use ::store::{Actor, Channel, Entry, Fault, Place, Row, Tx, args, delivery};
use base::{AccountId, ContactId, Entropy, MemberId, Private, Timestamp};
use identity::account;
use identity::codes::Code;
use identity::contacts::{self, Contact, Way};
use serde::{Deserialize, Serialize};

use super::rules::{
    Before, Came, KNOWN_AFTER, Kept, LIFTS_PER_DAY, MARK, NotNow, Stage, may_send, word,
};
use crate::session::Staffer;

store::statements! {
    PROOF_ADD = "INSERT INTO desk_proof (id, mark, owner, staff, session, sent_at, body) \
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    /// By what a link carries: whose it is comes out, and nothing else leads to it.
    PROOF_MARKED = "SELECT id, owner, sent_at, came, came_at, body FROM desk_proof \
        WHERE mark = $1";
    /// The newest of this agent's, in this session.
    PROOF_NEWEST = "SELECT id, owner, sent_at, came, came_at, body FROM desk_proof \
        WHERE owner = $1 AND staff = $2 AND session = $3 AND COALESCE(came, '') <> 'replaced' \
        ORDER BY sent_at DESC, id DESC LIMIT 1";
    /// One answer, however often the buttons are pressed.
    PROOF_CAME = "UPDATE desk_proof SET came = $3, came_at = $4 \
        WHERE id = $1 AND owner = $2 AND came IS NULL";
    /// Whatever became of it since, for a day.
    PROOF_NO = "UPDATE desk_proof SET came = 'no', came_at = $3 \
        WHERE id = $1 AND owner = $2 AND sent_at > $4 AND COALESCE(came, '') <> 'no'";
    PROOFS_REPLACED = "UPDATE desk_proof SET came = 'replaced', came_at = $4 \
        WHERE owner = $1 AND staff = $2 AND session = $3 AND came IS NULL";
    PROOF_TIMES = "SELECT sent_at FROM desk_proof WHERE owner = $1 AND sent_at > $2";
    /// How many somebody sent, to whomever: no member's row is read, only counted.
    PROOFS_BY = "SELECT COUNT(owner) FROM desk_proof WHERE staff = $1 AND sent_at > $2";
    PROOF_DENIED = "SELECT MAX(came_at) FROM desk_proof \
        WHERE owner = $1 AND came = 'no' AND came_at > $2";
    /// A proof that was sent after a no, and came.
    PROOF_SINCE = "SELECT COUNT(owner) FROM desk_proof \
        WHERE owner = $1 AND came = 'yes' AND sent_at > $2";
    LIFTS = "SELECT COUNT(owner) FROM desk_proof WHERE owner = $1 AND lifted_at > $2";
    LIFT_SPENT = "SELECT COUNT(owner) FROM desk_proof \
        WHERE id = $1 AND owner = $2 AND lifted_at IS NOT NULL";
    LIFT_SPEND = "UPDATE desk_proof SET lifted_at = $3 \
        WHERE id = $1 AND owner = $2 AND lifted_at IS NULL";
}

type Of = (AccountId, MemberId);

/// Symbols of what a link carries: 80 bits, which nobody guesses in a quarter of an hour.
pub const TOKEN: usize = 16;

/// That whoever calls holds a way on file. Made in this file alone, of a proof that came within the
/// last half hour, for this agent, this member and this session: what asks for one cannot be done
/// without it.
#[derive(Debug, Clone)]
pub struct Proved {
    id: Entropy,
    of: Of,
    contact: Contact,
}

impl Proved {
    pub const fn of(&self) -> Of {
        self.of
    }

    /// The way that was proved.
    pub const fn way(&self) -> &Way {
        &self.contact.way
    }
}

/// A proof as its page and the agent's see it.
#[derive(Debug, Clone)]
pub struct Proof {
    pub id: Entropy,
    pub member: MemberId,
    pub kept: Kept,
    pub body: Body,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Body {
    pub account: AccountId,
    pub contact: ContactId,
    /// First name of the agent.
    pub by: Private<String>,
    /// Under which the word stands in the catalogue.
    pub word: String,
}

impl Proof {
    pub fn at(&self, tx: &Tx) -> Result<Stage, Fault> {
        Ok(self.kept.at(tx.now(), denied_at(tx, self.member)?))
    }

    /// The answer that was given by this very link and still stands.
    pub fn said(&self, tx: &Tx) -> Result<Option<Came>, Fault> {
        if self.kept.is_denied() {
            return Ok(Some(Came::No));
        }
        Ok(matches!(self.at(tx)?, Stage::Holds(_)).then_some(Came::Yes))
    }
}

/// Ways on file that a proof may go to: confirmed, long enough on file, and taking messages. Texts
/// only where the plan sends them.
pub fn ways(tx: &Tx, of: Of, texts: bool) -> Result<Vec<Contact>, Fault> {
    let mut good = Vec::new();
    for contact in contacts::confirmed(tx, of)? {
        let (channel, to) = match &contact.way {
            Way::Mail(email) => (Channel::Mail, email.as_str()),
            Way::Phone(phone) => (Channel::Text, phone.digits()),
        };
        let known = tx.now() >= contact.bound_at + KNOWN_AFTER;
        let goes = known && (channel == Channel::Mail || texts);
        if goes && !delivery::is_dead(tx, &delivery::address(tx, channel, to))? {
            good.push(contact);
        }
    }
    Ok(good)
}

/// What came of asking for a proof.
pub enum Asked {
    /// It goes to this way, with this in its link.
    Sent(Box<Proof>, Code, Way),
    NotNow(NotNow),
    /// No such way on file, or it proves nothing.
    NoWay,
    NoAccount,
}

/// Draws a proof. Earlier ones of this agent in this session are over: each has its own word.
pub fn ask(
    tx: &Tx,
    who: &Staffer,
    (member, contact): (MemberId, ContactId),
    texts: bool,
) -> Result<Asked, Fault> {
    let Some(account) = account::of_member(tx, member)? else { return Ok(Asked::NoAccount) };
    let all = ways(tx, (account, member), texts)?;
    let Some(to) = all.into_iter().find(|one| one.id == contact) else { return Ok(Asked::NoWay) };
    if let Err(why) = may(tx, who, member)? {
        return Ok(Asked::NotNow(why));
    }
    tx.run(PROOFS_REPLACED, &args![member, who.id, who.session, tx.now()])?;
    let (id, code) = (tx.entropy(), Code::draw(&tx.entropy(), TOKEN));
    let body =
        Body { account, contact, by: who.first_name.clone(), word: word(tx.entropy()).to_owned() };
    let sealed = tx.seal(&place(member, &id), &body)?;
    let mark = mark(tx, &code);
    tx.run(PROOF_ADD, &args![id, mark, member, who.id, who.session, tx.now(), sealed])?;
    let kept = Kept { sent_at: tx.now(), came: None };
    Ok(Asked::Sent(Box::new(Proof { id, member, kept, body }), code, to.way))
}

fn may(tx: &Tx, who: &Staffer, member: MemberId) -> Result<Result<(), NotNow>, Fault> {
    let to_member: Vec<Timestamp> =
        tx.all(PROOF_TIMES, &args![member, tx.now() - MARK], |row| row.get(0))?;
    let hour = tx.now() - std::time::Duration::from_hours(1);
    let count: i64 = tx.one(PROOFS_BY, &args![who.id, hour], |row| row.get(0))?;
    let by_agent = u32::try_from(count).unwrap_or(u32::MAX);
    let denied_at = denied_at(tx, member)?;
    Ok(may_send(Before { to_member: &to_member, by_agent, denied_at }, tx.now()))
}

/// The proof whose link carries this; nothing where none does, or its member was forgotten.
pub fn of_link(tx: &Tx, code: &Code) -> Result<Option<Proof>, Fault> {
    let row = tx.maybe(PROOF_MARKED, &args![mark(tx, code)], columns)?;
    row.map(|row| opened(tx, row)).transpose().map(Option::flatten)
}

/// What became of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answered {
    Now,
    /// The same was said before, and still stands: a press that arrived twice, or a page opened
    /// again.
    Before,
    Over,
}

/// Whoever opened the link answers. A yes counts once, while the link works; a no for a day,
/// whatever became of the link since. Both stand in the audit record.
pub fn answer(tx: &Tx, proof: &Proof, came: Came) -> Result<Answered, Fault> {
    let before = proof.said(tx)?;
    if before == Some(came) {
        return Ok(Answered::Before);
    }
    let (changed, action) = if came == Came::No {
        let row = args![proof.id, proof.member, tx.now(), tx.now() - MARK];
        (tx.run(PROOF_NO, &row)?, "desk.proof-denied")
    } else if matches!(proof.at(tx)?, Stage::Waits(_)) {
        let row = args![proof.id, proof.member, came.word(), tx.now()];
        (tx.run(PROOF_CAME, &row)?, "desk.proof-came")
    } else {
        return Ok(Answered::Over);
    };
    if changed == 0 {
        return Ok(Answered::Over);
    }
    tx.audit(Entry::new(action, Actor::Stranger).owner(proof.member).thing(&proof.id))?;
    Ok(Answered::Now)
}

/// The newest proof of this agent for this member, in this session.
pub fn newest(tx: &Tx, who: &Staffer, member: MemberId) -> Result<Option<Proof>, Fault> {
    let row = tx.maybe(PROOF_NEWEST, &args![member, who.id, who.session], columns)?;
    row.map(|row| opened(tx, row)).transpose().map(Option::flatten)
}

/// The proof that holds now, if one does and its way still is one.
pub fn proved(tx: &Tx, who: &Staffer, member: MemberId) -> Result<Option<Proved>, Fault> {
    let Some(proof) = newest(tx, who, member)? else { return Ok(None) };
    let Stage::Holds(_) = proof.at(tx)? else { return Ok(None) };
    let of = (proof.body.account, member);
    let contact = contacts::store::one(tx, of, proof.body.contact)?;
    let stands = contact.filter(|one| one.ended_at.is_none() && one.confirmed_at.is_some());
    Ok(stands.map(|contact| Proved { id: proof.id, of, contact }))
}

/// When somebody last said "I am not on the phone with you", within a day: what was sent before it
/// is void.
pub fn denied_at(tx: &Tx, member: MemberId) -> Result<Option<Timestamp>, Fault> {
    let since = tx.now() - MARK;
    tx.one(PROOF_DENIED, &args![member, since], |row| row.get::<Option<Timestamp>>(0))
}

/// The same for whoever looks: nothing once a proof came that was sent after it.
pub fn warning(tx: &Tx, member: MemberId) -> Result<Option<Timestamp>, Fault> {
    let Some(at) = denied_at(tx, member)? else { return Ok(None) };
    let since: i64 = tx.one(PROOF_SINCE, &args![member, at], |row| row.get(0))?;
    Ok((since == 0).then_some(at))
}

/// Whether this proof may still end a wait: once for each proof, and twice a day for a member.
pub fn may_lift(tx: &Tx, proved: &Proved) -> Result<bool, Fault> {
    let member = proved.of.1;
    let spent: i64 = tx.one(LIFT_SPENT, &args![proved.id, member], |row| row.get(0))?;
    let day = tx.now() - MARK;
    let today: i64 = tx.one(LIFTS, &args![member, day], |row| row.get(0))?;
    Ok(spent == 0 && today < LIFTS_PER_DAY)
}

/// Counts a wait that ends by this proof, in the transaction that ends it.
pub fn spend_lift(tx: &Tx, proved: &Proved) -> Result<(), Fault> {
    tx.run(LIFT_SPEND, &args![proved.id, proved.of.1, tx.now()]).map(|_| ())
}

type Columns = (Entropy, MemberId, Kept, Vec<u8>);

fn columns(row: &Row) -> Result<Columns, Fault> {
    let came = match (row.get::<Option<String>>(3)?, row.get::<Option<Timestamp>>(4)?) {
        (Some(word), Some(at)) => Some((
            Came::read(&word).ok_or(Fault::corrupt("a proof that came to nothing known"))?,
            at,
        )),
        _ => None,
    };
    Ok((row.get(0)?, row.get(1)?, Kept { sent_at: row.get(2)?, came }, row.get(5)?))
}

/// Nothing of somebody whose key was destroyed on request.
fn opened(tx: &Tx, (id, member, kept, sealed): Columns) -> Result<Option<Proof>, Fault> {
    match tx.open(&place(member, &id), &sealed) {
        Ok(body) => Ok(Some(Proof { id, member, kept, body })),
        Err(Fault::Forgotten) => Ok(None),
        Err(fault) => Err(fault),
    }
}

fn mark(tx: &Tx, code: &Code) -> Entropy {
    tx.blind("desk-proof", code.symbols())
}

fn place(member: MemberId, id: &Entropy) -> Place {
    Place::new(member, "desk_proof", id)
}
