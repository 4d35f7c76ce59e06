// Help that needs nobody, as a stranger finds it: guides, "did we really send this", the questions
// that find a cause, a number for the telephone, and a look at the browser.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";

import { engines, open } from "../rig.mjs";
import { keepsNoCookies } from "../rig/browser.mjs";

for (const engine of engines) {
  describe(`help on ${engine}`, () => {
    let house;
    before(async () => {
      house = await open(engine);
    });
    after(() => house?.close());

    for (const scripts of [true, false]) {
      const how = scripts ? "with scripts" : "without scripts";

      test(`from signing in to an answer, ${how}`, async () => {
        const one = await house.visitor({ scripts });
        await one.opens("/sign-in").follows("Help").isAt("/help").sees("Need medicine today?");
        await one.fills("What do you need help with?", "codes dont come").presses("Find help");
        await one.isAt("/help").follows("Why does my code not come?").isAt(/^\/help\/guides\//);
        await one.sees("Talk to a person").opens("/help/guides/no-such-guide");
        await one.sees("We can’t find that page").leaves();
      });

      test(`a message is asked about by its code, ${how}`, async () => {
        const ann = await house.visitor({ scripts });
        await ann.signsIn().hears("code");
        const mark = /carries the code ([0-9A-Z]{6})\b/.exec(ann.message.text)?.[1];
        assert.ok(mark, `no code in\n${ann.message.text}`);
        await ann.opens("/help").follows(/really send/).isAt("/help/really-us");
        await ann.fills("Code in the message", mark.toLowerCase()).presses("Check this code");
        await ann.sees(`Yes, we sent a message with ${mark}`).sees("A code to sign in");
        await ann.doesNotSee(ann.email);
        await ann.fills("Code in the message", "ZZZZZZ").presses("Check this code");
        await ann.sees("We did not send a message with ZZZZZZ").leaves();
      });

      test(`questions find a cause, a number keeps the answers for a call, ${how}`, async () => {
        const one = await house.visitor({ scripts });
        await one.opens("/sign-in").follows("Why can’t I sign in?").isAt("/help/sign-in");
        await one.presses("Continue").sees("Choose the answer that fits best.");
        await one.chooses("No code comes").presses("Continue");
        await one.chooses("By email").presses("Continue");
        await one.sees("The email is slow, or in another folder").presses("Not this? Next");
        await one.noLongerSees("The email is slow").presses("Get a number");
        await one.isAt("/help/case").sees("It was not this: The email is slow");
        const code = /\b\d{3}-\d{3}-\d{3}\b/.exec(await one.reads())?.[0];
        assert.ok(code, "nine digits to read out");
        await one.presses(/^Remove By email/).noLongerSees("By email").sees(code);
        await one.opens("/help/case").sees(code);
        await one.presses(/^Delete this number/).sees("This browser has no number").leaves();
      });

      test(`a browser is looked at, ${how}`, async () => {
        const one = await house.visitor({ scripts });
        await one.opens("/help/check").sees("They come back to us");
        await one.presses("Try the button").sees("The button works").leaves();
      });
    }

    test("a browser that keeps no cookies is told so, and still gets its number", async () => {
      const one = await house.visitor();
      await keepsNoCookies(one);
      await one.opens("/help/check").sees("Blocked").sees("Allow cookies for");
      await one.opens("/help/sign-in").chooses("I type everything and come back");
      await one.presses("Continue").sees("Your browser does not keep our cookie");
      await one.presses("Get a number").sees("Your number for the phone");
      await one.doesNotSee("It was not this");
      assert.deepEqual(await one.context.cookies(), []);
      await one.presses(/^Remove did not come back/).noLongerSees("did not come back");
      await one.sees("Your number for the phone");
      await one.context.unrouteAll({ behavior: "ignoreErrors" });
      await one.leaves();
    });
  });
}
