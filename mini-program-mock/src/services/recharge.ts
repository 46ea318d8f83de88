import { ApiProblem } from './api';
import type { Answered, Wish } from './contract';
import { asMember } from './session';
import { intend } from './intent';
import { requestPayment } from '../platform';
import { say } from './words';

export type Offers = Answered<'GET', '/api/v1/member/recharge-offers'>;
export type Offer = Offers['items'][number];
export type Orders = Answered<'GET', '/api/v1/member/recharge-orders'>;
export type Order = Orders['items'][number];
export type Refund = Answered<'POST', '/api/v1/member/recharge-orders/{id}/refunds'>;

/** What became of a recharge as far as the server knows: the phone's own word counts for nothing. */
export type Outcome = 'paid' | 'waiting' | 'cancelled' | 'closed' | 'suspended';

const PAUSE_MS = 1_000;
const TRIES = 20;

export function offers(): Promise<Offers> {
  return asMember('GET', '/api/v1/member/recharge-offers');
}

export function orders(limit = 20, cursor?: string): Promise<Orders> {
  return asMember('GET', '/api/v1/member/recharge-orders', { query: { limit, cursor } });
}

type Placing = Wish<'POST', '/api/v1/member/recharge-orders'>['body'];

/** While the server does not know what WeChat said, nobody does: the same intent asks again. */
async function place(key: string, body: Placing): Promise<Answered<'POST', '/api/v1/member/recharge-orders'>> {
  const paying = await asMember('POST', '/api/v1/member/recharge-orders', { key, body });
  if (paying.payment || paying.order.state !== 'pending') return paying;
  throw new ApiProblem(503, 'PAYMENT_UNKNOWN', say('微信还没有回应，请再试一次。', 'WeChat has not answered yet. Please try again.'));
}

/** Orders, and opens WeChat's payment. The second tap on the same offer is the same order. */
export async function recharge(
  terms: Offers,
  wish: { offerCode: string } | { amountFen: number },
): Promise<{ order: Order; paid: boolean }> {
  const body = { cardId: terms.cardId, termsVersion: terms.termsVersion, ...wish };
  const paying = await intend('recharge', body, (key) => place(key, body));
  // Without anything to pay it was paid before, or is closed: the server says which.
  return { order: paying.order, paid: !paying.payment || (await requestPayment(paying.payment)) };
}

export function order(id: string): Promise<Order> {
  return asMember('GET', '/api/v1/member/recharge-orders/{id}', { at: { id } });
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

/** All that is unspent of a recharge, back the way it came. */
export function refund(id: string, reason: string): Promise<Refund> {
  return intend(`refund.${id}`, { reason }, (key) =>
    asMember('POST', '/api/v1/member/recharge-orders/{id}/refunds', { at: { id }, key, body: { reason } }),
  );
}
