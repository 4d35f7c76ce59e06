use base::{Day, MemberScope, Money};
use formats::records::{
    Availability, CostShare, Coverage, Deductible, Drug, DrugPrice, FormularyDrug, FormularyItem,
    Plan, PriceUnit, Product, SourceRef,
};
use store::Tx;
use testkit::{Person, Portal};

fn rooms() -> Vec<web::Slice> {
    vec![crate::slice()]
}

fn name(name: &str) -> SourceRef {
    SourceRef::new("test", name)
}

fn drug(key: &str, words: &str) -> FormularyDrug {
    FormularyDrug { source: name(key), rxnorm: None, name: words.to_owned(), form: None }
}

fn item(of: &str, list: &str, tier: &str) -> FormularyItem {
    FormularyItem {
        source: name(&format!("item/{of}/{list}")),
        drug: name(of),
        formulary: name(list),
        availability: Availability::Active,
        tier: tier.to_owned(),
        pharmacy_types: vec!["1-month-in-retail".into(), "3-month-in-mail".into()],
        prior_authorization: tier == "specialty",
        step_therapy: false,
        quantity_limit: false,
    }
}

fn share(tier: &str, place: &str, cents: i64) -> CostShare {
    CostShare {
        tier: tier.to_owned(),
        pharmacy_type: place.to_owned(),
        copay: Some(Money::cents(cents)),
        coinsurance: None,
        copay_when: None,
        coinsurance_when: None,
    }
}

fn plan(words: &str, list: &str, month: i64) -> Plan {
    Plan {
        refs: vec![name(words)],
        name: words.to_owned(),
        is_formulary: false,
        formulary: Some(name(list)),
        start: None,
        end: None,
        cost_shares: vec![
            share("generic", "1-month-in-retail", month),
            share("generic", "3-month-in-mail", month * 2),
            share("generic", "1-month-out-retail", month * 9),
            share("brand", "1-month-in-retail", month * 7),
        ],
    }
}

fn stock(tx: &Tx) -> Result<(), store::Fault> {
    crate::take_plan(tx, &plan("Choice", "list/choice", 1_200))?;
    crate::take_plan(tx, &plan("Basic", "list/basic", 2_000))?;
    for (key, words) in [
        ("a20", "Atorvastatin 20 mg tablet"),
        ("a40", "Atorvastatin 40 mg tablet"),
        ("met", "Metformin 500 mg tablet"),
        ("old", "Ranitidine 150 mg tablet"),
    ] {
        crate::take_formulary_drug(tx, &drug(key, words))?;
    }
    crate::take_formulary_item(tx, &item("a20", "list/choice", "generic"))?;
    crate::take_formulary_item(tx, &item("a20", "list/basic", "generic"))?;
    let gone = FormularyItem {
        availability: Availability::Inactive,
        ..item("old", "list/choice", "generic")
    };
    crate::take_formulary_item(tx, &gone)?;
    Ok(())
}

fn covered(tx: &Tx, who: MemberScope, plan_name: &str, start: Day) -> Result<(), store::Fault> {
    let coverage = Coverage {
        source: name("coverage"),
        person: name("ann"),
        status: formats::records::CoverageStatus::Active,
        subscriber_id: "S1".into(),
        person_code: None,
        relationship: formats::records::Relationship::Oneself,
        payor: formats::records::Party::default(),
        plan_name: Some(plan_name.to_owned()),
        group_number: None,
        group_name: None,
        rx_bin: None,
        rx_pcn: None,
        rx_group: None,
        rx_id: None,
        member_id: None,
        extras: Vec::new(),
        start: Some(base::Private(start)),
        end: None,
        costs: Vec::new(),
    };
    crate::take_coverage(tx, who, crate::coverage_id(tx, &coverage.source), &coverage)?;
    Ok(())
}

