//! Which messages a member may switch off, and when a text waits.

use std::collections::BTreeSet;
use std::time::Duration;

use serde::{Deserialize, Serialize};
use store::Channel;

const DAY: i64 = 24 * 60;

/// What a message is about, where its reader may say no to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Topic {
    Orders,
    Reminders,
    Costs,
    News,
    Savings,
}

/// What the kind of a message's key begins with, for each topic.
const KINDS: [(&str, Topic); 6] = [
    ("order-", Topic::Orders),
    ("refill-", Topic::Orders),
    ("reminder-", Topic::Reminders),
    ("claim-", Topic::Costs),
    ("news-", Topic::News),
    ("saving-", Topic::Savings),
];

impl Topic {
    pub const ALL: [Self; 5] =
        [Self::Orders, Self::Reminders, Self::Costs, Self::News, Self::Savings];

    /// None for what always leaves: codes, security notices, receipts, and every kind that nobody
    /// has put in the table above. A new kind is sent until somebody decides that it need not be.
    pub fn of(key: &str) -> Option<Self> {
        KINDS.into_iter().find(|(kind, _)| key.starts_with(kind)).map(|(_, topic)| topic)
    }

    pub const fn word(self) -> &'static str {
        match self {
            Self::Orders => "orders",
            Self::Reminders => "reminders",
            Self::Costs => "costs",
            Self::News => "news",
            Self::Savings => "savings",
        }
    }

    pub fn read(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|topic| topic.word() == word)
    }
}

/// From one full hour to another, over midnight if need be. The two differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quiet {
    from: u8,
    to: u8,
}

impl Quiet {
    pub const NIGHT: Self = Self { from: 21, to: 8 };

    pub fn new(from: u8, to: u8) -> Option<Self> {
        (from < 24 && to < 24 && from != to).then_some(Self { from, to })
    }

    pub const fn hours(self) -> (u8, u8) {
        (self.from, self.to)
    }

    /// How long a text of this minute of the day waits. A night the clocks are changed in is asked
    /// about again when the wait is over.
    fn wait(self, minute: i64) -> Option<Duration> {
        let (from, to) = (i64::from(self.from) * 60, i64::from(self.to) * 60);
        let (length, gone) = ((to - from).rem_euclid(DAY), (minute - from).rem_euclid(DAY));
        let left = u64::try_from(length - gone).ok().filter(|left| *left > 0)?;
        Some(Duration::from_mins(left))
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choices {
    pub topics: BTreeSet<Topic>,
    pub quiet: Option<Quiet>,
}

impl Default for Choices {
    /// Before anybody chose: what concerns their own medicines, nothing that sells.
    fn default() -> Self {
        let topics = [Topic::Orders, Topic::Reminders, Topic::Costs].into();
        Self { topics, quiet: Some(Quiet::NIGHT) }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Judged {
    Now,
    Wait(Duration),
    /// It does not leave: its reader said so.
    Kept,
}

/// `minute` of the day where the member lives. Only a text makes a noise.
pub fn judge(choices: &Choices, (topic, channel): (Topic, Channel), minute: i64) -> Judged {
    if !choices.topics.contains(&topic) {
        return Judged::Kept;
    }
    let quiet = choices.quiet.filter(|_| channel == Channel::Text);
    quiet.and_then(|quiet| quiet.wait(minute)).map_or(Judged::Now, Judged::Wait)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_has_its_topic_and_what_protects_an_account_has_none() {
        let table = [
            ("order-placed/7", Some(Topic::Orders)),
            ("refill-answer/7", Some(Topic::Orders)),
            ("reminder-low/7", Some(Topic::Reminders)),
            ("claim-new/7", Some(Topic::Costs)),
            ("news-spring/7", Some(Topic::News)),
            ("saving-found/7", Some(Topic::Savings)),
            ("saved-codes-made/7", None),
            ("access.code:7:0", None),
            ("recovery.began:7:7", None),
            ("password-changed/7", None),
            ("payment-method/7", None),
            ("never-heard-of/7", None),
        ];
        for (key, topic) in table {
            assert_eq!(Topic::of(key), topic, "{key}");
        }
    }

    #[test]
    fn a_text_waits_for_the_end_of_the_quiet_hours_and_mail_does_not() {
        let (night, day) = (Quiet::NIGHT, Quiet::new(9, 17).unwrap());
        let minutes = |minutes| Judged::Wait(Duration::from_mins(minutes));
        let table = [
            (night, (20, 59), Judged::Now),
            (night, (21, 0), minutes(11 * 60)),
            (night, (23, 59), minutes(8 * 60 + 1)),
            (night, (0, 0), minutes(8 * 60)),
            (night, (7, 59), minutes(1)),
            (night, (8, 0), Judged::Now),
            (day, (8, 59), Judged::Now),
            (day, (9, 0), minutes(8 * 60)),
            (day, (16, 59), minutes(1)),
            (day, (17, 0), Judged::Now),
        ];
        for (quiet, (hour, minute), judged) in table {
            let choices = Choices { quiet: Some(quiet), ..Choices::default() };
            let at = |channel| judge(&choices, (Topic::Orders, channel), hour * 60 + minute);
            assert_eq!(at(Channel::Text), judged, "{quiet:?} {hour}:{minute}");
            assert_eq!(at(Channel::Mail), Judged::Now);
            assert_eq!(at(Channel::Post), Judged::Now);
        }
    }

    #[test]
    fn what_was_not_chosen_does_not_leave_and_nothing_that_sells_is_chosen_for_anybody() {
        for topic in Topic::ALL {
            let sells = matches!(topic, Topic::News | Topic::Savings);
            let judged = judge(&Choices::default(), (topic, Channel::Mail), 0);
            assert_eq!(judged == Judged::Kept, sells, "{topic:?}");
            assert_eq!(Topic::read(topic.word()), Some(topic));
        }
        assert_eq!(Quiet::new(9, 9), None);
        assert_eq!(Quiet::new(24, 9), None);
    }
}
