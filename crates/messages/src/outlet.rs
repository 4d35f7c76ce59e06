//! Where requests to the plan leave: as files that its back end fetches, or as signed calls to it.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use web::{Shared, Trouble};

use crate::Service;

/// A way out. Whatever leaves has a name that is the same each time it is tried.
#[derive(Debug, Clone)]
pub enum Outlet {
    Folder(Arc<Path>),
    Service(Arc<Service>),
}

impl Outlet {
    pub async fn leave(&self, house: &Shared, name: &str, text: String) -> Result<(), Trouble> {
        match self {
            Self::Folder(folder) => write_file(folder.join(format!("{name}.json")), text).await,
            Self::Service(service) => call(service, house, (name, text)).await,
        }
    }
}

/// What it does not understand it will not understand tomorrow; all else is worth another try.
async fn call(
    service: &Service,
    house: &Shared,
    (name, text): (&str, String),
) -> Result<(), Trouble> {
    let made = (name, "application/fhir+json");
    let later = |why: String| Trouble::Later(format!("the back end: {why}"));
    match service.hand(house.clock.now(), made, text.into_bytes()).await.map_err(later)? {
        status if status.is_success() => Ok(()),
        status if matches!(status.as_u16(), 400 | 422) => {
            Err(Trouble::Never(format!("the back end refuses it: {status}")))
        }
        status => Err(later(status.to_string())),
    }
}

/// On a thread of its own: a slow disk or network folder must not hold up anybody's page.
async fn write_file(path: PathBuf, text: String) -> Result<(), Trouble> {
    let (done, written) = tokio::sync::oneshot::channel();
    std::thread::spawn(move || {
        // Nobody waits any more only when the process is going down.
        let _ = done.send(write_whole(&path, &text));
    });
    match written.await {
        Ok(Ok(())) => Ok(()),
        Ok(Err(error)) => Err(Trouble::Later(format!("request file: {}", error.kind()))),
        Err(_) => Err(Trouble::Later("request file: the writer stopped".to_owned())),
    }
}

/// Whoever fetches the file sees all of it or none of it.
fn write_whole(path: &Path, text: &str) -> std::io::Result<()> {
    let half = path.with_extension("part");
    let mut file = std::fs::File::create(&half)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()?;
    std::fs::rename(&half, path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_written_twice_is_one_whole_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("order-1.json");
        for _ in 0..2 {
            write_whole(&path, "{}").unwrap();
        }
        let names: Vec<_> = std::fs::read_dir(folder.path()).unwrap().collect();
        assert_eq!(names.len(), 1);
    }
}
