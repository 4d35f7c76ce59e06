//! Asking for money back: a member paid at the counter themselves and asks their plan for it
//! (plans call it direct member reimbursement). The answers are kept as a draft, receipts come to
//! it one by one, and what is sent goes the road that every request to the plan goes. The plan's
//! word comes back by file or by signed call (decision 45).

pub(crate) mod flow;
pub(crate) mod hook;
pub(crate) mod jobs;
pub(crate) mod mail;
pub(crate) mod pages;
pub(crate) mod receipts;
pub(crate) mod request;
pub(crate) mod rules;
pub(crate) mod sample;
pub(crate) mod store;
pub(crate) mod sweeps;

use axum::body::Bytes;
use axum::http::HeaderMap;
use base::{AccountId, Entropy, Lang, MemberScope, Private, ReimbursementId, Timestamp};
use messages::called::Keys;
use serde::{Deserialize, Serialize};
use web::{Cx, Rooms, get, post};

use flow::{Fact, Said, Stage};
use rules::Answers;

pub use sample::{Sample, place as place_sample};
pub use store::{Heard, hear};

/// The doors, on top of `rooms`.
pub(crate) fn rooms(rooms: Rooms, keys: &Keys) -> Rooms {
    use pages::{act, form, one, receipt};
    let keys = Keys::clone(keys);
    rooms
        // Wants the back end's signature.
        .public(
            "/hooks/plan/reimbursements",
            post(async move |cx: Cx, headers: HeaderMap, body: Bytes| {
                hook::told(cx, keys, (headers, body)).await
            }),
        )
        .member("/claims/reimbursement", get(pages::list))
        .member("/claims/reimbursement/new", get(form::fresh).post(form::begin))
        .member("/claims/reimbursement/{id}", get(one::show))
        .member("/claims/reimbursement/{id}/change", get(form::standing).post(form::change))
        .member("/claims/reimbursement/{id}/receipt", post(receipt::add).taking_files())
        .member("/claims/reimbursement/{id}/receipt/remove", post(receipt::remove))
        .member("/claims/reimbursement/{id}/receipt/{receipt}", get(receipt::show))
        .member("/claims/reimbursement/{id}/send", post(act::send))
        .member("/claims/reimbursement/{id}/withdraw", post(act::withdraw))
        .member("/claims/reimbursement/{id}/drop", post(act::drop_draft))
}

/// One request.
#[derive(Debug, Clone)]
pub struct Request {
    pub id: ReimbursementId,
    pub version: i64,
    /// When its owner last touched it.
    pub at: Timestamp,
    pub body: Body,
}

/// The sealed part. Fields are only ever added.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Body {
    pub by: AccountId,
    /// The language it was asked in.
    pub lang: Lang,
    pub answers: Answers,
    #[serde(default)]
    pub receipts: Vec<Receipt>,
    /// Receipts that were ever added: one cannot add and take away without end.
    #[serde(default)]
    pub added: u16,
    /// Everything that happened since it was sent.
    #[serde(default)]
    pub said: Vec<Said>,
    /// How often its owner sent something.
    #[serde(default)]
    pub rounds: u8,
    /// It was handed over and may be with the plan, whether or not we know that it arrived.
    #[serde(default)]
    pub handed: bool,
    /// Where the check goes: the address as it stood when the request was sent.
    #[serde(default)]
    pub check_to: Vec<Private<String>>,
    /// The number on the card of the person it is for.
    #[serde(default)]
    pub member_id: Option<Private<String>>,
    /// What its owner told the plan later, each with the sending it left with.
    #[serde(default)]
    pub more_words: Vec<(u8, Private<String>)>,
    /// What reached the plan after the request itself; that it did is a fact of its own.
    #[serde(default)]
    pub arrived: Vec<Part>,
    /// What was sent since we note of it that it arrived.
    #[serde(default)]
    pub watched: Vec<Part>,
}

/// What of a request travels by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// The request, and each time its owner added something.
    Round(u8),
    /// That it is taken back.
    Withdrawal,
}

impl Default for Part {
    fn default() -> Self {
        Self::Round(0)
    }
}

/// A file that was sent with a request, without the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    #[serde(with = "receipts::hex")]
    pub id: Entropy,
    pub kind: receipts::Kind,
    /// In bytes, as it is kept.
    pub size: u32,
    /// With which sending it left; nothing while it waits.
    #[serde(default)]
    pub round: Option<u8>,
}

impl Request {
    pub fn stage(&self) -> Stage {
        flow::stands(&self.body.said)
    }

    /// Short enough to say on the phone.
    pub fn reference(&self) -> String {
        rules::reference(self.id)
    }

    /// The press with which a part left its owner.
    fn sent(&self, part: Part) -> Option<&Said> {
        let (fact, before) = match part {
            Part::Round(0) => (Fact::Asked, 0),
            Part::Round(more) => (Fact::Added, usize::from(more) - 1),
            Part::Withdrawal => (Fact::Withdrawn, 0),
        };
        self.body.said.iter().filter(|said| said.fact == fact).nth(before)
    }

    /// When its owner sent a part, which is the same however often it is tried.
    pub fn sent_at(&self, part: Part) -> Timestamp {
        self.sent(part).map_or(self.at, |said| said.at)
    }

    pub fn has_arrived(&self, part: Part) -> bool {
        match part {
            Part::Round(0) => self.body.said.iter().any(|said| said.fact == Fact::Left),
            Part::Round(_) | Part::Withdrawal => self.body.arrived.contains(&part),
        }
    }

    /// Whether the plan says it has the request after this part was sent. It need not have the
    /// part: that goes again all the same.
    pub fn is_heard_of(&self, part: Part) -> bool {
        let sent = self.sent(part).map(|sent| sent.at);
        let has_it = |one: &Said| one.fact == Fact::Received && Some(one.at) >= sent;
        sent.is_some() && self.body.said.iter().any(has_it)
    }

    /// Whether nobody but its owner said anything of it.
    pub fn is_unheard(&self) -> bool {
        let is_ours = |fact: &Fact| matches!(fact, Fact::Asked | Fact::Added | Fact::Withdrawn);
        self.body.said.iter().all(|said| is_ours(&said.fact))
    }

    /// Whether a part did not reach the plan and still should.
    pub fn should_arrive(&self, part: Part) -> bool {
        let stage = self.stage();
        // It may be there; then the plan must hear that it is taken back, and in that order.
        let is_taken_back = stage == Stage::Withdrawn && self.body.handed;
        let applies = match part {
            Part::Round(0) => stage == Stage::Sending || is_taken_back && self.is_unheard(),
            Part::Round(_) => stage.waits(),
            Part::Withdrawal => is_taken_back,
        };
        applies && !self.has_arrived(part)
    }

    /// A draft without a file to which no file may come any more: nothing can be made of it.
    pub fn is_stranded(&self) -> bool {
        let is_full = self.body.added >= receipts::MOST_ADDED;
        self.stage() == Stage::Draft && is_full && self.unsent().next().is_none()
    }

    /// Those that wait to be sent.
    pub fn unsent(&self) -> impl Iterator<Item = &Receipt> {
        self.body.receipts.iter().filter(|receipt| receipt.round.is_none())
    }
}

pub(crate) fn place(who: MemberScope, id: ReimbursementId) -> ::store::Place {
    ::store::Place::new(who, "reimbursement", id.bytes())
}

#[cfg(test)]
pub(crate) mod tests;
