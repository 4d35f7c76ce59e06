//! What became of each message, on both engines.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use std::time::Duration;

use base::{MemberId, Phone};
use store::delivery::{self, About, After, Again, Detail, Sent, State, Why};
use store::testing::{NOW, both};
use store::{Channel, Db, Message, keys, queue, sweep};

const ANN: MemberId = MemberId::new([1; 16]);
const BOB: MemberId = MemberId::new([2; 16]);

fn number() -> Phone {
    "212-555-0143".parse().unwrap()
}

fn send(db: &Db, key: &'static str, owner: MemberId) -> base::JobId {
    db.write_blocking(NOW, move |tx| {
        let message = Message::text(&number(), "Juniper Rx: 123456".to_owned()).marked("7K2M9Q");
        tx.send(key.to_owned(), owner, &message)?;
        Ok(queue::by_key(tx, key)?.unwrap().id)
    })
    .unwrap()
}

fn note(db: &Db, id: base::JobId, state: State) -> bool {
    let later = NOW + Duration::from_secs(30);
    let detail = Detail::new("250", "to 212-555-0143");
    db.write_blocking(later, move |tx| delivery::note(tx, id, state, &detail)).unwrap()
}

fn states(db: &Db, owner: MemberId, prefix: &'static str) -> Vec<State> {
    let found = db.read_blocking(NOW, move |tx| delivery::state(tx, owner, prefix)).unwrap();
    found.into_iter().map(|delivery| delivery.state).collect()
}

#[test]
fn a_message_is_followed_from_the_moment_it_is_written() {
    both(&[], |db| {
        let id = send(db, "access.code:7", ANN);
        assert_eq!(states(db, ANN, "access.code:7"), [State::Queued]);
        assert!(note(db, id, State::Accepted));
        assert_eq!(states(db, ANN, "access.code"), [State::Accepted]);
        assert!(note(db, id, State::Delivered));
        let of = db.read_blocking(NOW, |tx| delivery::state(tx, ANN, "access.")).unwrap();
        assert_eq!((of[0].id, of[0].sent_at), (id, NOW));
        assert_eq!(of[0].at, NOW + Duration::from_secs(30));
    });
}

#[test]
fn the_same_message_sent_twice_is_one_delivery() {
    both(&[], |db| {
        assert_eq!(send(db, "access.code:7", ANN), send(db, "access.code:7", ANN));
        assert_eq!(states(db, ANN, "access.code:7").len(), 1);
    });
}

#[test]
fn news_that_comes_late_or_twice_takes_nothing_back() {
    both(&[], |db| {
        let id = send(db, "access.code:7", ANN);
        assert!(note(db, id, State::Bounced));
        assert!(!note(db, id, State::Bounced) && !note(db, id, State::Accepted));
        assert_eq!(states(db, ANN, "access.code:7"), [State::Bounced]);
        let steps = db.read_blocking(NOW, move |tx| delivery::steps(tx, ANN, id)).unwrap();
        let mut seen: Vec<State> = steps.iter().map(|step| step.state).collect();
        seen.sort_by_key(|state| state.word());
        assert_eq!(seen, [State::Accepted, State::Bounced]);
        assert_eq!(steps[0].detail.code, "250");
    });
}

#[test]
fn nobody_learns_of_anothers_messages() {
    both(&[], |db| {
        let id = send(db, "access.code:7", ANN);
        note(db, id, State::Accepted);
        assert!(states(db, BOB, "").is_empty() && states(db, ANN, "access.code:8").is_empty());
        let steps = db.read_blocking(NOW, move |tx| delivery::steps(tx, BOB, id)).unwrap();
        assert!(steps.is_empty());
    });
}

#[test]
fn six_symbols_tell_the_kind_and_the_time_of_a_message_and_nothing_else() {
    both(&[], |db| {
        send(db, "access.new_device:attempt:0", ANN);
        let found = db.read_blocking(NOW, |tx| delivery::by_mark(tx, "7K2M9Q")).unwrap();
        let kind = "access.new_device".to_owned();
        assert_eq!(found, [Sent { kind, channel: Channel::Text, at: NOW }]);
        let none = db.read_blocking(NOW, |tx| delivery::by_mark(tx, "AAAAAA")).unwrap();
        assert!(none.is_empty());
    });
}

#[test]
fn a_number_is_known_in_every_spelling_and_stop_outlives_everything_but_start() {
    both(&[], |db| {
        let spelled = |text: &'static str| {
            db.read_blocking(NOW, move |tx| Ok(delivery::address(tx, Channel::Text, text))).unwrap()
        };
        let (ours, theirs) = (spelled("212-555-0143"), spelled("+12125550143"));
        assert_eq!(ours, theirs);
        let dead = move |db: &Db| {
            db.read_blocking(NOW, move |tx| delivery::why_dead(tx, &ours)).unwrap().map(|d| d.why)
        };
        let write = |why: Why, bury: bool| {
            db.write_blocking(NOW, move |tx| {
                if bury {
                    return delivery::bury(tx, &theirs, why);
                }
                delivery::revive(tx, &theirs, why).map(|_| ())
            })
            .unwrap();
        };
        assert_eq!(dead(db), None);
        write(Why::Stop, true);
        write(Why::Gone, true);
        write(Why::Gone, false);
        assert_eq!(dead(db), Some(Why::Stop));
        write(Why::Stop, false);
        assert_eq!(dead(db), None);
    });
}

