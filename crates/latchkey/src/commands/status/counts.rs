//! Minutes on their way from the portal to the status page (GUARD 22): one small file for each
//! minute of each node, in a folder that both see. Numbers alone. A file is whole or not there, and
//! is taken away once it was read.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::time::Duration;

use base::Timestamp;
use web::TalliedMinute;

use super::says::{self, Minute};

/// A minute is read so long after its end: nodes do not write at the same moment.
const WAIT: Duration = Duration::from_secs(20);
const MINUTE: Duration = Duration::from_mins(1);
/// Where nobody reads them, minutes do not pile up. (house)
const KEPT: Duration = Duration::from_hours(2);

/// Leaves a minute of this node in the folder.
pub fn leave(folder: &Path, node: &str, minute: &TalliedMinute) -> io::Result<()> {
    let name = format!("{}-{node}", minute.at.seconds());
    let draft = folder.join(format!(".{name}"));
    let mut file = File::create(&draft)?;
    file.write_all(says::line(minute).as_bytes())?;
    drop(file);
    std::fs::rename(draft, folder.join(name))
}

/// Takes away what nobody came for.
pub fn clear(folder: &Path, now: Timestamp) -> io::Result<()> {
    for (at, file) in files(folder)? {
        if now.since(at) > KEPT {
            std::fs::remove_file(file)?;
        }
    }
    Ok(())
}

/// Minutes that every node has had the time to write, summed and in order, and the files they
/// stand in.
pub struct Found {
    pub minutes: Vec<Minute>,
    pub files: Vec<PathBuf>,
    /// Files that could not be understood, and why.
    pub strange: Vec<String>,
}

impl Found {
    /// Takes the files away.
    pub fn done(&self) -> io::Result<()> {
        self.files.iter().try_for_each(std::fs::remove_file)
    }
}

pub fn find(folder: &Path, now: Timestamp) -> io::Result<Found> {
    let mut minutes: BTreeMap<Timestamp, Minute> = BTreeMap::new();
    let (mut read, mut strange) = (Vec::new(), Vec::new());
    for (at, file) in files(folder)? {
        if now.since(at) < MINUTE + WAIT {
            continue;
        }
        let text = io::read_to_string(File::open(&file)?)?;
        read.push(file.clone());
        match says::minute(&text, now) {
            Ok(minute) => match minutes.get_mut(&minute.at) {
                Some(whole) => whole.add(minute),
                None => drop(minutes.insert(minute.at, minute)),
            },
            Err(why) => strange.push(format!("{}: {why}", file.display())),
        }
    }
    Ok(Found { minutes: minutes.into_values().collect(), files: read, strange })
}

/// The folder's minutes by their names; what is named otherwise is not ours.
fn files(folder: &Path) -> io::Result<Vec<(Timestamp, PathBuf)>> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let at = name.split_once('-').and_then(|(at, _)| at.parse().ok());
        if let Some(seconds) = at.filter(|seconds| *seconds > 0) {
            files.push((Timestamp::from_seconds(seconds), path));
        }
    }
    files.sort_unstable();
    Ok(files)
}

#[cfg(test)]
mod tests {
    use web::Tallied;

    use super::*;

    const AT: i64 = 1_804_172_400;

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_seconds(AT + seconds)
    }

    fn minute(seconds: i64, failed: u32) -> TalliedMinute {
        let known = Tallied { tries: 20, failed, members: failed };
        let slices = BTreeMap::from([("step/password".to_owned(), known)]);
        TalliedMinute { at: at(seconds), known, slices }
    }

    #[test]
    fn minutes_of_two_nodes_are_one_and_each_is_read_once() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path();
        for (node, failed) in [("a", 3), ("b", 4)] {
            leave(folder, node, &minute(0, failed)).unwrap();
            leave(folder, node, &minute(60, 0)).unwrap();
        }
        assert!(find(folder, at(79)).unwrap().minutes.is_empty(), "the other node may be late");
        let found = find(folder, at(80)).unwrap();
        let [first] = &found.minutes[..] else { panic!("{}", found.minutes.len()) };
        assert_eq!((first.at, first.known.tries, first.known.failed), (at(0), 40, 7));
        let slice = "step/password".parse().unwrap();
        assert_eq!((first.slices[&slice].members, found.files.len()), (7, 2));
        found.done().unwrap();
        let found = find(folder, at(200)).unwrap();
        assert_eq!(found.minutes.iter().map(|one| one.at).collect::<Vec<_>>(), [at(60)]);
    }

    #[test]
    fn what_is_strange_is_told_and_what_is_not_ours_is_left() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path();
        let put = |name: String, text: &str| {
            File::create(folder.join(name)).unwrap().write_all(text.as_bytes()).unwrap();
        };
        put(format!("{AT}-a"), "{\"at\":");
        put("notes".into(), "ours");
        put(format!(".{AT}-half"), "{");
        leave(folder, "b", &minute(0, 1)).unwrap();
        let found = find(folder, at(100)).unwrap();
        assert_eq!((found.minutes.len(), found.strange.len(), found.files.len()), (1, 1, 2));
        found.done().unwrap();
        assert!(folder.join("notes").exists() && folder.join(format!(".{AT}-half")).exists());
    }

    #[test]
    fn minutes_that_nobody_reads_do_not_pile_up() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path();
        leave(folder, "a", &minute(0, 1)).unwrap();
        leave(folder, "a", &minute(60, 1)).unwrap();
        clear(folder, at(2 * 3_600 + 30)).unwrap();
        assert_eq!(files(folder).unwrap().len(), 1);
    }
}
