import { beforeEach, describe, expect, it, vi } from 'vitest';
import { byDistance, distance, isRefused, metres, whereIAm, type Store } from '../src/services/stores';

const SQUARE = { latitude: 31.2304, longitude: 121.4737 };
const held = new Map<string, string>();
let answer: { latitude: number; longitude: number } | null = null;

beforeEach(() => {
  held.clear();
  vi.stubGlobal('uni', {
    setStorageSync: (name: string, value: string) => held.set(name, value),
    getStorageSync: (name: string) => held.get(name) ?? '',
    removeStorageSync: (name: string) => held.delete(name),
    getFuzzyLocation: () => undefined,
    getLocation: (asked: { success: (at: object) => void; fail: () => void }) => (answer ? asked.success(answer) : asked.fail()),
  });
});

function store(id: string, latitude: number | null = null): Store {
  return { id, name: id, address: '', phone: '', openingHours: '', timeZone: 'Asia/Shanghai', latitude, longitude: latitude && SQUARE.longitude };
}

describe('a store', () => {
  it('is so far away', () => {
    expect(metres(SQUARE, SQUARE)).toBe(0);
    // One degree of a meridian.
    expect(Math.round(metres(SQUARE, { ...SQUARE, latitude: SQUARE.latitude + 1 }) / 100)).toBe(1_112);
  });

  it.each([
    [12, '50 m'],
    [349, '350 m'],
    [1_234, '1.2 km'],
    [18_400, '18 km'],
  ])('%i metres are %s', (of, text) => {
    expect(distance(of)).toBe(text);
  });

  it('that is near comes first, and one without a place last', () => {
    const all = [store('nowhere'), store('far', 31.5), store('near', 31.24)];

    expect(byDistance(all, SQUARE).map((each) => each.id)).toEqual(['near', 'far', 'nowhere']);
    expect(byDistance(all, null).map((each) => each.id)).toEqual(['nowhere', 'far', 'near']);
  });
});

describe('where the phone is', () => {
  it('is remembered to be refused, until it is told', async () => {
    answer = null;
    expect(await whereIAm()).toBeNull();
    expect(isRefused()).toBe(true);

    answer = SQUARE;
    expect(await whereIAm()).toEqual(SQUARE);
    expect(isRefused()).toBe(false);
  });
});
