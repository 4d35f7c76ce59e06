//! Disclosures as a file for a spreadsheet.

use super::rules::Disclosure;

/// A mark that tells spreadsheets the text is UTF-8: without it they spoil Spanish names.
const BOM: &str = "\u{feff}";

/// Rows of RFC 4180; `head` and `words`, what was given and why, are as the member reads them.
pub fn csv(
    head: [String; 4],
    all: &[Disclosure],
    words: impl Fn(&Disclosure) -> [String; 2],
) -> String {
    let rows = all.iter().map(|one| {
        let [given, purpose] = words(one);
        [one.day.to_string(), one.recipient.0.clone(), given, purpose]
    });
    let rows = [head].into_iter().chain(rows);
    let lines = rows.map(|cells| cells.map(|cell| quoted(&cell)).join(",") + "\r\n");
    format!("{BOM}{}", lines.collect::<String>())
}

/// A text that a spreadsheet would run as a formula gets an apostrophe before it (OWASP, CSV
/// Injection).
fn quoted(cell: &str) -> String {
    let runs = cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    let guard = if runs { "'" } else { "" };
    format!("\"{guard}{}\"", cell.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::super::rules::{Given, Purpose};
    use super::*;

    #[test]
    fn a_cell_runs_nothing_and_breaks_no_row() {
        let one = Disclosure {
            day: "2027-03-01".parse().unwrap(),
            recipient: "=HYPERLINK(\"x\"), Court".into(),
            given: Given::Claims,
            purpose: Purpose::Court,
        };
        let head = ["Cuándo", "A quién", "Qué", "Por qué"].map(str::to_owned);
        let text = csv(head, &[one], |one| [one.given.word().into(), one.purpose.word().into()]);
        let row = "\"2027-03-01\",\"'=HYPERLINK(\"\"x\"\"), Court\",\"claims\",\"court\"\r\n";
        let head = "\"Cuándo\",\"A quién\",\"Qué\",\"Por qué\"\r\n";
        assert_eq!(text, format!("{BOM}{head}{row}"));
    }
}
