//! The list page.

use askama::Template;
use base::{Money, Private};
use formats::records::{Amount, ClaimStatus};
use web::{Frame, Problems};

use super::{Known, denial, said};
use crate::claims::rules::{Choice, Count, owed};
use crate::claims::store::{ClaimLine, Stored, Turn};
use crate::spending::{Meter, ToDate};

#[derive(Template)]
#[template(path = "claims/pages/list.html")]
pub struct ListPage {
    f: Frame,
    problems: Problems,
    rows: Vec<ClaimRow>,
    shown: i64,
    /// How far the year's limits are met, each in words.
    to_date: Vec<String>,
    years: Vec<Pick>,
    statuses: Vec<Pick>,
    /// Whether there are claims at all, shown or not.
    any: bool,
    words: String,
    medicines: Vec<Pick>,
    pharmacies: Vec<Pick>,
    from: String,
    to: String,
    count: Count,
    /// Whether less than everything was asked for.
    narrow: bool,
    /// Whether what stands under "more" was used.
    opened: bool,
    /// Where these claims are to be had as a file, and the key of its name.
    files: [(String, &'static str); 3],
    newer: Option<String>,
    older: Option<String>,
}

/// One choice of a filter.
pub struct Pick {
    pub value: String,
    pub words: String,
    pub chosen: bool,
}

/// One claim as its row shows it.
struct ClaimRow {
    id: String,
    day: String,
    medicine: String,
    pharmacy: String,
    cost: String,
    /// Whether some of it was not paid at the counter.
    is_owed: bool,
    /// What of it counts toward the deductible, in words; nothing where none does.
    deductible: Option<String>,
    plan_paid: String,
    tag: (&'static str, &'static str),
    /// Why it was not covered.
    why: Option<String>,
}

impl ListPage {
    pub fn of(f: Frame, known: &Known) -> Self {
        let Known { wanted, listing, .. } = known;
        let lines: Vec<ClaimLine> = listing.claims.iter().map(Stored::line).collect();
        let rows = lines.iter().zip(&listing.claims);
        let newer = lines.first().filter(|_| listing.has_newer);
        let older = lines.last().filter(|_| listing.has_older);
        let name = |name: &Private<String>| Some(name.to_string()).filter(|name| !name.is_empty());
        let (medicine, pharmacy) = (name(&wanted.find.medicine), name(&wanted.find.pharmacy));
        let [from, to] = wanted.days.clone().map(|day| day.0);
        Self {
            rows: rows.map(|(line, claim)| ClaimRow::of(&f, line, claim)).collect(),
            to_date: to_date(&f, known.to_date),
            years: year_picks(&f, &known.years, wanted.year),
            shown: i64::try_from(lines.len()).unwrap_or(i64::MAX),
            statuses: Choice::EVERY
                .into_iter()
                .map(|choice| status_pick(&f, choice, wanted.choice))
                .collect(),
            any: !known.years.is_empty(),
            words: wanted.find.words.to_string(),
            opened: medicine.is_some() || pharmacy.is_some() || !(from.is_empty() && to.is_empty()),
            medicines: name_picks(&f, ("claims-medicine-all", &known.medicines), medicine),
            pharmacies: name_picks(&f, ("claims-pharmacy-all", &known.pharmacies), pharmacy),
            from,
            to,
            count: known.count,
            narrow: wanted.is_narrow(),
            files: [
                (wanted.file("pdf"), "claims-save-pdf"),
                (wanted.file("csv"), "claims-save-csv"),
                (wanted.file("json"), "claims-save-json"),
            ],
            newer: newer.map(|line| wanted.href(Turn::Newer(line.id))),
            older: older.map(|line| wanted.href(Turn::Older(line.id))),
            problems: Problems::none(),
            f,
        }
    }

    pub fn refusing(self, problems: Problems) -> Self {
        Self { problems, opened: true, ..self }
    }
}

impl ClaimRow {
    fn of(f: &Frame, line: &ClaimLine, claim: &Stored) -> Self {
        Self {
            id: line.id.to_string(),
            day: f.day(line.day),
            medicine: said::medicine(f, line.medicine.as_ref()),
            pharmacy: said::pharmacy(f, line.pharmacy.as_ref()),
            cost: said::amount(f, line.status, line.your_cost),
            is_owed: owed(claim.status, &claim.body.amounts) > Money::ZERO,
            deductible: deductible(claim).map(|amount| {
                f.say("claims-row-deductible").put("amount", f.money(amount)).to_string()
            }),
            plan_paid: said::amount(f, line.status, line.plan_paid),
            tag: said::tag(line.status),
            why: why(f, claim),
        }
    }
}

/// Only what the plan paid, wholly or in part, counts toward a deductible.
fn deductible(claim: &Stored) -> Option<Money> {
    let counts = matches!(claim.status, ClaimStatus::Paid | ClaimStatus::PartlyPaid);
    let amount = claim.body.amounts.get(&Amount::Deductible).filter(|_| counts).copied();
    amount.filter(|amount| *amount != Money::ZERO)
}

/// Our words for the first reason that we have words for; else the plan's own, where they are
/// short. The claim's page has all of them.
fn why(f: &Frame, claim: &Stored) -> Option<String> {
    /// Letters of a sentence or two.
    const SHORT: usize = 160;
    if claim.status != ClaimStatus::Denied {
        return None;
    }
    let ours = claim.body.codes.rejects.iter().find_map(|code| denial(code));
    let theirs = || claim.body.notes.iter().find(|note| note.chars().count() <= SHORT);
    ours.map(|key| f.t(key).into_owned()).or_else(|| theirs().map(ToString::to_string))
}

fn to_date(f: &Frame, to_date: ToDate) -> Vec<String> {
    let words = |key, meter: Meter| {
        let said = f.say(key).put("met", f.money(meter.met));
        said.put("limit", f.money(meter.limit)).to_string()
    };
    let deductible = to_date.deductible.map(|meter| words("claims-to-date-deductible", meter));
    let most = to_date.out_of_pocket.map(|meter| words("claims-to-date-limit", meter));
    deductible.into_iter().chain(most).collect()
}

/// All years first; a year asked for by address stays choosable even where it has no claims.
fn year_picks(f: &Frame, years: &[i16], asked: Option<i16>) -> Vec<Pick> {
    let words = f.t("claims-year-all").into_owned();
    let all = Pick { value: String::new(), words, chosen: asked.is_none() };
    let beyond = asked.filter(|year| !years.contains(year));
    let pick = |year: i16| Pick {
        value: year.to_string(),
        words: year.to_string(),
        chosen: asked == Some(year),
    };
    std::iter::once(all).chain(beyond.into_iter().chain(years.iter().copied()).map(pick)).collect()
}

/// One that was chosen stays choosable, also where it was filled long ago.
fn name_picks(
    f: &Frame,
    (all, names): (&'static str, &[String]),
    asked: Option<String>,
) -> Vec<Pick> {
    let all = Pick { value: String::new(), words: f.t(all).into_owned(), chosen: asked.is_none() };
    let beyond = asked.clone().filter(|asked| !names.contains(asked));
    let pick = |name: String| Pick {
        chosen: asked.as_ref() == Some(&name),
        words: name.clone(),
        value: name,
    };
    std::iter::once(all).chain(beyond.into_iter().chain(names.iter().cloned()).map(pick)).collect()
}

fn status_pick(f: &Frame, choice: Choice, asked: Choice) -> Pick {
    let key = match choice {
        Choice::All => "claims-choice-all",
        Choice::Paid => "claims-choice-paid",
        Choice::Denied => "claims-choice-denied",
        Choice::Reversed => "claims-choice-reversed",
    };
    let words = f.t(key).into_owned();
    Pick { value: choice.word().to_owned(), words, chosen: choice == asked }
}
