//! Telling whoever asked to hear of it that the same medicine would cost them less: each
//! suggestion once, and one of them a day at most. It names no medicine (MEMBER-EXPERIENCE 4).

use ::store::{Fault, Tx, delivery};
use base::{Entropy, JobId, MemberScope};
use web::{Frame, Letter};

use super::pages::suggested;

const KIND: &str = "saving-found";

/// Asked when a claim came, since what somebody fills is what can cost less.
pub fn look(tx: &Tx, f: &Frame, who: MemberScope) -> Result<(), Fault> {
    if !profile::wants(tx, who.member(), KIND)? {
        return Ok(());
    }
    for one in suggested(tx, who, f.today())? {
        let named = format!("{}/{}/{}", who.member(), one.ndc, one.kind.word());
        let key = format!("{KIND}:{}", JobId::new(tx.blind("saving", &named)));
        if delivery::state(tx, who.member(), &key)?.is_empty() {
            return profile::tell(tx, f, who, (&key, &letter(f, tx.entropy())));
        }
    }
    Ok(())
}

/// As the gallery shows it.
pub fn letters(f: &Frame) -> Vec<(&'static str, Letter)> {
    vec![(KIND, letter(f, [5; 16]))]
}

fn letter(f: &Frame, mark: Entropy) -> Letter {
    let said = f.t("savings-letter");
    Letter::new(f, mark)
        .subject(f.t("savings-letter-subject"))
        .short(&said)
        .para(&said)
        .link(f.t("savings-letter-link"), "/savings")
        .para(f.t("savings-letter-ask"))
        .closing()
}
