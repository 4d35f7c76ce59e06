//! Requests for the plan's approval, as the table of the hand-made members scripts them.

use base::{Day, Private};
use formats::records::{
    Authorization, AuthorizationStage, Moment, Quantity, Record, Sender, SourceRef,
};

use crate::chart::Who;
use crate::lifecycle::Course;
use crate::table::{Row, rows};

static AUTHORIZATIONS: &str = include_str!("../data/authorizations.tsv");

/// What the file holds of one persona's.
pub fn records(who: &Who, courses: &[Course], today: Day) -> Vec<Record> {
    let own = rows(AUTHORIZATIONS).filter(|row| row.text("key") == who.key);
    let read = |(at, row): (usize, Row)| authorization((at, &row), (who, courses), today);
    own.enumerate().map(read).map(Record::Authorization).collect()
}

fn authorization(
    (at, row): (usize, &Row),
    (who, courses): (&Who, &[Course]),
    today: Day,
) -> Authorization {
    let code = row.text("medicine");
    let rx = courses.iter().rposition(|course| course.medicine.code == code);
    let rx = rx.unwrap_or_else(|| panic!("no prescription of {code} for {}", who.key));
    let course = &courses[rx];
    let ago = |heading| row.read_maybe::<i32>(heading).map(|days| today.plus_days(-days));
    let ahead = |heading| row.read_maybe::<i32>(heading).map(|days| today.plus_days(days));
    let text = |heading| row.maybe(heading).map(Private::from);
    let word = row.text("stage");
    Authorization {
        source: SourceRef::new("juniper", &format!("pa/{}-{}", who.key, at + 1)),
        person: who.person.clone(),
        number: Some(format!("PA-{}{}", 3_100 + who.number, at + 1).into()),
        drug: course.medicine.drug(course.days),
        prescription: Some(who.rx(rx)),
        rx_number: None,
        prescriber: course.prescriber.party(),
        stage: AuthorizationStage::read(word).unwrap_or_else(|| panic!("no stage {word}")),
        urgent: row.maybe("urgent").is_some(),
        asked: ago("asked").map(|day| Private(Moment::On(day))),
        holder: None,
        due: ahead("due").map(Private),
        missing: text("missing"),
        missing_from: row.maybe("missing_from").and_then(Sender::read),
        missing_by: ahead("missing_by").map(Private),
        decided: ago("decided").map(Private),
        from: ago("from").map(Private),
        until: ahead("until").map(Private),
        quantity: row.read_maybe("thousandths").map(Quantity::thousandths),
        reason: text("reason"),
        appeal_until: None,
        updated: None,
    }
}
