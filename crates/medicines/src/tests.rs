use std::sync::Arc;

use base::{Clock, SeededLuck, Timestamp};
use store::testing::NOW;
use web::{Gallery, Ground, House, Mode, PlanLook, Shared};

use crate::orders::{Shipment, Stage};
use crate::testing::{ANN, BEN, SLICES, give, today, write};
use crate::{PastOrder, place_sample_order, slice, summary};

struct Still;

impl Clock for Still {
    fn now(&self) -> Timestamp {
        NOW
    }
}

fn house(db: &store::Db) -> Shared {
    let plan = PlanLook {
        name: "Juniper Rx".to_owned(),
        phone: "1-800-555-0199".to_owned(),
        tty: "711".to_owned(),
        hours: "8 AM to 8 PM".to_owned(),
        short_address: "juniper.example".to_owned(),
        accent: "#1d5c52".to_owned(),
        zone: jiff::tz::TimeZone::get("America/New_York").unwrap(),
    };
    let ground = Ground {
        db: db.clone(),
        clock: Arc::new(Still),
        luck: Arc::new(SeededLuck::new(7)),
        plan,
        mode: Mode::Demo,
        origin: "https://juniper.example".to_owned(),
    };
    House::open(ground, &[slice()]).unwrap()
}

#[test]
fn every_page_can_be_written_in_every_state_and_language() {
    store::testing::sqlite(SLICES, &mut |db| {
        let complaints = Gallery::complaints(&house(db), &[slice()]);
        assert!(complaints.is_empty(), "{}", complaints.join("\n"));
    });
}

#[test]
fn the_home_page_hears_what_is_due_and_what_is_on_its_way() {
    store::testing::both(SLICES, |db| {
        write(db, |tx| {
            for seed in [1, 2, 3] {
                give(tx, ANN, seed)?;
            }
            let past = PastOrder {
                name: "shipped".to_owned(),
                prescriptions: vec![crate::testing::rx(3)],
                placed: today().plus_days(-2),
                reached: Stage::Shipped(Shipment::default()),
            };
            let order = place_sample_order(tx, ANN, &past, today())?.unwrap();
            assert_eq!(place_sample_order(tx, ANN, &past, today())?, Some(order));
            let told = summary(tx, ANN, today())?;
            assert_eq!((told.prescriptions, told.refillable.len()), (3, 2));
            assert_eq!(told.orders_open.iter().map(|open| open.id).collect::<Vec<_>>(), [order]);
            assert_eq!(told.orders_open[0].step_key, "order-step-shipped");
            let nothing = summary(tx, BEN, today())?;
            assert_eq!((nothing.prescriptions, nothing.orders_open.len()), (0, 0));
            Ok(())
        });
    });
}
