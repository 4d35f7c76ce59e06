// The worker of the installed app, version 1. It answers for us only where the network does not,
// and only with the card that this browser keeps sealed. It stores nothing.

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
  event.respondWith(fetch(request).catch(instead));
});

async function instead(trouble) {
  const page = await card().catch(() => undefined);
  // Without a card the browser says by itself that there is no network.
  if (!page) throw trouble;
  const headers = {
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": page.policy,
    "cache-control": "no-store",
  };
  return new Response(page.html, { headers });
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
      read.onsuccess = () => {
        asked.result.close();
        found(read.result);
      };
      read.onerror = () => failed(read.error);
    };
  });
}
