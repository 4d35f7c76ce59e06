// What a journey needs: a demo of its own, a browser, and people to visit it.
//
//   const house = await open("sqlite");
//   const ann = await house.visitor({ like: "calm" });
//   await ann.opens("/sign-in").fills("Password", ann.password).presses("Sign in").sees("Code");
//   await house.close();

import { closeBrowser, newContext } from "./rig/browser.mjs";
import { startDemo } from "./rig/demo.mjs";
import { Person } from "./rig/person.mjs";

export { engines, freePort } from "./rig/demo.mjs";
export { patiently } from "./rig/patience.mjs";
export { wordsOf } from "./rig/words.mjs";

export async function open(engine) {
  const demo = await startDemo(engine);
  return new House(demo);
}

class House {
  #people;
  #newcomers;

  constructor(demo) {
    this.demo = demo;
    this.origin = demo.origin;
  }

  // The sample members, as the demo itself tells them.
  async people() {
    this.#people ??= await this.json("/demo/people.json");
    return this.#people;
  }

  // A browser that was never here before, in the hands of one sample member: the one whose
  // `good_for` holds `like`, or the first.
  async visitor({ like = "", scripts = true, ...looks } = {}) {
    const people = await this.people();
    const one = people.find((person) => person.good_for.toLowerCase().includes(like));
    if (!one) {
      const known = people.map((person) => `${person.username}: ${person.good_for}`).join("\n");
      throw new Error(`no sample member is good for "${like}":\n${known}`);
    }
    const context = await newContext({ javaScriptEnabled: scripts, ...looks });
    return new Person(this, one, context, await context.newPage());
  }

  // Somebody whom the plan's files know and who has no account yet; each time another one.
  async newcomer({ reachable = true, scripts = true, ...looks } = {}) {
    this.#newcomers ??= await this.json("/demo/newcomers.json");
    const fits = ({ email, phone }) => (reachable ? email : !email && !phone);
    const at = this.#newcomers.findIndex(fits);
    if (at < 0) throw new Error("all such newcomers of the sample plan have come");
    const [one] = this.#newcomers.splice(at, 1);
    const card = { ...one, username: `new.${one.member_id}`, password: "river pencil gentle lamp" };
    const context = await newContext({ javaScriptEnabled: scripts, ...looks });
    return new Person(this, card, context, await context.newPage());
  }

  // The same person at another browser, never here before.
  async elsewhere(person, { scripts = true, ...looks } = {}) {
    const { username, password, email, phone, member_id, birth_date } = person;
    const same = { username, password, email, phone, member_id, birth_date };
    const context = await newContext({ javaScriptEnabled: scripts, ...looks });
    return new Person(this, same, context, await context.newPage());
  }

  // The same person with a second tab of the same browser.
  async anotherTab(person) {
    const { username, password, email, phone, member_id, birth_date } = person;
    const same = { username, password, email, phone, member_id, birth_date };
    return new Person(this, same, person.context, await person.context.newPage());
  }

  // Messages to this address, newest first.
  async messages(address) {
    const all = await this.json("/demo/outbox.json");
    return all.filter((message) => message.to === address);
  }

  async json(path) {
    const answer = await fetch(this.origin + path);
    if (!answer.ok) throw new Error(`${path} answers ${answer.status}`);
    return answer.json();
  }

  async close() {
    await this.demo.stop();
    await closeBrowser();
  }
}
