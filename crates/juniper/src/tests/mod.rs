//! The plan as a whole. `money` looks at the claims, `cast` at the hand-made members.

mod cast;
mod money;

use std::collections::{HashMap, HashSet};

use base::Ndc;
use formats::records::{Claim, Party, Person, Prescription, SourceRef};

use super::*;
use crate::costs::Tier;
use crate::drugs::medicines;

const SEED: u64 = 7;

fn today() -> Day {
    Day::new(2027, 3, 4).unwrap()
}

fn plan(members: u32) -> Vec<Record> {
    records(SEED, Size { members }, today()).collect()
}

fn claims(records: &[Record]) -> impl Iterator<Item = &Claim> {
    records.iter().filter_map(|record| match record {
        Record::Claim(claim) => Some(claim),
        _ => None,
    })
}

fn prescriptions(records: &[Record]) -> impl Iterator<Item = &Prescription> {
    records.iter().filter_map(|record| match record {
        Record::Prescription(rx) => Some(rx),
        _ => None,
    })
}

fn people(records: &[Record]) -> impl Iterator<Item = &Person> {
    records.iter().filter_map(|record| match record {
        Record::Person(person) => Some(person),
        _ => None,
    })
}

#[test]
fn the_same_seed_tells_the_same_plan_and_another_seed_another() {
    assert!(plan(40) == plan(40));
    let other: Vec<Record> = records(SEED + 1, Size { members: 40 }, today()).collect();
    assert!(plan(40) != other);
}

#[test]
fn a_member_is_the_same_however_many_others_there_are() {
    let (few, many) = (plan(5), plan(25));
    assert!(few == many[..few.len()]);
    let alone: Vec<Record> = claims_only(SEED, 25, 1, today()).collect();
    assert_eq!(people(&alone).count(), 25);
    assert!(people(&alone).eq(people(&many).skip(24)));
}

/// What a record is called, what it may be called besides, and whom it names.
fn names(record: &Record) -> (Vec<SourceRef>, Vec<SourceRef>) {
    let party = |party: &Party| party.reference.clone();
    let one = |source: &SourceRef| vec![source.clone()];
    match record {
        Record::Provider(provider) => (provider.refs.clone(), Vec::new()),
        Record::Plan(plan) => (plan.refs.clone(), Vec::new()),
        Record::FormularyDrug(drug) => (one(&drug.source), Vec::new()),
        Record::FormularyItem(item) => {
            (one(&item.source), vec![item.drug.clone(), item.formulary.clone()])
        }
        Record::Product(product) => (one(&product.source), Vec::new()),
        Record::Price(price) => (vec![SourceRef::new("nadac", price.ndc.as_str())], Vec::new()),
        Record::Appearance(look) => (vec![SourceRef::new("look", &look.product)], Vec::new()),
        Record::Leaflet(one) => {
            let name = format!("{}/{}/{}", one.of.as_str(), one.lang, one.part.word());
            (vec![SourceRef::new("leaflet", &name)], Vec::new())
        }
        Record::Person(person) => (person.refs.clone(), Vec::new()),
        Record::Coverage(cover) => {
            let named = [Some(cover.person.clone()), party(&cover.payor)];
            (one(&cover.source), named.into_iter().flatten().collect())
        }
        Record::Prescription(rx) => {
            let own = one(&rx.source).into_iter().chain(rx.aliases.iter().cloned()).collect();
            let named = [Some(rx.person.clone()), party(&rx.prescriber), party(&rx.pharmacy)];
            (own, named.into_iter().flatten().collect())
        }
        Record::Fill(fill) => {
            let named =
                [Some(fill.person.clone()), fill.prescription.clone(), party(&fill.pharmacy)];
            (one(&fill.source), named.into_iter().flatten().collect())
        }
        Record::Claim(claim) => {
            let named =
                [Some(claim.person.clone()), party(&claim.prescriber), party(&claim.pharmacy)];
            (one(&claim.source), named.into_iter().flatten().collect())
        }
        Record::Authorization(asked) => {
            let named =
                [Some(asked.person.clone()), asked.prescription.clone(), party(&asked.prescriber)];
            (one(&asked.source), named.into_iter().flatten().collect())
        }
        // News names what we asked for, never what a file holds; Juniper's files tell none.
        Record::News(_) | Record::Reimbursement(_) => (Vec::new(), Vec::new()),
    }
}

