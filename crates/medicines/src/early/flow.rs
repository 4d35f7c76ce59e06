//! The road of a wish to fill early. Pure.
//!
//! ```text
//!  wish ── within the plan's limits ─────────────────▶ Given
//!    │                              answered           ▲
//!    └──▶ Asked(why) ──left──▶ Sent(why) ──────────────┤
//!                                                      ▼
//!                                                    Refused
//! ```
//!
//! The first answer stands; the same one again changes nothing.

use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    Given,
    Asked(Ask),
    Sent(Ask),
    Refused,
}

/// Why the plan has to decide.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ask {
    /// A controlled medicine is never given early without somebody looking.
    Controlled,
    /// The plan pays a limited amount of it.
    Limited,
    TooLong,
    /// As many as the plan gives in a year were given.
    UsedUp,
}

impl Ask {
    pub const ALL: [Self; 4] = [Self::Controlled, Self::Limited, Self::TooLong, Self::UsedUp];

    /// The word key of the sentence that says so.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Controlled => "early-ask-controlled",
            Self::Limited => "early-ask-limited",
            Self::TooLong => "early-ask-too-long",
            Self::UsedUp => "early-ask-used-up",
        }
    }
}

/// What the plan says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    Given,
    Refused,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum News {
    Left,
    Answered(Answer),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moved {
    To(Stage),
    /// Already there or past it.
    Same,
    /// Not from here.
    Impossible,
}

impl Stage {
    /// Waits for the plan, so that no second wish is taken.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Asked(_) | Self::Sent(_))
    }

    /// For the audit trail.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Given => "given",
            Self::Asked(_) => "asked",
            Self::Sent(_) => "sent",
            Self::Refused => "refused",
        }
    }

    /// The one place where a wish moves.
    pub const fn hear(self, news: News) -> Moved {
        match (self, news) {
            (Self::Asked(why), News::Left) => Moved::To(Self::Sent(why)),
            (Self::Asked(_) | Self::Sent(_), News::Answered(Answer::Given)) => {
                Moved::To(Self::Given)
            }
            (Self::Asked(_) | Self::Sent(_), News::Answered(Answer::Refused)) => {
                Moved::To(Self::Refused)
            }
            (Self::Given, News::Answered(Answer::Refused))
            | (Self::Refused, News::Answered(Answer::Given)) => Moved::Impossible,
            (_, News::Left | News::Answered(_)) => Moved::Same,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_answer_stands_and_the_same_again_changes_nothing() {
        let sent = Stage::Sent(Ask::UsedUp);
        let (yes, no) = (News::Answered(Answer::Given), News::Answered(Answer::Refused));
        for (stage, news, moved) in [
            (Stage::Asked(Ask::UsedUp), News::Left, Moved::To(sent)),
            (sent, News::Left, Moved::Same),
            (sent, yes, Moved::To(Stage::Given)),
            (sent, no, Moved::To(Stage::Refused)),
            // The answer may be here before we know that the question left.
            (Stage::Asked(Ask::Limited), yes, Moved::To(Stage::Given)),
            (Stage::Given, yes, Moved::Same),
            (Stage::Given, no, Moved::Impossible),
            (Stage::Refused, no, Moved::Same),
            (Stage::Refused, yes, Moved::Impossible),
            (Stage::Given, News::Left, Moved::Same),
        ] {
            assert_eq!(stage.hear(news), moved, "{stage:?} {news:?}");
        }
    }
}
