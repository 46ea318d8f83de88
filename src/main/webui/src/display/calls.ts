import type { Schemas } from '../shared/api';

export type View = Schemas['DisplayView'];
export type Line = View['lines'][number];

/** A number that is called, and how often it was so far. */
export interface Call {
  number: string;
  times: number;
}

export interface Calls {
  /** The newest first. */
  now: Call[];
  /** What of it was not called, or not so often, a moment ago. */
  fresh: Call[];
}

/**
 * Brings the calls up to date. What was called before the page was opened is shown and not called out: nobody knows how
 * long ago it was.
 */
export function follow(before: Calls | null, view: View): Calls {
  const called = inTurn(view.lines);
  if (!before) return { now: called, fresh: [] };
  const fresh = called.filter(({ number, times }) => !before.now.some((old) => old.number === number && old.times >= times));
  const isIn = (calls: Call[], { number }: Call) => calls.some((each) => each.number === number);
  return { now: [...fresh, ...before.now.filter((old) => isIn(called, old) && !isIn(fresh, old))], fresh };
}

/** The newest of each line first, then the second of each, and so on. */
function inTurn(lines: Line[]): Call[] {
  const longest = Math.max(0, ...lines.map(({ called }) => called.length));
  const all: Call[] = [];
  for (let i = 0; i < longest; i++) {
    for (const { called, calls } of lines) {
      if (i < called.length) all.push({ number: called[i], times: calls[i] ?? 1 });
    }
  }
  return all;
}

export function lineOf(view: View, number: string): Line | undefined {
  return view.lines.find(({ called }) => called.includes(number));
}

const OLD_MS = 10_000;
const SECOND_MS = 1_000;
const MINUTE = 60;

/** How old what is shown is, in seconds or minutes, once that is worth a mark; null while it is live. */
export function age(live: boolean, heardAt: number, now: number): { zh: string; en: string } | null {
  const ms = now - heardAt;
  if (live || ms < OLD_MS) return null;
  const seconds = Math.floor(ms / SECOND_MS);
  const minutes = Math.floor(seconds / MINUTE);
  return minutes > 0 ? { zh: `${minutes} 分钟前`, en: `${minutes} min ago` } : { zh: `${seconds} 秒前`, en: `${seconds} s ago` };
}

const SHIFT_MS = 120_000;
const PATH: [x: number, y: number][] = [[0, 0], [4, 2], [8, 0], [6, -4], [0, -6], [-6, -4], [-8, 0], [-4, 2]];

/** Where the picture stands at a time, in px: a little elsewhere each two minutes, so that nothing burns in. */
export function shiftAt(now: number): [x: number, y: number] {
  return PATH[Math.floor(now / SHIFT_MS) % PATH.length];
}

/**
 * How large numbers are written, in hundredths of the screen's smaller side: as large as is meant, unless the longest
 * would not fit. A sign takes about as much room for all fonts; the room is told in such signs of size one.
 */
export function sizeOf(meant: number, room: number, numbers: string[]): number {
  return Math.min(meant, room / Math.max(1, ...numbers.map(({ length }) => length)));
}
