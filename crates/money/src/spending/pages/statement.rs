//! What somebody paid for medicines in a calendar year, to print or keep. Only money that was paid
//! stands in it: at a counter on the day of the fill, or for a bill on the day it was paid.

use askama::Template;
use base::Money;
use web::Frame;

use super::Known;
use crate::claims::pages::said;
use crate::claims::rules::taken;
use crate::claims::store::Stored;
use crate::payments::Purse;
use crate::spending::store::Moved;

#[derive(Template)]
#[template(path = "spending/pages/statement.html")]
pub struct StatementPage {
    f: Frame,
    year: i16,
    pub title: String,
    intro: String,
    total: String,
    /// How many fills may have been paid for, as far as their claims say.
    unsaid: i64,
    fills: Vec<Fill>,
    bills: Vec<Bill>,
}

/// One fill that was paid for at a counter.
struct Fill {
    day: String,
    medicine: String,
    pharmacy: String,
    you: String,
    claim_number: String,
}

/// A bill that was paid, or money that was given back.
struct Bill {
    day: String,
    what: &'static str,
    you: String,
}

impl StatementPage {
    pub fn of(f: Frame, known: &Known, moved: &[Moved]) -> Self {
        let paid = known.claims.iter().filter_map(|claim| {
            let paid = taken(claim.status, &claim.body.amounts)?;
            (paid != Money::ZERO).then_some((claim, paid))
        });
        let (claims, sums): (Vec<_>, Vec<Money>) = paid.unzip();
        let total: Money = sums.iter().copied().chain(moved.iter().map(|one| one.amount)).sum();
        let fills = claims.iter().zip(&sums).map(|(claim, sum)| Fill::of(&f, claim, *sum));
        let year = known.year.to_string();
        let intro = f.say("statement-intro").put("name", &known.name).put("day", f.day(f.today()));
        Self {
            year: known.year,
            title: f.say("statement-title").put("year", &year).to_string(),
            intro: intro.put("year", &year).to_string(),
            total: f.money(total).to_string(),
            unsaid: known.unsaid.fills,
            fills: fills.collect(),
            bills: moved.iter().map(|one| Bill::of(&f, one)).collect(),
            f,
        }
    }

    /// The same as running text.
    pub fn paragraphs(&self) -> Vec<String> {
        let f = &self.f;
        let total = f.say("statement-total-line").put("total", &self.total).to_string();
        let head = [self.intro.clone(), total, f.t("statement-advice").into_owned()];
        let unsaid = (self.unsaid > 0)
            .then(|| f.say("statement-unsaid").count("n", self.unsaid).to_string());
        let fills = self.fills.iter().map(|fill| {
            let line = f.say("statement-fill-line").put("day", &fill.day);
            let line = line.put("medicine", &fill.medicine).put("pharmacy", &fill.pharmacy);
            line.put("you", &fill.you).put("number", &fill.claim_number).to_string()
        });
        let bills = self.bills.iter().map(|bill| {
            let line = f.say("statement-bill-line").put("day", &bill.day);
            line.put("what", f.t(bill.what)).put("you", &bill.you).to_string()
        });
        head.into_iter().chain(unsaid).chain(fills).chain(bills).collect()
    }
}

impl Fill {
    fn of(f: &Frame, claim: &Stored, paid: Money) -> Self {
        Self {
            day: f.day(claim.day),
            medicine: said::medicine(f, claim.body.medicine.as_ref()),
            pharmacy: said::pharmacy(f, claim.body.pharmacy.as_ref()),
            you: f.money(paid).to_string(),
            claim_number: claim.body.claim_number.to_string(),
        }
    }
}

impl Bill {
    fn of(f: &Frame, moved: &Moved) -> Self {
        let what = match (moved.purse, moved.is_back) {
            (_, true) if moved.amount > Money::ZERO => "payments-line-lost",
            (Purse::Orders, false) => "statement-bill-orders",
            (Purse::Orders, true) => "statement-back-orders",
            (Purse::Monthly, false) => "statement-bill-monthly",
            (Purse::Monthly, true) => "statement-back-monthly",
        };
        Self { day: f.day(moved.day), what, you: f.money(moved.amount).to_string() }
    }
}
