//! The attempt by tables, and by chance.

use super::*;
use proptest::prelude::*;

const START: Timestamp = Timestamp::from_seconds(1_800_000_000);

/// A browser with an attempt, driven by words.
struct Desk {
    stage: Stage,
    now: Timestamp,
    sent: u8,
}

impl Desk {
    fn new() -> Self {
        Self { stage: Stage::Waiting(Waiting::begun(START)), now: START, sent: 0 }
    }

    fn mark(number: u8) -> Mark {
        [number; 32]
    }

    /// Does one thing and says what came of it.
    fn step(&mut self, act: &str) -> &'static str {
        if let Some(minutes) = act.strip_prefix("wait ") {
            self.now = self.now + Duration::from_mins(minutes.parse().unwrap());
            return "waited";
        }
        match (self.stage.clone().at(self.now), act) {
            (Stage::Ended(ended), _) => {
                self.stage = Stage::Ended(ended);
                "ended"
            }
            (Stage::Done, _) => "done",
            (Stage::Proved(_), "password") | (Stage::Half(_), "factor") => {
                self.stage = Stage::Done;
                "signed-in"
            }
            (Stage::Proved(proved), "password, factor wanted") => {
                let Proved { began_at, by } = proved;
                self.stage = Stage::Half(Half { tries: Tries::from_wrong(0), began_at, by });
                "half"
            }
            (Stage::Proved(_), _) => "proved",
            (Stage::Half(half), "wrong factor") => match half.miss() {
                Ok(half) => {
                    self.stage = Stage::Half(half);
                    "missed"
                }
                Err(ended) => {
                    self.stage = Stage::Ended(ended);
                    "ended"
                }
            },
            (Stage::Half(_), _) => "half",
            (
                Stage::Waiting(_),
                "password" | "password, factor wanted" | "factor" | "wrong factor",
            ) => "no",
            (Stage::Waiting(waiting), "send") => {
                self.sent += 1;
                self.stage = Stage::Waiting(waiting.sent(Self::mark(self.sent), self.now));
                "sent"
            }
            (Stage::Waiting(waiting), "again") => match waiting.ask_again(self.now) {
                Ok(waiting) => {
                    self.stage = Stage::Waiting(waiting);
                    "asked"
                }
                Err(_) => "too-soon",
            },
            (Stage::Waiting(waiting), act) => self.enter(waiting, act),
        }
    }

    fn enter(&mut self, waiting: Waiting, act: &str) -> &'static str {
        let mark = match act {
            "miss" => Self::mark(255),
            "right" => Self::mark(self.sent),
            act => Self::mark(act.strip_prefix("code ").unwrap().parse().unwrap()),
        };
        let (stage, word) = match waiting.enter(mark, self.now) {
            Typed::Right(proved) => (Stage::Proved(proved), "proved"),
            Typed::Expired(waiting) => (Stage::Waiting(waiting), "expired"),
            Typed::Wrong(waiting) => (Stage::Waiting(waiting), "missed"),
            Typed::Ended(ended) => (Stage::Ended(ended), "ended"),
        };
        self.stage = stage;
        word
    }
}

/// `check("send; miss x2; right", "sent missed missed proved")`.
fn check(script: &str, expected: &str) {
    let mut desk = Desk::new();
    let mut found = Vec::new();
    for line in script.split("; ") {
        let (act, times) = line.split_once(" x").unwrap_or((line, "1"));
        for _ in 0..times.parse().unwrap() {
            found.push(desk.step(act));
        }
    }
    assert_eq!(found.join(" "), expected, "{script}");
}

#[test]
fn the_right_code_and_then_the_right_password_sign_in() {
    check("send; right; password", "sent proved signed-in");
    check("send; password", "sent no");
}

#[test]
fn a_fifth_wrong_code_ends_the_attempt_and_nothing_else() {
    check("send; miss x5; right", "sent missed missed missed missed ended ended");
    check("send; miss x4; right", "sent missed missed missed missed proved");
}

#[test]
fn wrong_codes_are_counted_across_all_live_codes() {
    check(
        "send; miss x2; send; miss x2; send; miss",
        "sent missed missed sent missed missed sent ended",
    );
}

#[test]
fn a_code_works_for_ten_minutes_and_then_explains_itself_without_costing_a_try() {
    check("send; wait 9; right", "sent waited proved");
    check("send; wait 10; right x9", &format!("sent waited{}", " expired".repeat(9)));
}

#[test]
fn earlier_codes_still_work_and_the_fourth_last_does_not() {
    check("send x3; code 1", "sent sent sent proved");
    check("send x4; code 1; code 2", "sent sent sent sent missed proved");
}

#[test]
fn another_code_may_be_asked_for_after_half_a_minute() {
    check("again; wait 1; again; again", "too-soon waited asked too-soon");
}

#[test]
fn an_attempt_nobody_can_answer_looks_like_any_other_until_it_is_an_hour_old() {
    check("miss; wait 59; miss; wait 1; miss", "missed waited missed waited ended");
}

#[test]
fn an_account_with_a_second_factor_wants_it_after_the_password() {
    check(
        "send; right; password, factor wanted; password; factor; factor",
        "sent proved half half signed-in done",
    );
    check(
        "send; right; password, factor wanted; wrong factor x5; factor",
        "sent proved half missed missed missed missed ended ended",
    );
    check("send; right; password, factor wanted; wait 60; factor", "sent proved half waited ended");
}

#[test]
fn what_is_done_stays_done_whatever_is_replayed() {
    check(
        "send; right; right; password; right; password",
        "sent proved proved signed-in done done",
    );
}

fn acts() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "send",
        "miss",
        "right",
        "code 1",
        "code 2",
        "again",
        "password",
        "wait 1",
        "wait 9",
        "wait 30",
        "password, factor wanted",
        "factor",
        "wrong factor",
    ])
}

proptest! {
    /// Whatever is pressed in whatever order, replays and stale pages among it.
    #[test]
    fn no_order_of_presses_signs_in_without_a_right_code_within_five_tries(
        script in prop::collection::vec(acts(), 1..60)
    ) {
        let mut desk = Desk::new();
        let (mut missed, mut proved) = (0, false);
        for act in script {
            match desk.step(act) {
                "missed" if act == "wrong factor" => prop_assert!(proved),
                "missed" => missed += 1,
                "proved" => proved = true,
                "signed-in" => prop_assert!(proved),
                "ended" => prop_assert!(!matches!(desk.stage, Stage::Proved(_) | Stage::Done)),
                _ => {}
            }
            prop_assert!(missed < Tries::LIMIT);
            if let Stage::Waiting(waiting) = &desk.stage {
                prop_assert!(waiting.codes.len() <= LIVE_CODES);
                prop_assert_eq!(waiting.tries.wrong(), missed);
            }
        }
    }

    #[test]
    fn an_ended_attempt_never_comes_back(script in prop::collection::vec(acts(), 1..60)) {
        let mut desk = Desk::new();
        let mut over = false;
        for act in script {
            let word = desk.step(act);
            prop_assert!(!over || word == "ended" || word == "waited" , "{word}");
            over |= word == "ended";
        }
    }
}
