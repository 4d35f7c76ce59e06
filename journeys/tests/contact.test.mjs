// Writing to us: a stranger with a number and a key, a member in the portal.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";

import { engines, open } from "../rig.mjs";

for (const engine of engines) {
  describe(`writing to us on ${engine}`, () => {
    let house;
    before(async () => {
      house = await open(engine);
    });
    after(() => house?.close());

    for (const scripts of [true, false]) {
      const how = scripts ? "with scripts" : "without scripts";

      test(`somebody without an account writes and reads it with a key, ${how}`, async () => {
        const one = await house.visitor({ scripts });
        await one.opens("/help").follows(/Write to us/).isAt("/help/contact");
        await one.presses("Send").sees("Write your message").sees("Choose what it is about");
        await one.chooses("Trouble signing in").chooses("It is not about medicine");
        await one.fills("Your message", "No code comes <b>at all</b>.").presses("Send");
        await one.sees("We have your message");
        const text = await one.reads();
        const key = /\b\w{4}-\w{4}-\w{4}\b/.exec(text)?.[0];
        const number = /\b\w{4}-\w{4}\b/.exec(text.replace(key, ""))?.[0];
        assert.ok(key && number, `no number and key in\n${text}`);
        await one.follows("Read an answer").isAt("/help/contact/answer");
        await one.sees("No code comes <b>at all</b>.");
        await one.presses("Forget them on this browser").sees("Type the number and the key");
        await one.fills("Message number", number.toLowerCase());
        await one.fills("Reading key", "0000 0000 0000").presses("Read it");
        await one.sees("There is no message with this number and key");
        await one.fills("Reading key", key.replaceAll("-", " ")).presses("Read it");
        await one.sees("No code comes <b>at all</b>.").sees("Waiting for our answer").leaves();
      });
    }

    for (const scripts of [true, false]) {
      const how = scripts ? "with scripts" : "without scripts";

      test(`a member adds a picture of the screen and takes it away again, ${how}`, async () => {
        const ann = await house.visitor({ scripts });
        await ann.arrives().opens("/help/contact");
        await ann.chooses("My ID card").chooses("It is not about medicine");
        await ann.fills("Your message", "My card is blank.").presses("Send");
        await ann.sees("Waiting for our answer").unfolds("Add a picture of your screen");
        const odd = { name: "screen.png", mimeType: "image/png", buffer: Buffer.from("<svg/>") };
        await ann.attaches("Picture", odd).presses("Send the picture");
        // The form stands open, with what is wrong beside its field.
        await ann.sees("This is not a picture that we can read");
        await ann.attaches("Picture").presses("Send the picture").sees("Look at the picture");
        const here = ann.path();
        await ann.follows("Look at the picture").isAt(/\/picture\/\w{26}\/2$/);
        const wide = await ann.page.evaluate(() => document.images[0].naturalWidth);
        assert.equal(wide, ann.page.viewportSize().width);
        await ann.opens(here).presses("Take the picture away");
        await ann.sees("You took a picture away again").leaves();
      });
    }

    test("a member asks for a call, says more and closes", async () => {
      const ann = await house.visitor();
      await ann.arrives().opens("/help/contact");
      await ann.chooses("A medicine or an order").chooses("1 to 3 days");
      await ann.fills("Your message", "Where is my order?").chooses("By phone");
      await ann.fills("Your phone number", "call me").presses("Send");
      await ann.sees("ten digits").fills("Your phone number", "503-555-0142").presses("Send");
      await ann.isAt(/^\/help\/contact\/\w{26}$/).sees("We call 503-555-0142");
      await ann.sees("Your medicine runs out soon");
      await ann.fills("Your message", "It has come!").presses("Send").sees("It has come!");
      await ann.presses("Close this message").sees("Open this again");
      await ann.opens("/help/contact").sees("Your messages").sees("Closed").leaves();
    });
  });
}
