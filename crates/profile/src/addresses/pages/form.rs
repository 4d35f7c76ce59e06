//! An address as it is typed. What passes is kept as a draft and goes on to the check page.

use ::store::{Fault, Tx};
use base::{AddressId, folded};
use web::{
    Answer, Asked, Choice, Cx, Fields, Form, Frame, Page, Path, Problem, Problems, Reads, Sample,
    Template, Viewer,
};

use super::super::places::{MILITARY, STATES, State};
use super::super::rules::{Entry, NotNow, Typed, When, Which, Wrong, may_add};
use super::super::store::{self, Draft};
use super::{By, HERE, limited, list, samples};

#[derive(Template)]
#[template(path = "addresses/pages/form.html")]
pub struct FormPage {
    pub f: Frame,
    pub problems: Problems,
    pub of: Option<(AddressId, i64)>,
    pub typed: Typed,
    pub states: Vec<Choice>,
    pub from: Vec<Choice>,
    pub to: Vec<Choice>,
}

impl FormPage {
    fn new(f: Frame, sent: Sent) -> Self {
        let Sent { of, typed } = sent;
        let (states, problems) = (states(&f, &typed.state), Problems::none());
        let (from, to) = (months(&f, &typed.from), months(&f, &typed.to));
        Self { f, problems, of, typed, states, from, to }
    }

    /// Where the form goes.
    fn action(&self) -> String {
        self.of.map_or_else(|| format!("{HERE}/new"), |(id, _)| format!("{HERE}/{id}"))
    }

    /// When things go there: always, in some months, or only where an order says so.
    fn when(&self) -> [Choice; 3] {
        When::ALL.map(|when| {
            let words = self.f.t(format!("address-when-{}", when.word()));
            Choice::new(when.word(), words, self.typed.when == Some(when))
        })
    }

    fn title(&self) -> &'static str {
        if self.of.is_some() { "address-change-title" } else { "address-new-title" }
    }
}

impl Page for FormPage {
    const NAME: &'static str = "address-form";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let f = f.as_member("Ann");
        let page = |of, typed: Typed| Self::new(f.clone(), Sent { of, typed });
        let odd = Typed { zip: "07001".into(), street: "".into(), ..samples::home() };
        let unasked = Typed { when: None, ..samples::winter() };
        let wrong = |typed: Typed| {
            let problems = problems(&typed.check().err().unwrap_or_default());
            Self { problems, ..page(None, typed) }
        };
        let changed = Some((AddressId::new([1; 16]), 1));
        vec![
            Sample::new("new", page(None, Typed::default())),
            Sample::new("change", page(changed, samples::winter())),
            Sample::new("first", page(None, first(&[]))),
            Sample::problem("odd", wrong(odd)),
            Sample::problem("when", wrong(Typed { when: None, ..samples::home() })),
            Sample::problem("unasked", wrong(unasked)),
        ]
    }
}

/// An empty form: it asks when things go there, but where they can go nowhere else.
fn first(all: &[super::Address]) -> Typed {
    Typed { when: all.is_empty().then_some(When::Always), ..Typed::default() }
}

fn states(f: &Frame, chosen: &str) -> Vec<Choice> {
    let chosen = State::read(chosen).map_or("", State::code);
    let first = Choice::new("", f.t("address-state-choose"), chosen.is_empty());
    let civil = STATES.iter().map(|(code, name)| (*code, format!("{name} ({code})")));
    let regions = MILITARY.map(|code| (code, f.t(format!("address-state-{code}")).into_owned()));
    let all = civil.chain(regions);
    let all = all.map(|(code, words)| Choice::new(code, words, code == chosen));
    std::iter::once(first).chain(all).collect()
}

fn months(f: &Frame, chosen: &str) -> Vec<Choice> {
    let first = Choice::new("", f.t("address-month-choose"), chosen.is_empty());
    let months = (1..=12_u8).map(|month| {
        let words = f.t(format!("address-month-{month}"));
        Choice::new(month, words, chosen == month.to_string())
    });
    std::iter::once(first).chain(months).collect()
}

/// What the form sent, and what it is about.
#[derive(Debug, Clone)]
pub struct Sent {
    of: Option<(AddressId, i64)>,
    typed: Typed,
}

impl Reads for Sent {
    fn read(fields: &Fields) -> Self {
        let text = |name| fields.text(name).into();
        let typed = Typed {
            label: text("label"),
            street: text("street"),
            unit: text("unit"),
            urbanization: text("urbanization"),
            city: text("city"),
            state: text("state"),
            zip: text("zip"),
            when: When::read(fields.text("when")),
            from: fields.text("from").to_owned(),
            to: fields.text("to").to_owned(),
        };
        let version = fields.text("version").parse().unwrap_or(0);
        let of = Some((AddressId::new([0; 16]), version));
        Self { of, typed }
    }
}

impl From<Draft> for Sent {
    fn from(draft: Draft) -> Self {
        Self { of: draft.of, typed: Typed::of(&draft.entry, draft.prefer) }
    }
}

/// Whether the form comes back from its check page.
pub struct Again(bool);

impl Reads for Again {
    fn read(fields: &Fields) -> Self {
        Self(fields.text("again") == "yes")
    }
}

