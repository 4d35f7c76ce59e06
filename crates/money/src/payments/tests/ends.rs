//! How payments end, what had to wait for that, and what is told of it.

use std::time::Duration;

use ::store::{Message, NewJob, queue};

use super::super::store::{self, bill_and_tell, correct};
use super::*;

fn hours_pass(portal: &Portal, hours: u32) {
    for _ in 0..hours {
        portal.pass(Duration::from_hours(1));
        portal.work();
    }
}

fn pays_by_itself(portal: &Portal, standin: &Standin, (ann, cap): (&Visitor<'_>, &str)) {
    saves(portal, standin, (ann, Card::Works));
    ann.sends("/payments/automatic", &[("cap", cap), ("agree", "yes")]);
}

/// As automatic payment does; its call to the provider is still to come.
fn begins_by_itself(portal: &Portal) {
    portal.write(|tx| {
        let who = Person::ann().scope;
        let method = store::wallet(tx, who)?.preferred().expect("a card").clone();
        let how = store::How::Kept { method, by_itself: true };
        let balance = store::balance(tx, who, Purse::Orders)?;
        store::begin(tx, who, (Purse::Orders, how, balance), ::store::Actor::House).map(drop)
    });
}

fn with_subject(sent: &[Message], subject: &str) -> Vec<String> {
    let of = sent.iter().filter(|message| message.subject.as_str().contains(subject));
    of.map(|message| message.text.as_str().to_owned()).collect()
}

#[test]
fn a_job_that_was_given_up_begins_nothing_once_its_payment_has_failed() {
    owing(|portal, standin, ann| {
        saves(portal, standin, (ann, Card::Works));
        let first = pays_with_saved(portal, ann);
        portal.write(|tx| {
            for job in queue::claim(tx, Duration::from_mins(1), 9)? {
                queue::give_up(tx, &job, "no way there")?;
            }
            Ok(())
        });
        hours_pass(portal, 8);
        ann.opens(&first).sees("We could not reach our payment company");
        let second = pays_with_saved(portal, ann);
        portal.work();
        told(portal, standin);
        ann.opens(&second).sees("We received $42.17");
        // An operator tries again whatever was given up.
        let again = portal.write(|tx| {
            let dead = queue::dead(tx)?;
            dead.iter().map(|job| queue::retry(tx, job.id)).collect::<Result<Vec<_>, _>>()
        });
        assert_eq!(again, [true]);
        portal.work();
        told(portal, standin);
        ann.opens(&first).sees("We could not reach our payment company");
        ann.opens("/payments").sees("You owe $0.00.").lacks("We owe you");
    });
}

#[test]
fn what_would_be_paid_by_itself_is_not_once_that_is_turned_off_or_its_card_removed() {
    for removes in [false, true] {
        owing(|portal, standin, ann| {
            pays_by_itself(portal, standin, (ann, "50"));
            begins_by_itself(portal);
            if removes {
                let wallet = portal.read(|tx| store::wallet(tx, Person::ann().scope));
                let place = format!("/payments/methods/{}", wallet.methods[0].id);
                ann.sends(&place, &[("do", "remove")]);
            } else {
                ann.presses("/payments/automatic/off");
            }
            portal.work();
            told(portal, standin);
            let page = ann.opens("/payments");
            page.sees("You owe $42.17.").lacks("under way").lacks("Under way");
        });
    }
}

#[test]
fn what_a_lost_call_may_have_taken_is_not_made_again_and_not_said_to_be_stopped() {
    owing(|portal, standin, ann| {
        pays_by_itself(portal, standin, (ann, "50"));
        begins_by_itself(portal);
        // A node that died while it asked.
        portal.write(|tx| queue::claim(tx, Duration::from_mins(1), 9));
        ann.presses("/payments/automatic/off");
        portal.pass(Duration::from_mins(2));
        portal.work();
        told(portal, standin);
        ann.opens("/payments").sees("You owe $42.17.").sees("Under way").lacks("Stopped");
        hours_pass(portal, 8);
        ann.opens("/payments").sees("You owe $42.17.").lacks("Under way").lacks("Stopped");
    });
}

#[test]
fn a_payment_whose_answer_was_lost_learns_its_name_from_the_event_that_it_was_made() {
    owing(|portal, standin, ann| {
        saves(portal, standin, (ann, Card::Works));
        let place = pays_with_saved(portal, ann);
        let id = place.rsplit('/').next().unwrap();
        portal.write(|tx| {
            for job in queue::claim(tx, Duration::from_mins(1), 9)? {
                queue::give_up(tx, &job, "no way back")?;
            }
            Ok(())
        });
        let made = |status: &str| {
            serde_json::json!({
                "id": format!("evt_{status}"), "type": "payment_intent.x",
                "created": portal.now().seconds(),
                "data": { "object": {
                    "id": "pi_lost", "status": status, "amount_received": 4_217,
                    "metadata": { "payment": id },
                } },
            })
        };
        let session = || {
            portal.read(|tx| Ok(store::payments(tx, Person::ann().scope)?.remove(0).body.session))
        };
        // Before it is over the answer may still say where its owner has to go.
        for (status, name) in [("requires_action", None), ("succeeded", Some("pi_lost"))] {
            told_again(portal, &made(status).to_string());
            portal.work();
            assert_eq!(session().as_deref(), name, "{status}");
        }
        ann.opens(&place).sees("We received $42.17");
    });
}

#[test]
fn a_saved_card_that_was_refused_keeps_its_reason_however_late_it_is_asked_for() {
    owing(|portal, standin, ann| {
        saves(portal, standin, (ann, Card::Works));
        runs_dry(portal);
        let place = pays_with_saved(portal, ann);
        portal.work();
        // Their event is lost: the answer to our call is all we know.
        drop(standin.take_events(portal.now()));
        ann.opens(&place).sees("not enough money");
        hours_pass(portal, 30);
        ann.opens(&place).sees("not enough money").lacks("could not reach our payment");
    });
}

#[test]
fn what_came_while_a_payment_was_under_way_is_paid_by_itself_however_that_ends() {
    owing(|portal, standin, ann| {
        pays_by_itself(portal, standin, (ann, "500"));
        let (place, _) = begins(portal, ann);
        bill(portal, "2", 1_000);
        portal.work();
        ann.opens("/payments").sees("You owe $52.17.").sees("A payment is under way");
        ann.presses(&format!("{place}/stop"));
        portal.work();
        told(portal, standin);
        ann.opens(&place).sees("This payment was stopped");
        told(portal, standin);
        ann.opens("/payments").sees("You owe $0.00.").sees("-$52.17");
        // A success that their event never told.
        ann.presses("/payments/automatic/off");
        bill(portal, "3", 2_000);
        portal.work();
        let (_, page) = begins(portal, ann);
        ann.sends("/payments/automatic", &[("cap", "500"), ("agree", "yes")]);
        bill(portal, "4", 700);
        portal.work();
        standin.choose(&page, Card::Works, portal.now());
        drop(standin.take_events(portal.now()));
        hours_pass(portal, 1);
        told(portal, standin);
        ann.opens("/payments").sees("You owe $0.00.").sees("-$20.00").sees("-$7.00");
    });
}

#[test]
fn a_card_that_is_refused_is_not_tried_again_by_itself_until_more_is_owed() {
    owing(|portal, standin, ann| {
        pays_by_itself(portal, standin, (ann, "500"));
        runs_dry(portal);
        let tries = || {
            told(portal, standin);
            portal.read(|tx| store::payments(tx, Person::ann().scope)).len()
        };
        bill(portal, "2", 1_000);
        portal.work();
        assert_eq!(tries(), 1);
        hours_pass(portal, 30);
        assert_eq!(tries(), 1);
        bill(portal, "3", 1_000);
        portal.work();
        assert_eq!(tries(), 2);
    });
}

#[test]
fn a_payment_that_was_stopped_is_not_made_by_itself() {
    owing(|portal, standin, ann| {
        pays_by_itself(portal, standin, (ann, "500"));
        let (place, _) = begins(portal, ann);
        ann.presses(&format!("{place}/stop"));
        portal.work();
        told(portal, standin);
        ann.opens(&place).sees("This payment was stopped");
        told(portal, standin);
        ann.opens("/payments").sees("You owe $42.17.").lacks("A payment is under way");
    });
}

#[test]
fn a_bill_that_is_raised_is_told_and_paid_by_itself_and_one_that_is_lowered_is_neither() {
    owing(|portal, standin, ann| {
        has_a_mailbox(portal);
        pays_by_itself(portal, standin, (ann, "500"));
        let (less, more) = (one(portal, "less", -217), one(portal, "more", 300));
        portal.write(move |tx| correct(tx, Person::ann().scope, &less));
        assert_eq!(with_subject(&portal.work(), "You have a new bill"), Vec::<String>::new());
        ann.opens("/payments").sees("You owe $40.00.");
        portal.write(move |tx| correct(tx, Person::ann().scope, &more));
        let sent = portal.work();
        let told_of = with_subject(&sent, "You have a new bill");
        assert!(told_of.len() == 1 && told_of[0].contains("You owe $3.00 more"), "{told_of:?}");
        told(portal, standin);
        ann.opens("/payments").sees("You owe $0.00.").sees("-$43.00");
    });
}

#[test]
fn four_bills_at_once_are_one_message_and_so_is_a_cap_they_go_above() {
    owing(|portal, standin, ann| {
        has_a_mailbox(portal);
        pays_by_itself(portal, standin, (ann, "50"));
        portal.work();
        let bills: Vec<Bill> =
            (0..4).map(|at| one(portal, &format!("order/{at}"), 1_000)).collect();
        let again = bills.clone();
        portal.write(move |tx| {
            bills.iter().try_for_each(|one| bill_and_tell(tx, Person::ann().scope, one))
        });
        let sent = portal.work();
        let told_of = with_subject(&sent, "You have a new bill");
        assert!(told_of.len() == 1 && told_of[0].contains("You owe $40.00 more"), "{told_of:?}");
        assert_eq!(with_subject(&sent, "Automatic payment waits").len(), 1);
        portal.write(move |tx| {
            again.iter().try_for_each(|one| bill_and_tell(tx, Person::ann().scope, one))
        });
        assert_eq!(portal.work().len(), 0);
        ann.opens("/payments").sees("You owe $82.17.");
    });
}

#[test]
fn what_was_lowered_before_it_was_told_is_told_as_it_stands_and_where_nothing_is_left_not_at_all() {
    owing(|portal, _, _| {
        has_a_mailbox(portal);
        for (name, less, wanted) in [("a", -300, Some("You owe $9.00 more")), ("b", -1_200, None)] {
            let first = one(portal, name, 1_200);
            let lower = one(portal, &format!("{name}/less"), less);
            portal.write(move |tx| {
                bill_and_tell(tx, Person::ann().scope, &first)?;
                correct(tx, Person::ann().scope, &lower)
            });
            let told_of = with_subject(&portal.work(), "You have a new bill");
            assert_eq!(told_of.len(), usize::from(wanted.is_some()), "{told_of:?}");
            assert!(wanted.is_none_or(|wanted| told_of[0].contains(wanted)), "{told_of:?}");
        }
    });
}

#[test]
fn a_bill_that_an_older_version_was_about_to_tell_is_told() {
    owing(|portal, _, _| {
        has_a_mailbox(portal);
        portal.write(|tx| {
            let key = "bill-told/1".to_owned();
            let job = NewJob::new(crate::payments::jobs::BILLED, key, &Money::cents(1_250))?;
            tx.queue(job.owner(Person::ann().scope))
        });
        let told_of = with_subject(&portal.work(), "You have a new bill");
        assert!(told_of.len() == 1 && told_of[0].contains("You owe $12.50 more"), "{told_of:?}");
    });
}

#[test]
fn an_event_that_an_older_version_was_about_to_take_in_is_taken_in() {
    owing(|portal, _, ann| {
        let (place, _) = begins(portal, ann);
        let id: base::PaymentId = place.trim_start_matches("/payments/").parse().unwrap();
        portal.write(move |tx| {
            let told = serde_json::json!({ "Payment": [id, { "taken": 4_217 }] });
            let job = NewJob::new(crate::payments::jobs::HEAR, "payment-event/1".into(), &told)?;
            tx.queue(job.owner(Person::ann().scope))
        });
        portal.work();
        ann.opens(&place).sees("We received $42.17").sees("Paid on");
    });
}

#[test]
fn a_balance_too_small_to_be_paid_says_so() {
    owing(|portal, _, ann| {
        let less = one(portal, "less", -4_200);
        portal.write(move |tx| correct(tx, Person::ann().scope, &less));
        let page = ann.opens("/payments");
        page.sees("You owe $0.17.").sees("It comes with your next bill").lacks("Pay $0.17");
        bill(portal, "2", 100);
        portal.work();
        ann.opens("/payments").sees("Pay $1.17").lacks("It comes with your next bill");
    });
}
