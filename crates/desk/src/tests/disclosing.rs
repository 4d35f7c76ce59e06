//! To whom a member's data was given: entered by the privacy officer, read by the member.

use std::time::Duration;

use testkit::{Person, Portal, Visitor};

use crate::staff::Role;
use crate::testing::{act_on, at_desk, both, member, sqlite};

const CARD: &str = "JRX100200";
const KEPT: &str = "SELECT COUNT(*) FROM desk_disclosure WHERE body IS NOT NULL";

/// Where the privacy officer enters one for this member.
fn opens(portal: &Portal) -> (Visitor<'_>, String) {
    let pia = at_desk(portal, ("Pia Voss", Role::Privacy), 1);
    let path = act_on(&pia, CARD, "/disclosures").unwrap();
    (pia, path)
}

fn sent<'f>(day: &'f str, recipient: &'f str) -> [(&'static str, &'f str); 4] {
    [("day", day), ("recipient", recipient), ("given", "claims"), ("purpose", "court")]
}

#[test]
fn a_member_reads_to_whom_their_data_was_given_and_takes_it_away() {
    both(|portal| {
        let ann = member(portal, 0xA, ("ann", CARD));
        let reader = portal.visited_by(&ann);
        reader.opens("/security/viewed").sees("/security/disclosures");
        reader.opens("/security/disclosures").sees("Nothing is on file");
        let (pia, path) = opens(portal);
        pia.opens(&path).sees("ann W.").lacks("Woodward");
        for (day, recipient) in [("03/01/2027", "=County <b>Court</b>"), ("2021-04-02", "Ståt")] {
            let done = pia.sends(&path, &sent(day, recipient));
            assert_eq!(done.place(), "/desk/look-up?done=disclosed");
            done.follow().sees("The disclosure is written down");
        }
        let page = reader.opens("/security/disclosures");
        page.sees("March 1, 2027").sees("County").sees("Claims").sees("A court ordered it");
        page.sees("April 2, 2021").lacks("<b>Court").lacks("Pia");
        let first = page.text().find("March 1, 2027") < page.text().find("April 2, 2021");
        assert!(first, "the newest first");
        let file = reader.opens("/security/disclosures.csv");
        assert_eq!(file.header("content-type"), "text/csv; charset=utf-8");
        file.sees("\"2027-03-01\",\"'=County <b>Court</b>\",\"Claims\",\"A court ordered it\"");
        reader.opens("/security/viewed").sees("your data was given to somebody").sees("Pia");
        let ben = portal.visited_by(&Person::ben());
        ben.opens("/security/disclosures").sees("Nothing is on file").lacks("County");
        ben.opens("/security/disclosures.csv").lacks("County");
        let spanish = portal.visited_by(&ann).in_spanish();
        spanish.opens("/security/disclosures").sees("Un tribunal lo ordenó");
        let file = spanish.opens("/security/disclosures.csv");
        file.sees("\"Cuándo\",\"A quién\",\"Qué\",\"Por qué\"");
        assert_eq!(written(portal, KEPT), 2);
    });
}

fn written(portal: &Portal, text: &'static str) -> i64 {
    let sql = store::Sql { name: "COUNT", text };
    portal.read(move |tx| tx.one(sql, &[], |row| row.get(0)))
}

#[test]
fn pressing_twice_writes_it_once_and_tells_the_member_once() {
    both(|portal| {
        member(portal, 0xA, ("ann", CARD));
        let (pia, path) = opens(portal);
        for recipient in ["County Court", "County Court", "State Court", "County Court"] {
            let done = pia.sends(&path, &sent("03/01/2027", recipient));
            assert_eq!(done.place(), "/desk/look-up?done=disclosed");
        }
        let acted = "SELECT COUNT(*) FROM audit_entry WHERE action = 'desk.acted'";
        assert_eq!(written(portal, KEPT), 2);
        assert_eq!(written(portal, acted), 2);
        // A look and two things done after it.
        assert_eq!(written(portal, "SELECT COUNT(*) FROM desk_view WHERE body IS NOT NULL"), 3);
    });
}

#[test]
fn what_an_agency_asked_to_wait_with_is_told_on_its_day_and_not_before() {
    both(|portal| {
        let ann = member(portal, 0xA, ("ann", CARD));
        let (pia, path) = opens(portal);
        let send = |purpose: &str, told_from: &str| {
            let (day, recipient) = (("day", "03/01/2027"), ("recipient", "State Police"));
            let why = [("given", "claims"), ("purpose", purpose), ("told_from", told_from)];
            let page = pia.sends(&path, &[day, recipient, why[0], why[1], why[2]]);
            (page.status, page.text().to_owned())
        };
        let tomorrow = portal.now().day_in(&testkit::plan().zone).plus_days(1).to_string();
        let (status, text) = send("court", &tomorrow);
        assert!(status == 422 && text.contains("Only police and authorities"), "{text}");
        assert!(text.contains(&format!("value=\"{tomorrow}\"")), "nothing typed is lost");
        assert_eq!(send("police", &tomorrow).0, 303);
        let sees = |shown: bool| {
            let reader = portal.visited_by(&ann);
            let seen = |path: &str, words: &str| {
                assert_eq!(reader.opens(path).text().contains(words), shown, "{path}");
            };
            seen("/security/disclosures", "State Police");
            seen("/security/disclosures.csv", "State Police");
            seen("/security/viewed", "your data was given to somebody");
            let last = base::JobId::new([u8::MAX; 16]);
            let far = format!("/security/viewed?before={}.{last}", i64::MAX);
            seen(&far, "your data was given to somebody");
        };
        sees(false);
        portal.pass(Duration::from_hours(24));
        sees(true);
    });
}

#[test]
fn what_is_wrong_is_said_beside_the_field_and_nothing_typed_is_lost() {
    sqlite(|portal| {
        member(portal, 0xA, ("ann", CARD));
        let (pia, path) = opens(portal);
        let page = pia.sends(&path, &sent("03/09/2027", "County Court"));
        assert_eq!(page.status, 422);
        page.sees("Enter a day that has come").sees("value=\"County Court\"");
        page.sees("value=\"claims\" checked").sees("value=\"court\" checked");
        pia.sends(&path, &sent("03/01/2027", " \u{200b} ")).sees("Enter to whom");
        pia.sends(&path, &sent("03/01/2027", &"x".repeat(390))).sees("at most 120");
        let odd = [("given", "everything"), ("purpose", "<script>")];
        let page = pia.sends(&path, &odd);
        page.sees("Choose what was given").sees("Choose why").lacks("<script>\"");
    });
}

#[test]
fn nobody_but_the_privacy_officer_who_looked_writes_one_and_only_for_a_while() {
    sqlite(|portal| {
        member(portal, 0xA, ("ann", CARD));
        let (pia, path) = opens(portal);
        let ana = at_desk(portal, ("Ana Ruiz", Role::Agent), 2);
        assert_eq!(act_on(&ana, CARD, "/disclosures"), None);
        let pam = at_desk(portal, ("Pam Voss", Role::Privacy), 3);
        for who in [&ana, &pam] {
            assert_eq!(who.sends(&path, &sent("03/01/2027", "County Court")).status, 404);
        }
        for _ in 0..3 {
            pia.opens("/desk");
            portal.pass(Duration::from_mins(10));
        }
        assert_eq!(pia.sends(&path, &sent("03/01/2027", "County Court")).status, 404);
    });
}
