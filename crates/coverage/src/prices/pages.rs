//! Finding a medicine on the plan's list, and its page. Both are open to everybody: whoever
//! chooses a plan may see what it covers.

mod drug;
mod find;
mod samples;

use base::DirectoryId;
use formats::records::{DrugPrice, FormularyDrug, Plan};
use store::{Fault, Tx};
use web::{Answer, Cx, Fields, Form, MaybeViewer, Path, Problems, Reads};

use crate::formulary::lookup::{self, Listed};
use crate::formulary::{self, equals};
use crate::prices::limits::own_plan;
pub use drug::{PricePage, Rated};
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
            let plans = lookup::plans(tx)?;
            let offers = lookup::offers_among(tx, &plans, &drug.source)?;
            let rated = rated(tx, &plans, &drug)?;
            let paid = match drug.source.parts() {
                ("ndc", code) => price_of(tx, code)?,
                _ => None,
            };
            let own = match scope {
                Some(scope) => own_plan(tx, scope, today)?,
                None => None,
            };
            Ok(Some((drug, paid, (offers, own), rated)))
        })
        .await?;
    let Some((drug, paid, (offers, own), rated)) = found else { return cx.missing() };
    let page = PricePage::of(cx.frame(), &drug, (&offers, own.as_deref()));
    cx.show(page.with_rated(&rated).with_price(paid.as_ref()))
}

/// What the FDA rates as equal, with what the lists say of it.
fn rated(tx: &Tx, plans: &[Plan], drug: &FormularyDrug) -> Result<Vec<Rated>, Fault> {
    let mut rated = Vec::new();
    for other in equals::equals(tx, drug)? {
        let offers = lookup::offers_among(tx, plans, &other.source)?;
        let drug = Listed { id: lookup::id_of(tx, &other.source), drug: other };
        rated.push(Rated { drug, offers });
    }
    Ok(rated)
}

fn price_of(tx: &Tx, code: &str) -> Result<Option<DrugPrice>, Fault> {
    code.parse().map_or(Ok(None), |ndc| formulary::price(tx, &ndc))
}
