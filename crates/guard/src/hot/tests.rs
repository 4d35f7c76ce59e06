use super::*;
use proptest::prelude::*;

const NOW: Timestamp = Timestamp::from_seconds(1_800_000_000);

fn sighting(password: u64, name: u64, prefix: u8) -> Sighting {
    let prefix = Prefix::V4([203, 0, prefix]);
    Sighting { password: PasswordTag(password), name: NameTag(name), prefix }
}

fn tried(accounts: u64, prefixes: u64) -> bool {
    let mut hot = Hot::begin(NOW);
    for name in 0..accounts {
        hot.saw(sighting(1, name, u8::try_from(name % prefixes).unwrap()));
    }
    hot.is_hot(PasswordTag(1))
}

#[test]
fn guard_4_ten_accounts_from_three_prefixes_make_a_password_hot() {
    assert!(tried(10, 3));
    assert!(!tried(9, 3));
    assert!(!tried(500, 2));
}

#[test]
fn guard_4_one_account_tried_over_and_over_heats_nothing() {
    let mut hot = Hot::begin(NOW);
    for prefix in 0..200 {
        hot.saw(sighting(1, 7, prefix));
    }
    assert!(!hot.is_hot(PasswordTag(1)));
}

#[test]
fn guard_4_all_is_forgotten_daily() {
    let hot = Hot::begin(NOW);
    assert!(!hot.is_over(NOW + Duration::from_hours(23)));
    assert!(hot.is_over(NOW + HOT_DAY));
}

#[test]
fn guard_4_a_flood_of_new_passwords_never_pushes_out_a_hot_one_nor_takes_more_room() {
    let mut hot = Hot::with_room(NOW, 64);
    for name in 0..10 {
        hot.saw(sighting(1, name, u8::try_from(name).unwrap()));
    }
    for password in 2..10_000 {
        hot.saw(sighting(password, password, 9));
        assert!(hot.seen.len() <= 64);
    }
    assert!(hot.is_hot(PasswordTag(1)));
}

#[test]
fn guard_4_when_all_the_room_is_hot_nothing_more_is_learned_and_nothing_breaks() {
    let mut hot = Hot::with_room(NOW, 8);
    for password in 0..20 {
        for name in 0..10 {
            hot.saw(sighting(password, name, u8::try_from(name).unwrap()));
        }
    }
    assert!(hot.is_hot(PasswordTag(0)));
    assert_eq!(hot.seen.len(), 8);
}

proptest! {
    #[test]
    fn guard_2_two_nodes_know_the_same_once_they_have_told_each_other(
        seen in prop::collection::vec((0_u64..4, 0_u64..20, 0_u8..5, any::<bool>()), 0..300)
    ) {
        let (mut a, mut b, mut one) = (Hot::begin(NOW), Hot::begin(NOW), Hot::begin(NOW));
        for (password, name, prefix, at_a) in seen {
            let sighting = sighting(password, name, prefix);
            if at_a { a.saw(sighting) } else { b.saw(sighting) }
            one.saw(sighting);
        }
        let (from_a, from_b) = (a.take_untold(), b.take_untold());
        a.merge(&from_b);
        b.merge(&from_a);
        b.merge(&from_a);
        for password in (0..4).map(PasswordTag) {
            prop_assert_eq!(a.is_hot(password), one.is_hot(password));
            prop_assert_eq!(b.is_hot(password), one.is_hot(password));
        }
        prop_assert!(a.take_untold().is_empty());
    }
}
