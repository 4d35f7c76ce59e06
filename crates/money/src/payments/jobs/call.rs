//! The calls. Before and after each there is a transaction of its own; in between the same call
//! may be made twice, and the provider knows it by its name.

use ::store::{Actor, Entry};
use base::{MethodId, PaymentId};
use web::Trouble;

use super::super::flow::{News, Step, Why};
use super::super::hook::Told;
use super::super::provider::{Form, Said, token};
use super::super::said::When;
use super::super::store::{self, Adding, How, Method, Payment, Wallet};
use super::super::{mail, said};
use super::{Asked, now_at_provider, take_in};

/// Begins a payment: at the provider's page, or with a card it keeps.
pub async fn begin(asked: Asked) -> Result<(), Trouble> {
    let id: PaymentId = asked.read(|tx, _, job| job.body(tx)).await?;
    let found = asked.read(move |tx, who, _| {
        let Some(payment) = store::payment(tx, who, id)? else { return Ok(None) };
        let wallet = store::wallet(tx, who)?;
        Ok(Some((is_still_wanted(&payment, &wallet), payment)))
    });
    let Some((is_wanted, payment)) = found.await? else { return Ok(()) };
    // A job that was given up may be tried again when its payment is long over.
    let waits = |payment: &Payment| payment.body.session.is_none() && payment.may_take();
    if !waits(&payment) {
        return Ok(());
    }
    match asked.job.attempt {
        _ if is_wanted => {}
        // What nobody was asked for took nothing.
        ..=1 => return hear(&asked, (id, News::Cancelled)).await,
        // The answer to an earlier call may be what was lost: it is not made again, and nobody is
        // told yet that nothing was taken.
        _ => return Ok(()),
    }
    let customer = customer(&asked).await?;
    let (path, form) = match &payment.body.how {
        How::TheirPage => ("checkout/sessions", page_form(&asked, &payment, &customer)),
        How::Kept { method, by_itself } => {
            ("payment_intents", kept_form(&asked, &payment, (&customer, method, *by_itself)))
        }
    };
    match asked.provider.create(path, &format!("payment-{id}"), form).await? {
        Said::Yes(made) => {
            let url =
                made["url"].as_str().or(made["next_action"]["redirect_to_url"]["url"].as_str());
            let found = (token(&made["id"]), url.filter(|url| leads(url)).map(str::to_owned));
            // A kept card may be charged by now, and this answer is the first to say so.
            let is_kept = payment.body.how != How::TheirPage;
            let told = is_kept.then(|| said::made(asked.house.clock.now().seconds(), &made));
            let house = asked.house.clone();
            let written = asked.write(move |tx, who| {
                store::opened(tx, who, id, found.clone())?;
                let Some((news, when)) = told else { return Ok(()) };
                take_in(tx, &house, who, (id, news, when))
            });
            written.await
        }
        Said::Declined(code) => failed(&asked, (id, said::why_of(&code))).await,
        // This never became a payment.
        Said::No(_) => failed(&asked, (id, Why::NotAsked)).await,
    }
}

/// What is paid by itself is asked for only while its owner wants that, and with a card they keep:
/// while the provider is out of reach they may have ended it.
fn is_still_wanted(payment: &Payment, wallet: &Wallet) -> bool {
    let How::Kept { method, by_itself: true } = &payment.body.how else { return true };
    wallet.automatic.is_some() && wallet.methods.iter().any(|one| one.id == method.id)
}

async fn failed(asked: &Asked, (id, why): (PaymentId, Why)) -> Result<(), Trouble> {
    let at = asked.house.clock.now().seconds();
    hear(asked, (id, News::Step { at, step: Step::Failed(why) })).await
}

async fn hear(asked: &Asked, (id, news): (PaymentId, News)) -> Result<(), Trouble> {
    let house = asked.house.clone();
    let written = asked.write(move |tx, who| take_in(tx, &house, who, (id, news, When::default())));
    written.await
}

/// Ends a payment that was given up. What the provider then says decides; where it refuses, that
/// payment came to an end we did not hear of.
pub async fn stop(asked: Asked) -> Result<(), Trouble> {
    let id: PaymentId = asked.read(|tx, _, job| job.body(tx)).await?;
    let found = asked.read(move |tx, who, _| store::payment(tx, who, id)).await?;
    let Some(session) = found.and_then(|payment| payment.body.session) else { return Ok(()) };
    let path = if session.starts_with("cs_") {
        format!("checkout/sessions/{session}/expire")
    } else {
        format!("payment_intents/{session}/cancel")
    };
    let said = asked.provider.create(&path, &format!("stop-{id}"), Form::new()).await?;
    if matches!(said, Said::No(_)) {
        now_at_provider::look(&asked, id).await?;
    }
    Ok(())
}

/// Opens the page where a way to pay is added.
pub async fn add(asked: Asked) -> Result<(), Trouble> {
    let mark: MethodId = asked.read(|tx, _, job| job.body(tx)).await?;
    let customer = customer(&asked).await?;
    let handle = asked.read(|tx, who, _| Ok(store::handle(tx, who))).await?;
    let form: Form = vec![
        ("mode", "setup".to_owned()),
        ("currency", "usd".to_owned()),
        ("customer", customer),
        ("setup_intent_data[metadata][wallet]", handle),
        ("success_url", asked.home("/payments/methods/add?back=0")),
        ("cancel_url", asked.home("/payments/methods")),
    ];
    let made = asked.provider.create("checkout/sessions", &format!("add-{mark}"), form).await?;
    let url = match made {
        Said::Yes(made) => made["url"].as_str().filter(|url| leads(url)).map(str::to_owned),
        Said::Declined(_) | Said::No(_) => None,
    };
    let change = move |wallet: &mut Wallet, url: Option<String>| {
        if let Some(adding) = wallet.adding.as_mut().filter(|adding| adding.mark == mark) {
            *adding = Adding { failed: url.is_none(), url, ..adding.clone() };
        }
    };
    asked
        .write(move |tx, who| store::change_wallet(tx, who, |wallet| change(wallet, url.clone())))
        .await
}

