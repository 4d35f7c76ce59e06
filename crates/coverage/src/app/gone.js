// Takes the worker of the installed app away, with everything that was ever kept beside it.

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(end()));

async function end() {
  for (const name of await caches.keys()) await caches.delete(name);
  indexedDB.deleteDatabase("latchkey-card");
  await registration.unregister();
}
