//! Addresses as their owner meets them.

use std::time::Duration;

use base::Timestamp;
use identity::holds;
use store::{Message, queue};
use testkit::{Person, Portal, Visitor};
use web::Grade;

use super::Which;
use crate::testing::{ann, record};

fn rooms() -> Vec<web::Slice> {
    vec![identity::slice(), coverage::slice(), crate::slice(crate::Offers::default())]
}

const ELM: [(&str, &str); 6] = [
    ("street", "12 Elm Street"),
    ("unit", "Apt 4"),
    ("city", "Troy"),
    ("state", "NY"),
    ("zip", "12180"),
    ("when", "always"),
];

const CHECK: &str = "/profile/addresses/check";

fn with<'f>(changes: &[(&'f str, &'f str)]) -> Vec<(&'f str, &'f str)> {
    let kept = ELM.into_iter().filter(|(name, _)| !changes.iter().any(|(other, _)| name == other));
    kept.chain(changes.iter().copied()).collect()
}

fn adds(browser: &Visitor, changes: &[(&str, &str)]) {
    let kept = browser.sends("/profile/addresses/new", &with(changes));
    assert_eq!(kept.place(), CHECK);
    let saved = browser.sends(CHECK, &[browser.opens(CHECK).field("mark")]);
    assert_eq!(saved.place(), "/profile/addresses?done=saved");
}

fn goes(portal: &Portal, who: &Person) -> Vec<String> {
    let (scope, today) = (who.scope, portal.now().day_in(&portal.house.plan.zone));
    let goes_to = portal.read(move |tx| crate::preferred(tx, scope, today));
    goes_to.map(|address| address.parcel()).unwrap_or_default().into_iter().map(|l| l.0).collect()
}

fn own(portal: &Portal, who: &Person) -> Vec<String> {
    let scope = who.scope;
    let all = portal.read(move |tx| super::addresses(tx, scope));
    let own = all.into_iter().filter(|address| address.which != Which::Plan);
    own.map(|address| address.which.to_string()).collect()
}

fn notices(portal: &Portal) -> Vec<String> {
    let mail = |message: Message| message.subject.0;
    let all = portal.read(|tx| {
        queue::newest(tx, "message", 20)?.iter().map(|job| job.body(tx)).collect::<Result<_, _>>()
    });
    Vec::into_iter(all).map(mail).collect()
}

#[test]
fn an_address_waits_for_a_fresh_proof_and_is_saved_once_and_told() {
    testkit::both(rooms, |portal| {
        let ann = ann(portal);
        let stale = Person { proved: Duration::from_mins(6), ..ann.clone() };
        let browser = portal.visited_by(&stale);
        browser.sends("/profile/addresses/new", &ELM);
        let proof = browser.opens(CHECK);
        assert_eq!(proof.place(), "/prove?back=/profile/addresses/check");
        assert_eq!(browser.presses(CHECK).status, 303);
        assert_eq!((own(portal, &ann).len(), notices(portal).len()), (0, 0));

        let browser = portal.visited_by(&ann);
        let check = browser.opens(CHECK);
        check.sees("Ann Whitfield<br>12 Elm Street<br>Apt 4<br>Troy, NY 12180");
        browser.opens("/profile/addresses/new?again=yes").sees("value=\"12 Elm Street\"");
        browser.opens("/profile/addresses/new").lacks("value=\"12 Elm");
        for place in ["/profile/addresses?done=saved", "/profile/addresses"] {
            assert_eq!(browser.sends(CHECK, &[check.field("mark")]).place(), place);
        }
        assert_eq!(own(portal, &ann).len(), 1);
        assert_eq!(goes(portal, &ann), ["12 Elm Street", "Apt 4", "Troy, NY 12180"]);
        assert_eq!(notices(portal), ["Juniper Rx: your orders go to another address"]);
        let page = browser.opens("/profile/addresses");
        page.sees("1200 Juniper Lane").sees("Orders go here now");
        browser.opens("/profile").sees("Ann Whitfield").sees("12 Elm Street<br>Apt 4");
    });
}

