use std::collections::{BTreeMap, HashMap, HashSet};

use base::Money;
use formats::records::{Amount, Claim, ClaimStatus, Network, Prescription, Schedule};

use super::{SEED, claims, claims_only, plan, prescriptions, today};
use crate::costs::{DEDUCTIBLE, OUT_OF_POCKET};

fn of(claim: &Claim, kind: Amount) -> Money {
    claim.amounts.get(&kind).copied().unwrap_or_default()
}

fn check_identities(claim: &Claim) {
    use Amount::{
        Benefit, Coinsurance, Copay, Deductible, Discount, DrugCost, Eligible, MemberLiability,
        NonCovered, PaidByPatient, PaidToProvider, PriorPayerPaid, Submitted,
    };
    let name = claim.source.as_str();
    let sum = [Deductible, Coinsurance, Copay, NonCovered].map(|kind| of(claim, kind));
    assert_eq!(of(claim, MemberLiability), sum.into_iter().sum(), "{name}");
    let plan = of(claim, Eligible) - of(claim, MemberLiability);
    assert_eq!(of(claim, PaidToProvider), plan, "{name}");
    assert_eq!(of(claim, Benefit), plan, "{name}");
    let discount = match claim.network {
        Some(Network::In) => of(claim, Submitted) - of(claim, NonCovered) - of(claim, Eligible),
        _ => Money::ZERO,
    };
    assert_eq!(of(claim, Discount), discount, "{name}");
    assert_eq!(
        of(claim, PaidByPatient) + of(claim, PriorPayerPaid),
        of(claim, MemberLiability),
        "{name}"
    );
    if let Some(cost) = claim.amounts.get(&DrugCost) {
        assert_eq!(*cost, of(claim, Eligible), "{name}");
    }
    assert!(claim.amounts.values().all(|money| *money >= Money::ZERO), "{name}");
}

#[test]
fn the_amounts_of_every_claim_agree_with_each_other() {
    claims(&plan(1_500)).for_each(check_identities);
    for seed in 100..110 {
        let some: Vec<_> = claims_only(seed, 20, 40, today()).collect();
        assert_eq!(claims(&some).count(), 800);
        claims(&some).for_each(check_identities);
    }
}

#[test]
fn a_year_takes_no_more_than_its_deductible_and_its_limit() {
    let mut years: BTreeMap<(String, i16), (Money, Money)> = BTreeMap::new();
    for claim in claims(&plan(400)) {
        if claim.status == ClaimStatus::Reversed {
            continue;
        }
        let key = (claim.person.as_str().to_owned(), claim.service_day.year());
        let (deductible, pocket) = years.entry(key).or_default();
        *deductible = *deductible + of(claim, Amount::Deductible);
        *pocket = *pocket + of(claim, Amount::MemberLiability) - of(claim, Amount::NonCovered);
    }
    assert!(years.values().all(|year| year.0 <= DEDUCTIBLE && year.1 <= OUT_OF_POCKET));
    assert!(years.values().any(|year| year.0 == DEDUCTIBLE), "nobody met the deductible");
    assert!(years.values().any(|year| year.1 == OUT_OF_POCKET), "nobody met the limit");
}

#[test]
fn a_claim_taken_back_and_the_one_in_its_place_point_at_each_other() {
    let records = plan(400);
    let by_name: HashMap<_, _> = claims(&records).map(|claim| (&claim.source, claim)).collect();
    let mut chains = 0;
    for claim in claims(&records) {
        if let Some(newer) = &claim.replaced_by {
            assert_eq!(claim.status, ClaimStatus::Reversed);
            assert_eq!(by_name[newer].replaces.as_ref(), Some(&claim.source));
            chains += 1;
        }
        if let Some(older) = &claim.replaces {
            assert_eq!(by_name[older].replaced_by.as_ref(), Some(&claim.source));
        }
    }
    assert!(chains > 50, "{chains}");
}

#[test]
fn every_denial_has_a_code_and_plain_words() {
    let records = plan(200);
    let mut codes = HashSet::new();
    for claim in claims(&records).filter(|claim| claim.status == ClaimStatus::Denied) {
        codes.extend(claim.codes.rejects.iter().cloned());
        assert!(!claim.notes.is_empty() && claim.notes.iter().all(|note| note.len() > 30));
        assert!(claim.paid_day.is_none());
    }
    assert_eq!(codes.len(), 5);
}

#[test]
fn nothing_is_dated_after_today() {
    for claim in claims(&plan(200)) {
        assert!(*claim.service_day <= today());
        assert!(claim.paid_day.as_ref().is_none_or(|day| **day <= today()));
    }
}

#[test]
fn refills_are_counted_up_within_what_was_allowed() {
    let records = plan(200);
    let refills: HashMap<&str, Option<u16>> =
        prescriptions(&records).map(|rx| (number(rx), rx.refills_allowed)).collect();
    let mut next: HashMap<&str, u16> = HashMap::new();
    for claim in claims(&records) {
        let rx = claim.rx_number.as_ref().unwrap().as_str();
        let refill = claim.refill_number.unwrap();
        assert!(refills[rx].is_none_or(|allowed| refill <= allowed), "{rx}: {refill}");
        let due = next.entry(rx).or_default();
        assert_eq!(refill, *due, "{}", claim.source.as_str());
        let handed_over = matches!(claim.status, ClaimStatus::Paid | ClaimStatus::PartlyPaid);
        *due += u16::from(handed_over);
    }
}

fn number(rx: &Prescription) -> &str {
    rx.rx_number.as_ref().unwrap().as_str()
}

#[test]
fn a_prescription_lasts_a_year_and_a_controlled_one_half() {
    for rx in prescriptions(&plan(200)) {
        let (written, ends) = (**rx.written.as_ref().unwrap(), **rx.expires.as_ref().unwrap());
        let most = if rx.drug.schedule.is_some() { 183 } else { 365 };
        assert!(ends > written && ends.days_since(written) <= most);
        if rx.drug.schedule == Some(Schedule::Two) {
            assert_eq!(rx.refills_allowed, Some(0));
        }
    }
}

#[test]
fn the_bench_gets_as_many_claims_as_it_asks_for_within_five_years() {
    let records: Vec<_> = claims_only(SEED, 1, 10_000, today()).collect();
    assert_eq!(claims(&records).count(), 10_000);
    assert!(claims(&records).map(|claim| *claim.service_day).is_sorted());
    let first = claims(&records).next().unwrap();
    assert!(today().days_since(*first.service_day) <= 1_826);
}
