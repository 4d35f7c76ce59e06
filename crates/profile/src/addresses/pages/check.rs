//! The address as it would stand on a parcel, before anything changes. Whoever confirms it has
//! proved a factor in the last five minutes; what they typed waits meanwhile.

use ::store::{Fault, Tx};
use base::{AddressId, DraftId};
use identity::history::{self, Event};
use identity::notices::{self, Notice};
use web::{
    Answer, Browser, Cx, Fields, Form, Frame, House, Page, Reads, RecentlyProved, Sample, Template,
};

use super::super::goes_elsewhere;
use super::super::rules::{Address, NotNow, Typed, When, Which, gather, may_add};
use super::super::store::{self, Draft};
use super::form::shown;
use super::{By, HERE, lines, list, samples, say_season};

#[derive(Template)]
#[template(path = "addresses/pages/check.html")]
pub struct CheckPage {
    pub f: Frame,
    pub name: String,
    pub lines: Vec<String>,
    pub season: Option<String>,
    /// Where things go to another address all the same: which, and why.
    pub elsewhere: Option<String>,
    pub prefer: bool,
    pub is_box: bool,
    /// Back to the form, with all that was typed.
    pub back: String,
    pub mark: String,
    /// It is another than the one that was to be saved.
    pub other: bool,
}

impl CheckPage {
    fn new(f: Frame, name: String, (draft, goes): (&Draft, Option<&(Address, bool)>)) -> Self {
        let address = shown(&draft.entry);
        let form = draft.of.map_or_else(|| "new".to_owned(), |(id, _)| id.to_string());
        Self {
            name,
            lines: lines(&address),
            season: address.season.map(|season| say_season(&f, season)),
            elsewhere: goes.map(|goes| say_elsewhere(&f, draft, goes)),
            // The first of all is preferred whatever was chosen.
            prefer: goes.is_none() && address.season.is_none(),
            is_box: address.is_box(),
            back: format!("{HERE}/{form}?again=yes"),
            mark: draft.mark.map(|mark| mark.to_string()).unwrap_or_default(),
            other: false,
            f,
        }
    }
}

fn say_elsewhere(f: &Frame, draft: &Draft, (goes, comes): &(Address, bool)) -> String {
    let key = match When::of(&draft.entry, draft.prefer) {
        When::Always => "address-check-later",
        // Of those that are not for some months alone it is the only one.
        When::Asked if *comes => "address-check-later",
        When::Months => "address-check-months",
        When::Asked => "address-check-asked",
    };
    f.say(key).put("address", lines(goes).join(", ")).to_string()
}

impl Page for CheckPage {
    const NAME: &'static str = "address-check";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let f = f.as_member("Ann");
        let name = || "Ann Whitfield".to_owned();
        let of = |entry, prefer| Draft { of: None, entry, prefer, mark: None };
        let draft = |typed: Typed, prefer| samples::entry(&typed).map(|entry| of(entry, prefer));
        let mut carton = samples::home();
        carton.street = "PO Box 77".into();
        let all = [
            ("home", draft(samples::home(), true)),
            ("winter", draft(samples::winter(), false)),
            ("box", draft(carton, true)),
        ];
        let plan = gather(Some(samples::of_plan()), Vec::new(), None);
        let plan = plan.first().map(|address| (address.clone(), false));
        let page = |draft: &Draft| Self::new(f.clone(), name(), (draft, None));
        let far = |draft: &Draft| Self::new(f.clone(), name(), (draft, plan.as_ref()));
        let elsewhere = [
            ("asked", draft(samples::home(), false)),
            ("later", draft(samples::home(), true)),
            ("winter-later", draft(samples::winter(), false)),
        ];
        let elsewhere = elsewhere.iter().filter_map(|(state, draft)| {
            draft.as_ref().map(|draft| Sample::new(state, far(draft)))
        });
        let shown = all.iter().filter_map(|(state, draft)| Some((*state, draft.as_ref()?)));
        let other = all[0].1.iter().map(|draft| Self { other: true, ..page(draft) });
        let other = other.map(|page| Sample::new("other", page));
        shown
            .map(|(state, draft)| Sample::new(state, page(draft)))
            .chain(other)
            .chain(elsewhere)
            .collect()
    }
}

