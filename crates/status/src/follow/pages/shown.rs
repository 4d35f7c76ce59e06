//! The pages themselves.

use askama::Template;
use web::{Frame, Page, Problems, Sample};

use super::Typed;
use crate::follow::rules::{Topics, Way};
use crate::follow::store::Token;
use crate::follow::{Door, letters};
use crate::parts::Part;

/// Where the status page is, for links to it.
#[derive(Debug, Clone)]
pub struct Home(String);

impl Home {
    pub fn of(f: &Frame, door: &Door) -> Self {
        Self(door.address.clone()).with(f)
    }

    fn with(self, f: &Frame) -> Self {
        match f.lang() {
            base::Lang::English => self,
            base::Lang::Spanish => Self(format!("{}/es", self.0)),
        }
    }

    pub fn to(&self, page: &str) -> String {
        format!("{}/{page}", self.0)
    }

    pub fn sample(f: &Frame) -> Self {
        Self("https://status.juniper.example".to_owned()).with(f)
    }
}

/// By which way somebody wants to be told.
#[derive(Template)]
#[template(path = "follow/pages/choose.html")]
pub struct ChoosePage {
    f: Frame,
    home: Home,
    texts: bool,
}

impl ChoosePage {
    pub fn of(f: &Frame, door: &Door) -> Self {
        Self { f: f.clone(), home: Home::of(f, door), texts: door.texts }
    }
}

impl Page for ChoosePage {
    const NAME: &'static str = "follow";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let with = |texts| Self { f: f.clone(), home: Home::sample(f), texts };
        vec![Sample::new("all", with(true)), Sample::new("no-texts", with(false))]
    }
}

/// Where, and of what.
#[derive(Template)]
#[template(path = "follow/pages/ask.html")]
pub struct AskPage {
    f: Frame,
    home: Home,
    way: Way,
    typed: Typed,
    problems: Problems,
}

impl AskPage {
    pub fn of(f: &Frame, door: &Door, way: Way) -> Self {
        Self::at(f, Home::of(f, door), way)
    }

    fn at(f: &Frame, home: Home, way: Way) -> Self {
        let (typed, problems) = (Typed::default(), Problems::none());
        Self { f: f.clone(), home, way, typed, problems }
    }

    /// With what was typed, and what to look at.
    pub fn again(self, typed: Typed, problems: Problems) -> Self {
        Self { typed, problems, ..self }
    }

    fn is_ticked(&self, word: &str) -> bool {
        self.typed.ticked.iter().any(|ticked| ticked == word)
    }
}

impl Page for AskPage {
    const NAME: &'static str = "follow-ask";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let asking = |way| Self::at(f, Home::sample(f), way);
        let mut empty = Problems::at_field("to", "status-follow-to-mail-wrong");
        empty.add("part", "status-follow-part-missing");
        let wrong = |way, to: &str, key| {
            let typed = Typed { to: to.into(), ticked: vec!["card".to_owned()] };
            asking(way).again(typed, Problems::at_field("to", key))
        };
        let (text, call) = ("status-follow-to-text-wrong", "status-follow-to-call-wrong");
        let many = wrong(Way::Mail, "ann@example.org", "status-follow-too-many");
        vec![
            Sample::new("mail", asking(Way::Mail)),
            Sample::new("text", asking(Way::Text)),
            Sample::new("call", asking(Way::Call)),
            Sample::problem("empty", asking(Way::Mail).again(Typed::default(), empty)),
            Sample::problem("wrong-text", wrong(Way::Text, "555", text)),
            Sample::problem("wrong-call", wrong(Way::Call, "http://10.0.0.1", call)),
            Sample::problem("too-many", many),
        ]
    }
}

/// Where the six digits of a text are typed.
#[derive(Template)]
#[template(path = "follow/pages/code.html")]
pub struct CodePage {
    f: Frame,
    home: Home,
    asked: Token,
    problems: Problems,
}

impl CodePage {
    pub fn wrong(self, key: &'static str) -> Self {
        Self { problems: Problems::at_field("code", key), ..self }
    }

    pub fn of(f: &Frame, door: &Door, asked: &Token) -> Self {
        Self::at(f, Home::of(f, door), asked)
    }

    fn at(f: &Frame, home: Home, asked: &Token) -> Self {
        Self { f: f.clone(), home, asked: asked.clone(), problems: Problems::none() }
    }
}

impl Page for CodePage {
    const NAME: &'static str = "follow-code";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let asking = || Self::at(f, Home::sample(f), &Token::typed("7k2m9qxd"));
        vec![
            Sample::new("asking", asking()),
            Sample::problem("wrong", asking().wrong("status-follow-code-wrong")),
            Sample::problem("shape", asking().wrong("status-follow-code-shape")),
        ]
    }
}

