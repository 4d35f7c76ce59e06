use super::*;

fn record(given: &str, birth: &str) -> Person {
    Person {
        refs: Vec::new(),
        member_id: None,
        name: Name { given: vec![given.into()], family: "Ortiz".into(), suffix: None },
        birth_date: birth.parse().ok().map(Private),
        gender: None,
        address: None,
        emails: Vec::new(),
        phones: Vec::new(),
        lang: None,
        died: None,
    }
}

#[test]
fn a_shared_number_joins_two_records_only_where_they_do_not_contradict_each_other() {
    let ann = PersonView::default().updated_by(&record("Ann", "1960-02-03"));
    for (given, birth, same) in [
        ("Ann", "1960-02-03", true),
        ("ANN", "", true),
        ("Anna", "1960-02-03", true),
        ("Bea", "1960-02-03", false),
        ("Ann", "1990-02-03", false),
    ] {
        assert_eq!(ann.may_be(&record(given, birth)), same, "{given} {birth}");
    }
}

#[test]
fn a_thinner_record_takes_nothing_away() {
    let mut full = record("Ann", "1960-02-03");
    full.emails = vec!["ann@example.org".into()];
    let known = PersonView::default().updated_by(&full);
    let thin = record("Ann", "");
    assert_eq!(known.updated_by(&thin), known);
}

#[test]
fn a_death_is_heard_with_its_day_or_without_and_taken_back_by_whoever_says_so() {
    let lives = Some(Life::Lives);
    let day_untold = Some(Life::Died(Death::DayUntold));
    let on = |day: &str| Some(Life::Died(Death::On(Private(day.parse().unwrap()))));
    // What records told one after the other, and what is known then.
    let table = [
        (vec![None], None),
        (vec![on("2024-03-11")], on("2024-03-11")),
        (vec![day_untold.clone()], day_untold.clone()),
        (vec![on("2024-03-11"), None], on("2024-03-11")),
        (vec![day_untold.clone(), None], day_untold.clone()),
        (vec![on("2024-03-11"), on("2024-03-12")], on("2024-03-12")),
        (vec![on("2024-03-11"), day_untold.clone()], on("2024-03-11")),
        (vec![day_untold.clone(), on("2024-03-11")], on("2024-03-11")),
        (vec![on("2024-03-11"), lives.clone()], None),
        (vec![day_untold.clone(), lives.clone()], None),
        (vec![on("2024-03-11"), lives, day_untold.clone()], day_untold),
    ];
    for (told, known) in table {
        let mut person = PersonView::default();
        for died in &told {
            person = person.updated_by(&Person { died: died.clone(), ..record("Ann", "") });
        }
        assert_eq!(person.died.map(Life::Died), known, "{told:?}");
    }
}

#[test]
fn a_changed_name_is_remembered_and_one_taken_up_again_is_not_former() {
    let ann = PersonView::default().updated_by(&record("Ann", ""));
    let named = |family: &str| {
        let mut changed = record("Ann", "");
        changed.name.family = family.into();
        changed
    };
    let married = ann.updated_by(&named("Ford"));
    assert_eq!(married.former, vec![ann.name.clone()]);
    assert_eq!(married.updated_by(&named("Ford")), married);
    let back = married.updated_by(&named("Ortiz"));
    assert_eq!(back.former, [married.name]);
}

#[test]
fn card_numbers_compare_without_spaces_hyphens_or_case() {
    assert_eq!(plain_card_number(" jx-100 234 "), plain_card_number("JX100234"));
}