#[test]
fn a_members_own_list_tells_its_conditions_and_copays_by_either_code() {
    testkit::both(rooms, |portal| {
        let ann = Person::ann();
        let today: Day = portal.now().to_string()[..10].parse().unwrap();
        portal.write(move |tx| {
            stock(tx)?;
            covered(tx, ann.scope, "CHOICE", today.plus_days(-9))?;
            let listed = FormularyDrug { rxnorm: Some("617311".into()), ..drug("a20", "A 20 mg") };
            crate::take_formulary_drug(tx, &listed)?;
            let special = FormularyItem {
                drug: SourceRef::new("ndc", "99104105230"),
                quantity_limit: true,
                ..item("special", "list/choice", "specialty")
            };
            crate::take_formulary_item(tx, &special).map(|_| ())
        });
        let ann = Person::ann();
        portal.read(move |tx| {
            let list = crate::own_list(tx, ann.scope, today)?.expect("her list");
            let coded = |rxnorm: &str| Drug { rxnorm: Some(rxnorm.into()), ..Drug::default() };
            let known = list.find(tx, &coded("617311"))?.expect("on the list");
            let copays = [(1, false), (3, true), (3, false)].map(|(n, mail)| known.copay(n, mail));
            assert_eq!(copays, [Some(1_200), Some(2_400), None].map(|c| c.map(Money::cents)));
            assert!(!known.prior_authorization && !known.quantity_limit);
            let ndc = Drug { ndc: "99104105230".parse().ok(), ..Drug::default() };
            let special = list.find(tx, &ndc)?.expect("by its code");
            assert!(special.prior_authorization && special.quantity_limit);
            assert_eq!((list.find(tx, &coded("1"))?, special.copay(1, false)), (None, None));
            assert_eq!(list.find(tx, &Drug::default())?, None);
            let nobody = MemberScope::of(base::MemberId::new([77; 16]));
            assert!(crate::own_list(tx, nobody, today)?.is_none());
            Ok(())
        });
    });
}

/// The address of the medicine's page, as the search links to it.
fn place_of(portal: &Portal, words: &str) -> String {
    let stranger = portal.stranger();
    let page = stranger.sends("/prices", &[("medicine", words)]);
    let (_, rest) = page.text().split_once("href=\"/prices/").expect("found nothing");
    format!("/prices/{}", rest.split('"').next().unwrap_or_default())
}

#[test]
fn a_medicine_is_found_by_how_its_words_begin() {
    testkit::both(rooms, |portal| {
        portal.write(stock);
        for (typed, found) in [
            ("ator", vec!["Atorvastatin 20 mg", "Atorvastatin 40 mg"]),
            ("ATORVASTATIN 40", vec!["Atorvastatin 40 mg"]),
            ("tab metf", vec!["Metformin 500 mg"]),
            ("torva", vec![]),
            ("atorvastatinx", vec![]),
        ] {
            let stranger = portal.stranger();
            let page = stranger.sends("/prices", &[("medicine", typed)]);
            for words in ["Atorvastatin 20 mg", "Atorvastatin 40 mg", "Metformin 500 mg"] {
                let is_there = page.text().contains(words);
                assert_eq!(is_there, found.contains(&words), "{typed}: {words}");
            }
        }
        let stranger = portal.stranger();
        let short = stranger.sends("/prices", &[("medicine", "at 20")]);
        assert_eq!(short.status, 422);
        short.sees("at least 3 letters");
    });
}

#[test]
fn a_stranger_sees_every_plan_and_a_member_their_own() {
    testkit::both(rooms, |portal| {
        let ann = Person::ann();
        portal.write(stock);
        let today: Day = portal.now().to_string()[..10].parse().unwrap();
        portal.write(move |tx| covered(tx, ann.scope, "CHOICE", today.plus_days(-9)));
        let place = place_of(portal, "atorvastatin 20");
        let stranger = portal.stranger();
        stranger.opens(&place).sees("Choice").sees("Basic").sees("$20.00");
        let visitor = portal.visited_by(&Person::ann());
        let page = visitor.opens(&place);
        page.sees("Your plan").sees("$12.00").sees("$24.00").lacks("Basic");
        // Three fills of $12 are $36; outside the network the list does not have it.
        page.sees("cost $36.00").sees("save $12.00").lacks("$108.00").lacks("outside");
        page.sees("an estimate");
    });
}

#[test]
fn what_hangs_on_the_deductible_says_so_and_promises_nothing() {
    testkit::sqlite(rooms, |portal| {
        portal.write(|tx| {
            stock(tx)?;
            let mut choice = plan("Choice", "list/choice", 1_200);
            let [month, mail, ..] = choice.cost_shares.as_mut_slice() else { panic!() };
            month.copay_when = Some(Deductible::After);
            mail.coinsurance = Some(25_000);
            mail.coinsurance_when = Some(Deductible::Before);
            crate::take_plan(tx, &choice).map(|_| ())
        });
        let place = place_of(portal, "atorvastatin 20");
        let stranger = portal.stranger();
        let page = stranger.opens(&place);
        page.sees("$12.00 after you have met your deductible");
        page.sees("$24.00 and 25% of the price first, and then what is left of your deductible");
        page.lacks("you save $12.00");
    });
}

