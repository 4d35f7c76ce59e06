//! Rust text without what only people read, so that a rule about code is not broken by a sentence
//! that mentions it.

/// The same lines and columns, with comments and the insides of string literals blanked.
pub fn strip(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let after_word = out.chars().next_back().is_some_and(|c| c.is_alphanumeric() || c == '_');
        let length = if rest.starts_with("//") {
            blank(&mut out, &rest[..line_length(rest)])
        } else if rest.starts_with("/*") {
            blank(&mut out, &rest[..comment_length(rest)])
        } else if let Some(length) = raw_string_length(rest).filter(|_| !after_word) {
            blank(&mut out, &rest[..length])
        } else if first == '"' {
            quoted(&mut out, &rest[..string_length(rest)])
        } else if let Some(length) = char_length(rest) {
            blank(&mut out, &rest[..length])
        } else {
            out.push(first);
            first.len_utf8()
        };
        rest = &rest[length..];
    }
    out
}

fn blank(out: &mut String, text: &str) -> usize {
    out.extend(text.chars().map(|c| if c == '\n' { '\n' } else { ' ' }));
    text.len()
}

fn quoted(out: &mut String, text: &str) -> usize {
    out.push('"');
    blank(out, text.get(1..text.len().saturating_sub(1)).unwrap_or(""));
    if text.len() > 1 {
        out.push('"');
    }
    text.len()
}

fn line_length(rest: &str) -> usize {
    rest.find('\n').unwrap_or(rest.len())
}

/// Block comments nest in Rust.
fn comment_length(rest: &str) -> usize {
    let mut depth = 0_usize;
    let mut at = 0;
    while at < rest.len() {
        if rest[at..].starts_with("/*") {
            depth += 1;
            at += 2;
        } else if rest[at..].starts_with("*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += rest[at..].chars().next().map_or(1, char::len_utf8);
        }
    }
    rest.len()
}

fn string_length(rest: &str) -> usize {
    let mut escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        if c == '"' && !escaped {
            return at + 1;
        }
        escaped = c == '\\' && !escaped;
    }
    rest.len()
}

fn raw_string_length(rest: &str) -> Option<usize> {
    let start = rest.strip_prefix("br").or_else(|| rest.strip_prefix('r'))?;
    let hashes = start.len() - start.trim_start_matches('#').len();
    if !start[hashes..].starts_with('"') {
        return None;
    }
    let opening = rest.len() - start.len() + hashes + 1;
    let closing = format!("\"{}", "#".repeat(hashes));
    Some(rest[opening..].find(&closing).map_or(rest.len(), |at| opening + at + closing.len()))
}

/// A character literal; a lifetime looks alike but has no second quote.
fn char_length(rest: &str) -> Option<usize> {
    let inside = rest.strip_prefix('\'')?;
    if let Some(escape) = inside.strip_prefix('\\') {
        // The escaped character itself may be a quote.
        let skipped = escape.chars().next()?.len_utf8();
        return escape[skipped..].find('\'').map(|at| 2 + skipped + at + 1);
    }
    let width = inside.chars().next()?.len_utf8();
    inside[width..].starts_with('\'').then_some(width + 2)
}

#[cfg(test)]
mod tests {
    use super::strip;

    #[test]
    fn comments_and_strings_fall_away_and_code_keeps_its_place() {
        let text =
            "let a = \"x // \\\" y\"; // SystemTime\nlet b = '\"'; /* a /* b */ c */ go('\\'');";
        let code = strip(text);
        assert_eq!(code.lines().count(), 2);
        assert_eq!(code.chars().count(), text.chars().count());
        assert!(code.contains("let a = \"") && code.contains("go("));
        assert!(!code.contains("SystemTime") && !code.contains('c'));
    }

    #[test]
    fn raw_strings_end_where_their_hashes_say() {
        assert_eq!(strip("f(r#\"a \" b\"#, x)"), format!("f({}, x)", " ".repeat(10)));
        assert_eq!(strip("bar\"x\""), "bar\" \"");
    }

    #[test]
    fn lifetimes_are_not_characters() {
        assert_eq!(strip("fn f<'a>(x: &'a str) {}"), "fn f<'a>(x: &'a str) {}");
    }
}
