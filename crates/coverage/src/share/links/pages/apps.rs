//! What apps ask of a link. A cookie means nothing here: the address is the right.

use axum::body::Bytes;
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderValue, StatusCode};
use axum::response::IntoResponse as _;
use serde_json::{Value, json};
use web::{Answer, Cx, Path};

use super::super::grants::{self, Answered, Asked};
use crate::share::apps;

/// As a name is shown to the member, in characters.
const NAME: usize = 120;

/// `POST /shl/{token}`: the list of files, for whoever says who they are.
pub async fn manifest(cx: Cx, Path(token): Path<String>, body: Bytes) -> Answer {
    let Some(asked) = read(&body) else {
        let told = json!({ "error": "a JSON object with a recipient is needed" });
        return Ok(apps::json(StatusCode::BAD_REQUEST, &told));
    };
    let house = cx.house().clone();
    let answered = cx.write(move |tx| grants::manifest(tx, &house, &token, &asked)).await?;
    Ok(match answered {
        Answered::Files(files) => apps::json(StatusCode::OK, &files),
        Answered::Wrong(left) => {
            apps::json(StatusCode::UNAUTHORIZED, &json!({ "remainingAttempts": left }))
        }
        Answered::Gone => gone(),
    })
}

/// `GET /shl/file/{ticket}`: one sealed file.
pub async fn file(cx: Cx, Path(ticket): Path<String>) -> Answer {
    let house = cx.house().clone();
    let found = cx.write(move |tx| grants::file(tx, &house, &ticket)).await?;
    let Some(sealed) = found else { return Ok(gone()) };
    let kind = [(CONTENT_TYPE, HeaderValue::from_static("application/jose"))];
    Ok((kind, sealed).into_response())
}

fn gone() -> web::Response {
    apps::json(StatusCode::NOT_FOUND, &json!({ "error": "this link has ended" }))
}

fn read(body: &[u8]) -> Option<Asked> {
    let value: Value = serde_json::from_slice(body).ok()?;
    let text = |key: &str| value[key].as_str().unwrap_or_default();
    let shown = |c: &char| !c.is_control();
    let recipient: String = text("recipient").trim().chars().filter(shown).take(NAME).collect();
    let longest = value["embeddedLengthMax"].as_u64();
    (!recipient.is_empty()).then(|| Asked {
        recipient,
        passcode: text("passcode").chars().take(NAME).collect(),
        longest: longest.map(|longest| usize::try_from(longest).unwrap_or(usize::MAX)),
    })
}
