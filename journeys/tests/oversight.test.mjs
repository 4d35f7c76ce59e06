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

    test("three who look at one member raise an alarm that a fourth closes", async () => {
      const one = await house.visitor({ like: "calm everyday" });
      const staff = [];
      // Nothing of it is counted by day, so it holds at midnight as well.
      for (const role of ["agent", "agent", "supervisor"]) {
        const who = await house.visitor({});
        await device(who);
        await joins(who, role);
        await who.follows("Look up a member").fills(LOOKED_FOR, one.member_id);
        await who.chooses("They are on the phone").presses("Look up").sees("What you can do");
        staff.push(who);
      }
      const sam = staff[2];
      await sam.opens("/desk/alarms").follows("Several of us looked at one member");
      await sam.sees("This alarm is about you").doesNotSee("Close the alarm");

      const fay = await house.visitor({ scripts: true });
      await device(fay);
      await joins(fay, "fraud officer");
      await fay.sees("(1 waits)").follows(/^Alarms/);
      await fay.follows("Several of us looked at one member").sees("within a day");
      await fay.presses("I look at it").sees("fraud officer took it");
      await fay.presses("Close the alarm").sees("Choose what it was");
      await fay.chooses("There was a good reason.").presses("Close the alarm");
      await fay.sees("The alarm is closed").sees("Nothing needs to be looked at");

      await sam.follows("Measures").sees("whole days").follows("52 weeks").sees("whole days");
      for (const person of [one, fay, ...staff]) await person.leaves();
    });
  });
}

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
