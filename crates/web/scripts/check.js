// Checks a card that our key signed, in this browser and without asking anybody. The text stands
// behind the # of the address, in a picture before the camera, or is pasted.
(() => {
  const place = document.querySelector("[data-check]");
  if (!place) return;
  const find = (selector) => place.querySelector(selector);
  const answer = find("[data-answer]");
  const card = find("[data-card]");
  place.hidden = false;

  const PURPOSE = "latchkey card 1.";
  // The pharmacy's clock may run a little ahead of ours.
  const SKEW_MS = 120000;

  const bytes = (text) => {
    const plain = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
    return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
  };

  const say = (words) => {
    answer.textContent = words;
    answer.className = words ? "lk-note lk-note--stop" : "";
    card.hidden = true;
  };

  // ES256 signs with 64 bytes: of half a scan there are fewer.
  const SIGNATURE = 64;

  // Both halves of a card; nothing of an empty field, half a scan or another text.
  const halves = (text) => {
    const [facts, signature, more] = text.trim().split("#").pop().trim().split(".");
    if (!facts || !signature || more !== undefined) return undefined;
    try {
      bytes(facts);
      return bytes(signature).length === SIGNATURE ? { facts, signature } : undefined;
    } catch {
      return undefined;
    }
  };

  const read = async ({ facts, signature }) => {
    const curve = { name: "ECDSA", namedCurve: "P-256" };
    const key = await crypto.subtle.importKey("raw", bytes(place.dataset.check), curve, false, [
      "verify",
    ]);
    const signed = new TextEncoder().encode(PURPOSE + facts);
    const how = { name: "ECDSA", hash: "SHA-256" };
    if (!(await crypto.subtle.verify(how, key, bytes(signature), signed))) throw new Error("wrong");
    return JSON.parse(new TextDecoder().decode(bytes(facts)));
  };

  const lang = document.documentElement.lang;
  const day = (text) => new Intl.DateTimeFormat(lang, { dateStyle: "long", timeZone: "UTC" })
    .format(new Date(text + "T00:00:00Z"));
  const clock = (at) => new Intl.DateTimeFormat(lang, { timeStyle: "short" }).format(at);

  const show = (facts) => {
    for (const spot of place.querySelectorAll("[data-value]")) {
      const name = spot.dataset.value;
      const value = facts[name];
      if (value === undefined) spot.textContent = place.dataset.none;
      else if (name === "x") spot.textContent = clock(value * 1000);
      else spot.textContent = "ftd".includes(name) ? day(value) : value;
    }
    for (const word of place.querySelectorAll("[data-word]")) {
      word.hidden = word.dataset.word !== facts.s;
    }
    find("[data-copy]").hidden = facts.d === undefined;
    card.hidden = false;
    card.querySelector("h2").focus();
  };

  const check = async (text) => {
    say("");
    if (!(window.crypto && crypto.subtle)) return say(place.dataset.old);
    const whole = halves(text);
    if (!whole) return say(place.dataset.unread);
    try {
      const facts = await read(whole);
      if (Date.now() > facts.x * 1000 + SKEW_MS) return say(place.dataset.over);
      show(facts);
    } catch {
      say(place.dataset.wrong);
    }
    return undefined;
  };

  find("[data-paste]").addEventListener("submit", (event) => {
    event.preventDefault();
    check(document.getElementById("pasted").value);
  });
  const fromAddress = () => {
    if (location.hash.length > 20) check(location.hash);
  };
  addEventListener("hashchange", fromAddress);
  fromAddress();

  // Where the browser reads pictures itself. Everywhere else a phone's own camera opens the page.
  const button = find("[data-scan]");
  const view = find("[data-view]");
  if (!("BarcodeDetector" in window) || !navigator.mediaDevices) return;
  button.hidden = false;
  button.addEventListener("click", async () => {
    let film;
    try {
      film = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
      view.srcObject = film;
      view.hidden = false;
      await view.play();
      const reader = new window.BarcodeDetector({ formats: ["qr_code"] });
      const look = async () => {
        if (view.hidden) return;
        const [seen] = await reader.detect(view).catch(() => []);
        if (!seen) return void setTimeout(look, 200);
        stop();
        check(seen.rawValue);
      };
      look();
    } catch {
      stop();
      say(place.dataset.camera);
    }
    function stop() {
      view.hidden = true;
      if (film) for (const track of film.getTracks()) track.stop();
    }
  });
})();
