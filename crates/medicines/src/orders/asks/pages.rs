//! What can be asked of an order, in words, and the doors to ask it by.

use ::store::{Actor, Entry};
use base::{Money, OrderId, PrescriptionId};
use web::{Answer, Cx, Fields, Form, Frame, Path, Reads, Viewer};

use super::Ask;
use super::flow::{May, WhyNot, may_cancel, prices_to_answer};
use super::store::{self, Asker, Done};
use crate::orders::pages::line_name;
use crate::orders::told::{Priced, Told, priced};
use crate::orders::{Order, Stage, Step, When};

/// What stands on an order's page.
pub struct AskView {
    /// It can be called back here.
    pub can_cancel: bool,
    /// The pharmacy can be asked to stop it.
    pub can_ask: bool,
    /// Why it can be neither, or that it waits.
    pub why_not: Option<String>,
    pub price: Option<PriceView>,
    /// The price they have agreed to.
    pub agreed: Option<String>,
}

/// A price to be answered to.
pub struct PriceView {
    pub cents: i64,
    /// The medicine whose price it is; empty where it is the order's.
    pub line: String,
    pub button: String,
    /// What it comes to with the others that are asked next, where there are any.
    pub together: Option<String>,
}

impl PriceView {
    /// The first of those to be answered to: each is agreed to by itself.
    fn of(f: &Frame, order: &Order, open: &[Priced]) -> Option<Self> {
        let first = open.first()?;
        let say = |key| f.say(key).put("price", f.money(first.amount));
        let all: Money = open.iter().map(|priced| priced.amount).sum();
        let together = || f.say("order-price-together").put("price", f.money(all)).to_string();
        Some(Self {
            cents: first.amount.as_cents(),
            line: first.line.map(|line| line.to_string()).unwrap_or_default(),
            button: match medicine(f, order, first.line) {
                Some(name) => say("order-price-agree-one").put("medicine", name),
                None => say("order-price-agree"),
            }
            .to_string(),
            together: (open.len() > 1).then(together),
        })
    }
}

fn medicine(f: &Frame, order: &Order, line: Option<PrescriptionId>) -> Option<String> {
    let line = line?;
    let found = order.lines.iter().find(|one| one.prescription == line)?;
    Some(line_name(f, found))
}

impl AskView {
    pub fn of(f: &Frame, order: &Order, told: &Told) -> Self {
        let may = may_cancel(order);
        let waiting = priced(told, &order.medicines());
        let open = prices_to_answer((order.stage(), &waiting), &order.body.asks);
        Self {
            can_cancel: may == May::Now,
            can_ask: may == May::Ask,
            why_not: why_not(f, (may, order)),
            price: PriceView::of(f, order, &open),
            agreed: agreed(f, order),
        }
    }
}

fn why_not(f: &Frame, (may, order): (May, &Order)) -> Option<String> {
    let May::No(why) = may else { return None };
    let unsent = order.body.asks.iter().any(|one| one.ask.stops() && one.is_unsent(f.now()));
    let said = match why {
        WhyNot::Over => return None,
        WhyNot::Waits(at) if unsent => f.say("order-cancel-unsent").put("moment", f.moment(at)),
        WhyNot::Waits(at) => f.say("order-cancel-waits").put("moment", f.moment(at)),
        WhyNot::Elsewhere => f.say("order-cancel-elsewhere"),
        WhyNot::TooLate => f.say("order-cannot-cancel"),
        WhyNot::Shipped if order.is_at_counter() => f.say("order-cannot-cancel-ready"),
        WhyNot::Shipped => f.say("order-cannot-cancel-shipped"),
    };
    Some(said.put("phone", &f.plan().phone).to_string())
}

