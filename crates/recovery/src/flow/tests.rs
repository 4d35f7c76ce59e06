//! The way back by tables, and by chance.

use proptest::prelude::*;

use super::acts::{Act, Answer};
use super::assisted::{AGENT_DAILY, Agent, Desk, NotNow, SURGE, ask};
use super::evidence::{Domain, LONG_KNOWN_AFTER, SETTLED_AFTER, old_value_is_told};
use super::tier::Profile;
use super::*;

const START: Timestamp = Timestamp::from_seconds(1_800_000_000);
const STANDARD: Ground = Ground { profile: Profile::Standard, second_factor: false };
const STRICT: Ground = Ground { profile: Profile::Strict, second_factor: false };
const FACTOR: Ground = Ground { profile: Profile::Standard, second_factor: true };

fn proof(domain: Domain, days_old: u64, original: bool) -> Evidence {
    let bound_at = START - Duration::from_hours(24 * days_old);
    Evidence { domain, bound_at, original }
}

fn old(domain: Domain) -> Evidence {
    proof(domain, 400, true)
}

fn agents() -> [Agent; 3] {
    [("ana", "east"), ("bo", "east"), ("cy", "west")]
        .map(|(name, team)| Agent { name: name.to_owned(), team: team.to_owned() })
}

fn approved(meeting: Meeting) -> Approved {
    let [ana, _, cy] = agents();
    let on_duty = agents();
    let desk = Desk { on_duty: &on_duty, by_opener_today: 0, today: 0, usual: 10 };
    ask(meeting, ana, (desk, 0), START).unwrap().approve(&cy, 0).unwrap()
}

/// An account on its way back, driven by words. Cases are named by letters.
struct Story {
    standing: Standing,
    ground: Ground,
    now: Timestamp,
    effects: Vec<Effect>,
}

impl Story {
    fn new(ground: Ground) -> Self {
        Self { standing: Standing::default(), ground, now: START, effects: Vec::new() }
    }

    fn make(&mut self, act: Move) -> Outcome {
        let moved = step(std::mem::take(&mut self.standing), self.ground, act, self.now);
        self.standing = moved.standing;
        self.effects.extend(moved.effects);
        moved.outcome
    }

    /// Does one thing and says what came of it.
    fn act(&mut self, line: &str) -> String {
        let mut words = line.split(' ');
        let verb = words.next().unwrap();
        let id = |word: Option<&str>| [word.unwrap_or("a").as_bytes()[0]; 16];
        let outcome = match verb {
            "wait" => {
                let hours: u64 = words.next().unwrap().parse().unwrap();
                self.now = self.now + Duration::from_hours(hours);
                self.make(Move::Tick);
                return self.says(id(words.next()));
            }
            "open" => {
                let case = id(words.next());
                self.make(Move::Open { case, evidence: words.map(named).collect() })
            }
            "add" => {
                let case = id(words.next());
                let evidence = named(words.next().unwrap());
                self.make(Move::Strengthen { case, evidence })
            }
            "meet" => self.assisted(id(words.next()), Meeting::InPerson),
            "call" => {
                let number_since = START - LONG_KNOWN_AFTER;
                self.assisted(id(words.next()), Meeting::CallBack { number_since })
            }
            "veto" => self.make(Move::Veto { case: id(words.next()) }),
            "freeze" => self.make(Move::Freeze { session: id(words.next()), grade: Grade::Full }),
            "unfreeze" => {
                let session = id(words.next());
                self.make(Move::Unfreeze { session, evidence: words.map(named).collect() })
            }
            "change" => {
                let change = id(words.next());
                self.make(Move::ChangeContact { change, grade: Grade::Full })
            }
            "bind" => self.make(Move::BindFactor),
            "remove" => self.make(Move::RemoveFactor { grade: Grade::Full }),
            other => panic!("{other}"),
        };
        word(outcome)
    }

    fn assisted(&mut self, case: Entropy, meeting: Meeting) -> Outcome {
        self.make(Move::Assisted { case, approved: approved(meeting) })
    }

    /// Where a case stands.
    fn says(&self, case: Entropy) -> String {
        if self.standing.recovered.is_some_and(|recovered| recovered.case == case) {
            return "full".to_owned();
        }
        match self.standing.case(&case).map(|case| case.stage) {
            Some(Stage::Waiting { .. }) => "waiting".to_owned(),
            Some(Stage::Limited { .. }) => "limited".to_owned(),
            None => "none".to_owned(),
        }
    }
}

