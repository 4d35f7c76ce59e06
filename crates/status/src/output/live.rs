//! What the portal's own pages say of an incident that lasts, out of one small file: so the sign-in
//! page can say it even while the portal's database is gone.

use std::io::Read as _;
use std::path::Path;

use base::{Lang, Timestamp};
use serde::{Deserialize, Serialize};

use super::facts::Facts;
use crate::incidents::flow::Incident;
use crate::incidents::said::Both;
use crate::parts::{Effect, Part};

/// The file's name in the folder that `build` writes.
pub const FILE: &str = "live.json";
/// Longer than any such file.
const BYTES: u64 = 64 * 1024;

/// The trouble there is now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Live {
    pub as_of: Timestamp,
    /// The worst first; never empty.
    pub incidents: Vec<LiveIncident>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LiveIncident {
    pub id: String,
    pub title: Both<String>,
    /// What still works; empty where nobody has said so yet.
    pub works: Both<String>,
    pub parts: Vec<Part>,
    /// Nothing for maintenance.
    pub effect: Option<Effect>,
    pub since: Timestamp,
    pub next_at: Option<Timestamp>,
}

impl LiveIncident {
    pub fn title(&self, lang: Lang) -> &str {
        self.title.in_lang(lang)
    }

    pub fn works(&self, lang: Lang) -> &str {
        self.works.in_lang(lang)
    }

    /// Whether it may be why somebody cannot sign in.
    pub fn touches_sign_in(&self) -> bool {
        self.parts.iter().any(|part| matches!(part, Part::SignIn | Part::Code))
    }

    fn of(incident: &Incident) -> Option<Self> {
        let post = incident.last()?;
        let said = &post.said;
        let works = if post.by_itself { Both::default() } else { both(said, |said| &said.works) };
        Some(Self {
            id: incident.id.to_string(),
            title: both(said, |said| &said.title),
            works,
            parts: incident.parts.clone(),
            effect: incident
                .stage
                .kind()
                .filter(|kind| *kind == crate::Kind::Incident)
                .map(|_| incident.effect),
            since: incident.began_at,
            next_at: post.next_at,
        })
    }
}

fn both<T>(said: &Both<T>, part: impl Fn(&T) -> &String) -> Both<String> {
    Both { en: part(&said.en).clone(), es: part(&said.es).clone() }
}

/// What `facts` have to say now; nothing while all is well.
pub fn of(facts: &Facts) -> Option<Live> {
    let mut incidents: Vec<LiveIncident> = facts.open().filter_map(LiveIncident::of).collect();
    incidents.sort_by_key(|one| std::cmp::Reverse(one.effect));
    (!incidents.is_empty()).then_some(Live { as_of: facts.now, incidents })
}

/// The trouble there is, as the folder `dir` has it. Nothing where there is none, no file, or one
/// that cannot be read: a page without this line is better than no page. Blocks for one small read.
pub fn live(dir: &Path) -> Option<Live> {
    let file = std::fs::File::open(dir.join(FILE)).ok()?;
    let mut text = String::new();
    file.take(BYTES).read_to_string(&mut text).ok()?;
    serde_json::from_str::<Option<Live>>(&text).ok()?.filter(|live| !live.incidents.is_empty())
}
