//! Where lines break and pages end. Pure: it is told how wide words are.

/// The lines of a text that is at most `width` wide. A word longer than a line is broken where it
/// must be.
pub(super) fn wrapped(text: &str, width: f32, wide: &dyn Fn(&str) -> f32) -> Vec<String> {
    text.lines().flat_map(|line| wrapped_line(line, width, wide)).collect()
}

fn wrapped_line(text: &str, width: f32, wide: &dyn Fn(&str) -> f32) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace().flat_map(|word| broken(word, width, wide)) {
        let line = lines.last_mut().filter(|line| !line.is_empty());
        match line {
            Some(line) if wide(&format!("{line} {word}")) <= width => {
                line.push(' ');
                line.push_str(&word);
            }
            Some(_) => lines.push(word),
            None => lines = vec![word],
        }
    }
    lines
}

fn broken(word: &str, width: f32, wide: &dyn Fn(&str) -> f32) -> Vec<String> {
    let mut pieces = vec![String::new()];
    for letter in word.chars() {
        let Some(piece) = pieces.last_mut() else { break };
        let longer = format!("{piece}{letter}");
        if piece.is_empty() || wide(&longer) <= width {
            *piece = longer;
        } else {
            pieces.push(letter.to_string());
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn ten(text: &str) -> Vec<String> {
        wrapped(text, 10.0, &wide)
    }

    fn wide(text: &str) -> f32 {
        f32::from(u16::try_from(text.chars().count()).unwrap_or(u16::MAX))
    }

    #[test]
    fn lines_break_between_words_and_long_words_where_they_must() {
        assert_eq!(ten("one two three four"), ["one two", "three four"]);
        assert_eq!(ten("see juniper.example"), ["see", "juniper.ex", "ample"]);
        assert_eq!(ten("one\ntwo"), ["one", "two"]);
    }

    proptest! {
        #[test]
        fn no_line_is_too_wide_and_no_letter_is_lost(text in "\\PC{0,80}") {
            let lines = ten(&text);
            prop_assert!(lines.iter().all(|line| wide(line) <= 10.0));
            let letters = |text: &str| text.split_whitespace().collect::<String>();
            prop_assert_eq!(letters(&lines.concat()), letters(&text));
        }
    }
}
