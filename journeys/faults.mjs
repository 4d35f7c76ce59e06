// The Fault Lab on every profile, as a table: `latchkey bench faults` runs it.

import { open } from "./rig.mjs";
import { PROFILES, figures, lab } from "./rig/faults.mjs";

const house = await open("sqlite");
const found = [];
for (const profile of PROFILES) found.push(await lab(house, profile));
await house.close();

const rows = found[0].told.map(({ cause, answers, suffers }, at) => {
  const places = found.map(({ told }) => String(told[at].causes.indexOf(cause) + 1 || "not told"));
  return [cause, suffers ? "suffered" : answers.join(", "), ...places];
});
const percent = (key) => found.map((one) => `${figures(one)[key].toFixed(1)} %`);
const table = [
  ["cause", "its visitor says", ...found.map(({ name }) => name)],
  ["---", "---", ...found.map(() => "---")],
  ...rows,
  ["first", "", ...percent("first")],
  ["among three", "", ...percent("three")],
  ["healthy, diagnosed", "", ...percent("control")],
  ["told to a stranger", "", ...found.map(({ leaks }) => String(leaks.length))],
];
for (const row of table) console.log(`| ${row.join(" | ")} |`);
