use base::{FillId, Private, RefillTerms};
use formats::records::{FillStatus, Quantity};
use web::{Mode, Shared};

use crate::orders::{Shipment, Stage};
use crate::testing::{
    ANN, ANN_BORN, BEN, SLICES, fill_record, give, moves_to, person, plan_has_address, record,
    rooms, rx, today, write,
};
use crate::{Names, PastOrder, place_sample_order, slice, summary, take_fill, take_prescription};

mod beside;
mod visit;

use visit::{Visit, ticked};

pub fn house(db: &store::Db) -> Shared {
    testkit::house(db, Mode::Demo, &[slice()]).0
}

#[test]
fn every_page_can_be_written_in_every_state_and_language() {
    assert_eq!(testkit::complaints(|| vec![slice()]), Vec::<String>::new());
}

#[test]
fn the_home_page_hears_what_is_due_and_what_is_on_its_way() {
    store::testing::both(SLICES, |db| {
        write(db, |tx| {
            for seed in [1, 2, 3] {
                give(tx, ANN, seed)?;
            }
            let past = PastOrder {
                name: "shipped".to_owned(),
                prescriptions: vec![rx(3)],
                placed: today().plus_days(-2),
                reached: Stage::Shipped(Shipment::default()),
            };
            let order = place_sample_order(tx, ANN, &past, today())?.unwrap();
            assert_eq!(place_sample_order(tx, ANN, &past, today())?, Some(order));
            let told = summary(tx, ANN, (today(), RefillTerms::HOUSE))?;
            assert_eq!((told.prescriptions, told.refillable.len()), (3, 2));
            assert_eq!(told.orders_open.iter().map(|open| open.id).collect::<Vec<_>>(), [order]);
            assert_eq!(told.orders_open[0].step_key, "order-step-shipped");
            let nothing = summary(tx, BEN, (today(), RefillTerms::HOUSE))?;
            assert_eq!((nothing.prescriptions, nothing.orders_open.len()), (0, 0));
            Ok(())
        });
    });
}

#[test]
fn a_refill_goes_from_the_list_to_an_order_that_can_be_called_back() {
    Visit::of_ann(|ann| {
        ann.gives(&[1, 2]);
        let list = ann.opens("/prescriptions");
        list.sees("2 prescriptions").sees("Sample 1 mg tablet").sees("You can refill it now");
        ann.opens("/refills").sees("Order 2 refills").sees("Sample 2 mg tablet");
        let check = ann.sends("/refills", &[rx(1), rx(2)].map(ticked)).follow();
        check.sees("Check your order: 2 refills").sees("Confirm order").sees("March 9, 2027");
        let order = ann.sends("/refills/check", &[check.field("draft")]);
        let placed = order.follow();
        placed.sees("Order placed").sees("Your order number is").sees("until 10:10");
        placed.sees("We have no email address for you");
        // The same press again, and the check page again, lead to the same order.
        assert_eq!(ann.sends("/refills/check", &[check.field("draft")]).place(), order.place());
        assert_eq!(ann.opens(&check.path).place(), order.place());
        ann.opens("/prescriptions").sees("Active: Submitted").sees("See the order");
        ann.opens("/refills").sees("Nothing can be refilled today");
        let path = order.place().replace("?placed=1", "");
        ann.opens("/orders").sees("Ordered on March 4, 2027").sees("Received");
        ann.opens(&format!("{path}/cancel")).sees("Do you want to cancel this order?");
        let cancelled = ann.presses(&format!("{path}/cancel")).follow();
        cancelled.sees("The order is cancelled").lacks("Order placed");
        ann.presses(&format!("{path}/cancel")).follow().sees("You cancelled this order");
        ann.opens("/refills").sees("Order 2 refills");
    });
}

#[test]
fn without_an_address_the_check_page_answers_and_keeps_what_was_typed() {
    testkit::sqlite(rooms, |portal| {
        portal.write(|tx| give(tx, ANN, 1).map(|_| ()));
        let ann = portal.visited_by(&testkit::Person::ann());
        let check = ann.sends("/refills", &[ticked(rx(1))]).follow();
        let typed = [check.field("draft"), ("limit", "20".to_owned())];
        let answer = ann.sends("/refills/check", &typed);
        assert_eq!(answer.status, 422);
        answer.sees("No address is on file. Add one before you confirm").sees("href=\"#to\"");
        answer.sees("id=\"to\" href=\"/profile/addresses\"").sees("value=\"20\"");
        ann.opens("/orders").sees("You have no orders yet");
        portal.write(|tx| moves_to(tx, ANN, "1200 Juniper Lane"));
        ann.sends("/refills/check", &typed).follow().sees("Order placed");
    });
}

