//! The tables embedded in the program: a line of headings, then a line a row, cells parted by tabs.

use std::fmt::Debug;
use std::str::FromStr;

/// One row. A cell that does not read is a mistake in a file of this crate, so it panics; the
/// tests read every cell of every table.
#[derive(Debug, Clone, Copy)]
pub struct Row {
    headings: &'static str,
    line: &'static str,
}

pub fn rows(table: &'static str) -> impl Iterator<Item = Row> {
    let (headings, lines) = table.split_once('\n').unwrap_or((table, ""));
    lines.lines().map(move |line| Row { headings, line })
}

impl Row {
    pub fn text(&self, heading: &str) -> &'static str {
        let at = self.headings.split('\t').position(|name| name == heading);
        at.and_then(|at| self.line.split('\t').nth(at))
            .unwrap_or_else(|| panic!("no cell {heading} in {}", self.line))
    }

    /// Nothing for an empty cell.
    pub fn maybe(&self, heading: &str) -> Option<&'static str> {
        Some(self.text(heading)).filter(|text| !text.is_empty())
    }

    pub fn read<T: FromStr<Err: Debug>>(&self, heading: &str) -> T {
        read(self.text(heading))
    }

    pub fn read_maybe<T: FromStr<Err: Debug>>(&self, heading: &str) -> Option<T> {
        self.maybe(heading).map(read)
    }
}

/// A word of a table as what it stands for.
pub fn read<T: FromStr<Err: Debug>>(text: &str) -> T {
    text.parse().unwrap_or_else(|fault| panic!("{text} does not read: {fault:?}"))
}
