//! A year's spending.

use askama::Template;
use base::{Day, Money};
use coverage::Standing;
use web::{Frame, Problems};

use super::Known;
use crate::claims::pages::said;
use crate::claims::store::Stored;
use crate::spending::rules::{Meter, Sum, Year, add_up, by_medicine, heights};
use crate::spending::store::counted;

#[derive(Template)]
#[template(path = "spending/pages/year.html")]
pub struct SpendingPage {
    f: Frame,
    problems: Problems,
    year: i16,
    years: Vec<Pick>,
    /// Whose it is, and under which coverage.
    name: String,
    plan_name: Option<String>,
    as_of: String,
    counted_from: String,
    meters: Vec<Bar>,
    /// Why there are none, in the running year.
    no_limits: Option<String>,
    unexplained: i64,
    months: Vec<MonthRow>,
    medicines: Vec<MedicineRow>,
    you: String,
    plan: String,
    fills: i64,
    /// What was paid at a counter, what was not and what is not known, where it is not all paid.
    share: Option<String>,
}

pub struct Pick {
    pub value: String,
    pub words: String,
    pub chosen: bool,
}

/// How far a limit is met, in words and as a bar.
struct Bar {
    words: String,
    detail: String,
    percent: i64,
    left: String,
    why: &'static str,
}

/// A month as its row and its bar show it.
struct MonthRow {
    name: &'static str,
    you: String,
    plan: String,
    fills: i64,
    x: i64,
    height: i64,
    top: i64,
}

/// What one medicine cost in the year.
struct MedicineRow {
    name: String,
    you: String,
    plan: String,
    fills: i64,
}

/// How far apart the bars stand, in the picture's own units.
const STEP: i64 = 20;

impl SpendingPage {
    pub fn of(f: Frame, known: &Known) -> Self {
        let year = add_up(known.claims.iter().map(counted));
        let from = known.counted_from();
        let toward = add_up(known.claims.iter().filter(|one| Some(one.day) >= from).map(counted));
        let decided = known.claims.iter().filter_map(|claim| claim.body.decided.as_ref());
        let as_of = decided.map(|day| **day).max().unwrap_or_else(|| f.today());
        Self {
            problems: Problems::none(),
            year: known.year,
            years: picks(&f, known),
            name: known.name.clone(),
            plan_name: known.limits.as_ref().and_then(|limits| limits.plan_name.clone()),
            as_of: f.day(as_of),
            counted_from: f.day(from.unwrap_or_else(|| f.today())),
            meters: meters(&f, known, &toward),
            no_limits: (known.year == f.today().year()).then(|| no_limits(&f, known.standing)),
            unexplained: toward.unexplained,
            months: months(&f, (&year, reached(&f, known.year))),
            medicines: medicines(&f, &known.claims),
            you: f.money(year.all.you()).to_string(),
            plan: f.money(year.all.plan).to_string(),
            fills: year.all.fills,
            share: share(&f, (year.all, known.unsaid.share)),
            f,
        }
    }
}

fn share(f: &Frame, (sum, unsaid): (Sum, Money)) -> Option<String> {
    let owed = sum.owed - unsaid;
    let mut sentences = Vec::new();
    if owed > Money::ZERO {
        let words = f.say("spending-share").put("paid", f.money(sum.paid));
        sentences.push(words.put("owed", f.money(owed)).to_string());
    }
    if unsaid > Money::ZERO {
        sentences.push(f.say("spending-unsaid").put("amount", f.money(unsaid)).to_string());
    }
    (!sentences.is_empty()).then(|| sentences.join(" "))
}

/// Limits end with the coverage they belong to.
fn no_limits(f: &Frame, standing: Option<Standing>) -> String {
    match standing {
        Some(Standing::Ended(Some(day))) => {
            f.say("spending-ended").put("day", f.day(day)).to_string()
        }
        Some(Standing::Ended(None)) => f.t("spending-ended-undated").into_owned(),
        Some(Standing::Starts(day)) => f.say("spending-starts").put("day", f.day(day)).to_string(),
        Some(Standing::Active | Standing::TooNew) | None => {
            f.say("spending-no-limits").put("phone", &f.plan().phone).to_string()
        }
    }
}

