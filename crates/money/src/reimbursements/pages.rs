//! Asking for money back: what it is, the form, and a request's own page.

pub mod act;
pub mod form;
mod next;
pub mod one;
pub mod receipt;
mod said;
mod samples;

use ::store::Tx;
use base::{ReimbursementId, holds_card_number};
use web::{Answer, Cx, Frame, Gallery, Page, Sample, Template, Viewer};

use super::flow::{Stage, amount};
use super::receipts::MOST;
use super::rules::Terms;
use super::{Request, mail, store};
use said::tag;

pub const HERE: &str = "/claims/reimbursement";

pub fn gallery(g: &mut Gallery) {
    g.add::<ListPage>();
    g.add::<form::FormPage>();
    g.add::<one::OnePage>();
    g.letters(mail::letters);
}

/// `GET /claims/reimbursement`
pub async fn list(cx: Cx, who: Viewer) -> Answer {
    let scope = who.scope();
    let all = cx.read(move |tx: &Tx| store::all(tx, scope)).await?;
    cx.show(ListPage::of(cx.frame(), &all))
}

#[derive(Template)]
#[template(path = "reimbursements/pages/list.html")]
pub struct ListPage {
    f: Frame,
    rows: Vec<Row>,
    until: String,
    answer: String,
    most: i64,
}

/// A request in one line.
struct Row {
    id: ReimbursementId,
    medicine: String,
    what: String,
    tag: (&'static str, String),
}

impl ListPage {
    fn of(f: Frame, all: &[Request]) -> Self {
        let terms = Terms::from(f.plan().terms);
        let until = f.say("reimbursement-until").count("n", i64::from(terms.months())).to_string();
        let answer = answer_words(&f, terms);
        Self {
            rows: all.iter().map(|one| Row::of(&f, one)).collect(),
            until,
            answer,
            most: i64::try_from(MOST).unwrap_or(i64::MAX),
            f,
        }
    }

    fn files(&self) -> String {
        self.f.say("reimbursement-need-receipt").count("n", self.most).to_string()
    }
}

impl Row {
    fn of(f: &Frame, one: &Request) -> Self {
        let answers = &one.body.answers;
        let paid = f.money(answers.paid.0).to_string();
        let filled = f.day(answers.filled.0);
        let what = match (one.stage(), amount(&one.body.said)) {
            (Stage::Approved | Stage::Paid, Some(amount)) => f
                .say("reimbursement-row-back")
                .put("amount", f.money(amount))
                .put("paid", paid)
                .put("day", filled),
            _ => f.say("reimbursement-row").put("paid", paid).put("day", filled),
        };
        Self {
            id: one.id,
            medicine: answers.medicine.to_string(),
            what: what.to_string(),
            tag: tag(f, one.stage()),
        }
    }
}

/// How soon the plan answers, as far as anything promises it.
fn answer_words(f: &Frame, terms: Terms) -> String {
    let by = terms.answer_by(f.today());
    match by {
        Some(day) => {
            let days = i64::from(day.days_since(f.today()));
            f.say("reimbursement-answer-days").count("n", days).to_string()
        }
        None => f.say("reimbursement-answer-unsaid").put("phone", &f.plan().phone).to_string(),
    }
}

/// What is shown again of a text that came in a form: never the number of a payment card.
fn shown_again(text: &str) -> String {
    if holds_card_number(text) { String::new() } else { text.to_owned() }
}

impl Page for ListPage {
    const NAME: &'static str = "reimbursements";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let f = &f.as_member("Ann");
        let all: Vec<Request> =
            Stage::ALL.into_iter().map(|stage| samples::request(f, stage)).collect();
        let long = samples::very_long(f);
        vec![
            Sample::new("none", Self::of(f.clone(), &[])),
            Sample::new("usual", Self::of(f.clone(), &all)),
            Sample::new("very-long", Self::of(f.clone(), &[long])),
        ]
    }
}