/// The key of a program, and the press that calls it.
#[derive(Template)]
#[template(path = "follow/pages/call.html")]
pub struct CallPage {
    f: Frame,
    home: Home,
    asked: Token,
    secret: Option<String>,
    problems: Problems,
}

impl CallPage {
    /// With the key, this once.
    pub fn showing(self, secret: String) -> Self {
        Self { secret: Some(secret), ..self }
    }

    pub fn wrong(self, key: &'static str) -> Self {
        Self { problems: Problems::at_field("check", key), ..self }
    }

    pub fn of(f: &Frame, door: &Door, asked: &Token) -> Self {
        Self::at(f, Home::of(f, door), asked)
    }

    fn at(f: &Frame, home: Home, asked: &Token) -> Self {
        let (secret, problems) = (None, Problems::none());
        Self { f: f.clone(), home, asked: asked.clone(), secret, problems }
    }
}

impl Page for CallPage {
    const NAME: &'static str = "follow-call";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let asking = || Self::at(f, Home::sample(f), &Token::typed("7k2m9qxd"));
        vec![
            Sample::new("key", asking().showing("5f3c9a17".repeat(8))),
            Sample::problem("silent", asking().wrong("status-follow-call-silent")),
            Sample::problem("full", asking().wrong("status-follow-call-full")),
            Sample::problem("busy", asking().wrong("status-follow-call-busy")),
            Sample::problem("too-many", asking().wrong("status-follow-too-many")),
        ]
    }
}

/// What a press does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Press {
    Confirm,
    Leave,
}

impl Press {
    const fn word(self) -> &'static str {
        match self {
            Self::Confirm => "confirm",
            Self::Leave => "leave",
        }
    }
}

/// One button, for whoever came by a link.
#[derive(Template)]
#[template(path = "follow/pages/press.html")]
pub struct PressPage {
    f: Frame,
    home: Home,
    token: Token,
    press: Press,
    topics: Topics,
}

impl PressPage {
    pub fn of(f: &Frame, door: &Door, token: &Token, of: (Press, Topics)) -> Self {
        Self::at(f, Home::of(f, door), token, of)
    }

    fn at(f: &Frame, home: Home, token: &Token, (press, topics): (Press, Topics)) -> Self {
        Self { f: f.clone(), home, token: token.clone(), press, topics }
    }

    fn topics(&self) -> String {
        letters::topics(&self.f, &self.topics)
    }
}

impl Page for PressPage {
    const NAME: &'static str = "follow-press";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let token = Token::typed("7k2m9qxd");
        let with = |press, topics| Self::at(f, Home::sample(f), &token, (press, topics));
        let some = Topics(vec![Part::SignIn, Part::Refill]);
        vec![
            Sample::new("confirm", with(Press::Confirm, some)),
            Sample::new("leave", with(Press::Leave, Topics::default())),
        ]
    }
}

/// What became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Told {
    /// Whether or not anything was.
    MailSent,
    Follows(Topics, Way),
    LinkOver,
    CodeOver,
    Left,
    /// Their link for leaving is nobody's who follows.
    Nobody,
}

impl Told {
    const fn word(&self) -> &'static str {
        match self {
            Self::MailSent => "mail-sent",
            Self::Follows(..) => "follows",
            Self::LinkOver => "link-over",
            Self::CodeOver => "code-over",
            Self::Left => "left",
            Self::Nobody => "nobody",
        }
    }
}

#[derive(Template)]
#[template(path = "follow/pages/told.html")]
pub struct ToldPage {
    f: Frame,
    home: Home,
    told: Told,
}

impl ToldPage {
    pub fn of(f: &Frame, door: &Door, told: Told) -> Self {
        Self { f: f.clone(), home: Home::of(f, door), told }
    }

    fn topics(&self) -> Option<(String, &'static str)> {
        match &self.told {
            Told::Follows(topics, way) => Some((letters::topics(&self.f, topics), way.word())),
            _ => None,
        }
    }

    /// Whether a mail may be on its way.
    const fn is_mail(&self) -> bool {
        matches!(self.told, Told::MailSent)
    }

    /// Whether something is offered anew.
    const fn is_over(&self) -> bool {
        matches!(self.told, Told::LinkOver | Told::CodeOver)
    }
}

impl Page for ToldPage {
    const NAME: &'static str = "follow-told";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let with = |state, told| {
            let (f, home) = (f.clone(), Home::sample(f));
            Sample::new(state, Self { f, home, told })
        };
        let some = Topics(vec![Part::SignIn, Part::Refill]);
        vec![
            with("mail-sent", Told::MailSent),
            with("follows-mail", Told::Follows(some.clone(), Way::Mail)),
            with("follows-text", Told::Follows(Topics::default(), Way::Text)),
            with("follows-call", Told::Follows(some, Way::Call)),
            with("link-over", Told::LinkOver),
            with("code-over", Told::CodeOver),
            with("left", Told::Left),
            with("nobody", Told::Nobody),
        ]
    }
}
