//! Pictures that came with a ticket, as those who answer see them.

use base::TicketId;
use help::tickets::Topic;

use crate::staff::Role;
use crate::testing::{DAY, at_desk, both, member, written};

/// One grey pixel.
const PNG: &[u8] =
    b"\x89\x50\x4e\x47\x0d\x0a\x1a\x0a\x00\x00\x00\x0d\x49\x48\x44\x52\x00\x00\x00\x01\x00\x00\
    \x00\x01\x08\x00\x00\x00\x00\x3a\x7e\x9b\x55\x00\x00\x00\x0a\x49\x44\x41\x54\x78\x9c\x63\
    \x68\x00\x00\x00\x82\x00\x81\x77\xcd\x72\xb6\x00\x00\x00\x00\x49\x45\x4e\x44\xae\x42\x60\
    \x82";

fn picture_on(text: &str) -> String {
    let (_, rest) = text.split_once("/picture/").expect("a link to a picture");
    format!("/picture/{}", rest.split('"').next().unwrap())
}

#[test]
fn a_picture_is_seen_in_the_queues_of_a_role_and_each_look_is_written_down() {
    both(|portal| {
        let ann = member(portal, 0xA, ("ann", "JRX100200"));
        let id = written(portal, &ann, (Topic::Money, 1), "It cost too much.");
        let sends = |id: TicketId| {
            let to = format!("/help/contact/{id}/picture");
            portal.visited_by(&ann).sends_file(&to, &[], ("picture", PNG)).place();
        };
        sends(id);
        let ana = at_desk(portal, ("Ana Ruiz", Role::Agent), 1);
        let page = ana.opens(&format!("/desk/tickets/{id}"));
        page.sees("A picture of their screen");
        let path = picture_on(page.text());
        let file = ana.opens(&format!("/desk/tickets/{id}{path}"));
        assert_eq!((file.status, file.header("content-type")), (200, "image/jpeg"));
        assert_eq!(file.header("cache-control"), "no-store");
        let (of, later) = (ann.scope, portal.now() + DAY);
        let told = portal.read(move |tx| store::audit::of_member(tx, of, later, 100));
        assert_eq!(told.iter().filter(|told| told.action == "desk.picture-seen").count(), 1);

        let fraud = written(portal, &ann, (Topic::Fraud, 2), "Somebody is in my account.");
        sends(fraud);
        let olga = at_desk(portal, ("Olga Ott", Role::Fraud), 2);
        let path = picture_on(olga.opens(&format!("/desk/tickets/{fraud}")).text());
        assert_eq!(olga.opens(&format!("/desk/tickets/{fraud}{path}")).status, 200);
        for ticket in [fraud, id] {
            // Not by its own ticket, nor by one that an agent may see.
            assert_eq!(ana.opens(&format!("/desk/tickets/{ticket}{path}")).status, 404);
        }
    });
}
