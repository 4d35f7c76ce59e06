//! Which messages a member may switch off and by which ways they come, when a text waits, and what
//! comes in one mail with others. Pure.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use base::Day;
use serde::{Deserialize, Serialize};
use store::Channel;

const DAY: i64 = 24 * 60;
/// The hour, in the plan's zone, at which gathered mail leaves.
pub const MAIL_HOUR: i8 = 9;

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

/// What the kind of a message's key begins with, for each topic; the first that fits counts. Money
/// somebody asked back may need something of them, and a time to appeal may run.
const KINDS: [(&str, Topic); 9] = [
    ("order-", Topic::Orders),
    ("refill-", Topic::Orders),
    ("renewal-", Topic::Orders),
    ("approval-", Topic::Orders),
    ("reminder-", Topic::Reminders),
    ("claim-reimbursement-", Topic::Orders),
    ("claim-", Topic::Costs),
    ("news-", Topic::News),
    ("saving-", Topic::Savings),
];

/// What always leaves and yet is no reason to wake anybody.
const QUIETLY: [&str; 4] = ["automatic-refill", "open-refill", "ticket-answered", "payment-"];

/// Whether the texts of a message that always leaves heed the quiet hours.
pub fn is_quiet(key: &str) -> bool {
    QUIETLY.iter().any(|kind| key.starts_with(kind))
}

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

    /// Whether it may wait for a mail with others. An order or the end of a medicine may not.
    pub const fn may_wait(self) -> bool {
        matches!(self, Self::Costs | Self::News | Self::Savings)
    }

    /// Whether one press in a mail ends mail about it. What somebody ordered or asked for may need
    /// something of them: that is switched off on the page of choices alone, where it says so
    /// (house).
    pub const fn may_be_left(self) -> bool {
        !matches!(self, Self::Orders)
    }

    /// Whether it sells: then a text or a letter needs its reader's own word.
    const fn sells(self) -> bool {
        matches!(self, Self::News | Self::Savings)
    }
}

/// By which ways messages about one topic come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Ways {
    #[serde(default)]
    pub mail: bool,
    #[serde(default)]
    pub text: bool,
    #[serde(default)]
    pub post: bool,
}

impl Ways {
    pub const MAIL: Self = Self { mail: true, text: false, post: false };

    pub const fn any(self) -> bool {
        self.mail || self.text || self.post
    }

    pub const fn has(self, channel: Channel) -> bool {
        match channel {
            Channel::Mail => self.mail,
            Channel::Text => self.text,
            Channel::Post => self.post,
        }
    }

    pub const fn with(self, channel: Channel) -> Self {
        match channel {
            Channel::Mail => Self { mail: true, ..self },
            Channel::Text => Self { text: true, ..self },
            Channel::Post => Self { post: true, ..self },
        }
    }

    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self {
            mail: self.mail && other.mail,
            text: self.text && other.text,
            post: self.post && other.post,
        }
    }

    /// The one of them by which somebody hears who is reached by none they chose.
    pub const fn one(self) -> Self {
        if self.mail {
            return Self::MAIL;
        }
        Self { mail: false, text: self.text, post: self.post && !self.text }
    }
}

/// How often gathered mail leaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Rhythm {
    Daily,
    Weekly,
}

impl Rhythm {
    pub const ALL: [Self; 2] = [Self::Daily, Self::Weekly];

