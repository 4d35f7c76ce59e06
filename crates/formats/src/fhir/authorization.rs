//! ExplanationOfBenefit of the use `preauthorization`: a request for approval, in the shape of Da
//! Vinci PDex Prior Authorization. That guide leaves drugs out; its shape fits them all the same.

use base::Private;

use super::claim::{is_own, own_name};
use super::known::{Cx, json};
use super::news::moment;
use super::shape::{
    Codes, Concept, Extra, Identifier, Link, Many, Number, Period, Quantity, Raw, Text, Words,
    extensions, said, view,
};
use crate::read::{Caution, Reason};
use crate::records::{
    Authorization, AuthorizationStage as Stage, Drug, Party, Record, Sender, SourceRef,
};

view! {
    Preauthorization {
        id: Words<'a>,
        meta: Written<'a>,
        contained: Many<Raw<'a>>,
        extension: Many<Extra<'a>>,
        identifier: Many<Identifier<'a>>,
        status: Words<'a>,
        kind: Codes<'a> = "type",
        patient: Link<'a>,
        created: Words<'a>,
        provider: Link<'a>,
        priority: Codes<'a>,
        prescription: Link<'a>,
        outcome: Words<'a>,
        disposition: Words<'a>,
        pre_auth_ref: Many<Text<'a>>,
        pre_auth_ref_period: Many<Period<'a>>,
        care_team: Many<Carer<'a>>,
        item: Many<Wanted<'a>>,
        adjudication: Many<Review<'a>>,
        process_note: Many<Remark<'a>>,
    }
    Written { last_updated: Words<'a> }
    Carer { provider: Link<'a>, role: Codes<'a> }
    Wanted {
        extension: Many<Extra<'a>>,
        product_or_service: Concept<'a>,
        quantity: Quantity<'a>,
        note_number: Many<Text<'a>>,
        adjudication: Many<Review<'a>>,
    }
    Review {
        extension: Many<Extra<'a>>,
        category: Codes<'a>,
        reason: Concept<'a>,
        value: Option<Number<'a>>,
    }
    Remark { number: Words<'a>, text: Words<'a> }
}

/// X12 306, the review actions of a request for approval. `A4` pends; `CT` says to call the plan
/// and `NA` that nothing was done, so of both nobody can say where the request stands.
pub(super) const ACTIONS: [(&str, Stage); 8] = [
    ("A1", Stage::Approved),
    ("A2", Stage::ApprovedInPart),
    ("A3", Stage::NotApproved),
    ("A4", Stage::WithPlan),
    ("A6", Stage::ApprovedInPart),
    ("C", Stage::Withdrawn),
    ("CT", Stage::Unknown),
    ("NA", Stage::Unknown),
];
/// X12 1338, levels of service: an emergency, and what is urgent.
const URGENT: [&str; 2] = ["03", "U"];

pub(super) fn read(cx: &mut Cx, line: &str) -> Result<Record, Reason> {
    let one: Preauthorization = json(line)?;
    if !one.kind.is_empty() && !one.kind.has("pharmacy") {
        return Err(Reason::NotPharmacy);
    }
    let item = one.item.first();
    let drug = item.map(|item| cx.drug(&item.product_or_service)).unwrap_or_default();
    // What is taken back need not say again what it was about.
    let is_mistake = said(&one.status) == Some("entered-in-error");
    if drug == Drug::default() && !is_mistake {
        return Err(Reason::NoDrug);
    }
    if one.item.len() > 1 {
        cx.warn(Caution::OtherItems);
    }
    let stage = stage(cx, &one)?;
    let period = period(&one);
    let (prescription, rx_number) = prescription(cx, &one);
    Ok(Record::Authorization(Authorization {
        source: source(cx, &one).ok_or(Reason::NoId)?,
        person: cx.points_at(&one.patient, "mb").ok_or(Reason::NoPatient)?,
        number: number(&one).map(Private::from),
        drug,
        prescription,
        rx_number,
        prescriber: prescriber(cx, &one),
        stage,
        urgent: is_urgent(&one),
        asked: moment(cx, [&one.created]).map(Private),
        holder: own(&one, "holder").and_then(|one| said(&one.value_string)).map(Private::from),
        due: own_day(cx, &one, "due"),
        missing: missing(&one),
        missing_from: own(&one, "missing-from")
            .and_then(|one| Sender::read(said(&one.value_code)?)),
        missing_by: own_day(cx, &one, "missing-by"),
        decided: decided(cx, &one),
        from: period.and_then(|period| cx.private_day(&period.start)),
        until: period.and_then(|period| cx.private_day(&period.end)),
        quantity: allowed(cx, &one, stage),
        reason: reason(&one),
        appeal_until: own_day(cx, &one, "appeal-until"),
        updated: moment(cx, [&one.meta.last_updated]).map(Private),
    }))
}

/// What FHIR has no place for (docs/fhir.md).
fn own<'e, 'a>(one: &'e Preauthorization<'a>, name: &'static str) -> Option<&'e Extra<'a>> {
    one.extension.iter().find(|extra| {
        said(&extra.url).and_then(|url| url.strip_prefix(super::known::OWN)) == Some(name)
    })
}

fn own_day(cx: &mut Cx, one: &Preauthorization, name: &'static str) -> Option<Private<base::Day>> {
    cx.private_day(&own(one, name)?.value_date)
}

fn source(cx: &mut Cx, one: &Preauthorization) -> Option<SourceRef> {
    if let Some(id) = said(&one.id) {
        return Some(SourceRef::new("fhir", &format!("ExplanationOfBenefit/{id}")));
    }
    own_name(cx, &one.identifier)
        .or_else(|| number(one).map(|number| SourceRef::new("authorization", number)))
}

fn number<'e>(one: &'e Preauthorization) -> Option<&'e str> {
    one.pre_auth_ref.iter().find_map(Text::get)
}

