//! Small systems of linear equations.

/// Solves `rows` · x = `right` by elimination; `None` where there is no single solution.
pub fn solve(mut rows: Vec<Vec<f64>>, mut right: Vec<f64>) -> Option<Vec<f64>> {
    let count = right.len();
    for column in 0..count {
        let pivot = (column..count)
            .max_by(|a, b| rows[*a][column].abs().total_cmp(&rows[*b][column].abs()))?;
        if rows[pivot][column].abs() < 1e-12 {
            return None;
        }
        rows.swap(column, pivot);
        right.swap(column, pivot);
        let upper = rows[column].clone();
        for row in column + 1..count {
            let factor = rows[row][column] / upper[column];
            for (number, above) in rows[row].iter_mut().zip(&upper).skip(column) {
                *number -= factor * above;
            }
            right[row] -= factor * right[column];
        }
    }
    for row in (0..count).rev() {
        let known: f64 = (row + 1..count).map(|at| rows[row][at] * right[at]).sum();
        right[row] = (right[row] - known) / rows[row][row];
    }
    right.iter().all(|value| value.is_finite()).then_some(right)
}

/// The solution that comes nearest to all equations: each row holds the factors, and what they are to give.
pub fn least_squares(equations: &[(Vec<f64>, f64)]) -> Option<Vec<f64>> {
    let count = equations.first()?.0.len();
    let mut rows = vec![vec![0.0; count]; count];
    let mut right = vec![0.0; count];
    for (factors, wanted) in equations {
        for (row, factor) in factors.iter().enumerate() {
            for (column, other) in factors.iter().enumerate() {
                rows[row][column] += factor * other;
            }
            right[row] += factor * wanted;
        }
    }
    solve(rows, right)
}

/// The middle one of some values; 0 of none.
pub fn median(values: &[f64]) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted.get(sorted.len() / 2).copied().unwrap_or(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn systems_are_solved_or_have_no_solution() {
        let found = solve(vec![vec![0.0, 2.0], vec![1.0, 1.0]], vec![4.0, 5.0]).expect("one");
        assert!((found[0] - 3.0).abs() < 1e-12 && (found[1] - 2.0).abs() < 1e-12);
        assert_eq!(
            solve(vec![vec![1.0, 2.0], vec![2.0, 4.0]], vec![1.0, 2.0]),
            None
        );
        let line = [
            (vec![1.0, 0.0], 1.0),
            (vec![1.0, 1.0], 3.0),
            (vec![1.0, 2.0], 5.0),
        ];
        let found = least_squares(&line).expect("a line");
        assert!((found[0] - 1.0).abs() < 1e-9 && (found[1] - 2.0).abs() < 1e-9);
        assert_eq!(median(&[3.0, 1.0, 2.0]), 2.0);
    }
}
