import { beforeEach, describe, expect, it, vi } from 'vitest';
import { recharge, type Offers } from '../src/services/recharge';

const TERMS = { cardId: 'c1', termsVersion: '1' } as Offers;
const SESSION = { accessToken: 't', expiresIn: 900, merchant: { code: 'tea', name: '茶' }, store: null, joinCode: null, hasCard: true };

/** The server while it does not know whether WeChat took the order: 202, and nothing to pay with. */
function unsureServer(keys: string[]): object {
  const kept = new Map(Object.entries({ 'lingka.demo.person': '"p1"', 'lingka.demo.appid': '"wx1"', 'lingka.merchant': '"tea"' }));
  return {
    getSystemInfoSync: () => ({ language: 'zh' }),
    getStorageSync: (name: string) => kept.get(name) ?? '',
    setStorageSync: (name: string, value: string) => kept.set(name, value),
    removeStorageSync: (name: string) => kept.delete(name),
    request: (asked: { url: string; header: Record<string, string>; success: (answer: object) => void }) => {
      if (asked.url.endsWith('/sessions')) return asked.success({ statusCode: 200, data: SESSION });
      keys.push(asked.header['Idempotency-Key']);
      asked.success({ statusCode: 202, data: { order: { id: 'o1', state: 'pending' }, payment: null } });
    },
  };
}

/** The sandbox's part in signing in. */
function sandbox(path: string): Promise<object> {
  const json = path.endsWith('/users') ? [{ id: 'p1' }] : { code: 'c' };
  return Promise.resolve({ ok: true, json: () => Promise.resolve(json) });
}

describe('a recharge that WeChat has not answered yet', () => {
  let keys: string[];

  beforeEach(() => {
    keys = [];
    vi.stubGlobal('uni', unsureServer(keys));
    vi.stubGlobal('fetch', sandbox);
  });

  it('opens no payment, and is asked for again under the same key', async () => {
    await expect(recharge(TERMS, { amountFen: 5_000 })).rejects.toMatchObject({ code: 'PAYMENT_UNKNOWN', isUnknown: true });
    await expect(recharge(TERMS, { amountFen: 5_000 })).rejects.toMatchObject({ code: 'PAYMENT_UNKNOWN' });

    expect(keys).toHaveLength(2);
    expect(new Set(keys).size).toBe(1);
  });
});