/// By its FHIR name or one kept from another format, else by the number on its label.
fn prescription(
    cx: &mut Cx,
    one: &Preauthorization,
) -> (Option<SourceRef>, Option<Private<String>>) {
    let link = &one.prescription;
    let named = link.identifier.as_deref();
    let is_kept = said(&link.reference).is_some() || named.is_some_and(is_own);
    let label = named.filter(|name| !is_own(name)).and_then(|name| said(&name.value));
    let told = own(one, "rx-number").and_then(|one| said(&one.value_string));
    let name = is_kept.then(|| cx.points_at(link, "rx")).flatten();
    (name, told.or(label).map(Private::from))
}

fn stage(cx: &mut Cx, one: &Preauthorization) -> Result<Stage, Reason> {
    let status = said(&one.status).ok_or(Reason::NoStatus)?;
    if status == "entered-in-error" {
        return Ok(Stage::EnteredInError);
    }
    if let Some(word) = own(one, "stage").and_then(|one| said(&one.value_code)) {
        return Ok(Stage::read(word).unwrap_or_else(|| {
            cx.warn(Caution::ValueUnreadable);
            Stage::Unknown
        }));
    }
    let stage = match status {
        "cancelled" => Stage::Withdrawn,
        "draft" => Stage::WithPrescriber,
        "active" => action(one).unwrap_or_else(|| match said(&one.outcome) {
            // Partial is the work on it, not the approval: "some of the work has been done".
            Some("queued" | "partial") => Stage::WithPlan,
            _ => Stage::Unknown,
        }),
        _ => return Err(Reason::UnknownStatus),
    };
    let lacks = own(one, "missing").is_some();
    Ok(if stage == Stage::WithPlan && lacks { Stage::MoreNeeded } else { stage })
}

/// The review action of the whole request, else of its medicine.
fn action(one: &Preauthorization) -> Option<Stage> {
    let code = reviews(one).find_map(|review| {
        let action = extensions(&review.extension, "extension-reviewAction").next()?;
        let code = extensions(&action.extension, "extension-reviewActionCode").next()?;
        code.value_codeable_concept.code()
    })?;
    ACTIONS.iter().find(|(known, _)| *known == code).map(|(_, stage)| *stage)
}

