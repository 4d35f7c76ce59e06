//! Where a request comes from, as far as that can be known (GUARD 3).

// Addresses as values only: `core::net` holds no sockets.
use core::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::fmt;

/// The neighbourhood of an address: an IPv4 /24 or an IPv6 /56, about what one household, office
/// or rented machine can change its address within.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Prefix {
    V4([u8; 3]),
    V6([u8; 7]),
}

impl Prefix {
    pub fn of(address: IpAddr) -> Self {
        match address.to_canonical() {
            IpAddr::V4(four) => {
                let [a, b, c, _] = four.octets();
                Self::V4([a, b, c])
            }
            IpAddr::V6(six) => {
                let mut first = [0; 7];
                first.copy_from_slice(six.octets().split_at(7).0);
                Self::V6(first)
            }
        }
    }
}

/// As it stands as a key in a table: `192.0.2.0/24`, `2001:db8::/56`.
impl fmt::Display for Prefix {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::V4([a, b, c]) => write!(f, "{}/24", Ipv4Addr::new(a, b, c, 0)),
            Self::V6(bytes) => {
                let mut octets = [0; 16];
                octets[..7].copy_from_slice(&bytes);
                write!(f, "{}/56", Ipv6Addr::from(octets))
            }
        }
    }
}

/// A stretch of addresses, such as those of our own proxies: `10.0.0.0/8`, `fd00::/8`, `192.0.2.7`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Net {
    address: IpAddr,
    bits: u32,
}

impl Net {
    /// Nothing when it is no address, or asks for more bits than an address has.
    pub fn parse(text: &str) -> Option<Self> {
        let (address, bits) = match text.trim().split_once('/') {
            None => (text.trim(), None),
            Some((address, bits)) => (address, Some(bits.parse::<u32>().ok()?)),
        };
        let address = address.parse::<IpAddr>().ok()?;
        let most = if address.is_ipv4() { 32 } else { 128 };
        let bits = bits.unwrap_or(most);
        (bits <= most).then_some(Self { address, bits })
    }

    pub fn holds(&self, address: IpAddr) -> bool {
        match (self.address, address.to_canonical()) {
            (IpAddr::V4(net), IpAddr::V4(one)) => {
                let differ = u32::from(net) ^ u32::from(one);
                differ.leading_zeros() >= self.bits
            }
            (IpAddr::V6(net), IpAddr::V6(one)) => {
                let differ = u128::from(net) ^ u128::from(one);
                differ.leading_zeros() >= self.bits
            }
            _ => false,
        }
    }
}

/// Who asks (GUARD 3): the nearest address that is not one of our proxies.
///
/// `forwarded` are the lines of `X-Forwarded-For` in the order they came, each perhaps a list. Each
/// proxy writes at the end whom it heard from, so the end is read first and only as far as our own
/// proxies vouch for it: what stands before that anybody may have written. A word that is no
/// address ends the reading at the proxy that passed it on.
pub fn client_address(peer: IpAddr, forwarded: &[&str], trusted: &[Net]) -> IpAddr {
    let is_ours = |address| trusted.iter().any(|net| net.holds(address));
    let mut client = peer.to_canonical();
    for word in forwarded.iter().rev().flat_map(|line| line.rsplit(',')) {
        if !is_ours(client) {
            break;
        }
        let Some(told) = address_in(word) else { break };
        client = told.to_canonical();
    }
    client
}

/// An address as proxies write it: alone, in brackets, or with a port.
fn address_in(word: &str) -> Option<IpAddr> {
    let word = word.trim();
    if let Some(rest) = word.strip_prefix('[') {
        return rest.split_once(']')?.0.parse().ok();
    }
    let alone = word.parse().ok();
    alone.or_else(|| word.rsplit_once(':')?.0.parse::<Ipv4Addr>().ok().map(IpAddr::V4))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn ip(text: &str) -> IpAddr {
        text.parse().unwrap()
    }

    fn check(peer: &str, forwarded: &[&str], client: &str) {
        let trusted = ["10.0.0.0/8", "fd00::/8"].map(|net| Net::parse(net).unwrap());
        assert_eq!(client_address(ip(peer), forwarded, &trusted), ip(client), "{forwarded:?}");
    }

    #[test]
    fn guard_3_neighbours_share_a_prefix_and_others_do_not() {
        let of = |text| Prefix::of(ip(text)).to_string();
        assert_eq!(of("192.0.2.7"), "192.0.2.0/24");
        assert_eq!(of("::ffff:192.0.2.9"), "192.0.2.0/24");
        assert_eq!(of("2001:db8:1:2ff::1"), "2001:db8:1:200::/56");
        assert_ne!(of("2001:db8:1:300::1"), of("2001:db8:1:2ff::1"));
    }

    #[test]
    fn guard_3_a_stranger_who_writes_the_header_is_still_the_stranger() {
        check("203.0.113.5", &["198.51.100.1"], "203.0.113.5");
        check("10.0.0.2", &["198.51.100.1, 203.0.113.5"], "203.0.113.5");
        check("10.0.0.2", &["198.51.100.1", "203.0.113.5"], "203.0.113.5");
    }

    #[test]
    fn guard_3_a_chain_of_our_own_proxies_is_followed_to_its_end() {
        check("10.0.0.2", &["203.0.113.5, 10.0.0.9"], "203.0.113.5");
        check("fd00::2", &["[2001:db8::5]:443, fd00::9"], "2001:db8::5");
        check("10.0.0.2", &["203.0.113.5:1234"], "203.0.113.5");
        check("10.0.0.2", &["10.0.0.7"], "10.0.0.7");
    }

    #[test]
    fn guard_3_a_word_that_is_no_address_ends_the_reading() {
        check("10.0.0.2", &["203.0.113.5, unknown"], "10.0.0.2");
        check("10.0.0.2", &[""], "10.0.0.2");
        check("10.0.0.2", &[], "10.0.0.2");
    }

    #[test]
    fn a_net_with_too_many_bits_is_none() {
        assert_eq!(Net::parse("10.0.0.0/33"), None);
        assert!(Net::parse("0.0.0.0/0").unwrap().holds(ip("203.0.113.5")));
        assert!(!Net::parse("::/0").unwrap().holds(ip("203.0.113.5")));
    }

    proptest! {
        #[test]
        fn guard_3_without_proxies_no_header_changes_who_asks(
            peer in any::<[u8; 4]>(), lines in prop::collection::vec(".{0,40}", 0..4)
        ) {
            let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
            prop_assert_eq!(client_address(IpAddr::from(peer), &lines, &[]), IpAddr::from(peer));
        }
    }
}
