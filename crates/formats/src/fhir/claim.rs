//! ExplanationOfBenefit: a pharmacy claim as the plan decided it (CARIN Blue Button).

use std::collections::BTreeMap;

use base::{Money, Private};

use super::known::{Cx, json};
use super::shape::{
    Codes, Concept, Identifier, Link, Many, Period, Quantity, Raw, Sum, Words, said, view,
};
use crate::read::{Caution, Reason};
use crate::records::{
    Amount, Claim, ClaimStatus, CodeSet, Drug, Network, Party, Record, SourceRef,
};

view! {
    Eob {
        id: Words<'a>,
        contained: Many<Raw<'a>>,
        identifier: Many<Identifier<'a>>,
        status: Words<'a>,
        kind: Codes<'a> = "type",
        usage: Words<'a> = "use",
        patient: Link<'a>,
        billable_period: Period<'a>,
        created: Words<'a>,
        provider: Link<'a>,
        outcome: Words<'a>,
        prescription: Link<'a>,
        related: Many<Related<'a>>,
        care_team: Many<CareTeam<'a>>,
        supporting_info: Many<Info<'a>>,
        item: Many<Item<'a>>,
        adjudication: Many<Adjudication<'a>>,
        total: Many<Adjudication<'a>>,
        payment: Payment<'a>,
        process_note: Many<Note<'a>>,
    }
    Related { claim: Link<'a>, relationship: Codes<'a>, reference: Identifier<'a> }
    CareTeam { provider: Link<'a>, role: Codes<'a> }
    Info {
        category: Codes<'a>,
        code: Codes<'a>,
        timing_date: Words<'a>,
        value_quantity: Quantity<'a>,
    }
    Item {
        product_or_service: Concept<'a>,
        serviced_date: Words<'a>,
        serviced_period: Period<'a>,
        quantity: Quantity<'a>,
        adjudication: Many<Adjudication<'a>>,
        detail: Many<Detail<'a>>,
    }
    Detail { product_or_service: Concept<'a> }
    Adjudication { category: Codes<'a>, reason: Codes<'a>, amount: Sum<'a> }
    Payment { kind: Codes<'a> = "type", date: Words<'a> }
    Note { text: Words<'a> }
}

pub(super) fn read(cx: &mut Cx, line: &str) -> Result<Record, Reason> {
    let eob: Eob = json(line)?;
    if said(&eob.usage) == Some("preauthorization") {
        return super::authorization::read(cx, line);
    }
    if !eob.kind.is_empty() && !eob.kind.has("pharmacy") {
        return Err(Reason::NotPharmacy);
    }
    if said(&eob.usage).is_some_and(|word| word != "claim") {
        return Err(Reason::NotAClaim);
    }
    let codes = codes(&eob);
    let status = status(cx, &eob, &codes)?;
    let claim_number = claim_number(&eob).or(said(&eob.id)).ok_or(Reason::NoId)?;
    let network = network(&eob);
    let amounts = amounts(cx, &eob);
    check_identities(cx, &amounts, network);
    let item = eob.item.first();
    Ok(Record::Claim(Claim {
        source: source(cx, &eob).ok_or(Reason::NoId)?,
        claim_number: claim_number.into(),
        person: cx.points_at(&eob.patient, "mb").ok_or(Reason::NoPatient)?,
        status,
        service_day: Private(service_day(cx, &eob).ok_or(Reason::NoServiceDay)?),
        decided: cx.private_day(&eob.created),
        paid_day: cx.private_day(&eob.payment.date),
        drug: drug(cx, item),
        rx_number: rx_number(&eob).map(Private::from),
        quantity: item.and_then(|item| cx.quantity(item.quantity.value)),
        days_supply: count(cx, &eob, "dayssupply"),
        refill_number: count(cx, &eob, "refillnum"),
        refills_authorized: count(cx, &eob, "refillsauthorized"),
        codes,
        pharmacy: cx.party(&eob.provider, &eob.contained),
        prescriber: prescriber(cx, &eob),
        network,
        amounts,
        notes: eob.process_note.iter().filter_map(|n| said(&n.text).map(Private::from)).collect(),
        replaces: related(cx, &eob, "prior"),
        replaced_by: related(cx, &eob, "replacedby"),
    }))
}

fn status(cx: &mut Cx, eob: &Eob, codes: &CodeSet) -> Result<ClaimStatus, Reason> {
    match said(&eob.status).ok_or(Reason::NoStatus)? {
        "active" => {}
        // A claim entered in error is taken back as well: its amounts count no longer.
        "cancelled" | "entered-in-error" => return Ok(ClaimStatus::Reversed),
        "draft" => return Err(Reason::NotDecided),
        _ => return Err(Reason::UnknownStatus),
    }
    if said(&eob.outcome) == Some("queued") {
        return Err(Reason::NotDecided);
    }
    for (code, status) in PAID_WORDS {
        if eob.payment.kind.has(code) {
            return Ok(status);
        }
    }
    cx.warn(Caution::NoPaymentType);
    let denied = !codes.rejects.is_empty() || said(&eob.outcome) == Some("error");
    Ok(if denied { ClaimStatus::Denied } else { ClaimStatus::Paid })
}

pub(super) const PAID_WORDS: [(&str, ClaimStatus); 3] = [
    ("paid", ClaimStatus::Paid),
    ("partiallypaid", ClaimStatus::PartlyPaid),
    ("denied", ClaimStatus::Denied),
];

/// The payer's number is the identifier of type `uc`; older feeds give one without a type.
fn claim_number<'e>(eob: &'e Eob) -> Option<&'e str> {
    let unique = eob.identifier.iter().find(|one| one.kind.has("uc"));
    let first = || eob.identifier.iter().find(|one| !is_rx_number(one));
    said(&unique.or_else(first)?.value)
}

fn source(cx: &mut Cx, eob: &Eob) -> Option<SourceRef> {
    if let Some(id) = said(&eob.id) {
        return Some(SourceRef::new("fhir", &format!("ExplanationOfBenefit/{id}")));
    }
    if let Some(own) = own_name(cx, &eob.identifier) {
        return Some(own);
    }
    claim_number(eob).map(|number| SourceRef::new("claim", number))
}

/// The name a record had before it travelled through FHIR.
pub(super) fn own_name(cx: &mut Cx, identifiers: &[Identifier]) -> Option<SourceRef> {
    let own = identifiers.iter().find(|one| is_own(one))?;
    cx.identifier(own, "id")
}

pub(super) fn is_own(identifier: &Identifier) -> bool {
    said(&identifier.system).is_some_and(|system| system.starts_with(super::known::OWN))
}

fn is_rx_number(identifier: &Identifier) -> bool {
    said(&identifier.system)
        .is_some_and(|system| system.ends_with("rx_srvc_rfrnc_num") || system.ends_with("RxNumber"))
}

fn rx_number<'e>(eob: &'e Eob) -> Option<&'e str> {
    let named = eob.prescription.identifier.as_deref();
    let listed = || eob.identifier.iter().find(|one| is_rx_number(one));
    said(&named.or_else(listed)?.value)
}

