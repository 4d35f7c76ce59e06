//! Providers and the names that files have for them.

use std::collections::HashMap;

use base::{DirectoryId, Entropy, folded};
use formats::records::{Provider, SourceRef};
use store::{Fault, Owner, Place, Taken, Tx, args};

use crate::pharmacies::store as pharmacies;

store::statements! {
    /// Which provider is this, and what was last taken under that name?
    ALIAS = "SELECT thing, digest FROM directory_alias WHERE name = $1";
    /// A name that is already some provider's stays theirs.
    ADD_ALIAS = "INSERT INTO directory_alias (name, thing) VALUES ($1, $2)
        ON CONFLICT (name) DO NOTHING";
    /// What was taken under a provider's own name in a file.
    MARK_ALIAS = "UPDATE directory_alias SET digest = $3 WHERE name = $1 AND thing = $2";
    PROVIDER = "SELECT body FROM directory WHERE id = $1";
    ADD_PROVIDER = "INSERT INTO directory (id, version, body) VALUES ($1, 1, $2)";
    /// In the order of their ids, some at a time.
    PROVIDERS_AFTER = "SELECT id, body FROM directory WHERE id > $1 ORDER BY id LIMIT $2";
    CHANGE_PROVIDER = "UPDATE directory SET version = version + 1, body = $2 WHERE id = $1";
}

/// The provider a record means.
pub fn provider(tx: &Tx, name: &SourceRef) -> Result<Option<Provider>, Fault> {
    match alias(tx, name)? {
        Some((id, _)) => by_id(tx, id),
        None => Ok(None),
    }
}

/// What these providers are called; those we do not know are left out.
pub fn provider_names(tx: &Tx, names: &[SourceRef]) -> Result<HashMap<SourceRef, String>, Fault> {
    let mut found = HashMap::new();
    for name in names {
        if !found.contains_key(name)
            && let Some(provider) = provider(tx, name)?
        {
            found.insert(name.clone(), provider.name);
        }
    }
    Ok(found)
}

/// Takes in what a file says of a provider. The same record again changes nothing.
pub fn take_provider(tx: &Tx, record: &Provider) -> Result<Taken, Fault> {
    let Some(own) = record.refs.first() else { return Err(Fault::corrupt("provider without ref")) };
    let digest = tx.digest(record)?;
    let known = alias(tx, own)?;
    if known.is_some_and(|(_, last)| last == Some(digest)) {
        return Ok(Taken::Same);
    }
    let (id, old) = match recognise(tx, record, known)? {
        Some((id, old)) => (id, Some(old)),
        None => (DirectoryId::new(tx.blind("directory", own.as_str())), None),
    };
    let taken = save(tx, id, old, record)?;
    for name in &record.refs {
        tx.run(ADD_ALIAS, &args![hashed(tx, name), id])?;
    }
    tx.run(MARK_ALIAS, &args![hashed(tx, own), id, digest])?;
    Ok(taken)
}

/// A provider and the digest of what was last taken under this very name.
type Alias = (DirectoryId, Option<Entropy>);

fn alias(tx: &Tx, name: &SourceRef) -> Result<Option<Alias>, Fault> {
    tx.maybe(ALIAS, &args![hashed(tx, name)], |row| Ok((row.get(0)?, row.get(1)?)))
}

fn hashed(tx: &Tx, name: &SourceRef) -> Entropy {
    tx.blind("directory-alias", name.as_str())
}

/// A file's own name for a provider is certain. A shared one (a chain's pharmacies may share an
/// NPI) counts only where kind and name agree too.
fn recognise(
    tx: &Tx,
    record: &Provider,
    own: Option<Alias>,
) -> Result<Option<(DirectoryId, Provider)>, Fault> {
    if let Some((id, Some(_))) = own {
        return Ok(by_id(tx, id)?.map(|known| (id, known)));
    }
    for name in &record.refs {
        let Some((id, _)) = alias(tx, name)? else { continue };
        let Some(known) = by_id(tx, id)? else { continue };
        if known.kind == record.kind && folded(&known.name) == folded(&record.name) {
            return Ok(Some((id, known)));
        }
    }
    let first = record.refs.first().map_or("", |name| name.as_str());
    let id = DirectoryId::new(tx.blind("directory", first));
    Ok(by_id(tx, id)?.map(|known| (id, known)))
}

fn save(
    tx: &Tx,
    id: DirectoryId,
    old: Option<Provider>,
    record: &Provider,
) -> Result<Taken, Fault> {
    let Some(old) = old else {
        tx.run(ADD_PROVIDER, &args![id, tx.seal(&place(id), record)?])?;
        pharmacies::place(tx, id, (None, record))?;
        return Ok(Taken::Added);
    };
    let new = merged(&old, record);
    if new == old {
        return Ok(Taken::Same);
    }
    tx.run(CHANGE_PROVIDER, &args![id, tx.seal(&place(id), &new)?])?;
    pharmacies::place(tx, id, (Some(&old), &new))?;
    Ok(Taken::Changed)
}

/// What a newer record leaves out stays as it was.
fn merged(old: &Provider, new: &Provider) -> Provider {
    let mut refs = old.refs.clone();
    refs.extend(new.refs.iter().filter(|name| !old.refs.contains(name)).cloned());
    Provider {
        refs,
        kind: new.kind,
        name: if new.name.is_empty() { old.name.clone() } else { new.name.clone() },
        npi: new.npi.or(old.npi),
        ncpdp: new.ncpdp.clone().or_else(|| old.ncpdp.clone()),
        phones: if new.phones.is_empty() { old.phones.clone() } else { new.phones.clone() },
        lines: if new.lines.is_empty() { old.lines.clone() } else { new.lines.clone() },
        address: new.address.clone().or_else(|| old.address.clone()),
        mail_order: new.mail_order || old.mail_order,
    }
}

pub fn by_id(tx: &Tx, id: DirectoryId) -> Result<Option<Provider>, Fault> {
    tx.maybe(PROVIDER, &args![id], |row| tx.open(&place(id), &row.get::<Vec<u8>>(0)?))
}

/// The next so many, whatever they are.
pub fn after(tx: &Tx, id: DirectoryId, most: i64) -> Result<Vec<(DirectoryId, Provider)>, Fault> {
    tx.all(PROVIDERS_AFTER, &args![id, most], |row| {
        let id = row.get(0)?;
        Ok((id, tx.open(&place(id), &row.get::<Vec<u8>>(1)?)?))
    })
}

fn place(id: DirectoryId) -> Place {
    Place::new(Owner::House, "directory", id.bytes())
}

#[cfg(test)]
mod tests;
