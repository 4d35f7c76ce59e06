//! The demo's payment provider, and what its members owe.

use std::sync::Arc;
use std::time::Duration;

use base::{Day, MemberScope, Money, Secret};
use jiff::tz::TimeZone;
use money::monthly::Thresholds;
use money::payments::standin::{self, Standin};
use money::payments::{Bill, Desk, Provider, Purse, Setting, bill, sample_failure};
use money::reimbursements::Sample;
use store::{Fault, Tx};
use web::{Gallery, Jobs, Slice};

use crate::world;

/// A provider behind this very address, and our way to it. Its keys live as long as the process.
pub fn open(listen: &str) -> Result<(Arc<Standin>, Desk), String> {
    let luck = world::luck();
    let drawn = || base::MethodId::new(luck.entropy()).to_string();
    let (key, hook_key) = (Secret::new(drawn()), Secret::new(drawn()));
    let origin = format!("http://{}", listen.replace("localhost:", "127.0.0.1:"));
    let base = format!("{origin}/demo/provider");
    let setting = Setting {
        key: key.clone(),
        hook_key: hook_key.clone(),
        base,
        monthly_plan: true,
        thresholds: sample_thresholds(world::clock().now().day_in(&TimeZone::UTC))?,
    };
    let provider = Provider::new(setting)?;
    let standin = Standin::new((key, hook_key), &drawn(), &origin);
    Ok((Arc::new(standin), Some(Arc::new(provider))))
}

/// A sample of what a plan enters, and no figure of Medicare's: for this year and the next, where
/// they are not known.
fn sample_thresholds(today: Day) -> Result<Thresholds, String> {
    const SAMPLE: Money = Money::cents(300_000);
    let known = Thresholds::default();
    let years = [today.year(), today.year() + 1].into_iter();
    let unknown = years.filter(|year| known.of(*year).is_none());
    Thresholds::with(unknown.map(|year| (year, SAMPLE)).collect())
}

const SCHEMA: store::Slice = store::Slice { name: "demo-paying", steps: &[], statements: &[] };

pub fn slice(standin: &Arc<Standin>) -> Slice {
    Slice {
        name: "demo-paying",
        schema: SCHEMA,
        words: ("", ""),
        rooms: standin::rooms(standin),
        gallery: |_: &mut Gallery| {},
        jobs: Jobs::new(),
    }
}

/// What a sample member owes: Ann for two orders, Walter where a card was refused, and Harold on
/// Medicare's monthly plan. And what Carla asks to be paid back.
pub fn owe(tx: &Tx, who: MemberScope, (key, today): (&str, Day)) -> Result<(), Fault> {
    let bills: &[(Purse, i64, &str, u64)] = match key {
        "ann" => {
            &[(Purse::Orders, 2_467, "LK-7Q2M-88TC", 12), (Purse::Orders, 1_750, "LK-1B9X-40ZD", 3)]
        }
        "walter" => &[(Purse::Orders, 6_120, "LK-5HAV-31WE", 9)],
        "sofia" => &[(Purse::Orders, 1_500, "LK-9DKP-62NF", 5)],
        _ => &[],
    };
    for (purse, cents, what, days) in bills {
        let at = tx.now() - Duration::from_hours(24 * days);
        let (key, amount) = (format!("sample/{what}"), Money::cents(*cents));
        bill(tx, who, &Bill { key, purse: *purse, amount, what: (*what).to_owned(), at })?;
    }
    if key == "harold" {
        let thresholds = sample_thresholds(today).map_err(Fault::Defect)?;
        money::monthly::sample_joined(tx, who, (today, &thresholds))?;
    }
    if key == "carla" {
        for sample in Sample::ALL {
            money::reimbursements::place_sample(tx, who, (sample, today))?;
        }
    }
    if key == "walter" {
        sample_failure(tx, who, (Purse::Orders, "9995"))?;
    }
    Ok(())
}
