//! What a medicine looks like, in a sentence and in a small drawing that adds nothing to it.

use formats::records::{Appearance, COLORS, Quantity, SHAPES};
use web::Frame;

use super::super::Prescription;
use super::super::beside::Look;
use super::super::rules::{Looked, looks_different};
use super::drawing::Drawing;

/// The row of the page.
pub struct LookView {
    pub words: String,
    /// Of which fill, or of the prescription; empty where nothing is known.
    pub of: String,
    pub drawing: Option<Drawing>,
    /// That the fill before looked different, and what to do.
    pub changed: Option<String>,
}

impl LookView {
    pub fn of(f: &Frame, rx: &Prescription, look: Option<&Look>) -> Self {
        let Some(look) = look else {
            return Self {
                words: f.t("rx-not-available").into_owned(),
                of: String::new(),
                drawing: None,
                changed: None,
            };
        };
        let changed = look.before.as_ref().is_some_and(|one| looks_different(&look.now, one));
        let phone = rx.pharmacy_phone.as_ref().map_or(&*f.plan().phone, |phone| phone.as_str());
        Self {
            words: sentence(f, &look.now),
            of: match look.of {
                Looked::Filled(day) => f.say("look-of-fill").put("day", f.day(day)).to_string(),
                Looked::Prescribed => f.t("look-of-prescription").into_owned(),
            },
            drawing: Drawing::of(&look.now),
            changed: changed.then(|| f.say("look-changed").put("phone", phone).to_string()),
        }
    }
}

/// “White, round tablet, marked “L 12”, about 8 mm (0.3 inch) across.”
pub fn sentence(f: &Frame, look: &Appearance) -> String {
    let mut parts = vec![first(f, look)];
    parts.extend(printed(f, look));
    parts.extend(look.size.map(|size| size_words(f, size)));
    parts.extend(match look.score {
        None | Some(0 | 1) => None,
        Some(2) => Some(f.t("look-score").into_owned()),
        Some(parts) => Some(f.say("look-scores").put("n", parts).to_string()),
    });
    parts.extend(look.clear.then(|| f.t("look-clear").into_owned()));
    let flavor = look.flavor.as_deref().map(|flavor| flavor_word(f, flavor));
    parts.extend(flavor.map(|flavor| f.say("look-flavor").put("flavor", flavor).to_string()));
    let mut letters = parts.join(", ");
    if let Some(first) = letters.chars().next() {
        let upper: String = first.to_uppercase().collect();
        letters.replace_range(..first.len_utf8(), &upper);
    }
    format!("{letters}.")
}

/// Colour, shape and form.
fn first(f: &Frame, look: &Appearance) -> String {
    let form = form_words(f, look.form.as_deref());
    let is_capsule = look.form.as_deref().and_then(form_key) == Some("look-form-capsule");
    // A capsule in the shape of a capsule is said once.
    let shape = look.shape.as_deref().filter(|shape| !(is_capsule && *shape == "capsule"));
    let shape = shape.map(|shape| word(f, ("look-shape-", &SHAPES), shape));
    let colors: Vec<String> =
        look.colors.iter().map(|color| word(f, ("look-color-", &COLORS), color)).collect();
    match (joined(f, &colors), shape) {
        (Some(color), Some(shape)) => f
            .say("look-color-shape")
            .put("color", color)
            .put("shape", shape)
            .put("form", form)
            .to_string(),
        (Some(color), None) => {
            f.say("look-color").put("color", color).put("form", form).to_string()
        }
        (None, Some(shape)) => {
            f.say("look-shape").put("shape", shape).put("form", form).to_string()
        }
        (None, None) => form,
    }
}

fn printed(f: &Frame, look: &Appearance) -> Option<String> {
    match (&look.front, &look.back) {
        (Some(front), Some(back)) if front == back => {
            Some(f.say("look-marked-same").put("text", front).to_string())
        }
        (Some(front), Some(back)) => {
            Some(f.say("look-marked-both").put("front", front).put("back", back).to_string())
        }
        (Some(one), None) | (None, Some(one)) => {
            Some(f.say("look-marked-one").put("text", one).to_string())
        }
        (None, None) => {
            let text = look.imprint.as_ref()?;
            Some(f.say("look-marked").put("text", text).to_string())
        }
    }
}

/// To the tenth of an inch, which is 25.4 mm.
fn size_words(f: &Frame, size: Quantity) -> String {
    let tenths = (size.as_thousandths() * 10 + 12_700) / 25_400;
    let inches = Quantity::thousandths(tenths.max(1) * 100);
    f.say("look-size").put("mm", size).put("inches", inches).to_string()
}

/// In the reader's language where the vocabulary has it, else as the file tells it.
fn word(f: &Frame, (prefix, vocabulary): (&str, &[(&str, &str)]), said: &str) -> String {
    let is_known = vocabulary.iter().any(|(_, word)| *word == said);
    if is_known { f.t(format!("{prefix}{said}")).into_owned() } else { said.to_lowercase() }
}

fn joined(f: &Frame, words: &[String]) -> Option<String> {
    let (last, others) = words.split_last()?;
    if others.is_empty() {
        return Some(last.clone());
    }
    Some(f.say("look-and").put("some", others.join(", ")).put("last", last).to_string())
}

fn form_words(f: &Frame, form: Option<&str>) -> String {
    match form {
        None => f.t("look-form-none").into_owned(),
        Some(form) => {
            form_key(form).map_or_else(|| form.to_lowercase(), |key| f.t(key).into_owned())
        }
    }
}

/// SPL's and plans' words for a form: `TABLET, FILM COATED`, `Chewable tablet`.
fn form_key(form: &str) -> Option<&'static str> {
    const FORMS: [(&str, &str); 22] = [
        ("chewable", "look-form-chewable"),
        ("disintegrating", "look-form-melting"),
        ("tablet", "look-form-tablet"),
        ("capsule", "look-form-capsule"),
        ("suspension", "look-form-liquid"),
        ("solution/ drops", "look-form-drops"),
        ("drops", "look-form-drops"),
        ("injection", "look-form-injection"),
        ("solution", "look-form-liquid"),
        ("syrup", "look-form-liquid"),
        ("elixir", "look-form-liquid"),
        ("liquid", "look-form-liquid"),
        ("cream", "look-form-cream"),
        ("ointment", "look-form-ointment"),
        ("lotion", "look-form-lotion"),
        ("gel", "look-form-gel"),
        ("patch", "look-form-patch"),
        ("inhaler", "look-form-inhaler"),
        ("aerosol", "look-form-inhaler"),
        ("powder", "look-form-powder"),
        ("suppository", "look-form-suppository"),
        ("spray", "look-form-spray"),
    ];
    let form = form.to_lowercase();
    FORMS.iter().find(|(part, _)| form.contains(part)).map(|(_, key)| *key)
}

fn flavor_word(f: &Frame, flavor: &str) -> String {
    let key = match flavor {
        "cherry" => "look-flavor-cherry",
        "grape" => "look-flavor-grape",
        "orange" => "look-flavor-orange",
        "strawberry" => "look-flavor-strawberry",
        "raspberry" => "look-flavor-raspberry",
        "banana" => "look-flavor-banana",
        "lemon" => "look-flavor-lemon",
        "mint" | "peppermint" | "spearmint" => "look-flavor-mint",
        "fruit" | "tutti frutti" => "look-flavor-fruit",
        "bubble gum" | "bubblegum" => "look-flavor-gum",
        "vanilla" => "look-flavor-vanilla",
        other => return other.to_owned(),
    };
    f.t(key).into_owned()
}

#[cfg(test)]
mod tests;
