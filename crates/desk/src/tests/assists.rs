//! Two people of two teams help one member back in.

use ::store::{Channel, Message};
use testkit::{Page, Portal, Visitor};

use crate::staff::{Role, remove};
use crate::testing::{DAY, act_on, at_desk, both, in_team, member, phone, sqlite};

const CARD: &str = "JRX100200";
const ASKED: &str = "/desk/assists?done=asked";

/// Looks the member up and asks for a colleague's approval; where it led.
fn asks<'v, 'p>(who: &'v Visitor<'p>, card: &str, how: &str) -> Page<'v, 'p> {
    let path = act_on(who, card, "/help").unwrap();
    who.sends(&path, &[("how", how)])
}

/// What waits for this approver.
fn waiting(who: &Visitor<'_>) -> Option<String> {
    let page = who.opens("/desk/assists");
    let (_, rest) = page.text().split_once("href=\"/desk/assists/")?;
    rest.split('"').next().map(|id| format!("/desk/assists/{id}"))
}

fn approves<'v, 'p>(who: &'v Visitor<'p>, path: &str) -> Page<'v, 'p> {
    who.sends(path, &[("act", "approve")])
}

fn texts(portal: &Portal) -> Vec<Message> {
    portal.work().into_iter().filter(|one| one.channel == Channel::Text).collect()
}

/// The code in a text: three groups of four.
fn code(text: &Message) -> String {
    let mut words = text.text.split(' ');
    words.find(|word| word.len() == 14 && word.matches('-').count() == 2).unwrap().to_owned()
}

#[test]
fn two_people_help_a_member_in_and_the_code_goes_to_the_number_on_file_alone() {
    both(|portal| {
        let ann = member(portal, 0xA, ("ann", CARD));
        phone(portal, &ann, ("212-555-0143", 365));
        let ana = at_desk(portal, ("Ana Ruiz", Role::Agent), 1);
        let bo = in_team(portal, "West", ("Bo Fox", Role::Supervisor), 2);
        bo.opens("/desk").lacks("1 waits)");
        let path = act_on(&ana, CARD, "/help").unwrap();
        let page = ana.opens(&path);
        page.sees("ann W.").sees("… 43").sees("Never ask for it, read it out").lacks("0143");
        ana.sends(&path, &[("how", "")]).sees("Choose how you meet them");
        let asked = ana.sends(&path, &[("how", "call-back")]);
        assert_eq!(asked.place(), ASKED);
        asked.follow().sees("Bo Fox, team West").sees("Waits for approval");

        bo.opens("/desk").sees("1 waits)");
        let one = waiting(&bo).unwrap();
        bo.opens(&one).sees("ann W.").sees("Ana Ruiz, team East").lacks("0143").lacks("ann10@");
        let agreed = approves(&bo, &one);
        assert_eq!(agreed.place(), "/desk/assists?done=call-back");
        let sent = texts(portal);
        assert_eq!((sent.len(), sent[0].to.as_str()), (1, "212-555-0143"));
        let code = code(&sent[0]);
        agreed.follow().sees("on its way to the number on file").lacks(&code);
        ana.opens("/desk/assists").sees("Approved").lacks(&code);
        assert_eq!(approves(&bo, &one).status, 404, "once");
        let (of, later) = (ann.scope, portal.now() + DAY);
        let audited = portal.read(move |tx| store::audit::of_member(tx, of, later, 100));
        assert!(audited.iter().any(|told| told.action == "assist.approved"));
        for told in audited {
            assert!(!format!("{told:?}").contains(&code), "{}", told.action);
        }
        assert!(texts(portal).is_empty());

        portal
            .visited_by(&ann)
            .opens("/security/viewed")
            .sees("Ana, agent")
            .sees("Bo, supervisor")
            .sees("They asked a colleague to help you back in")
            .sees("They agreed that you are helped back in")
            .lacks(&code);
        let browser = portal.stranger();
        assert_eq!(browser.sends("/get-in/long-code", &[("code", code)]).place(), "/get-in/proved");
    });
}

