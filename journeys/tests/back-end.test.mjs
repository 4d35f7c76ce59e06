// The plan's back end tells of an order by signed calls; a stranger's call moves nothing.

import { createHmac } from "node:crypto";
import { strict as assert } from "node:assert";
import { after, before, describe, test } from "node:test";

import { engines, open, patiently } from "../rig.mjs";

/** The sample plan's, which everybody knows. */
const KEY = "the sample back end's key, known to all";

/** A call as docs/back-end.md tells it. */
async function call(house, event, key = KEY) {
  const body = JSON.stringify(event);
  const at = Math.floor(Date.now() / 1000);
  const tag = createHmac("sha256", key || "nothing").update(`${at}.${body}`).digest("hex");
  const headers = { "content-type": "application/json" };
  if (key !== "") headers["latchkey-signature"] = `t=${at},v1=${tag}`;
  return fetch(`${house.origin}/hooks/plan`, { method: "POST", headers, body });
}

/** What the pharmacy says of one medicine of an order, or of all. */
const task = (order, line, more) => ({
  resourceType: "Task",
  intent: "order",
  identifier: [
    line
      ? { system: "urn:latchkey:order-line", value: `${order}/${line}` }
      : { system: "urn:latchkey:order", value: order },
  ],
  lastModified: new Date().toISOString(),
  ...more,
});

const shipped = (carrier, tracking) => {
  const parts = [
    { url: "carrier", valueString: carrier },
    { url: "tracking", valueString: tracking },
  ];
  const extension = [{ url: "urn:latchkey:shipment", extension: parts }];
  return { status: "completed", output: [{ type: { text: "shipment" }, extension }] };
};

for (const engine of engines) {
  describe(`the back end on ${engine}`, () => {
    let house;
    before(async () => {
      house = await open(engine);
    });
    after(() => house?.close());

    test("an order is followed to the door by signed calls, and by nobody else's", async () => {
      const ann = await house.visitor({ like: "all to refill today", scripts: false });
      await ann.arrives();
      const order = await ordersTwo(ann);
      const path = `/orders/${order.id}`;
      const [one, two] = order.lines;

      const filling = { id: "evt-1", resource: task(order.id, null, { status: "in-progress" }) };
      for (const key of ["", "a key that nobody gave them, long enough"]) {
        const refused = await call(house, filling, key);
        assert.equal(refused.status, 401);
        assert.match((await refused.json()).reason, /signature does not fit/);
      }
      await ann.opens(path).sees("It goes to the pharmacy in a few minutes");

      // The parcels first, then what was before them, and one thing twice.
      const said = [
        { id: "evt-3", resource: task(order.id, two, shipped("UPS", "1Z999AA10123456784")) },
        { id: "evt-2", resource: task(order.id, one, shipped("USPS", "9400100000000000000001")) },
        filling,
        filling,
      ];
      for (const event of said) assert.equal((await call(house, event)).status, 204);
      await patiently("both parcels", async () => {
        await ann.opens(path);
        return (await ann.reads()).includes("Parcel 2 of 2");
      });
      await ann.sees("On its way").sees("Track 1Z999AA10123456784");

      const came = { status: "completed", businessStatus: { text: "delivered" } };
      const last = { id: "evt-4", resource: task(order.id, null, came) };
      assert.equal((await call(house, last)).status, 204);
      await patiently("the arrival", async () => {
        await ann.opens(path);
        return (await ann.reads()).includes("Your order was delivered");
      });

      const stray = { id: "evt-5", resource: task("0".repeat(26), null, came) };
      const answer = await call(house, stray);
      assert.equal(answer.status, 422);
      assert.match((await answer.json()).refused[0].reason, /was not placed here/);
      await ann.leaves();
    });
  });
}

async function ordersTwo(ann) {
  await ann.opens("/refills");
  const boxes = await ann.page.getByRole("checkbox").all();
  for (const [at, box] of boxes.entries()) await box.setChecked(at < 2);
  await ann.presses(/^Order \d+ refills?$/).isAt("/refills/check");
  await ann.presses("Confirm order").sees("Order placed");
  const id = new URL(ann.page.url()).pathname.split("/").pop();
  const links = await ann.page.locator('main dl a[href^="/prescriptions/"]').all();
  const lines = [];
  for (const link of links) lines.push((await link.getAttribute("href")).split("/").pop());
  return { id, lines };
}
