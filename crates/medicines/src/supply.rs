//! What keeps somebody supplied, one line a medicine: for whoever has to get it for them when they
//! cannot.

use base::{Day, MemberScope, Private, RefillTerms};
use formats::records::PrescriptionStatus;
use store::{Fault, Tx};

use crate::prescriptions::Prescription;
use crate::prescriptions::rules::{
    RefillAnswer, Shown, lasts_until, refill_answer, refills_left, shown,
};
use crate::prescriptions::store::{Reach, prescriptions};

/// What was prescribed until lately may still be taken, and be what runs out. (house)
const STILL_COUNTS_DAYS: i32 = 90;

/// One medicine that runs, or did until lately.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Supply {
    /// The name on the label, where one is known.
    pub name: Option<Private<String>>,
    pub directions: Option<Private<String>>,
    pub rx_number: Option<Private<String>>,
    /// When it was last handed over.
    pub filled: Option<Day>,
    /// By the days' supply of the last fill.
    pub lasts_until: Option<Day>,
    pub refills_left: Option<u16>,
    /// From when on a refill may be ordered; nothing where none may.
    pub refill_from: Option<Day>,
    pub pharmacy: Option<Private<String>>,
    pub pharmacy_phone: Option<Private<String>>,
    pub prescriber: Option<Private<String>>,
    /// The words for how it ended, where it did.
    pub ended_key: Option<&'static str>,
}

/// By their names, as of a day and by the plan's terms.
pub fn supply(
    tx: &Tx,
    scope: MemberScope,
    (today, plan): (Day, RefillTerms),
) -> Result<Vec<Supply>, Fault> {
    let all = prescriptions(tx, scope, today, Reach::Recent)?;
    let current = all.iter().filter(|rx| concerns(rx, (today, plan)));
    Ok(current.map(|rx| of(rx, (today, plan))).collect())
}

/// Whether somebody may be taking it: it runs, or what was handed over lasted until lately.
fn concerns(rx: &Prescription, (today, plan): (Day, RefillTerms)) -> bool {
    let lately = today.plus_days(-STILL_COUNTS_DAYS);
    let lasted = lasts_until(rx, plan).is_some_and(|day| day >= lately);
    rx.status != PrescriptionStatus::EnteredInError && (!shown(rx, today).has_ended() || lasted)
}

fn of(rx: &Prescription, (today, plan): (Day, RefillTerms)) -> Supply {
    Supply {
        name: rx.name().map(Private::from),
        directions: rx.directions.clone(),
        rx_number: rx.rx_number.clone(),
        filled: rx.fills.last.map(|last| last.day),
        lasts_until: lasts_until(rx, plan),
        refills_left: refills_left(rx),
        refill_from: match refill_answer(rx, today, plan) {
            RefillAnswer::Refillable => Some(today),
            RefillAnswer::NotYet { on, .. } => Some(on),
            RefillAnswer::No { .. } => None,
        },
        pharmacy: rx.pharmacy.clone(),
        pharmacy_phone: rx.pharmacy_phone.clone(),
        prescriber: rx.prescriber.clone(),
        ended_key: Some(shown(rx, today)).filter(|shown| shown.has_ended()).map(Shown::key),
    }
}

#[cfg(test)]
mod tests {
    use store::testing::{NOW, both};

    use super::*;
    use crate::prescriptions::Names;
    use crate::prescriptions::rules::HOUSE;
    use crate::prescriptions::store::take_prescription;
    use crate::testing::{ANN, BEN, SLICES, give, record, rx, today};

    #[test]
    fn what_is_left_of_each_medicine_that_runs_is_told_to_its_owner_alone() {
        both(SLICES, |db| {
            let (of_ann, of_ben) = db
                .write_blocking(NOW, |tx| {
                    give(tx, ANN, 1)?;
                    let mut ended = record(2);
                    ended.status = PrescriptionStatus::Stopped;
                    take_prescription(tx, ANN, rx(2), (&ended, &Names::default()))?;
                    let supply = |scope| supply(tx, scope, (today(), HOUSE));
                    Ok((supply(ANN)?, supply(BEN)?))
                })
                .unwrap();
            assert_eq!(of_ben, []);
            assert_eq!(of_ann.len(), 1, "one has ended");
            let one = &of_ann[0];
            assert_eq!(one.name.as_ref().unwrap().as_str(), "Sample 1 mg tablet");
            assert_eq!(one.filled, Some(today().plus_days(-28)));
            assert_eq!(one.lasts_until, Some(today().plus_days(2)));
            assert_eq!((one.refills_left, one.refill_from), (Some(5), Some(today())));
            assert_eq!(one.prescriber.as_ref().unwrap().as_str(), "Dr. Okafor");
        });
    }

    #[test]
    fn what_ended_lately_is_told_with_how_it_ended_for_it_may_be_what_runs_out() {
        both(SLICES, |db| {
            let (lately, later) = db
                .write_blocking(NOW, |tx| {
                    give(tx, ANN, 1)?;
                    let mut ended = record(1);
                    ended.status = PrescriptionStatus::Completed;
                    take_prescription(tx, ANN, rx(1), (&ended, &Names::default()))?;
                    let supply = |day| supply(tx, ANN, (day, HOUSE));
                    Ok((supply(today())?, supply(today().plus_days(93))?))
                })
                .unwrap();
            assert_eq!(lately.len(), 1);
            assert_eq!(lately[0].ended_key, Some("rx-status-discontinued"));
            assert_eq!(lately[0].lasts_until, Some(today().plus_days(2)));
            assert_eq!(later, [], "three months after the last tablet");
        });
    }
}
