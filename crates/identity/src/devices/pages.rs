//! Where the account is signed in, and which browsers are remembered: seen and ended by its owner
//! (SECURITY 63).

use ::store::{Actor, Fault as StoreFault, Tx};
use axum::Extension;
use base::{AccountId, DeviceId, MemberId, SessionId};
use web::{
    Answer, Asked, Browser, Cookie, Cx, Fields, Form, Frame, Grade, Page, Reads, Sample, Template,
    Viewer,
};

use super::store::{self, Remembered};
use super::{COOKIE, LIFE, Pass, cookie_without, passes};
use crate::Keys;
use crate::history::{self, Event};
use crate::notices::{named, named_alone};
use crate::sessions::pages::without_kept_card;
use crate::sessions::store::{self as sessions, Seen};
use crate::sessions::{CARD_COPY, KeptCard, Life, Standing};

const HERE: &str = "/security/devices";
/// Where a viewer learns what waits and until when.
const LIMITS: &str = "/security/limits";

/// A place where the account is signed in, in words.
#[derive(Debug, Clone)]
pub struct Place {
    pub id: SessionId,
    pub words: String,
    /// What its button says to whoever cannot see in which row it stands.
    pub out: String,
    pub since: String,
    pub seen: String,
    pub is_here: bool,
}

/// A remembered browser, in words.
#[derive(Debug, Clone)]
pub struct Known {
    pub id: DeviceId,
    pub words: String,
    pub forget: String,
    pub since: String,
    pub until: String,
}

#[derive(Template)]
#[template(path = "devices/pages/list.html")]
pub struct DevicesPage {
    pub f: Frame,
    pub places: Vec<Place>,
    pub known: Vec<Known>,
    /// The word key of what was just done.
    pub done: Option<&'static str>,
}

impl Page for DevicesPage {
    const NAME: &'static str = "devices";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let f = f.as_member("Ann");
        let alone = Self { places: places(&f, &[seen(1)], SessionId::new([1; 16])), ..empty(&f) };
        let many: Vec<Seen> = (1..=4).map(seen).collect();
        let many = Self {
            places: places(&f, &many, SessionId::new([2; 16])),
            known: (1..=3).map(|number| known_words(&f, remembered(&f, number))).collect(),
            ..empty(&f)
        };
        let done = Self { done: Some("devices-done-out"), ..empty(&f) };
        let here = Self { done: Some("devices-done-forgotten-here"), ..empty(&f) };
        vec![
            Sample::new("one", alone),
            Sample::new("many", many),
            Sample::new("done", done),
            Sample::new("card-stays", here),
        ]
    }
}

fn empty(f: &Frame) -> DevicesPage {
    DevicesPage { f: f.clone(), places: Vec::new(), known: Vec::new(), done: None }
}

fn seen(number: u8) -> Seen {
    let at = ::base::Timestamp::from_seconds(1_804_180_000 - i64::from(number) * 2_000);
    Seen {
        id: SessionId::new([number; 16]),
        device: None,
        life: Life { started_at: at, seen_at: at, shared: number == 3 },
        browser: sample_browser(number),
    }
}

fn remembered(f: &Frame, number: u8) -> Remembered {
    Remembered {
        id: DeviceId::new([number; 16]),
        created_at: f.now(),
        seen_at: f.now(),
        expires_at: f.now() + LIFE,
        browser: sample_browser(number),
    }
}

fn sample_browser(number: u8) -> Browser {
    let (name, system) = match number {
        1 => ("Chrome", "Windows"),
        2 => ("Safari", "iPhone"),
        3 => ("", ""),
        _ => ("Samsung Internet", "Android"),
    };
    Browser { name: name.to_owned(), system: system.to_owned() }
}

fn places(f: &Frame, all: &[Seen], here: SessionId) -> Vec<Place> {
    let place = |seen: &Seen| Place {
        id: seen.id,
        words: named_alone(f, &seen.browser),
        out: f.say("devices-out-of").put("browser", named(f, &seen.browser)).to_string(),
        since: f.moment(seen.life.started_at),
        seen: f.moment(seen.life.seen_at),
        is_here: seen.id == here,
    };
    all.iter().map(place).collect()
}

fn known_words(f: &Frame, known: Remembered) -> Known {
    Known {
        id: known.id,
        words: named_alone(f, &known.browser),
        forget: f.say("devices-forget-of").put("browser", named(f, &known.browser)).to_string(),
        since: f.moment(known.seen_at),
        until: f.day(f.day_of(known.expires_at)),
    }
}

