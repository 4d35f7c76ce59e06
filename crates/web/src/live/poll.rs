//! The one question of a node: what moved lately?

use std::collections::HashMap;
use std::time::Duration;

use base::Entropy;
use store::Fault;

use super::Change;
use crate::Shared;

/// So long it rests at least between two questions, however much is written on this node.
const SOONEST: Duration = Duration::from_millis(100);
/// And so long besides, where nothing was: about a second in all.
const REST: Duration = Duration::from_millis(900);
/// How far back each question reaches. A row bears the moment its request began, by the clock of
/// the node that wrote it: both a slow commit and a clock that is behind must fit in here. What did
/// not is seen at a heartbeat.
const WINDOW: Duration = Duration::from_mins(1);

/// Asks while somebody listens.
pub(super) async fn poll(house: Shared) {
    // What was told of each row that moved within the window.
    let mut told: HashMap<Entropy, i64> = HashMap::new();
    while house.live.goes_on() {
        match asked(&house).await {
            Ok(changes) => told = tell(&house, &told, changes),
            // The pages themselves say so, and the log too.
            Err(fault) => tracing::debug!(%fault, "Nobody can say what changed"),
        }
        let _ = tokio::time::timeout(SOONEST, std::future::pending::<()>()).await;
        let _ = tokio::time::timeout(REST, house.live.nudged()).await;
    }
}

async fn asked(house: &Shared) -> Result<Vec<Change>, Fault> {
    let now = house.clock.now();
    let sources = house.live.sources.get().cloned().unwrap_or_default();
    let since = now - WINDOW;
    house
        .db
        .read(now, move |tx| {
            let mut changes = Vec::new();
            for source in &sources {
                changes.extend(source(tx, since)?);
            }
            Ok(changes)
        })
        .await
}

fn tell(
    house: &Shared,
    told: &HashMap<Entropy, i64>,
    changes: Vec<Change>,
) -> HashMap<Entropy, i64> {
    for change in &changes {
        if told.get(&change.row) != Some(&change.version) {
            change.topics.iter().for_each(|topic| house.live.ring(topic));
        }
    }
    changes.into_iter().map(|change| (change.row, change.version)).collect()
}
