//! Our own CSV (CSV.md) and the FDA's product list: one row, one record.

mod authorization;
mod reimbursement;

use std::collections::BTreeMap;

use base::{Lang, Money, Private};

use crate::fhir::words;
use crate::read::{Caution, Reason};
use crate::records::{
    Address, Amount, CardCost, Claim, ClaimStatus, CodeSet, Coverage, CoverageStatus, Death, Drug,
    Fill, FillStatus, Life, Name, Network, Party, Person, Prescription, PrescriptionStatus,
    Product, Provider, ProviderKind, Record, SourceRef,
};
use crate::rows::{Row, Sheet, any_day, money, yes_or_no};

pub(crate) use reimbursement::reimbursement;

pub(crate) fn read(sheet: Sheet, row: &mut Row) -> Result<Record, Reason> {
    match sheet {
        Sheet::People => person(row).map(Record::Person),
        Sheet::Coverages => coverage(row).map(Record::Coverage),
        Sheet::Prescriptions => prescription(row).map(Record::Prescription),
        Sheet::Fills => fill(row).map(Record::Fill),
        Sheet::Claims => claim(row).map(Record::Claim),
        Sheet::Authorizations => authorization::authorization(row).map(Record::Authorization),
        Sheet::Pharmacies => pharmacy(row).map(Record::Provider),
        _ => product(row).map(Record::Product),
    }
}

fn person(row: &mut Row) -> Result<Person, Reason> {
    let given = ["given_name", "middle_name"].iter().filter_map(|column| row.private(column));
    let given = given.collect();
    let phones = ["phone", "other_phone"].iter().filter_map(|column| row.private(column));
    let phones = phones.collect();
    Ok(Person {
        refs: vec![named("person", row.need("person_id")?)],
        member_id: row.private("member_id"),
        name: Name {
            given,
            family: row.need("family_name")?.into(),
            suffix: row.private("suffix"),
        },
        birth_date: row.day("birth_date"),
        gender: row.parsed("gender", Caution::ValueUnreadable, |word| {
            words::gender(&match word.to_ascii_lowercase().as_str() {
                "f" => "female".to_owned(),
                "m" => "male".to_owned(),
                "u" => "unknown".to_owned(),
                other => other.to_owned(),
            })
        }),
        address: address(row),
        emails: row.private("email").into_iter().collect(),
        phones,
        lang: row.parsed("language", Caution::ValueUnreadable, lang),
        died: row.parsed("died", Caution::DayUnreadable, life),
    })
}

/// A day, or yes or no where there is none to tell.
fn life(word: &str) -> Option<Life> {
    match yes_or_no(word) {
        Some(true) => Some(Life::Died(Death::DayUntold)),
        Some(false) => Some(Life::Lives),
        None => any_day(word).map(|day| Life::Died(Death::On(Private(day)))),
    }
}

pub(crate) fn lang(word: &str) -> Option<Lang> {
    match word.to_ascii_lowercase().as_str() {
        "en" | "eng" | "english" => Some(Lang::English),
        "es" | "spa" | "spanish" | "español" => Some(Lang::Spanish),
        other => other.split('-').next()?.parse().ok(),
    }
}

fn address(row: &Row) -> Option<Address> {
    let text = |column| row.private(column).unwrap_or_default();
    let lines = ["line1", "line2", "line3", "line4"];
    let found = Address {
        lines: lines.iter().filter_map(|column| row.private(column)).collect(),
        city: text("city"),
        state: text("state"),
        postal_code: text("postal_code"),
    };
    (found != Address::default()).then_some(found)
}