#[test]
fn what_was_looked_at_is_saved_and_never_what_another_tab_typed_meanwhile() {
    testkit::both(rooms, |portal| {
        let ann = ann(portal);
        let browser = portal.visited_by(&ann);
        browser.sends("/profile/addresses/new", &ELM);
        let first = browser.opens(CHECK);
        browser.sends("/profile/addresses/new", &with(&[("street", "9 Oak Avenue")]));
        let second = browser.sends(CHECK, &[first.field("mark")]);
        second.sees("changed this in another tab").sees("9 Oak Avenue").lacks("12 Elm Street");
        assert_eq!((own(portal, &ann).len(), notices(portal).len()), (0, 0));
        browser.sends(CHECK, &[second.field("mark")]);
        assert_eq!(goes(portal, &ann)[0], "9 Oak Avenue");
    });
}

#[test]
fn what_is_wrong_stands_beside_its_field_and_nothing_typed_is_lost() {
    testkit::sqlite(rooms, |portal| {
        let browser = portal.visited_by(&ann(portal));
        let odd =
            with(&[("zip", "07001"), ("city", "Troy <NY>"), ("label", "Mom’s"), ("unit", "")]);
        let page = browser.sends("/profile/addresses/new", &odd);
        assert_eq!(page.status, 422);
        page.sees("<title>Error:").sees("This ZIP Code is in New Jersey").sees("value=\"Mom’s\"");
        page.sees("value=\"12 Elm Street\"")
            .sees("Troy &#60;NY&#62;")
            .sees("value=\"NY\" selected");
        let twice = with(&[
            ("street", "1200 JUNIPER lane."),
            ("unit", ""),
            ("city", "Albany"),
            ("zip", "12207-1234"),
        ]);
        browser.sends("/profile/addresses/new", &twice).sees("You have this address already");
        let months = with(&[("when", "months"), ("from", "3")]);
        browser.sends("/profile/addresses/new", &months).sees("Choose the first and the last");
        browser.sends::<&str>("/profile/addresses/new", &[]).sees("Choose a state or territory");
        assert_eq!(browser.presses(CHECK).place(), "/profile/addresses");
        let spanish = portal.visited_by(&Person::ann()).in_spanish();
        spanish.sends::<&str>("/profile/addresses/new", &[]).sees("Escriba la ciudad");
    });
}

#[test]
fn the_plans_own_address_is_shown_and_can_be_preferred_but_never_changed() {
    testkit::both(rooms, |portal| {
        let ann = ann(portal);
        let browser = portal.visited_by(&ann);
        let page = browser.opens("/profile/addresses");
        page.sees("The address your plan has").sees("Orders go here now").lacks("/plan/");
        adds(&browser, &[]);
        browser.opens("/profile/addresses/plan/prefer").sees("1200 Juniper Lane");
        browser.presses("/profile/addresses/plan/prefer").follow().sees("New orders go there");
        assert_eq!(goes(portal, &ann), ["1200 Juniper Lane", "Albany, NY 12207"]);
        for path in ["/profile/addresses/plan", "/profile/addresses/plan/end"] {
            assert_eq!(browser.opens(path).status, 404, "{path}");
            assert_eq!(browser.presses(path).status, 404, "{path}");
        }
        let again = portal.write(|tx| coverage::take_person(tx, &record("Ann")));
        assert_eq!(again.1, store::Taken::Same);
    });
}

