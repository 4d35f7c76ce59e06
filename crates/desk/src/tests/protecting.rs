//! Ending sessions and freezing: it protects, its owner is told, and the desk cannot take it back.

use identity::holds;
use identity::sessions::Route;
use identity::sessions::store::{self as sessions, Opening};
use testkit::{Person, Portal};
use web::{Browser, Grade};

use crate::staff::Role;
use crate::testing::{act_on, at_desk, both, member};

const CARD: &str = "JRX100200";

/// Signs a member in somewhere; the token of it.
fn signed_in(portal: &Portal, of: &Person) -> String {
    let opening = Opening {
        account: of.account,
        member: of.scope.member(),
        device: None,
        shared: false,
        route: Route::Passkey,
        grade: Grade::Full,
        browser: Browser::default(),
    };
    portal.write(move |tx| sessions::open(tx, opening.clone())).expose().to_owned()
}

fn is_over(portal: &Portal, token: &str) -> bool {
    let token = token.to_owned();
    portal.read(move |tx| sessions::by_token(tx, &token)).unwrap().ended_at.is_some()
}

fn frozen(portal: &Portal, of: &Person) -> bool {
    let of = (of.account, of.scope.member());
    portal.read(move |tx| holds::frozen(tx, of)).is_some()
}

#[test]
fn a_fraud_officer_freezes_an_account_whose_owner_is_told_and_is_signed_out() {
    both(|portal| {
        let ann = member(portal, 0xA, ("ann", CARD));
        let token = signed_in(portal, &ann);
        let frida = at_desk(portal, ("Frida Fox", Role::Fraud), 1);
        let path = act_on(&frida, CARD, "/freeze").unwrap();
        frida.opens(&path).sees("You cannot take it back").sees("ann W.");
        assert!(!frozen(portal, &ann) && !is_over(portal, &token), "looking does nothing");
        let done = frida.presses(&path);
        assert_eq!(done.place(), "/desk/look-up?done=freeze");
        done.follow().sees("The account is frozen");
        assert!(frozen(portal, &ann) && is_over(portal, &token));
        let told = portal.work();
        assert_eq!(told.len(), 1);
        assert!(told[0].subject.contains("protecting your account"));
        frida.presses(&path).follow().sees("was frozen before");
        assert!(portal.work().is_empty(), "told once");
        assert_eq!(act_on(&frida, CARD, "/freeze"), None);
        let reader = portal.visited_by(&ann);
        let page = reader.opens("/security/viewed");
        page.sees("They stopped changes to your account").sees("Frida, fraud officer");
        reader.opens("/security/history").sees("Your account was protected");
    });
}

#[test]
fn an_agent_signs_a_member_out_everywhere_and_nobody_else() {
    both(|portal| {
        let ann = member(portal, 0xA, ("ann", CARD));
        let ben = member(portal, 0xB, ("ben", "JRX100300"));
        let tokens = [signed_in(portal, &ann), signed_in(portal, &ann)];
        let other = signed_in(portal, &ben);
        let ana = at_desk(portal, ("Ana Ruiz", Role::Agent), 1);
        let path = act_on(&ana, CARD, "/sessions").unwrap();
        ana.opens(&path).sees("also their own");
        let done = ana.presses(&path);
        done.follow().sees("They are signed out everywhere");
        assert!(tokens.iter().all(|token| is_over(portal, token)) && !is_over(portal, &other));
        assert!(!frozen(portal, &ann));
        let told = portal.work();
        assert!(told[0].subject.contains("we signed you out everywhere"));
        let reader = portal.visited_by(&ann);
        let page = reader.opens("/security/viewed");
        page.sees("They signed you out everywhere").sees("Ana, agent");
        let page = reader.opens("/security/history");
        page.sees("Our staff signed you out everywhere");
    });
}

#[test]
fn whoever_may_not_is_offered_nothing() {
    both(|portal| {
        member(portal, 0xA, ("ann", CARD));
        let pia = at_desk(portal, ("Pia Fox", Role::Privacy), 1);
        let frida = at_desk(portal, ("Frida Fox", Role::Fraud), 2);
        let ana = at_desk(portal, ("Ana Ruiz", Role::Agent), 3);
        for act in ["/help", "/sessions", "/freeze"] {
            assert_eq!(act_on(&pia, CARD, act), None);
            let path = act_on(&ana, CARD, act).unwrap();
            assert_eq!(pia.presses(&path).status, 404);
        }
        assert_eq!(act_on(&frida, CARD, "/help"), None);
    });
}
