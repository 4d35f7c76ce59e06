//! Every door says who may enter, and holds to it.

use std::collections::BTreeSet;
use std::sync::Arc;

use access::{Door, Policy};
use factors::Engine;
use identity::passwords::{Cost, Passwords, Pepper, Pool};
use identity::{Keys, Means};
use web::{Entry, Slice, Who};

use super::browser::Browser;
use super::house::House;
use super::load::{Member, personas};
use super::place::Place;

/// What a stranger may reach. Everything else is for members, or is there in the demo only.
const PUBLIC: &[&str] = &[
    "GET /",
    // An installed app asks for these before anybody signs in; they are the same for everybody.
    "GET /app/icon/{size}",
    "GET /app/manifest.webmanifest",
    "GET /assets/{file}",
    // Where a proof's link lands: an agent's first name and a word, for whoever has the link.
    "GET /call",
    // Staff come in by an invitation and a passkey; neither page says anything of anybody.
    "GET /desk/join",
    "GET /desk/join/key",
    "GET /desk/sign-in",
    "GET /get-in",
    "GET /get-in/case",
    "GET /get-in/long-code",
    "GET /get-in/no-code",
    "GET /get-in/not-me",
    "GET /get-in/proved",
    "GET /get-in/reset",
    "GET /health/live",
    "GET /health/ready",
    // What to do about it, for whoever is stuck; whether a message is ours.
    "GET /help",
    // A case is shown to whoever holds its cookie; it says nothing of anybody and grants nothing.
    "GET /help/case",
    "GET /help/case/live",
    // A chat is shown to a member by their session, and to whoever holds its cookie.
    "GET /help/chat",
    "GET /help/chat/lines",
    "GET /help/chat/live",
    "GET /help/check",
    // Writing needs no account; an answer is shown to whoever holds its number and its key.
    "GET /help/contact",
    "GET /help/contact/answer",
    "GET /help/contact/answer/live",
    "GET /help/guides/{slug}",
    "GET /help/really-us",
    "GET /help/sign-in",
    "GET /language",
    // A pharmacist has no account; a member who is locked out shows what their browser proves.
    "GET /pharmacies",
    "GET /pharmacy",
    "GET /pharmacy/check",
    "GET /pharmacy/show",
    // An order's steps, for its number and three more facts.
    "GET /order-status",
    // One press in a mail ends mail like it; the link names nobody.
    "GET /preferences/leave/{token}",
    // What a plan covers is no secret; whoever asks says nothing of themselves.
    "GET /prices",
    "GET /prices/{id}",
    // The next page is the same whatever was typed.
    "GET /refill",
    "GET /refill/sent",
    "GET /register",
    "GET /register/account",
    "GET /register/card",
    "GET /register/code",
    // Opens a link in the browser of whoever has it; holds nothing by itself.
    "GET /shared-card",
    "GET /shared-card.js",
    "GET /sign-in",
    "GET /sign-in/code",
    "GET /sign-in/passkey",
    "GET /sign-out",
    // Whether the service is well is no secret, and names nobody.
    "GET /status",
    "GET /status/es/incidents/{page}",
    "GET /status/es/{page}",
    "GET /status/feed.atom",
    "GET /status/incidents/{page}",
    "GET /status/{page}",
    "GET /sw.js",
    "GET /text-size",
    "POST /call",
    "POST /csp-report",
    "POST /desk/join",
    "POST /desk/join/key",
    "POST /desk/join/options",
    "POST /desk/sign-in",
    "POST /desk/sign-in/options",
    "POST /get-in",
    "POST /get-in/again",
    "POST /get-in/card",
    "POST /get-in/letter",
    "POST /get-in/long-code",
    "POST /get-in/more",
    "POST /get-in/not-me",
    "POST /get-in/proved",
    "POST /get-in/reset",
    "POST /get-in/text",
    "POST /help",
    "POST /help/case",
    "POST /help/case/close",
    "POST /help/case/remove",
    "POST /help/chat",
    "POST /help/chat/end",
    "POST /help/chat/say",
    "POST /help/check",
    "POST /help/contact",
    "POST /help/contact/answer",
    "POST /help/contact/answer/close",
    "POST /help/contact/answer/leave",
    "POST /help/contact/answer/picture",
    "POST /help/contact/answer/picture/remove",
    "POST /help/contact/answer/say",
    "POST /help/really-us",
    "POST /help/sign-in",
    // Each of these wants its caller's signature.
    "POST /hooks/plan",
    "POST /hooks/plan/reimbursements",
    "POST /messages/mail/bounce",
    "POST /messages/text/inbound",
    "POST /messages/text/status",
    "POST /pharmacy",
    "POST /pharmacy/show",
    "POST /pharmacy/show/end",
    "POST /order-status",
    "POST /preferences/leave/{token}",
    "POST /prices",
    "POST /refill",
    // Wants the payment provider's.
    "POST /payments/events",
    "POST /register",
    "POST /register/account",
    "POST /register/again",
    "POST /register/card",
    "POST /register/code",
    "POST /session/stay",
    "POST /sign-in",
    "POST /sign-in/again",
    "POST /sign-in/code",
    "POST /sign-in/passkey",
    "POST /sign-in/passkey/options",
    "POST /sign-in/password",
    "POST /sign-in/turn",
    "POST /sign-out",
];
/// What programs of other sites may reach. Keys and numbers name nobody; a link's address is drawn
/// from 256 bits, and a ticket carries a keyed hash.
const APPS: &[&str] = &[
    "GET /.well-known/crl/{file}",
    "GET /.well-known/jwks.json",
    "GET /shl/file/{ticket}",
    "POST /shl/{token}",
];
const DEMO: &[&str] = &[
    "GET /demo/desk",
    "POST /demo/desk",
    "GET /demo/outbox",
    "GET /demo/outbox.json",
    "GET /demo/outbox/{id}/letter.pdf",
];
/// What staff may reach, and what a role must allow for it (`desk` opens each with every role).
const STAFF: &[(&str, &str)] = &[
    ("GET /desk", "desk"),
    ("GET /desk/chats", "tickets"),
    ("POST /desk/chats", "tickets"),
    ("GET /desk/chats/live", "tickets"),
    ("GET /desk/chats/{id}", "tickets"),
    ("POST /desk/chats/{id}", "tickets"),
    ("GET /desk/chats/{id}/live", "tickets"),
    ("POST /desk/sign-out", "desk"),
    ("GET /desk/tickets/{id}", "tickets"),
    ("GET /desk/tickets/{id}/picture/{part}/{seq}", "tickets"),
    ("POST /desk/tickets/{id}", "tickets"),
    ("GET /desk/look-up", "look-up"),
    ("POST /desk/look-up", "look-up"),
    ("GET /desk/staff", "staff"),
    ("GET /desk/prove", "desk"),
    ("POST /desk/prove", "desk"),
    ("POST /desk/prove/options", "desk"),
    ("GET /desk/looks/{id}/help", "assist"),
    ("POST /desk/looks/{id}/help", "assist"),
    ("GET /desk/looks/{id}/proof", "assist"),
    ("POST /desk/looks/{id}/proof", "assist"),
    ("GET /desk/looks/{id}/lift", "assist"),
    ("POST /desk/looks/{id}/lift", "assist"),
    ("GET /desk/looks/{id}/texts", "assist"),
    ("POST /desk/looks/{id}/texts", "assist"),
    ("GET /desk/looks/{id}/again", "assist"),
    ("POST /desk/looks/{id}/again", "assist"),
    ("GET /desk/looks/{id}/card", "assist"),
    ("POST /desk/looks/{id}/card", "assist"),
    ("GET /desk/looks/{id}/sessions", "protect"),
    ("POST /desk/looks/{id}/sessions", "protect"),
    ("GET /desk/looks/{id}/freeze", "protect"),
    ("POST /desk/looks/{id}/freeze", "protect"),
    ("GET /desk/looks/{id}/disclosures", "disclose"),
    ("POST /desk/looks/{id}/disclosures", "disclose"),
    ("GET /desk/alarms", "alarms"),
    ("GET /desk/alarms/{id}", "alarms"),
    ("POST /desk/alarms/{id}", "alarms"),
    ("GET /desk/emergency", "emergency"),
    ("GET /desk/emergency/ask", "emergency"),
    ("POST /desk/emergency/ask", "emergency"),
    ("GET /desk/emergency/{id}", "emergency"),
    ("POST /desk/emergency/{id}", "emergency"),
    ("GET /desk/emergency/{id}/review", "oversee"),
    ("POST /desk/emergency/{id}/review", "oversee"),
    ("GET /desk/measures", "measures"),
    ("GET /desk/assists", "assist"),
    ("GET /desk/assists/{id}", "assist"),
    ("POST /desk/assists/{id}", "assist"),
];
/// What a member's own things are asked for by, and a sample member who has some.
const THINGS: [(&str, &str); 5] = [
    ("/prescriptions/", "ann"),
    ("/approvals/", "ann"),
    ("/orders/", "ann"),
    ("/claims/", "ann"),
    ("/claims/reimbursement/", "carla"),
];
const NO_SUCH_THING: &str = "00000000000000000000000000";

