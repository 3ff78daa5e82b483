//! A picture with a known view → where the paper's edges lie, and where the bars end that run into them.
//! All lengths are millimetres of the print.

use super::CannotTell;
use super::grey::Grey;
use super::solve::{least_squares, median};
use super::view::View;
use crate::pages::target::{self, PaperEdge};
use crate::units::Abs;

/// How far inside and outside its nominal place an edge is looked for. Of a print that was made smaller, the edge
/// is far outside.
const REACH: f64 = 9.0;
const OUTSIDE: f64 = 18.0;
/// From station to station along an edge.
const STATION: f64 = 3.0;
/// What lies round the paper must be darker than so much of it.
const DARK: f64 = 0.7;
/// The fewest stations at which an edge must be seen, as a part of all.
const MOST_OF: f64 = 0.6;
/// How far the stations may lie from a straight line on average, and how surely its place must be known.
const STRAIGHT: f64 = 0.15;
const SURE: f64 = 0.04;

/// An edge as a straight line: so far inside its nominal place, and so much more for each millimetre along it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct EdgeLine {
    /// Where it begins.
    pub inside: f64,
    /// How much farther inside it is for each millimetre along it.
    pub slope: f64,
}

impl EdgeLine {
    /// How far inside its nominal place it is, so far along it.
    pub fn at(self, along: f64) -> f64 {
        self.inside + self.slope * along
    }
}

/// A picture and how the print is seen in it.
#[derive(Clone, Copy)]
pub struct Looked<'p> {
    /// The picture.
    pub grey: &'p Grey,
    /// How the print is seen.
    pub view: &'p View,
}

impl Looked<'_> {
    /// The light at a point so far along an edge and so far inside it, over a short stretch along it.
    fn light(&self, edge: PaperEdge, along: f64, inside: f64, half: f64) -> Option<f64> {
        let mut sum = 0.0;
        for part in [-1.0, -0.5, 0.0, 0.5, 1.0] {
            let at = edge.point(Abs::mm(along + half * part), Abs::mm(inside));
            sum += self
                .grey
                .light(self.view.picture([at.x.to_mm(), at.y.to_mm()])?)?;
        }
        Some(sum / 5.0)
    }

    /// The light from the paper outwards, as far as the picture goes: how far inside, and how bright.
    fn profile(&self, edge: PaperEdge, along: f64, from: f64, half: f64) -> Vec<(f64, f64)> {
        let middle = edge.point(Abs::mm(along), Abs::ZERO);
        let scale = self
            .view
            .pixels_per_mm([middle.x.to_mm(), middle.y.to_mm()]);
        let step = scale.map_or(0.1, |[_, most]| 0.5 / most).clamp(0.03, 0.15);
        let count = ((from + OUTSIDE) / step) as usize;
        let places = (0..=count).map(|nth| from - nth as f64 * step);
        places
            .map_while(|inside| Some((inside, self.light(edge, along, inside, half)?)))
            .collect()
    }

    /// The line of one edge.
    pub fn edge(&self, edge: PaperEdge) -> Result<EdgeLine, CannotTell> {
        let mut seen = Vec::new();
        let mut all = 0;
        for [from, to] in edge.blank() {
            let mut along = from.to_mm();
            while along < to.to_mm() {
                all += 1;
                if let Some(inside) = self.end_of_paper(edge, along) {
                    seen.push((along, inside));
                }
                along += STATION;
            }
        }
        straight(&seen, all).ok_or(CannotTell::NoEdge(edge))
    }

    /// How far inside its nominal place the paper ends, at one station.
    fn end_of_paper(&self, edge: PaperEdge, along: f64) -> Option<f64> {
        let profile = self.profile(edge, along, REACH, 0.6);
        let paper: Vec<f64> = profile
            .iter()
            .filter(|(inside, _)| *inside > REACH - 3.0)
            .map(|(_, light)| *light)
            .collect();
        let paper = median(&paper);
        let first = profile
            .windows(2)
            .position(|two| two.iter().all(|(_, light)| *light < paper * DARK))?;
        let begins = profile[first].0;
        // Beyond the blur, before what else lies there.
        let beyond = profile[first..]
            .iter()
            .filter(|(inside, _)| (0.7..2.2).contains(&(begins - inside)));
        let beyond: Vec<f64> = beyond.map(|(_, light)| *light).collect();
        let outside = median(&beyond);
        if beyond.len() < 4 || outside > paper * DARK {
            return None;
        }
        crossing(&profile, (paper + outside) / 2.0, |light, level| {
            light < level
        })
    }

    /// How wide the white is between the paper's edge and the bars that run into it: the widest.
    pub fn margin(&self, edge: PaperEdge, line: EdgeLine) -> Result<f64, CannotTell> {
        let mut widest = 0.0_f64;
        for bar in edge.bars() {
            let along = bar.to_mm();
            widest = widest.max(
                self.white(edge, along, line)
                    .ok_or(CannotTell::NoBars(edge))?,
            );
        }
        Ok(widest)
    }

    fn white(&self, edge: PaperEdge, along: f64, line: EdgeLine) -> Option<f64> {
        let ends = line.at(along);
        let reach = target::bar_reach().to_mm();
        let profile = self.profile(edge, along, reach - 2.0, 0.4);
        let near = |from: f64, to: f64| {
            let part = profile
                .iter()
                .filter(|(inside, _)| (from..to).contains(inside));
            median(&part.map(|(_, light)| *light).collect::<Vec<f64>>())
        };
        let black = near(reach - 4.0, reach - 2.0);
        let paper = [-4.0, 4.0].map(|beside| self.light(edge, along + beside, reach - 3.0, 0.4));
        let paper = (paper[0]? + paper[1]?) / 2.0;
        if black > paper * 0.5 {
            return None;
        }
        // Only on the paper: what lies beyond it may be as bright.
        let inked: Vec<(f64, f64)> = profile
            .into_iter()
            .take_while(|(inside, _)| *inside > ends + 0.15)
            .collect();
        let level = (black + paper) / 2.0;
        match crossing(&inked, level, |light, level| light > level) {
            Some(end) => Some(end - ends),
            // The bar goes on to the edge of the paper.
            None => Some(0.0),
        }
    }
}

