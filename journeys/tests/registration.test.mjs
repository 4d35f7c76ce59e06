// Creating an account with the card, on both databases, in both languages, with and without
// scripts.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";

import { engines, open, patiently, wordsOf } from "../rig.mjs";

const LONG = /[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}/;

for (const engine of engines) {
  describe(`creating an account on ${engine}`, () => {
    let house;
    before(async () => {
      house = await open(engine);
    });
    after(() => house?.close());

    test("with the card as people type it, and in again the next day", async () => {
      const ann = await house.newcomer();
      await ann.opens("/sign-in").follows("Create an account").isAt("/register");
      await ann.presses("Start with my card").isAt("/register/card");
      await typesCard(ann, wordsOf("en"), { birth: spoken(ann.birth_date) }).isAt("/register/code");
      await ann.sees("Look for our code").doesNotSee(ann.email);
      await ann.findsCode().typesCode().presses("Continue");
      await chooses(ann, wordsOf("en")).isAt("/home");
      await ann.hears("your account is ready");
      await ann.presses("Sign out").isAt("/sign-out").signsIn().isAt(/^\/(home|sign-in\/code)/);
      await ann.leaves();
    });

    test("in Spanish and without scripts", async () => {
      const say = wordsOf("es");
      const luz = await house.newcomer({ scripts: false, locale: "es-US" });
      await luz.opens("/register").presses(say("register-start")).isAt("/register/card");
      await typesCard(luz, say, { birth: figures(luz.birth_date) }).isAt("/register/code");
      await luz.findsCode().typesCode(say("sign-in-code")).presses(say("sign-in-continue"));
      await chooses(luz, say).isAt("/home");
      assert.equal(await luz.page.locator("html").getAttribute("lang"), "es");
      await luz.leaves();
    });

    test("a birth date that is not theirs leads to the same page, and to no code", async () => {
      const [ann, bob] = [await house.newcomer(), await house.newcomer()];
      const seen = [];
      for (const [person, birth] of [[ann, ann.birth_date], [bob, "1901-01-01"]]) {
        await person.opens("/register/card");
        await typesCard(person, wordsOf("en"), { birth }).isAt("/register/code");
        seen.push(await plainly(person));
      }
      assert.equal(seen[1], seen[0]);
      await ann.findsCode();
      assert.deepEqual(await bob.newMessages(), []);
      await bob.sees("Then something you typed may differ").sees("503-555-0142");
      await ann.typesCode().presses("Continue").sees("Choose a username");
      await Promise.all([ann.leaves(), bob.leaves()]);
    });

    test("whoever has an account is told so in the mailbox, and gets in again", async () => {
      const ann = await house.visitor({ like: "calm everyday" });
      Object.assign(ann, { given: "Ann", family: "Ortega" });
      await ann.opens("/register/card");
      await typesCard(ann, wordsOf("en"), { birth: ann.birth_date }).isAt("/register/code");
      await ann.doesNotSee(ann.username).hears("you have an account already");
      assert.ok(ann.message.text.includes(ann.username), ann.message.text);
      const [link] = /http\S+get-in\S*/.exec(ann.message.text);
      await ann.opens(link.slice(house.origin.length)).isAt("/get-in").sees("Help me get in");
      await ann.leaves();
    });

    test("without mailbox and phone by a letter, with its code days later elsewhere", async () => {
      const ann = await house.newcomer({ reachable: false });
      await ann.opens("/register/card");
      await typesCard(ann, wordsOf("en"), { birth: ann.birth_date }).isAt("/register/code");
      await ann.chooses("By letter").presses("Send another code");
      await ann.sees(/Wait 30 seconds|Look for our code/);
      const code = await patiently("a letter", async () => letterCode(house, ann));
      const later = await house.elsewhere(ann);
      await later.opens("/register").fills("Code from your invitation or letter", code);
      await later.fills("Email or member ID", ann.member_id).presses("Continue");
      await chooses(later, wordsOf("en")).isAt("/home");
      await Promise.all([ann.leaves(), later.leaves()]);
    });
  });
}

// The card in the hands of somebody in a hurry: spaces, capitals, none.
function typesCard(person, say, { birth }) {
  const number = person.member_id.replace(/(...)(?=.)/g, "$1 ");
  return person
    .notes()
    .fills(say("register-card-number"), ` ${number}`)
    .fills(say("register-card-given"), person.given.toLowerCase())
    .fills(say("register-card-family"), person.family.toUpperCase())
    .fills(say("register-card-birth"), birth)
    .presses(say("sign-in-continue"));
}

function chooses(person, say) {
  return person
    .sees(say("register-choose-title"))
    .fills(say("register-username"), person.username)
    .fills(say("sign-in-password"), person.password)
    .presses(say("register-submit"));
}

function spoken(day) {
  const at = new Date(`${day}T12:00:00Z`);
  return at.toLocaleDateString("en-US", { dateStyle: "long", timeZone: "UTC" });
}

function figures(day) {
  const [year, month, date] = day.split("-");
  return `${Number(month)}/${Number(date)}/${year}`;
}

async function plainly(person) {
  const words = await person.reads();
  const nameless = words.replaceAll(/typed the name .*? We were/gi, "NAME");
  return nameless.replace(/\d+:\d\d [AP]M \w+/g, "TIME");
}

async function letterCode(house, person) {
  const all = await house.json("/demo/outbox.json");
  const family = person.family.toLowerCase();
  const letters = all.filter(({ channel }) => channel === "post");
  const letter = letters.find(({ to }) => to.toLowerCase().includes(family));
  return letter && LONG.exec(letter.text)?.[0];
}
