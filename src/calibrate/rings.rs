//! A picture → the rings with a dot in their middle that may be the marks at the corners of the frame.
//!
//! A dot within a ring stays one, however it is looked at; hardly anything else in a picture is one.

use super::grey::Grey;

/// The longest side of the picture that is searched: 27 mm, the marks' distance to the edges, are some
/// dozens of its pixels.
const LONGEST: usize = 1600;
/// More parts than any picture of the sheet has are noise.
const MOST_PARTS: usize = 50_000;
/// The most rings that are looked at.
const MOST_RINGS: usize = 10;

/// A ring, in pixels of the whole picture.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ring {
    /// Its middle.
    pub at: [f64; 2],
    /// How much is dark of it.
    pub area: f64,
}

/// Dark pixels that hang together.
#[derive(Debug, Clone, Copy)]
struct Part {
    area: usize,
    sum: [usize; 2],
    least: [usize; 2],
    most: [usize; 2],
}

impl Part {
    fn middle(&self) -> [f64; 2] {
        self.sum.map(|sum| sum as f64 / self.area as f64)
    }

    fn size(&self) -> [f64; 2] {
        [0, 1].map(|axis| (self.most[axis] - self.least[axis] + 1) as f64)
    }

    /// Whether it may be a ring: of its box a ring takes 0.44, however it is seen.
    fn is_ring_like(&self) -> bool {
        let [width, height] = self.size();
        let filled = self.area as f64 / (width * height);
        let slim = width.max(height) / width.min(height);
        width.min(height) >= 6.0 && slim < 2.5 && (0.25..0.65).contains(&filled)
    }

    /// Whether `dot` is the dot in the middle of this ring. The ring has 3.9 times its area.
    fn holds(&self, dot: &Self) -> bool {
        let [width, height] = self.size();
        let [x, y] = dot.middle();
        let middle = self.middle();
        let ratio = self.area as f64 / dot.area as f64;
        (1.8..9.0).contains(&ratio)
            && (x - middle[0]).abs() < width * 0.12
            && (y - middle[1]).abs() < height * 0.12
            && [0, 1].iter().all(|axis| {
                dot.least[*axis] > self.least[*axis] && dot.most[*axis] < self.most[*axis]
            })
    }
}

/// The largest rings with dots in a picture.
pub fn rings(grey: &Grey) -> Vec<Ring> {
    let by = grey.width.max(grey.height).div_ceil(LONGEST).max(1);
    let small;
    let searched = if by == 1 {
        grey
    } else {
        small = grey.smaller(by);
        &small
    };
    if searched.width < 3 || searched.height < 3 {
        return Vec::new();
    }
    let reach = searched.width.max(searched.height) / 24;
    let mut parts = parts(searched, &searched.dark(reach));
    parts.sort_by_key(|part| part.least[1]);
    let scale = by as f64;
    let mut found = Vec::new();
    for ring in parts.iter().filter(|part| part.is_ring_like()) {
        let from = parts.partition_point(|part| part.least[1] <= ring.least[1]);
        let below = parts[from..]
            .iter()
            .take_while(|part| part.least[1] < ring.most[1]);
        if let Some(dot) = below
            .filter(|dot| ring.holds(dot))
            .max_by_key(|dot| dot.area)
        {
            let (a, b) = (ring.middle(), dot.middle());
            found.push(Ring {
                at: [0, 1].map(|axis| ((a[axis] + b[axis]) / 2.0 + 0.5) * scale),
                area: ring.area as f64 * scale * scale,
            });
        }
    }
    found.sort_by(|a, b| b.area.total_cmp(&a.area));
    found.truncate(MOST_RINGS);
    found
}

/// All parts of a picture that are dark, but single pixels.
fn parts(grey: &Grey, dark: &[bool]) -> Vec<Part> {
    let mut seen = vec![false; dark.len()];
    let mut parts = Vec::new();
    let mut open = Vec::new();
    for start in 0..dark.len() {
        if !dark[start] || seen[start] {
            continue;
        }
        let mut part = Part {
            area: 0,
            sum: [0; 2],
            least: [usize::MAX; 2],
            most: [0; 2],
        };
        seen[start] = true;
        open.push(start);
        while let Some(at) = open.pop() {
            let place = [at % grey.width, at / grey.width];
            part.area += 1;
            for axis in [0, 1] {
                part.sum[axis] += place[axis];
                part.least[axis] = part.least[axis].min(place[axis]);
                part.most[axis] = part.most[axis].max(place[axis]);
            }
            let [x, y] = place;
            for row in y.saturating_sub(1)..(y + 2).min(grey.height) {
                for column in x.saturating_sub(1)..(x + 2).min(grey.width) {
                    let next = row * grey.width + column;
                    if dark[next] && !seen[next] {
                        seen[next] = true;
                        open.push(next);
                    }
                }
            }
        }
        if part.area > 1 {
            parts.push(part);
        }
        if parts.len() > MOST_PARTS {
            return Vec::new();
        }
    }
    parts
}