/// Of the whole request, then of its medicine: what is said of another item is not said of it.
fn reviews<'e, 'a>(one: &'e Preauthorization<'a>) -> impl Iterator<Item = &'e Review<'a>> {
    let first = one.item.first().into_iter().flat_map(|item| item.adjudication.iter());
    one.adjudication.iter().chain(first)
}

fn is_urgent(one: &Preauthorization) -> bool {
    let level = extensions(&one.extension, "levelOfServiceCode").next();
    let level = level.and_then(|level| level.value_codeable_concept.code());
    one.priority.has("stat") || level.is_some_and(|code| URGENT.contains(&code))
}

fn missing(one: &Preauthorization) -> Option<Private<String>> {
    let parts = extensions(&one.extension, "urn:source:missing");
    let parts: Vec<&str> = parts.filter_map(|part| said(&part.value_string)).collect();
    (!parts.is_empty()).then(|| Private::from(parts.join("; ")))
}

fn decided(cx: &mut Cx, one: &Preauthorization) -> Option<Private<base::Day>> {
    let reviewed = reviews(one)
        .find_map(|review| extensions(&review.extension, "when-adjudicated").next())
        .and_then(|when| cx.private_day(&when.value_date_time));
    reviewed.or_else(|| {
        let item = one.item.first()?;
        let issued = extensions(&item.extension, "PreAuthIssueDate").next()?;
        cx.private_day(&issued.value_date)
    })
}

fn period<'e, 'a>(one: &'e Preauthorization<'a>) -> Option<&'e Period<'a>> {
    let told = |period: &&Period| said(&period.start).or(said(&period.end)).is_some();
    let of_item = || {
        let item = one.item.first()?;
        extensions(&item.extension, "PreAuthPeriod").next().map(|extra| &extra.value_period)
    };
    one.pre_auth_ref_period.iter().find(told).or_else(|| of_item().filter(told))
}

/// What was allowed; of an approval in full, what was asked for.
fn allowed(cx: &mut Cx, one: &Preauthorization, stage: Stage) -> Option<crate::records::Quantity> {
    let units = reviews(one).find(|review| review.category.has("allowedunits"));
    if let Some(units) = units {
        return cx.quantity(units.value);
    }
    let item = one.item.first().filter(|_| stage == Stage::Approved)?;
    cx.quantity(item.quantity.value)
}

/// Why, as said of the medicine. Of several things asked for, what is said of this one goes before
/// what is said of the whole.
fn reason(one: &Preauthorization) -> Option<Private<String>> {
    let denial = reviews(one).find(|review| review.category.has("denialreason"));
    let denial = denial.and_then(|review| review.reason.words()).map(Private::from);
    let whole = said(&one.disposition).map(Private::from);
    let notes = || {
        let notes: Vec<&str> = notes(one).collect();
        (!notes.is_empty()).then(|| Private::from(notes.join(" ")))
    };
    if one.item.len() > 1 {
        denial.or(whole).or_else(notes)
    } else {
        whole.or_else(notes).or(denial)
    }
}

/// The notes that the medicine refers to, and those that nothing asked for refers to.
fn notes<'e>(one: &'e Preauthorization) -> impl Iterator<Item = &'e str> {
    let refers = |item: &Wanted, number: &str| {
        item.note_number.iter().filter_map(Text::get).any(|one| one == number)
    };
    let is_about = move |note: &&Remark| {
        let Some(number) = said(&note.number) else { return true };
        let mut items = one.item.iter();
        items.next().is_some_and(|first| refers(first, number))
            || !items.any(|other| refers(other, number))
    };
    one.process_note.iter().filter(is_about).filter_map(|note| said(&note.text))
}

/// In the team, else whoever asked.
fn prescriber(cx: &mut Cx, one: &Preauthorization) -> Party {
    let in_role = |role| one.care_team.iter().find(|one| one.role.has(role));
    let member = in_role("prescribing").or_else(|| in_role("primary"));
    let link = member.or_else(|| one.care_team.first()).map(|one| &one.provider);
    cx.party(link.unwrap_or(&one.provider), &one.contained)
}
