//! Names, strengths and forms, as the FDA writes them and as plans do.

use base::folded;
use formats::records::{FormularyDrug, Product};

/// Strength and form; two that differ in either are not the same medicine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Make {
    /// In nanograms, the smallest first: lists do not agree whose strength is told first.
    amounts: Vec<u64>,
    form: Form,
}

/// A drug of a plan's list whose name was read to its last word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    pub name: Vec<String>,
    /// What stands in brackets: `(atorvastatin)`, `[Lipitor]`.
    pub aside: Option<Vec<String>>,
    pub make: Make,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Form {
    shape: Shape,
    release: Release,
    manner: Manner,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    Tablet,
    Capsule,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Release {
    AtOnce,
    Extended,
    Delayed,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Manner {
    Swallowed,
    Chewed,
    Melting,
}

/// What one word says of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Said {
    Shape(Shape),
    Release(Release),
    Manner(Manner),
    Nothing,
}

impl Make {
    pub fn of(product: &Product) -> Option<Self> {
        let (form, route) = product.form_route.split_once(';')?;
        if route.trim() != "ORAL" {
            return None;
        }
        let mut parts = form.split(',').map(str::trim);
        let shape = match parts.next()? {
            "TABLET" => Shape::Tablet,
            "CAPSULE" => Shape::Capsule,
            _ => return None,
        };
        let mut form = Form { shape, release: Release::AtOnce, manner: Manner::Swallowed };
        for part in parts {
            match part {
                "EXTENDED RELEASE" => form.release = Release::Extended,
                "DELAYED RELEASE" | "DELAYED REL PELLETS" => form.release = Release::Delayed,
                "CHEWABLE" => form.manner = Manner::Chewed,
                "ORALLY DISINTEGRATING" => form.manner = Manner::Melting,
                "COATED" | "FILM COATED" => {}
                _ => return None,
            }
        }
        let parts = strength_text(&product.strength).split(';');
        let amounts = parts.map(rated_amount).collect::<Option<Vec<u64>>>()?;
        let each_has_one = amounts.len() == product.ingredient.split(';').count();
        each_has_one.then(|| Self::new(amounts, form))
    }

    fn new(mut amounts: Vec<u64>, form: Form) -> Self {
        amounts.sort_unstable();
        Self { amounts, form }
    }

    pub fn key(&self, name: &[String]) -> Option<String> {
        let first = name.first()?;
        let amounts: Vec<String> = self.amounts.iter().map(u64::to_string).collect();
        Some(format!("{first}|{}|{}", amounts.join("+"), self.form.word()))
    }
}

impl Form {
    /// Nothing where the words do not say a shape, or say two.
    fn of(said: impl IntoIterator<Item = Said>) -> Option<Self> {
        let (mut shape, mut release, mut manner) = (None, None, None);
        let mut clash = false;
        for one in said {
            match one {
                Said::Shape(new) => clash |= shape.replace(new).is_some_and(|old| old != new),
                Said::Release(new) => clash |= release.replace(new).is_some_and(|old| old != new),
                Said::Manner(new) => clash |= manner.replace(new).is_some_and(|old| old != new),
                Said::Nothing => {}
            }
        }
        (!clash).then_some(Self {
            shape: shape?,
            release: release.unwrap_or(Release::AtOnce),
            manner: manner.unwrap_or(Manner::Swallowed),
        })
    }

    /// Kept in the index, so no word of it may ever change.
    fn word(self) -> String {
        let shape = match self.shape {
            Shape::Tablet => "tablet",
            Shape::Capsule => "capsule",
        };
        let release = match self.release {
            Release::AtOnce => "",
            Release::Extended => " extended",
            Release::Delayed => " delayed",
        };
        let manner = match self.manner {
            Manner::Swallowed => "",
            Manner::Chewed => " chewed",
            Manner::Melting => " melting",
        };
        format!("{shape}{release}{manner}")
    }
}

impl Named {
    /// `Lipitor 20 mg tablet (atorvastatin)`: a name, the whole strength, and words of the form.
    /// Any other word, and any other number, may mean another medicine.
    pub fn read(drug: &FormularyDrug) -> Option<Self> {
        let (plain, aside) = without_aside(&drug.name)?;
        let plain = folded(&plain);
        let (before, rest) = plain.split_at(first_number(&plain)?);
        let name = names_of(before);
        let (amounts, after) = strength(&pieces(rest)?)?;
        let mut told: Vec<Said> = words(before).iter().filter_map(|word| said(word)).collect();
        told.extend(all_said(after)?);
        told.extend(all_said(words(drug.form.as_deref().unwrap_or_default()))?);
        let aside = aside.map(|aside| names_of(&aside));
        let empty = name.is_empty() || aside.as_ref().is_some_and(Vec::is_empty);
        let make = Make::new(amounts, Form::of(told)?);
        (!empty).then_some(Self { name, aside, make })
    }

    pub fn keys(&self) -> Vec<String> {
        let names = std::iter::once(&self.name).chain(&self.aside);
        names.filter_map(|name| self.make.key(name)).collect()
    }
}

/// One pair of brackets may hold the other name.
fn without_aside(name: &str) -> Option<(String, Option<String>)> {
    let Some((before, rest)) = name.split_once(['(', '[']) else {
        return (!name.contains([')', ']'])).then(|| (name.to_owned(), None));
    };
    let (aside, after) = rest.split_once([')', ']'])?;
    let plain = format!("{before} {after}");
    let again = |text: &str| text.contains(['(', '[', ')', ']']);
    (!again(&plain) && !again(aside)).then(|| (plain, Some(aside.to_owned())))
}

/// Where the first number begins that is a word of its own: `B12` is a name.
fn first_number(text: &str) -> Option<usize> {
    let mut before = ' ';
    text.char_indices().find_map(|(at, letter)| {
        let begins = letter.is_ascii_digit() && !(before.is_alphanumeric() || before == '-');
        before = letter;
        begins.then_some(at)
    })
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Piece<'a> {
    Number(&'a str),
    Word(&'a str),
    Mark(char),
}

/// Nothing where a letter stands that strengths and forms are not written with.
fn pieces(text: &str) -> Option<Vec<Piece<'_>>> {
    let mut pieces = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let length = |is: fn(char) -> bool| rest.find(|letter| !is(letter)).unwrap_or(rest.len());
        let (piece, used) = if first.is_ascii_digit() {
            let used = length(|letter| letter.is_ascii_digit() || letter == '.');
            (Piece::Number(&rest[..used]), used)
        } else if first.is_alphabetic() {
            let used = length(char::is_alphabetic);
            (Piece::Word(&rest[..used]), used)
        } else if matches!(first, '-' | '/' | ',') {
            (Piece::Mark(first), 1)
        } else {
            return None;
        };
        pieces.push(piece);
        rest = rest[used..].trim_start();
    }
    Some(pieces)
}

/// `20 mg`, `20/12.5 mg`, `20 mg-12.5 mg`, and the words that follow.
fn strength<'a>(pieces: &[Piece<'a>]) -> Option<(Vec<u64>, Vec<&'a str>)> {
    let (mut amounts, mut numbers, mut after) = (Vec::new(), Vec::new(), Vec::new());
    let mut before = Piece::Mark('/');
    for piece in pieces {
        match (*piece, before) {
            (Piece::Number(number), Piece::Mark('/' | '-')) if after.is_empty() => {
                numbers.push(number);
            }
            (Piece::Word(unit), Piece::Number(_)) => {
                for number in numbers.drain(..) {
                    amounts.push(amount(number, unit)?);
                }
            }
            (Piece::Word(word), Piece::Word(_) | Piece::Mark('-' | ',')) => after.push(word),
            (Piece::Mark('/' | '-'), Piece::Number(_) | Piece::Word(_))
            | (Piece::Mark(','), Piece::Word(_)) => {}
            _ => return None,
        }
        before = *piece;
    }
    let whole = numbers.is_empty() && !amounts.is_empty() && !matches!(before, Piece::Mark(_));
    whole.then_some((amounts, after))
}

