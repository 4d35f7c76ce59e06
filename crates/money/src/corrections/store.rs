//! Corrections, kept with who asked and who agreed.

use ::store::{Actor, Entry, Fault, NewJob, Place, Row, Tx, args};
use base::{EntryId, MemberScope, Money, PaymentId, Private, Timestamp};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::flow::{self, Agent, Deed, No, State};
use super::jobs;
use crate::payments::said::Back;
use crate::payments::store::{self as payments, Bill, Payment};

store::statements! {
    CORRECTIONS = "SELECT id, at, version, body FROM correction WHERE owner = $1
        ORDER BY at DESC, id DESC LIMIT 200";
    CORRECTION = "SELECT id, at, version, body FROM correction WHERE owner = $1 AND id = $2";
    ADD_CORRECTION = "INSERT INTO correction (id, owner, state, at, version, body)
        VALUES ($1, $2, $3, $4, 1, $5)";
    CHANGE_CORRECTION = "UPDATE correction SET state = $4, version = version + 1, body = $5
        WHERE owner = $1 AND id = $2 AND version = $3";
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Body {
    pub deed: Deed,
    pub state: State,
    /// For whoever looks later; members do not see it.
    pub why: Private<String>,
    pub asked: Agent,
    pub agreed: Option<Agent>,
}

#[derive(Debug, Clone)]
pub struct Case {
    pub id: EntryId,
    pub at: Timestamp,
    version: i64,
    pub body: Body,
}

/// What somebody wants done, and why.
#[derive(Debug, Clone)]
pub struct Asked {
    pub deed: Deed,
    pub why: String,
    pub by: Agent,
}

pub fn cases(tx: &Tx, who: MemberScope) -> Result<Vec<Case>, Fault> {
    tx.all(CORRECTIONS, &args![who.member()], |row| read(tx, who, row))
}

pub fn case(tx: &Tx, who: MemberScope, id: EntryId) -> Result<Option<Case>, Fault> {
    tx.maybe(CORRECTION, &args![who.member(), id], |row| read(tx, who, row))
}

/// Asks for a correction, and carries it out where one person may.
pub fn ask(
    tx: &Tx,
    who: MemberScope,
    asked: &Asked,
    one_person_up_to: Money,
) -> Result<Result<Case, No>, Fault> {
    let state = match flow::begin(asked.deed, one_person_up_to) {
        Ok(state) => state,
        Err(no) => return Ok(Err(no)),
    };
    if let Deed::Refund { payment, amount, .. } = asked.deed
        && let Err(no) = may_give_back(tx, who, (payment, amount))?
    {
        return Ok(Err(no));
    }
    let case = Case {
        id: EntryId::new(tx.entropy()),
        at: tx.now(),
        version: 1,
        body: Body {
            deed: asked.deed,
            state,
            why: asked.why.as_str().into(),
            asked: asked.by.clone(),
            agreed: None,
        },
    };
    let sealed = tx.seal(&place(who, case.id), &case.body)?;
    tx.run(ADD_CORRECTION, &args![case.id, who.member(), state.word(), case.at, sealed])?;
    note(tx, who, ("payment.correction.asked", case.id), &asked.by)?;
    if state == State::Agreed { carry_out(tx, who, case).map(Ok) } else { Ok(Ok(case)) }
}

/// The second person agrees.
pub fn agree(
    tx: &Tx,
    who: MemberScope,
    (id, by): (EntryId, &Agent),
) -> Result<Result<Case, No>, Fault> {
    let waits = case(tx, who, id)?.filter(|case| case.body.state == State::Waits);
    let Some(mut case) = waits else { return Ok(Err(No::NothingWaits)) };
    if let Err(no) = flow::second(&case.body.asked, by) {
        return Ok(Err(no));
    }
    if is_in_dispute(tx, who, case.body.deed)? {
        return Ok(Err(No::InDispute));
    }
    case.body.agreed = Some(by.clone());
    case.body.state = State::Agreed;
    if !change(tx, who, &mut case)? {
        return Ok(Err(No::NothingWaits));
    }
    note(tx, who, ("payment.correction.agreed", id), by)?;
    carry_out(tx, who, case).map(Ok)
}

/// What the provider answered.
pub fn answered(tx: &Tx, who: MemberScope, id: EntryId, state: State) -> Result<(), Fault> {
    let Some(mut case) = case(tx, who, id)? else { return Ok(()) };
    if case.body.state != State::Agreed {
        return Ok(());
    }
    case.body.state = state;
    if change(tx, who, &mut case)? && state == State::Done {
        forgive(tx, who, &case)?;
    }
    Ok(())
}

/// The provider takes its yes back, days later or before we heard the yes itself: the money may be
/// promised again. Where the bill was too high it stays forgiven. Says what was lost, the first
/// time it is told.
pub fn lose(tx: &Tx, who: MemberScope, id: EntryId) -> Result<Option<(Payment, Money)>, Fault> {
    let found = case(tx, who, id)?;
    let Some(mut case) = found.filter(|case| case.body.state.may_have_left()) else {
        return Ok(None);
    };
    let Deed::Refund { payment, amount, .. } = case.body.deed else { return Ok(None) };
    let was = std::mem::replace(&mut case.body.state, State::Refused);
    if !change(tx, who, &mut case)? {
        return Ok(None);
    }
    if was == State::Agreed {
        forgive(tx, who, &case)?;
    }
    Ok(payments::lose(tx, who, (payment, amount))?.map(|payment| (payment, amount)))
}

/// Whether money of a payment was to be given back and was not, or did not arrive.
pub fn may_be_lost(tx: &Tx, who: MemberScope, id: PaymentId) -> Result<bool, Fault> {
    let is_of_it = |case: &Case| match case.body.deed {
        Deed::Refund { payment, .. } => payment == id,
        Deed::Adjust { .. } => false,
    };
    let refused = |case: &Case| case.body.state == State::Refused && is_of_it(case);
    if cases(tx, who)?.iter().any(refused) {
        return Ok(true);
    }
    Ok(payments::payment(tx, who, id)?.is_some_and(|payment| payment.body.facts.is_doubted()))
}

/// How much of what the provider lists as failed is of corrections that have not heard so: each
/// takes its own amount back once it does.
pub fn unheard(tx: &Tx, who: MemberScope, back: &Back) -> Result<Money, Fault> {
    let mut sum = Money::ZERO;
    for (correction, amount) in &back.failed {
        let id = correction.as_ref().and_then(|id| id.parse().ok());
        let found = id.map(|id| case(tx, who, id)).transpose()?.flatten();
        if found.is_some_and(|case| case.body.state.may_have_left()) {
            sum = sum + *amount;
        }
    }
    Ok(sum)
}

fn may_give_back(
    tx: &Tx,
    who: MemberScope,
    (id, amount): (PaymentId, Money),
) -> Result<Result<(), No>, Fault> {
    let Some(payment) = payments::payment(tx, who, id)? else { return Ok(Err(No::NoPayment)) };
    let facts = payment.body.facts;
    if facts.taken <= Money::ZERO {
        return Ok(Err(No::NoPayment));
    }
    if facts.is_disputed() {
        return Ok(Err(No::InDispute));
    }
    let of_it = |case: &Case| match case.body.deed {
        Deed::Refund { payment, amount, .. } if payment == id && case.body.state.counts() => amount,
        _ => Money::ZERO,
    };
    let on_its_way = cases(tx, who)?.iter().map(of_it).sum();
    let left = flow::left(facts.taken, facts.back, on_its_way);
    Ok(if amount > left { Err(No::TooMuch(left)) } else { Ok(()) })
}

/// It may have come to that since it was asked for.
fn is_in_dispute(tx: &Tx, who: MemberScope, deed: Deed) -> Result<bool, Fault> {
    let Deed::Refund { payment, .. } = deed else { return Ok(false) };
    let found = payments::payment(tx, who, payment)?;
    Ok(found.is_some_and(|payment| payment.body.facts.is_disputed()))
}

fn carry_out(tx: &Tx, who: MemberScope, mut case: Case) -> Result<Case, Fault> {
    match case.body.deed {
        Deed::Refund { .. } => {
            let key = format!("payment-give-back/{}", case.id);
            tx.queue(NewJob::new(jobs::GIVE_BACK, key, &case.id)?.owner(who))?;
        }
        Deed::Adjust { purse, amount } => {
            payments::correct(tx, who, &line(&case, purse, amount))?;
            case.body.state = State::Done;
            change(tx, who, &mut case)?;
        }
    }
    Ok(case)
}

/// A bill that was too high is taken back with the money.
fn forgive(tx: &Tx, who: MemberScope, case: &Case) -> Result<(), Fault> {
    let Deed::Refund { payment, amount, forgives: true } = case.body.deed else { return Ok(()) };
    let Some(payment) = payments::payment(tx, who, payment)? else { return Ok(()) };
    payments::correct(tx, who, &line(case, payment.body.purse, Money::ZERO - amount))
}

fn line(case: &Case, purse: crate::payments::Purse, amount: Money) -> Bill {
    let key = format!("correction/{}", case.id);
    Bill { key, purse, amount, what: String::new(), at: case.at }
}

fn note(
    tx: &Tx,
    who: MemberScope,
    (what, id): (&'static str, EntryId),
    by: &Agent,
) -> Result<(), Fault> {
    let entry = Entry::new(what, Actor::Operator).owner(who).thing(id.bytes());
    tx.audit(entry.detail(&json!({ "agent": by.name, "team": by.team })))
}

fn change(tx: &Tx, who: MemberScope, case: &mut Case) -> Result<bool, Fault> {
    let sealed = tx.seal(&place(who, case.id), &case.body)?;
    let word = case.body.state.word();
    let args = args![who.member(), case.id, case.version, word, sealed];
    let changed = tx.run(CHANGE_CORRECTION, &args)? == 1;
    case.version += 1;
    Ok(changed)
}

fn read(tx: &Tx, who: MemberScope, row: &Row<'_>) -> Result<Case, Fault> {
    let id = row.get(0)?;
    let body = tx.open(&place(who, id), &row.get::<Vec<u8>>(3)?)?;
    Ok(Case { id, at: row.get(1)?, version: row.get(2)?, body })
}

fn place(who: MemberScope, id: EntryId) -> Place {
    Place::new(who, "correction", id.bytes())
}
