use std::net::TcpListener;
use std::sync::Arc;

use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, Method, StatusCode, Uri, header};
use base::{Money, Secret, Timestamp};
use testkit::{Person, Portal, Visitor};
use web::{Fields, Slice};

use super::hook::HEADER;
use super::standin::{Call, Card, Standin};
use super::{Bill, Provider, Purse, Setting};
use crate::monthly::Thresholds;

mod astray;
mod bank;
mod disputes;
mod ends;
mod kept;
mod removed;

fn key(text: &str) -> Secret {
    Secret::new(text.to_owned())
}

/// The stand-in behind a real server on this machine, and a client that is told of it.
pub(crate) fn provider() -> (Arc<Standin>, super::Desk) {
    provider_knowing(Thresholds::default())
}

/// The same for a plan that entered thresholds of Medicare's monthly plan.
pub(crate) fn provider_knowing(thresholds: Thresholds) -> (Arc<Standin>, super::Desk) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap());
    let standin = Arc::new(Standin::new((key("sk"), key("whsec")), "t", &base));
    let answering = standin.clone();
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            listener.set_nonblocking(true).unwrap();
            let listener = tokio::net::TcpListener::from_std(listener).unwrap();
            let app = axum::Router::new().fallback(
                async move |method: Method, uri: Uri, headers: HeaderMap, body: Bytes| {
                    assert_eq!(headers["stripe-version"], "2024-06-20");
                    let text = |name| headers.get(name).map_or("", |text| text.to_str().unwrap());
                    let body = std::str::from_utf8(&body).unwrap();
                    let asked = uri.query().unwrap_or_default();
                    let form = if method == Method::POST { body } else { asked };
                    let form = Fields::parse(form).unwrap();
                    let (status, answer) = answering.answer(&Call {
                        post: method == Method::POST,
                        path: uri.path().trim_start_matches("/v1/"),
                        key: text("authorization"),
                        name: text("idempotency-key"),
                        form: &form,
                        now: Timestamp::from_seconds(1_804_172_400),
                    });
                    (StatusCode::from_u16(status).unwrap(), answer.to_string())
                },
            );
            axum::serve(listener, app).await.unwrap();
        });
    });
    let (hook_key, monthly_plan) = (key("whsec"), true);
    let setting = Setting { key: key("sk"), hook_key, base, monthly_plan, thresholds };
    (standin, Some(Arc::new(Provider::new(setting).unwrap())))
}

pub(crate) fn rooms(desk: &super::Desk) -> Vec<Slice> {
    let keys = messages::called::Keys::default();
    let (rooms, jobs) = (crate::rooms(desk, &keys), crate::jobs(desk, None));
    let profile = profile::slice(profile::Offers::default());
    vec![identity::slice(), coverage::slice(), profile, Slice { rooms, jobs, ..crate::slice() }]
}

