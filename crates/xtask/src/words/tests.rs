use super::*;

fn found(files: &[(&str, &str)]) -> Vec<String> {
    let tree = Tree::of(files);
    let catalogue = Catalogue::read(&tree);
    let findings = CHECKS.iter().flat_map(|check| check(&tree, &catalogue));
    findings.map(|f| format!("{}:{} {}", f.path, f.line, f.why)).collect()
}

fn both(en: &str, es: &str, page: &str) -> Vec<String> {
    found(&[
        ("crates/money/src/words/en.ftl", en),
        ("crates/money/src/words/es.ftl", es),
        ("crates/money/src/claims/pages/list.html", page),
    ])
}

#[test]
fn a_word_in_both_languages_and_in_use_is_fine() {
    let calm =
        both("claims-title = Claims", "claims-title = Reclamos", "{{ f.t(\"claims-title\") }}");
    assert_eq!(calm, Vec::<String>::new());
}

#[test]
fn a_missing_translation_is_found() {
    let told = both("a-b = Hello\n", "", "{{ f.t(\"a-b\") }}");
    assert_eq!(told, ["crates/money/src/words/en.ftl:1 `a-b` is not said in es"]);
}

#[test]
fn a_word_nobody_says_is_found_unless_it_is_built() {
    assert_eq!(both("a-b = Hello", "a-b = Hola", "").len(), 2);
    assert!(both("# dynamic: a-\na-b = Hello", "a-b = Hola", "").is_empty());
}

#[test]
fn a_word_no_catalogue_has_is_found() {
    assert_eq!(both("", "", "{{ f.t(\"a-c\") }}").len(), 1);
    let rust = [("crates/money/src/a.rs", "problems.add(\n  \"field\", \"a-c\");")];
    assert_eq!(found(&rust), ["crates/money/src/a.rs:1 no catalogue says `a-c`"]);
}

#[test]
fn placeables_must_agree() {
    let page = "{{ f.say(\"a-b\").put(\"name\", x) }}";
    assert_eq!(both("a-b = Hello { $name }", "a-b = Hola { $nombre }", page).len(), 1);
}

#[test]
fn a_plural_keeps_its_branches_together() {
    let en = "a-b = { $n ->\n    [one] One item\n   *[other] { $n } items\n}";
    let es = "a-b = { $n ->\n    [one] Un artículo\n   *[other] { $n } artículos\n}";
    assert!(both(en, es, "{{ f.say(\"a-b\") }}").is_empty());
}

#[test]
fn frightening_words_are_found_and_longer_ones_are_not() {
    let page = "{{ f.t(\"a-b\") }}";
    assert_eq!(both("a-b = Oops, no", "a-b = No", page).len(), 1);
    assert!(both("a-b = Supper", "a-b = Grupos", page).is_empty());
}

#[test]
fn a_sentence_in_a_template_is_found() {
    let page = "<p class=\"a\">\n  Hello there {{ f.t(\"a-b\") }}</p>\n<img alt=\"A cat\">&nbsp;×";
    let told = both("a-b = x", "a-b = y", page);
    assert_eq!(told.len(), 2);
    assert!(told[0].starts_with("crates/money/src/claims/pages/list.html:2"));
}

#[test]
fn a_piece_of_a_tag_is_no_sentence() {
    let page = "{% macro a(id) %}\nlk-group {{ f.t(\"a-b\") }} aria-live=\"{{ id }}\"";
    assert_eq!(both("a-b = x", "a-b = y", page), Vec::<String>::new());
}
