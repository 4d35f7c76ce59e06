//! What was typed to find somebody by. Pure.

use base::{Day, Phone, Private};
use help::Code;

use crate::viewed::Why;

/// Longer than any address or number.
const LONGEST: usize = 254;

/// What the form says.
#[derive(Clone, Default)]
pub struct Typed {
    pub sought: String,
    pub birth: String,
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
    pub why: Why,
}

impl Typed {
    /// Every field that has to be looked at again, or what to look for.
    pub fn read(&self) -> Result<Sought, Vec<Wrong>> {
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
        match Why::read(&self.why) {
            Some(why) if wrong.is_empty() => {
                let case = Code::read(text);
                Ok(Sought { text: text.into(), case, birth, why })
            }
            Some(_) => Err(wrong),
            None => {
                wrong.push(("why", "desk-look-up-why-missing"));
                Err(wrong)
            }
        }
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
        Typed { sought: sought.to_owned(), birth: birth.to_owned(), why: why.to_owned() }
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
