//! Drafts that nobody came back to, and files that never left with one.

use std::time::Duration;

use store::Sweep;

store::statements! {
    OLD_DRAFTS = "SELECT id FROM reimbursement WHERE draft AND at < $1 LIMIT $2";
    REMOVE_DRAFT = "DELETE FROM reimbursement WHERE id = $1 AND draft AND at < $2";
    OLD_RECEIPTS = "SELECT id FROM reimbursement_receipt WHERE draft AND at < $1 LIMIT $2";
    REMOVE_RECEIPT = "DELETE FROM reimbursement_receipt WHERE id = $1 AND draft AND at < $2";
}

/// How long a draft waits for its owner. (house)
pub const DRAFT_LIFE: Duration = Duration::from_hours(30 * 24);

pub const ALL: &[Sweep] = &[
    Sweep {
        name: "reimbursement_receipt",
        keep: DRAFT_LIFE,
        find: OLD_RECEIPTS,
        remove: REMOVE_RECEIPT,
    },
    Sweep { name: "reimbursement", keep: DRAFT_LIFE, find: OLD_DRAFTS, remove: REMOVE_DRAFT },
];
