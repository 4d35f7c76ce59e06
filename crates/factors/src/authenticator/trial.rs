//! What an app is shown of a seed, for whoever throws odd names at it.

use base::{SeededLuck, SessionId, Timestamp};

use super::picture;
use super::setup::Seed;

/// The key as it is typed, the address that the picture holds, and whether it fits a picture.
pub fn shown(plan: &str, username: &str) -> (String, String, bool) {
    let luck = SeededLuck::new(1);
    let seed = Seed::draw(SessionId::new([1; 16]), (&luck, Timestamp::from_seconds(0)));
    let uri = seed.uri(plan, username);
    let fits = picture::path(&uri).is_some();
    (seed.in_groups(), uri, fits)
}