fn slices() -> Vec<Slice> {
    let pool = Pool::start(Cost::new(8, 1), 1).unwrap();
    let means = Means::new(Keys::derive(&[1; 32]), Passwords::new(Pepper::new(&[2; 32]), pool));
    let engine = Engine::new("https://juniper.example", "Juniper Rx", Keys::derive(&[3; 32]));
    let (means, engine) = (Arc::new(means), Arc::new(engine.unwrap()));
    let profile = recovery::Profile::Standard;
    let (of, by) = (means.clone(), engine.clone());
    let way_back = recovery::Door { means: of, engine: by, profile, texts: false, screen: None };
    let door = Arc::new(Door::new(means, engine, Policy::default()));
    let ways = Arc::new(messages::Ways::Kept);
    vec![
        identity::slice(),
        factors::slice(),
        access::slice(&door),
        recovery::slice(&Arc::new(way_back)),
        coverage::slice(),
        messages::slice(ways),
        profile::slice(profile::Offers { texts: true, letters: true }),
        medicines::slice(),
        money::slice(),
        help::slice(),
        status::slice(),
        home::slice(),
        desk::slice(),
    ]
}

pub fn doors(who: Who) -> BTreeSet<String> {
    let table = web::table(&slices());
    let open = table.into_iter().filter(|door| door.who == who);
    open.map(|Entry { method, path, .. }| format!("{method} {path}")).collect()
}

