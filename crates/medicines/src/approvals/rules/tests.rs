use base::{ApprovalId, Ndc, PrescriptionId, Private, Timestamp};

use super::*;
use crate::testing::today;

const KINDS: [PlanKind; 3] = [PlanKind::MedicarePartD, PlanKind::Employer, PlanKind::Unsaid];

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn facts(stage: Told) -> Facts {
    Facts { stage, ..Facts::default() }
}

#[test]
fn an_approval_holds_through_its_last_day_and_is_over_on_the_next() {
    for told in [Told::Approved, Told::ApprovedInPart] {
        let one =
            Facts { from: Some(day("2027-03-01")), until: Some(day("2027-03-31")), ..facts(told) };
        let table = [
            ("2027-02-28", false, false),
            ("2027-03-01", true, false),
            ("2027-03-31", true, false),
            ("2027-04-01", false, true),
        ];
        for (on, holds, over) in table {
            assert_eq!(in_force(&one, day(on)), holds, "{on}");
            assert_eq!(stage(&one, day(on)) == Stage::Ended, over, "{on}");
        }
        assert!(in_force(&facts(told), day("2099-01-01")), "without a last day");
    }
}

#[test]
fn every_word_of_a_file_has_its_stage() {
    let table = [
        (Told::WithPrescriber, Stage::WithPrescriber),
        (Told::WithPlan, Stage::WithPlan),
        (Told::MoreNeeded, Stage::MoreNeeded),
        (Told::Approved, Stage::Approved),
        (Told::ApprovedInPart, Stage::InPart),
        (Told::NotApproved, Stage::NotApproved),
        (Told::Withdrawn, Stage::Withdrawn),
        (Told::Ended, Stage::Ended),
        (Told::Unknown, Stage::Unknown),
        (Told::EnteredInError, Stage::Unknown),
    ];
    assert_eq!(table.len(), Told::ALL.len());
    for (told, shown) in table {
        assert_eq!(stage(&facts(told), today()), shown);
    }
}

#[test]
fn a_decision_is_due_by_the_plans_own_word_else_by_the_times_its_rules_give() {
    use PlanKind::{Employer, MedicarePartD, Unsaid};
    // Asked on a Thursday. 42 CFR 423.568(b): 72 hours; 423.572(a): 24. 29 CFR
    // 2560.503-1(f)(2)(iii)(A): 15 days; (i): 72 hours.
    let table = [
        (MedicarePartD, false, Some("2027-03-07")),
        (MedicarePartD, true, Some("2027-03-05")),
        (Employer, false, Some("2027-03-19")),
        (Employer, true, Some("2027-03-07")),
        (Unsaid, false, None),
        (Unsaid, true, None),
    ];
    for (kind, urgent, by) in table {
        let asked = Some(Moment::On(day("2027-03-04")));
        let one = Facts { urgent, asked, ..facts(Told::WithPlan) };
        assert_eq!(due(&one, kind), by.map(|by| By::Reckoned(day(by))), "{kind:?}");
        let told = Facts { due: Some(day("2027-03-06")), ..one };
        assert_eq!(due(&told, kind), Some(By::Told(day("2027-03-06"))));
        // The clock stands still while somebody else has it, and is over once it is decided.
        for stage in [Told::WithPrescriber, Told::MoreNeeded, Told::Approved, Told::Unknown] {
            assert_eq!(due(&Facts { stage, ..one }, kind), None, "{stage:?}");
        }
    }
}

#[test]
fn a_request_asked_at_night_is_not_called_late_before_its_last_hour() {
    // 11 p.m. in New York on the 4th is the 5th in London.
    let at = "2027-03-05T04:00:00Z".parse::<jiff::Timestamp>().unwrap();
    let asked = Some(Moment::At(Timestamp::from_micros(at.as_microsecond())));
    let one = Facts { asked, ..facts(Told::WithPlan) };
    let by = due(&one, PlanKind::MedicarePartD).unwrap();
    assert_eq!(by, By::Reckoned(day("2027-03-08")));
    assert!(!by.is_past(day("2027-03-08")) && by.is_past(day("2027-03-09")));
}

