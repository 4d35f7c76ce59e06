//! What the plan tells of a request to be paid back: a Task that names it by
//! `urn:latchkey:reimbursement|ID`. Amounts and days stand in `output[]`.

use base::{Day, Money, Private, ReimbursementId};

use super::known::{Cx, json};
use super::news::moment;
use super::shape::{Concept, Identifier, Link, Many, Sum, Words, said, view};
use crate::read::{Reason, Why};
use crate::records::{PaidBy, Payment, Record, ReimbursementFact, ReimbursementNews};
use crate::rows::plain_word;

pub(super) const SYSTEM: &str = "urn:latchkey:reimbursement";
/// What we sent after it, each a Task of its own: more receipts, or that it is taken back.
const PART: &str = "urn:latchkey:reimbursement-part";

view! {
    Answer {
        meta: Stamp<'a>,
        identifier: Many<Identifier<'a>>,
        group_identifier: Identifier<'a>,
        based_on: Many<Link<'a>>,
        status: Words<'a>,
        status_reason: Concept<'a>,
        business_status: Concept<'a>,
        subject: Link<'a> = "for",
        last_modified: Words<'a>,
        output: Many<Told<'a>>,
    }
    Stamp { last_updated: Words<'a> }
    Told {
        kind: Concept<'a> = "type",
        value_money: Sum<'a>,
        value_string: Words<'a>,
        value_date: Words<'a>,
    }
}

/// Nothing where the Task names no request of this kind.
pub(super) fn task(cx: &mut Cx, line: &str) -> Result<Option<Result<Record, Why>>, Reason> {
    // Nearly all are about something else, and are not read twice.
    if !line.contains(SYSTEM) {
        return Ok(None);
    }
    let one: Answer = json(line)?;
    let based_on = one.based_on.iter().filter_map(|link| link.identifier.as_deref());
    let mut names = one.identifier.iter().chain(based_on).chain([&one.group_identifier]);
    // That a part was dealt with is no word on the money.
    if names.clone().any(|name| said(&name.system) == Some(PART)) {
        return Ok(Some(Err(Why::NothingNew)));
    }
    let Some(name) = names.find(|name| said(&name.system) == Some(SYSTEM)) else {
        return Ok(None);
    };
    let value = said(&name.value).ok_or(Reason::BadValue("identifier"))?;
    let reimbursement: ReimbursementId =
        value.parse().map_err(|_| Reason::BadValue("identifier"))?;
    if said(&one.status) == Some("entered-in-error") {
        return Err(Reason::EnteredInError);
    }
    let Some(fact) = fact(cx, &one)? else { return Ok(Some(Err(Why::NothingNew))) };
    let at = moment(cx, [&one.last_modified, &one.meta.last_updated]);
    let at = at.ok_or(Reason::MissingValue("lastModified"))?;
    let person = cx.points_at(&one.subject, "mb");
    let (updated, earlier) = (None, Vec::new());
    let news = ReimbursementNews { reimbursement, person, at, fact, updated, earlier };
    Ok(Some(Ok(Record::Reimbursement(news))))
}

/// The plan's own word counts before FHIR's, which is coarser: where we do not know it, no decision
/// is read from the other.
fn fact(cx: &mut Cx, one: &Answer) -> Result<Option<ReimbursementFact>, Reason> {
    let status = said(&one.status).ok_or(Reason::NoStatus)?;
    let own = own_words(&one.business_status);
    let known = own.iter().find_map(|text| word(text));
    let coarser = || word(status).filter(|word| own.is_empty() || !word.decides());
    let word = known.or_else(coarser).ok_or(Reason::UnknownStatus)?;
    let reason = || one.status_reason.words().map(Private::from);
    Ok(match word {
        Word::Nothing => None,
        Word::Received => Some(ReimbursementFact::Received),
        Word::MoreNeeded => Some(ReimbursementFact::MoreNeeded(reason())),
        Word::Approved => {
            let amount = amount(cx, one).ok_or(Reason::MissingValue("output (amount)"))?;
            let leaves = day(cx, one, "check-leaves");
            let (reason, appeal_until) = (reason(), day(cx, one, "appeal-until"));
            Some(ReimbursementFact::Approved { amount, leaves, reason, appeal_until })
        }
        Word::Denied => {
            let appeal_until = day(cx, one, "appeal-until");
            Some(ReimbursementFact::Denied { reason: reason(), appeal_until })
        }
        Word::Paid => {
            let by = told(one, "paid-by").and_then(|told| said(&told.value_string));
            let by = by.and_then(PaidBy::read);
            Some(ReimbursementFact::Paid(Payment { amount: amount(cx, one), by }))
        }
    })
}

#[derive(Clone, Copy)]
pub(crate) enum Word {
    /// Asked, and not taken up; or taken back by the member.
    Nothing,
    Received,
    MoreNeeded,
    Approved,
    Denied,
    Paid,
}

impl Word {
    const fn decides(self) -> bool {
        matches!(self, Self::Approved | Self::Denied | Self::Paid)
    }
}

/// All its codes, then its texts.
fn own_words<'c>(concept: &'c Concept) -> Vec<&'c str> {
    let codes = concept.coding.iter().filter_map(|coding| said(&coding.code));
    let shown = concept.coding.iter().filter_map(|coding| said(&coding.display));
    codes.chain(said(&concept.text)).chain(shown).collect()
}

/// What a word says of a request, here and in files of rows.
pub(crate) fn word(text: &str) -> Option<Word> {
    Some(match plain_word(text).as_str() {
        "draft" | "requested" | "submitted" | "withdrawn" | "cancelled" | "canceled" => {
            Word::Nothing
        }
        "received" | "accepted" | "ready" | "in-progress" | "in-review" | "reviewing" => {
            Word::Received
        }
        "more-needed" | "information-needed" | "pended" | "on-hold" | "action-required" => {
            Word::MoreNeeded
        }
        "approved" | "granted" | "partly" | "partly-approved" | "partially-approved"
        | "approved-in-part" => Word::Approved,
        "rejected" | "denied" | "declined" => Word::Denied,
        "paid" | "completed" | "check-sent" => Word::Paid,
        _ => return None,
    })
}

fn told<'o, 'a>(one: &'o Answer<'a>, name: &str) -> Option<&'o Told<'a>> {
    let is_named = |told: &&Told| {
        let word = told.kind.code().or_else(|| told.kind.words());
        word.is_some_and(|word| plain_word(word) == name)
    };
    one.output.iter().find(is_named)
}

fn day(cx: &mut Cx, one: &Answer, name: &str) -> Option<Day> {
    told(one, name).and_then(|told| cx.day(&told.value_date))
}

/// `valueMoney` in dollars, or the amount as text. An amount below zero is none.
fn amount(cx: &mut Cx, one: &Answer) -> Option<Money> {
    let told = told(one, "amount")?;
    let text = || said(&told.value_string).and_then(|text| Money::typed(text).ok());
    let sum = cx.money(told.value_money.value, &told.value_money.currency);
    sum.or_else(text).filter(|amount| *amount >= Money::ZERO)
}
