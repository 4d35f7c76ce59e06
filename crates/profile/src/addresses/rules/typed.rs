//! What somebody typed, and what is wrong with it, field by field. Pure.

use base::{Private, folded};

use super::super::places::{Lies, State, Zip};
use super::{Entry, Season};

/// As many letters as fit on a line of a label.
pub(super) const LINE: usize = 46;

/// When things go to an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    Always,
    /// In some months of each year.
    Months,
    /// Only where an order says so.
    Asked,
}

impl When {
    pub const ALL: [Self; 3] = [Self::Always, Self::Months, Self::Asked];

    pub fn read(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|when| when.word() == word)
    }

    /// In forms, and in the keys of words.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Always => "always",
            Self::Months => "months",
            Self::Asked => "asked",
        }
    }

    /// What stands of an address: `prefer` where things go there from now on.
    pub const fn of(entry: &Entry, prefer: bool) -> Self {
        match (entry.season, prefer) {
            (Some(_), _) => Self::Months,
            (None, true) => Self::Always,
            (None, false) => Self::Asked,
        }
    }
}

/// What somebody typed, as it came.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Typed {
    pub label: Private<String>,
    pub street: Private<String>,
    pub unit: Private<String>,
    pub urbanization: Private<String>,
    pub city: Private<String>,
    pub state: Private<String>,
    pub zip: Private<String>,
    /// None until they choose.
    pub when: Option<When>,
    pub from: String,
    pub to: String,
}

impl Typed {
    /// What stands, to be changed.
    pub fn of(entry: &Entry, prefer: bool) -> Self {
        let month = |month: Option<u8>| month.map_or_else(String::new, |month| month.to_string());
        Self {
            label: entry.label.clone(),
            street: entry.street.clone(),
            unit: entry.unit.clone(),
            urbanization: entry.urbanization.clone(),
            city: entry.city.clone(),
            state: entry.state.code().into(),
            zip: entry.zip.as_str().into(),
            when: Some(When::of(entry, prefer)),
            from: month(entry.season.map(|season| season.from)),
            to: month(entry.season.map(|season| season.to)),
        }
    }

    /// Without the months that stood before, where they were left as they were and another time
    /// was chosen.
    #[must_use]
    pub fn but_not(self, stood: Option<Season>) -> Self {
        let as_typed = |month: u8| month.to_string();
        let is_untouched = stood.is_some_and(|season| {
            self.from == as_typed(season.from) && self.to == as_typed(season.to)
        });
        if is_untouched && matches!(self.when, Some(When::Always | When::Asked)) {
            return Self { from: String::new(), to: String::new(), ..self };
        }
        self
    }

    /// Whether things shall go there from now on.
    pub fn prefer(&self) -> bool {
        self.when == Some(When::Always)
    }
}

/// Something to look at again: the field, the sentence, and the state it speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wrong {
    pub field: &'static str,
    pub key: &'static str,
    pub state: Option<State>,
}

const fn wrong(field: &'static str, key: &'static str) -> Wrong {
    Wrong { field, key, state: None }
}

impl Typed {
    /// The address it means, or all that is wrong with it, in the order of the fields.
    pub fn check(&self) -> Result<Entry, Vec<Wrong>> {
        let (state, zip) = (State::read(&self.state), Zip::read(&self.zip));
        let season = self.season();
        let faults = [
            self.wrong_street(state),
            too_long("unit", &self.unit),
            self.wrong_urbanization(state),
            self.wrong_city(state),
            self.wrong_state(state),
            wrong_zip(zip.as_ref(), state),
            too_long("label", &self.label),
            season.err(),
        ];
        let faults: Vec<Wrong> = faults.into_iter().flatten().collect();
        match (state, zip, season) {
            (Some(state), Some(zip), Ok(season)) if faults.is_empty() => {
                Ok(self.entry((state, zip), season))
            }
            _ => Err(faults),
        }
    }

    fn entry(&self, (state, zip): (State, Zip), season: Option<Season>) -> Entry {
        let city = self.city();
        Entry {
            label: plain(&self.label).into(),
            street: plain(&self.street).into(),
            unit: plain(&self.unit).into(),
            urbanization: without_urb(&plain(&self.urbanization)).into(),
            city: if state.is_military() { city.to_uppercase() } else { city }.into(),
            state,
            zip,
            season,
        }
    }

