//! What people type, and which guide it should find first.

use std::sync::LazyLock;

use proptest::prelude::*;

use super::super::{GUIDES, Guide};
use super::*;

const CATALOGUES: [&str; 2] =
    [include_str!("../../../../words/en.ftl"), include_str!("../../../../words/es.ftl")];

fn said(catalogue: &str, key: &str) -> String {
    let start = format!("{key} = ");
    let line = catalogue.lines().find_map(|line| line.strip_prefix(&start));
    line.unwrap_or_else(|| panic!("{key} is not said")).to_owned()
}

/// What the guides say in each language.
static DOCUMENTS: LazyLock<[Vec<Document>; 2]> = LazyLock::new(|| CATALOGUES.map(documents));

const ENGLISH: usize = 0;
const SPANISH: usize = 1;

fn documents(catalogue: &str) -> Vec<Document> {
    let document = |guide: &Guide| {
        let early = ["short", "also"].map(|what| said(catalogue, &guide.key(what))).join(" ");
        let body: Vec<String> = guide.part_keys().map(|key| said(catalogue, &key)).collect();
        Document::of(&said(catalogue, &guide.key("title")), &early, &body.join(" "))
    };
    GUIDES.iter().map(document).collect()
}

fn found(language: usize, typed: &str) -> Vec<&'static str> {
    let places = ranked(&DOCUMENTS[language], typed);
    places.into_iter().map(|place| GUIDES[place].slug).collect()
}

#[test]
fn the_guide_that_answers_comes_first() {
    let (en, es) = (ENGLISH, SPANISH);
    for (language, typed, first) in [
        (en, "the code does not come", "no-code"),
        (en, "CODE", "no-code"),
        (en, "sms", "no-code"),
        (en, "verification code never arrived", "no-code"),
        (en, "wrong pasword", "wrong-password"),
        (en, "login", "wrong-password"),
        (en, "forgot my usernmae", "forgot-username"),
        (en, "locked", "locked-out"),
        (en, "my account is blocked", "locked-out"),
        (en, "I can’t get the reset email", "no-reset-email"),
        (en, "passkeys", "passkey"),
        (en, "fingerprint", "passkey"),
        (en, "phone stolen", "lost-phone"),
        (en, "share an email with my husband", "lost-email"),
        (en, "blank page", "looks-wrong"),
        (en, "incognito", "cookies"),
        (en, "library computer", "shared-computer"),
        (en, "hacked", "somebody-else"),
        (en, "phishing", "really-you"),
        (en, "is this mesage a scam", "really-you"),
        (en, "privacy", "what-we-keep"),
        (en, "id card", "card"),
        (en, "out of pills", "running-out"),
        (en, "insurance expired", "coverage"),
        (en, "my mother", "helping"),
        (en, "large print", "reading"),
        (en, "braille", "reading"),
        (en, "register", "create-account"),
        (es, "no llega el codigo", "no-code"),
        (es, "contrasena equivocada", "wrong-password"),
        (es, "CONTRASEÑA EQUIVOCADA", "wrong-password"),
        (es, "olvide mi usuario", "forgot-username"),
        (es, "cuenta bloqueada", "locked-out"),
        (es, "me robaron el telefono", "lost-phone"),
        (es, "estafa", "really-you"),
        (es, "tarjeta", "card"),
        (es, "se me acabaron las pastillas", "running-out"),
        (es, "mi mamá", "helping"),
        (es, "letra grande", "reading"),
        (es, "biblioteca", "shared-computer"),
    ] {
        let found = found(language, typed);
        assert_eq!(found.first(), Some(&first), "{typed}: {found:?}");
    }
}

#[test]
fn what_no_guide_is_about_finds_none() {
    for typed in ["xylophone", "zzz", "", "?!", "    ", "🦜", "\u{301}"] {
        assert_eq!(found(ENGLISH, typed), Vec::<&str>::new(), "{typed}");
    }
    assert!(is_empty(" ?! ’ "));
    assert!(!is_empty("the"));
}

#[test]
fn a_word_said_in_passing_counts_where_no_guide_is_about_it() {
    assert_eq!(found(ENGLISH, "landline"), ["no-code"]);
    let about = found(ENGLISH, "passkey");
    assert!(about.len() < 5, "{about:?}");
}

#[test]
fn words_are_alike_in_their_plural_half_typed_and_with_one_slip() {
    for (word, typed, same) in [
        ("code", "codes", true),
        ("apps", "app", true),
        ("password", "pass", true),
        ("password", "pasword", true),
        ("password", "passwrod", true),
        ("password", "pazsword", true),
        ("password", "passsword", true),
        ("password", "pazzword", false),
        ("in", "inbox", false),
        ("card", "care", false),
        ("a", "as", false),
        ("", "s", false),
    ] {
        assert_eq!(alike(word, typed), same, "{word} {typed}");
        assert_eq!(alike(typed, word), same, "{typed} {word}");
    }
}

#[test]
fn every_guide_is_found_by_its_own_title_before_all_others() {
    for language in [ENGLISH, SPANISH] {
        for guide in &GUIDES {
            let title = said(CATALOGUES[language], &guide.key("title"));
            let found = found(language, &title);
            assert_eq!(found.first(), Some(&guide.slug), "{title}: {found:?}");
        }
    }
}

/// A guide, a language, and which words of its title are typed, in which order.
fn title_words() -> impl Strategy<Value = (usize, usize, Vec<prop::sample::Index>)> {
    let picks = prop::collection::vec(any::<prop::sample::Index>(), 1..9);
    (0..GUIDES.len(), 0..CATALOGUES.len(), picks)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn any_words_of_a_title_in_any_order_and_case_find_its_guide(
        (place, language, picks) in title_words(),
        loud in any::<bool>(),
    ) {
        let guide = &GUIDES[place];
        let title = said(CATALOGUES[language], &guide.key("title"));
        let words: Vec<&str> = title.split_whitespace().collect();
        let typed: Vec<&str> = picks.iter().map(|pick| *pick.get(&words)).collect();
        let typed = if loud { typed.join(" ").to_uppercase() } else { typed.join(", ") };
        prop_assert!(found(language, &typed).contains(&guide.slug), "{typed}");
    }

    #[test]
    fn whatever_is_typed_is_answered_and_no_guide_comes_twice(typed in any::<String>()) {
        let found = found(ENGLISH, &typed);
        let once: BTreeSet<&str> = found.iter().copied().collect();
        prop_assert_eq!(once.len(), found.len());
        prop_assert!(!is_empty(&typed) || found.is_empty());
    }
}
