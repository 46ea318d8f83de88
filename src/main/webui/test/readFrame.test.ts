import { describe, expect, it } from 'vitest';
import { frameOf, readFrame, type Frame } from '../src/till/readFrame';

const WIDTH = 640;
const HEIGHT = 480;
const MODULES = 21;

/** Two card codes as the server draws them, a bit for each of the 21 × 21 points; the second is one in fifty. */
const EASY =
  '111111100010101111111100000100000101000001101110101010001011101101110100000101011101101110100101101011101' +
  '100000100111001000001111111101010101111111000000001010000000000111011111010111000100110101001101000010010' +
  '000010110011001011001001011011111110110101011100110001001101000000000001000001100011111111101110100011000' +
  '100000101010001000110101110101110101110111101110100001010100010101110101101011110001100000101101110011000' +
  '111111101101011001001';
const HARD =
  '111111101100101111111100000100100101000001101110101010101011101101110101001001011101101110101110001011101' +
  '100000100000001000001111111101010101111111000000000110000000000111100101010010011101000100010000101001111' +
  '101110101010101101000011101001010110101011001100101011000010110000000001000010001100111111100110011110111' +
  '100000100101111101000101110100011001000011101110101010010010010101110101101010001000100000101111101011111' +
  '111111101111100001010';

/** A phone that is held straight before the camera, its code in the middle. */
function held(bits: string, size: number): Frame {
  const light = new Uint8ClampedArray(WIDTH * HEIGHT).fill(255);
  const left = Math.floor((WIDTH - MODULES * size) / 2);
  const top = Math.floor((HEIGHT - MODULES * size) / 2);
  for (let y = 0; y < MODULES * size; y++) {
    for (let x = 0; x < MODULES * size; x++) {
      const dark = bits[Math.floor(y / size) * MODULES + Math.floor(x / size)] === '1';
      if (dark) light[(top + y) * WIDTH + left + x] = 0;
    }
  }
  return { light, width: WIDTH, height: HEIGHT };
}

describe('the camera', () => {
  it.each([16, 10, 6])('reads a code whose points are %i pixels wide', (size) => {
    expect(readFrame(held(EASY, size))).toBe('688509966237080909');
  });

  it.each([16, 10, 6])('reads one that the reader does not read as long as it is held straight, %i pixels wide', (size) => {
    expect(readFrame(held(HARD, size))).toBe('619274723617004982');
  });

  it('sees nothing where nothing is', () => {
    expect(readFrame({ light: new Uint8ClampedArray(WIDTH * HEIGHT).fill(255), width: WIDTH, height: HEIGHT })).toBeNull();
  });

  it('takes the brightness of a point from its colours', () => {
    const data = new Uint8ClampedArray([255, 255, 255, 255, 0, 0, 0, 255, 0, 200, 0, 255]);
    expect([...frameOf({ data, width: 3, height: 1 }).light]).toEqual([255, 0, 100]);
  });
});
