//! What a proof opens: a page that says what there is to do and what follows, and a button. Without
//! a proof that holds, each leads to the page where one is sent.

use std::sync::Arc;

use ::store::{Fault as StoreFault, Tx};
use axum::Extension;
use base::{JobId, Timestamp};
use coverage::{Offer, Which};
use recovery::Door;
use web::{
    Answer, Cx, Fields, Form, Frame, House, Page, Path, Problems, Reads, Rooms, Sample, Template,
    get,
};

use super::super::proved::{self, By, Did, Opens};
use super::super::rules::Act;
use super::super::store::look;
use super::no_look;
use crate::proof::Proved;
use crate::proof::store::{may_lift, proved as holds};
use crate::session::Staffer;
use crate::session::pages::prove;

#[derive(Template)]
#[template(path = "acts/pages/opened.html")]
pub struct OpensPage {
    f: Frame,
    me: Option<Staffer>,
    problems: Problems,
    act: Opens,
    look: JobId,
    name: String,
    /// What there is to do, or why nothing is, in words.
    found: Result<String, String>,
    /// Of several cards each.
    cards: Vec<Offer>,
    /// Which of them was ticked.
    card: String,
}

impl OpensPage {
    /// What follows, one sentence each.
    const fn follows(&self) -> &'static [&'static str] {
        match self.act {
            Opens::Lift => {
                &["desk-lift-answers", "desk-lift-clocks", "desk-lift-off", "desk-lift-told"]
            }
            Opens::Texts => &["desk-texts-provider", "desk-texts-record", "desk-texts-told"],
            Opens::Again => &["desk-again-once", "desk-again-unseen", "desk-again-codes"],
            Opens::Card => &["desk-card-ten", "desk-card-unseen", "desk-card-told"],
        }
    }

    const fn submit(&self) -> &'static str {
        match self.act {
            Opens::Lift => "desk-act-lift-submit",
            Opens::Texts => "desk-act-texts-submit",
            Opens::Again => "desk-act-again-submit",
            Opens::Card => "desk-act-card-submit",
        }
    }

    fn asks_consent(&self) -> bool {
        self.act == Opens::Texts
    }
}

impl Page for OpensPage {
    const NAME: &'static str = "desk-opened";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let with = |act, way: Option<&str>, problems| Self {
            f: f.clone(),
            me: Some(Staffer::played(f, crate::staff::Role::Agent)),
            problems,
            act,
            look: JobId::new([4; 16]),
            name: "Ann W.".to_owned(),
            found: match way {
                Some(way) => Ok(found(f, act, (way, f.now()))),
                None => Err(f.t(nothing(act)).into_owned()),
            },
            cards: Vec::new(),
            card: String::new(),
        };
        let mut all: Vec<_> = Opens::ALL
            .into_iter()
            .map(|act| Sample::new(act.word(), with(act, Some("… 43"), Problems::none())))
            .collect();
        for (act, state) in [
            (Opens::Lift, "lift-nothing"),
            (Opens::Texts, "texts-nothing"),
            (Opens::Again, "again-nothing"),
        ] {
            all.push(Sample::new(state, with(act, None, Problems::none())));
        }
        let used = Err(f.say("desk-lift-enough").put("at", f.moment(f.now())).to_string());
        let none = with(Opens::Lift, None, Problems::none());
        all.push(Sample::new("lift-enough", OpensPage { found: used, ..none }));
        let wrong = |act, key| with(act, Some("… 43"), Problems::at_field("yes", key));
        all.push(Sample::problem("missing", wrong(Opens::Texts, "desk-texts-missing")));
        all.push(Sample::problem("enough", wrong(Opens::Card, "desk-card-enough")));
        all.push(Sample::problem("no-card", wrong(Opens::Card, "desk-card-nothing")));
        let offer = |(card, name): (&str, &str)| Offer { card: card.into(), name: name.into() };
        let two = |problems| OpensPage {
            cards: [("1", "Juniper Rx Standard"), ("2", "Lakeside Rx")].map(offer).into(),
            ..with(Opens::Card, Some("… 43"), problems)
        };
        all.push(Sample::new("two-cards", two(Problems::none())));
        let missing = Problems::at_field("card", "desk-card-which-missing");
        all.push(Sample::problem("which-card", two(missing)));
        all
    }
}

