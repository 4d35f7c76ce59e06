//! The prescriptions of the hand-made members, as their table scripts them.

use base::{Day, SeededLuck};
use formats::records::{FillStatus, PrescriptionStatus};

use crate::directory::{pharmacy, prescriber};
use crate::drugs::medicine;
use crate::lifecycle::{Course, Denial, Filling, Habit, Story, last_day};
use crate::table::{Row, read, rows};

static PRESCRIPTIONS: &str = include_str!("../data/prescriptions.tsv");
static LONG_DIRECTIONS: &str = include_str!("../data/long-directions.txt");

/// One persona's prescriptions, in the order of the table.
pub fn courses(key: &str, today: Day, luck: &SeededLuck) -> Vec<Course> {
    rows(PRESCRIPTIONS)
        .filter(|row| row.text("key") == key)
        .flat_map(|row| match row.text("fills").strip_prefix("habit:") {
            Some(months) => habit(&row, read(months), today).courses(today, luck),
            None => vec![course(&row, today)],
        })
        .collect()
}

/// Whether a persona has prescriptions at all.
pub fn has_any(key: &str) -> bool {
    rows(PRESCRIPTIONS).any(|row| row.text("key") == key)
}

fn habit(row: &Row, months: i32, today: Day) -> Habit {
    Habit {
        medicine: medicine(row.text("medicine")),
        prescriber: prescriber(row.text("by")),
        pharmacy: pharmacy(row.text("at")),
        days: row.read("days"),
        begins: today.plus_days(-months * 30),
        most: 20,
    }
}

fn course(row: &Row, today: Day) -> Course {
    let medicine = medicine(row.text("medicine"));
    let days = row.read("days");
    let fillings = fillings(row.text("fills"), days, today);
    let written = match (row.read_maybe::<i32>("written"), fillings.first()) {
        (Some(ago), _) => today.plus_days(-ago),
        (None, Some(first)) => first.day.plus_days(-2),
        (None, None) => today,
    };
    let notes = row.text("notes");
    Course {
        medicine,
        prescriber: prescriber(row.text("by")),
        pharmacy: pharmacy(row.text("at")),
        status: status(row.text("status")),
        days,
        refills: row.read_maybe("refills"),
        written,
        expires: row
            .read_maybe("expires")
            .map_or(last_day(written, medicine), |days| today.plus_days(days)),
        daw: notes.strip_prefix("daw:").unwrap_or("0"),
        directions: (notes == "long").then_some(LONG_DIRECTIONS.trim()),
        fillings,
    }
}

fn status(word: &str) -> PrescriptionStatus {
    match word {
        "draft" => PrescriptionStatus::Draft,
        "active" => PrescriptionStatus::Active,
        "on-hold" => PrescriptionStatus::OnHold,
        "completed" => PrescriptionStatus::Completed,
        "stopped" => PrescriptionStatus::Stopped,
        "cancelled" => PrescriptionStatus::Cancelled,
        "entered-in-error" => PrescriptionStatus::EnteredInError,
        "unknown" => PrescriptionStatus::Unknown,
        _ => panic!("no status {word}"),
    }
}

/// `3@86`: three fills, each as far from the next as it lasts, the newest 86 days ago.
/// `replaced@84`: one with that story. `in-progress@1`: one that is not done.
fn fillings(script: &str, days: u16, today: Day) -> Vec<Filling> {
    let scene = |scene: &str| {
        let (what, ago) = scene.split_once('@').unwrap_or_else(|| panic!("no scene {scene}"));
        let last = today.plus_days(-read::<i32>(ago));
        match what.parse::<i32>() {
            Ok(count) => (0..count)
                .rev()
                .map(|back| Filling::done(last.plus_days(-back * i32::from(days)), Story::Paid))
                .collect(),
            Err(_) => vec![filling(what, last)],
        }
    };
    script.split_whitespace().flat_map(scene).collect()
}

fn filling(what: &str, day: Day) -> Filling {
    let undone = |status| Filling { day, status, story: Story::Paid };
    match what {
        "in-progress" => undone(FillStatus::InProgress),
        "on-hold" => undone(FillStatus::OnHold),
        "replaced" => Filling::done(day, Story::Replaced),
        "replaced-twice" => Filling::done(day, Story::ReplacedTwice),
        "never-picked-up" => Filling::done(day, Story::NeverPickedUp),
        "partly-paid" => Filling::done(day, Story::PartlyPaid),
        "out-of-network" => Filling::done(day, Story::OutOfNetwork),
        "other-maker" => Filling::done(day, Story::OtherMaker),
        "other-payer" => Filling::done(day, Story::OtherPayerFirst),
        _ => Filling::done(day, denied(what)),
    }
}

fn denied(what: &str) -> Story {
    let denial = match what.rsplit_once('-') {
        Some((_, "65")) => Denial::NotEnrolled,
        Some((_, "70")) => Denial::NotCovered,
        Some((_, "75")) => Denial::NeedsApproval,
        Some((_, "76")) => Denial::OverLimit,
        Some((_, "79")) => Denial::TooSoon,
        _ => panic!("no story {what}"),
    };
    if what.starts_with("denied-first") {
        Story::DeniedFirst(denial)
    } else {
        Story::Denied(denial)
    }
}
