//! Prescriptions and fills: taken in from the plan's files, read back for their owner.

use std::collections::HashMap;

use base::{Day, Entropy, FillId, MemberId, MemberScope, PrescriptionId, bare};
use formats::records::{self, FillStatus, PrescriptionStatus, Quantity};
use jiff::tz::TimeZone;
use serde::Serialize;
use serde::de::value::StrDeserializer;
use serde::de::{DeserializeOwned, IntoDeserializer as _};
use store::{Fault, Place, Question, Row, Taken, Tx, args};

use super::rules::{SHOW_ENDED_DAYS, last_day, months, shown};
use super::{Body, Fill, FillBody, Fills, Listed, Names, Parts, Prescription, Trace};
use crate::{approvals, early, open, orders};

store::statements! {
    /// Whose it is here, and what was last taken of it.
    PRESCRIPTION_KNOWN = "SELECT owner, digest FROM prescription WHERE id = $1";
    ADD_PRESCRIPTION = "INSERT INTO prescription (id, owner, status, until, version, digest, body)
        VALUES ($1, $2, $3, $4, 1, $5, $6)";
    CHANGE_PRESCRIPTION = "UPDATE prescription
        SET status = $3, until = $4, digest = $5, body = $6, version = version + 1
        WHERE id = $1 AND owner = $2 AND digest <> $5";
    FILL_KNOWN = "SELECT owner, digest FROM fill WHERE id = $1";
    ADD_FILL = "INSERT INTO fill
        (id, owner, prescription, day, status, digest, body, amount, heard)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    CHANGE_FILL = "UPDATE fill SET prescription = $3, day = $4, status = $5, digest = $6,
            body = $7, amount = $8, heard = $9
        WHERE id = $1 AND owner = $2 AND digest <> $6";
    /// An owner's prescriptions that had not ended by a day, with what was dispensed in sum: how
    /// often, since when one is under way or held, and the newest that was handed over.
    PRESCRIPTIONS = "SELECT p.id, p.status, p.version, p.body,
            (SELECT COUNT(*) FROM fill f WHERE f.owner = p.owner AND f.prescription = p.id
                AND f.status = 'completed'),
            (SELECT MAX(COALESCE(f.day, f.heard)) FROM fill f WHERE f.owner = p.owner
                AND f.prescription = p.id AND f.status IN ('preparation', 'in-progress')),
            (SELECT MAX(COALESCE(f.day, f.heard)) FROM fill f WHERE f.owner = p.owner
                AND f.prescription = p.id AND f.status = 'on-hold'),
            l.id, l.day, l.body
        FROM prescription p LEFT JOIN fill l ON l.owner = p.owner AND l.id =
            (SELECT f.id FROM fill f WHERE f.owner = p.owner AND f.prescription = p.id
                AND f.status = 'completed' AND f.day IS NOT NULL
                ORDER BY f.day DESC, f.id DESC LIMIT 1)
        WHERE p.owner = $1 AND p.until >= $2 ORDER BY p.id";
    /// How often which amount was handed over of each of them.
    AMOUNTS = "SELECT f.prescription, f.amount, COUNT(*)
        FROM prescription p JOIN fill f ON f.owner = p.owner AND f.prescription = p.id
        WHERE p.owner = $1 AND p.until >= $2 AND f.status = 'completed' AND f.amount > 0
        GROUP BY f.prescription, f.amount";
    /// How many ended before that day?
    OLDER_COUNT = "SELECT COUNT(*) FROM prescription WHERE owner = $1 AND until < $2";
    PRESCRIPTION = "SELECT id, status, version, body FROM prescription
        WHERE id = $1 AND owner = $2";
    /// Everything dispensed of one prescription, newest first.
    FILLS_OF_ONE = "SELECT id, prescription, status, day, body, heard FROM fill
        WHERE owner = $1 AND prescription = $2
        ORDER BY day DESC NULLS LAST, id DESC";
}

/// Where nobody told when a prescription was written or ends, it stays in the list.
const NO_END: &str = "9999-12-31";

/// The id a prescription has here, the same whenever its file is read.
pub fn prescription_id(tx: &Tx, source: &records::SourceRef) -> PrescriptionId {
    PrescriptionId::new(tx.blind("prescription", source.as_str()))
}

