//! Talking to the provider, away from requests and outside transactions, and taking in what it
//! tells. Each call that makes something has a name that follows from the row it is for.

mod call;
mod inside;

use std::sync::Arc;

use ::store::{Fault, Job};
use base::MemberScope;
use web::{Jobs, Shared, Trouble};

use super::Desk;
use super::provider::Provider;

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

pub fn jobs(desk: &Desk) -> Jobs {
    let jobs = Jobs::new().inside(HEAR, inside::hear).inside(AUTOMATIC, inside::automatic);
    let with = |desk: &Desk| desk.clone();
    let (begin, stop, add) = (with(desk), with(desk), with(desk));
    let (keep, forget) = (with(desk), with(desk));
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
}

/// A job with all it needs: whom to ask, and for whom.
struct Asked {
    provider: Arc<Provider>,
    house: Shared,
    job: Arc<Job>,
    who: MemberScope,
}

fn asked(desk: &Desk, house: &Shared, job: Job) -> Result<Asked, Trouble> {
    let none = || Trouble::Never("no payment provider is configured".to_owned());
    let provider = desk.clone().ok_or_else(none)?;
    let owner = job.owner.ok_or_else(|| Trouble::Never("a payment of nobody's".to_owned()))?;
    Ok(Asked { provider, house: house.clone(), job: Arc::new(job), who: scope(owner) })
}

impl Asked {
    async fn read<T: Send + 'static>(
        &self,
        mut work: impl FnMut(&::store::Tx, MemberScope, &Job) -> Result<T, Fault> + Send + 'static,
    ) -> Result<T, Trouble> {
        let (job, who) = (self.job.clone(), self.who);
        let read = self.house.db.read(self.house.clock.now(), move |tx| work(tx, who, &job));
        read.await.map_err(|fault| Trouble::Later(fault.to_string()))
    }

    async fn write<T: Send + 'static>(
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
