//! Authenticator apps: six digits every thirty seconds, out of a seed that the app and the house
//! share. One app counts at a time; setting up another takes its place once it has shown a code.

pub(crate) mod pages;
mod picture;
mod rules;
mod setup;
pub(crate) mod store;
#[cfg(test)]
mod tests;
#[cfg(feature = "trial")]
pub mod trial;

pub use rules::Digits;

use ::store::{Actor, Entry, Fault, Tx};
use base::Timestamp;
use data_encoding::BASE32_NOPAD;
use guard::{AUTHENTICATOR_STREAK, Streak};
use identity::history::Event;
use identity::notices::Notice;

use crate::{Answer, Of, Telling};
use rules::{Found, judge};

/// Why an app counts no more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    Removed,
    /// Another was set up in its place.
    Replaced,
    /// A hundred wrong codes in a row.
    WornOut,
}

impl Ending {
    const ALL: [Self; 3] = [Self::Removed, Self::Replaced, Self::WornOut];

    const fn word(self) -> &'static str {
        match self {
            Self::Removed => "removed",
            Self::Replaced => "replaced",
            Self::WornOut => "worn-out",
        }
    }

    fn read(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|ending| ending.word() == word)
    }
}

/// Checks a code and, where it is right, uses it up. Wrong ones count over all lanes; a hundred in
/// a row switch the app off, and nothing else (SECURITY 15).
pub fn check(tx: &Tx, telling: &Telling, of: Of, typed: &Digits) -> Result<Answer, Fault> {
    let Some(app) = store::live(tx, of)? else {
        let last = store::latest(tx, of)?.and_then(|app| app.ended);
        let off = matches!(last, Some((_, Ending::WornOut)));
        return Ok(if off { Answer::Off } else { Answer::None });
    };
    match judge(app.seed(), typed, app.pace, tx.now()) {
        Found::Right(pace) if store::use_up(tx, &app, pace)? => Ok(Answer::Right),
        Found::Right(_) | Found::Used => Ok(Answer::Used),
        Found::Wrong => miss(tx, telling, &app),
    }
}

fn miss(tx: &Tx, telling: &Telling, app: &store::App) -> Result<Answer, Fault> {
    let streak = app.streak.miss();
    store::save_streak(tx, app, streak)?;
    if !streak.reached(AUTHENTICATOR_STREAK) {
        let left = AUTHENTICATOR_STREAK.saturating_sub(streak.wrong());
        return Ok(Answer::Wrong { left });
    }
    store::end(tx, app, Ending::WornOut)?;
    let entry = Entry::new("authenticator.switched-off", Actor::Stranger).owner(app.of.1);
    tx.audit(entry.thing(app.id.bytes()))?;
    let key = format!("authenticator-off/{}", app.id);
    telling.tell(tx, app.of, (&key, Event::FactorSwitchedOff, &Notice::FactorSwitchedOff))?;
    Ok(Answer::Off)
}

/// An app whose key is known beforehand, for sample members. Nobody is told.
pub fn enrol_sample(tx: &Tx, of: Of, key: &str) -> Result<(), Fault> {
    let seed = BASE32_NOPAD.decode(key.as_bytes());
    let seed = seed.map_err(|_| Fault::Defect("a sample key is base 32".to_owned()))?;
    store::insert(tx, of, (&seed, rules::Pace { drift: 0, last_step: 0 }))?;
    Ok(())
}

/// Takes the app away. False where there was none.
pub(crate) fn remove(tx: &Tx, telling: &Telling, of: Of) -> Result<bool, Fault> {
    let Some(app) = store::live(tx, of)? else { return Ok(false) };
    store::end(tx, &app, Ending::Removed)?;
    let entry = Entry::new("authenticator.removed", Actor::Account(of.0)).owner(of.1);
    tx.audit(entry.thing(app.id.bytes()))?;
    let key = format!("authenticator-removed/{}", app.id);
    telling.tell(tx, of, (&key, Event::AuthenticatorRemoved, &Notice::AuthenticatorRemoved))?;
    Ok(true)
}

/// What the member's page shows of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum State {
    None,
    On { made_at: Timestamp, used_at: Option<Timestamp> },
    Off { since: Timestamp },
}

pub(crate) fn state(tx: &Tx, of: Of) -> Result<State, Fault> {
    let Some(app) = store::latest(tx, of)? else { return Ok(State::None) };
    Ok(match app.ended {
        None => State::On { made_at: app.made_at, used_at: app.used_at },
        Some((since, Ending::WornOut)) => State::Off { since },
        Some(_) => State::None,
    })
}

/// A streak out of its column.
fn streak(wrong: i64) -> Result<Streak, Fault> {
    let wrong = u32::try_from(wrong).map_err(|_| Fault::corrupt("failures are counted from 0"))?;
    Ok(Streak::from_wrong(wrong))
}
