//! What is measured and how it is read. Pure.

use std::collections::BTreeMap;

use help::tickets::Topic;

/// Fewer people than this might be known by the number alone. (house)
pub const FEWEST: i64 = 5;
/// A share of fewer says nothing. (house)
const FEWEST_OF: i64 = 20;
/// A change that somebody should look at, in percent (MEMBER-EXPERIENCE 9).
const NOTABLE: i64 = 20;

/// Over which days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Period {
    Week,
    Weeks,
    /// 52 weeks, so that it compares with 52 others.
    Year,
}

impl Period {
    pub const ALL: [Self; 3] = [Self::Week, Self::Weeks, Self::Year];

    pub const fn word(self) -> &'static str {
        match self {
            Self::Week => "week",
            Self::Weeks => "weeks",
            Self::Year => "year",
        }
    }

    pub fn read(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|period| period.word() == word)
    }

    pub const fn days(self) -> i32 {
        match self {
            Self::Week => 7,
            Self::Weeks => 28,
            Self::Year => 364,
        }
    }

    /// How many days one bar of a plot stands for.
    pub const fn bar_days(self) -> i32 {
        match self {
            Self::Week | Self::Weeks => 1,
            Self::Year => 7,
        }
    }
}

/// One number, and what it is made of.
#[derive(Debug, Clone, Copy)]
pub struct Measure {
    /// `desk-measure-…` names it, `desk-measure-…-is` defines it.
    pub word: &'static str,
    pub made: Made,
}

#[derive(Debug, Clone, Copy)]
pub enum Made {
    Sum(&'static [&'static str]),
    /// In percent.
    Share {
        part: &'static [&'static str],
        of: &'static [&'static str],
    },
    /// Within which time half of them were done; each sum has its longest time, in seconds.
    Middle(&'static [(&'static str, i64)]),
}

/// How long signing in took where a code was asked for. The last has no end.
pub const TOOK: [(&str, i64); 7] = [
    ("took.15", 15),
    ("took.30", 30),
    ("took.60", 60),
    ("took.120", 120),
    ("took.300", 300),
    ("took.600", 600),
    ("took.more", i64::MAX),
];

/// What a sign-in that took so many seconds counts as.
pub fn took(seconds: i64) -> &'static str {
    let fits = TOOK.iter().find(|(_, most)| seconds <= *most);
    fits.map_or("took.more", |(what, _)| what)
}

/// What belongs together; the first sum of each is plotted.
#[derive(Debug, Clone, Copy)]
pub struct Group {
    pub word: &'static str,
    pub measures: &'static [Measure],
}

const fn sum(word: &'static str, of: &'static [&'static str]) -> Measure {
    Measure { word, made: Made::Sum(of) }
}

const fn share(
    word: &'static str,
    part: &'static [&'static str],
    of: &'static [&'static str],
) -> Measure {
    Measure { word, made: Made::Share { part, of } }
}

/// The group that is counted from the messages; the others are of the record.
pub const CODES: &str = "codes";

/// In the order they are shown.
pub const GROUPS: [Group; 6] = [
    Group {
        word: "sign-in",
        measures: &[
            sum("signed-in", &["sign-in.done"]),
            share("right", &["sign-in.done"], &["sign-in.done", "sign-in.wrong"]),
            Measure { word: "took", made: Made::Middle(&TOOK) },
            sum("codes-held", &["sign-in.held"]),
            sum("codes-ended", &["sign-in.ended"]),
            sum("no-way", &["sign-in.no-way"]),
        ],
    },
    Group {
        word: CODES,
        measures: &[
            sum("codes", &["code.mail", "code.text"]),
            share("mail-soon", &["code.mail-soon"], &["code.mail"]),
            share("mail-refused", &["code.mail-failed"], &["code.mail"]),
            share("text-soon", &["code.text-soon"], &["code.text"]),
            share("text-refused", &["code.text-failed"], &["code.text"]),
        ],
    },
    Group {
        word: "joining",
        measures: &[
            sum("joined", &["join.opened"]),
            share("matched", &["join.right"], &["join.right", "join.waits"]),
            sum("found-later", &["join.found"]),
        ],
    },
    Group {
        word: "back",
        measures: &[
            sum("back", &["back.alone", "back.helped"]),
            share("alone", &["back.alone"], &["back.alone", "back.helped"]),
            sum("stopped", &["back.stopped"]),
            sum("frozen", &["back.frozen"]),
            sum("unfrozen", &["back.unfrozen"]),
        ],
    },
    Group {
        word: "refills",
        measures: &[
            sum("orders", &["refill.ordered"]),
            sum("refills-begun", &["refill.begun"]),
            share("refills-confirmed", &["refill.confirmed"], &["refill.begun"]),
        ],
    },
    Group {
        word: "desk",
        measures: &[
            sum("tickets", &["ticket.opened"]),
            sum("topic-medicine", &["ticket.medicine"]),
            sum("topic-sign-in", &["ticket.sign-in"]),
            sum("topic-money", &["ticket.money"]),
            sum("topic-card", &["ticket.card"]),
            sum("topic-else", &["ticket.else"]),
            share("reply-soon", &["reply.soon"], &["reply.all"]),
            share("reply-day", &["reply.day"], &["reply.all"]),
            sum("looks", &["desk.look"]),
        ],
    },
];

