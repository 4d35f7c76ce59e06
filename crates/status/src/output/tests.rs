use std::collections::BTreeSet;
use std::io::Write as _;
use std::path::Path;

use base::{Lang, Timestamp};
use flate2::Compression;
use flate2::write::GzEncoder;
use testkit::house;
use web::{Mode, Shared};

use super::build::{Site, build, hold};
use super::facts::Facts;
use super::live::{self, live};
use super::pages::{hostile, sample_facts};
use crate::parts::{Part, State};

const ADDRESS: &str = "https://status.juniper.example";
const NOW: Timestamp = Timestamp::from_seconds(1_804_172_400);
const STATES: [&str; 8] =
    ["new", "checked", "calm", "outage", "busy", "late", "unsure", "by-itself"];

/// Text that would like to be more than text.
const HOSTILE: &str = "</title></style><script>alert(1)</script>\" onload='x' &amp; ]]> \u{202e}\
    \u{0}\u{1b}\u{fffe} <img src=x>";

/// As if people could ask to be told.
fn site(out: &Path) -> Site<'_> {
    Site { address: ADDRESS, doors: Some("https://tell.juniper.example"), out, help: &[] }
}

fn with_house(test: impl Fn(&Shared)) {
    store::testing::sqlite(&[], &mut |db| test(&house(db, Mode::Live, &[crate::slice()]).0));
}

fn facts(house: &Shared, state: &str) -> Facts {
    sample_facts(&house.frame(Lang::English, NOW), state)
}

fn text_of(file: &Path) -> String {
    std::fs::File::open(file).and_then(std::io::read_to_string).unwrap()
}

fn put(file: &Path, text: &str) {
    std::fs::File::create(file).unwrap().write_all(text.as_bytes()).unwrap();
}

fn is(name: &str, kind: &str) -> bool {
    Path::new(name).extension().is_some_and(|found| found == kind)
}

/// Every file below `folder`, by its name there.
fn files(folder: &Path) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for below in ["", "es", "incidents", "es/incidents"] {
        let Ok(list) = std::fs::read_dir(folder.join(below)) else { continue };
        for file in list.map(Result::unwrap).filter(|file| file.path().is_file()) {
            let name = file.file_name().into_string().unwrap();
            let name = if below.is_empty() { name } else { format!("{below}/{name}") };
            found.push((name, text_of(&file.path())));
        }
    }
    found
}

fn built(house: &Shared, facts: &Facts) -> Vec<(String, String)> {
    let folder = tempfile::tempdir().unwrap();
    let count = build(house, facts, site(folder.path())).unwrap();
    let files = files(folder.path());
    assert_eq!(files.len(), count + 1, "and live.json; nothing half-written beside them");
    files
}

fn compressed(text: &str) -> usize {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(text.as_bytes()).unwrap();
    encoder.finish().unwrap().len()
}

#[test]
fn each_page_is_at_most_14_kilobytes_compressed() {
    with_house(|house| {
        let mut worst = (0, String::new());
        for state in STATES {
            for (name, text) in built(house, &facts(house, state)) {
                worst = worst.max((compressed(&text), format!("{state} {name}")));
            }
        }
        println!("the heaviest: {worst:?}");
        assert!(worst.0 > 5_000 && worst.0 <= 14 * 1024, "{worst:?}");
    });
}

#[test]
fn the_longest_posts_a_publisher_may_write_still_fit() {
    with_house(|house| {
        // Words that do not repeat: what compresses worst of all that may be written.
        let words: String =
            (1_u32..).map(|n| format!("{:x} ", n.wrapping_mul(2_654_435_761))).take(66).collect();
        let longest: String = words.chars().take(590).collect();
        let mut facts = hostile(&house.frame(Lang::English, NOW), &longest);
        for post in facts.incidents.iter_mut().flat_map(|incident| &mut incident.posts) {
            let title: String = longest.chars().take(110).collect();
            post.said.en.title.clone_from(&title);
            post.said.es.title = title;
        }
        let heaviest = built(house, &facts).iter().map(|(_, text)| compressed(text)).max();
        println!("{heaviest:?}");
        assert!(heaviest <= Some(14 * 1024), "{heaviest:?}");
    });
}

