//! `authorizations.csv`: requests for approval.

use base::Private;

use super::{drug, named, party};
use crate::read::{Caution, Reason};
use crate::records::{Authorization, AuthorizationStage as Stage, Drug, Moment, Sender};
use crate::rows::{Row, any_moment, plain_word};

pub(super) fn authorization(row: &mut Row) -> Result<Authorization, Reason> {
    let drug = drug(row);
    let stage = row.parsed("stage", Caution::ValueUnreadable, stage).unwrap_or_default();
    // What is taken back need not say again what it was about.
    if drug == Drug::default() && stage != Stage::EnteredInError {
        return Err(Reason::NoDrug);
    }
    Ok(Authorization {
        source: named("authorization", row.need("authorization_id")?),
        person: named("person", row.need("person_id")?),
        number: row.private("number"),
        drug,
        prescription: row.text("prescription_id").map(|id| named("prescription", id)),
        rx_number: row.private("rx_number"),
        prescriber: party(row, "prescriber"),
        stage,
        urgent: row.flag("urgent"),
        asked: moment(row, "asked"),
        holder: row.private("holder"),
        due: row.day("due"),
        missing: row.private("missing"),
        missing_from: row.parsed("missing_from", Caution::ValueUnreadable, |word| {
            Sender::read(&word.to_ascii_lowercase())
        }),
        missing_by: row.day("missing_by"),
        decided: row.day("decided"),
        from: row.day("from"),
        until: row.day("until"),
        quantity: row.quantity("quantity"),
        reason: row.private("reason"),
        appeal_until: row.day("appeal_until"),
        updated: moment(row, "updated"),
    })
}

/// Our words, and those that plans' own systems use for them.
fn stage(word: &str) -> Option<Stage> {
    Some(match plain_word(word).as_str() {
        "requested" | "pending" | "pended" | "in-review" | "received" | "submitted" => {
            Stage::WithPlan
        }
        "more-information" | "information-needed" => Stage::MoreNeeded,
        "partly-approved" | "partially-approved" | "modified" => Stage::ApprovedInPart,
        "denied" | "refused" => Stage::NotApproved,
        "cancelled" | "canceled" => Stage::Withdrawn,
        "expired" => Stage::Ended,
        other => return Stage::read(other),
    })
}

fn moment(row: &mut Row, column: &str) -> Option<Private<Moment>> {
    row.parsed(column, Caution::DayUnreadable, any_moment).map(Private)
}
