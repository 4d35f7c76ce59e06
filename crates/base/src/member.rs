//! In whose name data is asked for (STYLE 7).

use crate::MemberId;

/// The right to read and change one member's rows. Minted where somebody has proved who they are
/// (`access`), where the plan's own files are loaded (`import`), and where a job or a link acts for
/// the member it belongs to; `cargo xtask tidy` watches that nothing else mints one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MemberScope(MemberId);

impl MemberScope {
    pub const fn of(member: MemberId) -> Self {
        Self(member)
    }

    pub const fn member(&self) -> MemberId {
        self.0
    }
}
