//! What became of each message: whether it left, arrived or came back, and which addresses take
//! nothing any more. A row is written with the message itself, so that no code can leave the house
//! that the house could not explain.

mod flow;
mod kinds;
pub(crate) mod sent;

use std::time::Duration;

use base::{Entropy, JobId, MemberId, Timestamp, folded};
use serde::{Deserialize, Serialize};

pub use flow::State;
pub use kinds::{About, Again};
pub use sent::{AFTER_STOP, After, BY_CHOICE, Kept, PAGE, gathered, mark, one, sent, unread};

use crate::{Channel, Fault, Message, Owner, Place, Row, Sweep, Tx, args};

crate::statements! {
    ADD_DELIVERY = "INSERT INTO delivery \
        (id, owner, key, channel, mark, address, state, sent_at, at) \
        VALUES ($1, $2, $3, $4, $5, $6, 'queued', $7, $7)";
    DELIVERY = "SELECT id, owner, key, channel, state, sent_at, at, address FROM delivery \
        WHERE id = $1";
    /// The state it was read at guards the edit: news may come from two nodes at once.
    MOVE_DELIVERY = "UPDATE delivery SET state = $3, at = $4 WHERE id = $1 AND state = $2";
    ADD_STEP = "INSERT INTO delivery_step (message, state, at, owner, body) \
        VALUES ($1, $2, $3, $4, $5) ON CONFLICT (message, state) DO NOTHING";
    STEPS = "SELECT state, at, body FROM delivery_step WHERE message = $1 AND owner = $2 \
        ORDER BY at";
    DELIVERIES_OF = "SELECT id, owner, key, channel, state, sent_at, at, address FROM delivery \
        WHERE owner = $1 AND key >= $2 AND key < $3 ORDER BY sent_at DESC, id DESC LIMIT 50";
    BY_MARK = "SELECT key, channel, sent_at FROM delivery WHERE mark = $1 \
        ORDER BY sent_at DESC LIMIT 5";
    BURY = "INSERT INTO dead_address (address, why, at) VALUES ($1, $2, $3) \
        ON CONFLICT (address) DO UPDATE SET why = excluded.why, at = excluded.at";
    REVIVE = "DELETE FROM dead_address WHERE address = $1 AND why = $2";
    DEAD = "SELECT why, at FROM dead_address WHERE address = $1";
    COUNT_STATES = "SELECT channel, state, COUNT(*) FROM delivery WHERE sent_at >= $1 \
        GROUP BY channel, state ORDER BY channel, state";
    /// Codes by mail and by text: the kinds whose message holds one that somebody waits for. A
    /// mail is there once its server has it, a text once it is delivered.
    CODES_SENT = "SELECT channel, COUNT(*), \
        SUM(CASE WHEN EXISTS (SELECT 1 FROM delivery_step WHERE message = delivery.id \
            AND delivery_step.state = \
                CASE channel WHEN 'text' THEN 'delivered' ELSE 'accepted' END \
            AND delivery_step.at - delivery.sent_at <= 60000000) THEN 1 ELSE 0 END), \
        SUM(CASE WHEN state IN ('refused', 'bounced') THEN 1 ELSE 0 END) FROM delivery \
        WHERE sent_at >= $1 AND sent_at < $2 AND channel <> 'post' \
        AND (substr(key, 1, 17) = 'access.send_code:' OR substr(key, 1, 13) = 'access.enrol:' \
        OR substr(key, 1, 14) = 'recovery.code:' OR substr(key, 1, 14) = 'recovery.text:' \
        OR substr(key, 1, 22) = 'identity.contact_code:') GROUP BY channel ORDER BY channel";
    OLD_DELIVERIES = "SELECT id FROM delivery WHERE sent_at < $1 ORDER BY sent_at LIMIT $2";
    DROP_DELIVERY = "DELETE FROM delivery WHERE id = $1 AND sent_at < $2";
    OLD_STEPS = "SELECT DISTINCT message FROM delivery_step WHERE at < $1 LIMIT $2";
    DROP_STEPS = "DELETE FROM delivery_step WHERE message = $1 AND at < $2";
}

/// Long enough that last year's message can still be asked about, and read again.
const KEPT: Duration = Duration::from_hours(24 * 730);

/// Messages that are long over, and what was said of them.
pub const SWEEPS: [Sweep; 3] = [
    Sweep { name: "delivery", keep: KEPT, find: OLD_DELIVERIES, remove: DROP_DELIVERY },
    Sweep { name: "sent_copy", keep: KEPT, find: sent::OLD_COPIES, remove: sent::DROP_COPY },
    Sweep { name: "delivery_step", keep: KEPT, find: OLD_STEPS, remove: DROP_STEPS },
];

