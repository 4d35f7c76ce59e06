//! One receipt: sent with a form of its own, so that nothing typed hangs on it; looked at, where
//! it is a picture we drew; and taken away again.

use ::store::Tx;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::IntoResponse as _;
use base::{Entropy, ReimbursementId, from_hex};
use web::{Answer, Cx, Fields, Form, Path, Problem, Problems, Reads, Sent, Upload, Viewer, aside};

use super::super::Receipt;
use super::super::receipts::{Bad, Kind, kept};
use super::super::store::{self, By, receipts};
use super::HERE;
use super::one::again;

/// Beside the form for a receipt.
const FIELD: &str = "receipt";

/// Everything that may be wrong with one.
pub const PROBLEMS: [&str; 8] = [
    "reimbursement-file-missing",
    "reimbursement-file-large",
    "reimbursement-file-busy",
    "reimbursement-file-kind",
    "reimbursement-file-pixels",
    "reimbursement-file-broken",
    "reimbursement-file-most",
    "reimbursement-file-closed",
];

/// Nothing but the file.
#[derive(Debug)]
pub struct Alone;

impl Reads for Alone {
    fn read(_: &Fields) -> Self {
        Self
    }
}

/// What is kept of a file, with the file's place in memory; the key of why nothing is.
async fn made(sent: Sent) -> Result<(Kind, Vec<u8>, impl Send), &'static str> {
    let file = match sent {
        Sent::Nothing => return Err("reimbursement-file-missing"),
        Sent::TooLarge => return Err("reimbursement-file-large"),
        Sent::Busy => return Err("reimbursement-file-busy"),
        Sent::File(file) => file,
    };
    // Its place in memory is kept for as long as the file is worked on.
    let drawn = aside(move || {
        let mut file = file;
        kept(&std::mem::take(&mut file.bytes)).map(|(kind, bytes)| (kind, bytes, file))
    });
    match drawn.await {
        Some(Ok(made)) => Ok(made),
        Some(Err(Bad::Kind)) => Err("reimbursement-file-kind"),
        Some(Err(Bad::Large)) => Err("reimbursement-file-pixels"),
        Some(Err(Bad::Broken)) | None => Err("reimbursement-file-broken"),
    }
}

/// `POST /claims/reimbursement/{id}/receipt`
pub async fn add(
    cx: Cx,
    who: Viewer,
    Path(id): Path<ReimbursementId>,
    form: Upload<Alone>,
) -> Answer {
    let by = By { scope: who.scope(), account: who.account() };
    let found = cx.read(move |tx: &Tx| store::one(tx, by.scope, id)).await?;
    let Some(found) = found else { return cx.missing() };
    // Nothing is drawn for a request that takes nothing.
    if let Err(key) = receipts::may_come(&found) {
        return wrong(&cx, &who, id, key).await;
    }
    let (kind, bytes, held) = match made(form.file).await {
        Ok(made) => made,
        Err(key) => return wrong(&cx, &who, id, key).await,
    };
    let added = cx.write(move |tx: &Tx| receipts::add(tx, by, id, (kind, &bytes))).await;
    // Until it is sealed and written it takes its place.
    drop(held);
    match added? {
        Some(Ok(())) => cx.go(format!("{HERE}/{id}")),
        Some(Err(key)) => wrong(&cx, &who, id, key).await,
        None => cx.missing(),
    }
}

async fn wrong(cx: &Cx, who: &Viewer, id: ReimbursementId, key: &'static str) -> Answer {
    let mut problems = Problems::none();
    problems.push(Problem::new(FIELD, key).put("phone", &cx.frame().plan().phone));
    again(cx, who, id, problems).await
}

/// `GET /claims/reimbursement/{id}/receipt/{receipt}`: a picture that we drew. A PDF is what
/// somebody sent, and is handed to nobody here.
pub async fn show(
    cx: Cx,
    who: Viewer,
    Path((id, receipt)): Path<(ReimbursementId, String)>,
) -> Answer {
    let (scope, receipt) = (who.scope(), from_hex(&receipt));
    let jpeg = cx
        .read(move |tx: &Tx| {
            let Some(receipt) = receipt else { return Ok(None) };
            let found = store::one(tx, scope, id)?;
            let is_meant = |one: &Receipt| one.id == receipt && one.kind == Kind::Picture;
            if !found.is_some_and(|one| one.body.receipts.iter().any(is_meant)) {
                return Ok(None);
            }
            receipts::bytes(tx, scope, (id, receipt))
        })
        .await?;
    let Some(jpeg) = jpeg else { return cx.missing() };
    Ok(([(CONTENT_TYPE, "image/jpeg"), (CONTENT_DISPOSITION, "inline")], jpeg).into_response())
}

/// Which one.
#[derive(Debug, Clone, Copy)]
pub struct Which(Option<Entropy>);

impl Reads for Which {
    fn read(fields: &Fields) -> Self {
        Self(from_hex(fields.text("receipt")))
    }
}

/// `POST /claims/reimbursement/{id}/receipt/remove`
pub async fn remove(
    cx: Cx,
    who: Viewer,
    Path(id): Path<ReimbursementId>,
    Form(Which(receipt)): Form<Which>,
) -> Answer {
    let by = By { scope: who.scope(), account: who.account() };
    let found = cx.write(move |tx: &Tx| {
        if let Some(receipt) = receipt {
            receipts::remove(tx, by, (id, receipt))?;
        }
        Ok(store::one(tx, by.scope, id)?.is_some())
    });
    if found.await? { cx.go(format!("{HERE}/{id}")) } else { cx.missing() }
}
