use std::time::Duration;

use formats::records::{Address, Provider, ProviderKind, SourceRef};
use store::testing::{NOW, both};
use store::{Db, Sql, queue};

use super::*;
use crate::take_provider;

fn provider(number: i64, kind: ProviderKind) -> Provider {
    Provider {
        refs: vec![SourceRef::new("test", &number.to_string())],
        kind,
        name: format!("Larkspur {number}"),
        npi: None,
        ncpdp: None,
        phones: Vec::new(),
        lines: Vec::new(),
        address: Some(Address { postal_code: "97998".into(), ..Address::default() }),
        mail_order: false,
    }
}

fn rows(db: &Db) -> i64 {
    let sql = Sql { name: "COUNT", text: "SELECT COUNT(*) FROM pharmacy_place" };
    db.read_blocking(NOW, move |tx| tx.one(sql, &[], |row| row.get(0))).unwrap()
}

/// Works on what is queued, at most so often; how often there was something.
fn works(db: &Db, most: usize) -> usize {
    let piece = |tx: &Tx| {
        let Some(job) = queue::claim(tx, Duration::from_mins(1), 1)?.pop() else {
            return Ok(false);
        };
        take(tx)?;
        queue::finish(tx, &job)
    };
    (0..most).take_while(|_| db.write_blocking(NOW, piece).unwrap()).count()
}

#[test]
fn pharmacies_that_were_there_before_are_taken_in_by_pieces_and_prescribers_are_not() {
    both(&[crate::SCHEMA], |db| {
        let many = TOGETHER * 2;
        db.write_blocking(NOW, move |tx| {
            for number in 0..many {
                take_provider(tx, &provider(number, ProviderKind::Pharmacy))?;
            }
            take_provider(tx, &provider(many, ProviderKind::Prescriber))?;
            tx.run(Sql { name: "OLD", text: "DELETE FROM pharmacy_place" }, &[]).map(drop)
        })
        .unwrap();
        assert_eq!(rows(db), 0);
        let asks = || db.write_blocking(NOW, ask).unwrap();
        asks();
        asks();
        assert_eq!(works(db, 1), 1);
        assert!((TOGETHER - 1..=TOGETHER).contains(&rows(db)), "one piece");
        asks();
        assert_eq!(works(db, 20), 3, "two more with somebody, and one that ends it");
        assert_eq!(rows(db), many);
        asks();
        assert_eq!(works(db, 20), 0, "it is done once");
    });
}
