//! A medicine's page.

use std::collections::HashSet;

use askama::Template;
use base::{Day, Money, folded};
use formats::records::{Deductible, DrugPrice, FormularyDrug, FormularyItem, PriceUnit, SourceRef};
use web::Frame;

use crate::formulary::lookup::{Listed, Offer};
use crate::prices::rules::{
    Place, Price, Saving, by_mail, month_in_network, percent, prices, tier, units_cost,
};

#[derive(Template)]
#[template(path = "prices/pages/drug.html")]
pub struct PricePage {
    f: Frame,
    name: String,
    plans: Vec<PlanView>,
    /// What pharmacies pay, where a survey says.
    paid: Option<String>,
}

/// What one plan says.
struct PlanView {
    name: String,
    /// Its list, and the days of it: at the turn of a year a plan has two.
    list: (SourceRef, [Option<Day>; 2]),
    is_yours: bool,
    tier: String,
    /// Word keys: the condition, and what it means.
    conditions: Vec<(&'static str, &'static str)>,
    rows: Vec<(&'static str, String)>,
    saving: Option<String>,
    equals: Vec<EqualRow>,
    /// Since when the list is in force, from when it will be, or until when it was.
    in_force: Option<String>,
}

/// A drug that the FDA rates as equal, and what the lists say of it.
pub struct Rated {
    pub drug: Listed,
    pub offers: Vec<Offer>,
}

/// One of them as a plan's list has it.
struct EqualRow {
    href: String,
    name: String,
    cost: String,
}

impl PricePage {
    /// The member's own plan first; where it is known, others are left out.
    pub fn of(f: Frame, drug: &FormularyDrug, (offers, own): (&[Offer], Option<&str>)) -> Self {
        let is_yours =
            |offer: &Offer| own.is_some_and(|own| folded(own) == folded(&offer.plan_name));
        let known = offers.iter().any(is_yours);
        let shown = offers.iter().filter(|offer| !known || is_yours(offer));
        Self {
            name: drug.name.clone(),
            paid: None,
            plans: shown.map(|offer| PlanView::of(&f, offer, is_yours(offer))).collect(),
            f,
        }
    }
}

impl PricePage {
    pub fn with_rated(mut self, rated: &[Rated]) -> Self {
        for plan in &mut self.plans {
            plan.equals = equals(&self.f, plan, rated);
        }
        self
    }

