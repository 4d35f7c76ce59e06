//! The Atom feed (RFC 4287): one entry for each incident, as its newest post stands.

use std::fmt::Write as _;

use base::Timestamp;
use web::Frame;

use super::facts::Facts;
use crate::incidents::drafts::promise;
use crate::incidents::flow::{Incident, Post};

/// So many entries; a reader that was off for longer finds the rest on the history page.
const ENTRIES: usize = 30;

/// The feed in the frame's language. `address`: where the pages are read, without a last slash.
pub fn write(f: &Frame, facts: &Facts, address: &str) -> String {
    let lang = f.lang();
    let place = match lang {
        base::Lang::English => address.to_owned(),
        base::Lang::Spanish => format!("{address}/es"),
    };
    let newest = facts.incidents.iter().filter_map(Incident::last).map(|post| post.at).max();
    let mut xml = String::from("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
    let _ = writeln!(xml, "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{lang}\">");
    let title = f.say("status-feed-title").put("plan", &f.plan().name).to_string();
    element(&mut xml, "id", &format!("{place}/feed.atom"));
    element(&mut xml, "title", &title);
    element(&mut xml, "updated", &moment(newest.unwrap_or(facts.now)));
    link(&mut xml, "self", &format!("{place}/feed.atom"));
    link(&mut xml, "alternate", &format!("{place}/index.html"));
    let _ = writeln!(xml, "<author><name>{}</name></author>", escaped(&f.plan().name));
    for incident in facts.incidents.iter().take(ENTRIES) {
        if let Some(post) = incident.last() {
            entry(&mut xml, f, (incident, post), &place);
        }
    }
    xml.push_str("</feed>\n");
    xml
}

fn entry(xml: &mut String, f: &Frame, (incident, post): (&Incident, &Post), place: &str) {
    let said = post.said.in_lang(f.lang());
    let address = format!("{place}/incidents/{}.html", incident.id);
    let stage = f.t(format!("status-stage-{}", incident.stage.word()));
    let published = incident.posts.first().map_or(post.at, |first| first.at);
    xml.push_str("<entry>\n");
    element(xml, "id", &address);
    element(xml, "title", &format!("{stage}: {}", said.title));
    element(xml, "published", &moment(published));
    element(xml, "updated", &moment(post.at));
    link(xml, "alternate", &address);
    let mut words = if post.by_itself {
        vec![f.t("status-by-itself").into_owned()]
    } else {
        vec![said.happens.clone(), said.who.clone(), said.works.clone(), said.todo.clone()]
    };
    let next =
        post.next_at.map(|next| f.say(promise(f, next)).put("moment", f.moment(next)).to_string());
    words.extend(next);
    words.retain(|words| !words.is_empty());
    let _ = writeln!(xml, "<content type=\"text\">{}</content>", escaped(&words.join("\n")));
    xml.push_str("</entry>\n");
}

fn element(xml: &mut String, name: &str, text: &str) {
    let _ = writeln!(xml, "<{name}>{}</{name}>", escaped(text));
}

fn link(xml: &mut String, rel: &str, href: &str) {
    let _ = writeln!(xml, "<link rel=\"{rel}\" href=\"{}\"/>", escaped(href));
}

/// RFC 3339.
fn moment(at: Timestamp) -> String {
    at.to_string()
}

/// For element text and attributes alike; what XML 1.0 has no place for is left out.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&apos;"),
            '\n' | '\t' => out.push(c),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => {}
            c => out.push(c),
        }
    }
    out
}
