//! A publisher's sentences, read at the door: whole, in both languages, without signs that could
//! turn a page around.

use base::Lang;
use serde::{Deserialize, Serialize};

/// One thing in both our languages.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Both<T> {
    pub en: T,
    pub es: T,
}

impl<T> Both<T> {
    pub const fn in_lang(&self, lang: Lang) -> &T {
        match lang {
            Lang::English => &self.en,
            Lang::Spanish => &self.es,
        }
    }
}

/// What one post says. `happens` may be empty where the title says it all; the rest may not.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Said {
    pub title: String,
    /// What happens, or, afterwards, what happened.
    pub happens: String,
    /// Who is affected.
    pub who: String,
    /// What still works.
    pub works: String,
    /// What to do.
    pub todo: String,
}

/// Characters of one sentence or paragraph; a page of several posts stays within its flight.
const LONGEST: usize = 600;
const LONGEST_TITLE: usize = 120;

impl Both<Said> {
    /// Reads what a publisher wrote; the answer names the first thing to mend.
    pub fn read(self) -> Result<Self, String> {
        Ok(Self { en: read(self.en, "en")?, es: read(self.es, "es")? })
    }
}

fn read(said: Said, lang: &str) -> Result<Said, String> {
    let Said { title, happens, who, works, todo } = said;
    let read = |name: &str, text: String, most: usize| {
        let clean = clean(&text);
        match clean.chars().count() {
            0 if name != "happens" => {
                Err(format!("{lang}.{name} is empty: say it in both languages"))
            }
            count if count > most => {
                Err(format!("{lang}.{name} has {count} characters; {most} is the most"))
            }
            _ => Ok(clean),
        }
    };
    Ok(Said {
        title: read("title", title, LONGEST_TITLE)?,
        happens: read("happens", happens, LONGEST)?,
        who: read("who", who, LONGEST)?,
        works: read("works", works, LONGEST)?,
        todo: read("todo", todo, LONGEST)?,
    })
}

/// One line of text: no control characters, and none of those that turn the writing around or
/// hide in it (UAX 9; U+200B, U+2060, U+FEFF).
pub fn clean(text: &str) -> String {
    let kept = text.chars().map(|c| if c.is_whitespace() { ' ' } else { c });
    let kept: String = kept.filter(|&c| !c.is_control() && !turns_or_hides(c)).collect();
    kept.split_whitespace().collect::<Vec<_>>().join(" ")
}

const fn turns_or_hides(c: char) -> bool {
    matches!(c, '\u{061c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff0}'..='\u{ffff}'
        | '\u{e000}'..='\u{f8ff}' | '\u{e0000}'..='\u{e0fff}')
}
