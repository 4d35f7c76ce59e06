//! One catalogue of every sentence, gathered from all slices, in every language.

mod check;
mod say;
mod source;

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::fmt;

use base::Lang;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

pub use say::Say;

/// The words of the house. Sentences without values are resolved once, so that showing one costs a
/// look-up and nothing else.
pub struct Words {
    tongues: [Tongue; Lang::ALL.len()],
}

/// Words that cannot be used: said at start, never to a visitor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Misprint(String);

impl fmt::Display for Misprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Misprint {}

struct Tongue {
    plain: HashMap<String, Box<str>>,
    /// The names of the values each sentence asks for; empty for plain ones.
    asks: BTreeMap<String, Vec<String>>,
    bundle: FluentBundle<FluentResource>,
}

impl Words {
    /// Gathers `(slice, (English, Spanish))`. A key that stands twice, in one slice or in two, and
    /// text that does not parse are refused: the second would silently win.
    pub fn gather<'a>(
        slices: impl IntoIterator<Item = (&'a str, (&'a str, &'a str))>,
    ) -> Result<Self, Misprint> {
        let slices: Vec<_> = slices.into_iter().collect();
        let english = slices.iter().map(|(slice, (english, _))| (*slice, *english));
        let spanish = slices.iter().map(|(slice, (_, spanish))| (*slice, *spanish));
        Ok(Self {
            tongues: [Tongue::read(Lang::English, english)?, Tongue::read(Lang::Spanish, spanish)?],
        })
    }

    /// A sentence without values.
    pub fn plain(&self, lang: Lang, key: &str) -> Option<&str> {
        self.tongue(lang).plain.get(key).map(|text| &**text)
    }

    /// A sentence with values; `Err` carries what could not be said.
    pub(crate) fn format(
        &self,
        lang: Lang,
        key: &str,
        args: &FluentArgs<'_>,
    ) -> Result<String, String> {
        let bundle = &self.tongue(lang).bundle;
        let pattern = bundle.get_message(key).and_then(|message| message.value());
        let Some(pattern) = pattern else {
            return Err(format!("{lang}: no words for {key}"));
        };
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern, Some(args), &mut errors).into_owned();
        match errors.first() {
            None => Ok(text),
            Some(error) => Err(format!("{lang}: {key}: {error}")),
        }
    }

    /// Every key of a language, in order.
    pub fn keys(&self, lang: Lang) -> impl Iterator<Item = &str> {
        self.tongue(lang).asks.keys().map(String::as_str)
    }

    fn tongue(&self, lang: Lang) -> &Tongue {
        match lang {
            Lang::English => &self.tongues[0],
            Lang::Spanish => &self.tongues[1],
        }
    }
}

impl Tongue {
    fn read<'a>(
        lang: Lang,
        slices: impl Iterator<Item = (&'a str, &'a str)>,
    ) -> Result<Self, Misprint> {
        let mut tongue = Self::empty(lang)?;
        for (slice, source) in slices {
            let said = |why: String| Misprint(format!("words of {slice} in {lang}: {why}"));
            let resource = FluentResource::try_new(source.to_owned())
                .map_err(|(_, errors)| said(source::parse_complaint(source, &errors)))?;
            tongue.bundle.add_resource(resource).map_err(|errors| {
                said(errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))
            })?;
            tongue.asks.extend(source::values_asked(source));
        }
        tongue.resolve_plain();
        Ok(tongue)
    }

    fn empty(lang: Lang) -> Result<Self, Misprint> {
        let tag = match lang {
            Lang::English => "en-US",
            Lang::Spanish => "es-US",
        };
        let locale = tag.parse().map_err(|error| Misprint(format!("{tag}: {error}")))?;
        let mut bundle = FluentBundle::new_concurrent(vec![locale]);
        // Isolation marks would stand in the middle of copied text and mailed codes.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(grouped));
        Ok(Self { plain: HashMap::new(), asks: BTreeMap::new(), bundle })
    }

    fn resolve_plain(&mut self) {
        for (key, _) in self.asks.iter().filter(|(_, values)| values.is_empty()) {
            let pattern = self.bundle.get_message(key).and_then(|message| message.value());
            let Some(pattern) = pattern else { continue };
            let mut errors = Vec::new();
            let text = self.bundle.format_pattern(pattern, None, &mut errors);
            if errors.is_empty() {
                self.plain.insert(key.clone(), text.into_owned().into_boxed_str());
            }
        }
    }
}

/// Whole numbers as both our languages write them in the United States: `1,234`.
fn grouped<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    let text = number.as_string();
    let (sign, digits) = text.strip_prefix('-').map_or(("", &*text), |digits| ("-", digits));
    if digits.len() < 4 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let mut out = Cow::from(sign).into_owned();
    for (at, digit) in digits.char_indices() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    Some(out)
}

#[cfg(test)]
mod tests;
