//! What we sent to a member, as they find it again: a list, newest first, and each message with
//! its text where that may be read again.

use base::{Email, JobId, MemberId, Phone, Private, Timestamp};
use serde::{Deserialize, Serialize};

use super::{Again, Detail, State, kinds, read_channel, read_state};
use crate::{Channel, Fault, Message, Owner, Place, Row, Tx, args, queue};

crate::statements! {
    ADD_COPY = "INSERT INTO sent_copy (message, owner, sent_at, body) VALUES ($1, $2, $3, $4)";
    /// With its copy, what was said of the state it is in, and its job while there is one.
    SENT_BEFORE = "SELECT d.id, d.key, d.channel, d.state, d.sent_at, d.at, \
            c.read_at, c.body, s.body, j.body \
        FROM delivery d \
        LEFT JOIN sent_copy c ON c.message = d.id AND c.owner = d.owner \
        LEFT JOIN delivery_step s ON s.message = d.id AND s.state = d.state AND s.owner = d.owner \
        LEFT JOIN job j ON j.id = d.id AND j.owner = d.owner \
        WHERE d.owner = $1 AND (d.sent_at < $2 OR (d.sent_at = $2 AND d.id < $3)) \
        ORDER BY d.sent_at DESC, d.id DESC LIMIT $4";
    SENT = "SELECT d.id, d.key, d.channel, d.state, d.sent_at, d.at, \
            c.read_at, c.body, s.body, j.body \
        FROM delivery d \
        LEFT JOIN sent_copy c ON c.message = d.id AND c.owner = d.owner \
        LEFT JOIN delivery_step s ON s.message = d.id AND s.state = d.state AND s.owner = d.owner \
        LEFT JOIN job j ON j.id = d.id AND j.owner = d.owner \
        WHERE d.id = $2 AND d.owner = $1";
    MARK_READ = "UPDATE sent_copy SET read_at = $3 \
        WHERE message = $1 AND owner = $2 AND read_at IS NULL";
    MARK_UNREAD = "UPDATE sent_copy SET read_at = NULL WHERE message = $1 AND owner = $2";
    COUNT_UNREAD = "SELECT COUNT(*) FROM sent_copy WHERE owner = $1 AND read_at IS NULL";
    OLD_COPIES = "SELECT message FROM sent_copy WHERE sent_at < $1 ORDER BY sent_at LIMIT $2";
    DROP_COPY = "DELETE FROM sent_copy WHERE message = $1 AND sent_at < $2";
}

/// The code of a message that its reader chose not to get.
pub const BY_CHOICE: &str = "kept";
/// The code of a message to a number that said STOP.
pub const AFTER_STOP: &str = "stop";

/// What the code of a message begins with that is told of in a mail with others.
const GATHERED: &str = "gathered:";

/// The code of a message that is told of at that moment, with others.
pub fn gathered(at: Timestamp) -> String {
    format!("{GATHERED}{}", at.micros())
}

/// As many as stand on one page.
pub const PAGE: usize = 25;

/// A place in the list: what comes after this message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct After {
    pub at: Timestamp,
    pub id: JobId,
}

impl After {
    pub const START: Self =
        Self { at: Timestamp::from_micros(i64::MAX), id: JobId::new([u8::MAX; 16]) };
}

/// One message as its reader finds it again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    pub id: JobId,
    /// What its key begins with: `order-placed`, `identity.notice`.
    pub kind: String,
    pub again: Again,
    pub channel: Channel,
    pub state: State,
    /// What its carrier said of the state: `BY_CHOICE`, `550`. Often nothing.
    pub code: String,
    pub sent_at: Timestamp,
    /// Since when it is in this state.
    pub at: Timestamp,
    /// Masked; empty for letters on paper, and where nobody knows any more.
    pub to: Private<String>,
    /// Empty where it may not be read again, or is not kept.
    pub subject: Private<String>,
    pub text: Private<String>,
    pub unread: bool,
}

impl Kept {
    /// Whether it is told of in a mail with others.
    pub fn is_gathered(&self) -> bool {
        self.code.starts_with(GATHERED)
    }
}

/// What is kept of a message.
#[derive(Serialize, Deserialize)]
struct Copy {
    to: Private<String>,
    subject: Private<String>,
    text: Private<String>,
}

impl Copy {
    fn of(message: &Message) -> Self {
        let (subject, text) = (message.subject.clone(), message.text.clone());
        Self { to: masked(message).into(), subject, text }
    }
}

