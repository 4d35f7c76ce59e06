//! Claims as files that others read: a table for a spreadsheet, and FHIR for another program.

use base::{ClaimId, Day, MemberId, Money, Private};
use coverage::PersonView;
use formats::fhir::{Stamp, write_with};
use formats::records::{
    Amount, Claim, ClaimStatus, Coverage, Drug, Gender, Life, Network, Party, Person, Record,
    SourceRef,
};

use super::rules;
use super::store::{Body, Stored};

/// The columns, in an order that stays: new ones are added at the end.
const COLUMNS: [&str; 23] = [
    "claim_number",
    "filled_on",
    "status",
    "medicine",
    "ndc",
    "rx_number",
    "quantity",
    "days_supply",
    "pharmacy",
    "prescriber",
    "network",
    "price_asked",
    "discount",
    "price_accepted",
    "plan_paid",
    "deductible",
    "copay",
    "coinsurance",
    "not_covered",
    "your_share",
    "you_paid",
    "reject_codes",
    "notes",
];

/// A mark that tells spreadsheets the text is UTF-8: without it they spoil Spanish names.
const BOM: &str = "\u{feff}";

pub fn csv(claims: &[Stored]) -> String {
    let mut text = format!("{BOM}{}\r\n", COLUMNS.join(","));
    for claim in claims {
        let cells: Vec<String> = cells(claim).iter().map(|cell| quoted(cell)).collect();
        text.push_str(&cells.join(","));
        text.push_str("\r\n");
    }
    text
}

fn cells(claim: &Stored) -> [String; COLUMNS.len()] {
    let body = &claim.body;
    let text = |text: &Option<Private<String>>| text.as_ref().map(ToString::to_string);
    let amount = |kind| body.amounts.get(&kind).copied().map(plain);
    let or_empty = Option::unwrap_or_default;
    let notes: Vec<&str> = body.notes.iter().map(|note| note.as_str()).collect();
    [
        body.claim_number.to_string(),
        claim.day.to_string(),
        status(claim.status).to_owned(),
        or_empty(text(&body.medicine)),
        or_empty(body.ndc.map(|ndc| ndc.as_str().to_owned())),
        or_empty(text(&body.rx_number)),
        or_empty(body.quantity.map(|quantity| quantity.to_string())),
        or_empty(body.days_supply.map(|days| days.to_string())),
        or_empty(text(&body.pharmacy)),
        or_empty(text(&body.prescriber)),
        or_empty(body.network.map(|one| network(one).to_owned())),
        or_empty(amount(Amount::Submitted)),
        or_empty(amount(Amount::Discount)),
        or_empty(amount(Amount::Eligible)),
        or_empty(rules::plan_paid(claim.status, &body.amounts).map(plain)),
        or_empty(amount(Amount::Deductible)),
        or_empty(amount(Amount::Copay)),
        or_empty(amount(Amount::Coinsurance)),
        or_empty(amount(Amount::NonCovered)),
        or_empty(amount(Amount::MemberLiability)),
        or_empty(rules::taken(claim.status, &body.amounts).map(plain)),
        body.codes.rejects.join(" "),
        notes.join(" "),
    ]
}

/// `-1234.50`: no sign of currency and no commas, so that it stays a number.
fn plain(money: Money) -> String {
    let (sign, cents) = (if money < Money::ZERO { "-" } else { "" }, money.as_cents().abs());
    format!("{sign}{}.{:02}", cents / 100, cents % 100)
}

/// A cell as RFC 4180 writes it. A text that a spreadsheet would run as a formula gets an
/// apostrophe before it (OWASP, CSV Injection); a plain number stays a number.
fn quoted(cell: &str) -> String {
    let runs = cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    let guard = if runs && cell.parse::<f64>().is_err() { "'" } else { "" };
    if guard.is_empty() && !cell.contains(['"', ',', '\r', '\n']) {
        return cell.to_owned();
    }
    format!("\"{guard}{}\"", cell.replace('"', "\"\""))
}

const fn status(status: ClaimStatus) -> &'static str {
    match status {
        ClaimStatus::Paid => "paid",
        ClaimStatus::PartlyPaid => "partly paid",
        ClaimStatus::Denied => "not covered",
        ClaimStatus::Reversed => "taken back",
    }
}

const fn network(network: Network) -> &'static str {
    match network {
        Network::In => "in",
        Network::Out => "out",
        Network::Other => "other",
    }
}

/// Whose claims they are.
pub struct Whose {
    pub id: MemberId,
    pub person: Option<PersonView>,
    pub coverages: Vec<Coverage>,
    /// Where this portal is: ids are unique within it.
    pub origin: String,
}

/// A FHIR bundle: the patient, their coverages, and a C4BB-ExplanationOfBenefit-Pharmacy for each
/// version of a claim, which points at them.
pub fn bundle(versions: &[Stored], whose: &Whose, (plan, today): (&str, Day)) -> String {
    let plan = Party { reference: None, name: Some(plan.into()) };
    let origin = whose.origin.trim_end_matches('/');
    let entry = |name: &SourceRef, record: &Record, under: Option<&Coverage>| {
        let (_, place) = name.parts();
        // Whoever insures is whom the coverage names as its payer (HEALTH-DATA 2).
        let insurer = under.map_or(&plan, |coverage| &coverage.payor).clone();
        let coverage = under.map(|coverage| coverage.source.clone());
        let stamp = Stamp { as_of: Some(today), insurer: Some(insurer), coverage };
        let resource = write_with(record, &stamp);
        format!("{{\"fullUrl\":\"{origin}/fhir/{place}\",\"resource\":{resource}}}")
    };
    let patient = patient_name(whose.id);
    let person = whose.person.as_ref().map(|person| person_record(&patient, person, origin));
    let person = person.map(|person| entry(&patient, &Record::Person(person), None));
    let coverages: Vec<Coverage> =
        whose.coverages.iter().map(|one| paid_by(one.clone(), &plan)).collect();
    let covers =
        coverages.iter().map(|one| entry(&one.source, &Record::Coverage(one.clone()), None));
    let all = versions.iter().map(|version| {
        let claim = Claim { person: patient.clone(), ..record(version) };
        let under = coverages.iter().find(|coverage| covers_on(coverage, version.day));
        entry(&claim.source.clone(), &Record::Claim(claim), under)
    });
    let entries: Vec<String> = person.into_iter().chain(covers).chain(all).collect();
    format!(
        "{{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[{}]}}\n",
        entries.join(",\n")
    )
}

