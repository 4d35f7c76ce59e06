//! The page of whoever asked: it waits, it is open and shows what there is to see, or it is over.

use ::store::{Fault as StoreFault, Tx};
use base::{Day, JobId, RefillTerms, Timestamp};
use coverage::Standing;
use medicines::{SummaryOrder, Supply};
use web::{Answer, Cx, Fields, Form, Frame, House, Path, Reads, Template};

use super::super::flow::{Act, State};
use super::super::record::{Record, record};
use super::super::store::{self as emergencies, Emergency};
use super::super::{jobs, open};
use super::{PATH, own_path};
use crate::session::Staffer;
use crate::session::pages::prove;
use crate::viewed::{What, Why, warrant};

#[derive(Template)]
#[template(path = "emergency/pages/one.html")]
pub struct EmergencyPage {
    pub(super) f: Frame,
    pub(super) me: Option<Staffer>,
    pub(super) path: String,
    pub(super) name: String,
    pub(super) state: State,
    /// Somebody has to look into it yet: by when.
    pub(super) due: Option<Timestamp>,
    pub(super) seen: Option<Seen>,
}

impl EmergencyPage {
    /// Whether it may be opened without a yes by now.
    fn may_open(&self) -> bool {
        matches!(self.state, State::Waits(from) if self.f.now() >= from)
    }
}

