//! A browser in words its owner knows: "Chrome on Windows". Read from the User-Agent header, which
//! anybody may forge: good for telling one's own sign-ins apart, proof of nothing.

use serde::{Deserialize, Serialize};

/// The family of a browser and of the system it runs on, as brand names; empty when unknown.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Browser {
    pub name: String,
    pub system: String,
}

impl Browser {
    /// First fit wins: browsers name those they descend from as well.
    pub const NAMES: &[(&'static str, &'static str)] = &[
        ("Edg/", "Edge"),
        ("EdgA/", "Edge"),
        ("EdgiOS/", "Edge"),
        ("OPR/", "Opera"),
        ("SamsungBrowser/", "Samsung Internet"),
        ("DuckDuckGo/", "DuckDuckGo"),
        ("FxiOS/", "Firefox"),
        ("Firefox/", "Firefox"),
        ("CriOS/", "Chrome"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ];

    /// The same of systems.
    pub const SYSTEMS: &[(&'static str, &'static str)] = &[
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Android", "Android"),
        ("CrOS", "ChromeOS"),
        ("Windows", "Windows"),
        ("Mac OS X", "Mac"),
        ("Linux", "Linux"),
    ];

    pub fn of(user_agent: &str) -> Self {
        let first = |known: &[(&str, &str)]| {
            let fit = known.iter().find(|(mark, _)| user_agent.contains(mark));
            fit.map_or_else(String::new, |(_, word)| (*word).to_owned())
        };
        Self { name: first(Self::NAMES), system: first(Self::SYSTEMS) }
    }

    /// The first number of its version, where the header tells: what somebody who is to look at a
    /// failure needs. It is not kept with sign-ins.
    pub fn version_in(user_agent: &str) -> Option<u32> {
        let (mark, _) = Self::NAMES.iter().find(|(mark, _)| user_agent.contains(mark))?;
        // Safari says its own elsewhere.
        let mark = if *mark == "Safari/" { "Version/" } else { mark };
        let (_, rest) = user_agent.split_once(mark)?;
        rest.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_browsers_are_named_as_their_owners_name_them() {
        let table = [
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) \
              Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0",
                "Edge",
                "Windows",
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 \
              (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1",
                "Safari",
                "iPhone",
            ),
            (
                "Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) \
              Chrome/142.0.0.0 Mobile Safari/537.36",
                "Chrome",
                "Android",
            ),
            (
                "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0",
                "Firefox",
                "Linux",
            ),
            ("curl/8.0", "", ""),
            ("", "", ""),
        ];
        for (agent, name, system) in table {
            let browser = Browser::of(agent);
            assert_eq!((browser.name.as_str(), browser.system.as_str()), (name, system), "{agent}");
        }
    }

    #[test]
    fn the_version_is_the_first_number_after_the_brand() {
        let table = [
            ("Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0", Some(145)),
            ("Mozilla/5.0 (iPhone) Version/18.1 Mobile/15E148 Safari/604.1", Some(18)),
            ("Mozilla/5.0 Chrome/142.0.0.0 Safari/537.36 Edg/141.0.1", Some(141)),
            ("Chrome/99999999999999", None),
            ("curl/8.0", None),
        ];
        for (agent, version) in table {
            assert_eq!(Browser::version_in(agent), version, "{agent}");
        }
    }
}
