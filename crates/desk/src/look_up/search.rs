//! Who is meant by what was typed: a number on a card, a username, an address, a telephone number.

use std::collections::BTreeSet;

use ::store::{Fault, Tx};
use base::MemberId;
use identity::account;

use super::rules::{Sought, phone_digits};
use crate::viewed::warrant::born_on;

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Match {
    /// Who has what was sought, and was not born on that day.
    Nobody(Vec<MemberId>),
    /// More than one, and nothing of any is shown.
    Several,
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
    let (mut left, mut tried) = (Vec::new(), Vec::new());
    for member in all {
        let fits = match &sought.birth {
            Some(day) => born_on(tx, member, day.0)?,
            None => Some(true),
        };
        match fits {
            Some(true) => left.push(member),
            Some(false) => tried.push(member),
            None => {}
        }
    }
    Ok(match left.as_slice() {
        [] => Match::Nobody(tried),
        [one] => Match::One(*one),
        _ => Match::Several,
    })
}
