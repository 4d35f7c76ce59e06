//! One winner, whichever engine and however many press at once.

use super::*;
use crate::assist::{self, Agent, By, How, NotNow, Said};
use crate::requests::{self, Kind, Sent};
use ::store::Actor;
use identity::codes::{Code, MAILED};

/// Fifty visits redeem one code at the same moment (GUARD 20, SECURITY 42).
#[test]
fn guard_20_one_of_fifty_visits_wins_a_code() {
    site(|site| {
        let of = site.person(1, "ann.wood", ("ann@example.org", ""));
        let keys = site.door.means.keys.clone();
        let code = Code::draw(&[9; 16], MAILED);
        let kept = (keys.clone(), code.clone());
        let visits: Vec<base::Entropy> = site.write(move |tx| {
            let name = requests::name_key(tx, "ann.wood");
            let mark = requests::mark(&kept.0, Some(&name), &kept.1);
            let sent = Sent {
                of,
                name,
                request: [0; 16],
                kind: Kind::Mail,
                bound_at: tx.now(),
                original: true,
                at: tx.now(),
            };
            requests::keep(tx, &mark, &sent)?;
            (0..50)
                .map(|_| Ok(requests::begin(tx, &"ann.wood".into(), Lang::English)?.id))
                .collect()
        });
        let now = site.portal.now();
        let redeemed = std::thread::scope(|scope| {
            let threads: Vec<_> = visits
                .into_iter()
                .map(|id| {
                    let (db, keys, code) = (site.db.clone(), keys.clone(), code.clone());
                    scope.spawn(move || {
                        db.write_blocking(now, move |tx| {
                            let mut visit = requests::request(tx, &id)?.unwrap();
                            let typed = (Some(&code), "");
                            crate::pages::reset::redeem(tx, &keys, &mut visit, typed)
                        })
                        .unwrap()
                    })
                })
                .collect();
            threads.into_iter().map(|thread| thread.join().unwrap()).collect::<Vec<_>>()
        });
        let won = redeemed.iter().filter(|it| **it == crate::pages::reset::Entered::Proved);
        assert_eq!(won.count(), 1);
    });
}

/// A double press of the last button opens one case, in which one password counts.
#[test]
fn a_button_pressed_twice_opens_one_case() {
    site(|site| {
        let of = site.person(1, "ann.wood", ("ann@example.org", ""));
        let browser = site.portal.stranger();
        let told = site.by_mail(&browser, "ann.wood");
        choose(&browser);
        assert!(site.portal.work().is_empty(), "nobody is told twice");
        assert!(!told.is_empty());
        let standing = site.write(move |tx| Ok(crate::cases::load(tx, of)?.0));
        assert_eq!(standing.cases.len(), 1);
    });
}

/// Whoever presses twice, or on two browsers, draws once (GUARD 16).
#[test]
fn of_eight_asks_for_one_member_at_once_one_is_drawn_for() {
    site(|site| {
        let ann = site.person(1, "ann.wood", ("", ""));
        let now = site.portal.now();
        let said = std::thread::scope(|scope| {
            let asks = |_| {
                let db = site.db.clone();
                scope.spawn(move || {
                    db.write_blocking(now, move |tx| {
                        let agent = |name: &str, team: &str| Agent {
                            name: name.to_owned(),
                            team: team.to_owned(),
                        };
                        let by = By { agent: &agent("ana", "east"), actor: Actor::Operator };
                        assist::open(tx, ann.1, (How::InPerson, by), &[agent("cy", "west")])
                    })
                    .unwrap()
                })
            };
            let threads: Vec<_> = (0..8).map(asks).collect();
            threads.into_iter().map(|thread| thread.join().unwrap()).collect::<Vec<_>>()
        });
        let drawn = said.iter().filter(|said| matches!(said, Said::Yes(_)));
        assert_eq!(drawn.count(), 1, "{said:?}");
        let held = said.iter().filter(|said| **said == Said::NotNow(NotNow::AskedBefore));
        assert_eq!(held.count(), 7, "{said:?}");
    });
}
