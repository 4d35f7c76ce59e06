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
    const reads = (lang) => ann.notices(`read ${lang}`, () => inLanguage(ann, lang));
    await ann.follows("Español");
    await reads("es");
    assert.equal(ann.path(), there);
    await ann.opens("/claims").follows("English");
    await reads("en").isAt("/claims");
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
    await ann.notices("be in the main part", () => ann.page.url().endsWith("#main"));
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
    // The way from the code to this page took some of them.
    assert.ok(ends - now > 14 * 60 && ends - now <= 15 * 60, `${ends - now} seconds`);
    await ann.doesNotSee("Are you still there?");
    await ann.page.clock.runFor((ends - now - 119) * 1000);
    await ann.sees("Are you still there?").presses("Stay signed in");
    await ann.noLongerSees("Are you still there?").opens("/home").isAt("/home");
    await ann.leaves();
  });
});

function inLanguage(person, lang) {
  return person.page.locator(`html[lang=${lang}]`).count();
}
