// The Fault Lab (GUARD 27): each cause that anyone may be told, suffered where a browser can be
// made to suffer it, and told as its visitor would tell it where only they can know.
//
// Three causes are ours alone (messages late, an outage, planned work): the crate `help` has their
// tests.

import { keepsNoCookies } from "./browser.mjs";
import { wordsOf } from "./words.mjs";

const NOBODY = "nobody.at.all";

// What is suffered, and what its visitor answers: what happens, and the one thing asked after it.
const FAULTS = [
  { cause: "cookies", answers: ["returns", "once-opened"], suffers: losesCookies },
  { cause: "old-page", answers: ["returns", "waited"] },
  { cause: "old-page", answers: ["returns", "twice"] },
  { cause: "extension", answers: ["returns", "once-opened"] },
  { cause: "extension", answers: ["broken", "odd"] },
  { cause: "old-app", answers: ["broken", "old-app"] },
  { cause: "connection", answers: ["broken", "warning"] },
  { cause: "network", answers: ["broken", "nothing"] },
  { cause: "clock", answers: ["code-fails", "code-app"] },
  { cause: "keyboard", answers: ["wrong", "by-hand"] },
  { cause: "pasted", answers: ["wrong", "pasted"] },
  { cause: "filled", answers: ["wrong", "filled"] },
  { cause: "other-name", answers: ["wrong", "by-hand"] },
  { cause: "other-plan", answers: ["no-account"] },
  { cause: "forgotten", answers: ["wrong", "forgotten"] },
  { cause: "forgotten", answers: ["wrong", "forgotten"], suffers: typesTwice },
  { cause: "no-account", answers: ["no-account"] },
  { cause: "mail-late", answers: ["no-code", "by-email"] },
  { cause: "text-late", answers: ["no-code", "by-text"] },
  { cause: "app-code", answers: ["no-code", "by-app"] },
  { cause: "code-old", answers: ["code-fails", "code-old"] },
  { cause: "code-typed", answers: ["code-fails", "code-new"] },
  { cause: "code-typed", answers: ["code-fails", "code-new"], suffers: miscopiesTwice },
  { cause: "link", answers: ["code-fails", "link"] },
  { cause: "phone-lost", answers: ["lost-phone"] },
  { cause: "passkey", withoutScripts: "scripts", answers: ["else", "passkey"] },
];

const SPANISH = { locale: "es-US", viewport: { width: 390, height: 844 } };

// Two members each, who sign in there: a name is sent three codes and no more.
export const PROFILES = [
  { name: "desktop", scripts: true, language: "en", two: ["controlled", "hundreds of claims"] },
  {
    name: "phone, Spanish",
    scripts: true,
    language: "es",
    two: ["apostrophes", "claims of every kind"],
    ...SPANISH,
  },
  {
    name: "desktop, no scripts",
    scripts: false,
    language: "en",
    two: ["names of one letter", "caregiver"],
  },
  {
    name: "phone, Spanish, no scripts",
    scripts: false,
    language: "es",
    two: ["all to refill today", "an order in every state"],
    ...SPANISH,
  },
];

// What GUARD 27 asks of a profile, in percent.
export const AIMS = { first: 90, firstWithoutScripts: 75, three: 98, control: 2 };

// Every fault on one browser: which causes were told, in order; whether a healthy visitor was told
// any; and whose page said what an invented name's did not.
export async function lab(house, { name, language, two: [first, second], ...looks }) {
  const say = wordsOf(language);
  const told = [];
  for (const fault of FAULTS) {
    const like = fault.suffers === typesTwice ? first : "calm everyday";
    const one = await house.visitor({ like, ...looks });
    if (fault.suffers) await fault.suffers(one, say);
    else await one.opens("/help/sign-in");
    const [happens, detail] = fault.answers;
    const cause = looks.scripts ? fault.cause : fault.withoutScripts ?? fault.cause;
    told.push({ ...fault, cause, causes: await listens(one, say, { happens, detail }) });
    await ends(one);
  }
  const well = await healthy(house, say, { like: second, ...looks });
  const control = [well, await curious(house, say, looks)];
  return { name, scripts: looks.scripts, told, control, leaks: await leaks(house, say, looks) };
}

// How often the cause came first and among the first three, and how often a healthy one was given
// any, in percent.
export function figures({ told, control }) {
  const share = (few) => (100 * few.length) / told.length;
  return {
    first: share(told.filter(({ cause, causes }) => causes[0] === cause)),
    three: share(told.filter(({ cause, causes }) => causes.slice(0, 3).includes(cause))),
    control: 100 * control.filter(Boolean).length,
  };
}

