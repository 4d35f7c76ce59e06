//! Where the same medicine costs less. Shown to whoever comes to look, and nowhere else.

use askama::Template;
use base::{Day, MemberScope, Money};
use coverage::Saving;
use store::{Fault, Tx};
use web::{Answer, Cx, Frame, Page, Sample, Viewer};

use super::rules::{Advice, Fill, advice, habits};
use crate::claims::pages::said;
use crate::claims::rules::{Window, you_paid};
use crate::claims::store::{Stored, window};

pub async fn show(cx: Cx, who: Viewer) -> Answer {
    let (scope, today) = (who.scope(), cx.today());
    let found = cx.read(move |tx| find(tx, scope, today)).await?;
    cx.show(SavingsPage::of(cx.frame(), &found))
}

/// A medicine by its name, and the advice about it.
type Found = (Option<base::Private<String>>, Advice);

fn find(tx: &Tx, who: MemberScope, today: Day) -> Result<Vec<Found>, Fault> {
    let year = Window { from: today.plus_days(-365).to_string(), ..Window::of(None) };
    let claims = window::all(tx, who, &year)?;
    let mut found = Vec::new();
    for habit in habits(claims.iter().filter_map(fill), today) {
        let Some(deals) = coverage::deals(tx, who, today, &habit.ndc)? else { continue };
        let Some(advice) = advice(&habit, deals) else { continue };
        let named = claims.iter().rev().find(|claim| claim.body.ndc == Some(habit.ndc));
        found.push((named.and_then(|claim| claim.body.medicine.clone()), advice));
    }
    Ok(found)
}

fn fill(claim: &Stored) -> Option<Fill> {
    Some(Fill {
        ndc: claim.body.ndc?,
        day: claim.day,
        status: claim.status,
        days: claim.body.days_supply,
        network: claim.body.network,
        you_paid: you_paid(claim.status, &claim.body.amounts),
    })
}

#[derive(Template)]
#[template(path = "savings/pages/savings.html")]
pub struct SavingsPage {
    f: Frame,
    rows: Vec<Row>,
}

struct Row {
    medicine: String,
    what: &'static str,
    why: String,
}

impl SavingsPage {
    fn of(f: Frame, found: &[Found]) -> Self {
        let row = |(medicine, advice): &Found| {
            let (what, why, saving) = match advice {
                Advice::ByMail(saving) => ("savings-mail", "savings-mail-why", saving),
                Advice::InNetwork(saving) => ("savings-network", "savings-network-why", saving),
            };
            Row {
                medicine: said::medicine(&f, medicine.as_ref()),
                what,
                why: figures(&f, why, *saving),
            }
        };
        Self { rows: found.iter().map(row).collect(), f }
    }
}

fn figures(f: &Frame, key: &'static str, saving: Saving) -> String {
    let money = |money: Money| f.money(money).to_string();
    let words = f.say(key).put("dearer", money(saving.dearer));
    words.put("cheaper", money(saving.cheaper)).put("saved", money(saving.saved())).to_string()
}

impl Page for SavingsPage {
    const NAME: &'static str = "savings";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let f = f.as_member("Ann");
        let saving = |dearer, cheaper| Saving {
            dearer: Money::cents(dearer),
            cheaper: Money::cents(cheaper),
        };
        let found: [Found; 3] = [
            (Some("Atorvastatin 20 mg tablet".into()), Advice::ByMail(saving(3_600, 2_400))),
            (Some("Lisinopril 10 mg tablet".into()), Advice::InNetwork(saving(4_000, 500))),
            (None, Advice::ByMail(saving(1_500, 1_000))),
        ];
        vec![
            Sample::new("some", Self::of(f.clone(), &found)),
            Sample::new("none", Self::of(f.clone(), &[])),
        ]
    }
}
