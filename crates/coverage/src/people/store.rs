//! People and the names that files have for them.

use base::{Entropy, MemberId, MemberScope};
use formats::records::{Person, SourceRef};
use store::{Fault, Place, Question, Taken, Tx, args};

use super::named;
use super::rules::{PersonView, plain_card_number};

store::statements! {
    /// Whose name is this, and what was last taken under it?
    ALIAS = "SELECT member, digest FROM alias WHERE name = $1";
    /// A name that is already somebody's stays theirs.
    ADD_ALIAS = "INSERT INTO alias (name, member) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING";
    /// What was taken under a person's own name in a file.
    MARK_ALIAS = "UPDATE alias SET digest = $3 WHERE name = $1 AND member = $2";
    /// Two people were found under one name, so it names nobody from now on.
    CONTEST_ALIAS = "UPDATE alias SET member = NULL, digest = NULL WHERE name = $1";
    /// One person, by their own right.
    PERSON = "SELECT body FROM person WHERE id = $1";
    ADD_PERSON = "INSERT INTO person (id, version, body) VALUES ($1, 1, $2)";
    CHANGE_PERSON = "UPDATE person SET version = version + 1, body = $2 WHERE id = $1";
    ADD_CARD_NUMBER = "INSERT INTO card_number (number, member) VALUES ($1, $2)
        ON CONFLICT (number, member) DO NOTHING";
    /// Two are enough to know that a number does not tell one person.
    CARD_NUMBER = "SELECT member FROM card_number WHERE number = $1 LIMIT 2";
    /// A household under one number is rarely more than a dozen.
    CARD_HOLDERS = "SELECT member FROM card_number WHERE number = $1 ORDER BY member LIMIT 12";
}

/// The member whom a record in a plan's file means.
pub fn find_member(tx: &Tx, name: &SourceRef) -> Result<Option<MemberId>, Fault> {
    Ok(alias(tx, name)?.and_then(|alias| alias.member))
}

/// What `find_member` will ask.
pub fn foresee_member(tx: &Tx, name: &SourceRef) -> Question {
    Question::new(ALIAS, args![hashed(tx, name)])
}

/// The only member whose card carries this number. Where a household shares it, the one whom the
/// plan's file gives it as their own.
pub fn find_by_member_id(tx: &Tx, text: &str) -> Result<Option<MemberId>, Fault> {
    let plain = plain_card_number(text);
    let number = tx.blind("card-number", &plain);
    let members = tx.all(CARD_NUMBER, &args![number], |row| row.get::<MemberId>(0))?;
    match members.as_slice() {
        [] => Ok(None),
        [only] => Ok(Some(*only)),
        _ => {
            let is_own = |person: &PersonView| {
                person.member_id.as_deref().is_some_and(|own| plain_card_number(own) == plain)
            };
            let holders = card_holders(tx, text)?;
            let mut own = holders.iter().filter(|(_, person)| is_own(person));
            let first = own.next().map(|(member, _)| *member);
            Ok(first.filter(|_| own.next().is_none()))
        }
    }
}

/// Everyone whose card carries this number, for `access` to tell apart by their other facts.
pub fn card_holders(tx: &Tx, text: &str) -> Result<Vec<(MemberId, PersonView)>, Fault> {
    let number = tx.blind("card-number", &plain_card_number(text));
    let members = tx.all(CARD_HOLDERS, &args![number], |row| row.get::<MemberId>(0))?;
    let mut holders = Vec::new();
    for member in members {
        match view(tx, member) {
            // Their key is gone, and the number is a household's.
            Err(Fault::Forgotten) => {}
            found => holders.extend(found?.map(|person| (member, person))),
        }
    }
    Ok(holders)
}

/// What we know of the person the scope was given for.
pub fn person(tx: &Tx, scope: MemberScope) -> Result<Option<PersonView>, Fault> {
    view(tx, scope.member())
}

/// Takes in what a file says of a person. The same record again changes nothing.
pub fn take_person(tx: &Tx, person: &Person) -> Result<(MemberId, Taken), Fault> {
    let Some(own) = person.refs.first() else { return Err(Fault::corrupt("person without a ref")) };
    let digest = tx.digest(person)?;
    let known = alias(tx, own)?;
    if let Some(Alias { member: Some(member), digest: Some(last), .. }) = &known
        && *last == digest
    {
        return Ok((*member, Taken::Same));
    }
    let (id, old) = match recognise(tx, person, known)? {
        Some((id, old)) => (id, Some(old)),
        None => (MemberId::new(tx.blind("member", own.as_str())), None),
    };
    let taken = save(tx, id, old, person)?;
    for name in &person.refs {
        tx.put(ADD_ALIAS, &args![hashed(tx, name), id])?;
    }
    tx.put(MARK_ALIAS, &args![hashed(tx, own), id, digest])?;
    if let Some(number) = &person.member_id {
        note_card_number(tx, number, id)?;
    }
    Ok((id, taken))
}

