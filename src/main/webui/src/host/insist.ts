const AGAIN_MS = [1_000, 2_000, 4_000];

/**
 * Does a thing under one key, and asks again under the same as long as nobody knows whether it was done: the server
 * does it once. Fails with what the server said, or with the last silence.
 *
 * @param again is told before each further try
 */
export async function insist<T>(deed: (key: string) => Promise<T>, key: string, again: () => void): Promise<T> {
  for (const ms of AGAIN_MS) {
    try {
      return await deed(key);
    } catch (e) {
      if (!(e as { isUnknown?: boolean }).isUnknown) throw e;
    }
    again();
    await new Promise((done) => setTimeout(done, ms));
  }
  return deed(key);
}
