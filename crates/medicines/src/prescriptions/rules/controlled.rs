//! Which medicines are controlled, where no file says so. Pure.
//!
//! A FHIR prescription has no place for the schedule, so most files tell none. What the name gives
//! away makes us careful (fewer refills, a shorter life, nothing ordered by itself) and never
//! loosens what was told: an order that the law forbids would only be refused at the pharmacy.
//!
//! Source: 21 CFR 1308.12 to 1308.15, of it the ingredients commonly dispensed at pharmacies, and
//! the brands people know them by. A name that is in no list here says nothing.

use base::folded;
use formats::records::Schedule;

/// The strictest schedule of what a medicine's name holds.
pub fn schedule_named(name: &str) -> Option<Schedule> {
    let plain = folded(name);
    let words: Vec<&str> = plain.split(|c: char| !c.is_alphanumeric()).collect();
    let found: Vec<Schedule> = words.iter().filter_map(|word| schedule_of(word, &words)).collect();
    LISTS.into_iter().map(|(schedule, _)| schedule).find(|schedule| found.contains(schedule))
}

fn schedule_of(word: &str, among: &[&str]) -> Option<Schedule> {
    let mixed = MIXED.iter().find(|(one, with, _)| *one == word && among.contains(with));
    let listed = || LISTS.into_iter().find(|(_, names)| names.contains(&word));
    mixed.map(|(_, _, schedule)| *schedule).or_else(|| listed().map(|(schedule, _)| schedule))
}

/// Beside another word some are held otherwise, or only then: 21 CFR 1308.13(c), 1308.13(e)(1) and
/// 1308.15(c). Codeine comes alone as its sulfate; all that is mixed with it has too many names.
const MIXED: [(&str, &str, Schedule); 5] = [
    ("codeine", "sulfate", Schedule::Two),
    ("codeine", "chlorpheniramine", Schedule::Five),
    ("codeine", "guaifenesin", Schedule::Five),
    ("codeine", "promethazine", Schedule::Five),
    // With acetaminophen it has an exemption (21 CFR 1308.32), with aspirin none.
    ("butalbital", "aspirin", Schedule::Three),
];

/// The strictest first.
const LISTS: [(Schedule, &[&str]); 4] = [
    (Schedule::Two, &SECOND),
    (Schedule::Three, &THIRD),
    (Schedule::Four, &FOURTH),
    (Schedule::Five, &FIFTH),
];

/// 21 CFR 1308.12.
const SECOND: [&str; 37] = [
    "adderall",
    "amphetamine",
    "concerta",
    "demerol",
    "dexedrine",
    "dexmethylphenidate",
    "dextroamphetamine",
    "dilaudid",
    "fentanyl",
    "focalin",
    "hydrocodone",
    "hydromorphone",
    "levorphanol",
    "lisdexamfetamine",
    "meperidine",
    "methadone",
    "methamphetamine",
    "methylphenidate",
    "morphine",
    "nabilone",
    "norco",
    "nucynta",
    "oxycodone",
    "oxycontin",
    "oxymorphone",
    "pentobarbital",
    "percocet",
    "ritalin",
    "roxicodone",
    "secobarbital",
    "sufentanil",
    "syndros",
    "tapentadol",
    "vicodin",
    "vyvanse",
    "xtampza",
    "zenzedi",
];

/// 21 CFR 1308.13.
const THIRD: [&str; 19] = [
    "androgel",
    "benzphetamine",
    "buprenorphine",
    "codeine",
    "dronabinol",
    "esketamine",
    "fycompa",
    "ketamine",
    "marinol",
    "methyltestosterone",
    "oxandrolone",
    "oxybate",
    "perampanel",
    "phendimetrazine",
    "spravato",
    "suboxone",
    "testosterone",
    "xyrem",
    "xywav",
];

/// 21 CFR 1308.14.
const FOURTH: [&str; 52] = [
    "alprazolam",
    "ambien",
    "armodafinil",
    "ativan",
    "belsomra",
    "butorphanol",
    "carisoprodol",
    "chlordiazepoxide",
    "clobazam",
    "clonazepam",
    "clorazepate",
    "daridorexant",
    "dayvigo",
    "diazepam",
    "diethylpropion",
    "difenoxin",
    "eluxadoline",
    "estazolam",
    "eszopiclone",
    "flurazepam",
    "halcion",
    "klonopin",
    "lemborexant",
    "lorazepam",
    "lunesta",
    "meprobamate",
    "midazolam",
    "modafinil",
    "nuvigil",
    "onfi",
    "oxazepam",
    "pentazocine",
    "phenobarbital",
    "phentermine",
    "provigil",
    "quazepam",
    "quviviq",
    "restoril",
    "serdexmethylphenidate",
    "solriamfetol",
    "soma",
    "suvorexant",
    "temazepam",
    "tramadol",
    "triazolam",
    "ultracet",
    "ultram",
    "valium",
    "viberzi",
    "xanax",
    "zaleplon",
    "zolpidem",
];

/// 21 CFR 1308.15.
const FIFTH: [&str; 12] = [
    "brivaracetam",
    "briviact",
    "cenobamate",
    "diphenoxylate",
    "ganaxolone",
    "lacosamide",
    "lasmiditan",
    "lomotil",
    "lyrica",
    "pregabalin",
    "vimpat",
    "xcopri",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_gives_a_schedule_away_and_the_strictest_ingredient_counts() {
        use Schedule::{Five, Four, Three, Two};
        for (name, schedule) in [
            ("Oxycodone Hydrochloride 10 MG Oral Tablet [OxyContin]", Some(Two)),
            ("ACETAMINOPHEN/HYDROCODONE BITARTRATE 325-5MG", Some(Two)),
            ("Codeine sulfate 30 mg tablet", Some(Two)),
            ("Acetaminophen 300 mg / codeine 30 mg tablet", Some(Three)),
            ("Tylenol with Codeine #3", Some(Three)),
            ("APAP/codeine 300-30", Some(Three)),
            ("Promethazine with codeine syrup", Some(Five)),
            ("Butalbital, Aspirin, and Caffeine capsule", Some(Three)),
            ("Butalbital-Acetaminophen-Caffeine 50-325-40 mg", None),
            ("Testosterone 1.62% gel pump", Some(Three)),
            ("Buprenorphine/naloxone 8 mg-2 mg film", Some(Three)),
            ("Zolpidem 5 mg tablet", Some(Four)),
            ("Dexmethylphenidate and serdexmethylphenidate capsule", Some(Two)),
            ("Lyrica 75 mg capsule (pregabalin)", Some(Five)),
            // Words that only look like one.
            ("Apomorphine 10 mg/mL", None),
            ("Gabapentin 300 mg capsule", None),
            ("Dextromethorphan 15 mg", None),
            ("", None),
        ] {
            assert_eq!(schedule_named(name), schedule, "{name}");
        }
    }

    #[test]
    fn no_word_stands_twice() {
        let mut all: Vec<&str> =
            LISTS.iter().flat_map(|(_, names)| names.iter().copied()).collect();
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), count);
    }
}
