//! Asking to fill early, and the same page afterwards: what was decided, and what to do now.

use askama::Template;
use base::{AccountId, Day, PrescriptionId, Private, Timestamp};
use web::{Answer, Cx, Fields, Form, Frame, Gallery, Page, Path, Problems, Reads, Sample, Viewer};

use super::flow::{Ask, Stage};
use super::rules::{NotNeeded, Trip, order_by};
use super::store::{self, Pressed, Standing, Wish};
use super::{Body, EarlyFill};
use crate::orders::When;
use crate::prescriptions::pages::{name_of, sample_prescriptions};

pub fn gallery(g: &mut Gallery) {
    g.add::<EarlyPage>();
    g.letters(super::mail::letters);
}

/// The dates as typed.
#[derive(Debug, Clone, Default)]
pub struct TripForm {
    leaves: Private<String>,
    returns: Private<String>,
}

impl Reads for TripForm {
    fn read(fields: &Fields) -> Self {
        let text = |name| fields.text(name).chars().take(40).collect::<String>().into();
        Self { leaves: text("leaves"), returns: text("returns") }
    }
}

/// Asks for the dates; afterwards, what was decided.
pub async fn look(cx: Cx, who: Viewer, Path(id): Path<PrescriptionId>) -> Answer {
    let (scope, on) = (who.scope(), (cx.today(), cx.house().plan.terms));
    let Some(found) = cx.read(move |tx| store::standing(tx, scope, id, on)).await? else {
        return cx.missing();
    };
    if found.waits.is_none() && found.last.is_none() {
        return cx.go(format!("/prescriptions/{id}"));
    }
    cx.show(EarlyPage::of(cx.frame(), &found, &TripForm::default()))
}

/// Decides or sends it on, once however often this is pressed.
pub async fn ask(
    cx: Cx,
    who: Viewer,
    Path(id): Path<PrescriptionId>,
    Form(form): Form<TripForm>,
) -> Answer {
    let (scope, plan) = (who.scope(), cx.house().plan.terms);
    let when = When { at: cx.now(), day: cx.today() };
    let read = Trip::read(&form.leaves, &form.returns, when.day);
    let (by, lang) = (who.account(), cx.lang());
    let pressed = match read {
        Ok(trip) => {
            let wish = Wish { by, lang, trip, when };
            Ok(cx.write(move |tx| store::wish(tx, scope, (id, wish), plan)).await?)
        }
        Err(wrong) => Err(wrong),
    };
    let here = format!("/prescriptions/{id}/early");
    let (wrong, spared) = match pressed {
        Ok(Pressed::Missing) => return cx.missing(),
        Ok(Pressed::Given(_) | Pressed::Asked(_) | Pressed::Before) => return cx.go(here),
        Ok(Pressed::NotNeeded(why)) => (Vec::new(), Some(why)),
        Err(wrong) => (wrong, None),
    };
    let on = (when.day, plan);
    let Some(found) = cx.read(move |tx| store::standing(tx, scope, id, on)).await? else {
        return cx.missing();
    };
    if found.waits.is_none() {
        return cx.go(here);
    }
    let mut page = EarlyPage::of(cx.frame(), &found, &form);
    page.spared = spared.map(|why| spared_words(&page.f, why));
    if wrong.is_empty() {
        return cx.show(page);
    }
    for wrong in wrong {
        page.problems.add(wrong.field, wrong.key);
    }
    cx.show_problem(page)
}

#[derive(Template)]
#[template(path = "early/pages/early.html")]
pub struct EarlyPage {
    f: Frame,
    problems: Problems,
    id: String,
    back: String,
    medicine: String,
    /// From when it can be refilled without asking, where dates can be given.
    waits: Option<String>,
    leaves: String,
    returns: String,
    /// Why no early fill is needed for the dates given.
    spared: Option<String>,
    last: Option<Last>,
}

/// The last wish, in words.
struct Last {
    tag: &'static str,
    status: &'static str,
    means: String,
    trip: String,
    can_order: bool,
}

impl EarlyPage {
    fn of(f: Frame, found: &Standing, typed: &TripForm) -> Self {
        let rx = &found.rx;
        Self {
            problems: Problems::none(),
            id: rx.id.to_string(),
            back: format!("/prescriptions/{}", rx.id),
            medicine: name_of(&f, rx.name()),
            waits: found.waits.map(|on| f.say("early-lead").put("day", f.day(on)).to_string()),
            leaves: typed.leaves.0.clone(),
            returns: typed.returns.0.clone(),
            spared: None,
            last: found.last.as_ref().map(|last| Last::of(&f, last, found)),
            f,
        }
    }
}

