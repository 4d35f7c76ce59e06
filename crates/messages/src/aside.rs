//! Files are read and written on a thread of their own: a slow disk or network folder must not
//! hold up anybody's page.

use std::io::{Error, Result};

pub(crate) async fn aside<T: Send + 'static>(
    work: impl FnOnce() -> Result<T> + Send + 'static,
) -> Result<T> {
    let (done, ended) = tokio::sync::oneshot::channel();
    std::thread::Builder::new().name("messages-files".to_owned()).spawn(move || {
        let _ = done.send(work());
    })?;
    ended.await.unwrap_or_else(|_| Err(Error::other("the thread stopped")))
}
