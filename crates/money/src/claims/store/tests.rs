use std::collections::BTreeMap;

use base::{MemberId, Private};
use coverage::NameBook;
use formats::records::{Amount, Claim, CodeSet, Drug, Party, SourceRef};
use proptest::prelude::*;
use store::Taken;
use store::testing::{NOW, both, sqlite};

use super::super::rules::{Choice, Window};
use super::*;

const SCHEMAS: &[store::Slice] = &[identity::SCHEMA, coverage::SCHEMA, crate::SCHEMA];

fn record(number: usize, day: &str) -> Claim {
    Claim {
        source: SourceRef::new("test", &number.to_string()),
        claim_number: format!("C{number}").into(),
        person: SourceRef::new("test", "ann"),
        status: ClaimStatus::Paid,
        service_day: Private(day.parse().unwrap()),
        decided: None,
        paid_day: None,
        drug: Drug { name: Some("Atorvastatin".into()), ..Drug::default() },
        rx_number: None,
        quantity: None,
        days_supply: None,
        refill_number: None,
        refills_authorized: None,
        codes: CodeSet::default(),
        pharmacy: Party { reference: None, name: Some("Cedar Lane".into()) },
        prescriber: Party::default(),
        network: None,
        amounts: BTreeMap::from([(Amount::PaidByPatient, Money::cents(1_000))]),
        notes: Vec::new(),
        replaces: None,
        replaced_by: None,
    }
}

fn ann() -> MemberScope {
    MemberScope::of(MemberId::new([1; 16]))
}

fn bea() -> MemberScope {
    MemberScope::of(MemberId::new([2; 16]))
}

fn take(tx: &Tx, who: MemberScope, claim: &Claim) -> Result<Taken, Fault> {
    take_claim(tx, who, &Incoming::of(tx, claim, &mut NameBook::default())?)
}

fn ask(choice: Choice, year: Option<i16>, turn: Turn) -> Ask {
    Ask { window: Window::of(year), choice, sought: None, turn }
}

fn everything() -> Ask {
    ask(Choice::All, None, Turn::First)
}

/// The claim numbers of a page, newest first.
fn numbers(listing: &Listing) -> Vec<String> {
    listing.claims.iter().map(|claim| claim.body.claim_number.to_string()).collect()
}

/// Every claim met by turning toward older ones, page by page.
fn walk(tx: &Tx, who: MemberScope, mut ask: Ask) -> Vec<ClaimId> {
    let mut met = Vec::new();
    loop {
        let listing = page(tx, who, &ask).unwrap();
        assert!(listing.claims.len() <= list::PAGE);
        met.extend(listing.claims.iter().map(|claim| claim.link.id));
        if !listing.has_older {
            return met;
        }
        ask.turn = Turn::Older(*met.last().unwrap());
    }
}

#[test]
fn a_claim_is_added_once_changed_when_it_differs_and_left_alone_otherwise() {
    both(SCHEMAS, |db| {
        db.write_blocking(NOW, |tx| {
            let mut claim = record(1, "2027-03-01");
            assert_eq!(take(tx, ann(), &claim)?, Taken::Added);
            assert_eq!(take(tx, ann(), &claim)?, Taken::Same);
            claim.amounts.insert(Amount::Benefit, Money::cents(2_000));
            assert_eq!(take(tx, ann(), &claim)?, Taken::Changed);
            let listing = page(tx, ann(), &everything())?;
            assert_eq!(listing.claims.len(), 1);
            assert_eq!(listing.claims[0].line().plan_paid, Some(Money::cents(2_000)));
            Ok(())
        })
        .unwrap();
    });
}

#[test]
fn a_claim_is_read_only_in_the_name_of_its_owner() {
    both(SCHEMAS, |db| {
        db.write_blocking(NOW, |tx| {
            let record = record(1, "2027-03-01");
            take(tx, ann(), &record)?;
            let id = claim_id(tx, &record.source);
            assert!(claim(tx, ann(), id)?.is_some());
            assert!(claim(tx, bea(), id)?.is_none());
            assert!(page(tx, bea(), &everything())?.claims.is_empty());
            assert!(years(tx, bea())?.is_empty());
            // Nor does a stranger's claim mark a place in one's own list.
            let beside = ask(Choice::All, None, Turn::Older(id));
            assert!(!page(tx, bea(), &beside)?.has_newer);
            Ok(())
        })
        .unwrap();
    });
}

#[test]
fn a_claim_given_to_the_wrong_member_moves_when_the_plan_corrects_it() {
    both(SCHEMAS, |db| {
        db.write_blocking(NOW, |tx| {
            let claim = record(1, "2027-03-01");
            take(tx, ann(), &claim)?;
            assert_eq!(take(tx, bea(), &claim)?, Taken::Changed);
            assert!(page(tx, ann(), &everything())?.claims.is_empty());
            assert_eq!(page(tx, bea(), &everything())?.claims.len(), 1);
            Ok(())
        })
        .unwrap();
    });
}