fn coverage(row: &mut Row) -> Result<Coverage, Reason> {
    let status = row.parsed("status", Caution::ValueUnreadable, |word| match word {
        "active" => Some(CoverageStatus::Active),
        "cancelled" | "canceled" => Some(CoverageStatus::Cancelled),
        "draft" => Some(CoverageStatus::Draft),
        "entered-in-error" => Some(CoverageStatus::EnteredInError),
        _ => None,
    });
    let relationship = row.parsed("relationship", Caution::ValueUnreadable, words::relationship);
    Ok(Coverage {
        source: named("coverage", row.need("coverage_id")?),
        person: named("person", row.need("person_id")?),
        status: status.unwrap_or_default(),
        subscriber_id: row.need("subscriber_id")?.into(),
        person_code: row.private("person_code"),
        relationship: relationship.unwrap_or_default(),
        payor: Party {
            reference: row.text("payor_id").map(|id| SourceRef::new("csv", &format!("payor/{id}"))),
            name: row.private("payor_name"),
        },
        plan_name: row.owned("plan_name"),
        group_number: row.private("group_number"),
        group_name: row.private("group_name"),
        rx_bin: row.private("rx_bin"),
        rx_pcn: row.private("rx_pcn"),
        rx_group: row.private("rx_group"),
        rx_id: row.private("rx_id"),
        member_id: None,
        extras: Vec::new(),
        start: row.day("start"),
        end: row.day("end"),
        costs: row.text("costs").map(costs).unwrap_or_default(),
    })
}

/// `Generic=$10; Brand=25% after deductible`
fn costs(text: &str) -> Vec<CardCost> {
    let cost = |part: &str| {
        let (label, value) = part.split_once('=')?;
        let (label, value) = (label.trim().to_owned(), value.trim());
        Some(match money(value) {
            Some(amount) => CardCost::Amount { label, amount },
            None => CardCost::Words { label, words: value.to_owned() },
        })
    };
    text.split(';').filter_map(cost).collect()
}

fn prescription(row: &mut Row) -> Result<Prescription, Reason> {
    let drug = drug(row);
    if drug == Drug::default() {
        return Err(Reason::NoDrug);
    }
    let status = row.text("status").unwrap_or("active");
    Ok(Prescription {
        source: named("prescription", row.need("prescription_id")?),
        aliases: row.text("rx_number").map(|rx| SourceRef::new("rx", rx)).into_iter().collect(),
        person: named("person", row.need("person_id")?),
        status: words::prescription_status(status).unwrap_or(PrescriptionStatus::Unknown),
        standing: row
            .parsed("standing", Caution::ValueUnreadable, words::standing)
            .unwrap_or_default(),
        drug,
        rx_number: row.private("rx_number"),
        directions: row.private("directions"),
        reason: row.private("reason"),
        quantity: row.quantity("quantity"),
        unit: row.owned("unit"),
        days_supply: row.count("days_supply"),
        refills_allowed: row.count("refills_allowed"),
        written: row.day("written"),
        expires: row.day("expires"),
        prescriber: party(row, "prescriber"),
        pharmacy: party(row, "pharmacy"),
        by_mail: row.flag("by_mail"),
    })
}

fn fill(row: &mut Row) -> Result<Fill, Reason> {
    let status = row.text("status").unwrap_or("completed");
    let by_id = row.text("prescription_id").map(|id| named("prescription", id));
    Ok(Fill {
        source: named("fill", row.need("fill_id")?),
        person: named("person", row.need("person_id")?),
        prescription: by_id.or_else(|| row.text("rx_number").map(|rx| SourceRef::new("rx", rx))),
        status: words::fill_status(status).unwrap_or(FillStatus::Unknown),
        drug: drug(row),
        day: row.day("day"),
        quantity: row.quantity("quantity"),
        days_supply: row.count("days_supply"),
        pharmacy: party(row, "pharmacy"),
    })
}

fn claim(row: &mut Row) -> Result<Claim, Reason> {
    let id = row.need("claim_id")?;
    let other = |text: Option<&str>| text.map(|id| named("claim", id));
    Ok(Claim {
        source: named("claim", id),
        claim_number: row.text("claim_number").unwrap_or(id).into(),
        person: named("person", row.need("person_id")?),
        status: claim_status(row.need("status")?).ok_or(Reason::BadValue("status"))?,
        service_day: Private(row.need_day("service_day")?),
        decided: row.day("decided"),
        paid_day: row.day("paid_day"),
        drug: drug(row),
        rx_number: row.private("rx_number"),
        quantity: row.quantity("quantity"),
        days_supply: row.count("days_supply"),
        refill_number: row.count("refill_number"),
        refills_authorized: row.count("refills_authorized"),
        codes: CodeSet {
            daw: row.owned("daw"),
            brand_generic: row.owned("brand_generic"),
            origin: row.owned("origin"),
            compound: row.owned("compound"),
            rejects: list(row.text("rejects")),
        },
        pharmacy: party(row, "pharmacy"),
        prescriber: party(row, "prescriber"),
        network: row.parsed("network", Caution::ValueUnreadable, |word| match word {
            "in" => Some(Network::In),
            "out" => Some(Network::Out),
            "other" => Some(Network::Other),
            _ => None,
        }),
        amounts: amounts(row),
        notes: row.private("note").into_iter().collect(),
        replaces: other(row.text("replaces")),
        replaced_by: other(row.text("replaced_by")),
    })
}

