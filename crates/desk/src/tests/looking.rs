//! Looking a member up, and what the member reads of it.

use std::time::Duration;

use base::Private;
use formats::records::{Address, Name, Person as Record, SourceRef};
use testkit::{Person, Portal};

use crate::staff::Role;
use crate::testing::{at_desk, both, member, nobody, sqlite, take_card};

fn asks<'v, 'p>(
    who: &'v testkit::Visitor<'p>,
    (sought, birth, why): (&str, &str, &str),
) -> testkit::Page<'v, 'p> {
    who.sends("/desk/look-up", &[("sought", sought), ("birth", birth), ("why", why)])
}

#[test]
fn a_member_is_found_by_what_is_on_file_and_reads_who_looked_and_why() {
    both(|portal| {
        let ann = member(portal, 0xA, ("ann", "JRX100200"));
        let ana = at_desk(portal, ("Ana Ruiz", Role::Agent), 1);
        portal.visited_by(&ann).opens("/security/viewed").sees("Nobody of our staff has looked");
        for sought in ["JRX100200", "jrx 100-200", "ann.10", "ann10@example.org"] {
            let page = asks(&ana, (sought, "", "call"));
            assert_eq!(page.status, 200, "{sought}");
            page.sees("ann W.").sees("… 0200").sees("a…@example.org");
            page.lacks("Woodward").lacks("ann10@example.org</strong>").lacks("1950");
        }
        let reader = portal.visited_by(&ann);
        let page = reader.opens("/security/viewed");
        page.sees("Ana, agent").sees("You, or somebody who said so, called").lacks("Ruiz");
        assert_eq!(page.text().matches("Ana, agent").count(), 4);
        portal.visited_by(&Person::ben()).opens("/security/viewed").lacks("Ana, agent");
        let told = portal.visited_by(&ann).in_spanish().opens("/security/viewed").status;
        assert_eq!(told, 200);
    });
}

#[test]
fn the_number_printed_on_the_card_finds_its_member_and_is_the_one_that_is_shown() {
    both(|portal| {
        let ann = member(portal, 0xA, ("ann", "JRX100200"));
        take_card(portal, &ann);
        let ana = at_desk(portal, ("Ana Ruiz", Role::Agent), 1);
        for sought in ["JRX100200", "102345672-02", "10234567202"] {
            asks(&ana, (sought, "", "call")).sees("ann W.").sees("… 2-02").lacks("… 0200");
        }
    });
}

#[test]
fn nothing_is_shown_without_a_reason_and_nothing_typed_is_lost() {
    both(|portal| {
        let ann = member(portal, 0xA, ("ann", "JRX100200"));
        let ana = at_desk(portal, ("Ana Ruiz", Role::Agent), 1);
        for why in ["", "curious"] {
            let page = asks(&ana, ("JRX100200", "03/04/1950", why));
            assert_eq!(page.status, 422);
            page.sees("Choose a reason").sees("value=\"JRX100200\"").sees("03/04/1950");
            page.lacks("ann W.");
        }
        asks(&ana, ("", "soon", "call")).sees("Enter what to look for").sees("month, day and year");
        asks(&ana, (&"9".repeat(390), "", "call")).sees("longer than any number");
        for odd in ["<script>alert(1)</script>", "%", "' OR 1=1 --", "\u{202e}gro", "000"] {
            let page = asks(&ana, (odd, "", "call"));
            assert_eq!(page.status, 422, "{odd}");
            page.sees("Nobody is found").lacks("<script>alert");
        }
        portal.visited_by(&ann).opens("/security/viewed").sees("Nobody of our staff has looked");
    });
}

#[test]
fn people_who_share_a_number_are_told_apart_by_their_birth_date_and_shown_one_at_a_time() {
    both(|portal| {
        member(portal, 0xA, ("ann", "JRX100200"));
        let ben = member(portal, 0xB, ("ben", "JRX100200"));
        let ana = at_desk(portal, ("Ana Ruiz", Role::Agent), 1);
        let page = asks(&ana, ("JRX100200", "", "call"));
        page.sees("Several people share this").lacks("ann W.").lacks("ben W.");
        let both_born = asks(&ana, ("JRX100200", "03/04/1950", "call"));
        both_born.sees("Several people share this");
        asks(&ana, ("JRX100200", "03/05/1950", "call")).sees("Nobody is found");
        asks(&ana, ("ben.11", "03/04/1950", "letter")).sees("ben W.");
        portal.visited_by(&ben).opens("/security/viewed").sees("A letter came in your name");
    });
}

