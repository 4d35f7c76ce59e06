//! The card page.

use askama::Template;
use axum::Extension;
use base::{Day, Private};
use formats::records::{Address, Caller, CardCost, CardExtra, ExtraKind};
use identity::Keys;
use web::{Answer, Cx, Frame, Viewer};

use super::rules::Standing;
use super::store::{self, Held};
use crate::app::Keeping;
use crate::people::PersonView;

mod paper;
mod samples;

pub use paper::{pdf, png};
pub(crate) use samples::sample_cards;

/// Your card, one for each coverage, the one to show first on top. A remembered browser keeps a
/// sealed copy, for the hour in which our store is away.
pub async fn show(
    (cx, who): (Cx, Viewer),
    Extension(keys): Extension<Keys>,
    offline: bool,
) -> Answer {
    let (scope, today) = (who.scope(), cx.today());
    let (person, held) =
        cx.read(move |tx| Ok((crate::person(tx, scope)?, store::held(tx, scope, today)?))).await?;
    let page = CardPage::of(cx.frame(), &person.unwrap_or_default(), &held);
    let page = CardPage { keeping: Keeping::of(&cx, &keys, &who, offline), ..page };
    crate::counter::copy::renewed(&cx, &keys, &who, cx.show(page)).await
}

#[derive(Template)]
#[template(path = "card/pages/card.html")]
pub struct CardPage {
    f: Frame,
    cards: Vec<Card>,
    keeping: Keeping,
}

