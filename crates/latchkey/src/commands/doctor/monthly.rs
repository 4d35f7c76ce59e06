//! Whether Medicare's monthly plan can be worked out for whoever joins it, this year and the next.

use base::{Day, Timestamp};
use jiff::tz::TimeZone;

use super::Found::{self, Fail, Look};
use crate::config::{Config, Payments};

/// From this month on the coming year has to be known (house): members may choose their coverage
/// for it from 15 October (42 CFR 423.38(b)), and Medicare announced its threshold in April.
const FROM_MONTH: i8 = 10;

pub fn thresholds(config: &Config, asked: Timestamp) -> Found {
    // A zone that is none has its own line.
    let zone = config.look().map_or(TimeZone::UTC, |look| look.zone);
    judge(config, asked.day_in(&zone))
}

fn judge(config: &Config, today: Day) -> Found {
    let payments = config.payments.as_ref();
    let known = match payments.map(Payments::thresholds) {
        Some(Err(why)) => return Fail(why),
        Some(Ok(known)) if payments.is_some_and(|one| one.medicare_monthly_plan) => known,
        _ => return Found::Ok("is not offered".to_owned()),
    };
    let year = today.year();
    let last = if today.date().month() >= FROM_MONTH { year + 1 } else { year };
    match (year..=last).find(|year| known.of(*year).is_none()) {
        Some(year) => Look(format!(
            "Medicare's threshold of {year} is not known: whoever has no limit on their card \
             cannot join for {year}. Enter what Medicare announced in [payments]: \
             medicare_thresholds = {{ {year} = \"…\" }}"
        )),
        None => Found::Ok(format!("Medicare's threshold is known for {last}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::parse;

    const WHOLE: &str = include_str!("../../latchkey.toml");

    #[test]
    fn from_october_on_the_doctor_asks_for_the_coming_years_threshold() {
        let none = "";
        let closed = "[payments]\nkey_file = \"k\"\nevents_key_file = \"k\"\n";
        let offered = &format!("{closed}medicare_monthly_plan = true\n");
        let entered = |years: &str| format!("{offered}medicare_thresholds = {{ {years} }}\n");
        let (one, both) = (entered("2098 = \"3000\""), entered("2098 = \"3000\", 2099 = \"3100\""));
        let wrong = entered("2026 = \"3000\"");
        for (payments, today, wanted) in [
            (none, "2098-12-31", "ok is not offered"),
            (closed, "2098-12-31", "ok is not offered"),
            (offered, "2026-09-30", "ok Medicare's threshold is known for 2026"),
            (offered, "2098-01-01", "look Medicare's threshold of 2098 is not known"),
            (&one, "2098-01-01", "ok Medicare's threshold is known for 2098"),
            (&one, "2098-09-30", "ok Medicare's threshold is known for 2098"),
            (&one, "2098-10-01", "look Medicare's threshold of 2099 is not known"),
            (&one, "2098-12-31", "look Medicare's threshold of 2099 is not known"),
            (&both, "2098-10-01", "ok Medicare's threshold is known for 2099"),
            (&both, "2099-01-01", "ok Medicare's threshold is known for 2099"),
            (&wrong, "2098-12-31", "fail payments.medicare_thresholds: 2026: Medicare announced"),
        ] {
            let config = parse(&format!("{WHOLE}\n{payments}")).unwrap();
            let found = match judge(&config, today.parse().unwrap()) {
                Found::Ok(text) => format!("ok {text}"),
                Look(text) => format!("look {text}"),
                Fail(text) => format!("fail {text}"),
            };
            assert!(found.starts_with(wanted), "{today}: {found}");
        }
    }
}
