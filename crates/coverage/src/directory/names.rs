//! Names looked up once and remembered for the length of an import.

use std::collections::HashMap;

use base::Ndc;
use formats::records::{Drug, Party, SourceRef};
use store::{Fault, Tx};

/// Enough for every pharmacy and drug a plan sees in a year, and a bound on memory all the same.
const MOST_NAMES: usize = 50_000;

/// What the directory knows of a provider.
#[derive(Clone)]
struct Known {
    name: String,
    ships: bool,
}

/// Names of providers and drugs, with those that are not known.
#[derive(Default)]
pub struct NameBook {
    providers: HashMap<SourceRef, Option<Known>>,
    drugs: HashMap<Ndc, Option<String>>,
}

impl NameBook {
    /// What a record calls this party, or else what the directory does.
    pub fn party(&mut self, tx: &Tx, party: &Party) -> Result<Option<String>, Fault> {
        if let Some(name) = &party.name {
            return Ok(Some(name.to_string()));
        }
        Ok(self.known(tx, party)?.map(|known| known.name))
    }

    /// Whether the directory says that this party sends by mail.
    pub fn ships(&mut self, tx: &Tx, party: &Party) -> Result<bool, Fault> {
        Ok(self.known(tx, party)?.is_some_and(|known| known.ships))
    }

    fn known(&mut self, tx: &Tx, party: &Party) -> Result<Option<Known>, Fault> {
        let Some(reference) = &party.reference else { return Ok(None) };
        if let Some(known) = self.providers.get(reference) {
            return Ok(known.clone());
        }
        let known = super::provider(tx, reference)?
            .map(|provider| Known { name: provider.name, ships: provider.mail_order });
        if self.providers.len() < MOST_NAMES {
            self.providers.insert(reference.clone(), known.clone());
        }
        Ok(known)
    }

    /// What a record calls this drug, or else what an earlier one called its code. A name that
    /// comes with a code is kept for those that come without.
    pub fn drug(&mut self, tx: &Tx, drug: &Drug) -> Result<Option<String>, Fault> {
        let own = drug.name.as_ref().map(ToString::to_string);
        let Some(ndc) = drug.ndc else { return Ok(own) };
        if let Some(Some(name)) = self.drugs.get(&ndc) {
            return Ok(own.or_else(|| Some(name.clone())));
        }
        if let Some(name) = &own {
            crate::learn_drug_name(tx, &ndc, name)?;
        } else if self.drugs.contains_key(&ndc) {
            return Ok(None);
        }
        let known = match &own {
            Some(name) => Some(name.clone()),
            None => crate::drug_name(tx, &ndc)?,
        };
        if self.drugs.len() < MOST_NAMES {
            self.drugs.insert(ndc, known.clone());
        }
        Ok(known)
    }

    /// Forgets what was not found, since a later file may bring it.
    pub fn forget_unknown(&mut self) {
        self.providers.retain(|_, known| known.is_some());
        self.drugs.retain(|_, name| name.is_some());
    }
}
