//! What every request shares: the store, the clock, chance, the words and the plan's look.

use std::fmt;
use std::ops::Deref;
use std::sync::atomic::AtomicU64;
use std::sync::{Arc, OnceLock};

use base::{Clock, Luck, Reading, RefillTerms, Timestamp};
use guard::Net;
use jiff::tz::TimeZone;
use store::Db;

use crate::live::Live;
use crate::news::{Board, Hinders, News};
use crate::rooms::Doors;
use crate::tally::Tally;
use crate::views::Views;
use crate::visit::Visit;
use crate::words::{Misprint, Words};
use crate::{Accent, Assets, Frame, Slice, assets, kit, letter};

/// The router's state.
pub type Shared = Arc<House>;

/// Whether this is the sample plan on somebody's own machine, or members' real plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Plain HTTP on the loopback address: cookies lose `__Host-` and Secure, HSTS is not sent.
    Demo,
    Live,
}

/// How the plan names and shows itself.
#[derive(Debug, Clone)]
pub struct PlanLook {
    pub name: String,
    pub phone: String,
    pub tty: String,
    /// When somebody answers the telephone; call-backs are computed from these words.
    pub hours: String,
    /// The same for whoever reads Spanish, where the plan gave them.
    pub hours_es: Option<String>,
    /// The short address printed on the card and in text messages.
    pub short_address: String,
    /// One colour, `#rrggbb`; readable tints are computed from it.
    pub accent: String,
    pub zone: TimeZone,
    /// What it allows and asks when members refill.
    pub terms: RefillTerms,
    pub offers: Offers,
}

/// Ways besides mail by which the plan can write to anybody at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Offers {
    pub texts: bool,
    pub letters: bool,
}

/// What the binary brings to open a house.
pub struct Ground {
    pub db: Db,
    pub clock: Arc<dyn Clock>,
    pub luck: Arc<dyn Luck>,
    pub plan: PlanLook,
    pub mode: Mode,
    /// Scheme, host and port as members type it: links in messages and trusted forms use it.
    pub origin: String,
    /// Our own proxies: only they may say on whose behalf they ask (GUARD 3).
    pub proxies: Vec<Net>,
}

/// The part of the house that pages and letters are made from. No store, so nothing personal.
pub struct Look {
    pub words: Arc<Words>,
    pub plan: PlanLook,
    pub mode: Mode,
    pub origin: String,
    pub assets: Assets,
    pub accent: Accent,
    /// The accent as a style sheet's text, written once.
    pub accent_css: String,
    /// What the content policy lets in as inline style: the accent alone, behind the entry
    /// pages' sheet, behind the other pages' in a file of the status page, and a mail's in the
    /// gallery.
    pub(crate) style_hashes: String,
    pub(crate) board: Board,
}

impl Look {
    pub(crate) fn new(words: Words, plan: PlanLook, mode: Mode, origin: String) -> Self {
        let assets = Assets::embedded();
        let accent = Accent::from_hex(&plan.accent).unwrap_or_default();
        let accent_css = accent.css();
        let entry = format!("{}{accent_css}", assets.entry_css());
        let whole = format!("{}{accent_css}", assets.app_css());
        let inline = [accent_css.as_str(), &entry, &whole, letter::STYLE];
        let style_hashes =
            inline.map(|style| format!("'{}'", assets::policy_hash(style))).join(" ");
        Self {
            words: Arc::new(words),
            plan,
            mode,
            origin,
            assets,
            accent,
            accent_css,
            style_hashes,
            board: Board::default(),
        }
    }
}

pub struct House {
    pub db: Db,
    pub clock: Arc<dyn Clock>,
    pub luck: Arc<dyn Luck>,
    pub look: Arc<Look>,
    pub(crate) proxies: Vec<Net>,
    /// Every door, known once the router is built.
    pub(crate) doors: OnceLock<Doors>,
    /// Who looked at what, until it is written.
    pub(crate) views: Views,
    /// How often a browser reported something our content policy forbids.
    pub(crate) policy_reports: AtomicU64,
    /// What members met at the doors.
    pub tally: Tally,
    /// Who waits for what changes.
    pub live: Live,
}

impl House {
    /// Gathers the words of every slice; refuses words that do not parse or stand twice.
    pub fn open(ground: Ground, slices: &[Slice]) -> Result<Shared, Misprint> {
        let ours = [(kit::NAME, kit::WORDS)];
        let theirs = slices.iter().map(|slice| (slice.name, slice.words));
        let words = Words::gather(ours.into_iter().chain(theirs))?;
        let look = Look::new(words, ground.plan, ground.mode, ground.origin);
        Ok(Arc::new(Self {
            db: ground.db,
            clock: ground.clock,
            luck: ground.luck,
            look: Arc::new(look),
            proxies: ground.proxies,
            doors: OnceLock::new(),
            views: Views::default(),
            policy_reports: AtomicU64::new(0),
            tally: Tally::default(),
            live: Live::default(),
        }))
    }

    /// A frame outside any request, for letters and the gallery.
    pub fn frame(&self, reading: impl Into<Reading>, now: Timestamp) -> Frame {
        Frame::new(self.look.clone(), Arc::new(Visit::outside(reading.into(), now)))
    }

    /// Says on every page from now on what lasts; nothing where all is well.
    pub fn tell(&self, news: Option<News>) {
        self.look.board.hang(news);
    }

    /// Whether what lasts may be why somebody cannot sign in.
    pub fn hinders(&self) -> Hinders {
        self.look.board.read().map(|news| news.hinders).unwrap_or_default()
    }

    /// How many reports of forbidden page content have come in since the start.
    pub fn policy_reports(&self) -> u64 {
        self.policy_reports.load(std::sync::atomic::Ordering::Relaxed)
    }
}

/// `house.words`, `house.plan` and `house.mode` read as the house's own.
impl Deref for House {
    type Target = Look;
    fn deref(&self) -> &Look {
        &self.look
    }
}

impl fmt::Debug for House {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "House({})", self.look.plan.name)
    }
}