/// Somebody whom a file names so, born on March 4, 1950.
fn filed(portal: &Portal, file: &str, (given, family, zip): (&str, &str, &str)) {
    let record = Record {
        refs: vec![SourceRef::new("file", file)],
        member_id: Some(format!("JRX{file}").into()),
        name: Name { given: vec![given.into()], family: family.into(), suffix: None },
        birth_date: "1950-03-04".parse().ok().map(Private),
        gender: None,
        address: Some(Address {
            lines: vec!["1 Cedar Street".into()],
            city: "Salem".into(),
            state: "OR".into(),
            postal_code: zip.into(),
        }),
        emails: Vec::new(),
        phones: Vec::new(),
        lang: None,
        died: None,
    };
    portal.write(move |tx| coverage::take_person(tx, &record).map(drop));
}

#[test]
fn a_member_without_a_card_at_hand_is_found_by_name_and_birth_date() {
    both(|portal| {
        filed(portal, "1", ("Gabriel", "García Márquez", "97301"));
        filed(portal, "2", ("Pat", "O'Neil", "97301"));
        let ana = at_desk(portal, ("Ana Ruiz", Role::Agent), 1);
        for sought in ["García Márquez", "marquez", "Gabriel Garcia", "GARCIA-MARQUEZ, GABRIEL"] {
            let page = asks(&ana, (sought, "03/04/1950", "call"));
            assert_eq!(page.status, 200, "{sought}");
            page.sees("Gabriel G.").lacks("Márquez</").lacks("97301");
        }
        asks(&ana, ("oneil", "03/04/1950", "call")).sees("Pat O.");
        asks(&ana, ("Gabriel García", "03/05/1950", "call")).sees("Nobody is found");
        asks(&ana, ("Ann García", "03/04/1950", "call")).sees("Nobody is found");
        let alone = asks(&ana, ("García Márquez", "", "call"));
        assert_eq!(alone.status, 422);
        alone.sees("enter the birth date as well").lacks("Gabriel G.");
        let looks = "SELECT COUNT(*) FROM audit_entry WHERE action = 'desk.viewed'";
        assert_eq!(written_down(portal, looks), 5);
    });
}

#[test]
fn people_of_one_name_and_date_are_told_apart_by_what_the_caller_says_and_none_is_shown() {
    both(|portal| {
        filed(portal, "1", ("Ann", "Woodward", "97301"));
        filed(portal, "2", ("Bea", "Woodward", "97301"));
        filed(portal, "3", ("Ann", "Woodward", "10001-2345"));
        let ana = at_desk(portal, ("Ana Ruiz", Role::Agent), 1);
        let asks_zip = |sought: &str, zip: &str| {
            let fields = [("sought", sought), ("birth", "03/04/1950"), ("zip", zip)];
            ana.sends("/desk/look-up", &[&fields[..], &[("why", "call")]].concat())
        };
        asks(&ana, ("Bea Woodward", "03/04/1950", "call")).sees("Bea W.").lacks("name=\"zip\"");
        for sought in ["Woodward", "Ann Woodward"] {
            let page = asks_zip(sought, "");
            assert_eq!(page.status, 422);
            page.sees("A few people have this name").sees("name=\"zip\"");
            page.lacks("Ann W.").lacks("Bea W.").lacks("97301").lacks("10001");
        }
        asks_zip("Ann Woodward", "100").sees("Ann W.").sees("… JRX3").lacks("10001-2345");
        asks_zip("Woodward", "973").sees("A few people").sees("value=\"973\"");
        asks_zip("Ann Woodward", "97301").sees("Ann W.").sees("… JRX1");
        asks_zip("Ann Woodward", "5").sees("three to five digits");
        let tried = "SELECT COUNT(*) FROM audit_entry WHERE action = 'desk.tried'";
        assert_eq!(written_down(portal, tried), 0);
        asks_zip("Ann Woodward", "555").sees("Nobody is found");
        assert_eq!(written_down(portal, tried), 2, "whose name and date it was");
    });
}

