//! A bank that takes a payment back, or may: its owner told it that the payment was wrong, or a
//! debit of an account came back late. An event of it is a reason to ask and nothing more: what the
//! provider lists of a payment is how it stands, whatever came first, last or twice.

use ::store::{Fault, NewJob, Tx};
use base::{JobId, MemberScope, Money, PaymentId, Timestamp};
use web::{House, Trouble};

use super::super::flow::Disputed;
use super::super::provider::Said;
use super::super::{said, store};
use super::call::unreadable;
use super::{Asked, DISPUTE, now_at_provider, tell};

/// Takes in what banks want back of a payment, as the provider has it now.
pub async fn settle(asked: Asked) -> Result<(), Trouble> {
    let id: PaymentId = asked.read(|tx, _, job| job.body(tx)).await?;
    let found = asked.read(move |tx, who, _| store::payment(tx, who, id)).await?;
    let Some(payment) = found else { return Ok(()) };
    let intent = now_at_provider::intent_of(&asked, &payment).await?;
    let Some(intent) = intent else { return Ok(()) };
    let place = format!("disputes?payment_intent={intent}&limit=100");
    let Said::Yes(list) = asked.provider.read(&place).await? else { return Err(unreadable()) };
    let disputed = said::disputed(&list).ok_or_else(unreadable)?;
    let (house, version) = (asked.house.clone(), payment.version);
    let settled =
        asked.write(move |tx, who| take_in(tx, (&house, who), (id, version), disputed)).await?;
    if settled { Ok(()) } else { Err(now_at_provider::moved()) }
}

/// False where the payment moved since before the provider was asked: what was read may be older.
fn take_in(
    tx: &Tx,
    (house, who): (&House, MemberScope),
    (id, version): (PaymentId, i64),
    disputed: Disputed,
) -> Result<bool, Fault> {
    let Some(payment) = store::payment(tx, who, id)? else { return Ok(true) };
    if payment.version != version {
        return Ok(false);
    }
    if let Some((was, payment)) = store::dispute(tx, who, payment, disputed)? {
        tell(tx, house, who, (was, &payment))?;
    }
    if disputed.held > Money::ZERO {
        queue_later(tx, who, id)?;
    }
    Ok(true)
}

/// Has it asked now, because a look at a payment says that a bank wants something back.
pub fn queue(tx: &Tx, who: MemberScope, (id, because): (PaymentId, JobId)) -> Result<(), Fault> {
    let key = format!("{DISPUTE}/{id}/{because}");
    tx.queue(NewJob::new(DISPUTE, key, &id)?.owner(who))
}

/// While a bank decides, which takes months, it is asked once a week (house): the event that tells
/// the end may be lost on its way.
fn queue_later(tx: &Tx, who: MemberScope, id: PaymentId) -> Result<(), Fault> {
    const WEEK_SECONDS: i64 = 7 * 24 * 60 * 60;
    let week = tx.now().seconds() / WEEK_SECONDS + 1;
    let job = NewJob::new(DISPUTE, format!("{DISPUTE}/{id}/week/{week}"), &id)?;
    tx.queue(job.owner(who).due(Timestamp::from_seconds(week * WEEK_SECONDS)))
}

#[cfg(test)]
mod tests {
    use base::Money;
    use testkit::Person;

    use super::super::super::flow::{Disputed, News, Stage};
    use super::super::super::said::When;
    use super::super::super::tests::{begins, owing};
    use super::{store, take_in};

    #[test]
    fn what_was_read_before_the_payment_moved_is_not_taken_in() {
        owing(|portal, _, ann| {
            begins(portal, ann);
            let newest =
                || portal.read(|tx| Ok(store::payments(tx, Person::ann().scope)?.remove(0)));
            let read = newest();
            let answers = |version: i64, disputed: Disputed| {
                let (house, id) = (portal.house.clone(), read.id);
                let who = Person::ann().scope;
                portal.write(move |tx| take_in(tx, (&house, who), (id, version), disputed))
            };
            let paid = News::Taken(Money::cents(4_217));
            let id = read.id;
            portal.write(move |tx| {
                store::hear(tx, Person::ann().scope, id, (paid, When::default())).map(|_| ())
            });
            let lost = Disputed { held: Money::ZERO, taken_back: Money::cents(4_217) };
            assert!(!answers(read.version, lost));
            assert_eq!(newest().stage(), Stage::Succeeded);
            let older = newest().version;
            assert!(answers(older, lost));
            assert_eq!(newest().stage(), Stage::TakenBack);
            // It came back to what it was: an answer of before is known by its age alone.
            assert!(answers(newest().version, Disputed::default()));
            assert!(!answers(older, lost));
            assert_eq!(newest().stage(), Stage::Succeeded);
        });
    }
}
