use super::*;

fn card(name: &str) -> IdCard {
    let rows = vec![
        vec![Cell::new("Prescription drug card", "Juniper Rx Standard")],
        vec![Cell::new("Member", name)],
        vec![Cell::new("Member ID", "JNX204771093"), Cell::new("Person code", "03")],
        vec![
            Cell::new("RxBIN", "004999"),
            Cell::new("RxPCN", "JNPR"),
            Cell::new("RxGRP", "RXLAKE1"),
        ],
        vec![Cell::new("Coverage", "From January 1, 2027"), Cell::new("Status", "Active")],
    ];
    let back = vec![vec![Cell::new("Pharmacist help desk", "1-800-555-0187")]];
    IdCard {
        title: "Your prescription ID card".to_owned(),
        notes: vec!["Cut along the lines.".to_owned()],
        front: Side { name: "Front".to_owned(), rows, more: Vec::new() },
        back: Side { name: "Back".to_owned(), rows: back, more: Vec::new() },
    }
}

/// What is printed, with where it begins and ends, from left and from top.
fn printed(name: &str) -> (Vec<(String, [f32; 3])>, Vec<Rect>) {
    let faces = Faces::ours().unwrap();
    let (blocks, frames) = set(&faces, &card(name));
    let lines = blocks.into_iter().flat_map(|block| block.lines).map(|(_, line)| {
        let right = line.at.0 + faces.of(line.style).width(&line.text) * line.style.size;
        (line.text, [line.at.0, right, line.at.1])
    });
    (lines.collect(), frames)
}

#[test]
fn every_fact_stands_on_its_side_of_a_card_of_true_size_however_long_a_name() {
    let long = "Maximiliana Bartholomea Featherstonehaugh-Wojciechowska ".repeat(3);
    for name in ["Ann Whitfield", long.as_str(), &"Unbroken".repeat(30)] {
        let (lines, frames) = printed(name);
        let [front, back] = frames.try_into().unwrap();
        assert!((front.width() / INCH * 25.4 - 85.6).abs() < 0.01);
        assert!((front.height() / INCH * 25.4 - 54.0).abs() < 0.1);
        assert!((front.right() - back.left()).abs() < 0.01, "they fold along one edge");
        let first = lines.iter().position(|(text, _)| text == "Prescription drug card");
        let mut side = &front;
        for (text, [left, right, down]) in &lines[first.unwrap()..] {
            if text == "Back" {
                side = &back;
                continue;
            }
            let inside = *left >= side.left() && *right <= side.right();
            assert!(inside && (side.top()..side.bottom()).contains(down), "{text}");
        }
        let letters: String = lines.iter().map(|(text, _)| text.replace(' ', "")).collect();
        assert!(letters.contains(&name.replace(' ', "")), "no letter of a name is lost");
        assert!(lines.iter().any(|(text, _)| text == "JNX204771093"));
    }
}

#[test]
fn a_pharmacist_reads_an_ordinary_card_without_a_glass() {
    let faces = Faces::ours().unwrap();
    let (blocks, _) = set(&faces, &card("Ann Marie Whitfield"));
    let small = blocks.iter().flat_map(|block| &block.lines).map(|(_, line)| line.style.size);
    assert!(small.fold(f32::MAX, f32::min) >= LABEL.size);
}

#[test]
fn the_back_drops_its_last_facts_before_phones_and_address_are_set_in_less_than_eight_points() {
    let mut card = card("Ann");
    card.back.rows = vec![
        vec![
            Cell::new("Pharmacist help desk", "1-800-555-0187"),
            Cell::new("Help for members", "1-800-555-0142 (Juniper Rx Standard)"),
        ],
        vec![Cell::new("Send paper claims to", "Claims Office\nP.O. Box 4471\nDuluth, MN 55801")],
    ];
    let fact = |at| Cell::new(format!("Fact {at}"), format!("what it says {at}"));
    card.back.more = (0..12).map(fact).collect();
    let faces = Faces::ours().unwrap();
    let lines = Setting::side_alone(&faces, &card.back, (0.0, 0.0));
    let values = lines.iter().filter(|line| line.style.bold);
    assert!(values.map(|line| line.style.size).fold(f32::MAX, f32::min) > 7.99);
    assert!(lines.iter().all(|line| line.style.size > 6.3 && line.at.1 < CARD_HEIGHT - EDGE));
    let says = |text: &str| lines.iter().any(|line| line.text == text);
    assert!(says("1-800-555-0187") && says("Duluth, MN 55801") && says("what it says 0"));
    assert!(!says("what it says 11"), "the least needed goes first");
    card.back.more.truncate(2);
    let lines = Setting::side_alone(&faces, &card.back, (0.0, 0.0));
    assert!(lines.iter().any(|line| line.text == "what it says 1"), "what fits stays");
}