/// Takes three versions in the given order; the list shows the last alone, its page all three.
fn check_chain(order: [usize; 3], link: impl Fn(&mut [Claim; 3])) {
    let mut versions = [1, 2, 3].map(|number| record(number, "2027-03-01"));
    link(&mut versions);
    both(SCHEMAS, |db| {
        let versions = versions.clone();
        db.write_blocking(NOW, move |tx| {
            for number in order {
                take(tx, ann(), &versions[number])?;
            }
            assert_eq!(numbers(&page(tx, ann(), &everything())?), ["C3"], "{order:?}");
            for version in &versions {
                assert_eq!(take(tx, ann(), version)?, Taken::Same);
                let found = claim(tx, ann(), claim_id(tx, &version.source))?.unwrap();
                let chain = chain(tx, ann(), found)?;
                let said: Vec<_> = chain.iter().map(|c| c.body.claim_number.to_string()).collect();
                assert_eq!(said, ["C1", "C2", "C3"], "{order:?}");
            }
            Ok(())
        })
        .unwrap();
    });
}

#[test]
fn only_the_newest_version_is_listed_whatever_order_the_file_has() {
    for order in [[0, 1, 2], [2, 1, 0], [1, 2, 0], [2, 0, 1]] {
        check_chain(order, |versions| {
            versions[1].replaces = Some(versions[0].source.clone());
            versions[2].replaces = Some(versions[1].source.clone());
        });
        check_chain(order, |versions| {
            versions[0].replaced_by = Some(versions[1].source.clone());
            versions[1].replaced_by = Some(versions[2].source.clone());
        });
    }
}

#[test]
fn a_claim_whose_replacement_never_came_stays_in_the_list() {
    both(SCHEMAS, |db| {
        db.write_blocking(NOW, |tx| {
            let mut claim = record(1, "2027-03-01");
            claim.replaced_by = Some(SourceRef::new("test", "never"));
            take(tx, ann(), &claim)?;
            assert_eq!(numbers(&page(tx, ann(), &everything())?), ["C1"]);
            Ok(())
        })
        .unwrap();
    });
}

#[test]
fn of_two_claims_that_each_replace_the_other_one_stays_in_the_list() {
    both(SCHEMAS, |db| {
        db.write_blocking(NOW, |tx| {
            let (mut one, mut two) = (record(1, "2027-03-01"), record(2, "2027-03-01"));
            one.replaces = Some(two.source.clone());
            two.replaces = Some(one.source.clone());
            take(tx, ann(), &one)?;
            take(tx, ann(), &two)?;
            assert_eq!(page(tx, ann(), &everything())?.claims.len(), 1);
            Ok(())
        })
        .unwrap();
    });
}

#[test]
fn what_a_claim_had_replaced_counts_again_when_the_plan_takes_that_back() {
    both(SCHEMAS, |db| {
        db.write_blocking(NOW, |tx| {
            let first = record(1, "2027-03-01");
            let alone = record(2, "2027-03-02");
            let second = Claim { replaces: Some(first.source.clone()), ..alone.clone() };
            let third = Claim { replaces: Some(first.source.clone()), ..record(3, "2027-03-03") };
            let listed = |who| numbers(&page(tx, who, &everything()).unwrap()).join(" ");
            take(tx, ann(), &first)?;
            take(tx, ann(), &second)?;
            assert_eq!(listed(ann()), "C2");
            take(tx, ann(), &alone)?;
            assert_eq!(listed(ann()), "C2 C1");
            // It moves to another member, with its link.
            take(tx, ann(), &second)?;
            take(tx, bea(), &second)?;
            assert_eq!((listed(ann()), listed(bea())), ("C1".into(), "C2".into()));
            // Another claim still takes its place.
            take(tx, ann(), &second)?;
            take(tx, ann(), &third)?;
            take(tx, ann(), &alone)?;
            assert_eq!(listed(ann()), "C3 C2");
            take(tx, bea(), &third)?;
            assert_eq!(listed(ann()), "C2 C1");
            assert_eq!(take(tx, ann(), &first)?, Taken::Same);
            Ok(())
        })
        .unwrap();
    });
}

#[test]
fn a_claim_that_names_its_successor_counts_again_when_that_moves_away() {
    both(SCHEMAS, |db| {
        db.write_blocking(NOW, |tx| {
            let second = record(2, "2027-03-02");
            let link = Some(second.source.clone());
            let first = Claim { replaced_by: link, ..record(1, "2027-03-01") };
            take(tx, ann(), &second)?;
            take(tx, ann(), &first)?;
            assert_eq!(numbers(&page(tx, ann(), &everything())?), ["C2"]);
            take(tx, bea(), &second)?;
            assert_eq!(numbers(&page(tx, ann(), &everything())?), ["C1"]);
            Ok(())
        })
        .unwrap();
    });
}

