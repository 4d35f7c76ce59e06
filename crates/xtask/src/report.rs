//! The last lines of a run: how long each step took, what the test runners said, and one sum.

use std::time::Duration;

/// One line of a test runner that says how its tests ended: cargo's, nextest's or node's.
pub fn is_closing(line: &str) -> bool {
    let line = line.trim();
    let counts = tally(line);
    if line.starts_with("test result:") {
        return counts != (0, 0);
    }
    ["ℹ tests ", "ℹ pass ", "ℹ fail "].iter().any(|start| line.starts_with(start))
}

/// (passed, failed) as this closing line tells it.
pub fn tally(line: &str) -> (u64, u64) {
    if let Some(told) = line.strip_prefix("test result:") {
        return (number_before(told, " passed"), number_before(told, " failed"));
    }
    if let Some(passed) = line.strip_prefix("ℹ pass ") {
        return (passed.trim().parse().unwrap_or(0), 0);
    }
    if let Some(missed) = line.strip_prefix("ℹ fail ") {
        return (0, missed.trim().parse().unwrap_or(0));
    }
    (0, 0)
}

fn number_before(text: &str, word: &str) -> u64 {
    let Some((before, _)) = text.split_once(word) else { return 0 };
    let digits = before.rsplit(|c: char| !c.is_ascii_digit()).next().unwrap_or("");
    digits.parse().unwrap_or(0)
}

pub struct Timed {
    pub name: &'static str,
    pub took: Duration,
    pub passed: bool,
}

pub fn print(steps: &[Timed], closing: &[String]) {
    println!("\n  step        time     ");
    for step in steps {
        let mark = if step.passed { "ok" } else { "FAILED" };
        println!("  {:<10} {:>7}  {mark}", step.name, spoken(step.took));
    }
    println!("  {:<10} {:>7}\n", "all", spoken(steps.iter().map(|step| step.took).sum()));
    for line in closing {
        println!("{line}");
    }
    let (passed, failed) = sum(steps, closing);
    println!("{passed} passed, {failed} failed");
}

/// A step that fails without a failed test (formatting, say) counts as one failure, so that the
/// last line never reads as if all were well.
fn sum(steps: &[Timed], closing: &[String]) -> (u64, u64) {
    let told = closing.iter().map(|line| tally(line));
    let (passed, failed) = told.fold((0, 0), |sum, told| (sum.0 + told.0, sum.1 + told.1));
    let broken = steps.iter().any(|step| !step.passed);
    (passed, if broken { failed.max(1) } else { failed })
}

fn spoken(took: Duration) -> String {
    let seconds = took.as_secs_f64();
    if seconds < 60.0 {
        return format!("{seconds:.1} s");
    }
    format!("{}m {:02}s", took.as_secs() / 60, took.as_secs() % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_runners_own_words_are_summed() {
        let closing = [
            "test result: ok. 12 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out",
            "test result: FAILED. 3 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out",
            "ℹ tests 6",
            "ℹ pass 5",
            "ℹ fail 1",
        ];
        let closing: Vec<String> = closing.iter().map(ToString::to_string).collect();
        assert!(closing.iter().all(|line| is_closing(line)));
        assert_eq!(sum(&[], &closing), (20, 2));
    }

    #[test]
    fn a_step_that_breaks_before_any_test_still_counts_as_a_failure() {
        let steps = [Timed { name: "format", took: Duration::ZERO, passed: false }];
        assert_eq!(sum(&steps, &[]), (0, 1));
    }

    #[test]
    fn a_runner_without_tests_says_nothing() {
        assert!(!is_closing("test result: ok. 0 passed; 0 failed; 0 ignored"));
    }
}
