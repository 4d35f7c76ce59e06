// Every page in every state, in both languages: what a machine can say about its accessibility,
// and whether it fits a narrow screen and large letters.

import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";

import { open } from "../rig.mjs";
import { samples } from "../rig/gallery.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
// Two cores carry two pages at once.
const WALKERS = 2;

// What is looked at on each page, in this order: each leaves the page as the next one needs it.
// Words change with the language and colours do not, so colours are looked at in English alone.
const LOOKS = {
  "every page is headed, titled and said in words": bones,
  "axe finds nothing": (page, language) => axe(page, LEVELS, language !== "en"),
  "axe finds enough contrast in the dark": dark,
  "nothing hangs over the edge at 320 pixels": (page) => overhang(page, 320, "100%"),
  "nothing hangs over the edge on a tablet": (page) => overhang(page, 768, "100%"),
  "nothing hangs over the edge with letters twice as large": (page) =>
    overhang(page, 1280, "200%"),
  // WCAG 1.4.4 and 1.4.10 at once: the phone of somebody who cannot read it otherwise.
  "nothing hangs over the edge of a phone with letters twice as large": (page) =>
    overhang(page, 390, "200%"),
};

for (const language of ["en", "es"]) {
  describe(`the gallery in ${language}`, () => {
    let house;
    const looks = Object.entries(LOOKS).filter(([, look]) => language === "en" || look !== dark);
    const complaints = Object.fromEntries(looks.map(([look]) => [look, []]));
    before(async () => {
      house = await open("sqlite");
      await walk(house, language, { looks, complaints });
    });
    after(() => house?.close());

    for (const [look] of looks) {
      test(look, () => {
        const told = complaints[look];
        assert.equal(told.length, 0, `${told.length} complaints\n${told.slice(0, 20).join("\n")}`);
      });
    }
  });
}

async function walk(house, language, kept) {
  const places = await samples(house, language);
  assert.ok(places.length > 0, "the gallery is empty");
  const walker = async () => {
    // Without motion: a colour on its way from light to dark is neither. Without our policy: it
    // knows nothing of the one style that the card kept for a dead network brings along.
    const ann = await house.visitor({ reducedMotion: "reduce", bypassCSP: true });
    for (let place = places.pop(); place; place = places.pop()) {
      await visit(ann.page, house.origin + place, language, kept);
    }
    await ann.leaves();
  };
  await Promise.all(Array.from({ length: WALKERS }, walker));
}

async function visit(page, address, language, { looks, complaints }) {
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.emulateMedia({ colorScheme: "light" });
  const answer = await page.goto(address);
  if (answer.status() !== 200) {
    complaints["every page is headed, titled and said in words"].push(
      `${new URL(address).pathname}: is not there (${answer.status()})`);
  }
  await page.evaluate(AXE);
  for (const [look, ask] of looks) {
    const told = await ask(page, language);
    complaints[look].push(...told.map((complaint) => `${new URL(address).pathname}: ${complaint}`));
  }
}

// One heading, a title, the right language, and no key of the catalogue where words should stand.
async function bones(page, language) {
  const complaints = [];
  if ((await page.locator("h1").count()) !== 1) complaints.push("not exactly one h1");
  if (!(await page.title()).trim()) complaints.push("no title");
  const said = await page.locator("html").getAttribute("lang");
  if (said !== language) complaints.push(`says it is in "${said}"`);
  const words = (await page.locator("body").innerText()).split(/[\s.,:;!?()]+/);
  const bare = words.filter((word) => KEYS.has(word));
  if (bare.length) complaints.push(`keys without words: ${bare.join(" ")}`);
  return complaints;
}

async function dark(page) {
  await page.emulateMedia({ colorScheme: "dark" });
  return axe(page, { type: "rule", values: ["color-contrast"] }, false);
}

async function axe(page, runOnly, colourless) {
  const rules = { "color-contrast": { enabled: !colourless } };
  const options = { runOnly, rules, resultTypes: ["violations"], preload: false };
  const { violations } = await page.evaluate((how) => window.axe.run(document, how), options);
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id} (${help}) ${node.html.slice(0, 160)} ${reasons(node)}`));
}

function reasons({ any, all, none }) {
  return [...any, ...all, ...none].map((check) => check.message).join("; ").slice(0, 200);
}

async function overhang(page, width, text) {
  await page.setViewportSize({ width, height: 900 });
  const over = await page.evaluate(measure, text);
  return over ? [over] : [];
}

// Runs in the page: by how much it is too wide, and the last thing that is to blame.
function measure(text) {
  document.documentElement.style.fontSize = text;
  const { scrollWidth } = document.scrollingElement;
  // A card hides what hangs over its own edge.
  const cards = [...document.querySelectorAll(".lk-idcard")];
  if (cards.some((card) => card.scrollWidth > card.clientWidth)) return "the ID card cuts off";
  if (scrollWidth <= innerWidth) return null;
  const wide = [...document.body.querySelectorAll("*")].filter(
    (one) => one.getBoundingClientRect().right > innerWidth + 1,
  );
  const blame = wide.at(-1)?.outerHTML.slice(0, 120) ?? "";
  return `${scrollWidth - innerWidth} pixels too wide ${blame}`;
}

// Keys with a hyphen only: a key of one plain word may be a word.
const KEYS = (() => {
  const crates = fileURLToPath(new URL("../../crates/", import.meta.url));
  const files = readdirSync(crates).map((room) => `${crates}${room}/words/en.ftl`);
  const texts = files.filter((file) => existsSync(file)).map((file) => readFileSync(file, "utf8"));
  const lines = texts.flatMap((text) => text.split("\n"));
  const keys = lines.map((line) => /^([a-z][\w-]*-[\w-]*) *=/.exec(line)?.[1]);
  return new Set(keys.filter(Boolean));
})();