/// A record in words.
pub(super) struct Seen {
    name: String,
    birth: String,
    standing: String,
    plan: String,
    /// Key and value.
    card: Vec<(&'static str, String)>,
    medicines: Vec<Medicine>,
    orders: Vec<(String, String, String)>,
}

/// One medicine: its name, and what is known of it by key.
struct Medicine {
    name: String,
    rows: Vec<(&'static str, String)>,
}

impl Seen {
    pub(super) fn of(f: &Frame, record: &Record) -> Self {
        let untold = || f.t("desk-emergency-untold").into_owned();
        let number = [("desk-emergency-card-id", &record.member_id)];
        let card = record.card.iter().flat_map(|card| {
            [
                ("desk-emergency-card-person", &card.person_code),
                ("desk-emergency-card-bin", &card.rx_bin),
                ("desk-emergency-card-pcn", &card.rx_pcn),
                ("desk-emergency-card-group", &card.rx_group),
            ]
        });
        Self {
            name: record.name.0.clone(),
            birth: record.birth.as_ref().map_or_else(untold, |day| f.day(day.0)),
            standing: standing(f, record.standing),
            plan: record.plan_name.clone().unwrap_or_else(untold),
            card: number
                .into_iter()
                .chain(card)
                .filter_map(|(key, value)| Some((key, value.as_ref()?.0.clone())))
                .collect(),
            medicines: record.medicines.iter().map(|one| Medicine::of(f, one)).collect(),
            orders: record.orders.iter().map(|one| order(f, one)).collect(),
        }
    }
}

fn standing(f: &Frame, standing: Option<Standing>) -> String {
    let on = |key, day: Day| f.say(key).put("day", f.day(day)).to_string();
    match standing {
        None | Some(Standing::TooNew) => f.t("desk-emergency-cover-none").into_owned(),
        Some(Standing::Active) => f.t("desk-emergency-cover-active").into_owned(),
        Some(Standing::Starts(day)) => on("desk-emergency-cover-starts", day),
        Some(Standing::Ended(Some(day))) => on("desk-emergency-cover-ended", day),
        Some(Standing::Ended(None)) => f.t("desk-emergency-cover-over").into_owned(),
    }
}

impl Medicine {
    fn of(f: &Frame, one: &Supply) -> Self {
        let name = one.name.as_ref().map(|name| name.0.clone());
        let day = |day: Option<Day>| day.map(|day| f.day(day));
        let text = |text: &Option<base::Private<String>>| text.as_ref().map(|text| text.0.clone());
        let rows = [
            ("desk-emergency-rx-state", one.ended_key.map(|key| f.t(key).into_owned())),
            ("desk-emergency-rx-directions", text(&one.directions)),
            ("desk-emergency-rx-number", text(&one.rx_number)),
            ("desk-emergency-rx-filled", day(one.filled)),
            ("desk-emergency-rx-lasts", day(one.lasts_until)),
            ("desk-emergency-rx-left", one.refills_left.map(|left| left.to_string())),
            ("desk-emergency-rx-from", day(one.refill_from)),
            ("desk-emergency-rx-pharmacy", text(&one.pharmacy)),
            ("desk-emergency-rx-phone", text(&one.pharmacy_phone)),
            ("desk-emergency-rx-prescriber", text(&one.prescriber)),
        ];
        Self {
            name: name.unwrap_or_else(|| f.t("desk-emergency-rx-unnamed").into_owned()),
            rows: rows.into_iter().filter_map(|(key, value)| Some((key, value?))).collect(),
        }
    }
}

/// Its number, how it stands, and by when it is expected.
fn order(f: &Frame, one: &SummaryOrder) -> (String, String, String) {
    let by = f.say("desk-emergency-order-by").put("day", f.day(one.expected_by)).to_string();
    (one.reference.clone(), f.t(one.step_key).into_owned(), by)
}

/// `GET /desk/emergency/{id}`: each time the record is shown it is written down.
pub async fn show(cx: Cx, who: Staffer, place: Path<JobId>) -> Answer {
    let (me, house, id) = (who.clone(), cx.house().clone(), place.0);
    let found = cx
        .write(move |tx| {
            let Some(one) = emergencies::own(tx, me.id, id)? else { return Ok(None) };
            let record = seen(tx, &me, (&one, me.today, house.plan.terms))?;
            Ok(Some((one, record)))
        })
        .await?;
    let Some((one, record)) = found else { return cx.missing() };
    let f = cx.frame();
    cx.show(EmergencyPage {
        me: Some(who),
        path: own_path(&one),
        name: one.why.name.0.clone(),
        state: one.state(f.now()),
        due: one.stage.due(),
        seen: record.as_ref().map(|record| Seen::of(&f, record)),
        f,
    })
}

/// Nothing unless it is open at this moment.
fn seen(
    tx: &Tx,
    who: &Staffer,
    (one, today, terms): (&Emergency, Day, RefillTerms),
) -> Result<Option<Record>, StoreFault> {
    let Some(granted) = one.granted(tx.now()) else { return Ok(None) };
    let Some(scope) = warrant::emergency(tx, who, (granted, one.id))? else { return Ok(None) };
    record(tx, scope, (today, terms))
}

/// Which button was pressed.
pub struct Typed {
    act: String,
}

impl Reads for Typed {
    fn read(fields: &Fields) -> Self {
        Self { act: fields.text("act").chars().take(20).collect() }
    }
}

/// `POST /desk/emergency/{id}`: opening it without a yes, or ending it before its time.
pub async fn act(cx: Cx, who: Staffer, place: Path<JobId>, form: Form<Typed>) -> Answer {
    let id = place.0;
    let ends = match form.0.act.as_str() {
        "open" => false,
        "end" => true,
        _ => return cx.missing(),
    };
    if !ends && !who.is_fresh(cx.now()) {
        return prove::first(&cx, &format!("{PATH}/{id}"));
    }
    let (me, house) = (who, cx.house().clone());
    let found = cx.write(move |tx| moved(tx, &house, &me, (id, ends))).await?;
    match found {
        None => cx.missing(),
        Some(true) if ends => cx.go(format!("{PATH}?done=ended")),
        // Also where it is too soon or too late: the page says how it stands.
        Some(_) => cx.go(format!("{PATH}/{id}")),
    }
}

/// Whether it was done; nothing where there is none of theirs.
fn moved(
    tx: &Tx,
    house: &House,
    who: &Staffer,
    (id, ends): (JobId, bool),
) -> Result<Option<bool>, StoreFault> {
    let Some(one) = emergencies::own(tx, who.id, id)? else { return Ok(None) };
    let act = if ends { Act::End } else { Act::OpenAlone(jobs::next(house, tx.now())) };
    let Ok(stage) = one.stage.after(act, tx.now()) else { return Ok(Some(false)) };
    let one = Emergency { stage, ..one };
    if !emergencies::save(tx, &one, who.id)? {
        return Ok(Some(false));
    }
    if !ends {
        warrant::done(tx, who, one.member, (What::EmergencyOpened, Why::Emergency))?;
        open::opened(tx, house, &one)?;
    }
    Ok(Some(true))
}
