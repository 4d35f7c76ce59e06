use image::codecs::png::PngEncoder;
use image::{ExtendedColorType, ImageEncoder as _, Rgb, RgbImage, load_from_memory};
use proptest::prelude::*;

use super::*;

/// What a screen might look like: no two rows alike.
fn screen(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| {
        let byte = |number: u32| u8::try_from(number % 251).unwrap();
        Rgb([byte(x), byte(y), byte(x + y)])
    })
}

fn written(picture: &DynamicImage, kind: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, kind).unwrap();
    bytes.into_inner()
}

fn of_kind(kind: ImageFormat) -> Vec<u8> {
    written(&DynamicImage::from(screen(60, 40)), kind)
}

/// A PNG that claims a size, with as much of its pixels as fits into a hundred bytes.
fn claiming(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    let one = [0; 3];
    PngEncoder::new(&mut bytes).write_image(&one, 1, 1, ExtendedColorType::Rgb8).unwrap();
    bytes[16..20].copy_from_slice(&width.to_be_bytes());
    bytes[20..24].copy_from_slice(&height.to_be_bytes());
    let sum = crc(&bytes[12..29]);
    bytes[29..33].copy_from_slice(&sum.to_be_bytes());
    bytes
}

/// The check of a PNG's chunk (PNG, annex D).
fn crc(bytes: &[u8]) -> u32 {
    let bit = |sum: u32| if sum & 1 == 1 { 0xedb8_8320 ^ (sum >> 1) } else { sum >> 1 };
    !bytes.iter().fold(u32::MAX, |sum, byte| (0..8).fold(sum ^ u32::from(*byte), |sum, _| bit(sum)))
}

/// A JPEG with an EXIF block behind its first mark: turned a quarter, and taken at a place.
fn with_exif(jpeg: &[u8]) -> Vec<u8> {
    let mut tiff = b"MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0".to_vec();
    tiff.extend_from_slice(b"GPS 40.7128 N 74.0060 W");
    let length = u16::try_from(2 + 6 + tiff.len()).unwrap();
    let mut whole = jpeg[..2].to_vec();
    whole.extend_from_slice(&[0xff, 0xe1]);
    whole.extend_from_slice(&length.to_be_bytes());
    whole.extend_from_slice(b"Exif\0\0");
    whole.extend_from_slice(&tiff);
    whole.extend_from_slice(&jpeg[2..]);
    whole
}

#[test]
fn png_jpeg_and_webp_become_a_jpeg_of_the_same_size() {
    for kind in [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::WebP] {
        let made = made_anew(&of_kind(kind)).unwrap();
        assert_eq!(guess_format(&made).unwrap(), ImageFormat::Jpeg);
        let read = load_from_memory(&made).unwrap();
        assert_eq!((read.width(), read.height()), (60, 40), "{kind:?}");
    }
}

#[test]
fn nothing_of_the_file_itself_is_left_and_the_picture_stands_upright() {
    let sent = with_exif(&of_kind(ImageFormat::Jpeg));
    let made = made_anew(&[sent.as_slice(), b"<script>PK\x03\x04 behind it"].concat()).unwrap();
    for trace in [&b"GPS"[..], b"Exif", b"<script>", b"PK\x03\x04"] {
        assert!(!made.windows(trace.len()).any(|part| part == trace), "{trace:?}");
    }
    let read = load_from_memory(&made).unwrap();
    assert_eq!((read.width(), read.height()), (40, 60));
}

#[test]
fn what_is_clear_is_white_and_not_black() {
    let clear = DynamicImage::from(RgbaImage::from_pixel(8, 8, Rgba([0, 0, 0, 0])));
    let made = load_from_memory(&made_anew(&written(&clear, ImageFormat::Png)).unwrap()).unwrap();
    assert!(made.into_rgb8().pixels().all(|pixel| pixel.0.iter().all(|part| *part > 250)));
}

#[test]
fn a_large_screen_is_kept_smaller_in_its_proportion() {
    let large = DynamicImage::from(screen(3_200, 2_000));
    let made = load_from_memory(&made_anew(&written(&large, ImageFormat::Png)).unwrap()).unwrap();
    let (width, height) = (u64::from(made.width()), u64::from(made.height()));
    assert!((3_900_000..=MOST_KEPT).contains(&(width * height)), "{width} x {height}");
    assert!((1_598..=1_602).contains(&(width * 1_000 / height)), "{width} x {height}");
}

#[test]
fn other_kinds_are_told_apart_by_what_they_are_and_not_by_their_name() {
    let others: [&[u8]; 8] = [
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>",
        b"<html>\x89PNG\r\n\x1a\n",
        b"GIF89a\x01\0\x01\0\0\0\0;",
        b"%PDF-1.7",
        b"PK\x03\x04",
        b"BM\x1a\0\0\0",
        b"\0\0\x01\0",
        b"",
    ];
    for sent in others {
        assert_eq!(made_anew(sent), Err(Bad::Kind), "{}", String::from_utf8_lossy(sent));
    }
}

#[test]
fn a_small_file_that_claims_a_huge_screen_is_refused_before_any_memory_is_taken() {
    for (width, height) in [(60_000, 60_000), (15_999, 3_200), (u32::MAX, 1), (1, 16_001)] {
        assert_eq!(made_anew(&claiming(width, height)), Err(Bad::Large), "{width} x {height}");
    }
    assert_eq!(made_anew(&claiming(0, 5)), Err(Bad::Broken));
    assert_eq!(made_anew(&claiming(500, 500)), Err(Bad::Broken));
}

#[test]
fn a_photo_of_a_telephone_is_read_and_one_that_takes_too_much_memory_is_not() {
    for (width, height) in [(5_712, 4_284), (8_160, 6_120)] {
        // Its pixels are missing, so it is broken, and not too large.
        assert_eq!(made_anew(&claiming(width, height)), Err(Bad::Broken), "{width} x {height}");
    }
    let mut deep = claiming(5_712, 4_284);
    deep[24] = 16;
    deep[25] = 6;
    let sum = crc(&deep[12..29]);
    deep[29..33].copy_from_slice(&sum.to_be_bytes());
    assert_eq!(made_anew(&deep), Err(Bad::Large), "eight bytes a pixel");
}

#[test]
fn a_file_cut_short_is_said_to_be_broken() {
    for kind in [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::WebP] {
        let whole = of_kind(kind);
        let cut = made_anew(&whole[..whole.len() / 3]);
        assert_eq!(cut, Err(Bad::Broken), "{kind:?}");
    }
}

proptest! {
    #[test]
    fn a_spoiled_file_never_stops_us(
        kind in 0..3_usize,
        spoils in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12),
    ) {
        let kinds = [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::WebP];
        let mut bytes = of_kind(kinds[kind]);
        for (at, byte) in spoils {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if let Ok(made) = made_anew(&bytes) {
            let read = load_from_memory(&made).unwrap();
            prop_assert!(u64::from(read.width()) * u64::from(read.height()) <= MOST_KEPT);
        }
    }
}
