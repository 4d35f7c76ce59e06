//! Whatever is done to the record behind our back is found.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop where it stands")]

use store::audit::{Checkpoint, Finding, checkpoint, verify};
use store::testing::{NOW, both};
use store::{Actor, Db, Entry, Sql};

fn write_entries(db: &Db, count: usize) {
    for number in 0..count {
        db.write_blocking(NOW, move |tx| {
            let entry = Entry::new("thing.done", Actor::House).thing(&[1; 16]);
            tx.audit(entry.detail(&number))
        })
        .unwrap();
    }
}

/// Changes rows as somebody with the database's password would.
fn tamper(db: &Db, text: &'static str) {
    let touched = db.write_blocking(NOW, move |tx| tx.run(Sql { name: "TAMPER", text }, &[]));
    assert!(touched.unwrap() > 0, "{text}");
}

fn findings(db: &Db, kept: Vec<Checkpoint>) -> Vec<Finding> {
    verify(db, kept, NOW).unwrap().findings
}

/// Writers share the work as they come, so a chain may hold two entries or twenty, and where one
/// shows a gap another is merely shortened: one finding of the kind is what every split must give.
#[track_caller]
fn assert_some(found: &[Finding], is: fn(&Finding) -> bool) {
    assert!(found.iter().any(is), "{found:?}");
}

#[test]
fn an_untouched_record_is_sound_and_every_entry_is_read() {
    both(&[], |db| {
        write_entries(db, 2_500);
        let kept = db.write_blocking(NOW, checkpoint).unwrap();
        write_entries(db, 10);
        let report = verify(db, vec![kept], NOW).unwrap();
        assert_eq!(report.findings, []);
        assert_eq!((report.entries, report.checkpoints), (2_510, 2));
    });
}

#[test]
fn an_altered_entry_is_found() {
    for text in [
        "UPDATE audit_entry SET actor = 'operator' WHERE seq = 2",
        "UPDATE audit_entry SET at = at + 1 WHERE seq = 2",
        "UPDATE audit_entry SET owner = thing, thing = NULL WHERE seq = 2",
        "UPDATE audit_entry SET detail = NULL WHERE seq = 2",
    ] {
        both(&[], |db| {
            write_entries(db, 60);
            tamper(db, text);
            assert_some(&findings(db, vec![]), |one| {
                matches!(one, Finding::Altered { seq: 2, .. })
            });
        });
    }
}

#[test]
fn an_entry_taken_from_the_middle_is_found() {
    both(&[], |db| {
        write_entries(db, 60);
        tamper(db, "DELETE FROM audit_entry WHERE seq = 2");
        assert_some(&findings(db, vec![]), |one| matches!(one, Finding::Missing { seq: 2, .. }));
    });
}

#[test]
fn the_newest_entry_taken_away_is_found() {
    both(&[], |db| {
        write_entries(db, 60);
        tamper(db, "DELETE FROM audit_entry WHERE seq = (SELECT MAX(last_seq) FROM audit_writer)");
        assert_some(&findings(db, vec![]), |one| matches!(one, Finding::Shortened { .. }));
    });
}

#[test]
fn the_newest_entry_taken_away_with_the_writers_row_put_back_is_found() {
    both(&[], |db| {
        write_entries(db, 60);
        tamper(db, "DELETE FROM audit_entry WHERE seq = (SELECT MAX(last_seq) FROM audit_writer)");
        tamper(db, "UPDATE audit_writer SET last_seq = last_seq - 1");
        assert_some(&findings(db, vec![]), |one| matches!(one, Finding::Shortened { .. }));
    });
}

#[test]
fn two_entries_that_changed_places_are_found() {
    both(&[], |db| {
        write_entries(db, 60);
        tamper(db, "UPDATE audit_entry SET seq = -2 WHERE seq = 2");
        tamper(db, "UPDATE audit_entry SET seq = 2 WHERE seq = 3");
        tamper(db, "UPDATE audit_entry SET seq = 3 WHERE seq = -2");
        assert_some(&findings(db, vec![]), |one| matches!(one, Finding::Altered { seq: 2, .. }));
    });
}

#[test]
fn a_whole_chain_taken_away_is_found_by_the_checkpoint_kept_outside() {
    both(&[], |db| {
        write_entries(db, 60);
        let kept = db.write_blocking(NOW, checkpoint).unwrap();
        tamper(db, "DELETE FROM audit_checkpoint");
        tamper(db, "DELETE FROM audit_entry");
        tamper(db, "DELETE FROM audit_writer");
        assert_eq!(findings(db, vec![]), []);
        assert_some(&findings(db, vec![kept]), |one| matches!(one, Finding::Rewound { .. }));
    });
}

#[test]
fn a_writers_row_taken_away_is_found() {
    both(&[], |db| {
        write_entries(db, 5);
        tamper(db, "DELETE FROM audit_writer");
        assert_some(&findings(db, vec![]), |one| matches!(one, Finding::Headless { .. }));
    });
}

#[test]
fn a_checkpoint_that_we_did_not_sign_is_found() {
    both(&[], |db| {
        write_entries(db, 5);
        let mut kept = db.write_blocking(NOW, checkpoint).unwrap();
        kept.at += 1;
        assert_some(&findings(db, vec![kept]), |one| matches!(one, Finding::Forged { .. }));
    });
}