#[test]
fn while_the_account_is_frozen_only_the_plans_address_can_be_chosen() {
    testkit::sqlite(rooms, |portal| {
        let scope = portal.write(|tx| {
            let (member, _) = coverage::take_person(tx, &person("ann", ANN_BORN))?;
            let scope = base::MemberScope::of(member);
            give(tx, scope, 1)?;
            moves_to(tx, scope, "66 Stranger Street")?;
            Ok(scope)
        });
        let names = ("ann.whitfield", "ann@example.org");
        let account = portal.write(move |tx| {
            let who = ("Ann", base::Lang::English);
            identity::testing::account(tx, scope.member(), who, names)
        });
        let ann = portal.visited_by(&testkit::Person { scope, account, ..testkit::Person::ann() });
        let check = ann.sends("/refills", &[ticked(rx(1))]).follow();
        check.sees("66 Stranger Street").sees("12 Juniper Lane");
        portal.write(move |tx| {
            identity::holds::freeze(tx, (account, scope.member()), store::Actor::Account(account))
        });
        let page = ann.opens(&check.path);
        page.lacks("66 Stranger Street").sees("12 Juniper Lane");
        page.sees("only to the address in your plan’s file").lacks("Change or add an address");
        // Nobody can add one now, and nobody is told to.
        portal.write(|tx| plan_has_address(tx, "ann", false));
        let nowhere = "your plan has none for you. Call 1-800-555-0199";
        ann.opens(&check.path).sees(nowhere).lacks("Add one before");
        let refused = ann.sends("/refills/check", &[check.field("draft")]);
        assert_eq!(refused.status, 422);
        refused.sees(nowhere).sees("href=\"#to\"").sees("id=\"to\"").lacks("Add one before");
        portal.write(|tx| plan_has_address(tx, "ann", true));
        let order = ann.sends("/refills/check", &[check.field("draft")]).follow();
        order.sees("12 Juniper Lane").lacks("66 Stranger Street").lacks("has not left");
        // Before it leaves the plan's file loses the address.
        portal.write(|tx| plan_has_address(tx, "ann", false));
        let order = ann.opens(order.path.trim_end_matches("?placed=1"));
        order.sees("Your order has not left").sees(nowhere).lacks("12 Juniper Lane");
        portal.write(|tx| plan_has_address(tx, "ann", true));
        ann.opens(&order.path).lacks("has not left");
    });
}

#[test]
fn an_order_is_found_by_its_number_a_prescriptions_or_a_medicine_and_by_nobody_else() {
    Visit::of_ann(|ann| {
        ann.gives(&[1]);
        let check = ann.sends("/refills", &[ticked(rx(1))]).follow();
        let path = ann.sends("/refills/check", &[check.field("draft")]).place();
        let id = path.replace("?placed=1", "").replace("/orders/", "");
        let reference = crate::orders::rules::reference(id.parse().unwrap());
        let finds = |words: &str| ann.sends("/orders", &[("words", words)]);
        let lower = reference.to_lowercase();
        for words in [reference.as_str(), lower.as_str(), "Rx 7000001", "sample 1 MG"] {
            let found = finds(words);
            found.sees("1 order found").sees("Sample 1 mg tablet").sees("Show all orders");
            assert_eq!(found.path, "/orders");
        }
        for words in ["7K2Q-M4XB", "7000002", "Sample 2"] {
            finds(words).sees("No order has this number").lacks("Sample 1 mg tablet");
        }
        finds("  ").sees("Enter a number or the name of a medicine").sees("Sample 1 mg tablet");
        let ben = ann.as_ben();
        let his = ben.sends("/orders", &[("words", &reference)]);
        his.sees("No order has this number").lacks("Sample 1 mg tablet");
    });
}

#[test]
fn the_confirmation_goes_by_mail_and_names_no_medicine() {
    Visit::of_ann(|ann| {
        ann.gives(&[1]);
        let ann = &ann.signed_up("ann@example.org");
        let check = ann.sends("/refills", &[ticked(rx(1))]).follow();
        let placed = ann.sends("/refills/check", &[check.field("draft")]).follow();
        placed.sees("We are sending a confirmation to your email address");
        ann.sends("/refills/check", &[check.field("draft")]);
        let [message] = ann.mail().try_into().expect("one message");
        assert_eq!(message.to.as_str(), "ann@example.org");
        assert!(message.text.contains("We have your order of 1 refill"), "{}", message.text.0);
        assert!(!message.html.contains("Sample") && !message.text.contains("Sample"));
    });
}

