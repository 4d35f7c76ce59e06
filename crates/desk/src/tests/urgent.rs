//! Emergencies of those who otherwise may not look, who ask too often, or who say too little.

use base::MemberScope;

use super::emergency::{
    ALARMS, ASK, CARD, OVERDUE, SEEN, WORDS, asked, asks, count, known, pass, says,
};
use crate::staff::Role;
use crate::testing::{DAY, at_desk, both, in_team, member, sqlite};

#[test]
fn every_role_may_ask_also_where_their_looks_are_used_up() {
    both(|portal| {
        known(portal);
        let ada = at_desk(portal, ("Ada Moss", Role::Administrator), 1);
        assert_eq!(ada.opens("/desk/look-up").status, 404);
        ada.opens(&asked(&ada)).sees("Metformin").lacks("/desk/looks/");
        let ana = at_desk(portal, ("Ana Ruiz", Role::Agent), 2);
        for _ in 0..20 {
            ana.sends("/desk/look-up", &[("sought", "JRX999"), ("why", "call")]);
        }
        let held = ana.sends("/desk/look-up", &[("sought", CARD), ("why", "call")]);
        held.sees("Wait a few minutes");
        let born = [("sought", "Ann Woodward"), ("birth", "03/04/1950"), ("reason", "disaster")];
        let place = ana.sends(ASK, &[&born[..], &[("words", WORDS)]].concat()).place();
        ana.opens(&place).sees("Metformin");
        assert_eq!(asks(&ana, "JRX998", "treated").status, 422);
    });
}

#[test]
fn whoever_asks_again_and_again_is_held() {
    sqlite(|portal| {
        known(portal);
        let ana = at_desk(portal, ("Ana Ruiz", Role::Agent), 1);
        for _ in 0..6 {
            asks(&ana, "JRX999", "treated").sees("Nobody is found");
        }
        // A slip is no ask; six records are.
        for (at, name) in (0x20..).zip(["bo", "cy", "di", "ed", "fay", "gus"]) {
            let card: &'static str = format!("JRX2003{at}").leak();
            member(portal, at, (name, card));
            assert!(asks(&ana, card, "treated").place().starts_with("/desk/emergency/"));
        }
        asks(&ana, CARD, "treated").sees("You have asked for six records").sees(WORDS);
        let held = "SELECT COUNT(*) FROM audit_entry WHERE action = 'desk.emergency-held'";
        assert_eq!((count(portal, held), count(portal, SEEN)), (1, 0));
        pass(portal, 14, &[&ana]);
        asks(&ana, CARD, "treated").sees("six records");
    });
}

#[test]
fn where_somebody_may_be_harmed_no_message_goes_out_and_the_line_stands_all_the_same() {
    both(|portal| {
        let ann = known(portal);
        let ana = at_desk(portal, ("Ana Ruiz", Role::Agent), 1);
        let path = asks(&ana, CARD, "danger").place();
        ana.opens(&path).sees("Metformin");
        assert!(portal.work().is_empty());
        assert_eq!(count(portal, ALARMS), 1);
        portal.visited_by(&ann).opens("/security/viewed").sees("in an emergency");
        let pia = in_team(portal, "West", ("Pia Fox", Role::Privacy), 2);
        assert_eq!(says(&pia, &path, "not-proper").0, 303);
        let told = portal.work();
        assert!(told.iter().any(|one| one.text.contains("should not have been opened")));
    });
}

#[test]
fn a_form_that_says_too_little_is_given_back_as_it_was() {
    both(|portal| {
        known(portal);
        let ana = at_desk(portal, ("Ana Ruiz", Role::Agent), 1);
        let page = ana.sends(ASK, &[("sought", CARD), ("birth", "soon"), ("words", "help")]);
        assert_eq!(page.status, 422);
        page.sees("Choose what kind of emergency").sees("ten letters or more");
        page.sees("month, day and year").sees(CARD).sees("soon").sees("\nhelp</textarea>");
        let odd = "</textarea><script>alert(1)</script>";
        ana.sends(ASK, &[("words", odd)]).lacks("<script>alert(1)");
        assert_eq!(ana.sends(ASK, &[("sought", &*"9".repeat(5_000))]).status, 422);
        for path in ["/desk/emergency/x", "/desk/emergency/00000000000000000000000000"] {
            assert_eq!(ana.opens(path).status, 404, "{path}");
            assert_eq!(ana.sends(path, &[("act", "open")]).status, 404, "{path}");
        }
        let path = asked(&ana);
        assert_eq!(ana.sends(&path, &[("act", "drop")]).status, 404);
        assert_eq!(count(portal, "SELECT COUNT(*) FROM desk_emergency"), 1);
    });
}

#[test]
fn somebody_forgotten_is_asked_for_by_nobody_and_shown_no_more() {
    sqlite(|portal| {
        let ann = known(portal);
        let ana = at_desk(portal, ("Ana Ruiz", Role::Agent), 1);
        let path = asked(&ana);
        portal.work();
        let of: MemberScope = ann.scope;
        portal.write(move |tx| store::keys::forget(tx, of.member(), store::Actor::Operator));
        assert_eq!(ana.opens(&path).status, 404);
        assert_eq!(ana.opens("/desk/emergency").status, 200);
        asks(&ana, "ann.10", "treated").sees("Nobody is found");
        portal.pass(DAY * 2);
        portal.work();
        assert_eq!(count(portal, OVERDUE), 0);
    });
}