#[test]
fn what_no_list_has_is_said_to_be_on_none() {
    testkit::sqlite(rooms, |portal| {
        portal.write(stock);
        for words in ["metformin", "ranitidine"] {
            let place = place_of(portal, words);
            portal.stranger().opens(&place).sees("not on the plan");
        }
        let nobody = portal.stranger();
        assert_eq!(
            nobody.opens(&format!("/prices/{}", base::DirectoryId::new([9; 16]))).status,
            404
        );
    });
}

#[test]
fn the_survey_in_force_last_is_told_in_whichever_order_files_come() {
    testkit::both(rooms, |portal| {
        let of = |day: &str, per_unit: i64| DrugPrice {
            ndc: "99104105230".parse().unwrap(),
            name: "ATORVASTATIN 20 MG TABLET".to_owned(),
            per_unit,
            unit: PriceUnit::Each,
            since: day.parse().unwrap(),
            as_of: None,
        };
        let weeks = [of("2026-01-07", 9_000), of("2026-02-04", 3_456), of("2026-01-14", 8_000)];
        portal.write(move |tx| {
            for week in &weeks {
                crate::take_price(tx, week)?;
            }
            let source = SourceRef::new("ndc", "99104105230");
            let drug = FormularyDrug { source, ..drug("x", "Atorvastatin 20 mg tablet") };
            crate::take_formulary_drug(tx, &drug)
        });
        let place = place_of(portal, "atorvastatin");
        let stranger = portal.stranger();
        stranger.opens(&place).sees("about $1.04 for 30 tablets").sees("estimate");
        stranger.opens(&place).sees("February 4, 2026").sees("not the price you pay");
    });
}

/// A product of one ingredient as a tablet for the mouth.
fn product(number: usize, (words, ingredient, strength): (&str, &str, &str)) -> Product {
    Product {
        source: SourceRef::new("fda", &number.to_string()),
        name: words.to_owned(),
        ingredient: ingredient.to_owned(),
        form_route: "TABLET;ORAL".to_owned(),
        strength: strength.to_owned(),
        te_code: Some("AB".to_owned()),
        reference: false,
    }
}

const PRODUCTS: [(&str, &str, &str); 6] = [
    ("LIPITOR", "ATORVASTATIN CALCIUM", "EQ 20MG BASE"),
    ("ATORVASTATIN CALCIUM", "ATORVASTATIN CALCIUM", "EQ 20MG BASE"),
    ("LOPRESSOR", "METOPROLOL TARTRATE", "50MG"),
    ("METOPROLOL TARTRATE", "METOPROLOL TARTRATE", "50MG"),
    ("METOPROLOL FUMARATE", "METOPROLOL FUMARATE", "50MG"),
    ("CRESTOR", "ROSUVASTATIN CALCIUM", "EQ 20MG BASE"),
];
const LISTED: [(&str, &str, &str); 8] = [
    ("99109000130", "Lipitor 20 mg tablet (atorvastatin)", "brand"),
    ("99109000230", "Atorvastatin 20 mg tablet", "generic"),
    ("99109000330", "Atorvastatin calcium 20 mg tablet", "free"),
    ("99109000430", "Lopressor 50 mg tablet", "brand"),
    ("99109000530", "Metoprolol 50 mg tablet", "generic"),
    ("99109000630", "Crestor 20 mg tablet", "brand"),
    ("99109000730", "Atorvastatin 40 mg tablet", "generic"),
    ("99109000830", "LIPITOR 20 mg tablet (atorvastatin)", "generic"),
];

