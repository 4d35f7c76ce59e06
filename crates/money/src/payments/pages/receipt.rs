//! One payment: under way, its receipt, or what went wrong and whether money was taken.

use std::time::Duration;

use ::store::{Actor, Entry, NewJob};
use askama::Template;
use base::{Money, PaymentId};
use web::{Answer, Cx, Frame, Page, Path, Sample, Viewer};

use super::super::flow::Stage;
use super::super::jobs;
use super::super::store::{self, How, Payment};
use super::{again, said, samples, soon};

/// `GET /payments/{id}`
pub async fn show(cx: Cx, who: Viewer, Path(id): Path<PaymentId>) -> Answer {
    let scope = who.scope();
    let found = cx.read(move |tx| store::payment(tx, scope, id)).await?;
    let Some(payment) = found else { return cx.missing() };
    let waited = cx.now().since(payment.at);
    let page = PaymentPage::of(cx.frame(), &payment, waited);
    let moves = matches!(payment.stage(), Stage::Processing)
        || matches!(payment.stage(), Stage::Created | Stage::NeedsAction) && page.go.is_none();
    let after = moves.then(|| soon(waited)).flatten();
    again(cx.show(page), after)
}

/// `POST /payments/{id}/stop`: the provider is asked to end it, and its answer decides.
pub async fn stop(cx: Cx, who: Viewer, Path(id): Path<PaymentId>) -> Answer {
    let (scope, actor) = (who.scope(), Actor::Account(who.account()));
    let found = cx
        .write(move |tx| {
            let Some(payment) = store::payment(tx, scope, id)? else { return Ok(false) };
            if payment.stage().may_take(payment.body.how == How::TheirPage) {
                tx.audit(Entry::new("payment.stop", actor).owner(scope).thing(id.bytes()))?;
                let job = NewJob::new(jobs::STOP, format!("payment-stop/{id}"), &id)?;
                tx.queue(job.owner(scope))?;
            }
            Ok(true)
        })
        .await?;
    if found { cx.go(format!("/payments/{id}")) } else { cx.missing() }
}

#[derive(Template)]
#[template(path = "payments/pages/receipt.html")]
pub struct PaymentPage {
    f: Frame,
    title: &'static str,
    tag: (&'static str, &'static str),
    /// What happened, and whether money was taken.
    meaning: String,
    /// What can be done about it.
    next: Option<&'static str>,
    facts: Vec<(&'static str, String)>,
    /// The provider's page, where the member is to go there.
    pub go: Option<String>,
    go_key: &'static str,
    may_stop: Option<String>,
    pay_again: Option<String>,
    is_receipt: bool,
}

impl PaymentPage {
    pub fn of(f: Frame, payment: &Payment, waited: Duration) -> Self {
        let stage = payment.stage();
        let on_page = payment.body.how == How::TheirPage;
        let waits = matches!(stage, Stage::Created | Stage::NeedsAction | Stage::Failed(_))
            && stage.may_take(on_page);
        let go = payment.body.url.clone().filter(|_| waits);
        let is_receipt =
            matches!(stage, Stage::Succeeded | Stage::Refunded | Stage::PartlyRefunded);
        let failed = matches!(stage, Stage::Failed(_));
        let over = failed && !stage.may_take(on_page) || stage == Stage::Cancelled;
        Self {
            title: if is_receipt { "payment-receipt" } else { "payment-title" },
            tag: said::tag(stage),
            meaning: meaning(&f, payment, (go.is_some(), waited)),
            next: match stage {
                Stage::Failed(why) => Some(said::why_key(why)),
                _ => None,
            },
            facts: facts(&f, payment),
            go_key: if failed { "payment-go-again" } else { "payment-go" },
            may_stop: go.is_some().then(|| format!("/payments/{}/stop", payment.id)),
            pay_again: over.then(|| format!("/payments/pay?purse={}", payment.body.purse.word())),
            go,
            is_receipt,
            f,
        }
    }
}

fn meaning(f: &Frame, payment: &Payment, (ready, waited): (bool, Duration)) -> String {
    let key = match payment.stage() {
        Stage::Created if ready => "payment-meaning-ready",
        Stage::Created if soon(waited).is_none() => "payment-meaning-stuck",
        Stage::Created => "payment-meaning-created",
        Stage::NeedsAction => "payment-meaning-needs-action",
        Stage::Processing => "payment-meaning-processing",
        Stage::Succeeded => "payment-meaning-succeeded",
        Stage::Failed(_) => "payment-meaning-failed",
        Stage::Cancelled => "payment-meaning-cancelled",
        Stage::Refunded => "payment-meaning-refunded",
        Stage::PartlyRefunded => "payment-meaning-partly-refunded",
    };
    let facts = &payment.body.facts;
    let amount = if facts.taken > Money::ZERO { facts.taken } else { payment.body.amount };
    f.say(key)
        .put("amount", f.money(amount))
        .put("back", f.money(facts.back))
        .put("phone", &f.plan().phone)
        .to_string()
}

fn facts(f: &Frame, payment: &Payment) -> Vec<(&'static str, String)> {
    let body = &payment.body;
    let mut facts = vec![
        ("payment-reference", said::reference(payment.id)),
        ("payment-check-for", f.t(said::purse_key(body.purse)).into_owned()),
        ("payment-check-amount", f.money(body.amount).to_string()),
    ];
    if body.facts.back > Money::ZERO {
        facts.push(("payment-given-back", f.money(body.facts.back).to_string()));
    }
    facts.push(("payment-when", f.moment(payment.at)));
    facts.push((
        "payment-how",
        match &body.how {
            How::TheirPage => f.t("payment-how-page").into_owned(),
            How::Kept { method, by_itself: false } => said::method_words(f, method),
            How::Kept { method, by_itself: true } => f
                .say("payment-how-automatic")
                .put("method", said::method_words(f, method))
                .to_string(),
        },
    ));
    facts
}

impl Page for PaymentPage {
    const NAME: &'static str = "payment";
    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        samples::receipt(f)
    }
}
