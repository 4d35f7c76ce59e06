//! Stopping it, and people who help.

use ::store::{Channel, delivery};

use super::*;
use crate::assist::{self, Agent, By, How, NotNow, Said};
use crate::protect::{self, Came};

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
        assist::open(tx, member, (how, by(&agent("ana", "east"))), &on_duty)
    });
    match said {
        Said::Yes(opened) => opened,
        other => panic!("{other:?}"),
    }
}

const fn by(agent: &Agent) -> By<'_> {
    By { agent, actor: ::store::Actor::Operator }
}

fn approve(site: &Site<'_>, (member, id): (MemberId, base::Entropy), who: Agent) -> Said<()> {
    let (door, house) = (site.door.clone(), site.portal.house.clone());
    site.write(move |tx| assist::approve(tx, (&door, &house), (member, &id), by(&who)))
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
fn whoever_is_frozen_at_the_desk_is_told_and_is_free_once_two_people_helped_them_in() {
    site(|site| {
        let ann = site.person(1, "ann.wood", ("ann@example.org", ""));
        let (door, house) = (site.door.clone(), site.portal.house.clone());
        let freezes =
            move |tx: &Tx| protect::freeze(tx, (&door, &house), ann.1, ::store::Actor::Operator);
        assert_eq!(site.write(freezes.clone()), Came::Done);
        assert_eq!(site.write(freezes), Came::Already);
        assert!(site.frozen(ann).is_some());
        assert!(site.portal.work()[0].subject.contains("protecting your account"));
        let (id, approver) = open(site, ann.1, How::InPerson);
        approve(site, (ann.1, id), approver);
        let slip = site.portal.work();
        let browser = site.portal.stranger();
        browser.sends("/get-in/long-code", &[("code", code_in(&slip[0]))]);
        choose(&browser);
        site.portal.pass(DAY * 2);
        site.portal.work();
        assert!(site.opens(ann, NEW_PASSWORD));
        assert_eq!(site.frozen(ann), None);
    });
}

#[test]
fn nobody_approves_after_the_hour_and_what_was_declined_gives_no_code() {
    site(|site| {
        let (ann, ben) =
            (site.person(1, "ann.wood", ("", "")), site.person(2, "ben.wood", ("", "")));
        let (id, approver) = open(site, ann.1, How::InPerson);
        site.portal.pass(crate::assist::ASK_LIFE);
        let late = approve(site, (ann.1, id), approver);
        assert_eq!(late, Said::NotNow(NotNow::TooLate));
        let (id, approver) = open(site, ben.1, How::InPerson);
        let declines = |who: Agent| {
            site.write(move |tx| assist::decline(tx, (ben.1, &id), by(&who), "unsure"))
        };
        assert_eq!(declines(agent("ana", "east")), Said::NotNow(NotNow::NotYou));
        assert_eq!(approve(site, (ann.1, id), approver.clone()), Said::Unknown, "another member");
        assert_eq!(declines(approver.clone()), Said::Yes(()));
        assert_eq!(declines(approver.clone()), Said::Unknown);
        assert_eq!(approve(site, (ben.1, id), approver), Said::Unknown);
        assert!(site.portal.work().is_empty());
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
fn a_number_that_takes_no_texts_any_more_is_not_called_back_and_no_slip_is_printed() {
    site(|site| {
        let ann = site.person(1, "ann.wood", ("", "212-555-0143"));
        let (id, approver) = open(site, ann.1, How::CallBack);
        site.write(|tx| {
            let phone = delivery::address(tx, Channel::Text, "212-555-0143");
            delivery::bury(tx, &phone, delivery::Why::Stop)
        });
        assert_eq!(site.write(move |tx| assist::number_to_call(tx, ann.1)), None);
        let refused = approve(site, (ann.1, id), approver.clone());
        assert_eq!(refused, Said::NotNow(NotNow::NumberTooNew));
        assert!(site.portal.work().is_empty());
        site.write(|tx| {
            let phone = delivery::address(tx, Channel::Text, "212-555-0143");
            delivery::revive(tx, &phone, delivery::Why::Stop)
        });
        assert_eq!(approve(site, (ann.1, id), approver), Said::Yes(()), "it waited meanwhile");
        assert_eq!(site.portal.work()[0].to.as_str(), "212-555-0143");
    });
}

#[test]
fn without_a_number_for_30_days_nobody_is_called_back() {
    site(|site| {
        let ann = site.person(1, "ann.wood", ("ann@example.org", ""));
        let said = site.write(move |tx| {
            let on_duty = [agent("cy", "west")];
            assist::open(tx, ann.1, (How::CallBack, by(&agent("ana", "east"))), &on_duty)
        });
        assert_eq!(said, Said::NotNow(NotNow::NumberTooNew));
    });
}

/// Signed in on a browser of their own.
fn signed_in<'p>(site: &'p Site<'_>, of: Of, grade: web::Grade) -> Visitor<'p> {
    use identity::sessions::{COOKIE, Opening, Route, store};
    let opening = Opening {
        account: of.0,
        member: of.1,
        device: None,
        shared: false,
        route: Route::MailedCode,
        grade,
        browser: web::Browser::default(),
    };
    let token = site.write(move |tx| store::open(tx, opening.clone()));
    let visitor = site.portal.stranger();
    let name = format!("__Host-{COOKIE}");
    visitor.cookies.borrow_mut().insert(name, token.expose().to_owned());
    visitor
}

#[test]
fn this_was_not_me_ends_other_sessions_and_is_taken_back_in_the_same_browser() {
    site(|site| {
        let ann = site.person(1, "ann.wood", ("ann@example.org", ""));
        let (own, other) =
            (signed_in(site, ann, web::Grade::Full), signed_in(site, ann, web::Grade::Full));
        own.opens("/security/not-me").sees("Stop changes now");
        own.presses("/security/not-me").sees("Changes are stopped");
        assert!(site.frozen(ann).is_some());
        assert!(!site.portal.work().is_empty());
        assert!(other.opens("/security/limits").place().starts_with("/sign-in"));
        own.opens("/security/limits").sees("this was not me").sees("Your pharmacy card");
        let third = signed_in(site, ann, web::Grade::Full);
        third.opens("/security/not-me").sees("said in another browser");
        third.presses("/security/not-me/undo").sees("prove two things");
        own.presses("/security/not-me/undo").sees("Changes work again");
        assert!(site.frozen(ann).is_none());
    });
}

#[test]
fn somebody_on_the_way_back_freezes_nothing() {
    site(|site| {
        let ann = site.person(1, "ann.wood", ("ann@example.org", ""));
        let until = site.portal.now() + DAY;
        let limited = signed_in(site, ann, web::Grade::Limited { until });
        limited.presses("/security/not-me").sees("cannot be used yet");
        limited.opens("/security/limits").sees("March 5, 2027");
        assert!(site.frozen(ann).is_none());
    });
}

#[test]
fn a_veto_ends_what_the_unfinished_recovery_opened_and_nothing_else() {
    site(|site| {
        let ann = site.person(1, "ann.wood", ("ann@example.org", "212-555-0143"));
        let told = site.by_mail(&site.portal.stranger(), "ann.wood");
        let until = site.portal.now() + DAY;
        let thief = signed_in(site, ann, web::Grade::Limited { until });
        let owner = signed_in(site, ann, web::Grade::Full);
        let stop = code_in(to(&told, "212-555-0143"));
        site.portal.stranger().sends("/get-in/not-me", &[("code", stop)]);
        assert!(thief.opens("/security/limits").place().starts_with("/sign-in"));
        owner.opens("/security/limits").sees("Nothing waits");
    });
}

#[test]
fn readiness_says_what_each_loss_would_cost_and_the_step_that_helps() {
    site(|site| {
        let ann = site.person(1, "ann.wood", ("ann@example.org", "212-555-0143"));
        let browser = signed_in(site, ann, web::Grade::Full);
        let page = browser.opens("/security/readiness");
        page.sees("Your email").sees("A wait of 3 days").sees("Print ten saved codes");
        let ben = site.person(2, "ben.wood", ("ben@example.org", ""));
        let browser = signed_in(site, ben, web::Grade::Full);
        browser.opens("/security/readiness").sees("You would need to see a person");
    });
}

/// What the plan's file says of somebody, with a street of their own.
fn lives_at(site: &Site<'_>, street: &'static str) -> MemberId {
    use formats::records::{Address, Name, Person, SourceRef};
    let person = Person {
        refs: vec![SourceRef::new("test", "ann")],
        name: Name { family: "Wood".into(), given: vec!["Ann".into()], ..Name::default() },
        member_id: Some("JRX204817".into()),
        address: Some(Address {
            lines: vec![street.into()],
            city: "Albany".into(),
            state: "NY".into(),
            postal_code: "12207".into(),
        }),
        birth_date: None,
        gender: None,
        emails: Vec::new(),
        phones: Vec::new(),
        lang: None,
        died: None,
    };
    site.write(move |tx| Ok(coverage::take_person(tx, &person)?.0))
}

#[test]
fn whoever_has_one_channel_hears_of_it_on_paper_too() {
    site(|site| {
        let member = lives_at(site, "1 Elm Street");
        let of = site.account_of(member, "ann.wood");
        let since = site.portal.now() - DAY * 365;
        let way = Way::Mail("ann@example.org".parse().unwrap());
        site.write(move |tx| contacts::add_known(tx, of, &way, since));
        let told = site.by_mail(&site.portal.stranger(), "ann.wood");
        let stop = code_in(to(&told, "1 Elm Street"));
        let owner = site.portal.stranger();
        owner.sends("/get-in/not-me", &[("code", stop)]).sees("It is stopped");
    });
}

#[test]
fn a_letter_goes_to_an_address_that_has_been_the_same_for_30_days() {
    site(|site| {
        let member = lives_at(site, "1 Elm Street");
        site.account_of(member, "ann.wood");
        let browser = site.portal.stranger();
        let ask = || {
            browser.sends("/get-in/letter", &[("name", "JRX204817")]);
            site.portal.work()
        };
        assert!(ask().is_empty(), "the account is from today");
        site.portal.pass(DAY * 30);
        let letter = ask();
        assert!(letter[0].to.contains("1 Elm Street"));
        browser.sends("/get-in/long-code", &[("code", code_in(&letter[0]))]);
        browser.opens("/get-in/proved").sees("prove one more thing");
        choose(&browser);
        browser.opens("/get-in/case").sees("Your new password works.");
        assert!(to(&site.portal.work(), "1 Elm Street").text.contains("a code from a letter"));
        lives_at(site, "2 Oak Street");
        assert!(ask().is_empty(), "the address is new");
    });
}

/// Ben agreed to help Ann so many days ago. What names their agreement comes back.
fn helps(site: &Site<'_>, (ann, ben): (Of, Of), days: u32) -> base::CaregiverId {
    let keys = site.door.means.keys.clone();
    let house = site.portal.house.clone();
    let at = site.portal.now() - DAY * days;
    let work = move |tx: &Tx| {
        let by = web::Browser::default();
        let code = identity::family::ask(tx, &keys, ann)?.unwrap();
        identity::family::take(tx, (&house, &by), (&keys, ben), &code)?;
        Ok(identity::family::store::open(tx, ann)?.remove(0).id)
    };
    let id = site.db.write_blocking(at, work).unwrap();
    site.portal.work();
    id
}

fn visitor<'p>(site: &'p Site<'_>, of: Of) -> Visitor<'p> {
    let person = testkit::Person::new(2, "Ben");
    let scope = base::MemberScope::of(of.1);
    site.portal.visited_by(&testkit::Person { account: of.0, scope, ..person })
}

fn code_on(page: &str) -> String {
    let at = page.find("lk-num\">").unwrap() + 8;
    page[at..at + 14].to_owned()
}

#[test]
fn r5_a_helper_and_one_proof_let_in_at_once_and_fully_on_day_seven() {
    site(|site| {
        let ann = site.person(1, "ann.wood", ("ann@example.org", "212-555-0143"));
        let ben = site.person(2, "ben.wood", ("ben@example.org", ""));
        let id = helps(site, (ann, ben), 15);
        let bens = visitor(site, ben);
        bens.opens(&format!("/family/{id}/code")).sees("First speak with Ann");
        let code = code_on(bens.presses(&format!("/family/{id}/code")).text());
        let told = site.portal.work();
        let told: Vec<&str> = told.iter().map(|message| message.to.as_str()).collect();
        assert_eq!(told.len(), 2, "Ann hears of it at both her ways: {told:?}");
        // The code alone is worth nothing, and typing it too early does not use it up.
        let alone = site.portal.stranger();
        alone.sends("/get-in/long-code", &[("code", code.as_str())]).sees("First go back to");
        let browser = site.portal.stranger();
        let sent = site.asks(&browser, "ann.wood");
        browser.sends("/get-in/reset", &[("code", code_in(&sent[0]))]);
        browser.opens("/get-in/proved").sees("somebody you chose to help you");
        let more = browser.sends("/get-in/more", &[("code", code.as_str())]);
        assert_eq!(more.place(), "/get-in/proved");
        let thief = site.portal.stranger();
        let sent = site.asks(&thief, "ann.wood");
        thief.sends("/get-in/reset", &[("code", code_in(&sent[0]))]);
        thief.sends("/get-in/more", &[("code", code.as_str())]).sees("did not work");
        choose(&browser);
        site.portal.work();
        browser.opens("/get-in/case").sees("March 11, 2027");
        site.portal.pass(DAY * 6);
        site.portal.work();
        assert!(site.opens(ann, PASSWORD), "six days are not seven");
        site.portal.pass(DAY);
        site.portal.work();
        assert!(site.opens(ann, NEW_PASSWORD));
    });
}

#[test]
fn help_that_is_new_has_ended_or_is_nobodys_gives_no_code() {
    site(|site| {
        let ann = site.person(1, "ann.wood", ("ann@example.org", ""));
        let ben = site.person(2, "ben.wood", ("ben@example.org", ""));
        let cy = site.person(3, "cy.wood", ("cy@example.org", ""));
        let id = helps(site, (ann, ben), 13);
        let at = format!("/family/{id}/code");
        visitor(site, ben).presses(&at).sees("too new");
        assert_eq!(visitor(site, cy).presses(&at).status, 404);
        assert_eq!(visitor(site, ann).presses(&at).status, 404);
        site.portal.pass(DAY);
        let code = code_on(visitor(site, ben).presses(&at).text());
        let (house, by) = (site.portal.house.clone(), web::Browser::default());
        assert!(site.write(move |tx| identity::family::end(tx, (&house, &by), ann, id)));
        site.portal.stranger().sends("/get-in/long-code", &[("code", code)]).sees("too old");
        assert_eq!(visitor(site, ben).presses(&at).status, 404);
    });
}

#[test]
fn a_helper_makes_no_more_codes_than_a_name_is_sent_messages() {
    site(|site| {
        let ann = site.person(1, "ann.wood", ("ann@example.org", ""));
        let ben = site.person(2, "ben.wood", ("ben@example.org", ""));
        let at = format!("/family/{}/code", helps(site, (ann, ben), 20));
        let bens = visitor(site, ben);
        for _ in 0..3 {
            bens.presses(&at).sees("shown only now");
        }
        bens.presses(&at).sees("Enough codes");
        site.portal.pass(Duration::from_hours(6));
        visitor(site, ben).presses(&at).sees("shown only now");
    });
}
