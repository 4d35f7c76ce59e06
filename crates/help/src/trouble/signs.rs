//! What the troubleshooter may know: what the request itself shows, and what its visitor says. All
//! of it in closed words, so that nothing private can be among it. Pure.

use serde::{Deserialize, Serialize};

/// A closed list of words, each as it stands in forms, addresses, keys of sentences and cases.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$of:meta])* $word:ident = $text:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
        pub enum $name {
            $($(#[$of])* #[serde(rename = $text)] $word,)+
        }

        impl $name {
            pub const ALL: &[Self] = &[$(Self::$word,)+];

            pub const fn word(self) -> &'static str {
                match self {
                    $(Self::$word => $text,)+
                }
            }

            pub fn read(text: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.word() == text)
            }
        }
    };
}

pub(crate) use words;

words! {
    /// What the visitor says happens.
    Happens {
        Returns = "returns",
        Wrong = "wrong",
        NoCode = "no-code",
        CodeFails = "code-fails",
        LostPhone = "lost-phone",
        NoAccount = "no-account",
        Broken = "broken",
        Else = "else",
    }
}

words! {
    /// What the visitor says when asked once more. Each belongs to one of the above.
    Detail {
        Twice = "twice",
        Waited = "waited",
        OnceOpened = "once-opened",
        ByHand = "by-hand",
        Filled = "filled",
        Pasted = "pasted",
        Forgotten = "forgotten",
        ByEmail = "by-email",
        ByText = "by-text",
        ByApp = "by-app",
        CodeNew = "code-new",
        CodeOld = "code-old",
        CodeApp = "code-app",
        Link = "link",
        Passkey = "passkey",
        Nothing = "nothing",
        Warning = "warning",
        Odd = "odd",
        OldApp = "old-app",
    }
}

words! {
    /// Which answer of our own pages the visitor came from.
    After {
        Wrong = "wrong",
        Expired = "expired",
        Cookies = "cookies",
        Code = "code",
    }
}

words! {
    /// Whether a cookie came back, which is known from the second request on.
    Cookies {
        Back = "back",
        Missing = "missing",
    }
}

words! {
    /// Whether the browser runs scripts: without them it sends a field that stands in `noscript`.
    Scripts {
        Run = "run",
        Blocked = "blocked",
    }
}

words! {
    /// How we do ourselves.
    Ours {
        Well = "well",
        /// Messages wait longer than they should before they leave.
        Late = "late",
        /// Our store does not answer.
        Away = "away",
        /// Something about signing in is known not to work: the status page tells of it.
        Troubled = "troubled",
        /// The same, for work that was announced.
        AtWork = "at-work",
    }
}

impl Happens {
    /// What is asked next, where an answer would tell causes apart.
    pub const fn details(self) -> &'static [Detail] {
        match self {
            Self::Returns => &[Detail::OnceOpened, Detail::Twice, Detail::Waited],
            Self::Wrong => &[Detail::ByHand, Detail::Filled, Detail::Pasted, Detail::Forgotten],
            Self::NoCode => &[Detail::ByEmail, Detail::ByText, Detail::ByApp],
            Self::CodeFails => &[Detail::CodeNew, Detail::CodeOld, Detail::CodeApp, Detail::Link],
            Self::Broken => &[Detail::Nothing, Detail::Warning, Detail::Odd, Detail::OldApp],
            Self::Else => &[Detail::Passkey],
            Self::LostPhone | Self::NoAccount => &[],
        }
    }
}

/// All that is known, so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Signs {
    pub happens: Option<Happens>,
    pub detail: Option<Detail>,
    pub after: Option<After>,
    pub cookies: Option<Cookies>,
    pub scripts: Option<Scripts>,
    pub ours: Option<Ours>,
    /// Whoever asks is signed in while they ask.
    pub is_inside: bool,
}

/// One of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    Happens(Happens),
    Detail(Detail),
    After(After),
    Cookies(Cookies),
    Scripts(Scripts),
    Ours(Ours),
    Inside,
}

impl Signs {
    pub fn has(self, sign: Sign) -> bool {
        match sign {
            Sign::Happens(one) => self.happens == Some(one),
            Sign::Detail(one) => self.detail == Some(one),
            Sign::After(one) => self.after == Some(one),
            Sign::Cookies(one) => self.cookies == Some(one),
            Sign::Scripts(one) => self.scripts == Some(one),
            Sign::Ours(one) => self.ours == Some(one),
            Sign::Inside => self.is_inside,
        }
    }

    /// An answer that belongs to another question does not count.
    pub fn settled(self) -> Self {
        let asked = self.happens.map_or(&[][..], Happens::details);
        Self { detail: self.detail.filter(|detail| asked.contains(detail)), ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_reads_back_and_no_other_does() {
        for one in Happens::ALL {
            assert_eq!(Happens::read(one.word()), Some(*one));
        }
        for one in Detail::ALL {
            assert_eq!(Detail::read(one.word()), Some(*one));
        }
        assert_eq!(After::read("expired"), Some(After::Expired));
        assert_eq!(After::read("Expired "), None);
        assert_eq!(Cookies::read("<b>"), None);
    }

    #[test]
    fn every_detail_is_asked_for_somewhere_and_counts_nowhere_else() {
        for detail in Detail::ALL {
            let asking = |one: &&Happens| one.details().contains(detail);
            assert_eq!(Happens::ALL.iter().filter(asking).count(), 1, "{detail:?}");
        }
        let mixed = Signs {
            happens: Some(Happens::LostPhone),
            detail: Some(Detail::ByHand),
            ..Signs::default()
        };
        assert_eq!(mixed.settled().detail, None);
    }
}
