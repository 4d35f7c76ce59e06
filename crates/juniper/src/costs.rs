//! What the sample plan pays. Every amount obeys the identities of HEALTH-DATA 2:
//!
//! ```text
//! member liability = deductible + copay + coinsurance + not covered
//! paid to provider = eligible - member liability
//! discount         = submitted - not covered - eligible in network, else nothing
//! ```

use std::collections::BTreeMap;
use std::str::FromStr;

use base::{Day, Money};
use formats::records::{Amount, CostShare, Network};

/// Each calendar year starts with this much for the member to pay; the lowest tier is exempt.
pub const DEDUCTIBLE: Money = Money::cents(20_000);
/// After this much in a calendar year the member pays nothing for what is covered.
pub const OUT_OF_POCKET: Money = Money::cents(250_000);

/// Where and for how long a fill can be (US Drug Formulary PharmacyBenefitType).
pub const PHARMACY_TYPES: [&str; 4] =
    ["1-month-in-retail", "3-month-in-retail", "3-month-in-mail", "1-month-out-retail"];

/// Steps of the drug list (US Drug Formulary DrugTier), cheapest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tier {
    PreferredGeneric,
    Generic,
    PreferredBrand,
    NonPreferredBrand,
    Specialty,
}

impl Tier {
    pub const ALL: [Self; 5] = [
        Self::PreferredGeneric,
        Self::Generic,
        Self::PreferredBrand,
        Self::NonPreferredBrand,
        Self::Specialty,
    ];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::PreferredGeneric => "preferred-generic",
            Self::Generic => "generic",
            Self::PreferredBrand => "preferred-brand",
            Self::NonPreferredBrand => "non-preferred-brand",
            Self::Specialty => "specialty",
        }
    }

    pub const fn is_brand(self) -> bool {
        !matches!(self, Self::PreferredGeneric | Self::Generic)
    }

    /// The member's part for one month at a pharmacy of the network.
    const fn share(self) -> Share {
        match self {
            Self::PreferredGeneric => Share::Copay(Money::cents(500)),
            Self::Generic => Share::Copay(Money::cents(1_200)),
            Self::PreferredBrand => Share::Copay(Money::cents(4_500)),
            Self::NonPreferredBrand => Share::Percent(40),
            Self::Specialty => Share::Percent(25),
        }
    }
}

#[derive(Debug)]
pub struct UnknownTier;

impl FromStr for Tier {
    type Err = UnknownTier;
    fn from_str(text: &str) -> Result<Self, UnknownTier> {
        Self::ALL.into_iter().find(|tier| tier.as_str() == text).ok_or(UnknownTier)
    }
}

/// The member's part once the deductible is met.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Share {
    Copay(Money),
    Percent(i64),
}

/// Outside the network the member pays half, whatever the tier.
const OUT_OF_NETWORK: Share = Share::Percent(50);

impl Share {
    /// Three months cost three copays at the counter and two by mail.
    fn over(self, months: i64, by_mail: bool) -> Self {
        match self {
            Self::Copay(one) if months > 1 => {
                let copays = if by_mail { months - 1 } else { months };
                Self::Copay(Money::cents(one.as_cents() * copays))
            }
            other => other,
        }
    }
}

/// What the plan's own list of costs says, for its card and its formulary.
pub fn cost_shares() -> Vec<CostShare> {
    let each = |tier: Tier| {
        PHARMACY_TYPES.map(|place| {
            let months = if place.starts_with('3') { 3 } else { 1 };
            let share = if place.contains("-out-") {
                OUT_OF_NETWORK
            } else {
                tier.share().over(months, place.ends_with("mail"))
            };
            let (copay, coinsurance) = match share {
                Share::Copay(copay) => (Some(copay), None),
                Share::Percent(percent) => (None, u32::try_from(percent * 1_000).ok()),
            };
            CostShare {
                tier: tier.as_str().to_owned(),
                pharmacy_type: place.to_owned(),
                copay,
                coinsurance,
                copay_when: None,
                coinsurance_when: None,
            }
        })
    };
    Tier::ALL.into_iter().flat_map(each).collect()
}

