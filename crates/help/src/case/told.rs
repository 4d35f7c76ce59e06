//! What an agent to whom a code was read is told of its case. Whoever reads one is written down.

use ::store::{Actor, Entry, Fault, Tx};
use base::Private;
use serde_json::json;
use web::Frame;

use super::evidence::{Fact, Item};
use super::pages::Line;
use super::rules::Code;
use super::store::{self, Reader, Word};
use crate::trouble::causes::{Anyone, Cause, Guess, Shown as _, likeliest};
use crate::trouble::signs::Signs;

/// As many causes as an agent has the patience for.
const CAUSES: usize = 3;
/// Less likely than this, a cause is left out.
const WORTH_SAYING_PERCENT: u64 = 10;

/// A case in words, in the language of whoever reads it.
#[derive(Debug)]
pub struct Told {
    /// Percent, and the cause; the likeliest first. What the member ruled out is not among them.
    pub likely: Vec<(u64, String)>,
    /// Each thing known: what was looked at, what it showed, and when.
    pub lines: Vec<String>,
    pub until: String,
    /// What the agent says, so that the holder knows them by it.
    pub word: Word,
}

/// The case of this code, read by an agent of this name, who says this word. Nothing where no case
/// has it, or its three days are over: a code that was never drawn and one that is over look
/// alike.
pub fn read_by(
    tx: &Tx,
    f: &Frame,
    (code, actor, agent): (Code, Actor, &Private<String>),
    word: Word,
) -> Result<Option<Told>, Fault> {
    let Some(case) = store::by_code(tx, code)? else { return Ok(None) };
    let entry = Entry::new("help.case-read", actor).thing(&case.id);
    tx.audit(entry.detail(&json!({ "agent": agent.as_str() })))?;
    let reader = Reader { first_name: agent.clone(), word: word.clone(), at: tx.now() };
    store::show_reader(tx, &case, reader)?;
    let line = |item: &Item| {
        let Line { probe, value, .. } = Line::of(f, item);
        format!("{} {value} ({})", f.t(format!("case-probe-{probe}")), f.moment(item.at))
    };
    Ok(Some(Told {
        likely: likely(&case.items)
            .into_iter()
            .map(|guess| {
                let words = f.t(format!("trouble-cause-{}", guess.cause.name()));
                (guess.percent, words.into_owned())
            })
            .collect(),
        lines: case.items.iter().map(line).collect(),
        until: f.moment(case.until),
        word,
    }))
}

fn likely(items: &[Item]) -> Vec<Guess> {
    let (signs, mut out) = known(items);
    let next = |_| {
        let guess = likeliest(signs, &out).filter(|one| one.percent >= WORTH_SAYING_PERCENT)?;
        out.push(guess.cause);
        Some(guess)
    };
    (0..CAUSES).map_while(next).collect()
}

fn known(items: &[Item]) -> (Signs, Vec<Cause<Anyone>>) {
    let (mut signs, mut out) = (Signs::default(), Vec::new());
    for item in items {
        match &item.fact {
            Fact::Happens(one) => signs.happens = Some(*one),
            Fact::Detail(one) => signs.detail = Some(*one),
            Fact::After(one) => signs.after = Some(*one),
            Fact::Cookies(one) => signs.cookies = Some(*one),
            Fact::Ours(one) => signs.ours = Some(*one),
            Fact::NotThis(told) => out.push(told.0),
            Fact::Browser(_) | Fact::System(_) | Fact::Language(_) => {}
        }
    }
    (signs, out)
}
