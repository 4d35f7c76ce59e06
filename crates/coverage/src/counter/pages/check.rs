//! `/pharmacy/check`: checks a scanned card in the pharmacist's own browser, with our public key
//! and without asking us. Nothing of the card reaches the server: it stands behind the `#`.

use axum::Extension;
use axum::http::{HeaderName, HeaderValue};
use identity::Keys;
use web::{Answer, Cx, Frame, Page, Sample, Template};

use super::super::copy;

#[derive(Template)]
#[template(path = "counter/pages/check.html")]
pub(crate) struct CheckPage {
    pub f: Frame,
    /// The point on the curve, in base 64 for addresses.
    pub key: String,
}

impl Page for CheckPage {
    const NAME: &'static str = "pharmacy-check";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let key = copy::public_key(&Keys::derive(&[1; 32]));
        vec![Sample::new("empty", Self { f: f.clone(), key })]
    }
}

/// `GET /pharmacy/check`: the one page of ours that may ask for the camera.
pub(crate) async fn show(cx: Cx, Extension(keys): Extension<Keys>) -> Answer {
    let key = copy::public_key(&keys);
    let mut answer = cx.show(CheckPage { f: cx.frame(), key })?;
    let policy = HeaderValue::from_static(
        "camera=(self), geolocation=(), microphone=(), payment=(), usb=()",
    );
    answer.headers_mut().insert(HeaderName::from_static("permissions-policy"), policy);
    Ok(answer)
}
