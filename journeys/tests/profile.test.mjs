// What is about the member themselves: where orders go, and how pages read.

import { after, before, describe, test } from "node:test";

import { engines, open } from "../rig.mjs";

const HERE = "/profile/addresses";
const READING = "/profile/reading";

for (const engine of engines) {
  describe(`the profile on ${engine}`, () => {
    let house;
    before(async () => {
      house = await open(engine);
    });
    after(() => house?.close());

    for (const scripts of [true, false]) {
      const how = scripts ? "with scripts" : "without scripts";
      test(`an address is checked, saved, told and removed, ${how}`, async () => {
        const like = scripts ? "calm everyday" : "everything by mail";
        const ann = await house.visitor({ like, scripts });
        await ann.arrives().follows(/^Signed in as/).isAt("/profile");
        await ann.follows(/^Change/).isAt(HERE).sees("The address your plan has");
        await ann.follows("Add an address").fills("Street or PO box", "12 Elm Street");
        await picks(ann.fills("City", "Troy").fills("ZIP Code", "07001"), "State", "New York (NY)");
        await ann.presses("Continue").sees("This ZIP Code is in New Jersey");
        await ann.sees("Choose when orders should go there").fills("ZIP Code", "12180");
        await ann.chooses("Only when I choose it for an order").presses("Continue");
        await ann.isAt(`${HERE}/check`).sees("Troy, NY 12180").sees(/orders go to .+, not here/);
        await ann.follows("Change something").chooses("From now on");
        await ann.fills("Apartment, suite or floor (if any)", "Apt 4").presses("Continue");
        await ann.sees("Apt 4").sees("New orders will go here").presses("Save this address");
        await ann.isAt(HERE).sees("Saved.");
        await ann.hears("your orders go to another address");
        await ann.follows(/^Remove/).presses("Remove this address").isAt(HERE);
        await ann.doesNotSee("12 Elm Street").leaves();
      });
    }

    test("language and text size are kept for every browser, and for what is sent", async () => {
      const first = await house.visitor({ like: "an order in every state" });
      await first.arrives().follows(/^Signed in as/).follows("Language and text size");
      await first.isAt(READING).chooses("Español").chooses("Large").presses("Save");
      await first.sees("Guardado.").sees("Así se ve la letra grande.");
      await reads(first, { lang: "es", size: "20px" });
      const second = await house.visitor({ like: "an order in every state", scripts: false });
      // What somebody chose here before gives way to whoever signs in.
      await second.opens("/sign-in").follows("Español").follows("English").isAt("/sign-in");
      await reads(second, { lang: "en", size: "16px" });
      await second.notes().fills("Username or email", second.username);
      await second.fills("Password", second.password).presses("Sign in");
      await second.hears("Su código").findsCode().typesCode().presses("Continue").isAt("/home");
      await reads(second, { lang: "es", size: "20px" });
      await second.follows("Letra normal").isAt("/home");
      await reads(second, { lang: "es", size: "16px" });
      await second.opens(READING).chooses("English").chooses("Normal").presses("Guardar");
      await second.sees("Saved.").leaves();
      await first.leaves();
    });
  });
}

function reads(person, wanted) {
  const html = person.page.locator("html");
  return person.notices(`read ${wanted.lang} in letters of ${wanted.size}`, () =>
    html.evaluate(
      (root, { lang, size }) => root.lang === lang && getComputedStyle(root).fontSize === size,
      wanted,
    ));
}

function picks(person, label, option) {
  return person.does(`pick "${option}"`, () => {
    return person.page.getByLabel(label).first().selectOption({ label: option });
  });
}
