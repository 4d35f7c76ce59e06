// A device that keeps passkeys, in Chromium itself, and an authenticator app.

import { createHmac } from "node:crypto";

const PHONE = {
  protocol: "ctap2",
  transport: "internal",
  hasResidentKey: true,
  hasUserVerification: true,
  isUserVerified: true,
  automaticPresenceSimulation: true,
};

// Gives a person's page such a device. `like` changes what it can do.
export async function device(person, like = {}) {
  const browser = await person.context.newCDPSession(person.page);
  await browser.send("WebAuthn.enable");
  const options = { ...PHONE, ...like };
  const { authenticatorId } = await browser.send("WebAuthn.addVirtualAuthenticator", { options });
  const asks = (what, more = {}) => browser.send(`WebAuthn.${what}`, { authenticatorId, ...more });
  return {
    keys: async () => (await asks("getCredentials")).credentials,
    // Whether somebody is there to choose a passkey when one is offered.
    answers: (enabled) => asks("setAutomaticPresenceSimulation", { enabled }),
    // What a thief's copy would hold: the same key, with fewer uses behind it.
    becomesCopyOf: async (credential, signCount) => {
      await asks("clearCredentials");
      await asks("addCredential", { credential: { ...credential, signCount } });
    },
  };
}

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

// What an authenticator app with this key shows now (RFC 6238).
export function appShows(key, now = Date.now()) {
  const letters = [...key.replace(/[^A-Z2-7]/g, "")];
  const bits = letters.map((letter) => ALPHABET.indexOf(letter).toString(2).padStart(5, "0"));
  const seed = Buffer.from(bits.join("").match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(now / 30_000)));
  const tag = createHmac("sha1", seed).update(step).digest();
  const number = tag.readUInt32BE(tag[19] & 15) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, "0");
}
