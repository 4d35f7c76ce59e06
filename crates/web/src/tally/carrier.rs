//! Who carries a code: one of the large mail providers by name, all the others together, or whoever
//! carries our texts. A closed list, so that a slice never names anybody's own domain.

use base::Email;

/// Who carried a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Carrier(&'static str);

/// Providers whose mailboxes many people in the United States have, and the domains of each: the
/// same servers stand behind them. (house)
const LARGE: [(Carrier, &[&str]); 12] = [
    (Carrier("mail/gmail.com"), &["gmail.com", "googlemail.com"]),
    (
        Carrier("mail/yahoo.com"),
        &["yahoo.com", "ymail.com", "rocketmail.com", "yahoo.com.mx", "yahoo.es", "myyahoo.com"],
    ),
    (
        Carrier("mail/outlook.com"),
        &["outlook.com", "hotmail.com", "live.com", "msn.com", "outlook.es", "hotmail.es"],
    ),
    (Carrier("mail/icloud.com"), &["icloud.com", "me.com", "mac.com"]),
    (Carrier("mail/aol.com"), &["aol.com", "aim.com"]),
    (Carrier("mail/comcast.net"), &["comcast.net"]),
    (Carrier("mail/att.net"), &["att.net", "sbcglobal.net", "bellsouth.net"]),
    (Carrier("mail/verizon.net"), &["verizon.net"]),
    (Carrier("mail/charter.net"), &["charter.net", "spectrum.net", "roadrunner.com"]),
    (Carrier("mail/cox.net"), &["cox.net"]),
    (Carrier("mail/proton.me"), &["proton.me", "protonmail.com", "pm.me"]),
    (Carrier("mail/gmx.com"), &["gmx.com", "mail.com"]),
];

impl Carrier {
    const OTHER_MAIL: Self = Self("mail/other");
    /// The provider we hand texts to. What it reports names no telephone company.
    pub const TEXTS: Self = Self("text/provider");

    /// Of a code that went to these mailboxes; nothing where several carry them, since nobody knows
    /// which of them it came back from.
    pub fn of_mail(mailboxes: &[Email]) -> Option<Self> {
        let mut of = mailboxes.iter().map(|email| Self::of(email.as_str()));
        let first = of.next()?;
        of.all(|other| other == first).then_some(first)
    }

    fn of(email: &str) -> Self {
        let domain = email.rsplit_once('@').map_or("", |(_, domain)| domain).to_ascii_lowercase();
        let of = LARGE.iter().find(|(_, domains)| domains.contains(&domain.as_str()));
        of.map_or(Self::OTHER_MAIL, |(carrier, _)| *carrier)
    }

    /// With whom it is counted where it is too small to be named.
    pub(super) fn other(self) -> Self {
        if self.0.starts_with("mail/") { Self::OTHER_MAIL } else { self }
    }

    /// As a slice is named.
    pub const fn slice(self) -> &'static str {
        self.0
    }
}
