import { api, answerOf, ApiProblem, patience, under, type Schemas } from '../shared/api';
import { forget, keep, kept } from '../shared/storage';

const PLACE = 'till.intent';

type Closing = Schemas['CloseShift'] & { shiftId: string };
type Refunding = Schemas['PlaceRefund'] & { saleId: string };

/** What a cashier can do that must happen once. Each is one request under one key. */
const deeds = {
  charge: (body: Schemas['PlaceCharge'], key: string) =>
    answerOf(api.POST('/api/v1/staff/charges', { body, params: { header: under(key) }, signal: patience() })),
  ask: (body: Schemas['PlaceChargeRequest'], key: string) =>
    answerOf(api.POST('/api/v1/staff/charge-requests', { body, params: { header: under(key) }, signal: patience() })),
  sell: (body: Schemas['RecordSale'], key: string) =>
    answerOf(api.POST('/api/v1/staff/sales', { body, params: { header: under(key) }, signal: patience() })),
  refund: ({ saleId, ...body }: Refunding, key: string) =>
    answerOf(
      api.POST('/api/v1/staff/sales/{id}/refunds', {
        body,
        params: { path: { id: saleId }, header: under(key) },
        signal: patience(),
      }),
    ),
  recharge: (body: Schemas['RechargeAtCounter'], key: string) =>
    answerOf(api.POST('/api/v1/staff/counter-recharges', { body, params: { header: under(key) }, signal: patience() })),
  openShift: (body: Schemas['OpenShift'], key: string) =>
    answerOf(api.POST('/api/v1/staff/shifts', { body, params: { header: under(key) }, signal: patience() })),
  closeShift: ({ shiftId, ...body }: Closing, key: string) =>
    answerOf(
      api.POST('/api/v1/staff/shifts/{id}/closing', {
        body,
        params: { path: { id: shiftId }, header: under(key) },
        signal: patience(),
      }),
    ),
  closeDay: (body: Schemas['CloseDay'], key: string) =>
    answerOf(api.POST('/api/v1/staff/shifts/days', { body, params: { header: under(key) }, signal: patience() })),
};

export type Deed = keyof typeof deeds;
export type Wish<D extends Deed> = Parameters<(typeof deeds)[D]>[0];
export type Outcome<D extends Deed> = Awaited<ReturnType<(typeof deeds)[D]>>;

/** One thing that was begun and whose end is not known yet. */
export interface Intent<D extends Deed = Deed> {
  deed: D;
  wish: Wish<D>;
  key: string;
  amountFen: number;
  /** A key is one person's own: sent by somebody else it would be another deed. */
  by: Person;
}

export interface Person {
  id: string;
  name: string;
}

/** Who is turned away here on a repetition has not been told what became of the first try. */
const AT_THE_DOOR = ['UNAUTHENTICATED', 'FORBIDDEN', 'STORE_NOT_ALLOWED', 'TOO_MANY_REQUESTS', 'TERMINAL_LOCKED'];

/** What is not resolved yet; no other sale is begun before it is. */
export function unresolved(): Intent | null {
  return kept<Intent>(PLACE);
}

/**
 * Does it once. The intent is kept until its end is known: through lost answers, reloads and a new sign-in.
 *
 * @throws ApiProblem and keeps the intent while it may have been done; then {@link resolve} goes on
 */
export async function intend<D extends Deed>(deed: D, wish: Wish<D>, amountFen: number, by: Person): Promise<Outcome<D>> {
  const intent: Intent<D> = { deed, wish, key: `t-${crypto.randomUUID()}`, amountFen, by };
  keep(PLACE, intent);
  return send(intent, (problem) => problem.isUnknown);
}

/** Asks again under the same key: the server answers what it did the first time, or does it now. */
export function resolve<D extends Deed>(intent: Intent<D>): Promise<Outcome<D>> {
  // The server keeps answers for 72 hours and keys for good: a key that it knows without an answer was done.
  return send(intent, ({ isUnknown, code }) => isUnknown || code === 'OPERATION_KNOWN' || AT_THE_DOOR.includes(code));
}

/** Somebody looked into the sales and takes it on themselves. */
export function drop(): void {
  forget(PLACE);
}

async function send<D extends Deed>(intent: Intent<D>, open: (problem: ApiProblem) => boolean): Promise<Outcome<D>> {
  const deed = deeds[intent.deed] as (wish: Wish<D>, key: string) => Promise<Outcome<D>>;
  try {
    const outcome = await deed(intent.wish, intent.key);
    drop();
    return outcome;
  } catch (e) {
    if (e instanceof ApiProblem && !open(e)) drop();
    throw e;
  }
}
