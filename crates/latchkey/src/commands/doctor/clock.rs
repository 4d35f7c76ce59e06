//! Whether the machine's clock can be believed. Codes live ten minutes and sessions fifteen, so a
//! clock that is off turns people away and nobody can see why.

use std::fmt::Write as _;
use std::path::Path;
use std::time::Duration;

use base::Timestamp;

use super::Found;
use crate::world::Pace;

/// Something written in the future is no cause for alarm below this.
const SLACK: Duration = Duration::from_mins(5);
/// How far two clocks may stand apart without a word, and without harm.
const APART: Duration = Duration::from_secs(2);
const FAR_APART: Duration = Duration::from_secs(30);

/// What the clock was held against.
pub struct Against {
    pub now: Timestamp,
    /// The newest file in the data folder.
    pub written: Option<Timestamp>,
    /// The newest moment in the audit record.
    pub recorded: Option<Timestamp>,
    /// The database's own clock, asked at `now`.
    pub database: Option<Timestamp>,
    /// How far the clock moved off while the doctor looked, and for how long that was.
    pub jumped: Duration,
    pub watched: Duration,
}

impl Against {
    pub fn judge(&self) -> Found {
        let now = self.now;
        for (what, at) in [("files were", self.written), ("the audit record was", self.recorded)] {
            if let Some(at) = at.filter(|at| *at > now + SLACK) {
                return Found::Fail(format!("says {now}, but {what} written at {at}: set it"));
            }
        }
        let apart = self.database.map(|there| now.since(there).max(there.since(now)));
        if let Some(apart) = apart.filter(|apart| *apart > APART) {
            let text = format!("says {now}, {} s off the database's clock", apart.as_secs());
            let far = apart > FAR_APART;
            let text = format!("{text}: let one time service set both");
            return if far { Found::Fail(text) } else { Found::Look(text) };
        }
        if self.jumped > APART {
            let jumped = self.jumped.as_secs();
            return Found::Look(format!("was set by {jumped} s while this ran: once is no harm"));
        }
        Found::Ok(self.checked())
    }

    /// Says what was looked at, so that nobody takes it for more.
    fn checked(&self) -> String {
        let mut text = format!("says {}; not behind files", self.now);
        if self.recorded.is_some() {
            text.push_str(" or the audit record");
        }
        match self.database {
            Some(_) => text.push_str("; with the database's clock"),
            None => text.push_str("; no other clock to hold it against"),
        }
        let _ = write!(text, "; steady for {} ms", self.watched.as_millis());
        text
    }
}

/// The newest file of a folder.
pub fn newest_file(folder: &Path) -> Option<Timestamp> {
    let written = |file: std::io::Result<std::fs::DirEntry>| {
        let at = file.ok()?.metadata().ok()?.modified().ok()?;
        let since = at.duration_since(std::time::UNIX_EPOCH).ok()?;
        i64::try_from(since.as_micros()).ok().map(Timestamp::from_micros)
    };
    std::fs::read_dir(folder).ok()?.filter_map(written).max()
}

/// The clock against what the doctor found elsewhere.
pub fn against(
    data: &Path,
    database: Option<(Timestamp, Timestamp)>,
    recorded: Option<Timestamp>,
    pace: &Pace,
) -> Against {
    let (now, watched) = pace.now();
    // The database was asked a while ago: carried on to now.
    let database = database.map(|(asked, there)| there + now.since(asked));
    let written = newest_file(data);
    Against { now, written, recorded, database, jumped: pace.jumped(), watched }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOON: Timestamp = Timestamp::from_seconds(1_804_172_400);

    fn sound() -> Against {
        Against {
            now: NOON,
            written: Some(NOON),
            recorded: Some(NOON),
            database: Some(NOON),
            jumped: Duration::ZERO,
            watched: Duration::from_millis(300),
        }
    }

    fn word(found: &Found) -> &'static str {
        match found {
            Found::Ok(_) => "ok",
            Found::Look(_) => "look",
            Found::Fail(_) => "fail",
        }
    }

    #[test]
    fn a_clock_is_held_against_files_the_record_the_database_and_itself() {
        let (second, hour) = (Duration::from_secs(1), Duration::from_hours(1));
        let table = [
            ("ok", sound()),
            ("ok", Against { written: None, recorded: None, database: None, ..sound() }),
            ("ok", Against { written: Some(NOON + second * 60), ..sound() }),
            ("ok", Against { written: Some(NOON - hour * 24), ..sound() }),
            ("fail", Against { written: Some(NOON + hour), ..sound() }),
            ("fail", Against { recorded: Some(NOON + hour), ..sound() }),
            ("ok", Against { database: Some(NOON + second), ..sound() }),
            ("look", Against { database: Some(NOON + second * 5), ..sound() }),
            ("look", Against { database: Some(NOON - second * 5), ..sound() }),
            ("fail", Against { database: Some(NOON - hour), ..sound() }),
            ("look", Against { jumped: hour, ..sound() }),
        ];
        for (number, (wanted, against)) in table.iter().enumerate() {
            assert_eq!(word(&against.judge()), *wanted, "line {number}");
        }
    }

    #[test]
    fn it_says_what_it_was_held_against_and_no_more() {
        let said = |against: &Against| match against.judge() {
            Found::Ok(text) => text,
            Found::Look(text) | Found::Fail(text) => panic!("{text}"),
        };
        assert!(said(&sound()).ends_with("; with the database's clock; steady for 300 ms"));
        let alone = Against { recorded: None, database: None, ..sound() };
        assert!(said(&alone).contains("not behind files; no other clock"), "{}", said(&alone));
    }
}
