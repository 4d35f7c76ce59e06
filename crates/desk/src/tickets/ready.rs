//! Ready answers, by topic: the sentences stand in the catalogue, in both languages.

use help::tickets::Topic;

/// Each answer's word, and for which topic it is offered first; nothing for all.
pub const READY: [(&str, Option<Topic>); 8] = [
    ("sign-in", Some(Topic::SignIn)),
    ("medicine", Some(Topic::Medicine)),
    ("money", Some(Topic::Money)),
    ("card", Some(Topic::Card)),
    ("fraud", Some(Topic::Fraud)),
    ("privacy", Some(Topic::Privacy)),
    ("more", None),
    ("done", None),
];

/// The answers for a topic, those meant for it first.
pub fn for_topic(topic: Topic) -> Vec<&'static str> {
    let mut all: Vec<_> = READY.into_iter().collect();
    all.sort_by_key(|(_, of)| *of != Some(topic));
    all.into_iter().map(|(word, _)| word).collect()
}

/// The key of an answer's text, if there is such an answer.
pub fn text_key(word: &str) -> Option<String> {
    READY.iter().any(|(known, _)| *known == word).then(|| format!("desk-ready-{word}-text"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_answer_meant_for_a_topic_comes_first() {
        assert_eq!(for_topic(Topic::Card)[0], "card");
        assert_eq!(for_topic(Topic::Card).len(), READY.len());
    }

    #[test]
    fn an_unknown_word_names_no_answer() {
        assert_eq!(text_key("nothing"), None);
        assert_eq!(text_key("card").as_deref(), Some("desk-ready-card-text"));
    }
}
