import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Line } from '../src/services/card';
import { entries, explained, goods, sentence, type OwnSale, type Read } from '../src/services/history';

beforeEach(() => {
  vi.stubGlobal('uni', { getSystemInfoSync: () => ({ language: 'zh-CN' }) });
});

function line(id: number, saleId: string | null, asset: 'principal' | 'bonus', amountFen: number, balanceAfterFen: number): Line {
  const kind = saleId ? 'charge' : 'recharge';
  const title = saleId ? '消费' : '充值';
  const at = `2026-11-${10 + id}T04:00:00Z`;
  return { id, postingId: saleId ?? `p${id}`, at, kind, title, text: '', asset, amountFen, balanceAfterFen, store: '南京路店', sourceId: saleId, saleId };
}

function sale(id: string, day: number, walletFen: number): OwnSale {
  const soldAt = `2026-11-${day}T04:00:00Z`;
  return { id, soldAt, storeName: '南京路店', names: ['茶'], lineCount: 1, totalFen: 3_800, walletFen, principalFen: walletFen, bonusFen: 0, refundedFen: 0 };
}

function charge(id: number, saleId: string): Line[] {
  return [line(id, saleId, 'principal', -3_400, 26_000), { ...line(id, saleId, 'bonus', -400, 200), id: id - 0.5 }];
}

function read(lines: Line[], sales: OwnSale[], more: { lines?: string; sales?: string } = {}): Read {
  return { lines: { items: lines, nextCursor: more.lines ?? null }, sales: { items: sales, nextCursor: more.sales ?? null } };
}

describe('the history', () => {
  it('tells a charge once, in plain words', () => {
    const [only, ...rest] = entries(read(charge(5, 's'), [sale('s', 15, 3_800)]));

    expect(rest).toEqual([]);
    expect(sentence(only)).toBe('茶 · 南京路店 −¥38.00：本金 ¥34.00，赠金 ¥4.00；余额 ¥262.00');
    expect(only.saleId).toBe('s');
  });

  it('tells a sale that the card did not pay', () => {
    const [only] = entries(read([], [sale('s', 15, 0)]));

    expect(sentence(only)).toBe('茶 · 南京路店 ¥38.00：没有动用储值');
  });

  it('knows the whole balance where one purse alone moved', () => {
    const lines = [line(6, null, 'principal', 10_000, 36_000), ...charge(5, 's'), line(1, null, 'principal', 29_400, 29_400)];

    expect(entries(read(lines, [])).map((each) => each.balanceFen)).toEqual([36_200, 26_200, 30_000]);
  });

  it('leaves the balance out where it cannot know it yet', () => {
    const lines = [line(5, null, 'principal', 100, 300), line(4, null, 'principal', 200, 200)];

    const [only] = entries(read(lines, [], { lines: 'more' }));

    expect(only.balanceFen).toBeNull();
    expect(explained(only)).toBe('本金 ¥1.00');
  });

  it('keeps back what is older than the end of a page that goes on', () => {
    const lines = [line(5, null, 'principal', 100, 300), line(4, null, 'principal', 200, 200)];
    const all = read(lines, [sale('new', 16, 0), sale('old', 11, 0)], { lines: 'more' });

    expect(entries(all).map((each) => each.id)).toEqual(['new', 'p5']);
    expect(entries({ ...all, lines: { items: lines, nextCursor: null } }).map((each) => each.id)).toEqual(['new', 'p5', 'p4', 'old']);
  });

  it('names some of what was bought', () => {
    expect(goods({ names: ['龙井', '瓜子', '花生'], lineCount: 5 })).toBe('龙井、瓜子、花生等 5 样');
    expect(goods({ names: [], lineCount: 0 })).toBe('');
  });
});