fn medicines(f: &Frame, claims: &[Stored]) -> Vec<MedicineRow> {
    let row = |name: String, sum: Sum| MedicineRow {
        name,
        you: f.money(sum.you()).to_string(),
        plan: f.money(sum.plan).to_string(),
        fills: sum.fills,
    };
    let found = by_medicine(claims.iter().map(|one| (one.body.medicine.as_ref(), counted(one))));
    let dearest = found.dearest.into_iter().map(|(name, sum)| row(said::medicine(f, name), sum));
    let others = found.others.map(|sum| row(f.t("spending-other-medicines").into_owned(), sum));
    dearest.chain(others).collect()
}

/// The running year is always there to choose, and so is the one asked for.
fn picks(f: &Frame, known: &Known) -> Vec<Pick> {
    let mut years = known.years.clone();
    years.extend([f.today().year(), known.year]);
    years.sort_unstable_by(|one, other| other.cmp(one));
    years.dedup();
    let pick = |year: i16| Pick {
        value: year.to_string(),
        words: year.to_string(),
        chosen: year == known.year,
    };
    years.into_iter().map(pick).collect()
}

fn meters(f: &Frame, known: &Known, year: &Year) -> Vec<Bar> {
    let Some(limits) = &known.limits else { return Vec::new() };
    let bar = |met: Money, limit: Option<Money>, (words, why): (&str, &'static str)| {
        let meter = Meter::of(met, limit?);
        let detail = f.say("spending-meter-detail");
        Some(Bar {
            words: f.t(words).into_owned(),
            detail: detail
                .put("met", f.money(meter.met).to_string())
                .put("limit", f.money(meter.limit).to_string())
                .to_string(),
            percent: meter.percent(),
            left: f
                .say("spending-meter-left")
                .put("left", f.money(meter.left()).to_string())
                .to_string(),
            why,
        })
    };
    let deductible = ("spending-deductible", "spending-deductible-why");
    let most = ("spending-limit", "spending-limit-why");
    [
        bar(year.toward_deductible, limits.deductible, deductible),
        bar(year.toward_limit, limits.out_of_pocket, most),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// How many months of a year there have been: a month to come would show a nothing nobody meant.
fn reached(f: &Frame, year: i16) -> usize {
    if year == f.today().year() {
        usize::try_from(f.today().date().month()).unwrap_or(12)
    } else {
        12
    }
}

const NAMES: [&str; 12] = [
    "spending-january",
    "spending-february",
    "spending-march",
    "spending-april",
    "spending-may",
    "spending-june",
    "spending-july",
    "spending-august",
    "spending-september",
    "spending-october",
    "spending-november",
    "spending-december",
];

/// The name of a month of the year, from 0.
pub const fn month_key(at: usize) -> &'static str {
    NAMES[at % 12]
}

fn months(f: &Frame, (year, reached): (&Year, usize)) -> Vec<MonthRow> {
    let paid: Vec<Money> = year.months.iter().map(|month| month.you()).collect();
    let rows = NAMES.into_iter().zip(year.months).zip(heights(&paid)).zip(0..).take(reached);
    rows.map(|(((name, month), height), at): (((_, Sum), _), i64)| MonthRow {
        name,
        you: f.money(month.you()).to_string(),
        plan: f.money(month.plan).to_string(),
        fills: month.fills,
        x: at * STEP + 3,
        height,
        top: 100 - height,
    })
    .collect()
}

/// For samples: a day of the running year.
pub(super) fn day_of(f: &Frame, month: i8) -> Day {
    Day::new(f.today().year(), month, 4).unwrap_or_else(|_| f.today())
}
