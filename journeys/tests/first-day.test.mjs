// A member's first day, on both databases, with and without scripts.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";

import { engines, open } from "../rig.mjs";

for (const engine of engines) {
  describe(`a first day on ${engine}`, () => {
    let house;
    before(async () => {
      house = await open(engine);
    });
    after(() => house?.close());

    for (const scripts of [true, false]) {
      const how = scripts ? "with scripts" : "without scripts";
      test(`from the front door to signing out, ${how}`, async () => {
        const ann = await house.visitor({ like: scripts ? "refill" : "calm", scripts });

        await ann.arrives();
        await ann.follows("Prescriptions").isAt("/prescriptions");
        await ordersRefills(ann);
        await followsTheOrder(ann);
        await readsAClaim(ann);
        await ann.follows("ID card").isAt("/card").sees("RxBIN").sees(ann.member_id);

        await ann.presses("Sign out").opens("/home").isAt("/sign-in");
        await ann.leaves();
      });
    }

    test("a browser that was here before needs no code, and hears the exact truth", async () => {
      const ann = await house.visitor();
      await ann.arrives();
      await ann.presses("Sign out").isAt(/^\/(sign-in|sign-out|$)/);

      await ann.signsIn("not my password at all").isAt("/sign-in").sees("password");
      assert.match(await ann.page.title(), /^Error: /);
      assert.equal(await ann.page.getByLabel("Password", { exact: true }).inputValue(), "");

      await ann.saysWho().isAt("/home");
      await ann.leaves();
    });

    test("a new browser is told nothing before the code, right password or wrong", async () => {
      const three = [house.visitor(), house.visitor(), house.visitor()];
      const [ann, bob, carl] = await Promise.all(three);
      await ann.signsIn().isAt("/sign-in/code");
      await bob.signsIn("a wrong password, quite long").isAt("/sign-in/code");
      carl.username = "nobody.at.all";
      await carl.signsIn().isAt("/sign-in/code");
      assert.equal(await bob.reads(), await ann.reads());
      assert.equal(await carl.reads(), await ann.reads());
      await Promise.all([ann, bob, carl].map((person) => person.leaves()));
    });

    test("the page that was asked for comes after signing in", async () => {
      const ann = await house.visitor();
      await ann.opens("/claims").isAt("/sign-in").saysWho().entersCode().isAt("/claims");
      await ann.leaves();
    });

    test("another member's claim is not found, and nothing says it exists", async () => {
      const [ann, bob] = await twoMembersWithClaims(house);
      const his = await firstLink(bob, "/claims/");
      const answer = await ann.page.goto(house.origin + his);
      assert.equal(answer.status(), 404);
      const nobodys = await ann.page.goto(house.origin + nextDoor(his));
      assert.equal(nobodys.status(), 404);
      await Promise.all([ann.leaves(), bob.leaves()]);
    });
  });
}

async function ordersRefills(ann) {
  await ann.opens("/refills");
  const boxes = ann.page.getByRole("checkbox");
  assert.ok((await boxes.count()) > 0, `${ann.username} has nothing to refill`);
  // Without scripts the button cannot know how many are ticked; it says so in its own words.
  for (const box of await boxes.all()) await box.check();
  await ann.presses(/^Order/).isAt("/refills/check");
  await ann.presses("Confirm order").isAt(/^\/orders\//);
}

async function followsTheOrder(ann) {
  const order = ann.path();
  await ann.sees("Received").follows("Orders").isAt("/orders");
  await ann.opens(order).isAt(order).sees("Received");
}

async function readsAClaim(ann) {
  await ann.follows("Claims").isAt("/claims");
  const claim = await firstLink(ann, "/claims/");
  await ann.opens(claim).isAt(claim).sees("$");
}

// The first address on this page that begins so and goes on.
async function firstLink(person, start) {
  const links = person.page.locator(`main a[href^="${start}"]`);
  await links.first().waitFor();
  return links.first().getAttribute("href");
}

async function twoMembersWithClaims(house) {
  const [ann, bob] = await Promise.all([
    house.visitor({ like: "calm" }),
    house.visitor({ like: "hundreds of claims" }),
  ]);
  assert.notEqual(ann.username, bob.username);
  for (const person of [ann, bob]) await person.arrives().opens("/claims");
  return [ann, bob];
}

// An id of the right shape that belongs to nobody.
function nextDoor(place) {
  return place.slice(0, -1) + (place.endsWith("0") ? "1" : "0");
}
