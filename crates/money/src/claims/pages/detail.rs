//! A claim's own page: every amount explained, every code in plain words.

use askama::Template;
use base::{Day, Ndc, Private};
use formats::records::{Amount, ClaimStatus, CodeSet, Network};
use web::Frame;

use super::said;
use crate::claims::rules::{self, Doubt, Line};
use crate::claims::store::{Body, Stored};

#[derive(Template)]
#[template(path = "claims/pages/detail.html")]
pub struct DetailPage {
    f: Frame,
    medicine: String,
    tag: (&'static str, &'static str),
    meaning: &'static str,
    /// Where the version that counts is, when this is an earlier one.
    newest: Option<String>,
    is_denied: bool,
    /// Where to ask for the money back, of one that its member may have paid in full.
    money_back: Option<String>,
    notes: Vec<String>,
    /// Each code, with what it means and what to do, where we can say it.
    rejects: Vec<(String, Option<&'static str>)>,
    amounts: Vec<AmountRow>,
    doubts: Vec<&'static str>,
    facts: Vec<(&'static str, String)>,
    ingredients: Vec<String>,
    versions: Vec<VersionRow>,
}

/// An amount with its name and what it means.
struct AmountRow {
    label: &'static str,
    why: &'static str,
    money: String,
    is_total: bool,
}

/// One version in the chain of a claim.
struct VersionRow {
    href: String,
    words: String,
    /// What it costs the member by this version.
    cost: String,
    tag: (&'static str, &'static str),
    is_this: bool,
}

impl DetailPage {
    /// The version at `at`, among all versions from the first to the newest.
    pub fn of(
        f: Frame,
        versions: &[Stored],
        at: usize,
        ingredients: &[(Ndc, Option<String>)],
    ) -> Self {
        let claim = &versions[at];
        let body = &claim.body;
        let newest = versions.last().filter(|newest| newest.link.id != claim.link.id);
        let is_chain = versions.len() > 1;
        let all = if is_chain { versions } else { &[] };
        Self {
            medicine: said::medicine(&f, body.medicine.as_ref()),
            tag: said::tag(claim.status),
            meaning: meaning(claim.status),
            newest: newest.map(|newest| format!("/claims/{}", newest.link.id)),
            is_denied: claim.status == ClaimStatus::Denied,
            money_back: money_back(claim),
            notes: body.notes.iter().map(ToString::to_string).collect(),
            rejects: body
                .codes
                .rejects
                .iter()
                .map(|code| (f.say("claims-reject").put("code", code).to_string(), denial(code)))
                .collect(),
            amounts: rules::explain(&body.amounts).iter().map(|l| AmountRow::of(&f, l)).collect(),
            doubts: rules::doubts(&body.amounts, body.network).into_iter().map(doubt).collect(),
            facts: facts(&f, claim),
            ingredients: ingredients.iter().map(ingredient).collect(),
            versions: all.iter().enumerate().map(|(n, v)| VersionRow::of(&f, v, n == at)).collect(),
            f,
        }
    }
}

impl AmountRow {
    fn of(f: &Frame, line: &Line) -> Self {
        let (label, why) = amount_keys(line.kind);
        let is_total = matches!(line.kind, Amount::MemberLiability);
        Self { label, why, money: f.money(line.money).to_string(), is_total }
    }
}

impl VersionRow {
    fn of(f: &Frame, version: &Stored, is_this: bool) -> Self {
        let day = version.body.decided.as_ref().or(version.body.paid_day.as_ref());
        Self {
            href: format!("/claims/{}", version.link.id),
            words: match day {
                Some(day) => f.say("claims-version-decided").put("day", f.day(**day)).to_string(),
                None => f.t("claims-version-undated").into_owned(),
            },
            cost: f
                .say("claims-version-cost")
                .put("amount", said::amount(f, version.status, version.line().your_cost))
                .to_string(),
            tag: said::tag(version.status),
            is_this,
        }
    }
}

/// A claim that was not covered, or was filled outside the network.
fn money_back(claim: &Stored) -> Option<String> {
    let is_outside = matches!(claim.body.network, Some(Network::Out | Network::Other));
    let is_denied = claim.status == ClaimStatus::Denied;
    let may = is_denied || (is_outside && claim.status != ClaimStatus::Reversed);
    may.then(|| format!("/claims/reimbursement/new?claim={}", claim.link.id))
}

/// What a code of the pharmacies' network comes to for a member, in words of ours.
pub(crate) fn denial(code: &str) -> Option<&'static str> {
    Some(match code {
        "65" | "52" | "69" => "claims-denial-coverage",
        "70" | "MR" => "claims-denial-not-listed",
        "75" | "3W" => "claims-denial-approval",
        "76" | "7X" => "claims-denial-quantity",
        "79" => "claims-denial-early",
        "88" => "claims-denial-safety",
        "608" => "claims-denial-step",
        "40" | "50" => "claims-denial-pharmacy",
        _ => return None,
    })
}

const fn meaning(status: ClaimStatus) -> &'static str {
    match status {
        ClaimStatus::Paid => "claims-meaning-paid",
        ClaimStatus::PartlyPaid => "claims-meaning-partly",
        ClaimStatus::Denied => "claims-meaning-denied",
        ClaimStatus::Reversed => "claims-meaning-reversed",
    }
}

