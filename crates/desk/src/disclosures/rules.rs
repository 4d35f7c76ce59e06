//! What a disclosure says, and what was typed of one. Pure.

use base::{Day, Private};
use serde::{Deserialize, Serialize};

/// The longest name and address of a recipient, in characters. (house)
const LONGEST: usize = 120;
/// For so many years the member may ask (45 CFR 164.528).
const YEARS: i32 = 6;
/// In days: so far ahead an agency may have the member wait. (house)
const LONGEST_WAIT: i32 = 366;

macro_rules! words {
    ($(#[$about:meta])* $name:ident { $($one:ident = $word:literal,)+ }) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
        pub enum $name { $(#[serde(rename = $word)] $one,)+ }

        impl $name {
            pub const ALL: &[Self] = &[$(Self::$one,)+];

            pub const fn word(self) -> &'static str {
                match self { $(Self::$one => $word,)+ }
            }

            pub fn read(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.word() == word)
            }
        }
    };
}

words! {
    /// What was given; a closed list, so that no illness stands here in words.
    Given {
        Identity = "identity",
        Coverage = "coverage",
        Medicines = "medicines",
        Claims = "claims",
        Payments = "payments",
        All = "all",
    }
}

words! {
    /// Why (45 CFR 164.512).
    Purpose {
        Law = "law",
        Court = "court",
        Police = "police",
        Health = "health",
        Oversight = "oversight",
        Danger = "danger",
        Research = "research",
        Mistake = "mistake",
    }
}

/// What the form says.
#[derive(Clone, Default)]
pub struct Typed {
    pub day: String,
    pub recipient: String,
    pub given: String,
    pub purpose: String,
    /// Empty where the member may be told at once.
    pub told_from: String,
}

/// One disclosure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Disclosure {
    pub day: Day,
    pub recipient: Private<String>,
    pub given: Given,
    pub purpose: Purpose,
}

/// What is written down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entered {
    pub disclosure: Disclosure,
    /// An agency asked that the member be told of it on this day and not before.
    pub told_from: Option<Day>,
}

/// The field and the key of what is wrong with it.
pub type Wrong = (&'static str, &'static str);

impl Typed {
    pub fn read(&self, today: Day) -> Result<Entered, Vec<Wrong>> {
        let day = read_day(&self.day, today);
        let recipient = line(&self.recipient);
        let (given, purpose) = (Given::read(&self.given), Purpose::read(&self.purpose));
        let mut wrong: Vec<Wrong> = Vec::new();
        wrong.extend(day.err().map(|key| ("day", key)));
        wrong.extend(recipient.as_ref().err().map(|key| ("recipient", *key)));
        if given.is_none() {
            wrong.push(("given", "desk-disclosure-given-missing"));
        }
        if purpose.is_none() {
            wrong.push(("purpose", "desk-disclosure-purpose-missing"));
        }
        let told_from = read_told_from(&self.told_from, purpose, today);
        wrong.extend(told_from.err().map(|key| ("told_from", key)));
        match (day, recipient, given, purpose, told_from) {
            (Ok(day), Ok(recipient), Some(given), Some(purpose), Ok(told_from)) => {
                let recipient = recipient.into();
                Ok(Entered { disclosure: Disclosure { day, recipient, given, purpose }, told_from })
            }
            _ => Err(wrong),
        }
    }
}

/// Only those who oversee health care and the police may ask for it (45 CFR 164.528(a)(2)).
fn read_told_from(
    typed: &str,
    purpose: Option<Purpose>,
    today: Day,
) -> Result<Option<Day>, &'static str> {
    if typed.trim().is_empty() {
        return Ok(None);
    }
    let day = any_day(typed)?;
    if day <= today {
        return Err("desk-disclosure-told-over");
    }
    if day > today.plus_days(LONGEST_WAIT) {
        return Err("desk-disclosure-told-far");
    }
    match purpose {
        None | Some(Purpose::Police | Purpose::Oversight) => Ok(Some(day)),
        Some(_) => Err("desk-disclosure-told-others"),
    }
}

