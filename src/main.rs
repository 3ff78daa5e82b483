//! The command `trykk`.

fn main() {}
