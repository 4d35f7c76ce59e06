//! Organization, Practitioner and Location: the plan's directory.

use base::Npi;

use super::known::{Cx, NPI, PURPOSES, is_ncpdp, json};
use super::people::{best_address, best_name, reached};
use super::shape::{
    Address as PostalAddress, Concept, HumanName, Identifier, Many, Meta, Telecom, Words, said,
    view,
};
use crate::read::Reason;
use crate::records::{Address, Caller, Line, Provider, ProviderKind, Record, SourceRef};

view! {
    Organization {
        id: Words<'a>,
        meta: Meta<'a>,
        identifier: Many<Identifier<'a>>,
        kind: Many<Concept<'a>> = "type",
        name: Words<'a>,
        telecom: Many<Telecom<'a>>,
        address: Many<PostalAddress<'a>>,
        contact: Many<Contact<'a>>,
    }
    Contact { purpose: Concept<'a>, telecom: Many<Telecom<'a>>, address: PostalAddress<'a> }
    Practitioner {
        id: Words<'a>,
        identifier: Many<Identifier<'a>>,
        name: Many<HumanName<'a>>,
        telecom: Many<Telecom<'a>>,
        address: Many<PostalAddress<'a>>,
    }
    Place {
        id: Words<'a>,
        identifier: Many<Identifier<'a>>,
        kind: Many<Concept<'a>> = "type",
        name: Words<'a>,
        telecom: Many<Telecom<'a>>,
        address: PostalAddress<'a>,
    }
}

/// The parts every kind of provider shares.
struct Entry<'e> {
    own: Option<SourceRef>,
    identifiers: &'e [Identifier<'e>],
    kind: ProviderKind,
    name: Option<String>,
    phones: Vec<String>,
    lines: Vec<Line>,
    address: Option<Address>,
    mail_order: bool,
}

pub(super) fn organization(cx: &mut Cx, line: &str) -> Result<Record, Reason> {
    let one: Organization = json(line)?;
    let (mut phones, mut lines) = (phones(&one.telecom), Vec::new());
    for contact in one.contact.iter() {
        let told = self::phones(&contact.telecom).into_iter().filter(|phone| !phone.is_empty());
        match caller(&contact.purpose) {
            Some(caller) => lines.extend(told.map(|phone| Line { caller, phone })),
            None => phones.extend(told),
        }
    }
    phones.dedup();
    let of_contact = || {
        one.contact.iter().find_map(|contact| best_address(std::slice::from_ref(&contact.address)))
    };
    entry(
        cx,
        Entry {
            own: name_of("Organization", &one.id),
            identifiers: &one.identifier,
            kind: organization_kind(&one),
            name: said(&one.name).map(str::to_owned),
            phones,
            lines,
            address: best_address(&one.address).or_else(of_contact),
            mail_order: ships(&one.kind),
        },
    )
}

pub(super) fn practitioner(cx: &mut Cx, line: &str) -> Result<Record, Reason> {
    let one: Practitioner = json(line)?;
    entry(
        cx,
        Entry {
            own: name_of("Practitioner", &one.id),
            identifiers: &one.identifier,
            kind: ProviderKind::Prescriber,
            name: best_name(&one.name).map(|name| name.full()),
            phones: phones(&one.telecom),
            lines: Vec::new(),
            address: best_address(&one.address),
            mail_order: false,
        },
    )
}

pub(super) fn location(cx: &mut Cx, line: &str) -> Result<Record, Reason> {
    let one: Place = json(line)?;
    let pharmacy = is_pharmacy(&one.kind) || one.identifier.iter().any(is_ncpdp);
    entry(
        cx,
        Entry {
            own: name_of("Location", &one.id),
            identifiers: &one.identifier,
            kind: if pharmacy { ProviderKind::Pharmacy } else { ProviderKind::Other },
            name: said(&one.name).map(str::to_owned),
            phones: phones(&one.telecom),
            lines: Vec::new(),
            address: best_address(std::slice::from_ref(&one.address)),
            mail_order: ships(&one.kind),
        },
    )
}

fn entry(cx: &mut Cx, entry: Entry) -> Result<Record, Reason> {
    let npi = entry.identifiers.iter().find_map(|one| npi(cx, one));
    let ncpdp = entry.identifiers.iter().find(|one| is_ncpdp(one));
    let mut refs: Vec<SourceRef> = entry.own.into_iter().collect();
    for one in entry.identifiers {
        if let Some(name) = cx.identifier(one, "id")
            && !refs.contains(&name)
        {
            refs.push(name);
        }
    }
    if refs.is_empty() {
        return Err(Reason::NoId);
    }
    Ok(Record::Provider(Provider {
        refs,
        kind: entry.kind,
        name: entry.name.ok_or(Reason::NoName)?,
        npi,
        ncpdp: ncpdp.and_then(|one| said(&one.value)).map(str::to_owned),
        phones: entry.phones,
        lines: entry.lines,
        address: entry.address,
        mail_order: entry.mail_order,
    }))
}

fn name_of(kind: &str, id: &Words) -> Option<SourceRef> {
    said(id).map(|id| SourceRef::new("fhir", &format!("{kind}/{id}")))
}

fn npi(cx: &mut Cx, identifier: &Identifier) -> Option<Npi> {
    let is_npi = said(&identifier.system) == Some(NPI) || identifier.kind.has("NPI");
    if is_npi { cx.npi(said(&identifier.value)?) } else { None }
}

fn phones(telecom: &[Telecom]) -> Vec<String> {
    reached(telecom, &["phone"]).into_iter().map(|phone| phone.0).collect()
}

/// Whom a contact of an insurance card's payer answers.
fn caller(purpose: &Concept) -> Option<Caller> {
    PURPOSES.into_iter().find(|(_, _, code)| purpose.has(code)).map(|(caller, ..)| caller)
}

/// NUCC gives pharmacies the taxonomy codes 3336…; 333600000X itself, too.
fn is_pharmacy(kinds: &[Concept]) -> bool {
    kinds
        .iter()
        .flat_map(|kind| kind.coding.iter())
        .filter_map(|coding| said(&coding.code))
        .any(|code| code.starts_with("3336") || matches!(code, "PHARM" | "OUTPHARM" | "pharm"))
}

fn ships(kinds: &[Concept]) -> bool {
    kinds.iter().any(|kind| kind.has(super::write::MAIL_PHARMACY))
}

fn organization_kind(one: &Organization) -> ProviderKind {
    let any = |codes: &[&str]| one.kind.iter().any(|kind| codes.iter().any(|c| kind.has(c)));
    let payer_number = |id: &Identifier| {
        ["payerid", "NAIC", "naiccode", "NIIP"].iter().any(|code| id.kind.has(code))
    };
    let of_card = |text: &super::shape::Text| {
        text.get().is_some_and(|profile| profile.contains("C4DIC-Organization"))
    };
    if is_pharmacy(&one.kind) || one.identifier.iter().any(is_ncpdp) {
        ProviderKind::Pharmacy
    } else if any(&["pay", "ins"])
        || one.identifier.iter().any(payer_number)
        || one.contact.iter().any(|contact| contact.purpose.has("PAYOR"))
        || one.meta.profile.iter().any(of_card)
    {
        ProviderKind::Payer
    } else {
        ProviderKind::Other
    }
}
