import { describe, expect, it } from 'vitest';
import { fenOf, signed, yuan } from '../src/services/money';

describe('money', () => {
  it.each([
    [0, '¥0.00'],
    [5, '¥0.05'],
    [123_450, '¥1,234.50'],
    [123_456_789, '¥1,234,567.89'],
    [-3_800, '−¥38.00'],
  ])('writes %i fen', (fen, text) => {
    expect(yuan(fen)).toBe(text);
  });

  it('shows the sign of what came and what left', () => {
    expect(signed(30_000)).toBe('+¥300.00');
    expect(signed(-1)).toBe('−¥0.01');
    expect(signed(0)).toBe('¥0.00');
  });

  it.each([
    ['38', 3_800],
    ['38.5', 3_850],
    [' 38.05 ', 3_805],
    ['0.29', 29],
    ['1.1', 110],
  ])('reads %s', (typed, fen) => {
    expect(fenOf(typed)).toBe(fen);
  });

  it.each(['', '.', '1.', '-1', '1.234', '1e3', '12345678', '１'])('refuses %s', (typed) => {
    expect(fenOf(typed)).toBeNull();
  });
});
