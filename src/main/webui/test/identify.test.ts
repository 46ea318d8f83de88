import { expect, test } from 'vitest';
import { meansOf } from '../src/till/identify';

test('a card code has eighteen digits, in groups or not', () => {
  expect(meansOf('512345678901234567')).toEqual({ cardCode: '512345678901234567' });
  expect(meansOf(' 5123 4567 8901 2345 67 ')).toEqual({ cardCode: '512345678901234567' });
});

test('a card number has sixteen and begins with an eight', () => {
  expect(meansOf('8123456789012345')).toEqual({ memberNumber: '8123456789012345' });
});

test('a phone is one with or without its country', () => {
  expect(meansOf('13800138000')).toEqual({ phone: '13800138000' });
  expect(meansOf('+852 5123 4567')).toEqual({ phone: '+852 5123 4567' });
});

test('everything else is a plastic card', () => {
  expect(meansOf('VIP-00042')).toEqual({ swiped: 'VIP-00042' });
  expect(meansOf('  ')).toBeNull();
});
