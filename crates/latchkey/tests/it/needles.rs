//! What must not be found in the stored bytes: the values of sample members, in every form in which
//! this program writes text down.

use std::collections::BTreeSet;
use std::ops::Range;

use aho_corasick::AhoCorasick;
use base::{Day, folded};
use data_encoding::{BASE64, BASE64URL, Encoding, HEXLOWER, HEXUPPER};
use formats::records::{Person, Record};
use juniper::{Persona, Size};

use super::place::SEED;

/// Names of fewer letters are words in every language.
const SHORTEST: usize = 4;
/// Sealed bytes are as good as random: among some ten million of them, a pattern of five is met by
/// chance in one run of a hundred, and one of six in none of ten thousand.
const FEWEST_BYTES: usize = 6;
/// The letters of random symbols are fewer kinds than bytes are: a name needs one more of them, or
/// its quotes.
const SHORTEST_AMONG_NOISE: usize = 7;
/// Of a moment since 2001 and before 2286.
const MOMENT_DIGITS: usize = 16;

/// Knows every needle.
pub struct Scanner {
    needles: Vec<Needle>,
    machine: AhoCorasick,
}

struct Needle {
    what: String,
    bytes: Vec<u8>,
}

impl Scanner {
    /// For bytes that are mostly sealed.
    pub fn for_bytes(values: &[Value]) -> Self {
        Self::new(values.iter().flat_map(Value::among_noise).collect())
    }

    /// For columns that hold plain words, where a short name cannot stand by chance.
    pub fn for_words(values: &[Value]) -> Self {
        let plain = values.iter().map(|value| value.needle("", value.text.as_bytes().to_vec()));
        Self::new(plain.collect())
    }

    fn new(needles: Vec<Needle>) -> Self {
        let machine = AhoCorasick::new(needles.iter().map(|needle| &needle.bytes)).unwrap();
        Self { needles, machine }
    }

    /// What was found, each kind of thing once.
    pub fn found_in(&self, bytes: &[u8]) -> BTreeSet<&str> {
        let met = self.machine.find_overlapping_iter(bytes);
        let told = met.filter(|met| !is_of_a_moment(bytes, met.range()));
        told.map(|met| self.needles[met.pattern().as_usize()].what.as_str()).collect()
    }
}

/// Whether these are some of the digits of a moment as a table's text shows it, in microseconds:
/// among ten thousand moments a number of nine digits is met by chance. Sixteen digits that were
/// looked for are a card's number and no moment.
fn is_of_a_moment(bytes: &[u8], met: Range<usize>) -> bool {
    let digits =
        |some: &mut dyn Iterator<Item = &u8>| some.take_while(|b| b.is_ascii_digit()).count();
    met.len() < MOMENT_DIGITS && bytes[met.clone()].iter().all(u8::is_ascii_digit) && {
        let before = digits(&mut bytes[..met.start].iter().rev());
        let after = digits(&mut bytes[met.end..].iter());
        before + met.len() + after == MOMENT_DIGITS
    }
}

/// Something personal, and what it is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Value {
    pub what: &'static str,
    pub text: String,
}

impl Value {
    pub fn new(what: &'static str, text: &str) -> Option<Self> {
        let text = text.trim();
        (text.chars().count() >= SHORTEST).then(|| Self { what, text: text.to_owned() })
    }

    fn needle(&self, form: &str, bytes: Vec<u8>) -> Needle {
        Needle { what: format!("{} {:?} {form}", self.what, self.text), bytes }
    }

    fn among_noise(&self) -> Vec<Needle> {
        let text = self.text.as_str();
        // A short name betrays itself only with its quotes or its neighbour; people with longer
        // ones stand in the same columns.
        let texts = if text.len() < SHORTEST_AMONG_NOISE {
            vec![format!("\"{text}\"")]
        } else {
            vec![
                text.to_owned(),
                text.to_lowercase(),
                text.to_uppercase(),
                folded(text),
                escaped(text),
            ]
        };
        let texts: BTreeSet<String> = texts.into_iter().collect();
        let forms = texts.iter().flat_map(|text| forms(text.as_bytes()));
        let long = forms.filter(|(_, bytes)| bytes.len() >= FEWEST_BYTES);
        long.map(|(form, bytes)| self.needle(form, bytes)).collect()
    }
}

fn forms(text: &[u8]) -> Vec<(&'static str, Vec<u8>)> {
    let mut all = vec![
        ("as it is", text.to_vec()),
        ("in hex", HEXLOWER.encode(text).into_bytes()),
        ("in HEX", HEXUPPER.encode(text).into_bytes()),
    ];
    for before in 0..3 {
        all.push(("in base 64", inside(&BASE64, text, before)));
        all.push(("in base 64 for addresses", inside(&BASE64URL, text, before)));
    }
    all
}

/// The symbols that stand for `text` and nothing else, where `before` more bytes came first.
fn inside(encoding: &Encoding, text: &[u8], before: usize) -> Vec<u8> {
    let whole = encoding.encode(&[vec![0; before].as_slice(), text].concat()).into_bytes();
    let from = (before * 8).div_ceil(6);
    let to = (before + text.len()) * 8 / 6;
    whole[from..to].to_vec()
}

