//! Requests to be paid back: kept as drafts, sent once, and moved by what the plan says.

mod hear;
mod leaves;
pub mod receipts;

use std::time::Duration;

use ::store::{Actor, Entry, Fault, Row, Tx, args};
use base::{AccountId, Day, MemberScope, Private, ReimbursementId};
use formats::records::{ClaimStatus, SourceRef};
use serde_json::json;
use web::House;

use super::flow::{self, Fact, Said, Stage, stands_by};
use super::jobs;
use super::rules::{Answers, Known, is_named_alike};
use super::{Body, Part, Receipt, Request, mail, place};
use crate::claims::rules::Window;
use crate::claims::store::{Stored, window};

pub use hear::{Heard, hear, owner};
pub use leaves::hand_over;

store::statements! {
    ONE = "SELECT id, at, version, body FROM reimbursement WHERE id = $1 AND owner = $2";
    OF_OWNER = "SELECT id, at, version, body FROM reimbursement WHERE owner = $1
        ORDER BY at DESC, id DESC LIMIT 60";
    SENT = "SELECT id, at, version, body FROM reimbursement WHERE owner = $1 AND NOT draft
        ORDER BY at, id LIMIT 2000";
    /// Nothing happens where another press was first.
    ADD = "INSERT INTO reimbursement (id, owner, draft, at, version, body)
        VALUES ($1, $2, TRUE, $3, 1, $4) ON CONFLICT DO NOTHING";
    /// Only where nobody moved it since it was read.
    SAVE = "UPDATE reimbursement SET draft = $4, at = $5, body = $6, version = version + 1
        WHERE id = $1 AND owner = $2 AND version = $3";
    DROP_DRAFT = "DELETE FROM reimbursement WHERE id = $1 AND owner = $2 AND draft";
    /// Whose is it? What follows is done for them alone, by a job of theirs.
    OWNER = "SELECT owner FROM reimbursement WHERE id = $1 AND NOT draft";
}

/// Drafts a member keeps at a time. (house)
pub const MOST_DRAFTS: usize = 5;
/// Requests that wait for the plan at a time, those taken back lately among them: sending and
/// taking back has an end. (house)
pub const MOST_WAITING: usize = 20;
const LATELY: Duration = Duration::from_hours(30 * 24);

/// Who acts, for whom.
#[derive(Debug, Clone, Copy)]
pub struct By {
    pub scope: MemberScope,
    pub account: AccountId,
}

impl By {
    const fn actor(self) -> Actor {
        Actor::Account(self.account)
    }
}

/// A member's own, the newest first.
pub fn all(tx: &Tx, who: MemberScope) -> Result<Vec<Request>, Fault> {
    tx.all(OF_OWNER, &args![who.member()], |row| read(tx, who, row))
}

/// Every one that was sent, however long ago. The bound is beyond what anybody asks for.
pub fn sent(tx: &Tx, who: MemberScope) -> Result<Vec<Request>, Fault> {
    tx.all(SENT, &args![who.member()], |row| read(tx, who, row))
}

pub fn one(tx: &Tx, who: MemberScope, id: ReimbursementId) -> Result<Option<Request>, Fault> {
    tx.maybe(ONE, &args![id, who.member()], |row| read(tx, who, row))
}

fn read(tx: &Tx, who: MemberScope, row: &Row) -> Result<Request, Fault> {
    let id = row.get(0)?;
    let body = tx.open(&place(who, id), &row.get::<Vec<u8>>(3)?)?;
    Ok(Request { id, at: row.get(1)?, version: row.get(2)?, body })
}

/// What a form is held against.
pub fn known(tx: &Tx, who: MemberScope, today: Day) -> Result<Known, Fault> {
    let nobody = SourceRef::new("latchkey", "self");
    let covers = coverage::coverages(tx, who, (today, &nobody))?;
    let day = |day: Option<Private<Day>>| day.map(|day| day.0);
    let spans = covers.into_iter().map(|one| (day(one.start), day(one.end))).collect();
    Ok(Known { today: Some(today), spans })
}

/// What became of a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    Draft(ReimbursementId),
    /// As many drafts as may be.
    MostDrafts,
}

