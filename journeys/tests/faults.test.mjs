// The Fault Lab in its short form: two browsers, one without scripts (GUARD 27).

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";

import { open } from "../rig.mjs";
import { AIMS, PROFILES, figures, lab } from "../rig/faults.mjs";

describe("the fault lab", () => {
  let house;
  before(async () => {
    house = await open("sqlite");
  });
  after(() => house?.close());

  for (const profile of [PROFILES[0], PROFILES[3]]) {
    test(`causes are found, and nothing is told that is not so, on ${profile.name}`, async () => {
      const found = await lab(house, profile);
      const { first, three, control } = figures(found);
      const told = found.told.map(({ cause, causes }) => `${cause}: ${causes.join(", ")}`);
      const aim = profile.scripts ? AIMS.first : AIMS.firstWithoutScripts;
      assert.ok(first >= aim, `${first} % at first\n${told.join("\n")}`);
      assert.ok(three >= AIMS.three, `${three} % among three\n${told.join("\n")}`);
      assert.ok(control < AIMS.control, `${control} % of the healthy were diagnosed`);
      assert.deepEqual(found.leaks, []);
    });
  }
});
