//! "Help me get in". Recovery moves in here (DESIGN 3); until then this page says honestly what
//! helps today.

pub(crate) mod pages;
