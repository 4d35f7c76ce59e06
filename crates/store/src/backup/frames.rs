//! The file: a mark, frames, and a keyed hash over every byte before it.
//!
//! A frame is its length (u32, little-endian), one byte for its kind, and its content.

use std::io::{self, Read, Write};

use super::Problem;
use crate::crypto::Running;

const MARK: &[u8] = b"latchkey backup\n";
/// Longer than any row: attachments are not kept in rows.
const LONGEST: usize = 64 << 20;
const MAC: usize = 32;

const HEADER: u8 = 1;
const ROW: u8 = 2;
const FOOTER: u8 = 3;

pub enum Frame {
    Header(Vec<u8>),
    /// The table's number in the header, and its cells.
    Row(u16, Vec<u8>),
    Footer(Vec<u8>),
}

pub struct Writer<W> {
    out: W,
    hash: Running,
    bytes: u64,
}

impl<W: Write> Writer<W> {
    pub fn begin(out: W, key: &[u8; 32]) -> io::Result<Self> {
        let mut writer = Self { out, hash: Running::new(key), bytes: 0 };
        writer.put(MARK)?;
        Ok(writer)
    }

    pub fn frame(&mut self, frame: &Frame) -> io::Result<()> {
        match frame {
            Frame::Header(content) => self.parts(HEADER, &[], content),
            Frame::Row(table, content) => self.parts(ROW, &table.to_le_bytes(), content),
            Frame::Footer(content) => self.parts(FOOTER, &[], content),
        }
    }

    fn parts(&mut self, kind: u8, front: &[u8], content: &[u8]) -> io::Result<()> {
        let length = front.len() + content.len();
        let too_long = || io::Error::other("a row is longer than a backup can hold");
        let length = u32::try_from(length).ok().filter(|length| *length as usize <= LONGEST);
        self.put(&length.ok_or_else(too_long)?.to_le_bytes())?;
        self.put(&[kind])?;
        self.put(front)?;
        self.put(content)
    }

    fn put(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.hash.update(bytes);
        self.bytes += bytes.len() as u64;
        self.out.write_all(bytes)
    }

    /// The hash, last; says how long the file became.
    pub fn end(self) -> io::Result<(W, u64)> {
        let Self { mut out, hash, bytes } = self;
        out.write_all(&hash.finish())?;
        Ok((out, bytes + MAC as u64))
    }
}

pub struct Reader<R> {
    input: R,
    hash: Running,
    bytes: u64,
}

impl<R: Read> Reader<R> {
    pub fn begin(input: R, key: &[u8; 32]) -> Result<Self, Problem> {
        let mut reader = Self { input, hash: Running::new(key), bytes: 0 };
        let mark = reader.take(MARK.len()).map_err(|problem| match problem {
            Problem::Damaged(_) => Problem::NotABackup,
            other => other,
        })?;
        if mark == MARK { Ok(reader) } else { Err(Problem::NotABackup) }
    }

    pub fn frame(&mut self) -> Result<Frame, Problem> {
        let broken = || Problem::Damaged("a part of it does not read");
        let head = self.take(5)?;
        let (length, kind) = head.split_first_chunk::<4>().ok_or_else(broken)?;
        let length = u32::from_le_bytes(*length) as usize;
        if length > LONGEST {
            return Err(broken());
        }
        let content = self.take(length)?;
        match kind {
            [HEADER] => Ok(Frame::Header(content)),
            [FOOTER] => Ok(Frame::Footer(content)),
            [ROW] => {
                let (table, cells) = content.split_first_chunk::<2>().ok_or_else(broken)?;
                Ok(Frame::Row(u16::from_le_bytes(*table), cells.to_vec()))
            }
            _ => Err(broken()),
        }
    }

    /// Exactly so many bytes; memory grows only as they come, whatever a damaged length says.
    fn take(&mut self, length: usize) -> Result<Vec<u8>, Problem> {
        let mut bytes = Vec::with_capacity(length.min(64 << 10));
        self.input.by_ref().take(length as u64).read_to_end(&mut bytes)?;
        if bytes.len() < length {
            return Err(Problem::Damaged("it ends too early"));
        }
        self.hash.update(&bytes);
        self.bytes += length as u64;
        Ok(bytes)
    }

    /// The hash must fit all that was read, and nothing may follow it.
    pub fn end(&mut self) -> Result<u64, Problem> {
        let mut rest = Vec::new();
        self.input.by_ref().take(MAC as u64 + 1).read_to_end(&mut rest)?;
        if self.hash.fits(&rest) {
            Ok(self.bytes + MAC as u64)
        } else {
            Err(Problem::Damaged("its hash does not fit"))
        }
    }
}
