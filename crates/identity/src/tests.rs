//! What an account is made of, on both engines.

use std::time::Duration;

use ::store::testing::{NOW, both};
use ::store::{Actor, Db, Fault, Tx};
use base::{AccountId, Lang, MemberId, Secret, Timestamp};
use web::{Browser, Grade};

use crate::account::{self, Created, NewAccount, provisional};
use crate::contacts::{self, Way};
use crate::history::{self, Event};
use crate::passwords::{Cost, Passwords, Pepper, Pool, Stored};
use crate::sessions::store::{self as sessions, Opening};
use crate::sessions::{Route, Standing};
use crate::{devices, holds};

type Of = (AccountId, MemberId);

fn house(mut test: impl FnMut(&Db, Of)) {
    both(&[::store::SCHEMA, crate::SCHEMA], |db| {
        let of = write(db, NOW, move |tx| {
            let new = NewAccount {
                member: MemberId::new([1; 16]),
                username: "ann.wood".parse().unwrap(),
                first_name: "Ann".into(),
                lang: Lang::English,
                email: Some("ann@example.org".parse().unwrap()),
                password: Some(stored("maple canoe quiet lantern")),
            };
            match account::create(tx, &new)? {
                Created::Account(account) => Ok((account, new.member)),
                other => panic!("{other:?}"),
            }
        });
        test(db, of);
    });
}

fn write<T: Send + 'static>(
    db: &Db,
    now: Timestamp,
    work: impl FnMut(&Tx) -> Result<T, Fault> + Send + 'static,
) -> T {
    db.write_blocking(now, work).unwrap()
}

fn stored(password: &str) -> Stored {
    let pool = Pool::start(Cost::TRIFLING, 1).unwrap();
    let passwords = Passwords::new(Pepper::new(&[5; 32]), pool);
    passwords.hash_now(&Secret::new(password.to_owned()), [9; 16])
}

fn mail(text: &str) -> Way {
    Way::Mail(text.parse().unwrap())
}

fn opening(of: Of, grade: Grade) -> Opening {
    Opening {
        account: of.0,
        member: of.1,
        device: None,
        shared: false,
        route: Route::MailedCode,
        grade,
        browser: Browser::of("Mozilla/5.0 (Windows NT 10.0) Chrome/142.0"),
    }
}

#[test]
fn both_engines_take_every_statement() {
    house(|db, _| {
        let all = crate::SCHEMA.statements.iter().flat_map(|room| room.iter().copied());
        db.prepare_all(all.collect()).unwrap();
    });
}

#[test]
fn an_address_names_its_account_only_from_its_proof_until_its_end() {
    house(|db, of| {
        let named = |db: &Db| write(db, NOW, |tx| account::named(tx, "new@example.org")).len();
        let contact =
            write(db, NOW, move |tx| contacts::add(tx, of, &mail("new@example.org"), false));
        assert_eq!(named(db), 0, "anybody could have typed it");
        assert!(write(db, NOW, move |tx| contacts::confirm(tx, of, contact)));
        assert_eq!(named(db), 1);
        assert!(write(db, NOW, move |tx| contacts::end(tx, of, contact)));
        assert_eq!(named(db), 0);
        assert!(!write(db, NOW, move |tx| contacts::end(tx, of, contact)), "once is enough");
        assert!(!write(db, NOW, move |tx| contacts::confirm(tx, of, contact)), "it stays ended");
    });
}

#[test]
fn a_former_address_is_told_for_thirty_days_and_an_unproved_one_never() {
    house(|db, of| {
        let old = write(db, NOW, move |tx| contacts::add(tx, of, &mail("old@example.org"), true));
        write(db, NOW, move |tx| contacts::add(tx, of, &mail("typed@example.org"), false));
        write(db, NOW, move |tx| contacts::end(tx, of, old));
        let told = |days: u64| {
            let at = NOW + Duration::from_hours(24 * days);
            write(db, at, move |tx| contacts::to_tell(tx, of)).len()
        };
        assert_eq!((told(0), told(29), told(31)), (2, 2, 1));
    });
}

#[test]
fn what_another_account_calls_its_own_is_out_of_reach() {
    house(|db, of| {
        let stranger = (AccountId::new([9; 16]), MemberId::new([9; 16]));
        let contact =
            write(db, NOW, move |tx| contacts::add(tx, of, &mail("new@example.org"), false));
        assert!(!write(db, NOW, move |tx| contacts::confirm(tx, stranger, contact)));
        assert!(!write(db, NOW, move |tx| contacts::end(tx, stranger, contact)));
        let token = write(db, NOW, move |tx| sessions::open(tx, opening(of, Grade::Full)));
        let text = token.expose().to_owned();
        let found = write(db, NOW, move |tx| sessions::by_token(tx, &text)).unwrap();
        let session = found.id;
        assert!(!write(db, NOW, move |tx| sessions::end(tx, session, stranger)));
        let pass = write(db, NOW, move |tx| devices::store::remember(tx, of, &Browser::default()));
        assert!(!write(db, NOW, move |tx| devices::store::forget(tx, stranger, pass.device)));
    });
}

#[test]
fn after_a_leak_an_operator_ends_every_session_there_is_at_once() {
    house(|db, of| {
        let open = || write(db, NOW, move |tx| sessions::open(tx, opening(of, Grade::Full)));
        let tokens = [open(), open()];
        assert_eq!(write(db, NOW, |tx| sessions::end_everybodys(tx, Actor::Operator)), 2);
        assert_eq!(write(db, NOW, |tx| sessions::end_everybodys(tx, Actor::Operator)), 0);
        for token in tokens {
            let found = write(db, NOW, move |tx| sessions::by_token(tx, token.expose())).unwrap();
            assert!(found.ended_at.is_some());
        }
    });
}

