//! A picture that somebody sent, made anew: nothing of the file itself is kept, neither
//! place nor date nor a second file behind the first (ASVS V5.2, V5.3).

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::error::ImageError;
use image::imageops::overlay;
use image::metadata::Orientation;
use image::{
    DynamicImage, ImageDecoder as _, ImageFormat, ImageReader, Limits, Rgba, RgbaImage,
    guess_format,
};

/// The longest side that is read, in pixels: a whole page taken as one picture is long.
const LONGEST: u32 = 16_000;
/// The most that is read, in pixels: the largest photos of telephones have 50 million. A small file
/// may claim any number.
const MOST_READ: u64 = 51_000_000;
/// The most that its pixels may take in memory, in bytes: 50 million of three bytes each.
const MOST_MEMORY: u64 = 160 << 20;
/// The most that is kept, in pixels: the small print of a large screen can still be read.
const MOST_KEPT: u64 = 4_000_000;
/// Of a JPEG, from 1 to 100.
const QUALITY: u8 = 85;

/// Why nothing can be made of what was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bad {
    /// Neither PNG nor JPEG nor WebP, whatever its name says.
    Kind,
    /// It ends too early, or is no such picture after all.
    Broken,
    /// More pixels than anybody's screen.
    Large,
}

/// The picture as a JPEG, upright, on white, of at most four million pixels.
pub fn made_anew(sent: &[u8]) -> Result<Vec<u8>, Bad> {
    let (picture, turn) = read(sent)?;
    let mut picture = fitting(picture);
    picture.apply_orientation(turn);
    let mut whole = RgbaImage::from_pixel(picture.width(), picture.height(), Rgba([255; 4]));
    overlay(&mut whole, &picture.into_rgba8(), 0, 0);
    let whole = DynamicImage::from(whole).into_rgb8();
    let mut made = Vec::new();
    JpegEncoder::new_with_quality(&mut made, QUALITY)
        .encode_image(&whole)
        .map_err(|_| Bad::Broken)?;
    Ok(made)
}

fn read(sent: &[u8]) -> Result<(DynamicImage, Orientation), Bad> {
    let kinds = [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::WebP];
    let kind = guess_format(sent).ok().filter(|kind| kinds.contains(kind)).ok_or(Bad::Kind)?;
    let mut reader = ImageReader::with_format(Cursor::new(sent), kind);
    let mut limits = Limits::no_limits();
    limits.max_image_width = Some(LONGEST);
    limits.max_image_height = Some(LONGEST);
    limits.max_alloc = Some(MOST_MEMORY);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|error| bad(&error))?;
    let (width, height) = decoder.dimensions();
    let is_large = u64::from(width) * u64::from(height) > MOST_READ;
    if is_large || decoder.total_bytes() > MOST_MEMORY {
        return Err(Bad::Large);
    }
    let turn = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let picture = DynamicImage::from_decoder(decoder).map_err(|error| bad(&error))?;
    Ok((picture, turn))
}

fn bad(error: &ImageError) -> Bad {
    match error {
        ImageError::Limits(_) => Bad::Large,
        _ => Bad::Broken,
    }
}

/// Not larger than is kept, in the same proportion.
fn fitting(picture: DynamicImage) -> DynamicImage {
    let (width, height) = (u64::from(picture.width()), u64::from(picture.height()));
    let pixels = width * height;
    if pixels <= MOST_KEPT {
        return picture;
    }
    // √(kept / pixels) of each side, in whole numbers.
    let side = |length: u64| {
        let shrunk = (length * length * MOST_KEPT / pixels).isqrt().max(1);
        u32::try_from(shrunk).unwrap_or(1)
    };
    // Means over whole pixels: sharp enough to read, and no second large picture in memory.
    picture.thumbnail_exact(side(width), side(height))
}

#[cfg(test)]
mod tests;
