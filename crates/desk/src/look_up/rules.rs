//! What was typed to find somebody by. Pure.

use base::{Day, Phone, Private};
use help::Code;

use crate::viewed::Why;

/// Longer than any address or number.
const LONGEST: usize = 254;
/// So many digits of a ZIP code say whereabouts somebody lives.
const ZIP_FEWEST: usize = 3;
/// The four that may follow tell nobody apart.
const ZIP_DIGITS: usize = 5;

/// What the form says.
#[derive(Clone, Default)]
pub struct Typed {
    pub sought: String,
    pub birth: String,
    /// Asked for where several people have one name and birth date.
    pub zip: String,
    pub why: String,
}

/// Why nothing is looked for yet: the field and the key of its sentence.
pub type Wrong = (&'static str, &'static str);

/// What to look for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sought {
    pub text: Private<String>,
    /// Nine digits whose check fits may be a sign-in case.
    pub case: Option<Code>,
    pub birth: Option<Private<Day>>,
    /// The first digits of it, three at least.
    pub zip: Option<Private<String>>,
    pub why: Why,
}

/// Letters, and what stands between those of a name.
pub fn is_like_a_name(text: &str) -> bool {
    let fits = |sign: char| sign.is_alphabetic() || " -'’.,".contains(sign);
    text.contains(char::is_alphabetic) && text.chars().all(fits)
}

/// The first digits of a ZIP code, at most five: nothing where there are less than three.
fn zip(typed: &str) -> Option<String> {
    let is_zip = |sign: char| sign.is_ascii_digit() || sign == '-' || sign == ' ';
    let digits: String = typed.chars().filter(char::is_ascii_digit).take(ZIP_DIGITS).collect();
    (typed.chars().all(is_zip) && digits.len() >= ZIP_FEWEST).then_some(digits)
}

impl Typed {
    /// Every field that has to be looked at again, or what to look for.
    pub fn read(&self) -> Result<Sought, Vec<Wrong>> {
        match (Why::read(&self.why), self.sought(Why::Call)) {
            (Some(why), sought) => sought.map(|sought| Sought { why, ..sought }),
            (None, sought) => {
                let mut wrong = sought.err().unwrap_or_default();
                wrong.push(("why", "desk-look-up-why-missing"));
                Err(wrong)
            }
        }
    }

    /// The same where the reason is known.
    pub fn sought(&self, why: Why) -> Result<Sought, Vec<Wrong>> {
        let text = self.sought.trim();
        let mut wrong = Vec::new();
        if text.is_empty() {
            wrong.push(("sought", "desk-look-up-missing"));
        } else if text.chars().count() > LONGEST {
            wrong.push(("sought", "desk-look-up-long"));
        }
        let day = self.birth.trim();
        let birth = Day::from_us(day).or_else(|_| day.parse()).ok().map(Private);
        if birth.is_none() && !day.is_empty() {
            wrong.push(("birth", "desk-look-up-birth-wrong"));
        }
        let zip = zip(self.zip.trim()).map(Private);
        if zip.is_none() && !self.zip.trim().is_empty() {
            wrong.push(("zip", "desk-look-up-zip-wrong"));
        }
        if !wrong.is_empty() {
            return Err(wrong);
        }
        let case = Code::read(text);
        Ok(Sought { text: text.into(), case, birth, zip, why })
    }
}

/// The digits of what was typed where it is a telephone number.
pub fn phone_digits(text: &str) -> Option<String> {
    text.parse::<Phone>().ok().map(|phone| phone.digits().to_owned())
}

/// The last four signs of a member ID: enough to agree that it is the one on the card.
pub fn ending(number: &str) -> String {
    let signs: Vec<char> = number.chars().collect();
    let end: String = signs[signs.len().saturating_sub(4)..].iter().collect();
    format!("… {end}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(sought: &str, birth: &str, why: &str) -> Typed {
        let (sought, birth, why) = (sought.to_owned(), birth.to_owned(), why.to_owned());
        Typed { sought, birth, zip: String::new(), why }
    }

    #[test]
    fn nobody_is_looked_for_without_a_reason() {
        for why in ["", "curious"] {
            let wrong = typed("JRX100", "", why).read().unwrap_err();
            assert_eq!(wrong, [("why", "desk-look-up-why-missing")]);
        }
    }

    #[test]
    fn each_field_that_is_wrong_is_named() {
        let wrong = typed(" ", "soon", "").read().unwrap_err();
        let fields: Vec<_> = wrong.into_iter().map(|(field, _)| field).collect();
        assert_eq!(fields, ["sought", "birth", "why"]);
        let long = typed(&"9".repeat(300), "", "call").read().unwrap_err();
        assert_eq!(long, [("sought", "desk-look-up-long")]);
    }

    #[test]
    fn a_zip_code_is_read_by_its_first_digits() {
        for (text, read) in [
            ("10001", Some("10001")),
            (" 10001-2345", Some("10001")),
            ("100", Some("100")),
            ("10", None),
            ("1000a", None),
            ("１００", None),
        ] {
            let typed = Typed { zip: text.to_owned(), ..typed("Ann Woodward", "", "call") };
            match (typed.read(), read) {
                (Ok(sought), Some(digits)) => assert_eq!(sought.zip.unwrap().0, digits),
                (Err(wrong), None) => assert_eq!(wrong, [("zip", "desk-look-up-zip-wrong")]),
                (read, _) => panic!("{text}: {read:?}"),
            }
        }
        assert!(is_like_a_name("García Márquez") && is_like_a_name("O'Neil"));
        assert!(!is_like_a_name("ann.10") && !is_like_a_name("ann@example.org"));
        assert!(!is_like_a_name("(503)") && !is_like_a_name(""));
    }

    #[test]
    fn what_is_sought_is_read_as_people_write_it() {
        let sought = typed(" JRX100 ", "03/04/1950", "call").read().unwrap();
        assert_eq!((sought.text.as_str(), sought.why), ("JRX100", Why::Call));
        assert_eq!(sought.birth, Day::new(1950, 3, 4).ok().map(Private));
        let printed = format!("{sought:?}");
        assert!(!printed.contains("JRX100") && !printed.contains("1950"), "{printed}");
        assert_eq!(sought.case, None);
        assert_eq!(phone_digits("(503) 555-0142").as_deref(), Some("5035550142"));
        assert_eq!((ending("JRX100200"), ending("12")), ("… 0200".to_owned(), "… 12".to_owned()));
    }
}