fn named(word: &str) -> Evidence {
    match word {
        "mailbox" => old(Domain::Mailbox),
        "phone" => old(Domain::Phone),
        "device" => old(Domain::Device),
        "post" => old(Domain::Post),
        "caregiver" => old(Domain::Caregiver),
        "new-phone" => proof(Domain::Phone, 13, false),
        "first-phone" => proof(Domain::Phone, 3, true),
        "moved-post" => proof(Domain::Post, 29, true),
        other => panic!("{other}"),
    }
}

fn word(outcome: Outcome) -> String {
    match outcome {
        Outcome::Began(tier) => tier.word().to_owned(),
        Outcome::Full(_) => "full".to_owned(),
        Outcome::Refused(refusal) => match refusal {
            Refusal::NothingCounts => "nothing".to_owned(),
            Refusal::OnlyStronger { .. } => "stronger".to_owned(),
            Refusal::TooManyOpen => "too-many".to_owned(),
            Refusal::NotFromAfar => "not-from-afar".to_owned(),
            Refusal::Unknown => "unknown".to_owned(),
            Refusal::WhileLimited => "limited".to_owned(),
            Refusal::WhileFrozen => "frozen".to_owned(),
            Refusal::BindFirst => "bind-first".to_owned(),
        },
        Outcome::Done => "done".to_owned(),
        Outcome::Frozen => "stopped".to_owned(),
        Outcome::Held => "held".to_owned(),
        Outcome::Already => "already".to_owned(),
    }
}

/// `check(STANDARD, "open a mailbox; wait 72", "R2 full")`.
fn check(ground: Ground, script: &str, expected: &str) {
    let mut story = Story::new(ground);
    let found: Vec<String> = script.split("; ").map(|line| story.act(line)).collect();
    assert_eq!(found.join(" "), expected, "{script}");
}

#[test]
fn r1_two_domains_known_for_two_weeks_are_full_at_once() {
    check(STANDARD, "open a mailbox phone", "full");
    check(STRICT, "open a device post", "full");
    check(STANDARD, "open a mailbox; add a phone", "R2 full");
}

#[test]
fn r2_one_domain_is_limited_at_once_and_full_after_72_hours() {
    check(STANDARD, "open a mailbox; wait 0; wait 71; wait 1", "R2 limited limited full");
}

#[test]
fn r2s_with_a_second_factor_or_a_strict_plan_limited_is_day_2_and_full_day_7() {
    for ground in [STRICT, FACTOR] {
        let expected = "R2s waiting waiting limited limited full";
        check(ground, "open a phone; wait 0; wait 47; wait 1; wait 119; wait 1", expected);
    }
}

#[test]
fn r3_a_letter_is_limited_until_more_is_proved() {
    check(STANDARD, "open a post; wait 0; wait 700; wait 20", "R3 limited limited none");
    check(STANDARD, "open a post; wait 9; add a mailbox", "R3 limited full");
    check(STANDARD, "open a moved-post", "nothing");
}

#[test]
fn r4_in_person_is_limited_on_day_1_and_full_on_day_2() {
    check(STRICT, "meet a; wait 23; wait 1; wait 23; wait 1", "R4 waiting limited limited full");
}

#[test]
fn r4_by_call_back_waits_like_the_telephone_it_proves_and_can_be_vetoed() {
    check(STANDARD, "call a; wait 24; wait 24; wait 24", "R4c limited limited full");
    check(STRICT, "call a; wait 48; wait 119; wait 1", "R4c limited limited full");
    check(STANDARD, "call a; veto a; wait 72", "R4c done none");
}

#[test]
fn r5_a_caregiver_and_one_domain_are_limited_at_once_and_full_on_day_7() {
    check(STRICT, "open a caregiver phone; wait 0; wait 168", "R5 limited full");
    check(STANDARD, "open a caregiver", "nothing");
}

#[test]
fn guard_13_a_request_neither_restarts_nor_shortens_another_clock() {
    check(STANDARD, "open a mailbox; wait 40; open b mailbox; wait 32 a", "R2 limited R2 full");
    check(STANDARD, "open a mailbox; open a mailbox", "R2 already");
    let five = "open a mailbox; open b mailbox; open c mailbox; open d mailbox; open e mailbox";
    check(STANDARD, five, "R2 R2 R2 R2 too-many");
}

#[test]
fn whoever_waited_beside_a_weak_case_that_is_complete_goes_on_with_r1_or_r4() {
    let script = "open a mailbox; wait 1; open b phone; wait 71 a; wait 9 b; open c phone; meet d";
    check(STANDARD, script, "R2 limited R2 full none stronger R4");
}

