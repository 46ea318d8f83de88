import type { Schemas } from '../shared/api';

export type Means = Schemas['RecogniseCard'];

/** A number this long is never an amount: a scanner typed it, whatever field had the focus. */
export const NO_AMOUNT = 11;

const CODE = /^\d{18}$/;
const MEMBER_NUMBER = /^8\d{15}$/;
const PHONE = /^(\+\d[\d ()-]{4,18}|1\d{10})$/;

/** What somebody scanned or typed: a card code, a card's number, a phone, or else a plastic card's own number. */
export function meansOf(text: string): Means | null {
  const plain = text.trim();
  const digits = plain.replace(/[\s-]/g, '');
  if (!plain) return null;
  if (CODE.test(digits)) return { cardCode: digits };
  if (MEMBER_NUMBER.test(digits)) return { memberNumber: digits };
  if (PHONE.test(plain) || PHONE.test(digits)) return { phone: plain };
  return { swiped: plain };
}
