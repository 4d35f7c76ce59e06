use ::store::testing::{NOW, both};
use base::Private;

use super::*;
use crate::prescriptions::LastFill;
use crate::testing::{ANN, BEN, SLICES, fill_record, give, record, rx, today, write};

fn take(tx: &Tx, scope: MemberScope, told: &records::Prescription) -> Result<Taken, Fault> {
    take_prescription(tx, scope, rx(1), (told, &Names::default()))
}

#[test]
fn the_same_record_again_changes_nothing() {
    both(SLICES, |db| {
        write(db, |tx| {
            assert_eq!(take(tx, ANN, &record(1))?, Taken::Added);
            assert_eq!(take(tx, ANN, &record(1))?, Taken::Same);
            let mut stopped = record(1);
            stopped.status = PrescriptionStatus::Stopped;
            assert_eq!(take(tx, ANN, &stopped)?, Taken::Changed);
            assert_eq!(take(tx, ANN, &stopped)?, Taken::Same);
            let (found, _) = prescription(tx, ANN, rx(1), today())?.unwrap();
            assert_eq!((found.status, found.version), (PrescriptionStatus::Stopped, 2));
            Ok(())
        });
    });
}

#[test]
fn what_the_directory_learned_since_is_a_change_too() {
    both(SLICES, |db| {
        write(db, |tx| {
            take(tx, ANN, &record(1))?;
            let names = Names { pharmacy: Some("Juniper by Mail".into()), ..Names::default() };
            let taken = take_prescription(tx, ANN, rx(1), (&record(1), &names))?;
            assert_eq!(taken, Taken::Changed);
            let (found, _) = prescription(tx, ANN, rx(1), today())?.unwrap();
            assert_eq!(found.pharmacy, Some("Juniper by Mail".into()));
            Ok(())
        });
    });
}

#[test]
fn nobody_reads_or_changes_what_is_another_members() {
    both(SLICES, |db| {
        write(db, |tx| {
            give(tx, ANN, 1)?;
            assert_eq!(prescription(tx, BEN, rx(1), today())?, None);
            assert_eq!(prescriptions(tx, BEN, today(), Reach::All)?, []);
            let mut other = record(1);
            other.refills_allowed = Some(0);
            assert_eq!(take(tx, BEN, &other)?, Taken::Same);
            assert_eq!(prescription(tx, BEN, rx(1), today())?, None);
            let (found, _) = prescription(tx, ANN, rx(1), today())?.unwrap();
            assert_eq!(found.refills_allowed, Some(5));
            Ok(())
        });
    });
}

#[test]
fn a_list_stands_by_names_and_not_by_ids_that_are_as_good_as_random() {
    both(SLICES, |db| {
        write(db, |tx| {
            for (seed, name) in [(1, "warfarin"), (2, "Aspirin"), (3, "Metformin")] {
                let mut told = record(seed);
                told.drug.name = Some(Private::from(name.to_owned()));
                take_prescription(tx, ANN, rx(seed), (&told, &Names::default()))?;
            }
            let found = prescriptions(tx, ANN, today(), Reach::Recent)?;
            let names: Vec<_> = found.iter().filter_map(Prescription::name).collect();
            assert_eq!(names, ["Aspirin", "Metformin", "warfarin"]);
            Ok(())
        });
    });
}

#[test]
fn fills_are_summed_by_what_became_of_them() {
    both(SLICES, |db| {
        write(db, |tx| {
            take(tx, ANN, &record(1))?;
            for (seed, days_ago, status) in [
                (1, 58, FillStatus::Completed),
                (2, 28, FillStatus::Completed),
                (3, 27, FillStatus::Cancelled),
                (4, 1, FillStatus::InProgress),
            ] {
                let fill = fill_record(days_ago, status);
                let id = (FillId::new([seed; 16]), Some(rx(1)));
                assert_eq!(take_fill(tx, ANN, id, (&fill, &Names::default()))?, Taken::Added);
                assert_eq!(take_fill(tx, ANN, id, (&fill, &Names::default()))?, Taken::Same);
            }
            let (found, history) = prescription(tx, ANN, rx(1), today())?.unwrap();
            let quantity = Some(formats::records::Quantity::whole(30));
            let last = LastFill { day: today().plus_days(-28), days_supply: Some(30), quantity };
            let under_way = Some(today().plus_days(-1));
            let sum = Fills { done: 2, last: Some(last), under_way, ..Fills::default() };
            assert_eq!(found.fills, sum);
            let days: Vec<_> = history.iter().filter_map(|fill| fill.day).collect();
            assert!(days.is_sorted_by(|a, b| a >= b), "{days:?}");
            assert_eq!(prescriptions(tx, ANN, today(), Reach::Recent)?, [found]);
            Ok(())
        });
    });
}

