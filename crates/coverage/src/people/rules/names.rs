//! Whether two spellings of a name may be one person's. Pure.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use formats::records::Name;
use unicode_normalization::UnicodeNormalization as _;

/// What is written behind a name and is no part of it.
const SUFFIXES: [&str; 8] = ["jr", "sr", "ii", "iii", "iv", "2nd", "3rd", "4th"];

/// Small words in family names that people leave out.
const PARTICLES: [&str; 21] = [
    "de", "del", "della", "la", "las", "los", "van", "von", "der", "den", "y", "e", "da", "di",
    "do", "dos", "du", "le", "el", "al", "bin",
];

/// Everyday forms that do not begin like the name in the file.
const NICKNAMES: [&[&str]; 24] = [
    &["william", "bill", "billy", "will", "guillermo", "memo"],
    &["robert", "bob", "bobby", "rob", "roberto", "beto"],
    &["richard", "dick", "rick", "ricky", "ricardo"],
    &["james", "jim", "jimmy", "jamie"],
    &["john", "jack", "johnny", "juan"],
    &["margaret", "peggy", "meg", "maggie", "greta", "margarita"],
    &["elizabeth", "beth", "betty", "liz", "lisa", "eliza", "isabel"],
    &["katherine", "catherine", "kathryn", "kate", "kathy", "katie", "cathy", "catalina"],
    &["edward", "ed", "ted", "ned", "eduardo", "lalo"],
    &["henry", "hank", "harry", "enrique", "quique"],
    &["charles", "chuck", "charlie", "carlos"],
    &["mary", "molly", "polly", "maria"],
    &["dorothy", "dot", "dottie"],
    &["joseph", "joe", "jose", "pepe"],
    &["francisco", "frank", "paco", "pancho", "francis"],
    &["jesus", "chuy"],
    &["ignacio", "nacho"],
    &["dolores", "lola", "lolita"],
    &["rosario", "charo"],
    &["antonio", "tony", "tono", "anthony"],
    &["michael", "mike", "mick", "miguel"],
    &["patricia", "patty", "trish", "tricia"],
    &["rebecca", "becky", "rebeca"],
    &["susan", "sue", "susana", "suzanne"],
];

/// The first given name decides; any of the known ones may be the one used every day.
pub fn given_agrees(typed: &str, known: &str) -> bool {
    let (typed, known) = (words(typed), words(known));
    let (Some(first), Some(_)) = (typed.first(), known.first()) else { return false };
    let joined = typed.concat();
    let whole = known.concat();
    joined == whole
        || known.iter().any(|name| same_given(first, name))
        || (joined.len() >= 4 && whole.starts_with(&joined))
}

fn same_given(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    long.starts_with(short)
        || one_slip(one, other)
        || NICKNAMES.iter().any(|group| group.contains(&one) && group.contains(&other))
}

/// Every part of the shorter name stands in the longer: "Márquez" and "García Márquez" agree, and
/// so do "Smith" and "Smith-Jones"; two different second parts do not.
pub fn family_agrees(typed: &str, known: &str) -> bool {
    let run_together = words(typed).concat() == words(known).concat();
    let (typed, known) = (family_words(typed), family_words(known));
    if typed.is_empty() || known.is_empty() {
        return false;
    }
    let within = |few: &[String], many: &[String]| {
        few.iter().all(|part| many.iter().any(|other| same_part(part, other)))
    };
    let agrees = match typed.len().cmp(&known.len()) {
        Ordering::Less => within(&typed, &known),
        Ordering::Greater => within(&known, &typed),
        Ordering::Equal => within(&typed, &known) && within(&known, &typed),
    };
    agrees || run_together || same_part(&typed.concat(), &known.concat())
}

/// More parts than this a family name is not looked for by.
const MOST_PARTS: usize = 6;
/// More words than this of what was typed are not looked at.
const MOST_WORDS: usize = 6;
/// So many words may be one name that is written apart: `de la Cruz`.
const LONGEST_RUN: usize = 4;