/// Where a profile first passes a level, between two of its samples.
fn crossing(profile: &[(f64, f64)], level: f64, passed: fn(f64, f64) -> bool) -> Option<f64> {
    let nth = profile
        .iter()
        .position(|(_, light)| passed(*light, level))?;
    let (before, after) = (profile.get(nth.checked_sub(1)?)?, profile[nth]);
    let part = (level - before.1) / (after.1 - before.1);
    Some(before.0 + (after.0 - before.0) * part)
}

/// The line through most of the stations; `None` where they are too few or lie too unevenly.
fn straight(seen: &[(f64, f64)], all: usize) -> Option<EdgeLine> {
    let fewest = (all as f64 * MOST_OF).ceil() as usize;
    if seen.len() < fewest.max(8) {
        return None;
    }
    // A line that no station far off can draw to itself: the middle one of all slopes (P. K. Sen, 1968).
    let mut slopes = Vec::new();
    for (nth, a) in seen.iter().enumerate() {
        let others = seen[nth + 1..].iter().filter(|b| b.0 - a.0 > 30.0);
        slopes.extend(others.map(|b| (b.1 - a.1) / (b.0 - a.0)));
    }
    let slope = median(&slopes);
    let heights: Vec<f64> = seen
        .iter()
        .map(|(along, inside)| inside - slope * along)
        .collect();
    let height = median(&heights);
    let off: Vec<f64> = heights.iter().map(|at| (at - height).abs()).collect();
    let near = (median(&off) * 4.0).max(0.1);
    let kept: Vec<(f64, f64)> = seen
        .iter()
        .zip(&off)
        .filter(|(_, off)| **off <= near)
        .map(|(at, _)| *at)
        .collect();
    if kept.len() < fewest {
        return None;
    }
    let equations: Vec<(Vec<f64>, f64)> = kept
        .iter()
        .map(|(along, inside)| (vec![1.0, *along], *inside))
        .collect();
    let line = least_squares(&equations)?;
    let line = EdgeLine {
        inside: line[0],
        slope: line[1],
    };
    let squares: f64 = kept
        .iter()
        .map(|(along, inside)| (inside - line.at(*along)).powi(2))
        .sum();
    let spread = (squares / kept.len() as f64).sqrt();
    let sure = spread / (kept.len() as f64).sqrt();
    (spread <= STRAIGHT && sure <= SURE).then_some(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_goes_through_most_stations_or_is_none() {
        let mut seen: Vec<(f64, f64)> = (0..30)
            .map(|n| (f64::from(n) * 6.0, 0.5 + f64::from(n) * 0.01))
            .collect();
        for nth in [3, 11, 17] {
            seen[nth].1 += 2.0;
        }
        let line = straight(&seen, 30).expect("a line");
        assert!((line.at(0.0) - 0.5).abs() < 1e-6 && (line.at(60.0) - 0.6).abs() < 1e-6);
        assert_eq!(straight(&seen, 60), None);
        let uneven: Vec<(f64, f64)> = seen
            .iter()
            .enumerate()
            .map(|(n, at)| (at.0, (n % 7) as f64))
            .collect();
        assert_eq!(straight(&uneven, 30), None);
    }
}