/// How far one message has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delivery {
    pub id: JobId,
    pub owner: Option<MemberId>,
    /// The key it was sent under.
    pub key: String,
    pub channel: Channel,
    pub state: State,
    /// When it was written.
    pub sent_at: Timestamp,
    /// Since when it is in this state.
    pub at: Timestamp,
    /// Where it went, for `is_dead`.
    pub address: Entropy,
}

/// What a carrier said about a state. For support; it may name an address, so it is sealed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Detail {
    /// The carrier's own code: `550`, `5.1.1`, `21610`.
    #[serde(default)]
    pub code: String,
    /// The carrier's own words, or the id it gave the message.
    #[serde(default)]
    pub words: base::Private<String>,
}

impl Detail {
    pub fn new(code: impl Into<String>, words: impl Into<String>) -> Self {
        Self { code: code.into(), words: base::Private(words.into()) }
    }
}

/// One step of a message's way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    pub state: State,
    pub at: Timestamp,
    pub detail: Detail,
}

/// The answer to "did you really send this?".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sent {
    /// What its key begins with: `access.new_device`, `order-placed`.
    pub kind: String,
    pub channel: Channel,
    pub at: Timestamp,
}

/// Why an address takes nothing any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// Nobody lives there: the mailbox or the number does not exist, or cannot take messages.
    Gone,
    /// Whoever lives there said STOP.
    Stop,
}

impl Why {
    const ALL: [Self; 2] = [Self::Gone, Self::Stop];

    pub const fn word(self) -> &'static str {
        match self {
            Self::Gone => "gone",
            Self::Stop => "stop",
        }
    }
}

/// An address that takes nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dead {
    pub why: Why,
    pub at: Timestamp,
}

/// How codes sent within some time fared on one channel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CodesSent {
    pub channel: Channel,
    pub sent: i64,
    /// Delivered within 60 seconds of being written; of mail, taken by its mail server.
    pub soon: i64,
    /// They did not get there.
    pub failed: i64,
}

/// How the codes that were sent from `from` until before `to` fared. For jobs.
pub fn codes_sent(tx: &Tx, from: Timestamp, to: Timestamp) -> Result<Vec<CodesSent>, Fault> {
    let rows = tx.all(CODES_SENT, &args![from, to], |row| {
        Ok((row.get::<String>(0)?, [row.get(1)?, row.get(2)?, row.get(3)?]))
    })?;
    let fared = rows.into_iter().map(|(word, [sent, soon, failed])| {
        Ok(CodesSent { channel: read_channel(&word)?, sent, soon, failed })
    });
    fared.collect()
}

pub(crate) fn add(tx: &Tx, id: JobId, key: &str, whose: (Owner, &Message)) -> Result<(), Fault> {
    let (owner, message) = whose;
    let (channel, mark) = (message.channel.word(), message.mark.as_deref());
    let address = address(tx, message.channel, &message.to);
    let owner = owner.member();
    tx.run(ADD_DELIVERY, &args![id, owner, key, channel, mark, address, tx.now()]).map(|_| ())
}

/// The blind name of a mailbox, number or house, however it was written.
pub fn address(tx: &Tx, channel: Channel, to: &str) -> Entropy {
    match channel {
        Channel::Mail => tx.blind("delivery.mail", &folded(to)),
        Channel::Text => {
            let digits: String = to.chars().filter(char::is_ascii_digit).collect();
            let ten = if digits.len() == 11 { digits.trim_start_matches('1') } else { &digits };
            tx.blind("delivery.text", ten)
        }
        Channel::Post => tx.blind("delivery.post", &folded(to)),
    }
}

/// What is known of one message; for whoever carries it, never for a page.
pub fn of_message(tx: &Tx, id: JobId) -> Result<Option<Delivery>, Fault> {
    tx.maybe(DELIVERY, &args![id], read)
}

/// The owner's messages whose key begins with `key_prefix`, newest first. For whoever has proved
/// another channel: did the code arrive?
pub fn state(tx: &Tx, owner: MemberId, key_prefix: &str) -> Result<Vec<Delivery>, Fault> {
    let end = format!("{key_prefix}\u{10ffff}");
    tx.all(DELIVERIES_OF, &args![owner, key_prefix, end], read)
}

