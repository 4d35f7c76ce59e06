//! The life of an incident. Pure.
//!
//! ```text
//! incident     draft → investigating ⇄ identified ⇄ monitoring → resolved → afterwards
//! known issue  draft → known → fixed
//! maintenance  draft → planned → underway → done
//! ```
//!
//! A draft is seen by nobody. Forward steps may be left out; what is resolved stays so, and what
//! comes back is another incident. While it lasts each post says when the next one comes.

use std::fmt;
use std::str::FromStr;
use std::time::Duration;

use base::{Day, Timestamp};

use super::said::{Both, Said};
use crate::parts::{Effect, Part, words};

words! {
    Kind, "kind":
    Incident = "incident",
    Known = "known",
    Maintenance = "maintenance",
}

words! {
    Stage, "stage":
    Draft = "draft",
    Investigating = "investigating",
    Identified = "identified",
    Monitoring = "monitoring",
    Resolved = "resolved",
    Afterwards = "afterwards",
    Known = "known",
    Fixed = "fixed",
    Planned = "planned",
    Underway = "underway",
    Done = "done",
}

impl Stage {
    pub const fn kind(self) -> Option<Kind> {
        match self {
            Self::Draft => None,
            Self::Known | Self::Fixed => Some(Kind::Known),
            Self::Planned | Self::Underway | Self::Done => Some(Kind::Maintenance),
            _ => Some(Kind::Incident),
        }
    }

    /// Whether members still have it.
    pub const fn lasts(self) -> bool {
        !matches!(self, Self::Draft | Self::Resolved | Self::Afterwards | Self::Fixed | Self::Done)
    }

    /// Whether each post says when the next one comes.
    const fn promises(self) -> bool {
        matches!(self, Self::Investigating | Self::Identified | Self::Monitoring | Self::Underway)
    }

    /// The sign beside its word.
    pub const fn shape(self) -> &'static str {
        match self {
            Self::Investigating | Self::Identified => "act",
            Self::Monitoring | Self::Underway | Self::Known => "wait",
            Self::Planned => "move",
            Self::Resolved | Self::Afterwards | Self::Fixed | Self::Done => "good",
            Self::Draft => "quiet",
        }
    }

    fn leads_to(self, next: Self) -> bool {
        use Stage::{
            Afterwards, Done, Draft, Fixed, Identified, Investigating, Known, Monitoring, Planned,
            Resolved, Underway,
        };
        match self {
            Draft => matches!(next, Investigating | Identified | Monitoring | Known | Planned),
            Investigating | Identified | Monitoring => {
                matches!(next, Investigating | Identified | Monitoring | Resolved)
            }
            Resolved | Afterwards => next == Afterwards,
            Known => matches!(next, Known | Fixed),
            Planned => matches!(next, Planned | Underway | Done),
            Underway => matches!(next, Underway | Done),
            Fixed | Done => false,
        }
    }
}

/// `2027-03-04-1`: the first that began on that day. It stands in addresses and is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct IncidentId {
    pub day: Day,
    pub number: u32,
}

impl fmt::Display for IncidentId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.day, self.number)
    }
}

impl FromStr for IncidentId {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let read = || {
            let (day, number) = text.rsplit_once('-')?;
            let number: u32 = number.parse().ok().filter(|number| (1..1_000).contains(number))?;
            Some(Self { day: day.parse().ok()?, number })
        };
        let id: Option<Self> = read();
        id.filter(|id| id.to_string() == text)
            .ok_or_else(|| format!("{text:?} is no incident: write it as 2027-03-04-1"))
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Post {
    pub at: Timestamp,
    pub stage: Stage,
    pub said: Both<Said>,
    pub next_at: Option<Timestamp>,
    /// Nobody wrote it: one line, by GUARD 25's rule.
    pub by_itself: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Incident {
    pub id: IncidentId,
    pub kind: Kind,
    pub stage: Stage,
    pub parts: Vec<Part>,
    pub effect: Effect,
    /// When it began, or maintenance is to begin.
    pub began_at: Timestamp,
    /// When it ended; of maintenance, when it is to end.
    pub over_at: Option<Timestamp>,
    /// Members who met it, at least; 0 where nobody counted.
    pub members: u32,
    /// The oldest first. A draft has one, which nobody was shown.
    pub posts: Vec<Post>,
    pub version: i64,
}

/// Why a post was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotNow {
    /// From the first to the second.
    Stage(Stage, Stage),
    /// It must say when the next post comes, within a day.
    NextMissing,
    /// It must not, since there will be none.
    NextPromised,
}

impl fmt::Display for NotNow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Stage(from, to) => write!(f, "{} does not lead to {}", from.word(), to.word()),
            Self::NextMissing => f.write_str("say when the next post comes, within a day"),
            Self::NextPromised => f.write_str("no post follows this one: leave the next out"),
        }
    }
}

/// The longest members are left without a word while something lasts.
const LONGEST_WAIT: Duration = Duration::from_hours(24);

impl Incident {
    /// With one more post. Ends it where the post's stage is an end.
    pub fn post(mut self, post: Post) -> Result<Self, NotNow> {
        let kind = post.stage.kind();
        if kind != Some(self.kind) || !self.stage.leads_to(post.stage) {
            return Err(NotNow::Stage(self.stage, post.stage));
        }
        let within = |next: Timestamp| next > post.at && next <= post.at + LONGEST_WAIT;
        match post.next_at {
            None if post.stage.promises() => return Err(NotNow::NextMissing),
            Some(next) if post.stage.promises() && !within(next) => {
                return Err(NotNow::NextMissing);
            }
            Some(_) if !post.stage.lasts() => return Err(NotNow::NextPromised),
            _ => {}
        }
        if self.stage == Stage::Draft {
            // What was prepared has been read and is said anew.
            self.posts.clear();
        }
        if matches!(post.stage, Stage::Resolved | Stage::Fixed | Stage::Done) {
            self.over_at = Some(post.at);
        }
        if post.stage == Stage::Underway && self.stage == Stage::Planned {
            self.began_at = post.at;
        }
        self.stage = post.stage;
        self.posts.push(post);
        Ok(self)
    }

    pub const fn is_public(&self) -> bool {
        !matches!(self.stage, Stage::Draft)
    }

    /// The newest post; every incident has one.
    pub fn last(&self) -> Option<&Post> {
        self.posts.last()
    }

    /// Whether it is said to touch `part` at `now`.
    pub fn touches(&self, part: Part, now: Timestamp) -> bool {
        self.stage.lasts()
            && self.parts.contains(&part)
            && (self.kind != Kind::Maintenance || self.stage == Stage::Underway)
            && self.began_at <= now
    }
}
