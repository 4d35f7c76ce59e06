//! The form, fresh or of a draft: everything but the receipts.

use ::store::{Fault, Tx};
use base::{ClaimId, Day, MemberScope, ReimbursementId};
use web::{
    Answer, Asked, Choice, Cx, Fields, Form, Frame, Page, Path, Problem, Problems, Reads, Sample,
    Template, Viewer,
};

use super::super::flow::Stage;
use super::super::rules::{Answers, Terms, Typed, Why, Wrong};
use super::super::store::{self, By, Kept};
use super::{HERE, samples, shown_again};
use crate::claims;

impl Reads for Typed {
    fn read(fields: &Fields) -> Self {
        // More than any field may hold, so that what is too long is told as such.
        let text = |name| fields.text(name).chars().take(2_000).collect::<String>().into();
        Self {
            once: text("once"),
            picked: text("picked"),
            medicine: text("medicine"),
            pharmacy: text("pharmacy"),
            town: text("town"),
            day: text("day"),
            quantity: text("quantity"),
            days: text("days"),
            paid: text("paid"),
            rx_number: text("rx_number"),
            prescriber: text("prescriber"),
            why: text("why"),
            other_paid: text("other_paid"),
            words: text("words"),
        }
    }
}

/// Digits of what makes the same form sent twice one request.
const ONCE: usize = 32;

impl Typed {
    fn fresh(cx: &Cx) -> Self {
        let number = u128::from_be_bytes(cx.house().luck.entropy());
        Self { once: format!("{number:0ONCE$x}").into(), ..Self::default() }
    }

    /// With a word of ours in place of what no page of ours gave.
    fn once_ours(self, cx: &Cx) -> Self {
        let is_ours =
            self.once.len() == ONCE && self.once.bytes().all(|byte| byte.is_ascii_hexdigit());
        if is_ours { self } else { Self { once: Self::fresh(cx).once, ..self } }
    }

    /// As a draft's answers are typed.
    fn of(answers: &Answers) -> Self {
        let dollars = |amount: base::Money| amount.to_string().replace('$', "").into();
        Self {
            medicine: answers.medicine.clone(),
            pharmacy: answers.pharmacy.clone(),
            town: answers.town.clone(),
            day: us(answers.filled.0).into(),
            quantity: answers.quantity.to_string().into(),
            days: answers.days.to_string().into(),
            paid: dollars(answers.paid.0),
            rx_number: answers.rx_number.clone(),
            prescriber: answers.prescriber.clone(),
            why: answers.why.0.word().into(),
            other_paid: answers
                .other_paid
                .as_ref()
                .map(|other| dollars(other.0))
                .unwrap_or_default(),
            words: answers.words.clone(),
            ..Self::default()
        }
    }
}

fn us(day: Day) -> String {
    let date = day.date();
    format!("{:02}/{:02}/{}", date.month(), date.day(), date.year())
}

/// What a link to the form may bring: a claim to begin from.
pub struct Came(Option<ClaimId>);

impl Reads for Came {
    fn read(fields: &Fields) -> Self {
        Self(fields.text("claim").parse().ok())
    }
}

/// `GET /claims/reimbursement/new`
pub async fn fresh(cx: Cx, who: Viewer, Asked(Came(claim)): Asked<Came>) -> Answer {
    let (scope, fresh) = (who.scope(), Typed::fresh(&cx));
    let (typed, names) = cx
        .read(move |tx: &Tx| {
            let claim = match claim {
                Some(id) => claims::store::claim(tx, scope, id)?,
                None => None,
            };
            let typed = claim.map_or_else(|| fresh.clone(), |claim| begun(&fresh, &claim));
            Ok((typed, medicines(tx, scope)?))
        })
        .await?;
    cx.show(FormPage::of(cx.frame(), None, (typed, &names)))
}

