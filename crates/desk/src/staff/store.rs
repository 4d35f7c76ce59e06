//! Staff, their invitations and their passkeys.

use ::store::{Actor, Entry, Fault, Owner, Place, Row, Tx, args};
use base::{Entropy, PasskeyId, Private, StaffId, Timestamp, folded};
use factors::passkeys::ceremony::Key;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::rules::{Action, Code, INVITATION_LIFE, Role, first_name};
use crate::session;

store::statements! {
    STAFF_ADD = "INSERT INTO desk_staff (id, name, role, invited_at, body) \
        VALUES ($1, $2, $3, $4, $5)";
    STAFF_NAMED = "SELECT id, role, invited_at, joined_at, removed_at, body FROM desk_staff \
        WHERE name = $1 AND removed_at IS NULL";
    STAFF_ONE = "SELECT id, role, invited_at, joined_at, removed_at, body FROM desk_staff \
        WHERE id = $1";
    /// Everybody who ever worked here: as many as a plan has staff.
    STAFF_ALL = "SELECT id, role, invited_at, joined_at, removed_at, body FROM desk_staff \
        ORDER BY invited_at, id";
    STAFF_JOINED = "UPDATE desk_staff SET joined_at = $2 WHERE id = $1 AND joined_at IS NULL";
    STAFF_REMOVED = "UPDATE desk_staff SET removed_at = $2 WHERE id = $1 AND removed_at IS NULL";
    INVITATION_ADD = "INSERT INTO desk_invitation (mark, staff, expires_at) VALUES ($1, $2, $3)";
    INVITATION = "SELECT staff FROM desk_invitation \
        WHERE mark = $1 AND used_at IS NULL AND expires_at > $2";
    INVITATION_USED = "UPDATE desk_invitation SET used_at = $2 \
        WHERE mark = $1 AND used_at IS NULL AND expires_at > $2";
    INVITATIONS_END = "UPDATE desk_invitation SET expires_at = $2 \
        WHERE staff = $1 AND used_at IS NULL AND expires_at > $2";
    PASSKEY_ADD = "INSERT INTO desk_passkey (id, staff, found_by, made_at, counter, version, body) \
        VALUES ($1, $2, $3, $4, $5, 1, $6)";
    PASSKEY_FOUND = "SELECT id, staff, counter, version, body FROM desk_passkey \
        WHERE found_by = $1 AND ended_at IS NULL ORDER BY made_at LIMIT 1";
    PASSKEY_USED = "UPDATE desk_passkey SET used_at = $2, counter = $3, version = version + 1 \
        WHERE id = $1 AND version = $4 AND ended_at IS NULL";
    PASSKEY_END = "UPDATE desk_passkey SET ended_at = $2 WHERE id = $1 AND ended_at IS NULL";
    PASSKEYS_END = "UPDATE desk_passkey SET ended_at = $2 WHERE staff = $1 AND ended_at IS NULL";
}

/// Somebody to be invited; name and team as `rules::name` leaves them.
#[derive(Debug, Clone)]
pub struct New {
    pub name: Private<String>,
    pub team: Private<String>,
    pub role: Role,
}

/// Somebody who works here, or did.
#[derive(Debug, Clone)]
pub struct Staff {
    pub id: StaffId,
    pub role: Role,
    pub name: Private<String>,
    pub team: Private<String>,
    pub invited_at: Timestamp,
    pub joined_at: Option<Timestamp>,
    pub removed_at: Option<Timestamp>,
}

impl Staff {
    /// What members read of them.
    pub fn first_name(&self) -> Private<String> {
        first_name(&self.name.0).to_owned().into()
    }

    pub fn works_here(&self) -> bool {
        self.joined_at.is_some() && self.removed_at.is_none()
    }
}

#[derive(Serialize, Deserialize)]
struct Body {
    name: Private<String>,
    team: Private<String>,
}

/// What came of an invitation.
#[derive(Debug)]
pub enum Invited {
    /// Its code, which is kept nowhere, and until when it may be used.
    Code(Code, Timestamp),
    /// Somebody of this name works here, or was invited: no two of one name (SECURITY 81).
    NameTaken,
}

