//! DER (X.690), as much of it as one signature takes.

pub const INTEGER: u8 = 0x02;
pub const OCTETS: u8 = 0x04;
pub const NULL: u8 = 0x05;
pub const OID: u8 = 0x06;
pub const UTC_TIME: u8 = 0x17;
pub const SEQUENCE: u8 = 0x30;
pub const SET: u8 = 0x31;
/// `[0]`, with something built inside.
pub const TAG_0: u8 = 0xa0;
pub const BITS: u8 = 0x03;

/// A tag, the length, the content.
pub fn tlv(tag: u8, content: &[u8]) -> Vec<u8> {
    let length = content.len().to_be_bytes();
    let digits: Vec<u8> = length.into_iter().skip_while(|byte| *byte == 0).collect();
    let mut out = vec![tag];
    match (digits.len(), content.len()) {
        (_, short @ 0..=127) => out.extend(u8::try_from(short)),
        (many, _) => {
            out.extend(u8::try_from(many).map(|many| 0x80 | many));
            out.extend(digits);
        }
    }
    out.extend_from_slice(content);
    out
}

pub fn sequence(parts: &[&[u8]]) -> Vec<u8> {
    tlv(SEQUENCE, &parts.concat())
}

/// One element at the beginning of some bytes.
#[derive(Debug, Clone, Copy)]
pub struct Element<'b> {
    pub tag: u8,
    pub content: &'b [u8],
    /// Tag and length with it.
    pub whole: &'b [u8],
}

/// Reads an element, and what follows it. Nothing where the bytes are no DER.
pub fn read(bytes: &[u8]) -> Option<(Element<'_>, &[u8])> {
    let (&tag, rest) = bytes.split_first()?;
    let (&first, rest) = rest.split_first()?;
    let (length, rest) = if first < 0x80 {
        (usize::from(first), rest)
    } else {
        let (digits, rest) = rest.split_at_checked(usize::from(first & 0x7f))?;
        if digits.is_empty() || digits.len() > 4 {
            return None;
        }
        (digits.iter().fold(0, |length, digit| length << 8 | usize::from(*digit)), rest)
    };
    let (content, after) = rest.split_at_checked(length)?;
    let whole = &bytes[..bytes.len() - after.len()];
    Some((Element { tag, content, whole }, after))
}
