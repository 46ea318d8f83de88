import { describe, expect, it } from 'vitest';
import { addressOf } from '../src/services/api';

describe('an address', () => {
  it('is the path where nothing is to be filled in', () => {
    expect(addressOf('/api/v1/member/card', {})).toBe('/api/v1/member/card');
  });

  it('holds what stands for a name, whatever is in it', () => {
    expect(addressOf('/orders/{id}/refunds/{refundId}', { at: { id: 'a/b?c', refundId: '7' } })).toBe('/orders/a%2Fb%3Fc/refunds/7');
  });

  it('asks only for what is known', () => {
    expect(addressOf('/entries', { query: { limit: 50, cursor: undefined } })).toBe('/entries?limit=50');
    expect(addressOf('/entries', { query: { limit: 50, cursor: 'a&b=' } })).toBe('/entries?limit=50&cursor=a%26b%3D');
    expect(addressOf('/entries', { query: { cursor: undefined } })).toBe('/entries');
  });
});
