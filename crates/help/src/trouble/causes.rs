//! Every cause we know for a sign-in that does not work, whom it may be told, and how likely what
//! we see makes it: the table is `LIKELY`. Pure.
//!
//! A cause's class is part of its type, so that one about an account, or about what others did,
//! cannot be put on a page for everybody. This is shown:
//!
//! ```
//! fn on_a_public_page(cause: impl help::Shown) -> &'static str { cause.name() }
//! assert_eq!(on_a_public_page(help::Cause::<help::Anyone>::COOKIES), "cookies");
//! ```
//!
//! What is about the account is for whoever proved possession:
//!
//! ```compile_fail,E0277
//! fn on_a_public_page(cause: impl help::Shown) -> &'static str { cause.name() }
//! on_a_public_page(help::Cause::<help::WhoProved>::FROZEN);
//! ```
//!
//! What others did is for the owner after a full sign-in, and for an agent:
//!
//! ```compile_fail,E0277
//! fn on_a_public_page(cause: impl help::Shown) -> &'static str { cause.name() }
//! on_a_public_page(help::Cause::<help::OwnerAlone>::OTHERS_TRIED);
//! ```

use std::marker::PhantomData;

use super::signs::Sign::{self, After, Cookies, Detail, Happens, Inside, Ours, Scripts};
use super::signs::{
    After as Came, Cookies as Kept, Detail as Said, Happens as What, Ours as We, Scripts as Run,
    Signs,
};

/// Class A: about the browser, the network, the form, or our own outage. Told to anyone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anyone {}
/// Class B: about the account. Told to whoever proved possession.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhoProved {}
/// Class C: about what others did. Told to the owner after a full sign-in, or to an agent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OwnerAlone {}

/// Why somebody cannot sign in, told to `Whom`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cause<Whom> {
    name: &'static str,
    /// The one thing to do about it: a door of ours.
    door: &'static str,
    whom: PhantomData<Whom>,
}

/// What a page for everybody may say.
pub trait Shown: Copy {
    /// Its word: the keys of its sentence and of its button end in it.
    fn name(&self) -> &'static str;
    fn door(&self) -> &'static str;
}

impl Shown for Cause<Anyone> {
    fn name(&self) -> &'static str {
        self.name
    }

    fn door(&self) -> &'static str {
        self.door
    }
}

impl<Whom> Cause<Whom> {
    const fn new(name: &'static str, door: &'static str) -> Self {
        Self { name, door, whom: PhantomData }
    }
}

