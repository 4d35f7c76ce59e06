//! One visit to "Help me get in": what was typed, what was sent for it, what it has proved.
//!
//! A request belongs to a browser and to nobody else; only a code that comes back says whom it is
//! about. Codes are kept as keyed hashes under the name that was typed, so that an earlier message
//! still works and another browser may use it.

use std::time::Duration;

use ::store::{Fault, Owner, Place, Row, Tx, args};
use base::{AccountId, Entropy, Lang, MemberId, Private, Timestamp, folded};
use guard::{Bucket, Tries, UNASKED_MESSAGES};
use identity::codes::Code;
use identity::keys::{Keys, Mark};
use serde::{Deserialize, Serialize};

use crate::flow::evidence::{Domain, Evidence};

pub(crate) type Of = (AccountId, MemberId);

/// How long a message works (DESIGN 3), and with it the visit that asked for it.
pub(crate) const MESSAGE_LIFE: Duration = Duration::from_hours(1);
/// A letter is read later than a message (SECURITY 45).
pub(crate) const LETTER_LIFE: Duration = Duration::from_hours(21 * 24);
/// What a desk gives out is typed there and then.
pub(crate) const DESK_LIFE: Duration = Duration::from_hours(24);
/// Long enough to choose a password after the code was right.
pub(crate) const VISIT_LIFE: Duration = Duration::from_hours(2);

store::statements! {
    REQUEST_ADD = "INSERT INTO get_in (id, name, wrong_codes, began_at, version, body) \
        VALUES ($1, $2, 0, $3, 1, $4)";
    REQUEST_GET = "SELECT name, wrong_codes, began_at, version, body FROM get_in WHERE id = $1";
    REQUEST_SAVE = "UPDATE get_in SET wrong_codes = $3, body = $4, version = version + 1 \
        WHERE id = $1 AND version = $2";
    CODE_ADD = "INSERT INTO get_in_code \
        (mark, account, member, name, request, kind, bound_at, original, sent_at) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (mark, account) DO NOTHING";
    CODES = "SELECT account, member, name, request, kind, bound_at, original, sent_at \
        FROM get_in_code WHERE mark = $1 ORDER BY account LIMIT 8";
    /// One winner: whoever is second finds it used by another visit.
    CODE_USE = "UPDATE get_in_code SET used_by = $2 \
        WHERE mark = $1 AND (used_by IS NULL OR used_by = $2)";
    RATION_GET = "SELECT full_at FROM get_in_ration WHERE name = $1";
    RATION_SAVE = "INSERT INTO get_in_ration (name, full_at) VALUES ($1, $2) \
        ON CONFLICT (name) DO UPDATE SET full_at = excluded.full_at";
    RATION_CLEAR = "DELETE FROM get_in_ration WHERE name = $1";
}

/// What a code was sent for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Mail,
    /// The one-time value in a message's link.
    Link,
    Text,
    Letter,
    /// Given out at a desk, for in person or a call back.
    Met,
    Called,
    /// Made by somebody who helps (R5).
    Caregiver,
}

impl Kind {
    const ALL: [Self; 7] = [
        Self::Mail,
        Self::Link,
        Self::Text,
        Self::Letter,
        Self::Met,
        Self::Called,
        Self::Caregiver,
    ];

    const fn word(self) -> &'static str {
        match self {
            Self::Mail => "mail",
            Self::Link => "link",
            Self::Text => "text",
            Self::Letter => "letter",
            Self::Met => "met",
            Self::Called => "called",
            Self::Caregiver => "caregiver",
        }
    }

    fn read(word: &str) -> Result<Self, Fault> {
        let found = Self::ALL.into_iter().find(|kind| kind.word() == word);
        found.ok_or_else(|| Fault::corrupt("a code of an unknown kind"))
    }

    pub const fn domain(self) -> Domain {
        match self {
            Self::Mail | Self::Link => Domain::Mailbox,
            Self::Text => Domain::Phone,
            Self::Letter => Domain::Post,
            Self::Met | Self::Called => Domain::Human,
            Self::Caregiver => Domain::Caregiver,
        }
    }

    const fn life(self) -> Duration {
        match self {
            Self::Mail | Self::Link => MESSAGE_LIFE,
            Self::Text => Duration::from_mins(10),
            Self::Letter => LETTER_LIFE,
            Self::Met | Self::Called | Self::Caregiver => DESK_LIFE,
        }
    }
}

