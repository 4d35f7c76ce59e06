//! Where the machine of `flow` is kept, and what its effects do.
//!
//! All that decides about an account stands in one sealed row with a version. A move is read,
//! decided and saved in one transaction together with its effects, its audit entry and its
//! messages; where two meet, the second reads again.

use std::sync::Arc;

use ::store::{Actor, Entry, Fault, NewJob, Place, Tx, args};
use base::{Entropy, Timestamp};
use factors::enrolled;
use identity::account::{self, provisional};
use identity::contacts;
use identity::devices;
use identity::history::{self, Event};
use identity::holds;
use identity::notices::{self, tell_every_channel};
use identity::passwords::Stored;
use identity::sessions::{self, store as session};
use serde::{Deserialize, Serialize};
use serde_json::json;
use web::{Browser, House};

use crate::Door;
use crate::flow::tier::{Ground, Profile, Tier};
use crate::flow::{Closed, Effect, LONGEST, Move, Moved, Notice, Outcome, Standing, step};
use crate::jobs::{self, Begun};
use crate::mail;
use crate::requests::Of;

store::statements! {
    WAY_BACK = "SELECT version, body FROM way_back WHERE account = $1 AND owner = $2";
    WAY_BACK_ADD = "INSERT INTO way_back (account, owner, version, body) VALUES ($1, $2, 1, $3)";
    WAY_BACK_SAVE = "UPDATE way_back SET body = $4, version = version + 1 \
        WHERE account = $1 AND owner = $2 AND version = $3";
    CASE_ADD = "INSERT INTO recovery_case (id, account, owner, opened_at, body) \
        VALUES ($1, $2, $3, $4, $5)";
    CASE_GET = "SELECT closed, body FROM recovery_case WHERE id = $1 AND owner = $2";
    CASE_CLOSE = "UPDATE recovery_case SET closed = $3, closed_at = $4 \
        WHERE id = $1 AND owner = $2 AND closed IS NULL";
    FRAUD_CASE_ADD = "INSERT INTO fraud_case (id, account, owner, opened_at) \
        VALUES ($1, $2, $3, $4)";
    FRAUD_CASES_CLOSE = "UPDATE fraud_case SET closed_at = $3 \
        WHERE account = $1 AND owner = $2 AND closed_at IS NULL";
}

/// The kind of the job that looks at the clocks.
pub(crate) const TICK: &str = "recovery.tick";

/// The password chosen for a case, until it is the password.
#[derive(Serialize, Deserialize)]
struct CaseBody {
    password: Stored,
}

/// A case as its own browser is shown it.
#[derive(Debug, Clone)]
pub(crate) struct Shown {
    pub closed: Option<Closed>,
    pub case: Option<crate::flow::Case>,
}

/// In which house a move is made, and by whom.
#[derive(Clone, Copy)]
pub(crate) struct Hand<'h> {
    pub door: &'h Arc<Door>,
    pub house: &'h House,
    pub actor: Actor,
    pub browser: &'h Browser,
}

/// Makes one move of an account's machine. A new case brings its password.
pub(crate) fn make(
    tx: &Tx,
    hand: Hand<'_>,
    of: Of,
    (act, password): (Move, Option<&Stored>),
) -> Result<Outcome, Fault> {
    let (standing, version) = load(tx, of)?;
    let ground = ground(tx, hand.door, of)?;
    let opens = opened_by(&act).filter(|case| standing.case(case).is_none());
    let said = verb(&act);
    let Moved { standing, outcome, effects } = step(standing, ground, act, tx.now());
    let refused = matches!(outcome, Outcome::Refused(_) | Outcome::Already);
    if let (Some(case), Some(password), false) = (opens, password, refused) {
        let body = CaseBody { password: password.clone() };
        let body = tx.seal(&Place::new(of.1, "recovery_case", &case), &body)?;
        tx.run(CASE_ADD, &args![case, of.0, of.1, tx.now(), body])?;
    }
    for effect in &effects {
        apply(tx, hand, of, (&standing, *effect))?;
    }
    save(tx, of, (&standing, version))?;
    if said != "tick" {
        let entry = Entry::new("recovery.moved", hand.actor).owner(of.1).thing(of.0.bytes());
        tx.audit(entry.detail(&json!({ "move": said, "came": format!("{outcome:?}") })))?;
    }
    Ok(outcome)
}

const fn opened_by(act: &Move) -> Option<Entropy> {
    match act {
        Move::Open { case, .. } | Move::Assisted { case, .. } => Some(*case),
        _ => None,
    }
}

