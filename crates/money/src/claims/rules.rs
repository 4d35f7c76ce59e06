//! What a claim's amounts mean, whether they agree with each other, and how its versions follow
//! one another (HEALTH-DATA 2).

use std::collections::BTreeMap;

use base::{ClaimId, Day, Money};
use formats::records::{Amount, ClaimStatus, Network};

pub type Amounts = BTreeMap<Amount, Money>;

/// What was paid at a counter, less what the plan sent back to the member; nothing where the claim
/// does not say. What was taken back no longer counts.
pub fn taken(status: ClaimStatus, amounts: &Amounts) -> Option<Money> {
    if status == ClaimStatus::Reversed {
        return None;
    }
    let taken = *amounts.get(&Amount::PaidByPatient)?;
    let back = amounts.get(&Amount::PaidToPatient).copied().unwrap_or_default();
    Some((taken - back).max(Money::ZERO))
}

/// What the member still owes of a claim: their share, less what was taken from them at a counter
/// and what another plan paid of it. Where the claim's own sums show that the share is what the
/// other plan left, its money is not taken off again.
pub fn owed(status: ClaimStatus, amounts: &Amounts) -> Money {
    if !matches!(status, ClaimStatus::Paid | ClaimStatus::PartlyPaid) {
        return Money::ZERO;
    }
    let share = share(amounts).unwrap_or_default();
    let get = |kind: Amount| amounts.get(&kind).copied().unwrap_or_default();
    let other = Some(get(Amount::PriorPayerPaid)).filter(|other| rest(amounts) != Some(*other));
    (share - get(Amount::PaidByPatient) - other.unwrap_or_default()).max(Money::ZERO)
}

/// What a claim costs its member: what was paid at a counter and what is still owed, which comes in
/// a bill. Nobody need pay for a claim that was not covered.
pub fn cost(status: ClaimStatus, amounts: &Amounts) -> Option<Money> {
    let taken = taken(status, amounts);
    match status {
        ClaimStatus::Paid | ClaimStatus::PartlyPaid => {
            let is_said = taken.is_some() || share(amounts).is_some();
            is_said.then(|| taken.unwrap_or_default() + owed(status, amounts))
        }
        ClaimStatus::Denied => taken,
        ClaimStatus::Reversed => None,
    }
}

/// Whether a claim leaves open if its member's share was paid at a counter.
pub fn leaves_open(status: ClaimStatus, amounts: &Amounts) -> bool {
    let counts = matches!(status, ClaimStatus::Paid | ClaimStatus::PartlyPaid);
    let may_cost = share(amounts).is_none() || owed(status, amounts) > Money::ZERO;
    counts && may_cost && !amounts.contains_key(&Amount::PaidByPatient)
}

/// What the plan paid, to whomever.
pub fn plan_paid(status: ClaimStatus, amounts: &Amounts) -> Option<Money> {
    let paid = sum(amounts, &[Amount::PaidToProvider, Amount::PaidToPatient]);
    match status {
        ClaimStatus::Paid | ClaimStatus::PartlyPaid | ClaimStatus::Denied => {
            paid.or_else(|| amounts.get(&Amount::Benefit).copied())
        }
        ClaimStatus::Reversed => None,
    }
}

/// What the plan and the member leave of the price: nothing where the share is that of before
/// another plan's money, all of that money where it is that of after. Not known where the claim
/// lacks a term.
fn rest(amounts: &Amounts) -> Option<Money> {
    let get = |kind: Amount| amounts.get(&kind).copied();
    let (eligible, share) = (get(Amount::Eligible)?, get(Amount::MemberLiability)?);
    let provider = get(Amount::PaidToProvider)?;
    Some(eligible - share - provider - get(Amount::PaidToPatient).unwrap_or_default())
}

/// The parts of a member's share.
const SHARE: [Amount; 4] =
    [Amount::Deductible, Amount::Copay, Amount::Coinsurance, Amount::NonCovered];

