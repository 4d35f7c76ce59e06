//! Rows of the history.

use ::store::{Fault, Place, Tx, args};
use base::{Entropy, Timestamp};
use serde::{Deserialize, Serialize};
use web::Browser;

use super::{Event, Line, Of};

store::statements! {
    HISTORY_ADD = "INSERT INTO history (id, account, owner, at, event, body) \
        VALUES ($1, $2, $3, $4, $5, $6)";
    HISTORY_LATEST = "SELECT id, at, body FROM history WHERE account = $1 AND owner = $2 \
        ORDER BY at DESC, id LIMIT $3";
}

#[derive(Serialize, Deserialize)]
struct HistoryBody {
    event: Event,
    #[serde(default)]
    browser: Browser,
}

pub fn note(tx: &Tx, of: Of, event: Event, browser: &Browser) -> Result<(), Fault> {
    let id = tx.entropy();
    let body = HistoryBody { event, browser: browser.clone() };
    let body = tx.seal(&Place::new(of.1, "history", &id), &body)?;
    tx.run(HISTORY_ADD, &args![id, of.0, of.1, tx.now(), event.word(), body])?;
    Ok(())
}

/// The newest lines, newest first.
pub fn latest(tx: &Tx, of: Of, most: u32) -> Result<Vec<Line>, Fault> {
    let rows = tx.all(HISTORY_LATEST, &args![of.0, of.1, i64::from(most)], |row| {
        Ok((row.get::<Entropy>(0)?, row.get::<Timestamp>(1)?, row.get::<Vec<u8>>(2)?))
    })?;
    let open = |(id, at, sealed): (Entropy, Timestamp, Vec<u8>)| {
        let body: HistoryBody = tx.open(&Place::new(of.1, "history", &id), &sealed)?;
        Ok(Line { at, event: body.event, browser: body.browser })
    };
    rows.into_iter().map(open).collect()
}
