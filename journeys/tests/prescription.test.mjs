// One prescription's page, whole: what it looks like, what it cost and would cost, its leaflet.

import { strict as assert } from "node:assert";
import { after, before, describe, test } from "node:test";

import { engines, open } from "../rig.mjs";

for (const engine of engines) {
  describe(`a prescription's page on ${engine}`, () => {
    let house;
    before(async () => {
      house = await open(engine);
    });
    after(() => house?.close());

    for (const scripts of [true, false]) {
      const how = scripts ? "with scripts" : "without scripts";
      test(`somebody reads all about a medicine and its leaflet, ${how}`, async () => {
        const ann = await house.visitor({ like: "calm everyday", scripts });
        await ann.arrives().opens("/prescriptions").follows(/^Metformin/);
        await ann.sees("White, capsule-shaped tablet, marked “MF 5” on one side");
        await ann.sees("It looks different from the one before").sees("As last filled on");
        await ann.sees("Your last cost").sees("These are estimates");
        const cost = ann.page.locator('main dl a[href^="/claims/"]');
        assert.match(await cost.innerText(), /^\$\d+\.\d\d on /);
        await ann.follows("Read the leaflet about this medicine");
        await ann.sees("If you miss a dose").sees("Sample text of the demo");
        await ann.follows("Back to the prescription").follows("All prices of this medicine");
        await ann.isAt(/^\/prices\//).leaves();
      });
    }

    test("the way to a leaflet elsewhere says first what is learned there", async () => {
      const ann = await house.visitor({ like: "calm everyday", scripts: false });
      await ann.arrives().opens("/prescriptions").follows(/^Levothyroxine/);
      assert.equal(await ann.page.locator('a[href*="medlineplus.gov"]').count(), 0);
      await ann.follows("Look for a leaflet at MedlinePlus");
      await ann.sees("MedlinePlus then learns the code of this medicine");
      const link = ann.page.locator('a[href*="medlineplus.gov"]');
      assert.match(await link.getAttribute("href"), /v\.c=99\d{3}-\d{4}-\d\d&/);
      assert.match(await link.getAttribute("rel"), /noreferrer/);
      await ann.leaves();
    });
  });
}
