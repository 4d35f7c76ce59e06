// Getting back in, on both databases, with and without scripts.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";

import { engines, open } from "../rig.mjs";

const PASSWORD = "river pencil gentle window";

for (const engine of engines) {
  describe(`getting back in on ${engine}`, () => {
    let house;
    before(async () => {
      house = await open(engine);
    });
    after(() => house?.close());

    for (const scripts of [true, false]) {
      const how = scripts ? "with scripts" : "without scripts";
      test(`a forgotten password, ${how}`, async () => {
        const like = scripts ? "calm everyday" : "everything by mail";
        const ann = await house.visitor({ like, scripts });
        await ann.opens("/sign-in").follows("Help me get in").isAt("/get-in");
        await ann.notes().fills("Username, email, phone or member ID", ann.username);
        await ann.presses("Continue").isAt("/get-in/reset").sees("Look for our message");
        await ann.entersCode().isAt("/get-in/proved").sees(ann.username);
        await ann.fills("New password", PASSWORD).presses("Set this password");
        await ann.isAt("/get-in/case").sees("Everything works from");
        await ann.leaves();
      });
    }

    test("an invented name leads to the same page", async () => {
      const [ann, bob] = [await house.visitor(), await house.visitor()];
      bob.username = "nobody.at.all";
      const seen = [];
      for (const person of [ann, bob]) {
        await person.opens("/get-in").fills("Username, email, phone or member ID", person.username);
        await person.presses("Continue").isAt("/get-in/reset");
        seen.push(await person.page.locator("main").innerText());
        await person.leaves();
      }
      assert.equal(seen[1], seen[0]);
    });

    test("what is lost has another way, and medicine does not wait", async () => {
      const ann = await house.visitor();
      await ann.opens("/get-in").follows("I can’t get my code").isAt("/get-in/no-code");
      await ann.sees("You lost your phone").sees("Get a letter").sees("Need medicine today?");
      await ann.leaves();
    });
  });
}