/// Reads what a card that was added looks like, and keeps that much of it.
pub async fn keep(asked: Asked) -> Result<(), Trouble> {
    let Told::Method(name) = asked.read(|tx, _, job| job.body(tx)).await? else { return Ok(()) };
    let Said::Yes(method) = asked.provider.read(&format!("payment_methods/{name}")).await? else {
        return Ok(());
    };
    let (face, house, key) = (said::face(&method), asked.house.clone(), asked.job.key.clone());
    let written = asked.write(move |tx, who| {
        let known = store::wallet(tx, who)?.methods.iter().any(|method| method.token == name);
        if known {
            return Ok(());
        }
        let id = MethodId::new(tx.blind("method", &name));
        let (name, face) = (name.clone(), face.clone());
        store::change_wallet(tx, who, |wallet| {
            let preferred = wallet.methods.is_empty();
            wallet.methods.push(Method {
                id,
                token: name,
                brand: face.brand,
                last_four: face.last_four,
                expires: face.expires,
                preferred,
            });
            wallet.adding = wallet.adding.take().map(|adding| Adding { done: true, ..adding });
        })?;
        let added = Entry::new("payment.method.added", Actor::House).owner(who);
        tx.audit(added.thing(id.bytes()))?;
        mail::method_added(tx, &house, (who, &key))
    });
    written.await
}

/// Has the provider forget a way to pay.
pub async fn forget(asked: Asked) -> Result<(), Trouble> {
    let name: String = asked.read(|tx, _, job| job.body(tx)).await?;
    let path = format!("payment_methods/{name}/detach");
    asked.provider.create(&path, &format!("forget-{name}"), Form::new()).await.map(|_| ())
}

/// The provider's name for the member, made at the first need. It learns no name and no address.
async fn customer(asked: &Asked) -> Result<String, Trouble> {
    let (known, handle) = asked
        .read(|tx, who, _| Ok((store::wallet(tx, who)?.customer, store::handle(tx, who))))
        .await?;
    if let Some(known) = known {
        return Ok(known);
    }
    let form: Form = vec![("metadata[wallet]", handle.clone())];
    let made = asked.provider.create("customers", &format!("customer-{handle}"), form).await?;
    let Said::Yes(made) = made else {
        return Err(Trouble::Later("the payment provider made no customer".to_owned()));
    };
    let customer = token(&made["id"]).ok_or_else(unreadable)?;
    let name = customer.clone();
    asked
        .write(move |tx, who| {
            let name = name.clone();
            store::change_wallet(tx, who, |wallet| wallet.customer = Some(name))
        })
        .await?;
    Ok(customer)
}

pub fn unreadable() -> Trouble {
    Trouble::Later("the payment provider's answer does not read".to_owned())
}

fn page_form(asked: &Asked, payment: &Payment, customer: &str) -> Form<'static> {
    let (id, back) = (payment.id.to_string(), asked.home(&format!("/payments/{}", payment.id)));
    vec![
        ("mode", "payment".to_owned()),
        ("customer", customer.to_owned()),
        ("client_reference_id", id.clone()),
        ("metadata[payment]", id.clone()),
        ("payment_intent_data[metadata][payment]", id),
        ("line_items[0][quantity]", "1".to_owned()),
        ("line_items[0][price_data][currency]", "usd".to_owned()),
        ("line_items[0][price_data][unit_amount]", payment.body.amount.as_cents().to_string()),
        ("line_items[0][price_data][product_data][name]", asked.house.plan.name.clone()),
        ("success_url", format!("{back}?back=0")),
        ("cancel_url", back),
    ]
}

fn kept_form(
    asked: &Asked,
    payment: &Payment,
    (customer, method, by_itself): (&str, &Method, bool),
) -> Form<'static> {
    let id = payment.id.to_string();
    let mut form = vec![
        ("amount", payment.body.amount.as_cents().to_string()),
        ("currency", "usd".to_owned()),
        ("customer", customer.to_owned()),
        ("payment_method", method.token.clone()),
        ("confirm", "true".to_owned()),
        ("metadata[payment]", id.clone()),
    ];
    if by_itself {
        // Nobody is there to prove anything, or to be led away: without a word on that, a payment
        // is refused that has no way back (since version 2023-08-16 of the API).
        form.push(("off_session", "true".to_owned()));
        form.push(("automatic_payment_methods[enabled]", "true".to_owned()));
        form.push(("automatic_payment_methods[allow_redirects]", "never".to_owned()));
    } else {
        form.push(("return_url", asked.home(&format!("/payments/{id}?back=0"))));
    }
    form
}

/// An address a browser may be sent on to.
fn leads(url: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_graphic() && byte != b'"' && byte != b'<';
    (url.starts_with("https://") || url.starts_with("http://127.0.0.1:"))
        && url.len() < 4_096
        && url.bytes().all(plain)
}
