//! The states worth looking at.

use base::{Day, DirectoryId, Money};
use formats::records::{
    Availability, CostShare, DrugPrice, FormularyDrug, FormularyItem, PriceUnit, SourceRef,
};
use web::{Frame, Page, Problems, Sample};

use super::{FindPage, PricePage, Rated, Sought};
use crate::formulary::lookup::{Listed, Offer};

impl Page for FindPage {
    const NAME: &'static str = "prices";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let sought = |words: &str| Sought { medicine: words.into() };
        let page =
            |words: &str, found: Option<&[Listed]>| Self::of(f.clone(), &sought(words), found);
        let many: Vec<Listed> = (1..=60).map(listed).collect();
        let short = Problems::at_field("medicine", "prices-problem-short");
        vec![
            Sample::new("form", page("", None)),
            Sample::problem("too-short", page("at", None).with_problems(short)),
            Sample::new("few", page("atorva", Some(&many[..3]))),
            Sample::new("many", page("tablet", Some(&many))),
            Sample::new("none", page("unobtainium", Some(&[]))),
        ]
    }
}

impl Page for PricePage {
    const NAME: &'static str = "price";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let member = f.as_member("Ann");
        let drug = listed(2).drug;
        let (plain, strict) = (offer("generic", false), offer("specialty", true));
        let days = [Some(f.today().plus_days(30)), None];
        let bare = Offer { shares: Vec::new(), days, ..plain.clone() };
        let both = [plain.clone(), strict.clone()];
        let own = Some("Juniper Rx Choice");
        let yours = [plain.clone()];
        let rated = [
            Rated { drug: listed(3), offers: vec![plain.clone()] },
            Rated { drug: listed(4), offers: vec![Offer { shares: Vec::new(), ..plain }] },
        ];
        vec![
            Sample::new(
                "yours",
                Self::of(member.clone(), &drug, (&yours, own)).with_price(paid(f).as_ref()),
            ),
            Sample::new("equals", Self::of(member, &drug, (&yours, own)).with_rated(&rated)),
            Sample::new("conditions", Self::of(f.clone(), &drug, (&[strict], None))),
            Sample::new("two-plans", Self::of(f.clone(), &drug, (&both, None))),
            Sample::new("no-costs", Self::of(f.clone(), &drug, (&[bare], None))),
            Sample::new("not-listed", Self::of(f.clone(), &drug, (&[], None))),
        ]
    }
}

fn listed(number: u8) -> Listed {
    let drug = FormularyDrug {
        source: SourceRef::new("test", &number.to_string()),
        rxnorm: None,
        name: format!("Atorvastatin {} mg tablet", u16::from(number) * 10),
        form: Some("tablet".into()),
    };
    Listed { id: DirectoryId::new([number; 16]), drug }
}

fn paid(f: &Frame) -> Option<DrugPrice> {
    Some(DrugPrice {
        // A labeller nobody has.
        ndc: "99104105230".parse().ok()?,
        name: "ATORVASTATIN 20 MG TABLET".into(),
        per_unit: 3_456,
        unit: PriceUnit::Each,
        since: f.today().plus_days(-20),
        as_of: Some(f.today().plus_days(-5)),
    })
}

fn offer(tier: &str, strict: bool) -> Offer {
    let share = |(place, copay, coinsurance): (&str, Option<i64>, Option<u32>)| CostShare {
        tier: tier.into(),
        pharmacy_type: place.into(),
        copay: copay.map(Money::cents),
        coinsurance,
        copay_when: None,
        coinsurance_when: None,
    };
    let shares = if strict {
        vec![share(("1-month-in-retail", None, Some(25_000)))]
    } else {
        vec![
            share(("1-month-in-retail", Some(1_200), None)),
            share(("3-month-in-retail", Some(3_600), None)),
            share(("3-month-in-mail", Some(2_400), None)),
            share(("1-month-out-retail", None, Some(50_000))),
        ]
    };
    let since = Day::new(2027, 1, 1).ok();
    Offer {
        plan_name: if strict { "Juniper Rx Basic" } else { "Juniper Rx Choice" }.into(),
        item: FormularyItem {
            source: SourceRef::new("test", "item"),
            drug: SourceRef::new("test", "2"),
            formulary: SourceRef::new("test", "list"),
            availability: Availability::Active,
            tier: tier.into(),
            pharmacy_types: Vec::new(),
            prior_authorization: strict,
            step_therapy: strict,
            quantity_limit: strict,
        },
        shares,
        days: if strict { [None, Day::new(2026, 12, 31).ok()] } else { [since, None] },
    }
}