#[test]
fn pages_stand_alone_without_scripts_and_every_link_between_them_leads_somewhere() {
    with_house(|house| {
        for state in STATES {
            let files = built(house, &facts(house, state));
            let names: BTreeSet<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
            let needed = ["index.html", "es/index.html", "history.html", "es/history.html"];
            assert!(needed.iter().all(|name| names.contains(name)), "{names:?}");
            assert!(names.contains("feed.atom") && names.contains("es/feed.atom"));
            for (name, text) in files.iter().filter(|(name, _)| is(name, "html")) {
                for fetched in ["<script", " src=", "url(", "@import", "stylesheet", "javascript:"]
                {
                    assert!(!text.contains(fetched), "{name} has {fetched}");
                }
                for link in links(text) {
                    let leads = resolved(name, link);
                    assert!(names.contains(leads.as_str()), "{name}: {link} leads to {leads}");
                }
            }
        }
    });
}

fn links(text: &str) -> impl Iterator<Item = &str> {
    // A relative page may begin with an h as well: only addresses with a scheme are outside.
    let outside = ["https:", "tel:", "#"];
    let all = text.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
    all.filter(move |link| !outside.iter().any(|start| link.starts_with(start)))
}

fn resolved(page: &str, link: &str) -> String {
    let mut place: Vec<&str> = page.split('/').collect();
    place.pop();
    for step in link.split('/') {
        if step == ".." {
            assert!(place.pop().is_some(), "{page}: {link} leaves the folder");
        } else {
            place.push(step);
        }
    }
    place.join("/")
}

#[test]
fn what_a_publisher_wrote_stays_text_in_pages_and_feeds() {
    with_house(|house| {
        let facts = hostile(&house.frame(Lang::English, NOW), HOSTILE);
        for (name, text) in built(house, &facts) {
            if is(&name, "json") {
                // Data: whoever shows it escapes it.
                assert!(serde_json::from_str::<live::Live>(&text).is_ok());
                continue;
            }
            assert!(!text.contains("<script") && !text.contains("<img"), "{name}");
            if is(&name, "atom") {
                is_well_formed(&name, &text);
                assert!(!text.contains(['\u{0}', '\u{1b}', '\u{fffe}']), "{name}");
            }
        }
    });
}

/// Tags close in turn, attributes are quoted, and nothing but the five entities follows an `&`.
fn is_well_formed(name: &str, xml: &str) {
    let body = xml.strip_prefix("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n").unwrap();
    let mut open = Vec::new();
    for piece in body.split('<').skip(1) {
        let (tag, text) = piece.split_once('>').unwrap_or_else(|| panic!("{name}: {piece}"));
        assert!(!text.contains('>'), "{name}: {text}");
        if let Some(closed) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(closed.to_owned()), "{name}");
        } else if !tag.ends_with('/') {
            open.push(tag.split_whitespace().next().unwrap().to_owned());
        }
        assert_eq!(tag.matches('"').count() % 2, 0, "{name}: {tag}");
    }
    assert_eq!(open, [""; 0], "{name}");
    for entity in body.split('&').skip(1) {
        let known = ["amp;", "lt;", "gt;", "quot;", "apos;"];
        assert!(known.iter().any(|one| entity.starts_with(one)), "{name}: &{entity:.9}");
    }
}

#[test]
fn the_feed_has_what_atom_asks_of_it() {
    with_house(|house| {
        for (name, text) in built(house, &facts(house, "busy")) {
            if !is(&name, "atom") {
                continue;
            }
            is_well_formed(&name, &text);
            assert!(text.contains("<feed xmlns=\"http://www.w3.org/2005/Atom\""), "{name}");
            let (head, entries) = text.split_once("<entry>").unwrap();
            for needed in ["<id>", "<title>", "<updated>", "<author><name>", "rel=\"self\""] {
                assert_eq!(head.matches(needed).count(), 1, "{name}: {needed}");
            }
            let entries: Vec<&str> = entries.split("<entry>").collect();
            assert_eq!(entries.len(), 30);
            let mut ids = BTreeSet::new();
            for entry in entries {
                for needed in ["<id>", "<title>", "<updated>", "<published>", "<content type"] {
                    assert_eq!(entry.matches(needed).count(), 1, "{name}: {needed}");
                }
                let id = entry.split("<id>").nth(1).and_then(|rest| rest.split('<').next());
                assert!(id.is_some_and(|id| id.starts_with(ADDRESS)) && ids.insert(id), "{id:?}");
            }
        }
    });
}

