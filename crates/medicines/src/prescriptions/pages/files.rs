//! The list of prescriptions as a file, to be printed or read aloud. Its doors ask for a fresh
//! proof.

use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::IntoResponse as _;
use web::{Answer, Asked, Cx, Fault, Frame, Response, Viewer};

use super::ListAsk;
use super::cards::Card;
use crate::prescriptions::store::prescriptions;

/// What both kinds of file say.
struct Paper {
    title: String,
    /// What it is, and that it is private.
    begins: Vec<String>,
    /// Each prescription, in lines.
    medicines: Vec<Vec<String>>,
}

pub async fn pdf(cx: Cx, who: Viewer, Asked(ask): Asked<ListAsk>) -> Answer {
    let paper = paper(&cx, &who, &ask).await?;
    let medicines = paper.medicines.iter().map(|lines| lines.join(". "));
    let paragraphs = paper.begins.into_iter().chain(medicines).collect();
    match messages::pdf(&cx.frame(), &paper.title, paragraphs) {
        Some(bytes) => Ok(saved("application/pdf", "prescriptions.pdf", bytes)),
        None => Err(store::Fault::Defect("a list could not be set".to_owned()).into()),
    }
}

pub async fn text(cx: Cx, who: Viewer, Asked(ask): Asked<ListAsk>) -> Answer {
    let paper = paper(&cx, &who, &ask).await?;
    let medicines = paper.medicines.iter().map(|lines| lines.join("\r\n"));
    let blocks: Vec<String> =
        std::iter::once(paper.title).chain(paper.begins).chain(medicines).collect();
    // The mark tells old editors that it is UTF-8.
    let text = format!("\u{feff}{}\r\n", blocks.join("\r\n\r\n"));
    Ok(saved("text/plain; charset=utf-8", "prescriptions.txt", text.into_bytes()))
}

/// The list as its page reaches back, unfiltered.
async fn paper(cx: &Cx, who: &Viewer, ask: &ListAsk) -> Result<Paper, Fault> {
    let (scope, today, reach) = (who.scope(), cx.today(), ask.reach());
    let (found, person) = cx
        .read(move |tx| {
            let found = prescriptions(tx, scope, today, reach)?;
            Ok((found, coverage::person(tx, scope)?))
        })
        .await?;
    let f = cx.frame();
    let whose = person.map(|person| person.name.full()).unwrap_or_default();
    let intro = f.say("rx-file-intro").put("name", whose).put("day", f.day(today)).to_string();
    Ok(Paper {
        title: f.t("rx-title").into_owned(),
        begins: vec![intro, f.t("rx-file-privacy").into_owned()],
        medicines: found.iter().map(|rx| lines(&f, &Card::of(&f, rx))).collect(),
    })
}

fn lines(f: &Frame, card: &Card) -> Vec<String> {
    let line = |key: &'static str, said: &str| format!("{}: {said}", f.t(key));
    let directions = card.directions.as_deref().map(|text| text.trim_end_matches('.'));
    let number = card.number.as_deref().map(|number| line("rx-number-short", number));
    [Some(card.name.clone()), number, directions.map(str::to_owned)]
        .into_iter()
        .flatten()
        .chain([
            line("rx-file-status", &card.status),
            line("rx-refills-left", &card.refills),
            line("rx-last-filled", &card.last_filled),
            line("rx-next-fill", &card.next_fill),
            line("rx-pharmacy", &card.pharmacy),
            line("rx-prescriber", &card.prescriber),
        ])
        .collect()
}

/// To be saved under a name that says nothing of whose it is.
fn saved(kind: &'static str, name: &'static str, bytes: Vec<u8>) -> Response {
    let disposition = format!("attachment; filename=\"{name}\"");
    ([(CONTENT_TYPE, kind.to_owned()), (CONTENT_DISPOSITION, disposition)], bytes).into_response()
}
