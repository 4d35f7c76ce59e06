//! What may be asked for, and by when what follows is due. Pure.

mod times;

use base::{Day, Money, Private, ReimbursementId, folded, holds_card_number};
use formats::records::Quantity;
use serde::{Deserialize, Serialize};

use crate::claims::rules::typed_day;

pub use times::{AppealTime, Terms};

/// Why somebody paid themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Why {
    NoCard,
    OutOfNetwork,
    Away,
    PlanDown,
    OtherInsurance,
    Other,
}

impl Why {
    pub const ALL: [Self; 6] = [
        Self::NoCard,
        Self::OutOfNetwork,
        Self::Away,
        Self::PlanDown,
        Self::OtherInsurance,
        Self::Other,
    ];

    pub const fn word(self) -> &'static str {
        match self {
            Self::NoCard => "no-card",
            Self::OutOfNetwork => "out-of-network",
            Self::Away => "away",
            Self::PlanDown => "plan-down",
            Self::OtherInsurance => "other-insurance",
            Self::Other => "other",
        }
    }

    pub fn read(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|why| why.word() == word)
    }
}

/// What the form says, once it holds together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answers {
    pub medicine: Private<String>,
    pub pharmacy: Private<String>,
    pub town: Private<String>,
    pub filled: Private<Day>,
    pub quantity: Private<Quantity>,
    pub days: Private<u16>,
    pub paid: Private<Money>,
    #[serde(default)]
    pub rx_number: Private<String>,
    #[serde(default)]
    pub prescriber: Private<String>,
    pub why: Private<Why>,
    /// What another insurance paid of it.
    #[serde(default)]
    pub other_paid: Option<Private<Money>>,
    #[serde(default)]
    pub words: Private<String>,
}

impl Answers {
    /// Whether both ask for the same money.
    pub fn is_same(&self, other: &Self) -> bool {
        let names = |one: &Self| [folded(&one.medicine), folded(&one.rx_number)];
        self.filled == other.filled && self.paid == other.paid && names(self) == names(other)
    }
}

/// The form as it came.
#[derive(Debug, Clone, Default)]
pub struct Typed {
    pub once: Private<String>,
    /// Picked from a list; empty where it was typed.
    pub picked: Private<String>,
    pub medicine: Private<String>,
    pub pharmacy: Private<String>,
    pub town: Private<String>,
    pub day: Private<String>,
    pub quantity: Private<String>,
    pub days: Private<String>,
    pub paid: Private<String>,
    pub rx_number: Private<String>,
    pub prescriber: Private<String>,
    pub why: Private<String>,
    pub other_paid: Private<String>,
    pub words: Private<String>,
}

/// What is wrong, by field; with a day where the sentence has one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wrong {
    pub field: &'static str,
    pub key: &'static str,
    pub day: Option<Day>,
}

/// What answers are held against.
#[derive(Debug, Clone, Default)]
pub struct Known {
    pub today: Option<Day>,
    /// The days of each coverage; nothing is judged by them where none is known.
    pub spans: Vec<(Option<Day>, Option<Day>)>,
}

impl Known {
    /// The first day of coverage that we know of; nothing where one of them has no beginning.
    pub fn begins(&self) -> Option<Day> {
        self.spans.iter().map(|span| span.0).min().flatten()
    }
}

/// As a field may hold.
pub const LONGEST: usize = 120;
pub const LONGEST_WORDS: usize = 500;
/// Above these somebody slipped. (house)
const MOST_PAID: Money = Money::cents(5_000_000);
const MOST_UNITS: i64 = 10_000;
const MOST_DAYS: u16 = 366;

/// Reads one field after the other and gathers what is wrong.
#[derive(Default)]
struct Reader(Vec<Wrong>);

impl Reader {
    fn wrong<T>(&mut self, field: &'static str, key: &'static str) -> Option<T> {
        self.0.push(Wrong { field, key, day: None });
        None
    }