#[test]
fn a_confirmation_nobody_wanted_is_kept_here_and_not_said_to_be_on_its_way() {
    Visit::of_ann(|ann| {
        ann.gives(&[1]);
        let ann = &ann.signed_up("ann@example.org");
        ann.sends::<&str>("/preferences", &[]);
        let check = ann.sends("/refills", &[ticked(rx(1))]).follow();
        let placed = ann.sends("/refills/check", &[check.field("draft")]).follow();
        placed.sees("We keep a confirmation for you here").lacks("to your email address");
        ann.opens("/messages").sees("Kept here");
    });
}

#[test]
fn speed_and_limit_go_with_the_order_and_a_slip_loses_nothing() {
    Visit::of_ann(|ann| {
        ann.gives(&[1]);
        let check = ann.sends("/refills", &[ticked(rx(1))]).follow();
        check.sees("Standard: no charge").sees("Fast: $12.95").sees("We do not have an estimate");
        let draft = || check.field("draft");
        let slip = [draft(), ("speed", "fast".to_owned()), ("limit", "forty".to_owned())];
        let wrong = ann.sends("/refills/check", &slip);
        assert_eq!(wrong.status, 422);
        wrong.sees("Enter an amount in dollars").sees("value=\"forty\"").sees("Check your order");
        let gone = [draft(), ("to", base::AddressId::new([1; 16]).to_string())];
        let gone = ann.sends("/refills/check", &gone);
        gone.sees("not on file any more").sees("1200 Juniper Lane");
        let good = [draft(), ("speed", "fast".to_owned()), ("limit", "$40".to_owned())];
        let order = ann.sends("/refills/check", &good).follow();
        order.sees("Fast: $12.95").sees("more than $40.00").sees("March 6, 2027");
    });
}

#[test]
fn an_order_taken_back_comes_with_all_that_was_chosen_however_often_it_is_pressed() {
    Visit::of_ann(|ann| {
        ann.gives(&[1]);
        let check = ann.sends("/refills", &[ticked(rx(1))]).follow();
        let (speed, limit) = (("speed", "fast".to_owned()), ("limit", "20,50".to_owned()));
        let order = ann.sends("/refills/check", &[check.field("draft"), speed, limit]);
        order.follow().sees("more than $20.50");
        let change = order.place().replace("?placed=1", "/change");
        let changed = ann.presses(&change);
        changed.follow().sees("We took your order back").sees("value=\"fast\" checked");
        changed.follow().sees("value=\"20.50\"");
        assert_eq!(ann.presses(&change).place(), changed.place());
        ann.opens("/orders").sees("Cancelled");
    });
}

#[test]
fn an_estimate_comes_from_the_plans_list_and_never_claims_to_be_exact() {
    Visit::of_ann(|ann| {
        ann.gives(&[2]);
        ann.hears(|tx| {
            crate::testing::list_drug(tx, ANN, (true, false))?;
            give(tx, ANN, 1)?;
            let mut told = record(1);
            told.drug.ndc = Some(crate::testing::listed_ndc());
            take_prescription(tx, ANN, rx(1), (&told, &Names::default())).map(|_| ())
        });
        let check = ann.sends("/refills", &[ticked(rx(1)), ticked(rx(2))]).follow();
        check.sees("About $10.00").sees("1 medicine has no estimate").sees("you may pay more");
        let page = ann.opens(&format!("/prescriptions/{}", rx(1)));
        page.sees("prior authorization").lacks("quantity limit");
    });
}

#[test]
fn one_prescriptions_page_leads_to_an_order_of_one() {
    Visit::of_ann(|ann| {
        ann.gives(&[1, 2]);
        let page = ann.opens(&format!("/prescriptions/{}", rx(1)));
        page.sees("Order 1 refill").sees("Take 1 tablet a day").sees("February 4, 2027");
        ann.sends("/refills", &[page.field("rx")]).follow().sees("Check your order: 1 refill");
        ann.opens(&format!("/refills?rx={}", rx(1))).sees("Order 1 refill").sees("Select all");
    });
}

