//! How far an order is, for whoever knows its number and three more facts. It names no medicine,
//! no address and no parcel.

use askama::Template;
use base::{Day, Private};
use coverage::birth_days;
use web::{Answer, Cx, Fields, Form, Frame, From, MaybeViewer, Page, Problems, Reads, Sample};

use super::super::proof::{self, Facts};
use super::super::rules::{FIELD_BYTES, orders_of, plain_zip};
use crate::orders::Order;
use crate::orders::pages::Detail;
use crate::orders::pages::samples::{received, states};
use crate::orders::told::Told;

impl Reads for Facts {
    fn read(fields: &Fields) -> Self {
        let text = |name| Private::from(fields.text(name).trim());
        Self {
            number: text("order"),
            family: text("family"),
            birth: text("birth"),
            zip: text("zip"),
        }
    }
}

impl Facts {
    fn problems(&self, today: Day) -> Problems {
        let mut problems = Problems::none();
        let named = self.family.chars().any(char::is_alphabetic);
        let fields = [
            ("order", "open-order-shape", orders_of(&self.number).is_some(), &self.number),
            ("family", "open-family-missing", named, &self.family),
            ("birth", "open-birth-shape", !birth_days(&self.birth, today).is_empty(), &self.birth),
            ("zip", "open-zip-shape", plain_zip(&self.zip).is_some(), &self.zip),
        ];
        for (field, missing, sound, text) in fields {
            if text.len() > FIELD_BYTES {
                problems.add(field, "open-long");
            } else if !sound {
                problems.add(field, missing);
            }
        }
        problems
    }
}

/// `GET /order-status`; whoever is signed in sees all of their orders.
pub async fn form(cx: Cx, who: MaybeViewer) -> Answer {
    if who.0.is_some() {
        return cx.go("/orders");
    }
    cx.show(StatusPage::of(cx.frame(), &Facts::default()))
}

/// `POST /order-status`: the order's steps, or the one answer for everything else.
pub async fn look(cx: Cx, from: From, Form(typed): Form<Facts>) -> Answer {
    let problems = typed.problems(cx.today());
    if !problems.is_empty() {
        let page = StatusPage::of(cx.frame(), &typed);
        return cx.show_problem(StatusPage { problems, ..page });
    }
    let (facts, today) = (typed.clone(), cx.today());
    let found = cx.write(move |tx| proof::found(tx, &facts, (from.0, today))).await?;
    if let Some((order, told)) = found {
        return cx.show(OrderPage::of(cx.frame(), &order, &told));
    }
    let page = StatusPage::of(cx.frame(), &typed);
    cx.show_problem(StatusPage { nothing: true, ..page })
}

#[derive(Template)]
#[template(path = "open/pages/status.html")]
pub struct StatusPage {
    f: Frame,
    problems: Problems,
    typed: Facts,
    /// Nothing was shown for what was typed; why is not said.
    nothing: bool,
}

impl StatusPage {
    fn of(f: Frame, typed: &Facts) -> Self {
        Self { f, problems: Problems::none(), typed: typed.clone(), nothing: false }
    }
}

#[derive(Template)]
#[template(path = "open/pages/order.html")]
pub struct OrderPage {
    f: Frame,
    order: Detail,
}

impl OrderPage {
    fn of(f: Frame, order: &Order, told: &Told) -> Self {
        Self { order: Detail::of(&f, order, told), f }
    }
}

impl Page for StatusPage {
    const NAME: &'static str = "order-status";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let typed = |number: &str, birth: &str, zip: &str| Facts {
            number: number.into(),
            family: "García Márquez".into(),
            birth: birth.into(),
            zip: zip.into(),
        };
        let page = |typed: &Facts| Self::of(f.clone(), typed);
        let wrong = |typed: &Facts| Self { problems: typed.problems(f.today()), ..page(typed) };
        let sound = typed("7K2Q-M4XB", "March 14, 1962", "97998");
        vec![
            Sample::new("empty", page(&Facts::default())),
            Sample::problem("nothing-typed", wrong(&Facts::default())),
            Sample::problem("odd", wrong(&typed("7K2Q", "soon", "9799"))),
            Sample::problem("nothing-found", Self { nothing: true, ..page(&sound) }),
        ]
    }
}

impl Page for OrderPage {
    const NAME: &'static str = "order-status-shown";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let page = |order: &Order| Self::of(f.clone(), order, &Told::new());
        let mut samples = vec![Sample::new("just-received", page(&received(f)))];
        samples.extend(states(f).iter().map(|(state, order)| Sample::new(state, page(order))));
        samples
    }
}
