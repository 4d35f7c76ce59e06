//! What each role may do, and how long an invitation waits. Pure.
//!
//! ```text
//!               the desk  tickets of         look-up  assist  protect  alarms  measures  disclose
//!                                                                              and staff
//! agent         yes       ordinary           yes      yes     yes
//! supervisor    yes       ordinary           yes      yes     yes      yes     yes
//! fraud         yes       fraud, ordinary    yes              yes      yes
//! privacy       yes       privacy, ordinary  yes                                         yes
//! administrator yes                                                    yes     yes
//! ```
//!
//! In an emergency everybody may ask to see a record; supervisors and privacy officers decide about
//! what others asked for.

use std::time::Duration;

use base::{AttemptId, Entropy};
use help::tickets::Queue;

/// How long an invitation waits. (house)
pub const INVITATION_LIFE: Duration = Duration::from_hours(24);

/// The longest name of a person or a team, in characters. (house)
pub const NAME_CHARACTERS: usize = 60;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    Agent,
    Supervisor,
    Fraud,
    Privacy,
    Administrator,
}

/// What a door of the desk asks a role to allow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// To be there: the first page, signing out.
    Desk,
    /// Tickets of the queues of one's role.
    Tickets,
    /// One member's record, with a reason.
    LookUp,
    /// To ask that somebody is helped back in, and to approve what a colleague asked (GUARD 16); to
    /// send a proof to a way on file, and to do what it opens.
    Assist,
    /// To end somebody's sessions and to freeze their account.
    Protect,
    /// Who works here.
    Staff,
    /// What is odd about the desk's own work (GUARD 16).
    Alarms,
    /// How the house does, in numbers of nobody.
    Measures,
    /// To write down to whom somebody's data was given (SECURITY 85).
    Disclose,
    /// To ask for one member's record in an emergency (SECURITY 71).
    Emergency,
    /// To approve that, or to look into what nobody approved.
    Oversee,
}

impl Action {
    pub const ALL: [Self; 11] = [
        Self::Desk,
        Self::Tickets,
        Self::LookUp,
        Self::Assist,
        Self::Protect,
        Self::Staff,
        Self::Alarms,
        Self::Measures,
        Self::Disclose,
        Self::Emergency,
        Self::Oversee,
    ];

    pub const fn word(self) -> &'static str {
        match self {
            Self::Desk => "desk",
            Self::Tickets => "tickets",
            Self::LookUp => "look-up",
            Self::Assist => "assist",
            Self::Protect => "protect",
            Self::Staff => "staff",
            Self::Alarms => "alarms",
            Self::Measures => "measures",
            Self::Disclose => "disclose",
            Self::Emergency => "emergency",
            Self::Oversee => "oversee",
        }
    }
}

impl Role {
    pub const ALL: [Self; 5] =
        [Self::Agent, Self::Supervisor, Self::Fraud, Self::Privacy, Self::Administrator];

    pub const fn word(self) -> &'static str {
        match self {
            Self::Agent => "agent",
            Self::Supervisor => "supervisor",
            Self::Fraud => "fraud",
            Self::Privacy => "privacy",
            Self::Administrator => "administrator",
        }
    }

    pub fn read(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.word() == word)
    }

    /// The table above. Whoever runs the house sees no member: least privilege. In an emergency
    /// nobody is turned away for a role; whoever asks is seen to.
    pub const fn may(self, action: Action) -> bool {
        match action {
            Action::Desk | Action::Emergency => true,
            Action::Tickets | Action::LookUp => !matches!(self, Self::Administrator),
            Action::Assist => matches!(self, Self::Agent | Self::Supervisor),
            Action::Protect => matches!(self, Self::Agent | Self::Supervisor | Self::Fraud),
            Action::Disclose => matches!(self, Self::Privacy),
            Action::Oversee => matches!(self, Self::Supervisor | Self::Privacy),
            Action::Alarms => {
                matches!(self, Self::Supervisor | Self::Fraud | Self::Administrator)
            }
            Action::Staff | Action::Measures => {
                matches!(self, Self::Supervisor | Self::Administrator)
            }
        }
    }

    /// The words of all it may do.
    pub fn allows(self) -> Vec<&'static str> {
        Action::ALL.into_iter().filter(|action| self.may(*action)).map(Action::word).collect()
    }

    /// Whose tickets it sees; those of any other queue look like none (DESIGN 4).
    pub const fn queues(self) -> &'static [Queue] {
        match self {
            Self::Agent | Self::Supervisor => &[Queue::Ordinary],
            Self::Fraud => &[Queue::Fraud, Queue::Ordinary],
            Self::Privacy => &[Queue::Privacy, Queue::Ordinary],
            Self::Administrator => &[],
        }
    }
}