/// `GET /profile/addresses/new`
pub async fn fresh(cx: Cx, who: Viewer, again: Asked<Again>) -> Answer {
    if let Some(answer) = limited(&cx, &who) {
        return answer;
    }
    let (by, again) = (By::of(&who), again.0.0);
    let found = cx
        .read(move |tx| {
            let draft = store::draft(tx, by.scope)?.filter(|draft| again && draft.of.is_none());
            let own = store::own(tx, by.scope)?.len();
            let empty = first(&super::super::addresses(tx, by.scope)?);
            let sent = draft.map_or(Sent { of: None, typed: empty }, Sent::from);
            Ok((by.held(tx)?.or(may_add(own).err()), sent))
        })
        .await?;
    match found {
        (Some(why), _) => list(&cx, &who, (None, Some(why))).await,
        (None, sent) => cx.show(FormPage::new(cx.frame(), sent)),
    }
}

/// `GET /profile/addresses/{id}`
pub async fn standing(cx: Cx, who: Viewer, id: Path<AddressId>, again: Asked<Again>) -> Answer {
    if let Some(answer) = limited(&cx, &who) {
        return answer;
    }
    let (by, id, again) = (By::of(&who), id.0, again.0.0);
    let found = cx
        .read(move |tx| {
            let Some(stood) = store::one(tx, by.scope, id)? else { return Ok(None) };
            let mine = |draft: &Draft| again && draft.of.is_some_and(|(of, _)| of == id);
            let draft = store::draft(tx, by.scope)?.filter(mine);
            let prefer = store::preferred(tx, by.scope)? == Some(id);
            let (of, typed) = (Some((id, stood.version)), Typed::of(&stood.entry, prefer));
            let sent = draft.map_or(Sent { of, typed }, Sent::from);
            Ok(Some((by.held(tx)?, sent)))
        })
        .await?;
    match found {
        None => cx.missing(),
        Some((Some(why), _)) => list(&cx, &who, (None, Some(why))).await,
        Some((None, sent)) => cx.show(FormPage::new(cx.frame(), sent)),
    }
}

/// `POST /profile/addresses/new`
pub async fn add(cx: Cx, who: Viewer, form: Form<Sent>) -> Answer {
    keep(&cx, &who, Sent { of: None, ..form.0 }).await
}

/// `POST /profile/addresses/{id}`
pub async fn change(cx: Cx, who: Viewer, id: Path<AddressId>, form: Form<Sent>) -> Answer {
    let version = form.0.of.map_or(0, |(_, version)| version);
    keep(&cx, &who, Sent { of: Some((id.0, version)), ..form.0 }).await
}

enum Kept {
    Waits,
    Missing,
    /// The same address is there already.
    Twice,
    Not(NotNow),
}

async fn keep(cx: &Cx, who: &Viewer, sent: Sent) -> Answer {
    if let Some(answer) = limited(cx, who) {
        return answer;
    }
    let (by, of) = (By::of(who), sent.of);
    let stood = match of {
        Some((id, _)) => cx.read(move |tx| store::one(tx, by.scope, id)).await?,
        None => None,
    };
    let season = stood.and_then(|stood| stood.entry.season);
    let sent = Sent { typed: sent.typed.but_not(season), ..sent };
    let entry = match sent.typed.check() {
        Ok(entry) => entry,
        Err(faults) => return again(cx, sent, problems(&faults)),
    };
    let draft = Draft { of: sent.of, entry, prefer: sent.typed.prefer(), mark: None };
    match cx.write(move |tx| wait(tx, by, &draft)).await? {
        Kept::Waits => cx.go(format!("{HERE}/check")),
        Kept::Missing => cx.missing(),
        Kept::Twice => again(cx, sent, Problems::at_field("street", "address-wrong-twice")),
        Kept::Not(why) => list(cx, who, (None, Some(why))).await,
    }
}

fn again(cx: &Cx, sent: Sent, problems: Problems) -> Answer {
    cx.show_problem(FormPage { problems, ..FormPage::new(cx.frame(), sent) })
}

fn problems(faults: &[Wrong]) -> Problems {
    let mut problems = Problems::none();
    for wrong in faults {
        let problem = Problem::new(wrong.field, wrong.key);
        problems.push(match wrong.state {
            Some(state) if state.is_military() => problem.put("state", state.code()),
            Some(state) => problem.put("state", state.name()),
            None => problem,
        });
    }
    problems
}

fn wait(tx: &Tx, by: By, draft: &Draft) -> Result<Kept, Fault> {
    if let Some(why) = by.held(tx)? {
        return Ok(Kept::Not(why));
    }
    let own = store::own(tx, by.scope)?;
    match draft.of {
        None => {
            if let Err(why) = may_add(own.len()) {
                return Ok(Kept::Not(why));
            }
        }
        Some((of, _)) if !own.iter().any(|(id, _)| *id == of) => return Ok(Kept::Missing),
        Some(_) => {}
    }
    let changed = draft.of.map(|(id, _)| Which::Own(id));
    let all = super::super::addresses(tx, by.scope)?;
    let twice = all.iter().any(|address| {
        Some(address.which) != changed && spoken(&address.place) == spoken(&draft.entry.record())
    });
    if twice {
        return Ok(Kept::Twice);
    }
    store::keep_draft(tx, by.scope, draft)?;
    Ok(Kept::Waits)
}

/// The same place, however it was written: its lines and five digits of its ZIP Code.
fn spoken(place: &formats::records::Address) -> String {
    let lines: Vec<String> = place.lines.iter().map(|line| folded(line)).collect();
    let five: String = place.postal_code.chars().take(5).collect();
    format!("{} {five}", lines.join(" ")).replace(['.', ','], "")
}

/// For the check page: what `entry` is as an address.
pub(super) fn shown(entry: &Entry) -> super::Address {
    super::super::rules::gather(None, vec![(AddressId::new([0; 16]), entry.clone())], None)
        .swap_remove(0)
}
