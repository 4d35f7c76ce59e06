//! Whether a request comes from the provider: HMAC-SHA1 over the address it was sent to and its
//! fields, sorted by name, under the account's key. SHA-1 is the provider's choice; as a keyed
//! hash it still holds.

use aws_lc_rs::hmac;
use base::Secret;
use data_encoding::BASE64;

/// The header that carries it.
pub const HEADER: &str = "x-twilio-signature";

/// `address` is the whole address as the provider knows it, query included.
pub fn fits<'a>(
    key: &Secret,
    address: &str,
    fields: impl Iterator<Item = (&'a str, &'a str)>,
    signature: &str,
) -> bool {
    let Ok(tag) = BASE64.decode(signature.as_bytes()) else { return false };
    hmac::verify(&keyed(key), said(address, fields).as_bytes(), &tag).is_ok()
}

fn keyed(key: &Secret) -> hmac::Key {
    hmac::Key::new(hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, key.expose().as_bytes())
}

/// A field sent twice with one text is said once.
fn said<'a>(address: &str, fields: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    let mut fields: Vec<_> = fields.collect();
    fields.sort_unstable();
    fields.dedup();
    let pairs = fields.into_iter().flat_map(|(name, text)| [name, text]);
    std::iter::once(address).chain(pairs).collect()
}

#[cfg(test)]
pub(crate) fn sign(key: &Secret, address: &str, fields: &[(&str, &str)]) -> String {
    let said = said(address, fields.iter().copied());
    BASE64.encode(hmac::sign(&keyed(key), said.as_bytes()).as_ref())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Twilio's documentation of its signatures, and the tests of its client libraries.
    const ADDRESS: &str = "https://mycompany.com/myapp.php?foo=1&bar=2";
    const FIELDS: [(&str, &str); 5] = [
        ("CallSid", "CA1234567890ABCDE"),
        ("Digits", "1234"),
        ("From", "+14158675309"),
        ("To", "+18005551212"),
        ("Caller", "+14158675309"),
    ];
    const SIGNATURE: &str = "RSOYDt4T1cUTdK1PDd93/VVr8B8=";

    fn known(key: &str, address: &str, fields: &[(&str, &str)], signature: &str) -> bool {
        fits(&Secret::new(key.to_owned()), address, fields.iter().copied(), signature)
    }

    #[test]
    fn the_providers_own_example_fits() {
        assert!(known("12345", ADDRESS, &FIELDS, SIGNATURE));
    }

    #[test]
    fn fields_sent_twice_are_signed_as_the_provider_signs_them() {
        let twice = [
            ("Sid", "CA123"),
            ("SidAccount", "AC123"),
            ("Digits", "5678"),
            ("Digits", "1234"),
            ("Digits", "1234"),
        ];
        assert!(known("12345", ADDRESS, &twice, "IK+Dwps556ElfBT0I3Rgjkr1wJU="));
    }

    #[test]
    fn another_key_address_field_or_signature_does_not_fit() {
        let fewer = &FIELDS[..4];
        assert!(!known("12346", ADDRESS, &FIELDS, SIGNATURE));
        assert!(!known("12345", "https://mycompany.com/myapp.php", &FIELDS, SIGNATURE));
        assert!(!known("12345", ADDRESS, fewer, SIGNATURE));
        for odd in ["", "RSOYDt4T", "not base 64", "RSOYDt4T1cUTdK1PDd93/VVr8B9="] {
            assert!(!known("12345", ADDRESS, &FIELDS, odd), "{odd}");
        }
    }
}