/// The name of what a form asks for.
pub fn named(tx: &Tx, who: MemberScope, once: &Private<String>) -> Result<ReimbursementId, Fault> {
    Ok(ReimbursementId::new(tx.digest(&("reimbursement", who.member(), once))?))
}

/// Keeps a new draft, once for each form.
pub fn begin(
    tx: &Tx,
    by: By,
    (once, answers): (&Private<String>, &Answers),
    lang: base::Lang,
) -> Result<Kept, Fault> {
    let mut id = named(tx, by.scope, once)?;
    while let Some(found) = one(tx, by.scope, id)? {
        // Somebody went back to the form and corrected it, or pressed twice.
        if found.body.answers == *answers || change(tx, by, id, answers)? {
            return Ok(Kept::Draft(id));
        }
        // That one was sent: other answers ask for something else.
        let other = ("reimbursement", by.scope.member(), id, answers);
        id = ReimbursementId::new(tx.digest(&other)?);
    }
    let drafts = all(tx, by.scope)?.iter().filter(|one| one.stage() == Stage::Draft).count();
    if drafts >= MOST_DRAFTS {
        return Ok(Kept::MostDrafts);
    }
    let body = Body {
        by: by.account,
        lang,
        answers: answers.clone(),
        receipts: Vec::new(),
        added: 0,
        said: Vec::new(),
        rounds: 0,
        handed: false,
        check_to: Vec::new(),
        member_id: None,
        more_words: Vec::new(),
        arrived: Vec::new(),
        watched: Vec::new(),
    };
    let draft = Request { id, version: 1, at: tx.now(), body };
    let sealed = tx.seal(&place(by.scope, id), &draft.body)?;
    if tx.run(ADD, &args![id, by.scope.member(), draft.at, sealed])? == 1 {
        note(tx, by.actor(), (by.scope, &draft), "reimbursement.drafted")?;
    }
    Ok(Kept::Draft(id))
}

/// Other answers of a draft; false where it is no draft any more.
pub fn change(tx: &Tx, by: By, id: ReimbursementId, answers: &Answers) -> Result<bool, Fault> {
    let Some(mut found) = one(tx, by.scope, id)?.filter(|one| one.stage() == Stage::Draft) else {
        return Ok(false);
    };
    found.body.answers = answers.clone();
    save_touched(tx, by.scope, &mut found)?;
    note(tx, by.actor(), (by.scope, &found), "reimbursement.changed")?;
    Ok(true)
}

/// Throws a draft away, with its files.
pub fn drop_draft(tx: &Tx, by: By, id: ReimbursementId) -> Result<(), Fault> {
    if tx.run(DROP_DRAFT, &args![id, by.scope.member()])? == 0 {
        return Ok(());
    }
    receipts::drop_unsent(tx, by.scope, id)?;
    let entry = Entry::new("reimbursement.dropped", by.actor());
    tx.audit(entry.owner(by.scope.member()).thing(id.bytes()))
}

/// What a press on "Send" came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pressed {
    Sent,
    /// An earlier press sent it.
    Before,
    /// The plan waits for nothing any more, and this was not sent.
    Late,
    /// Neither a file nor, of what the plan asked for besides, a word.
    Nothing,
    /// Nor can a file come to it any more.
    Stranded,
    NoAddress,
    /// The same money was asked for in this request.
    Same(ReimbursementId),
    MostWaiting,
    Missing,
}

