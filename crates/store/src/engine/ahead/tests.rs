use base::MemberId;

use super::*;
use crate::args;

const ONE: Sql = Sql { name: "ONE", text: "SELECT 1 FROM a WHERE id = $1" };
const TWO: Sql = Sql { name: "TWO", text: "SELECT 2 FROM a WHERE id = $1" };
const ANN: Entropy = [1; 16];
const ROW: Entropy = [7; 16];
const OTHER: Entropy = [8; 16];
const NAMED: Entropy = [9; 16];

/// One answer about a row of Ann's, which names another row.
fn foreseen() -> Ahead<&'static str> {
    let mut ahead = Ahead::default();
    let question = Question::new(ONE, args![ANN, ROW]).of(MemberId::new(ANN));
    ahead.put(question, "there", [NAMED, ANN]);
    ahead
}

#[test]
fn an_answer_is_found_by_the_same_words_and_values_alone() {
    let ahead = foreseen();
    assert_eq!(ahead.find(ONE, &args![ANN, ROW]), Some("there"));
    assert_eq!(ahead.find(TWO, &args![ANN, ROW]), None);
    assert_eq!(ahead.find(ONE, &args![ANN, OTHER]), None);
    assert_eq!(ahead.find(ONE, &args![ANN]), None);
}

#[test]
fn an_answer_is_void_once_a_row_is_written_that_it_has_to_do_with() {
    let still = |written: &[Value<'_>]| {
        let mut ahead = foreseen();
        ahead.void(written);
        ahead.find(ONE, &args![ANN, ROW]).is_some()
    };
    assert!(!still(&args![ROW, "new"]), "a row it asks for");
    assert!(!still(&args![NAMED, ANN]), "a row that is in it");
    assert!(!still(&args!["day", ANN]), "whatever is the owner's");
    assert!(!still(&args![1_i64]), "whatever there is");
    assert!(still(&args![OTHER, ANN]), "another row of the same owner");
    assert!(still(&args![OTHER]), "a row of somebody else");
}

#[test]
fn nothing_is_left_where_all_is_cleared() {
    let mut ahead = foreseen();
    ahead.clear();
    assert_eq!(ahead.find(ONE, &args![ANN, ROW]), None);
}
