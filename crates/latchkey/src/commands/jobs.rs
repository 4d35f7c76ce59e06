//! `latchkey jobs`

use base::JobId;
use clap::{Args, Subcommand};
use store::queue;

use super::{End, Problem, Where, say};
use crate::world;

#[derive(Args)]
pub struct Jobs {
    #[command(subcommand)]
    errand: Errand,
    #[command(flatten)]
    place: Where,
}

#[derive(Subcommand)]
enum Errand {
    /// Count jobs by state
    Count,
    /// List what was given up and why; exit code 3 when there is any
    Dead,
    /// Give a dead job all its tries again, or every one with --all
    Retry {
        id: Option<String>,
        #[arg(long, conflicts_with = "id")]
        all: bool,
    },
}

impl Jobs {
    pub fn run(self) -> Result<End, Problem> {
        let (db, now) = (self.place.store()?, world::clock().now());
        match self.errand {
            Errand::Count => {
                for (state, count) in db.read_blocking(now, queue::counts)? {
                    say(format_args!("{state:8} {count}"));
                }
                Ok(End::Done)
            }
            Errand::Dead => {
                let dead = db.read_blocking(now, queue::dead)?;
                for job in &dead {
                    let why = job.last_error.as_deref().unwrap_or("no reason kept");
                    let (id, kind, tries) = (job.id, &job.kind, job.attempts);
                    say(format_args!("{id} {kind} after {tries} tries, {}: {why}", job.created_at));
                }
                Ok(if dead.is_empty() { End::Done } else { End::Look })
            }
            Errand::Retry { id, all } => {
                let ids = match (id, all) {
                    (Some(id), _) => vec![read_id(&id)?],
                    (None, true) => {
                        db.read_blocking(now, queue::dead)?.iter().map(|job| job.id).collect()
                    }
                    (None, false) => {
                        return Err(Problem::Asked("name a job, or say --all".to_owned()));
                    }
                };
                retry(&db, ids)
            }
        }
    }
}

fn read_id(text: &str) -> Result<JobId, Problem> {
    text.parse().map_err(|_| Problem::Asked(format!("{text:?} is not a job's id")))
}

fn retry(db: &store::Db, ids: Vec<JobId>) -> Result<End, Problem> {
    let mut missing = false;
    for id in ids {
        let again = db.write_blocking(world::clock().now(), move |tx| queue::retry(tx, id))?;
        missing |= !again;
        say(format_args!("{id} {}", if again { "will be tried again" } else { "is not dead" }));
    }
    Ok(if missing { End::Look } else { End::Done })
}
