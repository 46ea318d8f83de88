import type { Answered, Wish } from './contract';
import { asMember, merchantHere } from './session';
import { keep, kept } from './storage';
import { requestSubscribe } from '../platform';

/** When one is asked: a number was just taken, or money is on the card. */
export type Moment = 'queue' | 'recharge';
export type Wanted = Answered<'GET', '/api/v1/member/subscriptions'>['items'];
type Results = Wish<'POST', '/api/v1/member/subscriptions'>['body']['results'];

/** WeChat's dialog takes no more at once. */
const MOST = 3;
/** Who said no is left in peace for so long. */
const REST_MS = 30 * 86_400_000;

const name = (moment: Moment) => `subscribe.${merchantHere()}.${moment}`;

/** What is worth a question now: nothing while the store may still write, or when one said no a while ago. */
export async function wanted(moment: Moment, nowMs = Date.now()): Promise<Wanted> {
  const refusedAt = kept<number>(name(moment));
  if (refusedAt !== null && nowMs - refusedAt < REST_MS) return [];
  const { items } = await asMember('GET', '/api/v1/member/subscriptions', { query: { moment } });
  return items.slice(0, MOST);
}

export function decline(moment: Moment, nowMs = Date.now()): void {
  keep(name(moment), nowMs);
}

/** WeChat asks; the server is told what was answered. Who agrees to none of it is left in peace. */
export async function allow(moment: Moment, all: Wanted, ask = requestSubscribe): Promise<void> {
  const answers = await ask(all.map(({ template }) => template));
  const results = all.flatMap(({ template }) => (answers[template] ? [{ template, result: answers[template] }] : [])) as Results;
  if (!results.some(({ result }) => result === 'accept')) decline(moment);
  if (results.length) await asMember('POST', '/api/v1/member/subscriptions', { body: { results } });
}
