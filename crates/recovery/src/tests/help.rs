//! Stopping it, and people who help.

use super::*;
use crate::assist::{self, Agent, How, NotNow, Said};

#[test]
fn whoever_hears_of_it_stops_it_without_an_account() {
    site(|site| {
        let ann = site.person(1, "ann.wood", ("ann@example.org", "212-555-0143"));
        let thief = site.portal.stranger();
        let told = site.by_mail(&thief, "ann.wood");
        let stop = code_in(to(&told, "212-555-0143"));
        let owner = site.portal.stranger();
        owner.sends("/get-in/not-me", &[("code", stop.clone())]).sees("It is stopped");
        owner.sends("/get-in/not-me", &[("code", stop)]).sees("ended already");
        thief.opens("/get-in/case").sees("it was stopped");
        site.portal.pass(DAY * 10);
        site.portal.work();
        assert!(site.opens(ann, PASSWORD));
        // The mailbox alone opens nothing for 30 days.
        let again = site.portal.stranger();
        let sent = site.asks(&again, "ann.wood");
        again.sends("/get-in/reset", &[("code", code_in(&sent[0]))]);
        again.opens("/get-in/proved").sees("we need two proofs");
        let weak = again.sends("/get-in/proved", &[("password", NEW_PASSWORD)]);
        weak.sees("We need one more proof");
    });
}

#[test]
fn stopped_too_late_it_freezes_what_a_thief_would_want() {
    site(|site| {
        let ann = site.person(1, "ann.wood", ("ann@example.org", "212-555-0143"));
        let thief = site.portal.stranger();
        let told = site.by_mail(&thief, "ann.wood");
        site.portal.pass(DAY * 4);
        site.portal.work();
        let stop = code_in(to(&told, "212-555-0143"));
        let owner = site.portal.stranger();
        owner
            .sends("/get-in/not-me", &[("code", stop)])
            .sees("Changes to this account are stopped");
        assert!(site.frozen(ann).is_some());
    });
}

fn agent(name: &str, team: &str) -> Agent {
    Agent { name: name.to_owned(), team: team.to_owned() }
}

fn open(site: &Site<'_>, member: MemberId, how: How) -> (base::Entropy, Agent) {
    let said = site.write(move |tx| {
        let on_duty = [agent("ana", "east"), agent("bo", "east"), agent("cy", "west")];
        assist::open(tx, member, (how, &agent("ana", "east")), &on_duty)
    });
    match said {
        Said::Yes(opened) => opened,
        other => panic!("{other:?}"),
    }
}

fn approve(site: &Site<'_>, (member, id): (MemberId, base::Entropy), by: Agent) -> Said<()> {
    let (door, house) = (site.door.clone(), site.portal.house.clone());
    site.write(move |tx| assist::approve(tx, (&door, &house), (member, &id), &by))
}

#[test]
fn nothing_works_so_two_people_help_and_neither_sees_the_code() {
    site(|site| {
        let ann = site.person(1, "ann.wood", ("", ""));
        let (id, approver) = open(site, ann.1, How::InPerson);
        assert_eq!(approver, agent("cy", "west"));
        let own = approve(site, (ann.1, id), agent("ana", "east"));
        assert_eq!(own, Said::NotNow(NotNow::NotYou));
        assert_eq!(approve(site, (ann.1, id), approver.clone()), Said::Yes(()));
        assert_eq!(approve(site, (ann.1, id), approver), Said::Unknown);
        let slip = site.portal.work();
        let browser = site.portal.stranger();
        let entered = browser.sends("/get-in/long-code", &[("code", code_in(&slip[0]))]);
        assert_eq!(entered.place(), "/get-in/proved");
        choose(&browser);
        browser.opens("/get-in/case").sees("March 5, 2027").sees("March 6, 2027");
        site.portal.pass(DAY * 2);
        site.portal.work();
        assert!(site.opens(ann, NEW_PASSWORD));
    });
}

#[test]
fn a_call_back_goes_to_the_number_on_file_and_waits_like_it() {
    site(|site| {
        let ann = site.person(1, "ann.wood", ("", "212-555-0143"));
        let (id, approver) = open(site, ann.1, How::CallBack);
        approve(site, (ann.1, id), approver);
        let text = site.portal.work();
        assert_eq!(text[0].to.as_str(), "212-555-0143");
        let browser = site.portal.stranger();
        browser.sends("/get-in/long-code", &[("code", code_in(&text[0]))]);
        choose(&browser);
        site.portal.pass(DAY * 2);
        site.portal.work();
        assert!(site.opens(ann, PASSWORD));
        site.portal.pass(DAY);
        site.portal.work();
        assert!(site.opens(ann, NEW_PASSWORD));
    });
}

#[test]
fn without_a_number_for_30_days_nobody_is_called_back() {
    site(|site| {
        let ann = site.person(1, "ann.wood", ("ann@example.org", ""));
        let said = site.write(move |tx| {
            let on_duty = [agent("cy", "west")];
            assist::open(tx, ann.1, (How::CallBack, &agent("ana", "east")), &on_duty)
        });
        assert_eq!(said, Said::NotNow(NotNow::NumberTooNew));
    });
}
