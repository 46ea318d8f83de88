import { describe, expect, it } from 'vitest';
import { qrPoints, qrSvg } from '../src/services/qr';

/** Version 2, level M, bytes, mask 0, as ZXing 3.5.4 draws it. */
const DRAWN = `
#######...###.##..#######
#.....#.#....###..#.....#
#.###.#....#......#.###.#
#.###.#....#..###.#.###.#
#.###.#.#.#....#..#.###.#
#.....#..#..#..#..#.....#
#######.#.#.#.#.#.#######
.........##.##.##........
#.#.#.#..##..#......#..#.
..####.#..##.##.####...##
#######.##..###...#..#.##
#.###..##....#####.....#.
......##.##.###.#.#.....#
.#.....#.###....#.#..####
#..#.##..##.....#.##.##.#
.#..##..##.###.####.#....
#.##..###...#########...#
........#...##.##...#..##
#######.....#.###.#.#..##
#.....#......#..#...#..##
#.###.#.#....#..######...
#.###.#..#..#..#.#.##....
#.###.#.##....#.##.##.#.#
#.....#..#####.##..#.#.#.
#######.#.#.##..#...#..##
`;

describe('the code of a coupon', () => {
  it('is drawn as the standard has it', () => {
    const points = qrPoints('a gift of 26 letters, here').map((row) => row.map((dark) => (dark ? '#' : '.')).join(''));

    expect(points).toEqual(DRAWN.trim().split('\n'));
  });

  it('is a picture with a quiet zone of four points', () => {
    expect(qrSvg('7K2M9QXR4TWB8HNC')).toContain('viewBox="0 0 33 33"');
    expect(qrSvg('7K2M9QXR4TWB8HNC')).toContain('M4 4h1v1h-1z');
  });

  it('is not drawn when it would not fit, or is no plain text', () => {
    expect(() => qrPoints('x'.repeat(27))).toThrow(RangeError);
    expect(() => qrPoints('券')).toThrow(RangeError);
  });
});
