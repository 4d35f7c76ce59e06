use base::{Private, Timestamp};
use formats::records::{Drug, Moment, Party};
use store::testing::both;
use store::{Db, queue};

use super::*;
use crate::testing::{ANN, BEN, SLICES, signed_up, today, write};

/// Asked of the plan yesterday.
pub fn asked(name: &str) -> Authorization {
    Authorization {
        source: SourceRef::new("csv", &format!("authorization/{name}")),
        person: SourceRef::new("csv", "person/ann"),
        number: Some("PA-1".into()),
        drug: Drug { name: Some("Sample 1 mg tablet".into()), ..Drug::default() },
        prescription: None,
        rx_number: None,
        prescriber: Party { name: Some("Dr. Okafor".into()), ..Party::default() },
        stage: AuthorizationStage::WithPlan,
        urgent: false,
        asked: Some(Private(Moment::On(today().plus_days(-1)))),
        holder: None,
        due: None,
        missing: None,
        missing_from: None,
        missing_by: None,
        decided: None,
        from: None,
        until: None,
        quantity: None,
        reason: None,
        appeal_until: None,
        updated: None,
    }
}

pub fn approved(name: &str) -> Authorization {
    Authorization {
        stage: AuthorizationStage::Approved,
        decided: Some(Private(today())),
        ..asked(name)
    }
}

fn take(tx: &Tx, scope: MemberScope, told: &Authorization) -> Result<Taken, Fault> {
    take_authorization(tx, scope, (told, &Names::default()))
}

fn stages(tx: &Tx, scope: MemberScope) -> Result<Vec<AuthorizationStage>, Fault> {
    Ok(approvals(tx, scope)?.iter().map(|one| one.body.stage).collect())
}

/// How many messages wait to be written.
fn waiting(db: &Db) -> usize {
    write(db, |tx| Ok(queue::newest(tx, crate::approvals::jobs::TOLD, 20)?.len()))
}

#[test]
fn a_request_is_taken_in_once_and_moves_with_its_file() {
    both(SLICES, |db| {
        write(db, |tx| {
            assert_eq!(take(tx, ANN, &asked("1"))?, Taken::Added);
            assert_eq!(take(tx, ANN, &asked("1"))?, Taken::Same);
            assert_eq!(take(tx, ANN, &approved("1"))?, Taken::Changed);
            assert_eq!(take(tx, ANN, &asked("2"))?, Taken::Added);
            let found = approvals(tx, ANN)?;
            let of_one = found.iter().find(|one| one.version == 2).unwrap();
            assert_eq!(of_one.body.stage, AuthorizationStage::Approved);
            assert_eq!(approval(tx, ANN, of_one.id)?.as_ref(), Some(of_one));
            assert_eq!(found.len(), 2);
            Ok(())
        });
    });
}

#[test]
fn an_older_version_never_takes_the_place_of_a_newer_one() {
    both(SLICES, |db| {
        write(db, |tx| {
            let at = |hour: i64| {
                let at = Timestamp::from_seconds(1_804_000_000 + hour * 3_600);
                Some(Private(Moment::At(at)))
            };
            let newer = Authorization { updated: at(2), ..approved("1") };
            let older = Authorization { updated: at(1), ..asked("1") };
            assert_eq!(take(tx, ANN, &newer)?, Taken::Added);
            assert_eq!(take(tx, ANN, &older)?, Taken::Same);
            assert_eq!(stages(tx, ANN)?, [AuthorizationStage::Approved]);
            // The other way round each is taken.
            let older = Authorization { source: SourceRef::new("csv", "authorization/2"), ..older };
            let newer = Authorization { source: SourceRef::new("csv", "authorization/2"), ..newer };
            assert_eq!(
                (take(tx, ANN, &older)?, take(tx, ANN, &newer)?),
                (Taken::Added, Taken::Changed)
            );
            assert_eq!(stages(tx, ANN)?, [AuthorizationStage::Approved; 2]);
            Ok(())
        });
    });
}

