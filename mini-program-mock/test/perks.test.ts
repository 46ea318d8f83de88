import { beforeEach, describe, expect, it, vi } from 'vitest';
import { conditions, ended, validity, worth, type Coupon } from '../src/services/coupons';
import { chapter, perksIn, type Plan } from '../src/services/plan';
import { counted, inPoints, signedPoints } from '../src/services/points';
import { against, bringsMoney, drawn, limits, odds, type Draw, type Item } from '../src/services/shop';
import { discount, gives, gone, kept, leftOf, multiple, shifted, type Benefit, type Tier } from '../src/services/tier';

const NAME = { zh: '金卡', en: 'Gold' };

beforeEach(() => {
  vi.stubGlobal('uni', { getSystemInfoSync: () => ({ language: 'zh-CN' }) });
});

describe('levels', () => {
  it('tell their share without a fraction being computed', () => {
    expect(discount(9_500)).toBe('9.5 折');
    expect(discount(8_800)).toBe('8.8 折');
    expect(discount(9_000)).toBe('9 折');
    expect(discount(10_000)).toBe('');
    expect(multiple(15_000)).toBe('1.5 倍积分');
    expect(gives({ discountBasisPoints: 9_500, pointsBasisPoints: 20_000 })).toBe('9.5 折 · 2 倍积分');
    expect(shifted(50, 2)).toBe('0.5');
    expect(shifted(10_000, 2)).toBe('100');
    expect(shifted(1, 4)).toBe('0.0001');
  });

  it('are never told as reached before they are', () => {
    const way = { condition: 'spendFen', required: 50_000, counted: 49_999, missing: 1, text: '' };
    expect(gone(way)).toBe(99);
    expect(gone({ ...way, counted: 0 })).toBe(0);
    expect(gone({ ...way, counted: -100 })).toBe(0);
  });

  it('tell how often a benefit is left', () => {
    const benefit = { period: 'month', perPeriod: 2, used: 1, left: 1 } as Benefit;
    expect(leftOf(benefit)).toBe('本月还剩 1 次，共 2 次');
    expect(leftOf({ ...benefit, perPeriod: null, left: null })).toBe('');
  });

  it('tell until when they are safe', () => {
    const mine = { name: NAME, until: null, keptUntil: '2027-01-01', inGrace: false } as Tier;
    const day = (instant: string) => instant.slice(0, 10);
    expect(kept(mine, day)).toBe('保级到 2027-01-01，那天复核');
    expect(kept({ ...mine, inGrace: true }, day)).toBe('宽限期：2027-01-01 之前补上就能保住 金卡');
    expect(kept({ ...mine, until: '2026-12-24T00:00:00Z' }, day)).toBe('这个等级到 2026-12-24 为止');
    expect(kept({ ...mine, keptUntil: null }, day)).toBe('');
  });
});

describe('points', () => {
  it('are grouped and keep their sign', () => {
    expect(counted(1_234_567)).toBe('1,234,567');
    expect(signedPoints(38)).toBe('+38');
    expect(signedPoints(-1_300)).toBe('−1,300');
    expect(inPoints(1)).toBe('1 分');
  });
});

describe('the shop', () => {
  const item = { code: 'mug', name: NAME, refusal: null, missingPoints: 0, left: null, leftToday: null, mayTake: null, bonusFen: null, prizes: [] as unknown } as Item;

  it('says what stands against an item, points last', () => {
    expect(against(item)).toBe('');
    expect(against({ ...item, missingPoints: 70 })).toBe('还差 70 分');
    expect(against({ ...item, refusal: 'SHOP_SOLD_OUT', missingPoints: 70 })).toBe('已兑完');
    expect(against({ ...item, refusal: 'SOMETHING_NEW' })).toBe('现在不能兑换');
  });

  it('tells the limits that there are', () => {
    expect(limits(item)).toBe('');
    expect(limits({ ...item, left: 4, mayTake: 1 })).toBe('还剩 4 件 · 您还能换 1 件');
  });

  it('asks for the card where money may come, and tells the odds', () => {
    const prize = { code: 'doll', name: NAME, kind: 'gift', oddsBasisPoints: 50, left: null, bonusFen: 300 } as Item['prizes'][number];
    expect(bringsMoney(item)).toBe(false);
    expect(bringsMoney({ ...item, prizes: [prize] })).toBe(true);
    expect(odds({ ...item, prizes: [prize] })).toEqual(['金卡 0.5%']);
  });

  it('says what a draw came to', () => {
    const draw = { draw: 1, drawn: 42, below: 50, outcome: 'won', name: NAME } as Draw;
    expect(drawn(draw)).toBe('抽中 金卡');
    expect(drawn({ ...draw, outcome: 'blank' })).toBe('这次没中');
    expect(drawn({ ...draw, outcome: 'out' })).toBe('奖品刚好发完，没中');
  });
});

describe('coupons', () => {
  const coupon = {
    kind: 'cash',
    state: 'usable',
    value: { fen: 500, payBasisPoints: null, capFen: null, payFen: null, skus: [] as string[], costFen: null },
    conditions: { minimumFen: 0, stores: [], classes: [], skus: [], weekdays: [], hours: [], tiers: [], firstSale: false, exclusive: false } as unknown,
    validFrom: '2026-11-01T00:00:00Z',
    validUntil: '2026-11-30T16:00:00Z',
    endedAt: null,
  } as Coupon;

  it('are told by their worth', () => {
    expect(worth(coupon)).toBe('¥5.00');
    expect(worth({ ...coupon, kind: 'percent', value: { ...coupon.value, payBasisPoints: 9_000 } })).toBe('9 折');
    expect(worth({ ...coupon, kind: 'add_on', value: { ...coupon.value, payFen: 100 } })).toBe('加 ¥1.00');
    expect(worth({ ...coupon, kind: 'gift' })).toBe('赠品');
  });

  it('name only the conditions that there are', () => {
    expect(conditions(coupon)).toEqual([]);
    const asked = { ...coupon.conditions, minimumFen: 2_000, weekdays: ['monday', 'sunday'], hours: [{ from: '11:00', until: '14:00' }], exclusive: true };
    expect(conditions({ ...coupon, conditions: asked as Coupon['conditions'] })).toEqual([
      '满 ¥20.00 可用',
      '周一、周日',
      '11:00–14:00',
      '不与其他券同用',
    ]);
  });

  it('end with the minute before their end, in the time of the store', () => {
    expect(validity(coupon)).toBe('有效到 2026-11-30 23:59');
    expect(ended({ ...coupon, state: 'used', endedAt: '2026-11-02T04:30:00Z' })).toBe('2026-11-02 12:30 已使用');
    expect(ended({ ...coupon, state: 'given', endedAt: '2026-11-02T04:30:00Z' })).toBe('2026-11-02 12:30 已送给朋友');
  });
});

describe('the programme', () => {
  const plan = { version: 1, name: '', chapters: [{ code: 'cards', title: '', entries: [] }, { code: 'coupons', title: '优惠券', entries: [] }], coming: null } as Plan;

  it('has what it has a chapter for', () => {
    expect(perksIn(plan)).toEqual(['coupons']);
    expect(chapter(plan, 'coupons')?.title).toBe('优惠券');
    expect(chapter(plan, 'tiers')).toBeNull();
  });
});
