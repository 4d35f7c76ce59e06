//! Reading six symbols as people type them, and what a kind of message is about. Pure.

/// How many symbols a message carries.
pub const SYMBOLS: usize = 6;

/// What was typed as the symbols of Crockford's base 32, which has no I, L, O or U: the first three
/// are taken for what they look like. Nothing where it cannot be such a code.
pub fn symbols(typed: &str) -> Option<String> {
    let mut read = String::with_capacity(SYMBOLS);
    for symbol in typed.chars().filter(|symbol| symbol.is_alphanumeric()) {
        let symbol = match symbol.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            'U' => return None,
            plain if plain.is_ascii_alphanumeric() => plain,
            _ => return None,
        };
        read.push(symbol);
    }
    (read.len() == SYMBOLS).then_some(read)
}

/// Beginnings of kinds, the longest first where one begins like another.
const ABOUT: [(&str, &str); 26] = [
    ("access.no-account", "nobody"),
    ("recovery.nobody", "nobody"),
    ("access.send_code", "sign-in"),
    ("access.invitation", "account"),
    ("access.enrol", "account"),
    ("access.opened", "account"),
    ("recovery.", "recovery"),
    ("identity.contact_code", "contact"),
    ("identity.notice", "security"),
    ("automatic-refill", "order"),
    ("open-refill", "order"),
    ("order-", "order"),
    ("refill-", "order"),
    ("renewal-", "renewal"),
    ("approval-", "approval"),
    ("reminder-approval", "approval"),
    ("reminder-", "reminder"),
    ("claim-", "claim"),
    ("payment-", "payment"),
    ("counter.", "pharmacy"),
    ("share.", "card"),
    ("saving-", "news"),
    ("news-", "news"),
    ("digest", "digest"),
    ("ticket-", "ticket"),
    ("desk.", "desk"),
];

/// The word for what a message of this kind is about.
pub fn about(kind: &str) -> &'static str {
    let known = ABOUT.into_iter().find(|(start, _)| kind.starts_with(start));
    known.map_or("other", |(_, word)| word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn symbols_are_read_as_people_write_them() {
        for (typed, read) in [
            ("7K2M9Q", Some("7K2M9Q")),
            (" 7k2-m9q ", Some("7K2M9Q")),
            ("7K2 M9Q.", Some("7K2M9Q")),
            ("oOiIlL", Some("001111")),
            ("7K2M9", None),
            ("7K2M9QX", None),
            ("7K2M9U", None),
            ("7K2M9é", None),
            ("", None),
        ] {
            assert_eq!(symbols(typed).as_deref(), read, "{typed}");
        }
    }

    #[test]
    fn what_nobody_put_in_the_table_is_a_message_of_another_kind() {
        assert_eq!(about("order-placed"), "order");
        assert_eq!(about("recovery.began-paper"), "recovery");
        assert_eq!(about("never-heard-of"), "other");
    }
}
