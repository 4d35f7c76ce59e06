//! Finding a drug on the plan's lists, and what the lists say of it.

use base::{Day, DirectoryId, Entropy, bare, folded};
use formats::records::{Availability, CostShare, FormularyDrug, FormularyItem, Plan, SourceRef};
use store::{Fault, Sql, Tx, args};

use super::store::place;

store::statements! {
    /// Plainly found twice is found once.
    ADD_KEY = "INSERT INTO formulary_key (key, thing) VALUES ($1, $2)
        ON CONFLICT (key, thing) DO NOTHING";
    BY_KEY = "SELECT formulary.id, formulary.body FROM formulary_key
        JOIN formulary ON formulary.id = formulary_key.thing
        WHERE formulary_key.key = $1 ORDER BY formulary_key.thing LIMIT 200";
    DRUG = "SELECT id, body FROM formulary WHERE id = $1 AND kind = 'drug'";
}

/// A drug of the list, and where its page is.
#[derive(Debug, Clone)]
pub struct Listed {
    pub id: DirectoryId,
    pub drug: FormularyDrug,
}

/// A drug on the list of one plan.
#[derive(Debug, Clone)]
pub struct Offer {
    pub plan_name: String,
    pub item: FormularyItem,
    /// What that plan's members pay for this tier, wherever the drug is to be had.
    pub shares: Vec<CostShare>,
    /// The first and the last day of the list, or else of the plan.
    pub days: [Option<Day>; 2],
}

/// How many letters of a word are kept to find it by. Fewer than the first would find half the
/// list; what goes beyond the second is compared when the drug has been opened.
const PREFIX: std::ops::RangeInclusive<usize> = 3..=10;

/// As many as are read by one key.
pub(super) const BY_KEY_MOST: usize = 200;

const WORD: &str = "drug-word";
const ITEM: &str = "item-of";
const PLANS: &str = "plans";
const RXNORM: &str = "drug-rxnorm";

pub(super) fn index_drug(tx: &Tx, id: &Entropy, drug: &FormularyDrug) -> Result<(), Fault> {
    for word in words(&drug.name) {
        let letters: Vec<char> = word.chars().collect();
        for length in PREFIX.filter(|length| *length <= letters.len()) {
            let beginning: String = letters[..length].iter().collect();
            add_key(tx, &tx.blind(WORD, &beginning), id)?;
        }
    }
    if let Some(code) = &drug.rxnorm {
        add_key(tx, &tx.blind(RXNORM, code.as_str()), id)?;
    }
    Ok(())
}

pub(super) fn index_item(tx: &Tx, id: &Entropy, item: &FormularyItem) -> Result<(), Fault> {
    add_key(tx, &tx.blind(ITEM, item.drug.as_str()), id)
}

pub(super) fn index_plan(tx: &Tx, id: &Entropy) -> Result<(), Fault> {
    add_key(tx, &tx.blind(PLANS, ""), id)
}

pub(super) fn add_key(tx: &Tx, key: &Entropy, thing: &Entropy) -> Result<(), Fault> {
    tx.run(ADD_KEY, &args![key, thing])?;
    Ok(())
}

/// Whatever lies under a key; what changed since may still lie under its old ones.
pub(super) fn by_key<B: serde::de::DeserializeOwned>(
    tx: &Tx,
    key: &Entropy,
) -> Result<Vec<B>, Fault> {
    all(tx, BY_KEY, key, |_, body| body)
}

fn words(text: &str) -> Vec<String> {
    let parts = folded(text);
    let parts = parts.split(|letter: char| !letter.is_alphanumeric());
    parts.filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Drugs whose name has a word beginning like each one typed; in the order of their names.
pub fn search(tx: &Tx, typed: &str) -> Result<Vec<Listed>, Fault> {
    let typed = words(typed);
    let Some(longest) = typed.iter().max_by_key(|word| word.chars().count()) else {
        return Ok(Vec::new());
    };
    let beginning: String = longest.chars().take(*PREFIX.end()).collect();
    let mut found = all(tx, BY_KEY, &tx.blind(WORD, &beginning), |id, drug| Listed {
        id: DirectoryId::new(id),
        drug,
    })?;
    found.retain(|listed| {
        let names = words(&listed.drug.name);
        typed.iter().all(|word| names.iter().any(|name| name.starts_with(word.as_str())))
    });
    found.sort_by_cached_key(|listed| bare(&listed.drug.name));
    Ok(found)
}

pub fn drug(tx: &Tx, id: DirectoryId) -> Result<Option<FormularyDrug>, Fault> {
    Ok(all(tx, DRUG, id.bytes(), |_, drug| drug)?.pop())
}

/// The drug of the lists that a file names so.
pub fn drug_named(tx: &Tx, name: &SourceRef) -> Result<Option<FormularyDrug>, Fault> {
    drug(tx, id_of(tx, name))
}

/// Where the page is of a drug that a file names so.
pub fn id_of(tx: &Tx, name: &SourceRef) -> DirectoryId {
    DirectoryId::new(tx.blind("drug", name.as_str()))
}

pub fn plans(tx: &Tx) -> Result<Vec<Plan>, Fault> {
    all(tx, BY_KEY, &tx.blind(PLANS, ""), |_, plan| plan)
}

/// What each plan's list says of a drug; a drug taken off a list is no offer.
pub fn offers_among(tx: &Tx, plans: &[Plan], drug: &SourceRef) -> Result<Vec<Offer>, Fault> {
    let items: Vec<FormularyItem> =
        all(tx, BY_KEY, &tx.blind(ITEM, drug.as_str()), |_, item| item)?;
    let active = items.into_iter().filter(|item| item.availability == Availability::Active);
    Ok(active.flat_map(|item| offers_of(plans, &item)).collect())
}

/// The drugs of the lists with this RxNorm concept.
pub fn by_rxnorm(tx: &Tx, code: &str) -> Result<Vec<FormularyDrug>, Fault> {
    all(tx, BY_KEY, &tx.blind(RXNORM, code), |_, drug| drug)
}

/// An item stands on a list, and a plan uses the list; where none does, the list speaks itself.
fn offers_of(plans: &[Plan], item: &FormularyItem) -> Vec<Offer> {
    let uses: Vec<&Plan> =
        plans.iter().filter(|plan| plan.formulary.as_ref() == Some(&item.formulary)).collect();
    let lists: Vec<&Plan> =
        plans.iter().filter(|plan| plan.refs.contains(&item.formulary)).collect();
    let list = lists.first().map(|list| [list.start, list.end]);
    let list = list.filter(|days| days.iter().any(Option::is_some));
    let plans = if uses.is_empty() { lists } else { uses };
    let offer = |plan: &Plan| Offer {
        plan_name: plan.name.clone(),
        item: item.clone(),
        shares: plan.cost_shares.iter().filter(|share| is_for(share, item)).cloned().collect(),
        days: list.unwrap_or([plan.start, plan.end]),
    };
    plans.into_iter().map(offer).collect()
}

fn is_for(share: &CostShare, item: &FormularyItem) -> bool {
    let there = &item.pharmacy_types;
    share.tier == item.tier && (there.is_empty() || there.contains(&share.pharmacy_type))
}

fn all<B: serde::de::DeserializeOwned, T>(
    tx: &Tx,
    sql: Sql,
    key: &Entropy,
    make: impl Fn(Entropy, B) -> T,
) -> Result<Vec<T>, Fault> {
    tx.all(sql, &args![key], |row| {
        let id: Entropy = row.get(0)?;
        Ok(make(id, tx.open::<B>(&place(&id), &row.get::<Vec<u8>>(1)?)?))
    })
}
