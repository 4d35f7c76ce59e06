//! The few parts of FHIR's data types we read. Everything else in a resource is passed over
//! without being kept, and text is borrowed from the line: that is where the speed comes from.

pub(crate) mod quick;

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

/// Text, also where a careless writer put a number or a truth value.
#[cfg_attr(test, derive(Debug))]
#[derive(Default, Clone)]
pub(crate) struct Text<'a>(Cow<'a, str>);

impl Text<'_> {
    /// Trimmed; nothing when blank.
    pub fn get(&self) -> Option<&str> {
        let text = self.0.trim();
        (!text.is_empty()).then_some(text)
    }
}

/// What stands there, if anything does.
#[expect(
    clippy::ref_option,
    reason = "every field of a view is one; as_ref at each call says less"
)]
pub(crate) fn said<'t>(text: &'t Option<Text<'_>>) -> Option<&'t str> {
    text.as_ref().and_then(Text::get)
}

struct TextVisitor;

impl<'de> Visitor<'de> for TextVisitor {
    type Value = Text<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("text")
    }
    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(Text(Cow::Borrowed(text)))
    }
    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Text(Cow::Owned(text.to_owned())))
    }
    fn visit_bool<E: Error>(self, truth: bool) -> Result<Self::Value, E> {
        Ok(Text(Cow::Borrowed(if truth { "true" } else { "false" })))
    }
    fn visit_u64<E: Error>(self, number: u64) -> Result<Self::Value, E> {
        Ok(Text(Cow::Owned(number.to_string())))
    }
    fn visit_i64<E: Error>(self, number: i64) -> Result<Self::Value, E> {
        Ok(Text(Cow::Owned(number.to_string())))
    }
    fn visit_f64<E: Error>(self, number: f64) -> Result<Self::Value, E> {
        Ok(Text(Cow::Owned(number.to_string())))
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Text<'a> {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        d.deserialize_any(TextVisitor)
    }
}

/// A number, also where it was written as text. Sixteen digits hold every amount we keep exactly.
#[cfg_attr(test, derive(Debug))]
#[derive(Clone, Copy)]
pub(crate) struct Number<'a>(pub Option<f64>, PhantomData<&'a ()>);

struct NumberVisitor;

impl Visitor<'_> for NumberVisitor {
    type Value = Option<f64>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a number")
    }
    fn visit_u64<E: Error>(self, number: u64) -> Result<Self::Value, E> {
        Ok(Some(number as f64))
    }
    fn visit_i64<E: Error>(self, number: i64) -> Result<Self::Value, E> {
        Ok(Some(number as f64))
    }
    fn visit_f64<E: Error>(self, number: f64) -> Result<Self::Value, E> {
        Ok(Some(number))
    }
    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        Ok(text.trim().parse().ok())
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Number<'a> {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        d.deserialize_any(NumberVisitor).map(|number| Number(number, PhantomData))
    }
}

/// A list; `null`, and `null` inside it, count as nothing, and a lone object as a list of one.
#[cfg_attr(test, derive(Debug))]
pub(crate) struct Many<T>(pub Vec<T>);

impl<T> Default for Many<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> std::ops::Deref for Many<T> {
    type Target = [T];
    fn deref(&self) -> &[T] {
        &self.0
    }
}

struct ManyVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for ManyVisitor<T> {
    type Value = Vec<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }
    fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
        Ok(Vec::new())
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Self::Value, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element::<Option<T>>()? {
            list.extend(item);
        }
        Ok(list)
    }
    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
        T::deserialize(serde::de::value::MapAccessDeserializer::new(map)).map(|one| vec![one])
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Many<T> {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        d.deserialize_any(ManyVisitor(PhantomData)).map(Self)
    }
}

/// The codes of a concept and nothing else: most concepts of a claim are there for their first
/// code alone, so that one needs no list.
#[cfg_attr(test, derive(Debug))]
#[derive(Default)]
pub(crate) struct CodeList<'a> {
    first: Words<'a>,
    rest: Vec<Text<'a>>,
}

struct CodeListVisitor;

impl<'de> Visitor<'de> for CodeListVisitor {
    type Value = CodeList<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of codings")
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Self::Value, A::Error> {
        let mut list = CodeList::default();
        while let Some(item) = items.next_element::<Option<JustCode>>()? {
            let Some(code) = item.and_then(|item| item.code) else { continue };
            match list.first {
                None => list.first = Some(code),
                Some(_) => list.rest.push(code),
            }
        }
        Ok(list)
    }
    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
        let one = JustCode::deserialize(serde::de::value::MapAccessDeserializer::new(map))?;
        Ok(CodeList { first: one.code, rest: Vec::new() })
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for CodeList<'a> {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        d.deserialize_any(CodeListVisitor)
    }
}

