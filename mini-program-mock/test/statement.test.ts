import { describe, expect, it } from 'vitest';
import { sums, type Movement } from '../src/services/statement';
import { monthOf, monthPlus } from '../src/services/time';

function movement(totalFen: number): Movement {
  const none = { principalFen: 0, bonusFen: 0, totalFen: 0 };
  return { postingId: 'p', at: '2026-11-22T04:00:00Z', kind: 'charge', title: '', store: null, saleId: null, moved: { ...none, totalFen }, after: none };
}

describe('a month', () => {
  it('adds what came apart from what left', () => {
    expect(sums([movement(30_000), movement(-3_800), movement(500), movement(-1)])).toEqual({ inFen: 30_500, outFen: 3_801 });
    expect(sums([])).toEqual({ inFen: 0, outFen: 0 });
  });

  it.each([
    ['2026-11', -1, '2026-10'],
    ['2026-01', -1, '2025-12'],
    ['2026-12', 1, '2027-01'],
    ['2026-11', -23, '2024-12'],
  ])('%s and %i months is %s', (month, months, other) => {
    expect(monthPlus(month, months)).toBe(other);
  });

  it('ends at midnight in the store', () => {
    expect(monthOf('2026-10-31T15:59:59Z')).toBe('2026-10');
    expect(monthOf('2026-10-31T16:00:00Z')).toBe('2026-11');
  });
});
