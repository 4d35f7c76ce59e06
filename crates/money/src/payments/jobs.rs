//! Talking to the provider, away from requests and outside transactions, and taking in what it
//! tells. Each call that makes something has a name that follows from the row it is for.

mod astray;
mod call;
mod disputes;
mod inside;
pub(crate) mod now_at_provider;

use std::sync::Arc;

use ::store::{Fault, Job, NewJob, Tx};
use base::{MemberScope, Money, PaymentId};
use web::{House, Jobs, Shared, Trouble};

use super::flow::{Facts, News};
use super::provider::Provider;
use super::said::When;
use super::store::Payment;
use super::{Desk, mail, store};
use crate::corrections::jobs::{GIVE_BACK, give_back};
use crate::monthly::jobs as monthly;

/// Asks the provider to begin a payment.
pub const BEGIN: &str = "payment.begin";
/// Takes in news of a payment.
pub const HEAR: &str = "payment.hear";
/// Ends a payment that the member gave up.
pub const STOP: &str = "payment.stop";
/// Opens the page where a way to pay is added.
pub const ADD: &str = "payment.method.add";
/// Keeps a way to pay that was added.
pub const KEEP: &str = "payment.method.keep";
/// Has the provider forget one.
pub const FORGET: &str = "payment.method.forget";
/// Pays by itself, where that was agreed to.
pub const AUTOMATIC: &str = "payment.automatic";
/// Tells of a bill that came.
pub const BILLED: &str = "payment.billed";
/// Asks the provider what became of a payment that it has not told the end of.
pub const ASK: &str = "payment.ask";
/// Asks the provider whose payment something was given back of that did not arrive.
pub const WHOSE: &str = "payment.whose";
/// Counts what is given back of a payment.
pub const BACK: &str = "payment.back";
/// Asks the provider of whose payment a bank wants something back.
pub const DISPUTED: &str = "payment.disputed";
/// Asks the provider what banks want back of a payment.
pub const DISPUTE: &str = "payment.dispute";

pub fn jobs(desk: &Desk) -> Jobs {
    let thresholds = super::thresholds(desk);
    let jobs = Jobs::new()
        .inside(HEAR, inside::hear)
        .inside(AUTOMATIC, inside::automatic)
        .inside(BILLED, inside::billed)
        .inside(monthly::MONTH, move |tx, job, house| {
            monthly::month(tx, job, (house, &thresholds))
        });
    let with = |desk: &Desk| desk.clone();
    let (begin, stop, add) = (with(desk), with(desk), with(desk));
    let (keep, forget, ask, back) = (with(desk), with(desk), with(desk), with(desk));
    let (whose, count) = (with(desk), with(desk));
    let (disputed, dispute) = (with(desk), with(desk));
    jobs.outside(BEGIN, move |house, job| {
        let asked = asked(&begin, &house, job);
        async move { call::begin(asked?).await }
    })
    .outside(STOP, move |house, job| {
        let asked = asked(&stop, &house, job);
        async move { call::stop(asked?).await }
    })
    .outside(ADD, move |house, job| {
        let asked = asked(&add, &house, job);
        async move { call::add(asked?).await }
    })
    .outside(KEEP, move |house, job| {
        let asked = asked(&keep, &house, job);
        async move { call::keep(asked?).await }
    })
    .outside(FORGET, move |house, job| {
        let asked = asked(&forget, &house, job);
        async move { call::forget(asked?).await }
    })
    .outside(ASK, move |house, job| {
        let asked = asked(&ask, &house, job);
        async move { now_at_provider::ask(asked?).await }
    })
    .outside(GIVE_BACK, move |house, job| {
        let asked = asked(&back, &house, job);
        async move { give_back(asked?).await }
    })
    .outside(WHOSE, move |house, job| astray::whose((whose.clone(), BACK), house, job))
    .outside(BACK, move |house, job| {
        let asked = asked(&count, &house, job);
        async move { astray::count(asked?).await }
    })
    .outside(DISPUTED, move |house, job| astray::whose((disputed.clone(), DISPUTE), house, job))
    .outside(DISPUTE, move |house, job| {
        let asked = asked(&dispute, &house, job);
        async move { disputes::settle(asked?).await }
    })
}

