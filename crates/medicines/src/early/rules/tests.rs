use base::{ApprovalId, Private};
use formats::records::{AuthorizationStage, Schedule};

use super::*;
use crate::approvals::{Facts, Word};
use crate::prescriptions::pages::sample_prescriptions;
use crate::prescriptions::rules::{HOUSE, RefillAnswer};
use crate::prescriptions::{Fills, LastFill};

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

const TODAY: &str = "2027-03-04";

/// Filled on March 1 by mail with thirty days: can be refilled from March 21, lasts until the 31st.
fn rx(change: impl FnOnce(&mut Prescription)) -> Prescription {
    let mut rx = sample_prescriptions(day(TODAY)).remove(0);
    let last = LastFill { day: day("2027-03-01"), days_supply: Some(30), quantity: None };
    rx.fills = Fills { done: 2, last: Some(last), ..Fills::default() };
    change(&mut rx);
    rx
}

fn trip(leaves: &str, returns: &str) -> Trip {
    Trip { leaves: day(leaves), returns: day(returns) }
}

#[test]
fn an_early_fill_is_given_within_the_plans_limits_and_asked_for_beyond() {
    use Verdict::{AskPlan, Given};
    let plain = || rx(|_| {});
    let april = trip("2027-03-10", "2027-04-20");
    for (rx, trip, given, verdict) in [
        (plain(), april, 0, Some(Given)),
        (plain(), april, 1, Some(Given)),
        (plain(), april, 2, Some(AskPlan(Ask::UsedUp))),
        (plain(), trip("2027-03-10", "2027-06-08"), 0, Some(Given)),
        (plain(), trip("2027-03-10", "2027-06-09"), 0, Some(AskPlan(Ask::TooLong))),
        (rx(|rx| rx.listed.quantity_limit = true), april, 0, Some(AskPlan(Ask::Limited))),
        (
            rx(|rx| rx.body.drug.schedule = Some(Schedule::Four)),
            april,
            0,
            Some(AskPlan(Ask::Controlled)),
        ),
        // Only a wait can be cut short.
        (rx(|rx| rx.fills.under_way = Some(day("2027-03-03"))), april, 0, None),
        (rx(|rx| rx.fills.done = 9), april, 0, None),
        (rx(|rx| rx.body.expires = Some(Private(day("2027-03-03")))), april, 0, None),
    ] {
        let before = vec![april; given];
        assert_eq!(judge(&rx, trip, (day(TODAY), HOUSE), &before), verdict, "{trip:?} {given}");
    }
}

/// `refills.trips_a_year`: "in a calendar year" (docs/configuration.md).
#[test]
fn trips_count_in_the_year_in_which_they_begin_whenever_they_were_asked_for() {
    use Verdict::{AskPlan, Given};
    let (old, new) = (trip("2026-12-30", "2027-01-20"), trip("2027-01-02", "2027-01-20"));
    let this_year = trip("2027-03-10", "2027-04-20");
    for (before, verdict) in [
        (vec![old, old], Given),
        (vec![new, new], AskPlan(Ask::UsedUp)),
        (vec![old, new], Given),
        (vec![new, old, new], AskPlan(Ask::UsedUp)),
    ] {
        let judged = judge(&rx(|_| {}), this_year, (day(TODAY), HOUSE), &before);
        assert_eq!(judged, Some(verdict), "{before:?}");
    }
    // Asked for in December, for January: two trips of the old year do not count.
    let late = rx(|rx| {
        let last = LastFill { day: day("2026-12-20"), days_supply: Some(30), quantity: None };
        rx.fills.last = Some(last);
    });
    let judged = judge(&late, new, (day("2026-12-28"), HOUSE), &[old, old]);
    assert_eq!(judged, Some(Given));
}

#[test]
fn a_wait_for_the_plans_approval_is_not_cut_short() {
    let held = |from: &str, until: &str| {
        let facts = Facts {
            stage: AuthorizationStage::Approved,
            from: Some(day(from)),
            until: Some(day(until)),
            ..Facts::default()
        };
        let word = Word { id: ApprovalId::new([5; 16]), facts, is_followed: false };
        rx(|rx| rx.approval = Some(word))
    };
    let april = trip("2027-03-10", "2027-04-20");
    let starts = judge(&held("2027-03-25", "2028-03-24"), april, (day(TODAY), HOUSE), &[]);
    assert_eq!(starts, None);
    // One that holds today pays today, though it ends before the next fill is due.
    let ends = judge(&held("2026-03-25", "2027-03-20"), april, (day(TODAY), HOUSE), &[]);
    assert_eq!(ends, Some(Verdict::Given));
}

