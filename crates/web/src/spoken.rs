//! Days and times as people say them, in both languages.

use base::{Day, Lang, Money, Timestamp};
use jiff::tz::TimeZone;

/// A small value, however many references templates put before it.
pub trait Given<T> {
    fn given(&self) -> T;
}

macro_rules! given {
    ($whole:ty: $($part:ty),+) => {
        impl<T: Given<$whole> + ?Sized> Given<$whole> for &T {
            fn given(&self) -> $whole {
                T::given(self)
            }
        }
        $(impl Given<$whole> for $part {
            fn given(&self) -> $whole {
                <$whole>::try_from(*self).unwrap_or(<$whole>::MAX)
            }
        })+
    };
    ($($whole:ty),+) => {$(
        impl Given<$whole> for $whole {
            fn given(&self) -> $whole {
                *self
            }
        }
        impl<T: Given<$whole> + ?Sized> Given<$whole> for &T {
            fn given(&self) -> $whole {
                T::given(self)
            }
        }
    )+};
}

given!(Day, Timestamp, Money);
given!(i64: i64, i32, u8, u16, u32, u64, usize);

const MONTHS: [[&str; 12]; 2] = [
    [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    [
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ],
];

const WEEKDAYS: [[&str; 7]; 2] = [
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
    ["lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"],
];

pub(crate) fn day(lang: Lang, day: Day) -> String {
    let (month, number, year) = (month(lang, day), day.date().day(), day.year());
    match lang {
        Lang::English => format!("{month} {number}, {year}"),
        Lang::Spanish => format!("{number} de {month} de {year}"),
    }
}

pub(crate) fn weekday(lang: Lang, day: Day) -> String {
    let at = day.date().weekday().to_monday_zero_offset();
    let name = WEEKDAYS[lang as usize][usize::try_from(at).unwrap_or(0) % 7];
    let (month, number) = (month(lang, day), day.date().day());
    match lang {
        Lang::English => format!("{name}, {month} {number}"),
        Lang::Spanish => format!("{name} {number} de {month}"),
    }
}

/// As it stands in a sentence after "at" or "until": Spanish says "a la 1:05" and "a las 3:45", so
/// the article comes with the time and no sentence has to know which.
pub(crate) fn time(lang: Lang, at: Timestamp, zone: &TimeZone) -> String {
    let clock = clock(lang, at, zone);
    match lang {
        Lang::English => clock,
        Lang::Spanish if clock.starts_with("1:") => format!("la {clock}"),
        Lang::Spanish => format!("las {clock}"),
    }
}

/// As a clock shows it, with the zone, because a plan's members live in several.
pub(crate) fn clock(lang: Lang, at: Timestamp, zone: &TimeZone) -> String {
    let zoned = at.zoned(zone);
    let (hour, minute) = (zoned.hour(), zoned.minute());
    let twelve = if hour % 12 == 0 { 12 } else { hour % 12 };
    let half = match (lang, hour < 12) {
        (Lang::English, true) => "AM",
        (Lang::English, false) => "PM",
        (Lang::Spanish, true) => "a.\u{a0}m.",
        (Lang::Spanish, false) => "p.\u{a0}m.",
    };
    format!("{twelve}:{minute:02}\u{a0}{half} {}", zoned.strftime("%Z"))
}

pub(crate) fn moment(lang: Lang, at: Timestamp, zone: &TimeZone) -> String {
    let (day, time) = (day(lang, at.day_in(zone)), time(lang, at, zone));
    match lang {
        Lang::English => format!("{day} at {time}"),
        Lang::Spanish => format!("{day} a {time}"),
    }
}

/// The day with its name, for whoever compares it with their own calendar.
pub(crate) fn weekday_moment(lang: Lang, at: Timestamp, zone: &TimeZone) -> String {
    let today = at.day_in(zone);
    let (year, time) = (today.year(), time(lang, at, zone));
    match lang {
        Lang::English => format!("{}, {year} at {time}", weekday(lang, today)),
        Lang::Spanish => format!("{} de {year} a {time}", weekday(lang, today)),
    }
}

fn month(lang: Lang, day: Day) -> &'static str {
    MONTHS[lang as usize][usize::try_from(day.date().month() - 1).unwrap_or(0) % 12]
}

#[cfg(test)]
mod tests {
    use super::*;

    // 2027-03-04T20:45:00Z and 2027-07-01T17:05:00Z
    const WINTER: Timestamp = Timestamp::from_seconds(1_804_193_100);
    const SUMMER: Timestamp = Timestamp::from_seconds(1_814_461_500);

    fn new_york() -> TimeZone {
        TimeZone::get("America/New_York").unwrap()
    }

    #[test]
    fn days_are_written_out_in_both_languages() {
        let march = Day::new(2027, 3, 4).unwrap();
        assert_eq!(day(Lang::English, march), "March 4, 2027");
        assert_eq!(day(Lang::Spanish, march), "4 de marzo de 2027");
        assert_eq!(weekday(Lang::English, march), "Thursday, March 4");
        assert_eq!(weekday(Lang::Spanish, march), "jueves 4 de marzo");
    }

    #[test]
    fn times_carry_the_zone_of_their_season_and_the_article_of_their_hour() {
        let hour = |hour: i64| Timestamp::from_seconds(1_804_136_700 + 3_600 * hour);
        let table = [
            (Lang::English, WINTER, "3:45\u{a0}PM EST"),
            (Lang::English, SUMMER, "1:05\u{a0}PM EDT"),
            (Lang::English, hour(0), "12:05\u{a0}AM EST"),
            (Lang::English, hour(12), "12:05\u{a0}PM EST"),
            (Lang::Spanish, WINTER, "las 3:45\u{a0}p.\u{a0}m. EST"),
            (Lang::Spanish, SUMMER, "la 1:05\u{a0}p.\u{a0}m. EDT"),
            (Lang::Spanish, hour(0), "las 12:05\u{a0}a.\u{a0}m. EST"),
            (Lang::Spanish, hour(1), "la 1:05\u{a0}a.\u{a0}m. EST"),
            (Lang::Spanish, hour(10), "las 10:05\u{a0}a.\u{a0}m. EST"),
            (Lang::Spanish, hour(11), "las 11:05\u{a0}a.\u{a0}m. EST"),
            (Lang::Spanish, hour(12), "las 12:05\u{a0}p.\u{a0}m. EST"),
        ];
        for (lang, at, words) in table {
            assert_eq!(time(lang, at, &new_york()), words);
        }
        assert_eq!(clock(Lang::Spanish, SUMMER, &new_york()), "1:05\u{a0}p.\u{a0}m. EDT");
    }

    #[test]
    fn a_moment_is_a_day_and_its_time() {
        assert!(moment(Lang::Spanish, SUMMER, &new_york()).contains("2027 a la 1:05"));
        assert!(moment(Lang::Spanish, WINTER, &new_york()).contains("2027 a las 3:45"));
        assert!(moment(Lang::English, WINTER, &new_york()).starts_with("March 4, 2027 at 3:45"));
        let named = |lang, at| weekday_moment(lang, at, &new_york());
        let thursday = named(Lang::English, WINTER);
        assert!(thursday.starts_with("Thursday, March 4, 2027 at 3:45"), "{thursday}");
        let jueves = named(Lang::Spanish, SUMMER);
        assert!(jueves.starts_with("jueves 1 de julio de 2027 a la 1:05"), "{jueves}");
    }
}
