//! The list of prescriptions and the page of one.

use askama::Template;
use base::PrescriptionId;
use web::{Answer, Asked, Cx, Fields, Frame, Gallery, Page, Path, Problems, Reads, Sample, Viewer};

use self::cards::{Card, Detail};
use self::choose::{Choice, Filter, Sort};
use super::Prescription;
use super::beside::{Sources, beside};
use super::store::{self, Reach};

mod cards;
mod choose;
mod drawing;
pub mod files;
pub mod leaflet;
mod look;
mod prices;
mod samples;
mod units;

pub use cards::{answer_words, name_of};
pub use samples::sample_prescriptions;
pub use units::amount_words;

pub fn gallery(g: &mut Gallery) {
    g.add::<ListPage>();
    g.add::<DetailPage>();
    g.add::<leaflet::LeafletPage>();
}

/// What a visitor asked the list for.
#[derive(Debug, Clone, Default)]
pub struct ListAsk {
    words: base::Private<String>,
    filter: Filter,
    sort: Sort,
    older: bool,
}

impl Reads for ListAsk {
    fn read(fields: &Fields) -> Self {
        Self {
            words: fields.text("q").trim().chars().take(80).collect::<String>().into(),
            filter: Filter::read(fields.text("show")),
            sort: Sort::read(fields.text("sort")),
            older: fields.has("older"),
        }
    }
}

impl ListAsk {
    const fn reach(&self) -> Reach {
        if self.older { Reach::All } else { Reach::Recent }
    }
}

/// Every prescription on file, each with what can be done with it today.
pub async fn list(cx: Cx, who: Viewer, Asked(ask): Asked<ListAsk>) -> Answer {
    let (scope, today, reach) = (who.scope(), cx.today(), ask.reach());
    let (found, older) = cx
        .read(move |tx| {
            let found = store::prescriptions(tx, scope, today, reach)?;
            Ok((found, store::older_count(tx, scope, today)?))
        })
        .await?;
    cx.show(ListPage::of(cx.frame(), &found, &ask, older))
}

/// One prescription: everything known of it, its fills, and the button or the reason.
pub async fn detail(
    cx: Cx,
    who: Viewer,
    Path(id): Path<PrescriptionId>,
    sources: Sources,
) -> Answer {
    let (scope, today, lang) = (who.scope(), cx.today(), cx.lang());
    let found = cx
        .read(move |tx| {
            let Some((rx, fills)) = store::prescription(tx, scope, id, today)? else {
                return Ok(None);
            };
            let beside = beside(tx, scope, (&rx, &fills), (today, lang, sources))?;
            Ok(Some((rx, fills, beside)))
        })
        .await?;
    let Some((rx, fills, beside)) = found else { return cx.missing() };
    let f = cx.frame();
    cx.show(DetailPage { rx: Detail::of(&f, (&rx, &fills), &beside), f })
}

#[derive(Template)]
#[template(path = "prescriptions/pages/list.html")]
pub struct ListPage {
    f: Frame,
    problems: Problems,
    cards: Vec<Card>,
    count: String,
    /// Whether there is anything to search in.
    any: bool,
    words: String,
    shows: Vec<Choice>,
    sorts: Vec<Choice>,
    /// How many ended ones are left out, in words; nothing where there are none.
    older: Option<String>,
    with_older: bool,
    can_order: bool,
    /// Where it can be saved from, with the word key of each.
    files: [(String, &'static str); 2],
}

impl ListPage {
    fn of(f: Frame, found: &[Prescription], ask: &ListAsk, older: i64) -> Self {
        let on = (f.today(), f.plan().terms);
        let mut chosen: Vec<&Prescription> = found
            .iter()
            .filter(|rx| ask.filter.keeps(rx, on) && choose::matches(rx, &ask.words))
            .collect();
        ask.sort.apply(&mut chosen, on);
        let cards: Vec<Card> = chosen.iter().map(|rx| Card::of(&f, rx)).collect();
        let count = i64::try_from(cards.len()).unwrap_or(i64::MAX);
        let hidden = (older > 0 && !ask.older).then_some(older);
        Self {
            problems: Problems::none(),
            count: f.say("rx-count").count("n", count).to_string(),
            any: !found.is_empty() || older > 0,
            words: ask.words.0.clone(),
            shows: ask.filter.choices(&f),
            sorts: ask.sort.choices(&f),
            older: hidden.map(|n| f.say("rx-show-older").count("n", n).to_string()),
            with_older: ask.older,
            files: file_links(ask.older),
            can_order: cards.iter().any(|card| card.can_order),
            cards,
            f,
        }
    }
}

fn file_links(older: bool) -> [(String, &'static str); 2] {
    let reach = if older { "?older=yes" } else { "" };
    [("pdf", "rx-save-pdf"), ("txt", "rx-save-text")]
        .map(|(ending, words)| (format!("/prescriptions.{ending}{reach}"), words))
}

#[derive(Template)]
#[template(path = "prescriptions/pages/detail.html")]
pub struct DetailPage {
    f: Frame,
    rx: Detail,
}

impl Page for ListPage {
    const NAME: &'static str = "prescriptions";
    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        samples::list(f)
    }
}

impl Page for DetailPage {
    const NAME: &'static str = "prescription";
    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        samples::detail(f)
    }
}