/// What a claim says already need not be typed.
fn begun(fresh: &Typed, claim: &claims::store::Stored) -> Typed {
    let body = &claim.body;
    let quantity = body.quantity.map(|quantity| quantity.to_string().into());
    let days = body.days_supply.map(|days| days.to_string().into());
    Typed {
        medicine: body.medicine.clone().unwrap_or_default(),
        pharmacy: body.pharmacy.clone().unwrap_or_default(),
        day: us(claim.day).into(),
        quantity: quantity.unwrap_or_default(),
        days: days.unwrap_or_default(),
        rx_number: body.rx_number.clone().unwrap_or_default(),
        prescriber: body.prescriber.clone().unwrap_or_default(),
        ..fresh.clone()
    }
}

/// Names to pick from: of what was claimed lately.
fn medicines(tx: &Tx, who: MemberScope) -> Result<Vec<String>, Fault> {
    Ok(claims::store::names(tx, who)?.0)
}

/// `POST /claims/reimbursement/new`
pub async fn begin(cx: Cx, who: Viewer, Form(typed): Form<Typed>) -> Answer {
    let typed = typed.once_ours(&cx);
    let answers = match read(&cx, &who, &typed).await? {
        Ok(answers) => answers,
        Err(wrong) => return again(&cx, &who, (None, typed), problems(&cx.frame(), &wrong)).await,
    };
    let by = By { scope: who.scope(), account: who.account() };
    let (once, lang) = (typed.once.clone(), cx.lang());
    let kept = cx.write(move |tx: &Tx| store::begin(tx, by, (&once, &answers), lang));
    match kept.await? {
        Kept::Draft(id) => cx.go(format!("{HERE}/{id}")),
        Kept::MostDrafts => {
            let problems = Problems::at_field("medicine", "reimbursement-most-drafts");
            again(&cx, &who, (None, typed), problems).await
        }
    }
}

/// `GET /claims/reimbursement/{id}/change`
pub async fn standing(cx: Cx, who: Viewer, Path(id): Path<ReimbursementId>) -> Answer {
    let scope = who.scope();
    let found = cx
        .read(move |tx: &Tx| {
            let found = store::one(tx, scope, id)?;
            found.map(|one| Ok((one, medicines(tx, scope)?))).transpose()
        })
        .await?;
    match found {
        None => cx.missing(),
        Some((one, _)) if one.stage() != Stage::Draft => cx.go(format!("{HERE}/{id}")),
        Some((one, names)) => {
            cx.show(FormPage::of(cx.frame(), Some(id), (Typed::of(&one.body.answers), &names)))
        }
    }
}

/// `POST /claims/reimbursement/{id}/change`
pub async fn change(
    cx: Cx,
    who: Viewer,
    Path(id): Path<ReimbursementId>,
    Form(typed): Form<Typed>,
) -> Answer {
    let scope = who.scope();
    if cx.read(move |tx: &Tx| store::one(tx, scope, id)).await?.is_none() {
        return cx.missing();
    }
    let answers = match read(&cx, &who, &typed).await? {
        Ok(answers) => answers,
        Err(wrong) => {
            return again(&cx, &who, (Some(id), typed), problems(&cx.frame(), &wrong)).await;
        }
    };
    let by = By { scope, account: who.account() };
    cx.write(move |tx: &Tx| store::change(tx, by, id, &answers)).await?;
    cx.go(format!("{HERE}/{id}"))
}

async fn read(
    cx: &Cx,
    who: &Viewer,
    typed: &Typed,
) -> Result<Result<Answers, Vec<Wrong>>, web::Fault> {
    let (scope, today) = (who.scope(), cx.today());
    let known = cx.read(move |tx: &Tx| store::known(tx, scope, today)).await?;
    Ok(typed.read(&known))
}

async fn again(
    cx: &Cx,
    who: &Viewer,
    (id, typed): (Option<ReimbursementId>, Typed),
    problems: Problems,
) -> Answer {
    let scope = who.scope();
    let names = cx.read(move |tx: &Tx| medicines(tx, scope)).await?;
    let page = FormPage::of(cx.frame(), id, (typed, &names));
    cx.show_problem(FormPage { problems, ..page })
}

fn problems(f: &Frame, wrong: &[Wrong]) -> Problems {
    let mut problems = Problems::none();
    for one in wrong {
        let problem = Problem::new(one.field, one.key);
        problems.push(match one.day {
            Some(day) => problem.put("day", f.day(day)),
            None => problem,
        });
    }
    problems
}

