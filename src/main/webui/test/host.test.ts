import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { atHand, beside, find, marks, nextOf, nextState, reflects, since, tablesFor, waited, type Board, type Line, type Row, type Table } from '../src/host/board';
import { happened } from '../src/host/happened';
import { insist } from '../src/host/insist';
import { commandOf, type Pressed } from '../src/host/shortcuts';
import { told } from '../src/host/steps';

function ticket(number: string, changed: Partial<Row> = {}): Row {
  return {
    id: `id-${number}`,
    line: 'small',
    number,
    partySize: 2,
    note: null,
    wish: null,
    source: 'host',
    state: 'waiting',
    ahead: 0,
    over: 0,
    skips: 0,
    calls: 0,
    remote: false,
    arrived: true,
    takenAt: '2026-11-23T11:00:00Z',
    calledAt: null,
    tableCode: null,
    waitedMinutes: 12,
    ...changed,
  };
}

const called = (number: string, changed: Partial<Row> = {}) =>
  ticket(number, { state: 'called', ahead: null, calls: 1, calledAt: '2026-11-23T11:30:00Z', ...changed });

function line(code: string, waiting: Row[], now: Row[] = []): Line {
  return { code, name: { zh: code, en: code }, prefix: 'A', paused: false, pauseMessage: null, version: 1, undoable: null, wait: null, waiting, called: now };
}

function board(...lines: Line[]): Board {
  return { storeId: 's', storeName: '老街店', businessDay: '2026-11-23', open: true, closesAt: '2026-11-23T14:00:00Z', version: 1, lines, tables: [] };
}

describe('a line', () => {
  it('calls the first who is here', () => {
    const afar = ticket('A001', { remote: true, arrived: false });
    const here = ticket('A003', { remote: true, arrived: true });
    expect(nextOf(line('small', [afar, ticket('A002'), here]))?.number).toBe('A002');
    expect(nextOf(line('small', [afar, here]))?.number).toBe('A003');
    expect(nextOf(line('small', [afar]))).toBeNull();
    expect(nextOf(line('small', []))).toBeNull();
  });

  it('stands between others', () => {
    const lines = ['a', 'b', 'c'].map((code) => line(code, []));
    expect([beside(lines, 'a', 1), beside(lines, 'c', 1), beside(lines, 'a', -1), beside(lines, 'x', 1), beside([], 'a', 1)]).toEqual(['b', 'c', 'a', 'b', '']);
  });

  it('has its keys on the chosen party, else on the one called last', () => {
    const now = [called('A001', { calledAt: '2026-11-23T11:30:00Z' }), called('A002', { calledAt: '2026-11-23T11:31:00Z' })];
    expect(atHand(line('small', [], now), '')?.number).toBe('A002');
    expect(atHand(line('small', [], now), 'id-A001')?.number).toBe('A001');
    expect(atHand(line('small', []), 'id-A001')).toBeNull();
    expect(atHand(undefined, '')).toBeNull();
  });
});

describe('a ticket', () => {
  it('is marked with all that everybody may know', () => {
    expect(marks(ticket('A001'))).toEqual([]);
    expect(marks(ticket('A001', { over: 2, remote: true, arrived: false, skips: 1 }))).toEqual(['优先，排到 2 桌之前', '远程取号，还没到', '过号 1 次']);
    expect(marks(ticket('A001', { remote: true }))).toEqual(['远程取号，已到']);
  });

  it('waits on by the minutes that went by here, whatever time this clock says it is', () => {
    expect(waited(ticket('A001'), 1_000_000, 1_000_000)).toBe(12);
    expect(waited(ticket('A001'), 1_000_000, 1_119_999)).toBe(13);
    expect(waited(ticket('A001'), 1_000_000, 0)).toBe(12);
    expect(since('2026-11-23T11:30:00Z', Date.parse('2026-11-23T11:33:59Z'))).toBe(3);
    expect(since(null, 0)).toBe(0);
  });

  it('is settled when the board shows what became of it', () => {
    const before = board(line('small', [ticket('A001')]));
    const after = board(line('small', [], [called('A001')]));
    expect(reflects(before, called('A001'))).toBe(false);
    expect(reflects(after, called('A001'))).toBe(true);
    expect(reflects(after, called('A001', { calls: 2 }))).toBe(false);
    expect(reflects(after, ticket('A001', { state: 'seated' }))).toBe(false);
    expect(reflects(board(line('small', [])), ticket('A001', { state: 'seated' }))).toBe(true);
    expect(find(after, 'id-A001')?.line.code).toBe('small');
    expect(find(null, 'id-A001')).toBeNull();
  });
});

