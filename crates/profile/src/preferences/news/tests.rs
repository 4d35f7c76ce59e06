use base::Lang;
use store::Actor;
use testkit::{Person, Portal};

use super::{News, Unfit, Words};

fn rooms() -> Vec<web::Slice> {
    vec![identity::slice(), coverage::slice(), crate::slice(crate::Offers::default())]
}

fn words(subject: &str, text: &str) -> Words {
    Words { subject: subject.to_owned(), text: text.to_owned() }
}

fn spring() -> News {
    News {
        name: "spring-2027".into(),
        page: Some("/savings".into()),
        en: words("More pharmacies", "Twelve pharmacies\njoined the plan.\n\nAsk them."),
        es: words("Más farmacias", "Doce farmacias se unieron al plan."),
    }
}

fn joins(portal: &Portal, person: &Person, lang: Lang, mail: &'static str) {
    let (member, who) = (person.scope.member(), (person.first_name, lang));
    let names = (mail.split('@').next().unwrap(), mail);
    portal.write(move |tx| identity::testing::account(tx, member, who, names));
}

#[test]
fn news_goes_once_to_whoever_asked_for_it_in_their_language_and_to_nobody_else() {
    testkit::both(rooms, |portal| {
        let (ann, ben) = (Person::ann(), Person::ben());
        joins(portal, &ann, Lang::Spanish, "ann.whitfield@example.org");
        joins(portal, &ben, Lang::English, "ben.whitfield@example.org");
        let publish = || {
            let is_new = portal.write(|tx| crate::publish(tx, spring(), Actor::Operator));
            (is_new, portal.work())
        };
        portal.visited_by(&ann).sends("/preferences", &[("news", "mail")]).follow().sees("Saved.");
        let (is_new, sent) = publish();
        assert!(is_new && sent.len() == 1, "{sent:?}");
        assert_eq!(sent[0].to.0, "ann.whitfield@example.org");
        assert!(sent[0].text.contains("Doce farmacias se unieron al plan."), "{sent:?}");
        assert!(sent[0].text.contains("/savings") && sent[0].text.contains("/preferences"));
        portal.visited_by(&ben).opens("/messages").lacks("More pharmacies");
        // The same name is the same news, whoever asks for it meanwhile.
        portal.visited_by(&ben).sends("/preferences", &[("news", "mail")]).follow().sees("Saved.");
        portal.pass(std::time::Duration::from_hours(24 * 40));
        let (is_new, sent) = publish();
        assert!(!is_new && sent.is_empty(), "{sent:?}");
    });
}

#[test]
fn news_that_cannot_be_sent_says_what_is_wrong_with_it() {
    let with = |change: fn(&mut News)| {
        let mut news = spring();
        change(&mut news);
        news.unfit()
    };
    assert_eq!(spring().unfit(), None);
    assert_eq!(with(|news| news.name = "Spring 2027".into()), Some(Unfit::Name));
    assert_eq!(with(|news| news.name.clear()), Some(Unfit::Name));
    assert_eq!(with(|news| news.page = Some("//elsewhere.example".into())), Some(Unfit::Page));
    assert_eq!(with(|news| news.page = Some("/a\nhttps://b".into())), Some(Unfit::Page));
    assert_eq!(with(|news| news.page = None), None);
    assert_eq!(with(|news| news.es.subject = " ".into()), Some(Unfit::Subject(Lang::Spanish)));
    assert_eq!(with(|news| news.en.subject = "a\nb".into()), Some(Unfit::Subject(Lang::English)));
    assert_eq!(with(|news| news.en.text = "x".repeat(4_001)), Some(Unfit::Text(Lang::English)));
}
