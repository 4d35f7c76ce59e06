//! InsurancePlan, Basic (formulary item) and MedicationKnowledge: the plan's drug list
//! (Da Vinci US Drug Formulary).

use base::Money;

use super::claim::own_name;
use super::known::{Cx, RXNORM, json};
use super::look::{self, APPEARANCE, LEAFLET};
use super::shape::{
    Concept, Extra, Identifier, Link, Many, Meta, Period, Quantity, Words, extensions, said, view,
};
use crate::read::Reason;
use crate::records::{
    Availability, CostShare, Deductible, DrugPrice, FormularyDrug, FormularyItem, Plan, PriceUnit,
    Product, Record, SourceRef,
};

view! {
    InsurancePlan {
        id: Words<'a>,
        meta: Meta<'a>,
        identifier: Many<Identifier<'a>>,
        kind: Many<Concept<'a>> = "type",
        name: Words<'a>,
        period: Period<'a>,
        coverage: Many<PlanCoverage<'a>>,
        plan: Many<PlanPart<'a>>,
    }
    PlanCoverage { extension: Many<Extra<'a>> }
    PlanPart { specific_cost: Many<SpecificCost<'a>> }
    SpecificCost { category: Concept<'a>, benefit: Many<Benefit<'a>> }
    Benefit { kind: Concept<'a> = "type", cost: Many<Cost<'a>> }
    Cost { kind: Concept<'a> = "type", qualifiers: Many<Concept<'a>>, value: Quantity<'a> }
    Basic {
        id: Words<'a>,
        identifier: Many<Identifier<'a>>,
        code: Concept<'a>,
        subject: Link<'a>,
        extension: Many<Extra<'a>>,
    }
    BasicCode { code: Concept<'a> }
    Knowledge {
        id: Words<'a>,
        identifier: Many<Identifier<'a>>,
        code: Concept<'a>,
        dose_form: Concept<'a>,
    }
}

pub(super) fn plan(cx: &mut Cx, line: &str) -> Result<Record, Reason> {
    let one: InsurancePlan = json(line)?;
    let own = said(&one.id).map(|id| SourceRef::new("fhir", &format!("InsurancePlan/{id}")));
    let mut refs: Vec<SourceRef> = own.into_iter().collect();
    refs.extend(one.identifier.iter().filter_map(|number| cx.identifier(number, "plan")));
    if refs.is_empty() {
        return Err(Reason::NoId);
    }
    let of_formulary = |text: &super::shape::Text| {
        text.get().is_some_and(|profile| profile.contains("usdf-Formulary"))
    };
    let formulary = one
        .coverage
        .iter()
        .flat_map(|part| extensions(&part.extension, "FormularyReference-extension"))
        .find_map(|link| cx.points_at(&link.value_reference, "plan"));
    Ok(Record::Plan(Plan {
        refs,
        name: said(&one.name).ok_or(Reason::NoName)?.to_owned(),
        is_formulary: one.kind.iter().any(|kind| kind.has("DRUGPOL"))
            || one.meta.profile.iter().any(of_formulary),
        formulary,
        start: cx.day(&one.period.start),
        end: cx.day(&one.period.end),
        cost_shares: cost_shares(cx, &one),
    }))
}

fn cost_shares(cx: &mut Cx, plan: &InsurancePlan) -> Vec<CostShare> {
    let mut shares = Vec::new();
    for place in plan.plan.iter().flat_map(|part| part.specific_cost.iter()) {
        let Some(pharmacy_type) = place.category.code() else { continue };
        for benefit in place.benefit.iter() {
            let Some(tier) = benefit.kind.code() else { continue };
            let (fixed, part) = (half(benefit, "copay"), half(benefit, "coinsurance"));
            let free = |cost: &&Cost| is_free(cost);
            let copay = match fixed.filter(free) {
                Some(_) => Some(Money::ZERO),
                None => fixed.and_then(|cost| cx.dollars(cost.value.value?)),
            };
            let coinsurance = match part.filter(free) {
                Some(_) => Some(0),
                None => part.and_then(|cost| percent(cx, &cost.value)),
            };
            shares.push(CostShare {
                tier: tier.to_owned(),
                pharmacy_type: pharmacy_type.to_owned(),
                copay,
                coinsurance,
                copay_when: copay.and(fixed).and_then(deductible),
                coinsurance_when: coinsurance.and(part).and_then(deductible),
            });
        }
    }
    shares
}

/// One half of what is paid; nothing where the plan says that it does not apply.
fn half<'b, 'a>(benefit: &'b Benefit<'a>, kind: &str) -> Option<&'b Cost<'a>> {
    let not_this = format!("{kind}-not-applicable");
    let applies = !benefit.cost.iter().any(|cost| has(cost, &not_this));
    benefit.cost.iter().find(|cost| cost.kind.has(kind)).filter(|_| applies)
}

fn has(cost: &Cost, qualifier: &str) -> bool {
    cost.qualifiers.iter().any(|one| one.has(qualifier))
}

/// `charge` is what goes without saying.
fn is_free(cost: &Cost) -> bool {
    ["no-charge", FREE_AFTER].iter().any(|word| has(cost, word))
}

fn deductible(cost: &Cost) -> Option<Deductible> {
    let said = |(word, _): &&(&str, Deductible)| has(cost, word);
    DEDUCTIBLE_WORDS.iter().find(said).map(|(_, when)| *when)
}

const FREE_AFTER: &str = "no-charge-after-deductible";

pub(super) const DEDUCTIBLE_WORDS: [(&str, Deductible); 4] = [
    ("after-deductible", Deductible::After),
    ("before-deductible", Deductible::Before),
    ("deductible-waived", Deductible::Waived),
    (FREE_AFTER, Deductible::After),
];

/// Thousandths of a percent.
fn percent(cx: &mut Cx, share: &Quantity) -> Option<u32> {
    u32::try_from(cx.quantity(share.value)?.as_thousandths()).ok()
}

pub(super) const PRODUCT: &str = "drug-product";
pub(super) const PRICE: &str = "drug-price";

/// Basic is FHIR's drawer for everything else; only a few kinds are ours.
pub(super) fn is_ours(line: &str) -> bool {
    let ours = ["formulary-item", PRODUCT, PRICE, APPEARANCE, LEAFLET];
    json::<BasicCode>(line).is_ok_and(|basic| ours.iter().any(|code| basic.code.has(code)))
}

pub(super) fn basic(cx: &mut Cx, line: &str) -> Result<Record, Reason> {
    let one: Basic = json(line)?;
    if one.code.has(PRICE) {
        return price(&one);
    }
    if one.code.has(APPEARANCE) {
        return look::appearance(&one);
    }
    if one.code.has(LEAFLET) {
        return look::leaflet(&one);
    }
    let own = said(&one.id).map(|id| SourceRef::new("fhir", &format!("Basic/{id}")));
    let source = own.or_else(|| own_name(cx, &one.identifier)).ok_or(Reason::NoId)?;
    if one.code.has(PRODUCT) { product(&one, source) } else { item(cx, &one, source) }
}

fn item(cx: &mut Cx, one: &Basic, source: SourceRef) -> Result<Record, Reason> {
    let first = |ending| extensions(&one.extension, ending).next();
    let is = |ending| first(ending).is_some_and(|mark| said(&mark.value_boolean) == Some("true"));
    let formulary = first("FormularyReference-extension").ok_or(Reason::NoFormulary)?;
    let tier = first("DrugTierID-extension").and_then(|mark| mark.value_codeable_concept.code());
    let status = first("AvailabilityStatus-extension").and_then(|mark| said(&mark.value_code));
    let pharmacies = extensions(&one.extension, "PharmacyBenefitType-extension");
    Ok(Record::FormularyItem(FormularyItem {
        source,
        drug: cx.points_at(&one.subject, "id").ok_or(Reason::NoDrug)?,
        formulary: cx.points_at(&formulary.value_reference, "plan").ok_or(Reason::NoFormulary)?,
        availability: match status {
            Some("inactive") => Availability::Inactive,
            _ => Availability::Active,
        },
        tier: tier.ok_or(Reason::NoTier)?.to_owned(),
        pharmacy_types: pharmacies
            .filter_map(|mark| mark.value_codeable_concept.code().map(str::to_owned))
            .collect(),
        prior_authorization: is("PriorAuthorization-extension"),
        step_therapy: is("StepTherapyLimit-extension"),
        quantity_limit: is("QuantityLimit-extension"),
    }))
}

fn product(one: &Basic, source: SourceRef) -> Result<Record, Reason> {
    let text =
        |ending| extensions(&one.extension, ending).find_map(|mark| said(&mark.value_string));
    let needed = |ending| text(ending).map(str::to_owned).ok_or(Reason::NoName);
    Ok(Record::Product(Product {
        source,
        name: needed("product:name")?,
        ingredient: needed("product:ingredient")?,
        form_route: text("product:form-route").unwrap_or_default().to_owned(),
        strength: text("product:strength").unwrap_or_default().to_owned(),
        te_code: text("product:te-code").map(str::to_owned),
        reference: text("product:reference") == Some("true"),
    }))
}

fn price(one: &Basic) -> Result<Record, Reason> {
    let text = |ending: &'static str| {
        extensions(&one.extension, ending).find_map(|mark| said(&mark.value_string))
    };
    let unit = |word: &str| PriceUnit::ALL.into_iter().find(|unit| unit.word() == word);
    let read = || {
        Some(DrugPrice {
            ndc: text("price:ndc")?.parse().ok()?,
            name: text("price:name")?.to_owned(),
            per_unit: text("price:per-unit")?.parse().ok()?,
            unit: unit(text("price:unit")?)?,
            since: text("price:since")?.parse().ok()?,
            as_of: text("price:as-of").and_then(|day| day.parse().ok()),
        })
    };
    read().map(Record::Price).ok_or(Reason::MissingValue("price"))
}

pub(super) fn drug(cx: &mut Cx, line: &str) -> Result<Record, Reason> {
    let one: Knowledge = json(line)?;
    let own = said(&one.id).map(|id| SourceRef::new("fhir", &format!("MedicationKnowledge/{id}")));
    let rxnorm = one.code.coding.iter().find(|coding| said(&coding.system) == Some(RXNORM));
    let shown = rxnorm.and_then(|coding| said(&coding.display));
    let form = one.dose_form.words().or_else(|| one.dose_form.code());
    Ok(Record::FormularyDrug(FormularyDrug {
        source: own.or_else(|| own_name(cx, &one.identifier)).ok_or(Reason::NoId)?,
        rxnorm: rxnorm.and_then(|coding| said(&coding.code)).map(str::to_owned),
        name: said(&one.code.text)
            .or(shown)
            .or_else(|| one.code.words())
            .ok_or(Reason::NoName)?
            .to_owned(),
        form: form.map(str::to_owned),
    }))
}
