//! Bars: how high each stands on a plot of fixed size. Pure.

use super::rules::FEWEST;

/// Of the picture, in its own units.
pub const WIDTH: i64 = 640;
pub const HEIGHT: i64 = 160;
/// Between two bars, where there is room.
const GAP: i64 = 2;

/// One bar, its foot on the ground.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bar {
    pub x: i64,
    pub y: i64,
    pub width: i64,
    pub height: i64,
}

/// A bar for each number, the highest as high as the picture. What is too small to be said is drawn
/// as a line on the ground, however small it is.
pub fn bars(numbers: &[i64]) -> Vec<Bar> {
    let many = i64::try_from(numbers.len()).unwrap_or(i64::MAX).max(1);
    let most = numbers.iter().copied().max().unwrap_or(0).max(FEWEST);
    let room = (WIDTH / many).max(1);
    let width = (room - GAP).clamp(1, 48);
    let bar = |(at, number): (i64, i64)| {
        let height = match number {
            0 => 0,
            few if few < FEWEST => 2,
            many => (many * HEIGHT / most).max(2),
        };
        Bar { x: at * room + (room - width) / 2, y: HEIGHT - height, width, height }
    };
    (0..).zip(numbers.iter().copied()).map(bar).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heights(numbers: &[i64]) -> Vec<i64> {
        bars(numbers).iter().map(|bar| bar.height).collect()
    }

    #[test]
    fn the_highest_bar_fills_the_picture_and_none_leaves_it() {
        for many in [1, 7, 28, 52] {
            let numbers: Vec<i64> = (0..many).map(|at| at * 37).collect();
            for bar in bars(&numbers) {
                assert!(bar.x >= 0 && bar.x + bar.width <= WIDTH, "{bar:?}");
                assert!(bar.y >= 0 && bar.y + bar.height == HEIGHT, "{bar:?}");
            }
        }
        assert_eq!(heights(&[0, 50, 100]), [0, 80, 160]);
    }

    #[test]
    fn one_and_four_look_alike() {
        assert_eq!(heights(&[1, 4, 0]), [2, 2, 0]);
        assert_eq!(heights(&[]), [0; 0]);
    }
}
