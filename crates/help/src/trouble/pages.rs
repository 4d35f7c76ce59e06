//! The page that asks what happens, and the one that says what it likely is.

use std::time::Duration;

use ::base::{Secret, Timestamp};
use ::store::queue;
use web::{
    Answer, Asked, Cookie, Cx, Fault, Fields, Form, Frame, Hinders, Page, Problems, Reads, Sample,
    Template,
};

use super::causes::{self, Anyone, Cause, Guess, Shown};
use super::flow::{Step, next};
use super::signs::{After, Cookies, Detail, Happens, Ours, Scripts, Signs};

/// The cookie that shows whether cookies come back. It says nothing of anybody.
pub const PROBE: &str = "probe";

/// Says that a form stood on a page of another room.
const UNPROBED: &str = "unprobed";

/// What the forms of these pages bring where no scripts run.
const NO_SCRIPTS: &str = "no-scripts";

/// The answer to the second question that none of the others fits.
const NONE: &str = "none";

/// What the forms carry from page to page, in closed words alone.
#[derive(Debug, Clone, Default)]
pub struct Carried {
    pub signs: Signs,
    pub ruled_out: Vec<Cause<Anyone>>,
    /// The second question was answered, if only with "none of these".
    has_answered: bool,
    /// The question that this form put.
    asked: Option<Question>,
    /// It stood on a page that did not look for cookies.
    is_unprobed: bool,
    /// It came from a browser that runs no scripts.
    has_no_scripts: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Question {
    What,
    More,
}

impl Reads for Carried {
    fn read(fields: &Fields) -> Self {
        let happens = Happens::read(fields.text("happens"));
        let detail = Detail::read(fields.text("detail"));
        let after = After::read(fields.text("after"));
        let signs = Signs { happens, detail, after, ..Signs::default() }.settled();
        let has_answered = signs.detail.is_some() || fields.text("detail") == NONE;
        let mut ruled_out: Vec<Cause<Anyone>> = Vec::new();
        for cause in fields.all("no").filter_map(causes::read) {
            if !ruled_out.contains(&cause) {
                ruled_out.push(cause);
            }
        }
        let asked = match fields.text("asked") {
            "what" => Some(Question::What),
            "more" => Some(Question::More),
            _ => None,
        };
        let is_unprobed = fields.has(UNPROBED);
        let has_no_scripts = fields.has(NO_SCRIPTS);
        Self { signs, ruled_out, has_answered, asked, is_unprobed, has_no_scripts }
    }
}

impl Carried {
    pub fn knowing(signs: Signs) -> Self {
        Self { signs, ..Self::default() }
    }

    /// With what the request itself shows. A cookie that has not come back yet may still do so,
    /// unless this is where a form leads that was shown with it.
    pub async fn seen(mut self, cx: &Cx, is_posted: bool) -> Result<Self, Fault> {
        self.signs.cookies = match cx.cookie(PROBE) {
            Some(_) => Some(Cookies::Back),
            None if is_posted => Some(Cookies::Missing),
            None => None,
        };
        self.signs.scripts = match (is_posted, self.has_no_scripts) {
            (_, true) => Some(Scripts::Blocked),
            (true, false) => Some(Scripts::Run),
            (false, false) => None,
        };
        self.signs.is_inside = cx.viewer().is_some();
        self.signs.ours = Some(match cx.read(queue::next_due).await {
            Ok(due) => ours(due, cx.now(), cx.house().hinders()),
            Err(fault) if fault.is_passing() => Ours::Away,
            Err(fault) => return Err(fault),
        });
        Ok(self)
    }

    /// Whether the form came back without the answer it asked for.
    fn is_unanswered(&self) -> bool {
        match self.asked {
            Some(Question::What) => self.signs.happens.is_none(),
            Some(Question::More) => !self.has_answered,
            None => false,
        }
    }

