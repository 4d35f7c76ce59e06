//! Posts prepared from the catalogue in both languages, for a person to read, change and publish.

use base::{Lang, Timestamp};
use web::{Frame, House};

use super::flow::{Kind, Stage};
use super::said::{Both, Said};
use crate::detect::{Dimension, Slice, Way};
use crate::parts::{Effect, Part};

/// What a post is to be about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct About {
    pub kind: Kind,
    pub stage: Stage,
    pub part: Part,
    pub effect: Effect,
    pub way: Way,
}

/// The usual way around trouble with a part.
pub const fn way_around(part: Part) -> Way {
    match part {
        Part::SignIn => Way::Passkey,
        Part::Code => Way::OtherCode,
        Part::Refill => Way::PhoneRefill,
        Part::Card => Way::CardAtPharmacy,
        Part::Order | Part::Claims | Part::Apps => Way::Phone,
    }
}

/// The post as the catalogue says it, in both languages.
pub fn prepare(house: &House, about: About) -> Both<Said> {
    let in_lang = |lang: Lang| say(&house.frame(lang, house.clock.now()), about);
    Both { en: in_lang(Lang::English), es: in_lang(Lang::Spanish) }
}

/// The same about codes that one carrier's members wait for in vain.
pub fn prepare_codes(house: &House, about: About, carrier: &Slice) -> Both<Said> {
    let in_lang = |lang: Lang| say_codes(&house.frame(lang, house.clock.now()), about, carrier);
    Both { en: in_lang(Lang::English), es: in_lang(Lang::Spanish) }
}

/// A large provider of mailboxes is named; nobody's own domain ever stands in a slice.
pub fn say_codes(f: &Frame, about: About, carrier: &Slice) -> Said {
    let kind = match (carrier.dimension, carrier.value()) {
        (Dimension::Mail, "other") => "mail",
        (Dimension::Mail, _) => "domain",
        _ => "text",
    };
    let words = |what: &str| {
        let words = f.say(format!("status-draft-codes-{what}-{kind}"));
        words.put("domain", carrier.value()).to_string()
    };
    Said { title: words("title"), who: words("who"), ..say(f, about) }
}

/// How it is said by when the next word comes: what was promised for earlier is late.
pub fn promise(f: &Frame, next: Timestamp) -> &'static str {
    if next < f.now() { "status-next-late" } else { "status-next" }
}

/// The same as `prepare` in the frame's language.
pub fn say(f: &Frame, about: About) -> Said {
    let part = f.t(format!("status-of-{}", about.part.word())).into_owned();
    let kind = match about.kind {
        Kind::Incident => about.effect.word(),
        Kind::Known => "known",
        Kind::Maintenance => "maintenance",
    };
    let plan = f.plan();
    let (phone, tty) = (&plan.phone, &plan.tty);
    let with_part =
        |what: &str| f.say(format!("status-draft-{what}-{kind}")).put("part", &part).to_string();
    let with_phone = |key: String| f.say(key).put("phone", phone).put("tty", tty).to_string();
    Said {
        title: with_part("title"),
        happens: f.t(format!("status-draft-happens-{}", about.stage.word())).into_owned(),
        who: with_part("who"),
        works: with_phone(format!("status-draft-works-{}", about.way.word())),
        todo: with_phone(format!("status-draft-todo-{}", about.stage.word())),
    }
}
