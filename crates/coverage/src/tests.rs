use std::sync::Arc;

use base::{Clock, SeededLuck, Timestamp};
use store::testing::{NOW, sqlite};
use web::{Gallery, Ground, House, Mode, PlanLook};

struct Still;

impl Clock for Still {
    fn now(&self) -> Timestamp {
        NOW
    }
}

fn plan() -> PlanLook {
    PlanLook {
        name: "Juniper Rx".to_owned(),
        phone: "1-800-555-0199".to_owned(),
        tty: "711".to_owned(),
        hours: "8 AM to 8 PM".to_owned(),
        short_address: "juniper.example".to_owned(),
        accent: "#1d5c52".to_owned(),
        zone: jiff::tz::TimeZone::UTC,
    }
}

#[test]
fn every_page_in_every_state_has_its_words_in_both_languages() {
    sqlite(&[store::SCHEMA], &mut |db| {
        let ground = Ground {
            db: db.clone(),
            clock: Arc::new(Still),
            luck: Arc::new(SeededLuck::new(7)),
            plan: plan(),
            mode: Mode::Demo,
            origin: "http://127.0.0.1:8080".to_owned(),
        };
        let slices = [crate::slice()];
        let house = House::open(ground, &slices).unwrap();
        assert_eq!(Gallery::complaints(&house, &slices), Vec::<String>::new());
    });
}
