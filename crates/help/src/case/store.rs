//! Cases: opened, seen again by the browser that holds them, found by their code, over. The record
//! keeps who read one and nothing else of it: it grants nothing, and must not be tied to anybody.

use std::time::Duration;

use ::store::{Fault, Owner, Place, Row, Sweep, Tx, args};
use base::{Entropy, Lang, Private, Secret, Timestamp};
use serde::{Deserialize, Serialize};

use super::evidence::Item;
use super::rules::{Code, LIFE};

store::statements! {
    /// A code that is taken adds nothing: another one is drawn.
    ADD = "INSERT INTO help_case (id, mark, opened_at, expires_at, version, body) \
        VALUES ($1, $2, $3, $4, 1, $5) ON CONFLICT (mark) DO NOTHING";
    HELD = "SELECT id, expires_at, version, body FROM help_case WHERE id = $1 AND expires_at > $2";
    BY_MARK = "SELECT id, expires_at, version, body FROM help_case \
        WHERE mark = $1 AND expires_at > $2";
    SAVE = "UPDATE help_case SET body = $3, version = version + 1 WHERE id = $1 AND version = $2";
    CLOSE = "DELETE FROM help_case WHERE id = $1";
    OLD = "SELECT id FROM help_case WHERE expires_at < $1 LIMIT $2";
    REMOVE = "DELETE FROM help_case WHERE id = $1 AND expires_at < $2";
}

/// A case is gone with its last hour.
pub const SWEEPS: [Sweep; 1] =
    [Sweep { name: "help_case", keep: Duration::ZERO, find: OLD, remove: REMOVE }];

/// A case while it lasts.
#[derive(Debug, Clone)]
pub struct Case {
    pub(super) id: Entropy,
    pub code: Code,
    pub items: Vec<Item>,
    pub until: Timestamp,
    /// Who opened it last at our end.
    pub reader: Option<Reader>,
    pub version: i64,
}

/// An agent who reads a case: what its holder knows them by.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Reader {
    pub first_name: Private<String>,
    pub word: Word,
    pub at: Timestamp,
}

/// A word that an agent says and the holder reads, in each language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Word {
    pub english: String,
    pub spanish: String,
}

impl Word {
    pub fn said(&self, lang: Lang) -> &str {
        match lang {
            Lang::English => &self.english,
            Lang::Spanish => &self.spanish,
        }
    }

    /// For whoever says it without knowing which is read.
    pub fn both(&self) -> String {
        let Self { english, spanish } = self;
        if english == spanish { english.clone() } else { format!("{english} · {spanish}") }
    }
}

#[derive(Debug, Serialize, Deserialize)]
struct Body {
    code: String,
    items: Vec<Item>,
    #[serde(default)]
    reader: Option<Reader>,
}

/// So many draws hit codes that are taken only where nearly all of ninety million are.
const DRAWS: usize = 20;

/// Opens a case for whoever holds `token`.
pub fn open(tx: &Tx, token: &Secret, items: &[Item]) -> Result<Case, Fault> {
    open_with(tx, token, items, || Code::draw(tx.entropy()))
}

/// The same with codes from elsewhere.
pub fn open_with(
    tx: &Tx,
    token: &Secret,
    items: &[Item],
    mut draw: impl FnMut() -> Code,
) -> Result<Case, Fault> {
    let (id, until) = (id(tx, token), tx.now() + LIFE);
    for _ in 0..DRAWS {
        let code = draw();
        let body = Body { code: code.plain(), items: items.to_vec(), reader: None };
        let body = tx.seal(&place(&id), &body)?;
        if tx.run(ADD, &args![id, mark(tx, code), tx.now(), until, body])? == 1 {
            return Ok(Case { id, code, items: items.to_vec(), until, reader: None, version: 1 });
        }
    }
    Err(Fault::Busy)
}

/// The case that this browser holds.
pub fn held(tx: &Tx, token: &Secret) -> Result<Option<Case>, Fault> {
    tx.maybe(HELD, &args![id(tx, token), tx.now()], |row| read(tx, row))
}

/// The case of this code, for an agent to whom it was read. It says nothing of who reads it.
pub fn by_code(tx: &Tx, code: Code) -> Result<Option<Case>, Fault> {
    tx.maybe(BY_MARK, &args![mark(tx, code), tx.now()], |row| read(tx, row))
}

/// Its holder sees who reads it now, and the word that they say.
pub fn show_reader(tx: &Tx, case: &Case, reader: Reader) -> Result<(), Fault> {
    save(tx, &Case { reader: Some(reader), ..case.clone() })
}

/// Takes one item away, so that nobody sees it any more.
pub fn take_away(tx: &Tx, token: &Secret, item: &str) -> Result<(), Fault> {
    let Some(mut case) = held(tx, token)? else { return Ok(()) };
    let before = case.items.len();
    case.items.retain(|one| one.fact.named() != item);
    if case.items.len() == before {
        return Ok(());
    }
    save(tx, &case)
}

/// What was said since takes the place of what a held case says; its code stays.
pub fn say_anew(tx: &Tx, token: &Secret, items: &[Item]) -> Result<Option<Case>, Fault> {
    let Some(case) = held(tx, token)? else { return Ok(None) };
    let case = Case { items: items.to_vec(), ..case };
    save(tx, &case)?;
    Ok(Some(case))
}

fn save(tx: &Tx, case: &Case) -> Result<(), Fault> {
    let Case { code, items, reader, .. } = case.clone();
    let body = Body { code: code.plain(), items, reader };
    let sealed = tx.seal(&place(&case.id), &body)?;
    if tx.run(SAVE, &args![case.id, case.version, sealed])? == 0 {
        return Err(Fault::Conflict("a case changed while it was read".to_owned()));
    }
    Ok(())
}

/// Ends the case of this browser; nothing of it is kept.
pub fn close(tx: &Tx, token: &Secret) -> Result<(), Fault> {
    tx.run(CLOSE, &args![id(tx, token)])?;
    Ok(())
}

fn read(tx: &Tx, row: &Row) -> Result<Case, Fault> {
    let id: Entropy = row.get(0)?;
    let body: Body = tx.open(&place(&id), &row.get::<Vec<u8>>(3)?)?;
    let code = Code::read(&body.code).ok_or(Fault::corrupt("a case without a code"))?;
    let Body { items, reader, .. } = body;
    Ok(Case { id, code, items, until: row.get(1)?, reader, version: row.get(2)? })
}

/// What the row is called: nobody who reads rows can hold the case.
fn id(tx: &Tx, token: &Secret) -> Entropy {
    tx.blind("help-case", token.expose())
}

fn mark(tx: &Tx, code: Code) -> Entropy {
    tx.blind("help-case-code", &code.plain())
}

fn place(id: &Entropy) -> Place {
    Place::new(Owner::House, "help_case", id)
}
