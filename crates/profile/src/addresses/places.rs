//! The states, territories and military post offices that United States mail goes to, and which
//! ZIP Codes lie in each (USPS Publication 28, appendix B; the three-digit prefixes of labeling
//! list L002). Pure.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Code and name, in the order of a drop-down list. Names are the post office's own.
pub const STATES: [(&str, &str); 59] = [
    ("AL", "Alabama"),
    ("AK", "Alaska"),
    ("AS", "American Samoa"),
    ("AZ", "Arizona"),
    ("AR", "Arkansas"),
    ("CA", "California"),
    ("CO", "Colorado"),
    ("CT", "Connecticut"),
    ("DE", "Delaware"),
    ("DC", "District of Columbia"),
    ("FM", "Federated States of Micronesia"),
    ("FL", "Florida"),
    ("GA", "Georgia"),
    ("GU", "Guam"),
    ("HI", "Hawaii"),
    ("ID", "Idaho"),
    ("IL", "Illinois"),
    ("IN", "Indiana"),
    ("IA", "Iowa"),
    ("KS", "Kansas"),
    ("KY", "Kentucky"),
    ("LA", "Louisiana"),
    ("ME", "Maine"),
    ("MH", "Marshall Islands"),
    ("MD", "Maryland"),
    ("MA", "Massachusetts"),
    ("MI", "Michigan"),
    ("MN", "Minnesota"),
    ("MS", "Mississippi"),
    ("MO", "Missouri"),
    ("MT", "Montana"),
    ("NE", "Nebraska"),
    ("NV", "Nevada"),
    ("NH", "New Hampshire"),
    ("NJ", "New Jersey"),
    ("NM", "New Mexico"),
    ("NY", "New York"),
    ("NC", "North Carolina"),
    ("ND", "North Dakota"),
    ("MP", "Northern Mariana Islands"),
    ("OH", "Ohio"),
    ("OK", "Oklahoma"),
    ("OR", "Oregon"),
    ("PW", "Palau"),
    ("PA", "Pennsylvania"),
    ("PR", "Puerto Rico"),
    ("RI", "Rhode Island"),
    ("SC", "South Carolina"),
    ("SD", "South Dakota"),
    ("TN", "Tennessee"),
    ("TX", "Texas"),
    ("UT", "Utah"),
    ("VT", "Vermont"),
    ("VI", "Virgin Islands"),
    ("VA", "Virginia"),
    ("WA", "Washington"),
    ("WV", "West Virginia"),
    ("WI", "Wisconsin"),
    ("WY", "Wyoming"),
];

/// Military and diplomatic mail: the Americas, Europe with Africa and the Middle East, the Pacific.
pub const MILITARY: [&str; 3] = ["AA", "AE", "AP"];

/// From one prefix of three digits to another, both counted.
const PREFIXES: [(u16, u16, &str); 69] = [
    (5, 5, "NY"),
    (6, 7, "PR"),
    (8, 8, "VI"),
    (9, 9, "PR"),
    (10, 27, "MA"),
    (28, 29, "RI"),
    (30, 38, "NH"),
    (39, 49, "ME"),
    (50, 54, "VT"),
    (55, 55, "MA"),
    (56, 59, "VT"),
    (60, 69, "CT"),
    (70, 89, "NJ"),
    (90, 99, "AE"),
    (100, 149, "NY"),
    (150, 196, "PA"),
    (197, 199, "DE"),
    (200, 200, "DC"),
    (201, 201, "VA"),
    (202, 205, "DC"),
    (206, 219, "MD"),
    (220, 246, "VA"),
    (247, 268, "WV"),
    (270, 289, "NC"),
    (290, 299, "SC"),
    (300, 319, "GA"),
    (320, 339, "FL"),
    (340, 340, "AA"),
    (341, 349, "FL"),
    (350, 369, "AL"),
    (370, 385, "TN"),
    (386, 397, "MS"),
    (398, 399, "GA"),
    (400, 427, "KY"),
    (430, 459, "OH"),
    (460, 479, "IN"),
    (480, 499, "MI"),
    (500, 528, "IA"),
    (530, 549, "WI"),
    (550, 567, "MN"),
    (569, 569, "DC"),
    (570, 577, "SD"),
    (580, 588, "ND"),
    (590, 599, "MT"),
    (600, 629, "IL"),
    (630, 658, "MO"),
    (660, 679, "KS"),
    (680, 693, "NE"),
    (700, 714, "LA"),
    (716, 729, "AR"),
    (730, 731, "OK"),
    (733, 733, "TX"),
    (734, 749, "OK"),
    (750, 799, "TX"),
    (800, 816, "CO"),
    (820, 831, "WY"),
    (832, 838, "ID"),
    (840, 847, "UT"),
    (850, 865, "AZ"),
    (870, 884, "NM"),
    (885, 885, "TX"),
    (889, 898, "NV"),
    (900, 961, "CA"),
    (962, 966, "AP"),
    (967, 968, "HI"),
    (969, 969, "GU"),
    (970, 979, "OR"),
    (980, 994, "WA"),
    (995, 999, "AK"),
];

