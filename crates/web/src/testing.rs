//! A house for the kit's own tests.

use std::sync::Arc;
use std::time::Duration;

use base::{AccountId, Clock, Lang, MemberId, MemberScope, SeededLuck, SessionId, Timestamp};
use store::testing::NOW;

use crate::house::{Ground, Look};
use crate::visit::Visit;
use crate::{Admitted, Frame, Grade, Mode, PlanLook, Shared, Slice, Strength, Viewer, Words, kit};

struct Still;

impl Clock for Still {
    fn now(&self) -> Timestamp {
        NOW
    }
}

pub fn plan() -> PlanLook {
    PlanLook {
        name: "Juniper Rx".to_owned(),
        phone: "1-800-555-0199".to_owned(),
        tty: "711".to_owned(),
        hours: "8 AM to 8 PM".to_owned(),
        hours_es: Some("de 8 a.\u{a0}m. a 8 p.\u{a0}m.".to_owned()),
        short_address: "juniper.example".to_owned(),
        accent: "#1d5c52".to_owned(),
        zone: jiff::tz::TimeZone::get("America/New_York").unwrap(),
        terms: base::RefillTerms::HOUSE,
        offers: crate::Offers::default(),
    }
}

impl Look {
    pub fn frame(self: Arc<Self>, lang: Lang) -> Frame {
        Frame::new(self, Arc::new(Visit::outside(lang.into(), NOW)))
    }
}

pub fn look(words: Words) -> Arc<Look> {
    Arc::new(Look::new(words, plan(), Mode::Live, "https://juniper.example".to_owned()))
}

/// A frame with the kit's own words.
pub fn frame(lang: Lang) -> Frame {
    let words = Words::gather([(kit::NAME, kit::WORDS)]).unwrap();
    look(words).frame(lang)
}

/// Runs `test` with a house on a fresh database.
pub fn with_house(mode: Mode, slices: &[Slice], mut test: impl FnMut(Shared)) {
    store::testing::sqlite(&[store::SCHEMA], &mut |db| {
        let ground = Ground {
            db: db.clone(),
            clock: Arc::new(Still),
            luck: Arc::new(SeededLuck::new(7)),
            plan: plan(),
            mode,
            origin: "https://juniper.example".to_owned(),
            proxies: Vec::new(),
        };
        test(crate::House::open(ground, slices).unwrap());
    });
}

/// A member with everything open to them.
pub fn viewer(member: MemberId) -> Viewer {
    Viewer::admit(Admitted {
        account: AccountId::new([1; 16]),
        member,
        session: SessionId::new([3; 16]),
        scope: MemberScope::of(member),
        first_name: "Ann".into(),
        ends_idle_at: NOW + Duration::from_mins(15),
        shared_computer: false,
        proved_at: NOW,
        grade: Grade::Full,
        strength: Strength::Confirmed,
        frozen: false,
        reading: None,
    })
}
