//! One field for every code: mailed, texted, from an authenticator app, saved.
//!
//! What the text looks like says what it may be. A code we sent is looked for among those of the
//! attempt; six digits, or a saved code, may also be a factor of the account that was named. Wrong
//! ones are counted together, whatever they were meant to be.

use std::sync::Arc;
use std::time::Duration;

use ::store::{Actor, Entry, Fault as StoreFault, Tx};
use base::{AccountId, AttemptId, Entropy, MemberId, Private, Secret};
use factors::{Answer, Telling, Typed as Factor, authenticator, saved};
use guard::{AUTHENTICATOR_STREAK, Ration, STRANGER_STREAK};
use web::{Cx, Fault, Grade};

use super::due;
use super::finish::{self, Place, SignedIn};
use super::flow::{Ended, Half, Stage, Typed, Waiting};
use super::met::{self, Back};
use super::prove::half_of;
use super::store::{self, Attempt};
use crate::door::Door;
use identity::account;
use identity::codes::{Code, MAILED, TEXTED};
use identity::history::{self, Event};
use identity::keys::Mark;
use identity::notices::{self, Notice};
use identity::sessions::Route;

type Of = (AccountId, MemberId);

/// Tries at a named account's factors by browsers that have proved nothing.
const STRANGERS: Ration = Ration::new(20, Duration::from_hours(6));
/// After half of the hundred failures, strangers are not asked any more until the owner was right:
/// they alone can never switch a factor off.
const CLOSED: Duration = Duration::from_hours(24 * 365);
/// Answering about a factor takes at least this long, so that the time tells nothing of whether the
/// account has one.
const AT_LEAST: Duration = Duration::from_millis(60);

/// What was typed into the one field.
pub(crate) struct TypedCode {
    /// As a code we may have sent.
    sent: Option<Code>,
    factor: Option<Factor>,
}

impl TypedCode {
    /// Nothing when it cannot be a code of any kind.
    pub fn read(text: &Secret) -> Option<Self> {
        let sent = [MAILED, TEXTED].iter().find_map(|length| Code::typed(text.expose(), *length));
        let factor = Factor::read(text);
        (sent.is_some() || factor.is_some()).then_some(Self { sent, factor })
    }
}

/// How typing a code ended.
#[derive(Debug)]
pub(crate) enum Entered {
    /// A possession is proved: the password comes next.
    Proved,
    /// It was the second factor, and the last step.
    SignedIn(SignedIn),
    Expired,
    /// It was right once, and was used then.
    Used,
    Wrong {
        left: u32,
        /// A possession and the password were proved before.
        proved: bool,
    },
    Ended,
    /// The attempt is somewhere else by now: another tab, the back button.
    Moved,
}

/// Types a code. Of any number of the same right code at once, one proves.
pub(crate) async fn enter(
    cx: &Cx,
    door: &Arc<Door>,
    (attempt, name): (AttemptId, Private<String>),
    (typed, place): (TypedCode, Place),
) -> Result<Entered, Fault> {
    let slow = typed.factor.is_some();
    let (prefix, cost, times) = (place.prefix, place.cost, (place.began_at, cx.now()));
    let desk = Desk { door: Arc::clone(door), telling: Telling::of(cx), typed, place, name };
    let work = cx.write(move |tx| desk.enter(tx, attempt));
    let (entered, back) = if slow { tokio::join!(work, at_least()).0? } else { work.await? };
    if let Some(back) = back {
        met::code_back(cx, attempt, back);
    }
    if matches!(entered, Entered::SignedIn(_)) {
        door.watch.ended_well(prefix, cost, times);
    }
    Ok(entered)
}

#[expect(clippy::disallowed_methods, reason = "the wait is for nothing: that is its purpose")]
async fn at_least() {
    tokio::time::sleep(AT_LEAST).await;
}

/// All that is needed to judge a code, whichever step it is for.
struct Desk {
    door: Arc<Door>,
    telling: Telling,
    typed: TypedCode,
    place: Place,
    name: Private<String>,
}

impl Desk {
    fn enter(&self, tx: &Tx, attempt: AttemptId) -> Result<(Entered, Option<Back>), StoreFault> {
        let moved = Ok((Entered::Moved, None));
        let Some(found) = store::attempt(tx, attempt)? else { return moved };
        match found.stage.clone() {
            Stage::Waiting(waiting) => self.first(tx, &found, waiting),
            Stage::Half(half) => Ok((self.second(tx, &found, half)?, None)),
            Stage::Proved(_) | Stage::Ended(_) | Stage::Done => moved,
        }
    }

    /// The possession: a code we sent, or a factor in its place.
    fn first(
        &self,
        tx: &Tx,
        found: &Attempt,
        waiting: Waiting,
    ) -> Result<(Entered, Option<Back>), StoreFault> {
        let sent = self.typed.sent.as_ref();
        let mark = sent.map(|code| self.door.keys.mark(found.id.bytes(), code.symbols()));
        let typed = match mark {
            Some(mark) => waiting.clone().enter(mark, tx.now()),
            None => waiting.clone().miss(),
        };
        if let (Some(mark), Typed::Right(_) | Typed::Expired(_)) = (mark, &typed) {
            return self.came_back(tx, (found, &mark), typed);
        }
        let entered = match self.by_stranger(tx, found.id)? {
            Some(mark) => settle(tx, found, Typed::Right(waiting.proved_by(mark)))?,
            None => settle(tx, found, typed)?,
        };
        Ok((entered, None))
    }

