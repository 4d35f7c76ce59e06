// The card that a browser keeps for when there is no network, and the worker that shows it.

import assert from "node:assert/strict";
import { createServer, request } from "node:http";
import { after, before, describe, test } from "node:test";

import { open, patiently } from "../rig.mjs";

describe("the card without a network", () => {
  let house;
  before(async () => {
    house = await open("sqlite");
  });
  after(() => house?.close());

  test("it is kept when asked for, shown when the network is cut, and removed again", async () => {
    const ann = await house.visitor({ like: "calm everyday" });
    await ann.arrives().opens("/card").presses("Keep my card on this device");
    await ann.sees("Your card is kept on this device.");
    const kept = await ann.page.evaluate(whatIsKept);
    assert.deepEqual(kept.caches, []);
    assert.equal(kept.extractable, false);
    assert.ok(kept.bytes > 1000 && !kept.text.includes(ann.member_id), "it is sealed");
    await ann.presses("Sign out").isAt("/sign-out");
    await ann.context.setOffline(true);
    for (const path of ["/home", "/claims", "/card"]) {
      await ann.opens(path).sees("There is no internet right now").sees(ann.member_id);
    }
    await ann.context.setOffline(false);
    // It leads to the page that was asked for last.
    await ann.follows("Try again").isAt(/^\/sign-in/).saysWho().isAt("/card");
    // At once: what is being kept anew just then is not to stay.
    await ann.opens("/card").presses("Remove my card from this device");
    await ann.isAt("/card").sees("Keep my card on this device");
    await ann.context.setOffline(true);
    await assert.rejects(ann.page.goto(`${house.origin}/card`), /ERR_INTERNET_DISCONNECTED/);
    await ann.context.setOffline(false);
    await ann.leaves();
  });

  test("a shared computer keeps nothing, and without scripts the page says what else", async () => {
    const ann = await house.visitor({ like: "calm everyday" });
    await ann.opens("/sign-in").chooses("This is a shared computer");
    await ann.saysWho().entersCode().isAt("/home");
    await ann.opens("/card").sees("so your card is not kept here");
    await ann.doesNotSee("Keep my card on this device");
    const mei = await house.visitor({ like: "everything by mail", scripts: false });
    await mei.arrives().opens("/card").sees("Keeping the card needs scripts");
    await mei.doesNotSee("Keep my card on this device");
    await Promise.all([ann.leaves(), mei.leaves()]);
  });

  test("another member's card stays until whoever comes after asks for theirs", async () => {
    const { ann, mei, text } = await atOneBrowser(house);
    await mei.arrives().opens("/card").sees("it may be another member’s");
    await mei.doesNotSee("Your card is kept on this device.").does("look around", quiet(mei));
    assert.equal((await mei.page.evaluate(whatIsKept)).text, text, "nothing was asked for");
    await mei.presses("Keep my card here instead").sees("Your card is kept on this device.");
    await mei.does("let it be kept", quiet(mei));
    await mei.context.setOffline(true);
    await mei.opens("/card").sees(mei.member_id).doesNotSee(ann.member_id);
    await mei.context.setOffline(false);
    await mei.leaves();
  });

  test("whoever has this browser forget them leaves another member's card in it", async () => {
    const { ann, mei, text } = await atOneBrowser(house);
    await mei.arrives().opens("/security/devices").presses("Forget every browser");
    await mei.sees("It may be another member’s, so it stays.");
    assert.equal((await mei.page.evaluate(whatIsKept)).text, text);
    await mei.context.setOffline(true);
    await mei.opens("/card").sees(ann.member_id);
    await mei.context.setOffline(false);
    await mei.opens("/home").presses("Sign out").isAt("/sign-out");
    // Her own goes with her.
    const again = await atTheSameBrowser(house, ann, "calm everyday");
    await again.signsIn().isAt("/home").opens("/card");
    await again.sees("Your card is kept on this device.");
    await again.does("let it be kept", quiet(again)).opens("/security/devices");
    await again.presses("Forget every browser").sees("The next sign-in there asks for a code.");
    await patiently("no card", async () => {
      const { databases, workers } = await again.page.evaluate(whatIsLeft);
      return databases.length + workers === 0;
    });
    await again.leaves();
  });

  test("a browser that can keep nothing says so, and nobody calls the card kept", async () => {
    const ann = await house.visitor({ like: "calm everyday" });
    await ann.page.addInitScript(() => {
      IDBObjectStore.prototype.put = () => {
        throw new DOMException("no keys here", "DataCloneError");
      };
    });
    await ann.arrives().opens("/card").presses("Keep my card on this device");
    await ann.sees("Your browser could not keep the card.");
    await ann.opens("/card").sees("Keep my card on this device");
    await ann.doesNotSee("Your card is kept on this device.").leaves();
  });

  test("two presses are one, and what nobody heard of is neither kept nor said to be", async () => {
    const ann = await house.visitor({ like: "calm everyday" });
    await ann.arrives().opens("/card").sees("Keep my card on this device");
    const asked = [];
    ann.page.on("request", (one) => asked.push(new URL(one.url()).pathname));
    // The house notes it, and the browser does not hear so.
    await ann.page.route("**/card/keep/kept", async (route) => {
      await route.fetch();
      await route.abort();
    });
    await ann.page.evaluate(() => {
      const form = document.querySelector("[data-keep] form");
      form.requestSubmit();
      form.requestSubmit();
    });
    await ann.sees("Your browser could not keep the card.");
    assert.equal(asked.filter((path) => path === "/card/keep").length, 1);
    // A browser takes its worker away in its own time.
    await patiently("nothing left", async () => {
      const { databases, workers } = await ann.page.evaluate(whatIsLeft);
      return databases.length + workers === 0;
    });
    await ann.opens("/card").sees("Keep my card on this device");
    await ann.doesNotSee("Your card is kept on this device.").leaves();
  });

  test("it is shown where we are down or silent, never for a page of ours, and goes", async () => {
    const front = await standingBefore(house.origin);
    const ann = await house.visitor({ like: "calm everyday" });
    ann.house = Object.create(house, { origin: { value: front.origin } });
    await ann.arrives().opens("/card").presses("Keep my card on this device");
    await ann.sees("Your card is kept on this device.").does("let it be kept", quiet(ann));
    const kept = "This is your card as it was on";
    front.gives = says(502, "Bad Gateway");
    await ann.opens("/claims?page=1&of=2").sees(kept).sees(ann.member_id);
    front.gives = says(503, "Resting", { "reporting-endpoints": 'policy="/csp-report"' });
    await ann.opens("/claims").sees("Resting").doesNotSee(kept);
    // Nobody answers at all.
    front.gives = () => {};
    await ann.opens("/claims?page=1&of=2").sees(kept).sees(ann.member_id);
    front.speaksAgain();
    await ann.follows("Try again").isAt("/claims").doesNotSee(kept);
    assert.match(ann.path(), /\?page=1&of=2&worker-waits=1$/);
    // Removed by the script alone, for browsers that know no Clear-Site-Data.
    front.drops = "clear-site-data";
    await ann.opens("/card").presses("Remove my card from this device");
    await ann.sees("Keep my card on this device");
    assert.deepEqual((await ann.page.evaluate(whatIsLeft)).databases, []);
    await patiently("no worker", async () => !(await ann.page.evaluate(whatIsLeft)).workers);
    await ann.leaves();
    await front.close();
  });

  test("it goes at once while the browser asks in vain for a newer worker", async () => {
    const front = await standingBefore(house.origin);
    const ann = await house.visitor({ like: "calm everyday" });
    ann.house = Object.create(house, { origin: { value: front.origin } });
    await ann.arrives().opens("/card").presses("Keep my card on this device");
    await ann.sees("Your card is kept on this device.").does("let it be kept", quiet(ann));
    // What is done with a worker waits in one line, behind this question.
    let asked = false;
    front.gives = ({ url }) => {
      asked ||= url === "/sw.js";
      return url === "/sw.js" ? undefined : false;
    };
    front.drops = "clear-site-data";
    await ann.opens("/card");
    await patiently("a question for the worker", () => asked);
    await ann.presses("Remove my card from this device").sees("Keep my card on this device");
    assert.deepEqual((await ann.page.evaluate(whatIsLeft)).databases, []);
    // Nor is anybody left waiting who would keep it just then.
    await ann.presses("Keep my card on this device").sees("Your browser could not keep the card.");
    assert.deepEqual((await ann.page.evaluate(whatIsLeft)).databases, []);
    await ann.leaves();
    await front.close();
  });

  test("an old worker that shows old pages gives way to ours", async () => {
    const front = await standingBefore(house.origin);
    const asScript = { "content-type": "text/javascript" };
    front.gives = ({ url }, answer) => {
      if (url !== "/sw.js") return false;
      return answer.writeHead(200, asScript).end(OLD_WORKER);
    };
    const ann = await house.visitor();
    await ann.page.addInitScript(notesChanges);
    await ann.page.goto(`${front.origin}/sign-in`);
    await ann.page.evaluate(async () => {
      await navigator.serviceWorker.register("/sw.js");
      await navigator.serviceWorker.ready;
    });
    const heading = async () => {
      await ann.page.goto(`${front.origin}/sign-in`);
      return ann.page.locator("h1").innerText();
    };
    await patiently("the old worker", async () => (await heading()) === "Old page");
    front.gives = undefined;
    // One visit is enough: the browser looks for a new worker once the page stands still.
    await heading();
    await ann.page.evaluate(workerChanged);
    assert.notEqual(await heading(), "Old page");
    assert.deepEqual(await ann.page.evaluate(() => caches.keys()), []);
    await ann.leaves();
    await front.close();
  });
});

