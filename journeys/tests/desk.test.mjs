// Support staff: joined by invitation and a passkey of Chromium's own virtual device, an answer to
// a ticket, a look at a member's record, and what the member reads of both.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";

import { engines, open, patiently } from "../rig.mjs";
import { device } from "../rig/keys.mjs";

for (const engine of engines) {
  describe(`the desk on ${engine}`, () => {
    let house;
    before(async () => {
      house = await open(engine);
      // Passkeys belong to a name, never to an address of digits.
      house.origin = house.origin.replace("127.0.0.1", "localhost");
    });
    after(() => house?.close());

    test("an agent answers a member, who reads the answer and who looked", async () => {
      const ann = await house.visitor({ like: "calm everyday" });
      await ann.arrives();
      await ann.opens("/help/contact").chooses("My ID card").chooses("It is not about medicine");
      await ann.fills("Your message", "Where can I see my card?").chooses(/^Here in the portal/);
      await ann.presses("Send").sees("Where can I see my card?");

      const ana = await house.visitor({ scripts: true });
      const phone = await device(ana);
      await joins(ana, "agent");
      assert.equal((await phone.keys()).length, 1);
      await ana.sees("ID card").follows(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
      await ana.sees("Where can I see my card?").presses("Take it").sees("The ticket is yours");
      await ana.fills("Your answer", "Under ID card, in the menu.");
      await ana.presses("Send the answer").sees("Your answer was sent");
      // Nobody asked for the page again.
      await ann.sees("Sam has answered").sees("Under ID card, in the menu.");

      await ana.follows("Look up a member");
      await ana.fills(LOOKED_FOR, ann.member_id).presses("Look up").sees("Choose a reason");
      await ana.chooses("They are on the phone").presses("Look up");
      await ana.sees("Member ID ends in").sees("The member can see that you looked");
      assert.ok(!(await ana.reads()).includes(ann.email), "ways to reach somebody are masked");

      await ann.opens("/security").follows("Who viewed my record");
      await ann.sees("Sam, agent").sees("What you wrote to us").sees("called");

      await ana.presses("Sign out").sees("Sign in to the support desk");
      await ana.presses("Sign in with your passkey").isAt("/desk").sees("Waiting for us");
      await ana.leaves();
      await ann.leaves();
    });

    test("a ticket about fraud is for its officer alone", async () => {
      const one = await house.visitor({ like: "hundreds of claims" });
      await one.arrives();
      await one.opens("/help/contact").chooses(/^Something looks wrong/);
      await one.chooses("It is not about medicine").chooses(/^Here in the portal/);
      await one.fills("Your message", "A stranger called me by name.").presses("Send");
      await one.sees("A stranger called me by name.");

      const ana = await house.visitor({});
      await device(ana);
      await joins(ana, "agent");
      await ana.sees("wait for us").doesNotSee("Suspected fraud");
      const frida = await house.visitor({});
      await device(frida);
      await joins(frida, "fraud officer");
      await frida.sees("Suspected fraud: 1 waits for us");
      for (const person of [one, ana, frida]) await person.leaves();
    });

    test("two agents of two teams help a member in, and the code goes to the member", async () => {
      const one = await house.visitor({ like: "calm everyday" });
      const ana = await house.visitor({});
      await device(ana);
      await joins(ana, "agent", "East");
      const bo = await house.visitor({});
      await device(bo);
      await joins(bo, "agent", "West");
      await ana.follows("Look up a member").fills(LOOKED_FOR, one.member_id);
      await ana.chooses("They stand before me").presses("Look up").sees("What you can do");
      await ana.follows("Help them get back in").sees("What to say");
      await ana.chooses("They stand before me").presses("Ask a colleague to approve");
      await ana.sees("Waits for approval").sees("team West");
      await bo.opens("/desk").follows(/^Approvals/).follows(/^\p{L}+ \p{L}\.$/u);
      await bo.sees("Before you approve").presses("Approve").sees("The slip with the code");
      const code = await patiently("the slip", async () => {
        const all = await house.json("/demo/outbox.json");
        const slip = all.find(({ channel, text }) => channel === "post" && SLIP.test(text));
        return slip && SLIP.exec(slip.text)[0];
      });
      for (const staffer of [ana, bo]) assert.ok(!(await staffer.reads()).includes(code));
      await one.opens("/get-in/long-code").fills("Code", code).presses("Continue");
      await one.isAt("/get-in/proved");
      for (const person of [one, ana, bo]) await person.leaves();
    });

    test("a member on the phone presses yes, and a pharmacy code goes to them alone", async () => {
      const one = await house.visitor({ like: "calm everyday", scripts: false });
      const ana = await house.visitor({});
      await device(ana);
      await joins(ana, "agent");
      await ana.follows("Look up a member").fills(LOOKED_FOR, one.member_id);
      await ana.chooses("They are on the phone").presses("Look up").sees("What you can do");
      await ana.follows("Check that it is them").sees("What to say").chooses(/^.…@/);
      await ana.presses("Send a proof").sees("Say this word").sees("Check again");
      const sent = async (words) => patiently(words, async () => {
        const all = await house.json("/demo/outbox.json");
        return all.find(({ channel, text }) => channel === "mail" && text.includes(words));
      });
      const asked = await sent("says that you are on the phone with us now");
      const [, link] = /(\/call\?link=[0-9A-Z]+)/.exec(asked.text);
      const [, word] = /this word to you: (\p{L}+)/u.exec(asked.text);
      await ana.sees(word);
      await one.opens(link).sees(word).sees("Sam").presses("Yes, it is me").sees("Thank you");
      await ana.follows("Check again").sees("It holds until");
      await ana.follows("Let a pharmacy see the card").presses("Send the pharmacy code");
      await ana.sees("The pharmacy code is on its way to them");
      const lent = await sent("And this passcode");
      const code = /\b[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}\b/.exec(lent.text)[0];
      assert.ok(!(await ana.reads()).includes(code), "no agent sees it");
      await one.opens(link).sees("I pressed this by mistake");
      for (const person of [one, ana]) await person.leaves();
    });

    test("a member's session opens nothing there, and without scripts it says so", async () => {
      const one = await house.visitor({ like: "everything by mail", scripts: false });
      await one.arrives();
      await one.opens("/desk").isAt("/desk/sign-in").sees("This step needs JavaScript");
      await one.follows("I have an invitation").presses("Continue").sees("Enter the invitation");
      await one.fills("Invitation", "0000").presses("Continue").sees("or was mistyped");
      await one.leaves();
    });
  });
}

// Three groups of four, as on paper.
const SLIP = /\b[0-9A-HJKMNP-TV-Z]{4}(?:-[0-9A-HJKMNP-TV-Z]{4}){2}\b/;
const LOOKED_FOR =
  "Member ID, username, email, phone number, number of a sign-in case, or name";

// By the invitation that the demo gives to whoever wants to try a role.
async function joins(person, role, team = "East") {
  await person.opens("/demo/desk").chooses(role).chooses(team).presses("Get an invitation");
  await person.sees("This is your invitation");
  const code = (await person.reads()).match(/\b(?:[0-9a-z]{5}-){5}[0-9a-z]\b/)[0];
  await person.follows("Join the desk").fills("Invitation", code).presses("Continue");
  await person.sees("Make your passkey").presses("Make a passkey").isAt("/desk");
}
