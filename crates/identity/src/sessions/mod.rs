//! Sessions: a random token in a cookie, its hash in the database, an end that everyone knows.

mod kept;
pub mod pages;
mod route;
mod rules;
pub mod stamp;
pub mod store;

pub use kept::{KeptCard, kept_mark};
pub use route::Route;
pub use rules::{Ending, Life, Standing};
pub use stamp::stamp;
pub use store::{Opening, end_all, end_all_but};

/// The name of the cookie.
pub const COOKIE: &str = "session";

/// The cookie of a browser in which a member keeps the card for when there is no network. It says
/// so, and to us whose it is.
pub const KEPT_CARD: &str = "card-kept";

/// The cookie that holds a remembered browser's copy of the card, sealed, for the hour in which our
/// store is away.
pub const CARD_COPY: &str = "card-copy";
