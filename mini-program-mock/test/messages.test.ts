import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { allowMarketing, mediaOf, messageOf, unreadOf, whenOf, type Message, type Preferences } from '../src/services/messages';
import { allow, decline, wanted } from '../src/services/subscriptions';
import type { Subscribed } from '../src/platform';

interface Asked {
  method: string;
  url: string;
  data?: unknown;
  success: (answer: { statusCode: number; data: unknown }) => void;
}

const DAY_MS = 86_400_000;
const NOW = Date.parse('2026-11-23T04:00:00Z');

let asked: Asked[];
let answers: Record<string, unknown>;

function message(id: string): Message {
  return { id, plannedAt: '2026-11-23T03:00:00Z', media: [], read: false } as unknown as Message;
}

beforeEach(() => {
  const held = new Map<string, string>();
  asked = [];
  answers = { '/sessions': { accessToken: 't', expiresIn: 3_600, merchant: { code: 'tea' }, hasCard: true, store: null, joinCode: null } };
  Object.entries({ 'lingka.demo.person': '"p1"', 'lingka.demo.appid': '"wx1"', 'lingka.merchant': '"tea"' }).forEach(([name, value]) => held.set(name, value));
  // The sandbox's part in signing in.
  vi.stubGlobal('fetch', (path: string) => Promise.resolve({ ok: true, json: () => Promise.resolve(path.endsWith('/users') ? [{ id: 'p1' }] : { code: 'c' }) }));
  vi.stubGlobal('uni', {
    getSystemInfoSync: () => ({ language: 'zh-CN' }),
    getStorageSync: (name: string) => held.get(name) ?? '',
    setStorageSync: (name: string, value: string) => held.set(name, value),
    request: (wish: Asked) => {
      asked.push(wish);
      const known = Object.entries(answers).find(([part]) => wish.url.includes(part));
      wish.success({ statusCode: known ? 200 : 404, data: known?.[1] ?? { code: 'NOT_FOUND' } });
    },
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

describe('a message', () => {
  it('says when it came, as short as one knows it', () => {
    expect(whenOf({ plannedAt: '2026-11-23T03:05:00Z' }, NOW)).toBe('11:05');
    expect(whenOf({ plannedAt: '2026-11-21T17:00:00Z' }, NOW)).toBe('11-22');
    expect(whenOf({ plannedAt: '2025-12-31T03:00:00Z' }, NOW)).toBe('2025-12-31');
  });

  it('is unread only while the server says so', () => {
    expect([unreadOf(0), unreadOf(3)]).toEqual(['', '3 条未读']);
  });

  it('names what came with it once', () => {
    expect(mediaOf([{ type: 'picture' }, { type: 'picture' }, { type: 'audio' }] as Message['media'])).toBe('图片、语音');
    expect(mediaOf([])).toBe('');
  });

  it('is found on an older page, and not looked for without end', async () => {
    answers['cursor=b'] = { items: [message('m3')], nextCursor: 'b', unread: 0 };
    answers['/member/messages'] = { items: [message('m1')], nextCursor: 'b', unread: 0 };

    expect((await messageOf('m1'))?.id).toBe('m1');
    expect((await messageOf('m3'))?.id).toBe('m3');
    asked = [];
    expect(await messageOf('long ago')).toBeNull();
    expect(asked.filter(({ url }) => url.includes('/member/messages')).length).toBe(5);
  });
});

describe('news and offers', () => {
  const channels = { mass: true, service: true, sms: false, email: true };
  const now: Preferences = { marketing: { consented: false, allowed: false, channels }, kinds: [{ code: 'called', name: { zh: '叫号', en: 'Called' }, on: false }], language: 'zh' };
  const deeds = () => asked.filter(({ method }) => method !== 'GET').map(({ method, url, data }) => [method, url.replace(/.*member\//, ''), data]);

  it('are agreed to before they are switched on, and once is enough', async () => {
    answers['/consents'] = { inForce: { marketing: '2026-01' }, given: [] };
    answers['/message-preferences'] = now;
    await allowMarketing({ ...now, marketing: { ...now.marketing, consented: true } }, true);
    asked = [];

    await allowMarketing(now, true);

    const told = { marketing: { allowed: true, channels }, kinds: [{ code: 'called', on: false }], language: 'zh' };
    expect(deeds()).toEqual([
      ['POST', 'consents', { document: 'marketing', version: '2026-01', granted: true }],
      ['PUT', 'message-preferences', told],
    ]);
    asked = [];
    await allowMarketing({ ...now, marketing: { ...now.marketing, consented: true } }, true);
    expect(deeds()).toEqual([['PUT', 'message-preferences', told]]);
    asked = [];
    await allowMarketing(now, false);
    expect(deeds()).toEqual([['PUT', 'message-preferences', { ...told, marketing: { allowed: false, channels } }]]);
  });
});

const posted = () => asked.filter(({ method, url }) => method === 'POST' && url.includes('/subscriptions')).map(({ data }) => data);

describe('the question whether WeChat may tell', () => {
  const TEMPLATES = ['T1', 'T2', 'T3', 'T4'].map((template) => ({ template, kind: 'queue-called' }));

  it('is asked where the store has nothing left to send with, three at once', async () => {
    answers['moment=queue'] = { items: TEMPLATES };
    answers['moment=recharge'] = { items: [] };

    expect((await wanted('queue', NOW)).map(({ template }) => template)).toEqual(['T1', 'T2', 'T3']);
    expect(await wanted('recharge', NOW)).toEqual([]);
  });

  it('rests a month after a no', async () => {
    answers['/subscriptions'] = { items: TEMPLATES };
    decline('queue', NOW);

    expect(await wanted('queue', NOW + 29 * DAY_MS)).toEqual([]);
    expect((await wanted('recharge', NOW + 29 * DAY_MS)).length).toBe(3);
    expect((await wanted('queue', NOW + 30 * DAY_MS)).length).toBe(3);
  });

  it('tells the server what was answered, and nothing else of WeChat', async () => {
    answers['/subscriptions'] = { items: TEMPLATES };

    await allow('queue', TEMPLATES.slice(0, 2), () => Promise.resolve({ errMsg: 'requestSubscribeMessage:ok', T1: 'accept', T2: 'filter' } as unknown as Record<string, Subscribed>));

    expect(posted()).toEqual([{ results: [{ template: 'T1', result: 'accept' }, { template: 'T2', result: 'filter' }] }]);
    expect((await wanted('queue')).length).toBe(3);
  });

  it('rests as well when all was refused, or WeChat could not ask', async () => {
    answers['/subscriptions'] = { items: TEMPLATES };
    await allow('queue', TEMPLATES.slice(0, 1), () => Promise.resolve({ T1: 'reject' }));
    await allow('recharge', TEMPLATES.slice(0, 1), () => Promise.resolve({}));

    expect(posted()).toEqual([{ results: [{ template: 'T1', result: 'reject' }] }]);
    expect([await wanted('queue'), await wanted('recharge')]).toEqual([[], []]);
  });
});