#[test]
fn more_than_five_of_one_name_and_date_are_asked_for_their_number() {
    both(|portal| {
        for (file, given) in ["Ann", "Bea", "Cal", "Dee", "Eva"].into_iter().enumerate() {
            filed(portal, &file.to_string(), (given, "Woodward", "97301"));
        }
        let ana = at_desk(portal, ("Ana Ruiz", Role::Agent), 1);
        let asks = || asks(&ana, ("Woodward", "03/04/1950", "call"));
        asks().sees("A few people have this name");
        filed(portal, "5", ("Fay", "Woodward", "97301"));
        asks().sees("More than five people").lacks("name=\"zip\"");
        assert_eq!(asks().status, 422);
    });
}

#[test]
fn a_look_and_its_record_stand_or_fall_together() {
    both(|portal| {
        member(portal, 0xA, ("ann", "JRX100200"));
        let ana = at_desk(portal, ("Ana Ruiz", Role::Agent), 1);
        asks(&ana, ("JRX100200", "", "call")).sees("ann W.");
        let count = |text: &'static str| {
            let sql = store::Sql { name: "COUNT", text };
            portal.write(move |tx| tx.one(sql, &[], |row| row.get::<i64>(0)))
        };
        assert_eq!(count("SELECT COUNT(*) FROM desk_view"), 1);
        let audited = "SELECT COUNT(*) FROM audit_entry WHERE action = 'desk.viewed' \
            AND actor LIKE 'staff:%' AND owner IS NOT NULL AND detail IS NOT NULL";
        assert_eq!(count(audited), 1);
        let report = store::audit::verify(&portal.db, vec![], portal.now()).unwrap();
        assert!(report.findings.is_empty(), "{:?}", report.findings);
    });
}

fn written_down(portal: &Portal, text: &'static str) -> i64 {
    let sql = store::Sql { name: "COUNT", text };
    portal.read(move |tx| tx.one(sql, &[], |row| row.get::<i64>(0)))
}

#[test]
fn a_search_that_found_nobody_is_written_down_and_so_is_whose_number_it_was() {
    both(|portal| {
        member(portal, 0xA, ("ann", "JRX100200"));
        let ana = at_desk(portal, ("Ana Ruiz", Role::Agent), 1);
        for sought in ["JRX999", "jrx999 ", "JRX998"] {
            asks(&ana, (sought, "", "call")).sees("Nobody is found");
        }
        let misses = "SELECT COUNT(DISTINCT thing) FROM audit_entry \
            WHERE action = 'desk.not-found' AND actor LIKE 'staff:%'";
        let tried = "SELECT COUNT(*) FROM audit_entry \
            WHERE action = 'desk.tried' AND actor LIKE 'staff:%' AND owner IS NOT NULL";
        assert_eq!((written_down(portal, misses), written_down(portal, tried)), (2, 0));
        asks(&ana, ("JRX100200", "03/05/1950", "call")).sees("Nobody is found");
        assert_eq!((written_down(portal, misses), written_down(portal, tried)), (3, 1));
    });
}

#[test]
fn whoever_tries_number_after_number_is_held_for_a_while_and_no_colleague_is() {
    both(|portal| {
        member(portal, 0xA, ("ann", "JRX100200"));
        let ana = at_desk(portal, ("Ana Ruiz", Role::Agent), 1);
        for _ in 0..20 {
            asks(&ana, ("JRX999", "", "call")).sees("Nobody is found");
        }
        for sought in ["JRX999", "JRX100200"] {
            let page = asks(&ana, (sought, "", "call"));
            assert_eq!(page.status, 422);
            page.sees("Wait a few minutes").lacks("ann W.").lacks("Nobody is found");
        }
        let held = "SELECT COUNT(*) FROM audit_entry WHERE action = 'desk.look-held'";
        assert_eq!(written_down(portal, held), 2);
        let ben = at_desk(portal, ("Ben Ito", Role::Agent), 2);
        asks(&ben, ("JRX100200", "", "call")).sees("ann W.");
        portal.pass(Duration::from_mins(3));
        asks(&ana, ("JRX100200", "", "call")).sees("ann W.");
    });
}

#[test]
fn nobody_looks_at_more_than_sixty_in_an_hour() {
    sqlite(|portal| {
        member(portal, 0xA, ("ann", "JRX100200"));
        let ana = at_desk(portal, ("Ana Ruiz", Role::Agent), 1);
        for _ in 0..60 {
            asks(&ana, ("JRX100200", "", "call")).sees("ann W.");
        }
        asks(&ana, ("JRX100200", "", "call")).sees("Wait a few minutes").lacks("ann W.");
        portal.pass(Duration::from_mins(1));
        asks(&ana, ("JRX100200", "", "call")).sees("ann W.");
        asks(&ana, ("JRX100200", "", "call")).sees("Wait a few minutes");
    });
}