/// A visit.
#[derive(Debug, Clone)]
pub(crate) struct Request {
    pub id: Entropy,
    pub name: Entropy,
    pub tries: Tries,
    pub began_at: Timestamp,
    pub body: Body,
    version: i64,
}

#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Body {
    pub typed: Private<String>,
    #[serde(default)]
    pub lang: Lang,
    pub asked_at: Option<Timestamp>,
    #[serde(default)]
    pub proved: Vec<Proved>,
}

/// What came back, and whose it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Proved {
    pub account: AccountId,
    pub member: MemberId,
    pub evidence: Evidence,
    /// Two people stand for it: which recovery of a desk's, and whether in person.
    #[serde(default)]
    pub assisted: Option<(Entropy, bool)>,
}

/// A code that was sent, as one of the accounts it may mean.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sent {
    pub of: Of,
    pub name: Entropy,
    pub request: Entropy,
    pub kind: Kind,
    pub bound_at: Timestamp,
    pub original: bool,
    pub at: Timestamp,
}

impl Sent {
    pub fn is_over(&self, now: Timestamp) -> bool {
        now >= self.at + self.kind.life()
    }

    pub fn evidence(&self) -> Evidence {
        let (bound_at, original) = (self.bound_at, self.original);
        Evidence { domain: self.kind.domain(), bound_at, original }
    }
}

impl Request {
    pub fn is_over(&self, now: Timestamp) -> bool {
        now >= self.began_at + VISIT_LIFE
    }

    /// The people this visit has proved something of.
    pub fn people(&self) -> Vec<Of> {
        let mut people: Vec<Of> = Vec::new();
        for proved in &self.body.proved {
            let of = (proved.account, proved.member);
            if !people.contains(&of) {
                people.push(of);
            }
        }
        people
    }

    pub fn evidence(&self, of: Of) -> Vec<Evidence> {
        self.proved(of).map(|proved| proved.evidence).collect()
    }

    fn proved(&self, of: Of) -> impl Iterator<Item = &Proved> {
        self.body.proved.iter().filter(move |proved| (proved.account, proved.member) == of)
    }

    /// Which of a desk's recoveries stands behind it.
    pub fn desk(&self, of: Of) -> Option<Entropy> {
        self.proved(of).find_map(|proved| proved.assisted).map(|(desk, _)| desk)
    }

    /// Whether two people stand for it, and whether in person.
    pub fn assisted(&self, of: Of) -> Option<bool> {
        self.proved(of).find_map(|proved| proved.assisted).map(|(_, in_person)| in_person)
    }
}

/// Under which codes for what was typed are found.
pub(crate) fn name_key(tx: &Tx, typed: &str) -> Entropy {
    tx.blind("recovery.name", &folded(typed))
}

pub(crate) fn begin(tx: &Tx, typed: &Private<String>, lang: Lang) -> Result<Request, Fault> {
    let (id, name) = (tx.entropy(), name_key(tx, typed));
    let body = Body { typed: typed.clone(), lang, asked_at: Some(tx.now()), proved: Vec::new() };
    let sealed = tx.seal(&place(&id), &body)?;
    tx.run(REQUEST_ADD, &args![id, name, tx.now(), sealed])?;
    Ok(Request { id, name, tries: Tries::default(), began_at: tx.now(), body, version: 1 })
}

/// What was typed on a visit, however long ago.
pub(crate) fn typed(tx: &Tx, id: &Entropy) -> Result<Option<Private<String>>, Fault> {
    Ok(any(tx, id)?.map(|request| request.body.typed))
}

pub(crate) fn request(tx: &Tx, id: &Entropy) -> Result<Option<Request>, Fault> {
    Ok(any(tx, id)?.filter(|request| !request.is_over(tx.now())))
}

