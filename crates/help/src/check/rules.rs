//! Whether the page was asked for where we live. Pure.

/// Whether a `Host` header names the address the plan gave its portal.
pub fn is_ours(host: &str, origin: &str) -> bool {
    let (scheme, ours) = origin.split_once("://").unwrap_or(("https", origin));
    // Browsers leave out the port that goes without saying; a program in between may write it.
    let usual = if scheme == "http" { ":80" } else { ":443" };
    let bare = |place: &str| place.trim_end_matches('/').trim_end_matches(usual).to_lowercase();
    bare(host) == bare(ours)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn our_address_is_known_however_it_is_written_and_no_other_passes_for_it() {
        let ours = "https://juniper.example";
        for (host, origin, is) in [
            ("juniper.example", ours, true),
            ("Juniper.Example", ours, true),
            ("juniper.example:443", ours, true),
            ("juniper.example:8443", ours, false),
            ("juniper.example.evil.test", ours, false),
            ("www.juniper.example", ours, false),
            ("203.0.113.7", ours, false),
            ("", ours, false),
            ("127.0.0.1:8080", "http://127.0.0.1:8080", true),
            ("127.0.0.1", "http://127.0.0.1:8080", false),
            ("localhost", "http://localhost:80", true),
        ] {
            assert_eq!(is_ours(host, origin), is, "{host} at {origin}");
        }
    }
}