#[test]
fn filters_show_what_they_name_and_years_are_those_with_claims() {
    both(SCHEMAS, |db| {
        db.write_blocking(NOW, |tx| {
            for (number, day, status) in [
                (1, "2025-12-31", ClaimStatus::Paid),
                (2, "2026-01-01", ClaimStatus::Denied),
                (3, "2026-12-31", ClaimStatus::PartlyPaid),
                (4, "2027-01-01", ClaimStatus::Reversed),
            ] {
                take(tx, ann(), &Claim { status, ..record(number, day) })?;
            }
            let shown = |choice, year| {
                numbers(&page(tx, ann(), &ask(choice, year, Turn::First)).unwrap()).join(" ")
            };
            assert_eq!(shown(Choice::All, None), "C4 C3 C2 C1");
            assert_eq!(shown(Choice::All, Some(2026)), "C3 C2");
            assert_eq!(shown(Choice::Paid, None), "C3 C1");
            assert_eq!(shown(Choice::Denied, None), "C2");
            assert_eq!(shown(Choice::Reversed, Some(2026)), "");
            assert_eq!(years(tx, ann())?, [2027, 2026, 2025]);
            assert_eq!(summary(tx, ann())?.latest.len(), 3);
            Ok(())
        })
        .unwrap();
    });
}

#[test]
fn a_filtered_list_turns_its_pages_like_the_whole_one() {
    use ClaimStatus::{Denied, Paid, PartlyPaid, Reversed};
    both(SCHEMAS, |db| {
        db.write_blocking(NOW, |tx| {
            for (number, status) in
                [Paid, Denied, PartlyPaid, Reversed].repeat(24).iter().enumerate()
            {
                let day = format!("2027-0{}-01", 1 + number % 7);
                take(tx, ann(), &Claim { status: *status, ..record(number, &day) })?;
                take(tx, bea(), &Claim { status: *status, ..record(1_000 + number, &day) })?;
            }
            let all = walk(tx, ann(), everything());
            assert_eq!(all.len(), 96);
            for (choice, kinds) in [
                (Choice::Paid, [Paid, PartlyPaid]),
                (Choice::Denied, [Denied; 2]),
                (Choice::Reversed, [Reversed; 2]),
            ] {
                let mut expected = all.clone();
                expected
                    .retain(|id| kinds.contains(&claim(tx, ann(), *id).unwrap().unwrap().status));
                assert_eq!(walk(tx, ann(), ask(choice, None, Turn::First)), expected, "{choice:?}");
                let back = ask(choice, Some(2027), Turn::Newer(expected[21]));
                let back = page(tx, ann(), &back)?;
                let back: Vec<_> = back.claims.iter().map(|claim| claim.link.id).collect();
                assert_eq!(back, expected[1..21], "{choice:?}");
            }
            Ok(())
        })
        .unwrap();
    });
}

#[test]
fn turning_back_ends_on_the_same_full_first_page() {
    both(SCHEMAS, |db| {
        db.write_blocking(NOW, |tx| {
            for number in 0..50 {
                take(tx, ann(), &record(number, "2027-03-01"))?;
            }
            let all = walk(tx, ann(), everything());
            let back =
                |at: usize| page(tx, ann(), &ask(Choice::All, None, Turn::Newer(all[at]))).unwrap();
            let middle: Vec<_> = back(40).claims.iter().map(|claim| claim.link.id).collect();
            assert_eq!(middle, all[20..40]);
            let first: Vec<_> = back(20).claims.iter().map(|claim| claim.link.id).collect();
            assert_eq!(first, all[..20]);
            assert!(!back(20).has_newer && back(40).has_newer);
            Ok(())
        })
        .unwrap();
    });
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn turning_pages_meets_every_claim_once_in_order(
        days in proptest::collection::vec(1..4_u8, 0..70), year_only: bool,
    ) {
        sqlite(SCHEMAS, &mut |db| {
            let days = days.clone();
            db.write_blocking(NOW, move |tx| {
                let mut expected = Vec::new();
                for (number, day) in days.iter().enumerate() {
                    let record = record(number, &format!("2027-03-0{day}"));
                    take(tx, ann(), &record)?;
                    expected.push((*day, claim_id(tx, &record.source)));
                }
                take(tx, bea(), &record(999, "2027-03-02"))?;
                expected.sort_by(|one, other| other.cmp(one));
                let expected: Vec<_> = expected.into_iter().map(|(_, id)| id).collect();
                let year = year_only.then_some(2027);
                assert_eq!(walk(tx, ann(), ask(Choice::All, year, Turn::First)), expected);
                assert!(walk(tx, ann(), ask(Choice::All, Some(2026), Turn::First)).is_empty());
                Ok(())
            })
            .unwrap();
        });
    }
}