/// What was just done, from the address the browser was led to.
pub struct Done(Option<&'static str>);

impl Reads for Done {
    fn read(fields: &Fields) -> Self {
        Self(match fields.text("done") {
            "out" => Some("devices-done-out"),
            "all" => Some("devices-done-all"),
            "forgotten" => Some("devices-done-forgotten"),
            "forgotten-here" => Some("devices-done-forgotten-here"),
            _ => None,
        })
    }
}

/// `GET /security/devices`
pub async fn show(cx: Cx, who: Viewer, done: Asked<Done>) -> Answer {
    let of = (who.account(), who.member());
    let (seen, known) = cx.read(move |tx| Ok((open_places(tx, of)?, store::list(tx, of)?))).await?;
    let f = cx.frame();
    let places = places(&f, &seen, who.session());
    let known = known.into_iter().map(|known| known_words(&f, known)).collect();
    cx.show(DevicesPage { f, places, known, done: done.0.0 })
}

/// Sessions that still stand: those gone quiet have ended by themselves.
fn open_places(tx: &Tx, of: (AccountId, MemberId)) -> Result<Vec<Seen>, StoreFault> {
    let mut all = sessions::list(tx, of)?;
    all.retain(|seen| matches!(seen.life.standing(tx.now()), Standing::Live { .. }));
    Ok(all)
}

/// What is to end: one thing, or all of its kind.
pub struct Ending(Option<String>);

impl Reads for Ending {
    fn read(fields: &Fields) -> Self {
        let id = fields.text("id").to_owned();
        Self((!id.is_empty()).then_some(id))
    }
}

/// `POST /security/devices/sign-out`: one place, or every place but this one. Whoever is in by an
/// unfinished recovery ends nobody's sessions.
pub async fn sign_out(cx: Cx, who: Viewer, ending: Form<Ending>) -> Answer {
    if who.grade() != Grade::Full {
        return cx.go(LIMITS);
    }
    let (of, here, browser) = (of(&who), who.session(), cx.browser().clone());
    let Some(id) = ending.0.0 else {
        cx.write(move |tx| {
            history::note(tx, of, Event::AllSignedOut, &browser)?;
            sessions::end_all_but(tx, of, here, Actor::Account(of.0))
        })
        .await?;
        return cx.go(format!("{HERE}?done=all"));
    };
    let Ok(id) = id.parse::<SessionId>() else { return cx.missing() };
    cx.write(move |tx| sessions::end(tx, id, of)).await?;
    cx.go(format!("{HERE}?done=out"))
}

/// `POST /security/devices/forget`: one remembered browser, or all of them. This one forgets their
/// card as well, in both ways that it may hold it. What another member keeps here stays.
pub async fn forget(
    cx: Cx,
    who: Viewer,
    Extension(keys): Extension<Keys>,
    ending: Form<Ending>,
) -> Answer {
    if who.grade() != Grade::Full {
        return cx.go(LIMITS);
    }
    let (of, here, browser) = (of(&who), who.session(), cx.browser().clone());
    let device = match ending.0.0.map(|id| id.parse::<DeviceId>()) {
        Some(Err(_)) => return cx.missing(),
        Some(Ok(device)) => Some(device),
        None => None,
    };
    let held = passes(&keys, cx.cookie(COOKIE).unwrap_or_default(), cx.now());
    let own = held.iter().find(|pass| pass.account == of.0).map(|pass| pass.device);
    let this_one = cx
        .write(move |tx| {
            let this = sessions::list(tx, of)?.into_iter().find(|seen| seen.id == here);
            let this = this.and_then(|seen| seen.device);
            let forgotten = match device {
                Some(device) => store::forget(tx, of, device)?,
                None => store::forget_all(tx, of, Actor::Account(of.0))? > 0,
            };
            if forgotten {
                history::note(tx, of, Event::DeviceForgotten, &browser)?;
            }
            Ok(device.is_none() || device == this || device == own)
        })
        .await?;
    if !this_one {
        return cx.go(format!("{HERE}?done=forgotten"));
    }
    let kept = KeptCard::of(&cx, &keys, of);
    let done = if kept == KeptCard::Others { "forgotten-here" } else { "forgotten" };
    let answer = cx.go(format!("{HERE}?done={done}"));
    let answer = unremembered(&cx, &keys, (of.0, &held), answer);
    match kept {
        KeptCard::Own => without_kept_card(&cx, answer),
        KeptCard::Nothing | KeptCard::Others => answer,
    }
}

/// The answer after which this browser is a stranger to the account. Of a household's passes and
/// copies the others' stay; a copy whose pass is gone is shown to nobody.
fn unremembered(
    cx: &Cx,
    keys: &Keys,
    (account, held): (AccountId, &[Pass]),
    answer: Answer,
) -> Answer {
    let left = cookie_without(keys, &*cx.house().luck, account, held);
    if let Some(left) = left {
        return cx.with_cookie(answer, &Cookie::new(COOKIE, left).lasting(LIFE));
    }
    let answer = cx.with_cookie(answer, &Cookie::gone(COOKIE));
    cx.with_cookie(answer, &Cookie::gone(CARD_COPY))
}

fn of(who: &Viewer) -> (AccountId, MemberId) {
    (who.account(), who.member())
}
