// The addresses and numbers on file: added, confirmed, removed, and never the last one.

import { after, before, describe, test } from "node:test";

import { engines, open } from "../rig.mjs";

const HERE = "/security/contacts";
const SECOND = "ann.second@example.net";
const PHONE = "503-555-0177";

for (const engine of engines) {
  describe(`contacts on ${engine}`, () => {
    let house;
    before(async () => {
      house = await open(engine);
    });
    after(() => house?.close());

    for (const scripts of [true, false]) {
      const how = scripts ? "with scripts" : "without scripts";
      test(`an address counts once its code came back; old and new hear, ${how}`, async () => {
        const like = scripts ? "calm everyday" : "everything by mail";
        const ann = await house.visitor({ like, scripts });
        const first = ann.email;
        await ann.arrives().follows("Security").follows("Email and phone");
        await adds(ann, SECOND).sees(`We sent a code to ${SECOND}`);
        await ann.opens(HERE).doesNotSee(SECOND).opens(`${HERE}/code`);
        await ann.fills("Code", "0000-0000").presses("Continue").sees("That code is not right");
        await ann.findsCode().typesCode().presses("Continue");
        await ann.isAt(HERE).sees("Added. Codes can go there from now on").sees(SECOND);
        await reads(ann, first).hears("a new address or number for you");

        ann.email = SECOND;
        await ann.notes().follows(new RegExp(`^Remove\\s+${SECOND}`)).sees("Remove this one?");
        await ann.follows("Keep it").isAt(HERE).sees(SECOND);
        await ann.follows(new RegExp(`^Remove\\s+${SECOND}`)).presses("Remove").isAt(HERE);
        await ann.sees("Removed. For 30 more days").doesNotSee(SECOND);
        await ann.hears("an address or number was removed");
        await reads(ann, first).hears("an address or number was removed");
        await ann.leaves();
      });
    }

    test("a phone number is confirmed by a text, and what is no number says so", async () => {
      const one = await house.visitor({ like: "apostrophes" });
      await one.arrives().opens(`${HERE}/new`);
      await one.fills("Email address or mobile phone number", "five five five");
      await one.presses("Send a code").sees("Enter an email address such as");
      await adds(one, "(503) 555 0177").findsCode();
      await one.typesCode().presses("Continue").isAt(HERE).sees(PHONE);
      await one.opens("/security/history").sees("An address or number was added");
      await one.leaves();
    });

    test("the last way to be reached stays, and says why", async () => {
      const otto = await house.visitor({ like: "an order in every state" });
      await otto.arrives().opens(HERE).follows(new RegExp(`^Remove\\s+${otto.phone}`));
      await otto.presses("Remove").isAt(HERE).sees("Removed. For 30 more days");
      await otto.follows(new RegExp(`^Remove\\s+${otto.email}`)).presses("Remove");
      await otto.sees("This is the only way we can reach you. Add another one first.");
      await otto.leaves();
    });

    test("for 72 hours after a recovery nothing changes, and the page says so", async () => {
      const bo = await house.visitor({ like: "names of one letter" });
      const password = "river pencil gentle window";
      await bo.opens("/get-in").notes().fills("Username, email, phone or member ID", bo.email);
      await bo.presses("Continue").entersCode().isAt("/get-in/proved");
      await bo.fills("New password", password).presses("Set this password").isAt("/get-in/case");
      await bo.signsIn(password).entersCode().isAt(/^\/(?!sign-in)/).opens(`${HERE}/new`);
      await bo.sees(/can be changed again from|Some things wait until/);
      await bo.leaves();
    });
  });
}

// Types a way to be reached and sends for its code; from there on reads the messages there.
function adds(person, way) {
  return person
    .opens(`${HERE}/new`)
    .fills("Email address or mobile phone number", way)
    .does("look into the new mailbox", () => {
      person.email = way.includes("@") ? way : PHONE;
    })
    .notes()
    .presses("Send a code")
    .isAt(`${HERE}/code`);
}

function reads(person, mailbox) {
  return person.does(`look into ${mailbox}`, () => {
    person.email = mailbox;
  });
}
