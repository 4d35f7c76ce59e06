// Opens a shared card (SMART Health Link) in the browser: asks for the sealed files, opens them
// with the key that stands behind the "#", and writes the card's facts where they belong.
(() => {
  const root = document.querySelector("[data-viewer]");
  const at = location.hash.indexOf("shlink:/");
  if (!root || at < 0) return;

  const part = (name) => root.querySelector(`[data-part="${name}"]`);

  function show(name) {
    for (const one of root.querySelectorAll("[data-part]")) one.hidden = one !== part(name);
    part(name).focus();
  }

  function bytes(text) {
    const plain = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
    return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
  }

  const words = (some) => new TextDecoder().decode(some);

  function read() {
    try {
      const told = JSON.parse(words(bytes(location.hash.slice(at + "shlink:/".length))));
      // Only links of this very house are opened here: no page of ours asks another one.
      return new URL(told.url).origin === location.origin && told.key ? told : null;
    } catch {
      return null;
    }
  }

  const told = globalThis.crypto?.subtle ? read() : null;
  if (!told) return show("odd");
  if (told.exp && told.exp * 1000 < Date.now()) return show("gone");

  const form = part("ask").querySelector("form");
  const wrong = form.querySelector("[data-wrong]");
  const asksPasscode = (told.flag ?? "").includes("P");
  form.querySelector("[data-passcode]").hidden = !asksPasscode;
  show("ask");

  function complain(text) {
    wrong.textContent = text;
    wrong.hidden = !text;
  }

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const recipient = form.elements.recipient.value.trim();
    const passcode = form.elements.passcode.value.trim();
    if (!recipient) {
      complain(wrong.dataset.name);
      return form.elements.recipient.focus();
    }
    complain("");
    try {
      await open(asksPasscode ? { recipient, passcode } : { recipient });
    } catch {
      show("down");
    }
  });

  async function open(asked) {
    const answer = await fetch(told.url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(asked),
      credentials: "omit",
    });
    if (answer.status === 404) return show("gone");
    if (answer.status === 401) {
      const left = (await answer.json()).remainingAttempts;
      complain(wrong.dataset.words.replace("#", left));
      return form.elements.passcode.focus();
    }
    if (!answer.ok) return show("down");
    const { files } = await answer.json();
    const file = files.find((one) => one.contentType.startsWith("application/fhir+json"));
    if (!file) return show("gone");
    const sealed = file.embedded ?? (await (await fetch(file.location)).text());
    fill(JSON.parse(words(await opened(sealed))));
    show("card");
  }

  // A compact JWE: header, no wrapped key, nonce, text, tag (RFC 7516).
  async function opened(sealed) {
    const [header, , nonce, text, tag] = sealed.split(".");
    const raw = bytes(told.key);
    const key = await crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["decrypt"]);
    const whole = new Uint8Array([...bytes(text), ...bytes(tag)]);
    const additionalData = new TextEncoder().encode(header);
    return crypto.subtle.decrypt({ name: "AES-GCM", iv: bytes(nonce), additionalData }, key, whole);
  }

  function fill(bundle) {
    const found = (kind) =>
      bundle.entry.map((one) => one.resource).find((one) => one.resourceType === kind) ?? {};
    const [card, person, payer] = ["Coverage", "Patient", "Organization"].map(found);
    const code = (concept) => concept?.coding?.[0]?.code;
    const kind = (name) => card.class?.find((one) => code(one.type) === name);
    const name = person.name?.[0] ?? {};
    const day = (text) => {
      const shape = { dateStyle: "long", timeZone: "UTC" };
      return text && new Intl.DateTimeFormat(document.documentElement.lang, shape).format(
        new Date(text));
    };
    const line = (purpose) =>
      payer.contact?.find((one) => code(one.purpose) === purpose)?.telecom?.[0]?.value;
    const facts = {
      "plan": kind("plan")?.name ?? payer.name,
      "member": [...(name.given ?? []), name.family, ...(name.suffix ?? [])].join(" ").trim(),
      "member-id": card.identifier?.[0]?.value,
      "person-code": card.dependent,
      "rxbin": kind("rxbin")?.value,
      "rxpcn": kind("rxpcn")?.value,
      "rxgroup": kind("rxgroup")?.value,
      "group": kind("group")?.value,
      "payer": payer.name,
      "start": day(card.period?.start),
      "end": day(card.period?.end),
      "pharma": line("pharma"),
      "PATINF": line("PATINF"),
    };
    for (const place of root.querySelectorAll("[data-fact]")) {
      const value = facts[place.dataset.fact];
      if (value || !place.dataset.optional) place.textContent = value || place.dataset.none;
      else place.parentElement.hidden = true;
    }
    const waits = card.period?.start > new Date().toISOString().slice(0, 10);
    const status = card.status === "active" && waits ? "waits" : card.status;
    for (const note of root.querySelectorAll("[data-status]")) {
      note.hidden = note.dataset.status !== status;
    }
  }
})();
