//! What a template asks: words, dates, amounts, and the facts the layout shows.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use base::{Day, Lang, Money, Private, TextSize, Timestamp};
use fluent_bundle::FluentArgs;
use jiff::tz::TimeZone;

use crate::house::Look;
use crate::news::NewsLine;
use crate::visit::Visit;
use crate::words::Say;
use crate::{Given, Mode, PlanLook, Viewer, own_path, spoken};

/// Every page holds one as `f`. Cloning it costs two reference counts.
#[derive(Clone)]
pub struct Frame {
    look: Arc<Look>,
    visit: Arc<Visit>,
    /// Samples show a signed-in page without anyone being signed in.
    played: Option<Arc<str>>,
    banner: Option<Arc<Banner>>,
}

/// One sentence above the page's heading: what has just been done, or news of the service.
#[derive(Debug)]
pub struct Banner {
    pub kind: &'static str,
    pub text: Private<String>,
}

impl Frame {
    pub(crate) fn new(look: Arc<Look>, visit: Arc<Visit>) -> Self {
        Self { look, visit, played: None, banner: None }
    }

    /// The same page as a member of this first name sees it: for samples.
    #[must_use]
    pub fn as_member(&self, first_name: &str) -> Self {
        Self { played: Some(first_name.into()), ..self.clone() }
    }

    /// The same page with a green banner: something has just been done.
    #[must_use]
    pub fn with_success(&self, words: impl fmt::Display) -> Self {
        self.with_banner("success", words)
    }

    /// The same page with a blue banner: news of the service.
    #[must_use]
    pub fn with_news(&self, words: impl fmt::Display) -> Self {
        self.with_banner("news", words)
    }

    fn with_banner(&self, kind: &'static str, words: impl fmt::Display) -> Self {
        let banner = Banner { kind, text: words.to_string().into() };
        Self { banner: Some(Arc::new(banner)), ..self.clone() }
    }

    pub fn banner(&self) -> Option<&Banner> {
        self.banner.as_deref()
    }

    /// What lasts now and concerns everybody.
    pub fn news(&self) -> Option<NewsLine> {
        Some(self.look.board.read()?.in_lang(self.lang()).clone())
    }

