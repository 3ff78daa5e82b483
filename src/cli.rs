//! The command line: what a person sees and types. It drives every stage; nothing imports it.

pub mod report;
