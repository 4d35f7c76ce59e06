//! What the medicine costs now by the plan's list, and where to look further. Estimates, and said
//! to be.

use coverage::{Equal, Options};
use web::Frame;

/// The part of the page about prices.
pub struct PricesView {
    /// By what the estimates are, and as of when; nothing where there are none.
    pub basis: Option<String>,
    pub rows: Vec<(&'static str, String)>,
    /// Another that may be given in its place.
    pub equal: Option<String>,
    /// Its page among the prices, where the list has it.
    pub page: Option<String>,
}

impl PricesView {
    pub fn of(f: &Frame, options: &Options) -> Self {
        let rows: Vec<(&'static str, String)> = options
            .places
            .iter()
            .map(|place| (key(place.months, place.by_mail), f.money(place.cost).to_string()))
            .collect();
        Self {
            basis: (!rows.is_empty()).then(|| basis(f, options)),
            equal: options.equal.as_ref().map(|equal| equal_words(f, equal)),
            page: options.page.map(|id| format!("/prices/{id}")),
            rows,
        }
    }
}

fn basis(f: &Frame, options: &Options) -> String {
    let today = f.day(f.today());
    match options.since {
        Some(since) => {
            f.say("rx-prices-since").put("since", f.day(since)).put("today", today).to_string()
        }
        None => f.say("rx-prices-basis").put("today", today).to_string(),
    }
}

const fn key(months: u8, by_mail: bool) -> &'static str {
    match (months, by_mail) {
        (1, false) => "rx-prices-1-counter",
        (1, true) => "rx-prices-1-mail",
        (_, false) => "rx-prices-3-counter",
        (_, true) => "rx-prices-3-mail",
    }
}

fn equal_words(f: &Frame, equal: &Equal) -> String {
    let money = |money| f.money(money).to_string();
    let words = f.say("rx-prices-equal").put("name", equal.name.as_str());
    let words = words.put("cheaper", money(equal.saving.cheaper));
    words.put("dearer", money(equal.saving.dearer)).to_string()
}
