//! The page that asks for six symbols and says what we sent with them.

use ::store::{Channel, Tx, delivery};
use base::Timestamp;
use web::{Answer, Cx, Fields, Form, Frame, Page, Problems, Reads, Sample, Template};

use super::rules::{about, symbols};

/// One message that carried them, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    pub about: &'static str,
    pub way: &'static str,
    pub at: String,
}

#[derive(Template)]
#[template(path = "really_us/pages/really_us.html")]
pub struct ReallyUsPage {
    f: Frame,
    problems: Problems,
    typed: String,
    /// None before anything was asked.
    found: Option<Vec<Told>>,
}

impl ReallyUsPage {
    fn of(f: Frame) -> Self {
        Self { f, problems: Problems::none(), typed: String::new(), found: None }
    }

    fn with(f: Frame, typed: &str, sent: &[(&str, Channel, Timestamp)]) -> Self {
        let told = sent.iter().map(|(kind, channel, at)| Told {
            about: about(kind),
            way: channel.word(),
            at: f.moment(*at),
        });
        let found = Some(told.collect());
        Self { found, typed: typed.to_owned(), ..Self::of(f) }
    }
}

impl Page for ReallyUsPage {
    const NAME: &'static str = "really-us";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let at = f.now();
        let with = |sent: &[(&str, Channel, Timestamp)]| Self::with(f.clone(), "7K2M9Q", sent);
        let wrong = Problems::at_field("code", "really-code-shape");
        let one = with(&[("access.send_code", Channel::Mail, at)]);
        let all = [
            "access.no-account",
            "access.invitation",
            "recovery.code",
            "identity.contact_code",
            "identity.notice",
            "order-sent",
            "renewal-answered",
            "reminder-low",
            "claim-new",
            "payment-failed",
            "counter.opened",
            "share.made",
            "news-plan",
            "digest",
            "never-heard-of",
        ];
        let all: Vec<_> = all
            .into_iter()
            .zip(Channel::ALL.into_iter().cycle())
            .map(|(kind, way)| (kind, way, at))
            .collect();
        vec![
            Sample::new("asking", Self::of(f.clone())),
            Sample::new("sent", one),
            Sample::new("several", with(&all)),
            Sample::new("not-sent", with(&[])),
            Sample::problem(
                "wrong",
                Self { problems: wrong, typed: "7K2".to_owned(), ..Self::of(f.clone()) },
            ),
        ]
    }
}

/// What was typed, as it came.
pub struct Typed(String);

impl Reads for Typed {
    fn read(fields: &Fields) -> Self {
        Self(fields.text("code").trim().chars().take(LONGEST).collect())
    }
}

/// Longer than any way of writing six symbols.
const LONGEST: usize = 40;

/// `GET /help/really-us`
pub async fn form(cx: Cx) -> Answer {
    cx.show(ReallyUsPage::of(cx.frame()))
}

/// `POST /help/really-us`: symbols are no secret, and still they stay out of the address.
pub async fn look(cx: Cx, Form(Typed(typed)): Form<Typed>) -> Answer {
    let Some(mark) = symbols(&typed) else {
        let problems = Problems::at_field("code", "really-code-shape");
        return cx.show_problem(ReallyUsPage { problems, typed, ..ReallyUsPage::of(cx.frame()) });
    };
    let asked = mark.clone();
    let sent = cx.read(move |tx: &Tx| delivery::by_mark(tx, &asked)).await?;
    let sent: Vec<_> = sent.iter().map(|one| (one.kind.as_str(), one.channel, one.at)).collect();
    cx.show(ReallyUsPage::with(cx.frame(), &mark, &sent))
}
