//! Pages on both sides of the counter. What the member shows is drawn here, for every page that
//! shows it.

pub(crate) mod check;
pub(crate) mod own;
pub(crate) mod pharmacist;
pub(crate) mod show;

use base::{Day, Private, Timestamp};
use identity::codes::{Code, MAILED};
use identity::{Keys, Signer};
use web::Frame;

use super::flow::{Live, Over, Stage};
use super::picture::{Picture, picture};
use super::rules::{Facts, Worth};
use super::store::Slip;
use super::token::{address, token};

/// What a member holds over the counter.
#[derive(Debug, Clone)]
pub(crate) struct Shown {
    /// Nothing where the card comes from a copy: then only the picture can be checked.
    pub typed: Option<Typed>,
    pub picture: Option<Picture>,
    /// Which of their cards it is.
    pub plan: Option<String>,
    pub until: Timestamp,
    /// What to know before showing a card that may not be accepted.
    pub notice: Option<&'static str>,
}

/// What a pharmacist types.
#[derive(Debug, Clone)]
pub(crate) struct Typed {
    pub code: Private<String>,
    pub passcode: Private<String>,
    pub looks_left: u32,
    pub opened: Vec<Timestamp>,
}

impl Shown {
    fn of(f: &Frame, signer: &Signer, (slip, live): (&Slip, Live)) -> Self {
        let body = &slip.body;
        let code = Code::typed(&body.code, MAILED).map(|code| code.shown()).unwrap_or_default();
        let typed = Typed {
            code: code.into(),
            passcode: body.passcode.clone(),
            looks_left: live.looks_left(),
            opened: body.opened.clone(),
        };
        Self { typed: Some(typed), ..Self::picture(f, signer, &body.facts, (live.until, None)) }
    }

    /// The picture alone, of a card or of its copy of that day.
    fn picture(
        f: &Frame,
        signer: &Signer,
        facts: &Facts,
        (until, copied): (Timestamp, Option<Day>),
    ) -> Self {
        let token = token(signer, facts, (until, copied));
        let picture = token.and_then(|token| picture(&address(f.origin(), &token)));
        let plan = facts.plan.clone();
        Self { typed: None, picture, plan, until, notice: notice(facts.worth) }
    }

    /// For the gallery.
    fn sample(f: &Frame) -> Self {
        let (facts, keys) = (sample_facts(f), Keys::derive(&[1; 32]));
        let until = f.now() + super::flow::LIFE;
        let typed = Typed {
            code: "7K2M-9QXD".into(),
            passcode: "4071".into(),
            looks_left: 2,
            opened: vec![f.now()],
        };
        Self { typed: Some(typed), ..Self::picture(f, &keys.counter, &facts, (until, None)) }
    }
}

/// A card as the gallery has it.
fn sample_facts(f: &Frame) -> Facts {
    Facts {
        worth: Worth::Active,
        plan: Some("Juniper Rx Standard".to_owned()),
        start: Some(Private(f.today())),
        end: None,
        rx_bin: Some("004999".into()),
        rx_pcn: Some("JNPR".into()),
        rx_group: Some("RXLAKE1".into()),
        member_id: Some("…1093".into()),
        help_desk: Some("1-800-555-0187".into()),
    }
}

/// Word keys and values of a card, in the order in which a claim is typed.
fn rows(f: &Frame, facts: &Facts) -> Vec<(&'static str, String)> {
    let text = |value: &Option<Private<String>>| {
        let value = value.as_ref().map(ToString::to_string);
        value.unwrap_or_else(|| f.t("card-not-on-file").into_owned())
    };
    let (start, end) = (facts.start.as_ref(), facts.end.as_ref());
    let dates = crate::card::dates(f, start.map(|day| day.0), end.map(|day| day.0));
    vec![
        ("card-coverage", dates),
        ("card-rxbin", text(&facts.rx_bin)),
        ("card-rxpcn", text(&facts.rx_pcn)),
        ("card-rxgrp", text(&facts.rx_group)),
        ("pharmacy-masked", text(&facts.member_id)),
        ("card-help-desk", text(&facts.help_desk)),
    ]
}

const fn notice(worth: Worth) -> Option<&'static str> {
    match worth {
        Worth::Active => None,
        Worth::Starts => Some("counter-not-yet"),
        Worth::TooNew => Some("counter-too-new"),
        Worth::Ended => Some("counter-ended"),
    }
}

/// Why a code shows nothing any more, to its member.
const fn over(over: Over) -> &'static str {
    match over {
        Over::Stopped => "counter-over-stopped",
        Over::Seen => "counter-over-seen",
        Over::Guessed => "counter-over-guessed",
        Over::RanOut => "counter-over-ran-out",
    }
}

/// The code that works, or else the newest, as it stands.
fn newest(slips: &[Slip], now: Timestamp) -> Option<(&Slip, Stage)> {
    let mut all = slips.iter().map(|slip| (slip, slip.kept.at(now)));
    all.clone().find(|(_, stage)| matches!(stage, Stage::Live(_))).or_else(|| all.next())
}
