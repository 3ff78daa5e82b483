//! The disk: how finished files get there. No stage names it; only the command line does.

pub mod write;
