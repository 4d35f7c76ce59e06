//! The command line: every errand explains itself, and says by its exit code how it ended.

use std::fs::Permissions;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use base::SeededLuck;
use store::{Db, Durability, Keyring, Location, Options, Sql};

use super::place::{latchkey, now};

struct Ended {
    code: i32,
    said: String,
}

fn run(folder: &Path, words: &str) -> Ended {
    let mut command = latchkey();
    command.current_dir(folder).args(words.split_whitespace());
    let done = command.output().unwrap();
    let said = [done.stdout, done.stderr].concat();
    let code = done.status.code().unwrap_or(-1);
    Ended { code, said: String::from_utf8(said).unwrap() }
}

/// A folder as `latchkey init` leaves it.
fn made() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let made = run(folder.path(), "init");
    assert_eq!(made.code, 0, "{}", made.said);
    folder
}

fn store_in(folder: &Path) -> Db {
    let options = Options {
        location: Location::Sqlite(folder.join("data/latchkey.db")),
        keyring: Keyring::load(&folder.join("keys")).unwrap(),
        luck: Arc::new(SeededLuck::new(1)),
        threads: 1,
        durability: Durability::Full,
    };
    Db::open(options, &[], now()).unwrap()
}

fn check(folder: &Path, table: &[(&str, i32, &str)]) {
    for (words, code, needle) in table {
        let ended = run(folder, words);
        assert_eq!(ended.code, *code, "latchkey {words}: {}", ended.said);
        assert!(ended.said.contains(needle), "latchkey {words}: {}", ended.said);
    }
}

/// The errands a help text lists.
fn errands(help: &str) -> Vec<String> {
    let list = help.lines().skip_while(|line| *line != "Commands:").skip(1);
    let lines = list.take_while(|line| line.starts_with(' '));
    // Indented further are the ends of long sentences.
    let names = lines.filter(|line| !line.starts_with("   "));
    names.filter_map(|line| line.split_whitespace().next()).map(str::to_owned).collect()
}

#[test]
fn every_errand_explains_itself() {
    let folder = tempfile::tempdir().unwrap();
    let mut waiting = vec![String::new()];
    let mut explained = 0;
    while let Some(errand) = waiting.pop() {
        let help = run(folder.path(), &format!("{errand} --help"));
        assert_eq!(help.code, 0, "{errand}: {}", help.said);
        assert!(help.said.contains("Usage: latchkey"), "{errand}: {}", help.said);
        let first = help.said.lines().next().unwrap_or_default();
        assert!(!first.is_empty() && !first.starts_with("Usage"), "{errand} says no sentence");
        let more = errands(&help.said).into_iter().filter(|name| name != "help");
        waiting.extend(more.map(|name| format!("{errand} {name}")));
        explained += 1;
    }
    assert!(explained > 12, "only {explained}");
}

#[test]
fn the_exit_code_says_how_an_errand_ended() {
    let folder = made();
    let odd = "{\"resourceType\":\"Organization\",\"id\":\"1\",\"name\":\"A\"}\n{\"resource";
    std::fs::write(folder.path().join("odd.ndjson"), odd).unwrap();
    check(
        folder.path(),
        &[
            ("--version", 0, "latchkey"),
            ("", 2, "Usage"),
            ("fly", 2, "fly"),
            ("serve --fast", 2, "--fast"),
            ("init", 1, "already holds keys"),
            ("jobs count", 0, ""),
            ("jobs dead", 0, ""),
            ("jobs retry", 2, "--all"),
            ("jobs retry tomorrow", 2, "not a job's id"),
            ("keys rotate", 0, "Master key 2 is in use"),
            ("audit verify", 0, "all sound"),
            ("audit checkpoint", 0, "signature"),
            ("audit public-key", 0, ""),
            ("member forget 048215307", 2, "--for-ever"),
            ("member forget 048215307 --for-ever", 1, "no such member"),
            ("import", 2, "Usage"),
            ("import odd.ndjson", 3, "odd.ndjson:2"),
            ("import missing.ndjson", 1, "missing.ndjson"),
            ("serve", 2, "[mail] is missing"),
            ("demo --listen 0.0.0.0:8080", 2, "loopback"),
        ],
    );
}

