import { expect, test } from 'vitest';
import { fenOf, plain, yuan } from '../src/shared/money';

test('what is typed becomes fen without a fraction ever being computed', () => {
  expect(fenOf('38')).toBe(3_800);
  expect(fenOf('38.5')).toBe(3_850);
  expect(fenOf('¥1,234.05')).toBe(123_405);
  expect(fenOf('.1')).toBe(10);
  expect(fenOf('0.29')).toBe(29);
  expect(fenOf('10000000')).toBe(1_000_000_000);
  expect(fenOf('３８。５')).toBe(3_850);
});

test('what is no amount is none', () => {
  ['', '-1', '1.234', '1e3', 'abc', '10000000.01', '500000000000000000', '1.2.3', '12,50', '1,23,456'].forEach((text) => expect(fenOf(text), text).toBeNull());
});

test('amounts read as they should', () => {
  expect(yuan(123_450)).toBe('¥1,234.50');
  expect(yuan(-5)).toBe('−¥0.05');
  expect(plain(123_405)).toBe('1234.05');
});
