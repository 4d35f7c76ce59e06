//! What both pages say alike: where a request stands.

use web::Frame;

use super::super::flow::Stage;

/// The shape of a status tag, and its words.
pub fn tag(f: &Frame, stage: Stage) -> (&'static str, String) {
    let shape = match stage {
        Stage::Draft | Stage::MoreNeeded => "act",
        Stage::Sending | Stage::Sent | Stage::Received | Stage::Added => "wait",
        Stage::Approved => "move",
        Stage::Paid => "good",
        Stage::Denied => "stop",
        Stage::Withdrawn => "quiet",
    };
    (shape, f.t(format!("reimbursement-stage-{}", stage.word())).into_owned())
}