#[test]
fn only_the_one_who_was_drawn_may_approve_and_never_the_one_who_asked() {
    both(|portal| {
        member(portal, 0xA, ("ann", CARD));
        let ana = at_desk(portal, ("Ana Ruiz", Role::Agent), 1);
        let bo = in_team(portal, "West", ("Bo Fox", Role::Agent), 2);
        assert_eq!(asks(&ana, CARD, "in-person").place(), ASKED);
        let one = waiting(&bo).unwrap();
        let cy = in_team(portal, "West", ("Cy Ito", Role::Supervisor), 3);
        for other in [&ana, &cy] {
            assert_eq!(waiting(other), None);
            assert_eq!(other.opens(&one).status, 404);
            assert_eq!(approves(other, &one).status, 404);
            let declined = other.sends(&one, &[("act", "decline"), ("no", "gone")]);
            assert_eq!(declined.status, 404);
        }
        assert!(portal.work().is_empty());
        let agreed = approves(&bo, &one);
        agreed.follow().sees("comes out where your plan prints its letters");
        let slips = portal.work();
        assert_eq!((slips.len(), slips[0].channel), (1, Channel::Post));
    });
}

#[test]
fn without_somebody_of_another_team_at_the_desk_nobody_is_helped_by_one_alone() {
    both(|portal| {
        member(portal, 0xA, ("ann", CARD));
        let bo = in_team(portal, "West", ("Bo Fox", Role::Agent), 2);
        portal.pass(std::time::Duration::from_mins(15));
        assert_eq!(bo.opens("/desk").place(), "/desk/sign-in");
        let ana = at_desk(portal, ("Ana Ruiz", Role::Agent), 1);
        at_desk(portal, ("Al Rey", Role::Supervisor), 3);
        in_team(portal, "EAST", ("Eve Rey", Role::Agent), 4);
        in_team(portal, "West", ("Frida Fox", Role::Fraud), 5);
        in_team(portal, "West", ("Pia Fox", Role::Privacy), 6);
        let refused = asks(&ana, CARD, "in-person");
        assert_eq!(refused.status, 422);
        refused.sees("Nobody of another team is at the desk now").sees("checked");
    });
}

#[test]
fn a_number_that_is_new_is_not_called_and_a_member_is_asked_for_once_an_hour() {
    both(|portal| {
        let ann = member(portal, 0xA, ("ann", CARD));
        phone(portal, &ann, ("212-555-0143", 29));
        let ana = at_desk(portal, ("Ana Ruiz", Role::Agent), 1);
        in_team(portal, "West", ("Bo Fox", Role::Agent), 2);
        let path = act_on(&ana, CARD, "/help").unwrap();
        ana.opens(&path).sees("no phone number has been on file for 30 days").lacks("… 43");
        let refused = ana.sends(&path, &[("how", "call-back")]);
        refused.sees("takes text messages has been on file for 30 days");
        assert_eq!(ana.sends(&path, &[("how", "in-person")]).place(), ASKED);
        let again = ana.sends(&path, &[("how", "in-person")]);
        assert_eq!(again.status, 422);
        again.sees("within the last hour");
    });
}

#[test]
fn what_is_declined_grants_nothing_and_says_why() {
    both(|portal| {
        let ann = member(portal, 0xA, ("ann", CARD));
        let ana = at_desk(portal, ("Ana Ruiz", Role::Agent), 1);
        let bo = in_team(portal, "West", ("Bo Fox", Role::Agent), 2);
        asks(&ana, CARD, "in-person");
        let one = waiting(&bo).unwrap();
        for no in ["", "tired"] {
            let page = bo.sends(&one, &[("act", "decline"), ("no", no)]);
            assert_eq!(page.status, 422);
            page.sees("Choose why you do not approve");
        }
        let declined = bo.sends(&one, &[("act", "decline"), ("no", "pressed")]);
        assert_eq!(declined.place(), "/desk/assists?done=declined");
        assert_eq!(approves(&bo, &one).status, 404);
        assert!(portal.work().is_empty());
        ana.opens("/desk/assists").sees("Not approved: somebody seems to press");
        let reader = portal.visited_by(&ann);
        reader.opens("/security/viewed").sees("They did not agree that you are helped back in");
    });
}

