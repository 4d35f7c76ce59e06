//! The list of messages, and one of them.

use ::store::delivery::{self, After, Again, Kept};
use ::store::{Fault, Tx};
use base::{JobId, MemberId, Timestamp};
use web::{
    Answer, Asked, Choice, Cx, Fields, Form, Frame, Page, Path, Reads, Sample, Template, Viewer,
};

use super::rules::{About, Wanted};
use super::{rules, samples};

const HERE: &str = "/messages";

/// One message as both pages name it.
#[derive(Debug, Clone)]
pub struct Line {
    pub href: String,
    pub subject: String,
    pub sent: String,
    pub way: String,
    pub tag: &'static str,
    pub became: String,
    pub unread: bool,
}

impl Line {
    fn of(f: &Frame, kept: &Kept) -> Self {
        let (word, tag) = rules::became(kept);
        let way = f.say(rules::way(kept));
        let subject = rules::subject(kept);
        Self {
            href: format!("{HERE}/{}", kept.id),
            subject: subject.unwrap_or_else(|| f.t(rules::about(kept.again)).into_owned()),
            sent: f.moment(kept.sent_at),
            way: way.put("to", &kept.to).to_string(),
            tag,
            became: f.t(format!("messages-{word}")).into_owned(),
            unread: kept.unread,
        }
    }
}

#[derive(Template)]
#[template(path = "messages/pages/list.html")]
pub struct MessagesPage {
    pub f: Frame,
    pub lines: Vec<Line>,
    pub unread: i64,
    /// Not all of them were asked for.
    pub filtered: bool,
    pub show: Vec<Choice>,
    pub about: Vec<Choice>,
    pub newest: Option<String>,
    pub older: Option<String>,
}

impl MessagesPage {
    fn new(f: Frame, place: Place, found: &Found) -> Self {
        let wanted = place.wanted;
        let (show, about) = choices(&f, wanted);
        let query = wanted.query();
        let newest = (place.after != After::START).then(|| format!("{HERE}?{query}"));
        let older =
            found.more.map(|last| format!("{HERE}?after={}.{}{query}", last.at.micros(), last.id));
        Self {
            lines: found.kept.iter().map(|kept| Line::of(&f, kept)).collect(),
            unread: found.unread,
            filtered: wanted != Wanted::default(),
            show,
            about,
            newest,
            older,
            f,
        }
    }
}

fn choices(f: &Frame, wanted: Wanted) -> (Vec<Choice>, Vec<Choice>) {
    let show = [
        ("all", "messages-show-all", !wanted.new_only),
        ("new", "messages-show-new", wanted.new_only),
    ];
    let show = show.map(|(word, key, chosen)| Choice::new(word, f.t(key), chosen));
    let all = Choice::new("all", f.t("messages-about-all"), wanted.about.is_none());
    let about = About::ALL.map(|about| {
        let word = about.word();
        Choice::new(word, f.t(format!("messages-about-{word}")), wanted.about == Some(about))
    });
    (show.into(), std::iter::once(all).chain(about).collect())
}

impl Page for MessagesPage {
    const NAME: &'static str = "messages";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let f = f.as_member("Ann");
        let every = samples::every(&f);
        let many: Vec<_> = every.iter().cycle().take(delivery::PAGE).cloned().collect();
        let paged = After { at: f.now(), id: JobId::new([7; 16]) };
        let everything = Place { after: After::START, wanted: Wanted::default() };
        let codes = Wanted { new_only: true, about: Some(About::Codes) };
        let page = |place, kept: &[Kept], (unread, more)| {
            Self::new(f.clone(), place, &Found { kept: kept.to_vec(), unread, more })
        };
        vec![
            Sample::new("empty", page(everything, &[], (0, None))),
            Sample::new("every", page(everything, &every, (1, None))),
            Sample::new("none-fit", page(Place { wanted: codes, ..everything }, &[], (1, None))),
            Sample::new(
                "none-yet",
                page(Place { wanted: codes, ..everything }, &[], (1, Some(paged))),
            ),
            Sample::new("none-older", page(Place { after: paged, wanted: codes }, &[], (1, None))),
            Sample::new(
                "many",
                page(Place { after: paged, ..everything }, &many, (12, Some(paged))),
            ),
        ]
    }
}

#[derive(Template)]
#[template(path = "messages/pages/one.html")]
pub struct MessagePage {
    pub f: Frame,
    pub line: Line,
    /// What follows from what became of it.
    pub means: String,
    pub since: String,
    pub text: Vec<Vec<String>>,
    /// Why there is no text.
    pub without: &'static str,
}

