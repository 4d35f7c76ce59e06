//! Uptime as a number anyone can work out again: of the checks we made, how many went well. Pure.

use base::Day;
use web::Frame;

use crate::probes::store::OfDay;

/// Over some days.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Uptime {
    pub checks: u64,
    pub good: u64,
}

impl Uptime {
    /// From `first` on; failed checks during planned maintenance count as failed.
    pub fn since(days: &[OfDay], first: Day) -> Self {
        let counted = days.iter().filter(|of| of.day >= first);
        counted.fold(Self::default(), |sum, of| Self {
            checks: sum.checks + u64::from(of.checks),
            good: sum.good + u64::from(of.good),
        })
    }

    /// In hundredths of a percent, rounded down, so that 100.00 means every single check. Nothing
    /// where none was made.
    pub fn hundredths(self) -> Option<u64> {
        (self.good.min(self.checks) * 10_000).checked_div(self.checks)
    }

    /// "99.98 %", or that no check was made.
    pub fn said(self, f: &Frame) -> String {
        match self.percent() {
            Some(percent) => f.say("status-share").put("percent", percent).to_string(),
            None => f.t("status-share-none").into_owned(),
        }
    }

    /// `99.98`; the same in both our languages, as both are written in the United States.
    pub fn percent(self) -> Option<String> {
        self.hundredths().map(|share| format!("{}.{:02}", share / 100, share % 100))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(day: i32, checks: u32, good: u32) -> OfDay {
        OfDay { day: Day::new(2027, 3, 1).unwrap().plus_days(day), checks, good }
    }

    #[test]
    fn uptime_is_good_checks_of_all_checks_and_never_rounded_up() {
        let days = [of(0, 1_440, 1_440), of(1, 1_440, 1_439), of(2, 720, 720)];
        let first = |day| Uptime::since(&days, days[0].day.plus_days(day)).percent();
        assert_eq!(first(0).as_deref(), Some("99.97"));
        assert_eq!(first(1).as_deref(), Some("99.95"));
        assert_eq!(first(2).as_deref(), Some("100.00"));
        assert_eq!(first(3), None, "no check, no number");
    }

    #[test]
    fn a_single_failed_check_in_a_year_is_not_a_hundred_percent() {
        let year = Uptime { checks: 525_600, good: 525_599 };
        assert_eq!(year.percent().as_deref(), Some("99.99"));
    }
}
