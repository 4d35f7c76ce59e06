//! What a good address is, which of several things go to, and when none may change. Pure.
//!
//! Forms are those of USPS Publication 28: streets and boxes (section 2), Puerto Rico with its
//! urbanización (29), military and diplomatic mail (238 and 239).

use std::fmt;
use std::str::FromStr;
use std::time::Duration;

use base::{AddressId, Day, Private, Timestamp, folded};
use formats::records;
use serde::{Deserialize, Serialize};

use super::places::{State, Zip};

mod typed;

pub use typed::{Typed, When, Wrong};

/// As many as one person keeps.
pub const MOST: usize = 6;
/// For this long after a recovery no address changes, as no contact does (GUARD 19).
pub const APART: Duration = Duration::from_hours(72);

/// How an address is named in a form: the plan's, or one of the member's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Which {
    Plan,
    Own(AddressId),
}

impl fmt::Display for Which {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Plan => f.write_str("plan"),
            Self::Own(id) => id.fmt(f),
        }
    }
}

impl FromStr for Which {
    type Err = base::IdError;
    fn from_str(text: &str) -> Result<Self, base::IdError> {
        if text == "plan" { Ok(Self::Plan) } else { text.parse().map(Self::Own) }
    }
}

impl TryFrom<String> for Which {
    type Error = base::IdError;
    fn try_from(text: String) -> Result<Self, base::IdError> {
        text.parse()
    }
}

impl From<Which> for String {
    fn from(which: Which) -> Self {
        which.to_string()
    }
}

/// Months of each year, both counted; over the turn of the year if need be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Season {
    pub from: u8,
    pub to: u8,
}

impl Season {
    /// None for what is no month, and for a whole year.
    pub fn new(from: u8, to: u8) -> Option<Self> {
        let month = |month| (1..=12).contains(&month);
        let whole = (i16::from(to) - i16::from(from)).rem_euclid(12) == 11;
        (month(from) && month(to) && !whole).then_some(Self { from, to })
    }

    pub fn holds(self, day: Day) -> bool {
        let month = i16::from(day.date().month());
        let gone = (month - i16::from(self.from)).rem_euclid(12);
        gone <= (i16::from(self.to) - i16::from(self.from)).rem_euclid(12)
    }
}

/// An address of the member's own, checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// What its owner calls it; often nothing.
    #[serde(default)]
    pub label: Private<String>,
    pub street: Private<String>,
    #[serde(default)]
    pub unit: Private<String>,
    #[serde(default)]
    pub urbanization: Private<String>,
    pub city: Private<String>,
    pub state: State,
    pub zip: Zip,
    #[serde(default)]
    pub season: Option<Season>,
}

impl Entry {
    /// As plans' files write addresses, and parcels carry them.
    pub fn record(&self) -> records::Address {
        let urbanization = format!("URB {}", self.urbanization);
        let urbanization = if self.urbanization.is_empty() { "" } else { &urbanization };
        let lines = [urbanization, self.street.as_str(), self.unit.as_str()];
        let filled = lines.into_iter().filter(|line| !line.is_empty());
        records::Address {
            lines: filled.map(Private::from).collect(),
            city: self.city.clone(),
            state: self.state.code().into(),
            postal_code: self.zip.as_str().into(),
        }
    }
}

/// Somewhere things may be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    pub which: Which,
    pub label: Private<String>,
    pub place: records::Address,
    /// Months in which it takes the place of the preferred one.
    pub season: Option<Season>,
    pub preferred: bool,
}

impl Address {
    /// The lines of a label below the name.
    pub fn parcel(&self) -> Vec<Private<String>> {
        let place = &self.place;
        let comma =
            if State::read(&place.state).is_some_and(State::is_military) { "" } else { "," };
        let last = format!("{}{comma} {} {}", place.city, place.state, place.postal_code);
        place.lines.iter().cloned().chain([last.trim().into()]).collect()
    }

    /// Whether it is a post office box: nobody is there to sign for a parcel.
    pub fn is_box(&self) -> bool {
        self.place.lines.iter().any(|line| is_box(line))
    }
}

/// The plan's address and the member's own, with the preferred one marked: the plan's where none of
/// their own is, and the first where the plan has none.
pub fn gather(
    of_plan: Option<records::Address>,
    own: Vec<(AddressId, Entry)>,
    preferred: Option<AddressId>,
) -> Vec<Address> {
    let plan = of_plan.filter(|place| !place.lines.is_empty() || !place.city.is_empty());
    let plan = plan.map(|place| Address {
        which: Which::Plan,
        label: Private::default(),
        place,
        season: None,
        preferred: false,
    });
    let own = own.into_iter().map(|(id, entry)| Address {
        which: Which::Own(id),
        place: entry.record(),
        season: entry.season,
        label: entry.label,
        preferred: Some(id) == preferred,
    });
    let mut all: Vec<Address> = plan.into_iter().chain(own).collect();
    let marked = all.iter().any(|address| address.preferred);
    let first = all.iter_mut().find(|address| address.season.is_none());
    if let (false, Some(first)) = (marked, first) {
        first.preferred = true;
    }
    all
}

/// [`gather`], as all would be with `entry` saved as `id` and preferred or not.
pub fn gather_with(
    of_plan: Option<records::Address>,
    (mut own, preferred): (Vec<(AddressId, Entry)>, Option<AddressId>),
    (id, entry, prefer): (AddressId, &Entry, bool),
) -> Vec<Address> {
    match own.iter_mut().find(|(other, _)| *other == id) {
        Some((_, stood)) => *stood = entry.clone(),
        None => own.push((id, entry.clone())),
    }
    let before = preferred.filter(|other| *other != id);
    gather(of_plan, own, if prefer { Some(id) } else { before })
}

/// Which of them things go to on this day: one whose months it is, else the preferred one, else
/// the only kind there is.
pub fn goes_to(all: &[Address], today: Day) -> Option<usize> {
    let in_season = |address: &Address| address.season.is_some_and(|season| season.holds(today));
    let seasonal = all.iter().position(in_season);
    let preferred = || all.iter().position(|address| address.preferred);
    seasonal.or_else(preferred).or(if all.is_empty() { None } else { Some(0) })
}

/// `PO Box 12`, `P.O. Box 12`, `Box 12`, `Apartado 12`; not the box of a rural route or a unit.
pub fn is_box(line: &str) -> bool {
    let plain = folded(line).replace('.', "");
    let words: Vec<&str> = plain.split([' ', ',', '#']).filter(|word| !word.is_empty()).collect();
    match words.as_slice() {
        ["po" | "postal" | "gpo", "box", ..]
        | ["p", "o", "box", ..]
        | ["post", "office", "box", ..]
        | ["pobox" | "pob" | "apartado" | "apdo" | "box", ..] => true,
        [_, rest @ ..] => rest.windows(2).any(|pair| pair == ["po", "box"]),
        [] => false,
    }
}

/// Why no address may change now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotNow {
    /// Somebody got back into the account a short while ago.
    Recovered {
        until: Timestamp,
    },
    Enough,
}

/// Whether anything may change, after a recovery that was complete at `recovered`.
pub fn may_change(recovered: Option<Timestamp>, now: Timestamp) -> Result<(), NotNow> {
    let until = recovered.map(|at| at + APART).filter(|until| now < *until);
    until.map_or(Ok(()), |until| Err(NotNow::Recovered { until }))
}

/// Whether one more may be added to those that stand.
pub fn may_add(standing: usize) -> Result<(), NotNow> {
    if standing >= MOST { Err(NotNow::Enough) } else { Ok(()) }
}

#[cfg(test)]
mod tests;