/// A claim before the plan has looked at it.
#[derive(Debug, Clone, Copy)]
pub struct Asked {
    pub day: Day,
    pub tier: Tier,
    pub months: i64,
    pub by_mail: bool,
    pub network: Network,
    /// What the plan allows: ingredients and fee.
    pub eligible: Money,
    /// What the pharmacy asked beyond that, waived in network.
    pub markup: Money,
    /// The part the plan does not cover.
    pub not_covered: Money,
}

/// What one member has paid so far in a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Meters {
    year: i16,
    deductible_left: Money,
    out_of_pocket_left: Money,
}

impl Meters {
    pub const fn new(year: i16) -> Self {
        Self { year, deductible_left: DEDUCTIBLE, out_of_pocket_left: OUT_OF_POCKET }
    }

    /// Prices a claim and remembers what it took. Claims come in the order of their days.
    pub fn price(&mut self, asked: &Asked) -> BTreeMap<Amount, Money> {
        if asked.day.year() != self.year {
            *self = Self::new(asked.day.year());
        }
        let deductible = self.deductible(asked);
        let rest = asked.eligible - deductible;
        let room = self.out_of_pocket_left - deductible;
        let (copay, coinsurance) = match share_of(asked) {
            Share::Copay(copay) => (copay.min(rest).min(room), Money::ZERO),
            Share::Percent(percent) => (Money::ZERO, part(rest, percent).min(room)),
        };
        let not_covered = asked.not_covered.min(rest - copay - coinsurance);
        self.deductible_left = self.deductible_left - deductible;
        self.out_of_pocket_left = room - copay - coinsurance;
        amounts(asked, [deductible, copay, coinsurance, not_covered])
    }

    fn deductible(&self, asked: &Asked) -> Money {
        if asked.tier == Tier::PreferredGeneric {
            return Money::ZERO;
        }
        asked.eligible.min(self.deductible_left).min(self.out_of_pocket_left)
    }
}

fn share_of(asked: &Asked) -> Share {
    match asked.network {
        Network::In => asked.tier.share().over(asked.months, asked.by_mail),
        Network::Out | Network::Other => OUT_OF_NETWORK,
    }
}

fn part(of: Money, percent: i64) -> Money {
    Money::cents((of.as_cents() * percent + 50) / 100)
}

fn amounts(asked: &Asked, parts: [Money; 4]) -> BTreeMap<Amount, Money> {
    let [deductible, copay, coinsurance, not_covered] = parts;
    let liability = parts.into_iter().sum::<Money>();
    let plan = asked.eligible - liability;
    let discount = if asked.network == Network::In { asked.markup } else { Money::ZERO };
    let always = [
        (Amount::Submitted, asked.eligible + not_covered + discount),
        (Amount::Eligible, asked.eligible),
        (Amount::DrugCost, asked.eligible),
        (Amount::Deductible, deductible),
        (Amount::Copay, copay),
        (Amount::MemberLiability, liability),
        (Amount::PaidByPatient, liability),
        (Amount::Benefit, plan),
        (Amount::PaidToProvider, plan),
        (Amount::Discount, discount),
    ];
    let sometimes = [(Amount::Coinsurance, coinsurance), (Amount::NonCovered, not_covered)];
    let sometimes = sometimes.into_iter().filter(|(_, money)| *money != Money::ZERO);
    always.into_iter().chain(sometimes).collect()
}

/// A denied claim: the pharmacy asked, nothing was handed over, nobody pays. The network is
/// `Other` because no network's price applied; that also keeps the discount at nothing.
pub fn nothing_paid(asked: &Asked) -> BTreeMap<Amount, Money> {
    let zero = [
        Amount::Eligible,
        Amount::MemberLiability,
        Amount::PaidByPatient,
        Amount::Benefit,
        Amount::PaidToProvider,
    ];
    let submitted = (Amount::Submitted, asked.eligible + asked.markup);
    zero.map(|kind| (kind, Money::ZERO)).into_iter().chain([submitted]).collect()
}