/// The steps a message took, for support.
pub fn steps(tx: &Tx, owner: MemberId, id: JobId) -> Result<Vec<Step>, Fault> {
    let rows = tx.all(STEPS, &args![id, owner], |row| {
        Ok((row.get::<String>(0)?, row.get(1)?, row.get::<Vec<u8>>(2)?))
    })?;
    let step = |(word, at, body): (String, Timestamp, Vec<u8>)| {
        let state = read_state(&word)?;
        // What was said of somebody forgotten was not kept.
        let kept = (!body.is_empty()).then(|| tx.open(&place(owner.into(), id), &body));
        Ok(Step { state, at, detail: kept.transpose()?.unwrap_or_default() })
    };
    rows.into_iter().map(step).collect()
}

/// Takes down news of a message. False when it was none: known already, or overtaken.
pub fn note(tx: &Tx, id: JobId, state: State, detail: &Detail) -> Result<bool, Fault> {
    let Some(known) = of_message(tx, id)? else { return Ok(false) };
    // A forgotten member's message still moves; what was said about it is kept by nobody.
    let body = match tx.seal(&place(known.owner.into(), id), detail) {
        Err(Fault::Forgotten) => Vec::new(),
        sealed => sealed?,
    };
    tx.run(ADD_STEP, &args![id, state.word(), tx.now(), known.owner, body])?;
    if !state.follows(known.state) {
        return Ok(false);
    }
    let moved = &args![id, known.state.word(), state.word(), tx.now()];
    if tx.run(MOVE_DELIVERY, moved)? == 0 {
        return Err(Fault::Conflict("other news of this message came first".to_owned()));
    }
    if state == State::Delivered {
        revive(tx, &known.address, Why::Gone)?;
    }
    Ok(true)
}

/// What carried these six symbols, newest first. Kind, channel and time, and nothing of anybody.
pub fn by_mark(tx: &Tx, mark: &str) -> Result<Vec<Sent>, Fault> {
    tx.all(BY_MARK, &args![mark], |row| {
        let key = row.get::<String>(0)?;
        let kind = kinds::kind(&key).to_owned();
        Ok(Sent { kind, channel: read_channel(&row.get::<String>(1)?)?, at: row.get(2)? })
    })
}

/// Whether this address takes nothing: it came back for good, or its owner said STOP.
pub fn is_dead(tx: &Tx, address: &Entropy) -> Result<bool, Fault> {
    Ok(why_dead(tx, address)?.is_some())
}

pub fn why_dead(tx: &Tx, address: &Entropy) -> Result<Option<Dead>, Fault> {
    tx.maybe(DEAD, &args![address], |row| {
        let word = row.get::<String>(0)?;
        let why = Why::ALL.into_iter().find(|why| why.word() == word);
        let why = why.ok_or_else(|| Fault::corrupt("an address is dead of something else"))?;
        Ok(Dead { why, at: row.get(1)? })
    })
}

/// From now on this address takes nothing.
pub fn bury(tx: &Tx, address: &Entropy, why: Why) -> Result<(), Fault> {
    // Whoever said STOP must say START, even where the number later turns out to be gone.
    if why_dead(tx, address)?.is_some_and(|dead| dead.why == Why::Stop) {
        return Ok(());
    }
    tx.run(BURY, &args![address, why.word(), tx.now()]).map(|_| ())
}

/// What stood against this address holds no more. False when nothing of the kind did.
pub fn revive(tx: &Tx, address: &Entropy, why: Why) -> Result<bool, Fault> {
    Ok(tx.run(REVIVE, &args![address, why.word()])? > 0)
}

/// How many messages written since `since` are in each state, for measures and `doctor`.
pub fn counts(tx: &Tx, since: Timestamp) -> Result<Vec<(Channel, State, i64)>, Fault> {
    tx.all(COUNT_STATES, &args![since], |row| {
        let channel = read_channel(&row.get::<String>(0)?)?;
        Ok((channel, read_state(&row.get::<String>(1)?)?, row.get(2)?))
    })
}

fn place(owner: Owner, id: JobId) -> Place {
    Place::new(owner, "delivery_step", id.bytes())
}

fn read(row: &Row<'_>) -> Result<Delivery, Fault> {
    Ok(Delivery {
        id: row.get(0)?,
        owner: row.get(1)?,
        key: row.get(2)?,
        channel: read_channel(&row.get::<String>(3)?)?,
        state: read_state(&row.get::<String>(4)?)?,
        sent_at: row.get(5)?,
        at: row.get(6)?,
        address: row.get(7)?,
    })
}

fn read_state(word: &str) -> Result<State, Fault> {
    State::read(word).ok_or_else(|| Fault::corrupt("a message is in a state nobody knows"))
}

fn read_channel(word: &str) -> Result<Channel, Fault> {
    let channel = Channel::ALL.into_iter().find(|channel| channel.word() == word);
    channel.ok_or_else(|| Fault::corrupt("a message went by a way nobody knows"))
}
