import { ref } from 'vue';
import { answerOf, api, ApiProblem, patience, problemOf, type Schemas } from '../shared/api';
import { buzz, chime } from '../shared/sound';
import { forget, keep, kept } from '../shared/storage';
import { drop, intend, resolve, unresolved, type Deed, type Intent, type Outcome, type Wish } from './intent';
import { useDesk } from './useDesk';

type Question = Schemas['ChargeRequestView'];

/** How what was begun stands. Only what the server said is ever called done. */
export type Standing =
  | { is: 'open' }
  | { is: 'working' }
  | { is: 'waiting'; question: Question | null; away: boolean }
  | { is: 'paid'; sale: Schemas['SaleView'] }
  | { is: 'recharged'; recharge: Schemas['RechargeView'] }
  | { is: 'refunded'; amountFen: number; approval: boolean }
  | { is: 'shift'; shift: Schemas['ShiftView'] }
  | { is: 'day'; day: Schemas['DayView'] }
  | { is: 'refused'; problem: ApiProblem }
  | { is: 'unknown'; intent: Intent; problem: ApiProblem }
  | { is: 'foreign'; intent: Intent };

const WAITING = 'till.waiting';
const POLL_SECONDS = 20;
const POLL_PATIENCE_MS = 30_000;
const AGAIN_MS = 3_000;
const GOOD = ['paid', 'recharged', 'refunded'];
const BAD = ['refused', 'unknown', 'foreign'];

const standing = ref<Standing>({ is: 'open' });
const { me } = useDesk();

function pause(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}

function settle(next: Standing): void {
  standing.value = next;
  if (GOOD.includes(next.is)) chime();
  if (BAD.includes(next.is)) buzz();
}

/** Begins something that must happen once. What is still open from before comes first. */
async function begin<D extends Deed>(deed: D, wish: Wish<D>, amountFen: number): Promise<void> {
  if (standing.value.is !== 'open' || !me.value) return;
  if (unresolved() || kept(WAITING)) return resume();
  standing.value = { is: 'working' };
  await follow(intend(deed, wish, amountFen, { id: me.value.id, name: me.value.name }), deed, amountFen);
}

async function follow<D extends Deed>(asked: Promise<Outcome<D>>, deed: D, amountFen: number): Promise<void> {
  let outcome: Outcome<D>;
  try {
    outcome = await asked;
  } catch (e) {
    const problem = problemOf(e);
    const intent = unresolved();
    settle(intent ? { is: 'unknown', intent, problem } : { is: 'refused', problem });
    return;
  }
  await conclude(deed, outcome, amountFen);
}

async function conclude(deed: Deed, outcome: Outcome<Deed>, amountFen: number): Promise<void> {
  switch (deed) {
    case 'recharge':
      return settle({ is: 'recharged', recharge: outcome as Outcome<'recharge'> });
    case 'sell':
      return settle({ is: 'paid', sale: outcome as Outcome<'sell'> });
    case 'refund':
      return settle({ is: 'refunded', amountFen, approval: (outcome as Outcome<'refund'>).state !== 'refunded' });
    case 'openShift':
    case 'closeShift':
      return settle({ is: 'shift', shift: outcome as Outcome<'openShift'> });
    case 'closeDay':
      return settle({ is: 'day', day: outcome as Outcome<'closeDay'> });
    case 'ask':
      return wait((outcome as Outcome<'ask'>).id, outcome as Outcome<'ask'>);
    case 'charge': {
      const { sale, chargeRequest } = outcome as Outcome<'charge'>;
      if (sale) settle({ is: 'paid', sale });
      else if (chargeRequest) await wait(chargeRequest.id, chargeRequest);
    }
  }
}

/**
 * The member is asked on the phone. Ends when it is known what they decided and what came of it, and with nothing else:
 * not with a lost answer, and not with a reload.
 */
async function wait(id: string, asked: Question | null = null): Promise<void> {
  let question = asked;
  keep(WAITING, id);
  for (;;) {
    try {
      question ??= await find(id, 0);
      if (question.state !== 'pending') {
        const end = await decided(question);
        forget(WAITING);
        return settle(end);
      }
      settle({ is: 'waiting', question, away: false });
      question = await find(id, POLL_SECONDS);
    } catch (e) {
      if (e instanceof ApiProblem && e.status === 404) {
        forget(WAITING);
        return settle({ is: 'refused', problem: e });
      }
      settle({ is: 'waiting', question, away: true });
      await pause(AGAIN_MS);
    }
  }
}

function find(id: string, waitSeconds: number): Promise<Question> {
  const params = { path: { id }, query: { waitSeconds } };
  return answerOf(api.GET('/api/v1/staff/charge-requests/{id}', { params, signal: patience(POLL_PATIENCE_MS) }));
}

async function decided({ state, saleId }: Question): Promise<Standing> {
  if (!saleId) return { is: 'refused', problem: new ApiProblem(409, `REQUEST_${state.toUpperCase()}`, '') };
  const params = { path: { id: saleId } };
  return { is: 'paid', sale: await answerOf(api.GET('/api/v1/staff/sales/{id}', { params, signal: patience() })) };
}

/** Takes the question back; throws when nobody knows whether it is. Who decided meanwhile is told by the waiting. */
async function cancelQuestion(id: string): Promise<void> {
  try {
    const params = { path: { id }, header: { 'Idempotency-Key': `t-cancel-${id}` } };
    await answerOf(api.POST('/api/v1/staff/charge-requests/{id}/cancellation', { params, signal: patience() }));
  } catch (e) {
    if (!(e instanceof ApiProblem) || !['REQUEST_DECIDED', 'REQUEST_LAPSED'].includes(e.code)) throw e;
  }
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
    standing.value = { is: 'working' };
    await wait(waiting);
  }
}

function next(): void {
  if (!busy() && !unresolved()) standing.value = { is: 'open' };
}

/** Somebody looked into the sales: what became of it they know now, and nobody asks again. */
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
