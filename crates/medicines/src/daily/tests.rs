//! The walk reaches everybody once a day, however many nodes ask.

use std::time::Duration;

use base::{FillId, MemberScope, PrescriptionId};
use formats::records::FillStatus;

use super::ask;
use crate::prescriptions::store::{take_fill, take_prescription};
use crate::testing::{ANN_BORN, fill_record, person, record};
use crate::{Names, slice};

const MANY: u8 = 60;

#[test]
fn every_member_is_looked_at_once_a_day_however_many_nodes_ask() {
    let rooms = || vec![identity::slice(), coverage::slice(), slice()];
    testkit::both(rooms, |portal| {
        portal.write(|tx| {
            for seed in 0..MANY {
                let (member, _) =
                    coverage::take_person(tx, &person(&format!("m{seed}"), ANN_BORN))?;
                let (scope, id) = (MemberScope::of(member), PrescriptionId::new([seed + 1; 16]));
                take_prescription(tx, scope, id, (&record(seed), &Names::default()))?;
                let fill = fill_record(25, FillStatus::Completed);
                let fill_id = FillId::new([seed + 1; 16]);
                take_fill(tx, scope, (fill_id, Some(id)), (&fill, &Names::default()))?;
            }
            Ok(())
        });
        let day = |expected: u8| {
            for _ in 0..3 {
                let house = portal.house.clone();
                portal.write(move |tx| ask(tx, &house));
                portal.pass(Duration::from_mins(15));
            }
            let mut heard: Vec<String> =
                portal.work().into_iter().map(|message| message.to.0).collect();
            heard.sort_unstable();
            heard.dedup();
            assert_eq!(heard.len(), usize::from(expected));
        };
        day(MANY);
        // Asked again the same day, and on the next, when there is nothing new to say.
        day(0);
        portal.pass(Duration::from_hours(24));
        day(0);
        // Three days are left: the second mark.
        portal.pass(Duration::from_hours(24));
        day(MANY);
    });
}
