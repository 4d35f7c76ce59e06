//! Times and rations of proofs, at their edges.

use std::collections::BTreeSet;

use super::*;

const NOW: Timestamp = Timestamp::from_seconds(1_800_000_000);

fn ago(minutes: u64) -> Timestamp {
    NOW - Duration::from_mins(minutes)
}

fn sends(to_member: &[Timestamp], by_agent: u32, denied: Option<u64>) -> Result<(), NotNow> {
    may_send(Before { to_member, by_agent, denied_at: denied.map(ago) }, NOW)
}

#[test]
fn a_member_gets_three_an_hour_and_ten_a_day_and_an_agent_sends_twenty_an_hour() {
    assert_eq!(sends(&[ago(1), ago(59)], 19, None), Ok(()));
    assert_eq!(sends(&[ago(1), ago(2), ago(59)], 0, None), Err(NotNow::MemberHour));
    assert_eq!(sends(&[ago(1), ago(2), ago(60)], 0, None), Ok(()));
    assert_eq!(sends(&[ago(90); 10], 0, None), Err(NotNow::MemberDay));
    assert_eq!(sends(&[ago(24 * 60); 10], 0, None), Ok(()));
    assert_eq!(sends(&[], 20, None), Err(NotNow::AgentHour));
}

#[test]
fn for_an_hour_after_a_no_nobody_is_asked_again() {
    assert_eq!(sends(&[], 0, Some(59)), Err(NotNow::SaidNo));
    assert_eq!(sends(&[], 0, Some(60)), Ok(()));
}

#[test]
fn a_link_works_a_quarter_of_an_hour_and_a_proof_holds_half_an_hour() {
    let sent = |minutes| Kept { sent_at: ago(minutes), came: None };
    assert!(matches!(sent(14).at(NOW, None), Stage::Waits(_)));
    assert_eq!(sent(15).at(NOW, None), Stage::Over);
    let came = |minutes, came| Kept { came: Some((came, ago(minutes))), ..sent(40) };
    assert!(matches!(came(29, Came::Yes).at(NOW, None), Stage::Holds(_)));
    assert_eq!(came(30, Came::Yes).at(NOW, None), Stage::Over);
    assert_eq!(came(1, Came::No).at(NOW, None), Stage::Denied);
    assert_eq!(came(1, Came::Replaced).at(NOW, None), Stage::Over);
}

#[test]
fn a_no_is_taken_for_a_day_from_whatever_became_of_a_link_and_once() {
    let day = 24 * 60;
    let link = |sent, came: Option<Came>| Kept {
        sent_at: ago(sent),
        came: came.map(|came| (came, ago(1))),
    };
    for came in [None, Some(Came::Yes), Some(Came::Replaced)] {
        assert!(link(day - 1, came).may_deny(NOW), "{came:?}");
        assert!(!link(day, came).may_deny(NOW), "{came:?}");
    }
    assert!(!link(1, Some(Came::No)).may_deny(NOW));
}

#[test]
fn a_no_ends_what_was_sent_before_it_and_nothing_after() {
    let came = Kept { sent_at: ago(20), came: Some((Came::Yes, ago(10))) };
    assert_eq!(came.at(NOW, Some(ago(5))), Stage::Denied);
    assert_eq!(came.at(NOW, Some(ago(20))), Stage::Denied);
    assert!(matches!(came.at(NOW, Some(ago(21))), Stage::Holds(_)));
}

#[test]
fn every_byte_draws_a_word_and_each_word_is_as_likely_as_another() {
    let drawn: Vec<&str> = (0..=u8::MAX).map(|byte| word([byte; 16])).collect();
    let words: BTreeSet<&str> = drawn.iter().copied().collect();
    assert_eq!(words.len(), WORDS.len());
    for one in words {
        assert_eq!(drawn.iter().filter(|word| **word == one).count(), 4, "{one}");
    }
}

#[test]
fn whatever_came_reads_back() {
    for came in Came::ALL {
        assert_eq!(Came::read(came.word()), Some(came));
    }
    assert_eq!(Came::read("maybe"), None);
}