fn service_day(cx: &mut Cx, eob: &Eob) -> Option<base::Day> {
    let item = eob.item.first();
    item.and_then(|item| cx.day(&item.serviced_date))
        .or_else(|| item.and_then(|item| cx.day(&item.serviced_period.start)))
        .or_else(|| cx.day(&eob.billable_period.start))
        .or_else(|| info(eob, "clmrecvddate").and_then(|info| cx.day(&info.timing_date)))
}

fn drug(cx: &mut Cx, item: Option<&Item>) -> Drug {
    let Some(item) = item else {
        cx.warn(Caution::DrugUnnamed);
        return Drug::default();
    };
    let mut drug = cx.drug(&item.product_or_service);
    drug.ingredients
        .extend(item.detail.iter().filter_map(|detail| cx.drug(&detail.product_or_service).ndc));
    if drug == Drug::default() {
        cx.warn(Caution::DrugUnnamed);
    }
    drug
}

/// Supporting information is found by its category; its sequence means nothing.
fn info<'e, 'a>(eob: &'e Eob<'a>, category: &str) -> Option<&'e Info<'a>> {
    eob.supporting_info.iter().find(|info| info.category.has(category))
}

fn count(cx: &mut Cx, eob: &Eob, category: &str) -> Option<u16> {
    cx.count(info(eob, category)?.value_quantity.value)
}

fn codes(eob: &Eob) -> CodeSet {
    let code = |category| info(eob, category)?.code.code().map(str::to_owned);
    let literal = eob.item.first().is_some_and(|item| item.product_or_service.has("compound"));
    CodeSet {
        daw: code("dawcode"),
        brand_generic: code("brandgenericindicator"),
        origin: code("rxorigincode"),
        compound: code("compoundcode").or_else(|| literal.then(|| "2".to_owned())),
        rejects: rejects(eob),
    }
}

fn rejects(eob: &Eob) -> Vec<String> {
    let lines = eob.item.iter().flat_map(|item| item.adjudication.iter());
    let mut codes: Vec<String> = Vec::new();
    for line in lines.chain(eob.adjudication.iter()).filter(|one| one.category.has("rejectreason"))
    {
        for code in line.reason.all() {
            if !codes.iter().any(|known| known == code) {
                codes.push(code.to_owned());
            }
        }
    }
    codes
}