#[test]
fn an_address_is_changed_and_removed_by_its_owner_alone() {
    testkit::both(rooms, |portal| {
        let ann = ann(portal);
        let (browser, ben) = (portal.visited_by(&ann), portal.visited_by(&Person::ben()));
        adds(&browser, &[]);
        let id = own(portal, &ann).remove(0);
        let here = format!("/profile/addresses/{id}");
        for path in [here.clone(), format!("{here}/end"), format!("{here}/prefer")] {
            assert_eq!(ben.opens(&path).status, 404, "{path}");
            assert_eq!(ben.sends(&path, &ELM).status, 404, "{path}");
        }
        let form = browser.opens(&here);
        let version = form.field("version").1;
        form.sees("name=\"when\" value=\"always\" checked");
        let changed = with(&[("street", "14 Elm Street"), ("version", &version)]);
        browser.sends(&here, &changed);
        let saves = || browser.sends(CHECK, &[browser.opens(CHECK).field("mark")]);
        saves().follow().sees("14 Elm Street");
        // A form of yesterday.
        browser.sends(&here, &with(&[("street", "16 Elm Street"), ("version", &version)]));
        saves().follow().sees("changed elsewhere").sees("14 Elm Street").lacks("16 Elm Street");
        browser.opens(&format!("{here}/end")).sees("14 Elm Street");
        browser.presses(&format!("{here}/end")).follow().lacks("14 Elm Street");
        assert_eq!(goes(portal, &ann), ["1200 Juniper Lane", "Albany, NY 12207"]);
        assert_eq!(browser.presses(&format!("{here}/end")).status, 404);
        assert_eq!(notices(portal).len(), 3);
    });
}

#[test]
fn a_place_for_some_months_takes_turns_with_the_preferred_one() {
    testkit::both(rooms, |portal| {
        let ann = ann(portal);
        let browser = portal.visited_by(&ann);
        adds(&browser, &[("when", "months"), ("from", "11"), ("to", "4")]);
        browser.opens("/profile/addresses").sees("each year from November to the end of April");
        let scope = ann.scope;
        let in_month = |month| {
            let day = base::Day::new(2028, month, 9).unwrap();
            portal.read(move |tx| crate::preferred(tx, scope, day)).unwrap().which
        };
        let id = own(portal, &ann).remove(0);
        assert_eq!((in_month(12).to_string(), in_month(7)), (id.clone(), Which::Plan));
        let prefer = format!("/profile/addresses/{id}/prefer");
        assert_eq!(browser.presses(&prefer).status, 404, "it has its months");
    });
}

#[test]
fn a_new_address_asks_when_orders_go_there_and_loses_no_month_that_was_chosen() {
    testkit::sqlite(rooms, |portal| {
        let ann = ann(portal);
        let browser = portal.visited_by(&ann);
        let chosen = ["always", "months", "asked"].map(|word| format!("value=\"{word}\" checked"));
        let page = browser.opens("/profile/addresses/new");
        page.sees("name=\"when\" value=\"asked\"");
        for chosen in &chosen {
            page.lacks(chosen);
        }
        let unasked: Vec<_> = ELM.into_iter().filter(|(name, _)| *name != "when").collect();
        let page = browser.sends("/profile/addresses/new", &unasked);
        assert_eq!(page.status, 422);
        page.sees("href=\"#when\"").sees("Choose when orders should go there");
        for chosen in &chosen {
            page.lacks(chosen);
        }
        let months = with(&[("when", "asked"), ("from", "11"), ("to", "4")]);
        let page = browser.sends("/profile/addresses/new", &months);
        page.sees("You chose a month below").sees(&chosen[2]);
        page.sees("value=\"11\" selected").sees("value=\"4\" selected");
        let spanish = portal.visited_by(&ann).in_spanish();
        spanish.sends("/profile/addresses/new", &months).sees("Usted eligió un mes más abajo");
        assert_eq!(browser.opens(CHECK).place(), "/profile/addresses", "nothing waits");
        // Months that stood and were not touched are no wish.
        adds(&browser, &with(&[("when", "months"), ("from", "11"), ("to", "4")]));
        let here = format!("/profile/addresses/{}", own(portal, &ann)[0]);
        let form = browser.opens(&here);
        form.sees("value=\"11\" selected");
        let version = form.field("version").1;
        let version = version.as_str();
        let always = |from: &'static str| {
            let typed = [("when", "always"), ("from", from), ("to", "4"), ("version", version)];
            browser.sends(&here, &with(&typed))
        };
        always("10").sees("You chose a month below");
        assert_eq!(always("11").place(), CHECK);

        // With nothing on file, orders can go nowhere else.
        let ben = portal.visited_by(&Person::ben());
        ben.opens("/profile/addresses/new").sees(&chosen[0]);
    });
}