    pub fn with_price(self, price: Option<&DrugPrice>) -> Self {
        let paid = price.map(|price| surveyed(&self.f, price));
        Self { paid, ..self }
    }
}

/// A month's worth is not known, so it is told for a number that most labels have.
fn surveyed(f: &Frame, price: &DrugPrice) -> String {
    const UNITS: i64 = 30;
    let unit = match price.unit {
        PriceUnit::Each => "prices-unit-each",
        PriceUnit::Millilitre => "prices-unit-millilitre",
        PriceUnit::Gram => "prices-unit-gram",
    };
    let words = f.say("prices-surveyed").put("unit", f.t(unit)).put("since", f.day(price.since));
    words.put("price", f.money(units_cost(price.per_unit, UNITS))).put("units", UNITS).to_string()
}

impl PlanView {
    fn of(f: &Frame, offer: &Offer, is_yours: bool) -> Self {
        let prices = prices(&offer.shares);
        let word = &offer.item.tier;
        Self {
            name: offer.plan_name.clone(),
            list: list(offer),
            is_yours,
            tier: tier(word).map_or_else(|| word.clone(), |key| f.t(key).into_owned()),
            conditions: conditions(&offer.item),
            rows: prices.iter().map(|price| (price.place.key(), cost(f, price))).collect(),
            saving: by_mail(&prices).map(|saving| said(f, saving)),
            equals: Vec::new(),
            in_force: in_force(f, offer.days),
        }
    }
}

fn in_force(f: &Frame, [start, end]: [Option<Day>; 2]) -> Option<String> {
    let (key, day) = match (start, end.filter(|end| *end < f.today())) {
        (_, Some(end)) => ("prices-list-until", end),
        (Some(start), None) if start > f.today() => ("prices-list-from", start),
        (Some(start), None) => ("prices-list-since", start),
        (None, None) => return None,
    };
    Some(f.say(key).put("day", f.day(day)).to_string())
}

fn list(offer: &Offer) -> (SourceRef, [Option<Day>; 2]) {
    (offer.item.formulary.clone(), offer.days)
}

/// Those that this list of the plan has without a leave, the cheapest first and each name once.
fn equals(f: &Frame, plan: &PlanView, rated: &[Rated]) -> Vec<EqualRow> {
    let is_plain = |offer: &&Offer| {
        let item = &offer.item;
        let is_free = !item.prior_authorization && !item.step_therapy;
        let is_same = folded(&offer.plan_name) == folded(&plan.name) && list(offer) == plan.list;
        is_free && is_same
    };
    let mut found: Vec<(Option<Money>, EqualRow)> = rated
        .iter()
        .filter_map(|one| {
            let prices = prices(&one.offers.iter().find(is_plain)?.shares);
            Some((month_in_network(&prices), EqualRow::of(f, &one.drug, &prices)))
        })
        .collect();
    found.sort_by_cached_key(|(copay, row)| (copay.is_none(), *copay, folded(&row.name)));
    let mut seen = HashSet::new();
    found.retain(|(_, row)| seen.insert(folded(&row.name)));
    found.into_iter().map(|(_, row)| row).collect()
}

impl EqualRow {
    fn of(f: &Frame, listed: &Listed, prices: &[Price]) -> Self {
        let unknown = || f.t("prices-cost-unknown").into_owned();
        let month = prices.iter().find(|price| price.place == Place::MONTH);
        let cost = month.map_or_else(unknown, |price| cost(f, price));
        Self {
            href: format!("/prices/{}", listed.id),
            name: listed.drug.name.clone(),
            cost: f.say("prices-equals-cost").put("cost", cost).to_string(),
        }
    }
}

fn conditions(item: &FormularyItem) -> Vec<(&'static str, &'static str)> {
    let all = [
        (item.prior_authorization, ("prices-prior", "prices-prior-why")),
        (item.step_therapy, ("prices-step", "prices-step-why")),
        (item.quantity_limit, ("prices-quantity", "prices-quantity-why")),
    ];
    all.into_iter().filter(|(is, _)| *is).map(|(_, words)| words).collect()
}

fn cost(f: &Frame, price: &Price) -> String {
    let copay = price.copay.map(|copay| f.money(copay).to_string());
    let share = price.coinsurance.map(percent);
    let share = share.map(|share| f.say("prices-cost-share").put("percent", share).to_string());
    let both = |copay: String, share: String| {
        f.say("prices-cost-both").put("copay", copay).put("share", share).to_string()
    };
    let [fixed, part] = price.when;
    match (copay, share) {
        (Some(copay), Some(share)) if fixed == part => said_when(f, both(copay, share), fixed),
        (Some(copay), Some(share)) => both(said_when(f, copay, fixed), said_when(f, share, part)),
        (Some(copay), None) => said_when(f, copay, fixed),
        (None, Some(share)) => said_when(f, share, part),
        (None, None) => f.t("prices-cost-unknown").into_owned(),
    }
}

fn said_when(f: &Frame, cost: String, when: Option<Deductible>) -> String {
    let key = match when {
        None => return cost,
        Some(Deductible::After) => "prices-after-deductible",
        Some(Deductible::Before) => "prices-before-deductible",
        Some(Deductible::Waived) => "prices-deductible-waived",
    };
    f.say(key).put("cost", cost).to_string()
}

fn said(f: &Frame, saving: Saving) -> String {
    let money = |money| f.money(money).to_string();
    let words = f.say("prices-saving").put("dearer", money(saving.dearer));
    words.put("cheaper", money(saving.cheaper)).put("saved", money(saving.saved())).to_string()
}