#[test]
fn nobody_is_given_what_they_do_not_need() {
    use NotNeeded::{BeforeLeaving, Lasts};
    for (leaves, returns, why) in [
        ("2027-03-26", "2027-04-20", BeforeLeaving(day("2027-03-21"))),
        ("2027-03-05", "2027-03-30", Lasts(day("2027-03-31"))),
    ] {
        let verdict = judge(&rx(|_| {}), trip(leaves, returns), (day(TODAY), HOUSE), &[]);
        assert_eq!(verdict, Some(Verdict::NotNeeded(why)), "{leaves}");
    }
    // Ordered on the 21st, a parcel may come on the 26th only; a counter hands it over at once.
    let leaving = trip("2027-03-25", "2027-04-20");
    let verdict = judge(&rx(|_| {}), leaving, (day(TODAY), HOUSE), &[]);
    assert_eq!(verdict, Some(Verdict::Given));
    let counter = rx(|rx| rx.body.by_mail = false);
    let on = day("2027-03-24");
    let verdict = judge(&counter, leaving, (day(TODAY), HOUSE), &[]);
    assert_eq!(verdict, Some(Verdict::NotNeeded(BeforeLeaving(on))));
    // The last tablet is taken the day before; whoever comes back that day has none.
    let verdict = judge(&rx(|_| {}), trip("2027-03-05", "2027-03-31"), (day(TODAY), HOUSE), &[]);
    assert_eq!(verdict, Some(Verdict::Given));
}

#[test]
fn a_plan_that_gives_none_is_always_asked() {
    let none = RefillTerms { trips_a_year: 0, ..HOUSE };
    let verdict = judge(&rx(|_| {}), trip("2027-03-10", "2027-04-20"), (day(TODAY), none), &[]);
    assert_eq!(verdict, Some(Verdict::AskPlan(Ask::UsedUp)));
}

#[test]
fn everything_wrong_with_the_dates_is_told_beside_its_field() {
    for (leaves, returns, wrong) in [
        ("", "", &[("leaves", "early-date-missing"), ("returns", "early-date-missing")][..]),
        ("soon", "3/28/2027", &[("leaves", "early-date")]),
        ("3/3/2027", "3/28/2027", &[("leaves", "early-leaves-past")]),
        ("12/1/2027", "x", &[("leaves", "early-leaves-far"), ("returns", "early-date")]),
        ("3/28/2027", "3/28/2027", &[("returns", "early-returns-before")]),
    ] {
        let told = Trip::read(leaves, returns, day(TODAY)).unwrap_err();
        let told: Vec<_> = told.iter().map(|wrong| (wrong.field, wrong.key)).collect();
        assert_eq!(told, wrong, "{leaves} {returns}");
    }
    assert_eq!(
        Trip::read("today 3/4", "4/4", day(TODAY)).ok(),
        None,
        "a word nobody knows is not skipped"
    );
    let read = Trip::read("3/4/2027", "3/5/2027", day(TODAY));
    assert_eq!(read, Ok(trip("2027-03-04", "2027-03-05")));
}

proptest::proptest! {
    #[test]
    fn what_is_given_was_needed_and_is_within_the_limits(
        age in 0_i32..40, supply in 1_u16..100, ahead in 0_i32..60, days in 1_i32..200,
        given in 0_usize..4, limit in proptest::bool::ANY,
    ) {
        let today = day(TODAY);
        let leaves = today.plus_days(ahead);
        let trip = Trip { leaves, returns: leaves.plus_days(days) };
        let rx = rx(|rx| {
            let day = today.plus_days(-age);
            rx.fills.last = Some(LastFill { day, days_supply: Some(supply), quantity: None });
            rx.listed.quantity_limit = limit;
        });
        if judge(&rx, trip, (today, HOUSE), &vec![trip; given]) == Some(Verdict::Given) {
            proptest::prop_assert!(given < 2 && days <= 90 && !limit);
            let early = Some(crate::prescriptions::Early { given: today, leaves });
            let rx = Prescription { early, ..rx };
            proptest::prop_assert_eq!(refill_answer(&rx, today, HOUSE), RefillAnswer::Refillable);
            proptest::prop_assert_eq!(refill_answer(&rx, leaves, HOUSE), RefillAnswer::Refillable);
        }
    }
}
