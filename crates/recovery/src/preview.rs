//! What a visit has proved of one person, and what that would give them.

use ::store::{Fault, Tx};
use base::{Entropy, Private, Timestamp};
use identity::account;
use identity::contacts::{self, Way};
use identity::devices::{self, Pass};
use web::Frame;

use crate::Door;
use crate::cases;
use crate::flow::evidence::{Domain, Evidence};
use crate::flow::tier::Tier;
use crate::requests::{Of, Request};

/// One person, as their own page shows them.
#[derive(Debug, Clone)]
pub(crate) struct Preview {
    pub of: Of,
    pub first_name: Private<String>,
    pub username: Private<String>,
    pub gives: Gives,
    /// The end of a number that a code could be texted to.
    pub phone: Option<String>,
}

/// What the evidence so far leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Gives {
    Full,
    /// Limited at the first moment, full at the second.
    Later {
        limited_at: Timestamp,
        full_at: Timestamp,
    },
    /// Limited, and full once more is proved.
    Limited,
    /// Somebody said "this was not me": one more proof is needed now.
    More {
        until: Timestamp,
    },
    /// Nothing proved counts yet.
    Nothing,
}

impl Gives {
    /// Whether anything that was proved counts, unopposed.
    pub const fn counts(self) -> bool {
        matches!(self, Self::Full | Self::Later { .. } | Self::Limited)
    }

    pub fn words(self, f: &Frame) -> String {
        match self {
            Self::Full => f.t("get-in-gives-full").into_owned(),
            Self::Later { limited_at, full_at } if limited_at <= f.now() => {
                f.say("get-in-gives-later").put("full", f.moment(full_at)).to_string()
            }
            Self::Later { limited_at, full_at } => f
                .say("get-in-gives-waits")
                .put("limited", f.moment(limited_at))
                .put("full", f.moment(full_at))
                .to_string(),
            Self::Limited => f.t("get-in-gives-limited").into_owned(),
            Self::More { until } => {
                f.say("get-in-gives-more").put("until", f.moment(until)).to_string()
            }
            Self::Nothing => f.t("get-in-gives-nothing").into_owned(),
        }
    }
}

pub(crate) fn of(
    tx: &Tx,
    door: &Door,
    (request, of): (&Request, Of),
    held: &Held,
) -> Result<Option<Preview>, Fault> {
    let Some(account) = account::store::account(tx, of)? else { return Ok(None) };
    let evidence = evidence(tx, (request, of), held)?;
    let proved = |domain| evidence.iter().any(|proof: &Evidence| proof.domain == domain);
    let phone = phone(tx, door, of)?.filter(|_| !proved(Domain::Phone));
    Ok(Some(Preview {
        of,
        first_name: account.first_name,
        username: account.username,
        gives: gives(tx, door, (request, of), &evidence)?,
        phone: phone.map(|contact| contact.way.masked().trim_start_matches("… ").to_owned()),
    }))
}

/// The confirmed number to which a code may be texted.
pub(crate) fn phone(tx: &Tx, door: &Door, of: Of) -> Result<Option<contacts::Contact>, Fault> {
    if !door.texts {
        return Ok(None);
    }
    let mut confirmed = contacts::confirmed(tx, of)?.into_iter();
    Ok(confirmed.find(|contact| matches!(contact.way, Way::Phone(_))))
}

/// What a browser brings besides its visit.
#[derive(Debug, Clone, Default)]
pub(crate) struct Held {
    pub passes: Vec<Pass>,
    /// A case it opened before, and whose: what was proved for it counts while it is open.
    pub case: Option<(Of, Entropy)>,
}

/// What came back on this visit and for the case this browser has open, and the browser itself
/// where it is remembered for the account.
pub(crate) fn evidence(
    tx: &Tx,
    (request, of): (&Request, Of),
    held: &Held,
) -> Result<Vec<Evidence>, Fault> {
    let mut evidence = request.evidence(of);
    if let Some((_, case)) = held.case.filter(|(whose, _)| *whose == of) {
        let (standing, _) = cases::load(tx, of)?;
        evidence.extend(standing.case(&case).into_iter().flat_map(|case| case.proved.clone()));
    }
    for pass in held.passes.iter().filter(|pass| pass.account == of.0) {
        let known = devices::store::device(tx, *pass)?;
        if !known.is_some_and(|device| device.member == of.1 && device.is_known()) {
            continue;
        }
        let all = devices::store::list(tx, of)?;
        if let Some(device) = all.into_iter().find(|device| device.id == pass.device) {
            let (domain, bound_at) = (Domain::Device, device.created_at);
            evidence.push(Evidence { domain, bound_at, original: false });
        }
    }
    Ok(evidence)
}

fn gives(
    tx: &Tx,
    door: &Door,
    (request, of): (&Request, Of),
    evidence: &[Evidence],
) -> Result<Gives, Fault> {
    let ground = cases::ground(tx, door, of)?;
    let (standing, _) = cases::load(tx, of)?;
    let tier = match request.assisted(of) {
        Some(in_person) => Some(if in_person { Tier::R4 } else { Tier::R4c }),
        None => Tier::of(evidence, ground, tx.now()),
    };
    let Some(tier) = tier else { return Ok(Gives::Nothing) };
    if let (false, Some(until)) = (tier.is_strong(), standing.contested_until(tx.now())) {
        return Ok(Gives::More { until });
    }
    let (limited_at, full_at) = standing.clocks(tier, ground, tx.now());
    Ok(match full_at {
        None => Gives::Limited,
        Some(full_at) if full_at <= tx.now() => Gives::Full,
        Some(full_at) => Gives::Later { limited_at, full_at },
    })
}