/// A coverage whose payer the file did not name is the plan's.
fn paid_by(one: Coverage, plan: &Party) -> Coverage {
    let payor = Some(one.payor).filter(|payor| *payor != Party::default());
    Coverage { payor: payor.unwrap_or_else(|| plan.clone()), ..one }
}

fn covers_on(one: &Coverage, day: Day) -> bool {
    one.start.as_ref().is_none_or(|start| **start <= day)
        && one.end.as_ref().is_none_or(|end| day <= **end)
}

pub fn patient_name(id: MemberId) -> SourceRef {
    SourceRef::new("fhir", &format!("Patient/{id}"))
}

/// Their number is one of this plan's, and so it is said to be one of this portal's.
fn person_record(name: &SourceRef, person: &PersonView, origin: &str) -> Person {
    let number = person.member_id.as_ref().map(|number| {
        let number = number.as_str();
        SourceRef::new("mb", &format!("{origin}/fhir/member-number|{number}"))
    });
    Person {
        refs: std::iter::once(name.clone()).chain(number).collect(),
        member_id: person.member_id.clone(),
        name: person.name.clone(),
        birth_date: person.birth_date.clone(),
        // The profile demands one, and nobody needs it here.
        gender: Some(Gender::Unknown),
        address: person.address.clone(),
        emails: person.emails.clone(),
        phones: person.phones.clone(),
        lang: person.lang,
        died: person.died.clone().map(Life::Died),
    }
}

/// The claim as the noun that files are made of; ids are this portal's own.
pub(super) fn record(stored: &Stored) -> Claim {
    let body: Body = stored.body.clone();
    let named = |name: Option<Private<String>>| Party { reference: None, name };
    Claim {
        source: eob(stored.link.id),
        claim_number: body.claim_number,
        person: SourceRef::new("fhir", "Patient/me"),
        status: stored.status,
        service_day: Private(stored.day),
        decided: body.decided,
        paid_day: body.paid_day,
        drug: Drug {
            ndc: body.ndc,
            rxnorm: None,
            name: body.medicine,
            schedule: None,
            ingredients: body.ingredients,
        },
        rx_number: body.rx_number,
        quantity: body.quantity,
        days_supply: body.days_supply,
        refill_number: body.refill_number,
        refills_authorized: body.refills_authorized,
        codes: body.codes,
        pharmacy: named(body.pharmacy),
        prescriber: named(body.prescriber),
        network: body.network,
        amounts: body.amounts,
        notes: body.notes,
        replaces: stored.link.replaces.map(eob),
        replaced_by: stored.link.replaced_by.map(eob),
    }
}

fn eob(id: ClaimId) -> SourceRef {
    SourceRef::new("fhir", &format!("ExplanationOfBenefit/{id}"))
}

#[cfg(test)]
mod tests {
    use formats::records::Name;

    use super::*;

    #[test]
    fn no_cell_runs_as_a_formula_and_numbers_stay_numbers() {
        for (cell, written) in [
            ("=1+1", "\"'=1+1\""),
            ("+cmd|' /C calc'!A0", "\"'+cmd|' /C calc'!A0\""),
            ("@SUM(A1)", "\"'@SUM(A1)\""),
            ("\t=1", "\"'\t=1\""),
            ("-2+3", "\"'-2+3\""),
            ("-12.50", "-12.50"),
            ("＝1", "\"'＝1\""),
            ("Cedar Lane", "Cedar Lane"),
            ("Lane, Cedar", "\"Lane, Cedar\""),
            ("5\" strip", "\"5\"\" strip\""),
            ("two\nlines", "\"two\nlines\""),
        ] {
            assert_eq!(quoted(cell), written, "{cell}");
        }
    }

    #[test]
    fn amounts_are_written_without_a_sign_of_currency() {
        for (cents, written) in [(0, "0.00"), (5, "0.05"), (123_450, "1234.50"), (-5, "-0.05")] {
            assert_eq!(plain(Money::cents(cents)), written);
        }
    }
    #[test]
    fn the_patient_of_a_file_has_a_gender_and_a_number_with_a_system() {
        let person = PersonView {
            name: Name { given: vec!["Ann".into()], family: "Ortiz".into(), suffix: None },
            member_id: Some("048215307".into()),
            ..PersonView::default()
        };
        let whose = Whose {
            id: MemberId::new([7; 16]),
            person: Some(person),
            coverages: Vec::new(),
            origin: "https://portal.example/".to_owned(),
        };
        let today = Day::new(2027, 3, 4).unwrap();
        let bundle: serde_json::Value =
            serde_json::from_str(&bundle(&[], &whose, ("Juniper Rx", today))).unwrap();
        let patient = &bundle["entry"][0]["resource"];
        assert_eq!(patient["gender"], "unknown");
        let number = &patient["identifier"][0];
        assert_eq!(number["type"]["coding"][0]["code"], "MB");
        assert_eq!(number["system"], "https://portal.example/fhir/member-number");
        assert_eq!(number["value"], "048215307");
    }
}