    /// The words for a key. One without words shows the key, and the strict render complains.
    pub fn t(&self, key: impl AsRef<str>) -> Cow<'_, str> {
        let key = key.as_ref();
        if let Some(words) = self.look.words.plain(self.lang(), key) {
            return Cow::Borrowed(words);
        }
        Cow::Owned(self.format(key, &FluentArgs::new()))
    }

    /// Words with values: `f.say("key").put("name", value).count("n", 3)`.
    pub fn say(&self, key: impl AsRef<str>) -> Say<'_> {
        Say::new(self, key.as_ref().to_owned().into())
    }

    pub(crate) fn format(&self, key: &str, args: &FluentArgs<'_>) -> String {
        self.look.words.format(self.lang(), key, args).unwrap_or_else(|complaint| {
            self.visit.miss(complaint);
            key.to_owned()
        })
    }

    pub fn lang(&self) -> Lang {
        self.visit.reading().lang
    }

    /// Whether letters are to be large.
    pub fn large(&self) -> bool {
        self.visit.reading().text == TextSize::Large
    }

    /// The moment the page was asked for.
    pub fn now(&self) -> Timestamp {
        self.visit.now
    }

    pub fn now_seconds(&self) -> i64 {
        self.visit.now.seconds()
    }

    pub fn today(&self) -> Day {
        self.visit.now.day_in(&self.look.plan.zone)
    }

    /// "March 4, 2027", "4 de marzo de 2027".
    pub fn day(&self, day: impl Given<Day>) -> String {
        spoken::day(self.lang(), day.given())
    }

    /// "Thursday, March 4", "jueves 4 de marzo".
    pub fn weekday(&self, day: impl Given<Day>) -> String {
        spoken::weekday(self.lang(), day.given())
    }

    /// "3:45 PM EST", "las 3:45 p. m. EST", in the plan's time zone: what follows "at" or "until".
    pub fn time(&self, at: impl Given<Timestamp>) -> String {
        spoken::time(self.lang(), at.given(), &self.look.plan.zone)
    }

    /// The same standing alone: "3:45 PM EST", "3:45 p. m. EST".
    pub fn clock(&self, at: impl Given<Timestamp>) -> String {
        spoken::clock(self.lang(), at.given(), &self.look.plan.zone)
    }

    /// "March 4, 2027 at 3:45 PM EST", "4 de marzo de 2027 a las 3:45 p. m. EST".
    pub fn moment(&self, at: impl Given<Timestamp>) -> String {
        spoken::moment(self.lang(), at.given(), &self.look.plan.zone)
    }

    /// "Thursday, March 4, 2027 at 3:45 PM EST".
    pub fn weekday_moment(&self, at: impl Given<Timestamp>) -> String {
        spoken::weekday_moment(self.lang(), at.given(), &self.look.plan.zone)
    }

    /// The same on the clocks of another zone: for somebody who told where they are.
    pub fn weekday_moment_in(&self, at: impl Given<Timestamp>, zone: &TimeZone) -> String {
        spoken::weekday_moment(self.lang(), at.given(), zone)
    }

    /// The day it is for the plan at this moment.
    pub fn day_of(&self, at: impl Given<Timestamp>) -> Day {
        at.given().day_in(&self.look.plan.zone)
    }

    pub fn money(&self, amount: impl Given<Money>) -> Money {
        amount.given()
    }

    pub fn plan(&self) -> &PlanLook {
        &self.look.plan
    }

    /// When somebody answers the telephone, in the reader's language where the plan gave it.
    pub fn hours(&self) -> &str {
        let plan = self.plan();
        match (self.lang(), &plan.hours_es) {
            (Lang::Spanish, Some(hours)) => hours,
            _ => &plan.hours,
        }
    }

    /// Scheme, host and port as configured: for links in letters, never taken from a request.
    pub fn origin(&self) -> &str {
        &self.look.origin
    }

    pub fn is_demo(&self) -> bool {
        self.look.mode == Mode::Demo
    }

    pub fn viewer_name(&self) -> Option<&str> {
        self.played.as_deref().or_else(|| self.visit.viewer().map(Viewer::first_name))
    }

    pub fn signed_in(&self) -> bool {
        self.viewer_name().is_some()
    }

    /// When the session ends unless something is asked for before.
    pub fn idle_ends(&self) -> Option<Timestamp> {
        self.visit.viewer().map(Viewer::ends_idle_at)
    }

    pub fn idle_ends_seconds(&self) -> Option<i64> {
        self.idle_ends().map(Timestamp::seconds)
    }

    pub fn shared_computer(&self) -> bool {
        self.visit.viewer().is_some_and(Viewer::shared_computer)
    }

    /// The path and query of this request.
    pub fn path(&self) -> &str {
        &self.visit.target
    }

    /// Whether this page is `place` or stands under it.
    pub fn current(&self, place: impl AsRef<str>) -> bool {
        let rest = self.visit.path().strip_prefix(place.as_ref());
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }

    /// For `aria-current`: "page" exactly there, "true" on a page under it.
    pub fn current_word(&self, place: impl AsRef<str>) -> &'static str {
        if self.visit.path() == place.as_ref() { "page" } else { "true" }
    }

    pub fn other_lang(&self) -> Lang {
        match self.lang() {
            Lang::English => Lang::Spanish,
            Lang::Spanish => Lang::English,
        }
    }

    /// The address that shows this page in the other language.
    pub fn language_link(&self) -> String {
        format!("/language?to={}&back={}", self.other_lang(), own_path::encoded(self.path()))
    }

    /// The address that shows this page in letters of the other size.
    pub fn text_size_link(&self) -> String {
        let to = if self.large() { TextSize::Normal } else { TextSize::Large };
        format!("/text-size?to={}&back={}", to.word(), own_path::encoded(self.path()))
    }

    /// Whether the page comes back with problems; its title then starts with "Error:".
    pub fn is_problem(&self) -> bool {
        self.visit.is_problem()
    }

    /// "Error: " where the page comes back with problems.
    pub fn title_prefix(&self) -> String {
        if self.is_problem() { format!("{} ", self.t("kit-title-problem")) } else { String::new() }
    }

    /// What to read out on the telephone when something failed; else empty.
    pub fn reference(&self) -> &str {
        self.visit.reference()
    }

    pub(crate) fn refer(&self, reference: &str) {
        self.visit.refer(|| reference.to_owned());
    }

    pub(crate) fn set_problem(&self, problem: bool) {
        self.visit.set_problem(problem);
    }

    /// This response's word for the scripts and styles it allows.
    pub fn nonce(&self) -> &str {
        &self.visit.nonce
    }

    /// `app.css` under its hashed, ever-cacheable path.
    pub fn asset(&self, name: impl AsRef<str>) -> Cow<'_, str> {
        self.look.assets.path(name.as_ref()).map_or_else(
            || {
                self.visit.miss(format!("no asset {}", name.as_ref()));
                Cow::Borrowed("/assets/missing")
            },
            Cow::Borrowed,
        )
    }

    /// The plan's colours as a style sheet's text.
    pub fn accent_css(&self) -> &str {
        &self.look.accent_css
    }

    /// The entry pages' whole style sheet, to stand in the page itself.
    pub fn entry_css(&self) -> &'static str {
        self.look.assets.entry_css()
    }

    /// The other pages' whole style sheet, for pages that stand in files and can fetch none.
    pub fn app_css(&self) -> &'static str {
        self.look.assets.app_css()
    }

    pub(crate) fn take_missed(&self) -> Vec<String> {
        self.visit.take_missed()
    }
}

/// A frame may stand in a page's `Debug`; who is looking must not.
impl fmt::Debug for Frame {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Frame({})", self.lang())
    }
}
