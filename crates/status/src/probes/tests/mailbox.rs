//! What may lie in the probe member's mailbox.

use std::fs::{self, File};
use std::io::Write as _;
use std::path::Path;
use std::time::{Duration, UNIX_EPOCH};

use ::store::testing::NOW;
use base::Timestamp;
use proptest::prelude::*;

use super::super::mailbox::{code_in, look, sweep};

fn mail(body: &str) -> String {
    format!("From: a@plan.example\r\nTo: p@plan.example\r\nSubject: Your code\r\n\r\n{body}")
}

fn found(mail: &str) -> Option<String> {
    code_in(mail.as_bytes()).map(|code| code.expose().to_owned())
}

#[test]
fn a_code_stands_alone_on_its_line_and_alone_in_its_mail() {
    let table = [
        ("Your code\r\n\r\nAB1C-0EFG\r\n\r\nIt works until 3:10.\r\n", Some("AB1C-0EFG")),
        ("  AB1C-0EFG  ", Some("AB1C-0EFG")),
        ("AB1C-0EFG\r\nAB1C-0EFH\r\n", None),
        ("AB1C-0EFG\r\nAB1C-0EFG\r\n", None),
        ("Your code is AB1C-0EFG\r\n", None),
        ("AB1C0EFG\r\n", None),
        ("ab1c-0efg\r\n", None),
        ("ABIC-0EFG\r\n", None),
        ("AB1C-0EFG1\r\n", None),
        ("ÄB1C-0EF\r\n", None),
        ("123456\r\n", None),
        ("", None),
    ];
    for (body, expected) in table {
        assert_eq!(found(&mail(body)).as_deref(), expected, "{body}");
    }
}

#[test]
fn a_mail_in_two_forms_and_in_any_coding_is_read() {
    let both = "Content-Type: multipart/alternative; boundary=x\r\n\r\n--x\r\n\
        Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\
        \r\n\r\nC=C3=B3digo\r\n\r\nAB1C=2D0EFG\r\n--x\r\nContent-Type: text/html\r\n\r\n\
        <p>AB1C-0EFG</p>\r\n--x--\r\n";
    assert_eq!(found(both).as_deref(), Some("AB1C-0EFG"));
    let broken = both.replace("boundary=x", "boundary=\"y").replace("--x--", "");
    let _ = found(&broken);
    assert_eq!(found("Content-Type: application/pdf\r\n\r\nAB1C-0EFG\r\n"), None);
}

proptest! {
    #[test]
    fn nothing_a_stranger_writes_makes_reading_panic(bytes: Vec<u8>, text in "\\PC{0,200}") {
        let _ = code_in(&bytes);
        let _ = code_in(format!("Content-Type: multipart/mixed; boundary={text}\n\n--{text}").as_bytes());
    }
}

/// A file of the mailbox that was written at that moment.
fn put(mailbox: &Path, name: &str, (at, text): (Timestamp, &str)) {
    let path = mailbox.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    let mut file = File::create(path).unwrap();
    file.write_all(text.as_bytes()).unwrap();
    let micros = u64::try_from(at.micros()).unwrap();
    file.set_modified(UNIX_EPOCH + Duration::from_micros(micros)).unwrap();
}

fn later(seconds: u64) -> Timestamp {
    NOW + Duration::from_secs(seconds)
}

#[test]
fn only_what_came_since_is_read_in_the_order_it_came_and_giants_are_left() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let giant = mail(&format!("AB1C-0002\r\n{}", "x".repeat(256 * 1024)));
    put(folder, "new/1", (later(9), &mail("AB1C-0001")));
    put(folder, "new/2", (later(8), &giant));
    put(folder, "new/3", (NOW - Duration::from_secs(5), &mail("AB1C-0003")));
    put(folder, "cur/4:2,S", (later(3), &mail("AB1C-0004")));
    put(folder, "new/5", (later(4), "no mail at all"));
    put(folder, "tmp/6", (later(4), &mail("AB1C-0006")));
    put(folder, "new/folder/7", (later(4), &mail("AB1C-0007")));
    std::os::unix::fs::symlink("/etc/hostname", folder.join("new/8")).unwrap();
    let found = look(folder, NOW).unwrap();
    let codes: Vec<_> = found.letters.iter().map(|one| one.code.expose()).collect();
    assert_eq!((codes, found.crowded), (vec!["AB1C-0004", "AB1C-0001"], false));
    assert_eq!(found.letters[0].arrived_at, later(3));
    found.letters[0].remove().unwrap();
    found.letters[0].remove().unwrap();
    assert!(!folder.join("cur/4:2,S").exists());
}

#[test]
fn a_flood_is_read_up_to_a_limit_and_said_to_be_one() {
    let folder = tempfile::tempdir().unwrap();
    for number in 0..=200 {
        put(folder.path(), &format!("new/{number}"), (later(number), "flood"));
    }
    assert!(look(folder.path(), NOW).unwrap().crowded);
    assert!(!look(folder.path(), later(10)).unwrap().crowded, "those from before do not count");
}

#[test]
fn what_nobody_asked_for_goes_after_an_hour() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    put(folder, "new/old", (NOW, "a notice"));
    put(folder, "cur/new", (later(1), "a notice"));
    put(folder, "notes", (NOW, "not ours"));
    sweep(folder, later(3_601)).unwrap();
    assert!(!folder.join("new/old").exists());
    assert!(folder.join("cur/new").exists() && folder.join("notes").exists());
    assert!(look(&folder.join("nowhere"), NOW).is_err() && sweep(&folder.join("x"), NOW).is_err());
}
