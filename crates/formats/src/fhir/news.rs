//! What the back end tells of requests: a Task as it stands now, or a dispense that names one.
//!
//! A request is known by a name we gave it, never by what else stands in the file:
//! `urn:latchkey:order-line|ORDER/PRESCRIPTION`, `urn:latchkey:order|ORDER`,
//! `urn:latchkey:renewal|ID`, `urn:latchkey:early-fill|ID`. A Task without one is an order made
//! elsewhere. A wish to change an order (`urn:latchkey:order-ask|ORDER/N`) has no answer of its
//! own: what became of it is told of the order.

mod words;

use base::{Day, Private, Timestamp};

use super::known::{Cx, json};
use super::shape::{Concept, Identifier, Link, Many, Period, Raw, Words, said, view};
use crate::read::{Caution, Read, Reason, Why};
use crate::records::{
    AskedBy, EarlyNews, Elsewhere, Moment, News, OrderFact, OrderName, OrderNews, Parcel, Record,
    RenewalAnswer, RenewalNews, SourceRef,
};
use words::Word;

pub(super) const LINE: &str = "urn:latchkey:order-line";
pub(super) const ORDER: &str = "urn:latchkey:order";
/// A wish that we sent about an order, a Task of its own in the order's group.
const ASK: &str = "urn:latchkey:order-ask";
pub(super) const RENEWAL: &str = "urn:latchkey:renewal";
pub(super) const EARLY: &str = "urn:latchkey:early-fill";
pub(super) const SHIPMENT: &str = "urn:latchkey:shipment";

view! {
    Task {
        id: Words<'a>,
        meta: Updated<'a>,
        identifier: Many<Identifier<'a>>,
        group_identifier: Identifier<'a>,
        based_on: Many<Link<'a>>,
        status: Words<'a>,
        status_reason: Concept<'a>,
        business_status: Concept<'a>,
        intent: Words<'a>,
        focus: Link<'a>,
        subject: Link<'a> = "for",
        execution_period: Period<'a>,
        authored_on: Words<'a>,
        last_modified: Words<'a>,
        requester: Link<'a>,
        owner: Link<'a>,
        extension: Many<Part<'a>>,
        output: Many<Output<'a>>,
    }
    Updated { last_updated: Words<'a> }
    Output { value_string: Words<'a>, extension: Many<Part<'a>> }
    /// An extension with the values a shipment has.
    Part {
        url: Words<'a>,
        value_string: Words<'a>,
        value_date: Words<'a>,
        value_date_time: Words<'a>,
        extension: Many<Part<'a>>,
    }
    Dispense {
        meta: Updated<'a>,
        extension: Many<Part<'a>>,
        identifier: Many<Identifier<'a>>,
        supporting_information: Many<Link<'a>>,
        status: Words<'a>,
        status_reason_codeable_concept: Concept<'a>,
        subject: Link<'a>,
        when_prepared: Words<'a>,
        when_handed_over: Words<'a>,
    }
    Envelope { id: Words<'a>, resource: Option<Raw<'a>> }
}

/// What a signed call of the back end holds.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// The sender's own name for it, the same each time it is sent.
    pub id: String,
    pub reads: Vec<Read>,
}

/// Longer names than this are refused.
const LONGEST_NAME: usize = 200;

/// Reads `{"id": "…", "resource": { a Task, a MedicationDispense, or a Bundle of them }}`.
pub fn event(bytes: &[u8]) -> Result<Event, Reason> {
    let text = std::str::from_utf8(bytes).map_err(|_| Reason::NotUtf8)?;
    let envelope: Envelope = json(text.trim())?;
    let id = said(&envelope.id).ok_or(Reason::MissingValue("id"))?;
    if id.len() > LONGEST_NAME || !id.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Err(Reason::BadValue("id"));
    }
    let resource = envelope.resource.ok_or(Reason::MissingValue("resource"))?;
    let known = super::Known::default();
    Ok(Event { id: id.to_owned(), reads: super::read_document(&known, resource.get().as_bytes()) })
}

