//! Statements are constants with names, so that a test can prepare every one on both engines.

/// One SQL text, for both engines.
#[derive(Debug, Clone, Copy)]
pub struct Sql {
    pub name: &'static str,
    pub text: &'static str,
}

/// One step of a schema: applied once, in order, each in its own transaction.
#[derive(Debug, Clone, Copy)]
pub struct Step {
    pub name: &'static str,
    pub text: &'static str,
}

/// What one slice of the product keeps in the database.
#[derive(Debug, Clone, Copy)]
pub struct Slice {
    pub name: &'static str,
    pub steps: &'static [Step],
    pub statements: &'static [&'static [Sql]],
}

/// Declares a room's statements, and `STATEMENTS`, which lists them.
#[macro_export]
macro_rules! statements {
    ($($(#[$doc:meta])* $name:ident = $text:expr;)+) => {
        $($(#[$doc])* pub(crate) const $name: $crate::Sql =
            $crate::Sql { name: stringify!($name), text: $text };)+
        /// Every statement of this room.
        pub const STATEMENTS: &[$crate::Sql] = &[$($name),+];
    };
}

/// `step!("0001_orders")` is the file `schema/0001_orders.sql` of the crate that says so.
#[macro_export]
macro_rules! step {
    ($name:literal) => {
        $crate::Step {
            name: $name,
            text: include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/schema/", $name, ".sql")),
        }
    };
}