#[test]
fn an_address_that_takes_a_message_again_is_alive_again() {
    both(&[], |db| {
        let id = send(db, "access.code:7", ANN);
        let address = db
            .write_blocking(NOW, |tx| {
                let address = delivery::address(tx, Channel::Text, "212-555-0143");
                delivery::bury(tx, &address, Why::Gone)?;
                Ok(address)
            })
            .unwrap();
        note(db, id, State::Delivered);
        assert!(!db.read_blocking(NOW, move |tx| delivery::is_dead(tx, &address)).unwrap());
    });
}

#[test]
fn news_of_a_forgotten_members_message_is_taken_down_without_what_was_said() {
    both(&[], |db| {
        let id = send(db, "access.code:7", ANN);
        db.write_blocking(NOW, |tx| keys::forget(tx, ANN, store::Actor::Operator)).unwrap();
        assert!(note(db, id, State::Bounced));
        let steps = db.read_blocking(NOW, move |tx| delivery::steps(tx, ANN, id)).unwrap();
        assert_eq!(steps[0].detail, Detail::default());
    });
}

#[test]
fn a_message_can_be_asked_about_for_two_years_and_is_swept_after() {
    both(&[], |db| {
        let id = send(db, "access.code:7", ANN);
        note(db, id, State::Accepted);
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        let swept = |days: u64| {
            let now = NOW + Duration::from_hours(24 * days);
            let gone = delivery::SWEEPS.map(|one| runtime.block_on(sweep(db, one, 10, now)));
            gone.into_iter().map(Result::unwrap).sum::<u64>()
        };
        assert_eq!(swept(729), 0);
        assert_eq!(states(db, ANN, "").len(), 1);
        assert_eq!(swept(731), 2);
        assert!(states(db, ANN, "").is_empty());
    });
}

#[test]
fn a_reader_finds_again_what_was_sent_to_them_and_never_a_code() {
    both(&[], |db| {
        let (notice, code) =
            (send(db, "identity.notice:7", ANN), send(db, "access.send_code:7", ANN));
        send(db, "identity.notice:8", BOB);
        let other = send(db, "never-heard-of/7", ANN);
        let found = db.read_blocking(NOW, |tx| delivery::sent(tx, ANN, After::START)).unwrap().0;
        assert_eq!(found.len(), 3);
        for kept in &found {
            assert_eq!(&*kept.to.0, "… 43");
            let text = if kept.id == notice { "Juniper Rx: 123456" } else { "" };
            assert_eq!((&*kept.text.0, kept.unread), (text, kept.id == notice));
        }
        let open =
            |owner, id| db.read_blocking(NOW, move |tx| delivery::one(tx, owner, id)).unwrap();
        let mark = |owner, id, read| {
            db.write_blocking(NOW, move |tx| delivery::mark(tx, owner, id, read)).unwrap();
        };
        let unread = || db.read_blocking(NOW, |tx| delivery::unread(tx, ANN)).unwrap();
        assert_eq!(unread(), 1);
        assert_eq!(open(BOB, notice), None);
        assert_eq!(open(ANN, code).unwrap().again, Again::Code(About::SignIn));
        assert_eq!(open(ANN, other).unwrap().again, Again::Nothing);
        for (owner, id) in [(BOB, notice), (ANN, code), (ANN, other)] {
            mark(owner, id, true);
        }
        assert!(open(ANN, notice).unwrap().unread);
        assert_eq!(unread(), 1, "what somebody else marks, or has no text, reads nothing");
        for (read, left) in [(true, 0), (true, 0), (false, 1)] {
            mark(ANN, notice, read);
            assert_eq!((open(ANN, notice).unwrap().unread, unread()), (!read, left));
        }
    });
}

#[test]
fn a_copy_outlives_its_job_and_goes_after_two_years_with_what_became_of_it() {
    both(&[], |db| {
        let id = send(db, "identity.notice:7", ANN);
        let lease = Duration::from_mins(1);
        db.write_blocking(NOW, move |tx| {
            for job in queue::claim(tx, lease, 9)? {
                queue::finish(tx, &job)?;
            }
            Ok(())
        })
        .unwrap();
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        let text = |days: u64| {
            let later = NOW + Duration::from_hours(24 * days);
            for swept in delivery::SWEEPS.into_iter().chain([queue::SWEEP]) {
                runtime.block_on(sweep(db, swept, 10, later)).unwrap();
            }
            let kept = db.read_blocking(later, move |tx| delivery::one(tx, ANN, id)).unwrap();
            kept.map(|kept| kept.text.0)
        };
        assert_eq!(text(729).as_deref(), Some("Juniper Rx: 123456"));
        assert_eq!(text(731), None);
        assert_eq!(db.read_blocking(NOW, |tx| delivery::unread(tx, ANN)).unwrap(), 0);
    });
}

#[test]
fn pages_of_what_was_sent_follow_each_other_without_a_gap_where_many_left_at_once() {
    both(&[], |db| {
        for number in 0..60 {
            let key: &'static str = Box::leak(format!("identity.notice:{number}").into_boxed_str());
            send(db, key, ANN);
        }
        let (mut after, mut ids) = (After::START, Vec::new());
        loop {
            let page = move |tx: &store::Tx| delivery::sent(tx, ANN, after);
            let (kept, more) = db.read_blocking(NOW, page).unwrap();
            assert!(kept.len() <= delivery::PAGE);
            ids.extend(kept.iter().map(|kept| kept.id));
            if !more {
                break;
            }
            let last = kept.last().unwrap();
            after = After { at: last.sent_at, id: last.id };
        }
        assert!(ids.is_sorted_by(|a, b| a > b), "each once, in one order");
        assert_eq!(ids.len(), 60);
    });
}
