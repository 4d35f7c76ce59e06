//! The plan's answer to a wish. It names no medicine and no dates (MEMBER-EXPERIENCE 4).

use base::{MemberScope, hex};
use store::{Fault, Tx};
use web::{Frame, Letter};

use super::{EarlyFill, Stage};

/// Queues the news of an answer, once for each wish.
pub fn answered(tx: &Tx, f: &Frame, scope: MemberScope, early: &EarlyFill) -> Result<(), Fault> {
    let key = format!("refill-early-answered/{}", hex(early.id));
    let letter = letter(f, tx.blind("letter", &key), early);
    profile::tell(tx, f, scope, (&key, &letter))
}

/// As the gallery shows them.
pub fn letters(f: &Frame) -> Vec<(&'static str, Letter)> {
    let of = |stage| letter(f, [7; 16], &super::pages::sample(f, stage));
    vec![("early-given", of(Stage::Given)), ("early-refused", of(Stage::Refused))]
}

fn letter(f: &Frame, mark: base::Entropy, early: &EarlyFill) -> Letter {
    let said = match early.body.stage {
        Stage::Given => "early-mail-given",
        _ => "early-mail-refused",
    };
    Letter::new(f, mark)
        .subject(f.say("early-mail-subject"))
        .para(f.say(said))
        .link(f.t("early-mail-link"), &format!("/prescriptions/{}/early", early.prescription))
        .para(f.say("early-mail-not-me").put("phone", &f.plan().phone))
        .closing()
}
