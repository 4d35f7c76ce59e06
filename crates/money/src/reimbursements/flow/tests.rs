use std::time::Duration;

use proptest::prelude::*;

use super::*;

fn day() -> Day {
    Day::new(2027, 3, 4).unwrap()
}

fn at(hours: u64) -> Timestamp {
    Timestamp::from_seconds(1_804_172_400) + Duration::from_hours(hours)
}

fn said(hours: u64, fact: Fact) -> Said {
    Said::new((at(hours), day()), fact)
}

fn pays_out(cents: Option<i64>) -> Fact {
    Fact::Paid(Payment { amount: cents.map(Money::cents), by: None })
}

fn fact(word: &str) -> Fact {
    match word {
        "asked" => Fact::Asked,
        "left" => Fact::Left,
        "received" => Fact::Received,
        "more" => Fact::MoreNeeded(Some("the prescriber's name".into())),
        "added" => Fact::Added,
        "denied" => Fact::Denied { reason: None, appeal_until: None },
        "approved" => Fact::Approved {
            amount: Money::cents(4_000),
            leaves: None,
            reason: None,
            appeal_until: None,
        },
        "paid" => Fact::Paid(Payment::default()),
        "withdrawn" => Fact::Withdrawn,
        other => panic!("{other}"),
    }
}

/// Each of these an hour after the one before.
fn life(words: &str) -> Vec<Said> {
    (0..).zip(words.split_whitespace()).map(|(hours, word)| said(hours, fact(word))).collect()
}

#[test]
fn a_request_stands_where_the_last_that_counts_put_it() {
    for (words, stage) in [
        ("", Stage::Draft),
        ("asked", Stage::Sending),
        ("asked left", Stage::Sent),
        ("asked left received", Stage::Received),
        ("asked left received more", Stage::MoreNeeded),
        ("asked left received more added", Stage::Added),
        ("asked left more added received", Stage::Added),
        ("asked left more added more", Stage::MoreNeeded),
        ("asked left received approved", Stage::Approved),
        ("asked left received denied", Stage::Denied),
        // An appeal was won.
        ("asked left denied approved paid", Stage::Paid),
        ("asked left approved denied", Stage::Denied),
        // What was added answers nothing but what was asked for.
        ("asked left received more approved added", Stage::Approved),
        ("asked left more denied added", Stage::Denied),
        ("asked left added", Stage::Added),
        // A back end that says the whole state again.
        ("asked left approved paid approved received", Stage::Paid),
        ("asked withdrawn", Stage::Withdrawn),
        ("asked left received withdrawn denied", Stage::Withdrawn),
        // The plan had decided before it heard.
        ("asked left withdrawn approved", Stage::Approved),
        ("asked left approved withdrawn", Stage::Approved),
        ("asked left withdrawn paid", Stage::Paid),
    ] {
        assert_eq!(stands(&life(words)), stage, "{words}");
    }
}

#[test]
fn a_plan_that_knows_only_the_day_is_still_heard_after_the_press_of_that_day() {
    let received = said(0, Fact::Received);
    let asked = said(9, Fact::Asked);
    assert_eq!(stands(&[asked, received]), Stage::Received);
}

#[test]
fn a_decision_of_which_only_the_day_is_known_is_heard_after_what_was_added_on_it() {
    for word in ["approved", "denied"] {
        let mut told = life("asked left received more");
        told.push(said(20, fact("added")));
        // Told as of the beginning of the day.
        told.push(said(10, fact(word)));
        assert_eq!(stands_by(&told).map(|one| &one.fact), Some(&fact(word)));
    }
}

/// When what counts was told first.
fn first(said: &[Said]) -> Option<Timestamp> {
    decisions(said).last().map(|one| one.at)
}

