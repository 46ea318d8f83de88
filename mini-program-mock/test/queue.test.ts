import { beforeEach, describe, expect, it, vi } from 'vitest';
import { codeIn, hoursOf, isTaking, lineFor, mostPeople, partyOf, services, standing, untilTurn, waitOf } from '../src/services/queue';
import { age, aheadOf, endOf, isNewCall, isOver, keepTicket, knownTicket, mustArrive, nextOf, priorityOf, type Ticket } from '../src/services/ticket';
import { CUT, EVENING, LARGE, QUEUE, SMALL, TICKET } from './queue-fixtures';

const held = new Map<string, string>();

beforeEach(() => {
  held.clear();
  held.set('lingka.merchant', '"tea"');
  vi.stubGlobal('uni', {
    getSystemInfoSync: () => ({ language: 'zh-CN' }),
    setStorageSync: (name: string, value: string) => held.set(name, value),
    getStorageSync: (name: string) => held.get(name) ?? '',
    removeStorageSync: (name: string) => held.delete(name),
  });
});

describe('a store', () => {
  it('is looked at again when the clock turns: opens, gives the last number, closes', () => {
    expect(untilTurn({ ...QUEUE, open: false }, Date.parse('2026-11-23T01:59:30Z'))).toBe(31_000);
    expect(untilTurn(QUEUE, Date.parse('2026-11-23T12:59:00Z'))).toBe(61_000);
    expect(untilTurn(QUEUE, Date.parse('2026-11-23T13:00:00Z'))).toBe(30 * 60_000 + 1_000);
    expect(untilTurn(QUEUE, Date.parse('2026-11-23T14:00:00Z'))).toBeNull();
    expect(untilTurn({ ...QUEUE, opensAt: null, lastTicketAt: null, closesAt: null }, EVENING)).toBeNull();
  });
});

describe('a line', () => {
  it('tells whom it is for', () => {
    expect(partyOf(SMALL)).toBe('1–2 位');
    expect(partyOf(LARGE)).toBe('3 位及以上');
    expect(partyOf({ partyFrom: 5, partyTo: 99 })).toBe('5 位及以上');
    expect(partyOf({ partyFrom: 2, partyTo: 2 })).toBe('2 位');
    expect(partyOf(CUT)).toBe('');
  });

  it('tells how long it takes, and says so where nobody knows', () => {
    expect(waitOf({ fromMinutes: 20, toMinutes: 35 })).toBe('约 20–35 分钟');
    expect(waitOf({ fromMinutes: 5, toMinutes: 5 })).toBe('约 5 分钟');
    expect(waitOf(null)).toBe('还说不准');
    expect(standing(SMALL)).toBe('5 桌在等 · 约 20–35 分钟');
    expect(standing(LARGE)).toBe('没有人在等 · 还说不准');
    expect(standing(CUT)).toBe('5 位在等 · 约 20–35 分钟');
  });

  it('is found by the party', () => {
    expect(lineFor([SMALL, LARGE], 2)?.code).toBe('small');
    expect(lineFor([SMALL, LARGE], 30)?.code).toBe('large');
    expect(lineFor([SMALL, CUT], 3)).toBeNull();
    expect(mostPeople([SMALL, CUT])).toBe(2);
    expect(mostPeople([SMALL, LARGE])).toBe(99);
    expect(mostPeople([CUT])).toBe(0);
    expect(services([SMALL, CUT]).map(({ code }) => code)).toEqual(['grooming']);
  });
});

describe('a store’s hours', () => {
  it('tell until when a number can be had', () => {
    expect(hoursOf(QUEUE, EVENING)).toBe('今天到 21:30，最后取号 21:00');
    expect(hoursOf({ ...QUEUE, lastTicketAt: QUEUE.closesAt }, EVENING)).toBe('今天到 21:30');
    expect(isTaking(QUEUE, EVENING)).toBe(true);
  });

  it('tell that it is too late', () => {
    const late = Date.parse('2026-11-23T13:01:00Z');
    expect(isTaking(QUEUE, late)).toBe(false);
    expect(hoursOf(QUEUE, late)).toBe('最后取号 21:00，今天已经过了');
  });

  it('tell when it begins', () => {
    const closed = { ...QUEUE, open: false };
    expect(hoursOf(closed, Date.parse('2026-11-23T01:00:00Z'))).toBe('还没有开始，10:00 开始取号');
    expect(hoursOf({ ...closed, opensAt: '2026-11-24T02:00:00Z' }, EVENING)).toBe('还没有开始，2026-11-24 10:00 开始取号');
    expect(hoursOf({ ...closed, opensAt: null }, EVENING)).toBe('今天不再放号');
    expect(isTaking(closed, EVENING)).toBe(false);
  });
});

describe('what was scanned', () => {
  it('names the code at the door', () => {
    expect(codeIn('https://card.example/j/1-abc?x=1')).toBe('1-abc');
    expect(codeIn('pages/join/join?scene=1-abc')).toBe('1-abc');
    expect(codeIn('https://elsewhere.example/')).toBeNull();
  });
});

describe('a number', () => {
  it('tells how many are ahead, and what comes next', () => {
    expect(aheadOf(TICKET)).toBe('前面 5 桌');
    expect(aheadOf({ ...TICKET, ahead: 0 })).toBe('下一个就是您');
    expect(nextOf(TICKET)).toContain('手机会振动');
    expect(nextOf({ ...TICKET, ahead: 0 })).toContain('门口');
    expect(nextOf({ ...TICKET, ahead: 0, remote: true, arrived: false })).toContain('我到了');
    expect(mustArrive({ ...TICKET, remote: true, arrived: true })).toBe(false);
  });

  it('tells its priority openly', () => {
    expect(priorityOf(TICKET)).toBe('');
    expect(priorityOf({ ...TICKET, over: 2 })).toContain('优先 +2');
  });

  it.each(['seated', 'no_show', 'cancelled', 'merged', 'closed'] as const)('that is %s tells what happened and what to do', (state) => {
    expect(isOver({ state })).toBe(true);
    const { title, text } = endOf({ ...TICKET, state });
    expect(title).not.toBe('');
    expect(text).toMatch(/。$/);
  });

  it('buzzes once for each call', () => {
    const called: Ticket = { ...TICKET, state: 'called', ahead: null, calledAt: '2026-11-23T11:20:00Z' };
    expect(isNewCall(TICKET)).toBe(false);
    expect(isNewCall(called)).toBe(true);
    expect(isNewCall(called)).toBe(false);
    expect(isNewCall({ ...called, calledAt: '2026-11-23T11:30:00Z' })).toBe(true);
    expect(isOver(called)).toBe(false);
  });

  it('is kept for a look without a network, and only for its merchant', () => {
    keepTicket(TICKET, EVENING);
    expect(knownTicket(EVENING + 3_600_000)?.ticket.number).toBe('A012');
    held.set('lingka.merchant', '"coffee"');
    expect(knownTicket(EVENING)).toBeNull();
  });

  it('that ended is news for a while', () => {
    keepTicket({ ...TICKET, state: 'closed' }, EVENING);
    expect(knownTicket(EVENING + 9 * 60_000)?.ticket.state).toBe('closed');
    expect(knownTicket(EVENING + 11 * 60_000)).toBeNull();
  });

  it('tells how old it is', () => {
    expect(age(59_000)).toBe('不到 1 分钟前');
    expect(age(120_000)).toBe('2 分钟前');
  });
});
