//! The list of claims and a claim's own page.

mod detail;
pub(crate) mod files;
mod list;
pub(crate) mod said;
pub(crate) mod samples;

use ::store::{Fault, Tx};
use base::{ClaimId, Day, MemberScope, Private};
use web::{Answer, Asked, Cx, Fields, Form, Path, Problems, Reads, Viewer};

use super::rules::{Choice, Count, Window, typed_day};
use super::store::{self, Ask, Find, Listing, Turn};
use crate::spending::{ToDate, to_date};
pub use detail::DetailPage;
pub(crate) use detail::denial;
pub use files::{csv, json, pdf};
pub use list::ListPage;

/// What stands in the list's address. What does not read is as if it had not been said.
#[derive(Debug, Clone)]
pub struct Wanted {
    year: Option<i16>,
    choice: Choice,
    turn: Turn,
    /// In an address what was typed is sealed; in the form it is as typed.
    find: Find,
    /// Days as they were typed, for showing them again.
    days: [Private<String>; 2],
}

impl Reads for Wanted {
    fn read(fields: &Fields) -> Self {
        let claim = |name| fields.text(name).parse::<ClaimId>().ok();
        let turn = claim("older")
            .map(Turn::Older)
            .or_else(|| claim("newer").map(Turn::Newer))
            .unwrap_or(Turn::First);
        Self {
            year: fields.text("year").parse().ok(),
            choice: Choice::from_word(fields.text("status")),
            turn,
            find: Find {
                words: fields.text("words").into(),
                medicine: fields.text("medicine").into(),
                pharmacy: fields.text("pharmacy").into(),
                from: typed_day(fields.text("from")),
                to: typed_day(fields.text("to")),
                token: fields.text("find").to_owned(),
            },
            days: [fields.text("from").into(), fields.text("to").into()],
        }
    }
}

impl Wanted {
    fn ask(&self) -> Ask {
        let Find { from, to, .. } = self.find;
        Ask {
            window: Window::of(self.year).between(from, to),
            choice: self.choice,
            sought: self.find.sought(),
            turn: self.turn,
        }
    }

    /// Whether less than everything is asked for.
    fn is_narrow(&self) -> bool {
        self.year.is_some() || self.choice != Choice::All || !self.find.token.is_empty()
    }

    /// What is wrong with the days.
    fn problems(&self) -> Problems {
        let mut problems = Problems::none();
        let read = [self.find.from, self.find.to];
        let fields = [("from", "claims-from-wrong"), ("to", "claims-to-wrong")];
        for ((name, why), (typed, day)) in fields.into_iter().zip(self.days.iter().zip(read)) {
            if !typed.trim().is_empty() && day.is_none() {
                problems.add(name, why);
            }
        }
        if let [Some(from), Some(to)] = read
            && to < from
        {
            problems.add("to", "claims-days-turned");
        }
        problems
    }

    /// The same filter at another place of the list.
    fn href(&self, turn: Turn) -> String {
        let year = self.year.map(|year| format!("&year={year}")).unwrap_or_default();
        let token = &self.find.token;
        let find = if token.is_empty() { String::new() } else { format!("&find={token}") };
        let href = format!("/claims?status={}{year}{find}", self.choice.word());
        match turn {
            Turn::First => href,
            Turn::Older(id) => format!("{href}&older={id}"),
            Turn::Newer(id) => format!("{href}&newer={id}"),
        }
    }

    /// These claims as a file: just what the list shows on all its pages.
    fn file(&self, ending: &str) -> String {
        let here = self.href(Turn::First);
        here.replacen("/claims?", &format!("/claims.{ending}?"), 1)
    }
}

/// Your claims, twenty at a time, newest first.
pub async fn list(cx: Cx, who: Viewer, Asked(asked): Asked<Wanted>) -> Answer {
    let (scope, today) = (who.scope(), cx.today());
    let known = cx
        .read(move |tx| {
            let find = Find::read(tx, scope, &asked.find.token);
            let known = known(tx, scope, Wanted { find, ..asked.clone() }.with_days())?;
            // Beside the list as it opens: further pages and searches need not add up a year.
            let is_first = known.wanted.turn == Turn::First && !known.wanted.is_narrow();
            let to_date = if is_first { to_date(tx, scope, today)? } else { ToDate::default() };
            Ok(Known { to_date, ..known })
        })
        .await?;
    cx.show(ListPage::of(cx.frame(), &known))
}