/// Runs `test` for Ann, who owes $42.17, on each engine.
pub(crate) fn owing(test: impl Fn(&Portal, &Standin, &Visitor<'_>)) {
    let (standin, desk) = provider();
    testkit::both(
        || rooms(&desk),
        |portal| {
            bill(portal, "1", 4_217);
            portal.work();
            test(portal, &standin, &portal.visited_by(&Person::ann()));
        },
    );
}

/// Ann has an account, and a mailbox that hears what we write.
pub(crate) fn has_a_mailbox(portal: &Portal) {
    crate::claims::told::tests::with_account(portal, &Person::ann(), base::Lang::English);
}

fn one(portal: &Portal, name: &str, cents: i64) -> Bill {
    Bill {
        key: name.to_owned(),
        purse: Purse::Orders,
        amount: Money::cents(cents),
        what: format!("LK-{name}"),
        at: portal.now(),
    }
}

fn bill(portal: &Portal, name: &str, cents: i64) {
    let one = one(portal, name, cents);
    portal.write(move |tx| super::bill(tx, Person::ann().scope, &one));
}

/// Hands the provider's events to our door; each twice, and in turned order.
pub(crate) fn told(portal: &Portal, standin: &Standin) {
    let events = standin.take_events(portal.now());
    for (signature, body) in events.iter().rev().chain(&events) {
        assert_eq!(knock(portal, signature, body), 204);
    }
    portal.work();
}

/// An event told once more, signed anew as the provider does it.
pub(crate) fn told_again(portal: &Portal, body: &str) {
    let signature = messages::signed::sign(&key("whsec"), portal.now(), body.as_bytes());
    assert_eq!(knock(portal, &signature, body), 204);
}

fn knock(portal: &Portal, signature: &str, body: &str) -> u16 {
    let stranger = portal.stranger().saying(HEADER, signature);
    let mut request = stranger.request("POST", "/payments/events", String::new());
    request.headers_mut().remove(header::CONTENT_TYPE);
    *request.body_mut() = Body::from(body.to_owned());
    stranger.asks(request).status
}

/// What the check page would send.
fn checked(ann: &Visitor<'_>) -> Vec<(&'static str, String)> {
    let page = ann.opens("/payments/pay?purse=orders");
    vec![("purse", "orders".to_owned()), page.field("amount")]
}

/// Presses "Pay", and says where the payment and the provider's page for it are.
pub(crate) fn begins(portal: &Portal, ann: &Visitor<'_>) -> (String, String) {
    let place = ann.sends("/payments/pay", &checked(ann)).place();
    ann.opens(&place).sees("getting your payment ready");
    portal.work();
    let page = ann.opens(&place);
    let (_, rest) = page.text().split_once("/demo/checkout/").expect("a page to pay on");
    (place, rest.split_once('"').unwrap().0.to_owned())
}

#[test]
fn a_bill_is_paid_on_their_page_and_their_event_decides() {
    owing(|portal, standin, ann| {
        ann.opens("/payments").sees("You owe $42.17.").sees("Bill for LK-1");
        ann.opens("/payments/pay?purse=orders").sees("Pay $42.17").sees("never see or keep");
        let (place, page) = begins(portal, ann);
        standin.choose(&page, Card::Works, portal.now());
        // The browser is back before the event is: nothing is said to be paid, nor to be free.
        let waits = ann.opens(&format!("{place}?back=0"));
        waits.sees("Please do not pay again").lacks("Receipt").lacks("/demo/checkout/");
        assert_eq!(waits.header("refresh"), format!("1; url={place}?back=1"));
        told(portal, standin);
        ann.opens(&place).sees("We received $42.17").sees("Receipt");
        ann.opens("/payments").sees("You owe $0.00.").sees("-$42.17");
        assert_eq!(portal.visited_by(&Person::ben()).opens(&place).status, 404);
    });
}

#[test]
fn a_press_pays_the_amount_on_its_button_or_nothing() {
    owing(|portal, standin, ann| {
        saves(portal, standin, (ann, Card::Works));
        let mut form = checked(ann);
        bill(portal, "2", 4_000);
        portal.work();
        let id = portal.read(|tx| super::store::wallet(tx, Person::ann().scope)).methods[0].id;
        for method in [id.to_string(), "page".to_owned()] {
            form.truncate(2);
            form.push(("method", method));
            let again = ann.sends("/payments/pay", &form);
            assert_eq!(again.status, 422);
            again.sees("The amount has changed").sees("Pay $82.17");
        }
        // Nor is there a payment of no amount.
        let none = ann.sends("/payments/pay", &[("purse", "orders")]);
        form = vec![("purse", "orders".to_owned()), none.field("amount")];
        ann.opens("/payments").lacks("A payment is under way").sees("You owe $82.17.");
        let place = ann.sends("/payments/pay", &form).place();
        assert_eq!(ann.sends("/payments/pay", &form).place(), place);
        ann.opens(&place).sees("$82.17");
        portal.work();
    });
}

#[test]
fn a_refused_card_takes_nothing_and_another_one_pays_the_same_bill_once() {
    owing(|portal, standin, ann| {
        let (place, page) = begins(portal, ann);
        standin.choose(&page, Card::NoFunds, portal.now());
        told(portal, standin);
        ann.opens(&place).sees("No money was taken").sees("not enough money").sees("Try again");
        // Pressing "Pay" again leads to the same payment: two could both be paid.
        assert_eq!(ann.sends("/payments/pay", &[("purse", "orders")]).place(), place);
        standin.choose(&page, Card::Works, portal.now());
        // Back from the second card, the refusal of the first is not told again.
        let waits = ann.opens(&format!("{place}?back=0"));
        waits.sees("Please do not pay again").lacks("No money was taken").lacks("Try again");
        let in_vain = ann.opens(&format!("{place}?back=50"));
        in_vain.sees("We have not heard from our payment company yet");
        assert_eq!(in_vain.header("refresh"), "");
        told(portal, standin);
        let paid = ann.opens(&format!("{place}?back=50"));
        paid.sees("We received $42.17").lacks("do not pay again");
        ann.opens("/payments").sees("You owe $0.00.");
    });
}

#[test]
fn a_payment_that_was_stopped_takes_nothing_and_the_next_is_another() {
    owing(|portal, standin, ann| {
        let (place, _) = begins(portal, ann);
        ann.presses(&format!("{place}/stop"));
        portal.work();
        told(portal, standin);
        ann.opens(&place).sees("This payment was stopped").sees("Pay again");
        let (next, page) = begins(portal, ann);
        assert_ne!(next, place);
        standin.choose(&page, Card::Works, portal.now());
        told(portal, standin);
        ann.opens("/payments").sees("You owe $0.00.");
    });
}

#[test]
fn a_saved_card_pays_by_itself_below_its_cap_and_not_above() {
    owing(|portal, standin, ann| {
        saves(portal, standin, (ann, Card::Works));
        ann.opens("/payments/methods").sees("Visa ending in 4242").sees("Used first");
        let wrong = ann.sends("/payments/automatic", &[("cap", "4242424242424242")]);
        wrong.sees("Enter an amount").sees("Tick the box").lacks("4242424242424242");
        ann.sends("/payments/automatic", &[("cap", "50"), ("agree", "yes")]);
        bill(portal, "2", 10_000);
        portal.work();
        told(portal, standin);
        ann.opens("/payments").sees("You owe $142.17.").sees("up to $50.00").lacks("-$");
        ann.sends("/payments/automatic", &[("cap", "500"), ("agree", "yes")]);
        bill(portal, "3", 100);
        portal.work();
        told(portal, standin);
        ann.opens("/payments").sees("You owe $0.00.").sees("-$143.17");
        ann.presses("/payments/automatic/off");
        bill(portal, "4", 700);
        portal.work();
        told(portal, standin);
        ann.opens("/payments").sees("You owe $7.00.").sees("Automatic payment is off");
    });
}

fn saves(portal: &Portal, standin: &Standin, (ann, card): (&Visitor<'_>, Card)) {
    ann.presses("/payments/methods/add");
    portal.work();
    let page = ann.opens("/payments/methods/add");
    let (_, rest) = page.text().split_once("/demo/checkout/").expect("a page to save on");
    // Of one moment the record has no order: whoever writes has a chain of their own.
    portal.pass(std::time::Duration::from_secs(1));
    standin.choose(rest.split_once('"').unwrap().0, card, portal.now());
    told(portal, standin);
    ann.opens("/payments/methods/add").sees("Saved.");
}

/// Presses "Pay" with the card that was saved, and says where the payment is.
fn pays_with_saved(portal: &Portal, ann: &Visitor<'_>) -> String {
    let id = portal.read(|tx| super::store::wallet(tx, Person::ann().scope)).methods[0].id;
    let mut form = checked(ann);
    form.push(("method", id.to_string()));
    ann.sends("/payments/pay", &form).place()
}

/// The provider's record of the saved card changes: it behaves so from now on.
fn becomes(portal: &Portal, card: Card) {
    portal.write(move |tx| {
        super::store::change_wallet(tx, Person::ann().scope, |wallet| {
            wallet.methods[0].token = format!("pm_x_{}", card.four());
        })
    });
}

fn runs_dry(portal: &Portal) {
    becomes(portal, Card::NoFunds);
}

#[test]
fn a_saved_card_that_is_refused_says_why_and_is_removed_with_a_fresh_proof() {
    owing(|portal, standin, ann| {
        saves(portal, standin, (ann, Card::Works));
        let list = ann.opens("/payments/methods");
        let (_, rest) = list.text().split_once("href=\"/payments/methods/").unwrap();
        let id = rest.split_once('"').unwrap().0.to_owned();
        runs_dry(portal);
        let place = pays_with_saved(portal, ann);
        portal.work();
        told(portal, standin);
        ann.opens(&place).sees("not enough money").sees("Pay again").sees("ending in 4242");
        ann.opens("/payments").sees("Your last payment did not go through");
        let path = format!("/payments/methods/{id}");
        let stale = Person { proved: web::PROOF_LIFE * 2, ..Person::ann() };
        let stale = portal.visited_by(&stale);
        assert!(stale.sends(&path, &[("do", "remove")]).place().starts_with("/prove"));
        ann.sends(&path, &[("do", "remove")]).follow().sees("No card or account is saved");
        portal.work();
    });
}

#[test]
fn money_given_back_shows_and_moves_the_balance_by_as_much() {
    owing(|portal, standin, ann| {
        saves(portal, standin, (ann, Card::Works));
        ann.opens("/payments/pay?purse=orders").sees("Visa ending in 4242");
        let place = pays_with_saved(portal, ann);
        portal.work();
        told(portal, standin);
        ann.opens(&place).sees("We received $42.17");
        let payment = place.trim_start_matches("/payments/").parse().unwrap();
        let found = portal.read(move |tx| super::store::payment(tx, Person::ann().scope, payment));
        let intent = found.unwrap().body.session.unwrap();
        for (name, cents) in [("r1", "1000"), ("r2", "500")] {
            let form = format!("payment_intent={intent}&amount={cents}");
            let form = Fields::parse(&form).unwrap();
            let now = portal.now();
            let (path, key) = ("refunds", "Bearer sk");
            let call =
                Call { post: true, path, key, name: &format!("{name}{intent}"), form: &form, now };
            assert_eq!(standin.answer(&call).0, 200);
        }
        told(portal, standin);
        ann.opens(&place).sees("You paid $42.17 and we gave back $15.00");
        ann.opens("/payments").sees("You owe $15.00.").sees("Money given back to you");
    });
}

#[test]
fn an_event_that_is_not_theirs_or_old_is_turned_away() {
    owing(|portal, standin, ann| {
        let (place, page) = begins(portal, ann);
        standin.choose(&page, Card::Works, portal.now());
        let events = standin.take_events(portal.now());
        let (signature, body) = &events[0];
        assert_eq!(knock(portal, "", body), 400);
        assert_eq!(knock(portal, signature, &body.replace("4217", "4218")), 400);
        let forged = messages::signed::sign(&key("guess"), portal.now(), body.as_bytes());
        assert_eq!(knock(portal, &forged, body), 400);
        // While their key is changed they sign with both.
        let (_, other) = forged.split_once(',').unwrap();
        portal.pass(std::time::Duration::from_mins(6));
        assert_eq!(knock(portal, signature, body), 400);
        portal.work();
        ann.opens(&place).sees("No money has been taken yet");
        let fresh = messages::signed::sign(&key("whsec"), portal.now(), body.as_bytes());
        let (at, ours) = fresh.split_once(',').unwrap();
        let both = format!("{at},{other},{ours}");
        assert_eq!(knock(portal, &both, body), 204);
        portal.work();
        ann.opens(&place).sees("We received $42.17");
    });
}

#[test]
fn without_a_provider_the_page_says_whom_to_call() {
    testkit::sqlite(
        || rooms(&None),
        |portal| {
            bill(portal, "1", 4_217);
            portal.work();
            let ann = portal.visited_by(&Person::ann());
            ann.opens("/payments").sees("You owe $42.17.").sees("call").lacks("Pay $42.17");
            assert_eq!(ann.sends("/payments/pay", &[("purse", "orders")]).place(), "/payments");
            assert_eq!(knock(portal, "t=1,v1=00", "{}"), 400);
        },
    );
}

#[test]
fn a_long_history_is_read_page_by_page_and_the_balance_is_the_whole_of_it() {
    owing(|portal, _, ann| {
        for number in 0..60 {
            portal.pass(std::time::Duration::from_mins(1));
            bill(portal, &format!("more-{number:02}"), 100);
        }
        // The balance of whoever had bills before balances were kept is added up anew.
        portal.write(|tx| {
            super::store::change_wallet(tx, Person::ann().scope, |wallet| wallet.sums = None)
        });
        let mut seen = Vec::new();
        let mut path = "/payments".to_owned();
        loop {
            let page = ann.opens(&path);
            page.sees("You owe $102.17.");
            let rows = page.text().split("Bill for LK-").skip(1);
            seen.extend(rows.map(|row| row.split('<').next().unwrap().trim().to_owned()));
            let Some((_, rest)) = page.text().split_once("rel=\"next\" href=\"") else { break };
            rest.split(['#', '"']).next().unwrap().clone_into(&mut path);
        }
        let wanted: Vec<String> = (0..60)
            .rev()
            .map(|number| format!("more-{number:02}"))
            .chain(["1".to_owned()])
            .collect();
        assert_eq!(seen, wanted);
        // A mark of nobody's is the beginning, and a new bill counts from what was added up.
        ann.opens("/payments?older=nothing").sees("more-59");
        bill(portal, "last", 50);
        ann.opens("/payments").sees("You owe $102.67.");
    });
}
