//! "Suggest one for me": four plain words.

use base::{Luck, Secret};

/// 1,024 short, different, friendly words: ten bits each. Four make 40 bits, enough behind a
/// rationed sign-in and a peppered slow hash, and far more than people choose for themselves.
const WORDS: &str = include_str!("words.txt");

/// Four words with spaces between, always at least as long as a password must be.
pub fn suggestion(luck: &dyn Luck) -> Secret {
    let words: Vec<&str> = WORDS.split_whitespace().collect();
    let mut chosen = [""; 4];
    loop {
        let bytes = luck.entropy();
        for (at, word) in chosen.iter_mut().enumerate() {
            let number = u16::from_le_bytes([bytes[at * 2], bytes[at * 2 + 1]]);
            // The list's length divides 65,536, so no word is likelier than another.
            *word = words.get(usize::from(number) % words.len().max(1)).copied().unwrap_or("");
        }
        let text = chosen.join(" ");
        if text.len() >= super::rules::SHORTEST {
            return Secret::new(text);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::passwords::{About, judge};
    use base::SeededLuck;

    #[test]
    fn the_list_holds_1024_different_plain_words() {
        let words: std::collections::HashSet<&str> = WORDS.split_whitespace().collect();
        assert_eq!(words.len(), 1024);
        assert_eq!(WORDS.split_whitespace().count(), 1024);
        assert!(words.iter().all(|word| {
            (3..=7).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_lowercase())
        }));
    }

    #[test]
    fn every_suggestion_would_be_accepted() {
        let luck = SeededLuck::new(7);
        for _ in 0..500 {
            let password = suggestion(&luck);
            assert_eq!(judge(&password, &About::default()), Ok(()), "{}", password.expose());
        }
    }
}
