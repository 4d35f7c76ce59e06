// One Chromium for the whole test file. It talks to nobody but the demo.

import { chromium } from "playwright-core";

const PROGRAM = process.env.LATCHKEY_BROWSER ?? "/usr/bin/chromium";

// Without these, Chromium calls home at every start, which a closed network refuses.
const QUIET = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

let browser;

export async function theBrowser() {
  browser ??= chromium.launch({ executablePath: PROGRAM, args: QUIET });
  return browser;
}

export async function newContext(looks) {
  const context = await (await theBrowser()).newContext({
    locale: "en-US",
    timezoneId: "America/New_York",
    viewport: { width: 1280, height: 900 },
    ...looks,
  });
  context.setDefaultTimeout(30_000);
  return context;
}

export async function closeBrowser() {
  const closing = browser;
  browser = undefined;
  await (await closing)?.close();
}

// A browser that takes every page and no cookie.
export function keepsNoCookies(person) {
  return person.context.route("**/*", async (route) => {
    const answer = await route.fetch({ maxRedirects: 0 });
    await person.context.clearCookies();
    const headers = answer.headers();
    delete headers["set-cookie"];
    await route.fulfill({ response: answer, headers });
  });
}