fn share(amounts: &Amounts) -> Option<Money> {
    amounts.get(&Amount::MemberLiability).copied().or_else(|| sum(amounts, &SHARE))
}

/// The sum of those that the claim carries; nothing when it carries none.
fn sum(amounts: &Amounts, kinds: &[Amount]) -> Option<Money> {
    let present: Vec<Money> = kinds.iter().filter_map(|kind| amounts.get(kind).copied()).collect();
    (!present.is_empty()).then(|| present.into_iter().sum())
}

/// One line of the money statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    pub kind: Amount,
    pub money: Money,
    /// A part of the share that is summed below it.
    pub part: bool,
}

/// The amounts in the order in which they follow from one another: the price, then the plan's
/// part, then the member's share after its parts, then what was handed over.
pub fn explain(amounts: &Amounts) -> Vec<Line> {
    const ORDER: [Amount; 14] = [
        Amount::Submitted,
        Amount::Discount,
        Amount::DrugCost,
        Amount::Eligible,
        Amount::PriorPayerPaid,
        Amount::Benefit,
        Amount::PaidToProvider,
        Amount::PaidToPatient,
        Amount::Deductible,
        Amount::Copay,
        Amount::Coinsurance,
        Amount::NonCovered,
        Amount::MemberLiability,
        Amount::PaidByPatient,
    ];
    let line = |kind: Amount| {
        let money = *amounts.get(&kind)?;
        Some(Line { kind, money, part: SHARE.contains(&kind) })
    };
    ORDER.into_iter().filter_map(line).collect()
}

/// A sum that the plan's own amounts do not obey.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doubt {
    /// The parts of the member's share do not add up to it.
    Share,
    /// The price less the member's share is not what the plans paid.
    PlanPart,
    /// The asked price, what is not covered and the agreed price do not leave the discount.
    Discount,
}

/// Which sums fail. Plans' files do disagree with themselves, so a doubt is told, never a reason
/// to refuse a claim; and a sum is only judged where the claim carries its terms.
pub fn doubts(amounts: &Amounts, network: Option<Network>) -> Vec<Doubt> {
    let get = |kind: Amount| amounts.get(&kind).copied();
    let or_zero = |kind: Amount| get(kind).unwrap_or_default();
    let mut doubts = Vec::new();
    if let (Some(share), Some(parts)) = (get(Amount::MemberLiability), sum(amounts, &SHARE))
        && share != parts
    {
        doubts.push(Doubt::Share);
    }
    if rest(amounts)
        .is_some_and(|rest| rest != Money::ZERO && rest != or_zero(Amount::PriorPayerPaid))
    {
        doubts.push(Doubt::PlanPart);
    }
    if let (Some(discount), Some(submitted), Some(eligible)) =
        (get(Amount::Discount), get(Amount::Submitted), get(Amount::Eligible))
    {
        let expected = match network {
            Some(Network::Out | Network::Other) => Money::ZERO,
            Some(Network::In) | None => submitted - or_zero(Amount::NonCovered) - eligible,
        };
        if discount != expected {
            doubts.push(Doubt::Discount);
        }
    }
    doubts
}

/// `3/4/2027`, `03-04-2027` or `2027-03-04`.
pub fn typed_day(text: &str) -> Option<Day> {
    let text = text.trim();
    text.parse().ok().or_else(|| Day::from_us(&text.replace(['-', '.', ' '], "/")).ok())
}

/// Which claims a member asked to see.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Choice {
    #[default]
    All,
    Paid,
    Denied,
    Reversed,
}

impl Choice {
    pub const EVERY: [Self; 4] = [Self::All, Self::Paid, Self::Denied, Self::Reversed];

