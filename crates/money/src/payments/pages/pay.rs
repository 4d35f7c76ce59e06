//! The check page before a payment: how much, for what, and how.

use ::store::Actor;
use askama::Template;
use base::{MethodId, Money};
use web::{Answer, Cx, Fields, Frame, Page, Reads, Sample, Viewer};

use super::super::Desk;
use super::super::rules::{self, Purse};
use super::super::store::{self, Begun, How, Wallet};
use super::{said, samples};

/// Which balance, with what, and what its button said.
#[derive(Debug, Clone, Copy)]
pub struct PayForm {
    purse: Option<Purse>,
    method: Option<MethodId>,
    /// In cents; nobody owes the nothing that stands for none.
    amount: Money,
}

impl Reads for PayForm {
    fn read(fields: &Fields) -> Self {
        Self {
            purse: Purse::from_word(fields.text("purse")),
            method: fields.text("method").parse().ok(),
            amount: fields.text("amount").parse().map_or(Money::ZERO, Money::cents),
        }
    }
}

/// `GET /payments/pay?purse=…`
pub async fn ask(cx: Cx, who: Viewer, (desk, form): (Desk, PayForm)) -> Answer {
    let (Some(purse), Some(_)) = (form.purse, desk) else { return cx.go("/payments") };
    let scope = who.scope();
    let (owed, before, wallet) = cx
        .read(move |tx| {
            let before = store::open_payment(tx, scope, purse)?;
            Ok((store::balance(tx, scope, purse)?, before, store::wallet(tx, scope)?))
        })
        .await?;
    match before {
        Some(before) => cx.go(format!("/payments/{}", before.id)),
        None if !rules::payable(owed) => cx.go("/payments"),
        None => cx.show(PayPage::of(cx.frame(), (purse, owed), &wallet)),
    }
}

/// `POST /payments/pay`: begins it, once, however often this is pressed, and of the amount that was
/// shown or not at all.
pub async fn pay(cx: Cx, who: Viewer, (desk, form): (Desk, PayForm)) -> Answer {
    let (Some(purse), Some(_)) = (form.purse, desk) else { return cx.go("/payments") };
    let (scope, actor) = (who.scope(), Actor::Account(who.account()));
    let (begun, wallet) = cx
        .write(move |tx| {
            let wallet = store::wallet(tx, scope)?;
            let kept = form.method.and_then(|id| wallet.method(id).cloned());
            let how = kept.map_or(How::TheirPage, |method| How::Kept { method, by_itself: false });
            let begun = store::begin(tx, scope, (purse, how, form.amount), actor)?;
            Ok((begun, wallet))
        })
        .await?;
    match begun {
        Begun::New(id) | Begun::Before(id) => cx.go(format!("/payments/{id}")),
        Begun::NothingOwed => cx.go("/payments"),
        Begun::Changed(owed) => {
            let page = PayPage::of(cx.frame(), (purse, owed), &wallet);
            cx.show_problem(page.changed(form.method))
        }
    }
}

/// A kept way to pay, as a choice.
pub struct Choice {
    pub id: String,
    pub words: String,
    pub hint: String,
    pub chosen: bool,
}

#[derive(Template)]
#[template(path = "payments/pages/pay.html")]
pub struct PayPage {
    f: Frame,
    problems: web::Problems,
    purse: &'static str,
    title: &'static str,
    amount: String,
    cents: i64,
    choices: Vec<Choice>,
    /// Whether their own page is chosen.
    on_page: bool,
}

impl PayPage {
    pub fn of(f: Frame, (purse, owed): (Purse, Money), wallet: &Wallet) -> Self {
        let choice = |method: &store::Method| Choice {
            id: method.id.to_string(),
            words: said::method_words(&f, method),
            hint: said::expires_words(&f, method).unwrap_or_default(),
            chosen: method.preferred,
        };
        Self {
            problems: web::Problems::none(),
            purse: purse.word(),
            title: said::purse_key(purse),
            amount: f.money(owed).to_string(),
            cents: owed.as_cents(),
            choices: wallet.methods.iter().map(choice).collect(),
            on_page: false,
            f,
        }
    }

    /// Something came since the page was shown; what was chosen stays chosen.
    pub fn changed(mut self, method: Option<MethodId>) -> Self {
        self.problems.add("amount", "payment-check-changed");
        let method = method.map(|id| id.to_string());
        for choice in &mut self.choices {
            choice.chosen = method.as_ref() == Some(&choice.id);
        }
        self.on_page = self.choices.iter().all(|choice| !choice.chosen);
        self
    }
}

impl Page for PayPage {
    const NAME: &'static str = "payment-check";
    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        samples::pay(f)
    }
}