#[test]
fn guard_14_a_veto_cancels_and_for_30_days_only_r1_or_r4_move() {
    let script = "open a mailbox; veto a; wait 72; open b phone; meet c; open d mailbox phone";
    check(STANDARD, script, "R2 done none stronger R4 full");
    let later = "open a mailbox; veto a; wait 719; open b phone; wait 1; open b phone";
    check(STANDARD, later, "R2 done none stronger none R2");
    check(STANDARD, "open a mailbox; veto a; veto a; veto z", "R2 done already already");
}

#[test]
fn guard_16_in_person_cannot_be_vetoed_from_afar() {
    check(STANDARD, "meet a; veto a; wait 48; veto a", "R4 not-from-afar full not-from-afar");
}

#[test]
fn a_veto_that_comes_late_stops_sensitive_acts_and_gives_nothing_back() {
    let script = "open a mailbox; wait 72; veto a; change b; open c phone; meet d; wait 48 d";
    check(STANDARD, script, "R2 full stopped frozen stronger R4 full");
    check(STANDARD, "open a mailbox; wait 72; wait 240; veto a", "R2 full full unknown");
}

#[test]
fn guard_17_a_channel_changed_lately_counts_as_nothing() {
    check(STANDARD, "open a new-phone", "nothing");
    check(STANDARD, "open a new-phone mailbox", "R2");
    check(STANDARD, "open a first-phone", "R2");
    check(STANDARD, "open a first-phone mailbox", "R2");
    assert!(old_value_is_told(START, START + Duration::from_hours(30 * 24 - 1)));
    assert!(!old_value_is_told(START, START + Duration::from_hours(30 * 24)));
}

#[test]
fn guard_18_a_lost_factor_goes_after_a_new_one_is_bound() {
    let script = "open a mailbox phone; remove; bind; remove";
    check(FACTOR, script, "full bind-first done done");
    check(STANDARD, "open a mailbox phone; remove", "full done");
}

#[test]
fn guard_19_a_contact_change_and_a_recovery_are_72_hours_apart() {
    check(STANDARD, "open a mailbox phone; change b; wait 71; wait 1", "full held full full");
    let apart = "change b; wait 1; open a mailbox phone; wait 70; wait 1";
    check(STANDARD, apart, "done none R1 limited full");
    check(STANDARD, "change b; meet a; wait 71; wait 1", "done R4 limited full");
}

#[test]
fn a_held_contact_change_is_done_in_its_time_or_dropped_by_a_recovery() {
    let mut story = Story::new(STANDARD);
    let script = "open a mailbox; change b; veto a; wait 71; wait 1";
    let said: Vec<String> = script.split("; ").map(|line| story.act(line)).collect();
    assert_eq!(said.join(" "), "R2 held done none none");
    assert!(story.effects.contains(&Effect::CompleteChange([b'b'; 16])));
    let mut story = Story::new(STANDARD);
    for line in "open a mailbox; change b; open c mailbox phone".split("; ") {
        story.act(line);
    }
    assert!(story.effects.contains(&Effect::DropChange([b'b'; 16])));
}

#[test]
fn guard_20_at_full_all_other_sessions_end_and_every_wait_is_lifted() {
    let mut story = Story::new(STANDARD);
    story.act("open a mailbox phone");
    let case = [b'a'; 16];
    for effect in [
        Effect::Promote { case, tier: Tier::R1 },
        Effect::EndOtherSessions { of: Some(case) },
        Effect::LiftWaits,
        Effect::Tell(Notice::Full { case }),
    ] {
        assert!(story.effects.contains(&effect), "{effect:?}");
    }
}

#[test]
fn this_was_not_me_is_taken_back_by_the_browser_that_said_it_or_by_two_domains() {
    check(STANDARD, "freeze a; freeze b; unfreeze b; unfreeze a", "stopped already nothing done");
    check(STANDARD, "freeze a; unfreeze b mailbox phone", "stopped done");
    check(STANDARD, "freeze a; meet c; wait 48 c; change d", "stopped R4 full held");
}

#[test]
fn guard_12_limited_allows_nothing_that_a_thief_would_want() {
    let standing = Standing::default();
    let allowed = |act: &&Act| standing.allows(**act, Grade::Limited, START) == Answer::Yes;
    let allowed: Vec<&Act> = Act::ALL.iter().filter(allowed).collect();
    assert_eq!(allowed, [&Act::See, &Act::RefillToAddressOnFile, &Act::Card, &Act::Help]);
}

#[test]
fn after_a_recovery_a_day_of_fresh_proofs_and_three_before_contacts_change() {
    let mut story = Story::new(STANDARD);
    story.act("open a mailbox phone");
    let answer =
        |act, hours| story.standing.allows(act, Grade::Full, START + Duration::from_hours(hours));
    assert_eq!(answer(Act::Export, 23), Answer::StepUp);
    assert_eq!(answer(Act::Export, 24), Answer::Yes);
    assert_eq!(answer(Act::Contacts, 71), Answer::Wait(START + APART));
    assert_eq!(answer(Act::Contacts, 72), Answer::Yes);
}

