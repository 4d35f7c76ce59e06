//! The page of language and text size.

use base::{Lang, Reading, TextSize};
use identity::account;
use web::{
    Answer, Asked, Choice, Cx, Fields, Form, Frame, Page, Problems, Reads, Sample, Template,
    Viewer, remembered,
};

const HERE: &str = "/profile/reading";

#[derive(Template)]
#[template(path = "reading/pages/reading.html")]
pub struct ReadingPage {
    pub f: Frame,
    pub problems: Problems,
    pub done: bool,
    pub langs: Vec<Choice>,
    pub sizes: Vec<Choice>,
}

impl ReadingPage {
    fn new(f: Frame, (lang, text): (Option<Lang>, Option<TextSize>)) -> Self {
        let langs = Lang::ALL.map(|one| {
            // Each in its own words: whoever needs it must be able to read it.
            let words = f.t(format!("reading-{one}"));
            Choice::new(one.tag(), words, lang == Some(one))
        });
        let sizes = TextSize::ALL.map(|one| {
            let words = f.t(format!("reading-{}", one.word()));
            Choice::new(one.word(), words, text == Some(one))
        });
        let (langs, sizes) = (langs.into(), sizes.into());
        Self { f, problems: Problems::none(), done: false, langs, sizes }
    }

    fn of(f: Frame, reading: Reading) -> Self {
        Self::new(f, (Some(reading.lang), Some(reading.text)))
    }
}

impl Page for ReadingPage {
    const NAME: &'static str = "reading";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let f = f.as_member("Ann");
        let large = Reading { text: TextSize::Large, ..Reading::from(f.lang()) };
        let wrong = Problems::at_field("text", "reading-text-missing");
        vec![
            Sample::new("as-it-is", Self::of(f.clone(), f.lang().into())),
            Sample::new("done", Self { done: true, ..Self::of(f.clone(), large) }),
            Sample::new("wrong", Self { problems: wrong, ..Self::new(f, (None, None)) }),
        ]
    }
}

/// The form as it was sent.
pub struct Typed {
    lang: Option<Lang>,
    text: Option<TextSize>,
}

impl Reads for Typed {
    fn read(fields: &Fields) -> Self {
        Self { lang: fields.text("lang").parse().ok(), text: TextSize::read(fields.text("text")) }
    }
}

pub struct Done(bool);

impl Reads for Done {
    fn read(fields: &Fields) -> Self {
        Self(fields.text("done") == "yes")
    }
}

/// `GET /profile/reading`
pub async fn show(cx: Cx, who: Viewer, Asked(done): Asked<Done>) -> Answer {
    let page = ReadingPage::of(cx.frame(), who.reading().unwrap_or_else(|| cx.reading()));
    cx.show(ReadingPage { done: done.0, ..page })
}

/// `POST /profile/reading`
pub async fn choose(cx: Cx, who: Viewer, Form(typed): Form<Typed>) -> Answer {
    let (Some(lang), Some(text)) = (typed.lang, typed.text) else {
        let mut problems = Problems::none();
        if typed.lang.is_none() {
            problems.add("lang", "reading-lang-missing");
        }
        if typed.text.is_none() {
            problems.add("text", "reading-text-missing");
        }
        let page = ReadingPage::new(cx.frame(), (typed.lang, typed.text));
        return cx.show_problem(ReadingPage { problems, ..page });
    };
    let (of, reading) = ((who.account(), who.member()), Reading { lang, text });
    cx.write(move |tx| account::choose_reading(tx, of, reading)).await?;
    remembered(&cx, (reading, who.shared_computer()), cx.go(format!("{HERE}?done=yes")))
}
