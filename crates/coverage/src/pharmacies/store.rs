//! Where pharmacies are, and those of a place a page at a time.

use base::DirectoryId;
use formats::records::Provider;
use store::{Fault, Row, Tx, args};

use super::rules::{Sought, Spot, area, spot};
use crate::directory::store::by_id;

store::statements! {
    SPOT = "SELECT zip, city, state, name FROM pharmacy_place WHERE id = $1";
    PLACE = "INSERT INTO pharmacy_place (id, zip, area, city, state, name, by_mail)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT (id) DO UPDATE SET zip = excluded.zip, area = excluded.area,
            city = excluded.city, state = excluded.state, name = excluded.name,
            by_mail = excluded.by_mail";
    UNPLACE = "DELETE FROM pharmacy_place WHERE id = $1";
    IN_ZIP = "SELECT id FROM pharmacy_place WHERE zip = $1 AND (name, id) > ($2, $3)
        ORDER BY name, id LIMIT $4";
    /// The rest of an area, town by town.
    AROUND = "SELECT id FROM pharmacy_place
        WHERE area = $1 AND zip <> $2 AND (city, name, id) > ($3, $4, $5)
        ORDER BY city, name, id LIMIT $6";
    IN_CITY = "SELECT id FROM pharmacy_place WHERE city = $1 AND (state, name, id) > ($2, $3, $4)
        ORDER BY state, name, id LIMIT $5";
    IN_CITY_OF = "SELECT id FROM pharmacy_place
        WHERE city = $1 AND state = $2 AND (name, id) > ($3, $4) ORDER BY name, id LIMIT $5";
    BY_MAIL = "SELECT id FROM pharmacy_place WHERE by_mail AND (name, id) > ($1, $2)
        ORDER BY name, id LIMIT $3";
}

/// Pharmacies of one page.
pub const PAGE: usize = 20;

/// Some pharmacies, and the last of them where more follow.
#[derive(Debug, Default)]
pub struct Listing {
    /// In the ZIP code, or in the city.
    pub here: Vec<Provider>,
    /// In other ZIP codes of the same area.
    pub around: Vec<Provider>,
    pub next: Option<DirectoryId>,
}

/// What a file says of a provider, as it was and as it is: who is no pharmacy is in no place.
pub fn place(
    tx: &Tx,
    id: DirectoryId,
    (old, new): (Option<&Provider>, &Provider),
) -> Result<(), Fault> {
    let (was, is) = (old.and_then(spot), spot(new));
    match is {
        is if is == was => Ok(()),
        Some(is) => place_at(tx, id, &is),
        None => tx.run(UNPLACE, &args![id]).map(drop),
    }
}

pub fn place_at(tx: &Tx, id: DirectoryId, spot: &Spot) -> Result<(), Fault> {
    let Spot { zip, city, state, name, by_mail } = spot;
    tx.run(PLACE, &args![id, zip, area(zip), city, state, name, *by_mail]).map(drop)
}

/// Where a page goes on: behind this pharmacy, or from the first.
struct After {
    zip: String,
    city: String,
    state: String,
    name: String,
    id: DirectoryId,
}

impl After {
    const FIRST: Self = Self {
        zip: String::new(),
        city: String::new(),
        state: String::new(),
        name: String::new(),
        id: DirectoryId::new([0; 16]),
    };

    /// From the first also where it is no longer there.
    fn of(tx: &Tx, id: Option<DirectoryId>) -> Result<Option<Self>, Fault> {
        let Some(id) = id else { return Ok(None) };
        tx.maybe(SPOT, &args![id], |row| {
            let (zip, city) = (row.get(0)?, row.get(1)?);
            Ok(Self { zip, city, state: row.get(2)?, name: row.get(3)?, id })
        })
    }
}

pub fn find(tx: &Tx, sought: &Sought, after: Option<DirectoryId>) -> Result<Listing, Fault> {
    let after = After::of(tx, after)?;
    match sought {
        Sought::Zip(zip) => near(tx, zip, after),
        Sought::City { city, state } => {
            let from = after.unwrap_or(After::FIRST);
            let (name, id) = (&from.name, from.id);
            let ids = match state {
                Some(state) => {
                    tx.all(IN_CITY_OF, &args![city, state, name, id, most(PAGE)], id_of)?
                }
                None => tx.all(IN_CITY, &args![city, &from.state, name, id, most(PAGE)], id_of)?,
            };
            let here = ids.len();
            listing(tx, (ids, here), PAGE)
        }
    }
}

/// Those that send by mail, so many at most.
pub fn by_mail(tx: &Tx, after: Option<DirectoryId>, page: usize) -> Result<Listing, Fault> {
    let from = After::of(tx, after)?.unwrap_or(After::FIRST);
    let ids = tx.all(BY_MAIL, &args![&from.name, from.id, most(page)], id_of)?;
    let here = ids.len();
    listing(tx, (ids, here), page)
}

/// The ZIP code first, then the area around it.
fn near(tx: &Tx, zip: &str, after: Option<After>) -> Result<Listing, Fault> {
    let is_here = after.as_ref().is_none_or(|after| after.zip == zip);
    let mut from = after.unwrap_or(After::FIRST);
    let mut ids = Vec::new();
    if is_here {
        ids = tx.all(IN_ZIP, &args![zip, &from.name, from.id, most(PAGE)], id_of)?;
        from = After::FIRST;
    }
    let here = ids.len();
    if here <= PAGE {
        let (city, name) = (&from.city, &from.name);
        let args = args![area(zip), zip, city, name, from.id, most(PAGE - here)];
        ids.extend(tx.all(AROUND, &args, id_of)?);
    }
    listing(tx, (ids, here), PAGE)
}

/// One more than is shown tells whether more follow.
fn most(page: usize) -> i64 {
    i64::try_from(page + 1).unwrap_or(i64::MAX)
}

fn id_of(row: &Row<'_>) -> Result<DirectoryId, Fault> {
    row.get(0)
}

/// The first so many of them are here, and the rest around.
fn listing(
    tx: &Tx,
    (mut ids, here): (Vec<DirectoryId>, usize),
    page: usize,
) -> Result<Listing, Fault> {
    let has_more = ids.len() > page;
    ids.truncate(page);
    let next = ids.last().copied().filter(|_| has_more);
    let (here, around) = ids.split_at(here.min(ids.len()));
    Ok(Listing { here: known(tx, here)?, around: known(tx, around)?, next })
}

fn known(tx: &Tx, ids: &[DirectoryId]) -> Result<Vec<Provider>, Fault> {
    let found = ids.iter().map(|id| by_id(tx, *id)).collect::<Result<Vec<_>, _>>()?;
    Ok(found.into_iter().flatten().collect())
}

#[cfg(test)]
mod tests;
