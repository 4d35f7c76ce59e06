//! The road of a wish to fill early. Pure.
//!
//! ```text
//!  wish ── within the plan's limits ─────────────────▶ Given
//!    │                              answered           ▲
//!    └──▶ Asked(why) ──left──▶ Sent(why) ──────────────┤
//!              │ given up         │                    ▼
//!              ├──▶ Unsent ───────┤                  Refused
//!              └────────┴─────────┴── the trip begins ──▶ Lapsed
//! ```
//!
//! The first answer stands; the same one again changes nothing. What could not be sent for a week
//! is given up and may be asked anew; where it arrived after all, its answer still counts. None
//! counts any more once they have left for their trip.

use std::time::Duration;

use base::Timestamp;
use serde::{Deserialize, Serialize};

use crate::road::UNSENT;

/// After this long without an answer the member is told to call.
const PATIENCE: Duration = Duration::from_hours(72);

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    Given,
    Asked(Ask),
    Sent(Ask),
    Refused,
    /// A week of sending it came to nothing.
    Unsent,
    /// Its trip began without an answer.
    Lapsed,
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
    /// It never left, and is sent no more.
    GivenUp,
    TripBegan,
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
            Self::Unsent => "unsent",
            Self::Lapsed => "lapsed",
        }
    }

    /// The one place where a wish moves.
    pub const fn hear(self, news: News) -> Moved {
        match (self, news) {
            (Self::Asked(why), News::Left) => Moved::To(Self::Sent(why)),
            (Self::Asked(_), News::GivenUp) => Moved::To(Self::Unsent),
            (Self::Asked(_) | Self::Sent(_) | Self::Unsent, News::TripBegan) => {
                Moved::To(Self::Lapsed)
            }
            (Self::Asked(_) | Self::Sent(_) | Self::Unsent, News::Answered(Answer::Given)) => {
                Moved::To(Self::Given)
            }
            (Self::Asked(_) | Self::Sent(_) | Self::Unsent, News::Answered(Answer::Refused)) => {
                Moved::To(Self::Refused)
            }
            (Self::Given, News::Answered(Answer::Refused))
            | (Self::Refused, News::Answered(Answer::Given))
            | (Self::Lapsed, News::Answered(_)) => Moved::Impossible,
            (_, News::Left | News::Answered(_) | News::GivenUp | News::TripBegan) => Moved::Same,
        }
    }

    /// Whether it should have left by now and has not.
    pub fn is_unsent(self, asked_at: Timestamp, now: Timestamp) -> bool {
        matches!(self, Self::Asked(_)) && asked_at + UNSENT <= now
    }

    /// Whether the member has waited long enough to be told to call.
    pub fn is_unanswered(self, sent_at: Timestamp, now: Timestamp) -> bool {
        matches!(self, Self::Sent(_)) && sent_at + PATIENCE <= now
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

    #[test]
    fn what_never_left_is_given_up_and_what_waits_when_the_trip_begins_is_over() {
        let (asked, sent) = (Stage::Asked(Ask::TooLong), Stage::Sent(Ask::TooLong));
        let yes = News::Answered(Answer::Given);
        for (stage, given_up, trip_began, answered) in [
            (asked, Moved::To(Stage::Unsent), Moved::To(Stage::Lapsed), Moved::To(Stage::Given)),
            (sent, Moved::Same, Moved::To(Stage::Lapsed), Moved::To(Stage::Given)),
            // It may have arrived, though nobody said so.
            (Stage::Unsent, Moved::Same, Moved::To(Stage::Lapsed), Moved::To(Stage::Given)),
            (Stage::Lapsed, Moved::Same, Moved::Same, Moved::Impossible),
            (Stage::Given, Moved::Same, Moved::Same, Moved::Same),
            (Stage::Refused, Moved::Same, Moved::Same, Moved::Impossible),
        ] {
            let heard = [News::GivenUp, News::TripBegan, yes].map(|news| stage.hear(news));
            assert_eq!(heard, [given_up, trip_began, answered], "{stage:?}");
        }
        assert!(!Stage::Unsent.is_open() && !Stage::Lapsed.is_open());
    }

    #[test]
    fn who_waits_is_told_after_an_hour_that_it_has_not_left_and_after_three_days_of_silence() {
        let at = Timestamp::from_seconds(0);
        let (asked, sent) = (Stage::Asked(Ask::TooLong), Stage::Sent(Ask::TooLong));
        for (after, unsent, unanswered) in [
            (Duration::from_mins(59), false, false),
            (Duration::from_hours(1), true, false),
            (Duration::from_hours(71), true, false),
            (Duration::from_hours(72), true, true),
        ] {
            assert_eq!(asked.is_unsent(at, at + after), unsent, "{after:?}");
            assert_eq!(sent.is_unanswered(at, at + after), unanswered, "{after:?}");
            assert!(!sent.is_unsent(at, at + after) && !asked.is_unanswered(at, at + after));
            assert!(!Stage::Given.is_unanswered(at, at + after));
        }
    }
}