/// A Task as news; a word why not, where it is none of ours or nobody has taken it up.
pub(super) fn task(cx: &mut Cx, line: &str) -> Result<Result<Record, Why>, Reason> {
    let one: Task = json(line)?;
    // That a wish was dealt with is no word on the parcel: `completed` would mean that it left.
    if is_ask(&one) {
        return Ok(Err(Why::NothingNew));
    }
    let status = said(&one.status).ok_or(Reason::NoStatus)?;
    if status == "entered-in-error" {
        return Err(Reason::EnteredInError);
    }
    let based_on = one.based_on.iter().filter_map(|link| link.identifier.as_deref());
    let names = one.identifier.iter().chain(based_on).chain([&one.group_identifier]);
    match named(names)? {
        Some(Named::Answer(what)) => answered(cx, &one, what),
        Some(Named::Order(order)) => {
            let facts = facts(cx, &one)?;
            Ok(if facts.is_empty() {
                Err(Why::NothingNew)
            } else {
                Ok(told(cx, &one, order, facts))
            })
        }
        None if is_order(&one) => {
            let order = OrderName::Theirs(elsewhere(cx, &one)?);
            let facts = facts(cx, &one)?;
            Ok(Ok(told(cx, &one, order, facts)))
        }
        None => Ok(Err(Why::NotUsed)),
    }
}

/// Whether it is the Task of a wish, or one made because of a wish. The order's own Task stays the
/// order's, whatever it is based on.
fn is_ask(one: &Task) -> bool {
    let is = |name: &Identifier, system| said(&name.system) == Some(system);
    let own = |system| one.identifier.iter().any(|name| is(name, system));
    let mut based_on = one.based_on.iter().filter_map(|link| link.identifier.as_deref());
    let is_based = based_on.any(|name| is(name, ASK)) || is(&one.group_identifier, ASK);
    own(ASK) || is_based && !own(LINE) && !own(ORDER)
}

fn told(cx: &mut Cx, one: &Task, order: OrderName, facts: Vec<(Moment, OrderFact)>) -> Record {
    Record::News(News::Order(OrderNews {
        order,
        person: cx.points_at(&one.subject, "mb"),
        pharmacy: said(&one.owner.display).map(Private::from),
        facts,
    }))
}

/// Of a dispense that names an order of ours, what it says of that.
pub(super) fn dispense(cx: &mut Cx, line: &str) -> Result<Option<Record>, Reason> {
    // Nearly all belong to no order of ours, and are not read twice.
    if !line.contains(ORDER) {
        return Ok(None);
    }
    let one: Dispense = json(line)?;
    let told = one.supporting_information.iter().filter_map(|link| link.identifier.as_deref());
    let order = match named(one.identifier.iter().chain(told))? {
        Some(Named::Order(order)) => order,
        Some(Named::Answer(_)) | None => return Ok(None),
    };
    let moments = [&one.when_handed_over, &one.when_prepared, &one.meta.last_updated];
    let at = moment(cx, moments).ok_or(Reason::MissingValue("whenHandedOver"))?;
    let status = said(&one.status).ok_or(Reason::NoStatus)?;
    if status == "entered-in-error" {
        return Err(Reason::EnteredInError);
    }
    let word = words::order(status).ok_or(Reason::UnknownStatus)?;
    let mut facts = shipments(cx, &one.extension, at);
    closing(&mut facts, at, fact(word, &one.status_reason_codeable_concept));
    Ok(Some(Record::News(News::Order(OrderNews {
        order,
        person: cx.points_at(&one.subject, "mb"),
        pharmacy: None,
        facts,
    }))))
}

enum Named {
    Order(OrderName),
    Answer(Request),
}

/// What is asked and answered once.
#[derive(Clone, Copy)]
enum Request {
    Renewal(base::Entropy),
    Early(base::Entropy),
}

