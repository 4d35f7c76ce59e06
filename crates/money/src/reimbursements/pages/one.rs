//! A request's own page: a draft to check and send; then where it stands, what the plan said, and
//! what to do now.

use std::time::Duration;

use ::store::{Fault, Tx};
use base::{ClaimId, Day, MemberScope, Private, ReimbursementId, hex};
use web::{Answer, Cx, Frame, Page, Path, Problem, Problems, Sample, Template, Viewer};

use super::super::flow::{self, Said, Stage, stands};
use super::super::receipts::{Kind, size_words};
use super::super::rules::Terms;
use super::super::store::receipts::may_come;
use super::super::{Receipt, Request, store};
use super::next::{Appeal, is_in_account, means, notes, theirs};
use super::said::tag;
use super::{HERE, samples, shown_again};

/// All the page is made of.
#[derive(Debug, Clone)]
pub struct Known {
    pub one: Request,
    /// Where a check would go today.
    pub check_to: Option<Vec<Private<String>>>,
    /// A draft's goes to the plan's address and to no other, as long as the account is frozen.
    pub plans_alone: bool,
    /// A claim of the same day and medicine that the plan paid already.
    pub paid_already: Option<ClaimId>,
    /// The first day of coverage that we know of, where a draft's day lies before it.
    pub covered_from: Option<Day>,
}

pub fn known(
    tx: &Tx,
    who: MemberScope,
    (id, today): (ReimbursementId, Day),
) -> Result<Option<Known>, Fault> {
    let Some(one) = store::one(tx, who, id)? else { return Ok(None) };
    let is_draft = one.stage() == Stage::Draft;
    let paid = if is_draft { store::paid_already(tx, who, &one.body.answers)? } else { None };
    let begins = if is_draft { store::known(tx, who, today)?.begins() } else { None };
    let filled = one.body.answers.filled.0;
    let sent_to = Some(one.body.check_to.clone());
    Ok(Some(Known {
        check_to: if is_draft { store::check_to(tx, who, today)? } else { sent_to },
        plans_alone: is_draft && profile::is_plans_alone(tx, who)?,
        paid_already: paid.map(|claim| claim.link.id),
        covered_from: begins.filter(|first| filled < *first),
        one,
    }))
}

/// `GET /claims/reimbursement/{id}`
pub async fn show(cx: Cx, who: Viewer, Path(id): Path<ReimbursementId>) -> Answer {
    let (scope, today) = (who.scope(), cx.today());
    match cx.read(move |tx: &Tx| known(tx, scope, (id, today))).await? {
        Some(known) => cx.show(OnePage::of(cx.frame(), &known)),
        None => cx.missing(),
    }
}

/// The same page with something to look at again.
pub async fn again(cx: &Cx, who: &Viewer, id: ReimbursementId, problems: Problems) -> Answer {
    with(cx, who, id, |page| OnePage { problems, ..page }).await
}

/// The same with what was typed for the plan.
pub async fn again_typed(
    cx: &Cx,
    who: &Viewer,
    id: ReimbursementId,
    (problems, words): (Problems, &str),
) -> Answer {
    let words = shown_again(words);
    with(cx, who, id, |page| {
        // Its field is not there where the plan waits for nothing any more.
        if page.takes_receipts() {
            OnePage { problems, words, ..page }
        } else {
            page.not_sent(words)
        }
    })
    .await
}

/// What was typed for a plan that waits for nothing any more, so that it can be told by phone.
pub async fn late(cx: &Cx, who: &Viewer, id: ReimbursementId, words: &str) -> Answer {
    let words = shown_again(words);
    with(cx, who, id, |page| page.not_sent(words)).await
}

/// A draft that was not sent, because its money is asked for in another request.
pub async fn same(
    cx: &Cx,
    who: &Viewer,
    (id, other): (ReimbursementId, ReimbursementId),
) -> Answer {
    let problems = Problems::at_field("send", "reimbursement-same");
    let same = Some(format!("{HERE}/{other}"));
    with(cx, who, id, |page| OnePage { problems, same, ..page }).await
}

async fn with(
    cx: &Cx,
    who: &Viewer,
    id: ReimbursementId,
    made: impl FnOnce(OnePage) -> OnePage + Send,
) -> Answer {
    let (scope, today) = (who.scope(), cx.today());
    match cx.read(move |tx: &Tx| known(tx, scope, (id, today))).await? {
        Some(known) => cx.show_problem(made(OnePage::of(cx.frame(), &known))),
        None => cx.missing(),
    }
}