/// Sends a draft, or what the plan asked for besides: state, audit, the job that takes it to the
/// plan and the confirmation at once. A draft has its words in its form.
pub fn send(
    tx: &Tx,
    house: &House,
    by: By,
    (id, words): (ReimbursementId, &Private<String>),
) -> Result<Pressed, Fault> {
    let Some(mut found) = one(tx, by.scope, id)? else { return Ok(Pressed::Missing) };
    let stage = found.stage();
    if !stage.takes_receipts() {
        let last = found.body.more_words.last();
        let is_told = words.is_empty() || last.is_some_and(|(_, told)| told == words);
        let is_sent = is_told && found.unsent().next().is_none();
        return Ok(if is_sent { Pressed::Before } else { Pressed::Late });
    }
    let lost_some = drop_lost(tx, by.scope, &mut found)?;
    let tells = stage != Stage::Draft && !words.is_empty();
    if found.unsent().next().is_none() && !tells {
        if lost_some {
            // The page shows what is there.
            save(tx, by.scope, &mut found)?;
        }
        return Ok(if found.is_stranded() { Pressed::Stranded } else { Pressed::Nothing });
    }
    let today = tx.now().day_in(&house.plan.zone);
    if stage == Stage::Draft {
        if let Some(no) = hindered(tx, by.scope, &found)? {
            return Ok(no);
        }
        let Some(lines) = check_to(tx, by.scope, today)? else { return Ok(Pressed::NoAddress) };
        found.body.check_to = lines;
        let person = coverage::person(tx, by.scope)?;
        found.body.member_id = person.and_then(|person| person.member_id);
    }
    let round = found.body.rounds;
    for receipt in &mut found.body.receipts {
        receipt.round = receipt.round.or(Some(round));
    }
    if tells {
        found.body.more_words.push((round, words.clone()));
    }
    found.body.rounds = round.saturating_add(1);
    found.body.watched.push(Part::Round(round));
    let fact = if stage == Stage::Draft { Fact::Asked } else { Fact::Added };
    found.body.said.push(Said::new((tx.now(), today), fact));
    save_touched(tx, by.scope, &mut found)?;
    receipts::are_sent(tx, by.scope, id)?;
    let action = if stage == Stage::Draft { "reimbursement.sent" } else { "reimbursement.added" };
    note(tx, by.actor(), (by.scope, &found), action)?;
    jobs::set_out(tx, by.scope, (&found, Part::Round(round)))?;
    mail::moved(tx, house, by.scope, &found)?;
    Ok(Pressed::Sent)
}

/// Files that waited too long for their owner are gone; whether there were any.
fn drop_lost(tx: &Tx, who: MemberScope, found: &mut Request) -> Result<bool, Fault> {
    let there = receipts::unsent(tx, who, found.id)?;
    let listed = found.body.receipts.len();
    let is_there = |one: &Receipt| one.round.is_some() || there.contains(&one.id);
    found.body.receipts.retain(is_there);
    Ok(found.body.receipts.len() < listed)
}

fn hindered(tx: &Tx, who: MemberScope, draft: &Request) -> Result<Option<Pressed>, Fault> {
    let all = all(tx, who)?;
    let others = || all.iter().filter(|one| one.id != draft.id && one.stage() != Stage::Draft);
    let same = others().find(|one| {
        !one.stage().is_over_without_money() && one.body.answers.is_same(&draft.body.answers)
    });
    if let Some(same) = same {
        return Ok(Some(Pressed::Same(same.id)));
    }
    let lately = |one: &Request| one.stage() == Stage::Withdrawn && tx.now() < one.at + LATELY;
    let waiting = others().filter(|one| one.stage().waits() || lately(one)).count();
    Ok((waiting >= MOST_WAITING).then_some(Pressed::MostWaiting))
}

/// Name and address as they go on an envelope; none where no address is on file.
pub fn check_to(
    tx: &Tx,
    who: MemberScope,
    today: Day,
) -> Result<Option<Vec<Private<String>>>, Fault> {
    let Some(address) = profile::preferred(tx, who, today)? else { return Ok(None) };
    let name = coverage::person(tx, who)?.map(|person| person.name.full()).unwrap_or_default();
    let lines = [name.into()].into_iter().chain(address.parcel());
    Ok(Some(lines.filter(|line: &Private<String>| !line.is_empty()).collect()))
}

/// Takes a request back that the plan has not decided; false where it is too late.
pub fn withdraw(tx: &Tx, by: By, (id, today): (ReimbursementId, Day)) -> Result<bool, Fault> {
    let Some(mut found) = one(tx, by.scope, id)?.filter(|one| one.stage().waits()) else {
        return Ok(false);
    };
    found.body.receipts.retain(|receipt| receipt.round.is_some());
    found.body.said.push(Said::new((tx.now(), today), Fact::Withdrawn));
    save_touched(tx, by.scope, &mut found)?;
    receipts::drop_unsent(tx, by.scope, id)?;
    note(tx, by.actor(), (by.scope, &found), "reimbursement.withdrawn")?;
    jobs::set_out(tx, by.scope, (&found, Part::Withdrawal))?;
    Ok(true)
}

