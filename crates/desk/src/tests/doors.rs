//! The whole table: every role at every door, and those who are no staff at all.

use identity::sessions::Route;
use identity::sessions::store::{self as sessions, Opening};
use testkit::{Portal, Visitor};
use web::{Browser, Entry, Grade, Who};

use crate::alarms::rules::{Cause, State};
use crate::alarms::store::{New, all, raise};
use crate::staff::{Action, Role};
use crate::testing::{DAY, act_on, at_desk, both, in_team, member, sqlite, written};

/// Every door of the desk, and the action it asks for.
fn doors() -> Vec<(Entry, &'static str)> {
    let table = crate::slice().rooms.table().to_vec();
    let staff = |entry: Entry| match entry.who {
        Who::Staff(action) => Some((entry, action)),
        _ => None,
    };
    table.into_iter().filter_map(staff).collect()
}

fn knock(visitor: &Visitor<'_>, entry: &Entry, path: &str) -> (u16, String) {
    let act = match path {
        path if path.starts_with("/desk/assists") => "decline",
        path if path.starts_with("/desk/alarms") => "close",
        path if path.ends_with("/review") => "find",
        path if path.starts_with("/desk/emergency/") => "end",
        "/desk/chats" => "here",
        path if path.starts_with("/desk/chats/") => "take",
        _ => "note",
    };
    let page = match entry.method {
        "GET" => visitor.opens(path),
        _ => visitor.sends(path, &[("act", act)]),
    };
    (page.status, page.header("location").to_owned())
}

#[test]
fn every_door_names_an_action_that_some_role_has_and_every_action_has_a_door() {
    let doors = doors();
    assert!(doors.len() >= 19, "{doors:?}");
    for action in Action::ALL {
        assert!(doors.iter().any(|(_, word)| *word == action.word()), "{action:?}");
        assert!(Role::ALL.into_iter().any(|role| role.may(action)), "{action:?}");
    }
    for (entry, word) in &doors {
        assert!(Action::ALL.iter().any(|action| action.word() == *word), "{entry:?}");
    }
}

/// Written out once more, so that a slip in the rules is seen here.
const TABLE: [(Role, [bool; 11]); 5] = [
    (Role::Agent, [true, true, true, true, true, false, false, false, false, true, false]),
    (Role::Supervisor, [true, true, true, true, true, true, true, true, false, true, true]),
    (Role::Fraud, [true, true, true, false, true, false, true, false, false, true, false]),
    (Role::Privacy, [true, true, true, false, false, false, false, false, true, true, true]),
    (Role::Administrator, [true, false, false, false, false, true, true, true, false, true, false]),
];

/// Where this door stands for this visitor: with a look of theirs, or an ask that they were drawn
/// for, if their role lets them have one.
fn doorway(
    portal: &Portal,
    (visitor, role): (&Visitor<'_>, Role),
    entry: &Entry,
    (ticket, number): (&str, u8),
) -> String {
    let nothing = "0".repeat(26);
    // Somebody for whom nothing was done yet.
    let card = format!("JRX9{number}");
    member(portal, number, ("bea", &card));
    if entry.path.starts_with("/desk/looks/") {
        let act = entry.path.rsplit('/').next().unwrap();
        // What a proof opens stands on the page of the proof.
        let opened = ["lift", "texts", "again", "card"].contains(&act);
        let shown = if opened { "proof" } else { act };
        let path = role.may(Action::LookUp).then(|| act_on(visitor, &card, shown)).flatten();
        let path = path.map(|path| path.replace("/proof", &format!("/{act}")));
        return path.unwrap_or_else(|| entry.path.replace("{id}", &nothing));
    }
    if entry.path.starts_with("/desk/emergency/{id}") {
        return emergency(portal, visitor, (entry.path, &card, number));
    }
    if entry.path == "/desk/alarms/{id}" {
        return alarm(portal, number);
    }
    if entry.path != "/desk/assists/{id}" {
        return entry.path.replace("{id}", ticket);
    }
    if !role.may(Action::Assist) {
        return entry.path.replace("{id}", &nothing);
    }
    let name = format!("Opener {number}");
    let opener = in_team(portal, "West", (&name, Role::Agent), 100 + number);
    let path = act_on(&opener, &card, "/help").unwrap();
    assert_eq!(opener.sends(&path, &[("how", "in-person")]).place(), "/desk/assists?done=asked");
    let page = visitor.opens("/desk/assists");
    let (_, rest) = page.text().split_once("href=\"/desk/assists/").unwrap();
    format!("/desk/assists/{}", rest.split('"').next().unwrap())
}

/// What this visitor asked for, or somebody else for whom they may decide.
fn emergency(
    portal: &Portal,
    visitor: &Visitor<'_>,
    (path, card, number): (&str, &str, u8),
) -> String {
    let ask = |who: &Visitor<'_>| {
        let words = "The hospital in Salem has called.";
        let fields = [("sought", card), ("reason", "treated"), ("words", words)];
        who.sends("/desk/emergency/ask", &fields).place()
    };
    if !path.ends_with("/review") {
        return ask(visitor);
    }
    let name = format!("Asker {number}");
    let own = ask(&in_team(portal, "West", (&name, Role::Agent), 100 + number));
    format!("{own}/review")
}

