//! The desk from the browser's side, on both engines.

mod alarms;
mod assists;
mod calling;
mod chatting;
mod crowd;
mod disclosing;
mod doors;
mod emergency;
mod joining;
mod looking;
mod measures;
mod opened;
mod pictures;
mod protecting;
mod proving;
mod tickets;
mod urgent;

#[test]
fn every_page_in_every_state_has_its_words_in_both_languages() {
    assert_eq!(testkit::complaints(crate::testing::rooms), Vec::<String>::new());
}
