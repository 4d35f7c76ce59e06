//! A medicine's page.

use askama::Template;
use base::folded;
use formats::records::{DrugPrice, FormularyDrug, FormularyItem, PriceUnit};
use web::Frame;

use crate::formulary::lookup::Offer;
use crate::prices::rules::{Price, Saving, by_mail, percent, prices, tier, units_cost};

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
    is_yours: bool,
    tier: String,
    /// Word keys: the condition, and what it means.
    conditions: Vec<(&'static str, &'static str)>,
    rows: Vec<(&'static str, String)>,
    saving: Option<String>,
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
            is_yours,
            tier: tier(word).map_or_else(|| word.clone(), |key| f.t(key).into_owned()),
            conditions: conditions(&offer.item),
            rows: prices.iter().map(|price| (price.place.key(), cost(f, price))).collect(),
            saving: by_mail(&prices).map(|saving| said(f, saving)),
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
    match (copay, share) {
        (Some(copay), Some(share)) => {
            f.say("prices-cost-both").put("copay", copay).put("percent", share).to_string()
        }
        (Some(copay), None) => copay,
        (None, Some(share)) => f.say("prices-cost-share").put("percent", share).to_string(),
        (None, None) => f.t("prices-cost-unknown").into_owned(),
    }
}

fn said(f: &Frame, saving: Saving) -> String {
    let money = |money| f.money(money).to_string();
    let words = f.say("prices-saving").put("dearer", money(saving.dearer));
    words.put("cheaper", money(saving.cheaper)).put("saved", money(saving.saved())).to_string()
}