/// The cheapest of the drugs that may be given for these is told, whichever file came first.
#[test]
fn an_equal_is_of_the_members_own_list_and_cheaper_and_to_be_had_without_a_leave() {
    testkit::both(rooms, |portal| {
        let today: Day = portal.now().to_string()[..10].parse().unwrap();
        portal.write(move |tx| {
            let mut choice = plan("Choice", "list/choice", 1_200);
            choice.cost_shares.push(share("free", "1-month-in-retail", 0));
            choice.start = "2027-01-01".parse().ok();
            crate::take_plan(tx, &choice)?;
            covered(tx, Person::ann().scope, "Choice", today.plus_days(-9))?;
            for (at, one) in PRODUCTS.iter().enumerate().take(3) {
                crate::take_product(tx, &product(at, *one))?;
            }
            for (ndc, words, tier) in LISTED {
                let source = SourceRef::new("ndc", ndc);
                crate::take_formulary_drug(tx, &FormularyDrug { source, ..drug(ndc, words) })?;
                let item = FormularyItem {
                    drug: SourceRef::new("ndc", ndc),
                    prior_authorization: tier == "free",
                    ..item(ndc, "list/choice", tier)
                };
                crate::take_formulary_item(tx, &item)?;
            }
            for (at, one) in PRODUCTS.iter().enumerate().skip(3) {
                crate::take_product(tx, &product(at, *one))?;
            }
            Ok(())
        });
        portal.read(move |tx| {
            let list = crate::own_list(tx, Person::ann().scope, today)?.expect("her list");
            let equal = |at: usize| list.equal(tx, &LISTED[at].0.parse().unwrap());
            let found = equal(0)?.expect("atorvastatin");
            assert_eq!((found.of.as_str(), found.name.as_str()), (LISTED[0].1, LISTED[1].1));
            assert_eq!(found.saving.saved(), Money::cents(7_200));
            assert!(found.lower_tier);
            for (at, why) in [
                (1, "nothing costs less than it"),
                (3, "metoprolol may be either salt"),
                (5, "nothing else has its ingredient"),
                (6, "another strength"),
            ] {
                assert_eq!(equal(at)?, None, "{why}");
            }
            let unlisted = "99109000930".parse().unwrap();
            assert_eq!(list.equal(tx, &unlisted)?, None);
            Ok(())
        });
        let ann = portal.visited_by(&Person::ann());
        let page = ann.opens(&place_of(portal, "atorvastatin calcium"));
        page.sees("Rated as equal by the FDA").sees("Ask your prescriber");
        page.sees("Atorvastatin 20 mg tablet").sees("a pharmacy in the network: $12.00");
        page.sees("in force since January 1, 2027");
        // What needs a leave is not set against it; another strength is not equal.
        let page = ann.opens(&place_of(portal, "lipitor"));
        page.sees("a pharmacy in the network: $12.00").lacks("Atorvastatin calcium");
        ann.opens(&place_of(portal, "atorvastatin 40")).lacks("Rated as equal");
    });
}

/// Each list of a plan stands in a section of its own, whichever was read first.
#[test]
fn what_is_rated_as_equal_is_priced_by_the_list_of_its_own_year() {
    testkit::both(rooms, |portal| {
        portal.write(|tx| {
            let now = Plan { start: "2027-01-01".parse().ok(), ..plan("Choice", "l/27", 1_200) };
            let next = Plan {
                refs: vec![name("Choice, next")],
                start: "2028-01-01".parse().ok(),
                ..plan("Choice", "l/28", 1_500)
            };
            crate::take_plan(tx, &now)?;
            crate::take_plan(tx, &next)?;
            for (at, one) in PRODUCTS.iter().enumerate().take(2) {
                crate::take_product(tx, &product(at, *one))?;
            }
            for (ndc, words, tier) in &LISTED[..2] {
                let source = SourceRef::new("ndc", ndc);
                let drug = FormularyDrug { source: source.clone(), ..drug(ndc, words) };
                crate::take_formulary_drug(tx, &drug)?;
                for list in ["l/27", "l/28"] {
                    let item = FormularyItem { drug: source.clone(), ..item(ndc, list, tier) };
                    crate::take_formulary_item(tx, &item)?;
                }
            }
            Ok(())
        });
        let stranger = portal.stranger();
        let page = stranger.opens(&place_of(portal, "lipitor"));
        for (days, own, others) in [
            ("in force since January 1, 2027", "network: $12.00", "network: $15.00"),
            ("in force from January 1, 2028 on", "network: $15.00", "network: $12.00"),
        ] {
            let mut sections = page.text().split("<section");
            let section = sections.find(|section| section.contains(days)).expect(days);
            assert!(section.contains(own) && !section.contains(others), "{section}");
        }
    });
}

