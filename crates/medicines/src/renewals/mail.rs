//! The prescriber's answer. It names no medicine and no prescriber (MEMBER-EXPERIENCE 4).

use base::{MemberScope, hex};
use store::{Fault, Tx};
use web::{Frame, Letter};

use super::{Renewal, Stage};

/// Queues the news of an answer, once for each request.
pub fn answered(tx: &Tx, f: &Frame, scope: MemberScope, renewal: &Renewal) -> Result<(), Fault> {
    let key = format!("renewal-answered/{}", hex(renewal.id));
    let letter = letter(f, tx.blind("letter", &key), renewal);
    profile::tell(tx, f, scope, (&key, &letter))
}

/// As the gallery shows them.
pub fn letters(f: &Frame) -> Vec<(&'static str, Letter)> {
    let of = |stage| letter(f, [8; 16], &super::pages::sample(f, stage));
    vec![
        ("renewal-granted", of(Stage::Granted)),
        ("renewal-denied", of(Stage::Denied(super::DenyReason::Other))),
    ]
}

fn letter(f: &Frame, mark: base::Entropy, renewal: &Renewal) -> Letter {
    let said = match renewal.body.stage {
        Stage::Granted => "renewal-mail-granted",
        _ => "renewal-mail-denied",
    };
    Letter::new(f, mark)
        .subject(f.say("renewal-mail-subject"))
        .para(f.say(said))
        .link(f.t("renewal-mail-link"), &format!("/prescriptions/{}/renewal", renewal.prescription))
        .para(f.say("renewal-mail-not-me").put("phone", &f.plan().phone))
        .closing()
}
