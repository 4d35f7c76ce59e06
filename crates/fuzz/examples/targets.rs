//! Prints each target and its folders of seeds, for `cargo xtask`.
#![expect(clippy::print_stdout, reason = "printing is what it is for")]

fn main() {
    for target in fuzz::TARGETS {
        println!("{} {}", target.name, target.seeds.join(" "));
    }
}
