// Where somebody is signed in, and "this was not me".

import { after, before, describe, test } from "node:test";

import { engines, open } from "../rig.mjs";

const HERE = "/security/devices";

for (const engine of engines) {
  describe(`devices on ${engine}`, () => {
    let house;
    before(async () => {
      house = await open(engine);
    });
    after(() => house?.close());

    for (const scripts of [true, false]) {
      const how = scripts ? "with scripts" : "without scripts";
      test(`signing out elsewhere ends it there and not here, ${how}`, async () => {
        const like = scripts ? "calm everyday" : "everything by mail";
        const ann = await house.visitor({ like, scripts });
        const there = await house.elsewhere(ann, { scripts });
        await there.arrives();
        await ann.arrives().opens(HERE).sees("This browser");
        await ann.presses(/^Sign out .* on /).sees("That place is signed out.");
        await there.opens("/home").isAt("/sign-in").sees("You have been signed out");

        // That browser was remembered: the password alone brings it back.
        await there.saysWho().isAt("/home");
        await ann.opens(HERE).presses("Sign out everywhere else");
        await ann.sees("You are signed out everywhere else.");
        await there.opens("/home").isAt("/sign-in");
        await ann.opens("/home").isAt("/home");
        await Promise.all([ann.leaves(), there.leaves()]);
      });
    }

    test("a forgotten browser asks for a code again", async () => {
      const one = await house.visitor({ like: "apostrophes" });
      const there = await house.elsewhere(one);
      await there.arrives().presses("Sign out").isAt("/sign-out");
      await one.arrives().opens(HERE).presses("Forget every browser");
      await one.sees("The next sign-in there asks for a code.").sees("No browser is remembered.");
      await there.signsIn().isAt("/sign-in/code").entersCode().isAt("/home");
      await Promise.all([one.leaves(), there.leaves()]);
    });

    for (const scripts of [true, false]) {
      const how = scripts ? "with scripts" : "without scripts";
      test(`"this was not me" stops changes and is taken back, ${how}`, async () => {
        const like = scripts ? "an order in every state" : "controlled medicines";
        const otto = await house.visitor({ like, scripts });
        const there = await house.elsewhere(otto);
        await there.arrives();
        await otto.arrives().opens(HERE).follows("Something here was not me");
        await otto.isAt("/security/not-me").sees("refills and card keep working");
        await otto.notes().presses("Stop changes now").sees("Changes are stopped");
        await otto.hears("we are protecting your account");
        await there.opens("/home").isAt("/sign-in");

        await otto.opens("/security/contacts/new").sees("What waits").opens("/prescriptions");
        await otto.isAt("/prescriptions").opens("/card").sees(otto.member_id);
        await otto.opens("/security/limits").follows("It was me, take it back");
        await otto.notes().presses("It was me after all").sees("Changes work again.");
        await otto.hears("your account is open again");
        await otto.opens("/security/contacts/new").sees("We will send a code there");
        await Promise.all([otto.leaves(), there.leaves()]);
      });
    }

    test("another browser cannot take it back with a password alone", async () => {
      const one = await house.visitor({ like: "claims of every kind" });
      const there = await house.elsewhere(one);
      await one.arrives().opens("/security/not-me").presses("Stop changes now");
      await one.sees("Changes are stopped");
      await there.arrives().opens("/security/not-me").sees("This was said in another browser");
      await there.opens("/security/contacts/new").sees("What waits");
      await Promise.all([one.leaves(), there.leaves()]);
    });
  });
}
