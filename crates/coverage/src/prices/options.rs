//! What a medicine costs a member now by their own plan's list, place by place, for whoever shows
//! the medicine.

use base::{Day, DirectoryId, MemberScope, Money, bare};
use formats::records::{Drug, SourceRef};
use store::{Fault, Tx};

use super::deals::Equal;
use super::listing::{OwnList, coded, own_list};
use super::rules::{Place, copay_at, prices};
use crate::formulary::lookup::{self, Offer};

/// Estimates: a deductible may come before a copay, and a list changes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Options {
    /// The medicine's page among the prices, where a list has it.
    pub page: Option<DirectoryId>,
    /// In the network, where a copay is all there is to pay; the shorter first.
    pub places: Vec<Choice>,
    /// The cheapest that may be given in its place.
    pub equal: Option<Equal>,
    /// Since when the list is in force.
    pub since: Option<Day>,
}

/// A fill of one or three months, at a counter or by mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Choice {
    pub months: u8,
    pub by_mail: bool,
    pub cost: Money,
}

/// By the drug's code or its RxNorm concept, or else by exactly its name: a list may have another
/// package of it than the one that was given.
pub fn options(tx: &Tx, who: MemberScope, today: Day, drug: &Drug) -> Result<Options, Fault> {
    let list = own_list(tx, who, today)?;
    let (found, page) = among(tx, list.as_ref(), coded(tx, drug)?)?;
    if let Some(found) = found {
        return Ok(found);
    }
    let Some(label) = &drug.name else { return Ok(Options { page, ..Options::default() }) };
    let same = lookup::search(tx, label)?.into_iter().map(|listed| listed.drug);
    let same = same.filter(|one| bare(&one.name) == bare(label)).map(|one| one.source);
    let (found, other) = among(tx, list.as_ref(), same.collect())?;
    Ok(found.unwrap_or_else(|| Options { page: page.or(other), ..Options::default() }))
}

/// The first of them that the own list has; else the page of the first that any list has.
fn among(
    tx: &Tx,
    list: Option<&OwnList>,
    names: Vec<SourceRef>,
) -> Result<(Option<Options>, Option<DirectoryId>), Fault> {
    let mut first = None;
    for name in names {
        let page = lookup::drug_named(tx, &name)?.map(|_| lookup::id_of(tx, &name));
        first = first.or(page);
        let Some((list, offer)) = offer(tx, list, &name)? else { continue };
        let prices = prices(&offer.shares);
        let choice = |place: Place| {
            let cost = copay_at(&prices, place)?;
            Some(Choice { months: place.months, by_mail: place.by_mail, cost })
        };
        let found = Options {
            page: page.or(first),
            places: PLACES.into_iter().filter_map(choice).collect(),
            equal: equal(tx, list, &name)?,
            since: offer.days[0],
        };
        return Ok((Some(found), first));
    }
    Ok((None, first))
}

fn offer<'l>(
    tx: &Tx,
    list: Option<&'l OwnList>,
    name: &SourceRef,
) -> Result<Option<(&'l OwnList, Offer)>, Fault> {
    let Some(list) = list else { return Ok(None) };
    Ok(list.offer(tx, name)?.map(|offer| (list, offer)))
}

fn equal(tx: &Tx, list: &OwnList, name: &SourceRef) -> Result<Option<Equal>, Fault> {
    match name.parts() {
        ("ndc", code) => code.parse().map_or(Ok(None), |ndc| list.equal(tx, &ndc)),
        _ => Ok(None),
    }
}

const PLACES: [Place; 4] = [
    Place::MONTH,
    Place { out_of_network: false, months: 1, by_mail: true },
    Place { out_of_network: false, months: 3, by_mail: false },
    Place { out_of_network: false, months: 3, by_mail: true },
];
