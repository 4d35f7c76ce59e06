use super::*;

const EVERY: Ways = Ways { mail: true, text: true, post: true };

fn chosen(topic: Topic, ways: Ways) -> Choices {
    Choices { ways: [(topic, ways)].into(), ..Choices::default() }
}

#[test]
fn a_kind_has_its_topic_and_what_protects_an_account_has_none() {
    let table = [
        ("order-placed/7", Some(Topic::Orders)),
        ("refill-answer/7", Some(Topic::Orders)),
        ("renewal-answered/7", Some(Topic::Orders)),
        ("approval-decided:7", Some(Topic::Orders)),
        ("reminder-approval:7", Some(Topic::Reminders)),
        ("reminder-low/7", Some(Topic::Reminders)),
        ("claim-new/7", Some(Topic::Costs)),
        ("claim-reimbursement-denied:7", Some(Topic::Orders)),
        ("claim-reimbursement-more:7", Some(Topic::Orders)),
        ("news-spring/7", Some(Topic::News)),
        ("saving-found/7", Some(Topic::Savings)),
        ("saved-codes-made/7", None),
        ("access.code:7:0", None),
        ("recovery.began:7:7", None),
        ("password-changed/7", None),
        ("payment-method/7", None),
        ("digest:7", None),
        ("never-heard-of/7", None),
    ];
    for (key, topic) in table {
        assert_eq!(Topic::of(key), topic, "{key}");
    }
}

#[test]
fn a_text_waits_for_the_end_of_the_quiet_hours_and_mail_does_not() {
    let (night, day) = (Quiet::NIGHT, Quiet::new(9, 17).unwrap());
    let minutes = |minutes| Judged::Wait(Duration::from_mins(minutes));
    let table = [
        (night, (20, 59), Judged::Now),
        (night, (21, 0), minutes(11 * 60)),
        (night, (23, 59), minutes(8 * 60 + 1)),
        (night, (0, 0), minutes(8 * 60)),
        (night, (7, 59), minutes(1)),
        (night, (8, 0), Judged::Now),
        (day, (8, 59), Judged::Now),
        (day, (9, 0), minutes(8 * 60)),
        (day, (16, 59), minutes(1)),
        (day, (17, 0), Judged::Now),
    ];
    for (quiet, (hour, minute), judged) in table {
        let choices = Choices { quiet: Some(quiet), ..chosen(Topic::Orders, EVERY) };
        let minute = hour * 60 + minute;
        let at = |channel| judge(&choices, (Topic::Orders, channel), (minute, EVERY));
        assert_eq!(at(Channel::Text), judged, "{quiet:?} {hour}:{minute}");
        assert_eq!(at(Channel::Mail), Judged::Now);
        assert_eq!(at(Channel::Post), Judged::Now);
    }
}

#[test]
fn nothing_that_sells_is_chosen_for_anybody_and_no_text_or_letter_either() {
    for topic in Topic::ALL {
        let sells = matches!(topic, Topic::News | Topic::Savings);
        let judged = |channel| judge(&Choices::default(), (topic, channel), (DAY / 2, EVERY));
        assert_eq!(judged(Channel::Mail) == Judged::Kept, sells, "{topic:?}");
        assert_eq!(judged(Channel::Text), Judged::Kept);
        assert_eq!(judged(Channel::Post), Judged::Kept);
    }
    assert_eq!(Quiet::new(9, 9), None);
    assert_eq!(Quiet::new(24, 9), None);
}

#[test]
fn a_message_comes_by_the_ways_chosen_and_by_mail_where_none_of_them_is_left() {
    let text = Ways { text: true, ..Ways::default() };
    let choices = chosen(Topic::Orders, text);
    let judged = |channel, standing| judge(&choices, (Topic::Orders, channel), (720, standing));
    assert_eq!(judged(Channel::Text, EVERY), Judged::Now);
    assert_eq!(judged(Channel::Mail, EVERY), Judged::Kept);
    // The phone said STOP, or is gone.
    assert_eq!(judged(Channel::Mail, Ways::MAIL), Judged::Now);
    assert_eq!(judged(Channel::Text, Ways::MAIL), Judged::Kept);
    let nothing = chosen(Topic::Orders, Ways::default());
    assert!(!nothing.reach(Topic::Orders, Ways::MAIL).any());
}

