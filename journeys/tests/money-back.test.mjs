// Money back: a member asks for what they paid themselves, with a receipt, and reads what becomes
// of it.

import { after, before, describe, test } from "node:test";

import { engines, open } from "../rig.mjs";

const PDF = {
  name: "receipt.pdf",
  mimeType: "application/pdf",
  buffer: Buffer.from("%PDF-1.7\n1 0 obj\n%%EOF\n"),
};
const PAGE = { ...PDF, buffer: Buffer.from("<html><script>alert(1)</script>") };

// `3/4/2027`, as many days ago.
function ago(days) {
  const day = new Date(Date.now() - days * 86_400_000);
  return `${day.getMonth() + 1}/${day.getDate()}/${day.getFullYear()}`;
}

for (const engine of engines) {
  describe(`money back on ${engine}`, () => {
    let house;
    before(async () => {
      house = await open(engine);
    });
    after(() => house?.close());

    for (const scripts of [true, false]) {
      const how = scripts ? "with scripts" : "without scripts";

      test(`a member asks for money back and takes it back again, ${how}`, async () => {
        const ann = await house.visitor({ scripts });
        await ann.arrives().opens("/claims").follows("Get money back");
        await ann.isAt("/claims/reimbursement").sees("Who can ask").presses("Ask for money back");
        await ann.sees("What did you pay for?");
        await ann.presses("Keep and add a receipt").sees("Enter the name of the medicine");
        await ann.fills("Name of the medicine", `Amoxicillin 500 mg ${how}`);
        await ann.fills("How much you got", "21").fills("How many days it lasts", "7");
        await ann.fills("Name of the pharmacy", "Harbor Street Drugs");
        await ann.fills("City and state of the pharmacy", "Portland, ME");
        await ann.fills("Day you got the medicine", ago(-2)).fills("What you paid", "41.80");
        await ann.chooses("It was an emergency, or I was away from home");
        await ann.presses("Keep and add a receipt").sees("This day is still to come");
        await ann.fills("Day you got the medicine", ago(9));
        await ann.presses("Keep and add a receipt").sees("Check your request");
        await ann.sees("$41.80").sees("Add a receipt first");
        await ann.attaches("Add a receipt", PAGE).presses("Add this file");
        await ann.sees("We cannot take this kind of file");
        await ann.attaches("Add a receipt").presses("Add this file").sees("Picture,");
        await ann.attaches("Add a receipt", PDF).presses("Add this file").sees("PDF, 1 KB");
        await ann.presses("Remove file 2").noLongerSees("PDF, 1 KB");
        await ann.presses("Send request").sees("Tick the box to say that this is true");
        await ann.chooses("This is true and complete").presses("Send request");
        await ann.sees("What has happened").sees("You sent the request").hears("money back");
        await ann.presses("Take this request back").sees("Taken back").leaves();
      });
    }

    test("a member reads what the plan decided, and how to appeal", async () => {
      const carla = await house.visitor({ like: "claims of every kind" });
      await carla.arrives().opens("/claims/reimbursement").sees("Your plan needs more");
      await carla.follows(/^Benzonatate/).sees("Not approved").sees("If you do not agree");
      await carla.sees("The medicine is not on the plan’s list");
      await carla.follows("All requests for money back").follows(/^Azithromycin/);
      await carla.sees("You get $34.95 of the $44.95 you paid.");
      await carla.sees("If you think it should be more").leaves();
    });

    test("a member tells the plan in words what it asked for, without scripts", async () => {
      const carla = await house.visitor({ like: "claims of every kind", scripts: false });
      await carla.arrives().opens("/claims/reimbursement").follows(/^Ondansetron/);
      await carla.sees("Your plan cannot decide yet").presses("Send to my plan");
      await carla.sees("Add a file, or write what your plan asked for");
      const field = "What you want to tell your plan";
      await carla.fills(field, "My card is 4539 5787 6362 1486").presses("Send to my plan");
      await carla.sees("number of a payment card").doesNotSee("4539 5787");
      await carla.fills(field, "The receipt is lost. It was number 7712.");
      await carla.presses("Send to my plan").sees("More was sent");
      await carla.sees("What you told your plan later").sees("It was number 7712.").leaves();
    });
  });
}