/// Said while the pharmacy has not moved on.
fn agreed(f: &Frame, order: &Order) -> Option<String> {
    let waits = matches!(order.stage().step(), Step::Checking | Step::Filling | Step::Held);
    let last = order.body.asks.last().filter(|_| waits)?;
    let Ask::Agree(price) = last.ask else { return None };
    let unsent = last.is_unsent(f.now());
    let name = medicine(f, order, last.line);
    let said = f.say(match (unsent, &name) {
        (true, _) => "order-price-agreed-unsent",
        (false, None) => "order-price-agreed",
        (false, Some(_)) => "order-price-agreed-one",
    });
    let said = said.put("price", f.money(price)).put("moment", f.moment(last.at));
    let said = said.put("medicine", name.unwrap_or_default());
    Some(said.put("phone", &f.plan().phone).to_string())
}

/// The answer to a price, and which price that was.
#[derive(Debug, Clone, Copy, Default)]
pub struct PriceForm {
    agrees: Option<bool>,
    cents: Option<i64>,
    line: Option<PrescriptionId>,
}

impl Reads for PriceForm {
    fn read(fields: &Fields) -> Self {
        let agrees = match fields.text("answer") {
            "agree" => Some(true),
            "cancel" => Some(false),
            _ => None,
        };
        Self {
            agrees,
            cents: fields.text("amount").parse().ok(),
            line: fields.text("medicine").parse().ok(),
        }
    }
}

/// Agrees to the price the pharmacy asked about, or asks it to stop.
pub async fn answer_price(
    cx: Cx,
    who: Viewer,
    Path(id): Path<OrderId>,
    Form(form): Form<PriceForm>,
) -> Answer {
    let scope = who.scope();
    let (Some(agrees), Some(cents)) = (form.agrees, form.cents) else {
        return cx.go(format!("/orders/{id}"));
    };
    let (asker, price) =
        (asker(&cx, &who), Priced { amount: Money::cents(cents), line: form.line });
    let done =
        cx.write(move |tx| store::answer_price(tx, scope, (id, price, agrees), asker)).await?;
    match done {
        Done::Missing => cx.missing(),
        Done::Agreed => cx.go(format!("/orders/{id}?price=agreed")),
        Done::Asked => cx.go(format!("/orders/{id}?cancelled=asked")),
        Done::Cancelled | Done::Impossible => cx.go(format!("/orders/{id}?price=changed")),
    }
}

/// Cancels an order, or asks the pharmacy to.
pub async fn cancel(cx: Cx, who: Viewer, Path(id): Path<OrderId>) -> Answer {
    let (scope, asker) = (who.scope(), asker(&cx, &who));
    let done = cx.write(move |tx| store::cancel(tx, scope, id, asker)).await?;
    match done {
        Done::Cancelled => cx.go(format!("/orders/{id}?cancelled=yes")),
        Done::Asked | Done::Agreed => cx.go(format!("/orders/{id}?cancelled=asked")),
        Done::Impossible => cx.go(format!("/orders/{id}?cancelled=no")),
        Done::Missing => cx.missing(),
    }
}

/// Takes an order back and lays it on the check page again, where the pharmacy does not have it
/// yet. A second press finds the page of the first.
pub async fn change(cx: Cx, who: Viewer, Path(id): Path<OrderId>) -> Answer {
    let (scope, asker) = (who.scope(), asker(&cx, &who));
    let by = Actor::Account(who.account());
    let draft = cx
        .write(move |tx| {
            let Some(order) = crate::orders::store::order(tx, scope, id)? else { return Ok(None) };
            if *order.stage() != Stage::Received
                || store::call_back(tx, scope, id, asker)? != Done::Cancelled
            {
                return crate::refills::store::laid_back(tx, scope, id).map(Some);
            }
            tx.audit(Entry::new("refill.begun", by).owner(scope.member()))?;
            crate::refills::store::lay_back(tx, scope, &order).map(|draft| Some(Some(draft)))
        })
        .await?;
    match draft {
        Some(Some(draft)) => cx.go(format!("/refills/check?draft={draft}&changed=1")),
        Some(None) => cx.go(format!("/orders/{id}?cancelled=no")),
        None => cx.missing(),
    }
}

fn asker(cx: &Cx, who: &Viewer) -> Asker {
    let when = When { at: cx.now(), day: cx.today() };
    Asker { by: who.account(), lang: cx.lang(), when }
}
