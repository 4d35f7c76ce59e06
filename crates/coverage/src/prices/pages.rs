//! Finding a medicine on the plan's list, and its page. Both are open to everybody: whoever
//! chooses a plan may see what it covers.

mod drug;
mod find;
mod samples;

use base::DirectoryId;
use formats::records::DrugPrice;
use store::{Fault, Tx};
use web::{Answer, Cx, Fields, Form, MaybeViewer, Path, Problems, Reads};

use crate::formulary::{self, lookup};
pub use drug::PricePage;
pub use find::FindPage;

/// A form opens with nothing looked for.
pub async fn form(cx: Cx, _who: MaybeViewer) -> Answer {
    cx.show(FindPage::of(cx.frame(), &Sought::default(), None))
}

/// What was typed.
#[derive(Debug, Clone, Default)]
pub struct Sought {
    pub medicine: base::Private<String>,
}

impl Reads for Sought {
    fn read(fields: &Fields) -> Self {
        Self { medicine: fields.text("medicine").chars().take(80).collect::<String>().into() }
    }
}

impl Sought {
    /// Fewer letters would show half the list.
    fn problems(&self) -> Problems {
        let enough = |word: &str| word.chars().filter(|letter| letter.is_alphanumeric()).count();
        if self.medicine.split_whitespace().any(|word| enough(word) >= 3) {
            return Problems::none();
        }
        Problems::at_field("medicine", "prices-problem-short")
    }
}

/// Answered at once, without a new address: what is looked for may be somebody's illness, and an
/// address is remembered where a form is not.
pub async fn find(cx: Cx, _who: MaybeViewer, Form(sought): Form<Sought>) -> Answer {
    let problems = sought.problems();
    if !problems.is_empty() {
        let page = FindPage::of(cx.frame(), &sought, None).with_problems(problems);
        return cx.show_problem(page);
    }
    let words = sought.medicine.clone();
    let found = cx.read(move |tx| lookup::search(tx, &words)).await?;
    cx.show(FindPage::of(cx.frame(), &sought, Some(&found)))
}

/// One medicine: its tier, its conditions and what it costs where.
pub async fn drug(cx: Cx, who: MaybeViewer, Path(id): Path<DirectoryId>) -> Answer {
    let (scope, today) = (who.0.as_ref().map(web::Viewer::scope), cx.today());
    let found = cx
        .read(move |tx| {
            let Some(drug) = lookup::drug(tx, id)? else { return Ok(None) };
            let offers = lookup::offers(tx, &drug.source)?;
            let paid = match drug.source.parts() {
                ("ndc", code) => price_of(tx, code)?,
                _ => None,
            };
            let limits = match scope {
                Some(scope) => crate::limits(tx, scope, today)?,
                None => None,
            };
            let own = limits.and_then(|limits| limits.plan_name);
            Ok(Some((drug, paid, offers, own)))
        })
        .await?;
    let Some((drug, paid, offers, own)) = found else { return cx.missing() };
    let page = PricePage::of(cx.frame(), &drug, (&offers, own.as_deref()));
    cx.show(page.with_price(paid.as_ref()))
}

fn price_of(tx: &Tx, code: &str) -> Result<Option<DrugPrice>, Fault> {
    code.parse().map_or(Ok(None), |ndc| formulary::price(tx, &ndc))
}