    fn or<T>(&mut self, field: &'static str, read: Result<T, &'static str>) -> Option<T> {
        read.map_err(|key| self.0.push(Wrong { field, key, day: None })).ok()
    }

    /// A text that must be there.
    fn text(
        &mut self,
        field: &'static str,
        text: &str,
        missing: &'static str,
    ) -> Option<Private<String>> {
        if plain(text).is_empty() {
            return self.wrong(field, missing);
        }
        self.short(field, text, LONGEST)
    }

    fn short(
        &mut self,
        field: &'static str,
        text: &str,
        longest: usize,
    ) -> Option<Private<String>> {
        self.or(field, short(text, longest))
    }
}

fn short(text: &str, longest: usize) -> Result<Private<String>, &'static str> {
    let plain = plain(text);
    if plain.chars().count() > longest {
        return Err("reimbursement-text-long");
    }
    if holds_card_number(&plain) {
        return Err("reimbursement-text-card");
    }
    Ok(plain.into())
}

/// What its owner tells the plan later, within the bounds of the form's own words.
pub fn later_words(text: &str) -> Result<Private<String>, &'static str> {
    short(text, LONGEST_WORDS)
}

impl Typed {
    /// What it says, or everything that is wrong with it at once, in the order of the form.
    pub fn read(&self, known: &Known) -> Result<Answers, Vec<Wrong>> {
        let mut r = Reader::default();
        let named = if self.picked.trim().is_empty() { &self.medicine } else { &self.picked };
        let medicine = r.text("medicine", named, "reimbursement-medicine-missing");
        let rx_number = r.short("rx_number", &self.rx_number, LONGEST);
        let prescriber = r.short("prescriber", &self.prescriber, LONGEST);
        let quantity = r.or("quantity", quantity(&self.quantity));
        let days = r.or("days", days(&self.days));
        let pharmacy = r.text("pharmacy", &self.pharmacy, "reimbursement-pharmacy-missing");
        let town = r.text("town", &self.town, "reimbursement-town-missing");
        let filled = day(&self.day, known).map_err(|wrong| r.0.push(wrong)).ok();
        let keys = ["reimbursement-paid-missing", "reimbursement-paid-zero"];
        let paid = r.or("paid", money(&self.paid, keys));
        let reason = self.reason(&mut r);
        let (Some(medicine), Some(rx_number), Some(prescriber), Some(quantity), Some(days)) =
            (medicine, rx_number, prescriber, quantity, days)
        else {
            return Err(r.0);
        };
        let (Some(pharmacy), Some(town), Some(filled), Some(paid), Some(reason)) =
            (pharmacy, town, filled, paid, reason)
        else {
            return Err(r.0);
        };
        let (why, other_paid, words) = reason;
        Ok(Answers {
            medicine,
            pharmacy,
            town,
            filled: Private(filled),
            quantity: Private(quantity),
            days: Private(days),
            paid: Private(paid),
            rx_number,
            prescriber,
            why: Private(why),
            other_paid: other_paid.map(Private),
            words,
        })
    }

    /// Why, what another insurance paid where that is why, and more words where they are needed.
    fn reason(&self, r: &mut Reader) -> Option<(Why, Option<Money>, Private<String>)> {
        let why = Why::read(&self.why).or_else(|| r.wrong("why", "reimbursement-why-missing"));
        let other_paid = if why == Some(Why::OtherInsurance) {
            let key = "reimbursement-other-missing";
            r.or("other_paid", money(&self.other_paid, [key, key])).map(Some)
        } else {
            Some(None)
        };
        let words = if why == Some(Why::Other) && plain(&self.words).is_empty() {
            r.wrong("words", "reimbursement-words-missing")
        } else {
            r.short("words", &self.words, LONGEST_WORDS)
        };
        Some((why?, other_paid?, words?))
    }
}

