use super::*;
use crate::source::limit;
use proptest::prelude::*;

const NOW: Timestamp = Timestamp::from_seconds(1_800_000_000);

/// How many guesses get past a limit when `nodes` nodes take `rate` a second each.
fn let_through(nodes: u64, rate: u64, (members, seconds): (u64, u64)) -> u64 {
    let mut counters: Vec<Counters<u8>> = (0..nodes).map(|_| Counters::default()).collect();
    let mut passed = 0;
    for second in 0..seconds {
        let now = NOW + Duration::from_secs(second);
        for node in &mut counters {
            for _ in 0..rate {
                if node.score(0).points(now) <= limit(members) {
                    node.add(0, Points::whole(1), now);
                    passed += 1;
                }
            }
        }
        if second % MERGE_EVERY.as_secs() == MERGE_EVERY.as_secs() - 1 {
            tell_all(&mut counters);
        }
    }
    passed
}

fn tell_all(counters: &mut [Counters<u8>]) {
    let news: Vec<_> = counters.iter_mut().map(Counters::take_news).collect();
    for (hearer, node) in counters.iter_mut().enumerate() {
        let others = news.iter().enumerate().filter(|(teller, _)| *teller != hearer);
        others.for_each(|(_, news)| node.hear(news));
    }
}

#[test]
fn guard_2_one_node_lets_eleven_through_where_ten_are_free() {
    assert_eq!(let_through(1, 5, (0, 60)), 11);
}

proptest! {
    #[test]
    fn guard_2_nodes_together_pass_a_limit_by_no_more_than_the_bound(
        nodes in 1_u64..6, rate in 1_u64..40, members in 0_u64..200, seconds in 1_u64..30
    ) {
        // What fades in half a minute of a limit of 90 is less than one guess.
        let allowed = limit(members).millionths() / 1_000_000 + 1;
        let passed = let_through(nodes, rate, (members, seconds));
        prop_assert!(passed <= allowed + overshoot(nodes, rate), "{}", passed);
    }

    #[test]
    fn guard_2_after_a_telling_all_nodes_know_the_same(
        adds in prop::collection::vec((0_usize..3, 0_u8..4, 1_u64..9), 0..60)
    ) {
        let mut counters = vec![Counters::default(); 3];
        for (node, key, points) in &adds {
            counters[*node].add(*key, Points::whole(*points), NOW);
        }
        tell_all(&mut counters);
        for key in 0..4 {
            let sum = adds.iter().filter(|add| add.1 == key).map(|add| add.2).sum();
            for node in &counters {
                prop_assert_eq!(node.score(key).points(NOW), Points::whole(sum));
            }
        }
    }

    #[test]
    fn guard_2_a_quiet_source_leaves_no_trace(points in 1_u64..10) {
        let mut counters = Counters::default();
        counters.add(1, Points::whole(points), NOW);
        counters.sweep(NOW + Duration::from_hours(1));
        prop_assert_eq!(counters.len(), 1);
        counters.sweep(NOW + Duration::from_hours(24 * 6));
        prop_assert!(counters.is_empty());
    }
}
