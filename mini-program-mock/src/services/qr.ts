/**
 * Draws QR codes (ISO/IEC 18004): version 2, level M, up to 26 bytes; enough for the codes of coupons and gifts. In it
 * self, so that no library comes onto the phone for twenty letters.
 */
const SIZE = 25;
const DATA = 28;
const CHECK = 16;
const MOST_BYTES = 26;
/** Bit-mask 0 darkens every other point; its format bits at level M, with their own check bits. */
const FORMAT = 0b101010000010010;

type Grid = (boolean | null)[][];

/** The points, row by row: true is dark. Throws RangeError for a text that is too long. */
export function qrPoints(text: string): boolean[][] {
  const grid = frame();
  fill(grid, withCheck(coded(text)));
  return grid.map((row) => row.map((point) => point === true));
}

/** As a picture that any size fits, with its quiet zone. */
export function qrSvg(text: string): string {
  const quiet = 4;
  const whole = SIZE + 2 * quiet;
  const path = qrPoints(text)
    .flatMap((row, y) => row.map((dark, x) => (dark ? `M${x + quiet} ${y + quiet}h1v1h-1z` : '')))
    .join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${whole} ${whole}" shape-rendering="crispEdges"><rect width="${whole}" height="${whole}" fill="#fff"/><path d="${path}"/></svg>`;
}

/** Byte mode, length, the bytes, and filling up to the end. */
function coded(text: string): number[] {
  const bytes = [...text].map((sign) => sign.charCodeAt(0));
  if (bytes.length > MOST_BYTES || bytes.some((byte) => byte > 0x7f)) throw new RangeError(text);
  const nibbles = [4, bytes.length >> 4, bytes.length & 15, ...bytes.flatMap((byte) => [byte >> 4, byte & 15]), 0];
  const words: number[] = [];
  for (let i = 0; i + 1 < nibbles.length; i += 2) words.push((nibbles[i] << 4) | nibbles[i + 1]);
  for (let pad = 0xec; words.length < DATA; pad ^= 0xec ^ 0x11) words.push(pad);
  return words;
}

/** Reed–Solomon over GF(256): the rest of the division by the generator, behind the data. */
function withCheck(data: number[]): number[] {
  const generator = Array.from({ length: CHECK }).reduce<number[]>(
    (product, _, i) => times(product, [1, power(i)]),
    [1],
  );
  const rest = [...data, ...new Array<number>(CHECK).fill(0)];
  for (let i = 0; i < data.length; i++) {
    const factor = rest[i];
    generator.forEach((each, j) => (rest[i + j] ^= product(each, factor)));
  }
  return [...data, ...rest.slice(data.length)];
}

function times(a: number[], b: number[]): number[] {
  const out = new Array<number>(a.length + b.length - 1).fill(0);
  a.forEach((x, i) => b.forEach((y, j) => (out[i + j] ^= product(x, y))));
  return out;
}

function product(a: number, b: number): number {
  let out = 0;
  for (let i = 7; i >= 0; i--) {
    out = (out << 1) ^ (out & 0x80 ? 0x11d : 0);
    if ((b >> i) & 1) out ^= a;
  }
  return out & 0xff;
}

function power(exponent: number): number {
  return exponent === 0 ? 1 : product(2, power(exponent - 1));
}

/** All that is the same on every code of this size: corners, timing, alignment, format. */
function frame(): Grid {
  const grid: Grid = Array.from({ length: SIZE }, () => new Array<boolean | null>(SIZE).fill(null));
  for (const [left, top] of [
    [0, 0],
    [SIZE - 7, 0],
    [0, SIZE - 7],
  ]) {
    corner(grid, left, top);
  }
  for (let i = 8; i < SIZE - 8; i++) {
    grid[6][i] = grid[i][6] = i % 2 === 0;
  }
  for (let y = -2; y <= 2; y++) {
    for (let x = -2; x <= 2; x++) grid[18 + y][18 + x] = Math.max(Math.abs(x), Math.abs(y)) !== 1;
  }
  format(grid);
  return grid;
}

function corner(grid: Grid, left: number, top: number): void {
  for (let y = -1; y <= 7; y++) {
    for (let x = -1; x <= 7; x++) {
      const row = grid[top + y];
      if (!row || left + x < 0 || left + x >= SIZE) continue;
      const ring = Math.max(Math.abs(x - 3), Math.abs(y - 3));
      row[left + x] = ring !== 2 && ring !== 4;
    }
  }
}

/** Twice, around the upper left corner and along the others. Bit 14 comes first. */
function format(grid: Grid): void {
  for (let i = 0; i < 15; i++) {
    const dark = ((FORMAT >> i) & 1) === 1;
    const down = i < 6 ? i : i < 8 ? i + 1 : SIZE - 15 + i;
    const across = i < 8 ? SIZE - 1 - i : i < 9 ? 7 : 14 - i;
    grid[down][8] = dark;
    grid[8][across] = dark;
  }
  grid[SIZE - 8][8] = true;
}

/** In columns of two from the right, up and down in turn, around what is there, under the mask. */
function fill(grid: Grid, words: number[]): void {
  let bit = 0;
  for (let right = SIZE - 1; right > 0; right -= 2) {
    if (right === 6) right = 5;
    for (let step = 0; step < SIZE; step++) {
      const y = ((right + 1) & 2) === 0 ? SIZE - 1 - step : step;
      for (const x of [right, right - 1]) {
        if (grid[y][x] !== null) continue;
        const dark = bit < words.length * 8 && ((words[bit >> 3] >> (7 - (bit & 7))) & 1) === 1;
        grid[y][x] = dark !== ((x + y) % 2 === 0);
        bit++;
      }
    }
  }
}
