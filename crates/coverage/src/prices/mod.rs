//! What a medicine costs under the plan, and how far a member has to pay.

mod limits;

pub use limits::{Limits, limits};