/// FHIR has no `null`, but some writers do.
pub(crate) fn or_nothing<'de, T, D>(d: D) -> Result<T, D::Error>
where
    T: Deserialize<'de> + Default,
    D: Deserializer<'de>,
{
    Option::<T>::deserialize(d).map(Option::unwrap_or_default)
}

pub(crate) type Words<'a> = Option<Text<'a>>;
pub(crate) type Raw<'a> = &'a RawValue;

/// A narrow view of a FHIR type: fields are optional, camel-cased, and borrow from the line. It is
/// read by the quick lane or, where that will not do, by serde.
macro_rules! view {
    ($(
        $(#[$doc:meta])*
        $name:ident { $($field:ident: $kind:ty $(= $json:literal)?),* $(,)? }
    )+) => {$(
        $(#[$doc])*
        #[derive(Default, serde::Deserialize)]
        #[cfg_attr(test, derive(Debug))]
        #[serde(default, rename_all = "camelCase")]
        pub(crate) struct $name<'a> {
            $(#[serde(
                borrow,
                deserialize_with = "crate::fhir::shape::or_nothing"
                $(, rename = $json)?
            )]
            pub $field: $kind,)*
        }
        crate::fhir::shape::quick::fields!($name { $($field $($json)?),* });
    )+};
}
pub(crate) use view;

view! {
    Coding { system: Words<'a>, code: Words<'a>, display: Words<'a> }
    Concept { coding: Many<Coding<'a>>, text: Words<'a>, extension: Many<Extra<'a>> }
    JustCode { code: Words<'a> }
    /// A concept of which only the codes matter.
    Codes { coding: CodeList<'a> }
    Identifier {
        kind: Codes<'a> = "type",
        system: Words<'a>,
        value: Words<'a>,
        period: Period<'a>,
    }
    Link {
        reference: Words<'a>,
        kind: Words<'a> = "type",
        identifier: Option<Box<Identifier<'a>>>,
        display: Words<'a>,
    }
    Period { start: Words<'a>, end: Words<'a> }
    /// An amount of which only the number matters.
    Sum { value: Option<Number<'a>>, currency: Words<'a> }
    Amount { value: Option<Number<'a>>, currency: Words<'a>, extension: Many<Extra<'a>> }
    Quantity { value: Option<Number<'a>>, unit: Words<'a>, code: Words<'a> }
    HumanName {
        usage: Words<'a> = "use",
        text: Words<'a>,
        family: Words<'a>,
        given: Many<Text<'a>>,
        suffix: Many<Text<'a>>,
    }
    Address {
        usage: Words<'a> = "use",
        line: Many<Text<'a>>,
        city: Words<'a>,
        state: Words<'a>,
        postal_code: Words<'a>,
    }
    Telecom { system: Words<'a>, value: Words<'a>, usage: Words<'a> = "use" }
    Extra {
        url: Words<'a>,
        value_string: Words<'a>,
        value_code: Words<'a>,
        value_date: Words<'a>,
        value_date_time: Words<'a>,
        value_period: Period<'a>,
        value_annotation: Annotation<'a>,
        value_boolean: Words<'a>,
        value_codeable_concept: Concept<'a>,
        value_reference: Link<'a>,
        extension: Many<Extra<'a>>,
    }
    Annotation { text: Words<'a> }
    Meta { profile: Many<Text<'a>> }
}

impl Codes<'_> {
    pub fn all(&self) -> impl Iterator<Item = &str> {
        self.coding.first.iter().chain(&self.coding.rest).filter_map(Text::get)
    }

    pub fn code(&self) -> Option<&str> {
        self.all().next()
    }

    pub fn has(&self, code: &str) -> bool {
        self.all().any(|one| one == code)
    }

    pub fn is_empty(&self) -> bool {
        self.all().next().is_none()
    }
}

impl Concept<'_> {
    /// The first code given, whatever its system.
    pub fn code(&self) -> Option<&str> {
        self.coding.iter().find_map(|coding| said(&coding.code))
    }

    pub fn has(&self, code: &str) -> bool {
        self.coding.iter().any(|coding| said(&coding.code) == Some(code))
    }

    pub fn words(&self) -> Option<&str> {
        let shown = || self.coding.iter().find_map(|coding| said(&coding.display));
        said(&self.text).or_else(shown)
    }
}

/// Extensions whose address ends so.
pub(crate) fn extensions<'x, 'a>(
    list: &'x [Extra<'a>],
    ending: &'static str,
) -> impl Iterator<Item = &'x Extra<'a>> {
    list.iter().filter(move |one| said(&one.url).is_some_and(|url| url.ends_with(ending)))
}
