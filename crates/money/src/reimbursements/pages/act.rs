//! What is done with a request: sending it, taking it back, throwing a draft away.

use ::store::Tx;
use base::{MemberScope, Private, ReimbursementId};
use web::{Answer, Cx, Fields, Form, Path, Problem, Problems, Reads, Viewer};

use super::super::flow::Stage;
use super::super::rules::later_words;
use super::super::store::{self, By, Pressed};
use super::HERE;
use super::one::{again, again_typed, late, same};

/// What may have to be looked at again, by field.
pub const PROBLEMS: [(&str, &str); 6] = [
    ("declare", "reimbursement-declare-missing"),
    ("receipt", "reimbursement-file-none"),
    ("send", "reimbursement-no-address"),
    ("send", "reimbursement-most-waiting"),
    ("send", "reimbursement-same"),
    ("send", "reimbursement-withdraw-late"),
];

pub const WORDS: &str = "It is Dr. Okafor, in Portland.";

/// What may be wrong with what is told the plan later, and what was typed.
pub const WORDS_PROBLEMS: [(&str, &str); 3] = [
    ("reimbursement-more-none", ""),
    ("reimbursement-text-long", WORDS),
    ("reimbursement-text-card", ""),
];

pub struct Typed {
    declared: bool,
    words: Private<String>,
}

impl Reads for Typed {
    fn read(fields: &Fields) -> Self {
        // More than it may hold, so that what is too long is told as such.
        let words = fields.text("words").chars().take(2_000).collect::<String>();
        Self { declared: fields.has("declare"), words: words.into() }
    }
}

/// `POST /claims/reimbursement/{id}/send`
pub async fn send(
    cx: Cx,
    who: Viewer,
    Path(id): Path<ReimbursementId>,
    Form(typed): Form<Typed>,
) -> Answer {
    let scope = who.scope();
    let found = cx.read(move |tx: &Tx| store::one(tx, scope, id)).await?;
    let Some(found) = found else { return cx.missing() };
    let is_draft = found.stage() == Stage::Draft;
    if is_draft && !typed.declared {
        let problems = Problems::at_field("declare", "reimbursement-declare-missing");
        return again(&cx, &who, id, problems).await;
    }
    let words = match later_words(&typed.words) {
        Ok(words) => words,
        Err(_) if is_draft => Private::default(),
        Err(key) => {
            let problems = Problems::at_field("words", key);
            return again_typed(&cx, &who, id, (problems, &typed.words)).await;
        }
    };
    let (house, by) = (cx.house().clone(), By { scope, account: who.account() });
    let pressed = cx.write(move |tx: &Tx| store::send(tx, &house, by, (id, &words))).await?;
    let problem = match pressed {
        Pressed::Sent | Pressed::Before => return cx.go(format!("{HERE}/{id}")),
        Pressed::Missing => return cx.missing(),
        Pressed::Same(other) => return same(&cx, &who, (id, other)).await,
        Pressed::Late => return late(&cx, &who, id, &typed.words).await,
        Pressed::Stranded => Problem::new("receipt", "reimbursement-send-anew"),
        Pressed::Nothing if is_draft => Problem::new("receipt", "reimbursement-file-none"),
        Pressed::Nothing => Problem::new("words", "reimbursement-more-none"),
        Pressed::NoAddress => no_address(&cx, scope).await?,
        Pressed::MostWaiting => Problem::new("send", "reimbursement-most-waiting"),
    };
    let mut problems = Problems::none();
    problems.push(problem);
    again(&cx, &who, id, problems).await
}

/// Nobody can add one while the account is frozen.
async fn no_address(cx: &Cx, scope: MemberScope) -> Result<Problem, web::Fault> {
    let is_frozen = cx.read(move |tx: &Tx| profile::is_plans_alone(tx, scope)).await?;
    let key = if is_frozen { "reimbursement-frozen-nowhere" } else { "reimbursement-no-address" };
    Ok(Problem::new("send", key).put("phone", &cx.frame().plan().phone))
}

/// `POST /claims/reimbursement/{id}/withdraw`
pub async fn withdraw(cx: Cx, who: Viewer, Path(id): Path<ReimbursementId>) -> Answer {
    let (by, today) = (By { scope: who.scope(), account: who.account() }, cx.today());
    let found = cx.read(move |tx: &Tx| store::one(tx, by.scope, id)).await?;
    if found.is_none() {
        return cx.missing();
    }
    if cx.write(move |tx: &Tx| store::withdraw(tx, by, (id, today))).await? {
        return cx.go(format!("{HERE}/{id}"));
    }
    let is_withdrawn = found.is_some_and(|one| one.stage() == Stage::Withdrawn);
    if is_withdrawn {
        return cx.go(format!("{HERE}/{id}"));
    }
    let problems = Problems::at_field("send", "reimbursement-withdraw-late");
    again(&cx, &who, id, problems).await
}

/// `POST /claims/reimbursement/{id}/drop`
pub async fn drop_draft(cx: Cx, who: Viewer, Path(id): Path<ReimbursementId>) -> Answer {
    let by = By { scope: who.scope(), account: who.account() };
    cx.write(move |tx: &Tx| store::drop_draft(tx, by, id)).await?;
    cx.go(HERE)
}
