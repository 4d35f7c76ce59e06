//! The pages and the messages, at the doors.

use base::{ApprovalId, Day, MemberId, MemberScope, Private};
use formats::records::{Authorization, AuthorizationStage as Stage, Sender};
use testkit::{Person, Portal};

use super::store::tests::{approved, asked};
use super::store::{approval_id, take_authorization};
use crate::ask_daily;
use crate::prescriptions::Names;
use crate::testing::{ANN_BORN, covered, give, person, rooms, today};

/// What the plan's file tells of her.
fn tells(portal: &Portal, who: MemberScope, told: Authorization) -> ApprovalId {
    portal.write(move |tx| {
        take_authorization(tx, who, (&told, &Names::default()))?;
        Ok(approval_id(tx, &told.source))
    })
}

fn day(days: i32) -> Private<Day> {
    Private(today().plus_days(days))
}

#[test]
fn a_member_sees_where_each_request_stands_and_how_to_appeal() {
    testkit::sqlite(rooms, |portal| {
        let who = Person::ann();
        let ann = portal.visited_by(&who);
        ann.opens("/approvals").sees("No request for approval is on file").sees("call ");
        tells(portal, who.scope, asked("1"));
        let refused = Authorization {
            stage: Stage::NotApproved,
            decided: Some(day(0)),
            reason: Some("Try the generic first.".into()),
            ..asked("2")
        };
        let id = tells(portal, who.scope, refused);
        let list = ann.opens("/approvals");
        list.sees("With your plan").sees("Not approved").sees("Something for you to do");
        let page = ann.opens(&format!("/approvals/{id}"));
        page.sees("Sample 1 mg tablet").sees("Try the generic first.").sees("How to appeal");
        // Nobody said by whose rules this plan decides, so nothing is promised of it.
        page.sees("Ask no later than May 8, 2027").lacks("within 7 days").lacks("within 30 days");
    });
}

#[test]
fn the_time_to_appeal_is_over_only_where_the_plan_told_its_last_day() {
    testkit::sqlite(rooms, |portal| {
        let who = Person::ann();
        let ann = portal.visited_by(&who);
        let refused = |ago: i32| Authorization {
            stage: Stage::NotApproved,
            decided: Some(day(-ago)),
            ..asked("1")
        };
        let told = |ago: i32| Authorization { appeal_until: Some(day(-ago)), ..refused(70) };
        for (refused, sees, lacks) in [
            (refused(65), "Ask no later than March 4, 2027", "over"),
            (refused(66), "The time to appeal may be over", "was over"),
            (refused(181), "The time to appeal may be over", "was over"),
            (told(1), "The time to appeal was over on March 3, 2027", "may be over"),
        ] {
            let id = tells(portal, who.scope, refused);
            ann.opens(&format!("/approvals/{id}")).sees(sees).lacks(lacks);
        }
    });
}

#[test]
fn nothing_is_asked_where_another_approval_or_request_follows() {
    testkit::sqlite(rooms, |portal| {
        let who = Person::ann();
        let ann = portal.visited_by(&who);
        let ends =
            Authorization { decided: Some(day(-300)), until: Some(day(20)), ..approved("1") };
        let id = tells(portal, who.scope, ends);
        let page = format!("/approvals/{id}");
        ann.opens(&page).sees("Ask your prescriber now").lacks("nothing you need to do");
        let anew = Authorization { from: Some(day(21)), ..approved("2") };
        tells(portal, who.scope, anew);
        for path in [&page, "/approvals"] {
            ann.opens(path).sees("It holds until March 24, 2027").lacks("Ask your prescriber now");
        }
        let rx = portal.write(move |tx| give(tx, who.scope, 1));
        let rx = ann.opens(&format!("/prescriptions/{rx}"));
        rx.sees("has told us no last day").lacks("Ask your prescriber now");
    });
}