#[test]
fn whoever_was_removed_approves_nothing_and_after_an_hour_nobody_does() {
    both(|portal| {
        member(portal, 0xA, ("ann", CARD));
        member(portal, 0xB, ("ben", "JRX100300"));
        let ana = at_desk(portal, ("Ana Ruiz", Role::Agent), 1);
        let bo = in_team(portal, "West", ("Bo Fox", Role::Agent), 2);
        asks(&ana, CARD, "in-person");
        let one = waiting(&bo).unwrap();
        assert!(portal.write(|tx| remove(tx, "Bo Fox")));
        assert_eq!(approves(&bo, &one).place(), "/desk/sign-in");
        // Somebody new under the old name was not drawn.
        let other = in_team(portal, "West", ("Bo Fox", Role::Agent), 3);
        assert_eq!(waiting(&other), None);
        assert_eq!(approves(&other, &one).status, 404);

        asks(&ana, "JRX100300", "in-person");
        let late = waiting(&other).unwrap();
        for _ in 0..6 {
            portal.pass(std::time::Duration::from_mins(10));
            other.opens("/desk");
        }
        assert_eq!(waiting(&other), None);
        assert_eq!(approves(&other, &late).place(), format!("/desk/prove?next={late}"));
        assert!(portal.work().is_empty());
    });
}

#[test]
fn a_look_is_acted_on_by_whoever_looked_and_for_half_an_hour() {
    both(|portal| {
        member(portal, 0xA, ("ann", CARD));
        let ana = at_desk(portal, ("Ana Ruiz", Role::Agent), 1);
        let bo = in_team(portal, "West", ("Bo Fox", Role::Agent), 2);
        for act in ["/help", "/sessions", "/freeze"] {
            let path = act_on(&ana, CARD, act).unwrap();
            assert_eq!(ana.opens(&path).status, 200);
            assert_eq!(bo.opens(&path).status, 404);
            assert_eq!(bo.sends(&path, &[("how", "in-person")]).status, 404);
            let made_up = format!("/desk/looks/{}{act}", "0".repeat(26));
            assert_eq!(ana.opens(&made_up).status, 404);
            assert_eq!(ana.sends(&made_up, &[("how", "in-person")]).status, 404);
        }
        let path = act_on(&ana, CARD, "/sessions").unwrap();
        for _ in 0..3 {
            portal.pass(std::time::Duration::from_mins(10));
            ana.opens("/desk");
        }
        assert_eq!(ana.opens(&path).place(), "/desk/look-up?done=over");
    });
}

#[test]
fn nobody_helps_more_than_twenty_in_a_day() {
    sqlite(|portal| {
        for number in 1..=21 {
            member(portal, number, ("ann", &format!("JRX{number}")));
        }
        let ana = at_desk(portal, ("Ana Ruiz", Role::Agent), 1);
        in_team(portal, "West", ("Bo Fox", Role::Agent), 2);
        for number in 1..=20 {
            assert_eq!(asks(&ana, &format!("JRX{number}"), "in-person").place(), ASKED);
        }
        asks(&ana, "JRX21", "in-person").sees("20 people a day is the most");
        portal.pass(DAY);
        let ana = at_desk(portal, ("Ana Fox", Role::Agent), 3);
        in_team(portal, "West", ("Cy Ito", Role::Agent), 4);
        assert_eq!(asks(&ana, "JRX21", "in-person").place(), ASKED);
    });
}
