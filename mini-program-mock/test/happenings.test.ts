import { describe, expect, it } from 'vitest';
import { happenings, type Line } from '../src/services/card';

function line(id: number, postingId: string, asset: 'principal' | 'bonus', amountFen: number, balanceAfterFen: number): Line {
  return { id, postingId, at: '2026-11-22T04:00:00Z', kind: 'charge', title: '消费', text: '', asset, amountFen, balanceAfterFen, store: null, sourceId: null, saleId: null };
}

describe('the history', () => {
  it('shows principal and bonus of one charge as one thing', () => {
    const all = [line(4, 'b', 'principal', -3_400, 26_600), line(3, 'b', 'bonus', -400, 2_600), line(2, 'a', 'principal', 30_000, 30_000)];

    const shown = happenings(all);

    expect(shown.map((each) => each.totalFen)).toEqual([-3_800, 30_000]);
    expect(shown[0].parts).toEqual([
      { asset: 'principal', amountFen: -3_400, balanceAfterFen: 26_600 },
      { asset: 'bonus', amountFen: -400, balanceAfterFen: 2_600 },
    ]);
  });

  it('is empty where there is none', () => {
    expect(happenings([])).toEqual([]);
  });
});
