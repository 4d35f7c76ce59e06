// Opens a shared card (SMART Health Link) in the browser: asks for the sealed files, opens them
// with the key that stands behind the "#", and writes the card's facts where they belong.
(() => {
  const root = document.querySelector("[data-viewer]");
  const at = location.hash.indexOf("shlink:/");
  if (!root || at < 0) return;

  const part = (name) => root.querySelector(`[data-part="${name}"]`);

  // The first of them is what is said.
  function show(...names) {
    const shown = names.map(part);
    for (const one of root.querySelectorAll("[data-part]")) one.hidden = !shown.includes(one);
    shown[0].focus();
  }

  // What was typed stays, and so does the button.
  const down = () => show("down", "ask");

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
  const asksPasscode = (told.flag ?? "").includes("P");
  form.querySelector("[data-asks-passcode]").hidden = !asksPasscode;
  show("ask");

  // Says at a field what is wrong with it, as the pages of the house do; nothing once it is right.
  function complain(name, words) {
    const field = form.elements[name];
    const id = `${name}-error`;
    document.getElementById(id)?.remove();
    field.closest(".lk-form-group").classList.toggle("lk-form-group--error", Boolean(words));
    field.removeAttribute("aria-invalid");
    field.setAttribute("aria-describedby", words ? `${name}-hint ${id}` : `${name}-hint`);
    if (!words) return;
    field.setAttribute("aria-invalid", "true");
    const said = document.createElement("p");
    const fix = document.createElement("span");
    said.id = id;
    said.className = "lk-error-message";
    fix.className = "lk-visually-hidden";
    fix.textContent = `${form.dataset.fix} `;
    said.append(fix, words);
    field.before(said);
  }

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const value = (name) => form.elements[name].value.trim();
    const names = asksPasscode ? ["recipient", "passcode"] : ["recipient"];
    for (const name of names) complain(name, value(name) ? "" : form.dataset[name]);
    const missing = names.find((name) => !value(name));
    if (missing) return form.elements[missing].focus();
    try {
      await open(Object.fromEntries(names.map((name) => [name, value(name)])));
    } catch {
      down();
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
      show("ask");
      complain("passcode", form.dataset.wrong.replace("#", left));
      return form.elements.passcode.focus();
    }
    if (!answer.ok) return down();
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
    const about = (ending) =>
      (card.extension ?? []).filter((one) => one.url?.endsWith(`C4DIC-${ending}-extension`));
    const notes = about("AdditionalCardInformation").map((one) => one.valueAnnotation?.text);
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
      "rxmailorder": line("rxmailorder"),
      "group-name": kind("group")?.name,
      "network": kind("network")?.value,
      "alternatenetwork": kind("alternatenetwork")?.value,
      "division": kind("division")?.value,
      "rxiin": kind("rxiin")?.value,
      "issued": day(about("CardIssueDate")[0]?.valueDate),
      "notes": notes.join(" "),
    };
    const subscriber = card.subscriberId;
    if (subscriber !== facts["member-id"]) facts.subscriber = subscriber;
    for (const place of root.querySelectorAll("[data-fact]")) {
      const value = facts[place.dataset.fact];
      if (value || !place.dataset.optional) place.textContent = value || place.dataset.none;
      else place.parentElement.hidden = true;
    }
    costs(card.costToBeneficiary ?? []);
    const waits = card.period?.start > new Date().toISOString().slice(0, 10);
    const status = card.status === "active" && waits ? "waits" : card.status;
    for (const note of root.querySelectorAll("[data-status]")) {
      note.hidden = note.dataset.status !== status;
    }
  }

  // Each line is an amount or the plan's own words.
  function costs(lines) {
    for (const old of root.querySelectorAll("[data-cost]")) old.remove();
    for (const { type, valueMoney } of lines) {
      const spoken = valueMoney?.extension?.[0]?.valueString;
      const { value, currency } = valueMoney ?? {};
      const amount = () =>
        new Intl.NumberFormat("en-US", { style: "currency", currency: currency ?? "USD" })
          .format(value);
      if (spoken === undefined && value === undefined) continue;
      const row = document.createElement("div");
      row.className = "lk-summary-list__row";
      row.dataset.cost = "";
      const parts = [["dt", "key", type?.text ?? ""], ["dd", "value", spoken ?? amount()]];
      for (const [name, kind, text] of parts) {
        const cell = document.createElement(name);
        cell.className = `lk-summary-list__${kind}`;
        cell.textContent = text;
        row.append(cell);
      }
      root.querySelector("[data-costs]").append(row);
    }
  }
})();
