//! Calendar days, without a time or a zone: fill dates, birth dates, ends of coverage.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A day of the Gregorian calendar. Stored and sent as `YYYY-MM-DD`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(Date);

/// The text is no day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DayError;

impl fmt::Display for DayError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a calendar day")
    }
}

impl std::error::Error for DayError {}

impl Day {
    pub fn new(year: i16, month: i8, day: i8) -> Result<Self, DayError> {
        Date::new(year, month, day).map(Self).map_err(|_| DayError)
    }

    pub const fn from_date(date: Date) -> Self {
        Self(date)
    }

    pub const fn date(self) -> Date {
        self.0
    }

    pub fn year(self) -> i16 {
        self.0.year()
    }

    /// The first day of a year.
    pub fn year_start(year: i16) -> Result<Self, DayError> {
        Self::new(year, 1, 1)
    }

    /// This day moved by whole days; stays at the calendar's edge rather than wrap.
    #[must_use]
    pub fn plus_days(self, days: i32) -> Self {
        Self(self.0.saturating_add(jiff::Span::new().days(days)))
    }

    /// Whole days from `earlier` to this day; negative when this day is the earlier one.
    pub fn days_since(self, earlier: Self) -> i32 {
        (self.0 - earlier.0).get_days()
    }

    /// `MM/DD/YYYY` as United States files write it.
    pub fn from_us(text: &str) -> Result<Self, DayError> {
        Date::strptime("%m/%d/%Y", text.trim()).map(Self).map_err(|_| DayError)
    }

    /// `YYYYMMDD` as X12 writes it.
    pub fn from_compact(text: &str) -> Result<Self, DayError> {
        Date::strptime("%Y%m%d", text.trim()).map(Self).map_err(|_| DayError)
    }

    /// `DD-Mon-YYYY` as the CMS files write it.
    pub fn from_cms(text: &str) -> Result<Self, DayError> {
        Date::strptime("%d-%b-%Y", text.trim()).map(Self).map_err(|_| DayError)
    }
}

impl FromStr for Day {
    type Err = DayError;
    fn from_str(text: &str) -> Result<Self, DayError> {
        let well_formed = text.len() == 10
            && text.bytes().enumerate().all(|(at, byte)| match at {
                4 | 7 => byte == b'-',
                _ => byte.is_ascii_digit(),
            });
        if !well_formed {
            return Err(DayError);
        }
        let number = |range: std::ops::Range<usize>| text[range].parse().map_err(|_| DayError);
        let (month, day) = (number(5..7)?, number(8..10)?);
        Self::new(
            number(0..4)?,
            i8::try_from(month).map_err(|_| DayError)?,
            i8::try_from(day).map_err(|_| DayError)?,
        )
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

impl fmt::Debug for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(d)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_four_spellings_in_plan_files_name_the_same_day() {
        let day = Day::new(2027, 3, 4);
        assert_eq!("2027-03-04".parse(), day);
        assert_eq!(Day::from_us("03/04/2027"), day);
        assert_eq!(Day::from_compact("20270304"), day);
        assert_eq!(Day::from_cms("04-Mar-2027"), day);
    }

    #[test]
    fn a_day_that_is_not_on_the_calendar_is_refused() {
        for text in
            ["2027-02-29", "2027-13-01", "27-01-01", "2027-1-1", "2027-01-0x", "", "２０２７-01-01"]
        {
            assert_eq!(text.parse::<Day>(), Err(DayError), "{text}");
        }
    }

    #[test]
    fn days_are_counted_across_a_leap_day() {
        let feb = Day::new(2028, 2, 28).unwrap();
        let mar = Day::new(2028, 3, 1).unwrap();
        assert_eq!(mar.days_since(feb), 2);
        assert_eq!(feb.plus_days(2), mar);
    }
}
