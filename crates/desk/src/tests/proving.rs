//! The passkey once more before anything is done to an account.

use std::time::Duration;

use factors::passkeys::soft_key::SoftKey;
use testkit::Visitor;

use crate::staff::Role;
use crate::testing::{act_on, asked, both, invited, joins, member, proves, shows, ticket};

const CARD: &str = "JRX100200";

/// So long, with a page in between, so that the session goes on.
fn works(who: &Visitor<'_>, portal: &testkit::Portal) {
    for _ in 0..2 {
        portal.pass(Duration::from_mins(8));
        assert_eq!(who.opens("/desk").status, 200);
    }
}

#[test]
fn after_a_quarter_of_an_hour_the_passkey_is_asked_for_again_and_the_old_token_is_dead() {
    both(|portal| {
        member(portal, 0xA, ("ann", CARD));
        let mut key = SoftKey::new(1);
        let ana = portal.stranger();
        joins(&ana, &invited(portal, "Ana Ruiz", Role::Agent), &mut key);
        works(&ana, portal);
        let path = act_on(&ana, CARD, "/freeze").unwrap();
        let wanted = format!("/desk/prove?next={path}");
        assert_eq!(ana.opens(&path).place(), wanted);
        assert_eq!(ana.presses(&path).place(), wanted, "a button pressed late does nothing");
        let help = act_on(&ana, CARD, "/help").unwrap();
        let chosen = ana.sends(&help, &[("how", "in-person")]);
        assert_eq!(chosen.place(), format!("/desk/prove?next={help}?how=in-person"));
        chosen.follow().sees("Your passkey once more").sees(&format!("{help}?how=in-person"));

        let old = ana.cookies.borrow()["__Host-desk"].clone();
        assert_eq!(proves(&ana, &mut key, &path).place(), path);
        assert_eq!(ana.opens(&path).status, 200);
        let thief = portal.stranger();
        thief.cookies.borrow_mut().insert("__Host-desk".to_owned(), old);
        assert_eq!(thief.opens("/desk").place(), "/desk/sign-in");
        let chosen = format!("{help}?how=in-person");
        ana.opens(&chosen).sees("value=\"in-person\" checked");
        works(&ana, portal);
        assert_eq!(ana.opens(&path).place(), wanted);
    });
}

#[test]
fn a_colleagues_passkey_or_an_answer_meant_for_the_door_counts_for_nothing() {
    both(|portal| {
        let (mut anas, mut bos) = (SoftKey::new(1), SoftKey::new(2));
        let (ana, bo) = (portal.stranger(), portal.stranger());
        joins(&ana, &invited(portal, "Ana Ruiz", Role::Agent), &mut anas);
        joins(&bo, &invited(portal, "Bo Fox", Role::Agent), &mut bos);
        proves(&ana, &mut bos, "/desk/assists").sees("opens nothing at the desk");
        let options = asked(&ana.presses("/desk/sign-in/options"));
        let sent = [("ticket", ticket(&options)), ("credential", anas.show(&options))];
        assert_eq!(ana.sends("/desk/prove", &sent).status, 422);
        let options = asked(&ana.presses("/desk/prove/options"));
        let sent = [("ticket", ticket(&options)), ("credential", bos.show(&options))];
        assert_eq!(bo.sends("/desk/prove", &sent).status, 422, "another session");
        ana.presses("/desk/prove").sees("needs JavaScript");
        for elsewhere in ["https://evil.example", "//evil.example", "/card", "/desk/../card", ""] {
            assert_eq!(proves(&ana, &mut anas, elsewhere).place(), "/desk", "{elsewhere}");
        }
        assert_eq!(shows(&portal.stranger(), &mut anas).place(), "/desk");
    });
}
