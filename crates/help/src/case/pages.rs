//! The page with the code of a case, and all that would be shared.

pub mod live;

use ::base::Secret;
use ::store::Tx;
use web::{Answer, Cookie, Cx, Fields, Form, Frame, From, Page, Reads, Sample, Template};

use super::evidence::{Item, Seen, gather};
use super::rules::{Code, LIFE, OPENED};
use super::store::{self, Case};
use crate::rations::{self, Name};
use crate::trouble::causes::Cause;
use crate::trouble::pages::Carried;
use crate::trouble::signs::{After, Cookies, Detail, Happens, Ours, Scripts, Signs};

/// Holds what the browser knows its case by.
const COOKIE: &str = "help-case";
const TOKEN_DIGITS: usize = 32;

/// `GET /help/case`
pub async fn show(cx: Cx) -> Answer {
    let Some(token) = token(&cx, "") else {
        return cx.show(NoCasePage { f: cx.frame(), is_busy: false });
    };
    match cx.read(move |tx: &Tx| store::held(tx, &token)).await? {
        Some(case) => cx.show(CasePage::of(cx.frame(), &case, String::new())),
        None => cx.show(NoCasePage { f: cx.frame(), is_busy: false }),
    }
}

/// `POST /help/case`: opens one; where this browser holds one already, that one says what was
/// answered now.
pub async fn open(cx: Cx, From(prefix): From, Form(carried): Form<Carried>) -> Answer {
    let carried = carried.seen(&cx, true).await?;
    let items = gather(carried.signs, &carried.ruled_out, seen(&cx));
    let (held, fresh) = (token(&cx, ""), new_token(&cx));
    let drawn = fresh.clone();
    let opened = cx
        .write(move |tx: &Tx| {
            if let Some(held) = &held
                && let Some(case) = store::say_anew(tx, held, &items)?
            {
                return Ok(Some((case, false)));
            }
            if !rations::take(tx, Name::of_place(tx, "help-case", prefix), OPENED)? {
                return Ok(None);
            }
            Ok(Some((store::open(tx, &drawn, &items)?, true)))
        })
        .await?;
    let Some((case, is_new)) = opened else {
        return cx.show(NoCasePage { f: cx.frame(), is_busy: true });
    };
    if !is_new {
        return cx.go("/help/case");
    }
    // Gone with the browser's window: the next person at a shared computer finds nothing.
    let cookie = Cookie::new(COOKIE, fresh.clone());
    if carried.signs.cookies == Some(Cookies::Back) {
        return cx.with_cookie(cx.go("/help/case"), &cookie);
    }
    // Whoever keeps no cookies would find nothing on the next page, so it is shown here, and its
    // forms hold what the cookie would.
    let page = CasePage::of(cx.frame(), &case, fresh.expose().to_owned());
    cx.with_cookie(cx.show(page), &cookie)
}

/// What the forms of a case say.
pub struct Chosen {
    item: String,
    token: String,
}

impl Reads for Chosen {
    fn read(fields: &Fields) -> Self {
        let text = |name| fields.text(name).chars().take(LONGEST).collect();
        Self { item: text("item"), token: text("case") }
    }
}

/// Longer than any probe with its value.
const LONGEST: usize = 80;

/// `POST /help/case/remove`
pub async fn remove(cx: Cx, Form(chosen): Form<Chosen>) -> Answer {
    let Some(token) = token(&cx, &chosen.token) else { return cx.go("/help/case") };
    let (held, item) = (token.clone(), chosen.item);
    let case = cx
        .write(move |tx: &Tx| {
            store::take_away(tx, &held, &item)?;
            store::held(tx, &held)
        })
        .await?;
    match case {
        Some(case) if cx.cookie(COOKIE).is_none() => {
            cx.show(CasePage::of(cx.frame(), &case, token.expose().to_owned()))
        }
        _ => cx.go("/help/case"),
    }
}

/// `POST /help/case/close`
pub async fn close(cx: Cx, Form(chosen): Form<Chosen>) -> Answer {
    if let Some(token) = token(&cx, &chosen.token) {
        cx.write(move |tx: &Tx| store::close(tx, &token)).await?;
    }
    cx.with_cookie(cx.go("/help/case"), &Cookie::gone(COOKIE))
}

/// What this browser holds: its cookie, or what a form brought instead.
fn token(cx: &Cx, sent: &str) -> Option<Secret> {
    let held = cx.cookie(COOKIE).unwrap_or(sent);
    (held.len() == TOKEN_DIGITS).then(|| Secret::new(held.to_owned()))
}

