//! How far a message has come. Providers tell late, twice and out of order, so a state only ever
//! gives way to a later one.
//!
//! ```text
//! queued -> unknown -> accepted -> delayed -> delivered -> refused, bounced
//! ```
//!
//! Any step may be skipped, none is taken back. A bounce outranks a delivery, because a mailbox
//! that took a message may still send it back; what was refused is never said to have arrived.

/// What is known of a message, whoever carries it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// With us.
    Queued,
    /// It may have left: the answer got lost on the way.
    Unknown,
    /// The mail server, the text provider or the printer has it.
    Accepted,
    /// It did not get through yet, and whoever has it goes on trying.
    Delayed,
    Delivered,
    /// Whoever should carry it would not, or we gave up: it never left.
    Refused,
    /// It came back.
    Bounced,
}

impl State {
    pub const ALL: [Self; 7] = [
        Self::Queued,
        Self::Unknown,
        Self::Accepted,
        Self::Delayed,
        Self::Delivered,
        Self::Refused,
        Self::Bounced,
    ];

    /// As it stands in the table.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Queued => "queued",
            Self::Unknown => "unknown",
            Self::Accepted => "accepted",
            Self::Delayed => "delayed",
            Self::Delivered => "delivered",
            Self::Refused => "refused",
            Self::Bounced => "bounced",
        }
    }

    pub fn read(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.word() == word)
    }

    /// Whether this is news after `earlier`.
    pub fn follows(self, earlier: Self) -> bool {
        self.rank() > earlier.rank()
    }

    /// Whether the message will not arrive, so that another way should be offered.
    pub const fn has_failed(self) -> bool {
        matches!(self, Self::Refused | Self::Bounced)
    }

    /// Both ways of failing are last: neither may replace the other.
    const fn rank(self) -> u8 {
        match self {
            Self::Queued => 0,
            Self::Unknown => 1,
            Self::Accepted => 2,
            Self::Delayed => 3,
            Self::Delivered => 4,
            Self::Refused | Self::Bounced => 5,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn told(news: &[State]) -> State {
        news.iter().fold(State::Queued, |now, news| if news.follows(now) { *news } else { now })
    }

    fn states() -> impl Strategy<Value = Vec<State>> {
        proptest::collection::vec(proptest::sample::select(State::ALL.to_vec()), 0..12)
    }

    proptest! {
        #[test]
        fn in_whatever_order_news_arrives_a_failure_stays_a_failure(news in states()) {
            let failed = news.iter().any(|state| state.has_failed());
            prop_assert_eq!(told(&news).has_failed(), failed);
        }

        #[test]
        fn without_failures_the_order_and_repeats_of_news_do_not_matter(news in states()) {
            let mut news: Vec<State> = news.into_iter().filter(|s| !s.has_failed()).collect();
            let forward = told(&news);
            news.reverse();
            news.extend(news.clone());
            prop_assert_eq!(told(&news), forward);
        }
    }

    #[test]
    fn every_state_reads_back_from_its_word() {
        for state in State::ALL {
            assert_eq!(State::read(state.word()), Some(state));
        }
        assert_eq!(State::read("lost"), None);
    }
}
