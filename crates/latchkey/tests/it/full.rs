//! The disk fills up: members are told, can still look, and order again once there is room.

use std::fs::File;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::Command;

use super::cluster::is_root;
use super::house::House;
use super::load::{Member, personas};
use super::place::{Place, latchkey};

/// More orders than fit into what SQLite has set aside already.
const PRESSES: u32 = 3_000;

#[test]
fn on_a_full_disk_members_can_look_but_not_order_until_there_is_room_again() {
    let place = Place::sqlite();
    let Some(command) = on_a_small_disk(&place) else {
        println!("This machine lets nobody mount a small disk: nothing was tried.");
        return;
    };
    let house = House::start(command);
    let mut ann = Member::signed_in(&house, &personas()[0]);
    let ballast = fill(&house, &place);
    while ann.turned_away.is_empty() {
        ann.step().unwrap();
        assert!(ann.placed.len() < PRESSES as usize, "the disk never was full");
    }
    let told = &ann.turned_away[0];
    assert!(told.text.contains("save anything new"), "{}", told.text);
    assert!(told.text.contains("We did not save or send your last step"), "{}", told.text);
    assert!(told.reference().is_some(), "{}", told.text);
    for path in ["/home", "/prescriptions", "/refills", "/orders", "/claims", "/card"] {
        assert_eq!(ann.browser().get(path).unwrap().status, 200, "{path}");
    }

    std::fs::remove_file(ballast).unwrap();
    let before = ann.placed.len();
    for _ in 0..10 {
        ann.step().unwrap();
    }
    assert!(ann.placed.len() > before, "{:?}\n{}", ann.turned_away.last(), house.log());
    let order = ann.placed.last().unwrap().clone();
    assert_eq!(ann.browser().get(&format!("/orders/{order}")).unwrap().status, 200);
}

/// The program in a mount namespace of its own, where the data folder is a file system of 24 MiB.
fn on_a_small_disk(place: &Place) -> Option<Command> {
    let mut unshare = Command::new("unshare");
    unshare.arg("--mount");
    if !is_root() {
        unshare.arg("--map-root-user");
    }
    let mount = r#"mount -t tmpfs -o size=24m small "$0" && exec "$@""#;
    unshare.args(["sh", "-c", mount]).arg(place.folder());
    let mut probe = Command::new(unshare.get_program());
    probe.args(unshare.get_args()).arg("true");
    if !probe.output().is_ok_and(|done| done.status.success()) {
        return None;
    }
    unshare.arg(latchkey().get_program());
    place.ask_for_demo(&mut unshare);
    Some(unshare)
}

/// Takes all the room that is left, seen through the house's own eyes.
fn fill(house: &House, place: &Place) -> PathBuf {
    let root = PathBuf::from(format!("/proc/{}/root", house.process()));
    let ballast = root.join(place.folder().strip_prefix("/").unwrap()).join("ballast");
    let mut file = File::create(&ballast).unwrap();
    while file.write_all(&[1; 4096]).is_ok() {
        assert!(file.metadata().unwrap().len() < 100 << 20, "that is not the small disk");
    }
    ballast
}
