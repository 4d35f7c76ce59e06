use base::Lang;
use store::Channel;

use super::*;
use crate::testing;

fn letter(lang: Lang) -> Letter {
    let f = testing::frame(lang);
    Letter::new(&f, [31; 16]).subject("Code").greeting("<Ann>").code("A1 B2").closing()
}

#[test]
fn text_and_html_carry_the_same_words_and_html_is_escaped() {
    let mail = letter(Lang::English).mail(&"ann@example.org".parse().unwrap());
    assert!(mail.text.contains("<Ann>") && mail.html.contains("&lt;Ann&gt;"));
    assert!(!mail.html.contains("<Ann>"));
    for sent in [&mail.text, &mail.html] {
        assert!(sent.contains("A1 B2") && sent.contains("ZZZZZZ"), "{sent:?}");
        assert!(sent.contains("Juniper Rx"));
    }
}

#[test]
fn a_mail_that_one_press_ends_says_where_in_its_head_and_beneath_it_and_no_other_way_does() {
    let letter = letter(Lang::English);
    let to = "ann@example.org".parse().unwrap();
    let mail = letter.mail_to_leave(&to, ("Stop these", "/leave/7k2m"));
    let place = "https://juniper.example/leave/7k2m";
    assert_eq!(mail.leave.as_deref().map(String::as_str), Some(place));
    assert!(mail.text.contains(&format!("Stop these\n{place}")), "{}", *mail.text);
    assert!(mail.html.contains(&format!("<a href=\"{place}\">Stop these</a>")));
    let plain = [letter.mail(&to), letter.text(&"212-555-0143".parse().unwrap())];
    for other in plain.into_iter().chain([letter.post(&["Ann Ortiz".to_owned()])]) {
        assert!(other.leave.is_none() && !other.text.contains("Stop these"));
    }
}

#[test]
fn every_way_a_letter_goes_it_carries_the_six_symbols_it_is_known_by() {
    let number = "212-555-0143".parse().unwrap();
    for lang in Lang::ALL {
        let letter = letter(lang).short("Su código es 123456.");
        let home = ["Ann Ortiz".to_owned(), "1200 Juniper Lane".to_owned()];
        let sent = [
            letter.mail(&"ann@example.org".parse().unwrap()),
            letter.text(&number),
            letter.post(&home),
        ];
        for message in &sent {
            assert_eq!(message.mark.as_deref(), Some("ZZZZZZ"));
            assert!(message.text.contains("ZZZZZZ"), "{:?}", message.channel);
        }
        let ways: Vec<Channel> = sent.iter().map(|message| message.channel).collect();
        assert_eq!(ways, Channel::ALL);
        assert_eq!(letter.f.take_missed(), Vec::<String>::new());
    }
}

#[test]
fn a_text_message_says_who_writes_and_one_sentence() {
    let letter = letter(Lang::English).short("123456 is your sign-in code.");
    let message = letter.text(&"212-555-0143".parse().unwrap());
    assert!(message.text.starts_with("Juniper Rx: 123456 is your sign-in code."));
    assert!(!message.text.contains("<Ann>") && message.html.is_empty());
    // More than one part costs more and may arrive torn.
    assert!(message.text.chars().count() <= 160, "{}", message.text.0);
}

#[test]
fn a_subject_in_a_text_message_ends_as_a_sentence_and_an_address_as_it_is() {
    for (short, said) in [
        ("A way to pay was removed", "Juniper Rx: A way to pay was removed. Really us?"),
        ("Is it you?", "Juniper Rx: Is it you? Really us?"),
        ("Look: https://juniper.example/a1", "Look: https://juniper.example/a1 Really us?"),
        ("Hasta las 8 p. m.", "Hasta las 8 p. m. Really us?"),
    ] {
        let message = letter(Lang::English).short(short).text(&"212-555-0143".parse().unwrap());
        assert!(message.text.contains(said), "{}", message.text.0);
    }
}

#[test]
fn a_letter_on_paper_keeps_its_code_apart_and_names_the_short_address() {
    let letter = letter(Lang::English).link("Come to our page", "/get-in/letter?x=1");
    let message = letter.post(&["Ann Ortiz".to_owned()]);
    let sheet = message.sheet.unwrap();
    let codes = sheet.parts.iter().filter(|part| matches!(part, SheetPart::Code(_)));
    assert_eq!(codes.count(), 1);
    let said = |wanted: &str| {
        sheet.parts.iter().any(|part| matches!(part, SheetPart::Para(p) if p.0 == wanted))
    };
    assert!(said("Come to our page: juniper.example"));
}

#[test]
fn a_letter_has_all_its_words_in_both_languages() {
    for lang in Lang::ALL {
        let letter = letter(lang);
        assert_eq!(letter.f.take_missed(), Vec::<String>::new());
    }
}

#[test]
fn a_link_leads_to_the_configured_host() {
    let f = testing::frame(Lang::English);
    let letter = Letter::new(&f, [0; 16]).link("Open", "/get-in/reset");
    assert!(letter.plain().contains("\nhttps://juniper.example/get-in/reset\n"));
}

#[test]
fn a_letter_without_its_code_or_with_a_way_to_sign_in_is_complained_of() {
    let f = testing::frame(Lang::English);
    assert_eq!(letter(Lang::English).short("Hello.").complaints(), Vec::<&str>::new());
    let bare = Letter::new(&f, [31; 16]).subject("Code").code("A1 B2");
    assert_eq!(bare.complaints(), ["lacks its code"]);
    let leads = letter(Lang::English).link("Sign in", "/sign-in?next=/home");
    assert_eq!(leads.complaints(), ["leads to the sign-in page"]);
    let nothing = Letter::new(&f, [31; 16]);
    assert_eq!(nothing.complaints(), ["has neither a subject nor a text message"]);
}
