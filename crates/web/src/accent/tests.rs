use proptest::prelude::*;

use super::*;

fn rgb(text: &str) -> Rgb {
    Rgb::from_hex(text).unwrap()
}

fn check(tints: &Tints, scheme: &Scheme, ink: &str) {
    let (accent, soft) = (rgb(&tints.accent), rgb(&tints.soft));
    for ground in scheme.grounds {
        assert!(accent.contrast(ground) >= ON_PAPER, "{tints:?} on paper");
    }
    assert!(rgb(&tints.ink).contrast(accent) >= ON_PAPER, "{tints:?} ink on accent");
    assert!(accent.contrast(soft) >= ON_SOFT, "{tints:?} accent on soft");
    assert!(rgb(ink).contrast(soft) >= 7.0, "{tints:?} text on soft");
}

fn check_both(accent: &Accent) {
    check(&accent.light, &LIGHT, "#22262b");
    check(&accent.dark, &DARK, "#f3ede1");
}

proptest! {
    #[test]
    fn every_colour_a_plan_may_choose_reads_in_both_schemes(bytes: [u8; 3]) {
        check_both(&Accent::from_hex(&Rgb(bytes).hex()).unwrap());
    }
}

#[test]
fn the_corners_of_the_colour_cube_read_too() {
    for corner in 0..8_u8 {
        let part = |bit: u8| if corner & bit == 0 { 0 } else { 255 };
        check_both(&Accent::from_hex(&Rgb([part(1), part(2), part(4)]).hex()).unwrap());
    }
}

#[test]
fn a_colour_that_already_reads_is_left_as_the_plan_chose_it() {
    assert_eq!(Accent::from_hex("#1d5c52").unwrap().light.accent, "#1d5c52");
    assert_eq!(Accent::from_hex("#1d5c52").unwrap().light.ink, "#ffffff");
    check_both(&Accent::default());
}

#[test]
fn text_that_is_no_colour_is_refused() {
    for text in ["", "1d5c52", "#1d5c5", "#1d5c5g", "#+1+2+3", "red", "#é1111"] {
        assert_eq!(Accent::from_hex(text), None, "{text}");
    }
}

#[test]
fn the_style_sheet_names_all_three_colours_in_both_schemes_and_prints_the_light_ones() {
    let css = Accent::default().css();
    assert_eq!(css.matches("--accent-soft:#").count(), 3);
    assert!(
        css.starts_with(":root{--accent:#1d5c52;--accent-ink:#ffffff;--accent-soft:#"),
        "{css}"
    );
}

#[test]
fn black_on_white_has_the_contrast_wcag_says() {
    assert!((rgb("#000000").contrast(rgb("#ffffff")) - 21.0).abs() < 0.001);
}