#[test]
fn proving_a_factor_again_gives_a_new_token_and_kills_the_old_one() {
    house(|db, of| {
        let old = write(db, NOW, move |tx| sessions::open(tx, opening(of, Grade::Full)));
        let find = |token: &Secret, at| {
            let text = token.expose().to_owned();
            write(db, at, move |tx| sessions::by_token(tx, &text))
        };
        let session = find(&old, NOW).unwrap().id;
        let later = NOW + Duration::from_mins(10);
        let new = write(db, later, move |tx| {
            sessions::prove_again(tx, session, of, Route::Authenticator)
        });
        let new = new.unwrap();
        assert!(find(&old, later).is_none());
        let found = find(&new, later).unwrap();
        assert_eq!(
            (found.id, found.proved_at, found.route),
            (session, later, Route::Authenticator)
        );
        assert_eq!(found.life.started_at, NOW, "twelve hours are not begun anew");
    });
}

#[test]
fn a_limited_session_stays_limited_until_it_is_raised() {
    house(|db, of| {
        let until = NOW + Duration::from_hours(72);
        let token =
            write(db, NOW, move |tx| sessions::open(tx, opening(of, Grade::Limited { until })));
        let grade = |at| {
            let text = token.expose().to_owned();
            write(db, at, move |tx| sessions::by_token(tx, &text)).unwrap().grade()
        };
        assert_eq!(grade(until + Duration::from_hours(1)), Grade::Limited { until });
        write(db, NOW, move |tx| sessions::raise(tx, of));
        assert_eq!(grade(NOW), Grade::Full);
    });
}

#[test]
fn signing_out_everywhere_else_leaves_this_session_alone() {
    house(|db, of| {
        let tokens: Vec<Secret> = (0..3)
            .map(|_| write(db, NOW, move |tx| sessions::open(tx, opening(of, Grade::Full))))
            .collect();
        let found = |token: &Secret| {
            let text = token.expose().to_owned();
            write(db, NOW, move |tx| sessions::by_token(tx, &text)).unwrap()
        };
        let keep = found(&tokens[0]).id;
        let ended =
            write(db, NOW, move |tx| sessions::end_all_but(tx, of, keep, Actor::Account(of.0)));
        assert_eq!(ended, 2);
        let stands = |token| matches!(found(token).standing(NOW), Standing::Live { .. });
        assert_eq!(tokens.iter().map(stands).collect::<Vec<_>>(), [true, false, false]);
        assert_eq!(write(db, NOW, move |tx| sessions::list(tx, of)).len(), 1);
    });
}

#[test]
fn a_provisional_password_leaves_the_other_alone_until_it_takes_its_place() {
    house(|db, of| {
        let case = ([4; 16], NOW + Duration::from_hours(72));
        let before = write(db, NOW, move |tx| account::store::kept(tx, of)).unwrap();
        write(db, NOW, move |tx| {
            provisional::set(tx, of, &stored("another four plain words"), case)
        });
        let main = write(db, NOW, move |tx| account::store::kept(tx, of)).unwrap();
        assert_eq!(main.version, before.version);
        let kept = write(db, NOW, move |tx| provisional::kept(tx, of)).unwrap();
        assert_eq!((kept.recovery, kept.limited_until), case);
        assert!(write(db, NOW, move |tx| provisional::promote(tx, of)));
        assert!(write(db, NOW, move |tx| provisional::kept(tx, of)).is_none());
        let main = write(db, NOW, move |tx| account::store::kept(tx, of)).unwrap();
        assert!(main.version > before.version && main.previous.is_some());
        assert!(!write(db, NOW, move |tx| provisional::promote(tx, of)), "once");
    });
}

#[test]
fn freezing_and_unfreezing_are_done_once_and_told_apart() {
    house(|db, of| {
        let actor = Actor::Account(of.0);
        assert!(write(db, NOW, move |tx| holds::freeze(tx, of, actor)));
        assert!(!write(db, NOW, move |tx| holds::freeze(tx, of, actor)));
        assert_eq!(write(db, NOW, move |tx| holds::frozen(tx, of)), Some(NOW));
        assert!(write(db, NOW, move |tx| holds::unfreeze(tx, of, actor)));
        assert_eq!(write(db, NOW, move |tx| holds::frozen(tx, of)), None);
    });
}

#[test]
fn the_history_is_newest_first_and_only_its_owners() {
    house(|db, of| {
        let browser = Browser::of("Firefox/145.0 (X11; Linux x86_64)");
        for (minutes, event) in [(1, Event::SavedCodesMade), (2, Event::Frozen)] {
            let (at, browser) = (NOW + Duration::from_mins(minutes), browser.clone());
            write(db, at, move |tx| history::note(tx, of, event, &browser));
        }
        let lines = write(db, NOW, move |tx| history::latest(tx, of, 10));
        let events: Vec<Event> = lines.iter().map(|line| line.event).collect();
        assert_eq!(events, [Event::Frozen, Event::SavedCodesMade]);
        assert_eq!(lines[0].browser, browser);
        let stranger = (of.0, MemberId::new([9; 16]));
        assert_eq!(write(db, NOW, move |tx| history::latest(tx, stranger, 10)), []);
    });
}
