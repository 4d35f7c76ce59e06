// `latchkey demo` on a fresh folder or a fresh database, on a port nobody uses.

import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { patiently } from "./patience.mjs";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const PROGRAM = process.env.LATCHKEY_PROGRAM ?? join(ROOT, "target/debug/latchkey");
const CLUSTER = process.env.LATCHKEY_TEST_POSTGRES;

// `cargo xtask journeys` brings a cluster; by hand, without one, SQLite alone is visited.
export const engines = CLUSTER ? ["sqlite", "postgres"] : ["sqlite"];

// A port found free may be somebody else's by the time the demo listens: then once more.
export async function startDemo(engine, tries = 3) {
  if (!existsSync(PROGRAM)) throw new Error(`build it first: cargo build -p latchkey (${PROGRAM})`);
  const folder = mkdtempSync(join(tmpdir(), "latchkey-journey-"));
  const port = await freePort();
  const words = ["demo", "--data", folder, "--listen", `127.0.0.1:${port}`];
  const database = engine === "postgres" ? freshDatabase() : undefined;
  if (database) words.push("--database", database);
  const program = spawn(PROGRAM, words, { stdio: ["ignore", "pipe", "pipe"] });
  const demo = new Demo(program, folder, { origin: `http://127.0.0.1:${port}`, database });
  try {
    await demo.ready();
  } catch (error) {
    await demo.stop();
    if (tries > 1 && /in use/i.test(demo.said())) return startDemo(engine, tries - 1);
    throw error;
  }
  return demo;
}

class Demo {
  #said = [];
  #program;
  #folder;
  #database;
  #ended;

  constructor(program, folder, { origin, database }) {
    this.origin = origin;
    this.#database = database;
    this.#program = program;
    this.#folder = folder;
    this.#ended = new Promise((end) => program.once("exit", end));
    for (const stream of [program.stdout, program.stderr]) {
      stream.on("data", (text) => this.#said.push(text.toString()));
    }
  }

  // What it wrote on the terminal so far.
  said() {
    return this.#said.join("");
  }

  // News of the plan, as its keeper sends it beside the running portal (docs/operations.md).
  sendsNews(name, subject) {
    const words = `subject = "${subject}"\ntext = "You pay what you pay elsewhere."`;
    const news = this.#file("news.toml", `name = "${name}"\n[en]\n${words}\n[es]\n${words}\n`);
    this.#errand("news", news, "--send");
  }

  // What the plan's files tell: FHIR resources, taken in beside the running portal.
  takesIn(resources) {
    const lines = resources.map((resource) => `${JSON.stringify(resource)}\n`);
    this.#errand("import", this.#file("told.ndjson", lines.join("")));
  }

  // An outage: nobody may connect any more, and whoever did is cut off. Of PostgreSQL alone.
  losesItsDatabase() {
    const name = this.#databaseName();
    asKeeper(`ALTER DATABASE ${name} ALLOW_CONNECTIONS false`);
    asKeeper(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}'`);
  }

  // And its end, once the portal has noticed.
  async findsItsDatabase() {
    asKeeper(`ALTER DATABASE ${this.#databaseName()} ALLOW_CONNECTIONS true`);
    await this.ready();
  }

  #databaseName() {
    return /dbname=(\S+)/.exec(this.#database)[1];
  }

  #errand(...words) {
    const secret = this.#file("postgres", this.#database ?? "");
    const of = this.#database ? `[database]\npostgres_file = "${secret}"\n` : "";
    const config = this.#file("latchkey.toml", CONFIGURATION(this.origin, this.#folder) + of);
    execFileSync(PROGRAM, [...words, "--config", config], { stdio: "pipe" });
  }

  #file(name, text) {
    const file = join(this.#folder, name);
    writeFileSync(file, text, { mode: 0o600 });
    return file;
  }

  async ready() {
    const ask = async () => {
      if (this.#program.exitCode !== null) return true;
      const answer = await fetch(`${this.origin}/health/ready`);
      return answer.ok;
    };
    // An unoptimised build takes its time to make the sample plan.
    await patiently("the demo's readiness", ask, { seconds: 120 }).catch((error) => {
      throw new Error(`${error.message}; it said:\n${this.said()}`);
    });
    if (this.#program.exitCode !== null) throw new Error(`the demo ended:\n${this.said()}`);
  }

  async stop() {
    this.#program.kill("SIGTERM");
    const late = setTimeout(() => this.#program.kill("SIGKILL"), 10_000);
    await this.#ended;
    clearTimeout(late);
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

// What an errand beside the demo needs to know of it.
const CONFIGURATION = (origin, folder) => `
origin = "${origin}"
data = "${folder}"
keys = "${join(folder, "keys")}"
[plan]
name = "Juniper Rx"
phone = "503-555-0142"
hours = "Monday to Friday, 8 AM to 8 PM"
short_address = "juniper.example"
time_zone = "America/New_York"
`;

// One that nobody listens at just now.
export function freePort() {
  return new Promise((found, failed) => {
    const probe = createServer().once("error", failed);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => found(port));
    });
  });
}

// A statement at the cluster's own database.
function asKeeper(sql) {
  execFileSync("psql", [CLUSTER, "--quiet", "--command", sql], { stdio: "pipe" });
}

let databases = 0;

function freshDatabase() {
  databases += 1;
  const name = `journey_${process.pid}_${databases}`;
  asKeeper(`CREATE DATABASE ${name}`);
  return CLUSTER.replace(/dbname=\S+/, `dbname=${name}`);
}
