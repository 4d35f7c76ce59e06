//! The words every room shares. Nothing here knows a database, HTTP, a clock or chance.

mod day;
mod drug;
mod id;
mod label;
mod lang;
mod luck;
mod member;
mod money;
mod npi;
mod payment_card;
mod reach;
mod secret;
mod terms;
mod time;

pub use day::{Day, DayError};
pub use drug::{Ndc, NdcError};
pub use id::{
    AccountId, AddressId, ApprovalId, AttemptId, AuthenticatorId, CaregiverId, ClaimId, ContactId,
    CoverageId, DeviceId, DirectoryId, DraftId, Entropy, EntryId, FillId, IdError, JobId, LinkId,
    MemberId, MethodId, OrderId, PasskeyId, PaymentId, PrescriptionId, ReimbursementId, RunId,
    SavedSetId, SessionId, StaffId, TicketId, from_hex, hex,
};
pub use label::label_number;
pub use lang::{Lang, Reading, TextSize};
pub use luck::{Luck, SeededLuck};
pub use member::MemberScope;
pub use money::{Money, MoneyError};
pub use npi::{Npi, NpiError};
pub use payment_card::holds_card_number;
pub use reach::{Email, Phone, bare, folded};
pub use secret::{Private, Secret};
pub use terms::{PlanKind, RefillTerms, Shipping};
pub use time::{Clock, Timestamp};
