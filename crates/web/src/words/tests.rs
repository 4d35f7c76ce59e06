use super::*;
use crate::Frame;
use crate::testing::look;

fn gather(english: &str, spanish: &str) -> Result<Words, Misprint> {
    Words::gather([("sample", (english, spanish))])
}

fn say(english: &str, spanish: &str) -> (Frame, Frame) {
    let look = look(gather(english, spanish).unwrap());
    (look.clone().frame(Lang::English), look.frame(Lang::Spanish))
}

#[test]
fn a_plain_sentence_is_looked_up_and_a_missing_one_shows_its_key_and_is_noted() {
    let (f, _) = say("a-title = Refills", "a-title = Resurtidos");
    assert_eq!(f.t("a-title"), "Refills");
    assert_eq!(f.t("a-nothing"), "a-nothing");
    assert_eq!(f.take_missed(), ["en: no words for a-nothing"]);
}

#[test]
fn plurals_choose_by_the_language_and_numbers_are_grouped() {
    let (en, es) = say(
        "a = { $n ->\n    [one] 1 refill\n   *[other] { $n } refills\n}",
        "a = { $n ->\n    [one] 1 resurtido\n   *[other] { $n } resurtidos\n}",
    );
    assert_eq!(en.say("a").count("n", 1).to_string(), "1 refill");
    assert_eq!(en.say("a").count("n", 12_345).to_string(), "12,345 refills");
    assert_eq!(es.say("a").count("n", 0).to_string(), "0 resurtidos");
}

#[test]
fn values_stand_in_sentences_without_isolation_marks() {
    let (f, _) = say("a = Hello, { $name }.", "a = Hola, { $name }.");
    assert_eq!(f.say("a").put("name", "Ann").to_string(), "Hello, Ann.");
}

#[test]
fn a_sentence_that_lacks_a_value_is_noted() {
    let (f, _) = say("a = Hello, { $name }.", "a = Hola, { $name }.");
    let _ = f.say("a").to_string();
    assert_eq!(f.take_missed().len(), 1);
    assert_eq!(f.t("a"), "a");
    assert_eq!(f.take_missed().len(), 1);
}

#[test]
fn a_sentence_may_borrow_a_term() {
    let (f, _) = say("-plan = Juniper\na = Welcome to { -plan }", "-plan = Juniper\na = { -plan }");
    assert_eq!(f.t("a"), "Welcome to Juniper");
}

#[test]
fn the_check_names_what_one_language_lacks_and_where_values_differ() {
    let words = gather("a = A\nb = { $x } B\nc = C", "a = A\nb = { $y } B\nd = D").unwrap();
    assert_eq!(
        words.check(),
        [
            "b: en uses [\"x\"], es uses [\"y\"]",
            "es: c is missing; en has it",
            "en: d is missing; es has it",
        ]
    );
}

#[test]
fn a_key_that_stands_twice_and_text_that_does_not_parse_are_refused() {
    assert!(gather("a = A\na = B", "a = A").is_err());
    let twice = Words::gather([("one", ("a = A", "a = A")), ("two", ("a = B", "a = B"))]);
    assert!(twice.is_err());
    assert!(gather("a = { $x", "a = A").is_err());
}

#[test]
fn values_are_found_in_every_variant_of_a_sentence() {
    let asked = source::values_asked(
        "# about $nothing\na = { $n ->\n    [one] { $who } has one\n\
         \u{20}  *[other] many\n}\nb = plain\n",
    );
    let expected =
        [("a".to_owned(), vec!["n".to_owned(), "who".to_owned()]), ("b".to_owned(), vec![])];
    assert_eq!(asked, expected);
}
