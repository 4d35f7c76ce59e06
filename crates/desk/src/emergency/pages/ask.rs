//! Asking for a record in an emergency: whom, why, and what follows from it.

use ::store::{Actor, Entry, Fault as StoreFault, Tx};
use base::{JobId, MemberId, Private};
use coverage::person;
use web::{Answer, Cx, Fields, Form, Frame, House, Page, Problems, Reads, Sample, Template};

use super::super::flow::{Act, Stage, State};
use super::super::rules::{self, Reason};
use super::super::store::{self as emergencies, Because, Emergency};
use super::super::{jobs, open};
use super::PATH;
use crate::look_up::rules::{Sought, Typed as Looked};
use crate::look_up::search::{self, Match};
use crate::session::Staffer;
use crate::session::pages::prove;
use crate::viewed::{What, Why, warrant};

/// Whom somebody else said no to is not asked for again for so long. (house)
const AFTER_NO: std::time::Duration = std::time::Duration::from_hours(24);
/// What was asked before is looked at so far back: longer than any finding takes. (house)
const LOOKED_BACK: std::time::Duration = std::time::Duration::from_hours(24 * 30);

#[derive(Template)]
#[template(path = "emergency/pages/ask.html")]
pub struct AskPage {
    f: Frame,
    me: Option<Staffer>,
    typed: Typed,
    problems: Problems,
}

impl AskPage {
    /// Only where it helps: several have one name and birth date.
    fn asks_zip(&self) -> bool {
        let looked = &self.typed.looked;
        !looked.zip.is_empty() || self.problems.at("zip").is_some()
    }
}

/// What the form says.
#[derive(Clone, Default)]
pub struct Typed {
    looked: Looked,
    reason: String,
    words: String,
}

impl Reads for Typed {
    fn read(fields: &Fields) -> Self {
        let text = |name, most| fields.text(name).chars().take(most).collect();
        Self {
            looked: <Looked as Reads>::read(fields),
            reason: text("reason", 40),
            words: text("words", 2_000),
        }
    }
}

/// What is asked for.
struct Wanted {
    sought: Sought,
    reason: Reason,
    words: Private<String>,
}

impl Typed {
    /// Every field that has to be looked at again, or what is asked for.
    fn wanted(&self) -> Result<Wanted, Problems> {
        let mut problems = Problems::none();
        let sought = self.looked.sought(Why::Emergency);
        for (field, key) in sought.as_ref().err().into_iter().flatten() {
            problems.add(field, key);
        }
        let reason = Reason::read(&self.reason);
        if reason.is_none() {
            problems.add("reason", "desk-emergency-reason-missing");
        }
        let words = rules::words(&self.words);
        if let Err(key) = words {
            problems.add("words", key);
        }
        match (sought, reason, words) {
            (Ok(sought), Some(reason), Ok(words)) => Ok(Wanted { sought, reason, words }),
            _ => Err(problems),
        }
    }
}

impl Page for AskPage {
    const NAME: &'static str = "desk-emergency-ask";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let with = |problems| Self {
            f: f.clone(),
            me: Some(Staffer::played(f, crate::staff::Role::Agent)),
            typed: Typed {
                looked: Looked { sought: "Ann Woodward".to_owned(), ..Looked::default() },
                reason: "treated".to_owned(),
                words: "The hospital in Salem has called.".to_owned(),
            },
            problems,
        };
        let refused =
            |state, field, key| Sample::problem(state, with(Problems::at_field(field, key)));
        let mut wrong = Problems::none();
        wrong.add("sought", "desk-look-up-missing");
        wrong.add("birth", "desk-look-up-birth-wrong");
        wrong.add("reason", "desk-emergency-reason-missing");
        wrong.add("words", "desk-emergency-words-short");
        vec![
            Sample::new("form", with(Problems::none())),
            Sample::problem("wrong", with(wrong)),
            refused("nobody", "sought", "desk-look-up-nobody"),
            refused("alike", "zip", "desk-look-up-alike"),
            refused("long", "words", "desk-emergency-words-long"),
            refused("enough", "sought", "desk-emergency-enough"),
            refused("declined", "sought", "desk-emergency-declined-before"),
            refused("stale", "passkey", "desk-emergency-stale"),
        ]
    }
}