const fn verb(act: &Move) -> &'static str {
    match act {
        Move::Open { .. } => "open",
        Move::Assisted { .. } => "assisted",
        Move::Strengthen { .. } => "strengthen",
        Move::Veto { .. } => "veto",
        Move::Freeze { .. } => "freeze",
        Move::FreezeAtDesk => "freeze-at-desk",
        Move::Unfreeze { .. } => "unfreeze",
        Move::ChangeContact { .. } => "change-contact",
        Move::BindFactor => "bind-factor",
        Move::RemoveFactor { .. } => "remove-factor",
        Move::Tick => "tick",
    }
}

pub(crate) fn ground(tx: &Tx, door: &Door, of: Of) -> Result<Ground, Fault> {
    let enrolled = enrolled(tx, of)?;
    // Saved codes alone are a way back, not a reason to wait for one.
    let second_factor = enrolled.passkeys > 0 || enrolled.authenticator;
    Ok(Ground { profile: door.profile, second_factor })
}

/// The machine as it stands, and at which version.
pub(crate) fn load(tx: &Tx, of: Of) -> Result<(Standing, i64), Fault> {
    let row = tx.maybe(WAY_BACK, &args![of.0, of.1], |row| {
        Ok((row.get::<i64>(0)?, row.get::<Vec<u8>>(1)?))
    })?;
    let (mut standing, version) = match row {
        None => (Standing::default(), 0),
        Some((version, sealed)) => (tx.open(&place(of), &sealed)?, version),
    };
    standing.contact_changed_at = contact_changed_at(tx, of)?;
    Ok((standing, version))
}

/// Contacts change in their own room; what matters here is when one last did.
fn contact_changed_at(tx: &Tx, of: Of) -> Result<Option<Timestamp>, Fault> {
    let first = account::store::opened_at(tx, of)?;
    let all = contacts::to_tell(tx, of)?;
    let times = all.iter().flat_map(|contact| [Some(contact.bound_at), contact.ended_at]);
    Ok(times.flatten().filter(|at| *at > first + crate::FIRST_DAYS).max())
}

fn save(tx: &Tx, of: Of, (standing, version): (&Standing, i64)) -> Result<(), Fault> {
    let sealed = tx.seal(&place(of), standing)?;
    let saved = if version == 0 {
        tx.run(WAY_BACK_ADD, &args![of.0, of.1, sealed])?
    } else {
        tx.run(WAY_BACK_SAVE, &args![of.0, of.1, version, sealed])?
    };
    if saved == 1 { Ok(()) } else { Err(Fault::Defect("two moves of one way back".to_owned())) }
}

fn place(of: Of) -> Place {
    Place::new(of.1, "way_back", of.0.bytes())
}

fn apply(
    tx: &Tx,
    hand: Hand<'_>,
    of: Of,
    (standing, effect): (&Standing, Effect),
) -> Result<(), Fault> {
    match effect {
        Effect::Tell(notice) => tell(tx, hand, of, notice),
        Effect::LetIn { case } => let_in(tx, of, standing, &case),
        Effect::Promote { case, tier } => promote(tx, hand, of, (&case, tier)),
        Effect::EndOtherSessions { of: Some(_) } => {
            session::end_all(tx, of, hand.actor).map(|_| ())
        }
        Effect::Close { case, how } => close(tx, hand, of, (&case, how)),
        Effect::FraudCase => {
            tx.run(FRAUD_CASE_ADD, &args![tx.entropy(), of.0, of.1, tx.now()])?;
            holds::freeze(tx, of, hand.actor).map(|_| ())
        }
        Effect::Wake(at) => wake(tx, of, at),
        // The session that says "this was not me" is known at its door; changes of contacts and
        // factors wait in their own rooms, by `holds` and the grade of the session.
        Effect::EndOtherSessions { of: None }
        | Effect::LiftWaits
        | Effect::CompleteChange(_)
        | Effect::DropChange(_)
        | Effect::FactorMayGo => Ok(()),
    }
}

