// The card where it is needed: at a pharmacy's counter, also for whoever cannot sign in.

import assert from "node:assert/strict";
import { createServer, request } from "node:http";
import { after, before, describe, test } from "node:test";

import readPicture from "jsqr";

import { engines, open, patiently } from "../rig.mjs";

// Older builds of the reader wrap it once more.
const jsQR = readPicture.default ?? readPicture;
const DOTS = 4;
const SHOW = "Show it at a pharmacy with a code for 10 minutes";

for (const engine of engines) {
  describe(`the card on ${engine}`, () => {
    let house;
    before(async () => {
      house = await open(engine);
    });
    after(() => house?.close());

    // What the member reads aloud.
    const said = async (member) => {
      const [code, passcode] = await member.page.locator(".lk-counter dd").allInnerTexts();
      return { code, passcode };
    };
    const types = (pharmacist, { code, passcode }) =>
      pharmacist
        .opens("/pharmacy")
        .fills("Pharmacy code", code)
        .fills("Passcode", passcode)
        .presses("Show the card");

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
    const ann = await house.visitor({ like: "calm everyday" });
    await ann.arrives().opens("/card").presses("Keep my card on this device");
    await ann.sees("Your card is kept on this device.").does("let it be kept", quiet(ann));
    const { text } = await ann.page.evaluate(whatIsKept);
    await ann.presses("Sign out").isAt("/sign-out");
    const mei = await atTheSameBrowser(house, ann, "everything by mail");
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
    assert.deepEqual(await ann.page.evaluate(whatIsLeft), { databases: [], workers: 0 });
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
    front.gives = undefined;
    await ann.follows("Try again").isAt("/claims").doesNotSee(kept);
    assert.match(ann.path(), /\?page=1&of=2&again=1$/);
    // Removed by the script alone, for browsers that know no Clear-Site-Data.
    front.drops = "clear-site-data";
    await ann.opens("/card").presses("Remove my card from this device");
    await ann.sees("Keep my card on this device");
    assert.deepEqual(await ann.page.evaluate(whatIsLeft), { databases: [], workers: 0 });
    await ann.leaves();
    await front.close();
  });

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

// Another member in a second tab of the same browser.
async function atTheSameBrowser(house, person, like) {
  const people = await house.people();
  const other = people.find(({ good_for }) => good_for.toLowerCase().includes(like));
  return Object.assign(await house.anotherTab(person), other);
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
  const server = createServer((asked, answer) => {
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
  front.origin = `http://127.0.0.1:${server.address().port}`;
  front.close = () => {
    server.closeAllConnections();
    return new Promise((done) => server.close(done));
  };
  return front;
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
