//! The doors of a slice, each saying who may enter; one that says nothing cannot be built.

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::handler::Handler;
use axum::middleware;
use axum::routing::MethodRouter;

use crate::doorkeeper::Doorkeeper;
use crate::live::Source;
use crate::porter::Porter;
use crate::upload::FILE_FORM_BYTES;
use crate::{Mode, Shared, apps};

/// Who may enter by a door.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Who {
    /// Anyone, also strangers.
    Public,
    /// A signed-in member or caregiver.
    Member,
    /// The same, with everything open to them and a factor proved in the last five minutes.
    Proved,
    /// Somebody at the desk whose role allows this act; a member's session counts for nothing.
    Staff(&'static str),
    /// Programs of other sites: the right is in the request, and no cookie counts.
    Apps,
    /// Anyone, and only where the demo runs: a live house has no such door.
    Demo,
}

/// One line of the table of routes (SECURITY 66).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    pub path: &'static str,
    pub method: &'static str,
    pub who: Who,
}

/// A path's handlers, one for each method.
pub struct Door {
    methods: Vec<&'static str>,
    handlers: MethodRouter<Shared>,
    takes_files: bool,
}

pub fn get<H: Handler<T, Shared>, T: 'static>(handler: H) -> Door {
    Door::new().get(handler)
}

pub fn post<H: Handler<T, Shared>, T: 'static>(handler: H) -> Door {
    Door::new().post(handler)
}

impl Door {
    fn new() -> Self {
        Self { methods: Vec::new(), handlers: MethodRouter::new(), takes_files: false }
    }

    /// Its form may send a file: see [`crate::Upload`].
    #[must_use]
    pub fn taking_files(self) -> Self {
        Self { takes_files: true, ..self }
    }

    /// Shows something. HEAD comes with it.
    #[must_use]
    pub fn get<H: Handler<T, Shared>, T: 'static>(mut self, handler: H) -> Self {
        self.methods.push("GET");
        Self { handlers: self.handlers.get(handler), ..self }
    }

    /// Changes something.
    #[must_use]
    pub fn post<H: Handler<T, Shared>, T: 'static>(mut self, handler: H) -> Self {
        self.methods.push("POST");
        Self { handlers: self.handlers.post(handler), ..self }
    }
}

/// A slice's doors.
#[derive(Default)]
pub struct Rooms {
    table: Vec<Entry>,
    routes: Vec<(&'static str, Who, MethodRouter<Shared>)>,
    /// Paths whose forms may send a file.
    files: Vec<&'static str>,
    /// What its live pages hear from.
    sources: Vec<Source>,
}

impl Rooms {
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn public(self, path: &'static str, door: Door) -> Self {
        self.with(path, Who::Public, door)
    }

    #[must_use]
    pub fn member(self, path: &'static str, door: Door) -> Self {
        self.with(path, Who::Member, door)
    }

    /// For sensitive acts: credentials, contacts, delegates, payment, address, export.
    #[must_use]
    pub fn proved(self, path: &'static str, door: Door) -> Self {
        self.with(path, Who::Proved, door)
    }

    /// For the desk: `action` is what a role must allow.
    #[must_use]
    pub fn staff(self, path: &'static str, action: &'static str, door: Door) -> Self {
        self.with(path, Who::Staff(action), door)
    }

    /// For programs, whichever site their page is from.
    #[must_use]
    pub fn apps(self, path: &'static str, door: Door) -> Self {
        self.with(path, Who::Apps, door)
    }

    #[must_use]
    pub fn demo(self, path: &'static str, door: Door) -> Self {
        self.with(path, Who::Demo, door)
    }

    /// Has the house ask what changed here while somebody looks at a live page.
    #[must_use]
    pub fn hearing(mut self, source: Source) -> Self {
        self.sources.push(source);
        self
    }

    /// Every door and who may enter, for the generated table and its test.
    pub fn table(&self) -> &[Entry] {
        &self.table
    }

    fn with(mut self, path: &'static str, who: Who, door: Door) -> Self {
        self.table.extend(door.methods.iter().map(|method| Entry { path, method, who }));
        let handlers = if door.takes_files {
            self.files.push(path);
            door.handlers.layer(DefaultBodyLimit::max(FILE_FORM_BYTES))
        } else {
            door.handlers
        };
        self.routes.push((path, who, handlers));
        self
    }

    pub(crate) fn files(&self) -> &[&'static str] {
        &self.files
    }

    pub(crate) fn sources(&self) -> &[Source] {
        &self.sources
    }

    pub(crate) fn into_router(self, house: &Shared) -> Router<Shared> {
        let mut router = Router::new();
        for (path, who, handlers) in self.routes {
            let guarded = match who {
                Who::Public => handlers,
                Who::Member | Who::Proved => {
                    let keeper = Doorkeeper { house: house.clone(), door: path, who };
                    handlers.route_layer(middleware::from_fn(move |request, next| {
                        keeper.clone().meet(request, next)
                    }))
                }
                Who::Staff(action) => {
                    let porter = Porter { house: house.clone(), door: path, action };
                    handlers.route_layer(middleware::from_fn(move |request, next| {
                        porter.clone().meet(request, next)
                    }))
                }
                Who::Apps => {
                    handlers.options(apps::preflight).layer(middleware::map_response(apps::open))
                }
                Who::Demo if house.mode == Mode::Demo => handlers,
                Who::Demo => continue,
            };
            router = router.route(path, guarded);
        }
        router
    }
}

/// Every door of the house, to know our own pages by.
#[derive(Debug, Default)]
pub(crate) struct Doors {
    pub entries: Vec<Entry>,
    /// Paths whose forms may send a file.
    pub files: Vec<&'static str>,
}

impl Doors {
    /// Whether a GET of this path reaches a page of ours.
    pub fn shows(&self, path: &str) -> bool {
        self.entries.iter().any(|entry| entry.method == "GET" && fits(entry.path, path))
    }

    /// Whether this path is for programs of other sites.
    pub fn for_apps(&self, path: &str) -> bool {
        self.entries.iter().any(|entry| entry.who == Who::Apps && fits(entry.path, path))
    }

    /// Whether a form that is sent there may hold a file.
    pub fn takes_files(&self, path: &str) -> bool {
        self.files.iter().any(|door| fits(door, path))
    }
}

fn fits(door: &str, path: &str) -> bool {
    let mut parts = path.split('/');
    door.split('/').all(|wanted| match parts.next() {
        Some(part) if wanted.starts_with('{') => !part.is_empty(),
        part => part == Some(wanted),
    }) && parts.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_ours_only_where_a_page_of_ours_answers_it() {
        let entry = |path, method| Entry { path, method, who: Who::Member };
        let entries = vec![entry("/claims/{id}", "GET"), entry("/sign-out", "POST")];
        let doors = Doors { entries, files: Vec::new() };
        assert!(doors.shows("/claims/01abc"));
        for path in ["/claims", "/claims/", "/claims/1/2", "/sign-out", "/", ""] {
            assert!(!doors.shows(path), "{path}");
        }
    }
}