fn new_token(cx: &Cx) -> Secret {
    let number = u128::from_be_bytes(cx.house().luck.entropy());
    Secret::new(format!("{number:0TOKEN_DIGITS$x}"))
}

fn seen(cx: &Cx) -> Seen {
    let browser = cx.browser().clone();
    Seen { browser: browser.name, system: browser.system, lang: cx.lang(), at: cx.now() }
}

#[derive(Template)]
#[template(path = "case/pages/case.html")]
pub struct CasePage {
    f: Frame,
    code: String,
    until: String,
    lines: Vec<Line>,
    /// Empty where a cookie holds it.
    token: String,
    /// Who reads it at our end, and their word.
    reader: Option<(String, String)>,
    /// What the page shows, for whoever listens whether that changed.
    version: i64,
}

/// One item as it is read.
#[derive(Debug)]
pub struct Line {
    pub named: String,
    pub probe: &'static str,
    pub value: String,
}

impl Line {
    pub fn of(f: &Frame, item: &Item) -> Self {
        let value = item.fact.value_key().map(|key| f.t(key).into_owned());
        let value = value.unwrap_or_else(|| item.fact.value().to_owned());
        Self { named: item.fact.named(), probe: item.fact.probe(), value }
    }
}

impl CasePage {
    fn of(f: Frame, case: &Case, token: String) -> Self {
        let reader = case
            .reader
            .as_ref()
            .map(|reader| (reader.first_name.to_string(), reader.word.said(f.lang()).to_owned()));
        let version = case.version;
        Self { reader, version, ..Self::with(f, (case.code, &case.items), case.until, token) }
    }

    fn with(
        f: Frame,
        (code, items): (Code, &[Item]),
        until: ::base::Timestamp,
        token: String,
    ) -> Self {
        let lines = items.iter().map(|item| Line::of(&f, item)).collect();
        Self {
            code: code.to_string(),
            until: f.moment(until),
            lines,
            token,
            reader: None,
            version: 1,
            f,
        }
    }
}

impl Page for CasePage {
    const NAME: &'static str = "help-case";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let with = |signs: Signs, browser: &str, token: &str| {
            let (browser, system) = (browser.to_owned(), "Windows".to_owned());
            let seen = Seen { browser, system, lang: f.lang(), at: f.now() };
            let items = gather(signs, &[Cause::MAIL_LATE, Cause::CODE_OLD], seen);
            let code = Code::draw([7; 16]);
            Self::with(f.clone(), (code, &items), f.now() + LIFE, token.to_owned())
        };
        let (happens, detail) = (Some(Happens::NoCode), Some(Detail::ByEmail));
        let (after, cookies) = (Some(After::Code), Some(Cookies::Back));
        let ours = Some(Ours::Well);
        let scripts = Some(Scripts::Run);
        let full = Signs { happens, detail, after, cookies, scripts, ours, is_inside: false };
        let scripts = Some(Scripts::Blocked);
        let blocked = Signs { cookies: Some(Cookies::Missing), scripts, ..full };
        let emptied = Self::with(f.clone(), (Code::draw([7; 16]), &[]), f.now(), String::new());
        let reader = Some(("Ana".to_owned(), "canoe".to_owned()));
        let read = Self { reader, ..with(full, "Firefox", "") };
        let after = |after| with(Signs { after: Some(after), ..full }, "Edge", "");
        let ours_are = |ours| with(Signs { ours: Some(ours), ..full }, "Edge", "");
        vec![
            Sample::new("open", with(full, "Firefox", "")),
            Sample::new("read", read),
            Sample::new("without-cookies", with(blocked, "Safari", &"0".repeat(TOKEN_DIGITS))),
            Sample::new("we-are-late", ours_are(Ours::Late)),
            Sample::new("we-were-away", ours_are(Ours::Away)),
            Sample::new("troubled", ours_are(Ours::Troubled)),
            Sample::new("at-work", ours_are(Ours::AtWork)),
            Sample::new("nothing-shared", emptied),
            Sample::new("after-wrong", after(After::Wrong)),
            Sample::new("after-expired", after(After::Expired)),
            Sample::new("after-cookies", after(After::Cookies)),
        ]
    }
}

/// This browser holds no case, or its time is over; or where it is, too many were opened.
#[derive(Template)]
#[template(path = "case/pages/none.html")]
pub struct NoCasePage {
    f: Frame,
    is_busy: bool,
}

impl Page for NoCasePage {
    const NAME: &'static str = "help-case-none";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let with = |is_busy| Self { f: f.clone(), is_busy };
        vec![Sample::new("none", with(false)), Sample::new("too-many", with(true))]
    }
}