/// Without what no page shows, and without space around.
fn plain(text: &str) -> String {
    let shown = text.replace("\r\n", "\n");
    let shown: String = shown.chars().filter(|c| !c.is_control() || *c == '\n').collect();
    shown.trim().to_owned()
}

fn day(text: &str, known: &Known) -> Result<Day, Wrong> {
    let wrong = |key, day| Wrong { field: "day", key, day };
    if text.trim().is_empty() {
        return Err(wrong("reimbursement-day-missing", None));
    }
    let day = typed_day(text).ok_or_else(|| wrong("reimbursement-day-wrong", None))?;
    let today = known.today.unwrap_or(day);
    if day > today {
        return Err(wrong("reimbursement-day-future", None));
    }
    if today.days_since(day) > 3_660 {
        return Err(wrong("reimbursement-day-wrong", None));
    }
    let covers = |(start, end): &(Option<Day>, Option<Day>)| {
        start.is_none_or(|start| start <= day) && end.is_none_or(|end| day <= end)
    };
    if known.spans.is_empty() || known.spans.iter().any(covers) {
        return Ok(day);
    }
    // Files may hold this year's coverage only: the plan knows what was before.
    if known.begins().is_some_and(|first| day < first) {
        return Ok(day);
    }
    // Nothing where one of them has no end.
    let ends: Option<Vec<Day>> = known.spans.iter().map(|span| span.1).collect();
    let last = ends.and_then(|ends| ends.into_iter().max());
    match last.filter(|last| *last < day) {
        Some(last) => Err(wrong("reimbursement-day-after", Some(last))),
        None => Err(wrong("reimbursement-day-between", None)),
    }
}

/// `30`, `2.5`, `1,000`.
fn quantity(text: &str) -> Result<Quantity, &'static str> {
    let plain: String = text.trim().replace(',', "");
    if plain.is_empty() {
        return Err("reimbursement-quantity-missing");
    }
    let (whole, part) = plain.split_once('.').unwrap_or((&plain, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let sound = digits(whole) && digits(part) && part.len() <= 3 && whole.len() <= 6;
    let thousandths = format!("{whole}{part:0<3}").parse::<i64>().ok().filter(|_| sound);
    thousandths
        .filter(|size| (1..=MOST_UNITS * 1_000).contains(size))
        .map(Quantity::thousandths)
        .ok_or("reimbursement-quantity-wrong")
}

fn days(text: &str) -> Result<u16, &'static str> {
    if text.trim().is_empty() {
        return Err("reimbursement-days-missing");
    }
    let days = text.trim().parse::<u16>().ok();
    days.filter(|days| (1..=MOST_DAYS).contains(days)).ok_or("reimbursement-days-wrong")
}

/// An amount above nothing; the keys of none and of too little.
fn money(text: &str, [missing, zero]: [&'static str; 2]) -> Result<Money, &'static str> {
    if text.trim().is_empty() {
        return Err(missing);
    }
    match Money::typed(text) {
        Ok(amount) if amount <= Money::ZERO => Err(zero),
        Ok(amount) if amount > MOST_PAID => Err("reimbursement-paid-most"),
        Ok(amount) => Ok(amount),
        Err(_) => Err("reimbursement-paid-wrong"),
    }
}

/// `R-7K2Q-M4XB`: the start of the request's id.
pub fn reference(id: ReimbursementId) -> String {
    let text = id.to_string().to_uppercase();
    format!("R-{}-{}", &text[..4], &text[4..8])
}

/// Whether a claim's medicine is the one asked for: the same name, or one begins with the other.
pub fn is_named_alike(claimed: &str, asked: &str) -> bool {
    let (claimed, asked) = (folded(claimed), folded(asked));
    !claimed.is_empty()
        && !asked.is_empty()
        && (claimed.starts_with(&asked) || asked.starts_with(&claimed))
}

#[cfg(test)]
mod tests;
