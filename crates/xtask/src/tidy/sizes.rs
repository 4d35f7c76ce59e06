//! How much fits on a page of this house. Functions are measured by clippy (clippy.toml).

use super::{File, Finding, Tree};

const FILE_LINES: usize = 400;
const TEMPLATE_LINES: usize = 150;
const COLUMNS: usize = 100;
const INLINE_TEST_LINES: usize = 80;

/// Text that people read line by line. Catalogues may hold a whole sentence on a line.
const MEASURED: &[&str] = &["rs", "html", "sql", "mjs", "js"];

pub fn check(tree: &Tree) -> Vec<Finding> {
    let measure = |file| {
        let whole = [too_long(file), tests_at_home(file)].into_iter().flatten();
        whole.chain(too_wide(file))
    };
    tree.files.iter().flat_map(measure).collect()
}

fn too_long(file: &File) -> Option<Finding> {
    let (limit, what) = match file.ending() {
        "rs" if file.is_test() => return None,
        "rs" => (FILE_LINES, "a product file stops at 400 lines: which second story is in it?"),
        "html" => (TEMPLATE_LINES, "a template stops at 150 lines: include a piece of it"),
        _ => return None,
    };
    let lines = file.text.lines().count();
    (lines > limit).then(|| Finding::new(file, limit, format!("{lines} lines; {what}")))
}

fn too_wide(file: &File) -> Vec<Finding> {
    // What is compiled into `assets` is read by browsers only.
    if !MEASURED.contains(&file.ending()) || file.path.contains("/assets/") {
        return Vec::new();
    }
    // A quoted line of somebody else's file stays as they wrote it.
    let quoted = |line: &str| file.is_test() && line.contains('"') && line.contains('{');
    let too_long = |line: &str| line.chars().count() > COLUMNS && !quoted(line);
    let wide = file.lines().filter(|(_, line)| too_long(line));
    wide.map(|(number, _)| Finding::new(file, number, "a line stops at 100 columns")).collect()
}

fn tests_at_home(file: &File) -> Option<Finding> {
    if file.ending() != "rs" {
        return None;
    }
    let start = file.code.find("#[cfg(test)]\nmod tests {")?;
    let lines = file.code[start..].lines().count();
    let number = file.code[..start].lines().count() + 1;
    let why = format!("{lines} lines of tests: past 80 they move to a sibling tests.rs");
    (lines > INLINE_TEST_LINES).then(|| Finding::new(file, number, why))
}

#[cfg(test)]
mod tests {
    use super::super::found_by;
    use super::*;

    #[test]
    fn a_long_file_is_found_and_a_long_test_is_not() {
        let text = "fn f() {}\n".repeat(401);
        assert_eq!(found_by(check, &[("crates/a/src/b.rs", &text)]).len(), 1);
        assert!(found_by(check, &[("crates/a/src/b/tests.rs", &text)]).is_empty());
    }

    #[test]
    fn a_wide_line_is_found() {
        let text = format!("// {}", "é".repeat(98));
        assert_eq!(found_by(check, &[("crates/a/src/b.rs", &text)]).len(), 1);
    }

    #[test]
    fn tests_that_outgrow_the_file_are_found() {
        let text = format!("#[cfg(test)]\nmod tests {{\n{}}}\n", "    // x\n".repeat(90));
        assert_eq!(found_by(check, &[("crates/a/src/b.rs", &text)]).len(), 1);
    }
}
