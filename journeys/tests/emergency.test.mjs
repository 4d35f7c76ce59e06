// A record in an emergency, with passkeys of Chromium's own virtual device: a supervisor of another
// team says yes, or nobody is there and somebody looks into it; what the member reads of it. And a
// member without a card at hand, found by name and birth date.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";

import { engines, open, patiently } from "../rig.mjs";
import { device } from "../rig/keys.mjs";

for (const engine of engines) {
  describe(`emergencies on ${engine}`, () => {
    let house;
    before(async () => {
      house = await open(engine);
      // Passkeys belong to a name, never to an address of digits.
      house.origin = house.origin.replace("127.0.0.1", "localhost");
    });
    after(() => house?.close());

    test("a supervisor of another team says yes, and whoever asked ends it", async () => {
      const one = await house.visitor({ like: "calm everyday" });
      const ana = await house.visitor({});
      await device(ana);
      await joins(ana, "fraud officer");
      const sam = await house.visitor({});
      await device(sam);
      await joins(sam, "supervisor", "West");
      await ana.opens("/desk/emergency").follows("Ask for a record in an emergency");
      await ana.presses("Ask now").sees("Choose what kind of emergency it is");
      await asks(ana, one.member_id);
      await ana.sees("If nobody answers by").doesNotSee("Refills left");
      await sam.opens("/desk/emergency").follows(/^\p{L}+ \p{L}\.$/u).sees("Before you approve");
      await sam.presses("Approve").sees("It is open for an hour");
      await ana.follows("Check again").sees("Open until").sees("Refills left");
      await ana.doesNotSee("Nobody said yes to it").presses("I am done: end it");
      await ana.sees("It is ended");
      await sam.presses("Sign out").sees("Sign in to the support desk");
      for (const person of [one, ana, sam]) await person.leaves();
    });

    test("nobody is there to say yes: it opens, and a supervisor looks into it", async () => {
      const one = await house.visitor({ like: "calm everyday", scripts: false });
      await one.arrives();
      const ana = await house.visitor({});
      await device(ana);
      await joins(ana, "agent");
      await asks(ana, one.member_id);
      await ana.sees("Open until").sees("Nobody said yes to it").sees("Refills left");
      await ana.sees("Each time you open this page");

      await one.opens("/security").follows("Who viewed my record");
      await one.sees("without waiting for a second person").sees("There was an emergency");
      await patiently("the notice", async () => {
        const all = await house.json("/demo/outbox.json");
        return all.find(({ text }) => text.includes("our staff opened part of your record"));
      });

      const sam = await house.visitor({});
      await device(sam);
      await joins(sam, "supervisor", "West");
      await sam.sees("1 waits").follows(/^Emergencies/).follows(/^\p{L}+ \p{L}\.$/u);
      await sam.sees("The hospital in Salem has called");
      await sam.presses("Write it down").sees("Choose what you found");
      await sam.chooses("It was not proper").presses("Write it down").sees("is written down");
      await ana.opens("/desk/emergency").follows(/^\p{L}+ \p{L}\.$/u).sees("Its hour is over");
      await one.opens("/security/viewed").sees("it should not have been");
      await sam.opens("/desk/alarms").sees("A record was opened in an emergency");
      for (const person of [one, ana, sam]) await person.leaves();
    });

    test("a member is found by name and birth date, and by the name alone is not", async () => {
      const one = await house.newcomer();
      const ana = await house.visitor({});
      await device(ana);
      await joins(ana, "agent");
      await ana.follows("Look up a member").fills(LOOKED_FOR, one.family);
      await ana.chooses("They are on the phone").presses("Look up");
      await ana.sees("enter the birth date as well");
      await ana.fills("Birth date", one.birth_date).presses("Look up");
      await ana.sees("Member ID ends in").sees("The member can see that you looked");
      assert.ok(!(await ana.reads()).includes(one.email));
      for (const person of [one, ana]) await person.leaves();
    });
  });
}

const LOOKED_FOR =
  "Member ID, username, email, phone number, number of a sign-in case, or name";

const MEANT = "Member ID, username, email, phone number, or name";

async function asks(person, number) {
  await person.opens("/desk/emergency/ask").fills(MEANT, number);
  await person.chooses(/^A hospital, doctor or pharmacy/);
  await person.fills("What has happened?", "The hospital in Salem has called.").presses("Ask now");
}

// By the invitation that the demo gives to whoever wants to try a role.
async function joins(person, role, team = "East") {
  await person.opens("/demo/desk").chooses(role).chooses(team).presses("Get an invitation");
  await person.sees("This is your invitation");
  const code = (await person.reads()).match(/\b(?:[0-9a-z]{5}-){5}[0-9a-z]\b/)[0];
  await person.follows("Join the desk").fills("Invitation", code).presses("Continue");
  await person.sees("Make your passkey").presses("Make a passkey").isAt("/desk");
}