#[test]
fn a_stage_keeps_the_day_it_was_first_written_however_often_it_is_written_anew() {
    both(SLICES, |db| {
        write(db, |tx| {
            let on = |ago: i32| Some(Private(Moment::On(today().plus_days(-ago))));
            let told = |stage, ago| Authorization { stage, updated: on(ago), ..asked("1") };
            let since = |tx: &Tx, told: &Authorization, taken: Taken| -> Result<_, Fault> {
                assert_eq!(take(tx, ANN, told)?, taken);
                assert_eq!(take(tx, ANN, told)?, Taken::Same, "the same again");
                let body = approvals(tx, ANN)?.remove(0).body;
                assert_eq!(body.updated, told.updated);
                Ok(body.facts().since.map(Private))
            };
            let refused = AuthorizationStage::NotApproved;
            let open = AuthorizationStage::WithPlan;
            assert_eq!(since(tx, &told(open, 40), Taken::Added)?, on(40));
            assert_eq!(since(tx, &told(refused, 29), Taken::Changed)?, on(29));
            assert_eq!(since(tx, &told(refused, 3), Taken::Changed)?, on(29));
            assert_eq!(since(tx, &told(refused, 2), Taken::Changed)?, on(29));
            assert_eq!(since(tx, &told(open, 1), Taken::Changed)?, on(1));
            assert_eq!(since(tx, &told(refused, 0), Taken::Changed)?, on(0));
            Ok(())
        });
    });
}

#[test]
fn one_entered_in_error_is_shown_to_nobody() {
    both(SLICES, |db| {
        write(db, |tx| {
            take(tx, ANN, &approved("1"))?;
            let wrong =
                Authorization { stage: AuthorizationStage::EnteredInError, ..approved("1") };
            assert_eq!(take(tx, ANN, &wrong)?, Taken::Changed);
            assert_eq!(stages(tx, ANN)?, []);
            let id = approval_id(tx, &wrong.source);
            assert_eq!(approval(tx, ANN, id)?, None);
            Ok(())
        });
    });
}

#[test]
fn nobody_reads_or_moves_another_members_request() {
    both(SLICES, |db| {
        write(db, |tx| {
            take(tx, ANN, &asked("1"))?;
            let id = approval_id(tx, &asked("1").source);
            assert_eq!((approval(tx, BEN, id)?, approvals(tx, BEN)?), (None, Vec::new()));
            // A name that two people share moves nothing from one to the other.
            assert_eq!(take(tx, BEN, &approved("1"))?, Taken::Same);
            assert_eq!(stages(tx, ANN)?, [AuthorizationStage::WithPlan]);
            Ok(())
        });
    });
}

#[test]
fn each_change_is_told_once_and_old_ones_never() {
    both(SLICES, |db| {
        signed_up(db);
        let told = |told: Authorization| {
            write(db, move |tx| take(tx, ANN, &told).map(|_| ()));
            waiting(db)
        };
        assert_eq!(told(asked("1")), 1);
        assert_eq!(told(asked("1")), 1, "the same again");
        let renamed = Authorization { holder: Some("Review team".into()), ..asked("1") };
        assert_eq!(told(renamed), 1, "nothing that a member must hear of");
        let lacks = Authorization {
            stage: AuthorizationStage::MoreNeeded,
            missing: Some("A letter".into()),
            ..asked("1")
        };
        assert_eq!(told(lacks.clone()), 2);
        assert_eq!(told(Authorization { missing: Some("A form".into()), ..lacks }), 3);
        assert_eq!(told(approved("1")), 4);
        // The plan's first file brings years of them.
        let old = Authorization { decided: Some(Private(today().plus_days(-46))), ..approved("2") };
        assert_eq!(told(old), 4);
        let late =
            Authorization { decided: Some(Private(today().plus_days(-45))), ..approved("3") };
        assert_eq!(told(late), 5);
        assert_eq!(told(Authorization { stage: AuthorizationStage::Withdrawn, ..asked("4") }), 5);
    });
}

#[test]
fn a_decision_without_a_day_is_told_when_it_is_heard_and_once() {
    both(SLICES, |db| {
        signed_up(db);
        let told = |told: Authorization| {
            write(db, move |tx| take(tx, ANN, &told).map(|_| ()));
            waiting(db)
        };
        let old = Some(Private(Moment::On(today().plus_days(-46))));
        let open = Authorization { asked: old.clone(), ..asked("1") };
        assert_eq!(told(open), 0, "asked long ago");
        let decided = Authorization { decided: None, asked: old.clone(), ..approved("1") };
        assert_eq!(told(decided), 1);
        let dated = Authorization { asked: old.clone(), ..approved("1") };
        assert_eq!(told(dated.clone()), 1, "its day came later");
        let yesterday = Some(Private(today().plus_days(-1)));
        assert_eq!(told(Authorization { decided: yesterday, ..dated }), 2, "decided anew");
        // Of the plan's first file nobody knows when it was decided.
        assert_eq!(told(Authorization { decided: None, asked: old, ..approved("2") }), 2);
    });
}

#[test]
fn who_has_no_account_is_told_nothing() {
    both(SLICES, |db| {
        write(db, |tx| take(tx, ANN, &asked("1")));
        assert_eq!(waiting(db), 0);
    });
}
