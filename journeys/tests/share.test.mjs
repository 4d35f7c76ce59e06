// A card given to others: by a link that its member watches and ends, and as a signed file. The
// signatures and seals are checked by a reader that is not ours (jose).

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { inflateRawSync } from "node:zlib";

import { calculateJwkThumbprint, compactDecrypt, compactVerify, createRemoteJWKSet } from "jose";

import { engines, open } from "../rig.mjs";

const PASSCODE = "402917";

async function makesLink(ann) {
  await ann.arrives().opens("/card/share").sees("Share your card");
  await ann.chooses("7 days").fills("Who is it for? (optional)", "Rosa");
  await ann.fills("Passcode (optional)", PASSCODE).presses("Make a link");
  await ann.sees("Your link is ready");
  return ann.page.getByLabel("The link itself").inputValue();
}

async function asked(told, passcode) {
  return fetch(told.url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ recipient: "A reader of its own", passcode }),
  });
}

for (const engine of engines) {
  describe(`a shared card on ${engine}`, () => {
    let house;
    before(async () => {
      house = await open(engine);
    });
    after(() => house?.close());

    test("a pharmacy opens the link, the member sees it and ends it", async () => {
      const ann = await house.visitor({ like: "calm everyday" });
      const link = await makesLink(ann);
      const page = ann.path();
      const rosa = await house.visitor();
      await rosa.does("open the link", () => rosa.page.goto(link));
      await rosa.sees("Say who you are").presses("Show the card").sees("Enter your name");
      const name = rosa.page.getByLabel("Your name, or your pharmacy's or office's name");
      assert.equal(await name.getAttribute("aria-describedby"), "recipient-hint recipient-error");
      await rosa.fills("Your name, or your pharmacy's or office's name", "Rosa at Corner Pharmacy");
      await rosa.fills("Passcode", "111112").presses("Show the card").sees("Wrong tries left: 9");
      // What was typed outlives a network that fails.
      await rosa.context.setOffline(true);
      await rosa.presses("Show the card").sees("We could not get the card just now");
      await rosa.context.setOffline(false);
      assert.equal(await name.inputValue(), "Rosa at Corner Pharmacy");
      await rosa.fills("Passcode", PASSCODE).presses("Show the card").sees("RxBIN");
      await rosa.sees("Rx deductible").sees("$5 or $12");
      await rosa.sees("The member can see that you opened their card");
      await ann.opens(page).sees("Rosa at Corner Pharmacy").presses("End this link now");
      await ann.sees("The link has ended");
      await ann.leaves();
      await rosa.does("open it again", () => rosa.page.reload());
      await rosa.fills("Your name, or your pharmacy's or office's name", "Rosa");
      await rosa.fills("Passcode", PASSCODE).presses("Show the card");
      await rosa.sees("This link does not work any more");
      await rosa.leaves();
    });

    test("without scripts a link is made, and who opens it is told what to do", async () => {
      const ann = await house.visitor({ like: "calm everyday", scripts: false });
      const link = await makesLink(ann);
      const rosa = await house.visitor({ scripts: false });
      await rosa.does("open the link", () => rosa.page.goto(link));
      await rosa.sees("your browser does not run scripts").sees("ask for the card on paper");
      await rosa.doesNotSee("Say who you are");
      await rosa.leaves();
      await ann.leaves();
    });

    test("another reader opens what a link gives, and finds the signature good", async () => {
      const ann = await house.visitor({ like: "calm everyday" });
      const link = await makesLink(ann);
      const text = link.slice(link.indexOf("shlink:/") + "shlink:/".length);
      const told = JSON.parse(Buffer.from(text, "base64url"));
      assert.equal(told.flag, "LP");
      assert.equal((await asked(told, "111112")).status, 401);
      const { files } = await (await asked(told, PASSCODE)).json();
      const key = Buffer.from(told.key, "base64url");
      const opened = await Promise.all(files.map((file) => compactDecrypt(file.embedded, key)));
      const [signed, fhir] = opened.map(({ plaintext }) => JSON.parse(Buffer.from(plaintext)));
      assert.equal(opened[0].protectedHeader.cty, "application/smart-health-card");
      assert.equal(fhir.entry[0].resource.resourceType, "Coverage");
      const set = new URL("/.well-known/jwks.json", house.origin);
      const [jws] = signed.verifiableCredential;
      const { payload, protectedHeader } = await compactVerify(jws, createRemoteJWKSet(set));
      const { keys } = await (await fetch(set)).json();
      const used = keys.find((one) => one.kid === protectedHeader.kid);
      assert.equal(await calculateJwkThumbprint(used), protectedHeader.kid);
      assert.ok(!("d" in used));
      const card = JSON.parse(inflateRawSync(payload));
      assert.equal(card.iss, house.origin);
      assert.deepEqual(card.vc.type, ["https://smarthealth.cards#health-card"]);
      await ann.leaves();
    });
  });
}
