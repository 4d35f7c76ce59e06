//! Files are read and written on a thread of their own: a slow disk or network folder must not
//! hold up anybody's page. What others fetch, they fetch whole.

use std::fs::{self, OpenOptions};
use std::io::{Error, Result, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::Path;

/// Writes a file that whoever fetches it sees all of or none of. `mode` says who may: Unix's bits,
/// of which the machine's umask takes away more.
pub(crate) fn write_whole((folder, name): (&Path, &str), bytes: &[u8], mode: u32) -> Result<()> {
    let half = folder.join(format!("{name}.part"));
    // One that was left half written may have been made for others to read.
    match fs::remove_file(&half) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let mut file = OpenOptions::new().write(true).create_new(true).mode(mode).open(&half)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    fs::rename(&half, folder.join(name))
}

pub(crate) async fn aside<T: Send + 'static>(
    work: impl FnOnce() -> Result<T> + Send + 'static,
) -> Result<T> {
    let (done, ended) = tokio::sync::oneshot::channel();
    std::thread::Builder::new().name("messages-files".to_owned()).spawn(move || {
        let _ = done.send(work());
    })?;
    ended.await.unwrap_or_else(|_| Err(Error::other("the thread stopped")))
}
