//! The breach screen (GUARD 7): is this password on a list of leaked ones? Offline, from a file the
//! operator makes out of a list they chose; nothing is sent anywhere.
//!
//! A filter holds about 9 bits a password (18 in the finer grade) and is never wrong about a listed
//! one. It takes about one unlisted password in 256 (in 65,536) for listed, so the sentence beside
//! the field says "looks like" and offers another.

use std::fmt;

use xorf::{BinaryFuse8, BinaryFuse16, Filter};

/// The first eight bytes of a password's SHA-1, the hash that lists of leaked passwords come in.
/// Here it is no protection of anything, only the lists' own key.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Print(u64);

impl Print {
    pub const fn of_sha1(sha1: [u8; 20]) -> Self {
        let mut first = [0; 8];
        first.copy_from_slice(sha1.split_at(8).0);
        Self(u64::from_be_bytes(first))
    }

    /// A line of a list: forty hexadecimal digits, perhaps with `:` and a count behind them.
    pub fn in_line(line: &str) -> Option<Self> {
        let hash = line.trim().split(':').next()?;
        let is_hash = hash.len() == 40 && hash.bytes().all(|byte| byte.is_ascii_hexdigit());
        is_hash.then(|| u64::from_str_radix(&hash[..16], 16).ok().map(Self))?
    }
}

/// A print is half of an unsalted hash of a password.
impl fmt::Debug for Print {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Print(…)")
    }
}

/// How seldom an unlisted password is taken for a listed one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grade {
    /// One in 256, 9 bits a password: about a gigabyte for a list of 900 million.
    Small,
    /// One in 65,536, 18 bits a password.
    Fine,
}

#[derive(Clone)]
enum Sieve {
    Small(BinaryFuse8),
    Fine(BinaryFuse16),
}

/// A screen in memory, with where its list came from and how long that was.
#[derive(Clone)]
pub struct Screen {
    sieve: Sieve,
    origin: String,
    size: u64,
}

impl fmt::Debug for Screen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Screen({} from {})", self.size, self.origin)
    }
}

/// Why no screen came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unfit {
    /// No list is that long, or its origin is longer than a line.
    TooMuch,
    /// By a chance so small that trying again with one print more or fewer is the remedy.
    Unlucky,
    /// Another file, or one of another version.
    NotAScreen,
    /// Cut off or altered.
    Damaged,
}

const MAGIC: &[u8; 8] = b"LKSCREEN";
const VERSION: u8 = 1;
/// Magic, version, grade, length of the origin, size, layout, checksum.
const HEADER: usize = 8 + 1 + 1 + 2 + 8 + 20 + 8;
const LONGEST_ORIGIN: usize = 200;

/// How a filter divides its fingerprints: the library's descriptor, whose type it does not name.
struct Layout {
    seed: u64,
    segment: u32,
    mask: u32,
    counted: u32,
}

macro_rules! layout_of {
    ($filter:expr) => {
        Layout {
            seed: $filter.descriptor.seed,
            segment: $filter.descriptor.segment_length,
            mask: $filter.descriptor.segment_length_mask,
            counted: $filter.descriptor.segment_count_length,
        }
    };
}

macro_rules! fill {
    ($filter:expr, $layout:expr, $prints:expr) => {
        $filter.descriptor.seed = $layout.seed;
        $filter.descriptor.segment_length = $layout.segment;
        $filter.descriptor.segment_length_mask = $layout.mask;
        $filter.descriptor.segment_count_length = $layout.counted;
        $filter.fingerprints = $prints;
    };
}

impl Screen {
    /// Out of a whole list, in any order and with repetitions. Takes some 40 bytes a password while
    /// it builds, so that is done once, beside the service.
    pub fn build(
        prints: impl IntoIterator<Item = Print>,
        grade: Grade,
        origin: &str,
    ) -> Result<Self, Unfit> {
        let mut keys: Vec<u64> = prints.into_iter().map(|print| print.0).collect();
        keys.sort_unstable();
        keys.dedup();
        if keys.len() > (u32::MAX / 2) as usize || origin.len() > LONGEST_ORIGIN {
            return Err(Unfit::TooMuch);
        }
        let sieve = match grade {
            Grade::Small => BinaryFuse8::try_from(&keys).map(Sieve::Small),
            Grade::Fine => BinaryFuse16::try_from(&keys).map(Sieve::Fine),
        };
        let sieve = sieve.map_err(|_| Unfit::Unlucky)?;
        Ok(Self { sieve, origin: origin.to_owned(), size: keys.len() as u64 })
    }

    pub fn contains(&self, print: Print) -> bool {
        self.size > 0
            && match &self.sieve {
                Sieve::Small(filter) => filter.contains(&print.0),
                Sieve::Fine(filter) => filter.contains(&print.0),
            }
    }

    /// Where the list came from, in its maker's words.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// Different passwords on the list.
    pub const fn size(&self) -> u64 {
        self.size
    }

