// The house's own words, for walking a page in a language the test is not written in.

import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

const CRATES = fileURLToPath(new URL("../../crates/", import.meta.url));

// What a key says in this language; only sentences of one line, with nothing put in.
export function wordsOf(language) {
  const known = new Map();
  for (const crate of readdirSync(CRATES)) {
    for (const line of lines(`${CRATES}${crate}/words/${language}.ftl`)) {
      const found = /^([a-z][a-z0-9-]*) = ([^{]+)$/.exec(line);
      if (found) known.set(found[1], found[2].trim());
    }
  }
  return (key) => {
    if (!known.has(key)) throw new Error(`${key} says nothing plain in ${language}`);
    return known.get(key);
  };
}

function lines(file) {
  try {
    return readFileSync(file, "utf8").split("\n");
  } catch {
    return [];
  }
}
