import type { Answered } from './contract';
import { asMember } from './session';
import { forget, keep, kept } from './storage';

/** A code of one minute; barcode and QR are drawn by the server, as SVG. */
export type Code = Answered<'GET', '/api/v1/member/card/codes'>['codes'][number];

/** Codes of the coming minutes, and how far the phone's clock is off. */
interface Stock {
  offMs: number;
  codes: Code[];
}

const NAME = 'codes';
const FEW_MS = 10 * 60_000;

/** The code of this minute, and the seconds that are left of it. Works without a network while codes are left. */
export function codeAt(stock: Stock, phoneMs: number): { code: Code; secondsLeft: number } | null {
  const now = phoneMs + stock.offMs;
  const code = stock.codes.find((each) => Date.parse(each.validFrom) <= now && now < Date.parse(each.validUntil));
  return code ? { code, secondsLeft: Math.ceil((Date.parse(code.validUntil) - now) / 1_000) } : null;
}

export function currentCode(): { code: Code; secondsLeft: number } | null {
  const stock = kept<Stock>(NAME);
  return stock && codeAt(stock, Date.now());
}

function runsOut(): boolean {
  const last = kept<Stock>(NAME)?.codes.slice(-1)[0];
  return !last || Date.parse(last.validUntil) - Date.now() < FEW_MS;
}

/** Fetches the codes of the coming minutes; with none of the network nothing is lost. */
export async function refill(): Promise<void> {
  const asked = Date.now();
  const answer = await asMember('GET', '/api/v1/member/card/codes');
  // The server spoke somewhere between question and answer.
  const heard = (asked + Date.now()) / 2;
  keep(NAME, { offMs: Date.parse(answer.serverTime) - heard, codes: answer.codes });
}

export async function refillWhenFew(): Promise<void> {
  if (runsOut()) await refill();
}

/** Whoever holds a code can pay with it: none stays on a phone that changes hands. */
export function dropCodes(): void {
  forget(NAME);
}

export function picture(svg: string): string {
  return `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
}