/// Invites somebody. One who was invited and never came, and whose role and team are the same, is
/// invited anew: the earlier code is dead.
pub fn invite(tx: &Tx, new: &New) -> Result<Invited, Fault> {
    let known = named(tx, &new.name.0)?;
    let id = match &known {
        Some(staff) if staff.joined_at.is_some() => return Ok(Invited::NameTaken),
        Some(staff) if staff.role != new.role || staff.team != new.team => {
            return Ok(Invited::NameTaken);
        }
        Some(staff) => staff.id,
        None => add(tx, new)?,
    };
    tx.run(INVITATIONS_END, &args![id, tx.now()])?;
    let (code, until) = (Code::draw(tx.entropy()), tx.now() + INVITATION_LIFE);
    tx.run(INVITATION_ADD, &args![mark(tx, code), id, until])?;
    let entry = Entry::new("staff.invited", Actor::Operator).thing(id.bytes());
    tx.audit(entry.detail(&json!({ "role": new.role.word(), "name": new.name.as_str() })))?;
    Ok(Invited::Code(code, until))
}

fn add(tx: &Tx, new: &New) -> Result<StaffId, Fault> {
    let id = StaffId::new(tx.entropy());
    let body = Body { name: new.name.clone(), team: new.team.clone() };
    let body = tx.seal(&place(id), &body)?;
    tx.run(STAFF_ADD, &args![id, name_key(tx, &new.name.0), new.role.word(), tx.now(), body])?;
    Ok(id)
}

/// Everybody who works here, was invited or did work here; the oldest first.
pub fn list(tx: &Tx) -> Result<Vec<Staff>, Fault> {
    let rows = tx.all(STAFF_ALL, &[], columns)?;
    rows.into_iter().map(|row| opened(tx, row)).collect()
}

/// Who is at the desk now and may help somebody back in.
pub fn on_duty(tx: &Tx) -> Result<Vec<Staff>, Fault> {
    let mut here = Vec::new();
    for id in session::store::on_duty(tx)? {
        here.extend(
            one(tx, id)?.filter(|staff| staff.works_here() && staff.role.may(Action::Assist)),
        );
    }
    Ok(here)
}

/// Who works here now under this name.
pub fn named(tx: &Tx, name: &str) -> Result<Option<Staff>, Fault> {
    let row = tx.maybe(STAFF_NAMED, &args![name_key(tx, name)], columns)?;
    row.map(|row| opened(tx, row)).transpose()
}

pub fn one(tx: &Tx, id: StaffId) -> Result<Option<Staff>, Fault> {
    let row = tx.maybe(STAFF_ONE, &args![id], columns)?;
    row.map(|row| opened(tx, row)).transpose()
}

/// Ends whatever somebody could come in by, at once: passkeys, invitations, sessions. False where
/// nobody of this name works here.
pub fn remove(tx: &Tx, name: &str) -> Result<bool, Fault> {
    let Some(staff) = named(tx, name)? else { return Ok(false) };
    let now = tx.now();
    tx.run(STAFF_REMOVED, &args![staff.id, now])?;
    tx.run(PASSKEYS_END, &args![staff.id, now])?;
    tx.run(INVITATIONS_END, &args![staff.id, now])?;
    session::store::end_all(tx, staff.id)?;
    tx.audit(Entry::new("staff.removed", Actor::Operator).thing(staff.id.bytes()))?;
    Ok(true)
}

/// Whom a code invites, while it lasts.
pub fn invited_by(tx: &Tx, code: Code) -> Result<Option<Staff>, Fault> {
    let found = tx.maybe(INVITATION, &args![mark(tx, code), tx.now()], |row| row.get(0))?;
    let Some(id) = found else { return Ok(None) };
    Ok(one(tx, id)?.filter(|staff| staff.removed_at.is_none()))
}

