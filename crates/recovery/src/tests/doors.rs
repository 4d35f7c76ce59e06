//! One answer for everyone, and pages that are whole.

use super::*;

#[test]
fn every_page_is_whole_in_every_state_and_language() {
    site(|site| {
        let slices = [identity::slice(), crate::slice(&site.door)];
        let complaints = web::Gallery::complaints(&site.portal.house, &slices);
        assert_eq!(complaints, Vec::<String>::new());
    });
}

#[test]
fn both_engines_take_every_statement() {
    site(|site| {
        let all = SCHEMA.statements.iter().flat_map(|room| room.iter().copied());
        site.db.prepare_all(all.collect()).unwrap();
    });
}

/// What a stranger sees of asking, asking again and a wrong code, but for what is drawn by lot.
fn seen(site: &Site<'_>, name: &str) -> Vec<(u16, usize, String)> {
    let browser = site.portal.stranger();
    let asked = browser.sends("/get-in", &[("name", name)]);
    let mut seen = vec![(asked.status, asked.bytes.len(), asked.place())];
    let mut look = |page: &testkit::Page<'_, '_>| {
        let text = page.text();
        let main = text.split("<main").nth(1).unwrap_or_default().to_owned();
        seen.push((page.status, text.len(), main));
    };
    look(&browser.opens("/get-in/reset"));
    site.portal.work();
    look(&browser.opens("/get-in/reset"));
    look(&browser.sends("/get-in/reset", &[("code", "7K2M-9QXD")]));
    let again = browser.presses("/get-in/again");
    look(&browser.opens(&again.place()));
    let letter = browser.sends("/get-in/letter", &[("name", name)]);
    look(&browser.opens(&letter.place()));
    seen
}

#[test]
fn guard_2_help_me_get_in_answers_alike_in_every_world() {
    site(|site| {
        let active = site.person(1, "ann.wood", ("ann@example.org", "212-555-0143"));
        let frozen = site.person(2, "ben.wood", ("ben@example.org", ""));
        site.write(move |tx| identity::holds::freeze(tx, frozen, ::store::Actor::House));
        site.person(3, "cat.wood", ("", ""));
        let unverified = site.person(4, "dan.wood", ("", ""));
        site.write(move |tx| {
            let way = Way::Mail("dan@example.org".parse().unwrap());
            contacts::add(tx, unverified, &way, false)
        });
        let contested = site.person(5, "eve.wood", ("eve@example.org", ""));
        let browser = site.portal.stranger();
        let sent = site.by_mail(&browser, "eve.wood");
        let stop = code_in(to(&sent, "eve@"));
        browser.sends("/get-in/not-me", &[("code", stop)]);
        let nobody = seen(site, "zoe.wood");
        for name in ["ann.wood", "ben.wood", "cat.wood", "dan.wood", "eve.wood"] {
            assert_eq!(seen(site, name), nobody, "{name}");
        }
        let nobody = seen(site, "zoe@example.org");
        for name in ["ann@example.org", "ben@example.org", "dan@example.org", "eve@example.org"] {
            assert_eq!(seen(site, name), nobody, "{name}");
        }
        let _ = (active, contested);
    });
}

#[test]
fn an_address_nobody_uses_is_answered_and_an_invented_username_cannot_be() {
    site(|site| {
        let sent = site.asks(&site.portal.stranger(), "zoe@example.org");
        assert_eq!(sent.len(), 1);
        assert!(sent[0].subject.contains("No account"));
        // Whoever asks whether it was really us is not told of a code.
        let mark = sent[0].mark.clone().expect("symbols to ask by");
        let told = site.write(move |tx| ::store::delivery::by_mark(tx, &mark));
        let kinds: Vec<&str> = told.iter().map(|sent| sent.kind.as_str()).collect();
        assert_eq!(kinds, ["recovery.nobody"]);
        assert!(site.asks(&site.portal.stranger(), "zoe.wood").is_empty());
    });
}

#[test]
fn three_messages_for_one_name_and_then_one_every_six_hours() {
    site(|site| {
        site.person(1, "ann.wood", ("ann@example.org", ""));
        let asks = |name| site.asks(&site.portal.stranger(), name).len();
        // Her username and her address share one ration.
        assert_eq!([asks("ann.wood"), asks("ann@example.org"), asks("ANN.WOOD")], [1, 1, 1]);
        assert_eq!(asks("ann.wood"), 0);
        site.portal.pass(Duration::from_hours(6));
        assert_eq!(asks("ann.wood"), 1);
    });
}
