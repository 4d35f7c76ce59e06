//! The same in rows: `reimbursements.csv`.

use formats::{Kind, Read, Sheet, detect, read_all};

use super::*;

const HEADER: &str = "request,person_id,status,received,asked,decided,amount_approved,reason,\
    appeal_until,paid_day,amount_paid,paid_by,updated";

/// What a table of these rows comes to; each row begins with our name for the request.
fn read(rows: &[&str]) -> Vec<Read> {
    let rows = rows.iter().map(|row| format!("{ID},{row}"));
    let text = [HEADER.to_owned()].into_iter().chain(rows).collect::<Vec<_>>().join("\n");
    read_all(Kind::Table(Sheet::Reimbursements), text.as_bytes())
}

fn news(row: &str) -> ReimbursementNews {
    match super::super::records(&read(&[row]))[..] {
        [Record::Reimbursement(news)] => news.clone(),
        _ => panic!("{:?} of {row}", read(&[row])),
    }
}

fn on(day: i8) -> Moment {
    Moment::On(Day::new(2027, 3, day).unwrap())
}

fn pays(cents: i64, leaves: Option<Day>) -> ReimbursementFact {
    let amount = Money::cents(cents);
    ReimbursementFact::Approved { amount, leaves, reason: None, appeal_until: None }
}

fn paid(cents: Option<i64>, by: Option<PaidBy>) -> ReimbursementFact {
    ReimbursementFact::Paid(Payment { amount: cents.map(Money::cents), by })
}

#[test]
fn a_row_says_what_a_task_says_and_how_it_came_there() {
    let leaves = Day::new(2027, 3, 9).ok();
    let received = (on(2), ReimbursementFact::Received);
    let denied = |reason: Option<&str>, appeal_until| {
        let reason = reason.map(Into::into);
        (on(5), ReimbursementFact::Denied { reason, appeal_until })
    };
    for (row, wanted, earlier) in [
        (",received,2027-03-02,,,,,,,,,", received.clone(), vec![]),
        (",In review,,,,,,,,,,03/02/2027", received.clone(), vec![]),
        (
            ",more-needed,20270302,2027-03-04,,,\"A name, please\",,,,,",
            (on(4), ReimbursementFact::MoreNeeded(Some("A name, please".into()))),
            vec![received.clone()],
        ),
        (
            ",approved,2027-03-02,,2027-03-05,\"$1,031.80\",,,2027-03-09,,,",
            (on(5), pays(103_180, leaves)),
            vec![received],
        ),
        (
            ",partly,,,2027-03-05,12,75 76,2027-05-09,,,,",
            (
                on(5),
                ReimbursementFact::Approved {
                    amount: Money::cents(1_200),
                    leaves: None,
                    reason: Some("75 76".into()),
                    appeal_until: Day::new(2027, 5, 9).ok(),
                },
            ),
            vec![],
        ),
        (
            ",denied,,,2027-03-05,,Not on the list,2027-05-09,,,,",
            denied(Some("Not on the list"), Day::new(2027, 5, 9).ok()),
            vec![],
        ),
        (",Declined,,,2027-03-05,,,,,,,", denied(None, None), vec![]),
        // Of another stage nothing is read, so nothing of it can be wrong.
        (",denied,,,2027-03-05,n/a,,,n/a,n/a,n/a,", denied(None, None), vec![]),
        (
            ",paid,,,2027-03-05,31.8,,,2027-03-09,31.80,ACH,",
            (on(9), paid(Some(3_180), Some(PaidBy::Account))),
            vec![(on(5), pays(3_180, leaves))],
        ),
        // What was decided and when, where only the payment tells an amount; and the other way.
        (
            ",paid,,,2027-03-05,,,,2027-03-09,31.80,check,",
            (on(9), paid(Some(3_180), Some(PaidBy::Check))),
            vec![(on(5), pays(3_180, leaves))],
        ),
        (",paid,,,,31.80,,,2027-03-09,,,", (on(9), paid(Some(3_180), None)), vec![]),
        (",paid,,,2027-03-05,,,,2027-03-09,,,", (on(9), paid(None, None)), vec![]),
    ] {
        let news = news(row);
        assert_eq!((news.at, news.fact), wanted, "{row}");
        assert_eq!(news.earlier, earlier, "{row}");
        assert_eq!((news.reimbursement, news.person), (ID, None));
    }
}

#[test]
fn a_row_may_tell_moments_and_for_whom_it_is() {
    let row = "P1,denied,,,2027-03-04T10:00:00-05:00,,,,,,,2027-03-05T08:00:00Z";
    let news = news(row);
    assert_eq!(news.at, AT);
    let updated = Timestamp::from_seconds(1_804_233_600);
    assert_eq!(news.updated, Some(Moment::At(updated)));
    assert_eq!(news.person, Some(SourceRef::new("csv", "person/P1")));
}

