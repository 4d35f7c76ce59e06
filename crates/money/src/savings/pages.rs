//! Where the same medicine costs less, shown to whoever comes to look. Mail to whoever asked for it
//! says no more than that there is something to see.

mod samples;

use ::store::{Actor, Fault, Tx};
use askama::Template;
use base::{Day, MemberScope, Money, Ndc, Private};
use coverage::{Limits, OwnList, Saving};
use web::{Answer, Cx, Fields, Form, Frame, Page, Reads, Sample, Viewer};

use super::rules::{Advice, Before, Bought, Fill, Suggestion, advice, by_pharmacy, habits};
use super::store;
use crate::claims::pages::said;
use crate::claims::rules::{Window, cost};
use crate::claims::store::{Stored, window};
use crate::spending::rules::{Counted, add_up, counted_from};

const HERE: &str = "/savings";

/// `GET /savings`
pub async fn show(cx: Cx, who: Viewer) -> Answer {
    let (scope, today) = (who.scope(), cx.today());
    let known = cx.read(move |tx| find(tx, scope, today)).await?;
    cx.show(SavingsPage::of(cx.frame(), &known))
}

pub struct HideForm(Option<Suggestion>);

impl Reads for HideForm {
    fn read(fields: &Fields) -> Self {
        let kind = fields.text("kind").parse().ok();
        let ndc = fields.text("ndc").parse().ok();
        Self(ndc.zip(kind).map(|(ndc, kind)| Suggestion { ndc, kind }))
    }
}

/// `POST /savings/hide`: only what is advised can be hidden, so nobody hides without end.
pub async fn hide(cx: Cx, who: Viewer, Form(HideForm(one)): Form<HideForm>) -> Answer {
    let Some(one) = one else { return cx.go(HERE) };
    let (scope, today) = (who.scope(), cx.today());
    let actor = Actor::Account(who.account());
    cx.write(move |tx| {
        let known = find(tx, scope, today)?;
        if known.found.iter().any(|found| found.suggestion() == one) {
            store::hide(tx, (scope, actor), one)?;
        }
        Ok(())
    })
    .await?;
    cx.go(HERE)
}

/// `POST /savings/again`
pub async fn show_again(cx: Cx, who: Viewer) -> Answer {
    let (scope, actor) = (who.scope(), Actor::Account(who.account()));
    cx.write(move |tx| store::show_again(tx, (scope, actor))).await?;
    cx.go(HERE)
}

/// All the page is made of.
#[derive(Debug, Default)]
struct Known {
    found: Vec<Found>,
    /// What was paid at several pharmacies, with what the list says today of a month.
    before: Vec<(Before, Option<Money>)>,
    /// How many suggestions were hidden, whether or not they would be made today.
    hidden: usize,
    /// The member has paid the most there is to pay this year: nothing costs less than nothing.
    is_met: bool,
}

/// A medicine by its name, and the advice about it.
#[derive(Debug)]
struct Found {
    medicine: Option<Private<String>>,
    ndc: Ndc,
    advice: Advice,
}

impl Found {
    const fn suggestion(&self) -> Suggestion {
        Suggestion { ndc: self.ndc, kind: self.advice.kind() }
    }
}

/// What is advised today, each by what names it.
pub(super) fn suggested(tx: &Tx, who: MemberScope, today: Day) -> Result<Vec<Suggestion>, Fault> {
    Ok(find(tx, who, today)?.found.iter().map(Found::suggestion).collect())
}

fn find(tx: &Tx, who: MemberScope, today: Day) -> Result<Known, Fault> {
    let hidden = store::hidden(tx, who)?;
    let mut found = Vec::new();
    let (list, limits) = (coverage::own_list(tx, who, today)?, coverage::limits(tx, who, today)?);
    let year = Window { from: today.plus_days(-365).to_string(), ..Window::of(None) };
    let claims = window::all(tx, who, &year)?;
    let before = before(tx, &claims, list.as_ref())?;
    // Nothing is saved under a plan that has ended or is to come.
    if let (Some(list), Some(limits)) = (list, limits) {
        if is_met(&limits, &claims, today) {
            return Ok(Known { before, hidden: hidden.len(), is_met: true, ..Known::default() });
        }
        for habit in habits(claims.iter().filter_map(fill), today) {
            let ndc = habit.ndc;
            let Some(deals) = list.deals(tx, &ndc)? else { continue };
            let is_hidden = |kind| hidden.contains(&Suggestion { ndc, kind });
            let equal = list.equal(tx, &ndc)?;
            let Some(advice) = advice(&habit, deals, equal, is_hidden) else { continue };
            let named = claims.iter().rev().find(|claim| claim.body.ndc == Some(ndc));
            let medicine = named.and_then(|claim| claim.body.medicine.clone());
            found.push(Found { medicine, ndc, advice });
        }
    }
    Ok(Known { found, before, hidden: hidden.len(), is_met: false })
}

