//! What a member is told when a request moves: by the ways they chose, once for each change. It
//! names no medicine, no pharmacy and no amount (MEMBER-EXPERIENCE 4).

use base::{Entropy, MemberScope, ReimbursementId, hex};
use identity::{account, notices};
use store::{Fault, Tx};
use web::{Frame, House, Letter};

use super::Request;
use super::flow::{Stage, stands_by};
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

/// It has not left, and not because the road is out.
const KEPT_BACK: &str = "kept-back";

/// Tells where it stands now, once for each fact that put it there.
pub fn moved(tx: &Tx, house: &House, who: MemberScope, one: &Request) -> Result<(), Fault> {
    let stage = one.stage();
    let Some(said) = stands_by(&one.body.said).filter(|_| TOLD.contains(&stage)) else {
        return Ok(());
    };
    let Some(account) = account::of_member(tx, who.member())? else { return Ok(()) };
    let reading = notices::reading_of(tx, (account, who.member()))?;
    let f = house.frame(reading, tx.now());
    let mark = hex(tx.digest(&(one.id, said))?);
    let key = format!("claim-reimbursement-{}:{mark}", stage.word());
    let letter = letter(&f, tx.entropy(), (one.id, stage.word()));
    profile::tell(tx, &f, who, (&key, &letter))
}

/// Tells once that it stays here, because its check may go to no address but the plan's, and the
/// plan has none.
pub fn kept_back(tx: &Tx, house: &House, who: MemberScope, one: &Request) -> Result<(), Fault> {
    let Some(account) = account::of_member(tx, who.member())? else { return Ok(()) };
    let reading = notices::reading_of(tx, (account, who.member()))?;
    let f = house.frame(reading, tx.now());
    let key = format!("claim-reimbursement-{KEPT_BACK}:{}", one.id);
    let letter = letter(&f, tx.entropy(), (one.id, KEPT_BACK));
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
    let told = NAMES.into_iter().zip(TOLD.map(Stage::word));
    let all = told.chain([("reimbursement-kept-back", KEPT_BACK)]);
    all.map(|(name, word)| (name, letter(f, [8; 16], (id, word)))).collect()
}

fn letter(f: &Frame, mark: Entropy, (id, word): (ReimbursementId, &str)) -> Letter {
    let said = |part: &str| f.t(format!("reimbursement-mail-{word}{part}"));
    Letter::new(f, mark)
        .subject(said("-subject"))
        .short(said("-subject"))
        .para(said(""))
        .para(f.say("reimbursement-mail-reference").put("reference", reference(id)))
        .link(f.t("reimbursement-mail-link"), &format!("/claims/reimbursement/{id}"))
        .para(f.say("reimbursement-mail-question").put("phone", &f.plan().phone))
        .closing()
}
