//! The form, and what was found. Names and numbers travel in forms alone: an address would keep
//! them in histories and logs.

mod samples;

use ::store::delivery::{State, Why as Dead};
use ::store::{Actor, Channel, Entry, Fault, Tx};
use base::{Day, Entropy, JobId, Lang, MemberId, Timestamp};
use help::tickets::number;
use help::{Told, Word, read_by};
use web::{Answer, Asked, Cx, Fields, Form, Frame, House, Problems, Reads, Template};

use super::rations::take_look;
use super::record::{Reached, Record, Sent, Standing, record};
use super::rules::{Sought, Typed};
use super::search::{Match, find, nobody, none_of, not_found, several};
use crate::acts::rules::Act;
use crate::acts::store as acts;
use crate::alarms::watch;
use crate::disclosures::pages as disclosures;
use crate::proof::rules::{quiet_until, word};
use crate::session::Staffer;
use crate::staff::Action;
use crate::viewed::{What, Why, warrant};

#[derive(Template)]
#[template(path = "look_up/pages/look_up.html")]
pub struct LookUpPage {
    f: Frame,
    me: Option<Staffer>,
    typed: Typed,
    problems: Problems,
    case: Option<CaseSeen>,
    found: Option<Seen>,
}

impl LookUpPage {
    /// Only where it helps: several have one name and birth date.
    fn asks_zip(&self) -> bool {
        !self.typed.zip.is_empty() || self.problems.list().iter().any(|one| one.field == "zip")
    }
}

/// What a case says, in words.
struct CaseSeen {
    likely: Vec<(u64, String)>,
    lines: Vec<String>,
    /// Both are nothing for a number that was made apart from the portal.
    until: Option<String>,
    /// What to say, so that whoever holds the case knows us by it.
    word: Option<String>,
}

