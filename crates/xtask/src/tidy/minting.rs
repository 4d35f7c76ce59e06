//! Values that prove something are made where it was proved, and routes are made where each must
//! say who may enter.

use super::{Finding, Tree};

struct Mint {
    word: &'static str,
    rooms: &'static [&'static str],
    why: &'static str,
}

const MINTS: &[Mint] = &[
    Mint {
        word: "MemberScope::of",
        rooms: &["base", "store", "identity", "web", "import", "testkit", "latchkey"],
        why: "a scope is minted only where somebody proved who they are (`identity`), where the \
              plan's files come in (`import`), or for the owner of a job or link",
    },
    Mint {
        word: "Viewer::admit",
        rooms: &["web", "identity", "testkit"],
        why: "a Viewer is minted only by `identity`, from a live session",
    },
    Mint {
        word: "StaffPass::admit",
        rooms: &["web", "desk", "testkit"],
        why: "a StaffPass is minted only by `desk`, from a live session of its own",
    },
    Mint {
        word: "Router::new",
        rooms: &["web", "latchkey", "testkit"],
        why: "routes are given to `Rooms`, whose every line says who may enter",
    },
];

/// Files that mint from facts they have just compared, each with its decision.
const PROOFS: &[&str] =
    &["crates/medicines/src/open/proof.rs", "crates/desk/src/viewed/warrant.rs"];

pub fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    // A job acts for the member it belongs to, and a link for the one who made it.
    let granted = ["jobs.rs", "grants.rs"];
    let others = tree.rust().filter(|file| !file.is_test() && !granted.contains(&file.name()));
    for file in others.filter(|file| !PROOFS.contains(&file.path.as_str())) {
        let Some(room) = file.room() else { continue };
        let tests = file.code.find("#[cfg(test)]").unwrap_or(file.code.len());
        for mint in MINTS.iter().filter(|mint| !mint.rooms.contains(&room)) {
            for (at, _) in file.code[..tests].match_indices(mint.word) {
                let line = file.code[..at].matches('\n').count() + 1;
                findings.push(Finding::new(file, line, format!("`{}`: {}", mint.word, mint.why)));
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::super::found_by;
    use super::*;

    #[test]
    fn only_a_proof_mints_a_scope() {
        let text = "fn f(id: MemberId) { MemberScope::of(id); }\n#[cfg(test)]\nmod tests {}";
        assert!(found_by(check, &[("crates/identity/src/sessions/mod.rs", text)]).is_empty());
        assert_eq!(
            found_by(check, &[("crates/money/src/lib.rs", text)]),
            ["crates/money/src/lib.rs:1"]
        );
    }

    #[test]
    fn tests_may_stand_in_for_anybody() {
        let text = "#[cfg(test)]\nmod tests { fn f() { MemberScope::of(id); } }";
        assert!(found_by(check, &[("crates/money/src/lib.rs", text)]).is_empty());
    }
}
