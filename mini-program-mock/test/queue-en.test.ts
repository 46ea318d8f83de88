import { beforeAll, describe, expect, it, vi } from 'vitest';
import { hoursOf, partyOf, people, standing, waitOf } from '../src/services/queue';
import { age, aheadOf, endOf, nextOf, priorityOf, type Ticket } from '../src/services/ticket';
import { EVENING, LARGE, QUEUE, SMALL, TICKET } from './queue-fixtures';

const STATES: Ticket['state'][] = ['seated', 'no_show', 'cancelled', 'merged', 'closed'];

beforeAll(() => {
  vi.stubGlobal('uni', { getSystemInfoSync: () => ({ language: 'en-GB' }) });
});

describe('the queue in English', () => {
  it('is told as people say it', () => {
    expect(waitOf({ fromMinutes: 20, toMinutes: 35 })).toBe('about 20–35 min');
    expect(standing(LARGE)).toBe('nobody waits · not known yet');
    expect([partyOf(SMALL), partyOf(LARGE)]).toEqual(['1–2 people', '3 or more']);
    expect([people(1), people(4)]).toEqual(['1 person', '4 people']);
    expect(hoursOf(QUEUE, EVENING)).toBe('Until 21:30, last number at 21:00');
    expect(aheadOf(TICKET)).toBe('5 ahead of you');
    expect(priorityOf({ ...TICKET, over: 1 })).toBe('Priority +1: your level put you before 1 other');
    expect([age(60_000), age(180_000)]).toEqual(['1 minute ago', '3 minutes ago']);
  });

  it('has no Chinese left in it', () => {
    const ends = STATES.map((state) => endOf({ ...TICKET, state }));
    const told = [nextOf(TICKET), nextOf({ ...TICKET, remote: true, arrived: false }), ...ends.flatMap(({ title, text }) => [title, text])];
    expect(told.join()).not.toMatch(/[一-龥]/);
  });
});
