//! The ways out of the house, and how what comes back gets in.

use std::path::PathBuf;

use base::Secret;
use messages::bounces::Intake;
use messages::{Out, Printer, Smtp, TextSetting, Ways};
use serde::Deserialize;

use super::{Config, secret_file};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mail {
    /// `host` or `host:port`; TLS always, but on this machine.
    pub server: String,
    pub from: String,
    pub username: Option<String>,
    pub password_file: Option<PathBuf>,
    /// Names the key in the sender's DNS; for relays that do not sign.
    pub dkim_selector: Option<String>,
    pub dkim_key_file: Option<PathBuf>,
    /// The return path; each message's id is added to its name.
    pub bounces: Option<String>,
    /// A Maildir or an mbox file where they end up.
    pub bounce_mailbox: Option<PathBuf>,
    /// What signs bounces that are handed to our door.
    pub bounce_key_file: Option<PathBuf>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Texts {
    pub account: String,
    pub key_file: PathBuf,
    /// A number of ours, or the id of a group of them.
    pub from: String,
    #[serde(default = "default_provider")]
    pub provider: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Post {
    /// Folder where whoever prints fetches one PDF for each letter.
    pub folder: Option<PathBuf>,
    /// Or the address of a service that is handed each.
    pub service: Option<String>,
    pub key_file: Option<PathBuf>,
}

fn default_provider() -> String {
    "https://api.twilio.com".to_owned()
}

impl Mail {
    pub fn smtp(&self) -> Result<Smtp, String> {
        let password = self.password_file.as_deref().map(secret_file).transpose()?;
        let login = self.username.clone().zip(password);
        let mut smtp = Smtp::new(&self.server, &self.from, login)?;
        if let Some(address) = &self.bounces {
            smtp = smtp.bouncing_to(address)?;
        }
        match (&self.dkim_selector, &self.dkim_key_file) {
            (Some(selector), Some(file)) => smtp.signing(selector, &secret_file(file)?),
            (None, None) => Ok(smtp),
            _ => Err("dkim_selector and dkim_key_file go together".to_owned()),
        }
    }

    fn intake(&self) -> Result<Intake, String> {
        let key = self.bounce_key_file.as_deref().map(secret_file).transpose()?;
        Ok(Intake { mailbox: self.bounce_mailbox.clone(), key: key.map(Secret::new) })
    }
}

impl Texts {
    fn provider(&self) -> Result<messages::Texts, String> {
        messages::Texts::new(TextSetting {
            account: self.account.clone(),
            key: Secret::new(secret_file(&self.key_file)?),
            from: self.from.clone(),
            base: self.provider.clone(),
        })
    }
}

impl Post {
    fn printer(&self) -> Result<Printer, String> {
        match (&self.folder, &self.service, &self.key_file) {
            (Some(folder), None, _) => Ok(Printer::Folder(folder.clone())),
            (None, Some(address), Some(key)) => {
                Printer::service(address, Secret::new(secret_file(key)?))
            }
            _ => Err("[post] needs a folder, or a service with its key_file".to_owned()),
        }
    }
}

/// The ways out of a house that prints nothing.
pub fn without_paper(mail: &Mail, texts: Option<&Texts>) -> Result<Out, String> {
    let texts = texts.map(Texts::provider).transpose()?;
    Ok(Out { mail: mail.smtp()?, texts, printer: None, bounces: mail.intake()? })
}

impl Config {
    pub fn ways(&self) -> Result<Ways, String> {
        let mail = self.mail.as_ref();
        let mail = mail.ok_or("[mail] is missing: nobody could sign in from a new browser")?;
        let printer = self.post.as_ref().map(Post::printer).transpose()?;
        let out = without_paper(mail, self.texts.as_ref())?;
        Ok(Ways::Out(Box::new(Out { printer, ..out })))
    }
}

#[cfg(test)]
mod tests {
    use super::super::parse;

    const WHOLE: &str = include_str!("../latchkey.toml");

    fn ways(more: &str) -> Result<(), String> {
        let mail = "[mail]\nserver = \"127.0.0.1:25\"\nfrom = \"a@plan.example\"\n";
        parse(&format!("{WHOLE}\n{mail}{more}"))?.ways().map(|_| ())
    }

    #[test]
    fn mail_there_must_be_and_the_rest_is_a_plans_choice() {
        assert!(parse(WHOLE).unwrap().ways().unwrap_err().contains("[mail] is missing"));
        assert_eq!(ways(""), Ok(()));
        assert_eq!(ways("bounces = \"bounces@plan.example\"\n[post]\nfolder = \"x\""), Ok(()));
    }

    #[test]
    fn what_cannot_work_is_refused_at_the_start() {
        for (more, word) in [
            ("bounces = \"nobody\"", "bounces"),
            ("dkim_selector = \"summer\"", "go together"),
            ("[post]\n", "a folder, or a service"),
            ("[post]\nfolder = \"x\"\nservice = \"https://y\"", "a folder, or a service"),
            ("[texts]\naccount = \"AC1\"\nkey_file = \"/no/such\"\nfrom = \"+1\"", "/no/such"),
            ("bounce_mail = \"x\"", "did you mean `bounce_mailbox`"),
        ] {
            let problem = ways(more).unwrap_err();
            assert!(problem.contains(word), "{more}: {problem}");
        }
    }
}