/// What the plan said at once, or happened on the way. Its owner hears of what moves it.
pub fn tell(
    tx: &Tx,
    house: &House,
    who: MemberScope,
    (id, all): (ReimbursementId, &[Said]),
) -> Result<(), Fault> {
    let Some(mut found) = one(tx, who, id)? else { return Ok(()) };
    let said = &mut found.body.said;
    let before = stands_by(said).map(|one| one.fact.clone());
    let heard = all.iter().filter(|one| flow::hear(said, one)).count();
    if heard == 0 {
        return Ok(());
    }
    let is_ours = all.iter().all(|one| one.fact == Fact::Left);
    save(tx, who, &mut found)?;
    note(tx, Actor::House, (who, &found), "reimbursement.moved")?;
    // What only came again, at another time, is no news to its owner.
    if is_ours || stands_by(&found.body.said).map(|said| &said.fact) == before.as_ref() {
        return Ok(());
    }
    mail::moved(tx, house, who, &found)
}

/// A part reached the plan.
pub fn arrived(
    tx: &Tx,
    who: MemberScope,
    (id, part): (ReimbursementId, Part),
) -> Result<(), Fault> {
    let Some(mut found) = one(tx, who, id)?.filter(|one| !one.has_arrived(part)) else {
        return Ok(());
    };
    found.body.arrived.push(part);
    save(tx, who, &mut found)
}

/// A sample member's request as it came to stand.
pub fn stood(
    tx: &Tx,
    who: MemberScope,
    (id, said): (ReimbursementId, Vec<Said>),
) -> Result<(), Fault> {
    let Some(mut found) = one(tx, who, id)? else { return Ok(()) };
    found.body.receipts.iter_mut().for_each(|receipt| receipt.round = Some(0));
    (found.body.rounds, found.body.handed, found.body.said) = (1, true, said);
    let today = found.body.said.last().map_or_else(|| found.body.answers.filled.0, |said| said.day);
    found.body.check_to = check_to(tx, who, today)?.unwrap_or_default();
    save_touched(tx, who, &mut found)?;
    receipts::are_sent(tx, who, id)
}

/// A claim that the plan paid already for what is asked for.
pub fn paid_already(tx: &Tx, who: MemberScope, answers: &Answers) -> Result<Option<Stored>, Fault> {
    let day = answers.filled.0;
    let window = Window { from: day.to_string(), before: day.plus_days(1).to_string() };
    let paid = |claim: &Stored| matches!(claim.status, ClaimStatus::Paid | ClaimStatus::PartlyPaid);
    let alike = |claim: &Stored| {
        let name = claim.body.medicine.as_ref();
        name.is_some_and(|name| is_named_alike(name, &answers.medicine))
    };
    let claims = window::all(tx, who, &window)?;
    Ok(claims.into_iter().find(|claim| paid(claim) && alike(claim)))
}

/// Writes a request that was read in this very transaction.
fn save(tx: &Tx, who: MemberScope, one: &mut Request) -> Result<(), Fault> {
    let is_draft = one.stage() == Stage::Draft;
    let sealed = tx.seal(&place(who, one.id), &one.body)?;
    if tx.run(SAVE, &args![one.id, who.member(), one.version, is_draft, one.at, sealed])? != 1 {
        return Err(Fault::corrupt("a request moved while it was moved"));
    }
    one.version += 1;
    Ok(())
}

/// The same, by its owner: what waits for them waits anew.
fn save_touched(tx: &Tx, who: MemberScope, one: &mut Request) -> Result<(), Fault> {
    one.at = tx.now();
    save(tx, who, one)?;
    receipts::touch(tx, who, one.id)
}

fn note(
    tx: &Tx,
    actor: Actor,
    (who, one): (MemberScope, &Request),
    action: &'static str,
) -> Result<(), Fault> {
    let entry = Entry::new(action, actor).owner(who.member()).thing(one.id.bytes());
    tx.audit(entry.detail(&json!({ "step": one.stage().word() })))
}
