//! Asking for a renewal, and the same page afterwards: who was asked, when, and the answer.

use askama::Template;
use base::{AccountId, PrescriptionId, Timestamp};
use web::{Answer, Cx, Frame, Gallery, Page, Path, Sample, Viewer};

use super::flow::{CALL_BACK, DenyReason, Stage};
use super::store::{self, Asking, Heard, Pressed};
use super::{Body, Renewal};
use crate::orders::When;
use crate::prescriptions::Prescription;
use crate::prescriptions::pages::{name_of, sample_prescriptions};

pub fn gallery(g: &mut Gallery) {
    g.add::<RenewalPage>();
    g.letters(super::mail::letters);
}

/// Asks before the prescriber is asked; afterwards, where the request stands.
pub async fn look(cx: Cx, who: Viewer, Path(id): Path<PrescriptionId>) -> Answer {
    let (scope, when) = (who.scope(), When { at: cx.now(), day: cx.today() });
    let plan = cx.house().plan.terms;
    let found = cx.read(move |tx| store::standing(tx, scope, (id, when, plan))).await?;
    match found {
        None => cx.missing(),
        Some(found) if found.can_ask || found.last.is_some() => {
            cx.show(RenewalPage::of(cx.frame(), &found))
        }
        Some(_) => cx.go(format!("/prescriptions/{id}")),
    }
}

/// Asks the prescriber, once however often this is pressed.
pub async fn ask(cx: Cx, who: Viewer, Path(id): Path<PrescriptionId>) -> Answer {
    let (scope, when) = (who.scope(), When { at: cx.now(), day: cx.today() });
    let plan = cx.house().plan.terms;
    let asking = Asking { by: who.account(), lang: cx.frame().lang(), when, plan };
    match cx.write(move |tx| store::ask(tx, scope, id, asking)).await? {
        Pressed::Missing => cx.missing(),
        Pressed::NotOffered => cx.go(format!("/prescriptions/{id}")),
        Pressed::Asked(_) | Pressed::Before => cx.go(format!("/prescriptions/{id}/renewal")),
    }
}

/// Calls a request back where it has not left; the page says what came of it.
pub async fn cancel(cx: Cx, who: Viewer, Path(id): Path<PrescriptionId>) -> Answer {
    let (scope, by) = (who.scope(), who.account());
    match cx.write(move |tx| store::call_back(tx, scope, (id, by))).await? {
        Heard::Missing => cx.missing(),
        _ => cx.go(format!("/prescriptions/{id}/renewal")),
    }
}

#[derive(Template)]
#[template(path = "renewals/pages/renewal.html")]
pub struct RenewalPage {
    f: Frame,
    id: String,
    back: String,
    medicine: String,
    prescriber: String,
    can_ask: bool,
    request: Option<Request>,
}

/// The last request, in words.
struct Request {
    tag: &'static str,
    status: &'static str,
    who: String,
    asked: String,
    answered: Option<String>,
    means: String,
    cancel_until: Option<String>,
}

impl RenewalPage {
    fn of(f: Frame, found: &store::Standing) -> Self {
        let rx: &Prescription = &found.rx;
        Self {
            id: rx.id.to_string(),
            back: format!("/prescriptions/{}", rx.id),
            medicine: name_of(&f, rx.name()),
            prescriber: prescriber(&f, rx.prescriber.as_ref()),
            can_ask: found.can_ask,
            request: found.last.as_ref().map(|last| Request::of(&f, last, found.is_missing)),
            f,
        }
    }
}

impl Request {
    fn of(f: &Frame, renewal: &Renewal, is_missing: bool) -> Self {
        let (body, until) = (&renewal.body, renewal.asked_at + CALL_BACK);
        let (tag, status, means) = said(f, renewal, is_missing);
        let ended = body.ended_at.filter(|_| body.stage.is_answered());
        Self {
            tag,
            status,
            who: who(f, renewal),
            asked: f.moment(renewal.asked_at),
            answered: ended.map(|at| f.moment(at)),
            means: f.say(means).put("phone", &f.plan().phone).to_string(),
            cancel_until: (body.stage == Stage::Asked && until > f.now())
                .then(|| f.say("renewal-cancel-until").put("time", f.time(until)).to_string()),
        }
    }
}