#[test]
fn a_part_and_a_new_one_are_told_apart_with_their_days() {
    Visit::of_ann(|ann| {
        ann.hears(|tx| {
            let (part, mut young) = (record(1), record(2));
            young.written = Some(Private(today().plus_days(-1)));
            for (seed, told) in [(1, part), (2, young)] {
                take_prescription(tx, ANN, rx(seed), (&told, &Names::default()))?;
            }
            let mut fill = fill_record(3, FillStatus::Completed);
            (fill.quantity, fill.days_supply) = (Some(Quantity::whole(10)), None);
            let id = (FillId::new([1; 16]), Some(rx(1)));
            take_fill(tx, ANN, id, (&fill, &Names::default())).map(|_| ())
        });
        // Ten of thirty tablets last ten of thirty days, and two thirds of those are seven.
        let part = ann.opens(&format!("/prescriptions/{}", rx(1)));
        part.sees("from March 8, 2027").sees("less than the full amount");
        let young = ann.opens(&format!("/prescriptions/{}", rx(2)));
        young.sees("This prescription is new").sees("Look again on March 6, 2027");
    });
}

#[test]
fn ticking_nothing_says_what_to_do_and_orders_nothing() {
    Visit::of_ann(|ann| {
        ann.gives(&[1]);
        let problem = ann.presses("/refills");
        assert_eq!(problem.status, 422);
        problem.sees("Choose at least one medicine");
        ann.sends("/refills", &[("rx", "nonsense")]).sees("Choose at least one medicine");
        ann.opens("/orders").sees("You have no orders yet");
    });
}

#[test]
fn a_draft_survives_signing_in_again() {
    Visit::of_ann(|ann| {
        ann.gives(&[1, 2]);
        ann.sends("/refills", &[ticked(rx(1))]);
        ann.opens("/refills/check").sees("Check your order: 1 refill");
    });
}

#[test]
fn what_is_another_members_is_not_there() {
    Visit::of_ann(|ann| {
        ann.gives(&[1]);
        let draft = ann.sends("/refills", &[ticked(rx(1))]);
        let order = ann.sends("/refills/check", &[draft.follow().field("draft")]).place();
        let ben = &ann.as_ben();
        let paths = [
            format!("/prescriptions/{}", rx(1)),
            order.replace("?placed=1", ""),
            order.replace("?placed=1", "/cancel"),
            "/orders/nonsense".to_owned(),
        ];
        for path in paths {
            assert_eq!(ben.opens(&path).status, 404, "{path}");
        }
        assert_eq!(ben.presses(&order.replace("?placed=1", "/cancel")).status, 404);
        assert_eq!(ben.opens(&draft.place()).place(), "/refills?gone=1");
        ben.opens("/prescriptions").sees("No prescriptions are on file yet");
    });
}

#[test]
fn a_stranger_is_sent_to_sign_in_from_every_door() {
    Visit::of_ann(|ann| {
        let stranger = &ann.as_stranger();
        let doors = slice().rooms;
        for entry in doors.table().iter().filter(|door| door.who == web::Who::Member) {
            let path = entry.path.replace("{id}", &rx(1).to_string());
            let answer =
                if entry.method == "GET" { stranger.opens(&path) } else { stranger.presses(&path) };
            assert!(answer.place().starts_with("/sign-in"), "{} {}", entry.method, entry.path);
        }
    });
}

#[test]
fn the_list_can_be_saved_to_print_and_as_plain_text_after_a_fresh_proof() {
    testkit::sqlite(rooms, |portal| {
        portal.write(|tx| give(tx, ANN, 1).map(|_| ()));
        let mut ann = testkit::Person::ann();
        let fresh = portal.visited_by(&ann);
        fresh.opens("/prescriptions").sees("/prescriptions.pdf").sees("prove it is you");
        let text = fresh.opens("/prescriptions.txt");
        assert_eq!(text.header("content-type"), "text/plain; charset=utf-8");
        text.sees("Sample 1 mg tablet\r\nRx: 7000001\r\nTake 1 tablet a day\r\nStatus: Active");
        text.sees("private health information");
        let pdf = fresh.opens("/prescriptions.pdf");
        assert_eq!((pdf.status, pdf.header("content-type")), (200, "application/pdf"));
        assert!(pdf.bytes.starts_with(b"%PDF-"));
        ann.proved = web::PROOF_LIFE * 2;
        for path in ["/prescriptions.pdf", "/prescriptions.txt"] {
            assert_eq!(portal.visited_by(&ann).opens(path).status, 303, "{path}");
        }
    });
}

#[test]
fn the_list_can_be_searched_filtered_and_sorted_by_address_alone() {
    Visit::of_ann(|ann| {
        ann.gives(&[1, 2, 3]);
        ann.opens("/prescriptions?q=sample+2").sees("1 prescription").lacks("Sample 1 mg");
        ann.opens("/prescriptions?q=nothing").sees("No prescription matches this search");
        ann.opens("/prescriptions?show=ended").sees("0 prescriptions");
        ann.opens("/prescriptions?show=can-order&sort=name").sees("3 prescriptions");
    });
}
