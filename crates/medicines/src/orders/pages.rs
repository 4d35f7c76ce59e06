//! The list of orders and the search in it, one order with its tracker, and the question before one
//! is cancelled.

use ::store::{Channel, Fault, Tx, delivery};
use askama::Template;
use base::{MemberScope, OrderId, Private, Timestamp};
use web::{
    Answer, Asked, Cx, Fields, Form, Frame, Gallery, Page, Path, Problems, Reads, Sample, Viewer,
};

use self::views::Card;
use super::asks::flow::{May, WhyNot, may_cancel};
use super::told::{self, Told};
use super::{Order, jobs, store};
use crate::refills;

mod parcels;
pub mod samples;
mod stands;
mod views;

pub use stands::{status_key_of, tag};
pub use views::{Detail, held_words, line_name, rejected_words, supply_words, window_words};

pub fn gallery(g: &mut Gallery) {
    g.add::<ListPage>();
    g.add::<DetailPage>();
    g.add::<CancelPage>();
    g.letters(super::asks::mail::letters);
    g.letters(super::told::mail::letters);
    g.letters(super::watch::mail::letters);
}

#[derive(Debug, Clone, Copy, Default)]
pub struct ListAsk {
    before: Option<(Timestamp, OrderId)>,
}

impl Reads for ListAsk {
    fn read(fields: &Fields) -> Self {
        let (at, id) = fields.text("before").split_once('-').unwrap_or_default();
        let at = at.parse().ok().map(Timestamp::from_micros);
        Self { before: at.zip(id.parse().ok()) }
    }
}

/// What somebody looks for. It may be a medicine's name, so it is never in an address.
#[derive(Debug, Clone, Default)]
pub struct Wanted(Private<String>);

impl Reads for Wanted {
    fn read(fields: &Fields) -> Self {
        Self(fields.text("words").trim().chars().take(LONGEST).collect::<String>().into())
    }
}

/// Longer than a medicine's name on a label.
const LONGEST: usize = 100;

/// Why the visitor comes to an order's page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Coming {
    #[default]
    Looking,
    JustPlaced,
    JustCancelled,
    TooLateToCancel,
    /// The pharmacy is asked to stop it.
    AskedToCancel,
    PriceAgreed,
    /// The price answered to is not the one that is asked any more.
    PriceChanged,
}

impl Reads for Coming {
    fn read(fields: &Fields) -> Self {
        if fields.has("placed") {
            Self::JustPlaced
        } else {
            match (fields.text("cancelled"), fields.text("price")) {
                ("yes", _) => Self::JustCancelled,
                ("no", _) => Self::TooLateToCancel,
                ("asked", _) => Self::AskedToCancel,
                (_, "agreed") => Self::PriceAgreed,
                (_, "changed") => Self::PriceChanged,
                _ => Self::Looking,
            }
        }
    }
}

/// Every order, the newest first.
pub async fn list(cx: Cx, who: Viewer, Asked(ask): Asked<ListAsk>) -> Answer {
    let scope = who.scope();
    let (orders, more) = cx.read(move |tx| store::page_before(tx, scope, ask.before)).await?;
    cx.show(ListPage::of(cx.frame(), &orders, more, ask.before.is_some()))
}

/// The orders of a number or a medicine.
pub async fn find(cx: Cx, who: Viewer, Form(Wanted(typed)): Form<Wanted>) -> Answer {
    let scope = who.scope();
    if typed.is_empty() {
        let (orders, more) = cx.read(move |tx| store::page_before(tx, scope, None)).await?;
        let page = ListPage::of(cx.frame(), &orders, more, false);
        return cx.show_problem(page.with_nothing_typed());
    }
    let wanted = typed.clone();
    let orders = cx.read(move |tx| store::find(tx, scope, &wanted)).await?;
    cx.show(ListPage::found(cx.frame(), &orders, typed))
}

/// One order: where it is, what is in it, what to do.
pub async fn detail(
    cx: Cx,
    who: Viewer,
    Path(id): Path<OrderId>,
    Asked(coming): Asked<Coming>,
) -> Answer {
    let scope = who.scope();
    let today = cx.frame().today();
    let found = cx.read(move |tx| {
        let Some(order) = store::order(tx, scope, id)? else { return Ok(None) };
        let placed = coming == Coming::JustPlaced;
        let confirmed = if placed { confirmed(tx, scope, id)? } else { KEPT };
        let kept_back = jobs::is_kept_back(tx, (scope, &order), today)?;
        Ok(Some((order, told::told(tx, scope, id)?, confirmed, kept_back)))
    });
    let Some((order, told, confirmed, kept_back)) = found.await? else {
        return cx.missing();
    };
    let page = DetailPage::of(cx.frame(), (&order, &told), coming);
    let page = if kept_back { page.kept_back() } else { page };
    cx.show(DetailPage { confirmed, ..page })
}

/// The sentence under which it stays here alone, for whoever it did not leave for.
const KEPT: &str = "order-placed-kept";