    /// The file: a header, the origin, the fingerprints.
    pub fn to_bytes(&self) -> Vec<u8> {
        let (grade, layout, prints) = match &self.sieve {
            Sieve::Small(filter) => (8, layout_of!(filter), filter.fingerprints.to_vec()),
            Sieve::Fine(filter) => {
                let prints = filter.fingerprints.iter().flat_map(|print| print.to_le_bytes());
                (16, layout_of!(filter), prints.collect())
            }
        };
        let mut bytes = Vec::with_capacity(HEADER + self.origin.len() + prints.len());
        bytes.extend_from_slice(MAGIC);
        bytes.extend_from_slice(&[VERSION, grade]);
        // Bounded by LONGEST_ORIGIN when it was made or read.
        let origin_length = u16::try_from(self.origin.len()).unwrap_or(0);
        bytes.extend_from_slice(&origin_length.to_le_bytes());
        bytes.extend_from_slice(&self.size.to_le_bytes());
        bytes.extend_from_slice(&layout.seed.to_le_bytes());
        bytes.extend_from_slice(&layout.segment.to_le_bytes());
        bytes.extend_from_slice(&layout.mask.to_le_bytes());
        bytes.extend_from_slice(&layout.counted.to_le_bytes());
        let sum = checksum(&[&bytes, self.origin.as_bytes(), &prints]);
        bytes.extend_from_slice(&sum.to_le_bytes());
        bytes.extend_from_slice(self.origin.as_bytes());
        bytes.extend_from_slice(&prints);
        bytes
    }

    /// Reads a file again, and refuses one on which `contains` could stumble.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Unfit> {
        let (magic, after) = bytes.split_first_chunk::<8>().ok_or(Unfit::NotAScreen)?;
        let ([version, grade], after) = after.split_first_chunk().ok_or(Unfit::NotAScreen)?;
        if magic != MAGIC || *version != VERSION {
            return Err(Unfit::NotAScreen);
        }
        let (origin_length, after) = number(after, u16::from_le_bytes)?;
        let (size, after) = number(after, u64::from_le_bytes)?;
        let (seed, after) = number(after, u64::from_le_bytes)?;
        let (segment, after) = number(after, u32::from_le_bytes)?;
        let (mask, after) = number(after, u32::from_le_bytes)?;
        let (counted, after) = number(after, u32::from_le_bytes)?;
        let (sum, after) = number(after, u64::from_le_bytes)?;
        let (origin, prints) =
            after.split_at_checked(usize::from(origin_length)).ok_or(Unfit::Damaged)?;
        if sum != checksum(&[&bytes[..HEADER - 8], origin, prints]) {
            return Err(Unfit::Damaged);
        }
        let sieve = sieve(*grade, Layout { seed, segment, mask, counted }, prints)?;
        let origin = String::from_utf8(origin.to_vec()).map_err(|_| Unfit::Damaged)?;
        Ok(Self { sieve, origin, size })
    }
}

fn number<const N: usize, T>(bytes: &[u8], read: fn([u8; N]) -> T) -> Result<(T, &[u8]), Unfit> {
    let (first, rest) = bytes.split_first_chunk().ok_or(Unfit::Damaged)?;
    Ok((read(*first), rest))
}

/// The library makes filters out of keys only; its fields are open, so one without keys is filled.
const NO_KEYS: &[u64] = &[];

fn sieve(grade: u8, layout: Layout, prints: &[u8]) -> Result<Sieve, Unfit> {
    let length = match grade {
        8 => prints.len(),
        16 if prints.len().is_multiple_of(2) => prints.len() / 2,
        _ => return Err(Unfit::Damaged),
    };
    if !layout.reaches_exactly(length as u64) {
        return Err(Unfit::Damaged);
    }
    if grade == 8 {
        let mut filter = BinaryFuse8::try_from(NO_KEYS).map_err(|_| Unfit::Unlucky)?;
        fill!(filter, layout, prints.into());
        return Ok(Sieve::Small(filter));
    }
    let mut filter = BinaryFuse16::try_from(NO_KEYS).map_err(|_| Unfit::Unlucky)?;
    let (pairs, _) = prints.as_chunks::<2>();
    fill!(filter, layout, pairs.iter().map(|pair| u16::from_le_bytes(*pair)).collect());
    Ok(Sieve::Fine(filter))
}

impl Layout {
    /// A print is looked up in three segments in a row, the first of them among the counted ones:
    /// so two more than those must be there, and segments must begin where the mask thinks they do.
    fn reaches_exactly(&self, length: u64) -> bool {
        self.segment.is_power_of_two()
            && self.mask == self.segment - 1
            && self.counted.is_multiple_of(self.segment)
            && u64::from(self.counted) + 2 * u64::from(self.segment) == length
            && u32::try_from(length).is_ok()
    }
}

/// FNV-1a: against a bad disk, not against a forger, who could as well bring another list.
fn checksum(parts: &[&[u8]]) -> u64 {
    let bytes = parts.iter().flat_map(|part| part.iter());
    bytes.fold(0xCBF2_9CE4_8422_2325, |sum, byte| {
        (sum ^ u64::from(*byte)).wrapping_mul(0x100_0000_01B3)
    })
}

#[cfg(test)]
mod tests;
