//! The list of requests for approval and the page of one.

use askama::Template;
use base::{ApprovalId, PrescriptionId};
use web::{Answer, Cx, Frame, Gallery, Page, Path, Sample, Viewer};

use self::said::{Detail, Row};
use super::store;
use super::{Approval, rules};
use crate::prescriptions::store::{Reach, prescriptions};

mod said;
mod samples;

pub use said::Part;

pub fn gallery(g: &mut Gallery) {
    g.add::<ListPage>();
    g.add::<ApprovalPage>();
    g.letters(super::told::letters);
}

/// Every request, what wants the member first.
pub async fn list(cx: Cx, who: Viewer) -> Answer {
    let scope = who.scope();
    let found = cx.read(move |tx| store::approvals(tx, scope)).await?;
    cx.show(ListPage::of(cx.frame(), found))
}

/// One request, and how to appeal.
pub async fn detail(cx: Cx, who: Viewer, Path(id): Path<ApprovalId>) -> Answer {
    let (scope, today) = (who.scope(), cx.today());
    let on = (today, cx.house().plan.terms.kind);
    let found = cx
        .read(move |tx| {
            let Some(one) = store::approval(tx, scope, id)? else { return Ok(None) };
            let asks = rules::wants(&store::approvals(tx, scope)?, &one, on).is_some();
            let all = prescriptions(tx, scope, today, Reach::Recent)?;
            let about = all.iter().filter(|rx| rules::concerns(&one.body, rx));
            let about: Vec<About> =
                about.map(|rx| (rx.id, rx.rx_number.clone().map(|number| number.0))).collect();
            Ok(Some((one, asks, about)))
        })
        .await?;
    match found {
        Some((one, asks, about)) => cx.show(ApprovalPage::of(cx.frame(), (&one, asks), about)),
        None => cx.missing(),
    }
}

/// A prescription of the medicine, and the number on its label.
type About = (PrescriptionId, Option<String>);

#[derive(Template)]
#[template(path = "approvals/pages/list.html")]
pub struct ListPage {
    f: Frame,
    rows: Vec<Row>,
}

impl ListPage {
    fn of(f: Frame, mut found: Vec<Approval>) -> Self {
        let on = (f.today(), f.plan().terms.kind);
        rules::order(&mut found, on);
        let rows = found.iter().map(|one| {
            let asks = rules::wants(&found, one, on).is_some();
            Row::of(&f, one, asks)
        });
        Self { rows: rows.collect(), f }
    }
}

#[derive(Template)]
#[template(path = "approvals/pages/approval.html")]
pub struct ApprovalPage {
    f: Frame,
    one: Detail,
    /// Prescriptions of the medicine: address and words.
    about: Vec<(String, String)>,
}

impl ApprovalPage {
    fn of(f: Frame, (one, asks): (&Approval, bool), about: Vec<About>) -> Self {
        let link = |(id, number): About| {
            let words = match number {
                Some(number) => f.say("approval-see-rx-number").put("number", number).to_string(),
                None => f.t("approval-see-rx").into_owned(),
            };
            (format!("/prescriptions/{id}"), words)
        };
        Self { about: about.into_iter().map(link).collect(), one: Detail::of(&f, one, asks), f }
    }
}

impl Page for ListPage {
    const NAME: &'static str = "approvals";
    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        samples::list(f)
    }
}

impl Page for ApprovalPage {
    const NAME: &'static str = "approval";
    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        samples::detail(f)
    }
}
