//! The claims of a list as a file. Its doors ask for a fresh proof and note that it was taken.

use base::Day;
use web::{Answer, Asked, Cx, Fault, Frame, Response, Viewer};

use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::IntoResponse as _;

use super::{Wanted, said};
use crate::claims::export;
use crate::claims::rules::Choice;
use crate::claims::store::{Find, Stored, shows, versions, window};

/// The claims that the list shows with the same address, the first filled first.
async fn claims(cx: &Cx, who: &Viewer, asked: Wanted) -> Result<(Wanted, Vec<Stored>), Fault> {
    let scope = who.scope();
    cx.read(move |tx| {
        let find = Find::read(tx, scope, &asked.find.token);
        let wanted = Wanted { find, ..asked.clone() };
        let ask = wanted.ask();
        let mut found = window::all(tx, scope, &ask.window)?;
        found.retain(|claim| {
            let meant = ask.sought.as_ref().is_none_or(|sought| claim.is_of(sought));
            meant && shows(ask.choice, claim.status)
        });
        Ok((wanted, found))
    })
    .await
}

pub async fn csv(cx: Cx, who: Viewer, Asked(asked): Asked<Wanted>) -> Answer {
    let (wanted, found) = claims(&cx, &who, asked).await?;
    let text = export::csv(&found);
    Ok(saved("text/csv; charset=utf-8", &name(&wanted, "csv"), text.into_bytes()))
}

pub async fn json(cx: Cx, who: Viewer, Asked(asked): Asked<Wanted>) -> Answer {
    let (wanted, found) = claims(&cx, &who, asked).await?;
    let (scope, today) = (who.scope(), cx.today());
    let origin = cx.frame().origin().to_owned();
    let (versions, whose) = cx
        .read(move |tx| {
            let id = scope.member();
            let coverages = coverage::coverages(tx, scope, (today, &export::patient_name(id)))?;
            let person = coverage::person(tx, scope)?;
            let whose = export::Whose { id, person, coverages, origin: origin.clone() };
            Ok((versions(tx, scope, &found)?, whose))
        })
        .await?;
    let text = export::bundle(&versions, &whose, (&cx.frame().plan().name, today));
    Ok(saved("application/fhir+json", &name(&wanted, "json"), text.into_bytes()))
}

pub async fn pdf(cx: Cx, who: Viewer, Asked(asked): Asked<Wanted>) -> Answer {
    let (wanted, found) = claims(&cx, &who, asked).await?;
    let scope = who.scope();
    let person = cx.read(move |tx| coverage::person(tx, scope)).await?;
    let f = cx.frame();
    let whose = person.map(|person| person.name.full()).unwrap_or_default();
    let title = match wanted.year {
        Some(year) => f.say("claims-file-title-year").put("year", year.to_string()).to_string(),
        None => f.t("claims-file-title").into_owned(),
    };
    let intro = f.say("claims-file-intro").put("name", &whose).put("day", f.day(cx.today()));
    let mut paragraphs = vec![intro.to_string()];
    if wanted.is_narrow() {
        paragraphs.push(f.t("claims-file-narrow").into_owned());
    }
    paragraphs.extend(found.iter().rev().map(|claim| paragraph(&f, claim)));
    sheet(&f, &title, paragraphs, &name(&wanted, "pdf"))
}

/// One claim in two sentences, which read the same aloud and on paper.
pub fn paragraph(f: &Frame, claim: &Stored) -> String {
    let (line, body) = (claim.line(), &claim.body);
    let pharmacy = said::pharmacy(f, body.pharmacy.as_ref());
    let said = f
        .say("claims-file-line")
        .put("day", f.day(claim.day))
        .put("medicine", said::medicine(f, body.medicine.as_ref()))
        .put("pharmacy", pharmacy)
        .put("status", f.t(said::tag(claim.status).1))
        .put("cost", said::amount(f, claim.status, line.your_cost))
        .put("plan", said::amount(f, claim.status, line.plan_paid))
        .put("number", body.claim_number.to_string());
    said.to_string()
}

/// Paragraphs as a tagged PDF that a screen reader reads.
pub fn sheet(f: &Frame, title: &str, paragraphs: Vec<String>, name: &str) -> Answer {
    match messages::pdf(f, title, paragraphs) {
        Some(bytes) => Ok(saved("application/pdf", name, bytes)),
        None => Err(store::Fault::Defect("a statement could not be set".to_owned()).into()),
    }
}

/// A file that leaves claims out says so in its name.
fn name(wanted: &Wanted, ending: &str) -> String {
    let year = wanted.year.map(|year| format!("-{year}")).unwrap_or_default();
    let chosen = wanted.choice != Choice::All || !wanted.find.token.is_empty();
    format!("claims{year}{}.{ending}", if chosen { "-chosen" } else { "" })
}

/// To be saved under a name that says nothing of whose it is.
fn saved(kind: &'static str, name: &str, bytes: Vec<u8>) -> Response {
    let disposition = format!("attachment; filename=\"{name}\"");
    ([(CONTENT_TYPE, kind.to_owned()), (CONTENT_DISPOSITION, disposition)], bytes).into_response()
}

/// A year in an address; nothing where it is none that a plan has claims in.
pub fn readable(year: i16, today: Day) -> bool {
    (1990..=today.year()).contains(&year)
}