#[test]
fn one_may_appeal_as_long_as_the_letter_says_else_as_long_as_the_rules_do() {
    // 42 CFR 423.582(b): 60 days from a notice that counts as received after 5. 29 CFR
    // 2560.503-1(h)(3)(i): 180 days. Of an unknown plan the shorter.
    let table = [
        (PlanKind::MedicarePartD, "2027-05-08"),
        (PlanKind::Employer, "2027-08-31"),
        (PlanKind::Unsaid, "2027-05-08"),
    ];
    for (kind, last) in table {
        for stage in [Told::NotApproved, Told::ApprovedInPart] {
            let one = Facts { decided: Some(day("2027-03-04")), ..facts(stage) };
            assert_eq!(appeal(&one, kind), Some(By::Reckoned(day(last))), "{kind:?}");
            let told = Facts { appeal_until: Some(day("2027-04-01")), ..one };
            assert_eq!(appeal(&told, kind), Some(By::Told(day("2027-04-01"))));
            assert_eq!(appeal(&facts(stage), kind), None, "nobody knows since when");
        }
        let approved = Facts { appeal_until: Some(day("2027-04-01")), ..facts(Told::Approved) };
        assert_eq!(appeal(&approved, kind), None);
    }
}

#[test]
fn the_time_to_appeal_is_over_by_the_plans_own_word_alone() {
    let refused = Facts { decided: Some(day("2027-03-04")), ..facts(Told::NotApproved) };
    let told = Facts { appeal_until: Some(day("2027-04-01")), ..refused };
    assert_eq!(appeal_over(&told, day("2027-04-01")), None);
    assert_eq!(appeal_over(&told, day("2027-04-02")), Some(day("2027-04-01")));
    let approved = Facts { stage: Told::Approved, ..told };
    assert_eq!(appeal_over(&approved, day("2027-04-02")), None);
    // 29 CFR 2560.503-1(h)(3)(i): at least 180 days, from when the notice came.
    assert_eq!(appeal_over(&refused, day("2099-01-01")), None);
}

#[test]
fn an_open_request_nobody_spoke_of_for_half_a_year_stands_nobody_knows_where() {
    let ago = |days: i32| Some(Moment::On(today().plus_days(-days)));
    for told in [Told::WithPrescriber, Told::WithPlan, Told::MoreNeeded] {
        let heard = |asked, updated| Facts { asked, updated, ..facts(told) };
        for (one, is_stale) in [
            (heard(ago(180), None), false),
            (heard(ago(181), None), true),
            (heard(None, ago(180)), false),
            (heard(None, ago(181)), true),
            (heard(ago(181), ago(3)), false),
            (heard(None, None), false),
        ] {
            assert_eq!(stage(&one, today()) == Stage::Unknown, is_stale, "{one:?}");
        }
    }
    // What is decided stands however old it is.
    let refused = Facts { asked: ago(900), ..facts(Told::NotApproved) };
    assert_eq!(stage(&refused, today()), Stage::NotApproved);
}

fn drug(ndc: &str, rxnorm: &str, name: &str) -> Drug {
    let text = |text: &str| Some(Private::from(text)).filter(|text| !text.is_empty());
    Drug { ndc: ndc.parse::<Ndc>().ok(), rxnorm: text(rxnorm), name: text(name), ..Drug::default() }
}

#[test]
fn two_medicines_are_one_only_where_a_code_or_the_whole_name_says_so() {
    const NAME: &str = "Adalimumab 40 mg pen";
    let table = [
        // Another package of one product.
        (drug("00074055402", "", ""), drug("00074055471", "", ""), true),
        (drug("00074055402", "", NAME), drug("00074433902", "", "Other"), false),
        // Two makers of one medicine.
        (drug("00093104801", "", NAME), drug("00378018501", "", "adalimumab  40 MG pen"), true),
        (drug("", "860975", ""), drug("", "860975", "Metformin"), true),
        (drug("", "860975", NAME), drug("", "860981", NAME), false),
        (drug("", "860975", NAME), drug("00074055402", "", NAME), true),
        // Another strength, another form.
        (drug("", "", NAME), drug("", "", "Adalimumab 20 mg pen"), false),
        (drug("", "", "Adalimumab"), drug("", "", NAME), false),
        (drug("", "", ""), drug("", "", ""), false),
    ];
    for (one, other, same) in table {
        assert_eq!(same_drug(&one, &other), same, "{:?} {:?}", one.ndc, other.ndc);
        assert_eq!(same_drug(&other, &one), same);
    }
}

