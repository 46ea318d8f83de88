import { describe, expect, it } from 'vitest';
import { ownCode, worth } from '../src/till/coupons';
import { asked, difference, isAboutWishes, isStale, lapsesSoon, NO_WISHES, step, type Quote } from '../src/till/price';

describe('a price', () => {
  it('is asked for with what the customer wishes, and without where they wish nothing', () => {
    expect(asked(NO_WISHES)).toEqual({});
    expect(asked({ coupons: ['c1'], codes: [], points: 200 })).toEqual({ wishes: { coupons: ['c1'], couponCodes: [], points: 200 } });
    expect(asked({ coupons: [], codes: ['7K2M9QXR4TWB8HNC'], points: 0 }).wishes?.couponCodes).toEqual(['7K2M9QXR4TWB8HNC']);
  });

  it('is explained step by step', () => {
    expect(step({ kind: 'tier_discount', code: 'gold', name: { zh: '金卡', en: 'Gold' }, amountFen: 190 })).toEqual({ what: '等级折扣 · 金卡', offFen: 190 });
    expect(step({ kind: 'points', code: 'points', amountFen: 200, points: 200 })).toEqual({ what: '积分 200 分', offFen: 200 });
  });

  it('is asked for anew before it ends, so that the server need not refuse it', () => {
    const quote = { lapsesAt: '2026-11-23T06:00:10Z' } as Quote;
    expect(lapsesSoon(quote, Date.parse('2026-11-23T06:00:00Z'))).toBe(false);
    expect(lapsesSoon(quote, Date.parse('2026-11-23T06:00:08Z'))).toBe(true);
    expect(lapsesSoon(quote, Date.parse('2026-11-23T06:01:00Z'))).toBe(true);
  });

  it('that is another one is told with both figures', () => {
    expect(difference(3_610, 3_420)).toContain('刚才 ¥36.10，现在 ¥34.20');
  });

  it('knows whether a refusal is about its age, about the wishes or about neither', () => {
    const problem = (status: number, code: string) => ({ status, code });
    expect(isStale(problem(409, 'QUOTE_LAPSED'))).toBe(true);
    expect(isStale(problem(409, 'QUOTE_USED'))).toBe(false);
    expect(isAboutWishes(problem(409, 'COUPON_NOT_APPLICABLE'))).toBe(true);
    expect(isAboutWishes(problem(409, 'POINTS_DO_NOT_PAY'))).toBe(true);
    expect(isAboutWishes(problem(0, 'NETWORK'))).toBe(false);
    expect(isAboutWishes(problem(409, 'SALE_TOO_LARGE'))).toBe(false);
  });
});

describe('a code that is no card', () => {
  it('has sixteen signs without the ones that people mix up, and a letter among them', () => {
    expect(ownCode('7k2m 9qxr-4twb 8hnc')).toBe('7K2M9QXR4TWB8HNC');
    expect(ownCode('8123456789012345')).toBeNull();
    expect(ownCode('612345678901234567')).toBeNull();
    expect(ownCode('7K2M9QXR4TWB8HNO')).toBeNull();
    expect(ownCode('38.50')).toBeNull();
  });
});

describe('a coupon', () => {
  const value = { fen: null, payBasisPoints: null, capFen: null, payFen: null, skus: [], costFen: null };

  it('is told by what it is worth', () => {
    expect(worth({ kind: 'cash', value: { ...value, fen: 500 } })).toBe('−¥5.00');
    expect(worth({ kind: 'percent', value: { ...value, payBasisPoints: 9_500 } })).toBe('9.5 折');
    expect(worth({ kind: 'add_on', value: { ...value, payFen: 100 } })).toBe('加 ¥1.00');
    expect(worth({ kind: 'gift', value })).toBe('送');
  });
});
