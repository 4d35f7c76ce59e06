//! The card for a phone's wallet. Both doors ask for a fresh proof and note that a record left.

use std::sync::Arc;

use ::store::{Actor, Fault};
use axum::http::header::LOCATION;
use axum::http::{HeaderValue, StatusCode};
use axum::response::IntoResponse as _;
use base::{Lang, Private};
use formats::records::Caller;
use web::{Answer, Cx, Deed, Frame, RecentlyProved, View};

use super::{Apple, Google, apple, google};
use crate::card::store::Held;
use crate::card::{Standing, line, plan_name};
use crate::people::PersonView;
use crate::share::pages::{Which, card, files};
use crate::share::{fhir, health_card};

const APPLE: &str = "application/vnd.apple.pkpass";

/// `GET /card/share/card.pkpass`
pub async fn for_apple(
    cx: Cx,
    who: RecentlyProved,
    (signer, which): (Option<Arc<Apple>>, Which),
) -> Answer {
    let Some(signer) = signer else { return cx.missing() };
    let Some((person, held)) = usable(&cx, &who, which).await? else { return cx.missing() };
    let pass = apple_pass(&cx.frame(), &person, &held);
    let bytes = signer.pass(&pass, cx.now());
    let bytes = bytes.ok_or_else(|| Fault::Defect("a pass could not be signed".to_owned()))?;
    Ok(files::saved(APPLE, "card.pkpass", bytes))
}

/// `GET /card/share/google`: on to Google, with the pass in the address, as Google asks for it.
pub async fn for_google(
    cx: Cx,
    who: RecentlyProved,
    (issuer, which): (Option<Arc<Google>>, Which),
) -> Answer {
    let Some(issuer) = issuer else { return cx.missing() };
    let Some((person, held)) = usable(&cx, &who, which).await? else { return cx.missing() };
    let f = cx.frame();
    let link = issuer.link(&google_pass(&f, &person, &held), (f.origin(), cx.now()));
    let link = link.and_then(|link| HeaderValue::from_str(&link).ok());
    let link = link.ok_or_else(|| Fault::Defect("a pass could not be signed".to_owned()))?;
    // A redirect shows nothing by itself, so its door notes nothing by itself.
    let actor = Actor::Account(who.account());
    let view = View::new(Deed::Exported, actor, "/card/share/google").owner(who.scope());
    cx.viewed(view.session(who.session()).thing(Some(*held.id.bytes()))).await?;
    Ok((StatusCode::SEE_OTHER, [(LOCATION, link)]).into_response())
}

/// A card that has not ended.
async fn usable(
    cx: &Cx,
    who: &RecentlyProved,
    which: Which,
) -> Result<Option<(PersonView, Held)>, web::Fault> {
    let (scope, today) = (who.scope(), cx.today());
    let found = cx.read(move |tx| card(tx, scope, (which, today))).await?;
    Ok(found.filter(|(_, held)| !matches!(held.standing, Standing::Ended(_))))
}

/// Key, word, value; left out where the card does not say.
type Row = (&'static str, &'static str, Option<String>);

fn numbers(person: &PersonView, held: &Held) -> [Row; 5] {
    let facts = held.span.facts(person);
    let text = |value: Option<Private<String>>| value.map(|value| value.0);
    [
        ("id", "card-member-id", text(facts.member_id)),
        ("person", "card-person-code", text(facts.person_code)),
        ("bin", "card-rxbin", text(facts.rx_bin)),
        ("pcn", "card-rxpcn", text(facts.rx_pcn)),
        ("grp", "card-rxgrp", text(facts.rx_group)),
    ]
}

fn said(f: &Frame, rows: impl IntoIterator<Item = Row>) -> Vec<apple::Field> {
    let rows = rows.into_iter().filter_map(|(key, word, value)| {
        let value = value.filter(|value| !value.is_empty())?;
        Some(apple::Field { key, label: f.t(word).into_owned(), value })
    });
    rows.collect()
}

fn help_desk(held: &Held) -> Row {
    ("help", "card-help-desk", line(held, Caller::Pharmacists))
}

fn last_day(f: &Frame, held: &Held) -> Row {
    ("end", "share-view-end", held.span.end().map(|day| f.day(day)))
}

fn apple_pass(f: &Frame, person: &PersonView, held: &Held) -> apple::Pass {
    let [id, code, bin, pcn, group] = numbers(person, held);
    let members = line(held, Caller::Members).unwrap_or_else(|| f.plan().phone.clone());
    let span = &held.span;
    apple::Pass {
        serial: fhir::serial(held),
        plan: plan_name(f, held),
        description: f.t("card-kind").into_owned(),
        accent: fhir::accent(f.plan()).to_owned(),
        ends: span.end().map(|end| health_card::jobs::morning(f.plan(), end.plus_days(1))),
        first: said(f, [("member", "card-member", Some(person.name.full()))]),
        second: said(f, [id, code]),
        third: said(f, [bin, pcn, group]),
        back: said(
            f,
            [
                help_desk(held),
                ("members", "card-members-line", Some(members)),
                ("start", "share-view-start", span.start().map(|day| f.day(day))),
                last_day(f, held),
                ("payer", "card-payer", held.payer_name()),
            ],
        ),
    }
}

fn google_pass(f: &Frame, person: &PersonView, held: &Held) -> google::Pass {
    let row = |row: apple::Field| (row.key, row.label, row.value);
    let more = [help_desk(held), last_day(f, held)];
    google::Pass {
        serial: fhir::serial(held),
        lang: match f.lang() {
            Lang::English => "en-US".to_owned(),
            Lang::Spanish => "es-US".to_owned(),
        },
        plan: plan_name(f, held),
        title: f.t("card-member").into_owned(),
        member: person.name.full(),
        accent: fhir::accent(f.plan()).to_owned(),
        rows: said(f, numbers(person, held)).into_iter().map(row).collect(),
        more: said(f, more).into_iter().map(row).collect(),
    }
}
