//! What is owed and was paid, and paying it.

mod automatic;
mod list;
mod methods;
mod pay;
mod receipt;
pub(crate) mod said;
pub(crate) mod samples;

use std::time::Duration;

use axum::http::HeaderValue;
use web::{Answer, Gallery};

pub use automatic::{agree, ask as ask_automatic, off};
pub use list::{Turn, list};
pub use methods::{add, adding, change_method, method, methods};
pub use pay::{PayForm, ask, pay};
pub use receipt::{Visit, show, stop};

pub fn gallery(g: &mut Gallery) {
    g.add::<list::ListPage>();
    g.add::<pay::PayPage>();
    g.add::<receipt::PaymentPage>();
    g.add::<methods::MethodsPage>();
    g.add::<methods::AddPage>();
    g.add::<methods::MethodPage>();
    g.add::<automatic::AutomaticPage>();
    g.add::<super::standin::CheckoutPage>();
    g.letters(super::mail::letters);
}

/// A page that is asked for again by itself, scripts or none, while something is under way.
fn again(answer: Answer, next: Option<(Duration, String)>) -> Answer {
    let mut response = answer?;
    if let Some((after, path)) = next
        && let Ok(value) = HeaderValue::from_str(&format!("{}; url={path}", after.as_secs()))
    {
        response.headers_mut().insert("refresh", value);
    }
    Ok(response)
}

/// How soon a page under way is asked for again: quickly at first, and no longer for ever.
fn soon(waited: Duration) -> Option<Duration> {
    match waited.as_secs() {
        0..20 => Some(Duration::from_secs(1)),
        20..180 => Some(Duration::from_secs(5)),
        _ => None,
    }
}