/// Why there is no button.
const fn nothing(act: Opens) -> &'static str {
    match act {
        Opens::Lift => "desk-lift-nothing",
        Opens::Texts => "desk-texts-nothing",
        Opens::Again => "desk-again-nothing",
        Opens::Card => "desk-card-nothing",
    }
}

/// Whether they said yes, and which card they need.
#[derive(Default)]
pub struct Typed {
    yes: bool,
    card: String,
}

impl Reads for Typed {
    fn read(fields: &Fields) -> Self {
        let card = fields.text("card").chars().take(40).collect();
        Self { yes: fields.text("yes") == "yes", card }
    }
}

/// A door for each, of which a role must allow `action`.
pub fn doors(rooms: Rooms, action: &'static str) -> Rooms {
    Opens::ALL.into_iter().fold(rooms, |rooms, act| {
        let form = async move |cx: Cx, who: Staffer, place: Path<JobId>| {
            show(&cx, &who, (place.0, act, ""), Problems::none()).await
        };
        let done = async move |cx: Cx,
                               who: Staffer,
                               place: Path<JobId>,
                               door: Extension<Arc<Door>>,
                               form: Form<Typed>| {
            enter(cx, who, (place.0, act, form.0), door.0).await
        };
        rooms.staff(act.door(), action, get(form).post(done))
    })
}

/// What a page of an act rests on.
enum Stands {
    /// Given name and initial; what there is to do, or why nothing is; which cards there are.
    Proved(String, Result<String, String>, Vec<Offer>),
    Unproved,
    /// Their passkey was shown too long ago.
    Stale,
    /// No such look.
    Missing,
}

async fn show(
    cx: &Cx,
    who: &Staffer,
    (look, act, card): (JobId, Opens, &str),
    problems: Problems,
) -> Answer {
    let (me, f) = (who.clone(), cx.frame());
    // What the page shows may be a look, and is written down with it.
    let found = cx.write(move |tx| stands(tx, (&f, &me), (look, act))).await?;
    let (name, found, cards) = match found {
        Stands::Missing => return no_look(cx, who, look).await,
        Stands::Stale => return prove::first(cx, &act.path(look)),
        Stands::Unproved => return cx.go(Act::Proof.path(look)),
        Stands::Proved(name, found, cards) => (name, found, cards),
    };
    let (wrong, me) = (!problems.is_empty(), Some(who.clone()));
    let (f, card) = (cx.frame(), card.to_owned());
    let page = OpensPage { f, me, problems, act, look, name, found, cards, card };
    if wrong { cx.show_problem(page) } else { cx.show(page) }
}

fn stands(
    tx: &Tx,
    (f, who): (&Frame, &Staffer),
    (id, act): (JobId, Opens),
) -> Result<Stands, StoreFault> {
    let Some(look) = look(tx, who, id)? else { return Ok(Stands::Missing) };
    if !who.is_fresh(tx.now()) {
        return Ok(Stands::Stale);
    }
    let Some(proof) = holds(tx, who, look.member)? else { return Ok(Stands::Unproved) };
    let by = By { who, why: look.why };
    let cards = if act == Opens::Card { proved::cards(tx, by, (f, &proof))? } else { Vec::new() };
    Ok(Stands::Proved(look.name.0, to_do(tx, f, (act, &proof))?, cards))
}

