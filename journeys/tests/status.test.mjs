// The status page: checked from outside by a member who really signs in, written as files, read by
// anybody, also while the portal is gone.

import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";

import { engines, freePort, open, patiently } from "../rig.mjs";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const PROGRAM = process.env.LATCHKEY_PROGRAM ?? join(ROOT, "target/debug/latchkey");
// The sample member's authenticator app, as the demo's list tells it.
const APP_KEY = "JUNIPERRXSAMPLESEEDFORDEVONKETTL";

// A mail server that takes everything, as `latchkey status` hands it over.
class Mails {
  all = [];

  static async arriving() {
    const mails = new Mails();
    mails.server = createServer((line) => mails.talk(line));
    await new Promise((ready) => mails.server.listen(0, "127.0.0.1", ready));
    mails.port = mails.server.address().port;
    return mails;
  }

  talk(line) {
    let text = "";
    let body = null;
    const says = (words) => line.write(`${words}\r\n`);
    line.on("error", () => {});
    line.on("data", (bytes) => {
      text += bytes;
      for (let end = text.indexOf("\r\n"); end >= 0; end = text.indexOf("\r\n")) {
        const said = text.slice(0, end);
        text = text.slice(end + 2);
        if (body && said === ".") {
          this.all.push(body.join("\r\n"));
          body = null;
          says("250 2.0.0 taken");
        } else if (body) body.push(said);
        else if (said === "DATA") {
          body = [];
          says("354 go on");
        } else if (said === "QUIT") line.end("221 bye\r\n");
        else says("250 ok");
      }
    });
    says("220 stand-in");
  }

  // The newest to this address, once it has come: as it reads, whatever it was wrapped in.
  async newest(to, count) {
    let found = [];
    await patiently(`mail ${count} to ${to}`, () => {
      found = this.all.filter((mail) => mail.includes(`To: ${to}`));
      return found.length >= count;
    });
    assert.equal(found.length, count);
    return found.at(-1).replaceAll("=\r\n", "").replaceAll("=3D", "=");
  }
}

// `latchkey status` in a folder of its own, watching `portal`.
class Watcher {
  constructor(folder, origin) {
    Object.assign(this, { folder, origin });
  }