impl Last {
    fn of(f: &Frame, early: &EarlyFill, found: &Standing) -> Self {
        let trip = early.body.trip.0;
        let ahead = trip.leaves >= f.today();
        let can_order = early.body.stage == Stage::Given && ahead && found.waits.is_none();
        let by = order_by(&found.rx, trip.leaves, f.plan().terms);
        let given = if by < f.today() {
            "early-means-given-late"
        } else if found.rx.by_mail {
            "early-means-given-mail"
        } else {
            "early-means-given"
        };
        let (tag, status, means) = match early.body.stage {
            Stage::Given if can_order => ("good", "early-status-given", given),
            Stage::Given => ("quiet", "early-status-over", "early-means-over"),
            _ => waits_or_ended(f, early),
        };
        let day = if can_order { by } else { trip.leaves };
        let means = f.say(means).put("day", f.day(day)).put("phone", &f.plan().phone);
        let dates = f.say("early-trip").put("leaves", f.day(trip.leaves));
        Self {
            tag,
            status,
            means: means.to_string(),
            trip: dates.put("returns", f.day(trip.returns)).to_string(),
            can_order,
        }
    }
}

/// The tag, the status and what it means of one that was not given.
fn waits_or_ended(f: &Frame, early: &EarlyFill) -> (&'static str, &'static str, &'static str) {
    let stage = early.body.stage;
    if stage.is_unsent(early.asked_at, f.now()) {
        return ("act", "early-status-unsent", "early-means-unsent");
    }
    if stage.is_unanswered(early.body.sent_at.unwrap_or(early.asked_at), f.now()) {
        return ("act", "early-status-no-answer", "early-means-no-answer");
    }
    match stage {
        Stage::Asked(why) | Stage::Sent(why) => ("wait", "early-status-asked", why.key()),
        Stage::Unsent => ("act", "early-status-never-sent", "early-means-never-sent"),
        Stage::Lapsed => ("quiet", "early-status-lapsed", "early-means-lapsed"),
        Stage::Given | Stage::Refused => ("act", "early-status-refused", "early-means-refused"),
    }
}

fn spared_words(f: &Frame, why: NotNeeded) -> String {
    let (key, day) = match why {
        NotNeeded::BeforeLeaving(on) => ("early-spared-before", on),
        NotNeeded::Lasts(until) => ("early-spared-lasts", until),
    };
    f.say(key).put("day", f.day(day)).to_string()
}

impl Page for EarlyPage {
    const NAME: &'static str = "early-fill";
    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let f = &f.as_member("Ann");
        let rx = sample_prescriptions(f.today()).remove(1);
        let waits = Some(f.today().plus_days(14));
        let of = |waits: Option<Day>, last: Option<EarlyFill>, typed: &TripForm| {
            let found = Standing { rx: rx.clone(), last, waits, given: Vec::new() };
            EarlyPage::of(f.clone(), &found, typed)
        };
        let page = |waits: Option<Day>, stage: Option<Stage>, typed: &TripForm| {
            of(waits, stage.map(|stage| sample(f, stage)), typed)
        };
        let plain = TripForm::default();
        let days_ago = |stage| {
            let asked_at = Timestamp::from_micros(f.now().micros() - 4 * 86_400_000_000);
            of(None, Some(EarlyFill { asked_at, ..sample(f, stage) }), &plain)
        };
        let mut gone = sample(f, Stage::Lapsed);
        gone.body.trip.0.leaves = f.today().plus_days(-2);
        let typed = TripForm { leaves: "soon".into(), returns: "4/20/2027".into() };
        let mut wrong = page(waits, None, &typed);
        wrong.problems.add("leaves", "early-date");
        let mut spared = page(waits, None, &typed);
        spared.spared = Some(spared_words(f, NotNeeded::Lasts(f.today().plus_days(20))));
        let mut samples = vec![
            Sample::new("ask", page(waits, None, &plain)),
            Sample::new("not-needed", spared),
            Sample::new("given", page(None, Some(Stage::Given), &plain)),
            Sample::new("over", page(waits, Some(Stage::Given), &plain)),
            Sample::new("refused", page(waits, Some(Stage::Refused), &plain)),
            Sample::new("unsent", days_ago(Stage::Asked(Ask::TooLong))),
            Sample::new("no-answer", days_ago(Stage::Sent(Ask::TooLong))),
            Sample::new("never-sent", page(waits, Some(Stage::Unsent), &plain)),
            Sample::new("lapsed", of(waits, Some(gone), &plain)),
        ];
        let asked = |why: Ask| Sample::new(why.key(), page(None, Some(Stage::Sent(why)), &plain));
        samples.extend(Ask::ALL.map(asked));
        samples.push(Sample::problem("no-date", wrong));
        samples
    }
}

/// A wish that has come this far.
pub fn sample(f: &Frame, stage: Stage) -> EarlyFill {
    let trip = Trip { leaves: f.today().plus_days(6), returns: f.today().plus_days(48) };
    let body = Body {
        stage,
        by: AccountId::new([5; 16]),
        lang: f.lang(),
        trip: Private(trip),
        by_rule: false,
        source: None,
        person: None,
        sent_at: None,
    };
    EarlyFill {
        id: [6; 16],
        prescription: PrescriptionId::new([0xE; 16]),
        round: 0,
        asked_at: f.now(),
        given: None,
        version: 1,
        body,
    }
}