#[test]
fn somebody_forgotten_is_found_by_nobody() {
    sqlite(|portal| {
        let ann = member(portal, 0xA, ("ann", "JRX100200"));
        let ana = at_desk(portal, ("Ana Ruiz", Role::Agent), 1);
        let of = ann.scope.member();
        let forget = move |tx: &store::Tx| store::keys::forget(tx, of, store::Actor::Operator);
        portal.write(forget);
        assert_ne!(of, nobody());
        let page = asks(&ana, ("ann.10", "", "call"));
        page.sees("Nobody is found").lacks("ann W.");
        // Nor by the card, whose number somebody of the household still has.
        asks(&ana, ("JRX100200", "", "call")).sees("Nobody is found");
        member(portal, 0xB, ("bea", "JRX100200"));
        asks(&ana, ("JRX100200", "", "call")).sees("bea W.").lacks("ann W.");
    });
}

#[test]
fn the_list_of_looks_goes_on_over_pages_and_loses_none() {
    sqlite(|portal| {
        let ann = member(portal, 0xA, ("ann", "JRX100200"));
        // Many in one moment: the clock stands still.
        for (number, name) in [(1, "Ana Ruiz"), (2, "Ana Fox"), (3, "Ana Ito")] {
            let ana = at_desk(portal, (name, Role::Agent), number);
            for _ in 0..40 {
                asks(&ana, ("JRX100200", "", "call"));
            }
        }
        let reader = portal.visited_by(&ann);
        let (mut path, mut seen) = ("/security/viewed".to_owned(), 0);
        loop {
            let page = reader.opens(&path);
            seen += page.text().matches("Ana, agent").count();
            let Some((_, rest)) = page.text().split_once("rel=\"next\" href=\"") else { break };
            path = rest.split('"').next().unwrap().to_owned();
        }
        assert_eq!(seen, 120);
        for odd in ["x", "1", "1.x", "99999999999999999999.0", "-1.00000000000000000000000000"] {
            let page = reader.opens(&format!("/security/viewed?before={odd}"));
            assert_eq!(page.status, 200, "{odd}");
        }
    });
}

#[test]
fn whoever_reads_out_nine_digits_sees_who_opened_them_and_the_word_that_is_said() {
    both(|portal| {
        let visitor = portal.stranger();
        let page = visitor.sends("/help/case", &[("happens", "no-code")]);
        let (_, rest) = page.text().split_once("lk-code-shown\">").expect("a number");
        let digits = rest.split('<').next().unwrap().to_owned();
        visitor.opens("/help/case").lacks("Ana");
        let ana = at_desk(portal, ("Ana Ruiz", Role::Agent), 1);
        let seen = asks(&ana, (&digits, "", "call"));
        let (_, rest) = seen.text().split_once("Say this word").expect("a word to say");
        let (_, rest) = rest.split_once("lk-whole\">").unwrap();
        let word = rest.split([' ', '<']).next().unwrap().to_owned();
        let mine = visitor.opens("/help/case");
        mine.sees("Ana from Juniper Rx has opened your number").sees(&format!(">{word}<"));
        // Taking an item away takes nothing of it.
        visitor.sends("/help/case/remove", &[("item", "happens:no-code")]);
        visitor.opens("/help/case").sees(&format!(">{word}<"));
    });
}

#[test]
fn a_member_whose_number_reads_like_one_of_the_page_apart_is_found_by_it() {
    both(|portal| {
        let ana = at_desk(portal, ("Ana Ruiz", Role::Agent), 1);
        // What a page says of which nothing was answered: nine digits whose checks fit.
        let digits = "000000000";
        asks(&ana, (digits, "", "call")).sees("made by the help page that stands apart");
        member(portal, 0xB, ("ben", digits));
        let seen = asks(&ana, (digits, "03/04/1950", "call"));
        seen.sees("Member ID").sees(digits).lacks("stands apart from the portal");
        asks(&ana, (digits, "03/05/1950", "call")).sees("Nobody is found");
    });
}
