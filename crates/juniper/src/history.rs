//! A member who has been with the plan for very long, or since the other day: for the benches.

use base::{Day, Lang};
use formats::records::{PrescriptionStatus, Record};

use crate::chart;
use crate::lifecycle::{Course, Denial, Filling, Story, last_day};
use crate::members::{everyday, local_pharmacy};
use crate::people::{Cover, own_luck, person, who};

/// How much a member has behind them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Past {
    /// Days since the first prescription was written.
    pub days: i32,
    pub prescriptions: u16,
    /// Fills of each prescription, a fortnight apart; each leaves a claim.
    pub fills_each: u16,
}

impl Past {
    pub const fn claims(self) -> u32 {
        self.prescriptions as u32 * self.fills_each as u32
    }
}

/// What one fill lasts.
const SUPPLY: u16 = 14;
/// One in so many fillings was refused at first, and left a claim more.
const REFUSED: usize = 50;

/// One member with that past: the person, their coverage, prescriptions, fills and claims. The
/// prescriptions are spread evenly, and the last was filled for the last time these days.
pub fn history(seed: u64, member: u32, past: Past, today: Day) -> Vec<Record> {
    let luck = own_luck(seed, member);
    let person = person(member, today, &luck);
    let who = who(member, person.lang.unwrap_or(Lang::English));
    let mut cover = Cover::of_subscriber(member, &person, today);
    cover.start = cover.start.min(today.plus_days(-past.days));
    let pharmacy = local_pharmacy(&person, &luck);
    let courses: Vec<Course> = (0..past.prescriptions)
        .map(|at| {
            let written = past.written(at, today);
            let medicine = everyday(&luck);
            let expires = last_day(written, medicine);
            let ended = expires < today;
            Course {
                medicine,
                prescriber: luck.pick(crate::directory::prescribers()),
                pharmacy,
                status: if ended {
                    PrescriptionStatus::Completed
                } else {
                    PrescriptionStatus::Active
                },
                days: SUPPLY,
                refills: Some(past.fills_each + 4),
                written,
                expires,
                daw: "0",
                directions: None,
                fillings: past.fillings(written),
            }
        })
        .collect();
    let mut records = vec![Record::Person(person), Record::Coverage(cover.record())];
    records.extend(chart::records(&who, &courses, today, &luck));
    records
}

impl Past {
    /// The last one, long enough ago for all its fills.
    fn written(self, at: u16, today: Day) -> Day {
        let life = i32::from(SUPPLY) * i32::from(self.fills_each);
        let gaps = i32::from(self.prescriptions).max(2) - 1;
        let spread = (self.days - life).max(0) * i32::from(at) / gaps;
        today.plus_days(spread - self.days.max(life))
    }

    fn fillings(self, written: Day) -> Vec<Filling> {
        let filling = |at: u16| {
            let refused = usize::from(at) % REFUSED == REFUSED / 2 - 1;
            let story = if refused { Story::DeniedFirst(Denial::TooSoon) } else { Story::Paid };
            Filling::done(written.plus_days(i32::from(SUPPLY * at)), story)
        };
        (0..self.fills_each).map(filling).collect()
    }
}
