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
    let (scope, today) = (who.scope(), cx.today());
    let (person, held) =
        cx.read(move |tx| Ok((crate::person(tx, scope)?, store::held(tx, scope, today)?))).await?;
    let found = match wanted {
        Wanted::First => held.first(),
        Wanted::Card(id) => held.iter().find(|held| held.id == id),
        Wanted::Nothing => None,
    };
    let Some(held) = found else { return cx.missing() };
    let f = cx.frame();
    let card = Card::of(&f, &person.unwrap_or_default(), (1, held));
    let Some(bytes) = messages::id_card(&f, &card.on_paper(&f)) else {
        return Err(::store::Fault::Defect("a card could not be set".to_owned()).into());
    };
    let kind = [
        (CONTENT_TYPE, "application/pdf"),
        // Its name says nothing of whose it is.
        (CONTENT_DISPOSITION, "attachment; filename=\"card.pdf\""),
    ];
    Ok((kind, bytes).into_response())
}

impl Card {
    fn on_paper(&self, f: &Frame) -> IdCard {
        let cut = f.t("card-cut").into_owned();
        IdCard {
            title: f.t("card-title").into_owned(),
            // Whoever prints a card that no pharmacy accepts should read so before they go there.
            notes: self.notice.iter().cloned().chain([cut]).collect(),
            front: Side { name: f.t("card-front").into_owned(), rows: self.front(f) },
            back: Side { name: f.t("card-back").into_owned(), rows: self.back(f) },
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

    /// Two in a row, so that all of it stays large enough to read.
    fn back(&self, f: &Frame) -> Vec<Vec<Cell>> {
        let lines =
            [("card-help-desk", &self.help_desk), ("card-members-line", &self.members_line)];
        let facts = self.facts.iter().map(|(key, value)| (*key, value));
        let mut cells =
            lines.into_iter().chain(facts).map(|(key, value)| Cell::new(f.t(key), value));
        let mut rows = Vec::new();
        while let Some(first) = cells.next() {
            rows.push([first].into_iter().chain(cells.next()).collect());
        }
        if !self.claims_address.is_empty() {
            let address = self.claims_address.join("\n");
            rows.push(vec![Cell::new(f.t("card-claims-address"), address)]);
        }
        rows
    }
}
