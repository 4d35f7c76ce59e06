//! What stands beside a prescription on its page and comes from other lists: how the medicine
//! looks, what each fill cost, what it would cost, and whether there is a leaflet.

use base::{ClaimId, Day, Lang, MemberScope, Money, Ndc};
use coverage::Options;
use formats::records::Appearance;
use store::{Fault, Tx};

use super::pages::leaflet::medline_plus;
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

impl Leaflet {
    fn of(rx: &Prescription, is_listed: bool, sources: Sources) -> Self {
        let has_link = || medline_plus(&rx.drug, Lang::default()).is_some();
        if is_listed {
            Self::OfThePlan
        } else if sources.medline_plus && has_link() {
            Self::Elsewhere
        } else {
            Self::None
        }
    }
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
    let is_listed = !coverage::leaflet(tx, &rx.drug, lang)?.is_empty();
    Ok(Beside {
        look: look(tx, rx, fills)?,
        costs: handed.iter().map(|(day, _)| *day).zip(costs).collect(),
        options: coverage::price_options(tx, scope, today, &rx.drug)?,
        leaflet: Leaflet::of(rx, is_listed, sources),
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

#[cfg(test)]
mod tests {
    use base::Private;

    use super::*;
    use crate::prescriptions::pages::sample_prescriptions;

    #[test]
    fn another_site_is_named_only_where_a_link_to_it_can_be_made() {
        let of = |rxnorm: &str, ndc: &str, is_listed, medline_plus| {
            let mut rx = sample_prescriptions(crate::testing::today()).remove(0);
            rx.body.drug.rxnorm = Some(Private::from(rxnorm)).filter(|code| !code.is_empty());
            rx.body.drug.ndc = ndc.parse().ok();
            Leaflet::of(&rx, is_listed, Sources { medline_plus, ..Sources::default() })
        };
        assert_eq!(of("860975", "", false, true), Leaflet::Elsewhere);
        assert_eq!(of("", "99101100130", false, true), Leaflet::Elsewhere);
        assert_eq!(of("no number", "", false, true), Leaflet::None);
        assert_eq!(of("", "", false, true), Leaflet::None);
        assert_eq!(of("860975", "", false, false), Leaflet::None);
        assert_eq!(of("no number", "", true, false), Leaflet::OfThePlan);
    }
}
