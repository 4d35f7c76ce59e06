use base::FillId;
use formats::records::{FillStatus, Quantity};
use proptest::prelude::*;

use super::*;
use crate::prescriptions::FillBody;
use crate::prescriptions::pages::sample_prescriptions;
use crate::testing::today;

const OWN: &str = "99101100130";
const OTHER: &str = "99110100130";

/// Days ago, what became of it, and the code it tells.
type Told = (i32, FillStatus, Option<&'static str>);
/// Of which fill, its code, and that of the one before where it differs.
type Shown = Option<(Looked, &'static str, Option<&'static str>)>;

fn history(told: &[Told]) -> Vec<Fill> {
    let fill = |(ago, status, code): &Told| {
        let mut body = FillBody::default();
        body.drug.ndc = code.map(|code| code.parse().unwrap());
        let day = Some(today().plus_days(-ago));
        Fill { id: FillId::new([1; 16]), status: *status, day, heard: None, body }
    };
    told.iter().map(fill).collect()
}

#[test]
fn the_look_is_that_of_what_was_handed_over_last_and_of_nothing_older() {
    use FillStatus::{Completed, InProgress};
    let mut rx = sample_prescriptions(today()).remove(0);
    rx.body.drug.ndc = OWN.parse().ok();
    let filled = |ago: i32| Looked::Filled(today().plus_days(-ago));
    let table: [(&[Told], Shown); 7] = [
        (&[], Some((Looked::Prescribed, OWN, None))),
        (&[(3, Completed, Some(OTHER))], Some((filled(3), OTHER, None))),
        (
            &[(3, Completed, Some(OTHER)), (33, Completed, Some(OWN))],
            Some((filled(3), OTHER, Some(OWN))),
        ),
        // One that is being filled was not seen by anybody.
        (
            &[(1, InProgress, Some(OTHER)), (33, Completed, Some(OWN))],
            Some((filled(33), OWN, None)),
        ),
        (&[(3, Completed, None), (33, Completed, Some(OWN))], None),
        (&[(3, Completed, Some(OWN)), (33, Completed, None)], Some((filled(3), OWN, None))),
        // A file that tells no codes at all means what was prescribed.
        (&[(3, Completed, None), (33, Completed, None)], Some((Looked::Prescribed, OWN, None))),
    ];
    for (told, wanted) in table {
        let found = looked(&rx, &history(told));
        let code = |code: &str| code.parse::<Ndc>().unwrap();
        let wanted = wanted.map(|(of, now, before)| (of, code(now), before.map(code)));
        assert_eq!(found, wanted, "{told:?}");
    }
    rx.body.drug.ndc = None;
    assert_eq!(looked(&rx, &[]), None);
}

fn look(color: &str, shape: &str, print: &str, mm: i64) -> Appearance {
    let some = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    Appearance {
        colors: some(color).into_iter().collect(),
        shape: some(shape),
        imprint: some(print),
        size: (mm > 0).then(|| Quantity::thousandths(mm)),
        ..Appearance::default()
    }
}

#[test]
fn a_look_is_another_where_somebody_would_notice_and_nowhere_else() {
    let white = look("white", "round", "L 12", 8_000);
    let table = [
        (look("white", "round", "12 l", 8_400), false),
        (look("white", "round", "", 0), false),
        (look("", "", "", 0), false),
        (look("pink", "round", "L 12", 8_000), true),
        (look("white", "oval", "L 12", 8_000), true),
        (look("white", "round", "M 5", 8_000), true),
        (look("white", "round", "L 12", 9_000), true),
    ];
    for (other, differs) in table {
        assert_eq!(looks_different(&white, &other), differs, "{other:?}");
        assert_eq!(looks_different(&other, &white), differs, "{other:?}");
    }
    let sided = Appearance {
        imprint: None,
        front: Some("L".to_owned()),
        back: Some("12".to_owned()),
        ..white.clone()
    };
    assert!(!looks_different(&white, &sided));
}

prop_compose! {
    fn any_look()(
        colors in proptest::collection::vec("(white|pink|blue)", 0..3),
        shape in proptest::option::of("(round|oval)"),
        imprint in proptest::option::of("[A-B] ?[1-2]?"),
        front in proptest::option::of("[A-B]"),
        mm in proptest::option::of(5_000_i64..8_000),
    ) -> Appearance {
        let size = mm.map(Quantity::thousandths);
        Appearance { colors, shape, imprint, front, size, ..Appearance::default() }
    }
}

proptest! {
    #[test]
    fn nothing_looks_different_from_itself_and_to_differ_is_mutual(
        one in any_look(),
        other in any_look(),
    ) {
        prop_assert!(!looks_different(&one, &one));
        prop_assert_eq!(looks_different(&one, &other), looks_different(&other, &one));
        // What nobody told differs from nothing.
        prop_assert!(!looks_different(&one, &Appearance::default()));
    }
}