/// Takes in what a file says of a prescription. The same again changes nothing.
pub fn take_prescription(
    tx: &Tx,
    scope: MemberScope,
    id: PrescriptionId,
    (told, names): (&records::Prescription, &Names),
) -> Result<Taken, Fault> {
    let body = body_of(told, names);
    let status = word_of(&told.status)?;
    let digest = tx.digest(&(&status, &body))?;
    let Some(change) = change(known(tx, (PRESCRIPTION_KNOWN, id.bytes()))?, scope, &digest) else {
        return Ok(Taken::Same);
    };
    open::store::note_number(tx, scope.member(), (id, &body))?;
    let until = last_day(&body).map_or_else(|| NO_END.to_owned(), |day| day.to_string());
    let sealed = tx.seal(&place_of(scope, id), &body)?;
    let args = args![id, scope.member(), status, until, digest, sealed];
    taken(tx, change, (ADD_PRESCRIPTION, CHANGE_PRESCRIPTION), &args)
}

/// Takes in one dispensing; `prescription` is the one it was dispensed on, where we know it.
pub fn take_fill(
    tx: &Tx,
    scope: MemberScope,
    (id, prescription): (FillId, Option<PrescriptionId>),
    (told, names): (&records::Fill, &Names),
) -> Result<Taken, Fault> {
    let body = fill_body_of(told, names);
    let status = word_of(&told.status)?;
    let day = told.day.as_ref().map(|day| day.0);
    let amount = told.quantity.map(Quantity::as_thousandths);
    let digest = tx.digest(&(prescription, day, &status, &body, amount))?;
    let Some(change) = change(known(tx, (FILL_KNOWN, id.bytes()))?, scope, &digest) else {
        return Ok(Taken::Same);
    };
    let sealed = tx.seal(&place_of_fill(scope, id), &body)?;
    // Any zone will do: it is days and weeks that are counted from it.
    let heard = tx.now().day_in(&TimeZone::UTC);
    let args = args![id, scope.member(), prescription, day, status, digest, sealed, amount, heard];
    taken(tx, change, (ADD_FILL, CHANGE_FILL), &args)
}

/// What `take_prescription` will ask of this one.
pub fn foresee_prescription(
    tx: &Tx,
    scope: MemberScope,
    id: PrescriptionId,
    told: &records::Prescription,
) -> Vec<Question> {
    let number = told.rx_number.as_ref();
    let number =
        number.and_then(|number| open::store::foresee_number(tx, scope.member(), (id, number)));
    let known = Question::new(PRESCRIPTION_KNOWN, args![id]).of(scope.member());
    std::iter::once(known).chain(number).collect()
}

/// What `take_fill` will ask of this one.
pub fn foresee_fill(scope: MemberScope, id: FillId) -> Question {
    Question::new(FILL_KNOWN, args![id]).of(scope.member())
}

/// Whose row is there, and what was last taken of it.
type Known = Option<(MemberId, Entropy)>;

fn known(tx: &Tx, (sql, id): (store::Sql, &Entropy)) -> Result<Known, Fault> {
    tx.maybe(sql, &args![id], |row| Ok((row.get(0)?, row.get(1)?)))
}

/// A row that is another owner's is not touched: ids follow from the file's names, and a name
/// that two people share must not move a medicine from one to the other.
fn change(known: Known, scope: MemberScope, digest: &Entropy) -> Option<Taken> {
    match known {
        None => Some(Taken::Added),
        Some((owner, last)) if owner == scope.member() && last != *digest => Some(Taken::Changed),
        Some(_) => None,
    }
}

fn taken(
    tx: &Tx,
    change: Taken,
    (add, update): (store::Sql, store::Sql),
    args: &[store::Value],
) -> Result<Taken, Fault> {
    tx.put(if change == Taken::Added { add } else { update }, args)?;
    Ok(change)
}

