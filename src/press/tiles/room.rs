//! The room that ticks and labels need beside the picture of a tile.

use crate::units::Abs;

/// From the picture to what stands beside it.
pub const GAP: Abs = Abs::mm(0.5);

/// A shorter tick is not seen.
pub const SHORTEST_TICK: Abs = Abs::mm(1.5);

/// What a tick needs beside the picture.
pub const FOR_TICK: Abs = Abs::mm(GAP.to_mm() + SHORTEST_TICK.to_mm());