/// What there is to do, or why nothing is, in words.
fn to_do(
    tx: &Tx,
    f: &Frame,
    (act, proved): (Opens, &Proved),
) -> Result<Result<String, String>, StoreFault> {
    let way = proved.way().masked();
    let now = tx.now();
    let what = match act {
        Opens::Lift => match proved::waiting(tx, proved)? {
            Some(until) if !may_lift(tx, proved)? => {
                let used = f.say("desk-lift-enough").put("at", f.moment(until));
                return Ok(Err(used.to_string()));
            }
            until => until.map(|until| (way, until)),
        },
        Opens::Texts => proved::stopped(tx, proved)?.map(|number| (number.masked(), now)),
        Opens::Again => proved::failed(tx, proved)?.map(|kept| (way, kept.sent_at)),
        Opens::Card => Some((way, now)),
    };
    Ok(match what {
        Some((way, at)) => Ok(found(f, act, (&way, at))),
        None => Err(f.t(nothing(act)).into_owned()),
    })
}

/// `way` is masked; `at` is when a wait ends, or when something was sent.
fn found(f: &Frame, act: Opens, (way, at): (&str, Timestamp)) -> String {
    let said = match act {
        Opens::Lift => f.say("desk-lift-found").put("at", f.moment(at)),
        Opens::Texts => f.say("desk-texts-found").put("number", way),
        Opens::Again => f.say("desk-again-found").put("at", f.moment(at)).put("way", way),
        Opens::Card => f.say("desk-card-found").put("way", way),
    };
    said.to_string()
}

async fn enter(
    cx: Cx,
    who: Staffer,
    (look, act, typed): (JobId, Opens, Typed),
    door: Arc<Door>,
) -> Answer {
    if !who.is_fresh(cx.now()) {
        return prove::first(&cx, &act.path(look));
    }
    if act == Opens::Texts && !typed.yes {
        let problems = Problems::at_field("yes", "desk-texts-missing");
        return show(&cx, &who, (look, act, ""), problems).await;
    }
    let (me, house, f) = (who.clone(), cx.house().clone(), cx.frame());
    let card = typed.card.clone();
    let did = cx.write(move |tx| act_on(tx, (&door, &house, &f), &me, (look, act, &card))).await?;
    match did {
        Went::Missing => no_look(&cx, &who, look).await,
        Went::Unproved => cx.go(Act::Proof.path(look)),
        Went::Did(Did::Done) => cx.go(format!("{}?done={}", Act::Proof.path(look), act.word())),
        Went::Unsaid => {
            let problems = Problems::at_field("card", "desk-card-which-missing");
            show(&cx, &who, (look, act, ""), problems).await
        }
        Went::Did(_) if act != Opens::Card => {
            show(&cx, &who, (look, act, ""), Problems::none()).await
        }
        Went::Did(did) => {
            let key = if did == Did::Enough { "desk-card-enough" } else { "desk-card-nothing" };
            let problems = Problems::at_field("yes", key);
            show(&cx, &who, (look, act, &typed.card), problems).await
        }
    }
}

/// How pressing the button ended.
enum Went {
    /// No such look.
    Missing,
    Unproved,
    /// Of several cards none was named that is theirs.
    Unsaid,
    Did(Did),
}

/// One transaction: nothing without a look, and nothing without a proof of it.
fn act_on(
    tx: &Tx,
    (door, house, f): (&Door, &House, &Frame),
    who: &Staffer,
    (id, act, card): (JobId, Opens, &str),
) -> Result<Went, StoreFault> {
    let Some(look) = look(tx, who, id)? else { return Ok(Went::Missing) };
    let Some(shown) = holds(tx, who, look.member)? else { return Ok(Went::Unproved) };
    let by = By { who, why: look.why };
    let did = match act {
        Opens::Lift => proved::lift(tx, by, (&shown, house))?,
        Opens::Texts => proved::consent(tx, by, (&shown, house, f.lang()))?,
        Opens::Again => proved::again(tx, by, (&shown, house))?,
        Opens::Card => {
            if !proved::is_said(tx, f, (&shown, card))? {
                return Ok(Went::Unsaid);
            }
            proved::card(tx, by, (&shown, house, &door.means.keys), Which::named(card))?
        }
    };
    Ok(Went::Did(did))
}
