//! The year's deductible and the most a member pays, as far as a coverage says them. A plan writes
//! them on the card in its own words, so they are known by those words or not at all.

use base::{Day, MemberScope, Money, folded};
use formats::records::CardCost;
use store::{Fault, Tx};

use crate::card::Standing;
use crate::card::store::Held;

/// What a member pays before the plan begins to, and the most they pay in a year.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Limits {
    pub plan_name: Option<String>,
    pub deductible: Option<Money>,
    pub out_of_pocket: Option<Money>,
    pub start: Option<Day>,
}

/// Of the coverage in force whose card is shown first. One that has ended limits nothing any more,
/// and one that is to come nothing yet.
pub fn limits(tx: &Tx, who: MemberScope, today: Day) -> Result<Option<Limits>, Fault> {
    let held = crate::card::store::held(tx, who, today)?;
    Ok(held.iter().find(|held| held.standing == Standing::Active).map(|held| {
        Limits { start: held.span.start(), ..read(&held.span.costs) }.named(held.plan_name())
    }))
}

/// The plan a member has today, or else the one that begins next.
pub fn own_plan(tx: &Tx, who: MemberScope, today: Day) -> Result<Option<String>, Fault> {
    let held = crate::card::store::held(tx, who, today)?;
    let first = held.first().filter(|held| !matches!(held.standing, Standing::Ended(_)));
    Ok(first.and_then(Held::plan_name))
}

/// How the coverage stands whose card is shown first.
pub fn standing(tx: &Tx, who: MemberScope, today: Day) -> Result<Option<Standing>, Fault> {
    let held = crate::card::store::held(tx, who, today)?;
    Ok(held.first().map(|held| held.standing))
}

impl Limits {
    fn named(self, plan_name: Option<String>) -> Self {
        Self { plan_name, ..self }
    }
}

/// An amount for medicines wins over one that does not say what it is for; those of the family or
/// of medical care are other limits. Where a file gives a code and no words, the label is the code
/// (`IndRxInDed`, C4DIC's additional copay types).
fn read(costs: &[CardCost]) -> Limits {
    let find = |is: fn(&str) -> bool| {
        let amounts = costs.iter().filter_map(|cost| match cost {
            CardCost::Amount { label, amount } => Some((plain(label), *amount)),
            CardCost::Words { .. } => None,
        });
        let mut ours: Vec<(String, Money)> =
            amounts.filter(|(label, _)| is(label) && !is_other(label)).collect();
        ours.sort_by_key(|(label, _)| !is_for_medicines(label));
        ours.first().map(|(_, amount)| *amount)
    };
    Limits {
        deductible: find(|label| label.contains("deductible") || label == "indrxinded"),
        out_of_pocket: find(|label| {
            let words = ["outofpocket", "moop", "oopmax"];
            words.iter().any(|word| label.contains(word)) || label == "indrxinmax"
        }),
        ..Limits::default()
    }
}

fn plain(label: &str) -> String {
    folded(label).chars().filter(|letter| letter.is_alphanumeric()).collect()
}

fn is_other(label: &str) -> bool {
    ["family", "medical", "dental", "vision", "outofnetwork", "outnet", "fam"]
        .iter()
        .any(|word| label.contains(word))
}

fn is_for_medicines(label: &str) -> bool {
    ["rx", "indrx"].iter().any(|start| label.starts_with(start))
        || ["pharmacy", "drug"].iter().any(|word| label.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The card's amounts, the deductible, and the most to pay.
    type Case = (&'static [(&'static str, i64)], Option<i64>, Option<i64>);

    /// `$3,000` in a file is an amount; `10% after deductible` is words.
    #[test]
    fn limits_are_known_by_the_words_of_the_card() {
        let costs = |labels: &[(&str, i64)]| -> Vec<CardCost> {
            let cost = |(label, dollars): &(&str, i64)| CardCost::Amount {
                label: (*label).to_owned(),
                amount: Money::cents(dollars * 100),
            };
            labels.iter().map(cost).collect()
        };
        // Labels of ours, of HL7's copay types, and of C4DIC's additional types.
        let table: [Case; 10] = [
            (&[("Rx deductible", 200), ("Rx out-of-pocket limit", 2500)], Some(200), Some(2500)),
            (&[("deductible", 200), ("maxoutofpocket", 2500)], Some(200), Some(2500)),
            (&[("Annual Deductible", 200), ("Maximum out of pocket", 9)], Some(200), Some(9)),
            (&[("FamDed", 400), ("Family deductible", 400)], None, None),
            (&[("Deductible", 1500), ("Pharmacy deductible", 200)], Some(200), None),
            (&[("Medical deductible", 1500)], None, None),
            (&[("IndRxInDed", 200), ("IndRxInMax", 2500)], Some(200), Some(2500)),
            (&[("Deductible", 1500), ("IndRxInDed", 200), ("FamRxInDed", 400)], Some(200), None),
            (&[("IndRxOutDed", 400), ("IndRxOutMax", 5000), ("FamRxInMax", 5000)], None, None),
            (&[("Generic", 5)], None, None),
        ];
        for (labels, deductible, out_of_pocket) in table {
            let read = read(&costs(labels));
            let dollars = |money: Option<Money>| money.map(|money| money.as_cents() / 100);
            assert_eq!(dollars(read.deductible), deductible, "{labels:?}");
            assert_eq!(dollars(read.out_of_pocket), out_of_pocket, "{labels:?}");
        }
        let words = CardCost::Words { label: "Deductible".into(), words: "none".into() };
        assert_eq!(read(&[words]), Limits::default());
    }
}
