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
        const like = scripts ? "calm everyday" : "everything by mail";
        const ann = await house.visitor({ like, scripts });

        await ann.arrives();
        await ann.follows("Prescriptions").isAt("/prescriptions");
        await ordersRefills(ann);
        await followsTheOrder(ann);
        await readsAClaim(ann);
        await ann.follows("ID card").isAt("/card").sees("RxBIN").sees(ann.member_id);

        await ann.presses("Sign out").isAt("/sign-out").opens("/home").isAt("/sign-in");
        await ann.leaves();
      });
    }

    test("a browser that was here before needs no code, and hears the exact truth", async () => {
      const ann = await house.visitor();
      await ann.arrives();
      await ann.presses("Sign out").isAt(/^\/(sign-in|sign-out|$)/);

      await ann.signsIn("not my password at all").sees("That password is not right");
      await ann.isAt("/sign-in");
      assert.match(await ann.page.title(), /^Error: /);
      assert.equal(await ann.page.getByLabel("Password", { exact: true }).inputValue(), "");

      await ann.saysWho().isAt("/home");
      await ann.leaves();
    });

    test("a new browser is told nothing before the code, right password or wrong", async () => {
      const otto = { like: "an order in every state" };
      const three = [house.visitor(otto), house.visitor(otto), house.visitor(otto)];
      const [ann, bob, carl] = await Promise.all(three);
      await ann.signsIn().isAt("/sign-in/code");
      await bob.signsIn("a wrong password, quite long").isAt("/sign-in/code");
      carl.username = "nobody.at.all";
      await carl.signsIn().isAt("/sign-in/code");
      // The page repeats what was typed and when; beyond that it must not differ.
      const told = await Promise.all([ann, bob, carl].map(plainly));
      assert.equal(told[1], told[0]);
      assert.equal(told[2], told[0]);
      await Promise.all([ann, bob, carl].map((person) => person.leaves()));
    });

    test("a wrong password is told exactly once the code has proved the mailbox", async () => {
      const ann = await house.visitor({ like: "controlled medicines" });
      await ann.signsIn("a wrong password, quite long").entersCode();
      await ann.sees("Now enter the password for");
      assert.match(await ann.page.title(), /^Error: /);
      await ann.fills("Password", ann.password).presses("Sign in").isAt("/home");
      await ann.leaves();
    });

    test("fifty presses of one confirmation make one order", async () => {
      const ann = await house.visitor({ like: "all to refill today" });
      await ann.arrives();
      await choosesRefills(ann, 3);
      const form = ann.page.locator('form:has(button:text-is("Confirm order"))');
      const fields = await form.evaluate((one) => Object.fromEntries(new FormData(one)));
      const presses = Array.from({ length: 50 }, () => pressed(ann, fields));
      const places = new Set(await Promise.all(presses));
      assert.equal(places.size, 1, [...places].join(" "));
      assert.match([...places][0], /^\/orders\//);
      await ann.leaves();
    });

    test("the page that was asked for comes after signing in", async () => {
      const ann = await house.visitor();
      await ann.opens("/claims").isAt("/sign-in").saysWho().entersCode().isAt("/claims");
      await ann.leaves();
    });

    test("another member's claim is not found, and nothing says it exists", async () => {
      const [ann, bob] = await twoMembersWithClaims(house);
      const his = await firstClaim(bob);
      const answer = await ann.page.goto(house.origin + his);
      assert.equal(answer.status(), 404);
      const nobodys = await ann.page.goto(house.origin + nextDoor(his));
      assert.equal(nobodys.status(), 404);
      await Promise.all([ann.leaves(), bob.leaves()]);
    });
  });
}

async function ordersRefills(ann) {
  await choosesRefills(ann, 1);
  await ann.presses("Confirm order").isAt(/^\/orders\//);
}

// Ticks the first `count` boxes and no other, and goes to the check page.
async function choosesRefills(ann, count) {
  await ann.opens("/refills");
  const boxes = await ann.page.getByRole("checkbox").all();
  assert.ok(boxes.length >= count, `${ann.username} has ${boxes.length} to refill`);
  for (const [at, box] of boxes.entries()) await box.setChecked(at < count);
  // Without scripts the button cannot follow the boxes, and says what was ticked at first.
  await ann.presses(/^Order \d+ refills?$/).isAt("/refills/check");
}

// The confirmation once more, past the browser: where its answer leads.
async function pressed(ann, fields) {
  const answer = await ann.context.request.post(`${ann.house.origin}/refills/check`, {
    form: fields,
    headers: { origin: ann.house.origin },
    maxRedirects: 0,
  });
  assert.equal(answer.status(), 303);
  return answer.headers().location.split("?")[0];
}

async function plainly(person) {
  const words = await person.reads();
  return words.replaceAll(person.username, "NAME").replace(/\d+:\d\d [AP]M \w+/g, "TIME");
}

async function followsTheOrder(ann) {
  const order = ann.path();
  await ann.sees("Received").follows("Orders").isAt("/orders");
  await ann.opens(order).isAt(order).sees("Received");
}

async function readsAClaim(ann) {
  await ann.follows("Claims").isAt("/claims");
  const claim = await firstClaim(ann);
  await ann.opens(claim).isAt(claim).sees("$");
}

// The first claim on this page; other pages below the list have words where a claim has its ID.
async function firstClaim(person) {
  const links = person.page.locator('main a[href^="/claims/"]');
  await links.first().waitFor();
  const places = await links.evaluateAll((all) => all.map((one) => one.getAttribute("href")));
  return places.find((place) => /^\/claims\/[0-9a-z]{26}$/.test(place));
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
