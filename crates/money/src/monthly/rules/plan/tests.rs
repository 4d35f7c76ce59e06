use super::*;
use proptest::prelude::*;

fn begun(from: &str, threshold: i64) -> Plan {
    let (from, threshold) = (from.parse().unwrap(), Money::cents(threshold));
    let one = Election { from, until: None, threshold, before: Money::ZERO };
    Plan { elections: vec![one], ..Plan::default() }
}

/// 42 CFR 423.137 (c): the threshold of the year, by the months left in it. An election that was
/// kept with the limit of medical care is right, too.
#[test]
fn the_first_bill_keeps_medicares_cap_whatever_the_card_says() {
    let entered = Thresholds::with(BTreeMap::from([(2098, Money::cents(300_000))])).unwrap();
    for (from, threshold, (year, month), cap) in [
        ("2026-03-05", 670_000, (2026, 3), Some(21_000)),
        ("2026-03-05", 150_000, (2026, 3), Some(15_000)),
        // By going on: the card's where it is lower, or else the new year's.
        ("2025-03-05", 670_000, (2026, 1), Some(17_500)),
        ("2025-03-05", 200_000, (2026, 1), Some(17_500)),
        ("2025-03-05", 120_000, (2026, 1), Some(10_000)),
        // Of a year that the plan entered: from another one into it, and within it.
        ("2026-03-05", 210_000, (2098, 1), Some(25_000)),
        ("2026-03-05", 150_000, (2098, 1), Some(12_500)),
        ("2098-11-05", 300_000, (2098, 11), Some(150_000)),
        // Of a year whose threshold is not known, what was right before.
        ("2026-03-05", 670_000, (2099, 1), Some(17_500)),
        ("2026-03-05", 210_000, (2026, 4), None),
    ] {
        let found = begun(from, threshold).first(Month { year, month }, &entered);
        assert_eq!(found, cap.map(Money::cents), "{from} {threshold} {month}/{year}");
    }
}

#[test]
fn whoever_left_has_months_until_the_march_after() {
    let mut plan = begun("2026-03-05", 210_000);
    let mut check = |until: Option<&str>, (year, month), goes_on| {
        plan.elections[0].until = until.map(|day| day.parse().unwrap());
        assert_eq!(plan.goes_on(Month { year, month }), goes_on, "{until:?} {month}/{year}");
    };
    check(None, (2031, 7), true);
    check(Some("2026-04-01"), (2026, 4), true);
    check(Some("2026-04-01"), (2027, 2), true);
    check(Some("2026-04-01"), (2027, 3), false);
    check(Some("2027-01-01"), (2028, 2), true);
    assert!(!Plan::default().goes_on(Month { year: 2026, month: 1 }));
}

/// The bill of the month before is written in the morning of the first, or later.
#[test]
fn what_was_billed_at_once_is_not_given_back_with_the_bill_of_the_month_before() {
    let mut months = [Money::ZERO; 12];
    (months[2], months[3]) = (Money::cents(10_000), Money::cents(3_000));
    let costs = Costs::from([(2026, months)]);
    let mut plan = begun("2026-03-01", 210_000);
    plan.bill_rest(Month { year: 2026, month: 4 }, &costs);
    for month in 3..=12 {
        plan.bill_month(Month { year: 2026, month }, &costs, &Thresholds::default());
    }
    let amounts: Vec<_> = plan.billed.iter().map(|one| one.amount).collect();
    assert_eq!(amounts, [Money::cents(13_000)]);
}

/// Someone whose costs of 2026 were $100, all of it billed by the end of that year.
fn billed_whole() -> Plan {
    let mut plan = begun("2026-11-01", 210_000);
    plan.bill_month(Month { year: 2026, month: 12 }, &cost(10_000), &Thresholds::default());
    plan
}

/// All of it in November 2026.
fn cost(cents: i64) -> Costs {
    let mut months = [Money::ZERO; 12];
    months[10] = Money::cents(cents);
    Costs::from([(2026, months)])
}

/// Each line: costs as the plan says them after the year, and what is billed in all then.
#[test]
fn what_was_given_back_of_a_year_that_is_over_is_billed_again_when_that_was_the_mistake() {
    for (line, told) in [
        // Given back, and owed again after all.
        &[(0, 0), (10_000, 10_000)][..],
        // In part; then less than before, and never more than was billed once.
        &[(4_000, 4_000), (9_000, 9_000), (10_000, 10_000), (12_000, 10_000)],
        // However often, and the same again changes nothing.
        &[(0, 0), (10_000, 10_000), (0, 0), (0, 0), (10_000, 10_000), (10_000, 10_000)],
        // What is new as late is no bill any more.
        &[(12_000, 10_000), (4_000, 4_000), (50_000, 10_000)],
    ]
    .iter()
    .enumerate()
    {
        let mut plan = billed_whole();
        for (later, (owed, billed)) in (4..).zip(*told) {
            plan.follow(Month { year: 2027, month: later }, &cost(*owed));
            assert_eq!(plan.billed_of(2026), Money::cents(*billed), "line {line}, {owed}");
        }
    }
}