#[test]
fn a_first_load_is_for_a_house_that_nobody_uses_and_ends_on_the_disk() {
    let folder = made();
    let person = "{\"resourceType\":\"Patient\",\"id\":\"7\",\"birthDate\":\"1950-03-04\",\
        \"name\":[{\"family\":\"Ortiz\",\"given\":[\"Ann\"]}]}";
    std::fs::write(folder.path().join("people.ndjson"), person).unwrap();
    let load = [("import people.ndjson --first", 0, "person                   1")];
    check(folder.path(), &load);
    check(folder.path(), &[("jobs count", 0, ""), ("import people.ndjson --first", 0, "")]);
    // As a load leaves it that was killed: everybody waits for its end.
    let start = std::fs::read_to_string("/proc/sys/kernel/random/boot_id").unwrap();
    std::fs::write(folder.path().join("data/latchkey.db.loading"), start).unwrap();
    check(
        folder.path(),
        &[
            ("jobs count", 1, "--first again"),
            ("import people.ndjson", 1, "--first again"),
            ("import people.ndjson --first", 0, ""),
            ("jobs count", 0, ""),
        ],
    );
    check(
        folder.path(),
        &[
            // What went wrong keeps nobody out.
            ("import missing.ndjson --first", 1, "missing.ndjson"),
            ("jobs count", 0, ""),
            ("keys rotate", 0, ""),
            ("import people.ndjson --first", 2, "in use already"),
            ("import people.ndjson --again", 0, "person"),
        ],
    );
}

#[test]
fn the_status_page_runs_with_a_file_keys_and_a_store_of_its_own() {
    let folder = tempfile::tempdir().unwrap();
    check(
        folder.path(),
        &[
            ("status incident list", 2, "latchkey status init"),
            ("status init", 0, "status.toml"),
            ("status init", 1, "already holds keys"),
            ("status build", 0, "files in site"),
            ("status incident list", 0, ""),
            ("status incident open", 2, "--part"),
            ("status incident open --part fly", 2, "no part: one of sign-in"),
            ("status incident open --part sign-in", 3, "[es]"),
            ("status incident open --part sign-in --text none.toml", 2, "none.toml"),
            ("status incident post yesterday --stage resolved", 2, "2027-03-04-1"),
            ("status incident resolve 2027-03-04-1", 1, "no such incident"),
            ("status incident drop 2027-03-04-1", 1, "no draft"),
            ("status maintenance plan --part card --from x --until y", 2, "2027-03-04T16:00"),
            ("status count none.jsonl", 1, "none.jsonl"),
        ],
    );
    let site = folder.path().join("site");
    assert!(site.join("es/index.html").exists() && site.join("feed.atom").exists());
    assert!(!folder.path().join("data/latchkey.db").exists(), "nothing of the portal's");
}

#[test]
fn what_members_met_is_taken_from_its_folder_and_a_missing_one_stops_no_page() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    check(folder.path(), &[("status init", 0, "status.toml")]);
    let text = std::fs::read_to_string(at("status.toml")).unwrap();
    // Nobody listens there, so the round is done at once.
    let text = text.replace("https://my.plan.example", "http://127.0.0.1:9");
    let text = text.replace("# counts = \"/var/lib/latchkey-counts\"", "counts = \"counts\"");
    assert!(text.contains("\ncounts ="), "{text}");
    std::fs::write(at("status.toml"), text).unwrap();
    check(folder.path(), &[("status probe", 3, "sign-in")]);
    assert!(at("site/index.html").exists(), "the checks are told all the same");

    std::fs::create_dir(at("counts")).unwrap();
    let minute = now() - Duration::from_mins(5);
    let left = at(&format!("counts/{}-node", minute.seconds()));
    let line =
        format!("{{\"at\":\"{minute}\",\"known\":{{\"tries\":3,\"failed\":0}},\"slices\":{{}}}}");
    std::fs::write(&left, line).unwrap();
    check(folder.path(), &[("status probe", 3, "sign-in")]);
    assert!(!left.exists(), "it is taken away once it was read");
}

#[test]
fn the_doctor_looks_at_everything_and_makes_nothing() {
    let folder = made();
    let store = folder.path().join("data/latchkey.db");
    let empty = [
        ("doctor", 1, "is empty: the first `serve` makes its tables"),
        ("doctor", 1, "no other clock to hold it against"),
    ];
    check(folder.path(), &empty);
    assert!(!store.exists(), "looking made a database");
    check(folder.path(), &[("jobs count", 0, ""), ("doctor", 1, "schema steps current")]);
    let db = store_in(folder.path());
    let text = "DELETE FROM schema_step WHERE slice = 'money'";
    let sql = Sql { name: "UNLEARN", text };
    db.write_blocking(now(), move |tx| tx.run(sql, &[])).unwrap();
    let behind = ("doctor", 1, "schema steps are missing, money/");
    check(folder.path(), &[behind, behind]);
}