/// All the list is made of.
pub struct Known {
    pub wanted: Wanted,
    pub listing: Listing,
    pub count: Count,
    pub years: Vec<i16>,
    pub medicines: Vec<String>,
    pub pharmacies: Vec<String>,
    pub to_date: ToDate,
}

fn known(tx: &Tx, scope: MemberScope, wanted: Wanted) -> Result<Known, Fault> {
    let ask = wanted.ask();
    let (medicines, pharmacies) = store::names(tx, scope)?;
    Ok(Known {
        listing: store::page(tx, scope, &ask)?,
        count: store::count(tx, scope, &ask)?,
        years: store::years(tx, scope)?,
        medicines,
        pharmacies,
        to_date: ToDate::default(),
        wanted,
    })
}

impl Wanted {
    /// Days out of a sealed address, as they are written here.
    fn with_days(mut self) -> Self {
        let us = |day: Day| {
            let date = day.date();
            format!("{:02}/{:02}/{}", date.month(), date.day(), date.year())
        };
        self.days =
            [self.find.from, self.find.to].map(|day| day.map(us).unwrap_or_default().into());
        self
    }
}

/// What was chosen and typed becomes an address that shows neither medicine nor name.
pub async fn find(cx: Cx, who: Viewer, Form(asked): Form<Wanted>) -> Answer {
    let scope = who.scope();
    let problems = asked.problems();
    if !problems.is_empty() {
        let all = Wanted { find: Find { from: None, to: None, ..asked.find.clone() }, ..asked };
        let known = cx.read(move |tx| known(tx, scope, all.clone())).await?;
        return cx.show_problem(ListPage::of(cx.frame(), &known).refusing(problems));
    }
    let href = cx
        .read(move |tx| {
            let find = asked.find.clone().sealed(tx, scope)?;
            Ok(Wanted { find, ..asked.clone() }.href(Turn::First))
        })
        .await?;
    cx.go(href)
}

/// One claim, with its earlier and later versions.
pub async fn detail(cx: Cx, who: Viewer, Path(id): Path<ClaimId>) -> Answer {
    let scope = who.scope();
    let found = cx
        .read(move |tx| {
            let Some(claim) = store::claim(tx, scope, id)? else { return Ok(None) };
            let mut ingredients = Vec::new();
            for ndc in &claim.body.ingredients {
                ingredients.push((*ndc, coverage::drug_name(tx, ndc)?));
            }
            Ok(Some((store::chain(tx, scope, claim)?, ingredients)))
        })
        .await?;
    let Some((versions, ingredients)) = found else { return cx.missing() };
    let at = versions.iter().position(|version| version.link.id == id).unwrap_or(0);
    cx.show(DetailPage::of(cx.frame(), &versions, at, &ingredients))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(href: &str) -> Wanted {
        let query = href.strip_prefix("/claims?").unwrap();
        Wanted::read(&Fields::parse(query).unwrap())
    }

    #[test]
    fn an_address_of_the_list_keeps_filter_and_place() {
        for turn in
            [Turn::First, Turn::Older(ClaimId::new([7; 16])), Turn::Newer(ClaimId::new([9; 16]))]
        {
            for year in [None, Some(2027)] {
                let find = Find { token: "0aff".to_owned(), ..Find::default() };
                let days = Default::default();
                let wanted = Wanted { year, choice: Choice::Denied, turn, find, days };
                let again = read(&wanted.href(turn));
                assert_eq!((again.year, again.choice, again.turn), (year, Choice::Denied, turn));
                assert_eq!(again.find.token, "0aff");
            }
        }
    }

    #[test]
    fn an_address_that_does_not_read_shows_the_first_page_of_everything() {
        let wanted = read("/claims?year=soon&status=lost&older=me");
        assert_eq!((wanted.year, wanted.choice), (None, Choice::All));
        assert_eq!(wanted.turn, Turn::First);
    }

    #[test]
    fn a_day_is_read_as_people_write_it_and_another_is_named_beside_its_field() {
        for text in ["3/4/2027", " 03/04/2027", "3-4-2027", "2027-03-04"] {
            assert_eq!(typed_day(text), "2027-03-04".parse().ok(), "{text}");
        }
        let typed = |from: &str, to: &str| {
            Wanted::read(&Fields::parse(&format!("from={from}&to={to}")).unwrap()).problems()
        };
        assert!(typed("", "").is_empty() && typed("3/4/2027", "3/4/2027").is_empty());
        assert!(!typed("soon", "").is_empty() && !typed("3/5/2027", "3/4/2027").is_empty());
    }
}
