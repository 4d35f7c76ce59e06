// Talking with us: a member and an agent who hear each other without pressing anything, the same
// without scripts, and somebody who comes while nobody is there.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";

import { engines, open } from "../rig.mjs";
import { device } from "../rig/keys.mjs";

for (const engine of engines) {
  describe(`chat on ${engine}`, () => {
    let house;
    before(async () => {
      house = await open(engine);
      // Passkeys belong to a name, never to an address of digits.
      house.origin = house.origin.replace("127.0.0.1", "localhost");
    });
    after(() => house?.close());

    test("where nobody is there it says so, and how to reach us instead", async () => {
      const one = await house.visitor({ scripts: false });
      await one.opens("/help/chat").sees("Nobody is in the chat now");
      await one.sees("our phones are answered");
      await one.doesNotSee("Begin the chat").follows("Write to us instead").isAt("/help/contact");
      await one.leaves();
    });

    test("a member and an agent hear each other, and nothing typed is lost", async () => {
      const ana = await house.visitor({ scripts: true });
      await device(ana);
      await joins(ana);
      await ana.follows("Chats").presses("I take chats").sees("You take chats until");
      await ana.sees("Nobody waits");

      const ann = await house.visitor({ like: "calm everyday" });
      await ann.arrives();
      await ann.opens("/help/chat").sees("Somebody is here now");
      await ann.chooses("A medicine or an order").chooses("1 to 3 days");
      await ann.fills("Your message", "Where is <b>my order</b>?").presses("Begin the chat");
      await ann.isAt("/help/chat#text").sees("You are next").sees("Where is <b>my order</b>?");

      // Nobody pressed anything here.
      await ana.sees("1 more has come since you opened this page").follows("Show");
      await ana.presses(/^Take this chat/).sees("You have it").sees("Where is <b>my order</b>?");
      await ann.sees("Somebody is with you");

      await ann.fills("Your message", "half a sen");
      await ana.fills("Your line", "It left us this morning.").presses("Send");
      await ana.sees("It left us this morning.");
      await ann.sees("It left us this morning.").sees("Sam, Juniper Rx");
      const field = ann.page.getByLabel("Your message", { exact: true });
      assert.equal(await field.inputValue(), "half a sen");
      await ann.sees("Sam wrote a line.");
      await ann.fills("Your message", "Thank you!").presses("Send").sees("Thank you!");
      await ana.sees("Thank you!").sees("They wrote a line.");

      await ana.presses("End the chat: it is solved").isAt("/desk/chats").sees("Nobody waits");
      await ann.sees("This chat has ended").sees("Everything that was said is kept");
      await ann.follows("Read it or write more").isAt("/help/contact");
      await ann.follows("A medicine or an order").sees("It left us this morning.");
      await ann.opens("/security").follows("Who viewed my record");
      await ann.sees("Sam, agent").sees("What you wrote to us");
      await ana.presses("I take no more chats").sees("You take no chats now");
      for (const person of [ann, ana]) await person.leaves();
    });

    test("a press on its way is not cut off by what the page hears meanwhile", async () => {
      const ana = await house.visitor({ scripts: true });
      await device(ana);
      await joins(ana);
      await ana.follows("Chats").presses("I take chats").sees("You take chats until");
      const one = await house.visitor({ scripts: false });
      await one.opens("/help/chat").chooses("Trouble signing in").chooses("It is not about");
      await one.fills("Your message", "No code comes.").presses("Begin the chat");
      await one.sees("Waiting for somebody");
      await ana.sees("1 more has come").follows("Show").presses(/^Take this chat/);
      await ana.sees("You have it");

      await answersLate(ana);
      await ana.presses("End the chat: it is solved").isAt("/desk/chats").sees("Nobody waits");
      for (const person of [one, ana]) await person.leaves();
    });

    test("without scripts the page is asked for new lines", async () => {
      const ana = await house.visitor({ scripts: true });
      await device(ana);
      await joins(ana);
      await ana.follows("Chats").presses("I take chats").sees("You take chats until");

      const one = await house.visitor({ scripts: false });
      await one.opens("/help/chat").sees("You are not signed in");
      await one.presses("Begin the chat").sees("Write your message");
      await one.sees("Choose what it is about");
      await one.chooses("Trouble signing in").chooses("It is not about medicine");
      await one.fills("Your message", "No code comes.").presses("Begin the chat");
      await one.sees("Waiting for somebody").sees("If you lose this page");
      await ana.sees("1 more has come").follows("Show").presses(/^Take this chat/);
      await ana.sees("Somebody wrote this without signing in").sees("No code comes.");
      await ana.fills("Your line", "Is it the right address?").presses("Send");
      await ana.sees("Is it the right address?");
      await one.opens("/help/chat/lines").sees("Is it the right address?");
      await one.follows("Write a line").isAt("/help/chat#text");
      await one.fills("Your message", "It is the old one.").presses("Send");
      await one.sees("It is the old one.").follows("Look for new lines");
      await one.sees("Somebody is with you");
      await ana.sees("It is the old one.");
      await one.presses("End the chat").isAt("/help/contact/answer").sees("It is the old one.");
      await ana.sees("This chat has ended");
      await one.opens("/help/chat").doesNotSee("It is the old one.");
      for (const person of [one, ana]) await person.leaves();
    });
  });
}

// What is sent reaches the house at once; the answer comes once the page has heard of it.
async function answersLate(person) {
  const { page } = person;
  await page.route("**/desk/chats/*", async (route) => {
    if (route.request().method() !== "POST") return route.fallback();
    const heard = page.waitForResponse((answer) => "x-live" in answer.request().headers());
    const response = await route.fetch({ maxRedirects: 0 });
    await (await heard).finished();
    return route.fulfill({ response });
  });
}

// By the invitation that the demo gives to whoever wants to try a role.
async function joins(person) {
  await person.opens("/demo/desk").chooses("agent").chooses("East").presses("Get an invitation");
  await person.sees("This is your invitation");
  const code = (await person.reads()).match(/\b(?:[0-9a-z]{5}-){5}[0-9a-z]\b/)[0];
  await person.follows("Join the desk").fills("Invitation", code).presses("Continue");
  await person.sees("Make your passkey").presses("Make a passkey").isAt("/desk");
}
