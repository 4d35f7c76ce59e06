//! Invitations, passkeys, sessions.

use std::time::Duration;

use factors::passkeys::soft_key::SoftKey;

use crate::staff::{Invited, New, Role, invite, remove};
use crate::testing::{asked, at_desk, both, invited, joins, shows, sqlite, ticket};

#[test]
fn somebody_invited_makes_a_passkey_and_comes_in_by_it_from_then_on() {
    both(|portal| {
        let mut key = SoftKey::new(1);
        let code = invited(portal, "Ana Ruiz", Role::Agent);
        let ana = portal.stranger();
        ana.opens("/desk").place();
        joins(&ana, &code.to_uppercase(), &mut key);
        ana.opens("/desk").sees("Ana Ruiz").sees("agent");
        assert_eq!(ana.presses("/desk/sign-out").place(), "/desk/sign-in");
        assert_eq!(ana.opens("/desk").place(), "/desk/sign-in");

        let other = portal.stranger();
        assert_eq!(shows(&other, &mut key).place(), "/desk");
        other.opens("/desk").sees("Ana Ruiz");
        shows(&portal.stranger(), &mut SoftKey::new(2)).sees("opens nothing at the desk");
    });
}

#[test]
fn an_invitation_works_once_and_for_a_day() {
    both(|portal| {
        let code = invited(portal, "Ana Ruiz", Role::Agent);
        joins(&portal.stranger(), &code, &mut SoftKey::new(1));
        let wrong = "This invitation was used, is over, or was mistyped";
        portal.stranger().sends("/desk/join", &[("code", &code)]).sees(wrong);

        let late = invited(portal, "Ben Ito", Role::Agent);
        portal.pass(Duration::from_hours(24));
        portal.stranger().sends("/desk/join", &[("code", &late)]).sees(wrong);
        for odd in ["", "x", "00000-00000-00000-00000-00000-0", "<b>", "ñ"] {
            let status = portal.stranger().sends("/desk/join", &[("code", odd)]).status;
            assert_eq!(status, 422, "{odd}");
        }
        assert_eq!(portal.stranger().opens("/desk/join/key").place(), "/desk/join");
        assert_eq!(portal.stranger().presses("/desk/join/options").status, 401);
    });
}

#[test]
fn whoever_never_came_is_invited_anew_and_the_earlier_invitation_is_dead() {
    both(|portal| {
        let first = invited(portal, "Ana Ruiz", Role::Agent);
        let second = invited(portal, "Ana Ruiz", Role::Agent);
        assert_eq!(portal.stranger().sends("/desk/join", &[("code", &first)]).status, 422);
        joins(&portal.stranger(), &second, &mut SoftKey::new(1));
        let again = New { name: "ana ruiz".into(), team: "East".into(), role: Role::Agent };
        let said = portal.write(move |tx| invite(tx, &again));
        assert!(matches!(said, Invited::NameTaken), "no two of one name: {said:?}");
    });
}

#[test]
fn an_invitation_that_two_browsers_hold_joins_one_of_them() {
    both(|portal| {
        let code = invited(portal, "Ana Ruiz", Role::Agent);
        let (one, two) = (portal.stranger(), portal.stranger());
        let mut key = SoftKey::new(2);
        two.sends("/desk/join", &[("code", &code)]);
        let options = asked(&two.presses("/desk/join/options"));
        joins(&one, &code, &mut SoftKey::new(1));
        let credential = key.make(&options);
        let fields = [("ticket", ticket(&options)), ("credential", credential)];
        assert_eq!(two.sends("/desk/join/key", &fields).place(), "/desk/join");
        assert_eq!(two.opens("/desk").place(), "/desk/sign-in");
    });
}

#[test]
fn whoever_is_removed_is_out_at_once_and_their_passkey_opens_nothing() {
    both(|portal| {
        let mut key = SoftKey::new(1);
        let ana = portal.stranger();
        joins(&ana, &invited(portal, "Ana Ruiz", Role::Agent), &mut key);
        assert_eq!(ana.opens("/desk").status, 200);
        assert!(portal.write(|tx| remove(tx, "ANA ruiz")));
        assert_eq!(ana.opens("/desk").place(), "/desk/sign-in");
        shows(&portal.stranger(), &mut key).sees("opens nothing at the desk");
        assert!(!portal.write(|tx| remove(tx, "Ana Ruiz")));
        invited(portal, "Ana Ruiz", Role::Supervisor);
    });
}