/// Keeps a copy for a member, where its kind may be read again.
pub(crate) fn keep(
    tx: &Tx,
    id: JobId,
    key: &str,
    (owner, message): (Owner, &Message),
) -> Result<(), Fault> {
    let Some(member) = owner.member().filter(|_| Again::of(key) == Again::Text) else {
        return Ok(());
    };
    let body = tx.seal(&place(member, id), &Copy::of(message))?;
    tx.run(ADD_COPY, &args![id, member, tx.now(), body]).map(|_| ())
}

/// One page of what was sent to a member, newest first, and whether older ones follow.
pub fn sent(tx: &Tx, owner: MemberId, after: After) -> Result<(Vec<Kept>, bool), Fault> {
    let most = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
    let mut found = tx.all(SENT_BEFORE, &args![owner, after.at, after.id, most], columns)?;
    let more = found.len() > PAGE;
    found.truncate(PAGE);
    let kept = found.into_iter().map(|found| found.open(tx, owner));
    Ok((kept.collect::<Result<_, _>>()?, more))
}

/// One of a member's messages.
pub fn one(tx: &Tx, owner: MemberId, id: JobId) -> Result<Option<Kept>, Fault> {
    let found = tx.maybe(SENT, &args![owner, id], columns)?;
    found.map(|found| found.open(tx, owner)).transpose()
}

/// Its owner has read it, or wants it to stand as new again.
pub fn mark(tx: &Tx, owner: MemberId, id: JobId, read: bool) -> Result<(), Fault> {
    if read {
        tx.run(MARK_READ, &args![id, owner, tx.now()])?;
    } else {
        tx.run(MARK_UNREAD, &args![id, owner])?;
    }
    Ok(())
}

/// How many messages a member has not opened. Those without a text to read do not count.
pub fn unread(tx: &Tx, owner: MemberId) -> Result<i64, Fault> {
    tx.one(COUNT_UNREAD, &args![owner], |row| row.get(0))
}

/// `m…@example.org`, `… 43`.
fn masked(message: &Message) -> String {
    match message.channel {
        Channel::Mail => message.to.parse::<Email>().map(|to| to.masked()).unwrap_or_default(),
        Channel::Text => {
            let digits = message.to.parse::<Phone>().map(|to| to.digits().to_owned());
            let digits = digits.unwrap_or_default();
            let end = digits.get(digits.len().saturating_sub(2)..).unwrap_or_default();
            if end.is_empty() { String::new() } else { format!("… {end}") }
        }
        Channel::Post => String::new(),
    }
}

fn place(owner: MemberId, id: JobId) -> Place {
    Place::new(owner, "sent_copy", id.bytes())
}

/// A row with its bodies still sealed.
struct Found {
    kept: Kept,
    copy: Option<Vec<u8>>,
    step: Option<Vec<u8>>,
    job: Option<Vec<u8>>,
}

impl Found {
    fn open(self, tx: &Tx, owner: MemberId) -> Result<Kept, Fault> {
        let Self { mut kept, copy, step, job } = self;
        let id = kept.id;
        // What was said of somebody forgotten was not kept.
        if let Some(step) = step.filter(|body| !body.is_empty()) {
            let said: Detail = tx.open(&super::place(owner.into(), id), &step)?;
            kept.code = said.code;
        }
        let copy = match (copy, job) {
            (Some(copy), _) => Some(tx.open::<Copy>(&place(owner, id), &copy)?),
            (None, Some(job)) => {
                let message: Message = tx.open(&queue::place(owner.into(), id), &job)?;
                Some(Copy::of(&message))
            }
            (None, None) => None,
        };
        let Some(copy) = copy else { return Ok(kept) };
        kept.to = copy.to;
        if kept.again == Again::Text {
            (kept.subject, kept.text) = (copy.subject, copy.text);
        }
        Ok(kept)
    }
}

fn columns(row: &Row<'_>) -> Result<Found, Fault> {
    let (key, copy) = (row.get::<String>(1)?, row.get::<Option<Vec<u8>>>(7)?);
    let kept = Kept {
        id: row.get(0)?,
        kind: kinds::kind(&key).to_owned(),
        again: Again::of(&key),
        channel: read_channel(&row.get::<String>(2)?)?,
        state: read_state(&row.get::<String>(3)?)?,
        code: String::new(),
        sent_at: row.get(4)?,
        at: row.get(5)?,
        to: Private::default(),
        subject: Private::default(),
        text: Private::default(),
        unread: copy.is_some() && row.get::<Option<Timestamp>>(6)?.is_none(),
    };
    Ok(Found { kept, copy, step: row.get(8)?, job: row.get(9)? })
}
