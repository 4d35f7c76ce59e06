// The worker of the installed app, version 3. It answers for us only where we do not, and only
// with the card that this browser keeps sealed. It stores nothing.

// How long a page may take before the card is shown in its place. Whoever then tries again waits as
// long as the page takes, so that nobody is held up by a slow line. No page reads this name.
const PATIENCE = 8_000;
const AGAIN = "worker-waits";
// To read the card is a matter of milliseconds; a database that hangs must not hold a page up.
const READING = 2_000;

// What a gateway says for a house that does not answer. Our own page of an outage has the same
// number and says more; every answer of ours has this header, and a gateway has no use for it.
const FROM_GATEWAY = [502, 503, 504];
const OURS = "reporting-endpoints";

addEventListener("install", () => skipWaiting());

// Whatever an older worker kept goes, and open pages are this one's at once.
addEventListener("activate", (event) => event.waitUntil(begin()));

async function begin() {
  for (const name of await caches.keys()) await caches.delete(name);
  await clients.claim();
}

addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.mode !== "navigate" || request.method !== "GET") return;
  event.respondWith(answer(request));
});

async function answer(request) {
  const coming = fetch(request);
  const address = new URL(request.url);
  const isPatient = address.searchParams.has(AGAIN);
  try {
    const came = await (isPatient ? coming : within(PATIENCE, coming));
    if (came && !isFromGateway(came)) return came;
  } catch {
    // The network says no, and "coming" says why.
  }
  // Without a card the browser shows what it would have shown without us.
  return (await instead(address)) ?? coming;
}

function isFromGateway(came) {
  return FROM_GATEWAY.includes(came.status) && !came.headers.has(OURS);
}

function within(milliseconds, work) {
  return Promise.race([work, new Promise((late) => setTimeout(late, milliseconds))]);
}

async function instead(address) {
  const page = await within(READING, card().catch(() => undefined));
  if (!page) return undefined;
  const headers = {
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": page.policy,
    "cache-control": "no-store",
  };
  // The whole address: a path that begins with two slashes would lead to another house.
  address.searchParams.set(AGAIN, "1");
  const again = `href="${address.href.replaceAll("&", "&amp;")}"`;
  return new Response(page.html.replace('href="/home"', () => again), { headers });
}

async function card() {
  const kept = await record();
  if (!kept) return undefined;
  const how = { name: "AES-GCM", iv: kept.iv };
  const plain = await crypto.subtle.decrypt(how, kept.key, kept.sealed);
  return JSON.parse(new TextDecoder().decode(plain));
}

function record() {
  return new Promise((found, failed) => {
    const asked = indexedDB.open("latchkey-card", 1);
    // Nothing was ever kept: leave nothing behind by having asked.
    asked.onupgradeneeded = () => asked.transaction.abort();
    asked.onerror = () => found(undefined);
    asked.onsuccess = () => {
      const read = asked.result.transaction("card").objectStore("card").get("mine");
      read.onsuccess = () => found(read.result);
      read.onerror = () => failed(read.error);
      // It closes once that was read.
      asked.result.close();
    };
  });
}