/// Whole codes that lie elsewhere than their neighbours, or in two states.
const CODES: [(u32, u32, &str); 20] = [
    (2861, 2861, "MA"),
    (6390, 6390, "NY"),
    (42223, 42223, "TN"),
    (59221, 59221, "ND"),
    (63673, 63673, "IL"),
    (71749, 71749, "LA"),
    (73949, 73949, "TX"),
    (81137, 81137, "NM"),
    (83414, 83414, "WY"),
    (84536, 84536, "AZ"),
    (86044, 86044, "UT"),
    (86515, 86515, "NM"),
    (88063, 88063, "TX"),
    (89439, 89439, "CA"),
    (96799, 96799, "AS"),
    (96939, 96940, "PW"),
    (96941, 96944, "FM"),
    (96950, 96952, "MP"),
    (96960, 96970, "MH"),
    (97635, 97635, "CA"),
];

/// A state, a territory, or a military region.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct State(&'static str);

impl State {
    /// By its two letters, in either case.
    pub fn read(code: &str) -> Option<Self> {
        let code = code.trim();
        let known = STATES.iter().map(|(code, _)| *code).chain(MILITARY);
        known.into_iter().find(|known| known.eq_ignore_ascii_case(code)).map(Self)
    }

    pub const fn code(self) -> &'static str {
        self.0
    }

    /// Empty for the military regions, whose names stand in the catalogue.
    pub fn name(self) -> &'static str {
        STATES.iter().find(|(code, _)| *code == self.0).map_or("", |(_, name)| name)
    }

    pub fn is_military(self) -> bool {
        MILITARY.contains(&self.0)
    }

    pub fn is_puerto_rico(self) -> bool {
        self.0 == "PR"
    }
}

impl fmt::Display for State {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl Serialize for State {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(self.0)
    }
}

impl<'de> Deserialize<'de> for State {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(d)?;
        Self::read(&text).ok_or_else(|| serde::de::Error::custom("no state"))
    }
}

/// Five digits, or nine.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Zip(String);

/// Where a ZIP Code lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lies {
    There,
    /// In this state instead.
    In(State),
    /// No code begins so.
    Nowhere,
}

impl Zip {
    /// `12207`, `12207-1234`, `12207 1234`, `122071234`.
    pub fn read(text: &str) -> Option<Self> {
        let odd = |c: char| !(c.is_ascii_digit() || c.is_whitespace() || "-–—".contains(c));
        if text.contains(odd) {
            return None;
        }
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        match digits.len() {
            5 => Some(Self(digits)),
            9 => Some(Self(format!("{}-{}", &digits[..5], &digits[5..]))),
            _ => None,
        }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it lies in `state`, as far as the post office's ranges tell.
    pub fn lies(&self, state: State) -> Lies {
        let five: u32 = self.0.get(..5).and_then(|five| five.parse().ok()).unwrap_or(0);
        let of_code = CODES.iter().find(|(from, to, _)| (*from..=*to).contains(&five));
        if of_code.is_some_and(|(_, _, code)| *code == state.code()) {
            return Lies::There;
        }
        let prefix = u16::try_from(five / 100).unwrap_or(u16::MAX);
        let of_range = PREFIXES.iter().find(|(from, to, _)| (*from..=*to).contains(&prefix));
        let Some(found) = of_range.and_then(|(_, _, code)| State::read(code)) else {
            return Lies::Nowhere;
        };
        if found == state { Lies::There } else { Lies::In(found) }
    }
}

impl fmt::Debug for Zip {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Zip(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lies(zip: &str, state: &str) -> Lies {
        Zip::read(zip).unwrap().lies(State::read(state).unwrap())
    }

    #[test]
    fn a_zip_code_is_read_in_the_ways_people_write_it() {
        for (text, read) in [
            ("12207", "12207"),
            (" 12207 ", "12207"),
            ("12207-1234", "12207-1234"),
            ("122071234", "12207-1234"),
            ("12207 – 1234", "12207-1234"),
            ("00926", "00926"),
        ] {
            assert_eq!(Zip::read(text).unwrap().as_str(), read, "{text}");
        }
        for text in ["", "1220", "122071", "1220A", "12207-12345", "１２２０７", "-----"] {
            assert_eq!(Zip::read(text), None, "{text}");
        }
    }

    #[test]
    fn a_zip_code_lies_in_its_state_and_in_no_other() {
        for (zip, state) in [
            ("12207", "NY"),
            ("00501", "NY"),
            ("00926", "PR"),
            ("00802", "VI"),
            ("05501", "MA"),
            ("20001", "DC"),
            ("33101", "FL"),
            ("73301", "TX"),
            ("88510", "TX"),
            ("99501", "AK"),
            ("09499-0074", "AE"),
            ("34002", "AA"),
            ("96667", "AP"),
            ("96799", "AS"),
            ("96910", "GU"),
            ("96950", "MP"),
            // In two states.
            ("42223", "KY"),
            ("42223", "TN"),
            ("06390", "NY"),
        ] {
            assert_eq!(lies(zip, state), Lies::There, "{zip} {state}");
        }
        let new_york = State::read("NY").unwrap();
        assert_eq!(lies("12207", "NJ"), Lies::In(new_york));
        assert_eq!(lies("12207", "AE"), Lies::In(new_york));
        assert_eq!(lies("00000", "NY"), Lies::Nowhere);
    }

    #[test]
    fn every_state_has_a_name_and_some_zip_code_of_its_own() {
        for (code, name) in STATES {
            let state = State::read(code).unwrap();
            assert_eq!((state.name(), state.is_military()), (name, false));
            let ours = PREFIXES.iter().any(|(_, _, of)| *of == code)
                || CODES.iter().any(|(_, _, of)| *of == code);
            assert!(ours, "{code}");
        }
        assert_eq!(State::read("pr").map(State::is_puerto_rico), Some(true));
        assert_eq!(State::read("XX"), None);
    }
}
