//! What a bank says no to: at once, or days after somebody was done on their page.

use std::time::Duration;

use super::*;

/// As for a payment that was refused at once, and not as for one that somebody stopped.
fn sees_it_bounced(ann: &Visitor<'_>, place: &str) {
    let page = ann.opens(place);
    page.sees("No money was taken").sees("Your bank did not pay").sees("Pay again");
    page.lacks("was stopped").lacks("Try again on the secure payment page").lacks("Stop this");
}

#[test]
fn a_bank_account_that_does_not_pay_in_the_end_leaves_the_balance_free_to_be_paid() {
    for hears in ["by their events", "by a look", "by stopping it"] {
        owing(|portal, standin, ann| {
            let (place, page) = begins(portal, ann);
            standin.choose(&page, Card::Bounces, portal.now());
            match hears {
                "by their events" => told(portal, standin),
                "by a look" => {
                    drop(standin.take_events(portal.now()));
                    portal.pass(Duration::from_hours(1));
                    portal.work();
                }
                _ => {
                    drop(standin.take_events(portal.now()));
                    ann.presses(&format!("{place}/stop"));
                    portal.work();
                }
            }
            sees_it_bounced(ann, &place);
            let (next, page) = begins(portal, ann);
            assert_ne!(next, place);
            standin.choose(&page, Card::Works, portal.now());
            told(portal, standin);
            ann.opens("/payments").sees("You owe $0.00.");
            sees_it_bounced(ann, &place);
        });
    }
}

#[test]
fn what_waited_for_a_bank_that_did_not_pay_is_paid_by_itself() {
    owing(|portal, standin, ann| {
        saves(portal, standin, (ann, Card::Works));
        ann.sends("/payments/automatic", &[("cap", "500"), ("agree", "yes")]);
        let (place, page) = begins(portal, ann);
        bill(portal, "2", 1_000);
        portal.work();
        standin.choose(&page, Card::Bounces, portal.now());
        told(portal, standin);
        sees_it_bounced(ann, &place);
        told(portal, standin);
        ann.opens("/payments").sees("You owe $0.00.").sees("-$52.17");
    });
}

#[test]
fn a_saved_bank_account_that_does_not_pay_in_the_end_is_told_as_refused() {
    owing(|portal, standin, ann| {
        saves(portal, standin, (ann, Card::Bounces));
        ann.opens("/payments/methods").sees("Sample Bank ending in 1116");
        let place = pays_with_saved(portal, ann);
        portal.work();
        told(portal, standin);
        ann.opens(&place).sees("No money was taken").sees("Pay again").lacks("under way");
        ann.opens("/payments").sees("Pay $42.17").lacks("A payment is under way");
    });
}

#[test]
fn a_saved_card_that_the_bank_declines_is_no_failure_to_reach_our_payment_company() {
    owing(|portal, standin, ann| {
        saves(portal, standin, (ann, Card::Works));
        becomes(portal, Card::Declined);
        let place = pays_with_saved(portal, ann);
        portal.work();
        ann.opens(&place).sees("The bank said no").lacks("could not reach our payment");
        told(portal, standin);
        ann.opens(&place).sees("The bank said no").lacks("could not reach our payment");
    });
}

#[test]
fn the_stand_in_refuses_a_payment_that_may_lead_away_and_has_no_way_back_as_the_real_one_does() {
    let (standin, _) = provider();
    let asked = |more: &str, name: &str| {
        let form = format!("amount=900&payment_method=pm_t1_4242&confirm=true&{more}");
        let form = Fields::parse(&form).unwrap();
        let now = Timestamp::from_seconds(1_804_172_400);
        let (path, key) = ("payment_intents", "Bearer sk");
        standin.answer(&Call { post: true, path, key, name, form: &form, now }).0
    };
    let never = "automatic_payment_methods[enabled]=true\
        &automatic_payment_methods[allow_redirects]=never";
    assert_eq!(asked("off_session=true", "1"), 400);
    assert_eq!(asked(&format!("off_session=true&{never}"), "2"), 200);
    assert_eq!(asked("return_url=https://example.org", "3"), 200);
}
