//! The plan's medicines: real products by name, form and strength, under invented codes and prices.

use std::collections::HashSet;
use std::sync::LazyLock;

use base::{Day, Money, Ndc};
use formats::records::{
    Availability, Drug, DrugPrice, FormularyDrug, FormularyItem, PriceUnit, Product, Quantity,
    Record, Schedule, SourceRef,
};

use crate::costs::{PHARMACY_TYPES, Tier};
use crate::directory::FORMULARY;
use crate::table::{Row, read, rows};

/// The FDA's list, as described in `data/README.md`.
static PRODUCTS: &str = include_str!("../data/products.tsv");

static MEDICINES: LazyLock<Vec<Medicine>> =
    LazyLock::new(|| rows(include_str!("../data/medicines.tsv")).map(Medicine::read).collect());

/// How a medicine is used, which decides how it is filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Usage {
    /// Every day, for years.
    Daily,
    /// When needed, so fills come at odd times.
    Needed,
    /// One course and done.
    Once,
    /// Given to a persona only: for children, controlled, mixed, specialty, or very long names.
    Special,
}

pub struct Medicine {
    pub code: &'static str,
    /// `application/product` in the FDA's list; absent for the few it does not hold.
    pub product: Option<&'static str>,
    pub name: &'static str,
    pub unit: &'static str,
    pub tier: Tier,
    pub schedule: Option<Schedule>,
    pub usage: Usage,
    /// How long `quantity` lasts.
    pub days: u16,
    quantity: Quantity,
    cost: Money,
    pub directions: [&'static str; 2],
    pub reason: Option<[&'static str; 2]>,
    /// Of the package for `days` and of that for three times as long. Labellers 99101 to 99110 are
    /// invented, so that no code here names a real package.
    codes: Option<[Ndc; 2]>,
    mixed_from: Vec<&'static str>,
}

impl Medicine {
    fn read(row: Row) -> Self {
        let mixed = row.text("product").strip_prefix("mix:");
        Self {
            code: row.text("code"),
            product: row.maybe("product").filter(|_| mixed.is_none()),
            name: row.text("name"),
            unit: row.text("unit"),
            tier: row.read("tier"),
            schedule: row.maybe("schedule").and_then(schedule),
            usage: match row.text("use") {
                "daily" => Usage::Daily,
                "needed" => Usage::Needed,
                "once" => Usage::Once,
                _ => Usage::Special,
            },
            days: row.read("days"),
            quantity: Quantity::thousandths(row.read("thousandths")),
            cost: Money::cents(row.read("cents")),
            directions: [row.text("directions"), row.text("directions_es")],
            reason: row.maybe("reason").map(|reason| [reason, row.text("reason_es")]),
            codes: row.maybe("ndc").map(|code| packages(code, row.read("days"))),
            mixed_from: mixed.map(|codes| codes.split('+').collect()).unwrap_or_default(),
        }
    }

    /// The medicine as a prescription or claim for so many days names it: every size of package
    /// has its own code.
    pub fn drug(&self, days: u16) -> Drug {
        Drug {
            ndc: self.code(days),
            rxnorm: None,
            name: Some(self.name.into()),
            schedule: self.schedule,
            ingredients: self
                .mixed_from
                .iter()
                .filter_map(|code| medicine(code).code(30))
                .collect(),
        }
    }

    /// The same from a labeller who makes nothing else here.
    pub fn drug_of_another_maker(&self, days: u16) -> Drug {
        let code = |ndc: Ndc| read(&format!("99110{}", &ndc.as_str()[5..]));
        Drug { ndc: self.code(days).map(code), ..self.drug(days) }
    }

    /// The national drug code of the package that lasts so many days.
    pub fn code(&self, days: u16) -> Option<Ndc> {
        self.codes.map(|codes| codes[usize::from(days > self.days)])
    }

    pub fn quantity(&self, days: u16) -> Quantity {
        let scaled = self.quantity.as_thousandths() * i64::from(days) / i64::from(self.days);
        Quantity::thousandths(scaled)
    }

    /// What the medicine itself costs the plan, without any fee.
    pub fn ingredient_cost(&self, days: u16) -> Money {
        Money::cents(self.cost.as_cents() * i64::from(days) / i64::from(self.days))
    }

    /// What a survey counts it in.
    fn price_unit(&self) -> PriceUnit {
        match self.unit {
            "mL" => PriceUnit::Millilitre,
            "g" => PriceUnit::Gram,
            _ => PriceUnit::Each,
        }
    }

    pub fn is_mixed(&self) -> bool {
        !self.mixed_from.is_empty()
    }

    /// The list entry's reference: the code of the month's package.
    fn listed(&self) -> Option<SourceRef> {
        self.code(self.days).map(|ndc| SourceRef::new("ndc", ndc.as_str()))
    }
}

fn packages(code: &str, days: u16) -> [Ndc; 2] {
    [days, days * 3].map(|days| read(&format!("{}{:02}", &code[..9], days.min(99))))
}

fn schedule(text: &str) -> Option<Schedule> {
    match text {
        "2" => Some(Schedule::Two),
        "3" => Some(Schedule::Three),
        "4" => Some(Schedule::Four),
        "5" => Some(Schedule::Five),
        _ => None,
    }
}

/// The medicine with this short name; a name nobody gave is a mistake in this crate.
pub fn medicine(code: &str) -> &'static Medicine {
    MEDICINES
        .iter()
        .find(|medicine| medicine.code == code)
        .unwrap_or_else(|| panic!("no medicine {code}"))
}

pub fn medicines() -> &'static [Medicine] {
    &MEDICINES
}

