// Speed, a price limit and its question, an order changed and stopped, an early fill for a trip.

import { createHmac } from "node:crypto";
import { strict as assert } from "node:assert";
import { after, before, describe, test } from "node:test";

import { engines, open, patiently } from "../rig.mjs";

/** What the sample plan's pharmacy says of an order (docs/back-end.md). */
async function says(house, id, order, more) {
  const identifier = [{ system: "urn:latchkey:order", value: order }];
  const lastModified = new Date().toISOString();
  const resource = { resourceType: "Task", intent: "order", identifier, lastModified, ...more };
  const body = JSON.stringify({ id, resource });
  const at = Math.floor(Date.now() / 1000);
  const key = "the sample back end's key, known to all";
  const tag = createHmac("sha256", key).update(`${at}.${body}`).digest("hex");
  const headers = {
    "content-type": "application/json",
    "latchkey-signature": `t=${at},v1=${tag}`,
  };
  const answer = await fetch(`${house.origin}/hooks/plan`, { method: "POST", headers, body });
  assert.equal(answer.status, 204);
}

for (const engine of engines) {
  describe(`orders on ${engine}`, () => {
    let house;
    before(async () => {
      house = await open(engine);
    });
    after(() => house?.close());

    for (const scripts of [true, false]) {
      const how = scripts ? "with scripts" : "without scripts";
      test(`an order is changed, asked about its price, and stopped, ${how}`, async () => {
        const like = scripts ? "all to refill today" : "calm everyday";
        const one = await house.visitor({ like, scripts });
        await one.arrives().opens("/refills");
        await one.presses(/^Order \d+ refills?$/).isAt("/refills/check");
        await one.chooses(/^Fast/).fills("Ask me first if the price is more than", "forty");
        await one.presses("Confirm order").sees("Enter an amount in dollars");
        await one.fills("Ask me first if the price is more than", "10");
        await one.presses("Confirm order").sees("Order placed").sees("Fast: $12.95");
        await one.presses("Change this order").isAt(/^\/refills\/check/);
        await one.sees("We took your order back").presses("Confirm order").sees("Order placed");
        await one.sees("Fast: $12.95").sees("more than $10.00");

        const order = new URL(one.page.url()).pathname.split("/").pop();
        await says(house, `price-${scripts}`, order, {
          status: "on-hold",
          statusReason: { text: "price 18.40" },
        });
        await patiently("the price", async () => {
          await one.opens(`/orders/${order}`);
          return (await one.reads()).includes("The price is $18.40");
        });
        await one.presses("Agree to $18.40").sees("You agreed to the price");
        await one.follows("Ask the pharmacy to cancel it").presses("Ask the pharmacy to cancel");
        await one.isAt(`/orders/${order}`);
        await patiently("the pharmacy's answer", async () => {
          await one.opens(`/orders/${order}`);
          return (await one.reads()).includes("You cancelled this order");
        });
        await one.leaves();
      });
    }

    test("whoever goes away fills early, once", async () => {
      const ann = await house.visitor({ like: "calm everyday", scripts: false });
      await ann.arrives().opens("/prescriptions").follows(/^Metformin/);
      await ann.follows("Ask for an early fill").sees("First day of your trip");
      await ann.presses("Ask for an early fill").sees("Enter a date");
      const day = (ahead) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);
      await ann.fills("First day of your trip", day(2)).fills("Day you come back", day(60));
      await ann.presses("Ask for an early fill").sees("Early fill approved");
      await ann.presses("Order 1 refill").sees("Check your order: 1 refill");
      await ann.leaves();
    });
  });
}
