use base::{Day, Money};
use formats::records::{
    Amount, CardCost, CostShare, Coverage, FormularyDrug, FormularyItem, Network, Product,
    SourceRef,
};
use store::{Actor, Fault, keys};
use testkit::{Person, Portal};

use super::rules::{Kind, Suggestion};
use super::store::{hidden, hide};
use crate::tests::{claim, covered_from, generic_list, give, rooms};

const LIPITOR: &str = "99109174930";
const ATORVASTATIN: &str = "99104105230";

fn listed(ndc: &str, name: &str) -> FormularyDrug {
    let source = SourceRef::new("ndc", ndc);
    FormularyDrug { source, rxnorm: None, name: name.to_owned(), form: Some("tablet".into()) }
}

fn product(number: &str, name: &str) -> Product {
    Product {
        source: SourceRef::new("fda", number),
        name: name.to_owned(),
        ingredient: "ATORVASTATIN CALCIUM".to_owned(),
        form_route: "TABLET;ORAL".to_owned(),
        strength: "EQ 20MG BASE".to_owned(),
        te_code: Some("AB".to_owned()),
        reference: false,
    }
}

/// Ann fills Lipitor every month, and it costs her so much; her plan has atorvastatin in a lower
/// tier.
fn stock(portal: &Portal, cents: i64) {
    let today: Day = portal.now().to_string()[..10].parse().unwrap();
    portal.write(move |tx| {
        let (mut plan, item) = generic_list();
        plan.cost_shares.push(CostShare {
            tier: "preferred-brand".into(),
            pharmacy_type: "1-month-in-retail".into(),
            copay: Some(Money::cents(4_500)),
            coinsurance: None,
            copay_when: None,
            coinsurance_when: None,
        });
        coverage::take_plan(tx, &plan)?;
        for (ndc, name, tier) in [
            (LIPITOR, "Lipitor 20 mg tablet", "preferred-brand"),
            (ATORVASTATIN, "Atorvastatin 20 mg tablet", "generic"),
        ] {
            coverage::take_formulary_drug(tx, &listed(ndc, name))?;
            let item = FormularyItem {
                source: SourceRef::new("test", &format!("item/{ndc}")),
                drug: SourceRef::new("ndc", ndc),
                tier: tier.to_owned(),
                ..item.clone()
            };
            coverage::take_formulary_item(tx, &item)?;
        }
        coverage::take_product(tx, &product("1/1", "LIPITOR"))?;
        coverage::take_product(tx, &product("2/1", "ATORVASTATIN CALCIUM"))?;
        let cover = covered_from(today.plus_days(-300));
        let id = coverage::coverage_id(tx, &cover.source);
        coverage::take_coverage(tx, Person::ann().scope, id, &cover).map(|_| ())
    });
    let fill = |number: usize, ago: i32| {
        let day = today.plus_days(-ago).to_string();
        let mut claim = claim(number, day, "Lipitor 20 mg tablet");
        claim.drug.ndc = LIPITOR.parse().ok();
        claim.network = Some(Network::In);
        for kind in [Amount::PaidByPatient, Amount::Copay] {
            claim.amounts.insert(kind, Money::cents(cents));
        }
        claim
    };
    give(portal, Person::ann().scope, vec![fill(1, 40), fill(2, 10)]);
}

#[test]
fn a_rated_equal_on_the_same_list_is_told_with_both_copays() {
    testkit::both(rooms, |portal| {
        stock(portal, 4_500);
        let ann = portal.visited_by(&Person::ann());
        let page = ann.opens("/savings");
        page.sees("Ask about Atorvastatin 20 mg tablet")
            .sees("rated by the FDA as equal to Lipitor");
        page.sees("cost $12.50 instead of $45.00").sees("You save $32.50");
        page.sees("less expensive group").sees("Ask your pharmacist or prescriber");
        // The FDA thinks otherwise of it since: it stands in the index, and is no longer advised.
        portal.write(|tx| {
            let doubted =
                Product { te_code: Some("BX".into()), ..product("2/1", "ATORVASTATIN CALCIUM") };
            coverage::take_product(tx, &doubted).map(|_| ())
        });
        ann.opens("/savings").lacks("rated by the FDA").sees("nothing you could pay less for");
    });
}

#[test]
fn whoever_pays_nothing_is_promised_nothing() {
    testkit::both(rooms, |portal| {
        stock(portal, 0);
        let ann = portal.visited_by(&Person::ann());
        ann.opens("/savings").sees("nothing you could pay less for").lacks("You save");
    });
}

#[test]
fn a_plan_that_has_ended_advises_nothing() {
    testkit::both(rooms, |portal| {
        stock(portal, 4_500);
        let ann = portal.visited_by(&Person::ann());
        ann.opens("/savings").sees("You save");
        let today: Day = portal.now().to_string()[..10].parse().unwrap();
        let end = Some(base::Private(today.plus_days(-1)));
        let cover = Coverage { end, ..covered_from(today.plus_days(-300)) };
        portal.write(move |tx| {
            let id = coverage::coverage_id(tx, &cover.source);
            coverage::take_coverage(tx, Person::ann().scope, id, &cover).map(|_| ())
        });
        ann.opens("/savings").lacks("You save").sees("nothing you could pay less for");
    });
}

