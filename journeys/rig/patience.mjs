// Waiting for the thing itself: asks again in short steps, and gives up with the last reason.

const STEP = 50;

export async function patiently(what, ask, { seconds = 30 } = {}) {
  let reason;
  for (let tries = (seconds * 1000) / STEP; tries > 0; tries -= 1) {
    try {
      const found = await ask();
      if (found) return found;
    } catch (error) {
      reason = error;
    }
    await new Promise((later) => setTimeout(later, STEP));
  }
  throw new Error(`${what} did not come within ${seconds} s`, { cause: reason });
}
