//! Where requests to the plan leave: as files that its back end fetches, or as signed calls to it.

use std::path::Path;
use std::sync::Arc;

use web::{Shared, Trouble};

use crate::Service;
use crate::aside::{aside, write_whole};

/// What leaves says where somebody lives and what they take: it is for the user that the portal
/// runs as, and for its group, to which the fetching program belongs.
const MODE: u32 = 0o640;

/// A way out. Whatever leaves has a name that is the same each time it is tried.
#[derive(Debug, Clone)]
pub enum Outlet {
    Folder(Arc<Path>),
    Service(Arc<Service>),
}

impl Outlet {
    pub async fn leave(&self, house: &Shared, name: &str, text: String) -> Result<(), Trouble> {
        match self {
            Self::Folder(folder) => {
                write_file(Arc::clone(folder), format!("{name}.json"), text).await
            }
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

async fn write_file(folder: Arc<Path>, name: String, text: String) -> Result<(), Trouble> {
    let written = aside(move || write_whole((&folder, &name), text.as_bytes(), MODE)).await;
    written.map_err(|error| Trouble::Later(format!("request file: {}", error.kind())))
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "a test may wait for its own files")]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    #[test]
    fn a_file_written_twice_is_one_whole_file_and_for_nobody_beyond_the_group() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("order-1.json.part"), "half of it, for all").unwrap();
        for _ in 0..2 {
            write_whole((folder.path(), "order-1.json"), b"{}", MODE).unwrap();
        }
        let names: Vec<_> = std::fs::read_dir(folder.path()).unwrap().collect();
        assert_eq!(names.len(), 1);
        let file = folder.path().join("order-1.json");
        assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o137, 0);
        assert_eq!(std::fs::read(file).unwrap(), b"{}");
    }
}
