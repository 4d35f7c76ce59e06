//! How far each file has come, by the hash of its bytes: a renamed file is the same file.

use base::Entropy;
use store::{Fault, Tx, args};

store::statements! {
    PROGRESS = "SELECT pieces, refused, finished FROM import_progress \
        WHERE file = $1 AND pass = $2";
    SAVE_PROGRESS = "INSERT INTO import_progress (file, pass, pieces, refused, finished, at) \
        VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (file, pass) DO UPDATE SET \
        pieces = excluded.pieces, refused = excluded.refused, finished = excluded.finished, \
        at = excluded.at";
}

/// Where a pass over a file stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Mark {
    /// Pieces whose records are stored.
    pub pieces: i64,
    /// Things refused so far.
    pub refused: i64,
    pub finished: bool,
}

pub fn mark(tx: &Tx, file: &Entropy, pass: u8) -> Result<Mark, Fault> {
    let found = tx.maybe(PROGRESS, &args![file, i64::from(pass)], |row| {
        Ok(Mark { pieces: row.get(0)?, refused: row.get(1)?, finished: row.get(2)? })
    })?;
    Ok(found.unwrap_or_default())
}

pub fn save_mark(tx: &Tx, file: &Entropy, pass: u8, mark: Mark) -> Result<(), Fault> {
    let pass = i64::from(pass);
    let values = args![file, pass, mark.pieces, mark.refused, mark.finished, tx.now()];
    tx.run(SAVE_PROGRESS, &values).map(|_| ())
}
