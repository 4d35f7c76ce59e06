// Every page in every state, in both languages: what a machine can say about its accessibility,
// and whether it fits a narrow screen and large letters.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";

import { open } from "../rig.mjs";
import { samples } from "../rig/gallery.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

// Each look: its name, the browser's settings, and what to do with the page first.
const LOOKS = [
  { name: "light", settings: {} },
  { name: "dark", settings: { colorScheme: "dark" } },
];
const SIZES = [
  { name: "320 pixels wide", width: 320, text: "100%" },
  { name: "letters twice as large", width: 1280, text: "200%" },
];

describe("the gallery", () => {
  let house;
  before(async () => {
    house = await open("sqlite");
  });
  after(() => house?.close());

  for (const language of ["en", "es"]) {
    for (const look of LOOKS) {
      test(`axe finds nothing in ${language}, ${look.name}`, async () => {
        const ann = await house.visitor(look.settings);
        const complaints = await each(ann, language, axe);
        assert.deepEqual(complaints, []);
        await ann.leaves();
      });
    }

    test(`nothing hangs over the edge in ${language}`, async () => {
      const ann = await house.visitor();
      const complaints = await each(ann, language, overhang);
      assert.deepEqual(complaints, []);
      await ann.leaves();
    });

    test(`every page is headed, titled and said in words in ${language}`, async () => {
      const ann = await house.visitor();
      const complaints = await each(ann, language, bones(language));
      assert.deepEqual(complaints, []);
      await ann.leaves();
    });
  }
});

// Visits every sample and gathers what `look` complains of.
async function each(person, language, look) {
  const complaints = [];
  const places = await samples(person.house, language);
  assert.ok(places.length > 0, "the gallery is empty");
  for (const place of places) {
    await person.page.goto(person.house.origin + place);
    complaints.push(...(await look(person.page)).map((complaint) => `${place}: ${complaint}`));
  }
  return complaints;
}

async function axe(page) {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(
    (levels) => axe.run(document, { runOnly: levels, resultTypes: ["violations"] }),
    LEVELS,
  );
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id} (${help}) ${node.html.slice(0, 160)} ${reasons(node)}`));
}

function reasons({ any, all, none }) {
  return [...any, ...all, ...none].map((check) => check.message).join("; ").slice(0, 200);
}

async function overhang(page) {
  const complaints = [];
  for (const { name, width, text } of SIZES) {
    await page.setViewportSize({ width, height: 900 });
    const over = await page.evaluate(measure, text);
    if (over) complaints.push(`${name}: ${over}`);
  }
  return complaints;
}

// Runs in the page: by how much it is too wide, and the first thing that is to blame.
function measure(text) {
  document.documentElement.style.fontSize = text;
  const { scrollWidth } = document.scrollingElement;
  if (scrollWidth <= innerWidth) return null;
  const wide = [...document.body.querySelectorAll("*")].filter(
    (one) => one.getBoundingClientRect().right > innerWidth + 1,
  );
  const blame = wide.at(-1)?.outerHTML.slice(0, 120) ?? "";
  return `${scrollWidth - innerWidth} pixels too wide ${blame}`;
}

// One heading, a title, the right language, and no key of the catalogue where words should stand.
function bones(language) {
  const keys = catalogueKeys();
  return async (page) => {
    const complaints = [];
    if ((await page.locator("h1").count()) !== 1) complaints.push("not exactly one h1");
    if (!(await page.title()).trim()) complaints.push("no title");
    const said = await page.locator("html").getAttribute("lang");
    if (said !== language) complaints.push(`says it is in "${said}"`);
    const words = (await page.locator("body").innerText()).split(/[\s.,:;!?()]+/);
    const bare = words.filter((word) => keys.has(word));
    if (bare.length) complaints.push(`keys without words: ${bare.join(" ")}`);
    return complaints;
  };
}

// Keys with a hyphen only: a key of one plain word may be a word.
function catalogueKeys() {
  const crates = fileURLToPath(new URL("../../crates/", import.meta.url));
  const files = readdirSync(crates, { recursive: true }).filter((file) => file.endsWith("en.ftl"));
  const lines = files.flatMap((file) => readFileSync(crates + file, "utf8").split("\n"));
  const keys = lines.map((line) => /^([a-z][\w-]*-[\w-]*) *=/.exec(line)?.[1]);
  return new Set(keys.filter(Boolean));
}
