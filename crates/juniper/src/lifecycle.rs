//! How a prescription lives: written, filled month after month or once a quarter, renewed, ended.

use base::{Day, SeededLuck};
use formats::records::{FillStatus, PrescriptionStatus, Schedule};

use crate::directory::{Pharmacy, Prescriber};
use crate::drugs::Medicine;

/// One prescription and what was dispensed of it.
#[derive(Clone)]
pub struct Course {
    pub medicine: &'static Medicine,
    pub prescriber: &'static Prescriber,
    pub pharmacy: &'static Pharmacy,
    pub status: PrescriptionStatus,
    /// How long one fill lasts.
    pub days: u16,
    /// After the first fill; absent where the file leaves it out.
    pub refills: Option<u16>,
    pub written: Day,
    pub expires: Day,
    /// Dispense as written, as the claim carries it.
    pub daw: &'static str,
    /// In place of the medicine's own, for the one persona whose label is very long.
    pub directions: Option<&'static str>,
    pub fillings: Vec<Filling>,
}

/// One visit to the counter, or one parcel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Filling {
    pub day: Day,
    pub status: FillStatus,
    pub story: Story,
}

/// What its claim went through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Story {
    Paid,
    /// Refused, and nothing was handed over.
    Denied(Denial),
    /// Refused at first, paid when the pharmacy asked again.
    DeniedFirst(Denial),
    /// Paid, taken back and filed again with the right numbers.
    Replaced,
    ReplacedTwice,
    /// Paid and taken back, because nobody came for it.
    NeverPickedUp,
    PartlyPaid,
    OutOfNetwork,
    /// The same medicine as before from another maker, which looks different.
    OtherMaker,
    /// Another insurer paid a part of the member's share.
    OtherPayerFirst,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Denial {
    NotEnrolled,
    NotCovered,
    NeedsApproval,
    OverLimit,
    TooSoon,
}

impl Story {
    /// Whether the member left with the medicine.
    pub const fn was_handed_over(self) -> bool {
        !matches!(self, Self::Denied(_) | Self::NeverPickedUp)
    }
}

impl Filling {
    pub const fn done(day: Day, story: Story) -> Self {
        let status = match story {
            Story::NeverPickedUp => FillStatus::Cancelled,
            _ => FillStatus::Completed,
        };
        Self { day, status, story }
    }

    pub fn counts(self) -> bool {
        self.status == FillStatus::Completed && self.story.was_handed_over()
    }
}

/// A year from its writing, and half of one for what is controlled (21 CFR 1306.22).
pub fn last_day(written: Day, medicine: &Medicine) -> Day {
    written.plus_days(if medicine.schedule.is_some() { 180 } else { 364 })
}

/// As many refills as a prescriber would allow for its life, within the law.
pub fn usual_refills(medicine: &Medicine, days: u16) -> u16 {
    match medicine.schedule {
        Some(Schedule::Two) => 0,
        Some(_) => 5,
        None if days >= 84 => 3,
        None => 11,
    }
}

/// A medicine taken for long, renewed whenever a prescription is used up.
pub struct Habit {
    pub medicine: &'static Medicine,
    pub prescriber: &'static Prescriber,
    pub pharmacy: &'static Pharmacy,
    pub days: u16,
    pub begins: Day,
    /// How many prescriptions at most.
    pub most: usize,
}

impl Habit {
    /// Its prescriptions up to today, oldest first; all but the last are completed.
    pub fn courses(&self, today: Day, luck: &SeededLuck) -> Vec<Course> {
        let mut courses: Vec<Course> = Vec::new();
        let mut due = self.begins;
        while due <= today && courses.len() < self.most {
            if let Some(last) = courses.last_mut() {
                last.status = PrescriptionStatus::Completed;
            }
            let course = self.prescribed(due, today, luck);
            due = course.fillings.last().map_or(due, |last| last.day).plus_days(self.supply());
            courses.push(course);
        }
        courses
    }

    fn supply(&self) -> i32 {
        i32::from(self.days)
    }

    fn prescribed(&self, due: Day, today: Day, luck: &SeededLuck) -> Course {
        let written = due.plus_days(-roll(luck, 3));
        let refills = usual_refills(self.medicine, self.days);
        let expires = last_day(written, self.medicine);
        Course {
            medicine: self.medicine,
            prescriber: self.prescriber,
            pharmacy: self.pharmacy,
            status: PrescriptionStatus::Active,
            days: self.days,
            refills: Some(refills),
            written,
            expires,
            daw: "0",
            directions: None,
            fillings: self.fillings(Span { from: due, to: expires.min(today) }, refills, luck),
        }
    }

    fn fillings(&self, span: Span, refills: u16, luck: &SeededLuck) -> Vec<Filling> {
        let mut fillings = Vec::new();
        let mut left = refills + 1;
        let mut day = span.from;
        while left > 0 && day <= span.to {
            let filling = Filling::done(day, story(luck));
            let gap = if filling.counts() { self.supply() - 2 + roll(luck, 6) } else { 4 };
            left -= u16::from(filling.counts());
            day = day.plus_days(gap);
            fillings.push(filling);
        }
        fillings
    }
}

struct Span {
    from: Day,
    to: Day,
}

/// Nine in ten claims are simply paid.
fn story(luck: &SeededLuck) -> Story {
    match luck.below(1_000) {
        0..30 => Story::DeniedFirst(Denial::TooSoon),
        30..40 => Story::DeniedFirst(Denial::NeedsApproval),
        40..60 => Story::Replaced,
        60..70 => Story::NeverPickedUp,
        70..80 => Story::OutOfNetwork,
        80..88 => Story::PartlyPaid,
        88..92 => Story::OtherPayerFirst,
        _ => Story::Paid,
    }
}

/// A number from nothing up to, not including, `bound`.
pub fn roll(luck: &SeededLuck, bound: u16) -> i32 {
    i32::try_from(luck.below(u64::from(bound))).unwrap_or(0)
}
