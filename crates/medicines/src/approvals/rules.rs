//! Where a request stands, when it is decided, until when one may appeal, and which medicine it is
//! about. Pure.
//!
//! Sources: 42 CFR 423.568(b) and 423.572(a) (Part D decides within 72 hours, 24 where waiting may
//! harm), 42 CFR 423.582(b) (60 days to ask again, and 5 until a notice counts as received), 29 CFR
//! 2560.503-1(f)(2)(i) and (iii)(A) (72 hours, 15 days), (h)(3)(i) (180 days).

use std::cmp::Reverse;
use std::time::Duration;

use base::{Day, PlanKind, Private, bare, label_number};
use formats::records::{Appearance, AuthorizationStage as Told, Drug, Moment, Sender};
use jiff::tz::TimeZone;

use super::{Approval, Body, Facts, Word};
use crate::prescriptions::Prescription;

/// An approval this near its end is to be asked for again (house).
pub const SOON_DAYS: i32 = 30;
/// Of an open request nobody spoke of for so long, nobody can say where it stands (house).
const STALE_DAYS: i32 = 180;

/// Where a request stands today.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    WithPrescriber,
    WithPlan,
    MoreNeeded,
    Approved,
    InPart,
    NotApproved,
    Withdrawn,
    Ended,
    Unknown,
}

impl Stage {
    pub const fn is_open(self) -> bool {
        matches!(self, Self::WithPrescriber | Self::WithPlan | Self::MoreNeeded)
    }

    const fn is_approved(self) -> bool {
        matches!(self, Self::Approved | Self::InPart)
    }
}

/// A last day, and how we know it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// The plan's own word.
    Told(Day),
    /// What its rules come to; never said as if it were exact.
    Reckoned(Day),
}

impl By {
    pub const fn day(self) -> Day {
        match self {
            Self::Told(day) | Self::Reckoned(day) => day,
        }
    }

    pub fn is_past(self, today: Day) -> bool {
        today > self.day()
    }
}

/// What a request asks of the member.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wants {
    /// Something is to be sent, by this day where one is told.
    Missing(Option<Day>),
    /// It was refused, and this is the last day to appeal.
    Appeal(Day),
    /// The approval ends.
    Again(Day),
}

pub fn stage(facts: &Facts, today: Day) -> Stage {
    let is_over = facts.until.is_some_and(|until| today > until);
    match facts.stage {
        Told::Approved | Told::ApprovedInPart if is_over => Stage::Ended,
        Told::Approved => Stage::Approved,
        Told::ApprovedInPart => Stage::InPart,
        Told::WithPrescriber | Told::WithPlan | Told::MoreNeeded if is_stale(facts, today) => {
            Stage::Unknown
        }
        Told::WithPrescriber => Stage::WithPrescriber,
        Told::WithPlan => Stage::WithPlan,
        Told::MoreNeeded => Stage::MoreNeeded,
        Told::NotApproved => Stage::NotApproved,
        Told::Withdrawn => Stage::Withdrawn,
        Told::Ended => Stage::Ended,
        Told::Unknown | Told::EnteredInError => Stage::Unknown,
    }
}

/// Whether the plan pays today because of it.
pub fn in_force(facts: &Facts, today: Day) -> bool {
    stage(facts, today).is_approved() && facts.from.is_none_or(|from| from <= today)
}

/// By when the plan decides. Its clock runs while it has the request and all it needs; of a plan
/// of no known kind nothing is reckoned.
pub fn due(facts: &Facts, kind: PlanKind) -> Option<By> {
    if !matches!(facts.stage, Told::WithPrescriber | Told::WithPlan | Told::MoreNeeded) {
        return None;
    }
    if let Some(day) = facts.due {
        return Some(By::Told(day));
    }
    let hours = match (kind, facts.urgent) {
        (PlanKind::Unsaid, _) => return None,
        (PlanKind::MedicarePartD, true) => 24,
        (PlanKind::MedicarePartD, false) | (PlanKind::Employer, true) => 72,
        (PlanKind::Employer, false) => 15 * 24,
    };
    let asked = facts.asked.filter(|_| facts.stage == Told::WithPlan)?;
    Some(By::Reckoned(after(asked, Duration::from_hours(hours))))
}

