//! Whoever steals the disk learns nothing of anybody: a whole sample plan, read as bytes.

use std::collections::BTreeSet;
use std::path::Path;

use data_encoding::HEXLOWER_PERMISSIVE;
use store::NewJob;

use super::house::House;
use super::load::{Member, personas};
use super::needles::{Scanner, Value, values};
use super::place::{Place, now, psql};

const MEMBERS: u32 = 100;

#[test]
fn a_stolen_sqlite_file_names_nobody() {
    names_nobody(&Place::sqlite().with_members(MEMBERS));
}

#[test]
fn a_stolen_postgresql_database_names_nobody() {
    if let Some(place) = Place::postgres() {
        names_nobody(&place.with_members(MEMBERS));
    }
}

fn names_nobody(place: &Place) {
    let today = live_a_day(place);
    let values = values(MEMBERS, today, &personas());
    assert!(values.len() > 500, "{} values are too few to look for", values.len());
    let (bytes, words) = (Scanner::for_bytes(&values), Scanner::for_words(&values));
    let stored = Stored::of(place);
    assert!(stored.bytes.len() > 2_000_000, "{} bytes are no plan", stored.bytes.len());
    assert_eq!(bytes.found_in(&stored.bytes), BTreeSet::new());
    assert_eq!(words.found_in(&stored.words), BTreeSet::new());
    println!(
        "{}: {} values looked for in {} bytes and {} bytes of words",
        place.engine(),
        values.len(),
        stored.bytes.len(),
        stored.words.len()
    );

    // The same search must see what should never be there.
    let open = plant(place, &values);
    let stored = Stored::of(place);
    drop(open);
    let found: Vec<&str> = bytes.found_in(&stored.bytes).into_iter().collect();
    assert!(found.iter().any(|what| what.starts_with("street")), "{found:?}");
    assert!(found.iter().any(|what| what.starts_with("email")), "{found:?}");
}

/// Somebody signs in and orders, so that sessions, codes, letters and orders are there as well.
fn live_a_day(place: &Place) -> base::Day {
    let house = House::open(place);
    let ann = &personas()[0];
    let mut member = Member::signed_in(&house, ann);
    while member.placed.is_empty() {
        member.step().unwrap();
    }
    house.kill();
    now().day_in(&jiff::tz::TimeZone::get("America/New_York").unwrap())
}

/// What a careless program might do: an address in a job's key, which stands in the clear. The
/// store comes back open, so that nothing moves between its files while they are read.
fn plant(place: &Place, values: &[Value]) -> store::Db {
    let named = |what| values.iter().find(|value: &&Value| value.what == what).unwrap();
    let key = format!("{}/{}", named("street").text, named("email").text);
    let db = place.store();
    db.write_blocking(now(), move |tx| tx.queue(NewJob::new("planted", key.clone(), &0)?)).unwrap();
    db
}

/// Everything at rest, but the keys.
#[derive(Default)]
pub struct Stored {
    pub bytes: Vec<u8>,
    /// Columns of plain words, where the engine tells them apart.
    words: Vec<u8>,
}

impl Stored {
    pub fn of(place: &Place) -> Self {
        let mut stored = Self::default();
        stored.read_folder(place.folder(), &place.keys());
        if let Some(conninfo) = place.conninfo() {
            stored.read_tables(&conninfo);
        }
        stored
    }

    fn read_folder(&mut self, folder: &Path, keys: &Path) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() && path != keys {
                self.read_folder(&path, keys);
            } else if path.is_file() {
                self.bytes.extend(std::fs::read(path).unwrap());
            }
        }
    }

    fn read_tables(&mut self, conninfo: &str) {
        let list = "SELECT tablename FROM pg_tables WHERE schemaname = 'public'";
        let tables = String::from_utf8(psql(conninfo, list)).unwrap();
        assert!(tables.lines().count() > 20, "{tables}");
        for table in tables.lines() {
            let rows =
                String::from_utf8(psql(conninfo, &format!("COPY {table} TO STDOUT"))).unwrap();
            for cell in rows.split(['\t', '\n']) {
                self.read_cell(cell);
            }
        }
    }

    /// Bytes are shown in hex behind `\\x`; they are searched as what they are.
    fn read_cell(&mut self, cell: &str) {
        let raw = cell.strip_prefix("\\\\x").map(|hex| HEXLOWER_PERMISSIVE.decode(hex.as_bytes()));
        if let Some(raw) = raw {
            self.bytes.extend(raw.unwrap());
        } else {
            self.words.extend(cell.as_bytes());
            self.words.push(b'\n');
            self.bytes.extend(cell.as_bytes());
        }
        self.bytes.push(0);
    }
}
