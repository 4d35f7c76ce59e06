//! What of a sign-in is counted for the status page (GUARD 22): failures of known browsers, and
//! those after a possession was proved. A stranger's wrong guess says nothing about the house.

use base::{AccountId, AttemptId, Entropy};
use identity::devices::Pass;
use web::{Carrier, Cx, Fault, Met, Went};

use super::enter::Entered;
use super::known::{Answered, Known};
use super::prove::Proving;

/// A browser that brought a pass, and whether we could look at it at all.
pub(super) fn look(cx: &Cx, pass: Option<Pass>, found: &Result<Option<Known>, Fault>) {
    if let (Some(pass), Err(fault)) = (pass, found)
        && !fault.is_busy()
    {
        note(cx, "password", (*pass.account.bytes(), true), Went::Broken);
    }
}

pub(super) fn on_known(cx: &Cx, who: AccountId, found: &Result<Answered, Fault>) {
    let went = match found {
        Ok(Answered::SignedIn(_) | Answered::NeedsFactor(_)) => Went::Well,
        Ok(Answered::Wrong { .. } | Answered::Slipped { .. } | Answered::Old { .. }) => {
            Went::Refused
        }
        // Sent on to prove more: neither in nor refused.
        Ok(Answered::NeedsProof) => return,
        // Too many at once: they come back by themselves.
        Err(fault) if fault.is_busy() => return,
        Err(_) => Went::Broken,
    };
    note(cx, "password", (*who.bytes(), true), went);
}

pub(super) fn code(cx: &Cx, attempt: AttemptId, entered: &Entered) {
    let (step, went) = match entered {
        Entered::Proved => ("code", Went::Well),
        Entered::SignedIn(_) => ("factor", Went::Well),
        Entered::Wrong { proved: true, .. } => ("factor", Went::Refused),
        _ => return,
    };
    note(cx, step, (*attempt.bytes(), false), went);
}

/// The password after a possession.
pub(super) fn password(cx: &Cx, attempt: AttemptId, proving: &Proving) {
    let went = match proving {
        Proving::SignedIn(_) | Proving::NeedsFactor => Went::Well,
        Proving::Wrong { .. } | Proving::Slipped { .. } | Proving::Old { .. } => Went::Refused,
        _ => return,
    };
    note(cx, "password", (*attempt.bytes(), false), went);
}

/// Whoever shows a key that opens nothing may be anybody: only those that do are counted.
pub(super) fn passkey(cx: &Cx) {
    note(cx, "passkey", (Entropy::default(), false), Went::Well);
}

/// A code we sent came back.
pub(super) struct Back {
    pub carrier: Carrier,
    pub in_time: bool,
}

/// Typing one that is over proves that it arrived, and late, or that somebody took their time. It
/// may be typed as often as one likes, and counts once.
pub(super) fn code_back(cx: &Cx, attempt: AttemptId, back: Back) {
    let told = (*attempt.bytes(), back.in_time);
    cx.house().tally.note_code(cx.now(), back.carrier, told);
}

fn note(cx: &Cx, step: &'static str, (who, on_known): (Entropy, bool), went: Went) {
    let met = Met { step, who, on_known, went };
    cx.house().tally.note(cx.now(), cx.browser(), met);
}
