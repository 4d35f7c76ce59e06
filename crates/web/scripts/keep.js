// "Keep my card on this device": fetches the offline page once, seals it under a key that cannot
// leave this browser, and registers the worker that shows it where there is no network.
(() => {
  const place = document.querySelector("[data-keep]");
  const able = navigator.serviceWorker && window.indexedDB && window.crypto && crypto.subtle;
  if (!place || !able) return;
  place.hidden = false;
  const said = place.querySelector("[data-said]");

  const store = (record) =>
    new Promise((done, failed) => {
      const asked = indexedDB.open("latchkey-card", 1);
      asked.onupgradeneeded = () => asked.result.createObjectStore("card");
      asked.onerror = () => failed(asked.error);
      asked.onsuccess = () => {
        const work = asked.result.transaction("card", "readwrite");
        work.objectStore("card").put(record, "mine");
        work.oncomplete = () => done(asked.result.close());
        work.onerror = () => failed(work.error);
      };
    });

  const keep = async () => {
    const headers = { accept: "application/json" };
    const answer = await fetch("/card/keep", { method: "POST", headers });
    const isCard = (answer.headers.get("content-type") || "").startsWith("application/json");
    if (!answer.ok || !isCard) throw answer;
    const page = new TextEncoder().encode(await answer.text());
    const kind = { name: "AES-GCM", length: 256 };
    const key = await crypto.subtle.generateKey(kind, false, ["encrypt", "decrypt"]);
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, page);
    await store({ key, iv, sealed });
    await navigator.serviceWorker.register("/sw.js", { updateViaCache: "none" });
    await navigator.serviceWorker.ready;
    if (navigator.storage && navigator.storage.persist) navigator.storage.persist();
  };

  const form = place.querySelector("form");
  if (form) {
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      try {
        await keep();
        location.reload();
      } catch {
        said.textContent = place.dataset.failed;
      }
    });
  } else {
    // Kept already: what it shows is as new as this page.
    keep().catch(() => {});
  }
})();
