// What a member wants to be written to about, when texts wait, and what was sent to them.

import { after, before, describe, test } from "node:test";

import { engines, open, patiently } from "../rig.mjs";

const HERE = "/preferences";

for (const engine of engines) {
  describe(`message choices on ${engine}`, () => {
    let house;
    before(async () => {
      house = await open(engine);
    });
    after(() => house?.close());

    test("news that the plan sent is left by the link in it, without scripts", async () => {
      const ann = await house.visitor({ like: "claims of every kind", scripts: false });
      await ann.arrives().opens(HERE);
      await ticks(ann, "News from your plan", "Email").presses("Save my choices").isAt(HERE);
      await ann.sees("News from your plan: Email.").notes();
      house.demo.sendsNews("first", "More pharmacies near you");
      await ann.hears("More pharmacies near you");
      const [link] = /http\S+preferences\/leave\/\S+/.exec(ann.message.text);
      const elsewhere = await house.elsewhere(ann, { scripts: false });
      await elsewhere.opens(link.slice(house.origin.length)).sees("Stop these emails?");
      await elsewhere.sees("News from your plan").doesNotSee("Ways to save");
      await ann.opens(HERE).doesNotSee("Tick email to get them again");
      await elsewhere.presses("Stop these emails").sees("You get no more of these emails");
      await elsewhere.leaves();
      await ann.opens(HERE).sees("Tick email to get them again").leaves();
    });

    for (const scripts of [true, false]) {
      const how = scripts ? "with scripts" : "without scripts";
      test(`what was chosen is kept, with what was chosen before, ${how}`, async () => {
        const like = scripts ? "calm everyday" : "everything by mail";
        const ann = await house.visitor({ like, scripts });
        await ann.arrives().follows("Security").follows("Message choices").isAt(HERE);
        await ann.sees("You have not changed anything yet");
        await ticks(ann, "Ways to save", "Email").presses("Save my choices").isAt(HERE);
        await ann.sees("Saved. This counts from now on.");
        await ann.sees("Claims and costs: Email.").sees("Ways to save: Email.");
        await ann.sees("Texts wait from 9:00 PM until 8:00 AM");
        await ann.leaves();
      });

      test(`a cut link of a mail stops nothing, says so and leads on, ${how}`, async () => {
        const like = scripts ? "calm everyday" : "everything by mail";
        const ann = await house.visitor({ like, scripts });
        await ann.opens(`${HERE}/leave/7k2m9qxd`).sees("This link stops nothing");
        await ann.sees("We are glad to do it for you.").follows("See all your message choices");
        await ann.isAt(/^\/sign-in/).saysWho().entersCode().isAt(HERE).leaves();
      });

      test(`what we sent is found again, and a code is not shown, ${how}`, async () => {
        const like = scripts ? "calm everyday" : "everything by mail";
        const ann = await house.visitor({ like, scripts });
        await ann.arrives().follows("Security").follows("Messages we sent").isAt("/messages");
        await ann.sees("messages you have not read");
        await ann.follows("A code to sign in").sees("we never show them again");
        await ann.follows("All messages").isAt("/messages");
        await ann.presses("Juniper Rx: you signed in on a new browser").isAt(/^\/messages\/./);
        await patiently("the mail's arrival", async () => {
          await ann.opens(ann.path());
          return (await ann.reads()).includes("It was sent and it got through");
        });
        await ann.sees("If this was not you");
        await ann.presses("Mark as new again").isAt("/messages");
        await ann.presses("Juniper Rx: you signed in on a new browser").sees("got through");
        await ann.follows("All messages").isAt("/messages");
        await ann.leaves();
      });
    }
  });
}

// One way of one topic.
function ticks(person, topic, way) {
  return person.does(`tick "${way}" of "${topic}"`, () => {
    const group = person.page.getByRole("group", { name: topic });
    return group.getByLabel(way, { exact: true }).check();
  });
}
