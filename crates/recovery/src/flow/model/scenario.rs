//! Who holds what when it begins.

use crate::flow::evidence::Domain;
use crate::flow::tier::{Ground, Profile};

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Hold {
    /// The attacker reads it beside the owner.
    Shared,
    /// The owner has it no more.
    Taken,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scenario {
    pub ground: Ground,
    pub attacker: Option<(Domain, Hold)>,
    /// Bits in the order of `Domain::OWN`.
    pub lost: u8,
    /// The owner still has a signed-in browser.
    pub signed_in: bool,
}

/// Nothing, or one of the four, shared or taken.
pub(super) fn attackers() -> Vec<Option<(Domain, Hold)>> {
    let mut all = vec![None];
    for domain in Domain::OWN {
        all.extend([Some((domain, Hold::Shared)), Some((domain, Hold::Taken))]);
    }
    all
}

/// An enrolled second factor makes `standard` as patient as `strict`, which asks for more: so the
/// second stands for both.
pub(super) const GROUNDS: [Ground; 2] = [
    Ground { profile: Profile::Standard, second_factor: false },
    Ground { profile: Profile::Strict, second_factor: true },
];

impl Scenario {
    /// Every combination; what is both lost and taken is counted once, as lost and read by another.
    pub fn all() -> Vec<Self> {
        let mut all = Vec::new();
        for ground in GROUNDS {
            for attacker in attackers() {
                for lost in (0..16_u8).filter(|lost| lost.count_ones() <= 2) {
                    for signed_in in [true, false] {
                        let scenario = Self { ground, attacker, lost, signed_in };
                        if !scenario.is_double() {
                            all.push(scenario);
                        }
                    }
                }
            }
        }
        all
    }

    fn is_double(self) -> bool {
        self.attacker.is_some_and(|(domain, hold)| hold == Hold::Taken && self.has_lost(domain))
    }

    fn has_lost(self, domain: Domain) -> bool {
        self.lost & bit(domain) != 0
    }

    pub(super) fn owner_holds(self, domain: Domain) -> bool {
        !self.has_lost(domain) && self.attacker != Some((domain, Hold::Taken))
    }

    pub(super) fn attacker_holds(self, domain: Domain) -> bool {
        self.attacker.is_some_and(|(held, _)| held == domain)
    }
}

fn bit(domain: Domain) -> u8 {
    1 << Domain::OWN.iter().position(|own| *own == domain).unwrap_or(7)
}
