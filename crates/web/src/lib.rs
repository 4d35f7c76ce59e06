//! The page kit: what stands between a request and a feature, and between a feature and its page.
//!
//! A slice brings doors (`Rooms`), pages (`Page`), words and jobs; `app` builds the one router that
//! guards the doors, reads the visit once, and turns every failure into a calm page.

mod accent;
mod assets;
mod calm;
mod choice;
mod cookies;
mod cx;
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
mod letter;
mod own_path;
mod page;
mod path;
mod problems;
mod rooms;
mod server;
mod slice;
mod spoken;
mod squeeze;
#[cfg(test)]
mod testing;
mod viewer;
mod visit;
mod words;

pub use accent::{Accent, Tints};
pub use askama::{self, Template};
pub use assets::Assets;
pub use axum::response::Response;
pub use choice::Choice;
pub use cookies::Cookie;
pub use cx::{Answer, Cx};
pub use fault::Fault;
pub use fields::{Fields, Reads};
pub use forms::{Asked, Form};
pub use frame::{Banner, Frame};
pub use gallery::Gallery;
pub use house::{Ground, House, Look, Mode, PlanLook, Shared};
pub use jobs::{Inside, Jobs, Outside, Trouble};
pub use letter::Letter;
pub use own_path::OwnPath;
pub use page::{Page, Sample};
pub use path::Path;
pub use problems::{Problem, Problems};
pub use rooms::{Door, Entry, Rooms, Who, get, post};
pub use server::{app, serve, table};
pub use slice::Slice;
pub use spoken::Given;
pub use squeeze::Squeeze;
pub use viewer::{Admitted, MaybeViewer, Viewer};
pub use words::{Misprint, Say, Words};