#[derive(Template)]
#[template(path = "reimbursements/pages/form.html")]
pub struct FormPage {
    f: Frame,
    problems: Problems,
    typed: Typed,
    action: String,
    back: String,
    is_new: bool,
    picks: Vec<Choice>,
    whys: Vec<Choice>,
    until: String,
}

impl FormPage {
    fn of(f: Frame, id: Option<ReimbursementId>, (typed, names): (Typed, &[String])) -> Self {
        let months = Terms::from(f.plan().terms).months();
        let other = f.t("reimbursement-picked-other");
        let none = Choice::new("", other, typed.picked.is_empty());
        let pick = |name: &String| Choice::new(name, name, *name == typed.picked.0);
        let chosen = Why::read(&typed.why);
        let why = |why: Why| {
            let words = f.t(format!("reimbursement-why-{}", why.word()));
            Choice::new(why.word(), words, Some(why) == chosen)
        };
        let own = id.map(|id| format!("{HERE}/{id}"));
        Self {
            problems: Problems::none(),
            picks: if names.is_empty() {
                Vec::new()
            } else {
                [none].into_iter().chain(names.iter().map(pick)).collect()
            },
            whys: Why::ALL.map(why).into(),
            until: f.say("reimbursement-until").count("n", i64::from(months)).to_string(),
            action: own
                .as_ref()
                .map_or_else(|| format!("{HERE}/new"), |own| format!("{own}/change")),
            back: own.unwrap_or_else(|| HERE.to_owned()),
            is_new: id.is_none(),
            typed: Typed {
                medicine: shown_again(&typed.medicine).into(),
                pharmacy: shown_again(&typed.pharmacy).into(),
                town: shown_again(&typed.town).into(),
                day: shown_again(&typed.day).into(),
                quantity: shown_again(&typed.quantity).into(),
                days: shown_again(&typed.days).into(),
                paid: shown_again(&typed.paid).into(),
                rx_number: shown_again(&typed.rx_number).into(),
                prescriber: shown_again(&typed.prescriber).into(),
                other_paid: shown_again(&typed.other_paid).into(),
                words: shown_again(&typed.words).into(),
                ..typed
            },
            f,
        }
    }

    /// What its text field shows.
    fn words(&self) -> &str {
        &self.typed.words
    }
}

impl Page for FormPage {
    const NAME: &'static str = "reimbursement-form";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let f = &f.as_member("Ann");
        let names = ["Atorvastatin 20 mg tablet", "Metformin 500 mg tablet"].map(str::to_owned);
        let page = |typed: Typed, names: &[String]| Self::of(f.clone(), None, (typed, names));
        let known = samples::known(f);
        let wrong = |typed: Typed| {
            let wrong = typed.read(&known).err().unwrap_or_default();
            Self { problems: problems(f, &wrong), ..page(typed, &names) }
        };
        let sound = || Typed::of(&samples::answers(f));
        let most = Problems::at_field("medicine", "reimbursement-most-drafts");
        let after = Typed { day: us(f.today().plus_days(-3)).into(), ..sound() };
        let odd = Typed {
            day: us(f.today().plus_days(3)).into(),
            quantity: "some".into(),
            days: "0".into(),
            paid: "0".into(),
            why: "other-insurance".into(),
            other_paid: "a part".into(),
            words: "Card 4539 5787 6362 1486".into(),
            ..sound()
        };
        let long = Typed { medicine: "a".repeat(200).into(), why: "other".into(), ..sound() };
        vec![
            Sample::new("empty", page(Typed::default(), &[])),
            Sample::new("usual", page(Typed::default(), &names)),
            Sample::new(
                "changing",
                Self::of(f.clone(), Some(ReimbursementId::new([7; 16])), (sound(), &names)),
            ),
            Sample::problem("nothing-typed", wrong(Typed::default())),
            Sample::problem("odd", wrong(odd)),
            Sample::problem("too-long", wrong(long)),
            Sample::problem("after-coverage", wrong(after)),
            Sample::problem("most-drafts", Self { problems: most, ..page(sound(), &names) }),
        ]
    }
}