#[test]
fn the_live_file_says_what_lasts_and_nothing_when_all_is_well() {
    with_house(|house| {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(live(folder.path()), None, "no file");
        let write = |state| {
            build(house, &facts(house, state), site(folder.path())).unwrap();
        };
        write("calm");
        assert_eq!(live(folder.path()), None);
        write("busy");
        let told = live(folder.path()).unwrap();
        assert_eq!(Some(&told), live::of(&facts(house, "busy")).as_ref());
        let worst = &told.incidents[0];
        assert!(worst.touches_sign_in() && worst.parts == [Part::SignIn]);
        assert!(!worst.works(Lang::Spanish).is_empty() && worst.next_at.is_some());
        write("by-itself");
        let alone = live(folder.path()).unwrap();
        assert_eq!(alone.incidents[0].works(Lang::English), "", "one line, and no promise");
        put(&folder.path().join(live::FILE), "{\"as_of\":");
        assert_eq!(live(folder.path()), None, "a broken file is no page less");
    });
}

#[test]
fn what_people_said_goes_before_what_checks_see() {
    with_house(|house| {
        let overall = |state| facts(house, state).overall();
        assert_eq!(overall("calm"), State::Works);
        assert_eq!(overall("unsure"), State::NotSure);
        assert_eq!(overall("by-itself"), State::SomeCannot);
        assert_eq!(overall("outage"), State::NobodyCan);
        let busy = facts(house, "busy");
        let of = |part| busy.lines.iter().find(|line| line.part == part).unwrap().state;
        assert_eq!(of(Part::Order), State::Maintenance);
        assert_eq!(of(Part::Refill), State::Works, "planned work has not begun");
        assert_eq!(of(Part::Claims), State::SomeCannot, "a known issue counts");
    });
}

#[test]
fn what_nobody_has_checked_is_not_said_to_work() {
    with_house(|house| {
        let title = |state| {
            let files = built(house, &facts(house, state));
            let index = files.into_iter().find(|(name, _)| name == "index.html").unwrap().1;
            index.split("lk-heading-xl\">").nth(1).unwrap().split('<').next().unwrap().to_owned()
        };
        assert_eq!(title("new"), "No check has been made yet");
        assert_eq!(title("calm"), "No trouble known", "codes and apps are never checked");
        assert_eq!(title("checked"), "Everything works");
    });
}

#[test]
fn a_promise_that_was_not_kept_is_not_made_again() {
    with_house(|house| {
        let index = |state| {
            let files = built(house, &facts(house, state)).into_iter();
            let said = files.filter(|(name, _)| name == "index.html" || name == "es/feed.atom");
            said.map(|(_, text)| text).collect::<String>()
        };
        let (kept, late) = (index("outage"), index("late"));
        for promised in ["We write again by", "Volveremos a escribir"] {
            assert!(kept.contains(promised) && !late.contains(promised), "{promised}");
        }
        for said in ["This update is late", "Esta noticia se retrasa"] {
            assert!(late.contains(said) && !kept.contains(said), "{said}");
        }
    });
}

#[test]
fn work_that_is_still_to_come_has_not_happened() {
    with_house(|house| {
        let busy = facts(house, "busy");
        let to_come = busy.planned().next().unwrap().id.to_string();
        for (name, text) in built(house, &busy) {
            let history = name.starts_with("history");
            assert!(!history || !text.contains(&to_come), "{name} has {to_come}");
        }
    });
}

#[test]
fn one_writer_at_a_time_holds_the_folder() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("site");
    let held = hold(&out).unwrap();
    let other = std::fs::File::open(out.join(".lock")).unwrap();
    assert!(other.try_lock().is_err());
    drop(held);
    assert!(other.try_lock().is_ok());
}

#[test]
fn a_file_that_says_the_same_is_not_written_again() {
    with_house(|house| {
        let folder = tempfile::tempdir().unwrap();
        let write = || build(house, &facts(house, "calm"), site(folder.path())).unwrap();
        write();
        let index = std::fs::File::open(folder.path().join("index.html")).unwrap();
        index.set_modified(std::time::SystemTime::UNIX_EPOCH).unwrap();
        write();
        let after = std::fs::metadata(folder.path().join("index.html")).unwrap().modified();
        assert_eq!(after.unwrap(), std::time::SystemTime::UNIX_EPOCH);
    });
}

#[test]
fn a_page_that_is_no_longer_told_is_taken_away_and_nothing_else_is() {
    with_house(|house| {
        let folder = tempfile::tempdir().unwrap();
        build(house, &facts(house, "busy"), site(folder.path())).unwrap();
        put(&folder.path().join("robots.txt"), "");
        build(house, &facts(house, "calm"), site(folder.path())).unwrap();
        let left = files(folder.path());
        let incidents = left.iter().filter(|(name, _)| name.starts_with("incidents/")).count();
        assert_eq!(incidents, facts(house, "calm").incidents.len());
        assert!(left.iter().any(|(name, _)| name == "robots.txt"));
    });
}
