// The card where it is needed: at a pharmacy's counter, also for whoever cannot sign in.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";

import readPicture from "jsqr";

import { engines, open } from "../rig.mjs";

// Older builds of the reader wrap it once more.
const jsQR = readPicture.default ?? readPicture;
const DOTS = 4;
const NAME = "Username, email, phone or member ID";
const MEMBER_NUMBERS = "https://juniper-rx.example.org/member-id";
const SECOND = "Lakeside Rx";
const SHOW = "Show it at a pharmacy with a code for 10 minutes";

for (const engine of engines) {
  describe(`the card on ${engine}`, () => {
    let house;
    before(async () => {
      house = await open(engine);
    });
    after(() => house?.close());

    for (const scripts of [true, false]) {
      const how = scripts ? "with scripts" : "without scripts";
      test(`a pharmacist without an account sees a member's card, ${how}`, async () => {
        const like = scripts ? "calm everyday" : "everything by mail";
        const ann = await house.visitor({ like, scripts });
        await ann.arrives().opens("/card").follows(SHOW);
        await ann.isAt("/card/pharmacy").notes().presses("Make a pharmacy code");
        await ann.sees("Nobody has opened it yet");
        const words = await said(ann);
        const pharmacist = await house.visitor({ scripts });
        await types(pharmacist, { ...words, code: words.code.toLowerCase() });
        await pharmacist.sees("Active").sees("RxBIN").doesNotSee(ann.member_id);
        await pharmacist.sees(ann.member_id.slice(-4)).sees("2 more times");
        await ann.hears("A pharmacy opened your ID card");
        await ann.opens("/card/pharmacy").sees("Opened at:").presses("End it now");
        await ann.sees("You ended the last code.").sees("Opened by a pharmacy");
        await types(pharmacist, words).sees("These do not open a card.");
        await Promise.all([ann.leaves(), pharmacist.leaves()]);
      });
    }

    test("a remembered browser shows the card without signing in", async () => {
      const otto = await house.visitor({ like: "an order in every state" });
      await otto.arrives().presses("Sign out").isAt("/sign-out").opens("/pharmacy/show");
      await otto.notes().presses(/^Make a pharmacy code for /).sees("Read this aloud");
      await otto.hears("without signing in");
      const pharmacist = await house.visitor();
      await types(pharmacist, await said(otto)).sees("RxBIN");
      await pharmacist.opens("/pharmacy/show").sees("This browser is not one we remember");
      await Promise.all([otto.leaves(), pharmacist.leaves()]);
    });

    test("a picture is checked with the network cut, and one that was altered is not", async () => {
      const ann = await house.visitor({ like: "calm everyday" });
      await ann.arrives().opens("/card/pharmacy").presses("Make a pharmacy code");
      const address = await scanned(ann);
      const pharmacist = await house.visitor();
      await pharmacist.opens("/pharmacy/check");
      await pharmacist.context.setOffline(true);
      await pharmacist.fills("Text of the picture", address).presses("Check it");
      await pharmacist.sees("Good until").sees("Active").sees(ann.member_id.slice(-4));
      for (const half of ["", address.slice(0, -30)]) {
        await pharmacist.fills("Text of the picture", half).presses("Check it");
        await pharmacist.sees("There is no whole card in this text").doesNotSee("Good until");
      }
      const [facts, signature] = address.split("#")[1].split(".");
      const forged = facts.slice(0, -4) + (facts.endsWith("AAAA") ? "BBBB" : "AAAA");
      await pharmacist.fills("Text of the picture", `${forged}.${signature}`).presses("Check it");
      await pharmacist.sees("This is not a card that we signed").doesNotSee("Good until");
      await pharmacist.context.setOffline(false);
      await pharmacist.opens(address.slice(house.origin.length)).sees("Good until");
      await pharmacist.page.clock.install({ time: Date.now() + 13 * 60 * 1000 });
      await pharmacist.fills("Text of the picture", address).presses("Check it");
      await pharmacist.sees("its 10 minutes are over");
      await Promise.all([ann.leaves(), pharmacist.leaves()]);
    });
  });
}

