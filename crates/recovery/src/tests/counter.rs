//! The card at a pharmacy's counter, for whoever waits or is locked out.

use formats::records::{Coverage, Record};
use formats::{Kind, Read, read_all};

use super::*;

fn give_card(site: &Site<'_>, of: Of) {
    let card = card();
    site.write(move |tx| {
        let id = coverage::coverage_id(tx, &card.source);
        coverage::take_coverage(tx, base::MemberScope::of(of.1), id, &card)
    });
}

pub(super) fn card() -> Coverage {
    let file = include_bytes!("../../../formats/samples/c4dic-2.0.0/Example-Coverage1.json");
    read_all(Kind::FhirDocument, file)
        .into_iter()
        .find_map(|read| match read {
            Read::Record { record: Record::Coverage(card), .. } => Some(card),
            _ => None,
        })
        .unwrap()
}

#[test]
fn one_proved_mailbox_shows_the_card_before_and_while_the_account_waits() {
    site(|site| {
        let ann = site.person(1, "ann.wood", ("ann@example.org", "212-555-0143"));
        give_card(site, ann);
        let browser = site.portal.stranger();
        assert_eq!(browser.presses("/get-in/card").place(), "/get-in", "nothing proved yet");
        let sent = site.asks(&browser, "ann.wood");
        assert_eq!(browser.presses("/get-in/card").place(), "/get-in", "asked is not proved");
        browser.sends("/get-in/reset", &[("code", code_in(&sent[0]))]);
        browser.opens("/get-in/proved").sees("Show my card at a pharmacy");
        assert_eq!(browser.presses("/get-in/card").place(), "/pharmacy/show");
        browser.opens("/pharmacy/show").sees("Read this aloud");
        let told = site.portal.work();
        let whom: Vec<&str> = told.iter().map(|message| message.to.as_str()).collect();
        assert_eq!(whom.len(), 2, "every way on file hears of it: {}", whom.len());
        // The password is chosen, the account waits, and the visit is long over.
        choose(&browser);
        site.portal.pass(DAY);
        browser.opens("/get-in/case").sees("Show my card at a pharmacy");
        assert_eq!(browser.presses("/get-in/card").place(), "/pharmacy/show");
        browser.opens("/pharmacy/show").sees("Read this aloud");
    });
}

/// A second card, of another plan; the ids of both.
fn give_another(site: &Site<'_>, of: Of) -> [String; 2] {
    let mut other = card();
    other.source = formats::records::SourceRef::new("test", "second");
    other.payor = formats::records::Party::default();
    other.plan_name = Some("Lakeside Rx".to_owned());
    site.write(move |tx| {
        let ids = [card().source, other.source.clone()].map(|one| coverage::coverage_id(tx, &one));
        coverage::take_coverage(tx, base::MemberScope::of(of.1), ids[1], &other)?;
        Ok(ids.map(|id| id.to_string()))
    })
}

#[test]
fn whoever_has_two_cards_chooses_one_before_and_while_the_account_waits() {
    site(|site| {
        let ann = site.person(1, "ann.wood", ("ann@example.org", "212-555-0143"));
        give_card(site, ann);
        let [first, second] = give_another(site, ann);
        let browser = site.portal.stranger();
        let sent = site.asks(&browser, "ann.wood");
        browser.sends("/get-in/reset", &[("code", code_in(&sent[0]))]);
        let page = browser.opens("/get-in/proved");
        page.sees("Show this card at a pharmacy: Lakeside Rx").sees(&first).sees(&second);
        browser.sends("/get-in/card", &[("card", &second)]);
        browser.opens("/pharmacy/show").sees("Lakeside Rx").lacks("Acme").sees("Read this aloud");
        site.portal.work();
        choose(&browser);
        let page = browser.opens("/get-in/case");
        page.sees("Show this card at a pharmacy: Lakeside Rx").sees(&first).sees(&second);
        browser.sends("/get-in/card", &[("card", &first)]);
        browser.opens("/pharmacy/show").lacks("Lakeside Rx").sees("Read this aloud");
        site.portal.work();
    });
}

