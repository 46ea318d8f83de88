import type { Schemas } from '../shared/api';
import { yuan } from '../shared/money';
import { say } from '../shared/words';

const WHOLE = 10_000;

/** The own code of a coupon or of something that was taken for points, as a scanner or a person types it. */
const OWN_CODE = /^[0-9A-HJKMNP-TV-Z]{16}$/;

/** Letters as the server reads them; null for what is no such code, as a card's number, which has no letters. */
export function ownCode(text: string): string | null {
  const plain = text.replace(/[\s-]/g, '').toUpperCase();
  return OWN_CODE.test(plain) && /[A-Z]/.test(plain) ? plain : null;
}

/** What a coupon is worth in a word. */
export function worth({ kind, value }: Pick<Schemas['CouponView'], 'kind' | 'value'>): string {
  switch (kind) {
    case 'cash':
      return yuan(-(value.fen ?? 0));
    case 'percent':
      return percent(value.payBasisPoints ?? WHOLE);
    case 'add_on':
      return say(`加 ${yuan(value.payFen ?? 0)}`, `add ${yuan(value.payFen ?? 0)}`);
    case 'delivery':
      return say('免运费', 'free delivery');
    default:
      return say('送', 'free');
  }
}

/** 9.5 折, or 5% off, by moving digits. */
function percent(payBasisPoints: number): string {
  return say(`${moved(payBasisPoints, 3)} 折`, `${moved(WHOLE - payBasisPoints, 2)}% off`);
}

function moved(whole: number, places: number): string {
  const digits = String(whole).padStart(places + 1, '0');
  return `${digits.slice(0, -places)}.${digits.slice(-places)}`.replace(/\.?0+$/, '');
}
