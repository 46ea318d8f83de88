import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { presence } from '../src/services/queue';
import { enter, leave, scannedAt, storeOfLast } from '../src/services/session';

const AT_THE_DOOR = { id: 's1', name: '老街店' };
const SPOT = { latitude: 31.2304, longitude: 121.4737 };
const held = new Map<string, string>();
let store: object | null;

/** The sandbox's part in signing in. */
function sandbox(path: string): Promise<object> {
  const json = path.endsWith('/users') ? [{ id: 'p1' }] : { code: 'c' };
  return Promise.resolve({ ok: true, json: () => Promise.resolve(json) });
}

beforeEach(() => {
  vi.useFakeTimers();
  held.clear();
  Object.entries({ 'demo.person': '"p1"', 'demo.appid': '"wx1"', merchant: '"tea"' }).forEach(([name, value]) => held.set(`lingka.${name}`, value));
  vi.stubGlobal('fetch', sandbox);
  vi.stubGlobal('uni', {
    getSystemInfoSync: () => ({ language: 'zh-CN' }),
    getStorageSync: (name: string) => held.get(name) ?? '',
    setStorageSync: (name: string, value: string) => held.set(name, value),
    removeStorageSync: (name: string) => held.delete(name),
    request: ({ success }: { success: (answer: object) => void }) =>
      success({
        statusCode: 200,
        data: { accessToken: 't', expiresIn: 900, merchant: { code: 'tea', name: '茶' }, store, joinCode: store && '1-abc', hasCard: false },
      }),
  });
});

afterEach(() => {
  leave();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('who scanned the code at a store', () => {
  it('is there, also when they are signed in anew, but not for ever', async () => {
    store = AT_THE_DOOR;
    await enter({ joinCode: '1-abc' });
    store = null;
    await enter();

    expect(scannedAt('s1')).toBe('1-abc');
    expect(scannedAt('s2')).toBeNull();
    expect(storeOfLast()).toBe('s1');
    vi.setSystemTime(Date.now() + 31 * 60_000);
    expect(scannedAt('s1')).toBeNull();
  });

  it('need not tell the phone’s place', async () => {
    store = AT_THE_DOOR;
    await enter({ joinCode: '1-abc' });

    expect(presence('s1', SPOT)).toEqual({ joinCode: '1-abc' });
    expect(presence('s2', SPOT)).toEqual(SPOT);
    expect(presence('s2', null)).toEqual({});
  });
});
