import { describe, expect, it } from 'vitest';
import { codeAt, type Code } from '../src/services/code';

const START = Date.parse('2026-11-22T04:00:00Z');

function code(minute: number): Code {
  const at = (offset: number) => new Date(START + (minute + offset) * 60_000).toISOString();
  return { validFrom: at(0), validUntil: at(1), code: `${minute}`, grouped: '', barcode: '', qr: '' };
}

describe('the code of this minute', () => {
  const codes = [code(0), code(1), code(2)];

  it('is picked by the time', () => {
    expect(codeAt({ offMs: 0, codes }, START + 61_000)).toEqual({ code: codes[1], secondsLeft: 59 });
  });

  it('is picked by the server’s time where the phone’s is wrong', () => {
    const tenMinutes = 600_000;
    expect(codeAt({ offMs: tenMinutes, codes }, START + 5_000 - tenMinutes)?.code).toEqual(codes[0]);
    expect(codeAt({ offMs: -tenMinutes, codes }, START + 125_000 + tenMinutes)?.code).toEqual(codes[2]);
  });

  it('is none when they have run out', () => {
    expect(codeAt({ offMs: 0, codes }, START + 180_000)).toBeNull();
    expect(codeAt({ offMs: 0, codes }, START - 1)).toBeNull();
  });
});