#[test]
fn every_record_names_only_what_came_before_it_and_no_name_is_used_twice() {
    let mut known = HashSet::new();
    for record in plan(60) {
        let (own, named) = names(&record);
        for name in named {
            assert!(known.contains(&name), "{} is not known yet", name.as_str());
        }
        for name in own {
            assert!(known.insert(name.clone()), "{} is used twice", name.as_str());
        }
    }
}

#[test]
fn the_directory_comes_first_and_then_member_by_member() {
    let records = plan(10);
    let house = records.iter().take_while(|record| record.pass() == 0).count();
    assert!(records[house..].iter().all(|record| record.pass() > 0));
    assert!(matches!(records[house], Record::Person(_)));
}

#[test]
fn provider_numbers_hold_their_check_digit_and_are_in_no_real_range() {
    let mut providers = 0;
    for record in plan(0) {
        let Record::Provider(provider) = record else { continue };
        let Some(npi) = provider.npi else { continue };
        providers += 1;
        assert!(npi.as_str().parse::<base::Npi>().is_ok());
        assert!(npi.as_str().starts_with("2999"), "{npi}");
    }
    assert_eq!(providers, 38);
}

#[test]
fn drug_codes_are_invented_unique_and_eleven_digits_long() {
    let mut products = HashSet::new();
    for medicine in medicines().iter().filter(|medicine| !medicine.is_mixed()) {
        let code = medicine.code(medicine.days).unwrap();
        assert_eq!(code.as_str().parse::<Ndc>(), Ok(code));
        assert!(("99101".."99110").contains(&&code.as_str()[..5]), "{}", medicine.code);
        assert!(products.insert(code.as_str()[..9].to_owned()), "{}", medicine.code);
    }
}

#[test]
fn the_survey_tells_what_pharmacies_pay_for_what_is_listed_and_never_of_a_specialty() {
    let today = Day::new(2027, 3, 4).unwrap();
    let prices: Vec<_> = crate::drugs::prices(today)
        .filter_map(|record| match record {
            Record::Price(price) => Some(price),
            _ => None,
        })
        .collect();
    assert!(prices.len() > 40, "{}", prices.len());
    for price in &prices {
        let listed = medicines().iter().find(|one| one.code(one.days) == Some(price.ndc));
        let medicine = listed.unwrap();
        assert_ne!(medicine.tier, Tier::Specialty);
        let units = medicine.quantity(medicine.days).as_thousandths();
        let pays = price.per_unit * units / 1_000_000;
        let costs = medicine.ingredient_cost(medicine.days).as_cents();
        assert!(pays > costs / 2 && pays < costs, "{}: {pays} of {costs} cents", medicine.code);
        assert!(price.since <= today && today.days_since(price.since) < 31);
    }
}

#[test]
fn the_medicines_are_real_products_under_their_own_names() {
    let listed: Vec<_> = plan(0)
        .into_iter()
        .filter_map(|record| match record {
            Record::Product(product) => Some(product),
            _ => None,
        })
        .collect();
    for medicine in medicines() {
        let Some(number) = medicine.product else { continue };
        let source = SourceRef::new("fda", number);
        let product = listed.iter().find(|product| product.source == source).unwrap();
        let name = medicine.name.to_uppercase();
        let first = |text: &str| text.split([' ', ';']).next().unwrap_or_default().to_owned();
        assert!(
            name.contains(&first(&product.ingredient)) && name.contains(&first(&product.name))
                || medicine.tier.is_brand() && name.starts_with(&first(&product.name))
                || name.starts_with("TRI-SPRINTEC"),
            "{} is not {}",
            medicine.name,
            product.name
        );
    }
    let without = medicines().iter().filter(|medicine| medicine.product.is_none()).count();
    assert!(without <= 7, "{without} medicines are not in the FDA's list");
}

