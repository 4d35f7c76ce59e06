//! What a panic leaves behind. It has a process of its own: the hook is the whole program's.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop where it stands")]

use std::io;
use std::sync::{Arc, Mutex};

use base::SeededLuck;
use tracing_subscriber::fmt::MakeWriter;

#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl MakeWriter<'_> for Log {
    type Writer = Self;

    fn make_writer(&self) -> Self {
        self.clone()
    }
}

#[test]
fn a_panic_tells_its_place_and_a_reference_and_none_of_its_words() {
    let log = Log::default();
    tracing_subscriber::fmt().json().with_writer(log.clone()).init();
    web::hush_panics(Arc::new(SeededLuck::new(1)));
    let taking = "atorvastatin".to_owned();
    let caught = std::panic::catch_unwind(|| panic!("Ann takes {taking}"));
    assert!(caught.is_err());
    let parsed: Result<u32, _> = "Ann Kim".parse::<u32>();
    let thread = std::thread::Builder::new().name("sample".to_owned());
    let ended = thread.spawn(move || parsed.expect("Ann's age")).unwrap().join();
    assert!(ended.is_err());
    let text = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
    assert_eq!(text.lines().count(), 2, "{text}");
    for line in text.lines() {
        let line: serde_json::Value = serde_json::from_str(line).unwrap();
        let fields = &line["fields"];
        assert!(fields["place"].as_str().unwrap().contains("panics.rs:"), "{text}");
        assert_eq!(fields["reference"].as_str().unwrap().len(), 7, "{text}");
    }
    assert!(text.contains("\"thread\":\"sample\""), "{text}");
    assert!(!text.contains("Ann") && !text.contains("atorvastatin"), "{text}");
}