fn any(tx: &Tx, id: &Entropy) -> Result<Option<Request>, Fault> {
    let row = tx.maybe(REQUEST_GET, &args![id], |row| {
        let head: (Entropy, i64, Timestamp) = (row.get(0)?, row.get(1)?, row.get(2)?);
        Ok((head, row.get::<i64>(3)?, row.get::<Vec<u8>>(4)?))
    })?;
    let Some(((name, wrong, began_at), version, sealed)) = row else { return Ok(None) };
    let body: Body = tx.open(&place(id), &sealed)?;
    let tries = Tries::from_wrong(u32::try_from(wrong).unwrap_or(Tries::LIMIT));
    Ok(Some(Request { id: *id, name, tries, began_at, body, version }))
}

/// False where another tab moved first.
pub(crate) fn save(tx: &Tx, request: &Request) -> Result<bool, Fault> {
    let sealed = tx.seal(&place(&request.id), &request.body)?;
    let wrong = i64::from(request.tries.wrong());
    Ok(tx.run(REQUEST_SAVE, &args![request.id, request.version, wrong, sealed])? == 1)
}

fn place(id: &Entropy) -> Place {
    Place::new(Owner::House, "get_in", id)
}

/// What is kept of a code. Mailed codes are short, so they count only under the name that was
/// typed, and texted ones on their own visit; long ones stand alone.
pub(crate) fn mark(keys: &Keys, under: Option<&Entropy>, code: &Code) -> Mark {
    let of: Vec<u8> = [b"get-in".as_slice(), under.map_or(&[][..], |under| &under[..])].concat();
    keys.mark(&of, code.symbols())
}

pub(crate) fn keep(tx: &Tx, mark: &Mark, sent: &Sent) -> Result<(), Fault> {
    let Sent { of, name, request, kind, bound_at, original, .. } = *sent;
    let word = kind.word();
    let row = args![*mark, of.0, of.1, name, request, word, bound_at, original, tx.now()];
    tx.run(CODE_ADD, &row)?;
    Ok(())
}

pub(crate) fn sent(tx: &Tx, mark: &Mark) -> Result<Vec<Sent>, Fault> {
    tx.all(CODES, &args![*mark], read)
}

fn read(row: &Row) -> Result<Sent, Fault> {
    Ok(Sent {
        of: (row.get(0)?, row.get(1)?),
        name: row.get(2)?,
        request: row.get(3)?,
        kind: Kind::read(&row.get::<String>(4)?)?,
        bound_at: row.get(5)?,
        original: row.get(6)?,
        at: row.get(7)?,
    })
}

/// False where another visit used it before.
pub(crate) fn use_up(tx: &Tx, mark: &Mark, by: &Entropy) -> Result<bool, Fault> {
    Ok(tx.run(CODE_USE, &args![*mark, by])? > 0)
}

/// Under what a name's messages are counted: the accounts it means, so that a person's username and
/// address share one ration; or the name itself when it is nobody's.
pub(crate) fn ration_key(tx: &Tx, typed: &str, people: &[Of]) -> Entropy {
    if people.is_empty() {
        return tx.blind("recovery.ration", &folded(typed));
    }
    let ids: Vec<String> = people.iter().map(|of| of.0.to_string()).collect();
    tx.blind("recovery.ration", &ids.join(" "))
}

/// Takes one message out of a name's ration (DESIGN 2: three, one back every six hours).
pub(crate) fn take_message(tx: &Tx, name: &Entropy) -> Result<bool, Fault> {
    let full_at = tx.maybe(RATION_GET, &args![name], |row| row.get(0))?;
    let bucket = full_at.map_or(Bucket::FULL, Bucket::from_full_at);
    match UNASKED_MESSAGES.take(bucket, tx.now()) {
        Ok(less) => {
            tx.run(RATION_SAVE, &args![name, less.full_at()])?;
            Ok(true)
        }
        Err(_) => Ok(false),
    }
}

/// Somebody answered: the ration is whole again.
pub(crate) fn answered(tx: &Tx, name: &Entropy) -> Result<(), Fault> {
    tx.run(RATION_CLEAR, &args![name])?;
    Ok(())
}
