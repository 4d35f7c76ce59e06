// Somebody looks for a pharmacy, before and after signing in; and what was paid at each.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";

import { engines, open } from "../rig.mjs";

for (const engine of engines) {
  describe(`pharmacies on ${engine}`, () => {
    let house;
    before(async () => {
      house = await open(engine);
    });
    after(() => house?.close());

    for (const scripts of [true, false]) {
      const how = scripts ? "with scripts" : "without scripts";

      test(`a stranger finds one by ZIP code and by city, ${how}`, async () => {
        const bob = await house.visitor({ scripts });
        await bob.opens("/sign-in").follows("Find a pharmacy").isAt("/pharmacies");
        await bob.sees("By mail").sees("Tamarack Pharmacy by Mail");
        await bob.fills("ZIP code or city", "9799").presses("Find");
        await bob.sees("Enter a ZIP code of 5 digits, or the name of a city.");
        assert.match(await bob.page.title(), /^Error: /);
        assert.equal(await bob.page.getByLabel("ZIP code or city").inputValue(), "9799");

        await bob.fills("ZIP code or city", "97998-1234").presses("Find");
        await bob.sees("In ZIP code 97998").sees("Larkspur Street Pharmacy");
        await bob.sees("ZIP codes that begin with 979").sees("Farmacia Peña Azul");
        await bob.sees("we do not know how far it is").sees("Ask if it takes your plan");
        const phone = bob.page.getByRole("link", { name: "503-555-0121" });
        assert.equal(await phone.getAttribute("href"), "tel:+15035550121");

        await bob.fills("ZIP code or city", "arroyo duenas").presses("Find");
        await bob.sees("3 pharmacies shown").sees("Sagewren Pharmacy");
        await bob.doesNotSee("Larkspur Street Pharmacy");
        await bob.fills("ZIP code or city", "Fernhollow, WA").presses("Find");
        await bob.sees("1 pharmacy shown").sees("Ferry Street Pharmacy");
        await bob.fills("ZIP code or city", "Nowhere At All").presses("Find");
        await bob.sees("We know of no pharmacy there.").sees("TTY");
        await bob.follows("Español").sees("No conocemos ninguna farmacia allí.");
        const field = bob.page.getByLabel("Código postal o ciudad");
        assert.equal(await field.inputValue(), "Nowhere At All");
        await bob.leaves();
      });

      test(`help, home and a medicine's page lead there, ${how}`, async () => {
        const ann = await house.visitor({ like: "calm everyday", scripts });
        await ann.opens("/help").follows("Find a pharmacy").isAt("/pharmacies");
        await ann.arrives().follows("Find a pharmacy").isAt("/pharmacies").sees("Signed in as");
        await ann.opens("/prescriptions").follows(/^Metformin/).follows("Find a pharmacy");
        await ann.isAt("/pharmacies").opens("/savings").sees("What you paid before, by pharmacy");
        await ann.leaves();
      });
    }
  });
}