fn any_day(typed: &str) -> Result<Day, &'static str> {
    let typed = typed.trim();
    let day = Day::from_us(typed).or_else(|_| typed.parse());
    day.map_err(|_| "desk-disclosure-day-wrong")
}

fn read_day(typed: &str, today: Day) -> Result<Day, &'static str> {
    let day = any_day(typed)?;
    if day > today {
        return Err("desk-disclosure-day-ahead");
    }
    if day < today.plus_days(-366 * YEARS) {
        return Err("desk-disclosure-day-old");
    }
    Ok(day)
}

/// One line without signs that are unseen.
fn line(typed: &str) -> Result<String, &'static str> {
    let text = help::tickets::plain(typed);
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.chars().count() {
        0 => Err("desk-disclosure-recipient-missing"),
        1..=LONGEST if help::tickets::holds_card_number(&line) => {
            Err("desk-disclosure-recipient-number")
        }
        1..=LONGEST => Ok(line),
        _ => Err("desk-disclosure-recipient-long"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(day: &str, recipient: &str) -> Typed {
        let (given, purpose) = ("claims".to_owned(), "court".to_owned());
        let (day, recipient) = (day.to_owned(), recipient.to_owned());
        Typed { day, recipient, given, purpose, ..Typed::default() }
    }

    #[test]
    fn only_police_and_oversight_have_the_member_wait_and_for_a_year_at_most() {
        let today: Day = "2027-03-04".parse().unwrap();
        let read = |purpose: &str, told_from: &str| {
            let (purpose, told_from) = (purpose.to_owned(), told_from.to_owned());
            let typed = Typed { purpose, told_from, ..typed("03/01/2027", "Court") };
            typed.read(today).map(|one| one.told_from).map_err(|wrong| wrong[0])
        };
        let day = |text: &str| Ok(Some(text.parse().unwrap()));
        assert_eq!(read("court", "  "), Ok(None));
        assert_eq!(read("police", "03/05/2027"), day("2027-03-05"));
        assert_eq!(read("oversight", "03/04/2028"), day("2028-03-04"));
        let wrong = |key| Err(("told_from", key));
        assert_eq!(read("police", "03/04/2027"), wrong("desk-disclosure-told-over"));
        assert_eq!(read("police", "03/05/2028"), wrong("desk-disclosure-told-far"));
        assert_eq!(read("court", "03/05/2027"), wrong("desk-disclosure-told-others"));
        assert_eq!(read("police", "soon"), wrong("desk-disclosure-day-wrong"));
    }

    #[test]
    fn every_field_that_is_wrong_is_named_and_a_whole_one_is_read() {
        let today: Day = "2027-03-04".parse().unwrap();
        let read = typed("03/01/2027", " County\n Court ").read(today).unwrap().disclosure;
        assert_eq!(
            (read.day.to_string().as_str(), read.recipient.as_str()),
            ("2027-03-01", "County Court")
        );
        let wrong: Vec<&str> =
            Typed::default().read(today).unwrap_err().iter().map(|w| w.0).collect();
        assert_eq!(wrong, ["day", "recipient", "given", "purpose"]);
        let key = |day: &str, recipient: &str| typed(day, recipient).read(today).unwrap_err()[0].1;
        assert_eq!(key("03/05/2027", "Court"), "desk-disclosure-day-ahead");
        assert_eq!(key("03/04/2020", "Court"), "desk-disclosure-day-old");
        assert_eq!(key("today", "Court"), "desk-disclosure-day-wrong");
        assert_eq!(key("03/04/2027", &"é".repeat(121)), "desk-disclosure-recipient-long");
        assert_eq!(key("03/04/2027", "4539578763621486"), "desk-disclosure-recipient-number");
    }

    #[test]
    fn every_word_reads_back() {
        for given in Given::ALL {
            assert_eq!(Given::read(given.word()), Some(*given));
        }
        for purpose in Purpose::ALL {
            assert_eq!(Purpose::read(purpose.word()), Some(*purpose));
        }
    }
}