/// The day on which so much time has passed. In London's time, which is ahead of all America, so
/// that nothing is called late while there is time.
fn after(moment: Moment, time: Duration) -> Day {
    match moment {
        Moment::At(at) => (at + time).day_in(&TimeZone::UTC),
        Moment::On(day) => {
            day.plus_days(i32::try_from(time.as_secs() / 86_400).unwrap_or(i32::MAX))
        }
    }
}

/// Until when one may appeal, where there is something to appeal and its day is known. Of a plan
/// of no known kind the shorter time is advised.
pub fn appeal(facts: &Facts, kind: PlanKind) -> Option<By> {
    if !can_appeal(facts) {
        return None;
    }
    if let Some(day) = facts.appeal_until {
        return Some(By::Told(day));
    }
    Some(By::Reckoned(facts.decided?.plus_days(kind.appeal_days())))
}

/// The last day on which one could appeal, once that is over: by the plan's own word alone. It may
/// give more than 180 days, which begin when its notice came (29 CFR 2560.503-1(h)(3)(i)), and that
/// it came in 5 days is only presumed (42 CFR 423.582(b)).
pub fn appeal_over(facts: &Facts, today: Day) -> Option<Day> {
    facts.appeal_until.filter(|last| can_appeal(facts) && today > *last)
}

pub const fn can_appeal(facts: &Facts) -> bool {
    matches!(facts.stage, Told::NotApproved | Told::ApprovedInPart)
}

/// The approval's last day, where it is near.
pub fn ends_soon(facts: &Facts, today: Day) -> Option<Day> {
    let until = facts.until.filter(|_| in_force(facts, today))?;
    (until.days_since(today) <= SOON_DAYS).then_some(until)
}

/// By when what is missing is to be sent, while there is time.
pub fn missing_by(facts: &Facts, today: Day) -> Option<Day> {
    facts.missing_by.filter(|by| *by >= today)
}

/// What a request asks of the member, seen alone.
fn wants_alone(facts: &Facts, (today, kind): (Day, PlanKind)) -> Option<Wants> {
    match stage(facts, today) {
        Stage::MoreNeeded if facts.missing_from == Some(Sender::Member) => {
            Some(Wants::Missing(missing_by(facts, today)))
        }
        Stage::NotApproved => {
            let last = appeal(facts, kind)?;
            (!last.is_past(today)).then(|| Wants::Appeal(last.day()))
        }
        Stage::Approved | Stage::InPart => ends_soon(facts, today).map(Wants::Again),
        _ => None,
    }
}

/// The same among all of a member's: nothing where a later request for the medicine is open or
/// approved, or where one carries on an approval that ends.
pub fn wants(all: &[Approval], one: &Approval, on: (Day, PlanKind)) -> Option<Wants> {
    let wants = wants_alone(&one.body.facts(), on)?;
    let is_replaced = all.iter().any(|other| {
        other.id != one.id && is_same(&one.body, &other.body) && goes_on(one, other, on.0)
    });
    (!is_replaced).then_some(wants)
}

/// Whether another request of the same medicine makes this one's wish idle.
fn goes_on(one: &Approval, other: &Approval, today: Day) -> bool {
    let (own, its) = (one.body.facts(), other.body.facts());
    let is_later = moved(&other.body) >= moved(&one.body);
    if stage(&its, today).is_open() {
        return is_later;
    }
    if !in_force(&own, today) {
        return stage(&its, today).is_approved() && is_later;
    }
    // Of two that end together one speaks of it.
    let is_twin = in_force(&its, today) && its.until == own.until;
    let is_second = || (moved(&other.body), other.id) > (moved(&one.body), one.id);
    carries_on(&own, &its, today) || is_twin && is_second()
}

/// Whether an approval lasts longer than another, and begins by the day after its end.
fn carries_on(own: &Facts, its: &Facts, today: Day) -> bool {
    let Some(until) = own.until else { return false };
    stage(its, today).is_approved()
        && its.from.is_none_or(|from| from <= until.plus_days(1))
        && its.until.is_none_or(|its| its > until)
}