/// What a family name is looked for by: each of its parts, and all of it run together.
pub fn family_keys(family: &str) -> BTreeSet<String> {
    let whole = words(family).concat();
    // One letter of several words is nobody's name, and would lead to many.
    let parts = family_words(family).into_iter().filter(|part| part.chars().nth(1).is_some());
    parts.take(MOST_PARTS).chain([whole]).filter(|key| !key.is_empty()).collect()
}

/// What may be a family name, or a part of one, in what somebody typed as a whole name.
pub fn typed_keys(typed: &str) -> BTreeSet<String> {
    let words = name_words(typed);
    runs(words.len()).map(|(from, to)| words[from..to].concat()).collect()
}

/// Whether somebody of this name may be meant: what was typed holds the family name, one of two
/// being enough, and nothing else than given names of theirs.
pub fn is_named(typed: &str, name: &Name) -> bool {
    let words = name_words(typed);
    let given: Vec<&str> = name.given.iter().map(|given| given.as_str()).collect();
    let given = given.join(" ");
    let family = self::words(&name.family);
    let whole = family.concat();
    runs(words.len()).any(|(from, to)| {
        let run = &words[from..to];
        let within = || run.iter().all(|one| family.iter().any(|part| same_part(one, part)));
        let rest = [&words[..from], &words[to..]].concat().join(" ");
        (run.concat() == whole || within()) && (rest.is_empty() || given_agrees(&rest, &given))
    })
}

/// The first words of a name as somebody typed it, without `Jr.` wherever it stands.
fn name_words(typed: &str) -> Vec<String> {
    let words = words(typed).into_iter();
    words.filter(|word| !SUFFIXES.contains(&word.as_str())).take(MOST_WORDS).collect()
}

/// Every row of neighbours among so many words.
fn runs(words: usize) -> impl Iterator<Item = (usize, usize)> {
    (0..words)
        .flat_map(move |from| (from + 1..=words.min(from + LONGEST_RUN)).map(move |to| (from, to)))
}

fn same_part(one: &str, other: &str) -> bool {
    one == other || one_slip(one, other)
}

/// A family name without its small words, unless nothing else is left.
fn family_words(text: &str) -> Vec<String> {
    let all = words(text);
    let rest: Vec<String> =
        all.iter().filter(|word| !PARTICLES.contains(&word.as_str())).cloned().collect();
    if rest.is_empty() { all } else { rest }
}

/// Plain lower-case words: no accents, apostrophes or dots; hyphens part words; no suffixes.
fn words(text: &str) -> Vec<String> {
    let mut plain = String::with_capacity(text.len());
    for c in text.nfkd().flat_map(char::to_lowercase) {
        match c {
            '\u{300}'..='\u{36F}' | '\'' | '’' | '‘' | 'ʻ' | 'ʼ' | '`' | '´' | '.' => {}
            'ß' => plain.push_str("ss"),
            'æ' => plain.push_str("ae"),
            'œ' => plain.push_str("oe"),
            'ø' => plain.push('o'),
            'đ' | 'ð' => plain.push('d'),
            'ł' => plain.push('l'),
            'ı' => plain.push('i'),
            c if c.is_alphanumeric() => plain.push(c),
            _ => plain.push(' '),
        }
    }
    let mut words: Vec<String> = plain.split_whitespace().map(str::to_owned).collect();
    while words.len() > 1 && words.last().is_some_and(|last| SUFFIXES.contains(&last.as_str())) {
        words.pop();
    }
    words
}

/// One letter wrong, missing, too many, or two neighbours swapped, in a name long enough that it
/// hardly makes another name.
fn one_slip(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let (short, long) = if one.len() <= other.len() { (&one, &other) } else { (&other, &one) };
    if short.len() < 5 || long.len() - short.len() > 1 {
        return false;
    }
    let same_ahead = short.iter().zip(long).take_while(|(a, b)| a == b).count();
    let (a, b) = (&short[same_ahead..], &long[same_ahead..]);
    if a.len() < b.len() {
        return b[1..] == *a;
    }
    let replaced = a.is_empty() || a[1..] == b[1..];
    let swapped = a.len() > 1 && a[0] == b[1] && a[1] == b[0] && a[2..] == b[2..];
    replaced || swapped
}

#[cfg(test)]
mod tests;
