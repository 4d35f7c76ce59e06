// Who watches the desk: an alarm about one of the staff, closed by another, and numbers of nobody.

import { after, before, describe, test } from "node:test";

import { engines, open } from "../rig.mjs";
import { device } from "../rig/keys.mjs";

for (const engine of engines) {
  describe(`oversight on ${engine}`, () => {
    let house;
    before(async () => {
      house = await open(engine);
      // Passkeys belong to a name, never to an address of digits.
      house.origin = house.origin.replace("127.0.0.1", "localhost");
    });
    after(() => house?.close());

    test("many searches for nobody raise an alarm that another of us closes", async () => {
      const sam = await house.visitor({});
      await device(sam);
      await joins(sam, "supervisor");
      await sam.follows("Look up a member");
      for (let number = 0; number < 15; number += 1) {
        await sam.fills(LOOKED_FOR, `NOBODY ${number}`).chooses("They are on the phone");
        await sam.presses("Look up").sees("Nobody is found");
      }
      await sam.opens("/desk/alarms").follows("One of us sought many who were not found");
      await sam.sees("This alarm is about you").doesNotSee("Close the alarm");

      const fay = await house.visitor({ scripts: true });
      await device(fay);
      await joins(fay, "fraud officer");
      await fay.sees("(1 waits)").follows(/^Alarms/);
      await fay.follows("One of us sought many who were not found").sees("15 searches today");
      await fay.presses("I look at it").sees("fraud officer took it");
      await fay.presses("Close the alarm").sees("Choose what it was");
      await fay.chooses("There was a good reason.").presses("Close the alarm");
      await fay.sees("The alarm is closed").sees("Nothing needs to be looked at");

      await sam.follows("Measures").sees("whole days").follows("52 weeks").sees("whole days");
      for (const person of [sam, fay]) await person.leaves();
    });
  });
}

const LOOKED_FOR =
  "Member ID, username, email, phone number, or the number of a sign-in case";

// By the invitation that the demo gives to whoever wants to try a role.
async function joins(person, role, team = "East") {
  await person.opens("/demo/desk").chooses(role).chooses(team).presses("Get an invitation");
  await person.sees("This is your invitation");
  const code = (await person.reads()).match(/\b(?:[0-9a-z]{5}-){5}[0-9a-z]\b/)[0];
  await person.follows("Join the desk").fills("Invitation", code).presses("Continue");
  await person.sees("Make your passkey").presses("Make a passkey").isAt("/desk");
}
