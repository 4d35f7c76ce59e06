//! The card on paper: a sheet to print, cut and carry.

use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::IntoResponse as _;
use base::CoverageId;
use messages::{Cell, IdCard, Side};
use web::{Answer, Asked, Cx, Fields, Frame, Reads, Viewer};

use super::Card;
use crate::card::store;

/// Which card: one by its id, or the one to show first.
#[derive(Debug, Clone, Copy)]
pub enum Wanted {
    First,
    Card(CoverageId),
    /// No id at all: nobody's card.
    Nothing,
}

impl Reads for Wanted {
    fn read(fields: &Fields) -> Self {
        if !fields.has("card") {
            return Self::First;
        }
        fields.text("card").parse().map_or(Self::Nothing, Self::Card)
    }
}

/// One card as a PDF. The page that links here shows as much, so no fresh proof is asked for.
pub async fn pdf(cx: Cx, who: Viewer, Asked(wanted): Asked<Wanted>) -> Answer {
    let f = cx.frame();
    let Some(card) = found(&cx, &who, wanted).await? else { return cx.missing() };
    file(messages::id_card(&f, &card.on_paper(&f)), FILES[0])
}

/// The same card as a picture of both sides, for a phone that has no place for papers.
pub async fn png(cx: Cx, who: Viewer, Asked(wanted): Asked<Wanted>) -> Answer {
    let f = cx.frame();
    let Some(card) = found(&cx, &who, wanted).await? else { return cx.missing() };
    file(messages::id_card_picture(&card.on_paper(&f), &f.plan().accent), FILES[1])
}

/// Kind and name; the name says nothing of whose it is.
const FILES: [(&str, &str); 2] = [
    ("application/pdf", "attachment; filename=\"card.pdf\""),
    ("image/png", "attachment; filename=\"card.png\""),
];

fn file(bytes: Option<Vec<u8>>, (kind, name): (&'static str, &'static str)) -> Answer {
    let Some(bytes) = bytes else {
        return Err(::store::Fault::Defect("a card could not be set".to_owned()).into());
    };
    Ok(([(CONTENT_TYPE, kind), (CONTENT_DISPOSITION, name)], bytes).into_response())
}

async fn found(cx: &Cx, who: &Viewer, wanted: Wanted) -> Result<Option<Card>, web::Fault> {
    let (scope, today) = (who.scope(), cx.today());
    let (person, held) =
        cx.read(move |tx| Ok((crate::person(tx, scope)?, store::held(tx, scope, today)?))).await?;
    let found = match wanted {
        Wanted::First => held.first(),
        Wanted::Card(id) => held.iter().find(|held| held.id == id),
        Wanted::Nothing => None,
    };
    Ok(found.map(|held| Card::of(&cx.frame(), &person.unwrap_or_default(), (1, held))))
}

impl Card {
    fn on_paper(&self, f: &Frame) -> IdCard {
        let cut = f.t("card-cut").into_owned();
        IdCard {
            title: f.t("card-title").into_owned(),
            // Whoever prints a card that no pharmacy accepts should read so before they go there.
            notes: self.notice.iter().cloned().chain([cut]).collect(),
            front: Side {
                name: f.t("card-front").into_owned(),
                rows: self.front(f),
                more: Vec::new(),
            },
            back: self.back(f),
        }
    }

    fn front(&self, f: &Frame) -> Vec<Vec<Cell>> {
        vec![
            vec![Cell::new(f.t("card-kind"), &self.plan)],
            vec![Cell::new(f.t("card-member"), &self.member)],
            vec![
                Cell::new(f.t("card-member-id"), &self.member_id),
                Cell::new(f.t("card-person-code"), &self.person_code),
            ],
            vec![
                Cell::new(f.t("card-rxbin"), &self.rx_bin),
                Cell::new(f.t("card-rxpcn"), &self.rx_pcn),
                Cell::new(f.t("card-rxgrp"), &self.rx_group),
            ],
            vec![
                Cell::new(f.t("card-coverage"), &self.dates),
                Cell::new(f.t("card-status"), f.t(self.tag.1)),
            ],
        ]
    }

    /// Whom to call and where claims go, then as many of the facts as can be read.
    fn back(&self, f: &Frame) -> Side {
        let (lines, mut facts): (Vec<_>, Vec<_>) =
            self.facts.iter().partition(|(key, _)| *key == "card-home-delivery");
        let cell = |(key, value): &(&'static str, String)| Cell::new(f.t(key), value);
        let mut rows = vec![vec![
            Cell::new(f.t("card-help-desk"), &self.help_desk),
            Cell::new(f.t("card-members-line"), &self.members_line),
        ]];
        rows.extend(lines.into_iter().map(|line| vec![cell(line)]));
        if !self.claims_address.is_empty() {
            let address = self.claims_address.join("\n");
            rows.push(vec![Cell::new(f.t("card-claims-address"), address)]);
        }
        facts.sort_by_key(|(key, _)| LEAST_NEEDED.iter().position(|known| known == key));
        let more = facts.into_iter().map(cell).collect();
        Side { name: f.t("card-back").into_owned(), rows, more }
    }
}

/// What a small card goes without first stands last.
const LEAST_NEEDED: [&str; 5] =
    ["card-group", "card-network", "card-network-other", "card-division", "card-issued"];
