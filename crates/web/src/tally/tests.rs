use super::*;

const AT: i64 = 1_804_172_400;

fn at(seconds: i64) -> Timestamp {
    Timestamp::from_seconds(AT + seconds)
}

fn met(who: u8, went: Went) -> Met {
    Met { step: "password", who: [who; 16], on_known: who < 10, went }
}

fn tallied(tries: u32, failed: u32, members: u32) -> Tallied {
    Tallied { tries, failed, members }
}

#[test]
fn a_person_who_fails_ten_times_is_one_and_a_minute_is_told_once_it_is_over() {
    let tally = Tally::default();
    let safari = Browser { name: "Safari".into(), system: "iPhone".into() };
    for second in 0..10 {
        tally.note(at(second), &safari, met(1, Went::Refused));
    }
    tally.note(at(58), &Browser::default(), met(2, Went::Well));
    tally.note(at(59), &safari, met(20, Went::Broken));
    assert_eq!(tally.take(at(59)), []);
    let told = tally.take(at(60));
    let [minute] = &told[..] else { panic!("{told:?}") };
    assert_eq!((minute.at, minute.known), (at(0), tallied(11, 10, 1)));
    let slices = [
        ("browser/other", tallied(1, 0, 0)),
        ("browser/safari", tallied(11, 11, 2)),
        ("dependency/store", tallied(1, 1, 1)),
        ("step/password", tallied(12, 11, 2)),
    ];
    let slices = slices.map(|(name, count)| (name.to_owned(), count));
    assert_eq!(minute.slices, BTreeMap::from(slices));
    assert_eq!(tally.take(at(61)), []);
}

#[test]
fn silence_is_told_and_a_clock_set_back_tells_nothing_twice() {
    let tally = Tally::default();
    assert_eq!(tally.take(at(0)), []);
    let none = Tallied::default();
    let quiet = |at| TalliedMinute { at, known: none, slices: BTreeMap::new() };
    assert_eq!(tally.take(at(61)), [quiet(at(0))]);
    assert_eq!(tally.take(at(30)), []);
    assert_eq!(tally.take(at(119)), []);
    assert_eq!(tally.take(at(125)), [quiet(at(60))]);
}

#[test]
fn what_nobody_fetches_is_not_kept_for_ever() {
    let tally = Tally::default();
    for minute in 0..=50 {
        tally.note(at(minute * 60), &Browser::default(), met(1, Went::Well));
    }
    let told = tally.take(at(3_060));
    assert_eq!(told.len(), KEPT);
    assert_eq!(told.last().map(|minute| minute.at), Some(at(3_000)));
}

#[test]
fn a_forged_browser_names_no_slice_of_its_own() {
    for header in ["x/y", "", "\u{202e}Chrome", "Mozilla/5.0 step/password"] {
        assert!(["other", "chrome"].contains(&family(&Browser::of(header)).as_str()));
    }
    assert_eq!(family(&Browser::of("SamsungBrowser/28.0")), "samsung-internet");
}

fn mail(addresses: &[&str]) -> Option<Carrier> {
    let addresses: Vec<base::Email> = addresses.iter().map(|one| one.parse().unwrap()).collect();
    Carrier::of_mail(&addresses)
}

#[test]
fn only_large_providers_are_named_and_nobodys_own_domain_is() {
    let table = [
        (&["ann@gmail.com"][..], Some("mail/gmail.com")),
        (&["ann@GoogleMail.com"], Some("mail/gmail.com")),
        (&["ann@hotmail.com", "ann@live.com"], Some("mail/outlook.com")),
        (&["ann@ann-of-elm-street.example"], Some("mail/other")),
        (&["ann@gmail.com.evil.example"], Some("mail/other")),
        (&["ann@gmail.com", "ann@aol.com"], None),
        (&["ann@gmail.com", "ann@plan.example"], None),
        (&[], None),
    ];
    for (addresses, expected) in table {
        assert_eq!(mail(addresses).map(Carrier::slice), expected, "{addresses:?}");
    }
}

/// So many codes in a minute, `late` of them too late.
fn codes(tally: &Tally, minute: i64, (of, count, late): (Carrier, u32, u32)) {
    for number in 0..count {
        let mut attempt = [u8::try_from(number).unwrap(); 16];
        attempt[0] = u8::try_from(minute).unwrap();
        tally.note_code(at(minute * 60), of, (attempt, number >= late));
    }
}

/// What the minute told of codes.
fn told(tally: &Tally, minute: i64) -> Vec<(String, Tallied)> {
    let over = tally.take(at(minute * 60 + 60));
    let [over] = &over[..] else { panic!("{over:?}") };
    over.slices.clone().into_iter().collect()
}

#[test]
fn of_fewer_than_five_codes_in_an_hour_nobody_learns_who_carried_them() {
    let tally = Tally::default();
    let [gmail, aol] = ["a@gmail.com", "a@aol.com"].map(|one| mail(&[one]).unwrap());
    tally.take(at(0));
    codes(&tally, 0, (gmail, 2, 1));
    codes(&tally, 0, (aol, 2, 0));
    assert_eq!(told(&tally, 0), [], "four in all");
    codes(&tally, 1, (gmail, 2, 0));
    assert_eq!(told(&tally, 1), [("mail/other".to_owned(), tallied(2, 0, 0))]);
    codes(&tally, 2, (gmail, 1, 0));
    assert_eq!(told(&tally, 2), [("mail/gmail.com".to_owned(), tallied(1, 0, 0))], "the fifth");
    codes(&tally, 3, (Carrier::TEXTS, 4, 4));
    assert_eq!(told(&tally, 3), []);
    codes(&tally, 4, (Carrier::TEXTS, 3, 2));
    assert_eq!(told(&tally, 4), [("text/provider".to_owned(), tallied(3, 2, 2))]);
    for minute in 5..64 {
        assert_eq!(told(&tally, minute), []);
    }
    codes(&tally, 64, (gmail, 1, 1));
    assert_eq!(told(&tally, 64), [], "an hour later they are few again");
}

#[test]
fn one_attempt_fails_once_however_often_its_code_is_typed() {
    let tally = Tally::default();
    tally.take(at(0));
    codes(&tally, 0, (Carrier::TEXTS, 5, 0));
    for minute in 0..60 {
        for _ in 0..9 {
            tally.note_code(at(minute * 60), Carrier::TEXTS, ([7; 16], false));
        }
        let failed: u32 = told(&tally, minute).iter().map(|(_, one)| one.failed).sum();
        assert_eq!(failed, u32::from(minute == 0), "minute {minute}");
    }
}
