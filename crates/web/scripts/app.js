// What scripts add. Every task works without this file, but one: only a script can ask the browser
// for a passkey. Its pages say so, and what to use instead.
(() => {
  const all = (selector) => document.querySelectorAll(selector);

  // A page that comes back with problems starts reading at their summary.
  const start = document.querySelector("[data-focus]");
  if (start) start.focus();

  // A link of the summary lands on the field itself, label in view.
  for (const link of all(".lk-error-summary a")) {
    link.addEventListener("click", (event) => {
      const field = document.getElementById(link.hash.slice(1));
      if (!field) return;
      event.preventDefault();
      const label = field.labels && field.labels[0];
      (label || field).scrollIntoView();
      field.focus({ preventScroll: true });
    });
  }

  // Show what is typed. It hides again before sending, so that no browser keeps it as plain text.
  for (const button of all("[data-reveal]")) {
    const field = document.getElementById(button.dataset.reveal);
    const show = (shown) => {
      if (shown === (field.type === "text")) return;
      field.type = shown ? "text" : "password";
      button.setAttribute("aria-pressed", shown);
      [button.textContent, button.dataset.other] = [button.dataset.other, button.textContent];
    };
    button.hidden = false;
    button.addEventListener("click", () => show(field.type === "password"));
    field.form.addEventListener("submit", () => show(false));
  }

  for (const field of all("[data-caps]")) {
    const note = document.getElementById(field.dataset.caps);
    const say = (on) => {
      const words = on ? note.dataset.words : "";
      if (note.textContent !== words) note.textContent = words;
    };
    const look = (event) => event.getModifierState && say(event.getModifierState("CapsLock"));
    field.addEventListener("keyup", look);
    field.addEventListener("mousedown", look);
    field.addEventListener("blur", () => say(false));
  }

  // A second press within a few seconds is the same press. The button itself stays as it is: one
  // that is switched off would not be sent along with its form.
  const SAME_PRESS_MS = 5000;
  const sent = new WeakMap();
  // When somebody last pressed what leads away from here.
  let leaving = 0;
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (Date.now() - (sent.get(form) || 0) < SAME_PRESS_MS) return event.preventDefault();
    if (!event.defaultPrevented) sent.set(form, (leaving = Date.now()));
  });
  document.addEventListener("click", ({ target }) => {
    if (target.closest("a[href]")) leaving = Date.now();
  });
  addEventListener("pageshow", (event) => {
    if (event.persisted) for (const form of document.forms) sent.delete(form);
  });

  for (const button of all("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => print());
  }

  // A button that carries the number of ticks: data-count names the ticks, {n} stands for many.
  for (const button of all("[data-count]")) {
    const { count: name, countOne, countMany } = button.dataset;
    const count = () => {
      const n = all(`input[name="${name}"]:checked`).length;
      button.textContent = n === 1 ? countOne : countMany.replace("{n}", n);
    };
    button.form.addEventListener("change", count);
    addEventListener("pageshow", count);
  }

  for (const part of all("[data-live]")) live(part);

  // A part of a page that follows what changes. The stream says only that something did; what is
  // shown comes from the page itself. Where no stream is to be had, the page is asked now and then.
  function live(part) {
    const ASK_MS = 15000;
    const WAY_MS = 10000;
    const { live: door, page } = part.dataset;
    const told = document.getElementById(part.id + "-said");
    let stream, timer, busy, again;

    const stop = () => {
      if (stream) stream.close();
      clearInterval(timer);
    };
    const show = (fresh) => {
      const { mark, stage, said } = fresh.dataset;
      const over = !("live" in fresh.dataset);
      if (mark === part.dataset.mark) return over && stop();
      // Other buttons belong to it now. What is being typed goes first.
      const fields = [...all("textarea, input[type=file]")];
      const typing = fields.some((field) => field.value.trim());
      if (stage !== part.dataset.stage && !typing) {
        // Nor does the page go anywhere under whoever is on the way: their press would be lost.
        const rest = leaving + WAY_MS - Date.now();
        return rest > 0 ? setTimeout(look, rest) : location.replace(page);
      }
      const held = document.activeElement;
      const top = held.getBoundingClientRect().top;
      part.replaceChildren(...fresh.childNodes);
      part.dataset.mark = mark;
      // Nothing jumps under whoever types.
      if (held !== document.body) scrollBy(0, held.getBoundingClientRect().top - top);
      if (said && told && said !== told.textContent) told.textContent = said;
      if (over) stop();
    };
    const look = async () => {
      if (busy) return (again = true);
      busy = true;
      do {
        again = false;
        try {
          const answer = await fetch(page, { headers: { "x-live": "1" } });
          const text = await answer.text();
          const whole = new DOMParser().parseFromString(text, "text/html");
          const fresh = whole.getElementById(part.id);
          if (fresh) show(fresh);
          // Signed out, or no more ours to see. A house that is busy is asked again.
          else if (answer.status < 500) stop();
        } catch {
          // Without a network nothing changes here; the stream comes back by itself.
        }
      } while (again);
      busy = false;
    };
    const listen = () => {
      stop();
      stream = new EventSource(door);
      stream.onmessage = look;
      stream.onerror = () => {
        if (stream.readyState === EventSource.CLOSED) timer = setInterval(look, ASK_MS);
      };
    };
    listen();
    addEventListener("pagehide", stop);
    addEventListener("pageshow", (event) => {
      if (event.persisted) listen(), look();
    });
  }

  for (const form of all("form[data-passkey]")) passkey(form);

  // A button that asks the browser for a passkey and sends what it says along with its form. Where
  // the form stands for signing in, the browser may offer passkeys in the field of the name too.
  function passkey(form) {
    const { passkey: kind, options: door } = form.dataset;
    const said = form.querySelector("[data-said]");
    const say = (word) => (said.textContent = said.dataset[word] || "");
    // The server's challenge lives for five minutes; a page that waits asks for another in time.
    const ASK_AGAIN_MS = 240000;
    let waiting;

    const bytes = (text) => {
      const plain = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
      return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
    };
    const text = (buffer) => {
      const plain = String.fromCharCode(...new Uint8Array(buffer));
      return btoa(plain).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
    };

    const options = async () => {
      const answer = await fetch(door, { method: "POST", headers: { accept: "application/json" } });
      // Signed out, or the last proof is too old: the page itself knows where to go.
      if (answer.status === 401 || answer.status === 403) return location.reload();
      if (!answer.ok) throw answer;
      const { publicKey, ticket } = await answer.json();
      publicKey.challenge = bytes(publicKey.challenge);
      if (publicKey.user) publicKey.user.id = bytes(publicKey.user.id);
      for (const list of [publicKey.excludeCredentials, publicKey.allowCredentials]) {
        for (const key of list || []) key.id = bytes(key.id);
      }
      return { publicKey, ticket };
    };

    const send = (ticket, key) => {
      const { id, rawId, type, response } = key;
      const told = {};
      const parts = "clientDataJSON attestationObject authenticatorData signature userHandle";
      for (const part of parts.split(" ")) if (response[part]) told[part] = text(response[part]);
      // "This is a shared computer" may stand in the form for passwords; it is meant for both.
      for (const tick of all("input:checked")) {
        if (tick.form !== form) form.append(Object.assign(tick.cloneNode(), { hidden: true }));
      }
      form.elements.ticket.value = ticket;
      form.elements.credential.value = JSON.stringify({
        id, rawId: text(rawId), type, response: told, extensions: {},
      });
      form.submit();
    };

    const ask = async (more) => {
      const asked = await options();
      if (!asked) return;
      const { publicKey, ticket } = asked;
      const key = await navigator.credentials[kind]({ publicKey, ...more });
      if (key) send(ticket, key);
    };

    form.addEventListener("submit", async (event) => {
      if (form.elements.credential.value) return;
      event.preventDefault();
      if (!window.PublicKeyCredential) return say("none");
      if (waiting) waiting.abort();
      say("");
      try {
        await ask({});
      } catch (trouble) {
        const words = {
          NotAllowedError: "cancelled", AbortError: "cancelled",
          InvalidStateError: "held", SecurityError: "place",
        };
        say(words[trouble.name] || "failed");
        offer();
      }
    });
    // Whoever comes back with the back button asks anew.
    addEventListener("pageshow", () => (form.elements.credential.value = ""));

    const offer = async () => {
      const browser = window.PublicKeyCredential;
      if (!("conditional" in form.dataset) || !browser) return;
      const able = browser.isConditionalMediationAvailable;
      if (!able || !(await able.call(browser))) return;
      waiting = new AbortController();
      const { signal } = waiting;
      const again = setTimeout(() => {
        waiting.abort();
        offer();
      }, ASK_AGAIN_MS);
      signal.addEventListener("abort", () => clearTimeout(again));
      // The button says what is wrong; an offer that nobody asked for stays silent.
      ask({ mediation: "conditional", signal }).catch(() => {});
    };
    offer();
  }

  idle(document.body.dataset, document.getElementById("idle"));

  // Signing out by itself: warn two minutes before, once; one press stays; all tabs agree.
  function idle(facts, dialog) {
    if (!facts.idleEnds || !dialog || !dialog.showModal) return;
    const WARN_MS = 120000;
    const failed = dialog.querySelector("[data-failed]");
    const tabs = "BroadcastChannel" in window ? new BroadcastChannel("latchkey-idle") : null;
    // The visitor's own clock may be wrong: only the time left is taken from the server.
    let ends = Date.now() + (facts.idleEnds - facts.now) * 1000;

    const leave = () => {
      const back = encodeURIComponent(location.pathname + location.search);
      location.replace("/sign-in?ended=1&back=" + back);
    };
    const extend = (until, time) => {
      if (until <= ends) return;
      ends = until;
      for (const place of time ? all("[data-idle-time]") : []) {
        place.textContent = place.textContent.replace(place.dataset.idleTime, time);
        place.dataset.idleTime = time;
      }
      failed.textContent = "";
      if (dialog.open) dialog.close();
    };
    const stay = async () => {
      try {
        const headers = { accept: "application/json" };
        const answer = await fetch("/session/stay", { method: "POST", headers });
        if (answer.status === 401 || answer.status === 403) return leave();
        if (!answer.ok) throw answer;
        const { ends: last, now, time } = await answer.json();
        const until = Date.now() + (last - now) * 1000;
        extend(until, time);
        if (tabs) tabs.postMessage({ until, time });
      } catch {
        failed.textContent = failed.dataset.failed;
      }
    };
    const look = () => {
      const left = ends - Date.now();
      if (left <= 0) leave();
      else if (left <= WARN_MS && !dialog.open) dialog.showModal();
    };

    dialog.querySelector("[data-stay]").addEventListener("click", stay);
    dialog.addEventListener("cancel", (event) => {
      event.preventDefault();
      stay();
    });
    for (const form of all('form[action="/sign-out"]')) {
      // Told only once the answer has come: a tab that asked sooner would still be let in.
      const over = () => tabs && tabs.postMessage({ over: true });
      form.addEventListener("submit", () => addEventListener("pagehide", over));
    }
    if (tabs) {
      tabs.onmessage = ({ data }) => (data.over ? leave() : extend(data.until, data.time));
      const time = dialog.querySelector("[data-idle-time]").dataset.idleTime;
      tabs.postMessage({ until: ends, time });
    }
    // A sleeping computer stops timers, so the clock is asked again whenever someone comes back.
    setInterval(look, 1000);
    document.addEventListener("visibilitychange", look);
    addEventListener("pageshow", look);
  }
})();