/// An owner's prescriptions by their names, without those that ended long ago unless asked for.
pub fn prescriptions(
    tx: &Tx,
    scope: MemberScope,
    today: Day,
    reach: Reach,
) -> Result<Vec<Prescription>, Fault> {
    let since = match reach {
        Reach::Recent => today.plus_days(-SHOW_ENDED_DAYS).to_string(),
        Reach::All => String::new(),
    };
    let args = args![scope.member(), since];
    let mut found = tx.all(PRESCRIPTIONS, &args, |row| {
        Ok(Prescription { fills: sums_read(tx, scope, row)?, ..read(tx, scope, row)? })
    })?;
    let amounts: Vec<(PrescriptionId, i64, i64)> =
        tx.all(AMOUNTS, &args, |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    let mut traces = traces_by_prescription(tx, scope, today)?;
    for rx in &mut found {
        rx.orders = taken_as(traces.remove(&rx.id), rx.by_mail, today);
        let whole = whole(&rx.body);
        for (_, given, fills) in amounts.iter().filter(|(of, ..)| *of == rx.id) {
            rx.fills.parts.add((*given, whole), u16::try_from(*fills).unwrap_or(u16::MAX));
        }
    }
    with_the_plans_word(tx, scope, (&mut found, today))?;
    // Ids are as good as random: by them alone each house would show another order.
    found.sort_by_cached_key(|rx| (bare(rx.name().unwrap_or_default()), rx.id));
    Ok(found)
}

/// The amount of a whole fill, in thousandths; none where nobody told it.
fn whole(body: &Body) -> i64 {
    body.quantity.map_or(0, Quantity::as_thousandths)
}

/// What the plan's drug list says of those that have not ended, where it gave leave to fill early,
/// and what it said of approval. The list is read once.
fn with_the_plans_word(
    tx: &Tx,
    scope: MemberScope,
    (found, today): (&mut [Prescription], Day),
) -> Result<(), Fault> {
    let mut current =
        found.iter_mut().filter(|rx| !shown(rx, today).has_ended()).collect::<Vec<_>>();
    if current.is_empty() {
        return Ok(());
    }
    let list = coverage::own_list(tx, scope, today)?;
    let leaves = early::store::leaves(tx, scope, today)?;
    let asked = approvals::store::approvals(tx, scope)?;
    for rx in &mut current {
        rx.early = leaves.get(&rx.id).copied();
        rx.approval = approvals::rules::word(&asked, rx, today);
        let Some(list) = &list else { continue };
        if let Some(listing) = list.find(tx, &rx.body.drug)? {
            rx.listed = Listed {
                prior_authorization: listing.prior_authorization,
                quantity_limit: listing.quantity_limit,
                copay: months(&rx.body).and_then(|months| listing.copay(months, rx.body.by_mail)),
            };
        }
    }
    Ok(())
}

/// How far back a list goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Reach {
    #[default]
    Recent,
    All,
}

/// How many prescriptions the recent list leaves out.
pub fn older_count(tx: &Tx, scope: MemberScope, today: Day) -> Result<i64, Fault> {
    let since = today.plus_days(-SHOW_ENDED_DAYS).to_string();
    tx.one(OLDER_COUNT, &args![scope.member(), since], |row| row.get(0))
}

/// One prescription with everything dispensed of it.
pub fn prescription(
    tx: &Tx,
    scope: MemberScope,
    id: PrescriptionId,
    today: Day,
) -> Result<Option<(Prescription, Vec<Fill>)>, Fault> {
    let args = args![id, scope.member()];
    let Some(mut rx) = tx.maybe(PRESCRIPTION, &args, |row| read(tx, scope, row))? else {
        return Ok(None);
    };
    let args = args![scope.member(), id];
    let history = tx.all(FILLS_OF_ONE, &args, |row| fill(tx, scope, row))?;
    rx.fills = sums(&history, whole(&rx.body));
    let traces = traces_by_prescription(tx, scope, today)?.remove(&id);
    rx.orders = taken_as(traces, rx.by_mail, today);
    with_the_plans_word(tx, scope, (std::slice::from_mut(&mut rx), today))?;
    Ok(Some((rx, history)))
}

fn body_of(told: &records::Prescription, names: &Names) -> Body {
    let mut drug = told.drug.clone();
    drug.name = drug.name.or_else(|| names.drug.clone());
    Body {
        source: Some(told.source.clone()),
        person: Some(told.person.clone()),
        standing: told.standing,
        drug,
        rx_number: told.rx_number.clone(),
        directions: told.directions.clone(),
        reason: told.reason.clone(),
        quantity: told.quantity,
        unit: told.unit.clone(),
        days_supply: told.days_supply,
        refills_allowed: told.refills_allowed,
        written: told.written.clone(),
        expires: told.expires.clone(),
        prescriber: names.prescriber.clone().or_else(|| told.prescriber.name.clone()),
        pharmacy: names.pharmacy.clone().or_else(|| told.pharmacy.name.clone()),
        pharmacy_phone: names.pharmacy_phone.clone(),
        by_mail: told.by_mail || names.by_mail,
    }
}

