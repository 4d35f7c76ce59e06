//! Loads the sample plan through the same doors as a real one: the importer takes its records,
//! `access` opens its accounts, `medicines` places its orders.

use std::time::Duration;

use base::{AccountId, Day, MemberId, MemberScope, PrescriptionId};
use identity::account::{self, Created, NewAccount};
use identity::contacts::{self, Way};
use juniper::{HoldReason, OrderState, Persona, SampleOrder, Situation, Size};
use medicines::{Held, PastOrder, Shipment, Stage, Stood};
use store::{Fault, Tx};

use super::super::Problem;
use crate::open::Opened;

/// Loads what is not there yet, and says who may be visited.
pub fn load(opened: &Opened, seed: u64, members: u32, today: Day) -> Result<Vec<Persona>, Problem> {
    let house = &opened.house;
    let now = house.clock.now();
    let people = juniper::personas(seed, today);
    let first = people.first().map(|persona| persona.person.clone());
    let loaded = house.db.read_blocking(now, move |tx| {
        let Some(first) = &first else { return Ok(false) };
        let Some(member) = coverage::find_member(tx, first)? else { return Ok(false) };
        Ok(account::of_member(tx, member)?.is_some())
    })?;
    if loaded {
        return Ok(people);
    }
    import::take_all(&house.db, juniper::records(seed, Size { members }, today), now)?;
    for persona in people.iter().rev() {
        let password = opened.access.passwords().hash_now(&persona.password, house.luck.entropy());
        let (comes, lives) = (persona.clone(), persona.clone());
        house.db.write_blocking(now - KNOWN_FOR, move |tx| move_in(tx, &comes, &password))?;
        house.db.write_blocking(now, move |tx| settle(tx, &lives, today))?;
    }
    for (cared_for, helper) in cared_for(&people) {
        house.db.write_blocking(now, move |tx| befriend(tx, &cared_for, &helper))?;
    }
    Ok(people)
}

/// How long ago a sample member agreed to help another get back in.
const HELPED_FOR: Duration = Duration::from_hours(60 * 24);

/// The usernames of whoever is cared for, and by whom.
fn cared_for(people: &[Persona]) -> Vec<(String, String)> {
    let pair = |persona: &Persona| {
        let Situation::CaredFor(key) = persona.situation else { return None };
        let helper = people.iter().find(|other| other.key == key)?;
        Some((persona.username.clone(), helper.username.clone()))
    };
    people.iter().filter_map(pair).collect()
}

/// Whoever is cared for has asked that person to help them get back in.
fn befriend(tx: &Tx, cared_for: &str, helper: &str) -> Result<(), Fault> {
    let of = (account::named(tx, cared_for)?, account::named(tx, helper)?);
    let (&[of], &[helper]) = (of.0.as_slice(), of.1.as_slice()) else { return Ok(()) };
    identity::family::agreed_before(tx, of, helper, HELPED_FOR)
}

/// A sample member opens an account, long enough ago for their address to count as evidence.
fn move_in(
    tx: &Tx,
    persona: &Persona,
    password: &identity::passwords::Stored,
) -> Result<(), Fault> {
    let member = member_of(tx, persona)?;
    let person = coverage::person(tx, MemberScope::of(member))?.ok_or_else(|| missing(persona))?;
    let username = persona.username.parse().map_err(|_| missing(persona))?;
    let new = NewAccount {
        member,
        username,
        first_name: person.name.first().into(),
        lang: persona.lang,
        email: None,
        password: Some(password.clone()),
    };
    match account::create(tx, &new)? {
        Created::Account(account) => reach(tx, (account, member), persona),
        Created::MemberHasOne(_) => Ok(()),
        Created::UsernameTaken => Err(missing(persona)),
    }
}

fn missing(persona: &Persona) -> Fault {
    Fault::Defect(format!("persona {} was not loaded", persona.key))
}

fn member_of(tx: &Tx, persona: &Persona) -> Result<MemberId, Fault> {
    coverage::find_member(tx, &persona.person)?.ok_or_else(|| missing(persona))
}

/// What a sample member has beside a name and a password.
fn settle(tx: &Tx, persona: &Persona, today: Day) -> Result<(), Fault> {
    let member = member_of(tx, persona)?;
    let account = account::of_member(tx, member)?.ok_or_else(|| missing(persona))?;
    if persona.situation == Situation::SecondFactor {
        factors::authenticator::enrol_sample(tx, (account, member), APP_KEY)?;
    }
    let scope = MemberScope::of(member);
    for (number, order) in persona.orders.iter().enumerate() {
        let past = past_order(tx, number, order, today);
        medicines::place_sample_order(tx, scope, &past, today)?;
    }
    super::paying::owe(tx, scope, (persona.key, today))?;
    Ok(())
}

/// How long the plan has known a sample member's addresses: long enough to count as evidence.
const KNOWN_FOR: Duration = Duration::from_hours(200 * 24);

/// The key of the authenticator app that a sample member has, as `good_for` tells it.
const APP_KEY: &str = "JUNIPERRXSAMPLESEEDFORDEVONKETTL";

/// The ways to reach a sample member, as a plan of some years knows them.
fn reach(tx: &Tx, of: (AccountId, MemberId), persona: &Persona) -> Result<(), Fault> {
    let since = tx.now();
    let mail = persona.email.clone().map(Way::Mail);
    let phone = persona.phone.clone().map(Way::Phone);
    for way in mail.into_iter().chain(phone) {
        contacts::add_known(tx, of, &way, since)?;
    }
    Ok(())
}

fn past_order(tx: &Tx, number: usize, order: &SampleOrder, today: Day) -> PastOrder {
    let shipment = || Shipment {
        carrier: order.parcel.as_ref().map(|parcel| parcel.carrier.to_owned()),
        tracking: order.parcel.as_ref().map(|parcel| parcel.tracking.clone().into()),
    };
    PastOrder {
        name: number.to_string(),
        prescriptions: order
            .rx
            .iter()
            .map(|rx| PrescriptionId::new(tx.blind("prescription", rx.as_str())))
            .collect(),
        placed: today.plus_days(-i32::from(order.placed_days_ago)),
        reached: match order.state {
            OrderState::Received => Stage::Received,
            OrderState::Checking => Stage::Checking,
            OrderState::Filling => Stage::Filling,
            OrderState::Shipped => Stage::Shipped(shipment()),
            OrderState::Delivered => Stage::Delivered(shipment()),
            OrderState::Cancelled => Stage::Cancelled,
            OrderState::Held => {
                Stage::Held(Held { reason: hold_reason(order.hold_reason), stood: Stood::Checking })
            }
        },
    }
}

const fn hold_reason(reason: Option<HoldReason>) -> medicines::HoldReason {
    match reason {
        Some(HoldReason::Address) => medicines::HoldReason::Address,
        Some(HoldReason::Payment) => medicines::HoldReason::Payment,
        Some(HoldReason::PlanApproval) => medicines::HoldReason::PlanApproval,
        Some(HoldReason::PrescriberQuestion) => medicines::HoldReason::PrescriberQuestion,
        Some(HoldReason::OutOfStock) => medicines::HoldReason::OutOfStock,
        None => medicines::HoldReason::Other,
    }
}