    pub const fn word(self) -> &'static str {
        match self {
            Self::Daily => "daily",
            Self::Weekly => "weekly",
        }
    }

    pub fn read(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|rhythm| rhythm.word() == word)
    }

    /// The day of the next mail, asked on `today` at this hour. Weekly ones leave on Mondays.
    pub fn next(self, today: Day, hour: i8) -> Day {
        let first = if hour < MAIL_HOUR { today } else { today.plus_days(1) };
        let monday = i32::from(first.date().weekday().to_monday_zero_offset());
        match self {
            Self::Daily => first,
            Self::Weekly => first.plus_days((7 - monday) % 7),
        }
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
#[serde(from = "Kept")]
pub struct Choices {
    pub ways: BTreeMap<Topic, Ways>,
    pub quiet: Option<Quiet>,
    /// Topics that come in one mail with others, and how often.
    pub rhythm: BTreeMap<Topic, Rhythm>,
    /// No paper where a message can be read here.
    pub paperless: bool,
    /// Topics whose mail was left by the link in it. None of it goes by mail, not even where no
    /// other way works, until its reader ticks mail again.
    #[serde(default)]
    pub left: BTreeSet<Topic>,
}

/// As it was kept: at first without ways, when every chosen topic came by mail.
#[derive(Deserialize)]
struct Kept {
    #[serde(default)]
    topics: Vec<Topic>,
    #[serde(default)]
    ways: Option<BTreeMap<Topic, Ways>>,
    quiet: Option<Quiet>,
    #[serde(default)]
    rhythm: BTreeMap<Topic, Rhythm>,
    #[serde(default)]
    paperless: bool,
    #[serde(default)]
    left: BTreeSet<Topic>,
}

impl From<Kept> for Choices {
    fn from(kept: Kept) -> Self {
        let by_mail = || kept.topics.iter().map(|topic| (*topic, Ways::MAIL)).collect();
        Self {
            ways: kept.ways.unwrap_or_else(by_mail),
            quiet: kept.quiet,
            rhythm: kept.rhythm,
            paperless: kept.paperless,
            left: kept.left,
        }
    }
}

impl Default for Choices {
    /// Before anybody chose: what concerns their own medicines, by mail, and nothing that sells.
    /// What sells needs its reader's word first.
    fn default() -> Self {
        let topics = [Topic::Orders, Topic::Reminders, Topic::Costs];
        Self {
            ways: topics.map(|topic| (topic, Ways::MAIL)).into(),
            quiet: Some(Quiet::NIGHT),
            rhythm: BTreeMap::new(),
            paperless: false,
            left: BTreeSet::new(),
        }
    }
}

impl Choices {
    /// By which ways a topic comes, as chosen. Paper gives way to mail where none is wanted and
    /// mail reaches its reader.
    pub fn ways(&self, topic: Topic, standing: Ways) -> Ways {
        let chosen = self.ways.get(&topic).copied().unwrap_or_default();
        if self.paperless && chosen.post && self.but_left(topic, standing).mail {
            return Ways { mail: true, post: false, ..chosen };
        }
        chosen
    }

    /// The same among the ways that reach this member today; one of those that do, where none of
    /// the chosen ones does any more: whoever wanted to hear of something shall. Nothing where
    /// nothing was chosen, or nothing reaches them: then it is kept for them to read here.
    pub fn reach(&self, topic: Topic, standing: Ways) -> Ways {
        let standing = self.but_left(topic, standing);
        let chosen = self.ways(topic, standing);
        let today = chosen.and(standing);
        if today.any() || !chosen.any() {
            return today;
        }
        let one = standing.one();
        if topic.sells() { one.and(Ways::MAIL) } else { one }
    }

    fn but_left(&self, topic: Topic, standing: Ways) -> Ways {
        Ways { mail: standing.mail && !self.left.contains(&topic), ..standing }
    }

    /// The same without mail about these. Where paper gives way to mail there is neither.
    #[must_use]
    pub fn without_mail(mut self, topics: &[Topic]) -> Self {
        for topic in topics.iter().filter(|topic| topic.may_be_left()) {
            let is_new = self.left.insert(*topic);
            if let Some(ways) = self.ways.get_mut(topic).filter(|_| is_new) {
                *ways = Ways { mail: false, post: ways.post && !self.paperless, ..*ways };
            }
        }
        self
    }

    /// What was left before stays left where these choices do not tick mail about it. To want no
    /// paper is not to want that mail again: its letters stay letters.
    #[must_use]
    pub fn since(mut self, before: &Self) -> Self {
        let asks = |topic: &Topic| self.ways.get(topic).is_some_and(|ways| ways.mail);
        let left = before.left.iter().filter(|topic| !asks(topic)).copied().collect();
        self.left = left;
        self
    }

    /// Whether anything about a topic was wanted.
    pub fn wants(&self, topic: Topic) -> bool {
        self.ways.get(&topic).is_some_and(|ways| ways.any())
    }

    /// Whether mail is a way its reader chose for a topic, and has not left since.
    pub fn wants_mail(&self, topic: Topic) -> bool {
        self.ways(topic, Ways::MAIL).mail && !self.left.contains(&topic)
    }

    /// How long a text waits at this minute of the day; nothing where it may leave now.
    pub fn hush(&self, minute: i64) -> Option<Duration> {
        self.quiet?.wait(minute)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Judged {
    Now,
    Wait(Duration),
    Gathered(Rhythm),
    /// It does not leave: its reader said so.
    Kept,
}

/// `minute` of the day where the member lives; `standing` the ways that reach them. Only a text
/// makes a noise.
pub fn judge(
    choices: &Choices,
    (topic, channel): (Topic, Channel),
    (minute, standing): (i64, Ways),
) -> Judged {
    // Chosen mail that would not arrive today comes back, and says so; it is not kept from anybody.
    let is_chosen_mail = channel == Channel::Mail && choices.ways(topic, standing).mail;
    if !choices.reach(topic, standing).has(channel) && !is_chosen_mail {
        return Judged::Kept;
    }
    match channel {
        Channel::Text => choices.hush(minute).map_or(Judged::Now, Judged::Wait),
        Channel::Mail if topic.may_wait() => {
            choices.rhythm.get(&topic).map_or(Judged::Now, |rhythm| Judged::Gathered(*rhythm))
        }
        Channel::Mail | Channel::Post => Judged::Now,
    }
}

#[cfg(test)]
mod tests;
