//! The headers of every answer, errors too (SECURITY 73 to 75).

use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;

use crate::{Cx, Mode};

/// `same-origin` rather than `no-referrer`: under the latter browsers send `Origin: null` with our
/// own forms, and those without Sec-Fetch-Site would be taken for forgeries.
const FIXED: [(&str, &str); 7] = [
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "same-origin"),
    ("x-frame-options", "DENY"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    (
        "permissions-policy",
        "camera=(), geolocation=(), microphone=(), payment=(), usb=(), \
         publickey-credentials-create=(self), publickey-credentials-get=(self)",
    ),
    ("reporting-endpoints", "policy=\"/csp-report\""),
];

pub(crate) fn protect(cx: &Cx, answer: &mut Response) {
    let headers = answer.headers_mut();
    for (name, value) in FIXED {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    if cx.house().mode == Mode::Live {
        let year = HeaderValue::from_static("max-age=31536000; includeSubDomains");
        headers.insert(header::STRICT_TRANSPORT_SECURITY, year);
    }
    if let Ok(policy) = HeaderValue::from_str(&policy(cx)) {
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    keep_nothing(headers);
}

/// Nothing but the assets, which say so themselves, may rest in a cache.
fn keep_nothing(headers: &mut HeaderMap) {
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
}

/// Scripts run only with this response's nonce; inline styles only as the very text we wrote, so
/// that nothing slipped into a page can restyle it.
fn policy(cx: &Cx) -> String {
    let (nonce, styles) = (&cx.visit().nonce, &cx.house().style_hashes);
    format!(
        "default-src 'none'; script-src 'nonce-{nonce}'; style-src 'self' {styles}; \
         img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; \
         frame-ancestors 'none'; object-src 'none'; manifest-src 'self'; \
         worker-src 'self'; \
         report-uri /csp-report; report-to policy"
    )
}
