//! The page: every question and every answer stand in it, so that it needs no scripts either.

use std::fmt::Write as _;

use ::base::Lang;
use web::{Browser, Frame, House, Page, Sample, Spot, Template, policy_hash};

use super::rules::{BROWSERS, Known, SYSTEMS, number_of};
use crate::case::rules::QUASIGROUP;
use crate::case::told::likeliest_few;
use crate::trouble::causes::{Anyone, Cause, Shown as _};
use crate::trouble::signs::{Detail, Happens, Signs};

/// Its name beside the pages of the status.
pub const NAME: &str = "help.html";

/// Adds what the browser shows to the numbers; without it they hold the answers alone.
const SCRIPT: &str = include_str!("page.js");

/// The page in both languages, each with its place below the folder of files.
///
/// # Errors
/// In words, where the page cannot be set.
pub fn files(house: &House) -> Result<Vec<(String, String)>, String> {
    let page = |lang| {
        let page = ApartPage::of(&house.frame(lang, house.clock.now()));
        let text = page.render().map_err(|error| error.to_string())?;
        Ok((page.spot.file(), text))
    };
    Lang::ALL.into_iter().map(page).collect()
}

#[derive(Template)]
#[template(path = "apart/page.html")]
pub struct ApartPage {
    f: Frame,
    spot: Spot,
    policy: String,
    tables: String,
    asked: Vec<(Happens, Leaves)>,
}

/// By what was answered to the question asked next.
type Leaves = Vec<(Option<Detail>, Leaf)>;

/// Where a pair of answers leads.
struct Leaf {
    /// Its number, for the script.
    said: u32,
    code: String,
    causes: Vec<Cause<Anyone>>,
}

impl ApartPage {
    pub fn of(f: &Frame) -> Self {
        let policy = format!("; script-src '{}'", policy_hash(SCRIPT));
        let (spot, asked) = (Spot::new(f.lang(), NAME), asked(f.lang()));
        Self { f: f.clone(), spot, policy, tables: tables(), asked }
    }

    const fn script() -> &'static str {
        SCRIPT
    }
}

/// What happens, with each answer to the question asked next and with none of them.
fn asked(lang: Lang) -> Vec<(Happens, Leaves)> {
    let leaves = |happens: Happens| {
        let details = happens.details().iter().copied().map(Some).chain([None]);
        details.map(move |detail| (detail, Leaf::of(lang, happens, detail))).collect()
    };
    Happens::ALL.iter().map(|happens| (*happens, leaves(*happens))).collect()
}

impl Leaf {
    fn of(lang: Lang, happens: Happens, detail: Option<Detail>) -> Self {
        let happens = Some(happens);
        let code = Known { happens, detail, lang, ..Known::default() }.code().to_string();
        let signs = Signs { happens, detail, ..Signs::default() };
        let causes = likeliest_few(signs, Vec::new()).iter().map(|guess| guess.cause).collect();
        Self { said: number_of(happens, detail), code, causes }
    }
}

/// What the script counts with: the check's table, and by which mark which brand is known.
fn tables() -> String {
    let rows: Vec<String> = QUASIGROUP
        .iter()
        .map(|row| row.iter().map(|digit| char::from(b'0' + digit)).collect())
        .collect();
    let mut tables = rows.join("");
    for (known, names) in [(Browser::NAMES, BROWSERS), (Browser::SYSTEMS, SYSTEMS)] {
        tables.push('|');
        for (mark, brand) in known {
            let number = names.iter().position(|one| one == brand).unwrap_or(0);
            // Writing to a String cannot fail.
            let _ = write!(tables, "{mark}={number}={brand};");
        }
    }
    tables
}

impl Page for ApartPage {
    const NAME: &'static str = "help-apart";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        vec![Sample::new("page", Self::of(f))]
    }
}