fn fill_body_of(told: &records::Fill, names: &Names) -> FillBody {
    let mut drug = told.drug.clone();
    drug.name = drug.name.or_else(|| names.drug.clone());
    FillBody {
        source: Some(told.source.clone()),
        drug,
        quantity: told.quantity,
        days_supply: told.days_supply,
        pharmacy: names.pharmacy.clone().or_else(|| told.pharmacy.name.clone()),
    }
}

fn fill(tx: &Tx, scope: MemberScope, row: &Row) -> Result<Fill, Fault> {
    let id = row.get(0)?;
    Ok(Fill {
        id,
        status: status_from(&row.get::<String>(2)?)?,
        day: row.get(3)?,
        heard: row.get(5)?,
        body: tx.open(&place_of_fill(scope, id), &row.get::<Vec<u8>>(4)?)?,
    })
}

/// One prescription's fills in sum; they come newest first.
fn sums(history: &[Fill], whole: i64) -> Fills {
    let mut fills = Fills::default();
    for fill in history {
        match fill.status {
            FillStatus::Completed => {
                fills.done = fills.done.saturating_add(1);
                let given = fill.body.quantity.map_or(0, Quantity::as_thousandths);
                fills.parts.add((given, whole), 1);
            }
            FillStatus::Preparation | FillStatus::InProgress => {
                fills.under_way = fills.under_way.max(fill.day.or(fill.heard));
            }
            FillStatus::OnHold => fills.held = fills.held.max(fill.day.or(fill.heard)),
            _ => {}
        }
        if let (FillStatus::Completed, Some(day), None) = (fill.status, fill.day, fills.last) {
            fills.last = Some(fill.body.as_last(day));
        }
    }
    fills
}

/// The same sums, as the database made them for a row of the list.
fn sums_read(tx: &Tx, scope: MemberScope, row: &Row) -> Result<Fills, Fault> {
    let last = match (row.get::<Option<FillId>>(7)?, row.get::<Option<Day>>(8)?) {
        (Some(id), Some(day)) => {
            let body: FillBody = tx.open(&place_of_fill(scope, id), &row.get::<Vec<u8>>(9)?)?;
            Some(body.as_last(day))
        }
        _ => None,
    };
    let done = u16::try_from(row.get::<i64>(4)?).unwrap_or(u16::MAX);
    let parts = Parts::default();
    Ok(Fills { done, parts, under_way: row.get(5)?, held: row.get(6)?, last })
}

fn traces_by_prescription(
    tx: &Tx,
    scope: MemberScope,
    today: Day,
) -> Result<HashMap<PrescriptionId, Vec<Trace>>, Fault> {
    let mut traces: HashMap<PrescriptionId, Vec<Trace>> = HashMap::new();
    for (prescription, trace) in orders::store::traces(tx, scope, today)? {
        traces.entry(prescription).or_default().push(trace);
    }
    Ok(traces)
}

fn taken_as(traces: Option<Vec<Trace>>, by_mail: bool, today: Day) -> Vec<Trace> {
    traces.into_iter().flatten().map(|trace| trace.as_of(by_mail, today)).collect()
}

fn read(tx: &Tx, scope: MemberScope, row: &Row) -> Result<Prescription, Fault> {
    let id: PrescriptionId = row.get(0)?;
    Ok(Prescription {
        id,
        status: status_from::<PrescriptionStatus>(&row.get::<String>(1)?)?,
        version: row.get(2)?,
        body: tx.open(&place_of(scope, id), &row.get::<Vec<u8>>(3)?)?,
        fills: Fills::default(),
        orders: Vec::new(),
        listed: Listed::default(),
        early: None,
        approval: None,
    })
}

/// The status columns hold FHIR's own words, which the records' serde names are.
fn word_of(status: &impl Serialize) -> Result<String, Fault> {
    match serde_json::to_value(status) {
        Ok(serde_json::Value::String(word)) => Ok(word),
        _ => Err(Fault::corrupt("status word")),
    }
}

fn status_from<S: DeserializeOwned>(word: &str) -> Result<S, Fault> {
    let word: StrDeserializer<'_, serde::de::value::Error> = word.into_deserializer();
    S::deserialize(word).map_err(|_| Fault::corrupt("status word"))
}

fn place_of(scope: MemberScope, id: PrescriptionId) -> Place {
    Place::new(scope, "prescription", id.bytes())
}

fn place_of_fill(scope: MemberScope, id: FillId) -> Place {
    Place::new(scope, "fill", id.bytes())
}

#[cfg(test)]
mod tests;
