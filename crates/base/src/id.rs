//! Identifiers: 128 random bits each (SECURITY 67), typed so that one cannot stand for another.

use std::fmt;

use data_encoding::{Encoding, HEXLOWER, HEXLOWER_PERMISSIVE, Specification};
use std::sync::LazyLock;

/// Sixteen bytes of chance, or of a keyed hash where the same input must find the same row.
pub type Entropy = [u8; 16];

/// Why a string is not an identifier.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct IdError;

impl fmt::Display for IdError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not an identifier")
    }
}

impl std::error::Error for IdError {}

/// Crockford's base 32, lower case, as it appears in addresses: no i, l, o or u.
static CROCKFORD: LazyLock<Encoding> = LazyLock::new(|| {
    let mut spec = Specification::new();
    spec.symbols.push_str("0123456789abcdefghjkmnpqrstvwxyz");
    spec.translate.from.push_str("ABCDEFGHJKMNPQRSTVWXYZILOilo");
    spec.translate.to.push_str("abcdefghjkmnpqrstvwxyz110110");
    // The specification above is a constant; a test encodes with it.
    #[expect(clippy::unwrap_used, reason = "constant input, covered by a test")]
    spec.encoding().unwrap()
});

fn write_id(bytes: &Entropy) -> String {
    CROCKFORD.encode(bytes)
}

fn read_id(text: &str) -> Result<Entropy, IdError> {
    let bytes = CROCKFORD.decode(text.as_bytes()).map_err(|_| IdError)?;
    bytes.try_into().map_err(|_| IdError)
}

/// Entropy that is no typed id as others read it and as keys hold it: 32 hexadecimal digits.
pub fn hex(id: Entropy) -> String {
    HEXLOWER.encode(&id)
}

/// What [`hex`] wrote, in either case.
pub fn from_hex(text: &str) -> Option<Entropy> {
    HEXLOWER_PERMISSIVE.decode(text.as_bytes()).ok()?.try_into().ok()
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Entropy);

        impl $name {
            pub const fn new(entropy: Entropy) -> Self {
                Self(entropy)
            }

            pub const fn bytes(&self) -> &Entropy {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&write_id(&self.0))
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}({})", stringify!($name), write_id(&self.0))
            }
        }

        impl std::str::FromStr for $name {
            type Err = IdError;
            fn from_str(text: &str) -> Result<Self, IdError> {
                read_id(text).map(Self)
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
                s.serialize_str(&write_id(&self.0))
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
                let text = <std::borrow::Cow<'de, str>>::deserialize(d)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }
    )+};
}

ids! {
    /// A person covered by the plan; also the owner under whose key their rows are sealed.
    MemberId,
    /// A way to sign in. One account belongs to one person and may act for others.
    AccountId,
    /// One sign-in attempt, from the form to its end.
    AttemptId,
    /// A signed-in browser. The row is found by the hash of its token, never by this.
    SessionId,
    /// A browser remembered for an account.
    DeviceId,
    /// An email address or phone number of an account.
    ContactId,
    /// A postal address a member added to the plan's own.
    AddressId,
    PasskeyId,
    /// An authenticator app, set up once; the next one has another id.
    AuthenticatorId,
    /// Ten saved codes, made at one time.
    SavedSetId,
    /// A span of coverage: one person, one plan, from a day to a day.
    CoverageId,
    /// A pharmacy, prescriber, plan sponsor or drug in the plan's directory.
    DirectoryId,
    PrescriptionId,
    /// A request that the plan approve a medicine: prior authorization.
    ApprovalId,
    /// One dispensing of a prescription.
    FillId,
    /// Refills chosen but not yet ordered.
    DraftId,
    OrderId,
    ClaimId,
    /// One payment, from the press of a button to its end.
    PaymentId,
    /// A line of a member's ledger: a bill, a payment, a refund, an adjustment.
    EntryId,
    /// A card or account kept at the payment provider.
    MethodId,
    /// That a member asks to be paid back, from the form to its end.
    ReimbursementId,
    /// That one person lets another help them get back in.
    CaregiverId,
    /// A link by which a member shares a card.
    LinkId,
    /// Work that leaves the transaction: a message, an order to the pharmacy, a look-up.
    JobId,
    /// One run of the importer.
    RunId,
    /// Somebody of the plan's staff, from their invitation on; never anybody else again.
    StaffId,
    /// What somebody wrote to us, with all that was answered.
    TicketId,
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn an_id_reads_back_from_its_address_in_either_case(bytes: [u8; 16]) {
            let id = ClaimId::new(bytes);
            prop_assert_eq!(id.to_string().parse(), Ok(id));
            prop_assert_eq!(id.to_string().to_uppercase().parse(), Ok(id));
        }

        #[test]
        fn no_text_makes_reading_an_id_panic(text in ".{0,40}") {
            let _ = (text.parse::<ClaimId>(), from_hex(&text));
        }

        #[test]
        fn hexadecimal_digits_read_back_in_either_case(bytes: [u8; 16]) {
            prop_assert_eq!(from_hex(&hex(bytes)), Some(bytes));
            prop_assert_eq!(from_hex(&hex(bytes).to_uppercase()), Some(bytes));
        }
    }

    #[test]
    fn hexadecimal_digits_are_32_whatever_the_first_ones_are() {
        let small = "0".repeat(31) + "7";
        assert_eq!(hex(7_u128.to_be_bytes()), small);
        for text in [&small[1..], "", "+0000000000000000000000000000007", &"é".repeat(16)] {
            assert_eq!(from_hex(text), None, "{text}");
        }
    }

    #[test]
    fn a_shortened_id_is_refused() {
        let text = ClaimId::new([7; 16]).to_string();
        assert_eq!(text.len(), 26);
        assert_eq!(text[..25].parse::<ClaimId>(), Err(IdError));
    }
}
