//! Ways to pay that the provider keeps: which is used first, adding one, removing one.

use std::time::Duration;

use ::store::{Actor, Entry, Fault, NewJob, Tx};
use askama::Template;
use base::{MemberScope, MethodId};
use web::{
    Answer, Cx, Fields, Form, Frame, House, Page, Path, Reads, RecentlyProved, Sample, Viewer,
};

use super::super::store::{self, Adding, Method, Wallet};
use super::super::{Desk, jobs, mail};
use super::{Visit, again, said, samples, soon};

const HERE: &str = "/payments/methods";

/// `GET /payments/methods`
pub async fn methods(cx: Cx, who: Viewer) -> Answer {
    let scope = who.scope();
    let wallet = cx.read(move |tx| store::wallet(tx, scope)).await?;
    cx.show(MethodsPage::of(cx.frame(), &wallet))
}

/// `GET /payments/methods/add`: `back` as on a payment's page (`receipt::Visit`).
pub async fn adding(cx: Cx, who: RecentlyProved, (desk, visit): (Desk, Visit)) -> Answer {
    if desk.is_none() {
        return cx.go("/payments");
    }
    let scope = who.scope();
    let wallet = cx.read(move |tx| store::wallet(tx, scope)).await?;
    let page = AddPage::of(cx.frame(), wallet.adding.as_ref(), visit);
    let next = page.looks_again.clone();
    again(cx.show(page), next)
}

/// `POST /payments/methods/add`
pub async fn add(cx: Cx, who: RecentlyProved, desk: Desk) -> Answer {
    if desk.is_none() {
        return cx.go("/payments");
    }
    let (scope, actor) = (who.scope(), Actor::Account(who.account()));
    cx.write(move |tx| {
        let mark = MethodId::new(tx.entropy());
        let adding = Adding { mark, url: None, done: false, failed: false };
        store::change_wallet(tx, scope, |wallet| wallet.adding = Some(adding))?;
        tx.audit(Entry::new("payment.method.asked", actor).owner(scope).thing(mark.bytes()))?;
        tx.queue(NewJob::new(jobs::ADD, format!("payment-add/{mark}"), &mark)?.owner(scope))
    })
    .await?;
    cx.go("/payments/methods/add")
}

/// `GET /payments/methods/{id}`
pub async fn method(cx: Cx, who: RecentlyProved, Path(id): Path<MethodId>) -> Answer {
    let scope = who.scope();
    let wallet = cx.read(move |tx| store::wallet(tx, scope)).await?;
    match wallet.method(id) {
        Some(method) => cx.show(MethodPage::of(cx.frame(), method, &wallet)),
        None => cx.missing(),
    }
}

/// What to do with one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    Prefer,
    Remove,
}

pub struct DeedForm(Option<Deed>);

impl Reads for DeedForm {
    fn read(fields: &Fields) -> Self {
        Self(match fields.text("do") {
            "prefer" => Some(Deed::Prefer),
            "remove" => Some(Deed::Remove),
            _ => None,
        })
    }
}

/// `POST /payments/methods/{id}`
pub async fn change_method(
    cx: Cx,
    who: RecentlyProved,
    Path(id): Path<MethodId>,
    Form(form): Form<DeedForm>,
) -> Answer {
    let (scope, actor) = (who.scope(), Actor::Account(who.account()));
    let Some(deed) = form.0 else { return cx.go(format!("{HERE}/{id}")) };
    let house = cx.house().clone();
    let found = cx
        .write(move |tx| {
            let wallet = store::wallet(tx, scope)?;
            let Some(method) = wallet.method(id).cloned() else { return Ok(false) };
            match deed {
                Deed::Prefer => {
                    store::change_wallet(tx, scope, |wallet| wallet.prefer(id))?;
                    let preferred = Entry::new("payment.method.preferred", actor).owner(scope);
                    tx.audit(preferred.thing(id.bytes()))?;
                }
                Deed::Remove => remove(tx, &house, (scope, actor), &method)?,
            }
            Ok(true)
        })
        .await?;
    if found { cx.go(HERE) } else { cx.missing() }
}

