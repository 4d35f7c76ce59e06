//! Saved codes: ten to a set, shown once, each good once. Kept as keyed hashes, so that neither the
//! database nor its keeper can show them again.

pub(crate) mod pages;
pub(crate) mod store;
#[cfg(test)]
mod tests;

use ::store::{Actor, Entry, Fault, Tx};
use base::{SavedSetId, Secret};
use guard::AUTHENTICATOR_STREAK;
use identity::Keys;
use identity::codes::Code;
use identity::history::Event;
use identity::keys::Mark;
use identity::notices::Notice;
use serde_json::json;

use crate::{Answer, Engine, Of, Telling};

/// Symbols of a saved code: 130 bits (SECURITY 46 asks for 128).
pub const SYMBOLS: usize = 26;

/// Codes in a set.
pub const IN_A_SET: u32 = 10;

/// Why a set counts no more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// Another was made.
    Replaced,
    /// A hundred wrong codes in a row.
    WornOut,
}

impl Ending {
    const fn word(self) -> &'static str {
        match self {
            Self::Replaced => "replaced",
            Self::WornOut => "worn-out",
        }
    }

    fn read(word: &str) -> Option<Self> {
        [Self::Replaced, Self::WornOut].into_iter().find(|ending| ending.word() == word)
    }
}

/// Makes ten codes and hands them out, for the only time. Those made before count no more.
pub(crate) fn make(
    tx: &Tx,
    engine: &Engine,
    telling: &Telling,
    of: Of,
) -> Result<Vec<Code>, Fault> {
    store::end(tx, of, Ending::Replaced)?;
    let set = store::insert(tx, of)?;
    let codes: Option<Vec<Code>> = (0..IN_A_SET).map(|_| draw(tx)).collect();
    let codes = codes.ok_or_else(|| Fault::Defect("a drawn code reads back".to_owned()))?;
    for code in &codes {
        store::insert_code(tx, (set, of.1), &mark(&engine.keys, set, code))?;
    }
    let entry = Entry::new("saved-codes.made", Actor::Account(of.0)).owner(of.1);
    tx.audit(entry.thing(set.bytes()))?;
    let key = format!("saved-codes-made/{set}");
    telling.tell(tx, of, (&key, Event::SavedCodesMade, &Notice::SavedCodesMade))?;
    Ok(codes)
}

/// Two halves, since one draw of luck fills thirteen symbols and a little more.
fn draw(tx: &Tx) -> Option<Code> {
    let half = || Code::draw(&tx.entropy(), SYMBOLS / 2);
    let both = Secret::new(format!("{}{}", half().symbols(), half().symbols()));
    Code::typed(both.expose(), SYMBOLS)
}

fn mark(keys: &Keys, set: SavedSetId, code: &Code) -> Mark {
    keys.mark(set.bytes(), code.symbols())
}

/// Uses a code up: one winner, however many send it at once. Each counts once for ever. A hundred
/// wrong ones in a row end the set (SECURITY 15); nobody comes near that by mistyping.
pub fn redeem(
    tx: &Tx,
    (engine, telling): (&Engine, &Telling),
    of: Of,
    code: &Code,
) -> Result<Answer, Fault> {
    let Some(set) = store::latest(tx, of)? else { return Ok(Answer::None) };
    match set.ended {
        Some((_, Ending::WornOut)) => return Ok(Answer::Off),
        Some(_) => return Ok(Answer::None),
        None => {}
    }
    let mark = mark(&engine.keys, set.id, code);
    if store::use_up(tx, &set, &mark)? {
        used(tx, telling, &set)?;
        return Ok(Answer::Right);
    }
    if store::is_used(tx, &set, &mark)? {
        return Ok(Answer::Used);
    }
    miss(tx, telling, &set)
}

fn used(tx: &Tx, telling: &Telling, set: &store::Set) -> Result<(), Fault> {
    let left = set.left.saturating_sub(1);
    let entry = Entry::new("saved-code.used", Actor::Account(set.of.0)).owner(set.of.1);
    tx.audit(entry.thing(set.id.bytes()).detail(&json!({ "left": left })))?;
    let key = format!("saved-code-used/{}/{left}", set.id);
    let notice = Notice::SavedCodeUsed { left };
    telling.tell(tx, set.of, (&key, Event::SavedCodeUsed, &notice))
}

fn miss(tx: &Tx, telling: &Telling, set: &store::Set) -> Result<Answer, Fault> {
    let streak = set.streak.miss();
    store::save_streak(tx, set, streak)?;
    if !streak.reached(AUTHENTICATOR_STREAK) {
        return Ok(Answer::Wrong { left: AUTHENTICATOR_STREAK.saturating_sub(streak.wrong()) });
    }
    store::end(tx, set.of, Ending::WornOut)?;
    let entry = Entry::new("saved-codes.switched-off", Actor::Stranger).owner(set.of.1);
    tx.audit(entry.thing(set.id.bytes()))?;
    let key = format!("saved-codes-off/{}", set.id);
    telling.tell(tx, set.of, (&key, Event::FactorSwitchedOff, &Notice::FactorSwitchedOff))?;
    Ok(Answer::Off)
}
