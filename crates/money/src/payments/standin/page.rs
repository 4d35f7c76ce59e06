//! Its page: a sample card is chosen, and what that card does happens.

use askama::Template;
use base::Money;
use web::{Frame, Page, Sample};

use super::{Card, Sale, State};

#[derive(Template)]
#[template(path = "payments/standin/checkout.html")]
pub struct CheckoutPage {
    f: Frame,
    problems: web::Problems,
    here: String,
    back: String,
    amount: Option<String>,
    cards: Vec<(&'static str, &'static str)>,
    declined: bool,
    /// The card whose bank asks, where one does.
    asks: Option<&'static str>,
    over: bool,
}

impl CheckoutPage {
    pub fn of(f: Frame, sale: &Sale) -> Self {
        Self {
            problems: web::Problems::none(),
            here: format!("/demo/checkout/{}", sale.id),
            back: sale.cancel_url.clone(),
            amount: (!sale.setup).then(|| f.money(Money::cents(sale.amount)).to_string()),
            cards: Card::ALL.iter().map(|card| (card.four(), card.word())).collect(),
            declined: sale.declined,
            asks: sale.card.filter(|_| sale.state == State::NeedsAction).map(Card::four),
            over: sale.state == State::Over,
            f,
        }
    }
}

impl Page for CheckoutPage {
    const NAME: &'static str = "sample-checkout";
    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let sale = Sale {
            id: "sample".to_owned(),
            session: true,
            amount: 4_217,
            cancel_url: "/payments".to_owned(),
            ..Sale::default()
        };
        let asks =
            Sale { state: State::NeedsAction, card: Some(Card::NeedsAction), ..sale.clone() };
        let page = |sale: Sale| Self::of(f.clone(), &sale);
        vec![
            Sample::new("declined", page(Sale { declined: true, ..sale.clone() })),
            Sample::new("set-up", page(Sale { setup: true, ..sale.clone() })),
            Sample::new("over", page(Sale { state: State::Over, ..sale.clone() })),
            Sample::new("pay", page(sale)),
            Sample::new("asks", page(asks)),
        ]
    }
}
