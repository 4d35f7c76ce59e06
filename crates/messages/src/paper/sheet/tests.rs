use base::{Lang, Private};

use super::*;

fn head() -> Head {
    let reach = ["juniper.example", "503-555-0142 (TTY 711)", "8 AM – 8 PM"];
    Head {
        plan: "Juniper Rx".to_owned(),
        reach: reach.map(str::to_owned).into(),
        day: "March 4, 2027".to_owned(),
    }
}

type Lines = Vec<(usize, String, f32)>;

fn lines_of(address: usize, paragraphs: usize) -> (usize, Lines) {
    let (pages, lines) = set_lines((address, paragraphs), false);
    (pages, lines.into_iter().map(|(page, line)| (page, line.text, line.at.1 / INCH)).collect())
}

fn set_lines((address, paragraphs): (usize, usize), large: bool) -> (usize, Vec<(usize, Line)>) {
    let parts = (0..paragraphs).map(|_| SheetPart::Para("word ".repeat(120).as_str().into()));
    let code = SheetPart::Code("7K2M-9QXD".into());
    let sheet = Sheet {
        lang: Lang::English,
        large,
        address: Private((1..=address).map(|line| format!("line {line}")).collect()),
        parts: parts.chain([code]).collect(),
    };
    let faces = Faces { regular: Face::regular().unwrap(), bold: Face::bold().unwrap() };
    let (pages, blocks) = set(&faces, &head(), ("Your code", &sheet));
    (pages, blocks.into_iter().flat_map(|block| block.lines).collect())
}

#[test]
fn large_print_is_of_18_points_and_leaves_the_window_as_it_is() {
    let ((_, plain), (pages, large)) = (set_lines((3, 3), false), set_lines((3, 3), true));
    let words = large.iter().filter(|(_, line)| line.text.starts_with("word"));
    assert!(words.clone().count() > 0 && words.clone().all(|(_, line)| line.style.size >= 18.0));
    assert!(large.iter().all(|(page, line)| *page < pages && line.at.1 <= BOTTOM));
    let window = |lines: &[(usize, Line)]| -> Vec<(f32, f32)> {
        let address = lines.iter().filter(|(_, line)| line.text.starts_with("line "));
        address.map(|(_, line)| (line.style.size, line.at.1)).collect()
    };
    assert_eq!(window(&plain), window(&large));
}

#[test]
fn the_address_and_nothing_else_shows_in_the_window() {
    for count in 1..=6 {
        let (_, lines) = lines_of(count, 1);
        for (page, text, down) in lines {
            let address = text.starts_with("line ");
            let seen = page == 0 && (2.04..3.75).contains(&down);
            assert_eq!(address, seen, "{text} stands {down} inches down");
            if address && count <= 4 {
                assert!((2.55..3.17).contains(&down), "{text} stands {down} inches down");
            }
        }
    }
}

#[test]
fn every_line_of_head_and_address_stands_by_itself() {
    let (_, lines) = lines_of(3, 0);
    for wanted in ["Juniper Rx", "juniper.example", "8 AM – 8 PM", "line 3", "7K2M-9QXD"] {
        assert!(lines.iter().any(|(_, text, _)| text == wanted), "{wanted}: {lines:?}");
    }
}

#[test]
fn a_long_letter_goes_on_over_leaf_and_stays_between_its_margins() {
    let (pages, lines) = lines_of(3, 12);
    assert!(pages > 1);
    assert!(lines.iter().all(|(page, _, down)| *page < pages && (0.75..10.01).contains(down)));
    assert_eq!(lines.last().unwrap().1, "7K2M-9QXD");
}

#[test]
fn letters_outside_the_typeface_are_shown_as_missing() {
    let face = Face::regular().unwrap();
    assert_eq!(face.printable("Núñez 日本\u{a0}x\ny"), "Núñez ?? x\ny");
}
