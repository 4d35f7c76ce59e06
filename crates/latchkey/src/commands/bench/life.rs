//! What a member has behind them that no plan file tells: orders, bills, messages.

use std::time::Duration;

use base::{Email, MemberScope, Money, PrescriptionId};
use formats::records::{Record, SourceRef};
use juniper::Past;
use medicines::{PastOrder, Shipment, Stage as Reached};
use money::payments::{Bill, Purse, bill};
use store::delivery::{self, Detail, State};
use store::{Db, Fault, Message, Tx, queue};

use super::super::Problem;
use super::stage::{SEED, Stage, today};
use crate::world;

/// Somebody to be measured.
#[derive(Debug, Clone)]
pub struct Life {
    pub name: &'static str,
    /// Which of the generated members.
    pub member: u32,
    pub past: Past,
    pub orders: u32,
}

const DAY: Duration = Duration::from_hours(24);
/// A message is kept for two years.
const KEPT_DAYS: u32 = 700;
/// Orders that one transaction places.
const TOGETHER: u32 = 25;

impl Life {
    /// Lives it: through the importer, and with the very moves that real orders, bills and messages
    /// make. Says who it is.
    pub fn lived(&self, stage: &Stage) -> Result<SourceRef, Problem> {
        let records = juniper::history(SEED, self.member, self.past, today());
        let person = records.iter().find_map(|record| match record {
            Record::Person(person) => person.refs.first().cloned(),
            _ => None,
        });
        let person = person.ok_or_else(|| Problem::Failed("a life without a person".into()))?;
        let written: Vec<SourceRef> = records
            .iter()
            .filter_map(|record| match record {
                Record::Prescription(rx) => Some(rx.source.clone()),
                _ => None,
            })
            .collect();
        stage.take(juniper::directory(today()).chain(records))?;
        let db = stage.store()?;
        for from in (0..self.orders).step_by(TOGETHER as usize) {
            let (life, person, written) = (self.clone(), person.clone(), written.clone());
            let to = self.orders.min(from + TOGETHER);
            db.write_blocking(world::clock().now(), move |tx| {
                let Some(member) = coverage::find_member(tx, &person)? else { return Ok(()) };
                (from..to).try_for_each(|n| life.order(tx, MemberScope::of(member), (&written, n)))
            })?;
        }
        for number in 0..self.orders {
            let (ago, person) =
                (self.days_ago(number).min(KEPT_DAYS * number / self.orders), &person);
            told(&db, person, (number, ago))?;
        }
        nothing_is_left_to_do(&db)?;
        Ok(person)
    }

    /// Evenly spread; the newest is a day old.
    fn days_ago(&self, number: u32) -> u32 {
        let left = self.orders - 1 - number;
        1 + left * u32::try_from(self.past.days).unwrap_or(0) / self.orders
    }

    /// All but the newest have arrived.
    fn order(
        &self,
        tx: &Tx,
        who: MemberScope,
        (written, number): (&[SourceRef], u32),
    ) -> Result<(), Fault> {
        let at = number as usize * written.len() / self.orders as usize;
        let Some(rx) = written.get(at) else { return Ok(()) };
        let shipment = Shipment {
            carrier: Some("UPS".to_owned()),
            tracking: Some("1Z999AA10123456784".to_owned().into()),
        };
        let newest = number + 1 == self.orders;
        let ago = self.days_ago(number);
        let order = PastOrder {
            name: format!("bench-{number}"),
            prescriptions: vec![PrescriptionId::new(tx.blind("prescription", rx.as_str()))],
            placed: today().plus_days(-i32::try_from(ago).unwrap_or(0)),
            reached: if newest { Reached::Shipped(shipment) } else { Reached::Delivered(shipment) },
        };
        medicines::place_sample_order(tx, who, &order, today())?;
        let one = Bill {
            key: format!("bench/{number}"),
            purse: Purse::Orders,
            amount: Money::cents(1_250),
            what: format!("LK-{number:04}"),
            at: tx.now() - DAY * ago,
        };
        bill(tx, who, &one)
    }
}

/// One message of a past day.
fn told(db: &Db, person: &SourceRef, (number, ago): (u32, u32)) -> Result<(), Problem> {
    let person = person.clone();
    let to: Email = "somebody@bench.example"
        .parse()
        .map_err(|_| Problem::Failed("an address of the bench".to_owned()))?;
    db.write_blocking(world::clock().now() - DAY * ago, move |tx| {
        let Some(member) = coverage::find_member(tx, &person)? else { return Ok(()) };
        let text = "We have your order.\n\nYou can follow it when you are signed in.";
        let body = (text.to_owned(), format!("<p>{text}</p>"));
        let message = Message::mail(&to, "We have your order", body);
        tx.send(format!("order-placed/bench-{member}-{number}"), member, &message)
    })?;
    Ok(())
}

/// Ends every job, as if mail had left and automatic payment had looked.
fn nothing_is_left_to_do(db: &Db) -> Result<(), Problem> {
    let more = || {
        db.write_blocking(world::clock().now(), |tx| {
            let jobs = queue::claim(tx, Duration::from_mins(1), 200)?;
            for job in &jobs {
                if job.kind == "message" {
                    delivery::note(tx, job.id, State::Delivered, &Detail::default())?;
                }
                queue::finish(tx, job)?;
            }
            Ok(!jobs.is_empty())
        })
    };
    while more()? {}
    Ok(())
}
