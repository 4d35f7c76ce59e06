//! Which claim is the price of which parcel. Pure.

use base::{Day, Money};

/// A pharmacy files its claim when it fills, some days before the parcel leaves or a little after.
const BEFORE_DAYS: i32 = 14;
const AFTER_DAYS: i32 = 7;
/// A claim, or the one whose place it takes, may have stood this far from where it stands now.
const REACH_DAYS: i32 = 60;
/// Of what is older nothing new is billed: it was settled where the plan kept its books before.
const OLDEST_DAYS: i32 = 120;

/// Which days may matter once something came on one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reach {
    from: Day,
    to: Day,
}

impl Reach {
    pub fn of(day: Day) -> Self {
        Self { from: day.plus_days(-REACH_DAYS), to: day.plus_days(REACH_DAYS) }
    }

    /// Whether what was billed for a parcel that left on this day is worked out anew.
    pub fn settles(self, left: Day) -> bool {
        (self.from..=self.to).contains(&left)
    }

    /// The first and the last day of claims that may be the price of such a parcel.
    pub fn claims(self) -> (Day, Day) {
        (self.from.plus_days(-BEFORE_DAYS), self.to.plus_days(AFTER_DAYS))
    }

    /// The first and the last day of parcels that such a claim may be nearer to.
    pub fn sent(self) -> (Day, Day) {
        let (from, to) = self.claims();
        (from.plus_days(-AFTER_DAYS), to.plus_days(BEFORE_DAYS))
    }
}

/// The first and the last day on which a parcel may leave that a claim of this day is the price of.
pub fn parcels(day: Day) -> (Day, Day) {
    (day.plus_days(-AFTER_DAYS), day.plus_days(BEFORE_DAYS))
}

/// The first and the last day of claims that may be the price of what left on this day.
pub fn claims(left: Day) -> (Day, Day) {
    (left.plus_days(-BEFORE_DAYS), left.plus_days(AFTER_DAYS))
}

/// Which of several a claim of this day is the price of: the nearest, where one is near enough.
pub fn nearest(sent: &[Day], day: Day) -> Option<usize> {
    let near = sent.iter().enumerate().filter(|(_, left)| {
        let days = left.days_since(day);
        (-AFTER_DAYS..=BEFORE_DAYS).contains(&days)
    });
    near.min_by_key(|(at, left)| (left.days_since(day).abs(), *at)).map(|(at, _)| at)
}

pub fn is_old(day: Day, today: Day) -> bool {
    today.days_since(day) > OLDEST_DAYS
}

/// Whether what was billed has to follow what is owed now. What is old is only ever given back.
pub fn follows((billed, share): (Option<Money>, Option<Money>), is_old: bool) -> bool {
    let less = share.unwrap_or_default() < billed.unwrap_or_default();
    billed != share && (less || !is_old)
}

/// What is owed for each parcel of one prescription: the sum of the claims nearest to it. Nothing
/// where no claim has come yet.
pub fn shares(sent: &[Day], claims: &[(Day, Money)]) -> Vec<Option<Money>> {
    let mut shares = vec![None; sent.len()];
    for (day, owed) in claims {
        if let Some(at) = nearest(sent, *day) {
            shares[at] = Some(shares[at].unwrap_or_default() + *owed);
        }
    }
    shares
}

#[cfg(test)]
mod tests;
