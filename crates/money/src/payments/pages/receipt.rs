//! One payment: under way, its receipt, or what went wrong and whether money was taken.

use std::time::Duration;

use ::store::{Actor, Entry, NewJob};
use askama::Template;
use base::{Money, PaymentId};
use web::{Answer, Asked, Cx, Fields, Frame, Page, Path, Reads, Sample, Viewer};

use super::super::flow::Stage;
use super::super::jobs;
use super::super::store::{self, How, Payment};
use super::{again, said, samples, soon};

/// What the address asks: `back` is how often the page renewed itself since somebody came back from
/// the provider's page, which sends them on to us once they have paid. The provider's own word may
/// be slower than they are, and until it comes nobody may be told that nothing was paid. Anybody
/// can write an address, so it decides words alone.
#[derive(Debug, Clone, Copy, Default)]
pub struct Visit {
    back: Option<u16>,
    waited: Duration,
}

impl Visit {
    pub const fn after(waited: Duration) -> Self {
        Self { back: None, waited }
    }

    pub const fn back(renewed: u16) -> Self {
        Self { back: Some(renewed), waited: Duration::ZERO }
    }

    /// Whether somebody comes back and we still look for the provider's word.
    pub fn confirms(self) -> bool {
        self.looks_again().is_some()
    }

    /// How soon the page looks again: nothing once it has looked for long.
    pub fn looks_again(self) -> Option<Duration> {
        match self.back? {
            0..20 => Some(Duration::from_secs(1)),
            20..50 => Some(Duration::from_secs(5)),
            _ => None,
        }
    }

    /// What the address of the next look ends with.
    pub fn next(self) -> String {
        self.back.map_or_else(String::new, |renewed| format!("?back={}", renewed.saturating_add(1)))
    }
}

impl Reads for Visit {
    fn read(fields: &Fields) -> Self {
        Self { back: fields.text("back").parse().ok(), waited: Duration::ZERO }
    }
}

/// `GET /payments/{id}`
pub async fn show(
    cx: Cx,
    who: Viewer,
    Path(id): Path<PaymentId>,
    Asked(visit): Asked<Visit>,
) -> Answer {
    let scope = who.scope();
    let found = cx.read(move |tx| store::payment(tx, scope, id)).await?;
    let Some(payment) = found else { return cx.missing() };
    let visit = Visit { waited: cx.now().since(payment.at), ..visit };
    let page = PaymentPage::of(cx.frame(), &payment, visit);
    let next = page.looks_again.clone();
    again(cx.show(page), next)
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
    go: Option<String>,
    go_key: &'static str,
    may_stop: Option<String>,
    pay_again: Option<String>,
    is_receipt: bool,
    /// While something is under way: how soon the page is asked for again, and where.
    looks_again: Option<(Duration, String)>,
}

impl PaymentPage {
    pub fn of(f: Frame, payment: &Payment, visit: Visit) -> Self {
        let stage = payment.stage();
        let on_page = payment.body.how == How::TheirPage;
        if visit.back.is_some() && stage != Stage::Processing && stage.may_take(on_page) {
            return Self::confirming(f, payment, visit);
        }
        let waits = matches!(stage, Stage::Created | Stage::NeedsAction | Stage::Failed(_))
            && stage.may_take(on_page);
        let go = payment.body.url.clone().filter(|_| waits);
        let failed = matches!(stage, Stage::Failed(_));
        let moves = stage == Stage::Processing
            || matches!(stage, Stage::Created | Stage::NeedsAction) && go.is_none();
        let is_receipt = payment.body.facts.taken > Money::ZERO;
        let after = moves.then(|| soon(visit.waited)).flatten();
        let over = failed && !stage.may_take(on_page)
            || matches!(stage, Stage::Cancelled | Stage::TakenBack);
        Self {
            title: if is_receipt { "payment-receipt" } else { "payment-title" },
            tag: said::tag_of(payment),
            meaning: meaning(&f, payment, (go.is_some(), visit.waited)),
            next: match stage {
                Stage::Failed(why) => Some(said::why_key(why)),
                Stage::Disputed => Some("payment-disputed-next"),
                Stage::TakenBack => Some("payment-taken-back-next"),
                _ => None,
            },
            facts: facts(&f, payment),
            go_key: if failed { "payment-go-again" } else { "payment-go" },
            may_stop: go.is_some().then(|| format!("/payments/{}/stop", payment.id)),
            pay_again: over.then(|| format!("/payments/pay?purse={}", payment.body.purse.word())),
            go,
            is_receipt,
            looks_again: after.map(|after| (after, format!("/payments/{}", payment.id))),
            f,
        }
    }

    fn confirming(f: Frame, payment: &Payment, visit: Visit) -> Self {
        let after = visit.looks_again();
        let key = after.map_or("payment-meaning-unheard", |_| "payment-meaning-confirming");
        Self {
            title: "payment-title",
            tag: said::tag(Stage::Processing),
            meaning: f.say(key).put("phone", &f.plan().phone).to_string(),
            next: None,
            facts: facts(&f, payment),
            go: None,
            go_key: "payment-go",
            may_stop: None,
            pay_again: None,
            is_receipt: false,
            looks_again: after
                .map(|after| (after, format!("/payments/{}{}", payment.id, visit.next()))),
            f,
        }
    }
}

fn meaning(f: &Frame, payment: &Payment, (ready, waited): (bool, Duration)) -> String {
    let (is_late, may_have_taken) = (soon(waited).is_none(), payment.may_have_taken());
    let key = match payment.stage() {
        Stage::Created if may_have_taken && is_late => "payment-meaning-unheard",
        Stage::Created if may_have_taken => "payment-meaning-confirming",
        Stage::Created if ready => "payment-meaning-ready",
        Stage::Created if is_late => "payment-meaning-stuck",
        Stage::Created => "payment-meaning-created",
        Stage::NeedsAction => "payment-meaning-needs-action",
        Stage::Processing => "payment-meaning-processing",
        Stage::Succeeded => "payment-meaning-succeeded",
        Stage::Failed(_) => "payment-meaning-failed",
        Stage::Cancelled => "payment-meaning-cancelled",
        Stage::Refunded => "payment-meaning-refunded",
        Stage::PartlyRefunded => "payment-meaning-partly-refunded",
        Stage::Disputed => "payment-meaning-disputed",
        Stage::TakenBack => "payment-meaning-taken-back",
    };
    let facts = &payment.body.facts;
    let amount = if facts.taken > Money::ZERO { facts.taken } else { payment.body.amount };
    f.say(key)
        .put("amount", f.money(amount))
        .put("back", f.money(facts.back))
        .put("held", f.money(facts.held()))
        .put("gone", f.money(facts.taken_back()))
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
    for (key, amount) in [
        ("payment-given-back", body.facts.back),
        ("payment-stage-disputed", body.facts.held()),
        ("payment-stage-taken-back", body.facts.taken_back()),
    ] {
        if amount > Money::ZERO {
            facts.push((key, f.money(amount).to_string()));
        }
    }
    facts.push(("payment-when", f.moment(payment.at)));
    if let Some(paid) = body.paid {
        facts.push(("payment-paid-on", f.day(f.day_of(paid))));
    }
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