/// The code of an invitation: 128 bits in 26 symbols, which nobody guesses.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Code(AttemptId);

/// A code is a secret while it lasts.
impl std::fmt::Debug for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Code(…)")
    }
}

impl Code {
    pub const fn draw(chance: Entropy) -> Self {
        Self(AttemptId::new(chance))
    }

    /// What was typed or pasted, with whatever people put between.
    pub fn read(typed: &str) -> Option<Self> {
        let symbols: String =
            typed.chars().filter(|sign| sign.is_alphanumeric()).take(40).collect();
        symbols.parse().ok().map(Self)
    }

    /// The symbols without anything between them.
    pub fn plain(self) -> String {
        self.0.to_string()
    }

    /// In fives, as it is shown.
    pub fn shown(self) -> String {
        let plain = self.plain();
        let fives: Vec<&str> =
            (0..plain.len()).step_by(5).map(|at| &plain[at..(at + 5).min(plain.len())]).collect();
        fives.join("-")
    }
}

/// One line without signs that are unseen, as a name is kept; nothing where none is left or it is
/// too long.
pub fn name(typed: &str) -> Option<String> {
    let seen = |c: char| if c.is_control() { ' ' } else { c };
    let line: String = typed.chars().map(seen).collect();
    let name = line.split_whitespace().collect::<Vec<_>>().join(" ");
    let length = name.chars().count();
    (1..=NAME_CHARACTERS).contains(&length).then_some(name)
}

/// What members read of a name: the first part of it.
pub fn first_name(name: &str) -> &str {
    name.split_whitespace().next().unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn restricted_queues_are_for_their_own_officers_alone() {
        for role in Role::ALL {
            let sees = |queue| role.queues().contains(&queue);
            assert_eq!(sees(Queue::Fraud), role == Role::Fraud, "{role:?}");
            assert_eq!(sees(Queue::Privacy), role == Role::Privacy, "{role:?}");
            assert_eq!(role.queues().is_empty(), !role.may(Action::Tickets), "{role:?}");
        }
    }

    #[test]
    fn every_role_reads_back_and_may_be_at_the_desk() {
        for role in Role::ALL {
            assert_eq!(Role::read(role.word()), Some(role));
            assert!(role.may(Action::Desk));
        }
        assert_eq!(Role::read("owner"), None);
        assert!(!Role::Administrator.may(Action::LookUp), "runs the house, sees no member");
    }

    #[test]
    fn a_name_is_one_line() {
        assert_eq!(name("  Ana\t Ruiz\n").as_deref(), Some("Ana Ruiz"));
        assert_eq!(first_name("Ana Ruiz"), "Ana");
        assert_eq!(name(" \u{0}\n"), None);
        assert_eq!(name(&"é".repeat(61)), None);
    }

    proptest! {
        #[test]
        fn a_code_reads_back_as_it_is_shown_in_either_case(chance: [u8; 16]) {
            let code = Code::draw(chance);
            prop_assert_eq!(Code::read(&code.shown()), Some(code));
            prop_assert_eq!(Code::read(&code.plain().to_uppercase()), Some(code));
            let spaced = format!(" {} ", code.shown().replace('-', " "));
            prop_assert_eq!(Code::read(&spaced), Some(code));
        }

        #[test]
        fn nothing_typed_makes_reading_a_code_panic(typed in "\\PC{0,60}") {
            let _ = Code::read(&typed);
        }
    }
}