/// `GET /profile/addresses/check`
pub async fn form(cx: Cx, who: RecentlyProved) -> Answer {
    show(&cx, &who, false).await
}

async fn show(cx: &Cx, who: &RecentlyProved, other: bool) -> Answer {
    let scope = who.scope();
    let f = cx.frame();
    let today = f.today();
    let found = cx
        .read(move |tx| {
            let Some(draft) = store::draft(tx, scope)? else { return Ok(None) };
            let goes = goes_elsewhere(tx, scope, (&draft, today))?;
            let name = coverage::person(tx, scope)?.map(|person| person.name.full());
            Ok(Some((draft, goes, name.unwrap_or_default())))
        })
        .await?;
    match found {
        Some((draft, goes, name)) => {
            cx.show(CheckPage { other, ..CheckPage::new(f, name, (&draft, goes.as_ref())) })
        }
        None => cx.go(HERE),
    }
}

/// Which draft was looked at when "Save" was pressed.
pub struct Mark(Option<DraftId>);

impl Reads for Mark {
    fn read(fields: &Fields) -> Self {
        Self(fields.text("mark").parse().ok())
    }
}

enum Saved {
    Done,
    /// There is no draft: it was saved before, or is too old.
    Nothing,
    /// Another tab typed another one meanwhile.
    Other,
    /// The address has changed since it was read, or is gone.
    Stale,
    Not(NotNow),
}

/// `POST /profile/addresses/check`: once, however often it is pressed.
pub async fn save(cx: Cx, who: RecentlyProved, form: Form<Mark>) -> Answer {
    let (by, house, mark) = (By::of(&who), cx.house().clone(), form.0.0);
    let browser = cx.browser().clone();
    match cx.write(move |tx| settle(tx, (&house, &browser), (by, mark))).await? {
        Saved::Done => cx.go(format!("{HERE}?done=saved")),
        Saved::Nothing => cx.go(HERE),
        Saved::Other => show(&cx, &who, true).await,
        Saved::Stale => cx.go(format!("{HERE}?done=stale")),
        Saved::Not(why) => list(&cx, &who, (None, Some(why))).await,
    }
}

fn settle(
    tx: &Tx,
    at: (&House, &Browser),
    (by, mark): (By, Option<DraftId>),
) -> Result<Saved, Fault> {
    let Some(draft) = store::draft(tx, by.scope)? else { return Ok(Saved::Nothing) };
    if draft.mark != mark {
        return Ok(Saved::Other);
    }
    if let Some(why) = by.held(tx)? {
        return Ok(Saved::Not(why));
    }
    let (id, notice) = match draft.of {
        None => {
            if let Err(why) = may_add(store::own(tx, by.scope)?.len()) {
                return Ok(Saved::Not(why));
            }
            (store::add(tx, by.account, by.scope, &draft.entry)?, Notice::AddressAdded)
        }
        Some(of) => {
            if !store::change(tx, by.account, by.scope, (of, &draft.entry))? {
                store::drop_draft(tx, by.scope)?;
                return Ok(Saved::Stale);
            }
            (of.0, Notice::AddressChanged)
        }
    };
    let before = store::preferred(tx, by.scope)?;
    let moved = draft.prefer != (before == Some(id));
    if moved {
        let which = if draft.prefer { Which::Own(id) } else { Which::Plan };
        store::prefer(tx, by.account, by.scope, which)?;
    }
    store::drop_draft(tx, by.scope)?;
    // The heavier news alone: nobody reads two mails about one act.
    let notice = if moved { Notice::AddressPreferred } else { notice };
    tell(tx, at, by, (id, &notice))?;
    Ok(Saved::Done)
}

/// In the owner's history, and at every way we have to reach them (SECURITY 54).
pub(super) fn tell(
    tx: &Tx,
    (house, browser): (&House, &Browser),
    by: By,
    (id, notice): (AddressId, &Notice),
) -> Result<(), Fault> {
    history::note(tx, by.of_account(), Event::AddressChanged, browser)?;
    let key = format!("{}:{id}:{}", notice.word(), tx.now().micros());
    notices::tell_every_channel(tx, house, by.of_account(), (&key, notice))
}
