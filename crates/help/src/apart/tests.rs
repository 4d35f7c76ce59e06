//! The page as a file, and its numbers as an agent reads them.

use ::store::{Actor, Tx};
use base::{Lang, StaffId};

use crate::Code;

/// The number that stands after these words in the file of this language.
fn number(files: &[(String, String)], file: &str, said: u32) -> Code {
    let (_, text) = files.iter().find(|(name, _)| name == file).expect("a file");
    let mark = format!("data-said=\"{said}\">");
    let (_, rest) = text.split_once(&mark).expect("this pair of answers stands in the page");
    Code::read(&rest[..11]).expect("nine digits and two hyphens")
}

#[test]
fn the_number_at_an_answers_end_tells_an_agent_that_answer_and_is_written_down() {
    testkit::both(
        || vec![crate::slice()],
        |portal| {
            let house = portal.house.clone();
            let files = super::files(&house).expect("the page can be drawn");
            let said = super::rules::number_of(
                Some(crate::trouble::signs::Happens::NoCode),
                Some(crate::trouble::signs::Detail::ByText),
            );
            for (file, language) in [("help.html", "English"), ("es/help.html", "Spanish")] {
                let (code, house) = (number(&files, file, said), house.clone());
                let told = portal.write(move |tx: &Tx| {
                    let f = house.frame(Lang::English, tx.now());
                    let word = crate::Word { english: "canoe".into(), spanish: "canoa".into() };
                    let agent = "Ana".to_owned().into();
                    let by = (code, Actor::Staff(StaffId::new([7; 16])), &agent);
                    let told = crate::read_by(tx, &f, by, word)?;
                    let count = ::store::Sql {
                        name: "READ",
                        text: "SELECT COUNT(*) FROM audit_entry WHERE action = 'help.case-read'",
                    };
                    let read: i64 = tx.one(count, &[], |row| row.get(0))?;
                    Ok((told.expect("the number holds it"), read))
                });
                let (told, read) = told;
                assert!(read > 0, "reading it is written down");
                assert!(told.word.is_none() && told.until.is_none(), "no page could show a word");
                let lines = told.lines.join(" · ");
                assert!(lines.contains("No code comes") && lines.contains("By text"), "{lines}");
                assert!(lines.contains(language), "{lines}");
                assert!(told.likely[0].1.contains("text message is slow"), "{:?}", told.likely);
            }
        },
    );
}

#[test]
fn the_page_asks_nobody_for_anything_and_is_light() {
    testkit::both(
        || vec![crate::slice()],
        |portal| {
            for (file, text) in super::files(&portal.house).expect("the page can be drawn") {
                for word in ["src=", "@import", "fetch(", "<form", "http-equiv=\"refresh\""] {
                    assert!(!text.contains(word), "{file}: {word}");
                }
                assert!(text.contains("default-src 'none'"), "{file}");
                assert!(text.len() < 160_000, "{file}: {} bytes", text.len());
            }
        },
    );
}

#[test]
fn every_brand_we_know_has_its_number() {
    for (_, brand) in web::Browser::NAMES {
        assert!(super::rules::BROWSERS.contains(brand), "{brand}");
    }
    for (_, brand) in web::Browser::SYSTEMS {
        assert!(super::rules::SYSTEMS.contains(brand), "{brand}");
    }
}
