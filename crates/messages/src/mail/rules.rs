//! What a mail server's answer means: its three digits (RFC 5321) and, where it says more, the
//! enhanced status code behind them (RFC 3463).

/// `5.1.1`: class, subject, detail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Status {
    pub class: u8,
    pub subject: u16,
    pub detail: u16,
}

impl Status {
    /// Nobody lives there: no such mailbox, host or form of address, moved, disabled, or a domain
    /// that says it takes no mail (RFC 7505). A full mailbox or a dislike of us is another thing.
    pub(crate) fn is_gone(self) -> bool {
        self.class == 5
            && matches!((self.subject, self.detail), (1, 1 | 2 | 3 | 6 | 10) | (2, 1) | (4, 4))
    }

    /// "Other or undefined": the words behind it may say more.
    pub(crate) fn is_vague(self) -> bool {
        self.subject == 0 || self.detail == 0
    }
}

impl std::fmt::Display for Status {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}.{}", self.class, self.subject, self.detail)
    }
}

/// What to do about a mail that was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// The address takes nothing, now or later.
    Gone,
    /// This message was not wanted there; another may be.
    NotTaken,
    /// Our own login, sender or server is wrong: a person must look.
    Ours,
    Later,
}

pub(crate) fn judge(code: u16, words: &str) -> Verdict {
    let status = status_in(words);
    match code {
        // Logging in, or being let through: nothing the member could help.
        530..=538 => Verdict::Ours,
        500..=504 | 521 | 556 if status.is_none_or(|status| !status.is_gone()) => Verdict::Ours,
        500..=599 => match status {
            Some(status) if status.is_gone() => Verdict::Gone,
            Some(status) if !status.is_vague() => Verdict::NotTaken,
            // A server that says no more than the digits means the mailbox by these.
            _ if matches!(code, 550 | 551 | 553) => Verdict::Gone,
            _ => Verdict::NotTaken,
        },
        _ => Verdict::Later,
    }
}

/// The first enhanced status code in a text.
pub(crate) fn status_in(text: &str) -> Option<Status> {
    text.split(|c: char| !(c.is_ascii_digit() || c == '.')).find_map(read_status)
}

fn read_status(word: &str) -> Option<Status> {
    let mut parts = word.trim_matches('.').split('.');
    let class = parts.next()?.parse().ok().filter(|class| matches!(class, 2 | 4 | 5))?;
    let mut number = || parts.next().filter(|text| text.len() <= 3)?.parse().ok();
    let (subject, detail) = (number()?, number()?);
    parts.next().is_none().then_some(Status { class, subject, detail })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(code: u16, words: &str, verdict: Verdict) {
        assert_eq!(judge(code, words), verdict, "{code} {words}");
    }

    #[test]
    fn only_an_address_where_nobody_lives_is_given_up() {
        check(550, "5.1.1 The email account that you tried to reach does not exist", Verdict::Gone);
        check(550, "No such user here", Verdict::Gone);
        check(556, "5.1.10 Recipient address has null MX", Verdict::Gone);
        check(550, "5.2.1 The account is disabled", Verdict::Gone);
        check(552, "5.2.2 Mailbox full", Verdict::NotTaken);
        check(550, "5.7.1 Message rejected as spam by content filtering", Verdict::NotTaken);
        check(554, "Transaction failed", Verdict::NotTaken);
    }

    #[test]
    fn a_wrong_login_is_ours_to_mend_and_a_busy_server_is_waited_for() {
        check(535, "5.7.8 Authentication credentials invalid", Verdict::Ours);
        check(503, "5.5.1 Bad sequence of commands", Verdict::Ours);
        check(421, "4.7.0 Try again later", Verdict::Later);
        check(451, "4.7.1 Greylisted", Verdict::Later);
    }

    #[test]
    fn numbers_that_are_no_status_are_passed_over() {
        assert_eq!(
            status_in("from 10.5.1.1 at 3.2, 5.1.1."),
            Some(Status { class: 5, subject: 1, detail: 1 })
        );
        assert_eq!(status_in("version 3.1.2 5.1"), None);
    }

    proptest! {
        #[test]
        fn no_answer_makes_judging_panic(code: u16, words in "[0-9. a-z]{0,40}|\\PC{0,40}") {
            let _ = judge(code, &words);
        }
    }
}