/// The plan's drug list, then every approved equal of a drug on it.
pub fn records() -> impl Iterator<Item = Record> + Send {
    medicines().iter().flat_map(on_the_list).chain(EQUALS.iter().cloned().map(Record::Product))
}

fn on_the_list(medicine: &'static Medicine) -> Vec<Record> {
    let Some(source) = medicine.listed() else { return Vec::new() };
    let drug = FormularyDrug {
        source: source.clone(),
        rxnorm: None,
        name: medicine.name.to_owned(),
        form: Some(medicine.unit.to_owned()),
    };
    let brand = medicine.tier.is_brand();
    let item = FormularyItem {
        source: SourceRef::new("juniper", &format!("item/{}", medicine.code)),
        drug: source,
        formulary: SourceRef::new("juniper", FORMULARY),
        availability: Availability::Active,
        tier: medicine.tier.as_str().to_owned(),
        pharmacy_types: PHARMACY_TYPES.map(str::to_owned).to_vec(),
        prior_authorization: medicine.tier == Tier::Specialty,
        step_therapy: brand && medicine.usage == Usage::Special,
        quantity_limit: medicine.schedule.is_some(),
    };
    vec![Record::FormularyDrug(drug), Record::FormularyItem(item)]
}

/// What pharmacies pay, as a national survey of our own invention found it: in force since the
/// first of the month. Medicines of specialty pharmacies are in no such survey.
pub fn prices(today: Day) -> impl Iterator<Item = Record> + Send {
    let since = Day::from_date(today.date().first_of_month());
    let surveyed = medicines().iter().filter(|one| one.tier != Tier::Specialty && !one.is_mixed());
    surveyed.filter_map(move |medicine| {
        // From cents and thousandths of a unit to hundred-thousandths of a dollar a unit.
        let part = SURVEYED_PERCENT * 1_000 * 1_000 / 100;
        Some(Record::Price(DrugPrice {
            ndc: medicine.code(medicine.days)?,
            name: medicine.name.to_uppercase(),
            per_unit: medicine.cost.as_cents() * part / medicine.quantity.as_thousandths(),
            unit: medicine.price_unit(),
            since,
            as_of: Some(since),
        }))
    })
}

/// What pharmacies pay, of what the plan counts as a medicine's cost.
const SURVEYED_PERCENT: i64 = 88;

/// Products of the FDA's list with the ingredient, form and strength of one of ours.
static EQUALS: LazyLock<Vec<Product>> = LazyLock::new(|| {
    let ours: HashSet<&str> = medicines().iter().filter_map(|medicine| medicine.product).collect();
    let kinds: HashSet<[&str; 3]> =
        rows(PRODUCTS).filter(|row| ours.contains(&*number(row))).map(|row| kind(&row)).collect();
    rows(PRODUCTS).filter(|row| kinds.contains(&kind(row))).map(|row| product(&row)).collect()
});

fn number(row: &Row) -> String {
    format!("{}/{}", row.text("appl_no"), row.text("product_no"))
}

fn kind(row: &Row) -> [&'static str; 3] {
    ["active_ingredient", "form_route", "strength"].map(|heading| row.text(heading).trim())
}

fn product(row: &Row) -> Product {
    let strength = row.text("strength");
    Product {
        source: SourceRef::new("fda", &number(row)),
        name: row.text("drug_name").trim().to_owned(),
        ingredient: row.text("active_ingredient").to_owned(),
        form_route: row.text("form_route").to_owned(),
        // The list refers some strengths to a printed edition; that is not part of the strength.
        strength: strength.split(" **").next().unwrap_or(strength).trim().to_owned(),
        te_code: row.maybe("te_code").map(str::to_owned),
        reference: row.text("reference_drug") != "0",
    }
}
