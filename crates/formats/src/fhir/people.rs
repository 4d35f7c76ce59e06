//! Patient: a person in the plan.

use base::{Lang, Private};

use super::claim::is_own;
use super::known::{Cx, json};
use super::shape::{
    Address as PostalAddress, Concept, HumanName, Identifier, Many, Telecom, Words, said, view,
};
use crate::read::{Caution, Reason};
use crate::records::{Address, Death, Gender, Life, Name, Person, Record, SourceRef};

view! {
    Patient {
        id: Words<'a>,
        identifier: Many<Identifier<'a>>,
        name: Many<HumanName<'a>>,
        telecom: Many<Telecom<'a>>,
        gender: Words<'a>,
        birth_date: Words<'a>,
        deceased_boolean: Words<'a>,
        deceased_date_time: Words<'a>,
        address: Many<PostalAddress<'a>>,
        communication: Many<Communication<'a>>,
    }
    Communication { language: Concept<'a>, preferred: Words<'a> }
}

pub(super) fn read(cx: &mut Cx, line: &str) -> Result<Record, Reason> {
    let patient: Patient = json(line)?;
    let refs = refs(cx, &patient);
    if refs.is_empty() {
        return Err(Reason::NoId);
    }
    let name = best_name(&patient.name).unwrap_or_else(|| {
        cx.warn(Caution::NoPersonName);
        Name::default()
    });
    Ok(Record::Person(Person {
        refs,
        member_id: member_id(&patient.identifier).map(Private::from),
        name,
        birth_date: cx.private_day(&patient.birth_date),
        gender: said(&patient.gender).and_then(gender),
        address: best_address(&patient.address),
        emails: reached(&patient.telecom, &["email"]),
        phones: reached(&patient.telecom, &["phone", "sms"]),
        lang: lang(&patient.communication),
        died: life(cx, &patient),
    }))
}

/// A Patient is the whole state of a person (R4 http.html#update), so one that says nothing of a
/// death takes back what an earlier one said by mistake. A death at a time that cannot be read is
/// one.
fn life(cx: &mut Cx, patient: &Patient) -> Option<Life> {
    if said(&patient.deceased_date_time).is_some() {
        let day = cx.private_day(&patient.deceased_date_time);
        return Some(Life::Died(day.map_or(Death::DayUntold, Death::On)));
    }
    match said(&patient.deceased_boolean) {
        None | Some("false") => Some(Life::Lives),
        Some("true") => Some(Life::Died(Death::DayUntold)),
        Some(_) => {
            cx.warn(Caution::ValueUnreadable);
            None
        }
    }
}

/// The id, then each number the plan itself gave out; never a social security or license number.
fn refs(cx: &mut Cx, patient: &Patient) -> Vec<SourceRef> {
    let own = said(&patient.id).map(|id| SourceRef::new("fhir", &format!("Patient/{id}")));
    let mut refs: Vec<SourceRef> = own.into_iter().collect();
    for one in patient.identifier.iter() {
        let of_plan = one.kind.is_empty() || is_member_number(one) || one.kind.has("um");
        if of_plan
            && said(&one.system).is_some()
            && let Some(name) = cx.identifier(one, "mb")
            && !refs.contains(&name)
        {
            refs.push(name);
        }
    }
    refs
}

pub(super) fn is_member_number(identifier: &Identifier) -> bool {
    ["MB", "MC", "MA"].iter().any(|code| identifier.kind.has(code))
}

/// The member number that still counts: one without an end, else the one that ended last.
pub(super) fn member_id<'i>(identifiers: &'i [Identifier]) -> Option<&'i str> {
    let mut numbers: Vec<_> = identifiers.iter().filter(|one| one.kind.has("MB")).collect();
    if numbers.is_empty() {
        numbers = identifiers.iter().filter(|one| is_member_number(one)).collect();
    }
    if numbers.is_empty() {
        let untyped = |one: &&Identifier| one.kind.is_empty() && !is_own(one);
        numbers = identifiers.iter().filter(untyped).collect();
    }
    let open = numbers.iter().find(|one| said(&one.period.end).is_none());
    let last = || numbers.iter().max_by_key(|one| said(&one.period.end));
    said(&open.or_else(last)?.value)
}

/// The official name before the usual one; a former name only where there is no other.
pub(super) fn best_name(names: &[HumanName]) -> Option<Name> {
    let rank = |name: &&HumanName| match said(&name.usage) {
        Some("official") => 0,
        Some("usual") => 1,
        None => 2,
        Some("old" | "maiden") => 4,
        Some(_) => 3,
    };
    let name = names.iter().min_by_key(rank)?;
    let given = name.given.iter().filter_map(|part| part.get().map(Private::from)).collect();
    let suffix: Vec<&str> = name.suffix.iter().filter_map(|part| part.get()).collect();
    let suffix = (!suffix.is_empty()).then(|| Private::from(suffix.join(" ")));
    let parsed = Name { given, family: said(&name.family).unwrap_or_default().into(), suffix };
    if parsed.full().is_empty() { said(&name.text).map(split_name) } else { Some(parsed) }
}

/// A name given only as one text: the last word is the family's.
pub(crate) fn split_name(text: &str) -> Name {
    let (given, family) = text.trim().rsplit_once(' ').unwrap_or(("", text.trim()));
    Name {
        given: given.split_whitespace().map(Private::from).collect(),
        family: family.into(),
        suffix: None,
    }
}

pub(super) fn best_address(addresses: &[PostalAddress]) -> Option<Address> {
    let rank = |address: &&PostalAddress| match said(&address.usage) {
        Some("home") => 0,
        None => 1,
        Some("old") => 3,
        Some(_) => 2,
    };
    let address = addresses.iter().min_by_key(rank)?;
    let text = |words: &Words| Private::from(said(words).unwrap_or_default());
    let found = Address {
        lines: address.line.iter().filter_map(|l| l.get().map(Private::from)).take(4).collect(),
        city: text(&address.city),
        state: text(&address.state),
        postal_code: text(&address.postal_code),
    };
    (found != Address::default()).then_some(found)
}

pub(super) fn reached(telecom: &[Telecom], systems: &[&str]) -> Vec<Private<String>> {
    let wanted = |one: &&Telecom| {
        said(&one.system).is_some_and(|system| systems.contains(&system))
            && said(&one.usage) != Some("old")
    };
    telecom.iter().filter(wanted).filter_map(|one| said(&one.value).map(Private::from)).collect()
}

pub(crate) fn gender(word: &str) -> Option<Gender> {
    match word {
        "female" => Some(Gender::Female),
        "male" => Some(Gender::Male),
        "other" => Some(Gender::Other),
        "unknown" => Some(Gender::Unknown),
        _ => None,
    }
}

/// The preferred of the languages we speak, else the first of them.
fn lang(spoken: &[Communication]) -> Option<Lang> {
    let of = |one: &Communication| one.language.code()?.split(['-', '_']).next()?.parse().ok();
    let preferred = spoken.iter().filter(|one| said(&one.preferred) == Some("true"));
    preferred.chain(spoken).find_map(of)
}
