use proptest::prelude::*;

use super::*;

fn day(day: i8) -> Day {
    Day::new(2027, 3, day).unwrap()
}

#[test]
fn the_fewer_days_are_left_the_sooner_it_is_looked_at_and_nothing_waits_for_ever() {
    let days: Vec<Day> = Left::ALL.iter().map(|left| left.runs_out(day(4))).collect();
    assert!(days.is_sorted(), "{days:?}");
    assert_eq!(days[0], day(4));
    // What is not about medicine comes before whatever is urgent eleven days later.
    assert!(Left::Other.runs_out(day(4)) < Left::Nothing.runs_out(day(15)));
}

#[test]
fn fraud_and_privacy_have_queues_of_their_own_with_a_clock() {
    for topic in Topic::ALL {
        let queue = topic.queue();
        let is_restricted = matches!(topic, Topic::Fraud | Topic::Privacy);
        assert_eq!(queue == Queue::Ordinary, !is_restricted, "{topic:?}");
        assert_eq!(queue.clock().is_some(), is_restricted, "{topic:?}");
    }
    assert_eq!(Queue::Fraud.clock(), Some(Duration::from_hours(24)));
    assert_eq!(Queue::Privacy.clock(), Some(Duration::from_hours(72)));
}

#[test]
fn what_is_open_is_kept_and_a_complaint_is_kept_six_years() {
    let now = Timestamp::from_seconds(1_804_172_400);
    for queue in Queue::ALL {
        assert!(gone_at(queue.keep(), State::Open, now) > now + YEAR * 200);
        assert!(gone_at(queue.keep(), State::Answered, now) >= now + YEAR);
    }
    assert!(gone_at(Queue::Privacy.keep(), State::Closed, now) >= now + YEAR * 6);
}

#[test]
fn what_turns_words_around_or_is_unseen_does_not_stay() {
    let table = [
        ("hello", "hello"),
        ("  two \r\n\r\n\r\n\r\nlines\t!  \n\n", "two\n\nlines !"),
        ("abc\u{202E}def\u{2066}\u{200F}", "abcdef"),
        ("a\u{0}b\u{7}c\u{1B}[31m", "abc[31m"),
        ("a\u{2028}b\u{85}c\u{FEFF}", "a\nbc"),
        ("zero\u{200B}width\u{00AD}\u{E0041}", "zerowidth"),
        ("👩\u{200D}👧 José <b>&amp;", "👩\u{200D}👧 José <b>&amp;"),
        ("\u{202E}\u{200B} \n", ""),
    ];
    for (typed, kept) in table {
        assert_eq!(plain(typed), kept, "{typed:?}");
    }
}

#[test]
fn a_card_number_is_noticed_and_other_numbers_are_not() {
    for text in [
        "4539578763621486",
        "my card 4539 5787 6362 1486!",
        "3742-4545-5400-126",
        "5424180279791732.",
    ] {
        assert!(holds_card_number(text), "{text}");
    }
    for text in ["", "4539578763621487", "call 503-555-0142", "Rx 7000101", "9539578763621486"] {
        assert!(!holds_card_number(text), "{text}");
    }
}

proptest! {
    #[test]
    fn a_number_and_a_key_read_back_however_they_are_copied(bytes in any::<[u8; 16]>()) {
        let id = TicketId::new(bytes);
        let shown = number(id);
        for typed in [shown.clone(), shown.to_lowercase(), shown.replace('-', " ")] {
            let (first, last) = numbered(&typed).unwrap();
            prop_assert!(first <= id && id <= last);
            prop_assert_eq!(&first.bytes()[..5], &last.bytes()[..5]);
        }
        let key = Key::draw(bytes);
        let shown = key.shown();
        let (lower, bare, odd) =
            (shown.to_lowercase(), shown.replace('-', ""), shown.replace('0', "O"));
        for typed in [shown, lower, bare, odd] {
            prop_assert_eq!(Key::read(&typed), Some(key.clone()), "{}", typed);
        }
    }

    #[test]
    fn nothing_typed_makes_reading_panic(text in "\\PC{0,60}|[0-9a-zA-Z -]{0,30}") {
        let _ = (numbered(&text), Key::read(&text), holds_card_number(&text));
        let kept = plain(&text);
        prop_assert_eq!(plain(&kept), kept.clone(), "what is kept stays as it is");
    }
}