#[test]
fn what_is_to_be_sent_is_asked_for_while_the_request_is_heard_of() {
    testkit::sqlite(rooms, |portal| {
        let who = Person::ann();
        let ann = portal.visited_by(&who);
        let lacks = |by, asked_ago: i32| Authorization {
            stage: Stage::MoreNeeded,
            missing_from: Some(Sender::Member),
            missing_by: Some(day(by)),
            asked: Some(Private(formats::records::Moment::On(today().plus_days(-asked_ago)))),
            ..asked("1")
        };
        let id = tells(portal, who.scope, lacks(0, 180));
        let path = format!("/approvals/{id}");
        ann.opens(&path).sees("send what is missing by March 4, 2027");
        tells(portal, who.scope, lacks(-1, 180));
        ann.opens(&path).sees("Please send what is missing.").lacks("March 3, 2027");
        tells(portal, who.scope, lacks(0, 181));
        let stale = ann.opens(&path);
        stale.sees("We do not know where this request stands").lacks("Please send");
        stale.lacks("March 4, 2027");
    });
}

#[test]
fn a_page_tells_what_belongs_to_its_stage_and_nothing_of_the_stages_before_or_after() {
    testkit::sqlite(rooms, |portal| {
        let who = Person::ann();
        let ann = portal.visited_by(&who);
        // As files repeat it: what was missing once, the days and the amount that were asked for.
        let told = |stage| Authorization {
            stage,
            missing: Some("A signed form".into()),
            missing_from: Some(Sender::Member),
            missing_by: Some(day(7)),
            decided: Some(day(-1)),
            from: Some(day(-3)),
            until: Some(day(100)),
            quantity: Some(formats::records::Quantity::thousandths(77_500)),
            ..asked("1")
        };
        let decided = "March 3, 2027";
        let granted = ["March 1, 2027", "June 12, 2027", "77.5"];
        let missing = ["A signed form", "March 11, 2027"];
        for (stage, is_missing, is_decided, is_granted) in [
            (Stage::WithPlan, false, false, false),
            (Stage::MoreNeeded, true, false, false),
            (Stage::NotApproved, false, true, false),
            (Stage::Withdrawn, false, true, false),
            (Stage::Approved, false, true, true),
            (Stage::Ended, false, true, true),
        ] {
            // The day of the asking, which every stage tells, is one of those looked for.
            let id = tells(portal, who.scope, Authorization { asked: None, ..told(stage) });
            let page = ann.opens(&format!("/approvals/{id}"));
            let check = |words: &str, is_there: bool| {
                assert_eq!(page.text().contains(words), is_there, "{stage:?}: {words}");
            };
            for words in missing {
                check(words, is_missing);
            }
            for words in granted {
                check(words, is_granted);
            }
            check(decided, is_decided);
        }
    });
}

#[test]
fn another_members_request_is_as_unknown_as_one_that_never_was() {
    testkit::sqlite(rooms, |portal| {
        let id = tells(portal, Person::ann().scope, asked("1"));
        let ben = portal.visited_by(&Person::ben());
        let theirs = ben.opens(&format!("/approvals/{id}"));
        let never = ben.opens(&format!("/approvals/{}", ApprovalId::new([3; 16])));
        assert_eq!(theirs.status, 404);
        assert_eq!(never.status, 404);
        ben.opens("/approvals").lacks("Sample 1 mg tablet");
    });
}

#[test]
fn an_approval_opens_the_refill_and_a_refusal_closes_it() {
    testkit::sqlite(rooms, |portal| {
        let who = Person::ann();
        let ann = portal.visited_by(&who);
        let rx = portal.write(move |tx| give(tx, who.scope, 1));
        let path = format!("/prescriptions/{rx}");
        ann.opens(&path).sees("Order 1 refill").lacks("prior authorization");
        tells(portal, who.scope, asked("1"));
        ann.opens(&path).sees("Not yet: your plan is deciding").lacks("Order 1 refill");
        ann.opens(&path).sees("See the request");
        tells(portal, who.scope, approved("1"));
        ann.opens(&path).sees("Order 1 refill").sees("Approved");
        let refused =
            Authorization { stage: Stage::NotApproved, decided: Some(day(0)), ..asked("1") };
        tells(portal, who.scope, refused);
        ann.opens(&path).sees("did not approve this medicine").sees("appeal");
        ann.opens("/refills").lacks("Order 1 refill");
    });
}

