// Passkeys with Chromium's own virtual device, an authenticator app and saved codes.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";

import { engines, open } from "../rig.mjs";
import { appShows, device } from "../rig/keys.mjs";

for (const engine of engines) {
  describe(`passkeys on ${engine}`, () => {
    let house;
    before(async () => {
      house = await open(engine);
      // Passkeys belong to a name, never to an address of digits.
      house.digits = house.origin;
      house.origin = house.origin.replace("127.0.0.1", "localhost");
    });
    after(() => house?.close());

    test("made, named, used from then on, and removed", async () => {
      const ann = await house.visitor({ like: "calm everyday" });
      await ann.arrives();
      const phone = await device(ann);
      await makesPasskey(ann);
      await ann.fills("Name", "My phone").presses("Save name").sees("The name was saved");
      await ann.opens("/security").sees("1 passkey");

      await usesPasskey(ann).isAt("/home");
      await ann.opens("/security/passkeys").follows("My phone").follows("Remove this passkey");
      await ann.presses("Remove passkey").sees("The passkey was removed");
      assert.equal((await phone.keys()).length, 1, "it stays on the device");
      await usesPasskey(ann).sees("This passkey was removed from its account");
      await ann.leaves();
    });

    test("the field of the name offers it, and it leads where its owner was going", async () => {
      const one = await house.visitor({ like: "apostrophes" });
      await one.arrives();
      const phone = await device(one);
      await makesPasskey(one);
      // The device stands for an owner who chooses the passkey that the field offers, or does not.
      await phone.answers(false);
      await one.presses("Sign out").isAt("/sign-out").opens("/claims").isAt(/^\/sign-in/);
      await phone.answers(true);
      await one.opens("/claims").isAt("/claims");
      await one.leaves();
    });

    // Chromium finds such a key only by its id, so signing in with it is tried with a device of our
    // own, in Rust.
    test("a device that does not check its user is told what it lacks", async () => {
      const otto = await house.visitor({ like: "an order in every state" });
      await otto.arrives();
      await device(otto, { hasUserVerification: false, isUserVerified: false });
      await makesPasskey(otto).sees("needs your password beside it");
      await usesPasskey(otto).sees("Nothing happened");
      await otto.leaves();
    });

    test("a copy is found out, and the passkey switched off", async () => {
      const one = await house.visitor({ like: "controlled medicines" });
      await one.arrives();
      const phone = await device(one);
      await makesPasskey(one);
      await usesPasskey(one).isAt("/home");
      const [held] = await phone.keys();
      await phone.becomesCopyOf(held, 0);
      await usesPasskey(one).sees("somebody may have a copy of it");
      await phone.answers(false);
      await one.signsIn().isAt("/home").opens("/security/passkeys");
      await one.sees("We switched off the passkey");
      await one.leaves();
    });

    test("a device without passkeys, and one that cannot keep any, say so", async () => {
      const one = await house.visitor({ like: "hundreds of claims" });
      await one.arrives();
      await device(one, { hasResidentKey: false });
      await one.opens("/security/passkeys/new").presses("Add a passkey").sees("Nothing happened");
      await usesPasskey(one).sees("Nothing happened");
      await one.leaves();
    });

    test("an address of digits offers the name instead", async () => {
      const ann = await house.visitor({ like: "calm everyday" });
      await device(ann);
      await ann.page.goto(`${house.digits}/sign-in/passkey`);
      await ann.presses("Sign in with a passkey").sees("Passkeys do not work at this address");
      await ann.leaves();
    });

    test("without scripts the page says what to use instead", async () => {
      const one = await house.visitor({ like: "everything by mail", scripts: false });
      await one.arrives();
      await one.opens("/security/passkeys/new").sees("This step needs JavaScript");
      await one.follows("Make saved codes").presses("Show the codes");
      await one.sees(/(?:[0-9A-Z]{4}-){6}[0-9A-Z]{2}/);
      const codes = (await one.reads()).match(/\b(?:[0-9A-Z]{4}-){6}[0-9A-Z]{2}\b/g);
      assert.equal(new Set(codes).size, 10);
      await one.follows("I have saved them").sees("10 codes left");

      await one.presses("Sign out").isAt("/sign-out");
      await one.context.clearCookies();
      await one.signsIn();
      await signsInByCode(one, codes[0]);
      await one.opens("/security").sees("9 codes left");
      await one.leaves();
    });

    test("an authenticator app is set up and signs in", async () => {
      const one = await house.visitor({ like: "too new" });
      await one.arrives();
      await one.opens("/security/authenticator").follows("Set up an app");
      await one.sees(/(?:[A-Z2-7]{4} ){7}[A-Z2-7]{4}/);
      const key = (await one.reads()).match(/(?:[A-Z2-7]{4} ){7}[A-Z2-7]{4}/)[0];
      await one.fills("Code", "000000").presses("Finish").sees("not the code of this picture");
      await one.fills("Code", appShows(key)).presses("Finish").sees("is set up");
      await one.leaves();
    });

    test("the sample member with a second factor signs in with the key on the list", async () => {
      const devon = await house.visitor({ like: "second factor" });
      const key = devon.good_for.match(/(?:[A-Z2-7]{4} ){7}[A-Z2-7]{4}/)[0];
      await devon.signsIn();
      await signsInByCode(devon, appShows(key));
      await devon.leaves();
    });
  });
}

// From a page of theirs to the page of the new passkey.
function makesPasskey(person) {
  person.opens("/security/passkeys/new").presses("Add a passkey");
  return person.isAt(/^\/security\/passkeys\/[0-9a-z]{26}\?made$/).sees("Your passkey is ready");
}

// Signs out, and comes back with the passkey this browser holds.
function usesPasskey(person) {
  person.does("sign out", async () => {
    await person.page.goto(`${person.house.origin}/sign-out`);
    const out = person.page.getByRole("button", { name: "Sign out", exact: true });
    if (await out.count()) {
      await out.first().click();
      await out.first().waitFor({ state: "hidden" });
    }
  });
  return person.opens("/sign-in/passkey").presses("Sign in with a passkey");
}

function signsInByCode(person, code) {
  return person.fills("Code", code).presses("Continue").isAt("/home");
}
