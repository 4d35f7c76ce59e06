// What makes a visit bearable: one's language, one's keyboard, and a fair warning.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";

import { open } from "../rig.mjs";

describe("comfort", () => {
  let house;
  before(async () => {
    house = await open("sqlite");
  });
  after(() => house?.close());

  test("another language shows the same page, and stays", async () => {
    const ann = await house.visitor();
    await ann.arrives().opens("/prescriptions?sort=name");
    const there = ann.path();
    await ann.follows("Español").isAt("/prescriptions");
    assert.equal(ann.path(), there);
    assert.equal(await ann.page.locator("html").getAttribute("lang"), "es");
    await ann.opens("/claims").follows("English").isAt("/claims");
    assert.equal(await ann.page.locator("html").getAttribute("lang"), "en");
    await ann.leaves();
  });

  test("a browser that asks for Spanish is greeted in Spanish", async () => {
    const ann = await house.visitor({ locale: "es-US" });
    await ann.opens("/sign-in");
    assert.equal(await ann.page.locator("html").getAttribute("lang"), "es");
    await ann.leaves();
  });

  test("a hand that never leaves the keyboard gets in and out", async () => {
    const ann = await house.visitor();
    await ann.opens("/sign-in").notes();
    await ann.reaches("Username or email").types(ann.username);
    await ann.reaches("Password").types(ann.password).keys("Enter").isAt("/sign-in/code");
    await ann.findsCode();
    await ann.reaches("Code").types(ann.code).keys("Enter").isAt("/home");
    await ann.reaches("Prescriptions").keys("Enter").isAt("/prescriptions");
    await ann.reaches("Sign out").keys("Enter").isAt(/^\/(sign-in|sign-out|$)/);
    await ann.leaves();
  });

  test("the first press of Tab offers the way past the menus", async () => {
    const ann = await house.visitor();
    await ann.arrives().keys("Tab").sees("Go to the main part of this page").keys("Enter");
    await ann.keys("Tab");
    const inside = await ann.page.evaluate(() => document.activeElement.closest("main") !== null);
    assert.ok(inside, "the next stop after the skip link is inside the main part");
    await ann.leaves();
  });

  test("two minutes before the end somebody asks, and one press stays", async () => {
    const ann = await house.visitor();
    // From here on the page's clock is ours.
    await ann.page.clock.install();
    await ann.arrives();
    const [now, ends] = await ann.page.evaluate(() => {
      const { now, idleEnds } = document.body.dataset;
      return [Number(now), Number(idleEnds)];
    });
    // Both are whole seconds, so a second may be lost between them.
    assert.ok(Math.abs(ends - now - 15 * 60) <= 1, `${ends - now} seconds`);
    await ann.doesNotSee("Are you still there?");
    await ann.page.clock.runFor((ends - now - 119) * 1000);
    await ann.sees("Are you still there?").presses("Stay signed in");
    await ann.noLongerSees("Are you still there?").opens("/home").isAt("/home");
    await ann.leaves();
  });
});