/// Takes in what became of a payment: its member is told of an end, and what had to wait for it may
/// be paid by itself.
pub(crate) fn take_in(
    tx: &Tx,
    house: &House,
    who: MemberScope,
    (id, news, when): (PaymentId, News, When),
) -> Result<(), Fault> {
    let Some((was, payment)) = store::hear(tx, who, id, (news, when))? else { return Ok(()) };
    if payment.could_take(was.stage()) && !payment.may_take() {
        pay_what_waited(tx, who, &payment)?;
    }
    tell(tx, house, who, (was, &payment))
}

/// Tells what a payment came to. What a bank took back is paid by no agreement of before.
fn tell(
    tx: &Tx,
    house: &House,
    who: MemberScope,
    (was, payment): (Facts, &Payment),
) -> Result<(), Fault> {
    let is_taken_back = payment.body.facts.taken_back() > was.taken_back();
    let ends_automatic = is_taken_back && store::end_automatic(tx, who)?;
    mail::moved(tx, house, who, (was, payment, ends_automatic))
}

/// What came while a payment was under way had to wait for its end. What that payment was for is
/// not tried again by itself: a card that was refused would be refused for ever.
fn pay_what_waited(tx: &Tx, who: MemberScope, ended: &Payment) -> Result<(), Fault> {
    let body = &ended.body;
    let tried = if body.facts.taken > Money::ZERO { Money::ZERO } else { body.amount };
    if store::balance(tx, who, body.purse)? <= tried {
        return Ok(());
    }
    let key = format!("payment-automatic/after/{}", ended.id);
    tx.queue(NewJob::new(AUTOMATIC, key, &body.purse)?.owner(who))
}

/// Has the provider asked later, where it is worth another look.
pub fn queue_ask(tx: &Tx, who: MemberScope, (id, round): (PaymentId, usize)) -> Result<(), Fault> {
    let Some(pause) = now_at_provider::pause(round) else { return Ok(()) };
    let job = NewJob::new(ASK, format!("payment-ask/{id}/{round}"), &(id, round))?;
    tx.queue(job.owner(who).due(tx.now() + pause))
}

/// A job with all it needs: whom to ask, and for whom.
pub(crate) struct Asked {
    pub provider: Arc<Provider>,
    pub house: Shared,
    pub job: Arc<Job>,
    who: MemberScope,
}

fn asked(desk: &Desk, house: &Shared, job: Job) -> Result<Asked, Trouble> {
    let none = || Trouble::Never("no payment provider is configured".to_owned());
    let provider = desk.clone().ok_or_else(none)?;
    let owner = job.owner.ok_or_else(|| Trouble::Never("a payment of nobody's".to_owned()))?;
    Ok(Asked { provider, house: house.clone(), job: Arc::new(job), who: scope(owner) })
}

impl Asked {
    pub async fn read<T: Send + 'static>(
        &self,
        mut work: impl FnMut(&::store::Tx, MemberScope, &Job) -> Result<T, Fault> + Send + 'static,
    ) -> Result<T, Trouble> {
        let (job, who) = (self.job.clone(), self.who);
        let read = self.house.db.read(self.house.clock.now(), move |tx| work(tx, who, &job));
        read.await.map_err(|fault| Trouble::Later(fault.to_string()))
    }

    pub async fn write<T: Send + 'static>(
        &self,
        mut work: impl FnMut(&::store::Tx, MemberScope) -> Result<T, Fault> + Send + 'static,
    ) -> Result<T, Trouble> {
        let who = self.who;
        let written = self.house.db.write(self.house.clock.now(), move |tx| work(tx, who));
        written.await.map_err(|fault| Trouble::Later(fault.to_string()))
    }

    fn home(&self, path: &str) -> String {
        format!("{}{path}", self.house.origin.trim_end_matches('/'))
    }
}

/// A job acts for the member it belongs to.
fn scope(owner: base::MemberId) -> MemberScope {
    MemberScope::of(owner)
}
