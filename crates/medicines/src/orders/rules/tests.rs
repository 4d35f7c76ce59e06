use super::*;
use crate::orders::flow::{Held, HoldReason, RejectReason, Stood};

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn parcel(carrier: &str, tracking: &str) -> Shipment {
    Shipment { carrier: Some(carrier.to_owned()), tracking: Some(tracking.into()) }
}

#[test]
fn a_parcel_takes_what_the_plan_says_of_its_speed() {
    let standard = base::RefillTerms::HOUSE.standard;
    let fast = Shipping { fee: Money::cents(1_295), first_days: 1, last_days: 2 };
    for (way, shipping, first, last) in [
        (Way::Mail, standard, "2027-03-07", "2027-03-09"),
        (Way::Mail, fast, "2027-03-05", "2027-03-06"),
        (Way::Pickup, standard, "2027-03-05", "2027-03-06"),
        (Way::Both, standard, "2027-03-05", "2027-03-09"),
        (Way::Both, fast, "2027-03-05", "2027-03-06"),
    ] {
        let window = expected(way, day("2027-03-04"), shipping);
        assert_eq!((window.first, window.last), (day(first), day(last)), "{way:?}");
    }
}

#[test]
fn an_estimate_adds_what_is_known_and_says_how_much_is_not() {
    let cents = |cents: i64| Some(Money::cents(cents));
    for (copays, mailing, said) in [
        (&[cents(1_200), cents(500)][..], None, Some((1_700, 0))),
        (&[cents(1_200), None], cents(1_295), Some((2_495, 1))),
        (&[cents(0)], None, Some((0, 0))),
        (&[None, None], cents(1_295), None),
        (&[], None, None),
    ] {
        let made = estimate(copays, mailing);
        let made = made.map(|made| (made.known.as_cents(), made.untold));
        assert_eq!(made, said, "{copays:?}");
    }
}

#[test]
fn an_order_of_both_kinds_says_so() {
    assert_eq!(Way::of([Way::Mail, Way::Mail]), Way::Mail);
    assert_eq!(Way::of([Way::Mail, Way::Pickup, Way::Mail]), Way::Both);
    assert_eq!(Way::of([Way::Pickup]), Way::Pickup);
}

#[test]
fn three_still_days_are_a_notice_and_seven_an_alert() {
    let window = Window { first: day("2027-03-20"), last: day("2027-03-25") };
    for (today, verdict) in [
        ("2027-03-04", Late::OnTime),
        ("2027-03-06", Late::OnTime),
        ("2027-03-07", Late::Still(3)),
        ("2027-03-10", Late::Still(6)),
        ("2027-03-11", Late::Alert(7)),
        ("2027-03-30", Late::Alert(26)),
    ] {
        assert_eq!(
            late((&Stage::Checking, false), day("2027-03-04"), window, day(today)),
            verdict,
            "{today}"
        );
    }
}

#[test]
fn a_parcel_past_its_last_expected_day_is_overdue_even_if_it_moved_yesterday() {
    let window = Window { first: day("2027-03-07"), last: day("2027-03-09") };
    let shipped = Stage::Shipped(Shipment::default());
    assert_eq!(
        late((&shipped, false), day("2027-03-09"), window, day("2027-03-10")),
        Late::Overdue
    );
    assert_eq!(late((&shipped, false), day("2027-03-09"), window, day("2027-03-09")), Late::OnTime);
}

#[test]
fn what_is_held_or_over_is_never_late() {
    let window = Window { first: day("2027-03-07"), last: day("2027-03-09") };
    let held = Stage::Held(Held { reason: HoldReason::Address, stood: Stood::Checking });
    for stage in [
        held,
        Stage::Delivered(Shipment::default()),
        Stage::Cancelled,
        Stage::Rejected(RejectReason::Other),
    ] {
        assert_eq!(
            late((&stage, false), day("2027-03-04"), window, day("2027-06-01")),
            Late::OnTime
        );
    }
}

fn line(seed: u8, (way, step): (Way, Option<Step>)) -> Line {
    let body = crate::orders::LineBody { way, ..crate::orders::LineBody::default() };
    Line { prescription: base::PrescriptionId::new([seed; 16]), body, step, moved: None }
}