/// As JSON writes it where it keeps to ASCII.
fn escaped(text: &str) -> String {
    text.chars().fold(String::new(), |mut out, c| {
        if c.is_ascii() {
            out.push(c);
        } else {
            let mut units = [0; 2];
            out.extend(c.encode_utf16(&mut units).iter().map(|unit| format!("\\u{unit:04x}")));
        }
        out
    })
}

/// Everything personal in the sample plan, each once.
pub fn values(members: u32, today: Day, people: &[Persona]) -> Vec<Value> {
    let mut all = BTreeSet::new();
    for record in juniper::records(SEED, Size { members }, today) {
        match record {
            Record::Person(person) => all.extend(of_person(&person)),
            Record::Prescription(rx) => {
                all.extend(drug_names(rx.drug.name.as_ref()));
                all.extend(rx.directions.and_then(|text| Value::new("directions", &text)));
                all.extend(rx.reason.and_then(|text| Value::new("reason", &text)));
            }
            Record::Fill(fill) => all.extend(drug_names(fill.drug.name.as_ref())),
            Record::Authorization(one) => {
                let said = [one.reason, one.missing].into_iter().flatten();
                all.extend(said.filter_map(|text| Value::new("approval", &text)));
            }
            _ => {}
        }
    }
    for persona in people {
        all.extend(Value::new("user name", &persona.username));
        all.extend(Value::new("password", persona.password.expose()));
    }
    all.into_iter().collect()
}

fn of_person(person: &Person) -> Vec<Value> {
    let mut all = vec![
        Value::new("family name", &person.name.family),
        Value::new("full name", &format!("{} {}", person.name.first(), *person.name.family)),
    ];
    all.extend(person.name.given.iter().map(|name| Value::new("given name", name)));
    all.extend(person.member_id.iter().map(|id| Value::new("member number", id)));
    all.extend(person.emails.iter().map(|email| Value::new("email", email)));
    all.extend(person.phones.iter().map(|phone| Value::new("phone", phone)));
    if let Some(home) = &person.address {
        all.extend(home.lines.iter().map(|line| Value::new("street", line)));
        let street = home.lines.first().and_then(|line| line.split_once(' '));
        all.extend(street.map(|(_, street)| Value::new("street", street)));
    }
    if let Some(born) = &person.birth_date {
        let text = born.0.to_string();
        let parts: Vec<&str> = text.split('-').collect();
        all.push(Value::new("birth date", &text));
        all.push(Value::new("birth date", &parts.concat()));
        all.push(Value::new("birth date", &format!("{}/{}/{}", parts[1], parts[2], parts[0])));
    }
    all.into_iter().flatten().collect()
}

fn drug_names(name: Option<&base::Private<String>>) -> Vec<Value> {
    let Some(name) = name else { return Vec::new() };
    let first = name.split(' ').next().unwrap_or_default();
    [Value::new("drug", name), Value::new("drug", first)].into_iter().flatten().collect()
}

#[test]
fn a_value_is_found_in_every_form_it_can_take() {
    let values: Vec<Value> = ["Núñez Iturbide", "14 Thistledown Lane", "1968-04-12"]
        .iter()
        .filter_map(|text| Value::new("planted", text))
        .collect();
    let scanner = Scanner::for_bytes(&values);
    for value in &values {
        for before in 0..6 {
            let body = format!("{}{{\"a\":\"{}\",\"b\":1}}", "~".repeat(before), value.text);
            let forms = [
                body.clone().into_bytes(),
                body.to_uppercase().into_bytes(),
                escaped(&body).into_bytes(),
                HEXLOWER.encode(body.as_bytes()).into_bytes(),
                BASE64.encode(body.as_bytes()).into_bytes(),
                BASE64URL.encode(body.as_bytes()).into_bytes(),
            ];
            for form in forms {
                let shown = String::from_utf8_lossy(&form).into_owned();
                assert!(!scanner.found_in(&form).is_empty(), "{shown}");
            }
        }
    }
    assert_eq!(scanner.found_in(b"14 thistles down the lane, 1968-04-13").len(), 0);
}

#[test]
fn digits_out_of_a_moment_are_nobodys_number() {
    let number: Vec<Value> = Value::new("member number", "100000000").into_iter().collect();
    let scanner = Scanner::for_bytes(&number);
    assert_eq!(scanner.found_in(b"a\t1796010000000000\tb").len(), 0);
    for shown in ["100000000", "JRX100000000", "a\t100000000\t1796010000000000", "0100000000-01"] {
        assert_eq!(scanner.found_in(shown.as_bytes()).len(), 1, "{shown}");
    }
    let card: Vec<Value> = Value::new("card number", "4539578763621486").into_iter().collect();
    assert_eq!(Scanner::for_bytes(&card).found_in(b"x4539578763621486y").len(), 1);
}
