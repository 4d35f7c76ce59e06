//! Where the provider calls us. It shows nothing to people: whoever cannot sign is turned away.

use std::sync::Arc;
use std::time::Duration;

use axum::body::Bytes;
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri, header};
use axum::response::IntoResponse as _;
use base::JobId;
use store::delivery::{self, Detail, Why};
use store::{Actor, Channel, Entry, Fault, Tx, audit};
use web::{Answer, Cx, Fields, Response};

use super::rules::{Reply, parse_reply, read_news};
use super::signature;
use crate::Ways;
use crate::carry::learn;

/// What is taken down of an answer to words we do not know.
const ANSWERED: &str = "text.answered";
const ANSWERED_ONCE_IN: Duration = Duration::from_hours(24);

/// What reached us, as it was sent.
pub(crate) struct Call {
    pub uri: Uri,
    pub headers: HeaderMap,
    pub body: Bytes,
}

/// How a text of ours went on.
pub(crate) async fn told(cx: Cx, ways: Arc<Ways>, call: Call) -> Answer {
    let Some(fields) = signed(&cx, &ways, &call) else { return Ok(refuse()) };
    let query = Fields::parse(call.uri.query().unwrap_or_default()).unwrap_or_default();
    let code = fields.text("ErrorCode").parse().ok();
    let news = read_news(fields.text("MessageStatus"), code);
    // News of nothing of ours is answered all the same, or the provider would tell it again.
    if let (Ok(id), Some((state, dead))) = (query.text("m").parse::<JobId>(), news) {
        let detail = Detail::new(fields.text("ErrorCode"), fields.text("MessageSid"));
        cx.write(move |tx| learn(tx, id, (state, &detail), dead)).await?;
    }
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// What somebody answered to a text of ours.
pub(crate) async fn answered(cx: Cx, ways: Arc<Ways>, call: Call) -> Answer {
    let Some(fields) = signed(&cx, &ways, &call) else { return Ok(refuse()) };
    let reply = parse_reply(fields.text("Body"));
    let from = fields.text("From").to_owned();
    // A provider that says it has answered by itself would only be repeated.
    let theirs = fields.has("OptOutType");
    let lang = match reply {
        Reply::Stop => cx.write(move |tx| stop(tx, &from)).await.map(|()| None)?,
        Reply::Start => cx.write(move |tx| start(tx, &from)).await.map(|()| None)?,
        Reply::Help(_) | Reply::Other(_) if theirs => None,
        Reply::Help(lang) => Some(lang),
        Reply::Other(lang) => cx.write(move |tx| may_answer(tx, &from)).await?.then_some(lang),
    };
    let words = lang.map(|lang| {
        let f = cx.house().frame(lang, cx.now());
        let plan = f.plan();
        let said = f.say("text-help").put("plan", &plan.name).put("phone", &plan.phone);
        said.put("address", &plan.short_address).to_string()
    });
    Ok(xml(words.as_deref()))
}

/// Whether somebody whose words we do not know is told how to reach us and how to stop: once a day
/// at most, for what answers may be a machine, and never after STOP.
fn may_answer(tx: &Tx, from: &str) -> Result<bool, Fault> {
    let address = delivery::address(tx, Channel::Text, from);
    let lately = tx.now() - ANSWERED_ONCE_IN;
    let said = audit::about(tx, &address)?;
    let answered = said.iter().any(|(action, _, at)| action == ANSWERED && *at > lately);
    let stopped = delivery::why_dead(tx, &address)?.is_some_and(|dead| dead.why == Why::Stop);
    if answered || stopped {
        return Ok(false);
    }
    tx.audit(Entry::new(ANSWERED, Actor::House).thing(&address))?;
    Ok(true)
}

fn stop(tx: &Tx, from: &str) -> Result<(), Fault> {
    let address = delivery::address(tx, Channel::Text, from);
    if delivery::why_dead(tx, &address)?.is_some_and(|dead| dead.why == Why::Stop) {
        return Ok(());
    }
    delivery::bury(tx, &address, Why::Stop)?;
    tx.audit(Entry::new("text.stopped", Actor::House).thing(&address))
}

fn start(tx: &Tx, from: &str) -> Result<(), Fault> {
    let address = delivery::address(tx, Channel::Text, from);
    if delivery::revive(tx, &address, Why::Stop)? {
        tx.audit(Entry::new("text.started", Actor::House).thing(&address))?;
    }
    Ok(())
}

/// The fields, when the provider signed them for the address we are known by.
fn signed(cx: &Cx, ways: &Ways, call: &Call) -> Option<Fields> {
    let texts = ways.texts()?;
    let fields = Fields::parse(std::str::from_utf8(&call.body).ok()?).ok()?;
    let path = call.uri.path_and_query().map_or("/", |path| path.as_str());
    let address = format!("{}{path}", cx.house().origin.trim_end_matches('/'));
    let signature = call.headers.get(signature::HEADER)?.to_str().ok()?;
    signature::fits(texts.key(), &address, fields.pairs(), signature).then_some(fields)
}

fn refuse() -> Response {
    StatusCode::FORBIDDEN.into_response()
}

/// What to answer, in the provider's own form; nothing, where there is nothing to say.
fn xml(words: Option<&str>) -> Response {
    let said = words.map_or_else(String::new, |words| {
        let escaped = words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        format!("<Message>{escaped}</Message>")
    });
    let text = format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response>{said}</Response>");
    let kind = HeaderValue::from_static("text/xml; charset=utf-8");
    ([(header::CONTENT_TYPE, kind)], text).into_response()
}
