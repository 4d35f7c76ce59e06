//! THIRD-PARTY.md: whose work goes into the program, and on what terms.

use std::collections::BTreeMap;

use crate::process::{self, Failure, failed};
use crate::shop::Shop;

const FILE: &str = "THIRD-PARTY.md";

const HEAD: &str = "\
# Third-party notices

Latchkey is MIT OR Apache-2.0. It is built from the work of others, all of it under terms that let
you use, change and pass it on. `cargo xtask notices` writes this file; `cargo xtask supply` checks
it and refuses any licence that `deny.toml` does not name.

## In the pages

The styles in `crates/web/assets` are compiled from **GOV.UK Frontend** (MIT, Copyright (c) 2017
Crown Copyright, Government Digital Service), without its fonts, crown and name: Latchkey is no
service of any government. Sources and versions stand in `crates/web/styles/package.json`.

## For the tests only

**Playwright** (Apache-2.0) and **axe-core** (MPL-2.0) drive and judge the journeys, **jsQR**
(Apache-2.0) and **jose** (MIT) read what they show; none is part of the program.

## In the program

The text of each licence is in the crate's own source, which Cargo keeps beside its code, and on
crates.io under the crate's name. Crates under MPL-2.0 are used unchanged.

| Licence | Crates |
|---|---|
";

pub fn write(shop: &Shop) -> Result<(), Failure> {
    let text = compose(shop)?;
    std::fs::write(shop.root.join(FILE), text).map_err(|e| Failure(format!("{FILE}: {e}")))
}

pub fn check(shop: &Shop) -> Result<(), Failure> {
    let standing = std::fs::read_to_string(shop.root.join(FILE)).unwrap_or_default();
    if standing == compose(shop)? {
        return Ok(());
    }
    failed(format!("{FILE} does not tell what we use today. `cargo xtask notices` writes it anew."))
}

/// Names without versions, so that an update of the lock file changes nothing here.
fn compose(shop: &Shop) -> Result<String, Failure> {
    let mut words = vec!["tree", "--package", "latchkey", "--edges", "normal", "--prefix", "none"];
    words.extend(["--locked", "--target", "all", "--format", "{p}|{l}"]);
    let listed = process::output(&mut shop.cargo(&words))?;
    let mut table = HEAD.to_string();
    for (licence, names) in by_licence(&listed) {
        table.extend(["| ", &licence, " | ", &names.join(", "), " |\n"]);
    }
    Ok(table)
}

fn by_licence(listed: &str) -> BTreeMap<String, Vec<String>> {
    let mut table: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for line in listed.lines() {
        // Ours stand in a folder, which cargo tells in parentheses; theirs have a version only.
        let Some((package, licence)) = line.split_once('|').filter(|(p, _)| !p.contains("(/"))
        else {
            continue;
        };
        let name = package.split(' ').next().unwrap_or(package).to_string();
        let licence = licence.trim_end_matches(" (*)").replace('/', " OR ");
        let names = table.entry(licence).or_default();
        names.push(name);
        names.sort();
        names.dedup();
    }
    table
}

#[cfg(test)]
mod tests {
    use super::by_licence;

    #[test]
    fn crates_stand_under_their_licence_once() {
        let listed = "latchkey v0.1.0 (/a/b)|MIT\nserde v1.0.1|MIT OR Apache-2.0\n\
                      serde v1.0.1|MIT OR Apache-2.0 (*)\ncsv v1.0.0|Unlicense/MIT";
        let table = by_licence(listed);
        assert_eq!(table["MIT OR Apache-2.0"], ["serde"]);
        assert_eq!(table.len(), 2);
    }
}