fn is_same(one: &Body, other: &Body) -> bool {
    let is_one = one.prescription.is_some() && one.prescription == other.prescription;
    is_one || same_drug(&one.drug, &other.drug)
}

/// The last day on which we know that something happened to it.
pub fn moved(body: &Body) -> Option<Day> {
    let asked = body.asked.as_ref().map(|asked| day_of(asked.0));
    let decided = body.decided.as_ref().map(|day| day.0);
    decided.max(asked).or_else(|| body.updated.as_ref().map(|at| day_of(at.0)))
}

pub fn day_of(moment: Moment) -> Day {
    after(moment, Duration::ZERO)
}

/// Whether what is told now was written before what is known.
pub fn is_older(told: Option<Moment>, known: Option<Moment>) -> bool {
    match (told, known) {
        (Some(Moment::At(told)), Some(Moment::At(known))) => told < known,
        (Some(told), Some(known)) => day_of(told) < day_of(known),
        _ => false,
    }
}

/// Whether a request is about this prescription: the same one, or the very same medicine.
pub fn concerns(body: &Body, rx: &Prescription) -> bool {
    let plain = |number: &Option<Private<String>>| label_number(number.as_ref()?);
    let label = plain(&body.rx_number);
    body.prescription == Some(rx.id)
        || label.is_some() && label == plain(&rx.rx_number)
        || same_drug(&body.drug, &rx.body.drug)
}

/// Strictly: labeller and product of the NDC, else RxNorm's concept, else the whole name with its
/// strength and form. Codes that both have and that differ are two medicines, except that one
/// medicine of one name comes from several makers.
pub fn same_drug(one: &Drug, other: &Drug) -> bool {
    let product = |drug: &Drug| drug.ndc.as_ref().map(|ndc| Appearance::product_of(ndc).to_owned());
    let equal = |one: Option<String>, other: Option<String>| Some(one? == other?);
    let concept = |drug: &Drug| drug.rxnorm.as_ref().map(|code| code.0.clone());
    let name = |drug: &Drug| drug.name.as_ref().map(|name| bare(name));
    if equal(product(one), product(other)) == Some(true) {
        return true;
    }
    match equal(concept(one), concept(other)) {
        Some(same) => same,
        None => equal(name(one), name(other)) == Some(true),
    }
}

/// The request that counts for a prescription: of those that hold the one that lasts longest, with
/// what carries it on, else the one that moved last.
pub fn word(all: &[Approval], rx: &Prescription, today: Day) -> Option<Word> {
    let about: Vec<_> = all.iter().filter(|one| concerns(&one.body, rx)).collect();
    let best = *about.iter().min_by_key(|one| {
        let facts = one.body.facts();
        let ends = facts.until.filter(|_| in_force(&facts, today));
        let lasting = (ends.is_some(), Reverse(ends));
        (!in_force(&facts, today), lasting, Reverse(moved(&one.body)), one.id)
    })?;
    let mut facts = best.body.facts();
    if in_force(&facts, today) {
        let known: Vec<_> = about.iter().map(|one| one.body.facts()).collect();
        // Each step is to a later end, or to none.
        while let Some(next) = known.iter().find(|its| carries_on(&facts, its, today)) {
            facts.until = next.until;
        }
    }
    let is_followed = about.iter().any(|one| {
        let is_open = stage(&one.body.facts(), today).is_open();
        one.id != best.id && is_open && moved(&one.body) >= moved(&best.body)
    });
    Some(Word { id: best.id, facts, is_followed })
}

/// Whether nobody spoke of a request for half a year.
fn is_stale(facts: &Facts, today: Day) -> bool {
    let heard = facts.asked.map(day_of).max(facts.updated.map(day_of));
    heard.is_some_and(|heard| today.days_since(heard) > STALE_DAYS)
}

/// What wants the member first, then the newest.
pub fn order(all: &mut [Approval], on: (Day, PlanKind)) {
    let wanted: Vec<_> =
        all.iter().filter(|one| wants(all, one, on).is_some()).map(|one| one.id).collect();
    all.sort_by_key(|one| (!wanted.contains(&one.id), Reverse(moved(&one.body)), one.id));
}

#[cfg(test)]
mod tests;
