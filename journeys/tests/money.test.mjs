// What a medicine cost and what it would cost: claims found by words, a year added up, files to
// keep, and the plan's list; with and without scripts.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";

import { engines, open } from "../rig.mjs";

for (const engine of engines) {
  describe(`money on ${engine}`, () => {
    let house;
    before(async () => {
      house = await open(engine);
    });
    after(() => house?.close());

    for (const scripts of [true, false]) {
      const how = scripts ? "with scripts" : "without scripts";

      test(`a claim is found by words that no address shows, ${how}`, async () => {
        const ann = await house.visitor({ like: "calm everyday", scripts });
        await ann.arrives().opens("/claims");
        const medicine = await ann.page.locator("tbody th a").first().innerText();
        const word = medicine.split(/\s/)[0];
        const shown = ann.page.waitForEvent("load");
        await ann.fills("Search", word.toUpperCase()).presses("Show claims").isAt("/claims");
        await shown;
        await ann.sees(word);
        assert.ok(!ann.page.url().toLowerCase().includes(word.toLowerCase()), ann.page.url());
        assert.equal(await ann.page.getByLabel("Search").inputValue(), word.toUpperCase());
        await ann.fills("Search", "no such medicine").presses("Show claims");
        await ann.sees("No claims match").follows("Show all claims").sees(word);
        await ann.leaves();
      });

      test(`a year is added up, shown and kept, ${how}`, async () => {
        const ann = await house.visitor({ like: "calm everyday", scripts });
        await ann.arrives().opens("/claims").follows("What you have spent this year");
        await ann.isAt("/spending").sees("Your deductible").sees("of $200.00");
        const years = ann.page.getByLabel("Year").locator("option");
        const last = await years.last().getAttribute("value");
        await ann.page.getByLabel("Year").selectOption(last);
        await ann.presses("Show year").sees(`In ${last}`).sees("Month by month");
        await ann.follows("Pay less for the same medicine").isAt("/savings");
        await ann.sees("Ask your prescriber").opens(`/spending?year=${last}`);
        await ann.follows(`Statement of what you paid in ${last}, for taxes`);
        await ann.sees("You paid in all");
        const saved = ann.page.waitForEvent("download");
        await ann.page.getByRole("link", { name: "Save as PDF" }).click();
        assert.equal((await saved).suggestedFilename(), `medicine-costs-${last}.pdf`);
        await ann.leaves();
      });

      test(`claims are kept as a table that opens in a spreadsheet, ${how}`, async () => {
        const ann = await house.visitor({ like: "calm everyday", scripts });
        await ann.arrives().opens("/claims");
        const saved = ann.page.waitForEvent("download");
        await ann.page.getByRole("link", { name: "For a spreadsheet" }).click();
        assert.equal((await saved).suggestedFilename(), "claims.csv");
        await ann.leaves();
      });

      test(`a stranger prices a medicine and leaves no trace of it, ${how}`, async () => {
        const bob = await house.visitor({ scripts });
        await bob.opens("/prices").fills("Medicine", "ator").presses("Find");
        await bob.isAt("/prices").sees("Atorvastatin 20 mg tablet");
        await bob.follows("Atorvastatin 20 mg tablet").sees("Preferred generic");
        await bob.sees("30 days at a pharmacy in the network").sees("$5.00").sees("save $5.00");
        await bob.sees("Pharmacies pay about $4.75 for 30").sees("not the price you pay");
        assert.ok(!/ator/i.test(bob.page.url()), bob.page.url());
        await bob.opens("/prices").fills("Medicine", "at").presses("Find");
        await bob.sees("at least 3 letters");
        await bob.leaves();
      });
    }
  });
}
