use super::*;
use base::SeededLuck;
use proptest::prelude::*;

const ORIGIN: &str = "a list of our own, July 2027";

fn prints(seed: u64, count: u64) -> Vec<Print> {
    let luck = SeededLuck::new(seed);
    (0..count).map(|_| Print(luck.number())).collect()
}

fn wrong_about_strangers(grade: Grade) -> usize {
    let screen = Screen::build(prints(1, 20_000), grade, ORIGIN).unwrap();
    prints(2, 100_000).into_iter().filter(|print| screen.contains(*print)).count()
}

#[test]
fn guard_7_every_listed_password_is_found_in_either_grade_and_after_reading_back() {
    for grade in [Grade::Small, Grade::Fine] {
        for count in [0, 1, 2, 3, 10, 1_000, 20_000] {
            let listed = prints(count, count);
            let screen = Screen::build(listed.clone(), grade, ORIGIN).unwrap();
            let screen = Screen::from_bytes(&screen.to_bytes()).unwrap();
            assert!(listed.iter().all(|print| screen.contains(*print)), "{grade:?} {count}");
            assert_eq!((screen.origin(), screen.size()), (ORIGIN, count));
        }
    }
}

#[test]
fn guard_7_few_unlisted_ones_are_taken_for_listed_and_fewer_in_the_fine_grade() {
    let (small, fine) = (wrong_about_strangers(Grade::Small), wrong_about_strangers(Grade::Fine));
    assert!((200..600).contains(&small), "{small}");
    assert!(fine < 15, "{fine}");
}

#[test]
fn guard_7_a_list_may_repeat_itself() {
    let twice = [prints(1, 500), prints(1, 500)].concat();
    assert_eq!(Screen::build(twice, Grade::Small, ORIGIN).unwrap().size(), 500);
}

#[test]
fn guard_7_lines_of_the_usual_lists_are_read_and_others_are_not() {
    let sha1 = "5BAA61E4C9B93F3F0682250B6CF8331B7EE68FD8";
    let print = Print::in_line(sha1).unwrap();
    assert_eq!(Print::in_line(&format!("{}:9659365\r", sha1.to_lowercase())), Some(print));
    let mut bytes = [0; 20];
    bytes[..8].copy_from_slice(&[0x5B, 0xAA, 0x61, 0xE4, 0xC9, 0xB9, 0x3F, 0x3F]);
    assert_eq!(Print::of_sha1(bytes), print);
    for line in ["", "password", &sha1[1..], "5BAA61E4C9B93F3F:3", "ñ".repeat(20).as_str()] {
        assert_eq!(Print::in_line(line), None);
    }
}

#[test]
fn guard_7_an_empty_list_takes_nothing_for_listed() {
    let screen = Screen::build([], Grade::Small, "nothing").unwrap();
    assert!(prints(3, 1_000).into_iter().all(|print| !screen.contains(print)));
}

proptest! {
    #[test]
    fn guard_7_a_file_with_one_byte_altered_is_refused(at in any::<usize>(), flip in 1_u8..=255) {
        let mut bytes = Screen::build(prints(1, 50), Grade::Small, ORIGIN).unwrap().to_bytes();
        let at = at % bytes.len();
        bytes[at] ^= flip;
        prop_assert!(Screen::from_bytes(&bytes).is_err());
    }

    #[test]
    fn guard_7_a_file_cut_off_anywhere_is_refused(at in any::<usize>()) {
        let bytes = Screen::build(prints(1, 50), Grade::Fine, ORIGIN).unwrap().to_bytes();
        prop_assert!(Screen::from_bytes(&bytes[..at % bytes.len()]).is_err());
    }

    /// Even with a checksum that fits: a file that is read is one that can be asked.
    #[test]
    fn guard_7_no_file_that_is_read_makes_a_question_stumble(
        at in 9_usize..40, new in any::<u8>(), asked in any::<u64>()
    ) {
        let mut bytes = Screen::build(prints(1, 50), Grade::Small, ORIGIN).unwrap().to_bytes();
        bytes[at] = new;
        let after = &bytes[HEADER..];
        let sum = checksum(&[&bytes[..HEADER - 8], after]);
        bytes[HEADER - 8..HEADER].copy_from_slice(&sum.to_le_bytes());
        if let Ok(screen) = Screen::from_bytes(&bytes) {
            screen.contains(Print(asked));
        }
    }
}
