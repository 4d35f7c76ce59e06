//! The agent's page of a proof: where it may go, what to say meanwhile, whether it came, and what
//! it opens. It is looked at again by a link, so that nothing needs scripts.

pub mod call;

use std::sync::Arc;

use ::store::{Fault as StoreFault, Tx};
use axum::Extension;
use base::{ContactId, JobId, Timestamp};
use identity::contacts::Contact;
use recovery::Door;
use web::{
    Answer, Asked, Cx, Fields, Form, Frame, House, Page, Path, Problems, Reads, Sample, Template,
};

use super::mail;
use super::rules::{NotNow, Stage, quiet_until};
use super::store::{self, Asked as Came};
use crate::acts::pages::no_look;
use crate::acts::proved::Opens;
use crate::acts::rules::Act;
use crate::acts::store::{Look, look};
use crate::session::Staffer;
use crate::session::pages::prove;
use crate::viewed::{What, warrant};

#[derive(Template)]
#[template(path = "proof/pages/proof.html")]
pub struct ProofPage {
    f: Frame,
    me: Option<Staffer>,
    problems: Problems,
    path: String,
    name: String,
    /// Id, most of it hidden.
    ways: Vec<(String, String)>,
    way: String,
    state: State,
    /// When somebody said "I am not on the phone with you", and no later proof came.
    denied: Option<Timestamp>,
}

#[derive(Clone)]
enum State {
    /// None was sent, or the last is over.
    None,
    Over,
    Denied,
    /// The word in our language, and in theirs where it sounds otherwise.
    Waits {
        word: String,
        other: Option<String>,
        until: Timestamp,
    },
    /// Until when, and what may be done: path and key.
    Holds {
        until: Timestamp,
        opens: Vec<(String, &'static str)>,
    },
}

impl ProofPage {
    /// Nobody is asked so soon after a no.
    fn quiet_until(&self) -> Option<Timestamp> {
        self.denied.and_then(|at| quiet_until(at, self.f.now()))
    }
}

/// For samples: as `mail::words` gives it.
fn played_word(f: &Frame) -> (String, Option<String>) {
    let (english, spanish) = ("lantern".to_owned(), "linterna".to_owned());
    match f.lang() {
        base::Lang::English => (english, Some(spanish)),
        base::Lang::Spanish => (spanish, Some(english)),
    }
}

impl Page for ProofPage {
    const NAME: &'static str = "desk-proof";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let look = JobId::new([4; 16]);
        let way = |number: u8, masked: &str| (number.to_string(), masked.to_owned());
        let with = |state| Self {
            f: f.clone(),
            me: Some(Staffer::played(f, crate::staff::Role::Agent)),
            problems: Problems::none(),
            path: Act::Proof.path(look),
            name: "Ann W.".to_owned(),
            ways: vec![way(1, "a…@example.org"), way(2, "… 43")],
            way: String::new(),
            state,
            denied: None,
        };
        let wrong = |key| Self { problems: Problems::at_field("way", key), ..with(State::None) };
        let (word, other) = played_word(f);
        let until = f.now() + super::rules::LINK_LIFE;
        let opens = Opens::ALL.map(|one| (one.path(look), one.key())).to_vec();
        let why = [NotNow::MemberHour, NotNow::MemberDay, NotNow::AgentHour, NotNow::SaidNo];
        let earlier = Some(f.now() - std::time::Duration::from_mins(61));
        let mut all = vec![
            Sample::new("ready", with(State::None)),
            Sample::new("no-way", Self { ways: Vec::new(), ..with(State::None) }),
            Sample::new("waits", with(State::Waits { word, other, until })),
            Sample::new("holds", with(State::Holds { until, opens })),
            Sample::new("over", with(State::Over)),
            Sample::new("denied", Self { denied: Some(f.now()), ..with(State::Denied) }),
            Sample::new("denied-before", Self { denied: earlier, ..with(State::Denied) }),
            Sample::new("warned", Self { denied: earlier, ..with(State::None) }),
            Sample::problem("missing", wrong("desk-proof-missing")),
        ];
        all.extend(why.map(|why| Sample::problem(why.key(), wrong(why.key()))));
        all
    }
}

/// Which way was chosen, and what was done a moment ago.
#[derive(Clone, Default)]
pub struct Typed {
    way: String,
    done: String,
}

impl Reads for Typed {
    fn read(fields: &Fields) -> Self {
        let text = |name| fields.text(name).chars().take(40).collect();
        Self { way: text("way"), done: text("done") }
    }
}

/// On which look, and whether the plan sends texts.
type Place = (Path<JobId>, Extension<Arc<Door>>);