#[test]
fn the_doctor_says_of_each_way_out_what_it_lacks() {
    let folder = made();
    let settings = folder.path().join("latchkey.toml");
    let plain = std::fs::read_to_string(&settings).unwrap();
    std::fs::write(folder.path().join("key"), "a secret of some length").unwrap();
    std::fs::set_permissions(folder.path().join("key"), Permissions::from_mode(0o600)).unwrap();
    std::fs::create_dir_all(folder.path().join("back/new")).unwrap();
    std::fs::create_dir(folder.path().join("letters")).unwrap();
    // A port that somebody listens at, and one that the system gives nobody.
    let open = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let there = open.local_addr().unwrap();
    let gone = std::net::SocketAddr::from(([127, 0, 0, 1], 9));
    let mail = "[mail]\nserver = \"127.0.0.1:9\"\nfrom = \"a@plan.example\"\n";
    let texts = |at| {
        format!(
            "[texts]\naccount = \"AC1\"\nkey_file = \"key\"\nfrom = \"+12125550100\"\n\
             provider = \"http://{at}\"\n"
        )
    };
    for (more, needle) in [
        (mail.to_owned(), "has no `bounces` address"),
        (format!("{mail}bounces = \"b@plan.example\"\n"), "an address that nobody reads"),
        (
            format!("{mail}bounces = \"b@plan.example\"\nbounce_mailbox = \"nowhere\"\n"),
            "nowhere cannot be read",
        ),
        (
            format!("{mail}bounces = \"b@plan.example\"\nbounce_mailbox = \"back\"\n"),
            "are read from",
        ),
        (mail.to_owned(), "codes go by mail and on paper"),
        (format!("{mail}{}", texts(there)), "answers"),
        (format!("{mail}{}", texts(gone)), "does not answer"),
        (mail.to_owned(), "[post] is missing"),
        (format!("{mail}[post]\nfolder = \"letters\"\n"), "letters can be written to"),
        (format!("{mail}[post]\nfolder = \"no/such\"\n"), "no/such cannot be written to"),
    ] {
        std::fs::write(&settings, format!("{plain}\n{more}")).unwrap();
        check(folder.path(), &[("doctor", 1, needle)]);
    }
}

#[test]
fn an_operator_looks_at_sessions_and_ends_them() {
    let folder = made();
    check(
        folder.path(),
        &[
            ("jobs count", 0, ""),
            ("member sessions 048215307", 1, "no such member"),
            ("member sign-out", 2, "Usage"),
            ("member sign-out 048215307 --all", 2, "cannot be used with"),
            ("member sign-out --all", 2, "--by"),
            ("member sign-out --all --by ana --reason leak", 0, "0 sessions ended"),
            ("audit verify", 0, "all sound"),
            ("member close 048215307", 2, "--reason"),
            ("member close 048215307 --by ana --reason fraud", 2, "[mail] is missing"),
        ],
    );
}

#[test]
fn a_configuration_that_is_not_understood_is_told_by_its_key() {
    let folder = made();
    let file = folder.path().join("latchkey.toml");
    check(folder.path(), &[("serve --config nowhere.toml", 2, "latchkey init")]);
    let whole = std::fs::read_to_string(&file).unwrap();
    let mistakes = [
        (whole.replace("time_zone", "timezone"), "did you mean `time_zone`?"),
        (whole.replace("America/New_York", "Mars/Crater"), "no zone is called"),
        (whole.replace("origin =", "# origin ="), "origin"),
        ("plan = ".to_owned(), "line 1"),
    ];
    let rest = "[mail]\nserver = 'localhost'\nfrom = 'a@b.example'\n[orders]\nfolder = 'orders'";
    for (text, needle) in mistakes {
        std::fs::write(&file, format!("{text}\n{rest}\n")).unwrap();
        check(folder.path(), &[("serve", 2, needle)]);
    }
}

#[test]
fn keys_that_others_may_read_are_refused_with_the_remedy() {
    let folder = made();
    let open = |path: &str, mode| {
        let path = folder.path().join(path);
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
    };
    open("keys/master.key", 0o644);
    check(folder.path(), &[("jobs count", 1, "chmod 600")]);
    open("keys/master.key", 0o600);
    open("keys", 0o755);
    check(folder.path(), &[("jobs count", 1, "chmod 700")]);
    open("keys", 0o700);
    check(folder.path(), &[("jobs count", 0, "")]);
    std::fs::remove_file(folder.path().join("keys/audit.key")).unwrap();
    check(folder.path(), &[("jobs count", 1, "audit.key")]);
}
