//! What a member is told when a request moves: by the ways they chose, once for each change. It
//! names no medicine, no pharmacy and no amount (MEMBER-EXPERIENCE 4).

use base::{Entropy, MemberScope, ReimbursementId};
use identity::{account, notices};
use store::{Fault, Tx};
use web::{Frame, House, Letter};

use super::Request;
use super::flow::{Stage, stands_by};
use super::receipts::written;
use super::rules::reference;

/// What is worth a message.
const TOLD: [Stage; 7] = [
    Stage::Sending,
    Stage::Received,
    Stage::MoreNeeded,
    Stage::Added,
    Stage::Denied,
    Stage::Approved,
    Stage::Paid,
];

/// Tells where it stands now, once for each fact that put it there.
pub fn moved(tx: &Tx, house: &House, who: MemberScope, one: &Request) -> Result<(), Fault> {
    let stage = one.stage();
    let Some(said) = stands_by(&one.body.said).filter(|_| TOLD.contains(&stage)) else {
        return Ok(());
    };
    let Some(account) = account::of_member(tx, who.member())? else { return Ok(()) };
    let reading = notices::reading_of(tx, (account, who.member()))?;
    let f = house.frame(reading, tx.now());
    let mark = written(tx.digest(&(one.id, said))?);
    let key = format!("claim-reimbursement-{}:{mark}", stage.word());
    let letter = letter(&f, tx.entropy(), (one.id, stage));
    profile::tell(tx, &f, who, (&key, &letter))
}

/// As the gallery shows them.
pub fn letters(f: &Frame) -> Vec<(&'static str, Letter)> {
    const NAMES: [&str; 7] = [
        "reimbursement-sending",
        "reimbursement-received",
        "reimbursement-more",
        "reimbursement-added",
        "reimbursement-denied",
        "reimbursement-approved",
        "reimbursement-paid",
    ];
    let id = ReimbursementId::new([9; 16]);
    let one = |(name, stage)| (name, letter(f, [8; 16], (id, stage)));
    NAMES.into_iter().zip(TOLD).map(one).collect()
}

fn letter(f: &Frame, mark: Entropy, (id, stage): (ReimbursementId, Stage)) -> Letter {
    let said = |part: &str| f.t(format!("reimbursement-mail-{}{part}", stage.word()));
    Letter::new(f, mark)
        .subject(said("-subject"))
        .short(said("-subject"))
        .para(said(""))
        .para(f.say("reimbursement-mail-reference").put("reference", reference(id)))
        .link(f.t("reimbursement-mail-link"), &format!("/claims/reimbursement/{id}"))
        .para(f.say("reimbursement-mail-question").put("phone", &f.plan().phone))
        .closing()
}
