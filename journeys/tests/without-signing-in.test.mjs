// A refill and an order's way, for somebody who does not sign in.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";

import { engines, open } from "../rig.mjs";

const NUMBER = /order number is ([0-9A-Z]{4}-[0-9A-Z]{4})/;

for (const engine of engines) {
  describe(`without signing in on ${engine}`, () => {
    let house;
    before(async () => {
      house = await open(engine);
    });
    after(() => house?.close());

    for (const scripts of [true, false]) {
      const how = scripts ? "with scripts" : "without scripts";
      test(`a refill is asked for, told by mail and followed, ${how}`, async () => {
        const like = scripts ? "calm everyday" : "everything by mail";
        const ann = await house.visitor({ like, scripts });
        await ann.opens("/sign-in").follows("Need medicine today? Refill without signing in");
        await ann.isAt("/refill").presses("Order 1 refill");
        await ann.sees("Enter the prescription number from your label");
        await ann.notes().fills("Prescription number", `Rx ${ann.prescription_number}`);
        await ann.fills("Date of birth", ann.birth_date).presses("Order 1 refill");
        await ann.isAt("/refill/sent").sees("The answer goes to you, not to this screen");
        await ann.hears("It is ordered. The order number is");
        const number = NUMBER.exec(ann.message.text)?.[1];
        assert.ok(number, ann.message.text);

        await ann.follows("See how far an order is").isAt("/order-status");
        await ann.fills("Order number", "ZZZZ-ZZZZ").fills("Last name", "Nobody");
        await ann.fills("Date of birth", ann.birth_date).fills("ZIP code", "12345");
        await ann.presses("Show the order").sees("We cannot show an order for these details");
        const [family, zip] = scripts ? ["Ortega", "97998"] : ["xiong", "98998"];
        await ann.fills("Order number", number).fills("Last name", family);
        await ann.fills("ZIP code", zip).presses("Show the order");
        await ann.sees(`Order ${number}`).sees("Where your order is");
        await ann.leaves();
      });

      test(`automatic refill is turned on and off, ${how}`, async () => {
        const like = scripts ? "shared mailbox: he" : "cared for by his daughter";
        const harold = await house.visitor({ like, scripts });
        await harold.arrives().follows("Automatic refill").isAt("/refills/automatic");
        await harold.follows(/^Turn on/).presses("Turn on automatic refill");
        await harold.sees("Tick the box if you want us to order this medicine for you");
        await harold.chooses("Yes, order this medicine for me when it is due");
        await harold.presses("Turn on automatic refill").sees("Automatic refill is on.");
        await harold.sees("turned on, no limit").presses("Stop automatic refill");
        await harold.sees("Nothing more is ordered by itself").leaves();
      });
    }
  });
}