#[test]
fn what_a_row_cannot_mean_is_told_by_line_and_column_and_the_rest_goes_on() {
    let bad = Reason::BadValue;
    let missing = Reason::MissingValue;
    for (row, reason) in [
        (",,,,,,,,,,,2027-03-05", missing("status")),
        (",soon,,,,,,,,,,2027-03-05", bad("status")),
        (",received,,,,,,,,,,", missing("received")),
        (",received,someday,,,,,,,,,2027-03-05", bad("received")),
        (",more-needed,,,,,,,,,,", missing("asked")),
        (",approved,,,,31.80,,,,,,", missing("decided")),
        (",approved,,,2027-02-30,31.80,,,,,,", bad("decided")),
        (",approved,,,0001-01-01,31.80,,,,,,", bad("decided")),
        (",approved,,,2027-03-05,,,,,,,", missing("amount_approved")),
        (",approved,,,2027-03-05,some,,,,,,", bad("amount_approved")),
        (",partly,,,2027-03-05,-3,,,,,,", bad("amount_approved")),
        (",partly,,,2027-03-05,12.005,,,,,,", bad("amount_approved")),
        (",partly,,,2027-03-05,12,,9999-12-31,,,,", bad("appeal_until")),
        (",denied,,,2027-03-05,,,soon,,,,", bad("appeal_until")),
        (",paid,,,,,,,,31.80,,", missing("paid_day")),
        (",paid,,,,,,,2027-03-09,31.8O,,", bad("amount_paid")),
        (",paid,,,,,,,2027-03-09,31.80,pigeon,", bad("paid_by")),
        (",paid,,,2027-03-05,x,,,2027-03-09,31.80,,", bad("amount_approved")),
        (",denied,,,2027-03-05,,,,,,,whenever", bad("updated")),
    ] {
        let reads = read(&[row, ",denied,,,2027-03-05,,,,,,,"]);
        let Read::Refused(refused) = &reads[0] else { panic!("{reads:?} of {row}") };
        assert_eq!((refused.line, refused.reason), (2, reason), "{row}");
        assert_eq!(refused.resource, "reimbursements.csv");
        assert_eq!(super::super::records(&reads).len(), 1, "{row}");
    }
    // The reference on the page is no name: two requests may share it.
    for request in ["R-7K2Q-M4XB", "7", ""] {
        let text = format!("{HEADER}\n{request},,denied,,,2027-03-05,,,,,,,\n");
        let reads = read_all(Kind::Table(Sheet::Reimbursements), text.as_bytes());
        let reason = if request.is_empty() { missing("request") } else { bad("request") };
        assert_eq!(super::super::refusals(&reads), [reason], "{request}");
    }
}

#[test]
fn what_the_plan_has_not_taken_up_is_passed_over() {
    for word in ["requested", "withdrawn", "Submitted"] {
        let reads = read(&[&format!(",{word},,,,,,,,,,")]);
        assert_eq!(super::super::skips(&reads), [Why::NothingNew], "{word}");
    }
}

#[test]
fn a_table_is_of_money_back_by_what_was_approved_and_never_of_claims() {
    for (header, sheet) in [
        (HEADER, Sheet::Reimbursements),
        ("Request;Status;Amount Approved", Sheet::Reimbursements),
        ("claim_id,person_id,service_day,request,status,amount_approved", Sheet::Reimbursements),
        ("claim_id,person_id,service_day,status,request", Sheet::Claims),
    ] {
        let found = detect("table.csv", format!("{header}\n").as_bytes());
        assert_eq!(found, Kind::Table(sheet), "{header}");
    }
    let nothing = detect("table.csv", b"request,status,decided\n");
    assert_eq!(nothing, Kind::Nothing(Why::Unrecognised));
}

#[test]
fn the_row_in_our_seeds_is_whole() {
    let seed = include_bytes!("../../../../fuzz/seeds/table/reimbursements.csv");
    let reads = read_all(detect("a.csv", seed), seed);
    assert_eq!((super::super::records(&reads).len(), reads.len()), (4, 4), "{reads:?}");
}

proptest! {
    #[test]
    fn whatever_stands_in_a_row_it_is_one_thing_and_no_amount_is_below_nothing(
        status in prop_oneof![
            proptest::sample::select(vec!["received", "pended", "approved", "partly", "denied",
                "paid", "requested"]),
            Just(""),
        ],
        fields in proptest::collection::vec(
            prop_oneof![
                "2027-0[1-9]-[0-3][0-9]",
                "[-$0-9.,]{0,9}",
                "[a-z 0-9]{0,12}",
                Just(String::new()),
            ],
            10,
        ),
    ) {
        let fields: Vec<String> = fields.iter().map(|field| format!("\"{field}\"")).collect();
        let reads = read(&[&format!(",{status},{}", fields.join(","))]);
        let came = (super::super::records(&reads), super::super::refusals(&reads),
            super::super::skips(&reads));
        prop_assert_eq!(came.0.len() + came.1.len() + came.2.len(), 1, "{:?}", &reads);
        prop_assert_eq!(reads.len(), 1);
        for record in came.0 {
            let Record::Reimbursement(news) = record else { panic!("{record:?}") };
            let all = news.earlier.iter().map(|one| &one.1).chain([&news.fact]);
            for fact in all {
                if let ReimbursementFact::Approved { amount, .. }
                | ReimbursementFact::Paid(Payment { amount: Some(amount), .. }) = fact
                {
                    prop_assert!(*amount >= Money::ZERO);
                }
            }
            // Kept in the queue, it comes out as it was.
            let kept = serde_json::to_string(news).unwrap();
            prop_assert_eq!(&serde_json::from_str::<ReimbursementNews>(&kept).unwrap(), news);
        }
    }
}

#[test]
fn where_nobody_told_by_which_way_it_was_paid_it_is_kept_as_before() {
    for (kept, amount) in
        [(r#"{"paid":null}"#, None), (r#"{"paid":4150}"#, Some(Money::cents(4_150)))]
    {
        let fact: ReimbursementFact = serde_json::from_str(kept).unwrap();
        assert_eq!(fact, ReimbursementFact::Paid(Payment { amount, by: None }), "{kept}");
        assert_eq!(serde_json::to_string(&fact).unwrap(), kept);
    }
    let approved: ReimbursementFact =
        serde_json::from_str(r#"{"approved":{"amount":1200,"leaves":null}}"#).unwrap();
    assert_eq!(approved, pays(1_200, None));
}
