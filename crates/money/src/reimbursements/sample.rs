//! How the sample plan answers: written and read as a real back end's, each thing twice, in FHIR
//! and as a row of a file.

use std::time::Duration;

use base::{Day, Lang, MemberScope, Money, Private, ReimbursementId, Timestamp};
use formats::records::{
    Moment, PaidBy, Payment, Quantity, Record, ReimbursementFact, ReimbursementNews,
};
use formats::{Kind, Read, Sheet, fhir, read_all, read_line};
use identity::account;
use serde::{Deserialize, Serialize};
use store::{Fault, Job, NewJob, Tx};

use super::flow::{Fact, Said};
use super::rules::{Answers, Why};
use super::store::{self as kept, By, Kept};
use super::{Request, receipts};

/// The kind of job in which the sample plan answers.
pub const SAMPLE: &str = "reimbursement.sample";

const MINUTES: u64 = 2;

#[derive(Debug, Serialize, Deserialize)]
struct Next {
    id: ReimbursementId,
    step: u8,
}

pub fn queue(tx: &Tx, (who, id): (MemberScope, ReimbursementId), step: u8) -> Result<(), Fault> {
    let round = kept::one(tx, who, id)?.map_or(0, |one| one.body.rounds);
    let key = format!("{SAMPLE}/{id}/{round}/{step}");
    let due = tx.now() + Duration::from_mins(MINUTES);
    tx.queue(NewJob::new(SAMPLE, key, &Next { id, step })?.owner(who).due(due))
}

pub fn answer(tx: &Tx, who: MemberScope, job: &Job) -> Result<(), Fault> {
    let Next { id, step } = job.body(tx)?;
    let Some(one) = kept::one(tx, who, id)?.filter(|one| one.stage().waits() || step > 1) else {
        return Ok(());
    };
    let Some(fact) = fact(&one, step, tx.now().day_in(&jiff::tz::TimeZone::UTC)) else {
        return Ok(());
    };
    let news = ReimbursementNews {
        reimbursement: id,
        person: None,
        at: Moment::At(tx.now()),
        fact,
        updated: None,
        earlier: Vec::new(),
    };
    tell(tx, &news)?;
    queue(tx, (who, id), step + 1)
}

/// What it says: that it has it, a decision, and that the check left. Every fourth first request
/// lacks something; most are approved, less what the member would have paid anyway.
fn fact(one: &Request, step: u8, today: Day) -> Option<ReimbursementFact> {
    let paid = one.body.answers.paid.0;
    let amount = Money::cents((paid.as_cents() - 1_000).max(paid.as_cents() / 2));
    let lot = one.id.bytes()[15] % 4;
    Some(match (step, lot) {
        (0, _) => ReimbursementFact::Received,
        (1, 3) if one.body.rounds == 1 => ReimbursementFact::MoreNeeded(Some(
            "The receipt does not show the prescription number".into(),
        )),
        (1, 2) => ReimbursementFact::Denied {
            reason: Some("The medicine is not on the plan's list".into()),
            appeal_until: None,
        },
        (1, _) => ReimbursementFact::Approved {
            amount,
            leaves: Some(today.plus_days(3)),
            reason: None,
            appeal_until: None,
        },
        (2, 0 | 1) => ReimbursementFact::Paid(check(amount)),
        _ => return None,
    })
}

const fn check(amount: Money) -> Payment {
    Payment { amount: Some(amount), by: Some(PaidBy::Check) }
}

fn tell(tx: &Tx, news: &ReimbursementNews) -> Result<(), Fault> {
    let line = fhir::write(&Record::Reimbursement(news.clone()));
    let as_task = read_line(Kind::FhirLines, line.as_bytes(), 1);
    let as_row = read_all(Kind::Table(Sheet::Reimbursements), table(news).as_bytes());
    for read in as_task.into_iter().chain(as_row) {
        if let Read::Record { record: Record::Reimbursement(news), .. } = read {
            kept::hear(tx, &news)?;
        }
    }
    Ok(())
}

/// `reimbursements.csv` with this in it.
fn table(news: &ReimbursementNews) -> String {
    const HEADER: &str = "request,status,received,asked,decided,amount_approved,reason,\
        appeal_until,paid_day,amount_paid,paid_by";
    let at = match news.at {
        Moment::At(at) => at.to_string(),
        Moment::On(day) => day.to_string(),
    };
    let day = |day: &Option<Day>| day.map(|day| day.to_string()).unwrap_or_default();
    let quoted = |text: &Option<Private<String>>| {
        text.as_ref().map(|text| format!("\"{}\"", text.replace('"', "\"\""))).unwrap_or_default()
    };
    let row = match &news.fact {
        ReimbursementFact::Received => format!("received,{at}"),
        ReimbursementFact::MoreNeeded(what) => format!("more-needed,,{at},,,{}", quoted(what)),
        ReimbursementFact::Denied { reason, appeal_until } => {
            format!("denied,,,{at},,{},{}", quoted(reason), day(appeal_until))
        }
        ReimbursementFact::Approved { amount, leaves, reason, appeal_until } => {
            let (why, until) = (quoted(reason), day(appeal_until));
            format!("approved,,,{at},{},{why},{until},{}", dollars(*amount), day(leaves))
        }
        ReimbursementFact::Paid(paid) => {
            let amount = paid.amount.map(dollars).unwrap_or_default();
            format!("paid,,,,,,,{at},{amount},{}", paid.by.map_or("", PaidBy::word))
        }
    };
    format!("{HEADER}\n{},{row}\n", news.reimbursement)
}

