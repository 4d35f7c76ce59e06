//! What somebody paid for medicines in a calendar year, to print or keep.

use askama::Template;
use base::Money;
use web::Frame;

use super::Known;
use crate::claims::pages::{files, said};
use crate::claims::rules::you_paid;

#[derive(Template)]
#[template(path = "spending/pages/statement.html")]
pub struct StatementPage {
    f: Frame,
    year: i16,
    pub title: String,
    intro: String,
    total: String,
    rows: Vec<Paid>,
    lines: Vec<String>,
}

/// One fill that was paid for.
struct Paid {
    day: String,
    medicine: String,
    pharmacy: String,
    you: String,
}

impl StatementPage {
    pub fn of(f: Frame, known: &Known) -> Self {
        let paid = known.claims.iter().filter_map(|claim| {
            let paid = you_paid(claim.status, &claim.body.amounts)?;
            (paid != Money::ZERO).then_some((claim, paid))
        });
        let (claims, sums): (Vec<_>, Vec<Money>) = paid.unzip();
        let rows = claims.iter().zip(&sums).map(|(claim, sum)| Paid {
            day: f.day(claim.day),
            medicine: said::medicine(&f, claim.body.medicine.as_ref()),
            pharmacy: said::pharmacy(&f, claim.body.pharmacy.as_ref()),
            you: f.money(*sum).to_string(),
        });
        let year = known.year.to_string();
        let intro = f.say("statement-intro").put("name", &known.name).put("day", f.day(f.today()));
        Self {
            year: known.year,
            title: f.say("statement-title").put("year", &year).to_string(),
            intro: intro.put("year", &year).to_string(),
            total: f.money(sums.iter().copied().sum::<Money>()).to_string(),
            rows: rows.collect(),
            lines: claims.iter().map(|claim| files::paragraph(&f, claim)).collect(),
            f,
        }
    }

    /// The same as running text.
    pub fn paragraphs(&self) -> Vec<String> {
        let total = self.f.say("statement-total-line").put("total", &self.total).to_string();
        let advice = self.f.t("statement-advice").into_owned();
        let head = [self.intro.clone(), total, advice];
        head.into_iter().chain(self.lines.iter().cloned()).collect()
    }
}
