//! Writes the files. Each is whole at every moment: written beside its place and moved there.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, Write as _};
use std::path::Path;

use base::Lang;
use web::House;

use super::facts::Facts;
use super::pages::{HistoryPage, IncidentPage, IndexPage, Written};
use super::{feed, live};

/// The folder, for one writer at a time, until what is handed back is dropped. Blocks. Whoever
/// writes takes it before gathering what is written.
pub fn hold(out: &Path) -> io::Result<File> {
    std::fs::create_dir_all(out)?;
    let held = File::options().create(true).append(true).open(out.join(".lock"))?;
    held.lock()?;
    Ok(held)
}

/// Where the pages are.
#[derive(Debug, Clone, Copy)]
pub struct Site<'a> {
    /// Where they are read, for the feed.
    pub address: &'a str,
    /// Where somebody can ask to be told, if anywhere.
    pub doors: Option<&'a str>,
    /// The folder they are written into.
    pub out: &'a Path,
    /// Files of others that stand beside ours, and their text: the help page.
    pub help: &'a [(String, String)],
}

/// Writes everything `facts` have to say, in both languages, and takes away pages of incidents that
/// are no longer told.
pub fn build(
    house: &House,
    facts: &Facts,
    Site { address, doors, out, help }: Site,
) -> io::Result<usize> {
    let address = address.trim_end_matches('/');
    let doors = doors.map(|doors| doors.trim_end_matches('/'));
    let mut written = BTreeSet::new();
    for lang in Lang::ALL {
        let f = house.frame(lang, facts.now);
        let mut put = |file: String, text: &str| -> io::Result<()> {
            write(&out.join(&file), text)?;
            written.insert(file);
            Ok(())
        };
        let mut page = |page: &dyn Drawn| put(page.file(), &page.draw()?);
        page(&IndexPage::of(&f, facts, doors).with_help(!help.is_empty()))?;
        for history in HistoryPage::all(&f, facts) {
            page(&history)?;
        }
        for incident in &facts.incidents {
            page(&IncidentPage::of(&f, incident))?;
        }
        let folder = if lang == Lang::English { "" } else { "es/" };
        put(format!("{folder}feed.atom"), &feed::write(&f, facts, address))?;
    }
    for (file, text) in help {
        write(&out.join(file), text)?;
    }
    // Last: whoever reads it finds the pages it leads to.
    write(&out.join(live::FILE), &serde_json::to_string(&live::of(facts))?)?;
    for folder in ["incidents/", "es/incidents/"] {
        forget(out, folder, &written)?;
    }
    Ok(written.len() + help.len())
}

trait Drawn {
    fn file(&self) -> String;
    fn draw(&self) -> io::Result<String>;
}

impl<P: Written> Drawn for P {
    fn file(&self) -> String {
        self.spot().file()
    }

    fn draw(&self) -> io::Result<String> {
        self.render().map_err(|error| io::Error::other(error.to_string()))
    }
}

fn write(place: &Path, text: &str) -> io::Result<()> {
    if let Some(folder) = place.parent() {
        std::fs::create_dir_all(folder)?;
    }
    if File::open(place).and_then(io::read_to_string).is_ok_and(|old| old == text) {
        return Ok(());
    }
    let beside = place.with_extension("new");
    let mut file = File::create(&beside)?;
    file.write_all(text.as_bytes())?;
    file.sync_data()?;
    std::fs::rename(&beside, place)
}

/// Pages of ours that were not written again are of incidents older than the page tells.
fn forget(out: &Path, folder: &str, written: &BTreeSet<String>) -> io::Result<()> {
    let Ok(files) = std::fs::read_dir(out.join(folder)) else { return Ok(()) };
    for file in files {
        let file = file?;
        let name = file.file_name().to_string_lossy().into_owned();
        let page = Path::new(&name).extension().is_some_and(|kind| kind == "html");
        let ours = page && !written.contains(&format!("{folder}{name}"));
        if ours && file.file_type()?.is_file() {
            std::fs::remove_file(file.path())?;
        }
    }
    Ok(())
}
