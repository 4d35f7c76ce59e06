//! The generated members: about twenty claims a year each, over two years.

use base::{Day, Lang, SeededLuck};
use formats::records::{FillStatus, Person, PrescriptionStatus, Record};

use crate::chart;
use crate::claims::{Books, Filed};
use crate::directory::{Pharmacy, pharmacies, pharmacy, prescribers};
use crate::drugs::{Medicine, Usage, medicines};
use crate::lifecycle::{Course, Filling, Habit, Story, last_day, roll};
use crate::people::{Cover, own_luck, person, who};

const TWO_YEARS: u16 = 728;

/// Everything the file holds of one generated member.
pub fn records(seed: u64, member: u32, today: Day) -> Vec<Record> {
    let luck = own_luck(seed, member);
    let person = person(member, today, &luck);
    let who = who(member, person.lang.unwrap_or_default());
    let cover = Cover::of_subscriber(member, &person, today).record();
    let courses = courses(local_pharmacy(&person, &luck), today, &luck);
    let mut records = vec![Record::Person(person), Record::Coverage(cover)];
    records.extend(chart::records(&who, &courses, today, &luck));
    records
}

/// The person alone, the very same as among all their records.
pub fn person_record(seed: u64, member: u32, today: Day) -> Record {
    Record::Person(person(member, today, &own_luck(seed, member)))
}

/// As many paid claims as asked for, oldest first, over at most five years.
pub fn claims(
    seed: u64,
    member: u32,
    count: u32,
    today: Day,
) -> impl Iterator<Item = Record> + Send {
    let luck = own_luck(seed, member);
    let who = who(member, Lang::English);
    let pharmacy = local_pharmacy(&person(member, today, &luck), &luck);
    let mut books = Books::new(who.clone(), today, SeededLuck::new(luck.number()));
    (0..count).filter_map(move |at| {
        let age = i64::from(count - 1 - at) * 1_825.min(i64::from(count) * 15) / i64::from(count);
        let day = today.plus_days(-i32::try_from(age).unwrap_or(0));
        let course = short(everyday(&luck), pharmacy, day, &luck);
        let filing = Filed {
            rx_number: who.rx_number(0),
            filling: course.fillings[0],
            course: &course,
            refill: 0,
        };
        books.file(&filing).pop().map(Record::Claim)
    })
}

fn courses(local: &'static Pharmacy, today: Day, luck: &SeededLuck) -> Vec<Course> {
    let habits = match luck.below(100) {
        0..4 => 0,
        4..22 => 1,
        22..57 => 2,
        _ => 3,
    };
    let mut courses = Vec::new();
    for _ in 0..habits {
        courses.extend(habit(local, today, luck).courses(today, luck));
        end_some(&mut courses, today, luck);
    }
    for _ in 0..luck.below(3) {
        let day = today.plus_days(-roll(luck, TWO_YEARS));
        courses.push(short(occasional(luck), local, day, luck));
    }
    courses
}

/// One in four comes by mail, ninety days at a time.
fn habit(local: &'static Pharmacy, today: Day, luck: &SeededLuck) -> Habit {
    let medicine = everyday(luck);
    let by_mail = luck.below(4) == 0;
    // Half have taken it since before the plan's memory begins.
    let begins = TWO_YEARS
        - if luck.below(2) == 0 { 0 } else { u16::try_from(luck.below(600)).unwrap_or(0) };
    Habit {
        medicine,
        prescriber: luck.pick(prescribers()),
        pharmacy: if by_mail { pharmacy("home-delivery") } else { local },
        days: if by_mail { medicine.days * 3 } else { medicine.days },
        begins: today.plus_days(-i32::from(begins) + roll(luck, 30)),
        most: 2,
    }
}

/// Some stop early, some wait for an answer, some lie with the pharmacy right now.
fn end_some(courses: &mut [Course], today: Day, luck: &SeededLuck) {
    let Some(last) = courses.last_mut() else { return };
    match luck.below(100) {
        0..6 => last.status = PrescriptionStatus::Stopped,
        6..9 => last.status = PrescriptionStatus::OnHold,
        9..12 => last.fillings.push(Filling {
            day: today,
            status: FillStatus::InProgress,
            story: Story::Paid,
        }),
        _ => {}
    }
}

/// A prescription filled once.
fn short(
    medicine: &'static Medicine,
    pharmacy: &'static Pharmacy,
    day: Day,
    luck: &SeededLuck,
) -> Course {
    Course {
        medicine,
        prescriber: luck.pick(prescribers()),
        pharmacy,
        status: PrescriptionStatus::Completed,
        days: medicine.days,
        refills: Some(0),
        written: day,
        expires: last_day(day, medicine),
        daw: "0",
        directions: None,
        fillings: vec![Filling::done(day, Story::Paid)],
    }
}

/// The pharmacy of their own state, or any where the plan has none there.
pub fn local_pharmacy(person: &Person, luck: &SeededLuck) -> &'static Pharmacy {
    let state = person.address.as_ref().map_or("", |home| home.state.as_str());
    let retail = || pharmacies().iter().filter(|pharmacy| pharmacy.is_retail());
    let any = usize::try_from(roll(luck, 8)).unwrap_or(0);
    let own = retail().find(|pharmacy| pharmacy.state() == state);
    own.or_else(|| retail().nth(any)).unwrap_or_else(|| pharmacy("home-delivery"))
}

pub fn everyday(luck: &SeededLuck) -> &'static Medicine {
    picked(luck, |usage| usage == Usage::Daily)
}

fn occasional(luck: &SeededLuck) -> &'static Medicine {
    picked(luck, |usage| matches!(usage, Usage::Once | Usage::Needed))
}

fn picked(luck: &SeededLuck, wanted: fn(Usage) -> bool) -> &'static Medicine {
    loop {
        let medicine = luck.pick(medicines());
        if wanted(medicine.usage) {
            return medicine;
        }
    }
}