    /// The fields of the next form on a page of another room, where `shown` was not it.
    pub fn next(&self, shown: Cause<Anyone>) -> Vec<(&'static str, &'static str)> {
        let fields = self.fields(Some(shown)).into_iter().map(|field| (field.name, field.word));
        fields.chain([(UNPROBED, "1")]).collect()
    }

    /// The hidden fields of the next form, `also` being the cause shown on its page.
    fn fields(&self, also: Option<Cause<Anyone>>) -> Vec<Hidden> {
        let detail = self.signs.detail.map(Detail::word);
        let detail = detail.or_else(|| self.has_answered.then_some(NONE));
        let known = [
            ("happens", self.signs.happens.map(Happens::word)),
            ("detail", detail),
            ("after", self.signs.after.map(After::word)),
        ];
        let known = known.into_iter().filter_map(|(name, word)| Some(Hidden { name, word: word? }));
        let out = self.ruled_out.iter().copied().chain(also);
        known.chain(out.map(|cause| Hidden { name: "no", word: cause.name() })).collect()
    }
}

/// Work that has been due for so long says that ours is late, and with it every message.
const LATE_AFTER: Duration = Duration::from_mins(2);

/// What the status page tells comes before anything is asked (GUARD 26).
fn ours(due: Option<Timestamp>, now: Timestamp, hinders: Hinders) -> Ours {
    let is_late = due.is_some_and(|due| due < now - LATE_AFTER);
    match hinders {
        Hinders::SignInForWork => Ours::AtWork,
        Hinders::SignIn => Ours::Troubled,
        Hinders::Codes => Ours::Late,
        Hinders::Nothing if is_late => Ours::Late,
        Hinders::Nothing => Ours::Well,
    }
}

/// One hidden field.
#[derive(Debug, Clone, Copy)]
pub struct Hidden {
    pub name: &'static str,
    pub word: &'static str,
}

/// `GET /help/sign-in`: what the address and the cookie show may be enough.
pub async fn begin(cx: Cx, Asked(came): Asked<Carried>) -> Answer {
    let signs = Signs { after: came.signs.after, ..Signs::default() };
    let carried = Carried::knowing(signs).seen(&cx, false).await?;
    probed(&cx, show(&cx, &carried, Problems::none()))
}

/// The answer with a probe, where this browser brought none.
pub fn probed(cx: &Cx, answer: Answer) -> Answer {
    if cx.cookie(PROBE).is_some() {
        return answer;
    }
    cx.with_cookie(answer, &Cookie::new(PROBE, Secret::new("1".to_owned())))
}

/// `POST /help/sign-in`
pub async fn go_on(cx: Cx, Form(carried): Form<Carried>) -> Answer {
    let is_probed = !carried.is_unprobed;
    let carried = carried.seen(&cx, is_probed).await?;
    if carried.is_unanswered() {
        return show(&cx, &carried, Problems::at_field(field(carried.asked), "trouble-choose"));
    }
    let answer = show(&cx, &carried, Problems::none());
    if is_probed { answer } else { probed(&cx, answer) }
}

fn show(cx: &Cx, carried: &Carried, problems: Problems) -> Answer {
    let f = cx.frame();
    let page = match next(carried.signs, &carried.ruled_out, carried.has_answered) {
        Step::AskWhat => AskPage::what(f, carried),
        Step::AskMore(happens) => AskPage::more(f, carried, happens),
        Step::Told(guess) => return cx.show(ToldPage::of(f, carried, Some(guess))),
        Step::Out => return cx.show(ToldPage::of(f, carried, None)),
    };
    if problems.is_empty() {
        return cx.show(page);
    }
    cx.show_problem(AskPage { problems, ..page })
}

const fn field(asked: Option<Question>) -> &'static str {
    match asked {
        Some(Question::More) => "detail",
        _ => "happens",
    }
}

