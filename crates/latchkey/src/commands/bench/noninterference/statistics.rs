//! Medians, and whether two samples may come from one distribution.

pub fn median(times: &[u64]) -> f64 {
    let mut sorted = times.to_vec();
    sorted.sort_unstable();
    let middle = sorted.len() / 2;
    match (sorted.get(middle), sorted.len() % 2) {
        (None, _) => 0.0,
        (Some(upper), 1) => *upper as f64,
        (Some(upper), _) => (sorted[middle - 1] as f64).midpoint(*upper as f64),
    }
}

/// The chance of two samples lying at least this far apart, were they of one distribution
/// (two-sample Kolmogorov-Smirnov, asymptotic with Stephens' correction).
pub fn kolmogorov_smirnov(one: &[u64], other: &[u64]) -> f64 {
    if one.is_empty() || other.is_empty() {
        return 1.0;
    }
    let far = distance(one, other);
    let (one, other) = (one.len() as f64, other.len() as f64);
    let size = (one * other / (one + other)).sqrt();
    let lambda = (size + 0.12 + 0.11 / size) * far;
    if lambda < 0.2 {
        return 1.0;
    }
    let term = |number: i32| {
        let sign = if number % 2 == 1 { 2.0 } else { -2.0 };
        sign * (-2.0 * f64::from(number * number) * lambda * lambda).exp()
    };
    (1..=100).map(term).sum::<f64>().clamp(0.0, 1.0)
}

/// The widest gap between the two empirical distribution functions.
fn distance(one: &[u64], other: &[u64]) -> f64 {
    let (mut one, mut other) = (one.to_vec(), other.to_vec());
    one.sort_unstable();
    other.sort_unstable();
    let (mut a, mut b, mut widest) = (0, 0, 0.0_f64);
    while a < one.len() && b < other.len() {
        let next = one[a].min(other[b]);
        a += one[a..].iter().take_while(|value| **value == next).count();
        b += other[b..].iter().take_while(|value| **value == next).count();
        let gap = a as f64 / one.len() as f64 - b as f64 / other.len() as f64;
        widest = widest.max(gap.abs());
    }
    widest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_halves_of_one_crowd_are_one_and_two_crowds_are_two() {
        let even: Vec<u64> = (0..2_000).map(|n| n * 2).collect();
        let odd: Vec<u64> = (0..2_000).map(|n| n * 2 + 1).collect();
        assert!(kolmogorov_smirnov(&even, &odd) > 0.99);
        let later: Vec<u64> = even.iter().map(|time| time + 300).collect();
        assert!(kolmogorov_smirnov(&even, &later) < 0.001);
        assert!(kolmogorov_smirnov(&[], &odd) > 0.99);
    }

    /// D = 0.3 between two samples of 50: 0.0217 by the usual tables.
    #[test]
    fn a_known_answer() {
        let one: Vec<u64> = (0..50).collect();
        let other: Vec<u64> = (15..65).collect();
        let p = kolmogorov_smirnov(&one, &other);
        assert!((p - 0.0173).abs() < 0.005, "{p}");
    }

    #[test]
    fn medians_of_even_and_odd_crowds() {
        assert!((median(&[3, 1, 2]) - 2.0).abs() < 1e-9);
        assert!((median(&[4, 1, 2, 3]) - 2.5).abs() < 1e-9);
        assert!(median(&[]).abs() < 1e-9);
    }
}
