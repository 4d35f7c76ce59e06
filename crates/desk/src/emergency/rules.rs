//! Why somebody may ask, who may decide about it, and by when it is looked into. Pure.

use std::time::Duration;

use base::{Private, StaffId, Timestamp, folded};
use help::tickets::{Hours, Opening, holds_card_number};
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use super::flow::Overseer;

/// In characters: less says nothing, and more is no note. (house)
const WORDS: std::ops::RangeInclusive<usize> = 10..=500;

/// Where the plan's hours cannot be read. (house)
const A_DAY: Duration = Duration::from_hours(24);
/// Hours of one day that are read.
const BREAKS: usize = 12;

/// What kind of emergency it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// They have no medicine left, and no other way to it.
    NoMedicine,
    /// Somebody treats them now and has to know.
    Treated,
    /// A disaster or an outage keeps them from their medicine, or from us.
    Disaster,
    /// Somebody may be harmed.
    Danger,
}

impl Reason {
    pub const ALL: [Self; 4] = [Self::NoMedicine, Self::Treated, Self::Disaster, Self::Danger];

    pub const fn word(self) -> &'static str {
        match self {
            Self::NoMedicine => "no-medicine",
            Self::Treated => "treated",
            Self::Disaster => "disaster",
            Self::Danger => "danger",
        }
    }

    pub fn read(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.word() == word)
    }

    /// Whether a message goes out to every way on file. Where somebody may be harmed it could be
    /// read by whoever harms them; the line in the member's own list stands all the same.
    pub const fn is_told(self) -> bool {
        !matches!(self, Self::Danger)
    }
}

/// What is written of it: one text of a few lines, or the key of what is wrong.
pub fn words(typed: &str) -> Result<Private<String>, &'static str> {
    let text = help::tickets::plain(typed.trim());
    let length = text.trim().chars().count();
    match length {
        _ if length < *WORDS.start() => Err("desk-emergency-words-short"),
        _ if length > *WORDS.end() => Err("desk-emergency-words-long"),
        _ if holds_card_number(&text) => Err("desk-ticket-card-number"),
        _ => Ok(text.trim().into()),
    }
}

/// Somebody of the staff, as far as it matters who decides about whom.
#[derive(Debug, Clone)]
pub struct Person {
    pub id: StaffId,
    pub team: Private<String>,
}

/// Leave to decide about what another asked for: never about oneself, and by somebody of another
/// team wherever one of `all`, who may decide here, is of another team than the asker's.
pub fn overseer(who: &Person, asker: &Person, all: &[Person]) -> Option<Overseer> {
    let is_other = |one: &Person| one.id != asker.id;
    let is_outside = |one: &Person| is_other(one) && folded(&one.team) != folded(&asker.team);
    let known = all.iter().any(|one| one.id == who.id);
    let may = if all.iter().any(is_outside) { is_outside(who) } else { is_other(who) };
    (known && may).then_some(Overseer(who.id))
}

/// By when one that nobody approved is looked into: when the plan's phones close on the next day
/// after today on which they open at all, and at that day's end where they do not close.
pub fn due((hours, zone): (Option<&Hours>, &TimeZone), now: Timestamp) -> Timestamp {
    let closes = || {
        let hours = hours?;
        let tomorrow = Timestamp::beginning(now.day_in(zone).plus_days(1), zone);
        let mut at = match hours.opening(tomorrow)? {
            Opening::Open { .. } => tomorrow,
            Opening::Closed { next } => next,
        };
        let ends = Timestamp::beginning(at.day_in(zone).plus_days(1), zone);
        // A day may have a break at noon, and no more breaks than a few.
        for _ in 0..BREAKS {
            let Opening::Open { until } = hours.opening(at)? else { return None };
            match hours.opening(until) {
                Some(Opening::Closed { next }) if next < ends => at = next,
                _ => return Some(until.min(ends)),
            }
        }
        Some(ends)
    };
    closes().unwrap_or(now + A_DAY)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(id: u8, team: &str) -> Person {
        Person { id: StaffId::new([id; 16]), team: team.into() }
    }

    #[test]
    fn nobody_decides_about_themselves_and_another_team_does_where_there_is_one() {
        let (ana, bo, cy) = (person(1, "East"), person(2, " EAST"), person(3, "West"));
        let may = |who: &Person, all: &[&Person]| {
            let all: Vec<Person> = all.iter().map(|one| (*one).clone()).collect();
            overseer(who, &ana, &all).is_some()
        };
        assert!(!may(&ana, &[&ana]) && !may(&ana, &[&ana, &bo, &cy]), "oneself");
        assert!(may(&bo, &[&ana, &bo]), "one's own team where there is no other");
        assert!(!may(&bo, &[&ana, &bo, &cy]) && may(&cy, &[&ana, &bo, &cy]));
        assert!(!may(&cy, &[&ana, &bo]), "somebody whose role decides nothing");
    }

    #[test]
    fn it_is_looked_into_before_the_phones_of_the_next_business_day_close() {
        let zone = TimeZone::get("America/New_York").unwrap();
        let weekdays = Hours::read("Mon-Fri 8 AM to 8 PM", &zone).unwrap();
        // 2027-03-04 is a Thursday.
        let at = |day: i8, hour: i8| {
            let day = base::Day::new(2027, 3, day).unwrap().date().at(hour, 0, 0, 0);
            let at = day.to_zoned_datetime(zone.clone()).unwrap().timestamp();
            Timestamp::from_micros(at.as_microsecond())
        };
        for (now, by) in [
            (at(4, 10), at(5, 20)),
            (at(4, 22), at(5, 20)),
            (at(4, 3), at(5, 20)),
            (at(5, 10), at(8, 20)),
            (at(6, 10), at(8, 20)),
        ] {
            assert_eq!(due((Some(&weekdays), &zone), now), by, "{now}");
        }
        let by = |text, now| due((Hours::read(text, &zone).as_ref(), &zone), now);
        assert_eq!(by("Monday to Friday, 24 hours", at(4, 10)), at(6, 0), "the day after ends");
        assert_eq!(by("Mon-Fri 8 AM to 12 PM; Mon-Fri 1 PM to 5 PM", at(4, 9)), at(5, 17));
        let now = Timestamp::from_seconds(1_800_000_000);
        assert_eq!(due((None, &zone), now), now + A_DAY);
        assert!(by("24 hours", now) <= now + A_DAY * 2);
    }

    #[test]
    fn a_note_says_something_and_holds_no_card_number() {
        assert_eq!(words(" short ").unwrap_err(), "desk-emergency-words-short");
        assert_eq!(words(&"é".repeat(501)).unwrap_err(), "desk-emergency-words-long");
        assert_eq!(words("card 4539 5787 6362 1486 of hers"), Err("desk-ticket-card-number"));
        assert_eq!(words(" The hospital in Salem called. ").unwrap().0.len(), 29);
        for reason in Reason::ALL {
            assert_eq!(Reason::read(reason.word()), Some(reason));
            assert_eq!(reason.is_told(), reason != Reason::Danger);
        }
    }
}
