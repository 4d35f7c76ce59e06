use base::{JobId, Timestamp};

use super::*;

fn kept(kind: &str, again: Again, (state, code): (State, &str)) -> Kept {
    let at = Timestamp::from_seconds(1_800_000_000);
    Kept {
        id: JobId::new([1; 16]),
        kind: kind.to_owned(),
        again,
        channel: Channel::Mail,
        state,
        code: code.to_owned(),
        sent_at: at,
        at,
        to: "".into(),
        subject: "".into(),
        text: "".into(),
        unread: true,
    }
}

#[test]
fn a_message_its_reader_did_not_want_is_no_failure() {
    let gathered = store::delivery::gathered(Timestamp::from_seconds(7));
    for (state, code, word) in [
        (State::Refused, "kept", "kept"),
        (State::Refused, "no-way", "unreached"),
        (State::Refused, "stop", "stopped"),
        (State::Refused, &*gathered, "gathered"),
        (State::Refused, "550", "refused"),
        (State::Bounced, "kept", "bounced"),
    ] {
        assert_eq!(became(&kept("order-placed", Again::Text, (state, code))).0, word);
    }
}

#[test]
fn a_text_falls_into_its_paragraphs_and_lines() {
    let parts = paragraphs("Hello Ann,\n\nLook here:\nhttps://rx.example/a\n\n\n\n");
    assert_eq!(parts, [vec!["Hello Ann,"], vec!["Look here:", "https://rx.example/a"]]);
    assert!(paragraphs(" \n\n ").is_empty());
}

#[test]
fn a_message_is_found_by_what_it_is_about_and_whether_it_is_new() {
    let new = (State::Delivered, "");
    let table = [
        ("order-placed", Again::Text, About::Orders),
        ("claim-new", Again::Nothing, About::Costs),
        ("claim-reimbursement-denied", Again::Text, About::Costs),
        ("payment-failed", Again::Text, About::Payments),
        ("identity.notice", Again::Text, About::Account),
        ("access.send_code", Again::Code(Code::SignIn), About::Codes),
        ("digest", Again::Text, About::Other),
    ];
    for (kind, again, about) in table {
        let kept = kept(kind, again, new);
        assert_eq!(About::of(&kept), about, "{kind}");
        for other in About::ALL {
            let wanted = Wanted { about: Some(other), new_only: true };
            assert_eq!(wanted.fits(&kept), other == about);
            assert!(!wanted.fits(&Kept { unread: false, ..kept.clone() }));
        }
        assert!(Wanted::default().fits(&kept));
    }
}