#[derive(Template)]
#[template(path = "reimbursements/pages/one.html")]
pub struct OnePage {
    f: Frame,
    problems: Problems,
    /// The request in which the same money is asked for.
    same: Option<String>,
    /// What was typed for the plan and was not sent.
    words: String,
    id: ReimbursementId,
    stage: Stage,
    reference: String,
    tag: (&'static str, String),
    means: String,
    /// What the plan said in its own words, and more sentences about where it stands.
    theirs: Option<String>,
    notes: Vec<String>,
    appeal: Option<Appeal>,
    warnings: Vec<String>,
    paid_already: Option<String>,
    files: Vec<FileRow>,
    /// Why no file may be added, where something else may be done.
    full: Option<&'static str>,
    /// A draft that can never be sent.
    is_stranded: bool,
    facts: Vec<(&'static str, String)>,
    own_words: Vec<String>,
    /// Each time what its owner told the plan later.
    more_words: Vec<Vec<String>>,
    check_to: Vec<String>,
    /// Why no address can be added now, and whom to call.
    frozen: Option<String>,
    steps: Vec<(String, String)>,
}

struct FileRow {
    id: String,
    number: i64,
    words: String,
    is_picture: bool,
    is_sent: bool,
}

impl OnePage {
    pub fn of(f: Frame, known: &Known) -> Self {
        let (one, terms) = (&known.one, Terms::from(f.plan().terms));
        let stage = one.stage();
        let appeal = Appeal::of(&f, one, terms);
        let lines = |text: &str| text.lines().map(str::to_owned).collect();
        let to = known.check_to.iter().flatten().filter(|_| !is_in_account(one));
        let to = to.map(ToString::to_string).collect();
        Self {
            problems: Problems::none(),
            same: None,
            words: String::new(),
            id: one.id,
            stage,
            reference: one.reference(),
            tag: tag(&f, stage),
            means: means(&f, one, appeal.as_ref()),
            theirs: theirs(&f, one),
            notes: notes(&f, one, terms),
            appeal,
            warnings: warnings(&f, known, terms),
            paid_already: known.paid_already.map(|id| format!("/claims/{id}")),
            files: files(&f, one),
            full: may_come(one).err(),
            is_stranded: one.is_stranded(),
            facts: facts(&f, one),
            own_words: lines(&one.body.answers.words),
            more_words: one.body.more_words.iter().map(|(_, told)| lines(told)).collect(),
            check_to: to,
            frozen: known.plans_alone.then(|| frozen(&f, known)),
            steps: steps(&f, &one.body.said),
            f,
        }
    }

    fn not_sent(self, words: String) -> Self {
        let problem = Problem::new("send", "reimbursement-more-late");
        let problem = problem.put("phone", &self.f.plan().phone).put("reference", &self.reference);
        let mut problems = Problems::none();
        problems.push(problem);
        Self { problems, words, ..self }
    }

    fn is_draft(&self) -> bool {
        self.stage == Stage::Draft
    }

    fn takes_receipts(&self) -> bool {
        self.stage.takes_receipts()
    }

    fn can_add(&self) -> bool {
        self.full.is_none()
    }

    /// Why no more files may come.
    fn full(&self) -> String {
        let key = match self.full {
            Some("reimbursement-file-most") => "reimbursement-receipts-full",
            other => other.unwrap_or("reimbursement-file-closed"),
        };
        self.f.t(key).into_owned()
    }

    /// What its text field shows.
    fn words(&self) -> &str {
        &self.words
    }

    fn can_withdraw(&self) -> bool {
        self.stage.waits()
    }

    fn waits_unsent(&self) -> bool {
        self.files.iter().any(|file| !file.is_sent)
    }
}

/// Where a draft's check may go while the account is frozen.
fn frozen(f: &Frame, known: &Known) -> String {
    let nowhere = known.check_to.is_none();
    let key = if nowhere { "reimbursement-frozen-nowhere" } else { "reimbursement-frozen" };
    f.say(key).put("phone", &f.plan().phone).to_string()
}

/// What a draft's owner should know before it is sent.
fn warnings(f: &Frame, known: &Known, terms: Terms) -> Vec<String> {
    let one = &known.one;
    if one.stage() != Stage::Draft {
        return Vec::new();
    }
    let mut warnings = Vec::new();
    let last = terms.last_day(one.body.answers.filled.0);
    if last < f.today() {
        let late = f.say("reimbursement-too-late").count("n", i64::from(terms.months()));
        warnings.push(late.put("day", f.day(last)).to_string());
    }
    if let Some(day) = known.covered_from {
        let before = f.say("reimbursement-day-before").put("day", f.day(day));
        warnings.push(before.to_string());
    }
    warnings
}

fn files(f: &Frame, one: &Request) -> Vec<FileRow> {
    let shown = |receipt: &&Receipt| receipt.round.is_some() || one.stage().takes_receipts();
    (1..)
        .zip(one.body.receipts.iter().filter(shown))
        .map(|(number, receipt)| FileRow {
            id: hex(receipt.id),
            number,
            words: format!("{}, {}", f.t(receipt.kind.key()), size_words(receipt.size)),
            is_picture: receipt.kind == Kind::Picture,
            is_sent: receipt.round.is_some(),
        })
        .collect()
}

fn facts(f: &Frame, one: &Request) -> Vec<(&'static str, String)> {
    let said = &one.body.answers;
    let units = said.quantity.to_string();
    let mut facts = vec![
        ("reimbursement-medicine", said.medicine.to_string()),
        ("reimbursement-pharmacy", said.pharmacy.to_string()),
        ("reimbursement-town", said.town.to_string()),
        ("reimbursement-day", f.day(said.filled.0)),
        ("reimbursement-quantity", units),
        ("reimbursement-days", said.days.to_string()),
        ("reimbursement-paid", f.money(said.paid.0).to_string()),
    ];
    if let Some(other) = &said.other_paid {
        facts.push(("reimbursement-other-paid", f.money(other.0).to_string()));
    }
    for (key, text) in [
        ("reimbursement-rx-number", &said.rx_number),
        ("reimbursement-prescriber", &said.prescriber),
    ] {
        let text =
            if text.is_empty() { f.t("reimbursement-not-given").into() } else { text.to_string() };
        facts.push((key, text));
    }
    let why = f.t(format!("reimbursement-why-{}", said.why.0.word()));
    facts.push(("reimbursement-why", why.into_owned()));
    facts
}

fn steps(f: &Frame, said: &[Said]) -> Vec<(String, String)> {
    let words = |said: &Said| {
        let one = std::slice::from_ref(said);
        let stage = stands(one);
        f.t(format!("reimbursement-step-{}", stage.word())).into_owned()
    };
    flow::steps(said).into_iter().map(|said| (words(said), f.day(said.day))).collect()
}

impl Page for OnePage {
    const NAME: &'static str = "reimbursement";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let f = &f.as_member("Ann");
        let known = |one: Request| Known {
            one,
            check_to: Some(samples::check_to()),
            plans_alone: false,
            paid_already: None,
            covered_from: None,
        };
        let page = |one: Request| Self::of(f.clone(), &known(one));
        let draft = || samples::request(f, Stage::Draft);
        let mut empty = draft();
        empty.body.receipts.clear();
        let mut late = draft();
        late.body.answers.filled = Private(f.today().plus_days(-1_200));
        let warned = Known {
            paid_already: Some(ClaimId::new([4; 16])),
            covered_from: Some(f.today().plus_days(-30)),
            ..known(late)
        };
        let homeless = Known { check_to: None, ..known(draft()) };
        let frozen = Known { plans_alone: true, ..known(draft()) };
        let frozen_nowhere = Known { check_to: None, ..frozen.clone() };
        let wrong = |field, key| Self { problems: Problems::at_field(field, key), ..page(draft()) };
        let mut samples: Vec<Sample<Self>> = Stage::ALL
            .into_iter()
            .map(|s| Sample::new(s.word(), page(samples::request(f, s))))
            .collect();
        let mut stuck = samples::request(f, Stage::Sending);
        stuck.body.said.iter_mut().for_each(|said| said.at = f.now() - Duration::from_hours(30));
        let other = Some(format!("{HERE}/{}", ReimbursementId::new([8; 16])));
        let late = page(samples::request(f, Stage::Withdrawn));
        let late = late.not_sent(super::act::WORDS.to_owned());
        let twice = Self { same: other, ..wrong("send", "reimbursement-same") };
        samples.extend([
            Sample::new("sending-stuck", page(stuck)),
            Sample::problem("reimbursement-same-linked", twice),
            Sample::problem("reimbursement-more-late", late),
            Sample::new("draft-empty", page(empty)),
            Sample::new("draft-warned", Self::of(f.clone(), &warned)),
            Sample::new("draft-no-address", Self::of(f.clone(), &homeless)),
            Sample::new("draft-frozen", Self::of(f.clone(), &frozen)),
            Sample::new("draft-frozen-nowhere", Self::of(f.clone(), &frozen_nowhere)),
            Sample::new("very-long", page(samples::very_long(f))),
        ]);
        for key in super::receipt::PROBLEMS {
            samples.push(Sample::problem(key, wrong("receipt", key)));
        }
        for (field, key) in super::act::PROBLEMS {
            samples.push(Sample::problem(key, wrong(field, key)));
        }
        for (key, words) in super::act::WORDS_PROBLEMS {
            let problems = Problems::at_field("words", key);
            let lacks = page(samples::request(f, Stage::MoreNeeded));
            samples.push(Sample::problem(key, Self { problems, words: words.to_owned(), ..lacks }));
        }
        for (name, one) in samples::later(f) {
            samples.push(Sample::new(name, page(one)));
        }
        samples
    }
}
