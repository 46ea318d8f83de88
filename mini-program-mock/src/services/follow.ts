import { Interest } from './api';

/** What changes, and tells by its version that it has. */
interface Versioned {
  version: number;
}

/** Where news come from, and who hears them. */
export interface Source<T extends Versioned> {
  /** As it is now; with a version, as soon as it is newer, or the same again after a while. */
  ask: (version: number | undefined, interest: Interest) => Promise<T>;
  /** True: nothing more is to come. */
  tell: (value: T) => boolean;
  /** Nothing was told this time. True: nothing ever will be. */
  lost: (problem: unknown) => boolean;
}

/** A server that answers at once although nothing is new is not asked more often than that. */
const BETWEEN_MS = 2_000;
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;

/** Twice as long each time, and never at the same moment as everybody else whose network came back. */
export function backOff(failures: number, chance = Math.random()): number {
  const most = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** failures);
  return Math.round(most * (0.5 + chance / 2));
}

function pause(ms: number): Promise<void> {
  return new Promise((resume) => setTimeout(resume, ms));
}

/**
 * Tells news as they come: one request at a time, each for what is newer than the last. After a failure the question is
 * how things are now, so that whoever was away catches up at once. Ends with what it returns.
 */
export function follow<T extends Versioned>(source: Source<T>): () => void {
  const interest = new Interest();
  void listen(source, interest);
  return () => interest.lose();
}

async function listen<T extends Versioned>({ ask, tell, lost }: Source<T>, interest: Interest): Promise<void> {
  let version: number | undefined;
  let failures = 0;
  while (!interest.isLost) {
    const since = Date.now();
    try {
      const told = await ask(version, interest);
      if (interest.isLost || tell(told)) return;
      const isNews = told.version !== version;
      version = told.version;
      failures = 0;
      if (!isNews && Date.now() - since < BETWEEN_MS) await pause(BETWEEN_MS);
    } catch (e) {
      if (interest.isLost || lost(e)) return;
      version = undefined;
      await pause(backOff(failures++));
    }
  }
}
