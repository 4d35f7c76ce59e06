//! The plan's lists, one sealed body each.

use base::{Entropy, Ndc};
use formats::records::{DrugPrice, FormularyDrug, FormularyItem, Plan, Product, SourceRef};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use store::{Fault, Owner, Place, Taken, Tx, args};

use super::{equals, lookup};

store::statements! {
    /// Saves what is new or different and says which version it became.
    TAKE = "INSERT INTO formulary (id, kind, digest, version, body) VALUES ($1, $2, $3, 1, $4)
        ON CONFLICT (id) DO UPDATE SET
            digest = excluded.digest, version = formulary.version + 1, body = excluded.body
        WHERE formulary.digest <> excluded.digest
        RETURNING version";
    /// The first name given to a code stays: files word it differently, and a claim must not be
    /// renamed by whichever was read last.
    LEARN = "INSERT INTO formulary (id, kind, digest, version, body) VALUES ($1, $2, $3, 1, $4)
        ON CONFLICT (id) DO NOTHING";
    LISTED = "SELECT body FROM formulary WHERE id = $1 AND kind = $2";
}

/// What a drug code is called.
#[derive(Serialize, Deserialize)]
struct Named {
    name: String,
}

pub fn take_plan(tx: &Tx, plan: &Plan) -> Result<Taken, Fault> {
    let Some(own) = plan.refs.first() else { return Err(Fault::corrupt("plan without a ref")) };
    let (id, taken) = take(tx, "plan", own.as_str(), plan)?;
    if taken != Taken::Same {
        lookup::index_plan(tx, &id)?;
    }
    Ok(taken)
}

pub fn take_formulary_drug(tx: &Tx, drug: &FormularyDrug) -> Result<Taken, Fault> {
    let (id, taken) = take(tx, DRUG, drug.source.as_str(), drug)?;
    if taken != Taken::Same {
        lookup::index_drug(tx, &id, drug)?;
        equals::index_drug(tx, &id, drug)?;
    }
    Ok(taken)
}

pub fn take_formulary_item(tx: &Tx, item: &FormularyItem) -> Result<Taken, Fault> {
    let (id, taken) = take(tx, "item", item.source.as_str(), item)?;
    if taken != Taken::Same {
        lookup::index_item(tx, &id, item)?;
    }
    Ok(taken)
}

pub fn take_product(tx: &Tx, product: &Product) -> Result<Taken, Fault> {
    let (id, taken) = take(tx, PRODUCT, product.source.as_str(), product)?;
    if taken != Taken::Same {
        equals::index_product(tx, &id, product)?;
    }
    Ok(taken)
}

/// The price in force last stays, in whichever order the weeks' files are read.
pub fn take_price(tx: &Tx, price: &DrugPrice) -> Result<Taken, Fault> {
    let when = |price: &DrugPrice| (price.since, price.as_of);
    if self::price(tx, &price.ndc)?.is_some_and(|known| when(&known) > when(price)) {
        return Ok(Taken::Same);
    }
    Ok(take(tx, PRICE, price.ndc.as_str(), price)?.1)
}

/// What the plan is called that a file names so.
pub fn plan_name(tx: &Tx, reference: &SourceRef) -> Result<Option<String>, Fault> {
    Ok(listed::<Plan>(tx, "plan", reference.as_str())?.map(|plan| plan.name))
}

/// What pharmacies pay for the drug with this code.
pub fn price(tx: &Tx, ndc: &Ndc) -> Result<Option<DrugPrice>, Fault> {
    listed(tx, PRICE, ndc.as_str())
}

const PRICE: &str = "price";

/// Keeps the name that a file gives together with a code, for records that give the code alone.
pub fn learn_drug_name(tx: &Tx, ndc: &Ndc, name: &str) -> Result<(), Fault> {
    let id = tx.blind(NDC, ndc.as_str());
    let named = Named { name: name.to_owned() };
    let sealed = tx.seal(&place(&id), &named)?;
    tx.run(LEARN, &args![id, NDC, tx.digest(&named)?, sealed])?;
    Ok(())
}

/// What the drug with this code is called.
pub fn drug_name(tx: &Tx, ndc: &Ndc) -> Result<Option<String>, Fault> {
    Ok(listed::<Named>(tx, NDC, ndc.as_str())?.map(|named| named.name))
}

const NDC: &str = "ndc";

const DRUG: &str = "drug";
const PRODUCT: &str = "product";

/// How drugs and products are indexed. Raised with every new key they are found by, so that the
/// next file that tells of them counts as new and they are found by it, too.
const INDEXED: u8 = 2;

/// Where it lies, and what became of it.
type Lies = (Entropy, Taken);

pub(super) fn take(
    tx: &Tx,
    kind: &'static str,
    name: &str,
    body: &impl Serialize,
) -> Result<Lies, Fault> {
    let id = tx.blind(kind, name);
    let sealed = tx.seal(&place(&id), body)?;
    let digest = match kind {
        DRUG | PRODUCT => tx.digest(&(INDEXED, body))?,
        _ => tx.digest(body)?,
    };
    let args = args![id, kind, digest, sealed];
    let version = tx.maybe(TAKE, &args, |row| row.get::<i64>(0))?;
    let taken = match version {
        None => Taken::Same,
        Some(1) => Taken::Added,
        Some(_) => Taken::Changed,
    };
    Ok((id, taken))
}

/// What was taken in under this name.
pub(super) fn listed<B: DeserializeOwned>(
    tx: &Tx,
    kind: &'static str,
    name: &str,
) -> Result<Option<B>, Fault> {
    let id = tx.blind(kind, name);
    tx.maybe(LISTED, &args![id, kind], |row| tx.open(&place(&id), &row.get::<Vec<u8>>(0)?))
}

pub(super) fn place(id: &Entropy) -> Place {
    Place::new(Owner::House, "formulary", id)
}
