//! A zip of a few small files, kept as they are (APPNOTE 6.3.10, method 0).

use flate2::Crc;

/// The first day there is in a zip: a pass needs no other.
const DAY: u16 = 1 << 5 | 1;

/// Nothing for files beyond what a plain zip holds.
pub fn stored(files: &[(&str, Vec<u8>)]) -> Option<Vec<u8>> {
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    for (name, bytes) in files {
        let offset = u32::try_from(out.len()).ok()?;
        let about = about(name, bytes)?;
        out.extend(b"PK\x03\x04");
        out.extend(&about);
        out.extend(name.as_bytes());
        out.extend(bytes);
        directory.extend(b"PK\x01\x02");
        directory.extend(20_u16.to_le_bytes());
        directory.extend(&about);
        // No comment, first disk, plain attributes.
        directory.extend([0; 10]);
        directory.extend(offset.to_le_bytes());
        directory.extend(name.as_bytes());
    }
    let (count, start) = (u16::try_from(files.len()).ok()?, u32::try_from(out.len()).ok()?);
    let length = u32::try_from(directory.len()).ok()?;
    out.extend(directory);
    out.extend(b"PK\x05\x06\0\0\0\0");
    out.extend([count.to_le_bytes(), count.to_le_bytes()].concat());
    out.extend([length.to_le_bytes(), start.to_le_bytes()].concat());
    out.extend([0, 0]);
    Some(out)
}

/// What stands both before a file and in the directory.
fn about(name: &str, bytes: &[u8]) -> Option<Vec<u8>> {
    let mut sum = Crc::new();
    sum.update(bytes);
    let length = u32::try_from(bytes.len()).ok()?.to_le_bytes();
    let mut out = Vec::new();
    // Version 2.0, no flags, method 0, midnight.
    out.extend([20, 0, 0, 0, 0, 0, 0, 0]);
    out.extend(DAY.to_le_bytes());
    out.extend(sum.sum().to_le_bytes());
    out.extend([length, length].concat());
    out.extend(u16::try_from(name.len()).ok()?.to_le_bytes());
    out.extend([0, 0]);
    Some(out)
}
