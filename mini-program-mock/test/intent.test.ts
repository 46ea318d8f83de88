import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiProblem } from '../src/services/api';
import { intend } from '../src/services/intent';

const held = new Map<string, string>();

beforeEach(() => {
  held.clear();
  vi.stubGlobal('uni', {
    setStorageSync: (name: string, value: string) => held.set(name, value),
    getStorageSync: (name: string) => held.get(name) ?? '',
    removeStorageSync: (name: string) => held.delete(name),
  });
});

function failing(status: number): (key: string) => Promise<never> {
  return (key) => Promise.reject(new ApiProblem(status, 'X', key));
}

async function keyOf(name: string, wish: object): Promise<string> {
  return intend(name, wish, (key) => Promise.resolve(key));
}

async function lostKey(name: string, wish: object): Promise<string> {
  return intend(name, wish, failing(0)).catch((e: ApiProblem) => e.message);
}

describe('an intent', () => {
  it('keeps its key while nobody knows what came of it', async () => {
    const first = await lostKey('recharge', { offer: 'a' });
    const again = await lostKey('recharge', { offer: 'a' });

    expect(again).toBe(first);
    expect(await keyOf('recharge', { offer: 'a' })).toBe(first);
  });

  it('is another one when the wish is another', async () => {
    const first = await lostKey('recharge', { offer: 'a' });

    expect(await keyOf('recharge', { offer: 'b' })).not.toBe(first);
  });

  it('is over when it is done', async () => {
    const first = await keyOf('recharge', { offer: 'a' });

    expect(await keyOf('recharge', { offer: 'a' })).not.toBe(first);
  });

  it('is over when it is refused', async () => {
    const first = await intend('recharge', { offer: 'a' }, failing(409)).catch((e: ApiProblem) => e.message);

    expect(await keyOf('recharge', { offer: 'a' })).not.toBe(first);
  });
});
