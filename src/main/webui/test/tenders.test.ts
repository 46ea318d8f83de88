import { expect, test } from 'vitest';
import { lacking, tendersOf, type Part } from '../src/till/tenders';

const parts: Part[] = [
  { kind: 'wallet', text: '30' },
  { kind: 'cash', text: '8.00' },
];

test('parts come to the total, or it is said what they lack', () => {
  expect(lacking(3_800, parts)).toBe(0);
  expect(lacking(4_000, parts)).toBe(200);
  expect(lacking(3_000, parts)).toBe(-800);
  expect(lacking(3_800, [{ kind: 'cash', text: 'x' }])).toBeNull();
});

test('a part of nothing is not sent', () => {
  expect(tendersOf([...parts, { kind: 'other', text: '0' }])).toEqual([
    { kind: 'wallet', amountFen: 3_000 },
    { kind: 'cash', amountFen: 800 },
  ]);
});
