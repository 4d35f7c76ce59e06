use super::*;

const NO: DenyReason = DenyReason::Other;

#[test]
fn a_request_moves_by_its_table_and_no_other_way() {
    use Stage::{Asked, Cancelled, Denied, Granted, Sending, Sent, Unsent};
    let news = [
        News::HandedOver,
        News::Left,
        News::Answered(Answer::Granted),
        News::Answered(Answer::Denied(NO)),
        News::Cancelled,
        News::GivenUp,
    ];
    let (same, never) = (Moved::Same, Moved::Impossible);
    let to = Moved::To;
    let table = [
        (Asked, [to(Sending), never, never, never, to(Cancelled), to(Unsent)]),
        (Sending, [same, to(Sent), to(Granted), to(Denied(NO)), never, to(Unsent)]),
        (Sent, [same, same, to(Granted), to(Denied(NO)), never, same]),
        (Granted, [same, same, same, never, never, same]),
        (Denied(NO), [same, same, never, same, never, same]),
        (Cancelled, [same, same, never, never, same, same]),
        // It may have arrived, though nobody said so.
        (Unsent, [same, same, to(Granted), to(Denied(NO)), never, same]),
    ];
    for (stage, expected) in table {
        assert_eq!(news.map(|news| stage.hear(news)), expected, "{stage:?}");
    }
}

#[test]
fn what_has_not_left_an_hour_after_its_time_is_told() {
    let asked = Timestamp::from_micros(0);
    let due = asked + CALL_BACK + UNSENT;
    for (stage, told) in [(Stage::Asked, true), (Stage::Sending, true), (Stage::Sent, false)] {
        assert_eq!(stage.is_unsent(asked, due), told, "{stage:?}");
        assert!(!stage.is_unsent(asked, asked + CALL_BACK), "{stage:?}");
    }
}

#[test]
fn three_days_without_an_answer_are_told_while_one_can_still_come() {
    let asked = Timestamp::from_micros(0);
    let just_before = Timestamp::from_micros(3 * 86_400_000_000 - 1);
    let later = asked + PATIENCE;
    assert!(!Stage::Sent.is_unanswered(asked, just_before));
    assert!(Stage::Sent.is_unanswered(asked, later));
    assert!(!Stage::Granted.is_unanswered(asked, later));
    assert!(!Stage::Cancelled.is_unanswered(asked, later));
}