/// What an entry of the audit record counts as, where its action alone says so.
pub fn counted(action: &str) -> Option<&'static str> {
    Some(match action {
        "sign-in.known-device" | "sign-in.new-device" | "sign-in.passkey" => "sign-in.done",
        "sign-in.wrong-password" => "sign-in.wrong",
        "sign-in.code-held" => "sign-in.held",
        "sign-in.attempt-ended" => "sign-in.ended",
        "sign-in.no-channel" => "sign-in.no-way",
        "account.created" => "join.opened",
        "register.code-right" => "join.right",
        "register.case-opened" => "join.waits",
        "register.case-found" => "join.found",
        "account.frozen" => "back.frozen",
        "account.unfrozen" => "back.unfrozen",
        "order.placed" => "refill.ordered",
        "refill.begun" => "refill.begun",
        "refill.confirmed" => "refill.confirmed",
        "desk.viewed" => "desk.look",
        _ => return None,
    })
}

/// What a move of the way back counts as, by its verb and what came of it, as the record keeps
/// both. Whoever comes in with the help of two of us called somebody or stood before them.
pub fn moved(verb: &str, came: &str) -> Option<&'static str> {
    let began = came.starts_with("Began") || came.starts_with("Full");
    match verb {
        "open" if began => Some("back.alone"),
        "assisted" if began => Some("back.helped"),
        "veto" if !came.starts_with("Refused") && came != "Already" => Some("back.stopped"),
        _ => None,
    }
}

/// Topics of the queues that few see are counted nowhere.
pub const fn topic(topic: Topic) -> Option<&'static str> {
    Some(match topic {
        Topic::SignIn => "ticket.sign-in",
        Topic::Medicine => "ticket.medicine",
        Topic::Money => "ticket.money",
        Topic::Card => "ticket.card",
        Topic::Else => "ticket.else",
        Topic::Fraud | Topic::Privacy => return None,
    })
}

pub type Sums = BTreeMap<String, i64>;

/// A number as it may be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seen {
    Many(i64),
    /// Between one and four.
    Few,
    Percent(i64),
    /// Half of them took at most so many seconds.
    Within(i64),
    /// Half of them took longer than anything that is told apart.
    Longer,
    /// Too few for a share, or it would tell a number between one and four.
    Unsaid,
}

impl Seen {
    pub const fn many(many: i64) -> Self {
        if is_few(many) { Self::Few } else { Self::Many(many) }
    }
}

/// Whether somebody might be known by it.
const fn is_few(many: i64) -> bool {
    many > 0 && many < FEWEST
}

impl Measure {
    pub fn seen(&self, sums: &Sums) -> Seen {
        let total =
            |whats: &[&str]| -> i64 { whats.iter().filter_map(|what| sums.get(*what)).sum() };
        match self.made {
            Made::Sum(of) => Seen::many(total(of)),
            Made::Share { part, of } => match (total(part), total(of)) {
                (_, of) if of < FEWEST_OF => Seen::Unsaid,
                // Some were begun before these days.
                (part, of) if part > of => Seen::Unsaid,
                (part, of) if is_few(part) || is_few(of - part) => Seen::Unsaid,
                (part, of) => Seen::Percent(rounded(part * 100, of)),
            },
            Made::Middle(bins) => middle(bins, sums),
        }
    }
}

/// Where the half of them is reached: no single time is kept, only how many took how long.
fn middle(bins: &[(&str, i64)], sums: &Sums) -> Seen {
    let many = |what: &str| sums.get(what).copied().unwrap_or(0);
    let all: i64 = bins.iter().map(|(what, _)| many(what)).sum();
    if all < FEWEST_OF {
        return Seen::Unsaid;
    }
    let mut so_far = 0;
    for (what, seconds) in bins {
        so_far += many(what);
        if so_far * 2 >= all {
            return if *seconds == i64::MAX { Seen::Longer } else { Seen::Within(*seconds) };
        }
    }
    Seen::Longer
}

/// How a number moved against the period before, in percent of what it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change {
    pub percent: i64,
    /// A fifth or more.
    pub notable: bool,
}

/// Nothing where either is too small to say.
pub fn change(before: Seen, now: Seen) -> Option<Change> {
    let ((Seen::Many(before), Seen::Many(now)) | (Seen::Percent(before), Seen::Percent(now))) =
        (before, now)
    else {
        return None;
    };
    if before <= 0 {
        return None;
    }
    let by = now - before;
    // Of the numbers themselves: a rounded 20 is not yet a fifth.
    let notable = by.abs() * 100 >= NOTABLE * before;
    Some(Change { percent: rounded(by * 100, before), notable })
}

/// Half away from zero; `of` is above zero.
const fn rounded(part: i64, of: i64) -> i64 {
    let half = if part < 0 { -(of / 2) } else { of / 2 };
    (part + half) / of
}

#[cfg(test)]
mod tests;
