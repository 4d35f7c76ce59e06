// Approval from the plan (prior authorization): what wants the member, where it lies, and how to
// appeal.

import { after, before, describe, test } from "node:test";

import { engines, open } from "../rig.mjs";

for (const engine of engines) {
  describe(`approvals on ${engine}`, () => {
    let house;
    before(async () => {
      house = await open(engine);
    });
    after(() => house?.close());

    for (const scripts of [true, false]) {
      const how = scripts ? "with scripts" : "without scripts";
      test(`a member learns what ends, what was refused and how to appeal, ${how}`, async () => {
        const carla = await house.visitor({ like: "claims of every kind", scripts });
        await carla.arrives().opens("/home").sees("An approval from your plan ends on");
        await carla.sees("Your plan did not approve a medicine");
        await carla.opens("/prescriptions").follows("Approvals from your plan");
        await carla.isAt("/approvals").sees("Something for you to do").sees("Not approved");
        await carla.follows(/Not approved$/).sees("How to appeal").sees("Ask no later than");
        await carla.follows(/^Ask us about appeals here/).isAt(/^\/help\/contact/);
        await carla.leaves();
      });

      test(`a member sees who has a request and what is missing, ${how}`, async () => {
        const rosa = await house.visitor({ like: "nothing can be refilled today", scripts });
        await rosa.arrives().opens("/home").follows(/^See the request/);
        await rosa.sees("More information needed").sees("The list of blood thinners");
        await rosa.follows("Back to approvals").follows(/With your plan$/);
        await rosa.sees("Your plan says it will decide by").follows(/^See prescription Rx/);
        await rosa.isAt(/^\/prescriptions\//).sees("Not yet: your plan is deciding");
        await rosa.leaves();
      });
    }
  });
}
