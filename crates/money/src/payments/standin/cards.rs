//! Sample cards. A kept one carries in its name how it behaves, so that nothing need be remembered.

/// How a sample card behaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Card {
    Works,
    Declined,
    NoFunds,
    NeedsAction,
    /// An account at a bank that says yes at first, and does not pay in the end.
    Bounces,
    /// A card whose owner tells the bank that the payment was wrong; the bank has not decided.
    Disputed,
    /// An account at a bank that pays and takes it back.
    TakenBack,
}

impl Card {
    pub const ALL: [Self; 7] = [
        Self::Works,
        Self::NeedsAction,
        Self::Declined,
        Self::NoFunds,
        Self::Bounces,
        Self::Disputed,
        Self::TakenBack,
    ];

    pub const fn four(self) -> &'static str {
        match self {
            Self::Works => "4242",
            Self::Declined => "0002",
            Self::NoFunds => "9995",
            Self::NeedsAction => "3220",
            Self::Bounces => "1116",
            Self::Disputed => "0259",
            Self::TakenBack => "3335",
        }
    }

    pub fn from_four(four: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|card| card.four() == four)
    }

    /// Why it is refused, where it is.
    pub const fn refused(self) -> Option<&'static str> {
        match self {
            Self::Declined => Some("generic_decline"),
            Self::NoFunds => Some("insufficient_funds"),
            _ => None,
        }
    }

    pub const fn is_account(self) -> bool {
        matches!(self, Self::Bounces | Self::TakenBack)
    }

    /// How the dispute stands that follows a payment with it, where one does.
    pub const fn dispute(self) -> Option<&'static str> {
        match self {
            Self::Disputed => Some("needs_response"),
            Self::TakenBack => Some("lost"),
            _ => None,
        }
    }

    pub const fn word(self) -> &'static str {
        match self {
            Self::Works => "payment-sample-works",
            Self::Declined => "payment-sample-declined",
            Self::NoFunds => "payment-sample-no-funds",
            Self::NeedsAction => "payment-sample-action",
            Self::Bounces => "payment-sample-bounces",
            Self::Disputed => "payment-sample-disputed",
            Self::TakenBack => "payment-sample-taken-back",
        }
    }
}
