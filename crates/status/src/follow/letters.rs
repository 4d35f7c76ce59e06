//! What whoever follows is sent. Links lead to the status page and to its own doors alone.

use base::{Email, Phone};
use serde_json::json;
use store::Message;
use web::{Frame, House, Letter};

use super::rules::{To, Topics};
use super::store::{Follower, Token};
use crate::incidents::drafts::promise;
use crate::incidents::flow::{Incident, Kind, Post, Stage};

/// Six symbols are for the portal's own messages: a page that knows nothing of ours would call
/// these forged, so none are shown.
const UNMARKED: [u8; 16] = [0; 16];

/// A mail with the link by which somebody confirms.
pub fn confirm_mail(f: &Frame, to: &Email, token: &Token) -> Message {
    Message { mark: None, ..confirming(f, token).mail(to) }
}

fn confirming(f: &Frame, token: &Token) -> Letter {
    let plan = &f.plan().name;
    let path = format!("/subscribe/confirm/{}", token.text());
    let letter = Letter::new(f, UNMARKED)
        .subject(f.say("status-mail-confirm-subject").put("plan", plan))
        .para(f.say("status-mail-confirm").put("plan", plan))
        .link(f.t("status-mail-confirm-link"), &path)
        .para(f.t("status-mail-confirm-not"));
    closing(f, letter)
}

/// A text with six digits.
pub fn confirm_text(f: &Frame, to: &Phone, code: &str) -> Message {
    let said = f.say("status-text-confirm").put("plan", &f.plan().name).put("code", code);
    Message::text(to, said.to_string())
}

/// One post, as this follower is told of it. `address`: where the status page is read.
pub fn post(
    f: &Frame,
    address: &str,
    (incident, post): (&Incident, &Post),
    to: &Follower,
) -> Option<Message> {
    match &to.wish.to {
        To::Mail(mail) => {
            let letter = telling(f, address, (incident, post), &to.leave);
            let leave = format!("{}{}", f.origin().trim_end_matches('/'), leave_path(&to.leave));
            Some(Message { mark: None, leave: Some(leave.into()), ..letter.mail(mail) })
        }
        To::Text(phone) => Some(Message::text(phone, short(f, address, (incident, post)))),
        To::Call(_) => None,
    }
}

fn leave_path(token: &Token) -> String {
    format!("/subscribe/leave/{}", token.text())
}

/// "Cause found: Does not work right now: signing in"
fn title(f: &Frame, (incident, post): (&Incident, &Post)) -> String {
    let stage = if post.stage == Stage::Draft { incident.stage } else { post.stage };
    let stage = f.t(format!("status-stage-{}", stage.word()));
    format!("{stage}: {}", post.said.in_lang(f.lang()).title)
}

fn page(f: &Frame, address: &str, incident: &Incident) -> String {
    let folder = if f.lang() == base::Lang::Spanish { "/es" } else { "" };
    format!("{address}{folder}/incidents/{}.html", incident.id)
}

/// When planned work is, as the page says it.
fn span(f: &Frame, incident: &Incident) -> Option<String> {
    let until = incident.over_at.filter(|_| incident.kind == Kind::Maintenance)?;
    let (from, until) = (f.moment(incident.began_at), f.moment(until));
    Some(f.say("status-span-planned").put("from", from).put("until", until).to_string())
}

fn telling(f: &Frame, address: &str, told: (&Incident, &Post), leave: &Token) -> Letter {
    let (incident, post) = told;
    let said = post.said.in_lang(f.lang());
    let labelled = |key: &str, words: &str| format!("{}: {words}", f.t(key));
    let letter = Letter::new(f, UNMARKED)
        .subject(format!("{} · {}", f.plan().name, title(f, told)))
        .para(title(f, told));
    let letter = span(f, incident).into_iter().fold(letter, Letter::para);
    // A line put up by itself says no more than its title until a person writes.
    let mut letter = if post.by_itself {
        letter.para(f.t("status-by-itself"))
    } else {
        let happens = [&said.happens].into_iter().filter(|words| !words.is_empty());
        happens
            .fold(letter, Letter::para)
            .para(labelled("status-who", &said.who))
            .para(labelled("status-works", &said.works))
            .para(labelled("status-todo", &said.todo))
    };
    if let Some(next) = post.next_at {
        letter = letter.para(f.say(promise(f, next)).put("moment", f.moment(next)));
    }
    letter = letter.para(f.say("status-mail-page").put("address", page(f, address, incident)));
    closing(f, letter).link(f.t("status-mail-leave"), &leave_path(leave))
}

