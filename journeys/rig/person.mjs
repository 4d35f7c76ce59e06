// Somebody at a browser. What they do is said one after the other and awaited once:
//
//   await ann.opens("/refills").presses("Order 1 refill").sees("Check your order");
//
// Everything is found as people find it: by its words.

import { patiently } from "./patience.mjs";

// Runs in the page: how the focused thing is called, and whether its focus shows.
const FOCUSED = () => {
  const here = document.activeElement;
  const style = getComputedStyle(here);
  const labels = [...(here.labels ?? [])].map((label) => label.innerText);
  const names = [here.ariaLabel, here.innerText, ...labels];
  return {
    names: names.filter(Boolean).map((name) => name.trim()),
    marked: style.outlineStyle !== "none" || style.boxShadow !== "none",
  };
};

// As it is written: symbols of Crockford's alphabet in groups of four, on a line of their own; two
// groups in a mail, three on paper. Texts have six digits in a sentence.
const CODE = /^\s*([0-9A-HJKMNP-TV-Z]{4}(?:-[0-9A-HJKMNP-TV-Z]{4}){1,2})\s*$/m;
const DIGITS = /\b(\d{6})\b/;

export class Person {
  #doing = Promise.resolve();
  // The last press, until its effect was noticed: a form may still be on its way.
  #unseen = null;

  constructor(house, member, context, page) {
    Object.assign(this, { house, context, page, ...member });
  }

  // --- what people do

