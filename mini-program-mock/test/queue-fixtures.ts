import type { Line, Queue } from '../src/services/queue';
import type { Ticket } from '../src/services/ticket';

export const SMALL: Line = {
  code: 'small',
  name: { zh: '小桌', en: 'Small table' },
  prefix: 'A',
  partyFrom: 1,
  partyTo: 2,
  waiting: 5,
  wait: { fromMinutes: 20, toMinutes: 35 },
  full: false,
  paused: false,
  pauseMessage: null,
};
export const LARGE: Line = { ...SMALL, code: 'large', prefix: 'B', partyFrom: 3, partyTo: null, waiting: 0, wait: null };
export const CUT: Line = { ...SMALL, code: 'grooming', prefix: 'G', partyFrom: null, partyTo: null };

/** 10:00 to 21:30 in Shanghai; the last number at 21:00. */
export const QUEUE: Queue = {
  storeId: 's1',
  storeName: '老街店',
  businessDay: '2026-11-23',
  open: true,
  opensAt: '2026-11-23T02:00:00Z',
  lastTicketAt: '2026-11-23T13:00:00Z',
  closesAt: '2026-11-23T13:30:00Z',
  remoteAllowed: true,
  version: 1,
  lines: [SMALL, LARGE],
};
export const EVENING = Date.parse('2026-11-23T11:00:00Z');

export const TICKET: Ticket = {
  id: 't1',
  storeId: 's1',
  storeName: '老街店',
  line: 'small',
  lineName: { zh: '小桌', en: 'Small table' },
  number: 'A012',
  partySize: 2,
  note: null,
  wish: null,
  state: 'waiting',
  ahead: 5,
  wait: null,
  over: 0,
  remote: false,
  arrived: true,
  takenAt: '2026-11-23T11:00:00Z',
  calledAt: null,
  endedAt: null,
  arriveBy: null,
  skips: 0,
  version: 3,
};
