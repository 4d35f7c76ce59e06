//! Which machines may be called, as a stranger types them and as their names are looked up.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// Longer than any sensible address of a machine.
const LONGEST: usize = 400;

/// The address of a machine that may be called, in its plain form: by name, over TLS on its usual
/// port, without a login in it. What that name leads to is looked at with each call.
pub fn read(typed: &str) -> Option<String> {
    let typed = typed.trim();
    let address = url::Url::parse(typed).ok().filter(|_| typed.len() <= LONGEST)?;
    let name = address.domain()?.trim_end_matches('.').to_owned();
    let inner = [".localhost", ".local", ".internal", ".home.arpa", ".onion"];
    let sound = address.scheme() == "https"
        && address.port().is_none()
        && address.username().is_empty()
        && address.password().is_none()
        && address.fragment().is_none()
        && name.contains('.')
        && !inner.iter().any(|end| name.ends_with(end));
    sound.then(|| address.to_string())
}

/// The machine's name: what checks of it are rationed by.
pub fn host(address: &str) -> String {
    url::Url::parse(address)
        .ok()
        .and_then(|url| url.host_str().map(str::to_owned))
        .unwrap_or_default()
}

/// Whether anybody could reach this address: not ourselves, not the house's own network, not a
/// machine that hands out keys to its neighbours (IANA special-purpose registries).
pub const fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(four) => is_public_four(four),
        IpAddr::V6(six) => is_public_six(six),
    }
}

const fn is_public_four(address: Ipv4Addr) -> bool {
    let [a, b, c, _] = address.octets();
    !(address.is_private()
        || address.is_loopback()
        || address.is_link_local()
        || address.is_documentation()
        || matches!(
            (a, b, c),
            (0 | 224..=255, _, _)
                | (100, 64..=127, _)
                | (192, 0, 0)
                | (192, 88, 99)
                | (198, 18 | 19, _)
        ))
}

const fn is_public_six(address: Ipv6Addr) -> bool {
    let [a, b, ..] = address.segments();
    // Of what is handed out to anyone (2000::/3), not what leads into other networks (Teredo,
    // 6to4) or is for examples.
    matches!(a, 0x2000..=0x3fff)
        && !matches!((a, b), (0x2001, 0..=0x1ff | 0xdb8) | (0x2002, _) | (0x3fff, 0..=0xfff))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_machine_is_named_by_a_name_that_anybody_could_reach_over_tls() {
        for good in ["https://hooks.juniper.example/status", " https://a.example/x?y=1 "] {
            assert!(read(good).is_some(), "{good}");
        }
        for bad in [
            "",
            "hooks.juniper.example",
            "http://hooks.juniper.example/",
            "https://hooks.juniper.example:8443/",
            "https://me:secret@hooks.juniper.example/",
            "https://me@hooks.juniper.example/",
            "https://hooks.juniper.example/#x",
            "https://localhost/",
            "https://printer/",
            "https://printer.local/",
            "https://metadata.google.internal/",
            "https://a.localhost./",
            "https://127.0.0.1/",
            "https://0x7f.1/",
            "https://2130706433/",
            "https://169.254.169.254/latest",
            "https://[::1]/",
            "https://[::ffff:127.0.0.1]/",
            "file:///etc/passwd",
            "javascript:alert(1)",
        ] {
            assert_eq!(read(bad), None, "{bad}");
        }
        assert_eq!(read(&format!("https://a.example/{}", "x".repeat(LONGEST))), None);
    }

    #[test]
    fn a_name_that_leads_into_a_private_network_leads_nowhere() {
        for public in ["93.184.216.34", "8.8.8.8", "100.63.0.1", "2606:2800:220:1::1"] {
            assert!(is_public(public.parse().unwrap()), "{public}");
        }
        for inner in [
            "127.0.0.1",
            "10.1.2.3",
            "172.16.0.1",
            "172.31.255.255",
            "192.168.1.1",
            "0.0.0.0",
            "169.254.169.254",
            "100.64.0.1",
            "192.0.0.8",
            "198.18.0.1",
            "224.0.0.1",
            "240.0.0.1",
            "255.255.255.255",
            "192.0.2.1",
            "::1",
            "::",
            "::ffff:10.0.0.1",
            "64:ff9b::a00:1",
            "fe80::1",
            "fc00::1",
            "fd12::1",
            "ff02::1",
            "2001::1",
            "2001:db8::1",
            "2002:a00:1::1",
            "3fff:1::1",
        ] {
            assert!(!is_public(inner.parse().unwrap()), "{inner}");
        }
    }
}
