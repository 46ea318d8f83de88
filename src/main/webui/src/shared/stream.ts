/** What the server sent, as the standard of server-sent events has it. */
export interface Sent {
  event: string;
  id: string;
  data: string;
}

export interface Listener {
  sent(sent: Sent): void;
  /** Whether what is on the page is what the server has. */
  live(is: boolean): void;
  /** The server said no; so many milliseconds are waited before it is asked again, or as ever. */
  refused(status: number): number | undefined;
}

export interface Following {
  /** Looks again at once: the network is back, a tablet woke. What spoke a moment ago is left alone, unless it is surely dead. */
  kick(dead?: boolean): void;
  stop(): void;
}

/** The server says something each 15 seconds: after so long without a byte the connection is dead. */
export const SILENCE_MS = 25_000;
/** A connection that said something within this time is not doubted. */
const HEARTBEAT_MS = 16_000;
const WAITS_MS = [500, 1_000, 2_000, 4_000, 8_000, 15_000];
const MS = 1_000;
/** A stream that ends sooner than this was no good one. */
const SHORT_MS = 5_000;
/** So long the next one may take to open before it is said that nothing is live. */
const GRACE_MS = 2_000;

type Timer = ReturnType<typeof setTimeout>;

/** Takes the stream apart, however the network has cut it. A CR at the end may be half of a line's end. */
export function eventReader(told: (sent: Sent) => void): (chunk: string) => void {
  let rest = '';
  let id = '';
  let event = '';
  let data: string[] = [];
  function take(line: string): void {
    if (line === '') {
      if (data.length > 0) told({ event: event || 'message', id, data: data.join('\n') });
      event = '';
      data = [];
      return;
    }
    const colon = line.indexOf(':');
    const name = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (name === 'data') data.push(value);
    else if (name === 'event') event = value;
    else if (name === 'id' && !value.includes('\0')) id = value;
  }
  return (chunk) => {
    rest += chunk;
    for (let end = lineEnd(rest); end; end = lineEnd(rest)) {
      const line = rest.slice(0, end.index);
      rest = rest.slice(end.index + end[0].length);
      take(line);
    }
  };
}

function lineEnd(text: string): RegExpExecArray | null {
  return /\r\n|\n|\r(?!$)/.exec(text);
}

/** So long before the next try; a little by chance, so that a hundred screens do not come back in one beat. */
export function waitMs(failures: number, chance: number): number {
  const wait = WAITS_MS[Math.min(failures, WAITS_MS.length - 1)];
  return Math.round(wait * (0.8 + 0.4 * chance));
}

/**
 * Reads a stream for as long as the page is open. A browser's own EventSource can carry no token and tells nobody why
 * it was refused or that a connection is dead; this goes by fetch, and takes up after the last event that it has seen.
 *
 * @param open asks for the stream, with the id of the last event or an empty text
 */
export function follow(open: (lastId: string, signal: AbortSignal) => Promise<Response>, listener: Listener): Following {
  let lastId = '';
  let failures = 0;
  let heardAt = 0;
  let seen = false;
  let live = false;
  let stopped = false;
  let hurry = false;
  let attempt = new AbortController();
  let grace: Timer | undefined;
  let wake: () => void = () => undefined;

  function tell(is: boolean): void {
    clearTimeout(grace);
    if (is !== live) listener.live(is);
    live = is;
  }

  /** Ends when the server ends the stream; so long it waits before the next try when it was refused. */
  async function once(): Promise<number | undefined> {
    attempt = new AbortController();
    const { signal } = attempt;
    let patience = setTimeout(() => attempt.abort(), SILENCE_MS);
    try {
      const answer = await open(lastId, signal);
      if (!answer.ok || !answer.body) return refused(answer);
      const reader = answer.body.getReader();
      signal.addEventListener('abort', () => void reader.cancel().catch(() => undefined));
      const decoder = new TextDecoder();
      const read = eventReader((sent) => {
        lastId = sent.id;
        seen = true;
        listener.sent(sent);
      });
      for (;;) {
        const { done, value } = await reader.read();
        if (done) return signal.aborted ? waitMs(failures++, Math.random()) : undefined;
        heardAt = Date.now();
        clearTimeout(patience);
        patience = setTimeout(() => attempt.abort(), SILENCE_MS);
        read(decoder.decode(value, { stream: true }));
        failures = 0;
        // A comment alone says that nothing is newer than the last event.
        if (seen) tell(true);
      }
    } finally {
      clearTimeout(patience);
    }
  }

  /** What was seen counts no more: the next stream begins with all of it. */
  function refused(answer: Response): number {
    lastId = '';
    seen = false;
    const retryMs = Number(answer.headers.get('Retry-After') ?? 0) * MS;
    return listener.refused(answer.status) ?? (retryMs > 0 ? retryMs : waitMs(failures++, Math.random()));
  }

  function pause(ms: number): Promise<void> {
    return new Promise((done) => {
      const timer = setTimeout(done, ms);
      wake = () => {
        clearTimeout(timer);
        done();
      };
    });
  }

  async function run(): Promise<void> {
    while (!stopped) {
      const begun = Date.now();
      const wait = await once().catch(() => waitMs(failures++, Math.random()));
      if (wait === undefined && Date.now() - begun > SHORT_MS) {
        // The server ends a stream now and then. Nothing is missed when it is opened again at once.
        grace = setTimeout(() => tell(false), GRACE_MS);
      } else {
        tell(false);
        if (!stopped && !hurry) await pause(wait ?? waitMs(failures++, Math.random()));
      }
      hurry = false;
    }
    tell(false);
  }

  void run();
  return {
    kick(dead = false) {
      if (!dead && live && Date.now() - heardAt < HEARTBEAT_MS) return;
      failures = 0;
      hurry = true;
      attempt.abort();
      wake();
    },
    stop() {
      stopped = true;
      attempt.abort();
      wake();
    },
  };
}