#[test]
fn the_same_decision_moves_no_day_and_after_another_it_is_a_new_one() {
    let denied = |hours, reason: Option<&str>| {
        said(hours, Fact::Denied { reason: reason.map(Into::into), appeal_until: None })
    };
    let pays = |hours, cents, leaves| {
        said(
            hours,
            Fact::Approved {
                amount: Money::cents(cents),
                leaves,
                reason: None,
                appeal_until: None,
            },
        )
    };
    let [less, all] = [3_000, 4_000];
    let paid = |hours, cents: Option<i64>| said(hours, pays_out(cents));
    let received = said(8, Fact::Received);
    let lacks = said(8, fact("more"));
    for (told, hours) in [
        (vec![denied(7, None), denied(9, Some("Not on the list"))], 7),
        (vec![denied(7, Some("Late")), received.clone(), denied(9, Some("Too late"))], 7),
        (vec![denied(7, None), lacks, denied(9, None)], 9),
        (vec![pays(7, less, None), received, pays(9, less, Some(day()))], 7),
        (vec![pays(7, less, None), denied(8, None), pays(200, less, None)], 200),
        (vec![pays(7, less, None), pays(8, all, None), pays(200, less, None)], 200),
        // Whatever order it is told in.
        (vec![pays(200, less, None), pays(7, less, None), pays(8, all, None)], 200),
        // That the money left tells nothing new, unless it is another amount.
        (vec![pays(7, less, None), paid(9, None), paid(10, Some(less))], 7),
        (vec![pays(7, all, None), paid(9, Some(less)), pays(10, all, None)], 9),
        (vec![paid(9, Some(less)), paid(10, Some(less))], 9),
    ] {
        assert_eq!(first(&told), Some(at(hours)), "{told:?}");
    }
}

#[test]
fn the_same_words_again_move_no_day_and_are_one_step() {
    let told = life("asked left received received denied received denied");
    assert_eq!(first(&told), Some(at(4)));
    // A decision between them makes it another.
    let turned = life("asked left denied approved denied denied");
    assert_eq!(first(&turned), Some(at(4)));
    assert_eq!(first(&[]), None);
    let steps = |words: &str| {
        let told = life(words);
        steps(&told).into_iter().map(|one| one.fact.stage().word()).collect::<Vec<_>>()
    };
    assert_eq!(
        steps("asked left received received more more added received denied received denied"),
        ["sending", "received", "more", "added", "received", "denied"]
    );
}

/// A row about something of the third hour, written at this one.
fn row(written: u64, word: &str) -> Said {
    Said { updated: Some(at(written)), ..said(3, fact(word)) }
}

#[test]
fn of_rows_about_one_moment_the_one_written_last_counts_in_whatever_order_they_are_told() {
    for (rows, stage) in [
        (vec![row(5, "denied"), row(4, "approved")], Stage::Denied),
        (vec![row(4, "denied"), row(5, "approved")], Stage::Approved),
        // Written at once: what says more counts.
        (vec![row(4, "denied"), row(4, "received")], Stage::Denied),
        // Said, taken back, and said again.
        (vec![row(4, "denied"), row(5, "approved"), row(6, "denied")], Stage::Denied),
        // What happened later counts whenever it was written.
        (vec![row(9, "denied"), said(4, fact("approved"))], Stage::Approved),
    ] {
        let told = |rows: &mut dyn Iterator<Item = &Said>| {
            let mut all = life("asked left");
            rows.for_each(|row| {
                hear(&mut all, row);
            });
            stands(&all)
        };
        assert_eq!(told(&mut rows.iter()), stage, "{rows:?}");
        assert_eq!(told(&mut rows.iter().rev()), stage, "{rows:?}");
    }
}

#[test]
fn a_row_that_only_came_again_is_not_written_down_again() {
    let mut all = life("asked left");
    assert!(hear(&mut all, &row(4, "denied")));
    for written in [4, 3, 9] {
        assert!(!hear(&mut all, &row(written, "denied")), "{written}");
    }
    assert!(hear(&mut all, &row(5, "approved")));
    assert!(!hear(&mut all, &row(4, "denied")), "the older one");
    assert!(hear(&mut all, &row(6, "denied")), "it was taken back");
    assert_eq!(all.len(), 4);
    assert!(!hear(&mut all, &row(6, "denied")));
}

