//! The troubleshooter's voice on the pages of the doors, which stand beside its room.

use access::{Failed, Finds, Likely, Looking};
use help::{Failure, Unasked};
use web::Cx;

pub struct Troubleshooter;

impl Finds for Troubleshooter {
    fn find<'c>(&'c self, cx: &'c Cx, failed: Failed) -> Looking<'c> {
        let failure = match failed {
            Failed::Password => Failure::Password,
            Failed::Code => Failure::Code,
        };
        Box::pin(async move {
            match help::likely(cx, failure).await {
                Ok(found) => found.map(said),
                // Whoever failed twice is not failed a third time by our looking for the reason.
                Err(fault) => {
                    tracing::warn!("No cause was looked for: {fault}");
                    None
                }
            }
        })
    }
}

fn said(Unasked { cause, why, what, door, next }: Unasked) -> Likely {
    Likely { cause, why, what, door, next }
}