fn dollars(amount: Money) -> String {
    format!("{}.{:02}", amount.as_cents() / 100, amount.as_cents() % 100)
}

/// A request of a sample member, and how far it came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sample {
    Draft,
    Received,
    MoreNeeded,
    Approved,
    Denied,
    Paid,
}

impl Sample {
    pub const ALL: [Self; 6] =
        [Self::Draft, Self::Received, Self::MoreNeeded, Self::Approved, Self::Denied, Self::Paid];
}

/// Places it as if its owner had asked some days ago. Twice is once.
pub fn place(tx: &Tx, who: MemberScope, (sample, today): (Sample, Day)) -> Result<(), Fault> {
    let Some(account) = account::of_member(tx, who.member())? else { return Ok(()) };
    let by = By { scope: who, account };
    let named = format!("{sample:?}").into();
    // Told another day, its answers are others.
    let stands = kept::one(tx, who, kept::named(tx, who, &named)?)?;
    if stands.is_some_and(|one| !one.body.said.is_empty()) {
        return Ok(());
    }
    let begun = kept::begin(tx, by, (&named, &answers(sample, today)), Lang::English)?;
    // More drafts than may be are kept for nobody.
    let Kept::Draft(id) = begun else { return Ok(()) };
    if sample == Sample::Draft {
        return Ok(());
    }
    let receipt = b"%PDF-1.4\n% The sample plan's receipt\n%%EOF\n".as_slice();
    kept::receipts::add(tx, by, id, (receipts::Kind::Pdf, receipt))?;
    let ago = |days: i32| today.plus_days(-days);
    let first = [(ago(18), Fact::Asked), (ago(18), Fact::Left), (ago(15), Fact::Received)];
    let said = first.into_iter().chain(facts(sample, today)).map(|(day, fact)| {
        Said::new((Timestamp::beginning(day, &jiff::tz::TimeZone::UTC), day), fact)
    });
    kept::stood(tx, who, (id, said.collect()))
}

fn answers(sample: Sample, today: Day) -> Answers {
    // Each for another medicine: the same money cannot be asked for twice.
    let (medicine, cents) = match sample {
        Sample::Draft => ("Amoxicillin 500 mg capsule", 4_180),
        Sample::Received => ("Ibuprofen 600 mg tablet", 1_860),
        Sample::MoreNeeded => ("Ondansetron 4 mg tablet", 5_275),
        Sample::Approved => ("Prednisone 10 mg tablet", 2_940),
        Sample::Denied => ("Benzonatate 100 mg capsule", 3_310),
        Sample::Paid => ("Azithromycin 250 mg tablet", 4_495),
    };
    Answers {
        medicine: medicine.into(),
        pharmacy: "Harbor Street Drugs".into(),
        town: "Portland, ME".into(),
        filled: Private(today.plus_days(-24)),
        quantity: Private(Quantity::whole(21)),
        days: Private(7),
        paid: Private(Money::cents(cents)),
        rx_number: "4410267".into(),
        prescriber: "Dr. Okafor".into(),
        why: Private(Why::Away),
        other_paid: None,
        words: Private::default(),
    }
}

/// What the sample plan has said since it has the request.
fn facts(sample: Sample, today: Day) -> Vec<(Day, Fact)> {
    let ago = |days: i32| today.plus_days(-days);
    let amount = Money::cents(answers(sample, today).paid.as_cents() - 1_000);
    let approved = |leaves: Day| Fact::Approved {
        amount,
        leaves: Some(leaves),
        reason: None,
        appeal_until: None,
    };
    match sample {
        Sample::Draft | Sample::Received => Vec::new(),
        Sample::MoreNeeded => {
            vec![(ago(4), Fact::MoreNeeded(Some("A receipt with the prescription number".into())))]
        }
        Sample::Denied => {
            let reason = Some("The medicine is not on the plan’s list".into());
            vec![(ago(6), Fact::Denied { reason, appeal_until: None })]
        }
        Sample::Approved => vec![(ago(2), approved(today.plus_days(3)))],
        Sample::Paid => vec![(ago(9), approved(ago(5))), (ago(5), Fact::Paid(check(amount)))],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_sample_plan_says_is_one_thing_in_a_task_and_in_a_row() {
        let id = ReimbursementId::new([5; 16]);
        let at = Moment::At(Timestamp::from_micros(1_804_172_400_123_456));
        let until = Day::new(2027, 5, 9).ok();
        let amount = Money::cents(103_180);
        let reason: Option<Private<String>> = Some("Cut \"off\", and late".into());
        for fact in [
            ReimbursementFact::Received,
            ReimbursementFact::MoreNeeded(reason.clone()),
            ReimbursementFact::Denied { reason: reason.clone(), appeal_until: until },
            ReimbursementFact::Approved { amount, leaves: until, reason, appeal_until: until },
            ReimbursementFact::Paid(check(amount)),
        ] {
            let (updated, earlier) = (None, Vec::new());
            let news =
                ReimbursementNews { reimbursement: id, person: None, at, fact, updated, earlier };
            let record = Record::Reimbursement(news.clone());
            let reads = [
                read_line(Kind::FhirLines, fhir::write(&record).as_bytes(), 1),
                read_all(Kind::Table(Sheet::Reimbursements), table(&news).as_bytes()),
            ];
            for read in reads.into_iter().flatten() {
                let Read::Record { record: told, .. } = read else { panic!("{read:?}") };
                assert_eq!(told, record);
            }
        }
    }
}