fn claim_status(word: &str) -> Option<ClaimStatus> {
    match word.to_ascii_lowercase().as_str() {
        "paid" => Some(ClaimStatus::Paid),
        "partly-paid" | "partiallypaid" => Some(ClaimStatus::PartlyPaid),
        "denied" => Some(ClaimStatus::Denied),
        "reversed" | "cancelled" => Some(ClaimStatus::Reversed),
        _ => None,
    }
}

/// A column for each kind of amount, under CARIN's word for it.
fn amounts(row: &mut Row) -> BTreeMap<Amount, Money> {
    let columns = words::AMOUNTS.iter().filter_map(|(word, kind)| {
        let money = row.money(word)?;
        Some((*kind, money))
    });
    columns.collect()
}

fn drug(row: &mut Row) -> Drug {
    Drug {
        ndc: row.parsed("ndc", Caution::NdcUnreadable, |text| text.parse().ok()),
        rxnorm: row.private("rxnorm"),
        name: row.private("drug_name"),
        schedule: row.parsed("schedule", Caution::ValueUnreadable, words::schedule),
        ingredients: list(row.text("ingredients"))
            .iter()
            .filter_map(|ndc| ndc.parse().ok())
            .collect(),
    }
}

fn list(text: Option<&str>) -> Vec<String> {
    let parts = text.unwrap_or_default().split([' ', ';', ',']);
    parts.filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

/// `pharmacy_npi`, else `pharmacy_ncpdp`, else `pharmacy_id`; and `pharmacy_name`.
fn party(row: &mut Row, who: &str) -> Party {
    let npi = row.npi(&format!("{who}_npi")).map(|npi| SourceRef::new("npi", npi.as_str()));
    let ncpdp = row.text(&format!("{who}_ncpdp")).map(|number| SourceRef::new("ncpdp", number));
    let own = row.text(&format!("{who}_id")).map(|id| named(who, id));
    Party { reference: npi.or(ncpdp).or(own), name: row.private(&format!("{who}_name")) }
}

fn pharmacy(row: &mut Row) -> Result<Provider, Reason> {
    let npi = row.npi("npi");
    let mut refs = vec![named("pharmacy", row.need("pharmacy_id")?)];
    refs.extend(npi.map(|npi| SourceRef::new("npi", npi.as_str())));
    refs.extend(row.text("ncpdp").map(|number| SourceRef::new("ncpdp", number)));
    Ok(Provider {
        refs,
        kind: ProviderKind::Pharmacy,
        name: row.need("name")?.to_owned(),
        npi,
        ncpdp: row.owned("ncpdp"),
        phones: row.owned("phone").into_iter().collect(),
        lines: Vec::new(),
        address: address(row),
        mail_order: row.flag("mail_order"),
    })
}

fn product(row: &mut Row) -> Result<Product, Reason> {
    let (application, number) = (row.need("appl_no")?, row.need("product_no")?);
    Ok(Product {
        source: SourceRef::new("fda", &format!("{application}/{number}")),
        name: row.need("drug_name")?.to_owned(),
        ingredient: row.need("active_ingredient")?.to_owned(),
        form_route: row.owned("form_route").unwrap_or_default(),
        strength: row.owned("strength").unwrap_or_default(),
        te_code: row.owned("te_code"),
        reference: row.text("reference_drug") == Some("1"),
    })
}

fn named(kind: &str, id: &str) -> SourceRef {
    SourceRef::new("csv", &format!("{kind}/{id}"))
}