#[test]
fn the_page_of_a_case_lends_its_own_card_whoever_proved_themselves_at_this_browser_since() {
    site(|site| {
        let ann = site.person(1, "ann.wood", ("ann@example.org", "212-555-0143"));
        give_card(site, ann);
        let [_, second] = give_another(site, ann);
        site.person(2, "ben.wood", ("ben@example.org", "212-555-0144"));
        let browser = site.portal.stranger();
        let sent = site.asks(&browser, "ann.wood");
        browser.sends("/get-in/reset", &[("code", code_in(&sent[0]))]);
        choose(&browser);
        site.portal.pass(DAY);
        let sent = site.asks(&browser, "ben.wood");
        browser.sends("/get-in/reset", &[("code", code_in(to(&sent, "ben@example.org")))]);
        browser.opens("/get-in/proved").sees("ben.wood");
        browser.opens("/get-in/case").sees(&second);
        let card = [("case", "yes"), ("card", second.as_str())];
        assert_eq!(browser.sends("/get-in/card", &card).place(), "/pharmacy/show");
        browser.opens("/pharmacy/show").sees("Lakeside Rx").sees("Read this aloud");
        site.portal.work();
    });
}

#[test]
fn another_members_card_is_lent_to_nobody_by_its_id() {
    site(|site| {
        let ann = site.person(1, "ann.wood", ("ann@example.org", "212-555-0143"));
        let [_, second] = give_another(site, ann);
        let ben = site.portal.stranger();
        site.person(2, "ben.wood", ("ben@example.org", "212-555-0144"));
        let sent = site.asks(&ben, "ben.wood");
        ben.sends("/get-in/reset", &[("code", code_in(&sent[0]))]);
        let none = ben.sends("/get-in/card", &[("card", &second)]);
        assert_eq!(none.place(), "/pharmacy/show?made=none");
        none.follow().sees("We do not have a card for you yet").lacks("Lakeside");
        assert!(site.portal.work().is_empty(), "nothing was made, and nobody is told");
    });
}

#[test]
fn no_card_is_named_to_whoever_has_proved_nothing_that_counts() {
    site(|site| {
        let ann = site.person(1, "ann.wood", ("ann@example.org", "212-555-0143"));
        give_card(site, ann);
        let [_, second] = give_another(site, ann);
        let thief = site.portal.stranger();
        let told = site.by_mail(&thief, "ann.wood");
        let stop = code_in(to(&told, "212-555-0143"));
        site.portal.stranger().sends("/get-in/not-me", &[("code", stop)]);
        site.portal.work();
        thief.opens("/get-in/case").lacks("Lakeside").lacks(&second);
        let again = site.portal.stranger();
        let sent = site.asks(&again, "ann.wood");
        again.sends("/get-in/reset", &[("code", code_in(&sent[0]))]);
        again.opens("/get-in/proved").lacks("Lakeside").lacks(&second);
        let place = again.sends("/get-in/card", &[("card", &second)]).place();
        assert_eq!(place, "/get-in");
    });
}

#[test]
fn once_somebody_objected_one_mailbox_shows_no_card() {
    site(|site| {
        let ann = site.person(1, "ann.wood", ("ann@example.org", "212-555-0143"));
        give_card(site, ann);
        let thief = site.portal.stranger();
        let told = site.by_mail(&thief, "ann.wood");
        let stop = code_in(to(&told, "212-555-0143"));
        site.portal.stranger().sends("/get-in/not-me", &[("code", stop)]);
        site.portal.work();
        assert_eq!(thief.presses("/get-in/card").place(), "/get-in");
        let again = site.portal.stranger();
        let sent = site.asks(&again, "ann.wood");
        again.sends("/get-in/reset", &[("code", code_in(&sent[0]))]);
        again.opens("/get-in/proved").lacks("Show my card at a pharmacy");
        assert_eq!(again.presses("/get-in/card").place(), "/get-in");
    });
}