#[test]
fn whoever_is_reached_by_no_way_they_chose_hears_by_one_that_stands_and_what_sells_by_mail_alone() {
    let [text, post] = [Channel::Text, Channel::Post].map(|way| Ways::default().with(way));
    let table = [
        (Ways::MAIL, EVERY, Ways::MAIL),
        (Ways::MAIL, text.with(Channel::Post), text),
        (Ways::MAIL, post, post),
        (post, text.with(Channel::Mail), Ways::MAIL),
        (text, Ways::default(), Ways::default()),
    ];
    for (ways, standing, reached) in table {
        let reach = |topic| chosen(topic, ways).reach(topic, standing);
        assert_eq!(reach(Topic::Orders), reached, "{ways:?} {standing:?}");
        assert!(!reach(Topic::News).text, "{ways:?} {standing:?}");
    }
    assert_eq!(chosen(Topic::News, Ways::MAIL).reach(Topic::News, post), Ways::default());
}

#[test]
fn without_paper_a_letter_becomes_a_mail_and_stays_a_letter_where_no_mail_arrives() {
    let post = Ways { post: true, ..Ways::default() };
    let choices = Choices { paperless: true, ..chosen(Topic::Costs, post) };
    let judged = |channel, standing| judge(&choices, (Topic::Costs, channel), (720, standing));
    let both = |standing| (judged(Channel::Post, standing), judged(Channel::Mail, standing));
    assert_eq!(both(EVERY), (Judged::Kept, Judged::Now));
    assert_eq!(both(Ways { mail: false, ..EVERY }), (Judged::Now, Judged::Kept));
}

#[test]
fn what_always_leaves_wakes_nobody_and_a_code_waits_for_nothing() {
    let (night, noon) = (3 * 60, 12 * 60);
    let hush = |key, minute| Choices::default().hush(minute).filter(|_| is_quiet(key));
    for key in ["automatic-refill:soon:7", "open-refill:7", "ticket-answered:7", "payment-mail/7"] {
        assert_eq!(hush(key, night), Some(Duration::from_hours(5)), "{key}");
        assert_eq!(hush(key, noon), None, "{key}");
    }
    for key in ["access.send_code:7:0", "identity.notice:end:7:7", "never-heard-of/7"] {
        assert_eq!(hush(key, night), None, "{key}");
    }
    assert_eq!(Choices { quiet: None, ..Choices::default() }.hush(night), None);
}

#[test]
fn what_may_wait_is_gathered_and_an_order_never_is() {
    let rhythm = Topic::ALL.map(|topic| (topic, Rhythm::Weekly)).into();
    let ways = Topic::ALL.map(|topic| (topic, EVERY)).into();
    let choices = Choices { ways, rhythm, ..Choices::default() };
    for topic in Topic::ALL {
        let mail = judge(&choices, (topic, Channel::Mail), (720, EVERY));
        let gathered = Judged::Gathered(Rhythm::Weekly);
        assert_eq!(mail, if topic.may_wait() { gathered } else { Judged::Now });
        assert_eq!(judge(&choices, (topic, Channel::Text), (720, EVERY)), Judged::Now);
    }
}

#[test]
fn gathered_mail_leaves_at_nine_each_day_or_each_monday() {
    let day = |day| Day::new(2027, 3, day).unwrap();
    // March 1, 2027 is a Monday.
    let table = [
        (Rhythm::Daily, (1, 8), 1),
        (Rhythm::Daily, (1, 9), 2),
        (Rhythm::Weekly, (1, 8), 1),
        (Rhythm::Weekly, (1, 9), 8),
        (Rhythm::Weekly, (7, 23), 8),
        (Rhythm::Weekly, (3, 12), 8),
    ];
    for (rhythm, (today, hour), next) in table {
        assert_eq!(rhythm.next(day(today), hour), day(next), "{rhythm:?} {today} {hour}");
    }
}

#[test]
fn choices_of_the_first_kind_are_read_as_choices_of_mail() {
    let old = r#"{"topics":["orders","news"],"quiet":{"from":22,"to":6}}"#;
    let choices: Choices = serde_json::from_str(old).unwrap();
    assert_eq!(choices.ways(Topic::News, EVERY), Ways::MAIL);
    assert_eq!(choices.ways(Topic::Costs, EVERY), Ways::default());
    let again: Choices = serde_json::from_str(&serde_json::to_string(&choices).unwrap()).unwrap();
    assert_eq!(again, choices);
}