/// `GET /desk/looks/{id}/proof`
pub async fn form(cx: Cx, who: Staffer, place: Place, typed: Asked<Typed>) -> Answer {
    let (Path(id), Extension(door)) = place;
    if !who.is_fresh(cx.now()) {
        return prove::first(&cx, &Act::Proof.path(id));
    }
    show(&cx, (&who, door.texts), (id, typed.0), Problems::none()).await
}

/// What the page shows of a member.
struct Seen {
    look: Look,
    ways: Vec<Contact>,
    word: String,
    stage: Option<Stage>,
    denied: Option<Timestamp>,
}

fn seen(tx: &Tx, who: &Staffer, (id, texts): (JobId, bool)) -> Result<Option<Seen>, StoreFault> {
    let Some(look) = look(tx, who, id)? else { return Ok(None) };
    let account = identity::account::of_member(tx, look.member)?;
    let Some(account) = account else { return Ok(None) };
    let ways = store::ways(tx, (account, look.member), texts)?;
    let denied = store::denied_at(tx, look.member)?;
    let newest = store::newest(tx, who, look.member)?;
    let stage = newest.as_ref().map(|proof| proof.kept.at(tx.now(), denied));
    let denied = store::warning(tx, look.member)?;
    let word = newest.map(|proof| proof.body.word).unwrap_or_default();
    Ok(Some(Seen { look, ways, word, stage, denied }))
}

async fn show(
    cx: &Cx,
    (who, texts): (&Staffer, bool),
    (id, typed): (JobId, Typed),
    problems: Problems,
) -> Answer {
    let me = who.clone();
    let Some(seen) = cx.read(move |tx| seen(tx, &me, (id, texts))).await? else {
        return no_look(cx, who, id).await;
    };
    let wrong = !problems.is_empty();
    let f = match Opens::read(&typed.done).map(Opens::done) {
        Some(key) => cx.frame().with_success(cx.frame().t(key).into_owned()),
        None => cx.frame(),
    };
    let state = match seen.stage {
        None => State::None,
        Some(Stage::Over) => State::Over,
        Some(Stage::Denied) => State::Denied,
        Some(Stage::Waits(until)) => {
            let (word, other) = mail::words(cx.house(), &f, &seen.word);
            State::Waits { word, other, until }
        }
        Some(Stage::Holds(until)) => {
            let opens = Opens::ALL.map(|one| (one.path(id), one.key())).to_vec();
            let until = until.min(seen.look.until());
            State::Holds { until, opens }
        }
    };
    let way = |contact: &Contact| (contact.id.to_string(), contact.way.masked());
    let page = ProofPage {
        f,
        me: Some(who.clone()),
        problems,
        path: Act::Proof.path(id),
        name: seen.look.name.0,
        ways: seen.ways.iter().map(way).collect(),
        way: typed.way,
        state,
        denied: seen.denied,
    };
    if wrong { cx.show_problem(page) } else { cx.show(page) }
}

/// `POST /desk/looks/{id}/proof`
pub async fn send(cx: Cx, who: Staffer, place: Place, form: Form<Typed>) -> Answer {
    let ((Path(id), Extension(door)), typed) = (place, form.0);
    let path = Act::Proof.path(id);
    if !who.is_fresh(cx.now()) {
        return prove::first(&cx, &path);
    }
    let sent = match typed.way.parse::<ContactId>() {
        Err(_) => Some(Err("desk-proof-missing")),
        Ok(way) => {
            let (me, house, texts) = (who.clone(), cx.house().clone(), door.texts);
            cx.write(move |tx| ask(tx, (&house, texts), &me, (id, way))).await?
        }
    };
    match sent {
        Some(Ok(())) => cx.go(path),
        Some(Err(key)) => {
            show(&cx, (&who, door.texts), (id, typed), Problems::at_field("way", key)).await
        }
        None => no_look(&cx, &who, id).await,
    }
}

/// One transaction: the proof, its message, and what the member reads of it.
fn ask(
    tx: &Tx,
    (house, texts): (&House, bool),
    who: &Staffer,
    (id, way): (JobId, ContactId),
) -> Result<Option<Result<(), &'static str>>, StoreFault> {
    let Some(look) = look(tx, who, id)? else { return Ok(None) };
    Ok(match store::ask(tx, who, (look.member, way), texts)? {
        Came::Sent(proof, code, way) => {
            mail::send(tx, house, (&proof, &code, &way))?;
            warrant::done(tx, who, look.member, (What::ProofSent, look.why))?;
            Some(Ok(()))
        }
        Came::NotNow(why) => Some(Err(why.key())),
        Came::NoWay => Some(Err("desk-proof-missing")),
        Came::NoAccount => None,
    })
}