#[test]
fn the_check_page_says_where_orders_go_on_to() {
    testkit::both(rooms, |portal| {
        let ann = ann(portal);
        let browser = portal.visited_by(&ann);
        let checks = |changes: &[(&str, &str)]| {
            browser.sends("/profile/addresses/new", &with(changes));
            browser.opens(CHECK)
        };
        let old = "1200 Juniper Lane, Albany, NY 12207";
        let here = "New orders will go here";
        checks(&[]).sees(here).lacks(old);
        checks(&[("when", "asked")])
            .sees(&format!("Your orders go to {old}, not here"))
            .lacks(here);
        let month = portal.now().day_in(&portal.house.plan.zone).date().month();
        let [one, two, three] = [0, 1, 2].map(|ahead| ((month - 1 + ahead) % 12 + 1).to_string());
        let page = checks(&[("when", "months"), ("from", &two), ("to", &three)]);
        page.sees("Orders go here each year").lacks(here);
        page.sees(&format!("For now, your orders go to {old}"));
        let now = [("when", "months"), ("from", one.as_str()), ("to", two.as_str())];
        checks(&now).sees("Orders go here each year").lacks(here).lacks(old);
        adds(&browser, &now);
        let page = checks(&[("street", "9 Oak Avenue")]);
        page.sees("the months you chose for 12 Elm Street").lacks(here);
        let spanish = portal.visited_by(&ann).in_spanish();
        spanish.opens(CHECK).sees("Después de esos meses llegan aquí");
        assert_eq!(goes(portal, &ann)[0], "12 Elm Street");

        // Where all others are for some months alone, orders come to it whatever was chosen.
        let ben = portal.visited_by(&Person::ben());
        let sends = |changes: &[(&str, &str)]| {
            ben.sends("/profile/addresses/new", &with(changes));
        };
        sends(&now);
        ben.sends(CHECK, &[ben.opens(CHECK).field("mark")]);
        sends(&[("street", "9 Oak Avenue"), ("when", "asked")]);
        let page = ben.opens(CHECK);
        page.sees("After those months they come here").lacks("only when you choose this address");
    });
}

#[test]
fn security_90_while_the_account_is_frozen_nothing_goes_to_an_address_that_was_added() {
    testkit::both(rooms, |portal| {
        let ann = ann(portal);
        adds(&portal.visited_by(&ann), &[]);
        assert_eq!(goes(portal, &ann)[0], "12 Elm Street");
        let of = (ann.account, ann.scope.member());
        portal.write(move |tx| identity::holds::freeze(tx, of, store::Actor::Account(of.0)));
        assert_eq!(goes(portal, &ann)[0], "1200 Juniper Lane");
        let browser = portal.visited_by(&Person { frozen: true, ..ann.clone() });
        let page = browser.opens("/profile/addresses");
        page.sees("everything we send you goes to the address in your plan’s file");
        page.lacks("You can choose another address each time").lacks("the rest of the year");
        page.lacks("Send orders here").lacks("Add an address");
        let (plans, own) = page.text().split_once("1200 Juniper Lane").unwrap();
        assert!(plans.contains("Orders go here now") && !own.contains("Orders go here now"));
        // A letter is on paper, and what is told in it goes the same way.
        let (house, scope) = (portal.house.clone(), ann.scope);
        portal.write(move |tx| {
            let f = house.frame(base::Lang::English, tx.now());
            let letter = web::Letter::new(&f, tx.entropy()).subject("Spring").para("Hello.");
            let dead = store::delivery::address(tx, store::Channel::Mail, "ann@example.org");
            store::delivery::bury(tx, &dead, store::delivery::Why::Gone)?;
            crate::tell(tx, &f, scope, ("payment-due:1", &letter.closing()))
        });
        let sent = portal.work();
        let sheet = sent.iter().find_map(|one| one.sheet.as_ref()).expect("a letter on paper");
        assert!(sheet.address.iter().any(|line| line.contains("1200 Juniper Lane")));
    });
}