macro_rules! causes {
    ($whom:ident: $($(#[$doc:meta])* $constant:ident = $name:literal to $door:literal;)+) => {
        impl Cause<$whom> {
            $($(#[$doc])* pub const $constant: Self = Self::new($name, $door);)+
            pub const ALL: &[Self] = &[$(Self::$constant,)+];
        }
    };
}

causes! { Anyone:
    COOKIES = "cookies" to "/help/check";
    /// Passkeys alone need scripts.
    SCRIPTS = "scripts" to "/sign-in";
    /// A page from before: another tab, the back button, a form left open.
    OLD_PAGE = "old-page" to "/sign-in";
    /// An installed app, or what it kept, from before a change of ours.
    OLD_APP = "old-app" to "/sign-in";
    /// Something in the browser changed the form, or blocked a part of the page.
    EXTENSION = "extension" to "/sign-in";
    /// A connection that is too old, or that somebody on the way opens.
    CONNECTION = "connection" to "/help/check";
    /// No network, or one that wants its own sign-in first.
    NETWORK = "network" to "/help/check";
    CLOCK = "clock" to "/help/check";
    /// Caps lock, another keyboard, a capital that the phone added.
    KEYBOARD = "keyboard" to "/sign-in";
    /// Spaces and signs that came along unseen.
    PASTED = "pasted" to "/sign-in";
    /// The browser filled in what belongs elsewhere, or is old.
    FILLED = "filled" to "/sign-in";
    /// Username, email and member ID confused.
    OTHER_NAME = "other-name" to "/sign-in";
    /// Another plan's portal.
    OTHER_PLAN = "other-plan" to "/help/check";
    FORGOTTEN = "forgotten" to "/get-in";
    NO_ACCOUNT = "no-account" to "/register";
    /// Mail is slow, or lies among what the mailbox takes for junk.
    MAIL_LATE = "mail-late" to "/sign-in";
    TEXT_LATE = "text-late" to "/sign-in";
    /// Codes of an app are nothing we send.
    APP_CODE = "app-code" to "/sign-in";
    CODE_OLD = "code-old" to "/sign-in";
    CODE_TYPED = "code-typed" to "/sign-in";
    /// Too old, or cut by the mail program. Scanners do not use ours up: it wants a press.
    LINK = "link" to "/get-in";
    PHONE_LOST = "phone-lost" to "/get-in";
    PASSKEY = "passkey" to "/sign-in";
    /// What we send waits with us.
    OUR_MAIL = "our-mail" to "/sign-in";
    OUR_OUTAGE = "our-outage" to "/status";
    /// Work on ours that was announced.
    MAINTENANCE = "maintenance" to "/status";
    NOTHING_WRONG = "nothing-wrong" to "/sign-in";
}

causes! { WhoProved:
    NEVER_REGISTERED = "never-registered" to "/register";
    DETAILS_DIFFER = "details-differ" to "/get-in";
    OLD_PASSWORD = "old-password" to "/get-in";
    CUT_PASSWORD = "cut-password" to "/get-in";
    UNVERIFIED = "unverified" to "/get-in";
    FROZEN = "frozen" to "/get-in";
    PLAN_ENDED = "plan-ended" to "/get-in";
    DEPENDANT = "dependant" to "/get-in";
    MAIL_BOUNCED = "mail-bounced" to "/get-in";
    TEXT_REFUSED = "text-refused" to "/get-in";
    TOO_MANY_TRIES = "too-many-tries" to "/get-in";
}

causes! { OwnerAlone:
    OTHERS_TRIED = "others-tried" to "/get-in";
    OTHERS_DEVICE = "others-device" to "/get-in";
}

/// How likely a cause is before anything is known, and how many times likelier a sign makes it.
struct Row(&'static str, u64, &'static [(Sign, u64)]);

/// The whole judgement. A cause of class B or C has its row so that we know how unsure we are;
/// what nobody's account says stands in none of them, so the sum betrays nothing.
const LIKELY: &[Row] = &[
    // Class A.
    Row(
        "cookies",
        2,
        &[
            (Cookies(Kept::Missing), 300),
            (Cookies(Kept::Back), 0),
            (After(Came::Cookies), 200),
            (Happens(What::Returns), 10),
        ],
    ),
    Row(
        "scripts",
        1,
        &[
            (Scripts(Run::Blocked), 8),
            (Scripts(Run::Run), 0),
            (Happens(What::Broken), 2),
            (Detail(Said::Passkey), 80),
            (Detail(Said::Odd), 6),
        ],
    ),
    Row(
        "old-page",
        3,
        &[
            (After(Came::Expired), 60),
            (Happens(What::Returns), 12),
            (Detail(Said::Twice), 20),
            (Detail(Said::Waited), 20),
        ],
    ),
    Row("old-app", 1, &[(Happens(What::Broken), 5), (Detail(Said::OldApp), 200)]),
    Row(
        "extension",
        2,
        &[
            (Happens(What::Broken), 10),
            (Happens(What::Returns), 4),
            (Detail(Said::OnceOpened), 12),
            (Detail(Said::Odd), 30),
        ],
    ),
    Row("connection", 1, &[(Happens(What::Broken), 5), (Detail(Said::Warning), 100)]),
    Row("network", 1, &[(Happens(What::Broken), 10), (Detail(Said::Nothing), 60)]),
    Row(
        "clock",
        1,
        &[(Detail(Said::Warning), 20), (Detail(Said::CodeApp), 160), (Detail(Said::Passkey), 2)],
    ),
    Row("keyboard", 4, &[(Happens(What::Wrong), 6), (Detail(Said::ByHand), 20)]),
    Row("pasted", 1, &[(Happens(What::Wrong), 6), (Detail(Said::Pasted), 120)]),
    Row("filled", 2, &[(Happens(What::Wrong), 6), (Detail(Said::Filled), 80)]),
    Row(
        "other-name",
        2,
        &[
            (Happens(What::Wrong), 6),
            (After(Came::Wrong), 2),
            (Detail(Said::ByHand), 4),
            (Detail(Said::Forgotten), 2),
        ],
    ),
    Row("other-plan", 1, &[(Happens(What::Wrong), 4), (Happens(What::NoAccount), 16)]),
    Row(
        "forgotten",
        4,
        &[(After(Came::Wrong), 2), (Happens(What::Wrong), 6), (Detail(Said::Forgotten), 100)],
    ),
    Row("no-account", 2, &[(Happens(What::NoAccount), 200)]),
    Row("mail-late", 2, &[(Happens(What::NoCode), 10), (Detail(Said::ByEmail), 30)]),
    Row("text-late", 2, &[(Happens(What::NoCode), 10), (Detail(Said::ByText), 30)]),
    Row("app-code", 1, &[(Happens(What::NoCode), 2), (Detail(Said::ByApp), 300)]),
    Row(
        "code-old",
        2,
        &[
            (After(Came::Code), 8),
            (Happens(What::CodeFails), 10),
            (Detail(Said::CodeOld), 40),
            (Detail(Said::CodeApp), 0),
        ],
    ),
    Row(
        "code-typed",
        2,
        &[(After(Came::Code), 8), (Happens(What::CodeFails), 10), (Detail(Said::CodeNew), 20)],
    ),
    Row("link", 1, &[(Happens(What::CodeFails), 2), (Detail(Said::Link), 300)]),
    Row("phone-lost", 1, &[(Happens(What::LostPhone), 500)]),
    Row("passkey", 1, &[(Detail(Said::Passkey), 300)]),
    Row(
        "our-mail",
        1,
        &[(Ours(We::Late), 40), (Happens(What::NoCode), 10), (Detail(Said::ByApp), 0)],
    ),
    Row("our-outage", 1, &[(Ours(We::Away), 5_000), (Ours(We::Troubled), 100)]),
    Row(
        "maintenance",
        1,
        &[
            (Ours(We::AtWork), 400),
            (Ours(We::Well), 0),
            (Ours(We::Late), 0),
            (Ours(We::Away), 0),
            (Ours(We::Troubled), 0),
        ],
    ),
    Row("nothing-wrong", 1, &[(Inside, 10_000)]),
    // Class B.
    Row("never-registered", 2, &[(Happens(What::Wrong), 4), (Happens(What::NoCode), 4)]),
    Row("details-differ", 1, &[(Happens(What::NoAccount), 20)]),
    Row("old-password", 1, &[(Happens(What::Wrong), 6), (Detail(Said::Filled), 20)]),
    Row("cut-password", 1, &[(Happens(What::Wrong), 2)]),
    Row("unverified", 1, &[(Happens(What::NoCode), 4)]),
    Row("frozen", 1, &[(Happens(What::Else), 4)]),
    Row("plan-ended", 1, &[(Happens(What::Else), 8)]),
    Row("dependant", 1, &[(Happens(What::NoAccount), 10)]),
    Row("mail-bounced", 1, &[(Happens(What::NoCode), 8), (Detail(Said::ByEmail), 20)]),
    Row("text-refused", 1, &[(Happens(What::NoCode), 8), (Detail(Said::ByText), 20)]),
    Row("too-many-tries", 1, &[(Happens(What::Wrong), 4)]),
    // Class C.
    Row("others-tried", 1, &[(Happens(What::Wrong), 2)]),
    Row("others-device", 1, &[(Happens(What::Else), 2)]),
];

/// From here on we say "most likely"; below, that we are not sure (DESIGN 4).
pub const SURE_PERCENT: u64 = 60;

/// One cause, and how sure the table is of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Guess {
    pub cause: Cause<Anyone>,
    pub percent: u64,
}

impl Guess {
    pub const fn is_sure(self) -> bool {
        self.percent >= SURE_PERCENT
    }
}

/// The likeliest cause that anyone may be told and that was not ruled out. None where all were.
pub fn likeliest(signs: Signs, ruled_out: &[Cause<Anyone>]) -> Option<Guess> {
    let all: u64 =
        LIKELY.iter().filter(|row| !names(ruled_out, row)).map(|row| row.weight(signs)).sum();
    let weight = |cause: &Cause<Anyone>| {
        LIKELY.iter().find(|row| row.0 == cause.name).map_or(0, |row| row.weight(signs))
    };
    let left = Cause::<Anyone>::ALL.iter().filter(|cause| !ruled_out.contains(cause));
    // Of equals the first in the list.
    let best = left.rev().max_by_key(|cause| weight(cause)).filter(|cause| weight(cause) > 0)?;
    Some(Guess { cause: *best, percent: weight(best) * 100 / all.max(1) })
}

/// The cause of this name, if anyone may be told it.
pub fn read(name: &str) -> Option<Cause<Anyone>> {
    Cause::<Anyone>::ALL.iter().copied().find(|cause| cause.name == name)
}

fn names(ruled_out: &[Cause<Anyone>], row: &Row) -> bool {
    ruled_out.iter().any(|cause| cause.name == row.0)
}

impl Row {
    fn weight(&self, signs: Signs) -> u64 {
        let met = self.2.iter().filter(|(sign, _)| signs.has(*sign));
        met.fold(self.1, |weight, (_, times)| weight * times)
    }
}

#[cfg(test)]
mod tests;
