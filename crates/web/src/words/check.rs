//! What the languages owe each other.

use base::Lang;

use super::Words;

impl Words {
    /// Complaints about the catalogue: a key that one language lacks, values that differ, a
    /// sentence that is empty or cannot be resolved. (`gather` refused keys that stand twice.)
    pub fn check(&self) -> Vec<String> {
        let mut complaints = Vec::new();
        for lang in Lang::ALL {
            let tongue = self.tongue(lang);
            for (key, values) in &tongue.asks {
                if values.is_empty()
                    && tongue.plain.get(key).is_none_or(|text| text.trim().is_empty())
                {
                    complaints.push(format!("{lang}: {key} is empty or cannot be resolved"));
                }
            }
            for other in Lang::ALL.into_iter().filter(|other| *other != lang) {
                self.compare(lang, other, &mut complaints);
            }
        }
        complaints
    }

    fn compare(&self, lang: Lang, other: Lang, complaints: &mut Vec<String>) {
        let theirs = &self.tongue(other).asks;
        for (key, values) in &self.tongue(lang).asks {
            match theirs.get(key) {
                None => complaints.push(format!("{other}: {key} is missing; {lang} has it")),
                // Said once, from the first language's side.
                Some(others) if others != values && lang == Lang::default() => complaints
                    .push(format!("{key}: {lang} uses {values:?}, {other} uses {others:?}")),
                Some(_) => {}
            }
        }
    }
}
