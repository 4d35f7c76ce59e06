//! The pass's picture: a card in the plan's colours, drawn square by square and written as PNG
//! (W3C PNG, third edition).

use std::io::Write as _;

use flate2::write::ZlibEncoder;
use flate2::{Compression, Crc};

const SIGNATURE: [u8; 8] = [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n'];

/// A square of `size` pixels: a card of `ink` on `ground`, with a stripe.
pub fn png(size: u32, ground: [u8; 3], ink: [u8; 3]) -> Option<Vec<u8>> {
    let mut pixels = Vec::new();
    for y in 0..size {
        // Each line begins with its filter: none.
        pixels.push(0);
        for x in 0..size {
            pixels.extend(if is_card(x * 29 / size, y * 29 / size) { ink } else { ground });
        }
    }
    let mut packer = ZlibEncoder::new(Vec::new(), Compression::best());
    packer.write_all(&pixels).ok()?;
    // Eight bits a channel, red green blue, no interlacing.
    let head = [&size.to_be_bytes()[..], &size.to_be_bytes(), &[8, 2, 0, 0, 0]].concat();
    let mut out = SIGNATURE.to_vec();
    for (kind, data) in [(b"IHDR", head), (b"IDAT", packer.finish().ok()?), (b"IEND", Vec::new())] {
        out.extend(u32::try_from(data.len()).ok()?.to_be_bytes());
        let named = [&kind[..], &data].concat();
        let mut sum = Crc::new();
        sum.update(&named);
        out.extend(&named);
        out.extend(sum.sum().to_be_bytes());
    }
    Some(out)
}

/// On a grid of 29 by 29: the card, without its stripe and the line for a name.
fn is_card(x: u32, y: u32) -> bool {
    let within = (4..25).contains(&x) && (8..21).contains(&y);
    let stripe = (11..14).contains(&y);
    let line = (6..14).contains(&x) && (17..19).contains(&y);
    within && !stripe && !line
}
