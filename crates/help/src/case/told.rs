//! What an agent to whom a code was read is told of its case. Whoever reads one is written down.

use ::store::{Actor, Entry, Fault, Tx};
use base::Private;
use serde_json::json;
use web::Frame;

use super::evidence::{Fact, Item};
use super::pages::Line;
use super::rules::Code;
use super::store::{self, Reader, Word};
use crate::apart::rules::Known;
use crate::trouble::causes::{Anyone, Cause, Guess, Shown as _, likeliest};
use crate::trouble::signs::Signs;

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
    /// Until when it is kept; nothing where it is kept nowhere, since its number holds it.
    pub until: Option<String>,
    /// What the agent says, so that the holder knows them by it; nothing where no page of theirs
    /// could show it.
    pub word: Option<Word>,
}

/// The case of this code, or what a code of the page apart from the portal holds; read by an agent
/// of this name, who says this word. Nothing where no case has it, or its three days are over: a
/// code that was never drawn and one that is over look alike.
pub fn read_by(
    tx: &Tx,
    f: &Frame,
    (code, actor, agent): (Code, Actor, &Private<String>),
    word: Word,
) -> Result<Option<Told>, Fault> {
    let Some(case) = store::by_code(tx, code)? else {
        return carried(tx, f, (code, actor, agent));
    };
    let entry = Entry::new("help.case-read", actor).thing(&case.id);
    tx.audit(entry.detail(&json!({ "agent": agent.as_str() })))?;
    let reader = Reader { first_name: agent.clone(), word: word.clone(), at: tx.now() };
    store::show_reader(tx, &case, reader)?;
    let line = |item: &Item| format!("{} ({})", line(f, item), f.moment(item.at));
    Ok(Some(Told {
        likely: in_words(f, &case.items),
        lines: case.items.iter().map(line).collect(),
        until: Some(f.moment(case.until)),
        word: Some(word),
    }))
}

/// A number that a page apart from the portal made holds all that it says.
fn carried(
    tx: &Tx,
    f: &Frame,
    (code, actor, agent): (Code, Actor, &Private<String>),
) -> Result<Option<Told>, Fault> {
    let Some(known) = Known::of(code) else { return Ok(None) };
    let entry = Entry::new("help.case-read", actor);
    tx.audit(entry.detail(&json!({ "agent": agent.as_str(), "apart": true })))?;
    let items = known.items(tx.now());
    Ok(Some(Told {
        likely: in_words(f, &items),
        lines: items.iter().map(|item| line(f, item)).collect(),
        until: None,
        word: None,
    }))
}

fn line(f: &Frame, item: &Item) -> String {
    let Line { probe, value, .. } = Line::of(f, item);
    format!("{} {value}", f.t(format!("case-probe-{probe}")))
}

fn in_words(f: &Frame, items: &[Item]) -> Vec<(u64, String)> {
    let words = |name| f.t(format!("trouble-cause-{name}")).into_owned();
    let said = |guess: Guess| (guess.percent, words(guess.cause.name()));
    likely(items).into_iter().map(said).collect()
}

fn likely(items: &[Item]) -> Vec<Guess> {
    let (signs, out) = known(items);
    likeliest_few(signs, out)
}

/// The likeliest causes, one after the other, as many as anybody has the patience for.
pub fn likeliest_few(signs: Signs, mut out: Vec<Cause<Anyone>>) -> Vec<Guess> {
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
            Fact::Scripts(one) => signs.scripts = Some(*one),
            Fact::Ours(one) => signs.ours = Some(*one),
            Fact::NotThis(told) => out.push(told.0),
            Fact::Browser(_) | Fact::System(_) | Fact::Language(_) => {}
        }
    }
    (signs, out)
}
