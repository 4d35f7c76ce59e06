//! The road to the plan's back end, and from it.

use std::path::PathBuf;
use std::sync::Arc;

use base::Secret;
use medicines::{Keys, Pharmacy};
use messages::Service;
use serde::Deserialize;

use super::{Config, secret_file};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Orders {
    /// Folder where the back end fetches one file for each request.
    pub folder: Option<PathBuf>,
    /// Or its address, which is called for each.
    pub service: Option<String>,
    /// What signs those calls.
    pub key_file: Option<PathBuf>,
    /// What signs the calls we get: a secret a line, any of which will do.
    pub events_key_file: Option<PathBuf>,
    /// Folder where the back end leaves files for us.
    pub inbox: Option<PathBuf>,
}

impl Config {
    pub fn pharmacy(&self) -> Result<Pharmacy, String> {
        let orders = self.orders.as_ref();
        let orders = orders.ok_or("[orders] is missing: nobody would fill an order")?;
        match (&orders.folder, &orders.service, &orders.key_file) {
            (Some(folder), None, None) => Ok(Pharmacy::FileDrop(folder.clone())),
            (None, Some(address), Some(key)) => {
                let service = Service::new(address, Secret::new(secret_file(key)?))?;
                Ok(Pharmacy::Service(Arc::new(service)))
            }
            _ => Err("[orders] needs a folder, or a service with its key_file".to_owned()),
        }
    }

    /// None where the back end calls nobody.
    pub fn back_end_keys(&self) -> Result<Keys, String> {
        let file = self.orders.as_ref().and_then(|orders| orders.events_key_file.as_deref());
        let Some(file) = file else { return Ok(Keys::default()) };
        let text = secret_file(file)?;
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        let keys: Vec<Secret> = lines.map(|line| Secret::new(line.to_owned())).collect();
        if keys.iter().any(|key| key.expose().len() < SHORTEST) || keys.is_empty() {
            return Err(format!(
                "{}: a secret a line, each of {SHORTEST} characters or more",
                file.display()
            ));
        }
        Ok(keys.into())
    }

    pub fn inbox(&self) -> Option<PathBuf> {
        self.orders.as_ref()?.inbox.clone()
    }
}

/// A shorter secret could be guessed from one signed call.
const SHORTEST: usize = 32;

#[cfg(test)]
mod tests {
    use super::super::parse;

    const WHOLE: &str = include_str!("../latchkey.toml");

    fn config(more: &str) -> super::Config {
        parse(&format!("{WHOLE}\n[orders]\n{more}")).unwrap()
    }

    #[test]
    fn requests_leave_as_files_or_as_signed_calls_and_by_one_of_them() {
        let service = "service = \"https://x.example/in\"\nkey_file = \"/dev/null\"";
        for fits in ["folder = \"x\"", service] {
            assert!(config(fits).pharmacy().is_ok(), "{fits}");
        }
        for odd in ["", "service = \"https://x.example\"", &format!("{service}\nfolder = \"x\"")] {
            let problem = config(odd).pharmacy().unwrap_err();
            assert!(problem.contains("a folder, or a service"), "{problem}");
        }
        let plain = service.replace("https", "http");
        assert!(config(&plain).pharmacy().unwrap_err().contains("https://"));
        assert!(parse(WHOLE).unwrap().pharmacy().unwrap_err().contains("[orders] is missing"));
    }

    #[test]
    fn several_secrets_may_sign_calls_and_none_of_them_is_short() {
        use std::io::Write as _;
        let keys = |text: &str| {
            let mut file = tempfile::NamedTempFile::new().unwrap();
            file.write_all(text.as_bytes()).unwrap();
            let more = format!("folder = \"x\"\nevents_key_file = {:?}", file.path());
            config(&more).back_end_keys().map(|keys| keys.len())
        };
        let (one, two) = ("a".repeat(32), "b".repeat(40));
        assert_eq!(keys(&format!("{one}\n\n{two}\n")), Ok(2));
        assert!(keys(&format!("{one}\nshort")).is_err());
        assert!(keys("").is_err());
        assert_eq!(config("folder = \"x\"").back_end_keys().map(|keys| keys.len()), Ok(0));
    }
}
