//! A seed → numbers that look like chance and are the same each time (SplitMix64, Steele and others 2014).

/// The numbers that follow a seed.
#[derive(Debug, Clone)]
pub struct Chance(u64);

impl Chance {
    /// Those of one input: each has its own.
    pub fn of(seed: u64, number: u64) -> Self {
        let mut chance = Self(seed ^ number.wrapping_mul(0xD605_BBB5_8C8A_BC03));
        chance.next();
        chance
    }

    /// The next number.
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 to one below `end`; 0 where that is 0.
    pub fn below(&mut self, end: usize) -> usize {
        match end {
            0 => 0,
            end => (self.next() % end as u64) as usize,
        }
    }

    /// A number below `few`, one time in five below `many`.
    pub fn seldom_more(&mut self, few: usize, many: usize) -> usize {
        let end = if self.one_in(5) { many } else { few };
        self.below(end)
    }

    /// Whether this time is one in so many.
    pub fn one_in(&mut self, many: usize) -> bool {
        self.below(many) == 0
    }

    /// One of these.
    pub fn pick<'t, T>(&mut self, of: &'t [T]) -> &'t T {
        &of[self.below(of.len())]
    }
}