/// Given back with the bill of March, the last one of the year, and owed again in April.
#[test]
fn the_turn_of_march_does_not_swallow_what_was_given_back_before_it() {
    let mut plan = billed_whole();
    plan.bill_month(Month { year: 2027, month: 3 }, &cost(0), &Thresholds::default());
    assert_eq!(plan.billed_of(2026), Money::ZERO);
    plan.bill_month(Month { year: 2027, month: 4 }, &cost(10_000), &Thresholds::default());
    assert_eq!(plan.billed_of(2026), Money::cents(10_000));
}

/// One thing that happens to a member's claims of a year, and then perhaps a look at the bills.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Event {
    /// A claim of this month comes, is corrected to another amount, or is taken back (0).
    Claim {
        which: usize,
        month: usize,
        cents: i64,
    },
    /// What `payment.month.back` does on the day after.
    Look,
    /// A month ends: it is billed as long as months go on.
    Month,
    Leave {
        all_now: bool,
    },
}

fn events() -> impl Strategy<Value = Vec<Event>> {
    let claim = (0_usize..6, 0_usize..12, prop_oneof![Just(0), 0_i64..30_000])
        .prop_map(|(which, month, cents)| Event::Claim { which, month, cents });
    let event = prop_oneof![
        8 => claim,
        2 => Just(Event::Look),
        6 => Just(Event::Month),
        1 => any::<bool>().prop_map(|all_now| Event::Leave { all_now }),
    ];
    prop::collection::vec(event, 1..90)
}

const YEAR: i16 = 2026;

const DECEMBER: Month = Month { year: YEAR, month: 12 };
const MARCH: Month = Month { year: YEAR + 1, month: 3 };

/// A member from the month in which they begin, and their claims as the plan says them today.
struct Life {
    plan: Plan,
    claims: [(usize, i64); 6],
    /// The month that goes on, whose bill is still to come.
    now: Month,
    goes_on: bool,
    /// The most that was billed once the bill of December was written.
    most: Option<Money>,
}

impl Life {
    fn costs(&self) -> Costs {
        let mut months = [Money::ZERO; 12];
        for (month, cents) in self.claims {
            let day = Day::new(YEAR, i8::try_from(month + 1).unwrap(), 1).unwrap();
            if self.plan.covers(day) {
                months[month] = months[month] + Money::cents(cents);
            }
        }
        Costs::from([(YEAR, months)])
    }

    fn happens(&mut self, event: Event) {
        match event {
            Event::Claim { which, month, cents } => self.claims[which] = (month, cents),
            Event::Look => self.plan.follow(self.now, &self.costs()),
            Event::Month => {
                if self.goes_on {
                    let costs = self.costs();
                    self.plan.bill_month(self.now, &costs, &Thresholds::default());
                    self.goes_on = self.plan.goes_on(self.now);
                }
                self.now = self.now.next();
            }
            Event::Leave { all_now } if self.plan.standing().is_some() && self.now <= DECEMBER => {
                let end = self.now.next().first_day().unwrap().plus_days(-1);
                self.plan.elections[0].until = Some(end);
                if all_now {
                    let costs = self.costs();
                    self.plan.bill_rest(self.now, &costs);
                }
            }
            Event::Leave { .. } => {}
        }
    }

    /// What holds once something happened while a month went on.
    fn check(&mut self, event: Event, during: Month) -> Result<(), TestCaseError> {
        let (owed, billed) = (owed(DECEMBER, &self.costs()), self.plan.billed_of(YEAR));
        prop_assert!(billed >= Money::ZERO, "{billed}");
        match (event, self.most) {
            (Event::Month, None) if during == DECEMBER => self.most = Some(billed),
            // Until March every cent is billed, no more and no less.
            (Event::Month, Some(most)) if during <= MARCH => {
                prop_assert_eq!(billed, owed);
                self.most = Some(most.max(billed));
            }
            (Event::Month | Event::Look, Some(most)) if self.goes_on || event == Event::Look => {
                prop_assert_eq!(billed, owed.min(most));
            }
            (_, Some(most)) => prop_assert!(billed <= most, "{billed} above {most}"),
            (_, None) => {}
        }
        Ok(())
    }
}

proptest! {
    /// Whatever a plan corrects, and corrects again, in whatever order: the bills of a year add up
    /// to what the member owes of it.
    #[test]
    fn the_bills_of_a_year_come_to_what_is_owed_of_it_and_never_to_more(
        begun_in in 1_i8..=12,
        events in events(),
    ) {
        let plan = begun(&format!("{YEAR}-{begun_in:02}-01"), 210_000);
        let begins = Month { year: YEAR, month: begun_in };
        let mut life = Life { plan, claims: [(0, 0); 6], now: begins, goes_on: true, most: None };
        for event in events {
            let (during, before) = (life.now, life.plan.billed_of(YEAR));
            life.happens(event);
            life.check(event, during)?;
            if event == Event::Month && during == begins {
                let cap = first_cap(Money::cents(210_000), Money::ZERO, begins);
                let bill = life.plan.billed_of(YEAR) - before;
                prop_assert!(bill <= cap, "{bill} above {cap}");
            }
        }
        // Looked at twice, nothing is billed twice.
        life.happens(Event::Look);
        let once = life.plan.clone();
        life.happens(Event::Look);
        prop_assert_eq!(life.plan, once);
    }
}
