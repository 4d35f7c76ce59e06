// Getting back in, on both databases, with and without scripts.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";

import { engines, open, patiently, wordsOf } from "../rig.mjs";

const PASSWORD = "river pencil gentle window";
const NAME = "Username, email, phone or member ID";
const LONG = /[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}/;

for (const engine of engines) {
  describe(`getting back in on ${engine}`, () => {
    let house;
    before(async () => {
      house = await open(engine);
    });
    after(() => house?.close());

    for (const scripts of [true, false]) {
      const how = scripts ? "with scripts" : "without scripts";
      test(`a forgotten password, ${how}`, async () => {
        const like = scripts ? "calm everyday" : "everything by mail";
        const ann = await house.visitor({ like, scripts });
        await ann.opens("/sign-in").follows("Help me get in").isAt("/get-in");
        await ann.notes().fills(NAME, ann.username);
        await ann.presses("Continue").isAt("/get-in/reset").sees("Look for our message");
        await ann.entersCode().isAt("/get-in/proved").sees(ann.username);
        await ann.fills("New password", PASSWORD).presses("Set this password");
        await ann.isAt("/get-in/case").sees("Everything works from");
        await ann.leaves();
      });
    }

    test("an invented name leads to the same page", async () => {
      const [ann, bob] = [await house.visitor(), await house.visitor()];
      bob.username = "nobody.at.all";
      const seen = [];
      for (const person of [ann, bob]) {
        await person.opens("/get-in").fills(NAME, person.username);
        await person.presses("Continue").isAt("/get-in/reset");
        seen.push(await person.page.locator("main").innerText());
        await person.leaves();
      }
      assert.equal(seen[1], seen[0]);
    });

    test("what is lost has another way, and medicine does not wait", async () => {
      const ann = await house.visitor();
      await ann.opens("/get-in").follows("I can’t get my code").isAt("/get-in/no-code");
      await ann.sees("You lost your phone").sees("Get a letter").sees("Need medicine today?");
      await ann.leaves();
    });

    test("a forgotten username stands in the message, however the member ID is typed", async () => {
      const nia = await house.visitor({ like: "too new" });
      const number = nia.member_id.replace(/(...)/g, "$1-").replace(/-$/, "");
      await asks(nia, number).isAt("/get-in/reset").doesNotSee(nia.username);
      await nia.hears(nia.username).entersCode().isAt("/get-in/proved").sees(nia.username);
      await nia.leaves();
    });

    for (const scripts of [true, false]) {
      const how = scripts ? "with scripts" : "without scripts";
      test(`the link works elsewhere, and looking at it uses nothing up, ${how}`, async () => {
        const like = scripts ? "controlled medicines" : "claims of every kind";
        const one = await house.visitor({ like, scripts });
        await asks(one, one.username).isAt("/get-in/reset").hears("Get back in");
        const [link] = /http\S+get-in\/reset\S+/.exec(one.message.text);
        // What scanners of mail do to every link, more than once.
        for (const method of ["HEAD", "GET", "GET"]) {
          const answer = await fetch(link, { method });
          assert.equal(answer.status, 200, method);
        }
        const there = await house.elsewhere(one, { scripts });
        await there.opens(link.slice(house.origin.length)).isAt("/get-in/reset");
        there.email = one.email;
        await there.findsCode().typesCode().presses("Continue");
        await there.isAt("/get-in/proved").sees(one.username);
        await there.fills("New password", PASSWORD).presses("Set this password");
        await there.isAt("/get-in/case").sees("Everything works from");
        await Promise.all([one.leaves(), there.leaves()]);
      });
    }

    test("whoever reads the mailbox stops it from anywhere, without signing in", async () => {
      const otto = await house.visitor({ like: "an order in every state" });
      await asks(otto, otto.username).entersCode().isAt("/get-in/proved").notes();
      await otto.fills("New password", PASSWORD).presses("Set this password");
      await otto.isAt("/get-in/case").hears("Somebody is getting back in");
      const [code] = LONG.exec(otto.message.text);
      const there = await house.elsewhere(otto);
      await there.opens("/get-in").follows("I got a message about something I did not do");
      await there.fills("Code", code.toLowerCase().replaceAll("-", " ")).presses("Stop it");
      await there.sees("It is stopped.");
      await otto.opens("/get-in/case").sees("told us that this was not you, so it was stopped");
      await otto.signsIn(PASSWORD).entersCode().sees("Now enter the password for");
      // The owner's own password was never touched.
      await there.signsIn().entersCode().isAt("/home");
      await Promise.all([otto.leaves(), there.leaves()]);
    });

    test("two proofs open everything at once: the mailbox and the phone", async () => {
      const stan = await house.visitor({ like: "a prescription in every status" });
      await asks(stan, stan.username).isAt("/get-in/reset");
      await stan.entersCode().isAt("/get-in/proved");
      const mailbox = stan.email;
      await looksInto(stan, stan.phone).notes().presses("Text me a code").findsCode();
      await stan.typesCode().presses("Add this proof");
      await stan.sees("Your new password works at once, for everything.");
      await stan.fills("New password", PASSWORD).presses("Set this password");
      await stan.isAt("/get-in/case").sees("Your new password works.");
      await looksInto(stan, mailbox).hears("the way back into your account is complete");
      await stan.follows("Sign in").saysWho(PASSWORD).entersCode().isAt("/home");
      await stan.leaves();
    });

    test("a mailbox of two people asks whose account it is", async () => {
      const harold = await house.visitor({ like: "shared mailbox: he" });
      await asks(harold, harold.email).entersCode().isAt("/get-in/proved");
      await harold.sees("This email address belongs to more than one person");
      await harold.fills("New password", PASSWORD).presses("Set this password");
      await harold.sees("Say whose account it is");
      await harold.chooses(/^Harold/).fills("New password", PASSWORD).presses("Set this password");
      await harold.isAt("/get-in/case");
      await harold.leaves();
    });

    test("a lost phone, in Spanish and without scripts, goes by the mailbox", async () => {
      const say = wordsOf("es");
      const luz = await house.visitor({ like: "lost phone", scripts: false, locale: "es-US" });
      await luz.opens("/sign-in").follows(say("sign-in-help")).follows(say("get-in-no-code"));
      await luz.sees(say("get-in-way-phone-title")).sees(say("get-in-way-phone"));
      await luz.opens("/get-in").notes().fills(say("get-in-name"), luz.username);
      await luz.presses(say("get-in-continue")).isAt("/get-in/reset").findsCode();
      await luz.typesCode(say("get-in-code")).presses(say("get-in-continue"));
      await luz.fills(say("get-in-new-password"), PASSWORD).presses(say("get-in-set-password"));
      await luz.isAt("/get-in/case").sees(say("get-in-case-told"));
      await luz.leaves();
    });

    test("nobody reachable by mail or text gets a letter, and its code opens the record", async () => {
      const mabel = await house.visitor({ like: "no channel" });
      await mabel.opens("/get-in/no-code").fills(NAME, mabel.member_id);
      await mabel.presses("Send me a letter").sees("a letter is on its way");
      const code = await patiently("a letter", async () => {
        const all = await house.json("/demo/outbox.json");
        const letter = all.find(({ channel, text }) => channel === "post" && LONG.test(text));
        return letter && LONG.exec(letter.text)[0];
      });
      const later = await house.elsewhere(mabel);
      await later.opens("/get-in").follows("I have a code from a letter, or from a person");
      await later.fills("Code", code).presses("Continue").isAt("/get-in/proved");
      await later.fills("New password", PASSWORD).presses("Set this password");
      await later.isAt("/get-in/case").sees("prove one more thing, or see a person");
      await Promise.all([mabel.leaves(), later.leaves()]);
    });
  });
}

function asks(person, name) {
  return person.opens("/get-in").notes().fills(NAME, name).presses("Continue");
}

function looksInto(person, mailbox) {
  return person.does(`look into ${mailbox}`, () => {
    person.email = mailbox;
  });
}
