import { ref } from 'vue';
import { answerOf, api, ApiProblem, type Schemas } from '../shared/api';
import { buzz, chime } from '../shared/sound';
import { forget, keep, kept } from '../shared/storage';
import { drop, intend, resolve, unresolved, type Deed, type Intent, type Outcome, type Wish } from './intent';
import { useDesk } from './useDesk';

type Sale = Schemas['SaleView'];
type Question = Schemas['ChargeRequestView'];

/** How a payment stands. Only what the server said is ever called paid. */
export type Standing =
  | { is: 'open' }
  | { is: 'working' }
  | { is: 'waiting'; question: Question }
  | { is: 'paid'; sale: Sale }
  | { is: 'recharged'; recharge: Schemas['RechargeView'] }
  | { is: 'refunded'; amountFen: number; approval: boolean }
  | { is: 'refused'; problem: ApiProblem }
  | { is: 'unknown'; intent: Intent }
  | { is: 'foreign'; intent: Intent };

const WAITING = 'till.waiting';
const POLL_SECONDS = 20;
const AGAIN_MS = 3_000;

const standing = ref<Standing>({ is: 'open' });
const { me } = useDesk();

function pause(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}

function settle(next: Standing): void {
  standing.value = next;
  if (['paid', 'recharged', 'refunded'].includes(next.is)) chime();
  if (next.is === 'refused' || next.is === 'unknown' || next.is === 'foreign') buzz();
}

/** Begins something with money. What is still open from before comes first. */
async function begin<D extends Deed>(deed: D, wish: Wish<D>, amountFen: number): Promise<void> {
  if (standing.value.is !== 'open' || !me.value) return;
  // Another window of this till may be at work.
  if (unresolved()) return resume();
  standing.value = { is: 'working' };
  await follow(intend(deed, wish, amountFen, { id: me.value.id, name: me.value.name }), deed, amountFen);
}

async function follow<D extends Deed>(asked: Promise<Outcome<D>>, deed: D, amountFen: number): Promise<void> {
  try {
    await conclude(deed, await asked, amountFen);
  } catch (e) {
    const problem = e instanceof ApiProblem ? e : new ApiProblem(0, 'PAGE', String(e));
    const intent = unresolved();
    settle(intent ? { is: 'unknown', intent } : { is: 'refused', problem });
  }
}

async function conclude(deed: Deed, outcome: Outcome<Deed>, amountFen: number): Promise<void> {
  if (deed === 'recharge') settle({ is: 'recharged', recharge: outcome as Schemas['RechargeView'] });
  else if (deed === 'sell') settle({ is: 'paid', sale: outcome as Sale });
  else if (deed === 'refund') settle({ is: 'refunded', amountFen, approval: (outcome as Outcome<'refund'>).state !== 'refunded' });
  else if (deed === 'ask') await wait(outcome as Question);
  else {
    const { sale, chargeRequest } = outcome as Outcome<'charge'>;
    if (sale) settle({ is: 'paid', sale });
    else if (chargeRequest) await wait(chargeRequest);
  }
}

/** The member is asked on the phone; the till hears at once when they have decided, also after a reload. */
async function wait(first: Question): Promise<void> {
  let question = first;
  keep(WAITING, question.id);
  while (question.state === 'pending') {
    settle({ is: 'waiting', question });
    question = await answerOf(
      api.GET('/api/v1/staff/charge-requests/{id}', {
        params: { path: { id: question.id }, query: { waitSeconds: POLL_SECONDS } },
      }),
    ).catch(async (e) => {
      if (e instanceof ApiProblem && e.status === 404) throw e;
      await pause(AGAIN_MS);
      return question;
    });
  }
  forget(WAITING);
  await decided(question);
}

async function decided(question: Question): Promise<void> {
  if (!question.saleId) {
    settle({ is: 'refused', problem: new ApiProblem(409, `REQUEST_${question.state.toUpperCase()}`, '') });
    return;
  }
  const sale = await answerOf(api.GET('/api/v1/staff/sales/{id}', { params: { path: { id: question.saleId } } }));
  settle({ is: 'paid', sale });
}

async function cancelQuestion(id: string): Promise<void> {
  await answerOf(
    api.POST('/api/v1/staff/charge-requests/{id}/cancellation', {
      params: { path: { id }, header: { 'Idempotency-Key': `t-cancel-${id}` } },
    }),
  ).catch((e) => {
    // Somebody decided meanwhile: the poll tells what.
    if (!(e instanceof ApiProblem) || e.isUnknown) throw e;
  });
}

/** Goes on with what a reload, a crash or a lost answer left open. */
async function resume(): Promise<void> {
  if (busy()) return;
  const intent = unresolved();
  const waiting = kept<string>(WAITING);
  if (intent && intent.by.id !== me.value?.id) {
    settle({ is: 'foreign', intent });
  } else if (intent) {
    standing.value = { is: 'working' };
    await follow(resolve(intent), intent.deed, intent.amountFen);
  } else if (waiting) {
    const asked = answerOf(api.GET('/api/v1/staff/charge-requests/{id}', { params: { path: { id: waiting } } }));
    await asked.then(wait).catch((e) => {
      if (e instanceof ApiProblem && e.status === 404) forget(WAITING);
    });
  }
}

function next(): void {
  if (!busy() && !unresolved()) standing.value = { is: 'open' };
}

/** What another cashier left is theirs to settle, or somebody looked into the sales and lays it aside. */
function layAside(): void {
  drop();
  standing.value = { is: 'open' };
}

function busy(): boolean {
  return standing.value.is === 'working' || standing.value.is === 'waiting';
}

export function useSale() {
  return { standing, begin, resume, next, layAside, cancelQuestion };
}
