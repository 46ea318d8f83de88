import { say } from '../shared/words';
import type { Line } from './board';

/** What a host did last in a line, so that the way back says what it undoes. The server decides what it really is. */
export interface Step {
  kind: Kind;
  number: string;
}

export type Kind = 'call' | 'recall' | 'seat' | 'skip' | 'no_show' | 'cancel' | 'move' | 'merge';

/** What another host's screen did, seen from the board alone: a step, or one taken back. */
export interface Seen extends Step {
  undone: boolean;
}

const MOST = 10;
const NAMES: Record<Kind, [zh: string, en: string]> = {
  call: ['叫号', 'call'],
  recall: ['再叫', 'recall'],
  seat: ['入座', 'seat'],
  skip: ['过号', 'skip'],
  no_show: ['未到', 'no-show'],
  cancel: ['取消', 'cancel'],
  move: ['换队', 'move'],
  merge: ['并桌', 'merge'],
};

export function kindName(kind: string): string {
  const [zh, en] = NAMES[kind as Kind] ?? [kind, kind];
  return say(zh, en);
}

/** As in A012 过号. */
export function told({ kind, number }: { kind: string; number: string }): string {
  return `${number} ${kindName(kind)}`;
}

/** The steps of a line with one more. The board and the answer tell the same step; it is one. */
export function remember(steps: Step[], step: Step): Step[] {
  const last = steps.at(-1);
  return last?.kind === step.kind && last.number === step.number ? steps : [...steps, step].slice(-MOST);
}

/** Without the last step, where that is the one that was taken back; told twice it is taken away once. */
export function takeBack(steps: Step[], { kind, number }: Step): Step[] {
  const last = steps.at(-1);
  return last?.kind === kind && last.number === number ? steps.slice(0, -1) : steps;
}

/**
 * What happened between two looks at a line, as far as the looks tell it. Who is gone was seated, or cancelled, or did
 * not come: null, nobody knows which, and what was remembered is the last step no more.
 */
export function happenedBetween(before: Line, after: Line): Seen[] | null {
  const seen: Seen[] = [];
  for (const row of after.called) {
    const called = before.called.find(({ id }) => id === row.id);
    const waited = before.waiting.find(({ id }) => id === row.id);
    if (called && row.calls > called.calls) seen.push({ kind: 'recall', number: row.number, undone: false });
    if (called && row.calls < called.calls) seen.push({ kind: 'recall', number: row.number, undone: true });
    if (waited && row.skips < waited.skips) seen.push({ kind: 'skip', number: row.number, undone: true });
    else if (waited) seen.push({ kind: 'call', number: row.number, undone: false });
    if (!called && !waited) return null;
  }
  for (const row of before.called) {
    if (after.called.some(({ id }) => id === row.id)) continue;
    const waits = after.waiting.find(({ id }) => id === row.id);
    if (!waits) return null;
    seen.push(waits.skips > row.skips ? { kind: 'skip', number: row.number, undone: false } : { kind: 'call', number: row.number, undone: true });
  }
  return seen;
}
