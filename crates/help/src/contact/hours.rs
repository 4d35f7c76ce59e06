//! When somebody answers our phones, out of the plan's own words: "Monday to Friday, 8 AM to 8 PM
//! Eastern". Words that cannot be read promise nothing: the page then shows them as they are. Pure.

use std::time::Duration;

use base::{Day, Timestamp};
use jiff::tz::TimeZone;

use crate::trouble::signs::words;

use serde::{Deserialize, Serialize};

words! {
    /// When in the day somebody wants to be called.
    Part {
        Any = "any",
        Morning = "morning",
        Afternoon = "afternoon",
        Evening = "evening",
    }
}

words! {
    /// Where it is that hour: the zones of the states and territories of a plan's members.
    Zone {
        Eastern = "eastern",
        Central = "central",
        Mountain = "mountain",
        Arizona = "arizona",
        Pacific = "pacific",
        Alaska = "alaska",
        Hawaii = "hawaii",
        Atlantic = "atlantic",
    }
}

const MINUTES: u16 = 60;
const DAY: u16 = 24 * MINUTES;
/// So much notice an agent needs. (house)
const NOTICE: Duration = Duration::from_mins(30);
/// A call needs so much time before we close. (house)
const CALL: Duration = Duration::from_mins(15);
/// Looked ahead for the next opening: a week and a holiday or two.
const AHEAD: i32 = 10;

impl Part {
    /// From and until, in minutes of the caller's day.
    const fn span(self) -> (u16, u16) {
        match self {
            Self::Any => (0, DAY),
            Self::Morning => (8 * MINUTES, 12 * MINUTES),
            Self::Afternoon => (12 * MINUTES, 17 * MINUTES),
            Self::Evening => (17 * MINUTES, 21 * MINUTES),
        }
    }
}

impl Zone {
    const fn name(self) -> &'static str {
        match self {
            Self::Eastern => "America/New_York",
            Self::Central => "America/Chicago",
            Self::Mountain => "America/Denver",
            Self::Arizona => "America/Phoenix",
            Self::Pacific => "America/Los_Angeles",
            Self::Alaska => "America/Anchorage",
            Self::Hawaii => "Pacific/Honolulu",
            Self::Atlantic => "America/Puerto_Rico",
        }
    }

    pub fn clock(self) -> TimeZone {
        TimeZone::get(self.name()).unwrap_or(TimeZone::UTC)
    }

    /// The one a plan's own clock shows, where it is among them.
    pub fn of(clock: &TimeZone) -> Option<Self> {
        Self::ALL.iter().copied().find(|zone| clock.iana_name() == Some(zone.name()))
    }
}

/// The hours of a week.
#[derive(Debug, Clone, PartialEq)]
pub struct Hours {
    spans: Vec<Span>,
    clock: TimeZone,
}

/// On these days, Monday first, from one minute of the day until another.
#[derive(Debug, Clone, PartialEq)]
struct Span {
    days: [bool; 7],
    from: u16,
    until: u16,
}

/// Whether the phones are answered now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opening {
    Open { until: Timestamp },
    Closed { next: Timestamp },
}

type Interval = (Timestamp, Timestamp);

impl Hours {
    /// Reads what the plan says, in parts divided by `;`. A part without days holds every day, one
    /// without a zone is in `clock`'s.
    pub fn read(text: &str, clock: &TimeZone) -> Option<Self> {
        let mut found = None;
        let mut spans = Vec::new();
        for part in text.split(';').filter(|part| !part.trim().is_empty()) {
            let (span, zone) = read_part(part)?;
            if zone.is_some() && found.is_some() && found != zone {
                return None;
            }
            found = zone.or(found);
            spans.push(span);
        }
        let clock = found.map_or_else(|| clock.clone(), Zone::clock);
        (!spans.is_empty()).then_some(Self { spans, clock })
    }

    pub fn opening(&self, now: Timestamp) -> Option<Opening> {
        let (start, end) = self.intervals(now).into_iter().find(|(_, end)| *end > now)?;
        Some(if start <= now {
            Opening::Open { until: end }
        } else {
            Opening::Closed { next: start }
        })
    }

    /// From when on we can call in this part of the caller's day; nothing where our hours and
    /// theirs never meet.
    pub fn earliest(&self, part: Part, zone: Zone, now: Timestamp) -> Option<Timestamp> {
        let theirs = of_days(now, &zone.clock(), |_| vec![part.span()]);
        let soonest = now + NOTICE;
        let ours = self.intervals(now);
        let meets = ours.iter().flat_map(|ours| {
            theirs.iter().map(|theirs| (ours.0.max(theirs.0).max(soonest), ours.1.min(theirs.1)))
        });
        meets.filter(|(start, end)| *start + CALL <= *end).map(|(start, _)| start).min()
    }

    /// When they are open from yesterday on, in order; what touches is one.
    fn intervals(&self, now: Timestamp) -> Vec<Interval> {
        let on = |weekday: usize| {
            let spans = self.spans.iter().filter(move |span| span.days[weekday]);
            spans.map(|span| (span.from, span.until)).collect()
        };
        let mut all = of_days(now, &self.clock, on);
        all.sort_unstable();
        let mut joined: Vec<Interval> = Vec::new();
        for (start, end) in all {
            match joined.last_mut() {
                Some(last) if start <= last.1 => last.1 = last.1.max(end),
                _ => joined.push((start, end)),
            }
        }
        joined
    }
}