fn tell(tx: &Tx, hand: Hand<'_>, of: Of, notice: Notice) -> Result<(), Fault> {
    let keyed = |word: &str, case: &Entropy| format!("{word}/{}", base::JobId::new(*case));
    let at = tx.now().micros();
    let plain = |key: String, notice: notices::Notice, event: Event| {
        history::note(tx, of, event, hand.browser)?;
        tell_every_channel(tx, hand.house, of, (&key, &notice))
    };
    match notice {
        Notice::Began { case, full_at } => {
            hold_contacts(tx, of, full_at)?;
            history::note(tx, of, Event::RecoveryBegan, hand.browser)?;
            mail::began(tx, hand, of, (&case, full_at))?;
            on_paper(tx, hand, of, (case, full_at))
        }
        // The notice of the beginning said when; a held change is said on its own page.
        Notice::Limited { .. } | Notice::ChangeHeld => Ok(()),
        Notice::Full { case } => {
            plain(keyed("full", &case), notices::Notice::RecoveryFull, Event::RecoveryDone)
        }
        Notice::Vetoed { case } => {
            holds::note_recovered_at(tx, of, tx.now())?;
            let key = keyed("vetoed", &case);
            plain(key, notices::Notice::RecoveryVetoed, Event::RecoveryVetoed)
        }
        Notice::Frozen => {
            plain(format!("frozen/{}/{at}", of.0), notices::Notice::Frozen, Event::Frozen)
        }
        Notice::Unfrozen => {
            holds::unfreeze(tx, of, hand.actor)?;
            tx.run(FRAUD_CASES_CLOSE, &args![of.0, of.1, tx.now()])?;
            plain(format!("unfrozen/{}/{at}", of.0), notices::Notice::Unfrozen, Event::Unfrozen)
        }
    }
}

/// Paper costs days and a stamp: it goes where the plan is patient, or where fewer than two other
/// ways would hear of it.
fn on_paper(
    tx: &Tx,
    hand: Hand<'_>,
    of: Of,
    (case, full_at): (Entropy, Option<Timestamp>),
) -> Result<(), Fault> {
    if hand.door.profile == Profile::Standard && contacts::to_tell(tx, of)?.len() > 1 {
        return Ok(());
    }
    let (account, member) = of;
    jobs::queue_paper(tx, &Begun { account, member, case, full_at })
}

/// No contact changes while somebody is on the way back, nor for 72 hours after (GUARD 19).
fn hold_contacts(tx: &Tx, of: Of, full_at: Option<Timestamp>) -> Result<(), Fault> {
    holds::note_recovered_at(tx, of, full_at.unwrap_or(tx.now() + LONGEST))
}

fn password_of(tx: &Tx, of: Of, case: &Entropy) -> Result<Option<Stored>, Fault> {
    let sealed: Option<Vec<u8>> = tx.maybe(CASE_GET, &args![case, of.1], |row| row.get(1))?;
    let Some(sealed) = sealed else { return Ok(None) };
    let body: CaseBody = tx.open(&Place::new(of.1, "recovery_case", case), &sealed)?;
    Ok(Some(body.password))
}

/// One case at a time opens limited sessions: whoever was first.
fn let_in(tx: &Tx, of: Of, standing: &Standing, case: &Entropy) -> Result<(), Fault> {
    let held = provisional::kept(tx, of)?.map(|found| found.recovery);
    if held.is_some_and(|held| held != *case && standing.case(&held).is_some()) {
        return Ok(());
    }
    let Some(password) = password_of(tx, of, case)? else { return Ok(()) };
    let full_at = standing.case(case).and_then(crate::flow::Case::full_at);
    provisional::set(tx, of, &password, (*case, full_at.unwrap_or(tx.now() + LONGEST)))
}

fn promote(tx: &Tx, hand: Hand<'_>, of: Of, (case, tier): (&Entropy, Tier)) -> Result<(), Fault> {
    if tier == Tier::R4 {
        // Whoever had to come in person trusts no browser but the next.
        devices::store::forget_all(tx, of, hand.actor)?;
    }
    if let Some(password) = password_of(tx, of, case)? {
        account::set_password(tx, of, &password)?;
    }
    holds::note_recovered(tx, of)?;
    history::note(tx, of, Event::PasswordReset, hand.browser)
}

fn close(tx: &Tx, hand: Hand<'_>, of: Of, (case, how): (&Entropy, Closed)) -> Result<(), Fault> {
    tx.run(CASE_CLOSE, &args![case, of.1, how.word(), tx.now()])?;
    let own = provisional::kept(tx, of)?.is_some_and(|found| found.recovery == *case);
    if own {
        provisional::drop(tx, of)?;
        sessions::store::end_limited(tx, of, hand.actor)?;
    }
    Ok(())
}

fn wake(tx: &Tx, of: Of, at: Timestamp) -> Result<(), Fault> {
    let key = format!("{TICK}:{}:{}", of.0, at.micros());
    tx.queue(NewJob::new(TICK, key, &of.0)?.owner(of.1).due(at))
}

/// What is known of a case, for the browser that opened it.
pub(crate) fn shown(tx: &Tx, of: Of, case: &Entropy) -> Result<Option<Shown>, Fault> {
    let row = tx.maybe(CASE_GET, &args![case, of.1], |row| row.get::<Option<String>>(0))?;
    let Some(how) = row else { return Ok(None) };
    let closed = how.as_deref().and_then(Closed::read);
    let (standing, _) = load(tx, of)?;
    Ok(Some(Shown { closed, case: standing.case(case).cloned() }))
}
