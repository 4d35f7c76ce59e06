//! The table against the catalogue: everything it promises is said, and nothing else.

use std::collections::BTreeSet;

use super::*;

const CATALOGUES: [&str; 2] =
    [include_str!("../../../words/en.ftl"), include_str!("../../../words/es.ftl")];

/// The sentences whose keys begin so.
fn said<'c>(catalogue: &'c str, start: &str) -> Vec<(&'c str, &'c str)> {
    let lines = catalogue.lines().filter(|line| line.starts_with(start));
    lines.filter_map(|line| line.split_once(" = ")).collect()
}

fn doors() -> impl Iterator<Item = &'static Door> {
    GUIDES.iter().flat_map(|guide| guide.parts).copied().flatten().chain(&TODAY).chain(&[REALLY_US])
}

#[test]
fn every_sentence_of_a_guide_is_said_and_none_is_said_for_nothing() {
    let mut keys: BTreeSet<String> = doors().map(|d| format!("guide-door-{}", d.word)).collect();
    keys.extend(Topic::ALL.map(|topic| format!("guide-topic-{}", topic.word())));
    for guide in &GUIDES {
        keys.extend(["title", "short", "also"].map(|what| guide.key(what)));
        keys.extend(guide.part_keys());
    }
    for catalogue in CATALOGUES {
        let said: BTreeSet<String> =
            said(catalogue, "guide-").into_iter().map(|(key, _)| key.to_owned()).collect();
        assert_eq!(said, keys);
    }
}

#[test]
fn a_guide_is_one_question_of_two_to_five_parts_that_can_be_read_in_a_minute() {
    for guide in &GUIDES {
        assert!((2..=5).contains(&guide.parts.len()), "{}", guide.slug);
        for (catalogue, most) in CATALOGUES.into_iter().zip([125, 140]) {
            let start = format!("guide-{}-", guide.slug);
            let read = said(catalogue, &start);
            let title = read.iter().find(|(key, _)| *key == guide.key("title")).unwrap().1;
            assert!(title.ends_with('?'), "{title}");
            let read = read.iter().filter(|(key, _)| !key.ends_with("-also"));
            let words: usize = read.map(|(_, text)| text.split_whitespace().count()).sum();
            assert!((55..=most).contains(&words), "{}: {words} words", guide.slug);
        }
    }
}

#[test]
fn each_topic_has_guides_and_each_guide_and_door_one_name() {
    for topic in Topic::ALL {
        assert!(topic.guides().count() >= 2, "{topic:?}");
    }
    let slugs: BTreeSet<&str> = GUIDES.iter().map(|guide| guide.slug).collect();
    assert_eq!(slugs.len(), GUIDES.len());
    let named: BTreeSet<(&str, &str)> = doors().map(|door| (door.word, door.path)).collect();
    let words: BTreeSet<&str> = named.iter().map(|(word, _)| *word).collect();
    assert_eq!(words.len(), named.len());
}

#[test]
fn what_nobody_wrote_is_no_guide() {
    assert_eq!(Guide::with_slug("no-code").map(|guide| guide.topic), Some(Topic::GettingIn));
    for slug in ["", "No-Code", "no-code ", "../no-code", "title"] {
        assert_eq!(Guide::with_slug(slug), None, "{slug}");
    }
}
