//! The list of claims and a claim's own page.

mod detail;
pub(crate) mod files;
mod list;
pub(crate) mod said;
pub(crate) mod samples;

use base::ClaimId;
use web::{Answer, Asked, Cx, Fields, Form, Path, Reads, Viewer};

use super::rules::{Choice, Window};
use super::store::{self, Ask, Find, Turn};
pub use detail::DetailPage;
pub use files::{csv, json, pdf};
pub use list::ListPage;

/// What stands in the list's address. What does not read is as if it had not been said.
#[derive(Debug, Clone)]
pub struct Wanted {
    year: Option<i16>,
    choice: Choice,
    turn: Turn,
    /// In an address the words are sealed; in the form they are as typed.
    find: Find,
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
                token: fields.text("find").to_owned(),
            },
        }
    }
}

impl Wanted {
    fn ask(&self) -> Ask {
        Ask {
            window: Window::of(self.year),
            choice: self.choice,
            needle: self.find.needle(),
            turn: self.turn,
        }
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

    /// These claims as a file; a year's, or all.
    fn file(&self, ending: &str) -> String {
        let year = self.year.map(|year| format!("?year={year}")).unwrap_or_default();
        format!("/claims.{ending}{year}")
    }
}

/// Your claims, twenty at a time, newest first.
pub async fn list(cx: Cx, who: Viewer, Asked(asked): Asked<Wanted>) -> Answer {
    let scope = who.scope();
    let (wanted, listing, years) = cx
        .read(move |tx| {
            let find = Find::read(tx, scope, &asked.find.token);
            let wanted = Wanted { find, ..asked.clone() };
            let listing = store::page(tx, scope, &wanted.ask())?;
            Ok((wanted, listing, store::years(tx, scope)?))
        })
        .await?;
    cx.show(ListPage::of(cx.frame(), &wanted, &listing, &years))
}

/// What was chosen and typed becomes an address that shows neither medicine nor name.
pub async fn find(cx: Cx, who: Viewer, Form(asked): Form<Wanted>) -> Answer {
    let scope = who.scope();
    let href = cx
        .read(move |tx| {
            let find = Find::typed(tx, scope, &asked.find.words)?;
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
                let find = Find { words: "".into(), token: "0aff".to_owned() };
                let wanted = Wanted { year, choice: Choice::Denied, turn, find };
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
}
