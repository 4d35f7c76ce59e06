//! Automatic payment: agreed to with a cap, ended in one press.

use ::store::{Actor, Entry};
use askama::Template;
use base::{Money, Private};
use web::{Answer, Cx, Fields, Form, Frame, Page, Problems, Reads, RecentlyProved, Sample, Viewer};

use super::super::rules;
use super::super::store::{self, Automatic, Wallet};
use super::{said, samples};

const HERE: &str = "/payments/automatic";

/// `GET /payments/automatic`
pub async fn ask(cx: Cx, who: RecentlyProved) -> Answer {
    let scope = who.scope();
    let wallet = cx.read(move |tx| store::wallet(tx, scope)).await?;
    cx.show(AutomaticPage::of(cx.frame(), &wallet))
}

/// The most it may take at once, and that it was agreed to.
pub struct CapForm {
    cap: Private<String>,
    agreed: bool,
}

impl Reads for CapForm {
    fn read(fields: &Fields) -> Self {
        Self { cap: fields.text("cap").into(), agreed: fields.has("agree") }
    }
}

/// `POST /payments/automatic`
pub async fn agree(cx: Cx, who: RecentlyProved, Form(form): Form<CapForm>) -> Answer {
    let (scope, actor) = (who.scope(), Actor::Account(who.account()));
    let (Some(cap), true) = (rules::cap(&form.cap), form.agreed) else {
        let wallet = cx.read(move |tx| store::wallet(tx, scope)).await?;
        return cx.show_problem(AutomaticPage::of(cx.frame(), &wallet).refusing(&form));
    };
    let kept = cx
        .write(move |tx| {
            if store::wallet(tx, scope)?.preferred().is_none() {
                return Ok(false);
            }
            let agreed = Automatic { cap, since: tx.now() };
            store::change_wallet(tx, scope, |wallet| wallet.automatic = Some(agreed))?;
            let on = Entry::new("payment.automatic.on", actor).owner(scope);
            tx.audit(on.detail(&cap))?;
            Ok(true)
        })
        .await?;
    cx.go(if kept { HERE } else { "/payments/methods" })
}

/// `POST /payments/automatic/off`: one press, and no proof is asked for.
pub async fn off(cx: Cx, who: Viewer) -> Answer {
    let (scope, actor) = (who.scope(), Actor::Account(who.account()));
    cx.write(move |tx| {
        store::change_wallet(tx, scope, |wallet| wallet.automatic = None)?;
        tx.audit(Entry::new("payment.automatic.off", actor).owner(scope))
    })
    .await?;
    cx.go("/payments")
}

#[derive(Template)]
#[template(path = "payments/pages/automatic.html")]
pub struct AutomaticPage {
    f: Frame,
    problems: Problems,
    method: Option<String>,
    /// The cap and the day it was agreed to.
    on: Option<(String, String)>,
    typed: String,
    agreed: bool,
}

impl AutomaticPage {
    pub fn of(f: Frame, wallet: &Wallet) -> Self {
        let on = wallet
            .automatic
            .map(|agreed| (f.money(agreed.cap).to_string(), f.day(f.day_of(agreed.since))));
        Self {
            problems: Problems::none(),
            method: wallet.preferred().map(|method| said::method_words(&f, method)),
            on,
            typed: String::new(),
            agreed: false,
            f,
        }
    }

    pub fn refusing(mut self, form: &CapForm) -> Self {
        let cap = rules::cap(&form.cap);
        if cap.is_none() {
            self.problems.add("cap", "payment-automatic-cap-wrong");
        }
        if !form.agreed {
            self.problems.add("agree", "payment-automatic-agree-wrong");
        }
        // What is no amount is not shown again: somebody may have typed a card number.
        self.typed = cap.map(shown).unwrap_or_default();
        self.agreed = form.agreed;
        self
    }
}

fn shown(cap: Money) -> String {
    cap.to_string().trim_start_matches('$').to_owned()
}

impl CapForm {
    pub fn sample(cap: &str) -> Self {
        Self { cap: cap.into(), agreed: false }
    }
}

impl Page for AutomaticPage {
    const NAME: &'static str = "payment-automatic";
    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        samples::automatic(f)
    }
}
