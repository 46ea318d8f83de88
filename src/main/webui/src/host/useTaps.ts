import { computed, ref } from 'vue';
import { problemOf } from '../shared/api';
import { say } from '../shared/words';
import type { Found, Row } from './board';
import { deedsAt } from './deeds';
import { happened } from './happened';
import { insist } from './insist';
import { told, type Kind } from './steps';
import { useBoard } from './useBoard';

/** What the page says about the last tap. */
export interface Notice {
  text: string;
  code: string;
  isGood: boolean;
  again?: () => void;
}

const SHOWN_MS = 6_000;

const { storeId, timeZone, settled, look } = useBoard();
const deeds = computed(() => deedsAt(storeId.value));
/** Ids of tickets and names of buttons on which something is under way. */
const locked = ref(new Set<string>());
const notice = ref<Notice | null>(null);
let timer = 0;

function show(next: Notice): void {
  clearTimeout(timer);
  notice.value = next;
  if (next.isGood) timer = window.setTimeout(() => (notice.value = null), SHOWN_MS);
}

function good(text: string): void {
  show({ text, code: '', isGood: true });
}

/**
 * One tap: locks what it is about, does it once, and says what came of it. False when it was not done, or nobody
 * knows; then it can be sent again under the same key.
 */
async function tap<T>(
  lock: string,
  deed: (key: string) => Promise<T>,
  then: (outcome: T) => Promise<void> | void,
  key = `h-${crypto.randomUUID()}`,
): Promise<boolean> {
  if (locked.value.has(lock)) return false;
  locked.value.add(lock);
  try {
    const asking = () => show({ text: say('没有回答，正在再问…', 'No answer; asking again…'), code: '', isGood: false });
    await then(await insist(deed, key, asking));
    return true;
  } catch (e) {
    const problem = problemOf(e);
    if (problem.isUnknown) {
      const again = () => void tap(lock, deed, then, key);
      const text = say('没有回答，不知道成了没有。再试不会做两次。', 'No answer: not known whether it was done. Trying again does it once.');
      show({ text, code: problem.code, isGood: false, again });
    } else {
      show({ text: happened(problem, timeZone.value), code: problem.code, isGood: false });
      await look();
    }
    return false;
  } finally {
    locked.value.delete(lock);
  }
}

/** A step with a ticket. */
async function step(kind: Kind, { row }: Found, deed: (key: string) => Promise<Row>): Promise<void> {
  await tap(row.id, deed, async (after) => {
    good(outcome(kind, row, after));
    await settled(after);
  });
}

function outcome(kind: Kind, row: Row, after: Row): string {
  const text = told({ kind, number: row.number });
  if (kind === 'move' || kind === 'merge') return `${text} → ${after.number}`;
  // Skipped once too often.
  return kind === 'skip' && after.state === 'no_show' ? text + say('，次数到了，记为未到', ', once too often: a no-show') : text;
}

async function callNext(line: string): Promise<void> {
  await tap(nextButton(line), deeds.value.call(line), async (after) => {
    good(told({ kind: 'call', number: after.number }));
    await settled(after);
  });
}

async function undo(line: string): Promise<void> {
  await tap(undoButton(line), deeds.value.undo(line), async ({ kind, ticket }) => {
    good(say(`已撤销：${told({ kind, number: ticket.number })}`, `Undone: ${told({ kind, number: ticket.number })}`));
    await settled(ticket);
  });
}

/** What changes no ticket: the board is looked at when it is done. */
function change(lock: string, deed: (key: string) => Promise<unknown>, text: string): Promise<boolean> {
  return tap(lock, deed, async () => {
    good(text);
    await look();
  });
}

const nextButton = (line: string) => `next:${line}`;
const undoButton = (line: string) => `undo:${line}`;

export function useTaps() {
  return { deeds, locked, notice, good, tap, step, callNext, undo, change, nextButton, undoButton };
}