/// A number by which people find this member: one that stands on a card of theirs.
pub fn note_card_number(tx: &Tx, number: &str, member: MemberId) -> Result<(), Fault> {
    let plain = plain_card_number(number);
    if plain.is_empty() {
        return Ok(());
    }
    tx.put(ADD_CARD_NUMBER, &args![tx.blind("card-number", &plain), member])
}

/// What `take_person` will ask of somebody new.
pub fn foresee_person(tx: &Tx, person: &Person) -> Vec<Question> {
    let Some(own) = person.refs.first() else { return Vec::new() };
    let member = MemberId::new(tx.blind("member", own.as_str()));
    let names = person.refs.iter().map(|name| foresee_member(tx, name));
    let body = Question::new(PERSON, args![member]);
    names.chain([body]).chain(store::keys::foresee(member)).collect()
}

struct Alias {
    name: Entropy,
    member: Option<MemberId>,
    /// Present where the name is a file's own for this person.
    digest: Option<Entropy>,
}

fn alias(tx: &Tx, name: &SourceRef) -> Result<Option<Alias>, Fault> {
    let name = hashed(tx, name);
    tx.maybe(ALIAS, &args![name], |row| {
        Ok(Alias { name, member: row.get(0)?, digest: row.get(1)? })
    })
}

fn hashed(tx: &Tx, name: &SourceRef) -> Entropy {
    tx.blind("alias", name.as_str())
}

/// The person a record is of, if we have met them: under the file's own name for certain, under
/// any other shared name only if nothing speaks against it. A name that turns out to be shared by
/// different people is contested on the spot, lest one be shown the other's medicines.
fn recognise(
    tx: &Tx,
    record: &Person,
    own: Option<Alias>,
) -> Result<Option<(MemberId, PersonView)>, Fault> {
    if let Some(Alias { member: Some(id), digest: Some(_), .. }) = own
        && let Some(known) = view(tx, id)?
    {
        return Ok(Some((id, known)));
    }
    let mut found = None;
    for name in &record.refs {
        let Some(Alias { name, member: Some(id), .. }) = alias(tx, name)? else { continue };
        let known = match view(tx, id) {
            // A name that is shared with somebody forgotten says nothing of this one.
            Err(Fault::Forgotten) => continue,
            found => found?,
        };
        let Some(known) = known else { continue };
        if !known.may_be(record) {
            tx.put(CONTEST_ALIAS, &args![name])?;
        } else if found.is_none() {
            found = Some((id, known));
        }
    }
    if found.is_some() {
        return Ok(found);
    }
    // Met before under a name that has since been contested.
    let first = record.refs.first().map_or("", |name| name.as_str());
    let id = MemberId::new(tx.blind("member", first));
    match view(tx, id)? {
        Some(known) if !known.may_be(record) => Err(Fault::corrupt("a third person of one name")),
        known => Ok(known.map(|known| (id, known))),
    }
}

pub(super) fn view(tx: &Tx, id: MemberId) -> Result<Option<PersonView>, Fault> {
    tx.maybe(PERSON, &args![id], |row| tx.open(&place(id), &row.get::<Vec<u8>>(0)?))
}

fn save(tx: &Tx, id: MemberId, old: Option<PersonView>, record: &Person) -> Result<Taken, Fault> {
    let Some(old) = old else {
        let new = PersonView::default().updated_by(record);
        tx.put(ADD_PERSON, &args![id, tx.seal(&place(id), &new)?])?;
        named::added(tx, id, &new)?;
        return Ok(Taken::Added);
    };
    let new = old.updated_by(record);
    if new == old {
        return Ok(Taken::Same);
    }
    tx.put(CHANGE_PERSON, &args![id, tx.seal(&place(id), &new)?])?;
    named::changed(tx, id, (&old, &new))?;
    Ok(Taken::Changed)
}

fn place(id: MemberId) -> Place {
    Place::new(id, "person", id.bytes())
}

#[cfg(test)]
mod tests;