fn closing(f: &Frame, letter: Letter) -> Letter {
    let plan = f.plan();
    letter
        .para(f.say("letter-closing").put("plan", &plan.name))
        .para(f.say("letter-call").put("phone", &plan.phone).put("hours", f.hours()))
        .para(f.t("status-mail-never"))
}

/// What fits on a telephone: the rest is on the page.
fn short(f: &Frame, address: &str, told: (&Incident, &Post)) -> String {
    let (incident, post) = told;
    let said = f
        .say("status-text-post")
        .put("plan", &f.plan().name)
        .put("title", title(f, told))
        .put("address", page(f, address, incident))
        .to_string();
    let next = post.next_at.map(|next| f.say(promise(f, next)).put("moment", f.moment(next)));
    let next = next.map(|next| next.to_string());
    let planned = span(f, incident).map(|span| format!("{span}."));
    let parts = [Some(said), planned, next, Some(f.t("status-text-stop").into_owned())];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// What a program is told: both languages, and where its call can be left. `address`: where the
/// status page is read; `doors`: where our own doors are.
pub fn body(
    (address, doors): (&str, &str),
    (incident, post): (&Incident, &Post),
    to: &Follower,
) -> String {
    let (en, es) = (&post.said.en, &post.said.es);
    let both = |en: &str, es: &str| json!({ "en": en, "es": es });
    json!({
        "incident": incident.id.to_string(),
        "kind": incident.kind.word(),
        "stage": post.stage.word(),
        "parts": incident.parts.iter().map(|part| part.word()).collect::<Vec<_>>(),
        "effect": incident.effect.word(),
        "since": incident.began_at.to_string(),
        "until": incident.over_at.map(|until| until.to_string()),
        "at": post.at.to_string(),
        "next_at": post.next_at.map(|next| next.to_string()),
        "by_itself": post.by_itself,
        "title": both(&en.title, &es.title),
        "happens": both(&en.happens, &es.happens),
        "who": both(&en.who, &es.who),
        "works": both(&en.works, &es.works),
        "todo": both(&en.todo, &es.todo),
        "page": format!("{address}/incidents/{}.html", incident.id),
        "leave": format!("{}{}", doors.trim_end_matches('/'), leave_path(&to.leave)),
    })
    .to_string()
}

/// The parts in words, joined for a sentence.
pub fn topics(f: &Frame, topics: &Topics) -> String {
    if topics.0.is_empty() {
        return f.t("status-follow-all").into_owned();
    }
    let names = topics.0.iter().map(|part| f.t(format!("status-part-{}", part.word())));
    names.map(std::borrow::Cow::into_owned).collect::<Vec<_>>().join(" · ")
}

/// The frame this follower reads in.
pub fn frame(house: &House, to: &Follower) -> Frame {
    house.frame(to.wish.lang, house.clock.now())
}

#[cfg(test)]
mod tests {
    use base::Lang;
    use web::Mode;

    use super::*;
    use crate::output::pages::sample_incidents;

    #[test]
    fn every_sentence_that_is_sent_stands_in_both_languages_and_leads_where_one_can_leave() {
        store::testing::sqlite(&[], &mut |db| {
            let (house, _) = testkit::house(db, Mode::Live, &[crate::slice()]);
            let (ann, phone) = ("ann@example.org".parse().unwrap(), "5035550142".parse().unwrap());
            let token = Token::typed("7k2m9qxd");
            for lang in Lang::ALL {
                let f = house.frame(lang, store::testing::NOW);
                let mut all =
                    vec![confirming(&f, &token).mail(&ann), confirm_text(&f, &phone, "123456")];
                assert_eq!(confirm_mail(&f, &ann, &token).mark, None);
                for (state, incident) in sample_incidents(&f) {
                    let told = (&incident, incident.last().unwrap());
                    let mail = telling(&f, "https://status.example", told, &token).mail(&ann);
                    assert!(mail.text.contains("/subscribe/leave/7k2m9qxd"), "{state}");
                    let text = short(&f, "https://status.example", told);
                    assert!(text.contains("STOP"));
                    all.extend([mail, Message::text(&phone, text)]);
                }
                assert_eq!(all.len(), 6);
                for message in all {
                    let (subject, text) = (&message.subject, &message.text);
                    for said in [subject, text] {
                        assert!(!said.contains("status-") && !said.contains('{'), "{}", **said);
                    }
                }
            }
        });
    }
}
