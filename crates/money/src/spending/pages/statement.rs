//! What somebody paid for medicines in a calendar year, to print or keep. Only money that was paid
//! stands in it: at a counter on the day of the fill, or for a bill on the day it was paid. What
//! the plan paid back on a request stands on the day it left.

use askama::Template;
use base::Money;
use web::Frame;

use super::{Known, Told};
use crate::claims::pages::said;
use crate::claims::rules::taken;
use crate::claims::store::Stored;
use crate::payments::{Kind, Purse};
use crate::reimbursements::rules::is_named_alike;
use crate::spending::rules::taken_off;
use crate::spending::store::{Back, Moved, counted};

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
    back: Vec<PaidBack>,
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

/// Money that the plan paid back, and how much of it is taken off.
struct PaidBack {
    day: String,
    medicine: String,
    filled: String,
    amount: String,
    off: String,
}

impl StatementPage {
    pub fn of(f: Frame, known: &Known, told: &Told) -> Self {
        let Told { moved, back } = told;
        let off = off(known, back);
        let paid = known.claims.iter().filter_map(|claim| {
            let paid = taken(claim.status, &claim.body.amounts)?;
            (paid != Money::ZERO).then_some((claim, paid))
        });
        let (claims, sums): (Vec<_>, Vec<Money>) = paid.unzip();
        let total: Money = sums.iter().copied().chain(moved.iter().map(|one| one.amount)).sum();
        let total = total - off.iter().copied().sum();
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
            back: back.iter().zip(off).map(|(one, off)| PaidBack::of(&f, one, off)).collect(),
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
        let why = (!self.back.is_empty()).then(|| f.t("statement-repaid-why").into_owned());
        let back = self.back.iter().map(|back| {
            let line = f.say("statement-repaid-line").put("day", &back.day);
            let line = line.put("medicine", &back.medicine).put("filled", &back.filled);
            line.put("amount", &back.amount).put("off", &back.off).to_string()
        });
        let paid = head.into_iter().chain(unsaid).chain(fills).chain(bills);
        paid.chain(why).chain(back).collect()
    }
}

/// A fill's claims are found as its form was: by the day and the medicine's name.
fn off(known: &Known, back: &[Back]) -> Vec<Money> {
    let of = |back: &Back| {
        let is_of = |claim: &Stored| {
            let name = claim.body.medicine.as_ref();
            let is_alike = name.is_some_and(|name| is_named_alike(name, &back.medicine));
            claim.day == back.filled && is_alike
        };
        let places = known.claims.iter().enumerate().filter(|(_, claim)| is_of(claim));
        (back.amount, places.map(|(at, _)| at).collect())
    };
    let claims: Vec<_> = known.claims.iter().map(counted).collect();
    taken_off(&claims, &back.iter().map(of).collect::<Vec<_>>())
}

impl PaidBack {
    fn of(f: &Frame, back: &Back, off: Money) -> Self {
        Self {
            day: f.day(back.day),
            medicine: back.medicine.to_string(),
            filled: f.say("statement-repaid-filled").put("day", f.day(back.filled)).to_string(),
            amount: f.money(back.amount).to_string(),
            off: f.money(off).to_string(),
        }
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
        let again = moved.amount > Money::ZERO;
        let what = match (moved.kind, moved.purse) {
            (Kind::Dispute, _) if again => "payments-line-stands",
            (Kind::Dispute, _) => "payments-line-taken-back",
            (Kind::Refund, _) if again => "payments-line-lost",
            (Kind::Refund, Purse::Orders) => "statement-back-orders",
            (Kind::Refund, Purse::Monthly) => "statement-back-monthly",
            (_, Purse::Orders) => "statement-bill-orders",
            (_, Purse::Monthly) => "statement-bill-monthly",
        };
        Self { day: f.day(moved.day), what, you: f.money(moved.amount).to_string() }
    }
}