    fn season(&self) -> Result<Option<Season>, Wrong> {
        match self.when {
            Some(When::Months) => {}
            // Months that nobody would look at again.
            _ if !(self.from.is_empty() && self.to.is_empty()) => {
                return Err(wrong("when", "address-wrong-when-months"));
            }
            Some(When::Always | When::Asked) => return Ok(None),
            None => return Err(wrong("when", "address-wrong-when")),
        }
        let month = |text: &str| text.parse::<u8>().ok().filter(|month| (1..=12).contains(month));
        let season = match (month(&self.from), month(&self.to)) {
            (Some(from), Some(to)) => Season::new(from, to),
            (None, _) => return Err(wrong("from", "address-wrong-months")),
            (_, None) => return Err(wrong("to", "address-wrong-months")),
        };
        season.map(Some).ok_or(wrong("from", "address-wrong-season"))
    }

    /// The city, without the region that mail carries behind a military one: `APO AE`.
    fn city(&self) -> String {
        let city = plain(&self.city);
        if let Some((office, region)) = city.rsplit_once(' ')
            && is_post_office(office.trim_end_matches(','))
            && State::read(region).is_some_and(State::is_military)
        {
            return office.trim_end_matches(',').to_owned();
        }
        city
    }

    fn wrong_urbanization(&self, state: Option<State>) -> Option<Wrong> {
        let elsewhere = state.is_some_and(|state| !state.is_puerto_rico());
        if elsewhere && !plain(&self.urbanization).is_empty() {
            return Some(wrong("urbanization", "address-wrong-urbanization"));
        }
        too_long("urbanization", &self.urbanization)
    }

    fn wrong_street(&self, state: Option<State>) -> Option<Wrong> {
        let street = plain(&self.street);
        if !street.chars().any(char::is_alphanumeric) {
            return Some(wrong("street", "address-wrong-street"));
        }
        let military = state.is_some_and(State::is_military);
        if military && !is_military(&format!("{street} {}", self.unit)) {
            return Some(wrong("street", "address-wrong-unit"));
        }
        too_long("street", &self.street)
    }

    fn wrong_city(&self, state: Option<State>) -> Option<Wrong> {
        let city = self.city();
        if !city.chars().any(char::is_alphabetic) {
            return Some(wrong("city", "address-wrong-city"));
        }
        let military = state.is_some_and(State::is_military);
        if military && !is_post_office(&city) {
            return Some(wrong("city", "address-wrong-apo"));
        }
        too_long("city", &city)
    }

    fn wrong_state(&self, state: Option<State>) -> Option<Wrong> {
        match state {
            None => Some(wrong("state", "address-wrong-state")),
            Some(state) if is_post_office(&self.city()) && !state.is_military() => {
                Some(wrong("state", "address-wrong-region"))
            }
            Some(_) => None,
        }
    }
}

fn wrong_zip(zip: Option<&Zip>, state: Option<State>) -> Option<Wrong> {
    let Some(zip) = zip else { return Some(wrong("zip", "address-wrong-zip")) };
    match zip.lies(state?) {
        Lies::There => None,
        Lies::In(other) => {
            Some(Wrong { state: Some(other), ..wrong("zip", "address-wrong-zip-state") })
        }
        Lies::Nowhere => Some(wrong("zip", "address-wrong-zip-nowhere")),
    }
}

fn too_long(field: &'static str, text: &str) -> Option<Wrong> {
    (plain(text).chars().count() > LINE).then_some(wrong(field, "address-wrong-long"))
}

fn is_post_office(city: &str) -> bool {
    ["apo", "fpo", "dpo"].contains(&folded(city).as_str())
}

/// A unit, a box or a ship: what stands in place of a street (Publication 28, 238.2).
fn is_military(line: &str) -> bool {
    const WORDS: [&str; 8] = ["psc", "cmr", "unit", "box", "uss", "usns", "uscgc", "umr"];
    folded(line).split(|c: char| !c.is_alphanumeric()).any(|word| WORDS.contains(&word))
}

/// Without the word itself, which is printed before every one.
fn without_urb(text: &str) -> String {
    let (first, rest) = text.split_once(' ').unwrap_or((text, ""));
    let word = folded(first).replace('.', "");
    let named = ["urb", "urbanizacion", "urbanización"].contains(&word.as_str());
    if named { rest.to_owned() } else { text.to_owned() }
}

/// One space between words, and nothing that cannot be printed.
pub fn plain(text: &str) -> String {
    let printed: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    printed.split_whitespace().collect::<Vec<_>>().join(" ")
}
