// What is owed, paid on the provider's page, refused, paid again, taken back by a bank; a saved
// card; a receipt.

import { after, before, describe, test } from "node:test";

import { engines, open, patiently } from "../rig.mjs";

for (const engine of engines) {
  describe(`payments on ${engine}`, () => {
    let house;
    before(async () => {
      house = await open(engine);
    });
    after(() => house?.close());

    for (const scripts of [true, false]) {
      const how = scripts ? "with scripts" : "without scripts";
      const like = scripts ? "calm everyday" : "waiting: a recovery";
      test(`a bill is refused, paid again, and has its receipt, ${how}`, async () => {
        const one = await house.visitor({ like, scripts });
        await one.arrives().opens("/payments").sees("You owe $");
        await one.presses(/^Pay \$/).sees("Check your payment").sees("never see or keep");
        await one.presses(/^Pay \$/).sees("is ready. No money has been taken yet");
        await one.presses("Go to the secure payment page").sees("Sample payment page");
        await one.chooses("A card without enough money").presses("Continue with this card");
        await one.sees("This card was refused").follows("Go back without paying");
        await one.isAt(/^\/payments\/\w+$/);
        // The refusal is told by a call of the provider's, which comes when it comes.
        await patiently("the refusal", async () => {
          await one.opens(one.path());
          return (await one.reads()).includes("did not go through. No money was taken");
        });
        await one.sees("not enough money");
        await one.presses("Try again on the secure payment page");
        await one.chooses("A card whose bank asks first").presses("Continue with this card");
        await one.sees("is this you?").presses("Yes, approve");
        await one.sees("Thank you").sees("Receipt").follows("Payments");
        await one.sees("You owe $0.00.");
        await one.leaves();
      });

      test(`a bank takes a payment back, it is owed again, in Spanish, ${how}`, async () => {
        const sofia = await house.visitor({ like: "todo en español", scripts });
        await sofia.arrives().opens("/payments").follows("Español").sees("Usted debe $15.00");
        await sofia.presses(/^Pagar \$/).sees("Revise su pago");
        await sofia.presses(/^Pagar \$/).sees("está listo. Todavía no se ha cobrado nada");
        await sofia.presses("Ir a la página segura de pago").sees("Página de pago de muestra");
        await sofia.chooses("Una cuenta de banco que paga y lo retira");
        await sofia.presses("Continuar con esta tarjeta").sees("Sobre este pago");
        // What the bank does is told by calls of the provider's, which come when they come.
        await patiently("the bank", async () => {
          await sofia.opens("/payments");
          return (await sofia.reads()).includes("Su banco retiró su último pago");
        });
        await sofia.sees("Usted debe $15.00").sees("Pago que su banco retiró");
        await sofia.follows("Ver qué pasó").sees("Retirado por su banco").sees("Pagar otra vez");
        await sofia.leaves();
      });
    }

    test("a card is saved, pays by itself up to its cap, and is taken away again", async () => {
      const harold = await house.visitor({ like: "shared mailbox: he" });
      await harold.arrives().opens("/payments").sees("Medicare Prescription Payment Plan");
      await harold.follows("See and change ways to pay").follows("Add a way to pay");
      await harold.presses("Continue").sees("The secure page is ready");
      await harold.presses("Go to the secure page").sees("A card will be saved");
      await harold.chooses("A card that works").presses("Continue with this card");
      await harold.sees("Saved. You can pay with it from now on.");
      await harold.opens("/payments/methods").sees("Visa ending in 4242").sees("Used first");
      await harold.opens("/payments/automatic").fills(
        "The most we may take at one time, in dollars",
        "50",
      );
      await harold.chooses("I agree that all I owe is paid this way");
      await harold.presses("Turn on automatic payment").sees("up to $50.00 at a time");
      await harold.presses("Turn off automatic payment").sees("Automatic payment is off");
      await harold.opens("/payments/methods").follows(/^Change or remove/).presses("Remove");
      await harold.sees("No card or account is saved");
      await harold.leaves();
    });
  });
}
