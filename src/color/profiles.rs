//! The colour profiles that come with the program (ICC.1), as the bytes of their files: see
//! `profiles/README.md` for what each describes and whose data it is.

/// The colours of screens (IEC 61966-2-1).
pub const SRGB: &[u8] = include_bytes!("profiles/sRGB.icc");
/// Offset on coated paper: what print shops expect where nothing else is said, and what pictures in four
/// inks are taken to be in that do not say it.
pub const FOGRA39: &[u8] = include_bytes!("profiles/FOGRA39L_coated.icc");
/// Offset on uncoated paper.
pub const FOGRA29: &[u8] = include_bytes!("profiles/FOGRA29L_uncoated.icc");