describe('tables', () => {
  it('are offered free ones first, the smallest that has room before the others', () => {
    const table = (code: string, seats: number, state: Table['state']): Table => ({ code, seats, state, ticketId: null });
    const all = [table('A1', 2, 'free'), table('C1', 8, 'free'), table('B1', 4, 'seated'), table('B2', 4, 'free')];
    expect(tablesFor(all, 3).map(({ code }) => code)).toEqual(['B2', 'C1', 'A1', 'B1']);
  });

  it('go round', () => {
    expect(['free', 'seated', 'cleaning', 'odd'].map(nextState)).toEqual(['seated', 'cleaning', 'free', 'free']);
  });
});

describe('the last step', () => {
  it('is told with its number', () => {
    expect(told({ kind: 'skip', number: 'A012' })).toBe('A012 过号');
    expect(told({ kind: 'new-kind', number: 'A012' })).toBe('A012 new-kind');
  });
});

describe('a lost race', () => {
  const problem = (code: string, figures: Record<string, unknown>) => ({ code, message: '服务器的话', figures });

  it('is told in words, with the time at the store', () => {
    const seated = problem('TICKET_CHANGED', { state: 'seated', number: 'A012', endedAt: '2026-11-23T11:32:00Z' });
    expect(happened(seated, 'Asia/Shanghai')).toBe('慢了一步：A012 19:32 已经入座了。');
    expect(happened(problem('TICKET_CHANGED', { state: 'cancelled', number: 'A012' }))).toBe('慢了一步：A012 已经取消了。');
    expect(happened(problem('TICKET_CHANGED', {}))).toBe('慢了一步：这桌 已经变了。');
    expect(happened(problem('STEP_OVERTAKEN', { state: 'seated', number: 'A012' }))).toBe('不能撤销：之后 A012 已经入座了。');
  });

  it('of another kind is told as the server does', () => {
    expect(happened(problem('NOBODY_WAITING', {}))).toBe('服务器的话');
  });
});

describe('a key', () => {
  const key = (name: string, more: Partial<Pressed> = {}): Pressed => ({ key: name, ctrlKey: false, metaKey: false, altKey: false, repeat: false, isComposing: false, ...more });

  it('does what the help says', () => {
    expect(['n', 'N', 's', 'k', 'u', 'r', 't', 'ArrowLeft', 'ArrowDown', 'x', 'Enter'].map((name) => commandOf(key(name), false))).toEqual([
      'next', 'next', 'seat', 'skip', 'undo', 'recall', 'take', 'left', 'down', null, null,
    ]);
  });

  it('does nothing while somebody types, nor with the browser’s own keys', () => {
    expect(commandOf(key('n'), true)).toBeNull();
    expect(commandOf(key('n', { ctrlKey: true }), false)).toBeNull();
    expect(commandOf(key('s', { metaKey: true }), false)).toBeNull();
    expect(commandOf(key('n', { isComposing: true }), false)).toBeNull();
  });

  it('that is held calls once, and goes on along the lines', () => {
    expect(commandOf(key('n', { repeat: true }), false)).toBeNull();
    expect(commandOf(key('ArrowRight', { repeat: true }), false)).toBe('right');
  });
});

describe('a tap', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const silence = Object.assign(new Error('no answer'), { isUnknown: true });

  it('is asked again under the same key while nobody knows', async () => {
    const keys: string[] = [];
    let again = 0;
    const done = insist(
      (key) => {
        keys.push(key);
        return keys.length < 3 ? Promise.reject(silence) : Promise.resolve('A012');
      },
      'h-1',
      () => again++,
    );
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await done).toBe('A012');
    expect(keys).toEqual(['h-1', 'h-1', 'h-1']);
    expect(again).toBe(2);
  });

  it('is not asked again when the server said no, nor for ever', async () => {
    let asked = 0;
    const no = Object.assign(new Error('no'), { isUnknown: false });
    await expect(insist(() => (asked++, Promise.reject(no)), 'h-1', () => undefined)).rejects.toBe(no);
    expect(asked).toBe(1);

    const never = expect(insist(() => (asked++, Promise.reject(silence)), 'h-2', () => undefined)).rejects.toBe(silence);
    await vi.advanceTimersByTimeAsync(10_000);
    await never;
    expect(asked).toBe(5);
  });
});
