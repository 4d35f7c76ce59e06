//! One message of each sort, for the gallery.

use base::JobId;
use store::Channel;
use store::delivery::{AFTER_STOP, About, Again, BY_CHOICE, Kept, State};
use web::Frame;

use crate::preferences::NO_WAY;

/// What each of `every` shows.
pub const NAMES: [&str; 9] =
    ["unread", "text", "kept", "unreached", "stopped", "bounced", "code", "unknown", "long"];

const NOTICE: &str = "Hello Ann,\n\nYour password was changed today.\n\n\
    If this was not you, tell us:\nhttps://rx.example/get-in/not-me\n\n";

pub fn every(f: &Frame) -> [Kept; 9] {
    let mail = Kept {
        id: JobId::new([7; 16]),
        kind: "identity.notice".to_owned(),
        again: Again::Text,
        channel: Channel::Mail,
        state: State::Delivered,
        code: String::new(),
        sent_at: f.now(),
        at: f.now(),
        to: "a…@example.org".into(),
        subject: "Your password was changed".into(),
        text: NOTICE.into(),
        unread: true,
    };
    let text = Kept {
        channel: Channel::Text,
        state: State::Accepted,
        to: "… 43".into(),
        subject: "".into(),
        text: "Juniper Rx: Your password was changed. If this was not you, call us. 7K2M9Q".into(),
        unread: false,
        ..mail.clone()
    };
    let refused = |code: &str, kept: &Kept| Kept {
        state: State::Refused,
        code: code.to_owned(),
        unread: false,
        ..kept.clone()
    };
    let bounced = Kept { state: State::Bounced, unread: false, ..mail.clone() };
    let bare = Kept { subject: "".into(), text: "".into(), unread: false, ..mail.clone() };
    let code = Kept { again: Again::Code(About::SignIn), ..bare.clone() };
    let letter = Kept { channel: Channel::Post, to: "".into(), ..bare };
    let unknown = Kept { again: Again::Nothing, state: State::Unknown, ..letter };
    let long = Kept {
        subject: "A very long subject that goes on and on ".repeat(6).into(),
        text: format!("{}\n\n", "Averylongwordthatneverends".repeat(12)).repeat(4).into(),
        unread: false,
        ..mail.clone()
    };
    let kept = refused(BY_CHOICE, &mail);
    let unreached = Kept { to: "".into(), ..refused(NO_WAY, &mail) };
    let stopped = refused(AFTER_STOP, &text);
    [mail, text, kept, unreached, stopped, bounced, code, unknown, long]
}