fn named(doors: &[&str]) -> BTreeSet<String> {
    doors.iter().map(|door| (*door).to_owned()).collect()
}

#[test]
fn a_stranger_may_enter_by_these_doors_and_no_others() {
    assert_eq!(doors(Who::Public), named(PUBLIC));
    assert_eq!(doors(Who::Apps), named(APPS));
    assert_eq!(doors(Who::Demo), named(DEMO));
    for (door, action) in STAFF {
        assert!(doors(Who::Staff(action)).contains(*door), "{door}");
    }
    let staff = web::table(&slices()).into_iter().filter(|door| matches!(door.who, Who::Staff(_)));
    assert_eq!(staff.count(), STAFF.len());
    assert!(doors(Who::Member).len() > 12);
    assert!(doors(Who::Proved).len() > 5);
}

#[test]
fn the_table_here_is_of_every_slice_the_program_serves() {
    let program = include_str!("../../src/open.rs");
    let served: BTreeSet<&str> = program
        .split("::slice(")
        .filter_map(|text| text.rsplit(|c: char| !c.is_alphanumeric()).next())
        .collect();
    let ours = slices();
    for slice in ours {
        assert!(served.contains(slice.name), "{} in {served:?}", slice.name);
    }
    assert_eq!(program.matches("::slice(").count(), slices().len(), "{served:?}");
}