/// Its tag, its status and what it means.
fn said(
    f: &Frame,
    renewal: &Renewal,
    is_missing: bool,
) -> (&'static str, &'static str, &'static str) {
    let (stage, asked_at) = (renewal.body.stage, renewal.asked_at);
    if stage.is_unsent(asked_at, f.now()) {
        return ("act", "renewal-status-unsent", "renewal-means-unsent");
    }
    // Whoever was asked days later had no time to answer yet.
    if stage.is_unanswered(renewal.body.sent_at.unwrap_or(asked_at), f.now()) {
        return ("act", "renewal-status-no-answer", "renewal-means-no-answer");
    }
    match stage {
        Stage::Asked | Stage::Sending => ("wait", "renewal-status-asked", "renewal-means-asked"),
        Stage::Sent => ("wait", "renewal-status-sent", "renewal-means-sent"),
        Stage::Granted if is_missing => ("act", "renewal-status-missing", "renewal-means-missing"),
        Stage::Granted => ("good", "renewal-status-granted", "renewal-means-granted"),
        Stage::Denied(reason) => ("act", "renewal-status-denied", reason.key()),
        Stage::Cancelled => ("quiet", "renewal-status-cancelled", "renewal-means-cancelled"),
        Stage::Unsent => ("act", "renewal-status-never-sent", "renewal-means-never-sent"),
    }
}

/// Whoever a request never reached was not asked.
fn who(f: &Frame, renewal: &Renewal) -> String {
    let stage = renewal.body.stage;
    let unasked = stage == Stage::Unsent || stage.is_unsent(renewal.asked_at, f.now());
    let said = f.say(if unasked { "renewal-who-not-yet" } else { "renewal-who" });
    said.put("prescriber", prescriber(f, renewal.body.prescriber.as_ref())).to_string()
}

fn prescriber(f: &Frame, told: Option<&base::Private<String>>) -> String {
    told.map_or_else(|| f.t("renewal-your-prescriber").into_owned(), |name| name.0.clone())
}

impl Page for RenewalPage {
    const NAME: &'static str = "renewal";
    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let f = &f.as_member("Ann");
        let rx = sample_prescriptions(f.today()).remove(15);
        let page = |last: Option<Renewal>, can_ask| {
            let found = store::Standing { rx: rx.clone(), last, can_ask, is_missing: false };
            RenewalPage::of(f.clone(), &found)
        };
        let missing = |can_ask| {
            let last = Some(sample(f, Stage::Granted));
            let found = store::Standing { rx: rx.clone(), last, can_ask, is_missing: true };
            RenewalPage::of(f.clone(), &found)
        };
        let asks = [Stage::Cancelled, Stage::Unsent];
        let at = |stage| page(Some(sample(f, stage)), asks.contains(&stage));
        let days_ago = |days: i64| Timestamp::from_micros(f.now().micros() - days * 86_400_000_000);
        let mut late = sample(f, Stage::Sent);
        late.asked_at = days_ago(4);
        late.body.prescriber = None;
        let unsent = Renewal { asked_at: days_ago(1), ..sample(f, Stage::Sending) };
        let mut samples = vec![
            Sample::new("ask", page(None, true)),
            Sample::new("asked", at(Stage::Asked)),
            Sample::new("sending", at(Stage::Sending)),
            Sample::new("sent", at(Stage::Sent)),
            Sample::new("unsent", page(Some(unsent), false)),
            Sample::new("never-sent", at(Stage::Unsent)),
            Sample::new("no-answer", page(Some(late), false)),
            Sample::new("granted", at(Stage::Granted)),
            Sample::new("missing", missing(false)),
            Sample::new("missing-ask-again", missing(true)),
            Sample::new("cancelled", at(Stage::Cancelled)),
        ];
        let denied = |reason: DenyReason| Sample::new(reason.key(), at(Stage::Denied(reason)));
        samples.extend(DenyReason::ALL.map(denied));
        samples
    }
}

/// A request that has come this far.
pub fn sample(f: &Frame, stage: Stage) -> Renewal {
    let body = Body {
        stage,
        by: AccountId::new([5; 16]),
        lang: f.lang(),
        prescriber: Some("Dr. Okafor".into()),
        written: None,
        source: None,
        person: None,
        sent_at: None,
        ended_at: (!stage.is_open()).then(|| f.now()),
    };
    let prescription = PrescriptionId::new([0xE; 16]);
    Renewal { id: [6; 16], prescription, round: 0, asked_at: f.now(), version: 1, body }
}
