//! The rules of the house that no compiler knows (docs/style.md): one check per subject, each
//! telling its reason.

mod arrows;
mod cited;
mod code;
mod habits;
mod minting;
mod owners;
mod pure;
mod schema;
mod sizes;
mod sql;
mod tree;

pub use code::strip;
pub use pure::has_word;
pub use tree::{File, Tree};

use crate::process::{Failure, failed};
use crate::shop::Shop;

/// Where a rule is broken, and why the rule is there.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    pub path: String,
    pub line: usize,
    pub why: String,
}

impl Finding {
    pub fn new(file: &File, line: usize, why: impl Into<String>) -> Self {
        Self { path: file.path.clone(), line, why: why.into() }
    }
}

type Check = fn(&Tree) -> Vec<Finding>;

const CHECKS: &[Check] = &[
    arrows::check,
    arrows::check_engines,
    arrows::check_manifests,
    cited::check,
    pure::check,
    minting::check,
    schema::check,
    owners::check,
    sizes::check,
    sql::check,
    habits::check_comments,
    habits::check_code,
    habits::check_places,
    habits::check_names,
];

pub fn run(shop: &mut Shop) -> Result<(), Failure> {
    let tree = Tree::read(&shop.root)?;
    let findings = CHECKS.iter().flat_map(|check| check(&tree)).collect();
    tell(findings, &format!("{} files are tidy", tree.files.len()))
}

/// Prints what was found, in order, and fails if that was anything.
pub fn tell(mut findings: Vec<Finding>, calm: &str) -> Result<(), Failure> {
    findings.sort();
    findings.dedup();
    for finding in &findings {
        println!("{}:{}: {}", finding.path, finding.line, finding.why);
    }
    match findings.len() {
        0 => {
            println!("{calm}");
            Ok(())
        }
        1 => failed("One thing to repair."),
        many => failed(format!("{many} things to repair.")),
    }
}

/// What `check` finds in a tree of these files; each check's tests are written with it.
#[cfg(test)]
fn found_by(check: Check, files: &[(&str, &str)]) -> Vec<String> {
    let tree = Tree::of(files);
    check(&tree).iter().map(|f| format!("{}:{}", f.path, f.line)).collect()
}
