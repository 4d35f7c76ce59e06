//! A table to put things in, for the tests of the door and of the wire.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop where it stands")]

use base::MemberId;
use store::testing::NOW;
use store::{Db, Fault, Slice, Sql, Step, Tx, args};

pub const SHELF: Slice = Slice {
    name: "shelf",
    steps: &[Step {
        name: "0001_thing",
        text: "CREATE TABLE thing (id BYTEA PRIMARY KEY, owner BYTEA, size BIGINT NOT NULL, \
               lit BOOLEAN NOT NULL, name TEXT, body BYTEA)",
    }],
    statements: &[],
};

pub const fn sql(name: &'static str, text: &'static str) -> Sql {
    Sql { name, text }
}

pub const PUT: Sql = sql(
    "PUT",
    "INSERT INTO thing (id, owner, size, lit, name, body) VALUES ($1, $2, $3, $4, $5, $6) \
     ON CONFLICT (id) DO UPDATE SET size = excluded.size",
);
pub const GROW: Sql = sql("GROW", "UPDATE thing SET size = $2 WHERE id = $1");
pub const SIZE: Sql = sql("SIZE", "SELECT size FROM thing WHERE id = $1");
const COUNT: Sql = sql("COUNT", "SELECT COUNT(*) FROM thing");

pub fn put(tx: &Tx, id: u8, size: i64) -> Result<(), Fault> {
    let nobody: Option<MemberId> = None;
    tx.run(PUT, &args![&[id; 16], nobody, size, true, "a", vec![1_u8]]).map(|_| ())
}

pub fn count(db: &Db) -> i64 {
    db.read_blocking(NOW, |tx| tx.one(COUNT, &[], |row| row.get(0))).unwrap()
}
