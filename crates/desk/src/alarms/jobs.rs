//! A line in the log for each alarm, once it stands: whoever runs the house can have themselves
//! called by it. It holds ids and a cause, and nobody's name.

use base::JobId;
use store::{Fault, Job, Tx};
use tracing::warn;
use web::{House, Jobs};

/// The kind of job that writes the line.
pub(super) const TELL: &str = "desk.tell-alarm";

pub fn with(jobs: Jobs) -> Jobs {
    jobs.inside(TELL, tell)
}

fn tell(tx: &Tx, job: &Job, _: &House) -> Result<(), Fault> {
    let (alarm, cause): (JobId, String) = job.body(tx)?;
    warn!(%alarm, cause, "An alarm was raised at the desk; see /desk/alarms");
    Ok(())
}
