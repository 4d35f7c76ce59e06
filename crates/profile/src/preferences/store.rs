//! Choices as they were made, newest last.

use base::{AccountId, Lang, MemberId, Timestamp};
use identity::contacts::{self, Contact, Way};
use serde::{Deserialize, Serialize};
use store::delivery::{self, Why};
use store::{Actor, Entry, Fault, Place, Row, Tx, args, audit};

use super::rules::{Choices, Topic};

store::statements! {
    /// What somebody has chosen, the last time first.
    CHOICES = "SELECT id, number, at, body FROM choices WHERE owner = $1 \
        ORDER BY number DESC LIMIT $2";
    /// Two that were made at once are never the same step.
    ADD_CHOICES = "INSERT INTO choices (id, owner, number, at, body) \
        VALUES ($1, $2, $3, $4, $5) ON CONFLICT (owner, number) DO NOTHING";
}

/// Which words people read when they chose. It goes up when a topic comes to mean something else.
const WORDING: u16 = 4;
/// As many steps as a page shows.
const SHOWN: i64 = 20;

/// One time somebody chose.
#[derive(Debug, Clone)]
pub struct Step {
    pub number: i64,
    pub at: Timestamp,
    pub body: Body,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Body {
    pub choices: Choices,
    pub lang: Lang,
    pub wording: u16,
    /// What the link in a mail ended; nothing where somebody chose on the page.
    #[serde(default)]
    pub left: Vec<Topic>,
}

/// What a phone on file answered to our texts.
#[derive(Debug, Clone)]
pub struct Answered {
    pub at: Timestamp,
    /// No texts any more, else texts again.
    pub stopped: bool,
    /// Masked.
    pub phone: String,
}

/// Everything by which somebody agreed to messages or refused them.
#[derive(Debug, Clone)]
pub struct Before {
    pub steps: Vec<Step>,
    pub answers: Vec<Answered>,
}

/// What counts for this member now.
pub fn current(tx: &Tx, owner: MemberId) -> Result<Choices, Fault> {
    let last = steps(tx, owner, 1)?.into_iter().next();
    Ok(last.map(|step| step.body.choices).unwrap_or_default())
}

/// Every time they chose, newest first.
pub fn history(tx: &Tx, owner: MemberId) -> Result<Vec<Step>, Fault> {
    steps(tx, owner, SHOWN)
}

pub fn before(tx: &Tx, of: (AccountId, MemberId)) -> Result<Before, Fault> {
    let mut answers = Vec::new();
    for contact in contacts::confirmed(tx, of)? {
        if matches!(contact.way, Way::Phone(_)) {
            answers.extend(answered(tx, &contact)?);
        }
    }
    Ok(Before { steps: history(tx, of.1)?, answers })
}

/// What a phone answered since it is on file: whose it was before is nobody's business.
fn answered(tx: &Tx, contact: &Contact) -> Result<Vec<Answered>, Fault> {
    let (channel, to) = contact.way.sent_to();
    let address = delivery::address(tx, channel, to);
    let phone = contact.way.masked();
    let answer = |at, stopped| Answered { at, stopped, phone: phone.clone() };
    let mut all = Vec::new();
    for (action, _, at) in audit::about(tx, &address)? {
        match action.as_str() {
            "text.stopped" => all.push(answer(at, true)),
            "text.started" | "text.consented" => all.push(answer(at, false)),
            _ => {}
        }
    }
    // A provider that hears STOP by itself tells us when it refuses a text.
    let stands = delivery::why_dead(tx, &address)?.filter(|dead| dead.why == Why::Stop);
    if let Some(dead) = stands.filter(|_| !all.last().is_some_and(|last| last.stopped)) {
        all.push(answer(dead.at, true));
    }
    all.retain(|answer| answer.at >= contact.bound_at);
    Ok(all)
}

/// Takes down what was chosen. The same again is no new choice.
pub fn choose(
    tx: &Tx,
    (account, owner): (AccountId, MemberId),
    (choices, lang): (&Choices, Lang),
) -> Result<(), Fault> {
    let last = steps(tx, owner, 1)?.into_iter().next();
    let choices = match &last {
        Some(step) => choices.clone().since(&step.body.choices),
        None => choices.clone(),
    };
    let body = Body { choices, lang, wording: WORDING, left: Vec::new() };
    add(tx, owner, (last, body), Entry::new("choices.made", Actor::Account(account)))
}

/// Ends mail about these, for whoever has a mail's link: nobody has proved who they are.
pub fn leave(tx: &Tx, owner: MemberId, (topics, lang): (&[Topic], Lang)) -> Result<(), Fault> {
    let last = steps(tx, owner, 1)?.into_iter().next();
    let before = last.as_ref().map(|step| step.body.choices.clone()).unwrap_or_default();
    let choices = before.without_mail(topics);
    let body = Body { choices, lang, wording: WORDING, left: topics.to_vec() };
    add(tx, owner, (last, body), Entry::new("choices.left", Actor::Stranger))
}

fn add(
    tx: &Tx,
    owner: MemberId,
    (last, body): (Option<Step>, Body),
    entry: Entry,
) -> Result<(), Fault> {
    if last.as_ref().is_some_and(|step| step.body.choices == body.choices) {
        return Ok(());
    }
    let id = tx.entropy();
    let number = last.map_or(0, |step| step.number) + 1;
    let body = tx.seal(&Place::new(owner, "choices", &id), &body)?;
    if tx.run(ADD_CHOICES, &args![id, owner, number, tx.now(), body])? == 0 {
        return Err(Fault::Conflict("they chose twice at once".to_owned()));
    }
    tx.audit(entry.owner(owner).thing(&id))
}

fn steps(tx: &Tx, owner: MemberId, most: i64) -> Result<Vec<Step>, Fault> {
    let rows = tx.all(CHOICES, &args![owner, most], columns)?;
    let step = |(id, number, at, body): Columns| {
        let body = tx.open(&Place::new(owner, "choices", &id), &body)?;
        Ok(Step { number, at, body })
    };
    rows.into_iter().map(step).collect()
}

type Columns = (base::Entropy, i64, Timestamp, Vec<u8>);

fn columns(row: &Row) -> Result<Columns, Fault> {
    Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
}