// Answers what is asked, and says "not this" until three causes were told.
async function listens(person, say, answers) {
  const causes = [];
  for (let pages = 0; pages < 7 && causes.length < 3; pages += 1) {
    const { title, asks } = await person.page.evaluate(whatStands);
    if (asks) {
      await goesOn(person, answers[asks] ?? "none", say("trouble-go-on"));
      continue;
    }
    const cause = causeOf(title, say);
    if (!cause) break;
    causes.push(cause);
    await goesOn(person, null, say("trouble-next"));
  }
  return causes;
}

async function goesOn({ page }, value, button) {
  if (value) await page.locator(`main input[type=radio][value="${value}"]`).check();
  const shown = page.waitForEvent("load");
  await page.locator("main").getByRole("button", { name: button, exact: true }).click();
  await shown;
}

// Runs in the page: the cause it tells, or the field it asks with.
function whatStands() {
  const title = document.querySelector("main .lk-note__title");
  const radio = document.querySelector("main input[type=radio]");
  return { title: title?.innerText.trim(), asks: radio?.name };
}

function causeOf(title, say) {
  return FAULTS.map(({ cause }) => cause)
    .concat(["scripts", "our-mail", "our-outage", "maintenance", "nothing-wrong"])
    .find((cause) => say(`trouble-cause-${cause}`) === title);
}

// --- what a browser can be made to suffer

async function losesCookies(person, say) {
  await keepsNoCookies(person);
  await signsIn(person, say);
  await person.sees(say("sign-in-cookies")).follows(say("sign-in-why")).isAt("/help/sign-in");
}

async function typesTwice(person, say) {
  await signsIn(person, say);
  await person.findsCode().typesCode(say("sign-in-code"));
  await person.page.locator("input[name=remember]").check();
  await person.presses(say("sign-in-continue")).isAt("/home").opens("/sign-out");
  await goesOn(person, null, say("sign-out-submit"));
  await signsIn(person, say, "a wrong one, quite long");
  await person.sees(say("sign-in-password-wrong"));
  await signsIn(person, say, "another wrong one", false);
  await person.sees(say("sign-in-likely-next"));
}

async function miscopiesTwice(person, say) {
  await signsIn(person, say);
  await miscopies(person, say);
}

async function miscopies(person, say) {
  await person.fills(say("sign-in-code"), "AAAA-AAAA");
  await goesOn(person, null, say("sign-in-continue"));
  await person.fills(say("sign-in-code"), "BBBB-BBBB").presses(say("sign-in-continue"));
  await person.sees(say("sign-in-likely-next"));
}

async function signsIn(person, say, password = person.password, fresh = true) {
  if (fresh) await person.opens("/sign-in");
  await person.notes().fills(say("sign-in-username"), person.username);
  await person.fills(say("sign-in-password"), password).presses(say("sign-in-submit"));
}

// --- what must not be

// Signed in, so whatever was wrong is over: anything but that would be a wrong diagnosis.
async function healthy(house, say, looks) {
  const one = await house.visitor(looks);
  await signsIn(one, say);
  await one.findsCode().typesCode(say("sign-in-code")).presses(say("sign-in-continue"));
  await one.isAt("/home").opens("/help/sign-in");
  const { title, asks } = await one.page.evaluate(whatStands);
  await ends(one);
  return Boolean(asks) || causeOf(title, say) !== "nothing-wrong";
}

// Only looking: nothing may be diagnosed before anything is said.
async function curious(house, say, looks) {
  const one = await house.visitor({ like: "calm everyday", ...looks });
  await one.opens("/help/sign-in");
  const { title } = await one.page.evaluate(whatStands);
  await ends(one);
  return Boolean(title);
}

// A stranger who fails twice with a member's name, and with one that nobody has, reads the same.
async function leaks(house, say, looks) {
  const read = async (like, username) => {
    const one = await house.visitor({ like, ...looks });
    if (username) one.username = username;
    await signsIn(one, say);
    await miscopies(one, say);
    const text = await one.page.locator("main .lk-note").last().innerText();
    await ends(one);
    return text;
  };
  const nobody = await read("calm everyday", NOBODY);
  const states = ["second factor", "shared mailbox: he", "everything by mail"];
  const differing = [];
  for (const state of states) {
    if ((await read(state)) !== nobody) differing.push(state);
  }
  return differing;
}

async function ends(person) {
  await person.context.unrouteAll({ behavior: "ignoreErrors" });
  await person.leaves();
}