/// Spans of minutes, on each day from yesterday on, as moments of that clock.
fn of_days(
    now: Timestamp,
    clock: &TimeZone,
    spans: impl Fn(usize) -> Vec<(u16, u16)>,
) -> Vec<Interval> {
    let today = now.day_in(clock);
    let mut all = Vec::new();
    for day in (-1..=AHEAD).map(|ahead| today.plus_days(ahead)) {
        let weekday = usize::try_from(day.date().weekday().to_monday_zero_offset()).unwrap_or(0);
        for (from, until) in spans(weekday) {
            if let (Some(start), Some(end)) = (moment(day, from, clock), moment(day, until, clock))
            {
                all.push((start, end));
            }
        }
    }
    all
}

fn moment(day: Day, minute: u16, clock: &TimeZone) -> Option<Timestamp> {
    let (day, minute) =
        if minute >= DAY { (day.plus_days(1), minute - DAY) } else { (day, minute) };
    let hour = i8::try_from(minute / MINUTES).ok()?;
    let minute = i8::try_from(minute % MINUTES).ok()?;
    let at = day.date().at(hour, minute, 0, 0).to_zoned_datetime(clock.clone()).ok()?;
    Some(Timestamp::from_micros(at.timestamp().as_microsecond()))
}

/// A word of the plan's hours.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Word {
    To,
    Weekday(usize),
    Days([bool; 7]),
    Time(u16),
    Zone(Zone),
    /// It says nothing of hours: "every", "time".
    Nothing,
}

const WEEKDAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

fn read_part(text: &str) -> Option<(Span, Option<Zone>)> {
    let words = words_of(text)?;
    let (mut days, mut times, mut zone) = ([false; 7], Vec::new(), None);
    let mut at = 0;
    while let Some(word) = words.get(at) {
        let range = (words.get(at + 1) == Some(&Word::To)).then(|| words.get(at + 2)).flatten();
        match (*word, range) {
            (Word::Weekday(first), Some(Word::Weekday(last))) => {
                let count = (last + 7 - first) % 7;
                (0..=count).for_each(|step| days[(first + step) % 7] = true);
                at += 2;
            }
            (Word::Weekday(one), _) => days[one] = true,
            (Word::Days(some), _) => (0..7).for_each(|one| days[one] |= some[one]),
            (Word::Time(from), Some(Word::Time(until))) => {
                times.push((from, *until));
                at += 2;
            }
            (Word::Zone(one), _) => zone = Some(one),
            (Word::Time(_) | Word::To | Word::Nothing, _) => return None,
        }
        at += 1;
    }
    let [(from, until)] = times[..] else { return None };
    // "8 AM to midnight", and a night that ends tomorrow.
    let until = if until <= from { until + DAY } else { until };
    let days = if days == [false; 7] { [true; 7] } else { days };
    Some((Span { days, from, until }, zone))
}

fn words_of(text: &str) -> Option<Vec<Word>> {
    let text = text.to_lowercase().replace(['\u{2013}', '\u{2014}', '-'], " to ");
    let text = text.replace("24 hours", "midnight to midnight").replace("a.m.", "am");
    let text = text.replace("p.m.", "pm");
    let parts: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | '(' | ')' | '\u{a0}'))
        .map(|part| part.trim_end_matches('.'))
        .filter(|part| !part.is_empty())
        .collect();
    let mut words = Vec::new();
    let mut at = 0;
    while let Some(part) = parts.get(at) {
        let next = parts.get(at + 1).copied().filter(|next| matches!(*next, "am" | "pm"));
        if let Some(half) = next
            && let Some(time) = time(&format!("{part}{half}"))
        {
            words.push(Word::Time(time));
            at += 1;
        } else {
            words.push(word(part)?);
        }
        at += 1;
    }
    words.retain(|word| *word != Word::Nothing);
    Some(words)
}

fn word(part: &str) -> Option<Word> {
    let zones = [
        ("eastern", "et", Zone::Eastern),
        ("central", "ct", Zone::Central),
        ("mountain", "mt", Zone::Mountain),
        ("pacific", "pt", Zone::Pacific),
        ("alaska", "akt", Zone::Alaska),
        ("hawaii", "hst", Zone::Hawaii),
        ("atlantic", "ast", Zone::Atlantic),
        ("arizona", "mst", Zone::Arizona),
    ];
    if let Some((_, _, zone)) =
        zones.iter().find(|(long, short, _)| part == *long || part == *short)
    {
        return Some(Word::Zone(*zone));
    }
    let weekday = WEEKDAYS.iter().position(|day| part.starts_with(day));
    Some(match part {
        "to" | "through" | "until" => Word::To,
        "daily" => Word::Days([true; 7]),
        "weekdays" => Word::Days([true, true, true, true, true, false, false]),
        "weekends" => Word::Days([false, false, false, false, false, true, true]),
        "and" | "from" | "time" | "every" | "day" | "a" | "7" | "days" | "week" | "&" => {
            Word::Nothing
        }
        _ => match weekday {
            Some(weekday) => Word::Weekday(weekday),
            None => Word::Time(time(part)?),
        },
    })
}

/// `8am`, `8:30pm`, `noon`, `midnight`, in minutes of the day.
fn time(text: &str) -> Option<u16> {
    let (clock, half) = match text {
        "noon" => return Some(12 * MINUTES),
        "midnight" => return Some(0),
        _ => text.split_at_checked(text.len().checked_sub(2)?)?,
    };
    let after_noon = match half {
        "am" => 0,
        "pm" => 12 * MINUTES,
        _ => return None,
    };
    let (hour, minute) = clock.split_once(':').unwrap_or((clock, "0"));
    let (hour, minute): (u16, u16) = (hour.parse().ok()?, minute.parse().ok()?);
    ((1..=12).contains(&hour) && minute < 60).then_some(hour % 12 * MINUTES + minute + after_noon)
}

#[cfg(test)]
mod tests;