#[test]
fn guard_16_two_agents_who_did_not_choose_each_other() {
    let on_duty = agents();
    let [ana, bo, cy] = agents();
    let desk = Desk { on_duty: &on_duty, by_opener_today: 0, today: 0, usual: 10 };
    for lot in 0..9 {
        let asked = ask(Meeting::InPerson, ana.clone(), (desk, lot), START).unwrap();
        assert_eq!(asked.approver, cy);
        assert_eq!(asked.approve(&ana, 0), Err(NotNow::NotYou));
        assert_eq!(asked.approve(&bo, 0), Err(NotNow::NotYou));
        assert_eq!(asked.approve(&cy, AGENT_DAILY), Err(NotNow::TooManyToday));
        assert!(asked.approve(&cy, 0).is_ok());
    }
    let alone = Desk { on_duty: &on_duty[..2], ..desk };
    let refused = ask(Meeting::InPerson, ana, (alone, 0), START);
    assert_eq!(refused, Err(NotNow::NobodyOutsideTheTeam));
}

#[test]
fn guard_16_twenty_a_day_and_in_a_surge_only_in_person() {
    let on_duty = agents();
    let [ana, ..] = agents();
    let desk = Desk { on_duty: &on_duty, by_opener_today: 0, today: 0, usual: 20 };
    let call = Meeting::CallBack { number_since: START - LONG_KNOWN_AFTER };
    let asks = |meeting, desk| ask(meeting, ana.clone(), (desk, 0), START).err();
    let busy = Desk { by_opener_today: AGENT_DAILY, ..desk };
    assert_eq!(asks(Meeting::InPerson, busy), Some(NotNow::TooManyToday));
    let surge = Desk { today: 20 * SURGE, ..desk };
    assert_eq!(asks(call, surge), Some(NotNow::OnlyInPerson));
    assert_eq!(asks(Meeting::InPerson, surge), None);
    let fresh = Meeting::CallBack { number_since: START - SETTLED_AFTER };
    assert_eq!(asks(fresh, desk), Some(NotNow::NumberTooNew));
}

fn acts() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "open a mailbox",
        "open b mailbox",
        "open c phone",
        "open d post",
        "open e caregiver device",
        "open f mailbox phone",
        "add a phone",
        "add d mailbox",
        "meet g",
        "call h",
        "veto a",
        "veto c",
        "veto f",
        "veto g",
        "freeze a",
        "unfreeze a",
        "unfreeze b mailbox phone",
        "change a",
        "change b",
        "bind",
        "remove",
        "wait 1",
        "wait 23",
        "wait 48",
        "wait 72",
        "wait 700",
    ])
}

proptest! {
    /// Whatever is pressed in whatever order, with a clock that jumps back among it.
    #[test]
    fn no_order_of_moves_breaks_what_holds_always(
        script in prop::collection::vec((acts(), 0_u64..9), 1..60),
        strict: bool,
    ) {
        let mut story = Story::new(if strict { STRICT } else { STANDARD });
        for (act, back) in script {
            let before = story.effects.len();
            story.act(act);
            let fresh = &story.effects[before..];
            let full = fresh.iter().filter(|e| matches!(e, Effect::Promote { .. })).count();
            let ended = |e: &&Effect| matches!(e, Effect::EndOtherSessions { of: Some(_) });
            prop_assert_eq!(full, fresh.iter().filter(ended).count());
            let changed = fresh.iter().any(|e| matches!(e, Effect::CompleteChange(_)));
            prop_assert!(full == 0 || !changed);
            prop_assert!(!act.starts_with("veto") || full == 0);
            let weak = story.standing.cases.iter().filter(|case| !case.tier.is_strong()).count();
            prop_assert!(weak <= MOST_OPEN);
            prop_assert!(story.standing.held.len() <= MOST_HELD);
            if back == 0 {
                story.now = story.now - Duration::from_hours(200);
            }
        }
    }

    /// The same move twice is the same as once.
    #[test]
    fn a_replayed_move_opens_nothing_more(script in prop::collection::vec(acts(), 1..40)) {
        let mut story = Story::new(STANDARD);
        for act in script {
            story.act(act);
            let (cases, recovered) = (story.standing.cases.clone(), story.standing.recovered);
            if act.starts_with("open") || act.starts_with("meet") {
                let said = story.act(act);
                prop_assert!(said != "full" || recovered != story.standing.recovered, "{}", act);
                prop_assert_eq!(&cases, &story.standing.cases);
            }
        }
    }
}
