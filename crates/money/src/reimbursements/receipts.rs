//! What may be a receipt: a picture, which is drawn anew, or a PDF, which is kept as it came and
//! never opened here (ASVS V5.2, V5.3).

use serde::{Deserialize, Serialize};
use web::picture::{self, made_anew};

/// Receipts of one sending.
pub const MOST: usize = 5;
/// Receipts ever added to one request, those taken away again among them. (house)
pub const MOST_ADDED: u16 = 40;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    Picture,
    Pdf,
}

impl Kind {
    pub const fn media(self) -> &'static str {
        match self {
            Self::Picture => "image/jpeg",
            Self::Pdf => "application/pdf",
        }
    }

    pub const fn key(self) -> &'static str {
        match self {
            Self::Picture => "reimbursement-kind-picture",
            Self::Pdf => "reimbursement-kind-pdf",
        }
    }
}

/// Why nothing can be made of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bad {
    Kind,
    Broken,
    /// A picture of more pixels than any camera makes.
    Large,
}

/// A PDF begins so, at its first byte: what only holds one further on may be anything else as well.
const PDF: &[u8] = b"%PDF-";
/// And ends so, but for what some writers leave behind it.
const END: &[u8] = b"%%EOF";
const BEHIND: usize = 1024;

/// What is kept of a file, by what it is and not by its name.
pub fn kept(sent: &[u8]) -> Result<(Kind, Vec<u8>), Bad> {
    if sent.starts_with(PDF) {
        let end = &sent[sent.len().saturating_sub(BEHIND)..];
        let is_whole = end.windows(END.len()).any(|part| part == END);
        return if is_whole { Ok((Kind::Pdf, sent.to_vec())) } else { Err(Bad::Broken) };
    }
    match made_anew(sent) {
        Ok(jpeg) => Ok((Kind::Picture, jpeg)),
        Err(picture::Bad::Kind) => Err(Bad::Kind),
        Err(picture::Bad::Broken) => Err(Bad::Broken),
        Err(picture::Bad::Large) => Err(Bad::Large),
    }
}

/// Thousands of bytes, as people's machines count them: `212 KB`, `3.4 MB`.
pub fn size_words(bytes: u32) -> String {
    let kilobytes = bytes.div_ceil(1_000);
    if kilobytes < 1_000 {
        return format!("{kilobytes} KB");
    }
    let tenths = bytes / 100_000;
    format!("{}.{} MB", tenths / 10, tenths % 10)
}

pub mod hex {
    //! Sixteen bytes as they stand in a sealed body.

    use base::Entropy;
    use serde::de::Error;
    use serde::{Deserialize, Deserializer, Serializer};

    pub fn serialize<S: Serializer>(id: &Entropy, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(&base::hex(*id))
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(d: D) -> Result<Entropy, D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(d)?;
        base::from_hex(&text).ok_or_else(|| D::Error::custom("not an identifier"))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const BEGINNINGS: &[&[u8]] =
        &[b"%PDF-1.4", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"RIFF\0\0\0\0WEBP", b""];

    fn pdf(inside: &[u8]) -> Vec<u8> {
        [b"%PDF-1.7\n", inside, b"\n%%EOF\n"].concat()
    }

    #[test]
    fn a_file_is_what_its_first_bytes_say_and_nothing_else() {
        assert_eq!(kept(&pdf(b"1 0 obj")), Ok((Kind::Pdf, pdf(b"1 0 obj"))));
        for sent in [
            &b"<html>%PDF-1.7\n%%EOF"[..],
            b" %PDF-1.7\n%%EOF",
            b"<svg onload=alert(1)>",
            b"MZ\x90\0",
            b"PK\x03\x04",
            b"GIF89a",
            b"",
        ] {
            assert_eq!(kept(sent), Err(Bad::Kind), "{}", String::from_utf8_lossy(sent));
        }
    }

    #[test]
    fn a_pdf_that_was_cut_short_is_said_to_be_broken() {
        let whole = pdf(&[b'x'; 3_000]);
        assert_eq!(kept(&whole[..2_000]), Err(Bad::Broken));
        assert_eq!(kept(b"%PDF-"), Err(Bad::Broken));
    }

    #[test]
    fn sizes_read_as_people_say_them() {
        for (bytes, words) in [(1, "1 KB"), (211_400, "212 KB"), (3_449_999, "3.4 MB")] {
            assert_eq!(size_words(bytes), words);
        }
    }

    proptest! {
        #[test]
        fn whatever_is_sent_never_stops_us_and_nothing_but_a_pdf_is_kept_as_one(
            begins in prop::sample::select(BEGINNINGS),
            bytes in prop::collection::vec(any::<u8>(), 0..300),
        ) {
            let sent = [begins, &bytes].concat();
            if let Ok((Kind::Pdf, kept)) = kept(&sent) {
                prop_assert!(kept == sent && sent.starts_with(PDF));
            }
        }
    }
}
