//! What members do with the portal, and how well each of it works.

use std::str::FromStr;

macro_rules! words {
    (
        $(#[$doc:meta])* $name:ident, $what:literal:
        $($(#[$of:meta])* $variant:ident = $word:literal),+ $(,)?
    ) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[derive(::serde::Serialize, ::serde::Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum $name { $($(#[$of])* $variant),+ }

        impl $name {
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// As it stands in the store, in files and in the catalogue's keys.
            pub const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }
        }

        impl FromStr for $name {
            type Err = String;

            fn from_str(text: &str) -> Result<Self, String> {
                let found = Self::ALL.iter().copied().find(|one| one.word() == text);
                found.ok_or_else(|| {
                    let known: Vec<&str> = Self::ALL.iter().map(|one| one.word()).collect();
                    format!("{text:?} is no {}: one of {}", $what, known.join(", "))
                })
            }
        }
    };
}
pub(crate) use words;

words! {
    /// A part by what members come to do.
    Part, "part":
    SignIn = "sign-in",
    Code = "code",
    Refill = "refill",
    Order = "order",
    Claims = "claims",
    Card = "card",
    Apps = "apps",
}

words! {
    /// What an incident does to its parts, the least first.
    Effect, "effect":
    Slow = "slow",
    SomeCannot = "some",
    NobodyCan = "nobody",
}

words! {
    /// How a part is: five states, and maintenance.
    State, "state":
    Works = "works",
    /// Our own checks fail, and nobody has said yet what that means for members.
    NotSure = "unsure",
    Maintenance = "maintenance",
    Slow = "slow",
    SomeCannot = "some",
    NobodyCan = "nobody",
}

impl From<Effect> for State {
    fn from(effect: Effect) -> Self {
        match effect {
            Effect::Slow => Self::Slow,
            Effect::SomeCannot => Self::SomeCannot,
            Effect::NobodyCan => Self::NobodyCan,
        }
    }
}

impl State {
    /// The shape beside the word.
    pub const fn shape(self) -> &'static str {
        match self {
            Self::Works => "good",
            Self::NotSure => "quiet",
            Self::Maintenance => "wait",
            Self::Slow => "move",
            Self::SomeCannot => "act",
            Self::NobodyCan => "stop",
        }
    }
}
