// What goes wrong on the way in without anybody's fault: an old form, the back button, a second
// tab, cookies that are not kept.

import { after, before, describe, test } from "node:test";

import { engines, open } from "../rig.mjs";
import { keepsNoCookies } from "../rig/browser.mjs";

for (const engine of engines) {
  describe(`stumbling on ${engine}`, () => {
    let house;
    before(async () => {
      house = await open(engine);
    });
    after(() => house?.close());

    for (const scripts of [true, false]) {
      const how = scripts ? "with scripts" : "without scripts";
      const like = scripts ? "calm everyday" : "everything by mail";

      test(`back from the code, and the password once more, ${how}`, async () => {
        const ann = await house.visitor({ like, scripts });
        await ann.signsIn().isAt("/sign-in/code").findsCode();
        await goesBack(ann).isAt("/sign-in").saysWho().isAt("/sign-in/code");
        // The first message's code is as good as the second's.
        await ann.typesCode().presses("Continue").isAt("/home");
        await goesBack(ann).opens("/home").isAt("/home");
        await ann.leaves();
      });

      test(`two tabs sign in one after the other, ${how}`, async () => {
        const ann = await house.visitor({ like, scripts });
        const tab = await house.anotherTab(ann);
        await ann.signsIn().isAt("/sign-in/code").findsCode();
        await tab.signsIn().isAt("/sign-in/code").entersCode({ remember: false }).isAt("/home");
        await ann.typesCode().presses("Continue").isAt("/home");
        await ann.opens("/claims").isAt("/claims");
        await tab.opens("/home").isAt("/home");
        await ann.leaves();
      });

      test(`what failed twice is explained before anybody asks, ${how}`, async () => {
        const ann = await house.visitor({ like, scripts });
        await ann.signsIn().fills("Code", "AAAA-AAAA").presses("Continue").sees("more tries");
        await ann.doesNotSee("Not this? Next").fills("Code", "BBBB-BBBB").presses("Continue");
        await ann.sees("Most likely: compare it").presses("Not this? Next");
        await ann.isAt("/help/sign-in").sees("The code has expired").opens("/sign-in/code");
        await ann.findsCode().typesCode().presses("Continue").isAt("/home");
        await ann.leaves();
      });

      test(`cookies that are not kept are named at once, ${how}`, async () => {
        const ann = await house.visitor({ like, scripts });
        await keepsNoCookies(ann);
        await ann.signsIn().sees("Your browser did not keep our cookie");
        await ann.sees("Allow cookies for this site");
        await ann.context.unrouteAll({ behavior: "ignoreErrors" });
        await ann.leaves();
      });
    }

    test("a form opened before signing out in another tab leads to the door and back", async () => {
      const ann = await house.visitor({ like: "apostrophes", scripts: false });
      const tab = await house.anotherTab(ann);
      await ann.arrives().opens("/security/contacts/new");
      await ann.fills("Email address or mobile phone number", "late@example.net");
      await tab.opens("/home").presses("Sign out").isAt("/sign-out");
      await ann.presses("Send a code").isAt("/sign-in").saysWho();
      await ann.isAt(/^\/security\/contacts/);
      await ann.leaves();
    });

    test("with scripts the other tab leaves by itself, and nothing of the record stays", async () => {
      const ann = await house.visitor({ like: "hundreds of claims" });
      const tab = await house.anotherTab(ann);
      await ann.arrives().opens("/claims");
      await tab.opens("/home").presses("Sign out");
      await ann.isAt("/sign-in").sees("You have been signed out").saysWho().isAt("/claims");
      await ann.leaves();
    });

    test("the code page opened from nowhere leads to the beginning", async () => {
      const ann = await house.visitor();
      await ann.opens("/sign-in/code").isAt("/sign-in");
      await ann.leaves();
    });
  });
}

function goesBack(person) {
  return person.does("go back", () => person.page.goBack());
}
