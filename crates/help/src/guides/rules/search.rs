//! Which guides answer what somebody typed, best first. Pure, and forgiving: case, accents,
//! plurals, half a word and one slip of the finger do not matter.

use std::collections::BTreeSet;

/// Longer questions are read this far.
const MOST_TERMS: usize = 12;
/// A shorter word is taken as it stands: half the language begins like it.
const ENOUGH_TO_BEGIN: usize = 4;
/// In a shorter word, another letter makes another word.
const ENOUGH_TO_SLIP: usize = 5;

/// What one guide says in one language, as words to compare.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    title: BTreeSet<String>,
    early: BTreeSet<String>,
    body: BTreeSet<String>,
}

impl Document {
    /// `early` is its first sentence and the other words people use for it.
    pub fn of(title: &str, early: &str, body: &str) -> Self {
        let read = |text| spoken(text).collect();
        Self { title: read(title), early: read(early), body: read(body) }
    }

    /// How well it answers; nothing where it does not.
    fn fit(&self, terms: &[String]) -> Option<Fit> {
        let count = |place: &BTreeSet<String>| {
            terms.iter().filter(|term| place.iter().any(|word| alike(word, term))).count()
        };
        let has = |term: &String| {
            [&self.title, &self.early, &self.body]
                .into_iter()
                .any(|place| place.iter().any(|word| alike(word, term)))
        };
        let found = terms.iter().filter(|term| has(term)).count();
        let fit = Fit { title: count(&self.title), early: count(&self.early), found };
        // A long question may say things that no guide does.
        (found > 0 && found * 2 >= terms.len()).then_some(fit)
    }
}

/// How many of the words stand in the title, how many early on, how many anywhere. Compared in this
/// order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Fit {
    title: usize,
    early: usize,
    found: usize,
}

impl Fit {
    const fn is_about(self) -> bool {
        self.title + self.early > 0
    }
}

/// The places of the documents that answer, best first. One that only mentions a word in passing
/// counts where none is about it.
pub fn ranked(documents: &[Document], typed: &str) -> Vec<usize> {
    let terms = terms(typed);
    let mut fits: Vec<(usize, Fit)> = documents
        .iter()
        .enumerate()
        .filter_map(|(place, document)| Some((place, document.fit(&terms)?)))
        .collect();
    if fits.iter().any(|(_, fit)| fit.is_about()) {
        fits.retain(|(_, fit)| fit.is_about());
    }
    // A stable sort: among equals the table's own order stands.
    fits.sort_by(|(_, one), (_, other)| other.cmp(one));
    fits.into_iter().map(|(place, _)| place).collect()
}

/// Whether anything was typed that could be looked for.
pub fn is_empty(typed: &str) -> bool {
    spoken(typed).next().is_none()
}

/// The words that matter; all of them where none does.
fn terms(typed: &str) -> Vec<String> {
    let all: Vec<String> = spoken(typed).collect();
    let weighty: Vec<String> = all.iter().filter(|word| !is_small(word)).cloned().collect();
    let mut terms = if weighty.is_empty() { all } else { weighty };
    let mut seen = BTreeSet::new();
    terms.retain(|term| seen.insert(term.clone()));
    terms.truncate(MOST_TERMS);
    terms
}

fn is_small(word: &str) -> bool {
    SMALL.split(' ').any(|small| small == word)
}

/// A text as words without case, accents and signs; "can’t" is one word.
fn spoken(text: &str) -> impl Iterator<Item = String> {
    let plain: String = base::folded(text).chars().filter(|c| !is_mark(*c)).map(bare).collect();
    let words: Vec<String> =
        plain.split(|c: char| !c.is_alphanumeric()).map(str::to_owned).collect();
    words.into_iter().filter(|word| !word.is_empty())
}

/// Apostrophes, and accents that stand behind their letter.
const fn is_mark(sign: char) -> bool {
    matches!(sign, '\'' | '’' | '‘' | '\u{300}'..='\u{36f}')
}

/// Without the accents that Spanish words carry.
const fn bare(letter: char) -> char {
    match letter {
        'á' => 'a',
        'é' => 'e',
        'í' => 'i',
        'ó' => 'o',
        'ú' | 'ü' => 'u',
        'ñ' => 'n',
        other => other,
    }
}

/// Whether a word of a guide may be what was typed. "Estafa" is no longer form of "esta".
fn alike(word: &str, term: &str) -> bool {
    word == term || (nearly(word, term) && !is_small(word))
}

fn nearly(word: &str, term: &str) -> bool {
    if begins(word, term) || begins(term, word) {
        return true;
    }
    let (word, term): (Vec<char>, Vec<char>) = (word.chars().collect(), term.chars().collect());
    word.len().min(term.len()) >= ENOUGH_TO_SLIP && one_slip(&word, &term)
}

/// A plural, an ending, or a word that is not typed to its end.
fn begins(long: &str, short: &str) -> bool {
    let Some(rest) = long.strip_prefix(short) else { return false };
    let plural = matches!(rest, "s" | "es") && short.chars().count() > 1;
    plural || short.chars().count() >= ENOUGH_TO_BEGIN
}

/// One letter is missing, too many or another, or two changed places.
fn one_slip(one: &[char], other: &[char]) -> bool {
    let same = |pair: &(&char, &char)| pair.0 == pair.1;
    let start = one.iter().zip(other).take_while(same).count();
    let (one, other) = (&one[start..], &other[start..]);
    let end = one.iter().rev().zip(other.iter().rev()).take_while(same).count();
    match (&one[..one.len() - end], &other[..other.len() - end]) {
        ([] | [_], [] | [_]) => true,
        ([a, b], [c, d]) => a == d && b == c,
        _ => false,
    }
}

/// Words that say nothing of what is asked, in both languages: people type whole questions.
const SMALL: &str = "a an and any are am at be been but by can cant could did do does doesnt \
    dont for from get gets had has have help how i if im in into is isnt it its ive just me my no \
    not of on or please so still that the their them then there this to was we what when where \
    which who why will with wont would you your al algo asi como con cual cuando de del desde \
    donde el ella en es esa ese esta estan este esto estoy ha hace hacer hago hay he la las le \
    les lo los mas mi mis muy nada ni nos o otra otro para pero por porque puede puedo que quien \
    se ser si sin sobre son soy su sus tambien te tengo tiene tu un una y ya yo ayuda";

#[cfg(test)]
mod tests;
