//! What leaves the house. `runner` works the queue that every slice fills; `post` carries mail;
//! `outbox` shows the demo's messages to whoever plays with it.

mod outbox;
mod post;
mod runner;

pub use post::{Post, Smtp};
pub use runner::Runner;

use std::sync::Arc;

use web::{Gallery, Jobs, Rooms, Slice, get};

/// This crate keeps no tables: messages are jobs of the store's queue.
pub const SCHEMA: store::Slice = store::Slice { name: "messages", steps: &[], statements: &[] };

/// `post` says how a message reaches its person.
pub fn slice(post: Arc<Post>) -> Slice {
    Slice {
        name: "messages",
        schema: SCHEMA,
        words: (include_str!("../words/en.ftl"), include_str!("../words/es.ftl")),
        rooms: Rooms::new()
            .demo("/demo/outbox", get(outbox::page))
            .demo("/demo/outbox.json", get(outbox::json)),
        gallery: |gallery: &mut Gallery| gallery.add::<outbox::OutboxPage>(),
        jobs: Jobs::new().outside("message", move |house, job| {
            let post = Arc::clone(&post);
            async move { post.carry(&house, job).await }
        }),
    }
}
