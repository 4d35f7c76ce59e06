//! Where a request came from, as a job keeps it.

use guard::Prefix;

pub fn bytes_of(prefix: Prefix) -> Vec<u8> {
    match prefix {
        Prefix::V4(bytes) => bytes.to_vec(),
        Prefix::V6(bytes) => bytes.to_vec(),
    }
}

pub fn prefix_of(bytes: &[u8]) -> Option<Prefix> {
    match bytes.len() {
        3 => bytes.try_into().ok().map(Prefix::V4),
        _ => bytes.try_into().ok().map(Prefix::V6),
    }
}
