// How much travels before a visitor can read, and with whom the page talks.

import assert from "node:assert/strict";
import { request } from "node:http";
import { after, before, describe, test } from "node:test";

import { open } from "../rig.mjs";

// What fits into the first flight of a fresh connection: ten segments, less a little.
const FIRST_FLIGHT = 14 * 1024;

describe("weight", () => {
  let house;
  before(async () => {
    house = await open("sqlite");
  });
  after(() => house?.close());

  for (const language of ["en", "es"]) {
    test(`the sign-in page in ${language} travels in one flight`, async () => {
      const bytes = await onTheWire(`${house.origin}/sign-in`, language);
      console.log(`sign-in page in ${language}: ${bytes} bytes with its headers`);
      assert.ok(bytes <= FIRST_FLIGHT, `${bytes} bytes, ${FIRST_FLIGHT} allowed`);
    });
  }

  test("the sign-in page paints from that one answer", async () => {
    const ann = await house.visitor();
    const held = [];
    // Everything but the page itself waits; what can be read now needs none of it.
    await ann.page.route("**/*", (route) => {
      if (route.request().isNavigationRequest()) return route.continue();
      held.push(route);
      return undefined;
    });
    await ann.page.goto(`${house.origin}/sign-in`, { waitUntil: "commit" });
    await ann.page.getByRole("button", { name: "Sign in", exact: true }).waitFor();
    await ann.page.waitForFunction(() =>
      performance.getEntriesByName("first-contentful-paint").length > 0);
    for (const route of held) await route.abort();
    await ann.leaves();
  });

  test("no page talks to a third party, and none complains", async () => {
    const ann = await house.visitor();
    const strangers = [];
    const complaints = [];
    ann.context.on("request", (asked) => {
      if (!asked.url().startsWith(house.origin) && !asked.url().startsWith("data:")) {
        strangers.push(asked.url());
      }
    });
    ann.page.on("console", (line) => {
      const serious = ["error", "warning"].includes(line.type());
      if (serious) complaints.push(`${ann.path()}: ${line.text()}`);
    });
    ann.page.on("pageerror", (error) => complaints.push(`${ann.path()}: ${error.message}`));
    await ann.arrives();
    for (const path of ["/home", "/prescriptions", "/refills", "/orders", "/claims", "/card"]) {
      await ann.opens(path).isAt(path);
    }
    assert.deepEqual(strangers, []);
    assert.deepEqual(complaints, []);
    await ann.leaves();
  });
});

// The bytes of the compressed answer as they come out of the socket, status line and headers
// included.
function onTheWire(address, language) {
  return new Promise((told, failed) => {
    const accepted = { "accept-encoding": "gzip, br", "accept-language": language };
    const headers = { ...accepted, connection: "close" };
    const asked = request(address, { headers }, (answer) => {
      const { socket } = answer;
      assert.equal(answer.statusCode, 200);
      assert.ok(answer.headers["content-encoding"], "the page is not compressed");
      answer.resume().on("end", () => told(socket.bytesRead));
    });
    asked.on("error", failed).end();
  });
}