/// Uses an invitation up and binds the passkey that was made by it. Nothing where the invitation is
/// over or was used, or the passkey is somebody's.
pub fn join(tx: &Tx, code: Code, key: &Key) -> Result<Option<Staff>, Fault> {
    let Some(staff) = invited_by(tx, code)? else { return Ok(None) };
    if key_found(tx, key.id())?.is_some() {
        return Ok(None);
    }
    if tx.run(INVITATION_USED, &args![mark(tx, code), tx.now()])? == 0 {
        return Ok(None);
    }
    tx.run(STAFF_JOINED, &args![staff.id, tx.now()])?;
    let id = PasskeyId::new(tx.entropy());
    let body = tx.seal(&key_place(id), key)?;
    let (by, counter) = (found_by(tx, key.id()), i64::from(key.uses()));
    tx.run(PASSKEY_ADD, &args![id, staff.id, by, tx.now(), counter, body])?;
    let entry = Entry::new("staff.joined", Actor::Staff(staff.id)).thing(staff.id.bytes());
    tx.audit(entry)?;
    Ok(Some(staff))
}

/// A passkey of somebody's here.
#[derive(Debug, Clone)]
pub struct Held {
    pub id: PasskeyId,
    pub staff: StaffId,
    pub uses: u32,
    version: i64,
    pub key: Key,
}

/// The live passkey with this id of the device's.
pub fn key_found(tx: &Tx, credential: &[u8]) -> Result<Option<Held>, Fault> {
    let row = tx.maybe(PASSKEY_FOUND, &args![found_by(tx, credential)], |row| {
        let counter: i64 = row.get(2)?;
        Ok((row.get::<PasskeyId>(0)?, row.get(1)?, counter, row.get(3)?, row.get::<Vec<u8>>(4)?))
    })?;
    let Some((id, staff, counter, version, sealed)) = row else { return Ok(None) };
    let uses = u32::try_from(counter).map_err(|_| Fault::corrupt("uses fit 32 bits"))?;
    Ok(Some(Held { id, staff, uses, version, key: tx.open(&key_place(id), &sealed)? }))
}

/// Notes a use. False where the row has moved since `held` was read.
pub fn key_used(tx: &Tx, held: &Held, uses: u32) -> Result<bool, Fault> {
    let values = args![held.id, tx.now(), i64::from(uses), held.version];
    Ok(tx.run(PASSKEY_USED, &values)? == 1)
}

/// Somebody may have a copy of it: it opens nothing from now on, and whatever it may have opened is
/// over.
pub fn key_copied(tx: &Tx, held: &Held) -> Result<(), Fault> {
    tx.run(PASSKEY_END, &args![held.id, tx.now()])?;
    session::store::end_all(tx, held.staff)?;
    let entry = Entry::new("staff.passkey-copied", Actor::Stranger).thing(held.staff.bytes());
    tx.audit(entry)
}

/// What an invitation is kept and bound by: useless without the key.
pub fn mark(tx: &Tx, code: Code) -> Entropy {
    tx.blind("desk-invitation", &code.plain())
}

fn name_key(tx: &Tx, name: &str) -> Entropy {
    tx.blind("desk-staff", &folded(name))
}

fn found_by(tx: &Tx, credential: &[u8]) -> Entropy {
    use base64::Engine as _;
    let text = base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(credential);
    tx.blind("desk-passkey", &text)
}

type Columns = (StaffId, Role, [Option<Timestamp>; 3], Vec<u8>);

fn columns(row: &Row) -> Result<Columns, Fault> {
    let role = Role::read(&row.get::<String>(1)?).ok_or(Fault::corrupt("staff of no role"))?;
    let times = [Some(row.get(2)?), row.get(3)?, row.get(4)?];
    Ok((row.get(0)?, role, times, row.get(5)?))
}

fn opened(tx: &Tx, (id, role, times, sealed): Columns) -> Result<Staff, Fault> {
    let Body { name, team } = tx.open(&place(id), &sealed)?;
    let [invited, joined_at, removed_at] = times;
    let invited_at = invited.unwrap_or(Timestamp::from_micros(0));
    Ok(Staff { id, role, name, team, invited_at, joined_at, removed_at })
}

fn place(id: StaffId) -> Place {
    Place::new(Owner::House, "desk_staff", id.bytes())
}

fn key_place(id: PasskeyId) -> Place {
    Place::new(Owner::House, "desk_passkey", id.bytes())
}
