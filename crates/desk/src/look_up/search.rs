//! Who is meant by what was typed: a number on a card, a username, an address, a telephone number,
//! or a name together with a birth date. Whatever of these it is, it proves nothing (SECURITY 43).

use std::collections::BTreeSet;

use ::store::{Actor, Entry, Fault, Tx};
use base::{Day, MemberId, Private, folded};
use coverage::PersonView;
use identity::account;
use serde_json::json;

use super::rations::note_miss;
use super::rules::{Sought, Wrong, is_like_a_name, phone_digits};
use crate::alarms::watch;
use crate::session::Staffer;
use crate::viewed::warrant::born_on;

/// More than so many of one name and birth date are not told apart by their addresses. (house)
const FEW: usize = 5;

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Match {
    /// Who has what was sought, and was not born on that day or does not live there.
    Nobody(Vec<MemberId>),
    /// More than one, and nothing of any is shown.
    Several,
    /// So many have this name and birth date, and nothing of any is shown.
    Alike(usize),
    /// More of them than are told apart by anything but a number.
    Crowd,
    One(MemberId),
}

pub fn find(tx: &Tx, sought: &Sought) -> Result<Match, Fault> {
    let holders = coverage::card_holders(tx, &sought.text)?;
    let digits = phone_digits(&sought.text);
    let named = account::named(tx, digits.as_deref().unwrap_or(&sought.text))?;
    let all: BTreeSet<MemberId> = holders
        .into_iter()
        .map(|(member, _)| member)
        .chain(named.into_iter().map(|(_, member)| member))
        .collect();
    let (mut left, mut tried) = (BTreeSet::new(), Vec::new());
    for member in all {
        let fits = match &sought.birth {
            Some(day) => born_on(tx, member, day.0)?,
            None => Some(true),
        };
        match fits {
            Some(true) => drop(left.insert(member)),
            Some(false) => tried.push(member),
            None => {}
        }
    }
    let by_number = left.len();
    if let Some(Private(birth)) = sought.birth {
        match by_name(tx, sought, birth)? {
            None if left.is_empty() => return Ok(Match::Crowd),
            None => {}
            Some((here, elsewhere)) => {
                left.extend(here);
                tried.extend(elsewhere);
            }
        }
    }
    let first = left.first().copied();
    Ok(match (left.len(), first) {
        (0, _) | (_, None) => Match::Nobody(tried),
        (1, Some(one)) => Match::One(one),
        _ if by_number > 0 => Match::Several,
        (many, _) if many <= FEW => Match::Alike(many),
        _ => Match::Crowd,
    })
}

type HereElsewhere = (Vec<MemberId>, Vec<MemberId>);

/// Those of this name and birth date who live there, and those who do not; nothing where they are
/// too many to look at each.
fn by_name(tx: &Tx, sought: &Sought, birth: Day) -> Result<Option<HereElsewhere>, Fault> {
    let Some(all) = coverage::named(tx, &sought.text, birth)? else { return Ok(None) };
    let (here, elsewhere): (Vec<_>, Vec<_>) =
        all.into_iter().partition(|(_, person)| lives_there(person, sought.zip.as_ref()));
    let ids = |some: Vec<(MemberId, PersonView)>| some.into_iter().map(|(id, _)| id).collect();
    Ok(Some((ids(here), ids(elsewhere))))
}

/// Also where nobody asked.
fn lives_there(person: &PersonView, zip: Option<&Private<String>>) -> bool {
    let Some(zip) = zip else { return true };
    person.address.as_ref().is_some_and(|at| at.postal_code.starts_with(zip.as_str()))
}

/// What to ask for where more than one may be meant.
pub const fn several(found: &Match) -> Wrong {
    match found {
        Match::Alike(_) => ("zip", "desk-look-up-alike"),
        Match::Crowd => ("sought", "desk-look-up-crowd"),
        _ => ("birth", "desk-look-up-several"),
    }
}

/// What is said where nobody is meant.
pub fn none_of(sought: &Sought) -> Wrong {
    match sought.birth {
        None if is_like_a_name(&sought.text) => ("birth", "desk-look-up-name-birth"),
        _ => ("sought", "desk-look-up-nobody"),
    }
}

/// Writes down that nobody was found, and who nearly was.
pub fn nobody(
    tx: &Tx,
    who: &Staffer,
    (sought, tried): (&Sought, &[MemberId]),
) -> Result<(), Fault> {
    note_miss(tx, who.id)?;
    watch::missed(tx, who)?;
    not_found(tx, who, (sought, false))?;
    for member in tried {
        let entry = Entry::new("desk.tried", Actor::Staff(who.id)).owner(*member);
        let detail = json!({ "why": sought.why.word(), "session": who.session });
        tx.audit(entry.thing(member.bytes()).detail(&detail))?;
    }
    Ok(())
}

/// Who tries many names is seen in the record, and so is whether it was one name: its keyed hash
/// stands there, and the name does not.
pub fn not_found(tx: &Tx, who: &Staffer, (sought, several): (&Sought, bool)) -> Result<(), Fault> {
    let what = tx.blind("desk-sought", &folded(&sought.text));
    let entry = Entry::new("desk.not-found", Actor::Staff(who.id)).thing(&what);
    tx.audit(entry.detail(&json!({ "several": several, "why": sought.why.word() })))
}
