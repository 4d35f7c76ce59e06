//! What stands beside a prescription on its page and comes from other lists: how the medicine
//! looks, what each fill cost, what it would cost, and whether there is a leaflet.

use base::{ClaimId, Day, Lang, MemberScope, Money, Ndc};
use coverage::Options;
use formats::records::Appearance;
use store::{Fault, Tx};

use super::rules::{Looked, looked};
use super::{Fill, Prescription};

/// When something was handed over, and the code of what it was.
pub type Handed = (Day, Option<Ndc>);

/// The claim that a fill came to, and what it cost where the claim says so.
pub type Cost = (ClaimId, Option<Money>);

/// Who knows what the fills of the prescription with this number cost, newest first. Claims lie on
/// a floor beside this one, so whoever opens the house hands it in.
pub type Costs = fn(&Tx, MemberScope, Option<&str>, &[Handed]) -> Result<Vec<Option<Cost>>, Fault>;

/// Where a prescription's page hears what this room does not know.
#[derive(Clone, Copy)]
pub struct Sources {
    pub costs: Costs,
    /// Whether a medicine without a leaflet may be looked up at MedlinePlus.
    pub medline_plus: bool,
}

/// A house without claims, whose members may look a medicine up.
impl Default for Sources {
    fn default() -> Self {
        Self { costs: |_, _, _, _| Ok(Vec::new()), medline_plus: true }
    }
}

#[derive(Debug, Clone, Default)]
pub struct Beside {
    pub look: Option<Look>,
    /// Fills that were handed over, newest first, each with its cost where one is known.
    pub costs: Vec<(Day, Option<Cost>)>,
    pub options: Options,
    pub leaflet: Leaflet,
}

/// What it looks like, what that is known of, and how the fill before looked.
#[derive(Debug, Clone)]
pub struct Look {
    pub of: Looked,
    pub now: Appearance,
    pub before: Option<Appearance>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Leaflet {
    OfThePlan,
    /// Of nobody here; another site may know its code.
    Elsewhere,
    #[default]
    None,
}

pub fn beside(
    tx: &Tx,
    scope: MemberScope,
    (rx, fills): (&Prescription, &[Fill]),
    (today, lang, sources): (Day, Lang, Sources),
) -> Result<Beside, Fault> {
    let handed = handed(fills);
    let number = rx.rx_number.as_ref().map(|number| number.as_str());
    let costs =
        if handed.is_empty() { Vec::new() } else { (sources.costs)(tx, scope, number, &handed)? };
    let costs = costs.into_iter().chain(std::iter::repeat(None));
    let has_code = rx.drug.ndc.is_some() || rx.drug.rxnorm.is_some();
    let is_listed = !coverage::leaflet(tx, &rx.drug, lang)?.is_empty();
    Ok(Beside {
        look: look(tx, rx, fills)?,
        costs: handed.iter().map(|(day, _)| *day).zip(costs).collect(),
        options: coverage::price_options(tx, scope, today, &rx.drug)?,
        leaflet: match (is_listed, sources.medline_plus && has_code) {
            (true, _) => Leaflet::OfThePlan,
            (false, true) => Leaflet::Elsewhere,
            (false, false) => Leaflet::None,
        },
    })
}

fn look(tx: &Tx, rx: &Prescription, fills: &[Fill]) -> Result<Option<Look>, Fault> {
    let Some((of, ndc, before)) = looked(rx, fills) else { return Ok(None) };
    let Some(now) = coverage::appearance(tx, &ndc)? else { return Ok(None) };
    let before = match before {
        Some(ndc) => coverage::appearance(tx, &ndc)?,
        None => None,
    };
    Ok(Some(Look { of, now, before }))
}

/// As they come, newest first.
fn handed(fills: &[Fill]) -> Vec<Handed> {
    let done = fills.iter().filter(|fill| fill.is_done());
    done.filter_map(|fill| Some((fill.day?, fill.body.drug.ndc))).collect()
}
