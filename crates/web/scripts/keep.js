// "Keep my card on this device": fetches the offline page once, seals it under a key that cannot
// leave this browser, and registers the worker that shows it where we do not answer. Only then is
// the house told that the card is kept.
(() => {
  const place = document.querySelector("[data-keep]");
  const able = navigator.serviceWorker && window.indexedDB && window.crypto && crypto.subtle;
  if (!place || !able) return;
  place.hidden = false;
  const said = place.querySelector("[data-said]");
  const kept = place.querySelector("[data-kept]");
  // What the browser does with a worker waits in one line, behind a question for a newer one that
  // may get no answer for minutes. Nobody waits that long for a press.
  const PATIENCE = 10_000;
  const LEAVING = 2_000;
  // Aborted once the card is to go: nothing that is under way may bring it back.
  let going = new AbortController();
  let isStored = false;

  const within = (milliseconds, work) =>
    Promise.race([work, new Promise((_, failed) => setTimeout(failed, milliseconds))]);

  const brought = (asked) =>
    new Promise((done, failed) => {
      asked.onsuccess = () => done(asked.result);
      asked.onerror = () => failed(asked.error);
    });

  const opened = () => {
    const asked = indexedDB.open("latchkey-card", 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore("card");
    return brought(asked);
  };

  const store = async (record) => {
    const base = await opened();
    try {
      const work = base.transaction("card", "readwrite");
      const stored = new Promise((done, failed) => {
        work.oncomplete = done;
        // Also where the disk is full; every error of a request ends here too.
        work.onabort = () => failed(work.error);
      });
      // Some browsers throw here: they keep no keys in a private window.
      work.objectStore("card").put(record, "mine");
      await stored;
    } finally {
      base.close();
    }
  };

  const isThere = async () => {
    const base = await opened();
    const read = base.transaction("card").objectStore("card").count("mine");
    base.close();
    return (await brought(read)) > 0;
  };

  const forget = async () => {
    await brought(indexedDB.deleteDatabase("latchkey-card"));
    const worker = await navigator.serviceWorker.getRegistration();
    if (worker) await worker.unregister();
  };

  // The card itself goes first: a worker without one shows nothing.
  const forgetSoon = () => within(LEAVING, forget()).catch(() => {});

  const posts = async (path, signal) => {
    const headers = { accept: "application/json" };
    const answer = await fetch(path, { method: "POST", headers, signal });
    // Whoever is no longer signed in is led to another page.
    if (!answer.ok || answer.redirected) throw answer;
    return answer;
  };

  const keep = async ({ signal }) => {
    const told = await posts("/card/keep", signal);
    const isCard = (told.headers.get("content-type") || "").startsWith("application/json");
    if (!isCard) throw told;
    const page = await told.arrayBuffer();
    const kind = { name: "AES-GCM", length: 256 };
    const key = await crypto.subtle.generateKey(kind, false, ["encrypt", "decrypt"]);
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, page);
    await navigator.serviceWorker.register("/sw.js", { updateViaCache: "none" });
    await navigator.serviceWorker.ready;
    if (signal.aborted) throw signal;
    await store({ key, iv, sealed });
    isStored = true;
    if (signal.aborted) {
      await forgetSoon();
      throw signal;
    }
    await posts("/card/keep/kept", signal);
    if (navigator.storage && navigator.storage.persist) navigator.storage.persist();
  };

  const form = place.querySelector("form");
  if (form) {
    let busy = false;
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      // A second press that fails would take away what the first one kept.
      if (busy) return;
      busy = true;
      said.textContent = "";
      going = new AbortController();
      try {
        await within(PATIENCE, keep(going));
        location.reload();
      } catch {
        going.abort();
        // It is not certain that the house knows it as kept, so it is not to stay, nor to be said.
        if (isStored) {
          await forgetSoon();
          await fetch("/card/keep/end", { method: "POST", redirect: "manual" }).catch(() => {});
        }
        said.textContent = place.dataset.failed;
        busy = false;
      }
    });
  } else {
    // Kept already: what it shows is as new as this page. Where it cannot be renewed the older one
    // stays, unless the browser has dropped that by itself.
    keep(going).catch(async () => {
      if (going.signal.aborted || (await isThere().catch(() => false))) return;
      kept.hidden = true;
      said.textContent = place.dataset.failed;
    });
  }

  // What the answer asks of the browser as well, for those that do not know the header.
  const end = document.querySelector("[data-keep-end]");
  if (!end) return;
  end.addEventListener("submit", async (event) => {
    event.preventDefault();
    going.abort();
    await forgetSoon();
    end.submit();
  });
})();