// A kept card is kept anew on each visit: until that is done.
const quiet = (person) => () => person.page.waitForLoadState("networkidle");

// Ann has kept her card and signed out; Mei comes to the same browser.
async function atOneBrowser(house) {
  const ann = await house.visitor({ like: "calm everyday" });
  await ann.arrives().opens("/card").presses("Keep my card on this device");
  await ann.sees("Your card is kept on this device.").does("let it be kept", quiet(ann));
  const { text } = await ann.page.evaluate(whatIsKept);
  await ann.presses("Sign out").isAt("/sign-out");
  return { ann, mei: await atTheSameBrowser(house, ann, "everything by mail"), text };
}

// Another member in a second tab of the same browser.
async function atTheSameBrowser(house, person, like) {
  const people = await house.people();
  const other = people.find(({ good_for }) => good_for.toLowerCase().includes(like));
  return Object.assign(await house.anotherTab(person), other);
}

// Runs in the page.
async function whatIsLeft() {
  const databases = await indexedDB.databases();
  const workers = await navigator.serviceWorker.getRegistrations();
  return { databases, workers: workers.length };
}

// Runs in each page before all else: the change may come before anybody waits for it.
function notesChanges() {
  window.workerChanged = new Promise((done) => {
    navigator.serviceWorker?.addEventListener("controllerchange", () => done(), { once: true });
  });
}

