//! What both pages say alike: a status, a medicine, an amount that may be missing.

use base::{Money, Private};
use formats::records::ClaimStatus;
use web::Frame;

/// A status as its label shows it: the shape, and the key of its words.
pub const fn tag(status: ClaimStatus) -> (&'static str, &'static str) {
    match status {
        ClaimStatus::Paid => ("good", "claims-status-paid"),
        ClaimStatus::PartlyPaid => ("good", "claims-status-partly"),
        ClaimStatus::Denied => ("stop", "claims-status-denied"),
        ClaimStatus::Reversed => ("quiet", "claims-status-reversed"),
    }
}

pub fn medicine(f: &Frame, name: Option<&Private<String>>) -> String {
    name.map_or_else(|| f.t("claims-medicine-unnamed").into_owned(), ToString::to_string)
}

pub fn pharmacy(f: &Frame, name: Option<&Private<String>>) -> String {
    name.map_or_else(|| f.t("claims-not-given").into_owned(), ToString::to_string)
}

/// An amount in a list. Those of a reversed claim no longer count, and saying a number there
/// would be taken for money paid.
pub fn amount(f: &Frame, status: ClaimStatus, amount: Option<Money>) -> String {
    match (status, amount) {
        (ClaimStatus::Reversed, _) => f.t("claims-not-counted").into_owned(),
        (_, Some(amount)) => f.money(amount).to_string(),
        (_, None) => f.t("claims-not-given").into_owned(),
    }
}