#[derive(Template)]
#[template(path = "trouble/pages/ask.html")]
pub struct AskPage {
    f: Frame,
    problems: Problems,
    /// The field, and the form's own word for the question.
    name: &'static str,
    asked: &'static str,
    legend: String,
    choices: Vec<(&'static str, String)>,
    hidden: Vec<Hidden>,
}

impl AskPage {
    fn what(f: Frame, carried: &Carried) -> Self {
        let words = |one: &Happens| (one.word(), format!("trouble-happens-{}", one.word()));
        let choices = Happens::ALL.iter().map(words).collect();
        let legend = "trouble-happens".to_owned();
        let (name, asked, hidden) = ("happens", "what", carried.fields(None));
        Self { f, problems: Problems::none(), name, asked, legend, choices, hidden }
    }

    fn more(f: Frame, carried: &Carried, happens: Happens) -> Self {
        let words = |one: &Detail| (one.word(), format!("trouble-detail-{}", one.word()));
        let mut choices: Vec<_> = happens.details().iter().map(words).collect();
        choices.push((NONE, "trouble-detail-none".to_owned()));
        let legend = format!("trouble-more-{}", happens.word());
        let (name, asked, hidden) = ("detail", "more", carried.fields(None));
        Self { f, problems: Problems::none(), name, asked, legend, choices, hidden }
    }
}

impl Page for AskPage {
    const NAME: &'static str = "trouble-ask";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let none = Carried::default();
        let more = |happens: Happens| {
            let signs = Signs { happens: Some(happens), ..Signs::default() };
            Self::more(f.clone(), &Carried { signs, ..Carried::default() }, happens)
        };
        let problems = Problems::at_field("happens", "trouble-choose");
        let missed = Problems::at_field("detail", "trouble-choose");
        vec![
            Sample::new("what", Self::what(f.clone(), &none)),
            Sample::problem("not-answered", Self { problems, ..Self::what(f.clone(), &none) }),
            Sample::new("more-returns", more(Happens::Returns)),
            Sample::new("more-wrong", more(Happens::Wrong)),
            Sample::new("more-no-code", more(Happens::NoCode)),
            Sample::new("more-code-fails", more(Happens::CodeFails)),
            Sample::new("more-broken", more(Happens::Broken)),
            Sample::new("more-else", more(Happens::Else)),
            Sample::problem("more-not-answered", Self { problems: missed, ..more(Happens::Wrong) }),
        ]
    }
}

#[derive(Template)]
#[template(path = "trouble/pages/told.html")]
pub struct ToldPage {
    f: Frame,
    /// Nothing where none that may be told here is likely enough.
    told: Option<Told>,
    /// What the form to the next guess carries: this one was not it.
    next: Vec<Hidden>,
    /// What the form to a case carries: what was said so far.
    said: Vec<Hidden>,
}

/// One cause in words.
#[derive(Debug)]
pub struct Told {
    pub name: &'static str,
    pub door: &'static str,
    pub is_sure: bool,
}

impl Told {
    /// What cannot be `Shown` cannot stand on this page.
    fn of(cause: impl Shown, is_sure: bool) -> Self {
        Self { name: cause.name(), door: cause.door(), is_sure }
    }
}

impl ToldPage {
    fn of(f: Frame, carried: &Carried, guess: Option<Guess>) -> Self {
        let told = guess.map(|guess| Told::of(guess.cause, guess.is_sure()));
        let next = carried.fields(guess.map(|guess| guess.cause));
        Self { f, told, next, said: carried.fields(None) }
    }
}

impl Page for ToldPage {
    const NAME: &'static str = "trouble-told";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let with = |cause, percent| {
            let guess = Guess { cause, percent };
            Self::of(f.clone(), &Carried::default(), Some(guess))
        };
        let all = Cause::<Anyone>::ALL.iter();
        let mut samples: Vec<_> =
            all.map(|cause| Sample::new(cause.name(), with(*cause, 90))).collect();
        samples.push(Sample::new("unsure", with(Cause::FORGOTTEN, 30)));
        samples.push(Sample::new("nothing", Self::of(f.clone(), &Carried::default(), None)));
        samples
    }
}
