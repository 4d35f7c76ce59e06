//! Removing an address or number: said once more before it is done.

use ::store::{Fault as StoreFault, Tx};
use base::{AccountId, ContactId, MemberId};
use web::{Answer, Browser, Cx, Frame, House, Page, Path, RecentlyProved, Sample, Template};

use super::super::flow::{NotNow, may_end};
use super::{HERE, list, of};
use crate::contacts;
use crate::history::{self, Event};
use crate::holds;
use crate::notices::{self, Notice};

#[derive(Template)]
#[template(path = "contacts/pages/end.html")]
pub struct EndPage {
    pub f: Frame,
    pub id: ContactId,
    pub way: String,
}

impl Page for EndPage {
    const NAME: &'static str = "contact-end";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let way = "ann@example.org".to_owned();
        let page = Self { f: f.as_member("Ann"), id: ContactId::new([1; 16]), way };
        vec![Sample::new("asked", page)]
    }
}

/// `GET /security/contacts/{id}/end`
pub async fn form(cx: Cx, who: RecentlyProved, id: Path<ContactId>) -> Answer {
    let (of, id) = (of(&who), id.0);
    let found = cx.read(move |tx| contacts::store::one(tx, of, id)).await?;
    match found.filter(|found| found.ended_at.is_none()) {
        Some(found) => cx.show(EndPage { f: cx.frame(), id, way: super::whole(&found.way) }),
        None => cx.missing(),
    }
}

enum Ended {
    Done,
    Missing,
    Not(NotNow),
}

/// `POST /security/contacts/{id}/end`
pub async fn end(cx: Cx, who: RecentlyProved, id: Path<ContactId>) -> Answer {
    let (of, id, house) = (of(&who), id.0, cx.house().clone());
    let browser = cx.browser().clone();
    match cx.write(move |tx| remove(tx, (&house, &browser), of, id)).await? {
        Ended::Done => cx.go(format!("{HERE}?done=ended")),
        Ended::Missing => cx.missing(),
        Ended::Not(why) => list(&cx, &who, (None, Some(why))).await,
    }
}

fn remove(
    tx: &Tx,
    (house, browser): (&House, &Browser),
    of: (AccountId, MemberId),
    id: ContactId,
) -> Result<Ended, StoreFault> {
    let found = contacts::store::one(tx, of, id)?.filter(|found| found.ended_at.is_none());
    let Some(found) = found else { return Ok(Ended::Missing) };
    let living = contacts::living(tx, of)?;
    let is_living = living.iter().any(|contact| contact.id == id);
    let recovered = holds::recovered(tx, of)?;
    if let Err(why) = may_end(living.len(), is_living, (recovered, tx.now())) {
        return Ok(Ended::Not(why));
    }
    contacts::end(tx, of, id)?;
    history::note(tx, of, Event::ContactEnded, browser)?;
    let notice = Notice::ContactEnded(found.way.masked());
    notices::tell_every_channel(tx, house, of, (&format!("end:{id}"), &notice))?;
    Ok(Ended::Done)
}