/// By which way its confirmation goes out, as it was queued.
fn confirmed(tx: &Tx, scope: MemberScope, id: OrderId) -> Result<&'static str, Fault> {
    let all = delivery::state(tx, scope.member(), &refills::mail::key(id))?;
    let goes = |channel| all.iter().any(|one| one.channel == channel && !one.state.has_failed());
    let way = Channel::ALL.into_iter().find(|channel| goes(*channel));
    Ok(match way {
        Some(Channel::Mail) => "order-placed-mailed",
        Some(Channel::Text) => "order-placed-texted",
        Some(Channel::Post) => "order-placed-posted",
        None if all.is_empty() => "order-placed-not-mailed",
        None => KEPT,
    })
}

/// Asks once more before an order is called back.
pub async fn ask_cancel(cx: Cx, who: Viewer, Path(id): Path<OrderId>) -> Answer {
    let scope = who.scope();
    let Some(order) = cx.read(move |tx| store::order(tx, scope, id)).await? else {
        return cx.missing();
    };
    match may_cancel(&order) {
        May::Now | May::Ask => {}
        May::No(WhyNot::Waits(_)) => return cx.go(format!("/orders/{id}?cancelled=asked")),
        May::No(_) => return cx.go(format!("/orders/{id}?cancelled=no")),
    }
    cx.show(CancelPage::of(cx.frame(), &order))
}

#[derive(Template)]
#[template(path = "orders/pages/list.html")]
pub struct ListPage {
    f: Frame,
    problems: Problems,
    typed: Private<String>,
    /// Whether there is anything to look for.
    any: bool,
    /// How many orders were found, in words; nothing before anybody looked.
    found: Option<String>,
    cards: Vec<Card>,
    newest: Option<String>,
    older: Option<String>,
}

impl ListPage {
    fn of(f: Frame, orders: &[Order], more: bool, paged: bool) -> Self {
        let last = orders.last().filter(|_| more);
        Self {
            problems: Problems::none(),
            typed: Private::default(),
            any: paged || !orders.is_empty(),
            found: None,
            cards: orders.iter().map(|order| Card::of(&f, order)).collect(),
            newest: paged.then(|| "/orders".to_owned()),
            older: last
                .map(|order| format!("/orders?before={}-{}", order.placed_at.micros(), order.id)),
            f,
        }
    }

    fn found(f: Frame, orders: &[Order], typed: Private<String>) -> Self {
        let count = i64::try_from(orders.len()).unwrap_or(i64::MAX);
        let found = f.say("orders-found").count("n", count).to_string();
        Self { any: true, found: Some(found), typed, ..Self::of(f, orders, false, false) }
    }

    fn with_nothing_typed(self) -> Self {
        Self { problems: Problems::at_field("words", "orders-find-missing"), ..self }
    }
}

#[derive(Template)]
#[template(path = "orders/pages/detail.html")]
pub struct DetailPage {
    f: Frame,
    order: Detail,
    placed: bool,
    /// How its confirmation goes out.
    confirmed: &'static str,
    too_late: bool,
}

impl DetailPage {
    fn of(f: Frame, (order, told): (&Order, &Told), coming: Coming) -> Self {
        let cancelled = *order.stage() == super::Stage::Cancelled;
        let detail = Detail::of(&f, order, told);
        let f = match coming {
            Coming::JustCancelled if cancelled => f.with_success(f.t("order-cancelled-done")),
            Coming::AskedToCancel if order.stage().is_open() => {
                f.with_success(f.t("order-cancel-asked"))
            }
            Coming::PriceAgreed if detail.asks.price.is_some() => {
                f.with_success(f.t("order-price-agreed-part"))
            }
            Coming::PriceAgreed => f.with_success(f.t("order-price-agreed-done")),
            Coming::PriceChanged => f.with_news(f.t("order-price-changed")),
            _ => f,
        };
        Self {
            order: detail,
            placed: coming == Coming::JustPlaced && !cancelled,
            confirmed: "order-placed-mailed",
            too_late: coming == Coming::TooLateToCancel && !cancelled,
            f,
        }
    }

    /// It stays here while there is no address it may go to.
    fn kept_back(mut self) -> Self {
        let said = self.f.say("order-means-kept-back").put("phone", &self.f.plan().phone);
        self.order.meaning = said.to_string();
        self.order.arrives = self.f.t("order-waits-address").into_owned();
        self.order.address = Vec::new();
        self.order.late = None;
        self
    }

    fn is_kept(&self) -> bool {
        self.confirmed == KEPT
    }
}

#[derive(Template)]
#[template(path = "orders/pages/cancel.html")]
pub struct CancelPage {
    f: Frame,
    order: Detail,
}

impl CancelPage {
    fn of(f: Frame, order: &Order) -> Self {
        Self { order: Detail::of(&f, order, &Told::new()), f }
    }
}

impl Page for ListPage {
    const NAME: &'static str = "orders";
    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        samples::list(f)
    }
}

impl Page for DetailPage {
    const NAME: &'static str = "order";
    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        samples::detail(f)
    }
}

impl Page for CancelPage {
    const NAME: &'static str = "order-cancel";
    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        samples::cancel(f)
    }
}