/// An alarm about nobody, and its page.
fn alarm(portal: &Portal, number: u8) -> String {
    let (thing, day) = ([number; 16], portal.now().day_in(&testkit::plan().zone));
    let cause = Cause::Pressed;
    let raised = portal.write(move |tx| {
        let thing = Some(&thing);
        raise(tx, New { cause, about: &[], thing, member: None, day, many: None })?;
        all(tx, State::Open, base::Timestamp::from_micros(0))
    });
    format!("/desk/alarms/{}", raised[0].id)
}

#[test]
fn each_role_opens_its_own_doors_and_finds_the_others_missing() {
    // A house for each role: who tries a door has a key of their own, and keys are a byte.
    for (role, may) in TABLE {
        both(|portal| every_door(portal, role, may));
    }
}

fn every_door(portal: &Portal, role: Role, may: [bool; Action::ALL.len()]) {
    let ann = member(portal, 0xA, ("ann", "JRX100200"));
    let id = written(portal, &ann, (help::tickets::Topic::Money, 1), "It cost too much.");
    // It is talked over, too.
    portal.write(move |tx| {
        let ticket = help::tickets::find(tx, &[help::tickets::Queue::Ordinary], id)?;
        help::chats::open(tx, &ticket.expect("it was just written"))
    });
    let words = Action::ALL.map(Action::word);
    for ((entry, action), number) in doors().into_iter().zip(1..) {
        // Who came before is at the desk no more, and nothing was asked lately. Signing out ends a
        // session: each door is tried by somebody fresh.
        portal.pass(DAY);
        let who = format!("Sam {number}");
        let visitor = at_desk(portal, (&who, role), number);
        let given = (id.to_string(), number);
        let path = doorway(portal, (&visitor, role), &entry, (&given.0, given.1));
        let (status, to) = knock(&visitor, &entry, &path);
        let at = words.iter().position(|word| *word == action).unwrap();
        if may[at] {
            let led = match entry.path {
                "/desk/sign-out" => to == "/desk/sign-in",
                path if path.starts_with("/desk/chats") => to.starts_with("/desk/chats"),
                "/desk/emergency/{id}" => to == "/desk/emergency?done=ended",
                path => {
                    let done = to.starts_with("/desk/look-up") || to.ends_with("/proof");
                    path.starts_with("/desk/looks") && done
                }
            };
            // The ticket has no picture: whoever may look at one finds none, as everybody else.
            let bare = entry.path.contains("/picture/") && status == 404;
            // Nobody is given a stream who asks for a page.
            let silent = entry.path.ends_with("/live") && status == 204;
            let opened = matches!(status, 200 | 422) || led || bare || silent;
            assert!(opened, "{role:?} {entry:?}: {status} {to}");
        } else {
            assert_eq!(status, 404, "{role:?} {entry:?}");
        }
    }
}

#[test]
fn strangers_and_members_are_led_to_the_desks_own_sign_in_from_every_door() {
    both(|portal| {
        let ann = member(portal, 0xA, ("ann", "JRX100200"));
        let id = written(portal, &ann, (help::tickets::Topic::Money, 1), "It cost too much.");
        let (stranger, signed_in) = (portal.stranger(), portal.visited_by(&ann));
        for (entry, _) in doors() {
            let path = entry.path.replace("{id}", &id.to_string());
            for visitor in [&stranger, &signed_in] {
                let (status, to) = knock(visitor, &entry, &path);
                assert_eq!((status, to.as_str()), (303, "/desk/sign-in"), "{entry:?}");
            }
        }
        let script = portal.stranger().saying("accept", "application/json");
        assert_eq!(script.opens("/desk").status, 401);
    });
}

#[test]
fn a_session_at_the_desk_opens_no_door_of_a_members() {
    sqlite(|portal| {
        let ana = at_desk(portal, ("Ana Ruiz", Role::Supervisor), 1);
        for path in ["/security/viewed", "/security/history", "/security/passkeys", "/card"] {
            let to = ana.opens(path).place();
            assert!(to.starts_with("/sign-in"), "{path}: {to}");
        }
        // The same token under the member's cookie; a member's and a made-up one under the desk's.
        let token = ana.cookies.borrow()["__Host-desk"].clone();
        let thief = portal.stranger();
        thief.cookies.borrow_mut().insert("__Host-session".to_owned(), token.clone());
        assert!(thief.opens("/security/viewed").place().starts_with("/sign-in"));
        let ann = member(portal, 0xA, ("ann", "JRX100200"));
        let opening = Opening {
            account: ann.account,
            member: ann.scope.member(),
            device: None,
            shared: false,
            route: Route::Passkey,
            grade: Grade::Full,
            browser: Browser::default(),
        };
        let members = portal.write(move |tx| sessions::open(tx, opening.clone()));
        let stands = members.expose().to_owned();
        let found = portal.read(move |tx| sessions::by_token(tx, &stands));
        assert!(found.is_some(), "it is a live one");
        for token in [members.expose(), &token[1..]] {
            let thief = portal.stranger();
            thief.cookies.borrow_mut().insert("__Host-desk".to_owned(), token.to_owned());
            assert_eq!(thief.opens("/desk").place(), "/desk/sign-in");
        }
    });
}