/// The most exact of the names we gave.
fn named<'i, 'a: 'i>(
    names: impl Iterator<Item = &'i Identifier<'a>>,
) -> Result<Option<Named>, Reason> {
    let bad = || Reason::BadValue("identifier");
    let mut whole = None;
    for name in names {
        let (Some(system), Some(value)) = (said(&name.system), said(&name.value)) else { continue };
        match system {
            LINE => {
                let (order, line) = value.split_once('/').ok_or_else(bad)?;
                let order = order.parse().map_err(|_| bad())?;
                let line = Some(line.parse().map_err(|_| bad())?);
                return Ok(Some(Named::Order(OrderName::Ours { order, line })));
            }
            ORDER => {
                let order = value.parse().map_err(|_| bad())?;
                whole = Some(Named::Order(OrderName::Ours { order, line: None }));
            }
            RENEWAL => {
                return Ok(Some(Named::Answer(Request::Renewal(
                    base::from_hex(value).ok_or_else(bad)?,
                ))));
            }
            EARLY => {
                return Ok(Some(Named::Answer(Request::Early(
                    base::from_hex(value).ok_or_else(bad)?,
                ))));
            }
            _ => {}
        }
    }
    Ok(whole)
}

/// Somebody's order of a prescription: not a proposal, and not a question.
fn is_order(one: &Task) -> bool {
    let is_meant = said(&one.intent).is_some_and(|intent| intent.ends_with("order"));
    is_meant && is_a(&one.focus, "MedicationRequest") && said(&one.status) != Some("draft")
}

fn is_a(link: &Link, kind: &str) -> bool {
    let target = said(&link.reference).unwrap_or_default();
    let named = target.rsplit('/').nth(1) == Some(kind);
    named || said(&link.kind) == Some(kind)
}

fn elsewhere(cx: &mut Cx, one: &Task) -> Result<Elsewhere, Reason> {
    let own = |id: &str| SourceRef::new("fhir", &format!("Task/{id}"));
    let order = match cx.identifier(&one.group_identifier, "order") {
        Some(group) => Some(group),
        None => match said(&one.id) {
            Some(id) => Some(own(id)),
            None => one.identifier.first().and_then(|name| cx.identifier(name, "order")),
        },
    };
    let by = [
        ("Practitioner", AskedBy::Prescriber),
        ("PractitionerRole", AskedBy::Prescriber),
        ("Organization", AskedBy::Pharmacy),
        ("Patient", AskedBy::Member),
        ("RelatedPerson", AskedBy::Member),
    ];
    let moments = [&one.authored_on, &one.execution_period.start, &one.last_modified];
    Ok(Elsewhere {
        order: order.ok_or(Reason::NoId)?,
        prescription: cx.points_at(&one.focus, "rx").ok_or(Reason::MissingValue("focus"))?,
        by: by.into_iter().find(|(kind, _)| is_a(&one.requester, kind)).map(|(_, by)| by),
        placed: moment(cx, moments).ok_or(Reason::MissingValue("authoredOn"))?,
    })
}

/// A Task is a picture of how things stand: parcels that left, and one word for the rest.
fn facts(cx: &mut Cx, one: &Task) -> Result<Vec<(Moment, OrderFact)>, Reason> {
    let word = word_of(cx, one)?;
    let moments = [&one.last_modified, &one.meta.last_updated, &one.execution_period.end];
    let at = moment(cx, moments);
    if word == Word::Nothing {
        return Ok(Vec::new());
    }
    let at = at.ok_or(Reason::MissingValue("lastModified"))?;
    let mut facts = shipments(cx, &one.extension, at);
    for output in one.output.iter() {
        facts.extend(shipments(cx, &output.extension, at));
    }
    closing(&mut facts, at, fact(word, &one.status_reason));
    Ok(facts)
}

/// The back end's own word counts before FHIR's, which is coarser.
fn word_of(cx: &mut Cx, one: &Task) -> Result<Word, Reason> {
    let business = &one.business_status;
    let codes = business.coding.iter().filter_map(|coding| said(&coding.code));
    let told: Vec<&str> = codes.chain(said(&business.text)).collect();
    if let Some(word) = told.iter().find_map(|word| words::order(word)) {
        return Ok(word);
    }
    if !told.is_empty() {
        cx.warn(Caution::ValueUnreadable);
    }
    words::order(said(&one.status).ok_or(Reason::NoStatus)?).ok_or(Reason::UnknownStatus)
}

