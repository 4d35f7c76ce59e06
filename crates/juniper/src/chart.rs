//! What the plan's file holds of one member's medicines: prescriptions, fills, claims.

use base::{Day, Lang, Private, SeededLuck};
use formats::records::{Fill, Prescription, Record, SourceRef, Standing};

use crate::claims::{Books, Filed};
use crate::lifecycle::{Course, Filling, Story};

/// Whose chart it is.
#[derive(Clone)]
pub struct Who {
    /// What all names of their records begin with: `ann`, `m17`.
    pub key: String,
    pub person: SourceRef,
    /// Ours alone, so that no two members share a number on a label or a claim.
    pub number: u64,
    pub lang: Lang,
}

impl Who {
    /// How the file names a prescription: they count from one.
    pub fn rx(&self, at: usize) -> SourceRef {
        SourceRef::new("juniper", &format!("rx/{}-{}", self.key, at + 1))
    }

    /// The number on the label of a prescription.
    pub fn rx_number(&self, at: usize) -> String {
        (7_000_001 + self.number * 100 + at as u64).to_string()
    }

    /// Which of a pair of words, English and Spanish, is theirs.
    pub const fn says(&self, words: [&'static str; 2]) -> &'static str {
        match self.lang {
            Lang::English => words[0],
            Lang::Spanish => words[1],
        }
    }
}

/// The records in the order in which they can be stored.
pub fn records(who: &Who, courses: &[Course], today: Day, luck: &SeededLuck) -> Vec<Record> {
    let mut records: Vec<Record> =
        courses.iter().enumerate().map(|(at, course)| prescription(who, at, course)).collect();
    for (at, course) in courses.iter().enumerate() {
        records.extend(fills(who, at, course));
    }
    let mut books = Books::new(who.clone(), today, SeededLuck::new(luck.number()));
    for visit in visits(courses) {
        let at = visit.course;
        let rx_number = who.rx_number(at);
        let filed =
            Filed { course: &courses[at], filling: visit.filling, rx_number, refill: visit.refill };
        records.extend(books.file(&filed).into_iter().map(Record::Claim));
    }
    records
}

struct Visit {
    course: usize,
    filling: Filling,
    refill: u16,
}

/// Every filling that left a claim, by day, since each claim moves the year's meters.
fn visits(courses: &[Course]) -> Vec<Visit> {
    let mut visits = Vec::new();
    for (at, course) in courses.iter().enumerate() {
        let mut refill = 0;
        for filling in course.fillings.iter().filter(|filling| leaves_a_claim(**filling)) {
            visits.push(Visit { course: at, filling: *filling, refill });
            refill += u16::from(filling.counts());
        }
    }
    visits.sort_by_key(|visit| visit.filling.day);
    visits
}

fn leaves_a_claim(filling: Filling) -> bool {
    filling.counts() || filling.story != Story::Paid
}

fn prescription(who: &Who, at: usize, course: &Course) -> Record {
    let medicine = course.medicine;
    let directions = course.directions.unwrap_or(who.says(medicine.directions));
    Record::Prescription(Prescription {
        source: who.rx(at),
        aliases: vec![SourceRef::new("rx", &who.rx_number(at))],
        person: who.person.clone(),
        status: course.status,
        standing: Standing::default(),
        drug: medicine.drug(course.days),
        rx_number: Some(who.rx_number(at).into()),
        directions: Some(directions.into()),
        reason: medicine.reason.map(|reason| who.says(reason).into()),
        quantity: Some(medicine.quantity(course.days)),
        unit: Some(medicine.unit.to_owned()),
        days_supply: Some(course.days),
        refills_allowed: course.refills,
        written: Some(Private(course.written)),
        expires: Some(Private(course.expires)),
        prescriber: course.prescriber.party(),
        pharmacy: course.pharmacy.party(),
        by_mail: course.pharmacy.ships(),
    })
}

fn fills(who: &Who, at: usize, course: &Course) -> impl Iterator<Item = Record> {
    let dispensed = course.fillings.iter().filter(|filling| !is_denied(filling.story)).enumerate();
    dispensed.map(move |(count, filling)| {
        let pharmacy = crate::claims::place(course, filling.story);
        Record::Fill(Fill {
            source: SourceRef::new(
                "juniper",
                &format!("fill/{}-{}-{}", who.key, at + 1, count + 1),
            ),
            person: who.person.clone(),
            prescription: Some(who.rx(at)),
            status: filling.status,
            drug: match filling.story {
                Story::OtherMaker => course.medicine.drug_of_another_maker(course.days),
                _ => course.medicine.drug(course.days),
            },
            day: Some(Private(filling.day)),
            quantity: Some(course.medicine.quantity(course.days)),
            days_supply: Some(course.days),
            pharmacy: pharmacy.party(),
        })
    })
}

const fn is_denied(story: Story) -> bool {
    matches!(story, Story::Denied(_))
}
