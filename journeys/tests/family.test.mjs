// Somebody a member trusts helps them get back in (R5): both databases, with and without scripts.

import { after, before, describe, test } from "node:test";

import { engines, open } from "../rig.mjs";

const PASSWORD = "river pencil gentle window";
const NAME = "Username, email, phone or member ID";
const CODE = /[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}/;

// The code that a page shows once.
async function shown(person) {
  await person.sees(CODE);
  const text = await person.page.locator(".lk-code-shown").innerText();
  return CODE.exec(text)[0];
}

for (const engine of engines) {
  describe(`people who help on ${engine}`, () => {
    let house;
    before(async () => {
      house = await open(engine);
    });
    after(() => house?.close());

    test("a member names a helper, who agrees, and ends it", async () => {
      const ann = await house.visitor({ like: "calm everyday", scripts: false });
      const theo = await house.visitor({ like: "controlled medicines" });
      await ann.arrives();
      await ann.opens("/family").sees("You have asked nobody yet").follows("Ask somebody");
      await ann.sees("They cannot: sign in as you").presses("Show me a code");
      const code = await shown(ann);
      await theo.arrives();
      await theo.opens("/family").fills("Code from the person you help", code);
      await theo.presses("I agree to help").sees("Thank you. You both get a message");
      await ann.opens("/family").sees("Can help from").follows("Remove Theo");
      await ann.presses("End it").sees("Ended. You both get a message");
      await theo.opens("/family").doesNotSee("Stop helping");
      await Promise.all([ann.leaves(), theo.leaves()]);
    });

    for (const scripts of [true, false]) {
      const how = scripts ? "with scripts" : "without scripts";
      test(`whoever is locked out comes back with a helper's code, ${how}`, async () => {
        const helper = await house.visitor({ like: "caregiver", scripts });
        const anand = await house.visitor({ like: "cared for", scripts });
        await helper.arrives();
        await helper.opens("/family").follows("Anand is locked out: make a code");
        await helper.sees("First speak with").presses("Make a code");
        const code = await shown(helper);
        await anand.opens("/get-in/long-code").fills("Code", code).presses("Continue");
        await anand.sees("First go back to");
        await anand.opens("/get-in").notes().fills(NAME, anand.username).presses("Continue");
        await anand.isAt("/get-in/reset").entersCode().isAt("/get-in/proved");
        await anand.fills("Code", code).presses("Add this proof").isAt("/get-in/proved");
        await anand.fills("New password", PASSWORD).presses("Set this password");
        await anand.isAt("/get-in/case").sees("Everything works from");
        await Promise.all([helper.leaves(), anand.leaves()]);
      });
    }
  });
}
