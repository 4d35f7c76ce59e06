//! A member's passkeys: the list, making one, its name, taking it away.

mod new;
mod remove;
mod samples;

use ::store::Tx;
use base::{PasskeyId, Private};
use identity::notices::named;
use web::{
    Answer, Asked, Cx, Fields, Form, Frame, Path, Problems, Reads, RecentlyProved, Template, Viewer,
};

use super::rules::{self, NameError};
use super::{Ending, Passkey, store};
use crate::Of;

pub(crate) use new::{NewPage, make, new, options};
pub(crate) use remove::{RemovePage, ask, remove};

/// A passkey in words.
#[derive(Debug, Clone)]
pub(crate) struct KeyWords {
    id: PasskeyId,
    /// As its owner calls it, or where it was made.
    name: String,
    made: String,
    used: String,
    /// Word key: kept on one device, or copied to the owner's others by its maker.
    lives: &'static str,
    verified: bool,
}

impl KeyWords {
    fn of(f: &Frame, key: &Passkey) -> Self {
        let made_on = f.say("passkey-unnamed").put("browser", named(f, key.made_on()));
        let name = if key.name().is_empty() { made_on.to_string() } else { key.name().to_owned() };
        let never = || f.t("passkey-never-used").into_owned();
        Self {
            id: key.id,
            name,
            made: f.day(f.day_of(key.made_at)),
            used: key.used_at.map_or_else(never, |at| f.moment(at)),
            lives: if key.backed_up() { "passkey-synced" } else { "passkey-on-device" },
            verified: key.user_verified(),
        }
    }
}

#[derive(Template)]
#[template(path = "passkeys/pages/list.html")]
pub(crate) struct ListPage {
    f: Frame,
    keys: Vec<KeyWords>,
    /// Switched off by us: name and day.
    copied: Vec<(String, String)>,
}

/// What was just done, from the address the browser was led to.
pub(crate) struct Done(bool);

impl Reads for Done {
    fn read(fields: &Fields) -> Self {
        Self(fields.text("done") == "removed")
    }
}

/// `GET /security/passkeys`
pub(crate) async fn list(cx: Cx, who: Viewer, done: Asked<Done>) -> Answer {
    let of = of(&who);
    let all = cx.read(move |tx| store::all(tx, of)).await?;
    let f = if done.0.0 {
        cx.frame().with_success(cx.frame().t("passkey-removed-done"))
    } else {
        cx.frame()
    };
    cx.show(ListPage::of(f, &all))
}

impl ListPage {
    fn of(f: Frame, all: &[Passkey]) -> Self {
        let keys = all.iter().filter(|key| key.is_live()).map(|key| KeyWords::of(&f, key));
        let copied = all.iter().filter_map(|key| match key.ended {
            Some((at, Ending::Copied)) => Some((KeyWords::of(&f, key).name, f.moment(at))),
            _ => None,
        });
        Self { keys: keys.collect(), copied: copied.collect(), f }
    }
}

#[derive(Template)]
#[template(path = "passkeys/pages/one.html")]
pub(crate) struct OnePage {
    f: Frame,
    problems: Problems,
    passkey: KeyWords,
    /// What stands in the name's field.
    typed: Private<String>,
    /// It was made a moment ago, and may be named now.
    fresh: bool,
}

/// What the address says of how the visitor came here.
pub(crate) struct Came {
    made: bool,
    named: bool,
}

impl Reads for Came {
    fn read(fields: &Fields) -> Self {
        Self { made: fields.has("made"), named: fields.has("named") }
    }
}

/// `GET /security/passkeys/{id}`
pub(crate) async fn one(cx: Cx, who: Viewer, id: Path<PasskeyId>, came: Asked<Came>) -> Answer {
    let (of, id) = (of(&who), id.0);
    let Some(key) = cx.read(move |tx| live(tx, of, id)).await? else { return cx.missing() };
    let mut f = cx.frame();
    if came.0.named {
        f = f.with_success(f.t("passkey-named-done"));
    }
    let (words, typed) = (KeyWords::of(&f, &key), key.name().into());
    let fresh = came.0.made;
    cx.show(OnePage { f, problems: Problems::none(), passkey: words, typed, fresh })
}

pub(crate) struct Rename(String);

impl Reads for Rename {
    fn read(fields: &Fields) -> Self {
        Self(fields.text("name").to_owned())
    }
}

/// `POST /security/passkeys/{id}/name`
pub(crate) async fn rename(
    cx: Cx,
    who: RecentlyProved,
    id: Path<PasskeyId>,
    form: Form<Rename>,
) -> Answer {
    let (of, id, Form(Rename(typed))) = (of(&who), id.0, form);
    let Some(key) = cx.read(move |tx| live(tx, of, id)).await? else { return cx.missing() };
    let name = match rules::name(&typed) {
        Ok(name) => name,
        Err(error) => {
            let problems = Problems::at_field("name", name_problem(error));
            let (f, typed) = (cx.frame(), typed.into());
            let words = KeyWords::of(&f, &key);
            return cx.show_problem(OnePage { f, problems, passkey: words, typed, fresh: false });
        }
    };
    cx.write(move |tx| match live(tx, of, id)? {
        Some(key) => store::rename(tx, &key, name.clone()),
        None => Ok(false),
    })
    .await?;
    cx.go(format!("/security/passkeys/{id}?named"))
}

const fn name_problem(error: NameError) -> &'static str {
    match error {
        NameError::Missing => "passkey-name-missing",
        NameError::TooLong => "passkey-name-long",
    }
}

fn live(tx: &Tx, of: Of, id: PasskeyId) -> Result<Option<Passkey>, ::store::Fault> {
    Ok(store::one(tx, of, id)?.filter(Passkey::is_live))
}

fn of(who: &Viewer) -> Of {
    (who.account(), who.member())
}