#[test]
fn a_request_is_about_the_prescription_of_its_label_however_either_file_writes_the_number() {
    let mut rx = crate::prescriptions::pages::sample_prescriptions(today()).remove(0);
    for (told, label, same) in [
        (Some("0070-0012"), Some("700012"), true),
        (Some("700012"), Some("00700012"), true),
        (Some("rx7 a12"), Some("RX7A12"), true),
        (Some("700012"), Some("700013"), false),
        (Some("700012"), None, false),
        (Some("000"), Some("0"), false),
        (None, None, false),
    ] {
        rx.body.rx_number = label.map(Private::from);
        let body = Body { rx_number: told.map(Private::from), ..of(Told::WithPlan, 3) };
        assert_eq!(concerns(&body, &rx), same, "{told:?} {label:?}");
    }
}

fn request(seed: u8, body: Body) -> Approval {
    let drug = drug("", "", "Adalimumab 40 mg pen");
    Approval { id: ApprovalId::new([seed; 16]), version: 1, body: Body { drug, ..body } }
}

fn of(stage: Told, days_ago: i32) -> Body {
    let when = today().plus_days(-days_ago);
    let decided = matches!(stage, Told::Approved | Told::NotApproved).then_some(Private(when));
    Body { stage, asked: Some(Private(Moment::On(when))), decided, ..Body::default() }
}

fn until(body: Body, days: i32) -> Body {
    Body { until: Some(Private(today().plus_days(days))), ..body }
}

/// What the first of these asks, seen among all.
fn asks(bodies: &[Body]) -> Option<Wants> {
    let all: Vec<Approval> =
        (1_u8..).zip(bodies).map(|(seed, body)| request(seed, body.clone())).collect();
    wants(&all, &all[0], (today(), PlanKind::MedicarePartD))
}

#[test]
fn a_request_asks_its_member_for_what_only_they_can_do() {
    let lacks = |from| Body { missing_from: from, ..of(Told::MoreNeeded, 3) };
    assert_eq!(asks(&[lacks(Some(Sender::Member))]), Some(Wants::Missing(None)));
    for from in [None, Some(Sender::Prescriber), Some(Sender::Pharmacy)] {
        assert_eq!(asks(&[lacks(from)]), None);
    }
    let by = |days, ago| Body {
        missing_from: Some(Sender::Member),
        missing_by: Some(Private(today().plus_days(days))),
        ..of(Told::MoreNeeded, ago)
    };
    assert_eq!(asks(&[by(0, 180)]), Some(Wants::Missing(Some(today()))));
    assert_eq!(asks(&[by(-1, 180)]), Some(Wants::Missing(None)), "a past day is not said");
    assert_eq!(asks(&[by(0, 181)]), None, "nobody spoke of it for half a year");
    let refused = |ago| of(Told::NotApproved, ago);
    assert_eq!(asks(&[refused(65)]), Some(Wants::Appeal(today())));
    assert_eq!(asks(&[refused(66)]), None, "the time to appeal is over");
    let ends = |days| until(of(Told::Approved, 200), days);
    assert_eq!(asks(&[ends(30)]), Some(Wants::Again(today().plus_days(30))));
    assert_eq!(asks(&[ends(0)]), Some(Wants::Again(today())));
    assert_eq!((asks(&[ends(31)]), asks(&[ends(-1)])), (None, None));
    assert_eq!(asks(&[of(Told::WithPlan, 3)]), None);
}

#[test]
fn a_later_request_for_the_medicine_makes_an_earlier_ones_wish_idle() {
    let ends = until(of(Told::Approved, 200), 10);
    assert_eq!(asks(&[ends.clone(), of(Told::WithPlan, 2)]), None, "asked again");
    assert_eq!(asks(&[ends.clone(), until(of(Told::Approved, 2), 300)]), None, "approved anew");
    assert!(asks(&[ends.clone(), until(of(Told::Approved, 250), 5)]).is_some(), "ends sooner");
    let from = |days| Body {
        from: Some(Private(today().plus_days(days))),
        ..until(of(Told::Approved, 2), 300)
    };
    assert_eq!(asks(&[ends.clone(), from(11)]), None, "begins on the day after");
    assert!(asks(&[ends.clone(), from(12)]).is_some(), "a day without");
    let twins = [ends.clone(), ends.clone()];
    assert_eq!(asks(&twins), None, "of two that end together the second speaks");
    assert!(asks(&[until(of(Told::Approved, 2), 10), ends.clone()]).is_some());
    assert!(asks(&[ends, of(Told::NotApproved, 2)]).is_some());
    let refused = of(Told::NotApproved, 20);
    assert_eq!(asks(&[refused.clone(), of(Told::WithPlan, 2)]), None);
    assert!(asks(&[refused, of(Told::WithPlan, 90)]).is_some(), "asked before the refusal");
}

