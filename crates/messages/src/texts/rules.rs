//! What the provider's words and numbers mean, and what people answer.

use base::Lang;
use store::delivery::{State, Why};

/// How an attempt that the provider refused should be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// This number takes no texts: it does not exist, or is a landline.
    Gone,
    /// Its owner said STOP to the provider.
    Stop,
    /// Not this message to this number; nothing is known of the next.
    NotTaken,
    /// Our account, number or key is wrong.
    Ours,
    Later,
}

/// `code` is the provider's own; where it gave none, the status of its answer says enough.
pub(crate) fn judge(status: u16, code: Option<u32>) -> Verdict {
    match (status, code) {
        (_, Some(21_610)) => Verdict::Stop,
        // Not a number; not a number for texts; not a mobile number.
        (_, Some(21_211 | 21_614 | 21_217)) => Verdict::Gone,
        // Not reachable from ours, or not allowed to be; too long; no words.
        (_, Some(21_612 | 21_408 | 21_617 | 21_602)) => Verdict::NotTaken,
        (400 | 404 | 422, _) => Verdict::Ours,
        // A wrong key may be put right before the queue gives up; so may a limit or an outage.
        _ => Verdict::Later,
    }
}

/// What a delivery callback says, if it is a state we know.
pub(crate) fn read_news(status: &str, code: Option<u32>) -> Option<(State, Option<Why>)> {
    match status {
        "accepted" | "scheduled" | "queued" | "sending" | "sent" => Some((State::Accepted, None)),
        "delivered" | "read" => Some((State::Delivered, None)),
        "undelivered" => Some((State::Bounced, dead(code))),
        "failed" | "canceled" => Some((State::Refused, dead(code))),
        _ => None,
    }
}

/// A phone that is switched off or a filter says nothing about the next message.
fn dead(code: Option<u32>) -> Option<Why> {
    match code {
        Some(21_610) => Some(Why::Stop),
        // Unknown number; landline.
        Some(30_005 | 30_006 | 21_211 | 21_614) => Some(Why::Gone),
        _ => None,
    }
}

/// What somebody answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reply {
    Stop,
    Start,
    Help(Lang),
    Other,
}

/// The words carriers and the FCC name (47 CFR 64.1200(a)(10)), and their Spanish sisters.
pub fn parse_reply(text: &str) -> Reply {
    let letters = |c: &char| c.is_alphabetic() || c.is_whitespace();
    let bare: String = text.chars().filter(letters).take(40).collect();
    let bare = bare.split_whitespace().collect::<Vec<_>>().join(" ").to_uppercase();
    match bare.as_str() {
        "STOP" | "STOPALL" | "STOP ALL" | "UNSUBSCRIBE" | "CANCEL" | "END" | "QUIT" | "REVOKE"
        | "OPT OUT" | "OPTOUT" | "ALTO" | "PARAR" | "PARE" | "CANCELAR" | "BAJA" => Reply::Stop,
        "START" | "YES" | "UNSTOP" | "INICIAR" | "ALTA" => Reply::Start,
        "HELP" | "INFO" => Reply::Help(Lang::English),
        "AYUDA" => Reply::Help(Lang::Spanish),
        _ => Reply::Other,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_refusal_is_the_numbers_the_owners_ours_or_passing() {
        assert_eq!(judge(400, Some(21_614)), Verdict::Gone);
        assert_eq!(judge(400, Some(21_211)), Verdict::Gone);
        assert_eq!(judge(400, Some(21_610)), Verdict::Stop);
        assert_eq!(judge(400, Some(21_606)), Verdict::Ours);
        assert_eq!(judge(400, Some(21_612)), Verdict::NotTaken);
        for (status, code) in [(429, Some(20_429)), (500, None), (503, None), (401, Some(20_003))] {
            assert_eq!(judge(status, code), Verdict::Later, "{status}");
        }
    }

    #[test]
    fn a_phone_switched_off_is_not_a_number_that_is_gone() {
        let switched_off = read_news("undelivered", Some(30_003));
        assert_eq!(switched_off, Some((State::Bounced, None)));
        let landline = read_news("undelivered", Some(30_006));
        assert_eq!(landline, Some((State::Bounced, Some(Why::Gone))));
        assert_eq!(read_news("delivered", None), Some((State::Delivered, None)));
        assert_eq!(read_news("dancing", None), None);
    }

    #[test]
    fn people_say_stop_in_their_own_way() {
        for text in ["STOP", " stop. ", "Stop!", "opt out", "Alto", "“CANCELAR”", "Quit"] {
            assert_eq!(parse_reply(text), Reply::Stop, "{text}");
        }
        assert_eq!(parse_reply("start"), Reply::Start);
        assert_eq!(parse_reply("Ayuda?"), Reply::Help(Lang::Spanish));
        for text in ["", "please stop sending me mail about Ann", "123456", "thank you"] {
            assert_eq!(parse_reply(text), Reply::Other, "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_answer_makes_reading_panic(text in "\\PC{0,60}", code: Option<u32>, status: u16) {
            let _ = (parse_reply(&text), judge(status, code), read_news(&text, code));
        }
    }
}
