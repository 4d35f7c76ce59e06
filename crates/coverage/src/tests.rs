#[test]
fn every_page_in_every_state_has_its_words_in_both_languages() {
    assert_eq!(testkit::complaints(|| vec![crate::slice()]), Vec::<String>::new());
}