/// Takes one out and has the provider forget it; its owner is told, and of automatic payment too
/// where that ends with it.
fn remove(
    tx: &Tx,
    house: &House,
    (who, actor): (MemberScope, Actor),
    method: &Method,
) -> Result<(), Fault> {
    let (id, mut ends) = (method.id, false);
    store::change_wallet(tx, who, |wallet| ends = wallet.remove(id))?;
    tx.audit(Entry::new("payment.method.removed", actor).owner(who).thing(id.bytes()))?;
    if ends {
        tx.audit(Entry::new("payment.automatic.off", actor).owner(who))?;
    }
    let key = format!("{id}/{}", tx.now().micros());
    let forget = NewJob::new(jobs::FORGET, format!("payment-forget/{key}"), &method.token)?;
    tx.queue(forget.owner(who))?;
    mail::method_removed(tx, house, (who, &key), ends)
}

/// One way to pay, in words.
pub struct Kept {
    pub href: String,
    pub words: String,
    pub expires: Option<String>,
    pub preferred: bool,
}

impl Kept {
    fn of(f: &Frame, method: &Method) -> Self {
        Self {
            href: format!("{HERE}/{}", method.id),
            words: said::method_words(f, method),
            expires: said::expires_words(f, method),
            preferred: method.preferred,
        }
    }
}

#[derive(Template)]
#[template(path = "payments/pages/methods.html")]
pub struct MethodsPage {
    f: Frame,
    kept: Vec<Kept>,
}

impl MethodsPage {
    pub fn of(f: Frame, wallet: &Wallet) -> Self {
        Self { kept: wallet.methods.iter().map(|method| Kept::of(&f, method)).collect(), f }
    }
}

#[derive(Template)]
#[template(path = "payments/pages/add.html")]
pub struct AddPage {
    f: Frame,
    meaning: &'static str,
    go: Option<String>,
    may_begin: bool,
    looks_again: Option<(Duration, String)>,
}

impl AddPage {
    pub fn of(f: Frame, adding: Option<&Adding>, visit: Visit) -> Self {
        let (meaning, may_begin) = match adding {
            None => ("payment-add-lead", true),
            Some(adding) if adding.done => ("payment-add-done", true),
            Some(adding) if adding.failed => ("payment-add-failed", true),
            Some(adding) if adding.url.is_none() => ("payment-add-waits", false),
            Some(_) if visit.confirms() => ("payment-add-confirming", false),
            Some(_) => ("payment-add-ready", false),
        };
        let go = adding.filter(|adding| !adding.done && !visit.confirms());
        let after = match meaning {
            "payment-add-waits" => soon(Duration::ZERO),
            "payment-add-confirming" => visit.looks_again(),
            _ => None,
        };
        let next = visit.next();
        Self {
            go: go.and_then(|adding| adding.url.clone()),
            looks_again: after.map(|after| (after, format!("/payments/methods/add{next}"))),
            meaning,
            may_begin,
            f,
        }
    }
}

#[derive(Template)]
#[template(path = "payments/pages/method.html")]
pub struct MethodPage {
    f: Frame,
    kept: Kept,
    /// Automatic payment pays with it.
    ends_automatic: bool,
    /// It pays with another one now.
    moves_automatic: bool,
}

impl MethodPage {
    pub fn of(f: Frame, method: &Method, wallet: &Wallet) -> Self {
        let ends_automatic = wallet.pays_by_itself(method.id);
        let moves_automatic = wallet.automatic.is_some() && !ends_automatic;
        Self { kept: Kept::of(&f, method), ends_automatic, moves_automatic, f }
    }
}

impl Page for MethodsPage {
    const NAME: &'static str = "payment-methods";
    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        samples::methods(f)
    }
}

impl Page for AddPage {
    const NAME: &'static str = "payment-add";
    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        samples::add(f)
    }
}

impl Page for MethodPage {
    const NAME: &'static str = "payment-method";
    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        samples::method(f)
    }
}