#[test]
fn a_part_is_ready_until_all_that_can_be_is() {
    use Step::{Checking, Delivered, Filling, Rejected, Shipped};
    use Way::{Mail, Pickup};
    let shipped = Stage::Shipped(Shipment::default());
    for (lines, ready, is_part) in [
        (&[(Pickup, Shipped), (Pickup, Filling)][..], Some((1, 2)), true),
        (&[(Pickup, Shipped), (Pickup, Step::Held)], Some((1, 2)), true),
        (&[(Pickup, Shipped), (Pickup, Shipped), (Pickup, Checking)], Some((2, 3)), true),
        (&[(Pickup, Shipped), (Pickup, Shipped)], None, false),
        // What will not come and what was fetched is waited for no more.
        (&[(Pickup, Shipped), (Pickup, Rejected)], None, false),
        (&[(Pickup, Shipped), (Pickup, Delivered)], None, false),
        (&[(Pickup, Shipped), (Pickup, Filling), (Pickup, Rejected)], Some((1, 2)), true),
        (&[(Pickup, Delivered), (Pickup, Filling)], None, true),
        // A parcel is counted with nothing at the counter.
        (&[(Mail, Shipped), (Pickup, Filling)], None, true),
        (&[(Mail, Filling), (Pickup, Shipped)], None, true),
        (&[(Mail, Filling), (Pickup, Shipped), (Pickup, Filling)], Some((1, 2)), true),
        (&[(Mail, Shipped), (Mail, Filling)], None, true),
    ] {
        let of = |(seed, (way, step)): (u8, &(Way, Step))| line(seed, (*way, Some(*step)));
        let lines: Vec<Line> = (1..).zip(lines).map(of).collect();
        let found = ready_in_part(&shipped, &lines).map(|ready| (ready.now, ready.all));
        assert_eq!((found, has_left_in_part(&shipped, &lines)), (ready, is_part), "{lines:?}");
    }
    // Told of together, all of it is ready, and before that nothing is.
    let together = [line(1, (Pickup, None)), line(2, (Pickup, None))];
    for stage in [shipped, Stage::Filling] {
        assert_eq!(ready_in_part(&stage, &together), None, "{stage:?}");
        assert!(!has_left_in_part(&stage, &together), "{stage:?}");
    }
}

#[test]
fn what_waits_at_a_counter_is_not_late_and_what_is_on_its_way_beside_it_is() {
    let (ready, to_come) = (Some(Step::Shipped), Some(Step::Filling));
    let window = Window { first: day("2027-03-05"), last: day("2027-03-06") };
    let shipped = Stage::Shipped(Shipment::default());
    for (first, second, waits) in [
        ((Way::Pickup, None), (Way::Pickup, None), true),
        ((Way::Pickup, ready), (Way::Pickup, Some(Step::Delivered)), true),
        ((Way::Pickup, ready), (Way::Pickup, Some(Step::Rejected)), true),
        ((Way::Pickup, ready), (Way::Mail, Some(Step::Delivered)), true),
        ((Way::Pickup, ready), (Way::Mail, ready), false),
        ((Way::Pickup, ready), (Way::Pickup, to_come), false),
        ((Way::Pickup, None), (Way::Mail, None), false),
        ((Way::Mail, None), (Way::Mail, None), false),
    ] {
        let lines = [line(1, first), line(2, second)];
        let at_counter = is_at_counter(&shipped, &lines);
        assert_eq!(at_counter, waits, "{first:?} {second:?}");
        let said = late((&shipped, at_counter), day("2027-03-04"), window, day("2027-03-20"));
        assert_eq!(said == Late::OnTime, waits, "{first:?} {second:?}");
    }
    assert!(!is_at_counter(&Stage::Filling, &[line(1, (Way::Pickup, None))]));
}

#[test]
fn a_reference_is_two_groups_of_four() {
    let reference = reference(OrderId::new([0xA5; 16]));
    assert_eq!(reference.len(), 9);
    assert_eq!(reference.as_bytes()[4], b'-');
    assert_eq!(reference, reference.to_uppercase());
}

#[test]
fn a_carrier_is_known_however_the_pharmacy_writes_it() {
    for (carrier, number, link) in [
        ("USPS", "9400 1000 0000 0000 0000 00", "https://tools.usps.com/"),
        ("usps priority", "ea123456789us", "https://tools.usps.com/"),
        ("United States Postal Service", "94001000000000000000", "https://tools.usps.com/"),
        ("UPS", "1Z 999 AA1 0123 4567 84", "https://www.ups.com/"),
        ("Ups Ground", "1z999aa10123456784", "https://www.ups.com/"),
        ("FedEx Home", "1234-5678-9012", "https://www.fedex.com/"),
        ("FEDEX", "123456789012345", "https://www.fedex.com/"),
        ("DHL", "1234567890", "https://www.dhl.com/"),
    ] {
        let made = carrier_link(&parcel(carrier, number)).unwrap();
        let plain: String = number.chars().filter(char::is_ascii_alphanumeric).collect();
        let plain = plain.to_uppercase();
        assert!(made.starts_with(link) && made.ends_with(&plain), "{carrier}: {made}");
    }
}

