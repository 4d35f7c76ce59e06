//! The page kit: what stands between a request and a feature, and between a feature and its page.
//!
//! A slice brings doors (`Rooms`), pages (`Page`), words and jobs; `app` builds the one router that
//! guards the doors, reads the visit once, and turns every failure into a calm page.

mod accent;
mod apps;
mod assets;
mod browser;
mod calm;
mod choice;
mod cookies;
mod cx;
mod doorkeeper;
mod entrance;
mod fault;
mod fields;
mod forms;
mod frame;
mod gallery;
mod headers;
mod house;
mod jobs;
mod kit;
mod language;
mod leaving;
mod letter;
mod own_path;
mod page;
mod panics;
mod path;
mod problems;
mod rooms;
mod server;
mod serving;
mod slice;
mod spoken;
mod squeeze;
pub mod sweeps;
#[cfg(test)]
mod testing;
mod viewer;
mod views;
mod visit;
mod words;

pub use accent::{Accent, Tints};
pub use askama::{self, Template};
pub use assets::Assets;
pub use axum::response::Response;
pub use browser::Browser;
pub use choice::Choice;
pub use cookies::{Cookie, find_ours as cookie_in};
pub use cx::{Answer, Cx};
pub use fault::Fault;
pub use fields::{Fields, Reads};
pub use forms::{Asked, Form};
pub use frame::{Banner, Frame};
pub use gallery::Gallery;
pub use house::{Ground, House, Look, Mode, PlanLook, Shared};
pub use jobs::{Inside, Jobs, Outside, Trouble};
pub use language::remembered;
pub use leaving::{GATHERED, Heed, Leave, Leaving};
pub use letter::Letter;
pub use own_path::OwnPath;
pub use page::{Page, Sample};
pub use panics::hush_panics;
pub use path::Path;
pub use problems::{Problem, Problems};
pub use rooms::{Door, Entry, Rooms, Who, get, post};
pub use server::{app, table};
pub use serving::{Limits, serve};
pub use slice::Slice;
pub use spoken::Given;
pub use squeeze::Squeeze;
pub use viewer::{Admitted, Grade, MaybeViewer, PROOF_LIFE, RecentlyProved, Strength, Viewer};
pub use views::{Deed, View, keep_views, last_views};
pub use words::{Misprint, Say, Words};