#[test]
fn a_list_that_is_to_come_says_from_when_and_counts_for_nothing_before() {
    testkit::both(rooms, |portal| {
        let today: Day = portal.now().to_string()[..10].parse().unwrap();
        let code = "99104105230";
        portal.write(move |tx| {
            let start = Some(today.plus_days(1));
            crate::take_plan(tx, &Plan { start, ..plan("Choice", "list/choice", 1_200) })?;
            let source = SourceRef::new("ndc", code);
            let item =
                FormularyItem { drug: source.clone(), ..item(code, "list/choice", "generic") };
            crate::take_formulary_item(tx, &item)?;
            let listed = FormularyDrug { source, ..drug(code, "Atorvastatin 20 mg tablet") };
            crate::take_formulary_drug(tx, &listed)?;
            covered(tx, Person::ann().scope, "Choice", today.plus_days(-9))
        });
        let stranger = portal.stranger();
        let page = stranger.opens(&place_of(portal, "atorvastatin"));
        page.sees("in force from March 5, 2027 on").lacks("in force since");
        portal.read(move |tx| {
            let drug = Drug { ndc: code.parse().ok(), ..Drug::default() };
            for (day, is_found) in [(today, false), (today.plus_days(1), true)] {
                let list = crate::own_list(tx, Person::ann().scope, day)?.expect("her list");
                assert_eq!(list.find(tx, &drug)?.is_some(), is_found, "{day}");
            }
            Ok(())
        });
    });
}

#[test]
fn what_a_medicine_costs_now_is_told_place_by_place_and_by_its_name_where_the_code_is_another() {
    testkit::both(rooms, |portal| {
        let ann = Person::ann();
        let today: Day = portal.now().to_string()[..10].parse().unwrap();
        portal.write(move |tx| {
            stock(tx)?;
            covered(tx, ann.scope, "Choice", today.plus_days(-9))
        });
        let ann = Person::ann();
        portal.read(move |tx| {
            let called = |words: &str| Drug { name: Some(words.into()), ..Drug::default() };
            let options = |words: &str| crate::price_options(tx, ann.scope, today, &called(words));
            let found = options("atorvastatin 20 MG tablet")?;
            let costs: Vec<_> = found
                .places
                .iter()
                .map(|place| (place.months, place.by_mail, place.cost.as_cents()))
                .collect();
            assert_eq!(costs, [(1, false, 1_200), (3, true, 2_400)]);
            assert!(found.page.is_some());
            // On the list by name alone, with no word of what it costs; and on no list.
            let unpriced = options("Metformin 500 mg tablet")?;
            assert_eq!((unpriced.places.len(), unpriced.page.is_some()), (0, true));
            assert_eq!(options("Atorvastatin 20 mg")?, crate::Options::default());
            assert_eq!(options("")?, crate::Options::default());
            let ben = crate::price_options(
                tx,
                Person::ben().scope,
                today,
                &called("Atorvastatin 20 mg tablet"),
            )?;
            assert_eq!((ben.places.len(), ben.page.is_some()), (0, true));
            Ok(())
        });
    });
}

/// The code of a package of which no list says anything must not hide the one that is listed.
#[test]
fn a_package_that_the_own_list_lacks_costs_what_the_list_has_under_its_name() {
    testkit::both(rooms, |portal| {
        let ann = Person::ann();
        let today: Day = portal.now().to_string()[..10].parse().unwrap();
        let (bare, own) = ("99104105230", "99104105290");
        portal.write(move |tx| {
            stock(tx)?;
            covered(tx, ann.scope, "Choice", today.plus_days(-9))?;
            for (ndc, words) in [(bare, "Xarelto 20 mg tablet"), (own, "Xarelto 20 mg tablet")] {
                let source = SourceRef::new("ndc", ndc);
                crate::take_formulary_drug(tx, &FormularyDrug { source, ..drug(ndc, words) })?;
            }
            let drug = SourceRef::new("ndc", own);
            let listed = FormularyItem { drug, ..item(own, "list/choice", "generic") };
            crate::take_formulary_item(tx, &listed).map(|_| ())
        });
        portal.read(move |tx| {
            let of = |words: &str| Drug {
                ndc: bare.parse().ok(),
                name: Some(words.into()),
                ..Drug::default()
            };
            let options = |words: &str| crate::price_options(tx, ann.scope, today, &of(words));
            let page = |ndc: &str| crate::formulary::lookup::id_of(tx, &SourceRef::new("ndc", ndc));
            let found = options("xarelto 20 mg tablet")?;
            let costs: Vec<_> = found.places.iter().map(|place| place.cost.as_cents()).collect();
            assert_eq!((costs, found.page), (vec![1_200, 2_400], Some(page(own))));
            // Nothing of that name is listed: the page is that of the code.
            for words in ["Xarelto", "Metformin 500 mg tablet"] {
                let unlisted = options(words)?;
                assert_eq!((unlisted.places.len(), unlisted.page), (0, Some(page(bare))));
            }
            Ok(())
        });
    });
}
