//! Medicare's monthly plan: what it is, taking part, the year's bills, and leaving.

mod samples;

use ::store::{Actor, Fault, Tx};
use askama::Template;
use base::{Day, MemberScope, Money};
use web::{Answer, Cx, Fields, Form, Frame, Page, Problems, Reads, RecentlyProved, Sample, Viewer};

use super::rules::{self, Election, Month, Plan, Thresholds};
use super::store;
use crate::payments::{Desk, thresholds};

const HERE: &str = "/payments/monthly";

/// All the page is made of.
#[derive(Debug, Clone, Default)]
pub struct Known {
    pub plan: Plan,
    pub costs: [Money; 12],
    /// What taking part would mean.
    pub offer: store::Offer,
    pub thresholds: Thresholds,
}

fn known(
    tx: &Tx,
    who: MemberScope,
    (today, thresholds): (Day, Thresholds),
) -> Result<Known, Fault> {
    let plan = store::plan(tx, who)?;
    Ok(Known {
        costs: store::costs(tx, who, (&plan, today.year()))?,
        offer: store::offer(tx, who, (today.plus_days(1), &thresholds))?,
        plan,
        thresholds,
    })
}

fn offered(desk: &Desk) -> bool {
    desk.as_ref().is_some_and(|desk| desk.has_monthly_plan())
}

/// `GET /payments/monthly`
pub async fn see(cx: Cx, who: Viewer, desk: Desk) -> Answer {
    let (scope, day) = (who.scope(), (cx.today(), thresholds(&desk)));
    let known = cx.read(move |tx| known(tx, scope, day.clone())).await?;
    if offered(&desk) {
        return cx.show(MonthlyPage::of(cx.frame(), &known));
    }
    if known.plan.elections.is_empty() {
        return cx.missing();
    }
    cx.show(MonthlyPage::of(cx.frame(), &known).without_offer())
}

pub struct JoinForm {
    agreed: bool,
}

impl Reads for JoinForm {
    fn read(fields: &Fields) -> Self {
        Self { agreed: fields.has("agree") }
    }
}

/// `POST /payments/monthly/join`
pub async fn join(
    cx: Cx,
    who: RecentlyProved,
    (desk, Form(form)): (Desk, Form<JoinForm>),
) -> Answer {
    if !offered(&desk) {
        return cx.missing();
    }
    let (scope, today, thresholds) = (who.scope(), cx.today(), thresholds(&desk));
    if !form.agreed {
        let day = (today, thresholds);
        let known = cx.read(move |tx| known(tx, scope, day.clone())).await?;
        return cx.show_problem(MonthlyPage::of(cx.frame(), &known).refusing());
    }
    let (house, actor) = (cx.house().clone(), Actor::Account(who.account()));
    cx.write(move |tx| store::join(tx, &house, (scope, actor), (today, &thresholds))).await?;
    cx.go(HERE)
}

pub struct LeaveForm {
    all_now: bool,
}

impl Reads for LeaveForm {
    fn read(fields: &Fields) -> Self {
        Self { all_now: fields.text("rest") == "now" }
    }
}

/// `POST /payments/monthly/leave`: no proof is asked for, and no reason.
pub async fn leave(cx: Cx, who: Viewer, Form(form): Form<LeaveForm>) -> Answer {
    let (scope, today) = (who.scope(), cx.today());
    let actor = Actor::Account(who.account());
    cx.write(move |tx| store::leave(tx, (scope, actor), (today, form.all_now))).await?;
    cx.go(HERE)
}

#[derive(Template)]
#[template(path = "monthly/pages/monthly.html")]
pub struct MonthlyPage {
    f: Frame,
    problems: Problems,
    /// Since when, or from when.
    on: Option<String>,
    begins: bool,
    left: Option<String>,
    /// The figures of joining now.
    offer: Option<Offer>,
    /// Why there are none.
    closed: &'static str,
    rows: Vec<MonthRow>,
    year: String,
    to_come: String,
    owes_more: bool,
}

/// How the first month's cap comes about.
struct Offer {
    starts: String,
    threshold: String,
    before: String,
    months: i64,
    cap: String,
}

struct MonthRow {
    name: String,
    cost: String,
    bill: String,
    is_estimate: bool,
}

impl MonthlyPage {
    fn of(f: Frame, known: &Known) -> Self {
        let standing = known.plan.standing();
        let left = known.plan.elections.last().and_then(|one| one.until);
        let (rows, to_come) = rows(&f, known);
        let (open, closed) = match known.offer {
            store::Offer::Open(one) => (Some(one), ""),
            store::Offer::Unknown => (None, "monthly-unknown"),
            store::Offer::NotCovered => (None, "monthly-not-covered"),
        };
        Self {
            problems: Problems::none(),
            on: standing.map(|one| f.day(one.from)),
            begins: standing.is_some_and(|one| one.from > f.today()),
            left: left.map(|day| f.day(day)),
            offer: open.filter(|_| standing.is_none()).map(|one| offer(&f, &one)),
            closed,
            rows,
            year: f.today().year().to_string(),
            to_come: f.money(to_come).to_string(),
            owes_more: to_come > Money::ZERO,
            f,
        }
    }

    /// For whoever takes part, or did, in what the plan does not offer any more.
    fn without_offer(mut self) -> Self {
        (self.offer, self.closed) = (None, "monthly-not-offered");
        self
    }

    fn refusing(mut self) -> Self {
        self.problems.add("agree", "monthly-agree-wrong");
        self
    }
}

fn offer(f: &Frame, one: &Election) -> Offer {
    let month = Month::of(one.from);
    Offer {
        starts: f.day(one.from),
        threshold: f.money(one.threshold).to_string(),
        before: f.money(one.before).to_string(),
        months: 13 - i64::from(month.month),
        cap: f.money(rules::first_cap(one.threshold, one.before, month)).to_string(),
    }
}

/// The months of this year from the one it began in: what was billed, and what the rest would be if
/// no new costs came. Also all that is on no bill yet.
fn rows(f: &Frame, known: &Known) -> (Vec<MonthRow>, Money) {
    let year = f.today().year();
    let Some(first) = known.plan.elections.iter().map(|one| Month::of(one.from)).min() else {
        return (Vec::new(), Money::ZERO);
    };
    let mut month = first.max(Month { year, month: 1 });
    let now = Month::of(f.today());
    let (mut owed, mut billed) = (Money::ZERO, Money::ZERO);
    let mut rows = Vec::new();
    while month.year == year {
        let at = usize::try_from(month.month - 1).unwrap_or(0);
        owed = owed + known.costs[at];
        let told: Vec<Money> = known.plan.billed_in(month).map(|one| one.amount).collect();
        let is_estimate = told.is_empty() && month >= now;
        let bill = if is_estimate {
            rules::bill(owed - billed, month, known.plan.first(month, &known.thresholds))
        } else {
            told.into_iter().sum()
        };
        billed = billed + bill;
        if known.costs[at] != Money::ZERO || bill != Money::ZERO || month <= now {
            rows.push(MonthRow {
                name: format!("{} {year}", f.t(crate::spending::pages::month_key(at))),
                cost: f.money(known.costs[at]).to_string(),
                bill: f.money(bill).to_string(),
                is_estimate,
            });
        }
        month = month.next();
    }
    let told: Money =
        known.plan.billed.iter().filter(|one| one.year == year).map(|b| b.amount).sum();
    (rows, owed - told)
}

impl Page for MonthlyPage {
    const NAME: &'static str = "payment-monthly";
    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        samples::monthly(f)
    }
}
