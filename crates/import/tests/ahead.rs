//! A batch asks ahead what it will ask, where the database is across a wire. Nobody can tell: what
//! is stored is what the same records leave that come one by one.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop where it stands")]

use base::{Day, SeededLuck};
use formats::records::{Claim, ClaimStatus, Record};
use store::testing::{NOW, both, sqlite};
use store::{Db, Slice, Sql};

const SLICES: &[Slice] =
    &[identity::SCHEMA, coverage::SCHEMA, medicines::SCHEMA, money::SCHEMA, import::SCHEMA];

const CLAIMS: Sql = Sql {
    name: "CLAIMS",
    text: "SELECT service_day, status, newest, version, replaces IS NULL, replaced_by IS NULL \
        FROM claim",
};
const FILLS: Sql = Sql { name: "FILLS", text: "SELECT status, COALESCE(day, '') FROM fill" };
const PRESCRIPTIONS: Sql =
    Sql { name: "PRESCRIPTIONS", text: "SELECT status, until, version FROM prescription" };
const NUMBERS: Sql = Sql { name: "NUMBERS", text: "SELECT COUNT(*) FROM prescription_number" };
const PEOPLE: Sql = Sql { name: "PEOPLE", text: "SELECT version FROM person" };

/// All that does not hang on the house's keys, in an order that does not either.
fn stored(db: &Db) -> Vec<String> {
    let mut lines = db
        .read_blocking(NOW, |tx| {
            let mut lines = tx.all(CLAIMS, &[], |row| {
                let (day, status): (String, String) = (row.get(0)?, row.get(1)?);
                let (newest, version): (bool, i64) = (row.get(2)?, row.get(3)?);
                let (first, last): (bool, bool) = (row.get(4)?, row.get(5)?);
                Ok(format!("claim {day} {status} {newest} {version} {first} {last}"))
            })?;
            lines.extend(tx.all(FILLS, &[], |row| {
                Ok(format!("fill {} {}", row.get::<String>(0)?, row.get::<String>(1)?))
            })?);
            lines.extend(tx.all(PRESCRIPTIONS, &[], |row| {
                let (status, until): (String, String) = (row.get(0)?, row.get(1)?);
                Ok(format!("prescription {status} {until} {}", row.get::<i64>(2)?))
            })?);
            for (what, sql) in [("numbers", NUMBERS), ("person", PEOPLE)] {
                let counts = tx.all(sql, &[], |row| row.get::<i64>(0))?;
                lines.extend(counts.iter().map(|count| format!("{what} {count}")));
            }
            Ok(lines)
        })
        .unwrap();
    lines.sort();
    lines
}

/// Two people's records in any order, many of them twice, corrected, moved to the other person, or
/// in a chain with one another.
fn muddle(seed: u64) -> Vec<Record> {
    let luck = SeededLuck::new(seed);
    let today = Day::new(2027, 3, 4).unwrap();
    let told: Vec<Record> = juniper::part(seed, 0..2, 12, today).collect();
    let (people, rest): (Vec<Record>, Vec<Record>) =
        told.into_iter().partition(|record| matches!(record, Record::Person(_)));
    let claims: Vec<Claim> = rest
        .iter()
        .filter_map(|record| match record {
            Record::Claim(claim) => Some(claim.clone()),
            _ => None,
        })
        .collect();
    let mut records = people.clone();
    for _ in 0..160 {
        records.push(match luck.below(8) {
            0 | 1 => luck.pick(&rest).clone(),
            2 => luck.pick(&people).clone(),
            _ => Record::Claim(twisted(&luck, &claims)),
        });
    }
    records
}

fn twisted(luck: &SeededLuck, claims: &[Claim]) -> Claim {
    let mut claim = luck.pick(claims).clone();
    let other = luck.pick(claims);
    match luck.below(5) {
        0 => claim.status = ClaimStatus::Reversed,
        1 => claim.replaces = Some(other.source.clone()),
        2 => claim.replaced_by = Some(other.source.clone()),
        3 => claim.person = other.person.clone(),
        _ => {}
    }
    claim
}

#[test]
fn records_that_come_together_leave_what_they_leave_one_by_one() {
    for seed in 1..=10 {
        let records = muddle(seed);
        let mut expected = Vec::new();
        sqlite(SLICES, &mut |db| {
            for record in records.iter().cloned() {
                import::take_all(db, std::iter::once(record), NOW).unwrap();
            }
            expected = stored(db);
        });
        assert!(expected.iter().any(|line| line.contains(" false ")), "a claim was superseded");
        both(SLICES, |db| {
            // Some at a time, so that one batch takes back what another said.
            for some in records.chunks(55) {
                import::take_all(db, some.iter().cloned(), NOW).unwrap();
            }
            assert_eq!(stored(db), expected, "seed {seed}");
        });
    }
}

#[test]
fn a_claim_that_takes_its_link_back_leaves_the_other_in_the_list() {
    let today = Day::new(2027, 3, 4).unwrap();
    let told: Vec<Record> = juniper::part(3, 0..1, 2, today).collect();
    let people = told.iter().filter(|record| matches!(record, Record::Person(_))).cloned();
    let mut claims = told.iter().filter_map(|record| match record {
        Record::Claim(claim) => Some(claim.clone()),
        _ => None,
    });
    let (first, last) = (claims.next().unwrap(), claims.next().unwrap());
    let linked = Claim { replaces: Some(first.source.clone()), ..last.clone() };
    let before: Vec<Record> =
        people.chain([Record::Claim(first.clone()), Record::Claim(linked)]).collect();
    let reversed = Claim { status: ClaimStatus::Reversed, ..first };
    let after = [Record::Claim(last), Record::Claim(reversed)];
    both(SLICES, |db| {
        let superseded = || stored(db).iter().any(|line| line.contains(" false 2 "));
        import::take_all(db, before.iter().cloned(), NOW).unwrap();
        assert!(superseded(), "{:?}", stored(db));
        import::take_all(db, after.iter().cloned(), NOW).unwrap();
        let claims: Vec<String> =
            stored(db).into_iter().filter(|line| line.starts_with("claim")).collect();
        assert!(claims.iter().all(|line| !line.contains(" false ")), "{claims:?}");
    });
}
