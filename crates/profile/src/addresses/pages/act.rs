//! Preferring an address, and removing one: said once more before it is done.

use ::store::{Fault, Tx};
use base::AddressId;
use identity::notices::Notice;
use web::{Answer, Browser, Cx, Frame, House, Page, Path, RecentlyProved, Sample, Template};

use super::super::rules::{Address, NotNow, Which};
use super::super::store;
use super::check::tell;
use super::{By, HERE, lines, list, samples};

/// What is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    Prefer,
    End,
}

#[derive(Template)]
#[template(path = "addresses/pages/act.html")]
pub struct ActPage {
    pub f: Frame,
    pub act: Act,
    pub which: Which,
    pub lines: Vec<String>,
}

impl ActPage {
    fn new(f: Frame, act: Act, address: &Address) -> Self {
        Self { f, act, which: address.which, lines: lines(address) }
    }

    /// The word its sentences and its door end in.
    const fn word(&self) -> &'static str {
        match self.act {
            Act::Prefer => "prefer",
            Act::End => "end",
        }
    }

    fn action(&self) -> String {
        format!("{HERE}/{}/{}", self.which, self.word())
    }
}

impl Page for ActPage {
    const NAME: &'static str = "address-act";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let f = f.as_member("Ann");
        let every = samples::every();
        let one = every.iter().find(|address| address.which == samples::one());
        let page = |act| one.map(|one| Self::new(f.clone(), act, one));
        let all = [("prefer", page(Act::Prefer)), ("end", page(Act::End))];
        all.into_iter().filter_map(|(state, page)| Some(Sample::new(state, page?))).collect()
    }
}

async fn ask(cx: Cx, who: RecentlyProved, (act, which): (Act, Which)) -> Answer {
    let by = By::of(&who);
    let read = move |tx: &Tx| Ok((by.held(tx)?, super::super::address(tx, by.scope, which)?));
    match cx.read(read).await? {
        (_, None) => cx.missing(),
        (Some(why), _) => list(&cx, &who, (None, Some(why))).await,
        (None, Some(address)) => cx.show(ActPage::new(cx.frame(), act, &address)),
    }
}

/// `GET /profile/addresses/{which}/prefer`
pub async fn prefer_form(cx: Cx, who: RecentlyProved, which: Path<Which>) -> Answer {
    ask(cx, who, (Act::Prefer, which.0)).await
}

/// `GET /profile/addresses/{id}/end`: the plan's own cannot be removed from here.
pub async fn end_form(cx: Cx, who: RecentlyProved, id: Path<AddressId>) -> Answer {
    ask(cx, who, (Act::End, Which::Own(id.0))).await
}

enum Done {
    Yes,
    Missing,
    Not(NotNow),
}

/// `POST /profile/addresses/{which}/prefer`
pub async fn prefer(cx: Cx, who: RecentlyProved, which: Path<Which>) -> Answer {
    act(cx, who, (Act::Prefer, which.0)).await
}

/// `POST /profile/addresses/{id}/end`
pub async fn end(cx: Cx, who: RecentlyProved, id: Path<AddressId>) -> Answer {
    act(cx, who, (Act::End, Which::Own(id.0))).await
}

async fn act(cx: Cx, who: RecentlyProved, (act, which): (Act, Which)) -> Answer {
    let (by, house, browser) = (By::of(&who), cx.house().clone(), cx.browser().clone());
    let done = cx
        .write(move |tx| {
            let at = (&*house, &browser);
            match (act, which) {
                (Act::End, Which::Own(id)) => remove(tx, at, by, id),
                _ => choose(tx, at, by, which),
            }
        })
        .await?;
    match (done, act) {
        (Done::Yes, Act::Prefer) => cx.go(format!("{HERE}?done=preferred")),
        (Done::Yes, Act::End) => cx.go(format!("{HERE}?done=ended")),
        (Done::Missing, _) => cx.missing(),
        (Done::Not(why), _) => list(&cx, &who, (None, Some(why))).await,
    }
}

fn choose(tx: &Tx, at: (&House, &Browser), by: By, which: Which) -> Result<Done, Fault> {
    if let Some(why) = by.held(tx)? {
        return Ok(Done::Not(why));
    }
    let found = super::super::address(tx, by.scope, which)?;
    let Some(address) = found.filter(|found| found.season.is_none()) else {
        return Ok(Done::Missing);
    };
    if address.preferred {
        return Ok(Done::Yes);
    }
    store::prefer(tx, by.account, by.scope, which)?;
    let id = match which {
        Which::Own(id) => id,
        Which::Plan => AddressId::new([0; 16]),
    };
    tell(tx, at, by, (id, &Notice::AddressPreferred))?;
    Ok(Done::Yes)
}

fn remove(tx: &Tx, at: (&House, &Browser), by: By, id: AddressId) -> Result<Done, Fault> {
    if let Some(why) = by.held(tx)? {
        return Ok(Done::Not(why));
    }
    if !store::end(tx, by.account, by.scope, id)? {
        return Ok(Done::Missing);
    }
    tell(tx, at, by, (id, &Notice::AddressEnded))?;
    Ok(Done::Yes)
}