#[test]
fn while_the_account_is_frozen_and_the_plan_has_no_address_nobody_is_told_to_add_one() {
    testkit::both(rooms, |portal| {
        let ann = ann(portal);
        adds(&portal.visited_by(&ann), &[]);
        let of = (ann.account, ann.scope.member());
        portal.write(move |tx| {
            let (lines, none) = (Vec::new(), base::Private::<String>::default);
            let empty = formats::records::Address {
                lines,
                city: none(),
                state: none(),
                postal_code: none(),
            };
            let homeless = formats::records::Person { address: Some(empty), ..record("Ann") };
            coverage::take_person(tx, &homeless)?;
            identity::holds::freeze(tx, of, store::Actor::Account(of.0))
        });
        assert_eq!(goes(portal, &ann), Vec::<String>::new());
        let browser = portal.visited_by(&Person { frozen: true, ..ann.clone() });
        for place in ["/profile/addresses", "/profile"] {
            let page = browser.opens(place);
            page.sees("your plan has none for you").lacks("Add one, so that");
            page.lacks("Orders go here now");
        }
        browser.opens("/profile/addresses").sees("12 Elm Street");
    });
}

#[test]
fn a_limited_session_and_the_days_after_a_recovery_change_no_address() {
    testkit::both(rooms, |portal| {
        let ann = ann(portal);
        adds(&portal.visited_by(&ann), &[]);
        let id = own(portal, &ann).remove(0);
        let doors = [
            "new".to_owned(),
            "check".to_owned(),
            id.clone(),
            format!("{id}/end"),
            "plan/prefer".to_owned(),
        ];
        let until = portal.now() + Duration::from_hours(72);
        let limited = Person { grade: Grade::Limited { until }, ..ann.clone() };
        for kept in [limited, Person { frozen: true, ..ann.clone() }] {
            let browser = portal.visited_by(&kept);
            for door in &doors {
                let path = format!("/profile/addresses/{door}");
                assert_eq!(browser.opens(&path).place(), "/security/limits", "{path}");
                assert_eq!(browser.sends(&path, &ELM).place(), "/security/limits", "{path}");
            }
            browser.opens("/profile/addresses").sees("12 Elm Street");
        }
        let of = (ann.account, ann.scope.member());
        portal.write(move |tx| holds::note_recovered(tx, of));
        let browser = portal.visited_by(&ann);
        for door in doors.iter().filter(|door| *door != "check") {
            let path = format!("/profile/addresses/{door}");
            browser.opens(&path).sees("addresses stay as they are until");
            browser.sends(&path, &with(&[("street", "9 Oak St")])).sees("stay as they are until");
        }
        assert_eq!(goes(portal, &ann)[0], "12 Elm Street");
        portal.pass(Duration::from_hours(72));
        browser.presses("/profile/addresses/plan/prefer").follow().sees("New orders go there");
    });
}

#[test]
fn no_more_than_six_are_kept_and_a_draft_is_over_after_twenty_hours() {
    testkit::sqlite(rooms, |portal| {
        let browser = portal.visited_by(&ann(portal));
        for number in 1..=6 {
            adds(&browser, &[("street", &format!("{number} Elm Street"))]);
        }
        browser.opens("/profile/addresses").sees("as many addresses as we can keep");
        browser.opens("/profile/addresses/new").sees("as many addresses as we can keep");
        let ben = portal.visited_by(&Person::ben());
        ben.sends("/profile/addresses/new", &ELM);
        portal.pass(Duration::from_hours(20));
        assert_eq!(ben.opens(CHECK).place(), "/profile/addresses");
        let swept: Timestamp = portal.now() + Duration::from_hours(1);
        let db = &portal.db;
        let gone = portal.runtime.block_on(store::sweep(db, super::store::SWEEPS[0], 10, swept));
        assert_eq!(gone.unwrap(), 1);
    });
}
