//! What a plan's list of costs means for one drug, and where the same drug costs less
//! (US Drug Formulary: PharmacyBenefitType, DrugTier, BenefitCostType).

use base::{Day, Money};
use formats::records::{CostShare, Deductible};

/// Where and for how long: `3-month-in-mail`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    pub out_of_network: bool,
    pub months: u8,
    pub by_mail: bool,
}

impl Place {
    /// A month at a counter of the network.
    pub const MONTH: Self = Self { out_of_network: false, months: 1, by_mail: false };

    /// Nothing for a word the guide does not have.
    pub fn read(word: &str) -> Option<Self> {
        let mut parts = word.split('-');
        let months = match (parts.next()?, parts.next()?) {
            ("1", "month") => 1,
            ("3", "month") => 3,
            _ => return None,
        };
        let out_of_network = match parts.next()? {
            "in" => false,
            "out" => true,
            _ => return None,
        };
        let by_mail = match parts.next()? {
            "retail" => false,
            "mail" => true,
            _ => return None,
        };
        parts.next().is_none().then_some(Self { out_of_network, months, by_mail })
    }

    pub const fn key(self) -> &'static str {
        match (self.out_of_network, self.months, self.by_mail) {
            (false, 1, false) => "prices-in-1-retail",
            (false, 1, true) => "prices-in-1-mail",
            (false, _, false) => "prices-in-3-retail",
            (false, _, true) => "prices-in-3-mail",
            (true, 1, false) => "prices-out-1-retail",
            (true, 1, true) => "prices-out-1-mail",
            (true, _, false) => "prices-out-3-retail",
            (true, _, true) => "prices-out-3-mail",
        }
    }
}

/// What the member pays there. A plan may say both, and then both are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Price {
    pub place: Place,
    pub copay: Option<Money>,
    /// In thousandths of a percent.
    pub coinsurance: Option<u32>,
    /// What the deductible has to do with either.
    pub when: [Option<Deductible>; 2],
}

impl Price {
    /// Exact only where a copay is all there is to pay, whatever was paid of a deductible.
    const fn exact(&self) -> Option<Money> {
        use Deductible::{After, Before};
        match (self.copay, self.coinsurance, self.when) {
            (_, _, [Some(After | Before), _] | [_, Some(After | Before)]) => None,
            (Some(copay), None | Some(0), _) => Some(copay),
            _ => None,
        }
    }
}

/// In the order in which people choose: in network first, shorter first, the counter first.
pub fn prices(shares: &[CostShare]) -> Vec<Price> {
    let price = |share: &CostShare| {
        let place = Place::read(&share.pharmacy_type)?;
        let says = share.copay.is_some() || share.coinsurance.is_some();
        let (copay, coinsurance) = (share.copay, share.coinsurance);
        let when = [share.copay_when, share.coinsurance_when];
        says.then_some(Price { place, copay, coinsurance, when })
    };
    let mut prices: Vec<Price> = shares.iter().filter_map(price).collect();
    prices.sort_by_key(|price| price.place);
    prices.dedup();
    prices
}

/// `25` or `12.5`.
pub fn percent(thousandths: u32) -> String {
    let part = format!("{:03}", thousandths % 1_000);
    let part = part.trim_end_matches('0');
    let point = if part.is_empty() { "" } else { "." };
    format!("{}{point}{part}", thousandths / 1_000)
}

/// What so many units cost at a price in hundred-thousandths of a dollar, to the nearest cent.
pub const fn units_cost(per_unit: i64, units: i64) -> Money {
    Money::cents((per_unit.saturating_mul(units) + 500) / 1_000)
}

/// Three months one way and the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Saving {
    pub dearer: Money,
    pub cheaper: Money,
}

impl Saving {
    pub fn saved(self) -> Money {
        self.dearer - self.cheaper
    }
}

/// One 3-month fill by mail against three 1-month fills at a counter, both in network. Only where
/// both are copays: a share of a price nobody has said is no figure to promise.
pub fn by_mail(prices: &[Price]) -> Option<Saving> {
    let at = |months: u8, by_mail: bool| {
        let wanted = Place { out_of_network: false, months, by_mail };
        prices.iter().find(|price| price.place == wanted)?.exact()
    };
    let (month, mail) = (at(1, false)?, at(3, true)?);
    let dearer = Money::cents(month.as_cents() * 3);
    (mail < dearer).then_some(Saving { dearer, cheaper: mail })
}

/// A 1-month fill at a counter of the network, where that is a copay.
pub fn month_in_network(prices: &[Price]) -> Option<Money> {
    copay_at(prices, Place::MONTH)
}

/// What is paid at a place, where that is a copay.
pub fn copay_at(prices: &[Price], place: Place) -> Option<Money> {
    prices.iter().find(|price| price.place == place)?.exact()
}

/// Whether a list with these first and last days is in force on a day.
pub fn in_force([start, end]: [Option<Day>; 2], day: Day) -> bool {
    start.is_none_or(|start| start <= day) && end.is_none_or(|end| day <= end)
}

/// A tier in words; one the guide does not have is shown as the plan wrote it.
pub fn tier(word: &str) -> Option<&'static str> {
    Some(match word {
        "generic" => "prices-tier-generic",
        "preferred-generic" => "prices-tier-preferred-generic",
        "non-preferred-generic" => "prices-tier-non-preferred-generic",
        "specialty" => "prices-tier-specialty",
        "brand" => "prices-tier-brand",
        "preferred-brand" => "prices-tier-preferred-brand",
        "non-preferred-brand" => "prices-tier-non-preferred-brand",
        "zero-cost-share-preventative" => "prices-tier-preventive",
        "medical-service" => "prices-tier-medical",
        _ => return None,
    })
}

/// Whether a plan puts one tier below another, as far as its words are the guide's.
pub fn is_lower(tier: &str, than: &str) -> bool {
    /// What costs members least first. Plans do not agree where a non-preferred generic stands,
    /// and what is given in a clinic stands on no step.
    const STEPS: [&str; 7] = [
        "zero-cost-share-preventative",
        "preferred-generic",
        "generic",
        "preferred-brand",
        "brand",
        "non-preferred-brand",
        "specialty",
    ];
    let step = |tier: &str| STEPS.iter().position(|step| *step == tier);
    step(tier).zip(step(than)).is_some_and(|(one, other)| one < other)
}

#[cfg(test)]
mod tests;