/// A record in words.
struct Seen {
    name: String,
    member_id: String,
    standing: String,
    second_step: &'static str,
    /// What is said of a no, and whether no proof goes out yet.
    denied: Option<(String, bool)>,
    ways: Vec<(String, String)>,
    sent: Vec<(String, String, String)>,
    /// Path, number and state.
    tickets: Vec<(String, String, String)>,
    /// What may be done: path and key.
    acts: Vec<(String, &'static str)>,
}

impl Seen {
    fn of(f: &Frame, who: &Staffer, (record, look): (&Record, JobId)) -> Self {
        let key = format!("desk-standing-{}", record.standing.word());
        let standing = match record.standing {
            Standing::Frozen(at) => f.say(key).put("at", f.moment(at)).to_string(),
            _ => f.t(key).into_owned(),
        };
        // Also of somebody without an account.
        let discloses = who.role.may(Action::Disclose);
        let tickets = record.tickets.iter().map(|ticket| {
            let state = f.t(format!("desk-state-{}", ticket.state.word())).into_owned();
            (format!("/desk/tickets/{}", ticket.id), number(ticket.id), state)
        });
        Self {
            name: record.name.clone(),
            member_id: record.member_id.clone(),
            standing,
            second_step: if record.second_step { "desk-second-yes" } else { "desk-second-no" },
            denied: record.denied.map(|at| denied(f, at)),
            ways: record.ways.iter().map(|way| reached(f, way)).collect(),
            sent: record.sent.iter().map(|one| sent(f, *one)).collect(),
            tickets: tickets.collect(),
            acts: Act::open(who.role, record.standing)
                .map(|act| (act.path(look), act.key()))
                .chain(discloses.then(|| (disclosures::path(look), "desk-disclosure-link")))
                .collect(),
        }
    }
}

fn denied(f: &Frame, at: Timestamp) -> (String, bool) {
    match quiet_until(at, f.now()) {
        Some(until) => {
            let say = f.say("desk-denied").put("at", f.moment(at));
            (say.put("time", f.time(until)).to_string(), true)
        }
        None => (f.say("desk-denied-before").put("at", f.moment(at)).to_string(), false),
    }
}

fn reached(f: &Frame, way: &Reached) -> (String, String) {
    let words = match (way.dead, way.confirmed) {
        (Some((at, Dead::Stop)), _) => f.say("desk-way-stop").put("at", f.moment(at)).to_string(),
        (Some((at, Dead::Gone)), _) => f.say("desk-way-gone").put("at", f.moment(at)).to_string(),
        (None, true) => f.t("desk-way-good").into_owned(),
        (None, false) => f.t("desk-way-unconfirmed").into_owned(),
    };
    (way.masked.clone(), words)
}

fn sent(f: &Frame, one: Sent) -> (String, String, String) {
    let channel = match one.channel {
        Channel::Mail => "desk-channel-mail",
        Channel::Text => "desk-channel-text",
        Channel::Post => "desk-channel-post",
    };
    let state = match one.state {
        State::Queued => "desk-sent-queued",
        State::Unknown => "desk-sent-unknown",
        State::Accepted => "desk-sent-accepted",
        State::Delayed => "desk-sent-delayed",
        State::Delivered => "desk-sent-delivered",
        State::Refused => "desk-sent-refused",
        State::Bounced => "desk-sent-bounced",
    };
    (f.moment(one.at), f.t(channel).into_owned(), f.t(state).into_owned())
}

impl Reads for Typed {
    fn read(fields: &Fields) -> Self {
        let text = |name| fields.text(name).chars().take(400).collect();
        let (sought, birth) = (text("sought"), text("birth"));
        Self { sought, birth, zip: text("zip"), why: text("why") }
    }
}

/// What was done a moment ago.
pub struct Done(Option<&'static str>);

impl Reads for Done {
    fn read(fields: &Fields) -> Self {
        Self(Act::done(fields.text("done")))
    }
}

/// A word by which whoever is on the telephone with us knows us, in both languages.
pub fn spoken(house: &House, chance: Entropy) -> Word {
    let key = format!("desk-word-{}", word(chance));
    let said = |lang| house.frame(lang, house.clock.now()).t(&key).into_owned();
    Word { english: said(Lang::English), spanish: said(Lang::Spanish) }
}

/// `GET /desk/look-up`
pub async fn form(cx: Cx, who: Staffer, done: Asked<Done>) -> Answer {
    let (typed, problems) = (Typed::default(), Problems::none());
    let f = match done.0.0 {
        Some(key) => cx.frame().with_success(cx.frame().t(key).into_owned()),
        None => cx.frame(),
    };
    let me = Some(who);
    cx.show(LookUpPage { f, me, typed, problems, case: None, found: None })
}

/// What a search came to.
enum Come {
    Case(Told),
    /// And the look by which something may be done.
    Found(Box<Record>, JobId),
    Not(&'static str, &'static str),
}

/// `POST /desk/look-up`
pub async fn look(cx: Cx, who: Staffer, form: Form<Typed>) -> Answer {
    let typed = form.0;
    let page = |problems, case, found| LookUpPage {
        f: cx.frame(),
        me: Some(who.clone()),
        typed: typed.clone(),
        problems,
        case,
        found,
    };
    let sought = match typed.read() {
        Ok(sought) => sought,
        Err(wrong) => {
            let mut problems = Problems::none();
            for (field, key) in wrong {
                problems.add(field, key);
            }
            return cx.show_problem(page(problems, None, None));
        }
    };
    let (f, me, house) = (cx.frame(), who.clone(), cx.house().clone());
    let come = cx.write(move |tx| search(tx, (&f, &house), &me, &sought)).await?;
    match come {
        Come::Not(field, key) => cx.show_problem(page(Problems::at_field(field, key), None, None)),
        Come::Case(Told { likely, lines, until, word }) => {
            let case = CaseSeen { likely, lines, until, word: word.map(|word| word.both()) };
            cx.show(page(Problems::none(), Some(case), None))
        }
        Come::Found(record, look) => {
            let seen = Seen::of(&cx.frame(), &who, (&record, look));
            cx.show(page(Problems::none(), None, Some(seen)))
        }
    }
}

/// Looks, and writes down that somebody did, in one transaction.
fn search(
    tx: &Tx,
    (f, house): (&Frame, &House),
    who: &Staffer,
    sought: &Sought,
) -> Result<Come, Fault> {
    if !take_look(tx, who.id)? {
        tx.audit(Entry::new("desk.look-held", Actor::Staff(who.id)))?;
        return Ok(Come::Not("sought", "desk-look-up-held"));
    }
    let case = |code| {
        let by = (code, Actor::Staff(who.id), &who.first_name);
        read_by(tx, f, by, spoken(house, tx.entropy()))
    };
    // A number that begins with a nought may be a member's own, so that is looked for first.
    let (drawn, held) = (sought.case.filter(|code| code.held().is_none()), sought.case);
    if let Some(told) = drawn.map(&case).transpose()?.flatten() {
        return Ok(Come::Case(told));
    }
    let (found, today) = (find(tx, sought)?, tx.now().day_in(&house.plan.zone));
    let tried = match found {
        Match::Several | Match::Alike(_) | Match::Crowd => {
            not_found(tx, who, (sought, true))?;
            let (field, key) = several(&found);
            return Ok(Come::Not(field, key));
        }
        Match::One(member) => match looked(tx, who, (member, sought.why), today)? {
            Some(record) => {
                let look = acts::keep(tx, who, (member, sought.why), &record.name)?;
                watch::looked(tx, who, member)?;
                return Ok(Come::Found(Box::new(record), look));
            }
            None => Vec::new(),
        },
        Match::Nobody(tried) => tried,
    };
    if tried.is_empty()
        && let Some(told) = held.filter(|_| drawn.is_none()).map(&case).transpose()?.flatten()
    {
        return Ok(Come::Case(told));
    }
    nobody(tx, who, (sought, &tried))?;
    let (field, key) = none_of(sought);
    Ok(Come::Not(field, key))
}

fn looked(
    tx: &Tx,
    who: &Staffer,
    (member, why): (MemberId, Why),
    today: Day,
) -> Result<Option<Record>, Fault> {
    let scope = warrant::look(tx, who, member, (What::Record, why))?;
    Ok(scope.map(|scope| record(tx, who, (scope, today))).transpose()?.flatten())
}

/// Every reason, for the form.
const WHYS: [Why; 5] = Why::CHOSEN;