  // Not straight after a press: leaving a page cuts off what it was about to send.
  opens(path) {
    return this.does(`open ${path}`, () => {
      if (this.#unseen) throw new Error(`first say what "${this.#unseen}" brought`);
      return this.page.goto(this.house.origin + path);
    });
  }

  // A button, or a link that does a button's work.
  presses(words) {
    return this.does(`press "${words}"`, async () => {
      const button = this.page.getByRole("button", named(words));
      const link = this.page.getByRole("link", named(words));
      await button.or(link).filter({ visible: true }).first().click();
      this.#unseen = words;
      await this.page.waitForLoadState();
    });
  }

  follows(words) {
    return this.does(`follow "${words}"`, async () => {
      const link = this.page.getByRole("link", named(words));
      await link.filter({ visible: true }).first().click();
      await this.page.waitForLoadState();
    });
  }

  fills(label, text) {
    const field = this.page.getByLabel(label, { exact: true });
    return this.does(`fill "${label}"`, () => field.fill(text));
  }

  // Opens what is folded away behind these words.
  unfolds(words) {
    const fold = this.page.locator("summary", { hasText: words });
    return this.does(`unfold "${words}"`, () => fold.click());
  }

  // Chooses a file; without one, a picture of the page as it stands.
  attaches(label, file) {
    return this.does(`attach to "${label}"`, async () => {
      const picture = { name: "screen.png", mimeType: "image/png" };
      const chosen = file ?? { ...picture, buffer: await this.page.screenshot() };
      await this.page.getByLabel(label, { exact: true }).setInputFiles(chosen);
    });
  }

  chooses(label) {
    return this.does(`choose "${label}"`, () => this.page.getByLabel(label).first().check());
  }

  keys(...names) {
    return this.does(`type ${names.join(" ")}`, async () => {
      await this.page.waitForLoadState();
      for (const name of names) await this.page.keyboard.press(name);
    });
  }

  types(text) {
    return this.does(`type "${text}"`, () => this.page.keyboard.type(text));
  }

  // Tab by Tab, until this field, button or link has the focus, and can be seen to have it.
  reaches(words) {
    return this.does(`reach "${words}" by Tab`, async () => {
      await this.page.waitForLoadState();
      for (let stops = 0; stops < 80; stops += 1) {
        await this.page.keyboard.press("Tab");
        const here = await this.page.evaluate(FOCUSED);
        if (here.names.includes(words)) {
          if (!here.marked) throw new Error("the focus cannot be seen");
          return;
        }
      }
      throw new Error("80 presses did not come there");
    });
  }

  // --- what people notice

  sees(words) {
    return this.notices(`see "${words}"`, async () => holds(await this.reads(), words));
  }

  doesNotSee(words) {
    return this.does(`not see "${words}"`, async () => {
      if (holds(await this.reads(), words)) throw new Error(`"${words}" stands there`);
    });
  }

  noLongerSees(words) {
    return this.notices(`see "${words}" go`, async () => !holds(await this.reads(), words));
  }

  isAt(path) {
    return this.notices(`be at ${path}`, () => fits(this.path(), path));
  }

  // Waits for it, and knows then what the last press brought.
  notices(what, ask) {
    return this.does(what, async () => {
      await patiently("it", ask);
      this.#unseen = null;
    });
  }

  path() {
    return this.page.url().slice(this.house.origin.length);
  }

  // The page's visible words.
  async reads() {
    const text = await this.page.locator("body").innerText();
    return text.replace(/\s+/g, " ");
  }

  // --- what people do in one breath

  // From nowhere to the page after the password, on this browser.
  signsIn(password = this.password) {
    return this.opens("/sign-in").saysWho(password);
  }

  // The password form that stands on the page now.
  saysWho(password = this.password) {
    return this.notes()
      .fills("Username or email", this.username)
      .fills("Password", password)
      .presses("Sign in");
  }

  // Remembers which messages are old.
  notes() {
    return this.does("note the messages so far", async () => {
      const messages = await this.house.messages(this.email);
      this.known = new Set(messages.map((message) => message.id));
    });
  }

  // Reads the code in the message that came since.
  findsCode() {
    return this.does("find the code in the mailbox", async () => {
      this.code = await patiently("a message with a code", () => this.newCode());
      this.#unseen = null;
    });
  }

  // The code found before, into its field.
  typesCode(label = "Code") {
    const field = this.page.getByLabel(label, { exact: true });
    return this.does(`fill "${label}"`, () => field.fill(this.code));
  }

  // The message that came since and says this, once it is there.
  hears(words) {
    return this.does(`hear "${words}"`, async () => {
      this.message = await patiently(`a message "${words}"`, async () => {
        const since = await this.newMessages();
        return since.find(({ subject, text }) => holds(`${subject}\n${text}`, words));
      });
      this.#unseen = null;
    });
  }

  // Asks to be remembered here, where the page offers it, unless told otherwise.
  entersCode({ remember = true } = {}) {
    return this.findsCode()
      .does("say whether to be remembered", async () => {
        const box = this.page.locator('input[name="remember"]');
        if (await box.count()) await box.setChecked(remember);
      })
      .typesCode()
      .presses("Continue");
  }

  // All the way home on a browser that was never here.
  arrives() {
    return this.signsIn().entersCode().isAt("/home");
  }

  async leaves() {
    await this.#doing;
    await this.context.close();
  }

  // --- how the sentences work

  does(what, work) {
    this.#doing = this.#doing.then(async () => {
      try {
        return await work();
      } catch (error) {
        const place = `${this.username} at ${this.path()} could not ${what}`;
        const read = (await this.reads().catch(() => "")).slice(0, 700);
        throw new Error(`${place}: ${error.message.split("\n")[0]}\nThe page reads: ${read}`);
      }
    });
    return this.#sentence;
  }

  // What a doing gives back: the same person, who can also be awaited. The person alone cannot, or
  // nobody could be handed one by an async function.
  #sentence = new Proxy(this, {
    get: (person, name) => {
      if (name === "then") return (well, badly) => person.#finish().then(() => well(), badly);
      const value = person[name];
      return typeof value === "function" ? value.bind(person) : value;
    },
  });

  #finish() {
    const done = this.#doing;
    this.#doing = Promise.resolve();
    return done;
  }

  // The messages that came since, newest first.
  async newMessages() {
    const messages = await this.house.messages(this.email);
    return messages.filter((message) => !this.known?.has(message.id));
  }

  // The code in the newest message that has one and came since.
  async newCode() {
    const since = await this.newMessages();
    const shape = ({ channel }) => (channel === "text" ? DIGITS : CODE);
    return since.map((message) => shape(message).exec(message.text)?.[1]).find(Boolean);
  }
}

function named(words) {
  return words instanceof RegExp ? { name: words } : { name: words, exact: true };
}

function holds(text, words) {
  if (words instanceof RegExp) return words.test(text);
  return text.toLowerCase().includes(words.toLowerCase());
}

function fits(path, wanted) {
  return wanted instanceof RegExp ? wanted.test(path) : bare(path) === bare(wanted);
}

function bare(path) {
  return path.split("?")[0];
}
