//! Every text file we wrote, read once.

use std::path::Path;

use crate::process::Failure;

pub struct File {
    /// From the workspace's root, with `/` between its parts.
    pub path: String,
    pub text: String,
    /// For Rust: the same lines without comments and the insides of strings.
    pub code: String,
}

pub struct Tree {
    pub files: Vec<File>,
}

const ENDINGS: &[&str] =
    &["rs", "toml", "html", "ftl", "sql", "css", "js", "mjs", "json", "md", "lock", "yml", "txt"];
const NOT_OURS: &[&str] = &["target", "node_modules", ".git", ".cargo"];

impl Tree {
    pub fn read(root: &Path) -> Result<Self, Failure> {
        let mut files = Vec::new();
        walk(root, root, &mut files).map_err(|e| Failure(format!("cannot read our files: {e}")))?;
        files.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(Self { files })
    }

    #[cfg(test)]
    pub fn of(files: &[(&str, &str)]) -> Self {
        let files = files.iter().map(|(path, text)| File::new((*path).into(), (*text).into()));
        Self { files: files.collect() }
    }

    /// Files with this ending, of every crate.
    pub fn with_ending(&self, ending: &str) -> impl Iterator<Item = &File> {
        self.files.iter().filter(move |file| file.ending() == ending)
    }

    pub fn rust(&self) -> impl Iterator<Item = &File> {
        self.with_ending("rs")
    }
}

impl File {
    fn new(path: String, text: String) -> Self {
        let code =
            if path.rsplit('.').next() == Some("rs") { super::strip(&text) } else { String::new() };
        Self { path, text, code }
    }

    pub fn ending(&self) -> &str {
        self.path.rsplit('.').next().unwrap_or("")
    }

    pub fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or("")
    }

    /// The crate it belongs to; nothing for files of the workspace itself.
    pub fn room(&self) -> Option<&str> {
        self.path.strip_prefix("crates/")?.split('/').next()
    }

    /// Whether it holds tests and their tools only.
    pub fn is_test(&self) -> bool {
        self.path.contains("/tests/")
            || self.path.contains("/benches/")
            || matches!(self.name(), "tests.rs" | "testing.rs" | "model.rs")
    }

    /// The lines of code (not comments, not string contents), counted from one.
    pub fn code_lines(&self) -> impl Iterator<Item = (usize, &str)> {
        self.code.lines().enumerate().map(|(index, line)| (index + 1, line))
    }

    pub fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        self.text.lines().enumerate().map(|(index, line)| (index + 1, line))
    }
}

fn walk(root: &Path, folder: &Path, files: &mut Vec<File>) -> std::io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = entry.path();
        if entry.file_type()?.is_dir() {
            if !NOT_OURS.contains(&name.as_str()) {
                walk(root, &path, files)?;
            }
        } else if ENDINGS.iter().any(|ending| name.ends_with(&format!(".{ending}"))) {
            let place = path.strip_prefix(root).unwrap_or(&path).to_string_lossy().into_owned();
            // Sample files may be in any encoding; what is not text is not ours to check.
            if let Ok(text) = std::fs::read_to_string(&path) {
                files.push(File::new(place, text));
            }
        }
    }
    Ok(())
}