#[test]
fn a_row_that_corrects_when_or_how_much_was_paid_takes_the_place_of_the_one_before() {
    let on = |days: i32, written: u64, cents: i64| {
        let at = at(24) + Duration::from_hours(24) * u32::try_from(days).unwrap();
        let day = day().plus_days(days);
        Said { updated: Some(self::at(written)), ..Said::new((at, day), pays_out(Some(cents))) }
    };
    let (slip, right) = (on(0, 500, 3_180), on(365, 501, 3_180));
    let (late, early) = (on(9, 500, 3_180), on(8, 501, 3_680));
    for (rows, days, cents) in [
        (vec![&slip, &right], 365, 3_180),
        (vec![&right, &slip], 365, 3_180),
        (vec![&late, &early], 8, 3_680),
        // Corrected, and then said again after all.
        (vec![&slip, &right, &on(0, 502, 3_180)], 0, 3_180),
        // The same again, written later, moves nothing.
        (vec![&slip, &on(0, 900, 3_180)], 0, 3_180),
    ] {
        let mut all = life("asked left approved");
        for row in &rows {
            hear(&mut all, row);
        }
        assert_eq!(paid(&all), Some((day().plus_days(days), Money::cents(cents))), "{rows:?}");
        assert_eq!(steps(&all).len(), 3, "{rows:?}");
    }
}

#[test]
fn what_a_row_asks_anew_on_the_day_of_the_answer_is_asked() {
    let lacks = |written: u64, text: &str| {
        let fact = Fact::MoreNeeded(Some(text.into()));
        // Of which the day is known alone.
        Said { updated: Some(at(written)), ..said(1, fact) }
    };
    for (written, text, stage) in [
        (12, "another page", Stage::MoreNeeded),
        // Written before the answer, or the same as was answered.
        (8, "another page", Stage::Added),
        (12, "the prescriber's name", Stage::Added),
    ] {
        let mut told = vec![said(0, Fact::Asked), said(0, fact("more")), said(9, Fact::Added)];
        told.push(lacks(written, text));
        assert_eq!(stands(&told), stage, "{written} {text}");
    }
}

#[test]
fn what_a_plan_says_of_the_day_alone_stands_after_what_it_answers() {
    let words = |told: &[Said]| -> Vec<_> {
        steps(told).into_iter().map(|one| one.fact.stage().word()).collect()
    };
    let (received, denied) = (said(0, Fact::Received), said(0, fact("denied")));
    assert_eq!(words(&[said(9, Fact::Asked), received]), ["sending", "received"]);
    let told = [said(3, Fact::Asked), said(4, fact("more")), said(9, Fact::Added), denied];
    assert_eq!(words(&told), ["sending", "more", "added", "denied"]);
}

#[test]
fn what_is_paid_is_what_was_said_of_the_payment_else_of_the_approval() {
    assert_eq!(amount(&life("asked received")), None);
    assert_eq!(amount(&life("asked approved paid")), Some(Money::cents(4_000)));
    let less = said(9, pays_out(Some(3_900)));
    let told: Vec<Said> = life("asked approved").into_iter().chain([less]).collect();
    assert_eq!(amount(&told), Some(Money::cents(3_900)));
}

proptest! {
    #[test]
    fn in_whatever_order_and_however_often_it_is_told_it_stands_alike(
        words in prop::collection::vec(
            prop::sample::select(vec![
                "left", "received", "more", "added", "denied", "approved", "paid", "withdrawn",
            ]),
            0..9,
        ),
        again in prop::collection::vec(any::<prop::sample::Index>(), 0..4),
        shuffled in any::<prop::sample::Index>(),
    ) {
        let told = life(&format!("asked {}", words.join(" ")));
        let mut other = told.clone();
        other.extend(again.iter().map(|at| told[at.index(told.len())].clone()));
        let turn = shuffled.index(other.len());
        other.rotate_left(turn);
        prop_assert_eq!(stands(&other), stands(&told));
        other.reverse();
        prop_assert_eq!(stands(&other), stands(&told));
    }
}
