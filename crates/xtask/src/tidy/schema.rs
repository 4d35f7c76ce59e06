//! A statement that no `SCHEMA` lists is a statement that no test prepares on both engines.

use super::{File, Finding, Tree};

pub fn check(tree: &Tree) -> Vec<Finding> {
    // The store lists its own; the bench measures tables that no plan ever has.
    let others = tree.rust().filter(|file| {
        !file.is_test() && file.room() != Some("store") && !file.path.contains("/bench/")
    });
    let with_statements = others.filter(|file| file.code.contains("statements!"));
    with_statements.filter_map(|file| unlisted(tree, file)).collect()
}

fn unlisted(tree: &Tree, file: &File) -> Option<Finding> {
    let name = format!("{}::STATEMENTS", module(file)?);
    let mut others = tree.rust().filter(|other| other.room() == file.room());
    let listed = others.any(|other| {
        let tight: String = other.code.split_whitespace().collect();
        tight.contains("Slice{") && tight.contains(&name)
    });
    let why =
        format!("list `{name}` in the crate's SCHEMA, so that both engines prepare it in tests");
    (!listed).then(|| Finding::new(file, 1, why))
}

/// The module path of a file within its crate: `src/claims/store.rs` is `claims::store`.
fn module(file: &File) -> Option<String> {
    let (_, place) = file.path.split_once("/src/")?;
    let place = place.trim_end_matches(".rs").trim_end_matches("/mod");
    Some(place.replace('/', "::"))
}

#[cfg(test)]
mod tests {
    use super::super::found_by;
    use super::*;

    #[test]
    fn statements_outside_the_schema_are_found() {
        let store = ("crates/money/src/claims/store.rs", "store::statements! { A = \"\"; }");
        let listed =
            ("crates/money/src/lib.rs", "Slice { statements: &[claims::store::STATEMENTS] }");
        let forgot = ("crates/money/src/lib.rs", "Slice { statements: &[] }");
        assert!(found_by(check, &[store, listed]).is_empty());
        assert_eq!(found_by(check, &[store, forgot]).len(), 1);
    }
}