#[test]
fn parts_are_told_from_wholes_in_the_list_and_alone() {
    both(SLICES, |db| {
        write(db, |tx| {
            take(tx, ANN, &record(1))?;
            let amounts = [Some(10), Some(10), Some(30), Some(45), None];
            for (seed, tablets) in (1..).zip(amounts) {
                let quantity = tablets.map(Quantity::whole);
                let told = fill_record(30 - i32::from(seed), FillStatus::Completed);
                let told = records::Fill { quantity, ..told };
                let id = (FillId::new([seed; 16]), Some(rx(1)));
                take_fill(tx, ANN, id, (&told, &Names::default()))?;
            }
            let [listed] = prescriptions(tx, ANN, today(), Reach::Recent)?.try_into().unwrap();
            assert_eq!(listed.fills.parts, Parts { count: 2, thousandths: 20_000 });
            assert_eq!(listed.fills.done, 5);
            let (alone, _) = prescription(tx, ANN, rx(1), today())?.unwrap();
            assert_eq!(alone, listed);
            // Two parts are no whole yet: ten of thirty are left beside two refills.
            let left = crate::prescriptions::rules::refills_left(&alone);
            assert_eq!(left, Some(2));
            Ok(())
        });
    });
}

#[test]
fn the_plans_list_puts_its_conditions_on_a_prescription() {
    both(SLICES, |db| {
        write(db, |tx| {
            crate::testing::list_drug(tx, ANN, (true, true))?;
            let mut told = record(1);
            told.drug.ndc = Some(crate::testing::listed_ndc());
            take(tx, ANN, &told)?;
            let [listed] = prescriptions(tx, ANN, today(), Reach::Recent)?.try_into().unwrap();
            let copay = Some(base::Money::cents(1_000));
            let said = Listed { prior_authorization: true, quantity_limit: true, copay };
            assert_eq!(listed.listed, said);
            let (alone, _) = prescription(tx, ANN, rx(1), today())?.unwrap();
            assert_eq!(alone.listed, listed.listed);
            // Ben's plan is not known, so nothing is said of his.
            take_prescription(tx, BEN, rx(2), (&told, &Names::default()))?;
            let (his, _) = prescription(tx, BEN, rx(2), today())?.unwrap();
            assert_eq!(his.listed, Listed::default());
            Ok(())
        });
    });
}

#[test]
fn a_list_and_a_page_of_its_own_tell_the_same_of_a_prescription() {
    use FillStatus::{Cancelled, Completed, InProgress, OnHold, Preparation};
    const HISTORIES: [&[(i32, FillStatus)]; 7] = [
        &[],
        &[(58, Completed), (28, Completed), (28, Completed), (1, Cancelled)],
        &[(28, Completed), (1, InProgress)],
        &[(3, OnHold)],
        &[(2, Preparation), (1, OnHold)],
        &[(9, Cancelled)],
        &[(700, InProgress), (90, OnHold), (28, Completed), (20, Preparation)],
    ];
    both(SLICES, |db| {
        write(db, |tx| {
            let mut number = 0;
            for (seed, history) in (1..).zip(HISTORIES) {
                take_prescription(tx, ANN, rx(seed), (&record(seed), &Names::default()))?;
                for (days_ago, status) in history {
                    number += 1;
                    let supply = Some(30 + u16::from(number));
                    let told = fill_record(*days_ago, *status);
                    let told = records::Fill { days_supply: supply, ..told };
                    let id = (FillId::new([number; 16]), Some(rx(seed)));
                    take_fill(tx, ANN, id, (&told, &Names::default()))?;
                }
            }
            let undated = records::Fill { day: None, ..fill_record(1, Completed) };
            let id = (FillId::new([99; 16]), Some(rx(6)));
            take_fill(tx, ANN, id, (&undated, &Names::default()))?;
            give(tx, BEN, 8)?;
            let listed = prescriptions(tx, ANN, today(), Reach::Recent)?;
            assert_eq!(listed.len(), HISTORIES.len());
            let lasts = listed.iter().filter(|rx| rx.fills.last.is_some()).count();
            assert_eq!((lasts, listed[5].fills.done), (3, 1));
            for rx in listed {
                let (alone, _) = prescription(tx, ANN, rx.id, today())?.unwrap();
                assert_eq!(rx, alone);
            }
            Ok(())
        });
    });
}