#[test]
fn a_number_that_is_not_of_its_carrier_leads_nowhere() {
    for (carrier, number) in [
        ("USPS", "1Z999AA10123456784"),
        ("UPS", "1Z999"),
        ("FedEx", "12345"),
        ("DHL", "JD12345"),
        ("USPS", "é9400100000000000000"),
    ] {
        assert_eq!(carrier_link(&parcel(carrier, number)), None, "{carrier} {number}");
    }
}

#[test]
fn no_link_is_made_of_an_unknown_carrier_or_an_odd_number() {
    assert_eq!(carrier_link(&parcel("Pony Express", "123")), None);
    assert_eq!(carrier_link(&parcel("UPS", "1Z9&next=https://example.org")), None);
    assert_eq!(carrier_link(&parcel("UPS", "")), None);
    assert_eq!(carrier_link(&Shipment::default()), None);
}

#[test]
fn a_skipped_step_is_done_though_nobody_told_its_day() {
    let steps = [(Step::Received, day("2027-03-01")), (Step::Shipped, day("2027-03-03"))];
    assert_eq!(
        road(&Stage::Shipped(Shipment::default()), &steps),
        [
            (Step::Received, Mark::Done(Some(day("2027-03-01")))),
            (Step::Checking, Mark::Done(None)),
            (Step::Filling, Mark::Done(None)),
            (Step::Shipped, Mark::Now(Some(day("2027-03-03")))),
            (Step::Delivered, Mark::Ahead),
        ]
    );
}

#[test]
fn a_held_order_stands_where_it_stopped() {
    let held = Stage::Held(Held { reason: HoldReason::Address, stood: Stood::Filling });
    let steps = [
        (Step::Received, day("2027-03-01")),
        (Step::Checking, day("2027-03-01")),
        (Step::Filling, day("2027-03-02")),
        (Step::Held, day("2027-03-03")),
    ];
    let road = road(&held, &steps);
    assert_eq!(road[2], (Step::Filling, Mark::Now(Some(day("2027-03-02")))));
    assert_eq!(road[3], (Step::Shipped, Mark::Ahead));
}

#[test]
fn nothing_lies_ahead_of_a_cancelled_order() {
    let road = road(&Stage::Cancelled, &[(Step::Received, day("2027-03-01"))]);
    assert_eq!(road[0], (Step::Received, Mark::Done(Some(day("2027-03-01")))));
    assert!(road[1..].iter().all(|(_, mark)| *mark == Mark::Never));
}

#[test]
fn what_never_left_is_stuck_from_the_second_day_on() {
    let window = Window { first: day("2027-03-07"), last: day("2027-03-09") };
    for (stage, today, verdict) in [
        (Stage::Sending, "2027-03-05", Late::OnTime),
        (Stage::Sending, "2027-03-06", Late::Alert(2)),
        (Stage::Received, "2027-03-06", Late::Alert(2)),
        (Stage::Checking, "2027-03-06", Late::OnTime),
    ] {
        let said = late((&stage, false), day("2027-03-04"), window, day(today));
        assert_eq!(said, verdict, "{stage:?} on {today}");
    }
}

#[test]
fn what_left_a_month_ago_is_waited_for_no_more_and_what_has_not_left_is() {
    let shipped = Stage::Shipped(Shipment::default());
    let line = |seed: u8, step: Step| Line {
        prescription: base::PrescriptionId::new([seed; 16]),
        body: crate::orders::LineBody::default(),
        step: Some(step),
        moved: None,
    };
    for (stage, second, today, forgotten) in [
        (&shipped, Step::Shipped, "2027-04-02", false),
        (&shipped, Step::Shipped, "2027-04-03", true),
        (&shipped, Step::Rejected, "2027-04-03", true),
        (&shipped, Step::Filling, "2027-06-01", false),
        (&Stage::Checking, Step::Checking, "2027-06-01", false),
    ] {
        let lines = [line(1, stage.step()), line(2, second)];
        let said = is_all_forgotten((stage, &lines), day("2027-03-04"), day(today));
        assert_eq!(said, forgotten, "{stage:?}, {second:?} on {today}");
    }
}