for (const engine of engines) {
  describe(`somebody with two cards on ${engine}`, () => {
    let house;
    before(async () => {
      house = await open(engine);
      const people = await house.people();
      house.demo.takesIn(people.map((person) => secondCard(person)));
    });
    after(() => house?.close());

    for (const scripts of [true, false]) {
      const how = scripts ? "with scripts" : "without scripts";
      test(`chooses one of them after a code by mail, ${how}`, async () => {
        const like = scripts ? "claims of every kind" : "controlled medicines";
        const one = await house.visitor({ like, scripts });
        await one.opens("/get-in").notes().fills(NAME, one.username).presses("Continue");
        await one.isAt("/get-in/reset").entersCode().isAt("/get-in/proved");
        await one.presses(`Show this card at a pharmacy: ${SECOND}`).isAt("/pharmacy/show");
        await one.sees("Read this aloud").sees(SECOND);
        const pharmacist = await house.visitor({ scripts });
        await types(pharmacist, await said(one)).sees(SECOND).sees("SECOND1");
        await Promise.all([one.leaves(), pharmacist.leaves()]);
      });
    }

    // Only a database of its own can be taken from a running portal.
    if (engine !== "postgres") return;
    test("chooses one while nobody reaches our records, with and without scripts", async () => {
      const like = ["calm everyday", "everything by mail"];
      const members = [
        await house.visitor({ like: like[0] }),
        await house.visitor({ like: like[1], scripts: false }),
      ];
      for (const one of members) await one.arrives().opens("/card").sees(SECOND);
      const pharmacist = await house.visitor();
      house.demo.losesItsDatabase();
      for (const one of members) {
        await one.opens("/card").sees("We can’t reach your records at the moment");
        await one.follows("Show your card at a pharmacy without signing in");
        await one.isAt("/pharmacy/show").sees("a copy of more than one card");
        // Which one it is says its plan alone.
        await one.doesNotSee("SECOND1").doesNotSee(one.member_id.slice(-4));
        await one.follows(new RegExp(`card: ${SECOND}$`)).sees("This is the copy of");
        await one.sees(SECOND).sees("SECOND1");
        const address = await scanned(one);
        await pharmacist.opens("/pharmacy/check").fills("Text of the picture", address);
        await pharmacist.presses("Check it").sees("Good until").sees("SECOND1");
        await one.opens("/pharmacy/show").follows(/card: Juniper Rx/).sees("This is the copy of");
        await one.doesNotSee("SECOND1").sees(one.member_id.slice(-4));
      }
      await pharmacist.opens("/pharmacy/show").sees("this browser has no copy of your card");
      await house.demo.findsItsDatabase();
      for (const one of members) {
        // Each line to the records that was cut is noticed by whoever asks over it first.
        await one.opens("/pharmacy/show").notices("read the records again", async () => {
          await one.page.reload();
          return (await one.reads()).includes("You do not have to sign in.");
        });
      }
      await Promise.all([...members, pharmacist].map((one) => one.leaves()));
    });
  });
}

describe("the card on paper", () => {
  let house;
  before(async () => {
    house = await open("sqlite");
  });
  after(() => house?.close());

  test("each card is printed on one sheet, both sides at their true size", async () => {
    for (const like of ["calm everyday", "everything very long"]) {
      const ann = await house.visitor({ like });
      await ann.arrives().opens("/card");
      const cards = await ann.page.locator(".lk-leaf").count();
      for (const format of ["Letter", "A4"]) {
        const file = (await ann.page.pdf({ format })).toString("latin1");
        assert.equal(file.match(/\/Type\s*\/Page\b/g).length, cards, `sheets of ${format}`);
      }
      await ann.page.emulateMedia({ media: "print" });
      const sides = await ann.page.locator(".lk-idcard").evaluateAll(measured);
      assert.equal(sides.length, 2 * cards);
      for (const { width, height, smallest } of sides) {
        assert.ok(Math.abs(width - 85.6) < 0.1 && Math.abs(height - 53.98) < 0.1, `${height} mm`);
        assert.ok(smallest >= 8, `${smallest} points`);
      }
      await ann.doesNotSee("Hold the screen up").doesNotSee("Talk to a person");
      await ann.sees("Pharmacist help desk").sees("then fold the card").leaves();
    }
  });
});

// What the member reads aloud.
async function said(member) {
  const [code, passcode] = await member.page.locator(".lk-counter dd").allInnerTexts();
  return { code, passcode };
}

function types(pharmacist, { code, passcode }) {
  return pharmacist
    .opens("/pharmacy")
    .fills("Pharmacy code", code)
    .fills("Passcode", passcode)
    .presses("Show the card");
}

// The card of another plan, as that plan's file tells of it.
function secondCard({ username, member_id }) {
  const type = { coding: [{ code: "MB" }] };
  const identifier = { type, system: MEMBER_NUMBERS, value: member_id };
  const kind = (code, value, name) => ({ type: { coding: [{ code }] }, value, name });
  return {
    resourceType: "Coverage",
    id: `second-${username}`,
    status: "active",
    subscriberId: "L7731",
    beneficiary: { identifier },
    relationship: { coding: [{ code: "self" }] },
    period: { start: "2026-01-01" },
    payor: [{ display: SECOND }],
    class: [kind("plan", "lakeside", SECOND), kind("rxgroup", "SECOND1")],
  };
}

// Runs in the page: a card in millimetres, and its smallest letters in points.
function measured(cards) {
  const letters = (one) => parseFloat(getComputedStyle(one).fontSize) * 0.75;
  return cards.map((card) => {
    const { width, height } = card.getBoundingClientRect();
    const shown = [...card.querySelectorAll("h2, p, dt, dd")].filter((one) => one.offsetParent);
    const smallest = Math.min(...shown.map(letters));
    return { width: (width / 96) * 25.4, height: (height / 96) * 25.4, smallest };
  });
}

// Reads the picture as a camera does: its squares become dots, and a reader that is not ours finds
// the text in them.
async function scanned(member) {
  const { squares, path } = await member.page.locator("svg.lk-qr").evaluate((picture) => ({
    squares: picture.viewBox.baseVal.width,
    path: picture.querySelector("path").getAttribute("d"),
  }));
  const side = squares * DOTS;
  const dots = new Uint8ClampedArray(side * side * 4).fill(255);
  for (const [, left, top, run] of path.matchAll(/M(\d+) (\d+)h(\d+)/g)) {
    for (let y = top * DOTS; y < (Number(top) + 1) * DOTS; y += 1) {
      for (let x = left * DOTS; x < (Number(left) + Number(run)) * DOTS; x += 1) {
        dots.fill(0, (y * side + x) * 4, (y * side + x) * 4 + 3);
      }
    }
  }
  const read = jsQR(dots, side, side);
  assert.ok(read, "no reader finds a text in the picture");
  return read.data;
}
