//! Help me get in: the way back for whoever cannot sign in.
//!
//! `flow` decides, purely: evidence, tiers, clocks, vetoes, freezing.

pub mod flow;