impl MessagePage {
    fn new(f: Frame, kept: &Kept) -> Self {
        let (word, _) = rules::became(kept);
        let without = match kept.again {
            Again::Code(_) => "messages-no-code",
            Again::Text | Again::Nothing => "messages-no-text",
        };
        Self {
            line: Line::of(&f, kept),
            means: f.t(format!("messages-{word}-means")).into_owned(),
            since: f.moment(kept.at),
            text: rules::paragraphs(&kept.text),
            without,
            f,
        }
    }
}

impl Page for MessagePage {
    const NAME: &'static str = "message";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let f = f.as_member("Ann");
        let names = samples::NAMES.into_iter().zip(samples::every(&f));
        names.map(|(name, kept)| Sample::new(name, Self::new(f.clone(), &kept))).collect()
    }
}

/// Where in the list the visitor is, a moment and a message with a dot between, and which of them
/// they asked for.
#[derive(Debug, Clone, Copy)]
pub struct Place {
    after: After,
    wanted: Wanted,
}

impl Reads for Place {
    fn read(fields: &Fields) -> Self {
        let after = fields.text("after").split_once('.').and_then(|(at, id)| {
            let at = Timestamp::from_micros(at.parse().ok()?);
            Some(After { at, id: id.parse().ok()? })
        });
        let about = About::ALL.into_iter().find(|about| about.word() == fields.text("about"));
        let wanted = Wanted { new_only: fields.text("show") == "new", about };
        Self { after: after.unwrap_or(After::START), wanted }
    }
}

/// One page of what was asked for.
struct Found {
    kept: Vec<Kept>,
    unread: i64,
    /// The last one looked at, where older ones follow.
    more: Option<After>,
}

/// So many pages are looked through for one: what fits may be rare. Older ones stay a press away.
const LOOKED_THROUGH: usize = 12;

fn find(tx: &Tx, owner: MemberId, place: Place) -> Result<Found, Fault> {
    let mut found = Found { kept: Vec::new(), unread: delivery::unread(tx, owner)?, more: None };
    let mut after = place.after;
    for _ in 0..LOOKED_THROUGH {
        let (page, more) = delivery::sent(tx, owner, after)?;
        let count = page.len();
        for (at, kept) in page.into_iter().enumerate() {
            after = After { at: kept.sent_at, id: kept.id };
            let last = at + 1 == count && !more;
            if place.wanted.fits(&kept) {
                found.kept.push(kept);
            }
            if found.kept.len() == delivery::PAGE {
                found.more = (!last).then_some(after);
                return Ok(found);
            }
        }
        if !more {
            return Ok(found);
        }
    }
    found.more = Some(after);
    Ok(found)
}

/// `GET /messages`
pub async fn list(cx: Cx, who: Viewer, Asked(place): Asked<Place>) -> Answer {
    let owner = who.member();
    let found = cx.read(move |tx| find(tx, owner, place)).await?;
    cx.show(MessagesPage::new(cx.frame(), place, &found))
}

/// `GET /messages/{id}`: looking changes nothing (SECURITY 65).
pub async fn one(cx: Cx, who: Viewer, Path(id): Path<JobId>) -> Answer {
    let owner = who.member();
    match cx.read(move |tx| delivery::one(tx, owner, id)).await? {
        Some(kept) => cx.show(MessagePage::new(cx.frame(), &kept)),
        None => cx.missing(),
    }
}

/// Whether the message shall stand as new again.
pub struct Mark {
    new: bool,
}

impl Reads for Mark {
    fn read(fields: &Fields) -> Self {
        Self { new: fields.text("as") == "new" }
    }
}

/// `POST /messages/{id}`: its reader opens it from the list, or marks it.
pub async fn mark(cx: Cx, who: Viewer, Path(id): Path<JobId>, form: Form<Mark>) -> Answer {
    let (owner, new) = (who.member(), form.0.new);
    let marked = cx
        .write(move |tx| {
            let found = delivery::one(tx, owner, id)?.is_some();
            if found {
                delivery::mark(tx, owner, id, !new)?;
            }
            Ok(found)
        })
        .await?;
    match (marked, new) {
        (false, _) => cx.missing(),
        (true, true) => cx.go(HERE),
        (true, false) => cx.go(format!("{HERE}/{id}")),
    }
}
