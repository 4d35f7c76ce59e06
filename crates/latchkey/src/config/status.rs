//! Where the status page is, as the portal sees it.

use std::path::PathBuf;

use serde::Deserialize;
use status::Place;

use super::Config;

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StatusPage {
    /// The folder that `latchkey status build` writes, on this machine.
    pub folder: Option<PathBuf>,
    /// Where it is read: `https://status.plan.example`.
    pub address: Option<String>,
    /// Where each node leaves what members met, for `latchkey status serve`.
    pub counts: Option<PathBuf>,
}

impl Config {
    pub fn status_page(&self) -> Result<Place, String> {
        let StatusPage { folder, address, .. } = &self.status;
        match (folder, address) {
            (None, None) => Ok(Place::Nowhere),
            (Some(folder), None) => Ok(Place::Folder(folder.clone())),
            (None, Some(address)) if address.starts_with("https://") => {
                Ok(Place::Address(address.trim_end_matches('/').to_owned()))
            }
            (None, Some(_)) => Err("status.address begins with https://".to_owned()),
            (Some(_), Some(_)) => Err("[status] has a folder or an address, not both".to_owned()),
        }
    }
}