fn network(eob: &Eob) -> Option<Network> {
    let status = eob.adjudication.iter().find(|one| one.category.has("benefitpaymentstatus"))?;
    match status.reason.code()? {
        "innetwork" => Some(Network::In),
        "outofnetwork" => Some(Network::Out),
        "other" => Some(Network::Other),
        _ => None,
    }
}

fn prescriber(cx: &mut Cx, eob: &Eob) -> Party {
    let in_role = |role| eob.care_team.iter().find(|one| one.role.has(role));
    in_role("prescribing")
        .or_else(|| in_role("primary"))
        .map(|one| cx.party(&one.provider, &eob.contained))
        .unwrap_or_default()
}

fn related(cx: &mut Cx, eob: &Eob, relationship: &str) -> Option<SourceRef> {
    let link = eob.related.iter().find(|one| one.relationship.has(relationship))?;
    cx.points_at(&link.claim, "claim").or_else(|| cx.identifier(&link.reference, "claim"))
}

pub(crate) const AMOUNT_WORDS: [(&str, Amount); 17] = [
    ("submitted", Amount::Submitted),
    ("copay", Amount::Copay),
    ("eligible", Amount::Eligible),
    ("deductible", Amount::Deductible),
    ("benefit", Amount::Benefit),
    ("coinsurance", Amount::Coinsurance),
    ("noncovered", Amount::NonCovered),
    ("priorpayerpaid", Amount::PriorPayerPaid),
    ("paidbypatient", Amount::PaidByPatient),
    ("paidtoprovider", Amount::PaidToProvider),
    ("paidtopatient", Amount::PaidToPatient),
    ("memberliability", Amount::MemberLiability),
    ("discount", Amount::Discount),
    ("drugcost", Amount::DrugCost),
    ("paidbypatientcash", Amount::PaidByPatient),
    ("paidbypatientother", Amount::PaidByPatient),
    ("paidbypatienthealthaccount", Amount::PaidByPatient),
];

/// A whole (false), or one of the ways a patient paid that add up to it (true).
fn amount_kind(category: &Codes) -> Option<(Amount, bool)> {
    let code = category.code()?;
    let at = AMOUNT_WORDS.iter().position(|(word, _)| *word == code)?;
    Some((AMOUNT_WORDS[at].1, at >= 14))
}

/// The claim's totals; where a total is missing, the sum over its items.
fn amounts(cx: &mut Cx, eob: &Eob) -> BTreeMap<Amount, Money> {
    let mut amounts = sums(cx, eob.total.iter());
    let items = sums(cx, eob.item.iter().flat_map(|item| item.adjudication.iter()));
    for (kind, sum) in items {
        amounts.entry(kind).or_insert(sum);
    }
    amounts
}

fn sums<'e, 'a: 'e>(
    cx: &mut Cx,
    lines: impl Iterator<Item = &'e Adjudication<'a>>,
) -> BTreeMap<Amount, Money> {
    let mut sums = BTreeMap::<Amount, Money>::new();
    let mut parts: Option<Money> = None;
    for line in lines {
        let Some((kind, is_part)) = amount_kind(&line.category) else { continue };
        let Some(money) = cx.money(line.amount.value, &line.amount.currency) else { continue };
        if is_part {
            parts = Some(parts.unwrap_or_default() + money);
        } else {
            let sum = sums.entry(kind).or_default();
            *sum = *sum + money;
        }
    }
    if let Some(parts) = parts {
        sums.entry(Amount::PaidByPatient).or_insert(parts);
    }
    sums
}

/// The guide's own example breaks its sums, so they are worth a word and no more (HEALTH-DATA 2).
fn check_identities(cx: &mut Cx, amounts: &BTreeMap<Amount, Money>, network: Option<Network>) {
    let get = |kind| amounts.get(&kind).copied();
    let or_none = |kind| get(kind).unwrap_or_default();
    let shares = [Amount::Deductible, Amount::Coinsurance, Amount::Copay, Amount::NonCovered];
    let liability = get(Amount::MemberLiability);
    if let Some(liability) = liability
        && shares.iter().any(|kind| amounts.contains_key(kind))
        && liability != shares.into_iter().map(or_none).sum()
    {
        cx.warn(Caution::MemberLiability);
    }
    let eligible = get(Amount::Eligible);
    if let (Some(paid), Some(eligible), Some(liability)) =
        (get(Amount::PaidToProvider), eligible, liability)
        && paid != eligible - liability
    {
        cx.warn(Caution::PaidToProvider);
    }
    if let (Some(discount), Some(submitted), Some(eligible), Some(network)) =
        (get(Amount::Discount), get(Amount::Submitted), eligible, network)
    {
        let due = match network {
            Network::In => submitted - or_none(Amount::NonCovered) - eligible,
            Network::Out | Network::Other => Money::ZERO,
        };
        if discount != due {
            cx.warn(Caution::Discount);
        }
    }
}