    /// As it stands in an address.
    pub const fn word(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Paid => "paid",
            Self::Denied => "denied",
            Self::Reversed => "reversed",
        }
    }

    pub fn from_word(word: &str) -> Self {
        Self::EVERY.into_iter().find(|choice| choice.word() == word).unwrap_or_default()
    }

    /// The one status of a choice that few claims have; those kept apart from the rest.
    pub const fn rare(self) -> Option<ClaimStatus> {
        match self {
            Self::All | Self::Paid => None,
            Self::Denied => Some(ClaimStatus::Denied),
            Self::Reversed => Some(ClaimStatus::Reversed),
        }
    }
}

/// What a member looks for: words that must each stand somewhere in what a claim says. Case does
/// not matter, nor do accents: people type `acetaminofen` and `Acetaminofén`.
#[derive(Debug, Clone, Default)]
pub struct Needle(Vec<String>);

impl Needle {
    pub fn of(words: &str) -> Self {
        Self(base::bare(words).split_whitespace().map(str::to_owned).collect())
    }

    pub fn is_in<'t>(&self, texts: impl IntoIterator<Item = &'t str>) -> bool {
        let hay: Vec<String> = texts.into_iter().map(base::bare).collect();
        self.0.iter().all(|word| hay.iter().any(|text| text.contains(word.as_str())))
    }
}

/// All that a member looks for beside a status.
#[derive(Debug, Clone, Default)]
pub struct Sought {
    pub words: Needle,
    /// As the list shows it, whole.
    pub medicine: Option<String>,
    pub pharmacy: Option<String>,
}

impl Sought {
    pub fn is_of<'t>(
        &self,
        (medicine, pharmacy): (Option<&'t str>, Option<&'t str>),
        texts: impl IntoIterator<Item = &'t str>,
    ) -> bool {
        let same = |wanted: &Option<String>, is: Option<&str>| {
            wanted
                .as_ref()
                .is_none_or(|wanted| is.is_some_and(|is| base::bare(is) == base::bare(wanted)))
        };
        same(&self.medicine, medicine) && same(&self.pharmacy, pharmacy) && self.words.is_in(texts)
    }
}

/// How many there are; beyond some number nobody is kept waiting for the last of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Count {
    pub n: i64,
    pub is_all: bool,
}

/// The days a list covers, as days are stored: from the first, up to but not including the second.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Window {
    pub from: String,
    pub before: String,
}

impl Window {
    /// A calendar year, or all of time. Stored days are compared as text, and no day is as late as
    /// the month 99.
    pub fn of(year: Option<i16>) -> Self {
        let start = |year: i16| format!("{year:04}-01-01");
        match year.filter(|year| (1..9999).contains(year)) {
            Some(year) => Self { from: start(year), before: start(year + 1) },
            None => Self { from: start(0), before: "9999-99-99".to_owned() },
        }
    }

    /// What of it lies between two days, both of them in it.
    #[must_use]
    pub fn between(self, first: Option<Day>, last: Option<Day>) -> Self {
        let from = first.map(|day| day.to_string()).into_iter().fold(self.from, String::max);
        let after = last.map(|day| day.plus_days(1).to_string());
        Self { from, before: after.into_iter().fold(self.before, String::min) }
    }
}

/// A version of a claim and its neighbours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Link {
    pub id: ClaimId,
    pub replaces: Option<ClaimId>,
    pub replaced_by: Option<ClaimId>,
}

/// Versions from the first to the newest, however few of them name their neighbours. Whatever
/// cannot be placed (a chain that bites its tail) follows in the order given.
pub fn in_order(links: &[Link]) -> Vec<ClaimId> {
    let follows = |earlier: &Link, later: &Link| {
        later.replaces == Some(earlier.id) || earlier.replaced_by == Some(later.id)
    };
    let mut left: Vec<Link> = links.to_vec();
    let mut order = Vec::with_capacity(left.len());
    while !left.is_empty() {
        let first = left
            .iter()
            .position(|link| !left.iter().any(|other| follows(other, link)))
            .unwrap_or(0);
        order.push(left.remove(first).id);
    }
    order
}

#[cfg(test)]
mod tests;
