// Compiles the two style sheets and the script into ../assets, where they are committed: building
// Latchkey itself needs no Node. `npm run check` only says whether the committed files are current.
import { readFileSync, writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { transform } from "esbuild";
import postcss from "postcss";
import * as sass from "sass";

const here = new URL(".", import.meta.url);
const assets = new URL("../assets/", here);

// Bytes after gzip. A sheet that outgrows its budget is a decision, not an accident.
const BUDGET = {
  "entry.css": 7_000,
  "app.css": 15_000,
  "app.js": 5_000,
  "check.js": 2_000,
  "keep.js": 2_000,
};

// Variants of the skeleton that no page of ours uses.
const UNUSED = new RegExp(
  [
    "--(xl|l|m|s|inline|conditional|hidden|inverse|small|no-border|number|decimal|mixed)\\b",
    "--(small-text-until-tablet|no-actions|extra-letter-spacing|width-30|numeric|spacious)\\b",
    "__(divider|conditional|prefix|suffix|wrapper|heading|body|actions-list)",
    "summary-card|caption-|label-wrapper|table__caption|header--|moz-any-link|moz-focus",
    "frontend-supported|:disabled|first-letter|::-webkit|visually-hidden-focusable",
  ].join("|"),
);

// Their look: ours is written in our own files.
const THEIRS =
  /^(font-family|color|background|background-color|box-shadow|outline.*|-webkit-.*|-moz-.*)$/;

const OURS = {
  "text": "ink", "input-border": "edge", "error": "stop", "border": "line", "hover": "line",
  "secondary-text": "muted", "focus": "ink", "focus-text": "paper", "link": "accent",
};

/** Their components, kept to layout, under our prefix and our colour names. */
const skeleton = {
  postcssPlugin: "skeleton",
  Once(root) {
    root.walkComments((comment) => comment.remove());
    root.walkAtRules((rule) => {
      if (rule.name === "supports" || rule.params === "print") rule.remove();
      if (/forced-colors|hover/.test(rule.params)) rule.remove();
    });
    root.walkRules((rule) => {
      rule.selectors = rule.selectors.filter(
        (one) => !UNUSED.test(one.replaceAll(/:not\([^)]*\)/g, "")) && !/:focus|^:root/.test(one),
      );
      if (rule.selectors.join("") === "") rule.remove();
    });
    root.walkRules((rule) => {
      rule.selector = rule.selector.replaceAll(/:not\(\.govuk-[a-z_-]+--[a-z-]+\)/g, "");
    });
    root.walkDecls((decl) => {
      const isLook = THEIRS.test(decl.prop) && !/visually-hidden/.test(decl.parent.selector);
      if (isLook) return decl.remove();
      decl.value = decl.value.replaceAll(/var\(--govuk-([a-z-]+)-colour,[^)]*\)/g, (all, name) => {
        if (!OURS[name]) throw new Error(`no colour of ours for ${name}`);
        return `var(--${OURS[name]})`;
      });
      if (/-color$/.test(decl.prop) && !/var|transparent/.test(decl.value)) decl.remove();
    });
    root.walk((node) => {
      if ("nodes" in node && node.nodes?.length === 0) node.remove();
    });
  },
  OnceExit(root) {
    root.walkRules((rule) => {
      rule.selector = rule.selector.replaceAll("govuk-", "lk-");
    });
    root.walkAtRules((rule) => rule.nodes?.length === 0 && rule.remove());
  },
};

async function sheet(skeletons, own) {
  const theirs = skeletons
    .map((name) => sass.compile(path(name), { quietDeps: true }).css)
    .join("");
  const kept = await postcss([skeleton]).process(theirs, { from: undefined });
  const ours = sass.compile(path(own)).css;
  const small = await transform(kept.css + ours, { loader: "css", minify: true, target: OLD });
  return small.code;
}

// Phones and tablets of five years ago still get every rule.
const OLD = ["chrome90", "safari14", "firefox90"];

const path = (name) => new URL(name, here).pathname;
const script = async (name) => {
  const text = readFileSync(new URL(`../scripts/${name}`, here), "utf8");
  return (await transform(text, { minify: true, target: "es2020" })).code;
};

const built = {
  "entry.css": await sheet(["_govuk-entry.scss"], "entry.scss"),
  "app.css": await sheet(["_govuk-entry.scss", "_govuk-rest.scss"], "app.scss"),
  "app.js": await script("app.js"),
  "check.js": await script("check.js"),
  "keep.js": await script("keep.js"),
};

let failed = false;
for (const [name, text] of Object.entries(built)) {
  const target = new URL(name, assets);
  const size = gzipSync(text, { level: 9 }).length;
  console.log(`${name}: ${text.length} bytes, ${size} gzipped, budget ${BUDGET[name]}`);
  failed ||= size > BUDGET[name];
  if (process.argv.includes("--check")) failed ||= readFileSync(target, "utf8") !== text;
  else writeFileSync(target, text);
}
if (failed) {
  console.error("Over budget, or the committed assets are not what the sources make.");
  process.exit(1);
}