  static async of(portal, member) {
    const folder = mkdtempSync(join(tmpdir(), "latchkey-status-"));
    const port = await freePort();
    const watcher = new Watcher(folder, `http://127.0.0.1:${port}`);
    assert.equal(watcher.runs("init").code, 0);
    let text = readFileSync(join(folder, "status.toml"), "utf8");
    text = text.replace("https://status.plan.example", watcher.origin);
    text = text.replace("127.0.0.1:8090", `127.0.0.1:${port}`);
    text = text.replace(/^# subscribe_address = .*$/m, `subscribe_address = "${watcher.origin}"`);
    watcher.mails = await Mails.arriving();
    watcher.text = text;
    writeFileSync(join(folder, "password"), member.password);
    writeFileSync(join(folder, "app-key"), APP_KEY);
    mkdirSync(join(folder, "mailbox", "new"), { recursive: true });
    watcher.watches(portal, member);
    return watcher;
  }

  // As `member`, or only from before the door: an app's code is good once, so two who sign in as
  // the same member within half a minute would disturb each other.
  watches(portal, member) {
    const probe = member && ["[probe]", `username = "${member.username}"`,
      'password_file = "password"', 'app_key_file = "app-key"', 'mailbox = "mailbox"'];
    const text = this.text.replace("https://my.plan.example", portal);
    const mail = ["[mail]", `server = "127.0.0.1:${this.mails.port}"`,
      'from = "Status <status@plan.example>"'];
    const lines = [text, ...mail, ...(probe ?? []), ""];
    writeFileSync(join(this.folder, "status.toml"), lines.join("\n"));
  }

  runs(...words) {
    const done = spawnSync(PROGRAM, ["status", ...words], { cwd: this.folder, encoding: "utf8" });
    return { code: done.status, said: done.stdout, all: done.stdout + done.stderr };
  }

  // The same while something else happens.
  runsOn(...words) {
    const child = spawn(PROGRAM, ["status", ...words], { cwd: this.folder });
    let said = "";
    child.stdout.on("data", (bytes) => (said += bytes));
    child.stderr.resume();
    return new Promise((end) => child.once("close", (code) => end({ code, said })));
  }

  // As a mail server delivers into a Maildir.
  delivers(text, number) {
    const head = "From: x@plan.example\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n";
    writeFileSync(join(this.folder, "mailbox", "new", `${number}`), head + text);
  }

  // An errand whose text is what the program itself prepared.
  says(...words) {
    const prepared = this.runs(...words);
    assert.equal(prepared.code, 3, prepared.all);
    writeFileSync(join(this.folder, "text.toml"), prepared.said);
    const done = this.runs(...words, "--text", "text.toml");
    assert.equal(done.code, 0, done.all);
    return done.said.split(" ")[0];
  }

  async serves() {
    this.server = spawn(PROGRAM, ["status", "serve"], { cwd: this.folder, stdio: "ignore" });
    this.ended = new Promise((end) => this.server.once("exit", end));
    await patiently("the status page", async () => (await fetch(this.origin)).ok);
  }

  async rests() {
    this.server?.kill("SIGTERM");
    await this.ended;
  }

  async stop() {
    await this.rests();
    this.mails.server.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

// What a number of the help page apart holds, as help/apart/rules.rs draws it.
function held(number) {
  const digits = number.replaceAll("-", "");
  const told = Number(digits.slice(1, 6));
  assert.equal(Number(digits.slice(6, 8)), told % 97, number);
  const [lang, system, browser] = [told % 2, (told >> 1) % 16, (told >> 5) % 16];
  const said = told >> 9;
  return { lang, system, browser, cookies: said % 3, said: Math.floor(said / 3) };
}

// Their numbers in the same file.
const CHROME = 6;
const LINUX = 7;

for (const engine of engines) {
  describe(`the status page on ${engine}`, () => {
    let house;
    let watcher;
    let probe;
    // Somebody without an account, at the status page's own address.
    const reader = async (looks) => {
      const one = await house.visitor(looks);
      one.house = { origin: watcher.origin };
      return one;
    };
    before(async () => {
      house = await open(engine);
      const people = await house.people();
      probe = people.find(({ good_for }) => /second factor/i.test(good_for));
      watcher = await Watcher.of(house.origin, probe);
    });
    after(async () => {
      await watcher?.stop();
      await house?.close();
    });

    test("the probe member signs in, checks a refill, and gets a mailed code back", async () => {
      // A new browser is sent a code whether or not it then shows an app's: there are two.
      const delivered = new Set();
      let done;
      watcher.runsOn("probe").then((end) => (done = end));
      await patiently("a code by mail, there and back", async () => {
        const all = await house.json("/demo/outbox.json");
        const code = /^ *[0-9A-Z]{4}-[0-9A-Z]{4}\s*$/m;
        const letters = all.filter(({ to, text }) => to === probe.email && code.test(text));
        for (const { id, text } of letters.filter(({ id }) => !delivered.has(id))) {
          delivered.add(id);
          watcher.delivers(text, delivered.size);
        }
        return Boolean(done);
      });
      const { code, said } = done;
      assert.equal(code, 0, said);
      for (const part of ["sign-in", "order", "claims", "card", "refill", "code"]) {
        assert.match(said, new RegExp(`^${part} +good`, "m"));
      }
    });

    test("anybody reads it in both languages, without scripts", async () => {
      watcher.watches(house.origin);
      await watcher.serves();
      const one = await reader({ scripts: false });
      await one.opens("/").sees("No trouble known").sees("Went well at").sees("100.00 %");
      await one.sees("(by email)");
      await one.follows("The last 12 months").sees("Nothing in the last 12 months.");
      await one.follows("Español").isAt("/es/history.html");
      await one.sees("Cómo fueron los últimos 12 meses");
      await one.follows("El estado ahora").sees("Sin problemas conocidos");
      await one.leaves();
    });

    test("an incident is told from the first word to what happened", async () => {
      const incident = ["incident", "open", "--part", "sign-in", "--effect", "nobody"];
      const id = watcher.says(...incident);
      const one = await reader({});
      await one.opens("/").sees("Something does not work right now").sees("Need medicine today?");
      await one.sees("Who is affected").sees("What still works").sees("We write again by");
      await one.follows(/^Does not work right now/).isAt(`/incidents/${id}.html`);
      await one.sees("Looking for the cause");
      watcher.says("incident", "post", id, "--stage", "identified");
      watcher.says("incident", "resolve", id);
      watcher.says("incident", "post", id, "--stage", "afterwards");
      await one.opens("/").sees("No trouble known").follows(/^Does not work right now/);
      await one.sees("This is what happened").sees("Cause found");
      await one.follows("Español").sees("Esto fue lo que pasó");
      await one.leaves();
      const feed = await (await fetch(`${watcher.origin}/feed.atom`)).text();
      assert.match(feed, /<entry>[^]*Over, and explained: Does not work right now: signing in/);
      assert.equal(watcher.runs("incident", "resolve", id).code, 2, "what is over stays over");
    });

    test("anybody is told by mail without an account, and leaves by one press", async () => {
      const one = await reader({ scripts: false });
      await one.opens("/").follows("Get news by email or text message");
      await one.sees("How do you want to be told?").follows("By email");
      await one.fills("Email address", "ann@example.org").presses("Continue");
      await one.sees("Tick what you want to hear about").chooses("Everything");
      await one.presses("Continue").sees("Look in your mailbox");
      const asked = await watcher.mails.newest("ann@example.org", 1);
      await one.opens(asked.match(/\/subscribe\/confirm\/[0-9a-z]+/)[0]);
      await one.presses("Yes, send me this").sees("You will be told");
      const known = watcher.says("known", "add", "--part", "claims");
      const told = await watcher.mails.newest("ann@example.org", 2);
      assert.match(told, /^List-Unsubscribe-Post: List-Unsubscribe=One-Click/m);
      assert.match(told, /Known issue: A known issue: looking at claims/);
      const leave = told.match(/\/subscribe\/leave\/[0-9a-z]+/)[0];
      await one.opens(`/language?to=es&back=${encodeURIComponent(leave)}`);
      await one.sees("¿Dejar estos avisos?").sees("Todo").presses("Dejarlos");
      await one.sees("Ya no recibirá avisos").leaves();
      watcher.says("known", "fix", known);
    });

    test("anybody reports a problem, and nothing is published by it", async () => {
      const one = await reader({ scripts: false });
      await one.opens("/").follows("Report a problem").presses("Send report");
      await one.sees("Choose what happened").chooses("ID card").chooses("I saw an error message");
      await one.presses("Send report").sees("Nothing is published by itself").follows("Status now");
      await one.sees("No trouble known").leaves();
      assert.match(watcher.runs("reports").said, /^card +message +1$/m);
    });

    test("it survives the portal, and is not sure until a person says more", async () => {
      await watcher.rests();
      watcher.watches(`http://127.0.0.1:${await freePort()}`);
      await watcher.serves();
      for (const _ of [1, 2, 3]) {
        const { code, said } = watcher.runs("probe");
        assert.equal(code, 3);
        assert.match(said, /^sign-in +no-answer/m);
      }
      const one = await reader({});
      await one.opens("/").sees("We are checking whether something is wrong").sees("Failed at");
      await one.doesNotSee("Does not work for some members").leaves();
      const { code, said } = watcher.runs("incident", "list");
      assert.equal(code, 3);
      assert.match(said, /incident +draft +Does not work for some members: signing in/);
    });

    test("without the portal a page still leads to a cause and to a number for the phone", async () => {
      const number = async (one, answer) => {
        await one.opens("/").follows(/^You cannot sign in/);
        await one.unfolds("No code comes").unfolds(answer);
        await one.sees("The text message is slow").sees("Need medicine today?");
        return one.page.locator("[data-said]:visible").innerText();
      };
      const still = await reader({ scripts: false });
      const plain = await number(still, "By text message");
      assert.match(plain, /^0\d\d-\d\d\d-\d\d\d$/);
      await still.doesNotSee("What the number says besides").leaves();
      // With scripts it also holds the browser, until its owner takes that out again.
      const lively = await reader({});
      const full = await number(lively, "By text message");
      assert.match(full, /^0\d\d-\d\d\d-\d\d\d$/);
      assert.deepEqual(held(full), { ...held(plain), browser: CHROME, system: LINUX });
      await lively.sees("What the number says besides").sees("Browser: Chrome");
      for (const row of await lively.page.locator("[data-seen] input:visible").all()) {
        await row.uncheck();
      }
      assert.equal(await lively.page.locator("[data-said]:visible").innerText(), plain);
      await lively.leaves();
    });
  });
}
