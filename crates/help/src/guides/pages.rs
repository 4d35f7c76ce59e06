//! The pages of the guides: the way in by topic or by words, and one guide.

use base::Private;
use web::{Answer, Cx, Fields, Form, Frame, Page, Path, Problems, Reads, Sample, Template};

use super::rules::search::{self, Document};
use super::rules::{Door, GUIDES, Guide, REALLY_US, TODAY, Topic, WHY};

#[derive(Template)]
#[template(path = "guides/pages/index.html")]
pub struct HelpPage {
    f: Frame,
    problems: Problems,
    typed: Private<String>,
    /// None before anything was looked for.
    found: Option<Vec<&'static Guide>>,
}

impl HelpPage {
    const TOPICS: [Topic; 6] = Topic::ALL;
    const TODAY: [Door; 3] = TODAY;
    const WHY: Door = WHY;
    const REALLY_US: Door = REALLY_US;

    fn of(f: Frame) -> Self {
        Self { f, problems: Problems::none(), typed: Private::default(), found: None }
    }

    fn found(f: Frame, typed: Private<String>) -> Self {
        let documents: Vec<Document> = GUIDES.iter().map(|guide| document(&f, guide)).collect();
        let found = search::ranked(&documents, &typed);
        let found = found.into_iter().filter_map(|place| GUIDES.get(place)).collect();
        Self { found: Some(found), typed, ..Self::of(f) }
    }

    fn with_nothing_typed(f: Frame) -> Self {
        let problems = Problems::at_field("words", "guides-words-missing");
        Self { problems, ..Self::of(f) }
    }

    /// Topics are shown unless guides were found.
    fn shows_topics(&self) -> bool {
        self.found.as_ref().is_none_or(Vec::is_empty)
    }
}

impl Page for HelpPage {
    const NAME: &'static str = "help";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let found = |words: &str| Self::found(f.clone(), words.to_owned().into());
        vec![
            Sample::new("index", Self::of(f.clone())),
            Sample::new("signed-in", Self::of(f.as_member("Ann"))),
            Sample::new("some", found("passkey")),
            Sample::new("none", found("xylophone")),
            Sample::problem("nothing-typed", Self::with_nothing_typed(f.clone())),
        ]
    }
}

#[derive(Template)]
#[template(path = "guides/pages/guide.html")]
pub struct GuidePage {
    f: Frame,
    guide: &'static Guide,
}

impl GuidePage {
    /// Its parts as they are said, each with the doors it leads to.
    fn parts(&self) -> impl Iterator<Item = (String, &'static [Door])> {
        let said = self.guide.part_keys().map(|key| said(&self.f, &key));
        said.zip(self.guide.parts.iter().copied())
    }
}

impl Page for GuidePage {
    const NAME: &'static str = "guide";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let one = |guide: &'static Guide| Sample::new(guide.slug, Self { f: f.clone(), guide });
        GUIDES.iter().map(one).collect()
    }
}

/// A sentence of a guide; any may name the plan's numbers and its address.
fn said(f: &Frame, key: &str) -> String {
    let plan = f.plan();
    let say = f.say(key).put("phone", &plan.phone).put("tty", &plan.tty);
    say.put("address", &plan.short_address).to_string()
}

fn document(f: &Frame, guide: &Guide) -> Document {
    let early = [said(f, &guide.key("short")), said(f, &guide.key("also"))].join(" ");
    let body: Vec<String> = guide.part_keys().map(|key| said(f, &key)).collect();
    Document::of(&said(f, &guide.key("title")), &early, &body.join(" "))
}

/// What was typed, as it came.
pub struct Typed(Private<String>);

impl Reads for Typed {
    fn read(fields: &Fields) -> Self {
        Self(fields.text("words").trim().chars().take(LONGEST).collect::<String>().into())
    }
}

/// Longer than a question anybody types.
const LONGEST: usize = 200;

/// `GET /help`
pub async fn index(cx: Cx) -> Answer {
    cx.show(HelpPage::of(cx.frame()))
}

/// `POST /help`: answered at once and never in an address, for the words may name an illness.
pub async fn find(cx: Cx, Form(Typed(typed)): Form<Typed>) -> Answer {
    if search::is_empty(&typed) {
        return cx.show_problem(HelpPage::with_nothing_typed(cx.frame()));
    }
    cx.show(HelpPage::found(cx.frame(), typed))
}

/// `GET /help/guides/{slug}`
pub async fn guide(cx: Cx, Path(slug): Path<String>) -> Answer {
    let Some(guide) = Guide::with_slug(&slug) else { return cx.missing() };
    cx.show(GuidePage { f: cx.frame(), guide })
}