#[test]
fn nothing_is_advised_once_the_most_to_pay_in_the_year_is_paid() {
    testkit::both(rooms, |portal| {
        stock(portal, 4_500);
        let ann = portal.visited_by(&Person::ann());
        for (limit, advised) in [(9_001, true), (9_000, false)] {
            let today: Day = portal.now().to_string()[..10].parse().unwrap();
            let label = "Rx out-of-pocket limit".to_owned();
            let cover = Coverage {
                costs: vec![CardCost::Amount { label, amount: Money::cents(limit) }],
                ..covered_from(today.plus_days(-300))
            };
            portal.write(move |tx| {
                let id = coverage::coverage_id(tx, &cover.source);
                coverage::take_coverage(tx, Person::ann().scope, id, &cover).map(|_| ())
            });
            let page = ann.opens("/savings");
            assert_eq!(page.text().contains("You save"), advised, "{limit}");
            assert_eq!(page.text().contains("the most you pay in a year"), !advised, "{limit}");
        }
    });
}

#[test]
fn what_is_hidden_stays_hidden_until_its_owner_asks_for_it() {
    testkit::both(rooms, |portal| {
        stock(portal, 4_500);
        let ann = portal.visited_by(&Person::ann());
        let hides = [("kind", "equal"), ("ndc", LIPITOR)];
        for _twice in 0..2 {
            let page = ann.sends("/savings/hide", &hides).follow();
            page.lacks("rated by the FDA").sees("You have hidden 1 suggestion.");
            page.sees("nothing else you could pay less for");
        }
        // What is not advised cannot be hidden, and what cannot be read hides nothing.
        for fields in [
            [("kind", "mail"), ("ndc", LIPITOR)],
            [("kind", "equal"), ("ndc", ATORVASTATIN)],
            [("kind", "all"), ("ndc", LIPITOR)],
            [("kind", "equal"), ("ndc", "1")],
        ] {
            ann.sends("/savings/hide", &fields).follow().sees("You have hidden 1 suggestion.");
        }
        let ben = portal.visited_by(&Person::ben());
        ben.opens("/savings").lacks("You have hidden");
        ben.sends::<&str>("/savings/again", &[]).follow().lacks("You have hidden");
        let page = ann.opens("/savings");
        page.sees("You have hidden 1 suggestion.").lacks("rated by the FDA");
        let page = ann.sends::<&str>("/savings/again", &[]).follow();
        page.sees("rated by the FDA").lacks("You have hidden");
    });
}

#[test]
fn what_was_hidden_is_forgotten_with_its_owner() {
    testkit::both(rooms, |portal| {
        let one = Suggestion { ndc: LIPITOR.parse().unwrap(), kind: Kind::Equal };
        portal.write(move |tx| hide(tx, (Person::ann().scope, Actor::Operator), one));
        portal.write(move |tx| {
            let who = Person::ann().scope;
            assert_eq!(hidden(tx, who)?, [one]);
            keys::forget(tx, who.member(), Actor::Operator).map(|_| ())
        });
        portal.read(|tx| {
            assert!(matches!(hidden(tx, Person::ann().scope), Err(Fault::Forgotten)));
            Ok(())
        });
    });
}

#[test]
fn whoever_asked_to_hear_of_savings_is_told_of_each_once() {
    let rooms = || {
        let profile = profile::slice(profile::Offers::default());
        vec![identity::slice(), coverage::slice(), profile, crate::slice()]
    };
    testkit::both(rooms, |portal| {
        let ann = Person::ann();
        crate::claims::told::tests::with_account(portal, &ann, base::Lang::English);
        stock(portal, 4_500);
        let saved = |portal: &Portal| {
            portal.pass(std::time::Duration::from_mins(10));
            let told = portal.work().into_iter().map(|told| told.text.0.clone());
            told.filter(|text| text.contains("The same medicine may cost you less")).count()
        };
        assert_eq!(saved(portal), 0, "nobody asked");
        let browser = portal.visited_by(&ann);
        browser.sends("/preferences", &[("savings", "mail")]).follow().sees("Saved.");
        let day = std::time::Duration::from_hours(24);
        for (number, count) in [(7, 1), (8, 0)] {
            portal.pass(day);
            let today = portal.now().to_string()[..10].to_owned();
            give(portal, ann.scope, vec![claim(number, today, "Lisinopril 10 mg tablet")]);
            assert_eq!(saved(portal), count, "claim {number}");
        }
    });
}

#[test]
fn what_was_paid_at_two_pharmacies_stands_side_by_side_and_is_dated() {
    testkit::both(rooms, |portal| {
        stock(portal, 4_500);
        let ann = portal.visited_by(&Person::ann());
        ann.opens("/savings").sees("no prices to compare").lacks("Your cost then");
        let today: Day = portal.now().to_string()[..10].parse().unwrap();
        let at = |number: usize, pharmacy: &str, ago: i32| {
            let day = today.plus_days(-ago).to_string();
            let mut claim = claim(number, day, "Lipitor 20 mg tablet");
            claim.drug.ndc = LIPITOR.parse().ok();
            claim.pharmacy.name = Some(pharmacy.into());
            claim
        };
        let all = vec![at(3, "Millwheel Pharmacy", 70), at(4, "Long Ago Pharmacy", 400)];
        give(portal, Person::ann().scope, all);
        let page = ann.opens("/savings");
        page.sees("These are past prices").sees("Millwheel Pharmacy").sees("$12.50");
        page.sees("Farmacia Peña").sees("$45.00").lacks("Long Ago Pharmacy");
        page.sees("By your plan’s list of today").sees("30 days");
        portal.visited_by(&Person::ben()).opens("/savings").lacks("Millwheel Pharmacy");
    });
}