#[test]
fn a_fill_without_a_day_counts_from_when_it_was_heard_of_and_the_same_again_is_no_news() {
    both(SLICES, |db| {
        let tell = |days: u64, status| {
            let at = NOW + std::time::Duration::from_hours(24 * days);
            let told = records::Fill { day: None, ..fill_record(0, status) };
            db.write_blocking(at, move |tx| {
                let id = (FillId::new([9; 16]), Some(rx(1)));
                take_fill(tx, ANN, id, (&told, &Names::default()))?;
                let (found, _) = prescription(tx, ANN, rx(1), today())?.unwrap();
                let all = prescriptions(tx, ANN, today(), Reach::Recent)?;
                assert_eq!(all, std::slice::from_ref(&found));
                Ok((found.fills.under_way, found.fills.held))
            })
            .unwrap()
        };
        write(db, |tx| take(tx, ANN, &record(1)));
        let (first, later) = (Some(today()), Some(today().plus_days(5)));
        assert_eq!(tell(0, FillStatus::InProgress), (first, None));
        assert_eq!(tell(2, FillStatus::InProgress), (first, None));
        assert_eq!(tell(5, FillStatus::OnHold), (None, later));
    });
}

#[test]
fn a_pharmacy_that_the_directory_says_ships_makes_it_a_prescription_by_mail() {
    both(SLICES, |db| {
        write(db, |tx| {
            let told = records::Prescription { by_mail: false, ..record(1) };
            let ways = [(false, false), (true, true)];
            for (ships, by_mail) in ways {
                let names = Names { by_mail: ships, ..Names::default() };
                take_prescription(tx, ANN, rx(1), (&told, &names))?;
                let (found, _) = prescription(tx, ANN, rx(1), today())?.unwrap();
                assert_eq!(found.by_mail, by_mail);
            }
            Ok(())
        });
    });
}

#[test]
fn what_ended_half_a_year_ago_is_counted_but_not_listed() {
    both(SLICES, |db| {
        write(db, |tx| {
            for (seed, last_day) in [(1, -180), (2, -181)] {
                let mut told = record(seed);
                told.expires = Some(Private(today().plus_days(last_day)));
                take_prescription(tx, ANN, rx(seed), (&told, &Names::default()))?;
            }
            let recent = prescriptions(tx, ANN, today(), Reach::Recent)?;
            assert_eq!(recent.iter().map(|rx| rx.id).collect::<Vec<_>>(), [rx(1)]);
            assert_eq!(prescriptions(tx, ANN, today(), Reach::All)?.len(), 2);
            assert_eq!(older_count(tx, ANN, today())?, 1);
            Ok(())
        });
    });
}

#[test]
fn a_fill_of_no_known_prescription_is_kept_for_later() {
    both(SLICES, |db| {
        write(db, |tx| {
            let fill = fill_record(3, FillStatus::Completed);
            let id = FillId::new([1; 16]);
            let told = (&fill, &Names::default());
            assert_eq!(take_fill(tx, ANN, (id, None), told)?, Taken::Added);
            assert_eq!(take_fill(tx, ANN, (id, Some(rx(1))), told)?, Taken::Changed);
            Ok(())
        });
    });
}

#[test]
fn the_digest_of_a_record_stays_what_it_was() {
    // A change of this text would make the next import rewrite every row of every plan.
    let told =
        (word_of(&PrescriptionStatus::Active).unwrap(), body_of(&record(1), &Names::default()));
    let text = serde_json::to_string(&told).unwrap();
    assert!(text.starts_with(r#"["active",{"source":"fhir:MedicationRequest/1","#), "{text}");
    assert!(text.ends_with(r#""by_mail":true}]"#), "{text}");
}
