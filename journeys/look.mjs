// Pictures of every gallery page into target/looks: `cargo xtask looks`, or with a piece of an
// address to take only some: `node look.mjs sign-in`.

import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { open } from "./rig.mjs";
import { samples } from "./rig/gallery.mjs";

const LOOKS = [
  { name: "wide", viewport: { width: 1280, height: 900 } },
  { name: "phone", viewport: { width: 390, height: 844 } },
  { name: "dark", viewport: { width: 390, height: 844 }, colorScheme: "dark" },
  { name: "es", viewport: { width: 390, height: 844 }, language: "es" },
  { name: "twice", viewport: { width: 1280, height: 900 }, text: "200%" },
];

const folder = fileURLToPath(new URL("../target/looks/", import.meta.url));
const wanted = process.argv[2] ?? "";

// Runs in the page.
function enlarge(text) {
  document.documentElement.style.fontSize = text;
}

mkdirSync(folder, { recursive: true });
const house = await open("sqlite");
try {
  for (const { name, text, language = "en", ...settings } of LOOKS) {
    const ann = await house.visitor(settings);
    const places = (await samples(house, language)).filter((place) => place.includes(wanted));
    for (const place of places) {
      await ann.page.goto(house.origin + place);
      if (text) await ann.page.evaluate(enlarge, text);
      const file = place.replace(/^\/demo\/gallery\/|\?.*$/g, "").replaceAll("/", ".");
      await ann.page.screenshot({ path: `${folder}${file}.${name}.png`, fullPage: true });
    }
    console.log(`${name}: ${places.length} pictures`);
    await ann.leaves();
  }
} finally {
  await house.close();
}