/// A shipping told with its parcels needs no word of its own.
fn closing(facts: &mut Vec<(Moment, OrderFact)>, at: Moment, last: Option<OrderFact>) {
    let left = facts.iter().any(|(_, fact)| matches!(fact, OrderFact::Shipped(_)));
    match last {
        Some(OrderFact::Shipped(_) | OrderFact::HandedOver) if left => {}
        Some(last) => facts.push((at, last)),
        None => {}
    }
}

fn fact(word: Word, reason: &Concept) -> Option<OrderFact> {
    Some(match word {
        Word::Nothing => return None,
        Word::Accepted => OrderFact::Accepted,
        Word::Filling => OrderFact::Filling,
        Word::Held => OrderFact::Held(words::hold(reason)),
        Word::Released => OrderFact::Released,
        Word::Shipped => OrderFact::Shipped(Parcel::default()),
        Word::HandedOver => OrderFact::HandedOver,
        Word::Delivered => OrderFact::Delivered(None),
        Word::Rejected => OrderFact::Rejected(words::reject(reason)),
    })
}

/// Each parcel and, where it is known, its arrival.
fn shipments(cx: &mut Cx, parts: &[Part], at: Moment) -> Vec<(Moment, OrderFact)> {
    let mut facts = Vec::new();
    let is_shipment = |part: &&Part| said(&part.url).is_some_and(|url| url.ends_with("shipment"));
    for shipment in parts.iter().filter(is_shipment) {
        let inner = |names: [&'static str; 2]| {
            shipment.extension.iter().find(move |part| {
                said(&part.url).is_some_and(|url| names.iter().any(|name| url.ends_with(name)))
            })
        };
        let text = |names| inner(names).and_then(|part| said(&part.value_string));
        let tracking = text(["tracking", "trackingNumber"]).map(Private::from);
        let left = inner(["shipped", "shippedDate"]).and_then(|part| when(cx, part));
        let came = inner(["delivered", "deliveredDate"]).and_then(|part| when(cx, part));
        let parcel = Parcel {
            carrier: text(["carrier", "deliveryService"]).map(str::to_owned),
            tracking: tracking.clone(),
        };
        if left.is_some() || came.is_none() {
            facts.push((left.unwrap_or(at), OrderFact::Shipped(parcel)));
        }
        facts.extend(came.map(|came| (came, OrderFact::Delivered(tracking))));
    }
    facts
}

fn when(cx: &mut Cx, part: &Part) -> Option<Moment> {
    moment(cx, [&part.value_date_time, &part.value_date, &part.value_string])
}

fn answered(cx: &mut Cx, one: &Task, what: Request) -> Result<Result<Record, Why>, Reason> {
    let business = one.business_status.code().or_else(|| one.business_status.words());
    let own = business.and_then(words::renewal);
    let word = own.or_else(|| words::renewal(said(&one.status)?));
    let given = match word.ok_or(Reason::UnknownStatus)? {
        words::Answer::None => return Ok(Err(Why::NothingNew)),
        words::Answer::Granted => true,
        words::Answer::Denied => false,
    };
    let person = cx.points_at(&one.subject, "mb");
    Ok(Ok(Record::News(match what {
        Request::Early(early) => News::Early(EarlyNews { early, person, given }),
        Request::Renewal(renewal) => {
            let denied = || words::denial(&one.status_reason);
            let answer = if given { RenewalAnswer::Granted } else { denied() };
            News::Renewal(RenewalNews { renewal, person, answer })
        }
    })))
}

/// The first that can be read, with its time of day where it has one.
pub(super) fn moment<const N: usize>(cx: &mut Cx, texts: [&Words; N]) -> Option<Moment> {
    texts.into_iter().find_map(|text| {
        let text_said = said(text)?;
        if let Ok(at) = text_said.parse::<jiff::Timestamp>() {
            return Some(Moment::At(Timestamp::from_micros(at.as_microsecond())));
        }
        cx.day(text).map(|day: Day| Moment::On(day))
    })
}
