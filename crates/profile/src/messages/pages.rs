//! The list of messages, and one of them.

use ::store::Tx;
use ::store::delivery::{self, After, Again, Kept};
use base::{JobId, Timestamp};
use web::{Answer, Asked, Cx, Fields, Frame, Page, Path, Reads, Sample, Template, Viewer};

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
        let (word, tag) = rules::became(kept.state, &kept.code);
        let way = f.say(rules::way(kept.channel, !kept.to.is_empty()));
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
    pub newest: Option<String>,
    pub older: Option<String>,
}

impl MessagesPage {
    fn new(f: Frame, (kept, more): &(Vec<Kept>, bool), unread: i64, after: After) -> Self {
        let last = kept.last().filter(|_| *more);
        Self {
            lines: kept.iter().map(|kept| Line::of(&f, kept)).collect(),
            unread,
            newest: (after != After::START).then(|| HERE.to_owned()),
            older: last.map(|last| format!("{HERE}?after={}.{}", last.sent_at.micros(), last.id)),
            f,
        }
    }
}

impl Page for MessagesPage {
    const NAME: &'static str = "messages";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let f = f.as_member("Ann");
        let (every, start) = (samples::every(&f), After::START);
        let many: Vec<_> = every.iter().cycle().take(delivery::PAGE).cloned().collect();
        let paged = After { at: f.now(), id: JobId::new([7; 16]) };
        let page = |kept: &[Kept], more, (unread, after)| {
            Self::new(f.clone(), &(kept.to_vec(), more), unread, after)
        };
        vec![
            Sample::new("empty", page(&[], false, (0, start))),
            Sample::new("every", page(&every, false, (1, start))),
            Sample::new("many", page(&many, true, (12, paged))),
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
        let (word, _) = rules::became(kept.state, &kept.code);
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

/// Where in the list the visitor is: a moment and a message, with a dot between.
#[derive(Debug, Clone, Copy)]
pub struct Place(After);

impl Reads for Place {
    fn read(fields: &Fields) -> Self {
        let after = fields.text("after").split_once('.').and_then(|(at, id)| {
            let at = Timestamp::from_micros(at.parse().ok()?);
            Some(After { at, id: id.parse().ok()? })
        });
        Self(after.unwrap_or(After::START))
    }
}

/// `GET /messages`
pub async fn list(cx: Cx, who: Viewer, Asked(place): Asked<Place>) -> Answer {
    let (owner, after) = (who.member(), place.0);
    let read = move |tx: &Tx| Ok((delivery::sent(tx, owner, after)?, delivery::unread(tx, owner)?));
    let (kept, unread) = cx.read(read).await?;
    cx.show(MessagesPage::new(cx.frame(), &kept, unread, after))
}

/// `GET /messages/{id}`: whoever opens it has read it.
pub async fn one(cx: Cx, who: Viewer, Path(id): Path<JobId>) -> Answer {
    let owner = who.member();
    match cx.write(move |tx| delivery::open(tx, owner, id)).await? {
        Some(kept) => cx.show(MessagePage::new(cx.frame(), &kept)),
        None => cx.missing(),
    }
}