#[test]
fn a_device_that_does_not_check_its_user_opens_nothing() {
    both(|portal| {
        let code = invited(portal, "Ana Ruiz", Role::Agent);
        let ana = portal.stranger();
        let mut careless = SoftKey { verifies: false, ..SoftKey::new(1) };
        joins(&ana, &code, &mut careless).sees("could not be checked");
        let mut key = SoftKey::new(2);
        joins(&ana, &code, &mut key);
        key.verifies = false;
        let other = portal.stranger();
        let page = shows(&other, &mut key);
        assert_eq!(page.status, 422);
        page.sees("lk-note--stop");
        key.verifies = true;
        assert_eq!(shows(&portal.stranger(), &mut key).place(), "/desk");
    });
}

#[test]
fn a_copied_passkey_is_switched_off_and_whatever_it_opened_is_over() {
    both(|portal| {
        let mut key = SoftKey::new(1);
        let (ana, elsewhere) = (portal.stranger(), portal.stranger());
        joins(&ana, &invited(portal, "Ana Ruiz", Role::Agent), &mut key);
        let ben = at_desk(portal, ("Ben Ito", Role::Agent), 2);
        let mut copy = key.clone();
        assert_eq!(shows(&elsewhere, &mut key).place(), "/desk");
        assert_eq!(ana.opens("/desk").status, 200);
        shows(&portal.stranger(), &mut copy).sees("may have a copy");
        for signed_in in [&ana, &elsewhere] {
            assert_eq!(signed_in.opens("/desk").place(), "/desk/sign-in");
        }
        assert_eq!(ben.opens("/desk").status, 200, "a colleague goes on");
        shows(&portal.stranger(), &mut key).sees("opens nothing at the desk");
    });
}

#[test]
fn an_answer_counts_once_and_only_for_what_it_was_asked() {
    both(|portal| {
        let mut key = SoftKey::new(1);
        joins(&portal.stranger(), &invited(portal, "Ana Ruiz", Role::Agent), &mut key);
        let thief = portal.stranger();
        let options = asked(&thief.presses("/desk/sign-in/options"));
        let sent = [("ticket", ticket(&options)), ("credential", key.show(&options))];
        assert_eq!(thief.sends("/desk/sign-in", &sent).place(), "/desk");
        thief.sends("/desk/sign-in", &sent).sees("used a moment ago");

        let options = asked(&thief.presses("/desk/sign-in/options"));
        let sent = [("ticket", ticket(&options)), ("credential", key.show(&options))];
        portal.pass(Duration::from_mins(5));
        thief.sends("/desk/sign-in", &sent).sees("took too long");
        for odd in ["{", "null", "[]", "\u{1F511}"] {
            let options = asked(&thief.presses("/desk/sign-in/options"));
            let sent = [("ticket", ticket(&options)), ("credential", odd.to_owned())];
            assert_eq!(thief.sends("/desk/sign-in", &sent).status, 422, "{odd}");
        }
        thief.presses("/desk/sign-in").sees("needs JavaScript");
    });
}

#[test]
fn a_quiet_quarter_of_an_hour_ends_a_session_and_so_does_a_shift() {
    sqlite(|portal| {
        let ana = at_desk(portal, ("Ana Ruiz", Role::Agent), 1);
        portal.pass(Duration::from_mins(14));
        assert_eq!(ana.opens("/desk").status, 200);
        portal.pass(Duration::from_mins(15));
        assert_eq!(ana.opens("/desk").place(), "/desk/sign-in");

        let ben = at_desk(portal, ("Ben Ito", Role::Agent), 2);
        for _ in 0..34 {
            portal.pass(Duration::from_mins(14));
            assert_eq!(ben.opens("/desk").status, 200);
        }
        portal.pass(Duration::from_mins(4));
        assert_eq!(ben.opens("/desk").place(), "/desk/sign-in");
    });
}
