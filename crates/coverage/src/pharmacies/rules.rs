//! What somebody may type to find a pharmacy, and where one of the directory is.

use base::bare;
use formats::records::{Address, Provider, ProviderKind};

/// A ZIP code, or a city with or without its state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sought {
    Zip(String),
    City { city: String, state: Option<String> },
}

/// Where a pharmacy is found. One that sends by mail is in no place.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Spot {
    pub zip: String,
    pub city: String,
    pub state: String,
    /// To sort by, and never shown.
    pub name: String,
    pub by_mail: bool,
}

/// States and territories by their codes, and military mail.
const STATES: &str = "AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS \
    MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY AS GU MP PR VI \
    AA AE AP";

/// How cities are written short, on letters and in files (USPS Publication 28, appendix C).
const SHORT: [(&str, &str); 4] =
    [("st", "saint"), ("ste", "sainte"), ("ft", "fort"), ("mt", "mount")];

/// Nothing where it is neither: `97998`, `97998-1234`, `Fernhollow`, `Fernhollow, OR`, or all of it
/// as on a letter. A number decides: a city has none.
pub fn sought(typed: &str) -> Option<Sought> {
    if typed.chars().any(char::is_numeric) {
        return zip_typed(typed).map(Sought::Zip);
    }
    let (city, state) = parted(typed);
    let city = city_key(city);
    (city.chars().count() >= 2).then_some(Sought::City { city, state })
}

/// A ZIP code alone, with gaps or hyphens as they come, or at the end of an address.
fn zip_typed(typed: &str) -> Option<String> {
    let typed = bare(typed);
    let is_alone = typed.chars().all(|letter| letter.is_numeric() || " -".contains(letter));
    let written = if is_alone { &typed } else { typed.split([' ', ',']).next_back()? };
    let digits: String = written.chars().filter(|letter| !" -".contains(*letter)).collect();
    let is_zip = digits.bytes().all(|byte| byte.is_ascii_digit()) && [5, 9].contains(&digits.len());
    is_zip.then(|| digits.chars().take(5).collect())
}

/// What follows a comma, or a last word of two letters that is a state's.
fn parted(typed: &str) -> (&str, Option<String>) {
    let code = |word: &str| {
        let code = word.trim().trim_matches('.').to_uppercase();
        STATES.split(' ').any(|state| state == code).then_some(code)
    };
    if let Some((city, rest)) = typed.split_once(',') {
        return (city, code(rest));
    }
    let typed = typed.trim();
    let Some((city, last)) = typed.rsplit_once(' ') else { return (typed, None) };
    match code(last) {
        Some(state) => (city, Some(state)),
        None => (typed, None),
    }
}

/// A city as it is looked for: without case, accents and signs, its short words written out.
pub fn city_key(city: &str) -> String {
    let plain = bare(city).replace(['\'', '’', '.'], "");
    let words = plain.split(|letter: char| !letter.is_alphanumeric()).filter(|w| !w.is_empty());
    words.map(written_out).collect::<Vec<_>>().join(" ")
}

fn written_out(word: &str) -> &str {
    SHORT.iter().find(|(short, _)| *short == word).map_or(word, |(_, long)| long)
}

/// Nothing of a prescriber, nor of a pharmacy that no file says where it is.
pub fn spot(of: &Provider) -> Option<Spot> {
    let name = bare(&of.name);
    if of.kind != ProviderKind::Pharmacy || name.is_empty() {
        return None;
    }
    if of.mail_order {
        return Some(Spot { name, by_mail: true, ..Spot::default() });
    }
    let Address { city, state, postal_code, .. } = of.address.as_ref()?;
    let (zip, city) = (zip_of(postal_code).unwrap_or_default(), city_key(city));
    let is_somewhere = !zip.is_empty() || !city.is_empty();
    let state = state.trim().to_uppercase();
    is_somewhere.then_some(Spot { zip, city, state, name, by_mail: false })
}

/// The five digits. Spreadsheets drop the zeros that a ZIP code of the north-east begins with, and
/// both of Puerto Rico's.
fn zip_of(postal_code: &str) -> Option<String> {
    let digits = postal_code.trim().split('-').next().unwrap_or_default();
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    match digits.len() {
        3 | 4 => Some(format!("{digits:0>5}")),
        5 | 9 => Some(digits.chars().take(5).collect()),
        _ => None,
    }
}

/// The first three digits: post of one such area is sorted at one place.
pub fn area(zip: &str) -> &str {
    zip.get(..3).unwrap_or_default()
}

#[cfg(test)]
mod tests;
