//! `/security/readiness`: what losing this phone or this mailbox would cost today, and the
//! two-minute step that makes it nothing.

use std::sync::Arc;

use ::store::{Fault, Tx};
use axum::Extension;
use base::Timestamp;
use factors::enrolled;
use identity::account;
use identity::contacts::{self, Way};
use identity::devices;
use web::{Answer, Cx, Frame, Page, Sample, Template, Viewer};

use crate::Door;
use crate::cases;
use crate::flow::evidence::{Domain, Evidence};
use crate::flow::tier::{Ground, Tier};
use crate::requests::Of;

#[derive(Template)]
#[template(path = "pages/readiness.html")]
pub(crate) struct ReadinessPage {
    pub f: Frame,
    pub losses: Vec<Loss>,
    pub step: Step,
}

/// Something that could be lost, and what the way back would be then.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Loss {
    pub what: &'static str,
    pub cost: Cost,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Cost {
    Nothing,
    Days(u64),
    Person,
}

impl Loss {
    fn what_words(&self, f: &Frame) -> String {
        f.t(format!("get-in-lose-{}", self.what)).into_owned()
    }

    fn cost_words(&self, f: &Frame) -> String {
        match self.cost {
            Cost::Nothing => f.t("get-in-cost-nothing").into_owned(),
            Cost::Days(days) => {
                let days = i64::try_from(days).unwrap_or(0);
                f.say("get-in-cost-days").count("days", days).to_string()
            }
            Cost::Person => f.t("get-in-cost-person").into_owned(),
        }
    }

    const fn tag(&self) -> &'static str {
        match self.cost {
            Cost::Nothing => "good",
            Cost::Days(_) => "act",
            Cost::Person => "stop",
        }
    }
}

/// The one step that helps most now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step {
    None,
    Phone,
    Mailbox,
    SavedCodes,
}

impl Step {
    const fn place(self) -> &'static str {
        match self {
            Self::SavedCodes => "/security/codes",
            Self::None | Self::Phone | Self::Mailbox => "/security/contacts",
        }
    }

    const fn key(self) -> &'static str {
        match self {
            Self::None => "get-in-step-none",
            Self::Phone => "get-in-step-phone",
            Self::Mailbox => "get-in-step-mailbox",
            Self::SavedCodes => "get-in-step-codes",
        }
    }
}

impl Page for ReadinessPage {
    const NAME: &'static str = "security-readiness";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let with = |costs: [Cost; 3], step| Self {
            f: f.as_member("Ann"),
            losses: ["mailbox", "phone", "device"]
                .into_iter()
                .zip(costs)
                .map(|(what, cost)| Loss { what, cost })
                .collect(),
            step,
        };
        vec![
            Sample::new("ready", with([Cost::Nothing; 3], Step::None)),
            Sample::new(
                "days",
                with([Cost::Days(3), Cost::Nothing, Cost::Days(7)], Step::SavedCodes),
            ),
            Sample::new("person", with([Cost::Person; 3], Step::Phone)),
            Sample::new("no-mailbox", with([Cost::Person; 3], Step::Mailbox)),
        ]
    }
}

/// What somebody has to come back with.
struct Kit {
    mailbox: Option<Evidence>,
    phone: Option<Evidence>,
    device: Option<Evidence>,
    saved: bool,
}

/// `GET /security/readiness`
pub(crate) async fn show(cx: Cx, who: Viewer, Extension(door): Extension<Arc<Door>>) -> Answer {
    let of = (who.account(), who.member());
    let (kit, ground, now) = cx
        .read(move |tx| Ok((kit(tx, &door, of)?, cases::ground(tx, &door, of)?, tx.now())))
        .await?;
    let (losses, step) = (losses(&kit, ground, now), step(&kit));
    cx.show(ReadinessPage { f: cx.frame(), losses, step })
}

fn kit(tx: &Tx, door: &Door, of: Of) -> Result<Kit, Fault> {
    let first = account::store::opened_at(tx, of)? + crate::FIRST_DAYS;
    let own = contacts::confirmed(tx, of)?;
    let oldest = |domain, mail| {
        let fits = own.iter().filter(move |contact| matches!(contact.way, Way::Mail(_)) == mail);
        let bound = fits.map(|contact| contact.bound_at).min();
        bound.map(|bound_at| Evidence { domain, bound_at, original: bound_at <= first })
    };
    let enrolled = enrolled(tx, of)?;
    let remembered = devices::store::list(tx, of)?.into_iter().map(|device| device.created_at);
    let device = remembered.min().map(|bound_at| Evidence {
        domain: Domain::Device,
        bound_at,
        original: false,
    });
    Ok(Kit {
        mailbox: oldest(Domain::Mailbox, true),
        phone: oldest(Domain::Phone, false).filter(|_| door.texts),
        device,
        saved: enrolled.saved_codes > 0,
    })
}

fn losses(kit: &Kit, ground: Ground, now: Timestamp) -> Vec<Loss> {
    let all = [("mailbox", kit.mailbox), ("phone", kit.phone), ("device", kit.device)];
    let held = all.iter().filter(|(_, evidence)| evidence.is_some());
    let cost = |lost: &str| {
        let mut left: Vec<Evidence> =
            all.iter().filter(|(what, _)| *what != lost).filter_map(|(_, e)| *e).collect();
        if kit.saved {
            // On paper, so it is lost with nothing else.
            let bound_at = Timestamp::from_micros(0);
            left.push(Evidence { domain: Domain::Device, bound_at, original: true });
        }
        match Tier::of(&left, ground, now) {
            None => Cost::Person,
            Some(tier) => match tier.clocks(ground).full_after {
                None => Cost::Person,
                Some(after) if after.is_zero() => Cost::Nothing,
                Some(after) => Cost::Days(after.as_secs() / 86_400),
            },
        }
    };
    held.map(|(what, _)| Loss { what, cost: cost(what) }).collect()
}

const fn step(kit: &Kit) -> Step {
    if kit.mailbox.is_none() {
        Step::Mailbox
    } else if !kit.saved {
        Step::SavedCodes
    } else if kit.phone.is_none() && kit.device.is_none() {
        Step::Phone
    } else {
        Step::None
    }
}