/// What counts for a prescription of the medicine.
fn counts(bodies: &[Body]) -> (u8, Option<i32>, bool) {
    let all: Vec<Approval> =
        (1_u8..).zip(bodies).map(|(seed, body)| request(seed, body.clone())).collect();
    let mut rx = crate::prescriptions::pages::sample_prescriptions(today()).remove(0);
    rx.body.drug = all[0].body.drug.clone();
    let word = word(&all, &rx, today()).unwrap();
    let until = word.facts.until.map(|until| until.days_since(today()));
    (word.id.bytes()[0], until, word.is_followed)
}

#[test]
fn the_longest_approval_counts_and_one_that_begins_by_its_end_carries_it_on() {
    let ends = |days| until(of(Told::Approved, 200), days);
    let from = |days, body| Body { from: Some(Private(today().plus_days(days))), ..body };
    let anew = |start| from(start, until(of(Told::Approved, 2), 300));
    assert_eq!(counts(&[ends(10)]), (1, Some(10), false));
    assert_eq!(counts(&[ends(10), ends(20)]), (2, Some(20), false));
    assert_eq!(counts(&[ends(10), of(Told::Approved, 300)]), (2, None, false), "without an end");
    assert_eq!(counts(&[ends(10), anew(1)]), (1, Some(300), false), "from tomorrow on");
    assert_eq!(counts(&[ends(10), anew(11)]), (1, Some(300), false));
    assert_eq!(counts(&[ends(10), anew(12)]), (1, Some(10), false), "a day without");
    let last = from(301, of(Told::Approved, 1));
    assert_eq!(counts(&[ends(10), last, anew(11)]), (1, None, false), "one after the other");
    assert_eq!(counts(&[ends(10), of(Told::WithPlan, 2)]), (1, Some(10), true), "asked again");
    assert_eq!(counts(&[ends(10), of(Told::WithPlan, 201)]), (1, Some(10), false), "before it");
}

#[test]
fn what_wants_the_member_comes_first_and_then_the_newest() {
    let mut all = vec![
        request(1, of(Told::Withdrawn, 1)),
        request(2, of(Told::WithPlan, 400)),
        request(3, Body { missing_from: Some(Sender::Member), ..of(Told::MoreNeeded, 9) }),
    ];
    order(&mut all, (today(), PlanKind::Unsaid));
    let ids: Vec<u8> = all.iter().map(|one| one.id.bytes()[0]).collect();
    assert_eq!(ids, [3, 1, 2]);
}

#[test]
fn an_older_version_is_told_from_a_newer_one() {
    let at = |hour: i64| Some(Moment::At(Timestamp::from_seconds(1_804_000_000 + hour * 3_600)));
    let on = |text: &str| Some(Moment::On(day(text)));
    assert!(is_older(at(1), at(2)) && !is_older(at(2), at(2)) && !is_older(at(3), at(2)));
    assert!(is_older(on("2027-03-01"), on("2027-03-02")));
    assert!(!is_older(on("2027-03-02"), on("2027-03-02")));
    assert!(!is_older(None, at(2)) && !is_older(at(2), None), "nobody told");
}

proptest::proptest! {
    #[test]
    fn nothing_a_file_says_breaks_a_rule_and_no_two_rules_disagree(
        told in 0..Told::ALL.len(),
        days in proptest::array::uniform5(proptest::option::of(-400..400_i32)),
        urgent: bool,
        kind in 0..KINDS.len(),
    ) {
        let [asked, due_on, decided, from, until] =
            days.map(|days| days.map(|days| today().plus_days(days)));
        let one = Facts {
            stage: Told::ALL[told],
            urgent,
            asked: asked.map(Moment::On),
            due: due_on,
            decided,
            from,
            until,
            ..Facts::default()
        };
        let kind = KINDS[kind];
        let shown = stage(&one, today());
        proptest::prop_assert!(!in_force(&one, today()) || shown.is_approved());
        let is_open = shown.is_open() || is_stale(&one, today());
        proptest::prop_assert!(due(&one, kind).is_none() || is_open);
        proptest::prop_assert!(ends_soon(&one, today()).is_none() || in_force(&one, today()));
        if let (Some(By::Reckoned(by)), Some(asked)) = (due(&one, kind), asked) {
            proptest::prop_assert!(by > asked);
        }
        let id = PrescriptionId::new([1; 16]);
        let body = Body { prescription: Some(id), stage: one.stage, ..Body::default() };
        let all = [request(1, body)];
        let _ = wants(&all, &all[0], (today(), kind));
    }
}