/// `GET /desk/emergency/ask`
pub async fn form(cx: Cx, who: Staffer) -> Answer {
    if !who.is_fresh(cx.now()) {
        return prove::first(&cx, &format!("{PATH}/ask"));
    }
    let (typed, problems) = (Typed::default(), Problems::none());
    cx.show(AskPage { f: cx.frame(), me: Some(who), typed, problems })
}

/// What came of asking.
enum Came {
    At(JobId),
    Not(&'static str, &'static str),
}

/// `POST /desk/emergency/ask`
pub async fn ask(cx: Cx, who: Staffer, form: Form<Typed>) -> Answer {
    let typed = form.0;
    let page =
        |problems| AskPage { f: cx.frame(), me: Some(who.clone()), typed: typed.clone(), problems };
    let wanted = match typed.wanted() {
        Ok(wanted) => wanted,
        Err(problems) => return cx.show_problem(page(problems)),
    };
    // Leading away would lose what was typed: the passkey is shown in another tab.
    if !who.is_fresh(cx.now()) {
        let stale = Problems::at_field("passkey", "desk-emergency-stale");
        return cx.show_problem(page(stale));
    }
    let (me, house) = (who.clone(), cx.house().clone());
    match cx.write(move |tx| wants(tx, &house, &me, &wanted)).await? {
        Came::At(id) => cx.go(format!("{PATH}/{id}")),
        Came::Not(field, key) => cx.show_problem(page(Problems::at_field(field, key))),
    }
}

fn wants(tx: &Tx, house: &House, who: &Staffer, wanted: &Wanted) -> Result<Came, StoreFault> {
    if !emergencies::may_search(tx, who.id)? {
        return Ok(Came::Not("sought", "desk-look-up-held"));
    }
    let sought = &wanted.sought;
    let member = match search::find(tx, sought)? {
        Match::One(member) => member,
        Match::Nobody(tried) => {
            search::nobody(tx, who, (sought, &tried))?;
            let (field, key) = search::none_of(sought);
            return Ok(Came::Not(field, key));
        }
        found => {
            search::not_found(tx, who, (sought, true))?;
            let (field, key) = search::several(&found);
            return Ok(Came::Not(field, key));
        }
    };
    let before = emergencies::own_since(tx, who.id, tx.now() - LOOKED_BACK)?;
    for before in before.iter().filter(|one| one.member == member) {
        match before.state(tx.now()) {
            // Pressed twice, or asked for again: it is the same.
            State::Waits(_) | State::Open(_) => return Ok(Came::At(before.id)),
            _ if before.stage.no_at().is_some_and(|at| tx.now() < at + AFTER_NO) => {
                return Ok(Came::Not("sought", "desk-emergency-declined-before"));
            }
            State::Declined | State::Lapsed | State::Over => {}
        }
    }
    // A slip in a number, or a second press, is no ask.
    if !emergencies::take_ask(tx, who.id)? {
        tx.audit(Entry::new("desk.emergency-held", Actor::Staff(who.id)))?;
        return Ok(Came::Not("sought", "desk-emergency-enough"));
    }
    match asked(tx, house, who, (member, wanted))? {
        Some(one) => Ok(Came::At(one.id)),
        None => Ok(Came::Not("sought", "desk-look-up-nobody")),
    }
}

/// Keeps it, and opens it at once where nobody who could approve is at the desk. Nothing for
/// somebody of whom nothing can be read.
fn asked(
    tx: &Tx,
    house: &House,
    who: &Staffer,
    (member, wanted): (MemberId, &Wanted),
) -> Result<Option<Emergency>, StoreFault> {
    let seen = (What::EmergencyAsked, Why::Emergency);
    let Some(scope) = warrant::look(tx, who, member, seen)? else { return Ok(None) };
    let Some(person) = person(tx, scope)? else { return Ok(None) };
    let (reason, words) = (wanted.reason, wanted.words.clone());
    let name = crate::look_up::record::short_name(&person).into();
    let stage = Stage::asked(tx.now(), emergencies::somebody_could(tx, who.id)?);
    let alone = stage.after(Act::OpenAlone(jobs::next(house, tx.now())), tx.now());
    let stage = alone.unwrap_or(stage);
    let one = emergencies::add(tx, (member, who.id), stage, Because { reason, words, name })?;
    if alone.is_ok() {
        warrant::done(tx, who, member, (What::EmergencyOpened, Why::Emergency))?;
        open::opened(tx, house, &one)?;
    }
    Ok(Some(one))
}