// Runs in the page.
function workerChanged() {
  const late = new Promise((_, failed) => {
    setTimeout(() => failed(new Error("the old worker stays")), 60_000);
  });
  return Promise.race([window.workerChanged, late]);
}

// Runs in the page.
async function whatIsKept() {
  const record = await new Promise((found, failed) => {
    const asked = indexedDB.open("latchkey-card", 1);
    asked.onerror = () => failed(asked.error);
    asked.onsuccess = () => {
      const read = asked.result.transaction("card").objectStore("card").get("mine");
      read.onsuccess = () => {
        asked.result.close();
        found(read.result);
      };
    };
  });
  const { sealed, key } = record;
  const text = new TextDecoder("latin1").decode(sealed);
  const { extractable } = key;
  return { bytes: sealed.byteLength, text, extractable, caches: await caches.keys() };
}

// What must never happen again: a worker that answers everything out of its own store.
const OLD_WORKER = `
  addEventListener("install", () => skipWaiting());
  addEventListener("activate", (event) => event.waitUntil(clients.claim()));
  addEventListener("fetch", (event) => {
    if (event.request.mode !== "navigate") return;
    event.respondWith(caches.open("pages").then(async (cache) => {
      const headers = { "content-type": "text/html" };
      const old = () => new Response("<h1>Old page</h1>", { headers });
      await cache.put(event.request, old());
      return old();
    }));
  });
`;

// What a gateway may say by itself.
const says = (status, heading, headers = {}) => (_, answer) =>
  answer.writeHead(status, { "content-type": "text/html", ...headers }).end(`<h1>${heading}</h1>`);

// Stands before the house and hands everything through, but for what it "gives" by itself and the
// header that it "drops".
async function standingBefore(origin) {
  const front = {};
  const held = new Set();
  const server = createServer((asked, answer) => {
    held.add(answer.on("close", () => held.delete(answer)));
    if (front.gives && front.gives(asked, answer) !== false) return undefined;
    const { method, headers } = asked;
    const behind = request(origin + asked.url, { method, headers }, (got) => {
      delete got.headers[front.drops];
      answer.writeHead(got.statusCode, got.headers);
      got.pipe(answer);
    });
    behind.on("error", () => answer.destroy());
    return asked.pipe(behind);
  });
  // A test that failed leaves it standing; nobody waits for it.
  server.unref();
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  // Whoever still waits for a word is cut off, as by a line that comes back.
  front.speaksAgain = () => {
    front.gives = undefined;
    for (const answer of held) answer.destroy();
  };
  front.origin = `http://127.0.0.1:${server.address().port}`;
  front.close = () => {
    server.closeAllConnections();
    return new Promise((done) => server.close(done));
  };
  return front;
}