fn before(
    tx: &Tx,
    claims: &[Stored],
    list: Option<&OwnList>,
) -> Result<Vec<(Before, Option<Money>)>, Fault> {
    let mut all = Vec::new();
    for before in by_pharmacy(claims.iter().filter_map(bought)) {
        let ndc = before.newest().and_then(|fill| fill.ndc);
        let deals = match list.zip(ndc) {
            Some((list, ndc)) => list.deals(tx, &ndc)?,
            None => None,
        };
        all.push((before, deals.and_then(|deals| deals.month_in_network)));
    }
    Ok(all)
}

fn bought(claim: &Stored) -> Option<Bought> {
    Some(Bought {
        medicine: claim.body.medicine.clone()?,
        ndc: claim.body.ndc,
        pharmacy: claim.body.pharmacy.clone()?,
        day: claim.day,
        status: claim.status,
        days: claim.body.days_supply?,
        cost: cost(claim.status, &claim.body.amounts)?,
    })
}

fn is_met(limits: &Limits, claims: &[Stored], today: Day) -> bool {
    let from = counted_from(today.year(), limits.start);
    let year = claims.iter().filter(|claim| Some(claim.day) >= from).map(|claim| Counted {
        day: claim.day,
        status: claim.status,
        amounts: &claim.body.amounts,
    });
    limits.out_of_pocket.is_some_and(|limit| add_up(year).toward_limit >= limit)
}

fn fill(claim: &Stored) -> Option<Fill> {
    Some(Fill {
        ndc: claim.body.ndc?,
        day: claim.day,
        status: claim.status,
        days: claim.body.days_supply,
        network: claim.body.network,
        cost: cost(claim.status, &claim.body.amounts),
    })
}

#[derive(Template)]
#[template(path = "savings/pages/savings.html")]
pub struct SavingsPage {
    f: Frame,
    rows: Vec<Row>,
    before: Vec<Compared>,
    hidden: i64,
    is_met: bool,
}

/// What one medicine cost at one pharmacy and at another.
struct Compared {
    medicine: String,
    rows: Vec<Paid>,
    /// What the list says today.
    today: Option<String>,
}

struct Paid {
    pharmacy: String,
    day: String,
    days: String,
    cost: String,
}

struct Row {
    medicine: String,
    what: String,
    why: String,
    /// Sentences that follow the figures.
    more: Vec<&'static str>,
    kind: &'static str,
    ndc: String,
}

impl SavingsPage {
    fn of(f: Frame, known: &Known) -> Self {
        let rows = known.found.iter().map(|found| row(&f, found)).collect();
        let hidden = i64::try_from(known.hidden).unwrap_or(i64::MAX);
        let before = known.before.iter().map(|one| compared(&f, one)).collect();
        Self { rows, before, hidden, is_met: known.is_met, f }
    }
}

fn row(f: &Frame, found: &Found) -> Row {
    let plainly = |what, why, saving| (f.t(what).into_owned(), figures(f, why, saving).to_string());
    let mut more = Vec::new();
    let (what, why) = match &found.advice {
        Advice::InNetwork(saving) => plainly("savings-network", "savings-network-why", *saving),
        Advice::ByMail(saving) => plainly("savings-mail", "savings-mail-why", *saving),
        Advice::Equal(equal) => {
            more.extend(equal.lower_tier.then_some("savings-equal-lower"));
            more.push("savings-equal-ask");
            let (name, of) = (equal.name.as_str(), equal.of.as_str());
            let why = figures(f, "savings-equal-why", equal.saving);
            let why = why.put("other", name).put("medicine", of).to_string();
            (f.say("savings-equal").put("other", name).to_string(), why)
        }
    };
    Row {
        medicine: said::medicine(f, found.medicine.as_ref()),
        what,
        why,
        more,
        kind: found.advice.kind().word(),
        ndc: found.ndc.as_str().to_owned(),
    }
}

fn compared(f: &Frame, (before, month): &(Before, Option<Money>)) -> Compared {
    let paid = |fill: &Bought| Paid {
        pharmacy: fill.pharmacy.to_string(),
        day: f.day(fill.day),
        days: f.say("savings-before-days").count("n", i64::from(fill.days)).to_string(),
        cost: f.money(fill.cost).to_string(),
    };
    let listed = |cost: Money| f.say("savings-before-today").put("cost", f.money(cost)).to_string();
    Compared {
        medicine: said::medicine(f, before.newest().map(|fill| &fill.medicine)),
        rows: before.fills.iter().map(paid).collect(),
        today: month.map(listed),
    }
}

fn figures<'f>(f: &'f Frame, key: &'static str, saving: Saving) -> web::Say<'f> {
    let money = |money: Money| f.money(money).to_string();
    let words = f.say(key).put("dearer", money(saving.dearer));
    words.put("cheaper", money(saving.cheaper)).put("saved", money(saving.saved()))
}

impl Page for SavingsPage {
    const NAME: &'static str = "savings";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        samples::savings(f)
    }
}