/// `20MG`, or `EQ 20MG BASE`: by what the FDA says it is equal to, as labels do.
fn rated_amount(text: &str) -> Option<u64> {
    let text = folded(text);
    match pieces(&text)?.as_slice() {
        [Piece::Number(number), Piece::Word(unit)]
        | [Piece::Word("eq"), Piece::Number(number), Piece::Word(unit), Piece::Word(_)] => {
            amount(number, unit)
        }
        _ => None,
    }
}

/// In nanograms. Nothing for units that are no weights.
fn amount(number: &str, unit: &str) -> Option<u64> {
    let places = match unit {
        "g" | "gm" => 9,
        "mg" => 6,
        "mcg" | "ug" => 3,
        _ => return None,
    };
    let (whole, part) = number.split_once('.').unwrap_or((number, ""));
    let part = part.trim_end_matches('0');
    if part.len() > places || !part.chars().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    let all: u64 = format!("{whole}{part:0<places$}").parse().ok()?;
    (all > 0).then_some(all)
}

/// The FDA refers some strengths to a printed edition; that is no part of the strength.
pub fn strength_text(strength: &str) -> &str {
    strength.split("**").next().unwrap_or(strength).trim()
}

/// The same text whether or not blanks stand around its `;`.
pub fn fold_parts(text: &str) -> String {
    text.split(';').map(str::trim).collect::<Vec<_>>().join(";")
}

fn words(text: &str) -> Vec<String> {
    let text = folded(text);
    let parts = text.split(|letter: char| !letter.is_alphanumeric());
    parts.filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// The words that name; those of the form are compared as a form.
pub fn names_of(text: &str) -> Vec<String> {
    words(text).into_iter().filter(|word| said(word).is_none()).collect()
}

pub fn begins(whole: &[String], with: &[String]) -> bool {
    !with.is_empty() && whole.starts_with(with)
}

fn all_said<W: AsRef<str>>(words: Vec<W>) -> Option<Vec<Said>> {
    words.iter().map(|word| said(word.as_ref())).collect()
}

fn said(word: &str) -> Option<Said> {
    Some(match word {
        "tablet" | "tablets" | "tab" | "tabs" => Said::Shape(Shape::Tablet),
        "capsule" | "capsules" | "cap" | "caps" => Said::Shape(Shape::Capsule),
        "extended" | "er" | "xr" | "xl" => Said::Release(Release::Extended),
        "delayed" | "dr" => Said::Release(Release::Delayed),
        "chewable" => Said::Manner(Manner::Chewed),
        "disintegrating" | "odt" => Said::Manner(Manner::Melting),
        "release" | "oral" | "orally" | "film" | "coated" | "and" => Said::Nothing,
        _ => return None,
    })
}
