//! Which messages may be read again. A code is for the moment it was sent in: whoever finds a
//! browser open must not find it there.

/// What a message may say once it has left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Again {
    /// All of it.
    Text,
    /// What it was about: messages of this kind can carry a code.
    Code(About),
    /// Nothing: nobody has put its kind in the table below.
    Nothing,
}

/// What a code is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    SignIn,
    Register,
    Recovery,
    /// To stop a recovery that somebody else began.
    Stop,
    Contact,
    /// What our staff had sent while somebody was on the phone.
    Phone,
}

/// A new kind is kept from being read again until somebody puts it here.
const KINDS: [(&str, Again); 61] = [
    ("identity.notice", Again::Text),
    ("access.opened", Again::Text),
    ("access.no-account", Again::Text),
    ("order-placed", Again::Text),
    ("open-refill", Again::Text),
    ("automatic-refill", Again::Text),
    ("reminder-low", Again::Text),
    ("order-late-notice", Again::Text),
    ("order-late-alert", Again::Text),
    ("order-late-unsent", Again::Text),
    ("order-late-kept-back", Again::Text),
    ("order-sent", Again::Text),
    ("order-arrived", Again::Text),
    ("order-held", Again::Text),
    ("order-rejected", Again::Text),
    ("order-part-refused", Again::Text),
    ("order-stopped", Again::Text),
    ("order-part-stopped", Again::Text),
    ("order-not-stopped", Again::Text),
    ("refill-early-answered", Again::Text),
    ("renewal-answered", Again::Text),
    ("approval-asked", Again::Text),
    ("approval-needs", Again::Text),
    ("approval-decided", Again::Text),
    ("reminder-approval", Again::Text),
    ("claim-new", Again::Text),
    ("claim-changed", Again::Text),
    ("claim-reimbursement-sending", Again::Text),
    ("claim-reimbursement-received", Again::Text),
    ("claim-reimbursement-more", Again::Text),
    ("claim-reimbursement-added", Again::Text),
    ("claim-reimbursement-denied", Again::Text),
    ("claim-reimbursement-approved", Again::Text),
    ("claim-reimbursement-paid", Again::Text),
    ("claim-reimbursement-kept-back", Again::Text),
    ("saving-found", Again::Text),
    ("news-plan", Again::Text),
    ("digest", Again::Text),
    ("payment-succeeded", Again::Text),
    ("payment-failed", Again::Text),
    ("payment-refunded", Again::Text),
    ("payment-method", Again::Text),
    ("payment-mail", Again::Text),
    ("counter.made", Again::Text),
    ("counter.opened", Again::Text),
    ("share.made", Again::Text),
    ("ticket-answered", Again::Text),
    ("desk.again", Again::Text),
    ("desk.texts-on", Again::Text),
    ("desk.proof", Again::Code(About::Phone)),
    ("counter.lent", Again::Code(About::Phone)),
    ("access.send_code", Again::Code(About::SignIn)),
    ("access.invitation", Again::Code(About::Register)),
    ("access.enrol", Again::Code(About::Register)),
    ("recovery.code", Again::Code(About::Recovery)),
    ("recovery.text", Again::Code(About::Recovery)),
    ("recovery.letter", Again::Code(About::Recovery)),
    ("recovery.desk", Again::Code(About::Recovery)),
    ("recovery.began", Again::Code(About::Stop)),
    ("recovery.began-paper", Again::Code(About::Stop)),
    ("identity.contact_code", Again::Code(About::Contact)),
];

impl Again {
    /// By the key it was sent under.
    pub fn of(key: &str) -> Self {
        let kind = kind(key);
        let found = KINDS.into_iter().find(|(known, _)| *known == kind);
        found.map_or(Self::Nothing, |(_, again)| again)
    }
}

/// What stands in a key before the first `:` or `/`.
pub fn kind(key: &str) -> &str {
    key.split([':', '/']).next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_is_read_again_only_where_its_very_kind_is_known_to_carry_no_code() {
        let table = [
            ("identity.notice:end:7:7", Again::Text),
            ("order-placed/7", Again::Text),
            ("claim-reimbursement-denied:7", Again::Text),
            ("reminder-approval:7:2027-01-01", Again::Text),
            ("access.send_code:7:7:text:0", Again::Code(About::SignIn)),
            ("recovery.began-paper:7", Again::Code(About::Stop)),
            ("identity.contact_code:7:message", Again::Code(About::Contact)),
            ("order-placed-soon/7", Again::Nothing),
            ("order", Again::Nothing),
            ("", Again::Nothing),
        ];
        for (key, again) in table {
            assert_eq!(Again::of(key), again, "{key}");
        }
    }
}
