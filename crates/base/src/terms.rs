//! What a plan allows and asks when its members refill. The configuration says it, the pages of
//! medicines judge by it.

use crate::Money;

/// The plan's own numbers; `HOUSE` holds those of a plan that says nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RefillTerms {
    /// How much of a supply must be used before the next fill at a counter, in percent.
    pub retail_percent: u16,
    /// The same by mail, which takes some days.
    pub mail_percent: u16,
    /// Days a fill lasts where neither it nor its prescription says.
    pub assumed_days_supply: u16,
    /// Early fills for a trip given by rule, for one prescription in a calendar year.
    pub trips_a_year: u16,
    /// The longest trip, in days, for which one is given by rule.
    pub trip_days: u16,
    /// Whether members may have refills ordered by themselves.
    pub automatic: bool,
    pub standard: Shipping,
    /// A faster way, where the plan offers one.
    pub fast: Option<Shipping>,
    pub kind: PlanKind,
    /// Months after a fill in which its member may ask to be paid back, where the plan says so.
    pub reimbursement_months: Option<u16>,
}

/// By whose rules a plan decides requests and appeals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum PlanKind {
    /// Medicare drug coverage (42 CFR 423, subpart M).
    MedicarePartD,
    /// A plan of an employer or a union (29 CFR 2560.503-1), and any other that holds to its times.
    Employer,
    /// Nobody said: members are told the shorter times for what they do, and nothing is promised
    /// of what the plan does.
    #[default]
    Unsaid,
}

impl PlanKind {
    /// Days in which a member may appeal: 60 and the 5 until a notice counts as received in Part D
    /// (42 CFR 423.582(b)), 180 elsewhere (29 CFR 2560.503-1(h)(3)(i)).
    pub const fn appeal_days(self) -> i32 {
        match self {
            Self::MedicarePartD | Self::Unsaid => 65,
            Self::Employer => 180,
        }
    }
}

/// One speed at which parcels travel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shipping {
    pub fee: Money,
    /// Days from the order to the first and the last day it is expected.
    pub first_days: u16,
    pub last_days: u16,
}

impl RefillTerms {
    /// Refills take 3 to 5 days by mail (HEALTH-DATA 7); the rest are house values.
    pub const HOUSE: Self = Self {
        retail_percent: 75,
        mail_percent: 66,
        assumed_days_supply: 30,
        trips_a_year: 2,
        trip_days: 90,
        automatic: true,
        standard: Shipping { fee: Money::ZERO, first_days: 3, last_days: 5 },
        fast: None,
        kind: PlanKind::Unsaid,
        reimbursement_months: None,
    };
}

impl Default for RefillTerms {
    fn default() -> Self {
        Self::HOUSE
    }
}