#[test]
fn a_member_door_leads_a_stranger_to_the_sign_in_page() {
    let place = Place::sqlite();
    let house = House::open(&place);
    let mut stranger = Browser::new(house.address);
    for door in doors(Who::Member) {
        let (method, path) = door.split_once(' ').unwrap();
        let path = path.replace("{id}", NO_SUCH_THING);
        let answer = match method {
            "GET" => stranger.get(&path),
            _ => stranger.post(&path, &[]),
        };
        let answer = answer.unwrap();
        assert!(answer.leads_to("/sign-in"), "{door}: {answer:?}");
        assert!(answer.text.is_empty(), "{door} says something first: {answer:?}");
    }
}

#[test]
fn every_link_of_the_help_pages_leads_to_a_door() {
    let place = Place::sqlite();
    let house = House::open(&place);
    let table = web::table(&slices());
    let is_door = |path: &str| table.iter().any(|door| door.method == "GET" && fits(door, path));
    let mut stranger = Browser::new(house.address);
    let guides = stranger.get("/help").unwrap().links("/help/guides/");
    assert!(guides.len() >= 15, "{guides:?}");
    let pages = guides.iter().map(|slug| format!("/help/guides/{slug}"));
    for page in pages.chain(["/help".to_owned()]) {
        let answer = stranger.get(&page).unwrap();
        assert_eq!(answer.status, 200, "{page}");
        for link in answer.text.split("href=\"/").skip(1) {
            let path = link.split(['"', '?']).next().unwrap_or_default();
            assert!(is_door(&format!("/{path}")), "{page} leads to /{path}");
        }
    }
}

/// Whether an address is of this door; a part in braces stands for any.
fn fits(door: &Entry, path: &str) -> bool {
    let (door, path) = (door.path.split('/'), path.split('/'));
    let (door, path): (Vec<&str>, Vec<&str>) = (door.collect(), path.collect());
    let mut parts = door.iter().zip(&path);
    door.len() == path.len() && parts.all(|(part, given)| part.starts_with('{') || part == given)
}

#[test]
fn what_belongs_to_another_member_is_not_there() {
    let place = Place::sqlite();
    let house = House::open(&place);
    let people = personas();
    let comes = |key: &str| {
        let persona = people.iter().find(|persona| persona.key == key).unwrap();
        Member::signed_in(&house, persona)
    };
    let [mut ann, mut carla, mut harold] = ["ann", "carla", "harold"].map(comes);
    for (things, owner) in THINGS {
        let owner = if owner == "ann" { &mut ann } else { &mut carla };
        let list = owner.browser().get(things.trim_end_matches('/')).unwrap();
        let ids: Vec<String> =
            list.links(things).into_iter().filter(|id| id.len() == NO_SUCH_THING.len()).collect();
        assert!(!ids.is_empty(), "{things}: {}", list.text);
        for id in ids {
            let path = format!("{things}{id}");
            assert_eq!(owner.browser().get(&path).unwrap().status, 200, "{path}");
            assert_eq!(harold.browser().get(&path).unwrap().status, 404, "{path}");
        }
        for id in [NO_SUCH_THING, "1", "..", "x%27--"] {
            let path = format!("{things}{id}");
            assert_eq!(harold.browser().get(&path).unwrap().status, 404, "{path}");
        }
    }
    while ann.placed.is_empty() {
        ann.step().unwrap();
    }
    let cancel = format!("/orders/{}/cancel", ann.placed[0]);
    assert_eq!(harold.browser().get(&cancel).unwrap().status, 404);
    assert_eq!(harold.browser().post(&cancel, &[]).unwrap().status, 404);
    let order = ann.browser().get(&cancel).unwrap();
    assert_eq!(order.status, 200, "the order still stands");
}
