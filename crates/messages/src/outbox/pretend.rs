//! The demo's far side: everything arrives, but for a few addresses that show what happens when
//! it does not.

use store::delivery::{Detail, Why};
use store::{Channel, Message};

use crate::carry::End;

/// Mail to this domain comes back, as if nobody lived there.
const GONE: &str = "@gone.example";
/// A number that takes no texts, and one whose owner said STOP.
const LANDLINE: &str = "5550190";
const STOPPED: &str = "5550191";

pub(crate) fn hand_over(message: &Message) -> End {
    let digits: String = message.to.chars().filter(char::is_ascii_digit).collect();
    let detail = |code: &str| Detail::new(code, "");
    match message.channel {
        Channel::Mail if message.to.ends_with(GONE) => End::Bounced(detail("5.1.1")),
        Channel::Text if digits.ends_with(LANDLINE) => {
            End::refused(detail("21614"), Some(Why::Gone))
        }
        Channel::Text if digits.ends_with(STOPPED) => {
            End::refused(detail("21610"), Some(Why::Stop))
        }
        Channel::Mail | Channel::Text => End::Arrived(detail("demo")),
        Channel::Post => End::Taken(detail("demo")),
    }
}