#[test]
fn a_refusal_without_its_day_stays_before_the_fill_that_was_paid_since() {
    testkit::sqlite(rooms, |portal| {
        let who = Person::ann();
        let ann = portal.visited_by(&who);
        // Filled 28 days ago.
        let rx = portal.write(move |tx| give(tx, who.scope, 1));
        let path = format!("/prescriptions/{rx}");
        let refused = |ago: i32| Authorization {
            stage: Stage::NotApproved,
            updated: Some(Private(formats::records::Moment::On(today().plus_days(-ago)))),
            ..asked("1")
        };
        // Each export of the plan writes all its rows anew.
        for ago in [29, 27, 0] {
            tells(portal, who.scope, refused(ago));
            ann.opens(&path).sees("Order 1 refill");
        }
    });
}

/// Ann in the plan's file, with an account and a mailbox.
fn signed_up(portal: &Portal) -> MemberScope {
    let member: MemberId =
        portal.write(|tx| Ok(coverage::take_person(tx, &person("ann", ANN_BORN))?.0));
    let (who, names) = (("Ann", base::Lang::English), ("ann.whitfield", "ann@example.org"));
    portal.write(move |tx| identity::testing::account(tx, member, who, names));
    MemberScope::of(member)
}

#[test]
fn a_member_is_written_to_about_each_change_and_no_medicine_is_named() {
    testkit::sqlite(rooms, |portal| {
        let ann = signed_up(portal);
        tells(portal, ann, asked("1"));
        portal.pass(std::time::Duration::from_mins(11));
        let [mail] = portal.work().try_into().expect("one message");
        assert_eq!(mail.subject.0, "A request for your plan’s approval is on file");
        assert!(!mail.text.contains("Sample") && !mail.html.contains("Sample"));
        let lacks = Authorization {
            stage: Stage::MoreNeeded,
            missing: Some("A signed form".into()),
            missing_from: Some(Sender::Member),
            ..asked("1")
        };
        tells(portal, ann, lacks);
        // Decided before anybody was told what it needed: one message, and it is the last word.
        tells(portal, ann, approved("1"));
        portal.pass(std::time::Duration::from_mins(11));
        let [mail] = portal.work().try_into().expect("one message");
        assert_eq!(mail.subject.0, "Your plan has decided about an approval");
    });
}

#[test]
fn an_approval_that_ends_is_told_once_a_month_before() {
    testkit::sqlite(rooms, |portal| {
        let ann = signed_up(portal);
        portal.write(move |tx| give(tx, ann, 1));
        let held =
            Authorization { decided: Some(day(-300)), until: Some(day(30)), ..approved("1") };
        tells(portal, ann, held);
        let heard = || {
            for _ in 0..3 {
                let house = portal.house.clone();
                portal.write(move |tx| ask_daily(tx, &house));
                portal.pass(std::time::Duration::from_mins(15));
            }
            let said = portal.work().into_iter().map(|mail| mail.subject.0.clone());
            said.filter(|subject| subject.contains("ends on April 3, 2027")).count()
        };
        // Where the coverage ended, every approval did.
        portal.write(move |tx| covered(tx, ann, Some(today().plus_days(-1))));
        assert_eq!(heard(), 0);
        portal.write(move |tx| covered(tx, ann, None));
        portal.pass(std::time::Duration::from_hours(24));
        assert_eq!(heard(), 1);
        portal.pass(std::time::Duration::from_hours(24));
        assert_eq!(heard(), 0);
    });
}
