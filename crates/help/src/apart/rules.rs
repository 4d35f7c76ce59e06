//! What the number of the page without a portal holds. Pure.
//!
//! ```text
//!    0   4 7 1 1 0   3 1   8
//!    │   └───┬───┘   └┬┘   └ check of the whole (Damm), as in every case's number
//!    │       │        └ check of the five before it: their rest by 97
//!    │       └ what was said and seen
//!    └ no number that is drawn begins so
//! ```

use base::{Lang, Timestamp};

use crate::case::evidence::{Class, Fact, Item, Source};
use crate::case::rules::{Code, DIGITS};
use crate::trouble::signs::{Cookies, Detail, Happens, Scripts};

/// What a page in a file may know.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Known {
    pub happens: Option<Happens>,
    pub detail: Option<Detail>,
    pub cookies: Option<Cookies>,
    /// Of `BROWSERS`; empty where it was not told.
    pub browser: &'static str,
    /// Of `SYSTEMS`.
    pub system: &'static str,
    pub lang: Lang,
}

/// The brands of `web::Browser` by number. A new one goes to the end: pages in files may be older
/// than whoever reads their numbers.
pub const BROWSERS: [&str; 8] =
    ["", "Edge", "Opera", "Samsung Internet", "DuckDuckGo", "Firefox", "Chrome", "Safari"];
pub const SYSTEMS: [&str; 8] =
    ["", "iPhone", "iPad", "Android", "ChromeOS", "Windows", "Mac", "Linux"];

/// Room for as many of each; five digits hold them all together.
const SAID: u32 = 64;
const KEPT: u32 = 3;
const NAMES: u32 = 16;
const LANGS: u32 = 2;
/// The largest prime below a hundred: any one digit, and any two that changed places, show.
const CHECK: u32 = 97;

/// Every pair of answers, by number: nothing, then each of what happens without and with what was
/// asked next. New words go to the end of their lists in `signs` for the same reason as above.
pub fn said() -> impl Iterator<Item = (Option<Happens>, Option<Detail>)> {
    let happens = Happens::ALL.iter().map(|one| (Some(*one), None));
    let asked = |detail: &Detail| Happens::ALL.iter().find(|one| one.details().contains(detail));
    let details = Detail::ALL.iter().map(move |one| (asked(one).copied(), Some(*one)));
    std::iter::once((None, None)).chain(happens).chain(details)
}

/// The number of a pair, as the page's script needs it.
pub fn number_of(happens: Option<Happens>, detail: Option<Detail>) -> u32 {
    let place = said().position(|pair| pair == (happens, detail));
    place.and_then(|place| u32::try_from(place).ok()).unwrap_or(0)
}

impl Known {
    pub fn code(&self) -> Code {
        let cookies = match self.cookies {
            None => 0,
            Some(Cookies::Back) => 1,
            Some(Cookies::Missing) => 2,
        };
        let named = |names: &[&str], name| {
            let place = names.iter().position(|one| *one == name).unwrap_or(0);
            u32::try_from(place).unwrap_or(0)
        };
        let lang = u32::from(self.lang == Lang::Spanish);
        let told = number_of(self.happens, self.detail) * KEPT + cookies;
        let told = told * NAMES + named(&BROWSERS, self.browser);
        let told = (told * NAMES + named(&SYSTEMS, self.system)) * LANGS + lang;
        Code::holding(told * 100 + told % CHECK)
    }

    /// What a number holds. Nothing where it was drawn, or holds what no page could have said.
    pub fn of(code: Code) -> Option<Self> {
        let held = code.held()?;
        let told = held / 100;
        if held % 100 != told % CHECK {
            return None;
        }
        let (told, lang) = (told / LANGS, told % LANGS);
        let (told, system) = (told / NAMES, told % NAMES);
        let (told, browser) = (told / NAMES, told % NAMES);
        let (said_number, cookies) = (told / KEPT, told % KEPT);
        let (happens, detail) = said().nth(usize::try_from(said_number).ok()?)?;
        let name = |names: &[&'static str], at: u32| names.get(usize::try_from(at).ok()?).copied();
        Some(Self {
            happens,
            detail,
            cookies: [None, Some(Cookies::Back), Some(Cookies::Missing)]
                .get(usize::try_from(cookies).ok()?)
                .copied()?,
            browser: name(&BROWSERS, browser)?,
            system: name(&SYSTEMS, system)?,
            lang: if lang == 1 { Lang::Spanish } else { Lang::English },
        })
    }

    /// Only the page's script tells these.
    const fn has_run(&self) -> bool {
        self.cookies.is_some() || !self.browser.is_empty() || !self.system.is_empty()
    }

    /// As a case would hold it. When it was said nobody knows; `at` is when it was read.
    pub fn items(&self, at: Timestamp) -> Vec<Item> {
        let named = |name: &str| (!name.is_empty()).then(|| name.to_owned());
        let facts = [
            self.happens.map(Fact::Happens),
            self.detail.map(Fact::Detail),
            self.cookies.map(Fact::Cookies),
            self.has_run().then_some(Fact::Scripts(Scripts::Run)),
            named(self.browser).map(Fact::Browser),
            named(self.system).map(Fact::System),
            Some(Fact::Language(self.lang)),
        ];
        let item = |fact| Item { fact, at, source: Source::Visitor, class: Class::A };
        facts.into_iter().flatten().map(item).collect()
    }
}

const _: () = assert!(DIGITS == 9, "a nought, five digits, two, and the check");
const _: () = assert!(SAID * KEPT * NAMES * NAMES * LANGS < 100_000);

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::sample::select;

    use super::*;

    fn known() -> impl Strategy<Value = Known> {
        let cookies = select(vec![None, Some(Cookies::Back), Some(Cookies::Missing)]);
        let lang = select(Lang::ALL.to_vec());
        let (browsers, systems) = (select(BROWSERS.to_vec()), select(SYSTEMS.to_vec()));
        (select(said().collect::<Vec<_>>()), cookies, browsers, systems, lang).prop_map(
            |((happens, detail), cookies, browser, system, lang)| Known {
                happens,
                detail,
                cookies,
                browser,
                system,
                lang,
            },
        )
    }

    proptest! {
        #[test]
        fn what_a_number_holds_is_what_was_said(known in known()) {
            let code = known.code();
            prop_assert_eq!(Known::of(code), Some(known));
            prop_assert_eq!(Code::read(&code.to_string()), Some(code));
        }

        #[test]
        fn a_number_that_was_drawn_holds_nothing(chance: [u8; 16]) {
            prop_assert_eq!(Known::of(Code::draw(chance)), None);
        }

        #[test]
        fn nothing_a_number_may_hold_makes_reading_panic(held in 0..10_000_000_u32) {
            let _ = Known::of(Code::holding(held));
        }
    }

    #[test]
    fn there_is_room_for_every_answer() {
        assert!(said().count() <= usize::try_from(SAID).unwrap(), "more than the digits hold");
        assert!(said().skip(1).all(|(happens, _)| happens.is_some()));
    }
}
