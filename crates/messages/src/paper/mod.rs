//! Letters by post. `layout` breaks words into lines, `sheet` sets them as a PDF that a printer can
//! take as it is and a screen reader can read; `Printer` hands it to whoever folds it.

mod face;
mod layout;
mod sheet;

use std::fs::DirBuilder;
use std::os::unix::fs::DirBuilderExt as _;
use std::path::PathBuf;

use base::{JobId, Secret};
use store::Message;
use store::delivery::Detail;
use web::Shared;

pub(crate) use sheet::Head;
pub use sheet::{Cell, IdCard, Side, id_card, id_card_picture};

use crate::aside::{aside, write_whole};
use crate::carry::End;
use crate::handed::Service;

/// Who prints letters.
pub enum Printer {
    /// Somebody fetches one file for each letter from this folder.
    Folder(PathBuf),
    Service(Box<Service>),
}

impl Printer {
    /// `key` is known to the service and to us: by it the service knows that a letter is ours.
    pub fn service(address: &str, key: Secret) -> Result<Self, String> {
        Service::new(address, key).map(|service| Self::Service(Box::new(service)))
    }

    pub(crate) async fn print(&self, house: &Shared, message: &Message, id: JobId) -> End {
        let Some(pdf) = pdf(house, message) else {
            return End::Ours(Detail::new("sheet", "the letter could not be set"));
        };
        match self {
            Self::Folder(folder) => {
                let (folder, name) = (folder.clone(), format!("{id}.pdf"));
                let shown = name.clone();
                // Nobody else sees it at all.
                let print = move || {
                    DirBuilder::new().recursive(true).mode(0o700).create(&folder)?;
                    write_whole((&folder, &name), &pdf, 0o600)
                };
                match aside(print).await {
                    Ok(()) => End::Taken(Detail::new("printed", shown)),
                    // The machine's own words name the folder, not the person.
                    Err(error) => later("folder", error.to_string()),
                }
            }
            Self::Service(service) => hand(service, house, (id, pdf)).await,
        }
    }
}

async fn hand(service: &Service, house: &Shared, (id, pdf): (JobId, Vec<u8>)) -> End {
    let name = id.to_string();
    match service.hand(house.clock.now(), (&name, "application/pdf"), pdf).await {
        Ok(status) if status.is_success() => End::Taken(Detail::new(status.as_str(), "")),
        Ok(status) => later(status.as_str(), String::new()),
        Err(why) => later("", why),
    }
}

fn later(code: &str, words: String) -> End {
    End::Later { detail: Detail::new(code, words), perhaps_sent: false }
}

/// The letter as a PDF; nothing where the message is none, or cannot be set.
pub(crate) fn pdf(house: &Shared, message: &Message) -> Option<Vec<u8>> {
    let sheet = message.sheet.as_ref()?;
    let f = house.frame(sheet.lang, house.clock.now());
    sheet::pdf(&Head::of(&f), &message.subject, sheet).ok()
}

/// Paragraphs as a PDF to keep, set as our letters are and as readable; nothing where they cannot
/// be set.
pub fn statement(f: &web::Frame, title: &str, paragraphs: Vec<String>) -> Option<Vec<u8>> {
    let parts = paragraphs.into_iter().map(|words| store::SheetPart::Para(words.into()));
    let address = base::Private(Vec::new());
    let sheet = store::Sheet { lang: f.lang(), large: f.large(), address, parts: parts.collect() };
    sheet::pdf(&Head::of(f), title, &sheet).ok()
}

#[cfg(test)]
mod tests;