const fn amount_keys(kind: Amount) -> (&'static str, &'static str) {
    match kind {
        Amount::Submitted => ("claims-submitted", "claims-submitted-why"),
        Amount::Discount => ("claims-discount", "claims-discount-why"),
        Amount::DrugCost => ("claims-drug-cost", "claims-drug-cost-why"),
        Amount::Eligible => ("claims-eligible", "claims-eligible-why"),
        Amount::PriorPayerPaid => ("claims-prior-payer", "claims-prior-payer-why"),
        Amount::Benefit => ("claims-benefit", "claims-benefit-why"),
        Amount::PaidToProvider => ("claims-to-provider", "claims-to-provider-why"),
        Amount::PaidToPatient => ("claims-to-patient", "claims-to-patient-why"),
        Amount::Deductible => ("claims-deductible", "claims-deductible-why"),
        Amount::Copay => ("claims-copay", "claims-copay-why"),
        Amount::Coinsurance => ("claims-coinsurance", "claims-coinsurance-why"),
        Amount::NonCovered => ("claims-uncovered", "claims-uncovered-why"),
        Amount::MemberLiability => ("claims-share", "claims-share-why"),
        Amount::PaidByPatient => ("claims-by-patient", "claims-by-patient-why"),
    }
}

const fn doubt(doubt: Doubt) -> &'static str {
    match doubt {
        Doubt::Share => "claims-doubt-share",
        Doubt::PlanPart => "claims-doubt-plan",
        Doubt::Discount => "claims-doubt-discount",
    }
}

/// The rows of the summary, without those the claim says nothing about.
fn facts(f: &Frame, claim: &Stored) -> Vec<(&'static str, String)> {
    let body = &claim.body;
    let text = |private: &Option<Private<String>>| private.as_ref().map(ToString::to_string);
    let day = |day: &Option<Private<Day>>| day.as_ref().map(|day| f.day(**day));
    let words = |key: Option<&'static str>| key.map(|key| f.t(key).into_owned());
    let number = Some(body.claim_number.to_string()).filter(|number| !number.is_empty());
    let rows = [
        ("claims-day", Some(f.day(claim.day))),
        ("claims-pharmacy", Some(said::pharmacy(f, body.pharmacy.as_ref()))),
        ("claims-network", words(body.network.map(network))),
        ("claims-prescriber", text(&body.prescriber)),
        ("claims-quantity", quantity(f, body)),
        ("claims-rx-number", text(&body.rx_number)),
        ("claims-refill", refill(f, body)),
        ("claims-brand", words(brand(&body.codes))),
        ("claims-choice-of-product", words(daw(&body.codes))),
        ("claims-origin", words(origin(&body.codes))),
        ("claims-compound", words(compound(&body.codes))),
        ("claims-ndc", body.ndc.map(|ndc| spaced(&ndc))),
        ("claims-decided", day(&body.decided)),
        ("claims-paid-day", day(&body.paid_day)),
        ("claims-number", number),
    ];
    rows.into_iter().filter_map(|(key, value)| Some((key, value?))).collect()
}

fn quantity(f: &Frame, body: &Body) -> Option<String> {
    let days = |days: u16| f.say("claims-days-supply").count("n", days).to_string();
    match (body.quantity, body.days_supply) {
        (Some(quantity), Some(supply)) => Some(format!("{quantity}, {}", days(supply))),
        (Some(quantity), None) => Some(quantity.to_string()),
        (None, Some(supply)) => Some(days(supply)),
        (None, None) => None,
    }
}

fn refill(f: &Frame, body: &Body) -> Option<String> {
    Some(match (body.refill_number?, body.refills_authorized.filter(|all| *all > 0)) {
        (0, _) => f.t("claims-refill-first").into_owned(),
        (n, Some(all)) if all >= n => {
            f.say("claims-refill-of").put("n", n).put("all", all).to_string()
        }
        (n, _) => f.say("claims-refill-number").put("n", n).to_string(),
    })
}

const fn network(network: Network) -> &'static str {
    match network {
        Network::In => "claims-network-in",
        Network::Out => "claims-network-out",
        Network::Other => "claims-network-other",
    }
}

fn brand(codes: &CodeSet) -> Option<&'static str> {
    match codes.brand_generic.as_deref()? {
        "B" => Some("claims-brand-brand"),
        "G" => Some("claims-brand-generic"),
        _ => None,
    }
}

/// Why this product and no other. 0 says that nothing special was asked, so nothing is shown.
fn daw(codes: &CodeSet) -> Option<&'static str> {
    match codes.daw.as_deref()? {
        "1" => Some("claims-daw-1"),
        "2" => Some("claims-daw-2"),
        "3" => Some("claims-daw-3"),
        "4" => Some("claims-daw-4"),
        "5" => Some("claims-daw-5"),
        "6" => Some("claims-daw-6"),
        "7" => Some("claims-daw-7"),
        "8" => Some("claims-daw-8"),
        "9" => Some("claims-daw-9"),
        _ => None,
    }
}

fn origin(codes: &CodeSet) -> Option<&'static str> {
    match codes.origin.as_deref()? {
        "1" => Some("claims-origin-1"),
        "2" => Some("claims-origin-2"),
        "3" => Some("claims-origin-3"),
        "4" => Some("claims-origin-4"),
        "5" => Some("claims-origin-5"),
        _ => None,
    }
}

fn compound(codes: &CodeSet) -> Option<&'static str> {
    (codes.compound.as_deref()? == "2").then_some("claims-compound-yes")
}

fn ingredient((ndc, name): &(Ndc, Option<String>)) -> String {
    match name {
        Some(name) => format!("{name} ({})", spaced(ndc)),
        None => spaced(ndc),
    }
}

/// A drug code in its three parts, as labels print it.
fn spaced(ndc: &Ndc) -> String {
    let digits = ndc.as_str();
    format!("{}-{}-{}", &digits[..5], &digits[5..9], &digits[9..])
}