#[test]
fn no_mail_comes_about_what_was_left_though_no_other_way_works_until_it_is_asked_for_again() {
    let [text, post] = [Channel::Text, Channel::Post].map(|way| Ways::default().with(way));
    // What was chosen, without paper or with it; and by which ways it comes to whom mail reaches
    // and nothing else, or everything.
    let table = [
        (Ways::MAIL, false, Ways::default(), Ways::default()),
        (text.with(Channel::Mail), false, Ways::default(), text),
        (text, false, Ways::default(), text),
        (post.with(Channel::Mail), false, Ways::default(), post),
        (post, true, Ways::default(), Ways::default()),
    ];
    for (ways, paperless, by_mail, by_all) in table {
        let before = Choices { paperless, ..chosen(Topic::News, ways) };
        let left = before.clone().without_mail(&[Topic::News]);
        assert_eq!(left.reach(Topic::News, Ways::MAIL), by_mail, "{ways:?} {paperless}");
        assert_eq!(left.reach(Topic::News, EVERY), by_all, "{ways:?} {paperless}");
        assert_eq!(left.clone().without_mail(&[Topic::News]), left);
        assert_eq!(left.clone().since(&left), left, "saved again as it stands");
        let again = Choices { paperless, ..chosen(Topic::News, ways.with(Channel::Mail)) };
        assert!(again.since(&left).left.is_empty(), "asked for again");
    }
    let orders = chosen(Topic::Orders, Ways::MAIL);
    assert_eq!(orders.clone().without_mail(&[Topic::Orders]), orders);
}

#[test]
fn no_paper_alone_brings_no_mail_back_that_was_left() {
    let post = Ways::default().with(Channel::Post);
    let left = chosen(Topic::News, post.with(Channel::Mail)).without_mail(&[Topic::News]);
    let saved = Choices { paperless: true, ..chosen(Topic::News, post) }.since(&left);
    assert_eq!(saved.left, [Topic::News].into());
    assert_eq!(saved.reach(Topic::News, EVERY), post, "its letters stay letters");
    assert_eq!(saved.reach(Topic::News, Ways::MAIL), Ways::default());
    assert_eq!(saved.clone().without_mail(&[Topic::News]), saved, "an old link once more");
}

#[test]
fn mail_is_wanted_where_it_is_chosen_or_stands_in_for_paper_and_was_not_left() {
    let (mail, text) = (Ways::MAIL, Ways::default().with(Channel::Text));
    let post = Ways::default().with(Channel::Post);
    let paperless = Choices { paperless: true, ..chosen(Topic::News, post) };
    for (choices, wants) in [
        (chosen(Topic::News, mail), true),
        (chosen(Topic::News, Ways::default()), false),
        (chosen(Topic::News, text), false),
        (chosen(Topic::News, post), false),
        (paperless.clone(), true),
        (paperless.without_mail(&[Topic::News]), false),
        (chosen(Topic::News, mail).without_mail(&[Topic::News]), false),
        (Choices { left: [Topic::News].into(), ..chosen(Topic::News, mail) }, false),
    ] {
        assert_eq!(choices.wants_mail(Topic::News), wants, "{choices:?}");
    }
}

proptest::proptest! {
    #[test]
    fn what_was_left_never_comes_by_mail_and_nothing_else_changes(
        bits in proptest::collection::vec(proptest::bool::ANY, 3 * 5 + 1 + 5 + 3),
    ) {
        let ways = |at: usize| Ways { mail: bits[at], text: bits[at + 1], post: bits[at + 2] };
        let all = Topic::ALL.into_iter().enumerate();
        let choices = Choices {
            ways: all.clone().map(|(at, topic)| (topic, ways(3 * at))).collect(),
            paperless: bits[15],
            ..Choices::default()
        };
        let left: Vec<_> = all.filter(|(at, _)| bits[16 + at]).map(|(_, topic)| topic).collect();
        let after = choices.clone().without_mail(&left);
        let standing = ways(21);
        for topic in Topic::ALL {
            let is_left = left.contains(&topic) && topic.may_be_left();
            if is_left {
                proptest::prop_assert!(!after.reach(topic, standing).mail);
                let judged = judge(&after, (topic, Channel::Mail), (720, standing));
                proptest::prop_assert_eq!(judged, Judged::Kept);
            } else {
                let before = choices.reach(topic, standing);
                proptest::prop_assert_eq!(after.reach(topic, standing), before);
            }
        }
    }
}