#[test]
fn nobody_can_be_reached_outside_the_ranges_kept_for_examples() {
    let records = plan(300);
    let hosts = ["example.org", "example.com", "example.net"];
    let phones = |record: &Record| match record {
        Record::Provider(provider) => {
            let lines = provider.lines.iter().map(|line| line.phone.clone());
            provider.phones.iter().cloned().chain(lines).collect()
        }
        Record::Person(person) => person.phones.iter().map(|phone| phone.0.clone()).collect(),
        _ => Vec::new(),
    };
    for email in people(&records).flat_map(|person| &person.emails) {
        assert!(email.parse::<base::Email>().is_ok(), "{email}");
        let host = email.split('@').nth(1).unwrap();
        let kept = hosts.iter().any(|end| host == *end || host.ends_with(&format!(".{end}")));
        assert!(kept, "{host}");
    }
    for phone in records.iter().flat_map(phones) {
        assert!(phone.parse::<base::Phone>().is_ok(), "{phone}");
        assert_eq!(&phone[4..10], "555-01", "{phone}");
    }
}

#[test]
fn generated_members_have_few_prescriptions_and_about_twenty_claims_a_year() {
    let records = plan(500);
    let members: Vec<_> = people(&records).skip(24).map(|person| person.refs[0].clone()).collect();
    let own_claim = |claim: &&Claim| claim.source.as_str().starts_with("juniper:claim/m");
    let total = claims(&records).filter(own_claim).count();
    let a_year = total / (2 * members.len());
    assert!((17..=23).contains(&a_year), "{a_year} claims a year");
    let mut each: HashMap<_, usize> = members.into_iter().map(|member| (member, 0)).collect();
    for rx in prescriptions(&records) {
        each.entry(rx.person.clone()).and_modify(|count| *count += 1);
    }
    assert_eq!(each.values().max(), Some(&8));
    assert_eq!(each.values().min(), Some(&0));
}

#[test]
fn card_numbers_of_generated_members_never_meet() {
    let numbers: HashSet<_> = (0..50_000).map(crate::people::member_id).collect();
    assert_eq!(numbers.len(), 50_000);
    assert!(numbers.iter().all(|number| number.len() == 9 && !number.starts_with('0')));
}

#[test]
fn a_long_past_is_as_long_as_asked_and_a_claim_belongs_to_each_fill() {
    let past = Past { days: 7_300, prescriptions: 40, fills_each: 26 };
    let records = history(SEED, 3, past, today());
    assert_eq!(prescriptions(&records).count(), 40);
    let all: Vec<&Claim> = claims(&records).collect();
    assert_eq!(all.len(), 40 * 27, "each prescription was refused once");
    let days: Vec<Day> = all.iter().map(|claim| claim.service_day.0).collect();
    let (first, last) = (days.iter().min().unwrap(), days.iter().max().unwrap());
    assert_eq!(today().days_since(*first), 7_300);
    assert!(*last < today() && today().days_since(*last) <= 14, "{last}");
    let numbers: HashSet<&str> = all.iter().map(|claim| claim.claim_number.as_str()).collect();
    assert_eq!(numbers.len(), all.len());
}

#[test]
fn parts_of_a_plan_are_the_plan_however_it_is_cut() {
    let whole: Vec<Record> = part(SEED, 0..6, 3, today()).collect();
    let halves = part(SEED, 0..2, 3, today()).chain(part(SEED, 2..6, 3, today()));
    assert!(halves.eq(whole.iter().cloned()));
    assert_eq!((people(&whole).count(), claims(&whole).count()), (6, 18));
}