    /// One of the codes we sent: in its time, or too late.
    fn came_back(
        &self,
        tx: &Tx,
        (found, mark): (&Attempt, &Mark),
        typed: Typed,
    ) -> Result<(Entered, Option<Back>), StoreFault> {
        let carrier = due::carrier(tx, &self.door, (found.id, mark), &self.name)?;
        let in_time = matches!(typed, Typed::Right(_));
        let entered = settle(tx, found, typed)?;
        // Another tab was as quick: it is counted there.
        let carrier = carrier.filter(|_| !matches!(entered, Entered::Moved));
        Ok((entered, carrier.map(|carrier| Back { carrier, in_time })))
    }

    /// A factor of the one account that was named, shown by a browser nobody knows.
    fn by_stranger(&self, tx: &Tx, attempt: AttemptId) -> Result<Option<Mark>, StoreFault> {
        if self.typed.factor.is_none() {
            return Ok(None);
        }
        let [of] = account::named(tx, &self.name)?[..] else { return Ok(None) };
        let ration = ration(tx, of);
        if !store::take_from(tx, &ration, STRANGERS)? {
            return Ok(None);
        }
        match self.factor(tx, of)? {
            (Answer::Right, route) => {
                store::refund_messages(tx, &ration)?;
                store::prove_by(tx, attempt, of, route).map(Some)
            }
            (Answer::Wrong { left }, _) if left <= AUTHENTICATOR_STREAK - STRANGER_STREAK => {
                store::close_until(tx, &ration, tx.now() + CLOSED)?;
                Ok(None)
            }
            _ => Ok(None),
        }
    }

    /// The second factor of somebody who has proved a possession and the password.
    fn second(&self, tx: &Tx, found: &Attempt, half: Half) -> Result<Entered, StoreFault> {
        let Some((of, first)) = half_of(tx, found.id, &half)? else { return Ok(Entered::Moved) };
        let (answer, route) = match &self.typed.factor {
            Some(_) => self.factor(tx, of)?,
            None => (Answer::None, Route::MailedCode),
        };
        match answer {
            Answer::Right => {}
            Answer::Used => return Ok(Entered::Used),
            Answer::Wrong { .. } | Answer::Off | Answer::None => {
                return self.missed(tx, found, (half, of));
            }
        }
        if !store::advance(tx, found, &Stage::Done)? {
            return Ok(Entered::Moved);
        }
        store::refund_messages(tx, &ration(tx, of))?;
        if first == Route::KnownDevice {
            let token = finish::open(tx, &self.place, (of, route, Grade::Full), None)?;
            return Ok(Entered::SignedIn(SignedIn { token, pass: None, lead: None }));
        }
        let house = (self.telling.house.as_ref(), self.door.as_ref());
        let (place, opening) = ((&self.place, found.id), (of, route, Grade::Full));
        Ok(Entered::SignedIn(finish::on_new_browser(tx, house, place, opening)?))
    }

    /// Whoever knows the password and not the factor: the owner hears of it (SECURITY 54).
    fn missed(
        &self,
        tx: &Tx,
        found: &Attempt,
        (half, of): (Half, Of),
    ) -> Result<Entered, StoreFault> {
        let (stage, entered) = match half.miss() {
            Ok(half) => {
                (Stage::Half(half), Entered::Wrong { left: half.tries.left(), proved: true })
            }
            Err(ended) => (Stage::Ended(ended), Entered::Ended),
        };
        if !store::advance(tx, found, &stage)? {
            return Ok(Entered::Moved);
        }
        if matches!(entered, Entered::Ended) {
            history::note(tx, of, Event::RightPasswordWrongStep, &self.place.browser)?;
            let key = format!("wrong-step/{}", found.id);
            let notice = (key.as_str(), &Notice::RightPasswordWrongStep);
            notices::tell_every_channel(tx, &self.telling.house, of, notice)?;
        }
        Ok(entered)
    }

    fn factor(&self, tx: &Tx, of: Of) -> Result<(Answer, Route), StoreFault> {
        match &self.typed.factor {
            Some(Factor::Digits(digits)) => {
                let answer = authenticator::check(tx, &self.telling, of, digits)?;
                Ok((answer, Route::Authenticator))
            }
            Some(Factor::Saved(code)) => {
                let answer = saved::redeem(tx, (&self.door.engine, &self.telling), of, code)?;
                Ok((answer, Route::SavedCode))
            }
            None => Ok((Answer::None, Route::SavedCode)),
        }
    }
}

fn ration(tx: &Tx, of: Of) -> Entropy {
    tx.blind("access.factor-ration", &of.0.to_string())
}

fn settle(tx: &Tx, attempt: &Attempt, typed: Typed) -> Result<Entered, StoreFault> {
    let (stage, entered) = match typed {
        Typed::Expired(_) => return Ok(Entered::Expired),
        Typed::Right(proved) => (Stage::Proved(proved), Entered::Proved),
        Typed::Ended(ended) => (Stage::Ended(ended), Entered::Ended),
        Typed::Wrong(waiting) => {
            let left = waiting.tries.left();
            (Stage::Waiting(waiting), Entered::Wrong { left, proved: false })
        }
    };
    if !store::advance(tx, attempt, &stage)? {
        return Ok(Entered::Moved);
    }
    match stage {
        Stage::Ended(Ended::TooManyCodes) => note(tx, "sign-in.attempt-ended", attempt.id)?,
        Stage::Proved(proved) => {
            let meant = store::meant(tx, attempt.id, &proved.by)?;
            store::refund_messages(tx, &super::jobs::ration_key(tx, "", &meant.accounts))?;
            note(tx, "sign-in.code-right", attempt.id)?;
        }
        _ => {}
    }
    Ok(entered)
}

fn note(tx: &Tx, action: &'static str, attempt: AttemptId) -> Result<(), StoreFault> {
    tx.audit(Entry::new(action, Actor::Stranger).thing(attempt.bytes()))
}
