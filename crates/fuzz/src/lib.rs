//! Outside bytes, thrown at everything that reads them. A reader may refuse; it may not panic, and
//! what it accepts must hold what it promises.
//!
//! `cargo xtask test --only fuzz` searches each target for a minute, guided by what its code does
//! (libFuzzer). `cargo test -p fuzz` only reads the seeds again, so that what was once found stays
//! found. A new find goes to `seeds/TARGET/`.

mod carriers;
mod doors;
mod files;

/// A reader of outside bytes, by name.
pub struct Target {
    pub name: &'static str,
    pub run: fn(&[u8]),
    /// Folders of seeds, below `crates/`.
    pub seeds: &'static [&'static str],
}

pub const TARGETS: &[Target] = &[
    Target { name: "form", run: doors::form, seeds: &["fuzz/seeds/form"] },
    Target { name: "cookie", run: doors::cookie, seeds: &["fuzz/seeds/cookie"] },
    Target { name: "typed", run: doors::typed, seeds: &["fuzz/seeds/typed"] },
    Target { name: "passkey", run: doors::passkey, seeds: &["fuzz/seeds/passkey"] },
    Target { name: "app", run: doors::app, seeds: &["fuzz/seeds/app"] },
    Target { name: "bounce", run: carriers::bounce, seeds: &["fuzz/seeds/bounce"] },
    Target { name: "callback", run: carriers::callback, seeds: &["fuzz/seeds/callback"] },
    Target { name: "headers", run: doors::headers, seeds: &["fuzz/seeds/headers"] },
    Target {
        name: "fhir",
        run: files::fhir,
        seeds: &[
            "fuzz/seeds/fhir",
            "formats/samples/c4dic-2.0.0",
            "formats/samples/carin-bb-2.0.0",
            "formats/samples/us-core-6.1.0",
            "formats/samples/us-drug-formulary-2.0.1",
        ],
    },
    Target { name: "news", run: files::news, seeds: &["fuzz/seeds/news"] },
    Target { name: "x12", run: files::x12, seeds: &["formats/samples/x12-5010"] },
    Target {
        name: "table",
        run: files::table,
        seeds: &["fuzz/seeds/table", "formats/samples/csv", "formats/samples/cms-part-d-synthetic"],
    },
];

/// The target called `name`.
pub fn target(name: &str) -> Option<&'static Target> {
    TARGETS.iter().find(|target| target.name == name)
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "seeds are files, and nothing waits meanwhile")]
mod tests {
    use std::path::Path;

    use super::*;

    /// The files in the folders of a target.
    fn seeds(target: &Target) -> Vec<Vec<u8>> {
        let crates = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let entries = target.seeds.iter().flat_map(|folder| {
            let folder = crates.join(folder);
            std::fs::read_dir(&folder).unwrap_or_else(|why| panic!("{folder:?}: {why}"))
        });
        let files = entries.map(|entry| entry.unwrap().path()).filter(|path| path.is_file());
        files.map(|path| std::fs::read(path).unwrap()).collect()
    }

    #[test]
    fn every_seed_is_read_without_a_panic_whole_and_cut_anywhere() {
        for target in TARGETS {
            let seeds = seeds(target);
            assert!(!seeds.is_empty(), "{} has no seeds", target.name);
            for seed in seeds {
                (target.run)(&seed);
                let step = (seed.len() / 64).max(1);
                for end in (0..seed.len()).step_by(step) {
                    (target.run)(&seed[..end]);
                }
            }
        }
    }
}
