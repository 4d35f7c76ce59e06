//! Finding the drugs of the plan's lists that the FDA rates as equal to one of them.

use std::collections::{BTreeSet, HashMap};

use base::{Entropy, folded};
use formats::records::{FormularyDrug, Product};
use store::{Fault, Tx};

use super::lookup::{self, BY_KEY_MOST};
use super::rules::{Group, link, listed_keys, product_key};

const DRUG: &str = "drug-make";
const PRODUCT: &str = "product-make";
const GROUP: &str = "product-group";

/// A list may name one medicine under very many codes; the first of them are enough to compare.
const MOST_LISTED: usize = 50;

pub(super) fn index_drug(tx: &Tx, id: &Entropy, drug: &FormularyDrug) -> Result<(), Fault> {
    listed_keys(drug).iter().try_for_each(|key| lookup::add_key(tx, &tx.blind(DRUG, key), id))
}

pub(super) fn index_product(tx: &Tx, id: &Entropy, product: &Product) -> Result<(), Fault> {
    if let Some(key) = product_key(product) {
        lookup::add_key(tx, &tx.blind(PRODUCT, &key), id)?;
    }
    if let Some(group) = Group::of(product) {
        lookup::add_key(tx, &tx.blind(GROUP, &group.key()), id)?;
    }
    Ok(())
}

/// The listed drugs that are rated as equal to this one and called otherwise.
pub fn equals(tx: &Tx, drug: &FormularyDrug) -> Result<Vec<FormularyDrug>, Fault> {
    let Some(group) = group_of(tx, drug)? else { return Ok(Vec::new()) };
    let members = products(tx, GROUP, &group.key())?;
    let members = members.iter().filter(|one| Group::of(one).as_ref() == Some(&group));
    let keys: BTreeSet<String> = members.filter_map(product_key).collect();
    let mut others = Vec::new();
    for key in &keys {
        others.extend(lookup::by_key(tx, &tx.blind(DRUG, key))?);
    }
    others.retain(|other: &FormularyDrug| folded(&other.name) != folded(&drug.name));
    others.truncate(MOST_LISTED);
    let mut groups = HashMap::new();
    let mut found: Vec<FormularyDrug> = Vec::new();
    for other in others {
        // What a drug is linked to follows from its name and form alone.
        let called = (other.name.clone(), other.form.clone());
        if !groups.contains_key(&called) {
            groups.insert(called.clone(), group_of(tx, &other)?);
        }
        let is_equal = groups.get(&called).is_some_and(|its| its.as_ref() == Some(&group));
        if is_equal && found.iter().all(|known| known.source != other.source) {
            found.push(other);
        }
    }
    Ok(found)
}

fn group_of(tx: &Tx, drug: &FormularyDrug) -> Result<Option<Group>, Fault> {
    let mut candidates = Vec::new();
    for key in listed_keys(drug) {
        let some = products(tx, PRODUCT, &key)?;
        // One that was not read could have been the second thing this name means.
        if some.len() >= BY_KEY_MOST {
            return Ok(None);
        }
        candidates.extend(some);
    }
    Ok(link(drug, &candidates))
}

fn products(tx: &Tx, domain: &'static str, key: &str) -> Result<Vec<Product>, Fault> {
    lookup::by_key(tx, &tx.blind(domain, key))
}
