//! The list of orders, one order with its tracker, and the question before one is cancelled.

use askama::Template;
use base::{OrderId, Timestamp};
use web::{Answer, Asked, Cx, Fields, Frame, Gallery, Page, Path, Reads, Sample, Viewer};

use self::views::Card;
use super::asks::flow::{May, WhyNot, may_cancel};
use super::told::{self, Told};
use super::{Order, store};

mod parcels;
pub mod samples;
mod views;

pub use views::{Detail, held_words, rejected_words, step_key, supply_words, tag, window_words};

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
    before: Option<Timestamp>,
}

impl Reads for ListAsk {
    fn read(fields: &Fields) -> Self {
        let before = fields.text("before").parse().ok().map(Timestamp::from_micros);
        Self { before }
    }
}

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

/// One order: where it is, what is in it, what to do.
pub async fn detail(
    cx: Cx,
    who: Viewer,
    Path(id): Path<OrderId>,
    Asked(coming): Asked<Coming>,
) -> Answer {
    let scope = who.scope();
    let found = cx.read(move |tx| {
        let order = store::order(tx, scope, id)?;
        order.map(|order| Ok((told::told(tx, scope, id)?, order))).transpose()
    });
    let Some((told, order)) = found.await? else {
        return cx.missing();
    };
    cx.show(DetailPage::of(cx.frame(), (&order, &told), coming))
}

/// Asks once more before an order is called back.
pub async fn ask_cancel(cx: Cx, who: Viewer, Path(id): Path<OrderId>) -> Answer {
    let scope = who.scope();
    let Some(order) = cx.read(move |tx| store::order(tx, scope, id)).await? else {
        return cx.missing();
    };
    match may_cancel(&order.body) {
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
    cards: Vec<Card>,
    newest: Option<String>,
    older: Option<String>,
}

impl ListPage {
    fn of(f: Frame, orders: &[Order], more: bool, paged: bool) -> Self {
        let last = orders.last().filter(|_| more);
        Self {
            cards: orders.iter().map(|order| Card::of(&f, order)).collect(),
            newest: paged.then(|| "/orders".to_owned()),
            older: last.map(|order| format!("/orders?before={}", order.placed_at.micros())),
            f,
        }
    }
}

#[derive(Template)]
#[template(path = "orders/pages/detail.html")]
pub struct DetailPage {
    f: Frame,
    order: Detail,
    placed: bool,
    too_late: bool,
}

impl DetailPage {
    fn of(f: Frame, (order, told): (&Order, &Told), coming: Coming) -> Self {
        let cancelled = *order.stage() == super::Stage::Cancelled;
        let f = match coming {
            Coming::JustCancelled if cancelled => f.with_success(f.t("order-cancelled-done")),
            Coming::AskedToCancel if order.stage().is_open() => {
                f.with_success(f.t("order-cancel-asked"))
            }
            Coming::PriceAgreed => f.with_success(f.t("order-price-agreed-done")),
            Coming::PriceChanged => f.with_news(f.t("order-price-changed")),
            _ => f,
        };
        Self {
            order: Detail::of(&f, order, told),
            placed: coming == Coming::JustPlaced && !cancelled,
            too_late: coming == Coming::TooLateToCancel && !cancelled,
            f,
        }
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
