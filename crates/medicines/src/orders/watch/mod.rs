//! Orders looked after once a day until they are over: whoever waits too long is told, before they
//! have to ask (MEMBER-EXPERIENCE 3, Orders: the late rule).

pub mod jobs;
pub mod mail;

pub use jobs::{WATCH, begin, begin_again, tell_kept_back};
