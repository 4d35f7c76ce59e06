//! No page makes an engine wade through a whole table: the plans of every statement of the house,
//! on both engines, with empty tables and with full ones.

use std::collections::BTreeSet;

use store::testing::{NOW, Plan, both, crowd, plans, sqlite};
use store::{Db, Sql};

use super::schemas;

/// Rows in each table.
const ROWS: u32 = 4_000;

/// Statements that may go through everything: none of them is asked by a visitor's page. Each
/// stands under the reason, as `slice/NAME`.
const MAY_WADE: [(&str, &[&str]); 9] = [
    (
        "asked before a first load, and of a house in use it meets at once",
        &["store/ANY_BUT_IMPORTS"],
    ),
    (
        "sweeps go by age through everybody's rows, some hundred at a time",
        &[
            "identity/SESSIONS_OVER",
            "identity/DEVICES_OVER",
            "access/CASES_OVER",
            "access/CODES_OVER",
            "access/ENROLMENTS_OVER",
            "access/RATIONS_OVER",
            "access/INVITATIONS_OVER",
            "recovery/RATIONS_OVER",
            "medicines/OLD_DRAFTS",
            "coverage/NAMED_FORGOTTEN",
            "store/OLD_STEPS",
            "store/OLD_DONE",
        ],
    ),
    (
        "the audit record is checked as a whole",
        &[
            "store/HEADS",
            "store/STRAY_WRITERS",
            "store/CHECKPOINTS",
            "store/NEWEST_CHECKPOINT",
            "store/NEWEST_WRITER",
        ],
    ),
    (
        "an operator asks about the whole house",
        &["identity/SESSIONS_END_EVERYBODYS", "store/COUNT_KEYS", "store/DEAD", "store/COUNTS"],
    ),
    ("as many rows as a plan has staff; no page of a member's asks it", &["desk/STAFF_ALL"]),
    (
        "the job that counts asks how far each chain of the audit record was counted",
        &["desk/COUNTED"],
    ),
    ("tables of a dozen rows, read at the start", &["store/STEPS", "store/SYSTEM_KEYS"]),
    (
        "keys that signed cards, one a year",
        &["coverage/NEWEST_KEY", "coverage/RETIRE_OTHERS", "coverage/KEYS"],
    ),
    ("the first row of an index that holds nothing else", &["store/NEXT_DUE"]),
];

/// Those that PostgreSQL alone goes through, because it finds that less work for so few rows.
const POSTGRES_MAY_WADE: [(&str, &[&str]); 4] = [
    (
        "sweeps go by age through everybody's rows, some hundred at a time",
        &["help/ENTRIES_GONE", "help/PICTURES_GONE", "help/TICKETS_GONE"],
    ),
    ("tables of a dozen rows, read at the start", &["store/SYSTEM_KEY", "store/APPLIED"]),
    (
        "how far a job has come: a row for each kind, however large the plan",
        &["coverage/NAMED_UNTIL", "coverage/PLACED_UNTIL", "desk/SETTLED"],
    ),
    ("jobs under way are few, but in a crowd as many as others", &["store/RELEASE_EXPIRED"]),
];

fn named(leave: &[(&str, &[&str])]) -> BTreeSet<String> {
    leave.iter().flat_map(|(_, names)| names.iter().map(|&name| name.to_owned())).collect()
}

fn statements() -> Vec<(&'static str, Sql)> {
    let slices = schemas().into_iter().chain([store::SCHEMA]);
    let of = |slice: store::Slice| {
        let all = slice.statements.iter().copied().flatten();
        all.map(move |sql| (slice.name, *sql))
    };
    slices.flat_map(of).collect()
}

fn texts() -> Vec<Sql> {
    statements().into_iter().map(|(_, sql)| sql).collect()
}

fn texts_of(name: &str) -> Vec<Sql> {
    let all = statements().into_iter();
    all.filter(|(slice, sql)| format!("{slice}/{}", sql.name) == name).map(|(_, sql)| sql).collect()
}

/// `slice/NAME` of each statement that wades, with its plan.
fn waders(db: &Db) -> Vec<(String, Plan)> {
    let names = statements().into_iter().map(|(slice, sql)| format!("{slice}/{}", sql.name));
    names.zip(plans(db, &texts())).filter(|(_, plan)| !plan.wades.is_empty()).collect()
}

/// Those of them that nobody has allowed to, in words.
fn unforeseen(waders: &[(String, Plan)]) -> String {
    let may_wade = &named(&MAY_WADE) | &named(&POSTGRES_MAY_WADE);
    let told = waders.iter().filter(|(name, _)| !may_wade.contains(name)).map(|(name, plan)| {
        format!("{name} wades\n  {}\n    {}\n", plan.text, plan.told.join("\n    "))
    });
    told.collect()
}

#[test]
fn no_page_makes_an_engine_go_through_a_whole_table() {
    both(&schemas(), |db| {
        crowd(db, ROWS, &texts());
        let told = unforeseen(&waders(db));
        assert!(told.is_empty(), "\n{told}");
    });
}

/// SQLite counts no rows by itself, so these are the plans of most houses. PostgreSQL plans anew
/// once it has counted some.
#[test]
fn nor_does_one_where_nobody_has_counted_the_rows() {
    sqlite(&schemas(), &mut |db| {
        let waders = waders(db);
        let told = unforeseen(&waders);
        assert!(told.is_empty(), "\n{told}");
        let wading: BTreeSet<String> = waders.into_iter().map(|(name, _)| name).collect();
        let careful: Vec<String> = named(&MAY_WADE).difference(&wading).cloned().collect();
        assert_eq!(careful, [""; 0], "these no longer wade and need no leave to");
    });
}

/// Indexes of members' pages, and a statement that needs each.
const NEEDED: [(&str, &str); 12] = [
    ("DROP INDEX claim_list", "money/OLDER"),
    ("DROP INDEX ledger_list", "money/LEDGER"),
    ("DROP INDEX payment_list", "money/PAYMENTS"),
    ("DROP INDEX prescription_by_owner", "medicines/PRESCRIPTIONS"),
    ("DROP INDEX fill_by_prescription", "medicines/FILLS_OF_ONE"),
    ("DROP INDEX prescription_number_of", "medicines/NUMBERS"),
    ("DROP INDEX refill_order_by_owner", "medicines/ORDERS_BEFORE"),
    ("DROP INDEX pharmacy_place_by_city", "coverage/IN_CITY"),
    ("DROP INDEX coverage_span_of_owner", "coverage/OF_OWNER"),
    ("DROP INDEX session_token", "identity/SESSION_BY_TOKEN"),
    ("DROP INDEX sent_copy_by_owner", "store/COUNT_UNREAD"),
    ("DROP INDEX audit_entry_by_owner", "store/OF_MEMBER"),
];

#[test]
fn an_index_that_is_gone_is_missed() {
    both(&schemas(), |db| {
        crowd(db, ROWS, &texts());
        let mut unmissed = Vec::new();
        for (text, statement) in NEEDED {
            let wades = || waders(db).iter().any(|(name, _)| name == statement);
            assert!(!wades(), "{statement} before {text}");
            let drop = Sql { name: "DROP", text };
            db.write_blocking(NOW, move |tx| tx.run(drop, &[])).unwrap();
            if !wades() {
                unmissed.push((text, plans(db, &texts_of(statement))));
            }
        }
        assert!(unmissed.is_empty(), "{unmissed:#?}");
    });
}
