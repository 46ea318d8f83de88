import type { ApiProblem, Schemas } from '../shared/api';
import { yuan } from '../shared/money';
import { say, told } from '../shared/words';

export type Quote = Schemas['QuoteView'];
export type Effect = Schemas['Effect'];

/** What the customer pays with beside money. */
export interface Wishes {
  coupons: string[];
  /** Coupons whose own code was scanned. */
  codes: string[];
  points: number;
}

export const NO_WISHES: Wishes = { coupons: [], codes: [], points: 0 };

/** A quote that ends so soon is asked for anew before it is charged. */
const SOON_MS = 3_000;

/** What was promised is there no more: the same basket has another price now, or the same again. */
const STALE = ['QUOTE_LAPSED', 'QUOTE_DIFFERS'];

export function isStale(problem: Pick<ApiProblem, 'code'>): boolean {
  return STALE.includes(problem.code);
}

export function lapsesSoon(quote: Quote, nowMs: number): boolean {
  return Date.parse(quote.lapsesAt) - nowMs < SOON_MS;
}

/** As the server takes them; left out where nothing is wished for. */
export function asked(wishes: Wishes): { wishes?: Schemas['Wishes'] } {
  const { coupons, codes, points } = wishes;
  return coupons.length + codes.length + points > 0 ? { wishes: { coupons, couponCodes: codes, points } } : {};
}

/** One step of the price, as in 金卡 9.5 折: −¥1.90. */
export function step(effect: Effect): { what: string; offFen: number } {
  return { what: effect.kind === 'points' ? say(`积分 ${effect.points} 分`, `${effect.points} points`) : nameOf(effect), offFen: effect.amountFen ?? 0 };
}

function nameOf(effect: Effect): string {
  const kinds: Record<string, string> = {
    member_price: say('会员价', 'Member price'),
    member_day: say('会员日', 'Member day'),
    tier_discount: say('等级折扣', 'Level'),
    coupon: say('优惠券', 'Coupon'),
  };
  const kind = kinds[effect.kind ?? ''] ?? '';
  const name = told(effect.name);
  return name ? `${kind} · ${name}` : kind;
}

/** What to tell the customer before they pay another price than the one they saw. */
export function difference(beforeFen: number, nowFen: number): string {
  return say(
    `价格变了：刚才 ${yuan(beforeFen)}，现在 ${yuan(nowFen)}。跟顾客说一声，再按收款。`,
    `The price has changed: ${yuan(beforeFen)} before, ${yuan(nowFen)} now. Tell the customer, then charge.`,
  );
}

/** What is wrong with what the customer wishes to pay with, and not with the basket: it can be had without. */
export function isAboutWishes(problem: Pick<ApiProblem, 'status' | 'code'>): boolean {
  return problem.status >= 400 && problem.status < 500 && /^(COUPON|POINTS|INSUFFICIENT_POINTS)/.test(problem.code);
}
