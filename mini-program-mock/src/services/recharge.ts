import { asMember } from './session';
import { intend } from './intent';
import { requestPayment, type PaymentParameters } from '../platform';
import type { Page } from './card';

export interface Offer {
  code: string;
  name: { zh: string; en: string };
  payFen: number;
  bonusFen: number;
  firstTime: boolean;
}

export interface Offers {
  cardId: string;
  termsVersion: string;
  ownAmount: boolean;
  minFen: number;
  maxFen: number;
  refundDays: number;
  items: Offer[];
}

export interface Order {
  id: string;
  amountFen: number;
  bonusFen: number;
  state: 'pending' | 'paid' | 'closed' | 'suspended';
  createdAt: string;
  expiresAt: string;
  paidAt?: string;
  refundedFen: number;
  refundableUntil?: string;
}

/** What became of a recharge as far as the server knows: the phone's own word counts for nothing. */
export type Outcome = 'paid' | 'waiting' | 'cancelled' | 'closed' | 'suspended';

const PAUSE_MS = 1_000;
const TRIES = 20;

export function offers(): Promise<Offers> {
  return asMember('GET', '/api/v1/member/recharge-offers');
}

export function orders(limit = 20, cursor?: string): Promise<Page<Order>> {
  const from = cursor ? `&cursor=${encodeURIComponent(cursor)}` : '';
  return asMember('GET', `/api/v1/member/recharge-orders?limit=${limit}${from}`);
}

/** Orders, and opens WeChat's payment. The second tap on the same offer is the same order. */
export async function recharge(
  terms: Offers,
  wish: { offerCode: string } | { amountFen: number },
): Promise<{ order: Order; paid: boolean }> {
  const body = { cardId: terms.cardId, termsVersion: terms.termsVersion, ...wish };
  const paying = await intend('recharge', body, (key) =>
    asMember<{ order: Order; payment: PaymentParameters }>('POST', '/api/v1/member/recharge-orders', { key, body }),
  );
  return { order: paying.order, paid: await requestPayment(paying.payment) };
}

export function order(id: string): Promise<Order> {
  return asMember('GET', `/api/v1/member/recharge-orders/${id}`);
}

export function isRefundable(of: Order): boolean {
  return of.state === 'paid' && of.refundedFen < of.amountFen && Date.parse(of.refundableUntil ?? '') > Date.now();
}

/** Waits until the server says what became of it; `waiting` when it does not know for a while. */
export async function settled(id: string): Promise<Outcome> {
  for (let tries = 0; tries < TRIES; tries++) {
    const { state } = await order(id);
    if (state !== 'pending') return state;
    await new Promise((resume) => setTimeout(resume, PAUSE_MS));
  }
  return 'waiting';
}

export interface Refund {
  id: string;
  amountFen: number;
  bonusFen: number;
  state: string;
}

/** All that is unspent of a recharge, back the way it came. */
export function refund(id: string, reason: string): Promise<Refund> {
  return intend(`refund.${id}`, { reason }, (key) =>
    asMember<Refund>('POST', `/api/v1/member/recharge-orders/${id}/refunds`, { key, body: { reason } }),
  );
}