/// One card in words.
pub(crate) struct Card {
    id: String,
    pub anchor: String,
    pub plan: String,
    pub member: String,
    pub member_id: String,
    pub person_code: String,
    pub rx_bin: String,
    pub rx_pcn: String,
    pub rx_group: String,
    pub dates: String,
    tag: (&'static str, &'static str),
    pub notice: Option<String>,
    pub help_desk: String,
    pub members_line: String,
    /// Whether it can be shown at a pharmacy by a code.
    pub lends: bool,
    /// Word key and value of what the card itself does not carry.
    facts: Vec<(&'static str, String)>,
    claims_address: Vec<String>,
    /// The plan's own words on the card.
    notes: Vec<String>,
    costs: Vec<(String, String)>,
}

impl CardPage {
    fn of(f: Frame, person: &PersonView, held: &[Held]) -> Self {
        let cards = held.iter().enumerate().map(|(at, held)| Card::of(&f, person, (at + 1, held)));
        Self { cards: cards.collect(), f, keeping: Keeping::Offered }
    }
}

impl Card {
    pub fn of(f: &Frame, person: &PersonView, (number, held): (usize, &Held)) -> Self {
        let (span, facts) = (&held.span, held.span.facts(person));
        let on_file = |value: Option<&Private<String>>| {
            text(value).unwrap_or_else(|| f.t("card-not-on-file").into_owned())
        };
        let plan = plan_name(f, held);
        Self {
            id: held.id.to_string(),
            anchor: format!("card-{number}"),
            member: person.name.full(),
            member_id: on_file(facts.member_id.as_ref()),
            person_code: on_file(facts.person_code.as_ref()),
            rx_bin: on_file(facts.rx_bin.as_ref()),
            rx_pcn: on_file(facts.rx_pcn.as_ref()),
            rx_group: on_file(facts.rx_group.as_ref()),
            dates: dates(f, span.start(), span.end()),
            tag: tag(held.standing),
            lends: number == 1 || !matches!(held.standing, Standing::Ended(_)),
            notice: notice(f, held.standing),
            help_desk: help_desk(f, held),
            members_line: members_line(f, held),
            facts: more_facts(f, held, (&plan, facts.member_id.as_ref())),
            notes: notes(held),
            claims_address: claims_address(held),
            costs: span.costs.iter().map(|cost| cost_line(f, cost)).collect(),
            plan,
        }
    }
}

fn text(value: Option<&Private<String>>) -> Option<String> {
    value.map(ToString::to_string).filter(|text| !text.is_empty())
}

/// What a card is called among others of the same member.
pub(crate) fn plan_name(f: &Frame, held: &Held) -> String {
    held.plan_name().unwrap_or_else(|| f.plan().name.clone())
}

/// Only a line that the payer keeps for pharmacists: any other number would cost both their time.
fn help_desk(f: &Frame, held: &Held) -> String {
    let line = line(held, Caller::Pharmacists);
    line.unwrap_or_else(|| f.t("card-not-on-file").into_owned())
}

/// The payer's line for members, or else the plan's, which says whose it is.
fn members_line(f: &Frame, held: &Held) -> String {
    let plan = f.plan();
    line(held, Caller::Members).unwrap_or_else(|| {
        f.say("card-plan-line").put("phone", &plan.phone).put("plan", &plan.name).to_string()
    })
}

/// The payer's line for these callers, where it keeps one.
pub(crate) fn line(held: &Held, caller: Caller) -> Option<String> {
    held.payer.as_ref().and_then(|payer| payer.line(caller)).map(str::to_owned)
}

/// What belongs under the card, without repeating what stands on it.
fn more_facts(
    f: &Frame,
    held: &Held,
    (plan, member_id): (&str, Option<&Private<String>>),
) -> Vec<(&'static str, String)> {
    let span = &held.span;
    let subscriber = Some(&span.subscriber_id).filter(|number| member_id != Some(*number));
    let rows = [
        ("card-payer", held.payer_name().filter(|payer| payer != plan)),
        ("card-subscriber-id", text(subscriber)),
        ("card-home-delivery", line(held, Caller::HomeDelivery)),
        ("card-group", text(span.group_name.as_ref())),
        ("card-group-number", text(span.group_number.as_ref())),
    ];
    let rows = rows.into_iter().filter_map(|(key, value)| Some((key, value?)));
    rows.chain(span.extras.iter().filter_map(|extra| extra_fact(f, extra))).collect()
}

fn extra_fact(f: &Frame, extra: &CardExtra) -> Option<(&'static str, String)> {
    let said = || extra.value.to_string();
    Some(match extra.kind {
        ExtraKind::Network => ("card-network", said()),
        ExtraKind::AlternateNetwork => ("card-network-other", said()),
        ExtraKind::Division => ("card-division", said()),
        ExtraKind::RxIin => ("card-rxiin", said()),
        ExtraKind::Issued => ("card-issued", f.day(extra.value.parse::<Day>().ok()?)),
        ExtraKind::Note => return None,
    })
}

fn notes(held: &Held) -> Vec<String> {
    let notes = held.span.extras.iter().filter(|extra| extra.kind == ExtraKind::Note);
    let lines = notes.flat_map(|note| note.value.lines().map(str::trim));
    lines.filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

fn claims_address(held: &Held) -> Vec<String> {
    let address = held.payer.as_ref().and_then(|payer| payer.address.as_ref());
    address.map(address_lines).unwrap_or_default()
}

/// The shape of the status label and its words.
const fn tag(standing: Standing) -> (&'static str, &'static str) {
    match standing {
        Standing::Active => ("good", "card-active"),
        Standing::Starts(_) => ("wait", "card-starts"),
        Standing::TooNew => ("quiet", "card-too-new"),
        Standing::Ended(_) => ("stop", "card-ended"),
    }
}

/// What to know before showing a card that may not be accepted.
fn notice(f: &Frame, standing: Standing) -> Option<String> {
    Some(match standing {
        Standing::Active => return None,
        Standing::Starts(day) => f.say("card-starts-notice").put("day", f.day(day)).to_string(),
        Standing::TooNew => f.say("card-too-new-notice").put("phone", &f.plan().phone).to_string(),
        Standing::Ended(Some(day)) => f.say("card-ended-notice").put("day", f.day(day)).to_string(),
        Standing::Ended(None) => f.t("card-cancelled-notice").to_string(),
    })
}

pub(crate) fn dates(f: &Frame, start: Option<Day>, end: Option<Day>) -> String {
    match (start, end) {
        (Some(start), Some(end)) => {
            f.say("card-dates-both").put("start", f.day(start)).put("end", f.day(end)).to_string()
        }
        (Some(start), None) => f.say("card-dates-start").put("start", f.day(start)).to_string(),
        (None, Some(end)) => f.say("card-dates-end").put("end", f.day(end)).to_string(),
        (None, None) => f.t("card-not-on-file").to_string(),
    }
}

fn address_lines(address: &Address) -> Vec<String> {
    address.lines.iter().map(ToString::to_string).chain(address.place()).collect()
}

fn cost_line(f: &Frame, cost: &CardCost) -> (String, String) {
    match cost {
        CardCost::Amount { label, amount } => (label.clone(), f.money(*amount).to_string()),
        CardCost::Words { label, words } => (label.clone(), words.clone()),
    }
}
