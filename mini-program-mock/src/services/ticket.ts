import { ApiProblem, type Interest } from './api';
import type { Answered } from './contract';
import { intend } from './intent';
import type { Presence } from './queue';
import { asMember, merchantHere } from './session';
import { forget, keep, kept } from './storage';
import { hourOf } from './time';
import { say } from './words';

/** One's own number in a store's queue. */
export type Ticket = Answered<'GET', '/api/v1/member/queue-tickets/{id}'>;

/** What was told last, and when by this phone's clock. */
export interface Known {
  merchant: string;
  ticket: Ticket;
  toldAt: number;
}

/** Longer than the server holds a question about news. */
const PATIENCE_MS = 35_000;
const MINUTE_MS = 60_000;
const END_IS_NEWS_MS = 10 * MINUTE_MS;
const NAME = 'queue.ticket';
const CALL = 'queue.call';

/** The live one there; null without one. */
export async function ticketAt(storeId: string): Promise<Ticket | null> {
  try {
    return await asMember('GET', '/api/v1/member/queue-tickets/current', { query: { storeId } });
  } catch (e) {
    if (isUnknownTicket(e)) return null;
    throw e;
  }
}

/** As it is; with a version, as soon as it is newer. */
export function ticketOf(id: string, version?: number, interest?: Interest): Promise<Ticket> {
  return asMember('GET', '/api/v1/member/queue-tickets/{id}', { at: { id }, query: { version }, timeoutMs: PATIENCE_MS, interest });
}

export function isUnknownTicket(problem: unknown): boolean {
  return problem instanceof ApiProblem && problem.status === 404;
}

export function arrive({ id }: Ticket, body: Presence): Promise<Ticket> {
  return intend(`queue.here.${id}`, body, (key) => asMember('POST', '/api/v1/member/queue-tickets/{id}/arrival', { at: { id }, key, body }));
}

export function cancel({ id }: Ticket): Promise<Ticket> {
  return intend(`queue.cancel.${id}`, {}, (key) => asMember('POST', '/api/v1/member/queue-tickets/{id}/cancellation', { at: { id }, key }));
}

/** Nothing more will become of it. */
export function isOver({ state }: Pick<Ticket, 'state'>): boolean {
  return state !== 'waiting' && state !== 'called';
}

/** As it was told last, for a look without a network; one that ended a while ago is no news. */
export function knownTicket(nowMs: number): Known | null {
  const known = kept<Known>(NAME);
  if (known?.merchant !== merchantHere()) return null;
  return isOver(known.ticket) && nowMs - known.toldAt > END_IS_NEWS_MS ? null : known;
}

export function keepTicket(ticket: Ticket, toldAt: number): void {
  keep(NAME, { merchant: merchantHere(), ticket, toldAt } satisfies Known);
}

export function dropTicket(): void {
  forget(NAME);
}

/** True once for each call, also over a reload: a phone buzzes once. */
export function isNewCall({ id, state, calledAt }: Ticket): boolean {
  if (state !== 'called') return false;
  const call = `${id} ${calledAt}`;
  if (kept<string>(CALL) === call) return false;
  keep(CALL, call);
  return true;
}

/** How old what is shown is, for who has no network. */
export function age(ms: number): string {
  const minutes = Math.floor(ms / MINUTE_MS);
  if (minutes < 1) return say('不到 1 分钟前', 'less than a minute ago');
  return say(`${minutes} 分钟前`, minutes === 1 ? '1 minute ago' : `${minutes} minutes ago`);
}

/** 前面 5 桌, or that one is next. */
export function aheadOf({ ahead }: Ticket): string {
  if (ahead === 0) return say('下一个就是您', 'You are next');
  return say(`前面 ${ahead} 桌`, `${ahead} ahead of you`);
}

/** What comes next, for who waits. */
export function nextOf(ticket: Ticket): string {
  if (mustArrive(ticket) && ticket.arriveBy) {
    const by = hourOf(ticket.arriveBy);
    return say(`请在 ${by} 前到店，点“我到了”，店里才会叫您；过时作废。`, `Be at the store by ${by} and tap “I am here”: you are called only then, and lose the number after that.`);
  }
  if (mustArrive(ticket)) return say('到店以后点“我到了”，店里才会叫您。', 'Tap “I am here” at the store: you are called only then.');
  if (ticket.ahead === 0) return say('请在门口等候，马上叫到您。', 'Please wait at the door: you are called next.');
  return say('叫到您时，这里会变绿，手机会振动。', 'When it is your turn this turns green and the phone buzzes.');
}

/** Taken from afar, and not here yet. */
export function mustArrive({ remote, arrived }: Ticket): boolean {
  return remote && !arrived;
}

/** 优先 +2, and what that means; empty without. */
export function priorityOf({ over }: Ticket): string {
  if (!over) return '';
  return say(`优先 +${over}：按您的等级，排在 ${over} 桌之前`, `Priority +${over}: your level put you before ${over} ${over === 1 ? 'other' : 'others'}`);
}

/** What happened to one that is over, and what can be done. */
export function endOf({ state }: Ticket): { title: string; text: string } {
  switch (state) {
    case 'seated':
      return { title: say('已入座', 'Seated'), text: say('这个号用完了。', 'This number has done its work.') };
    case 'no_show':
      return {
        title: say('过号了', 'Missed'),
        text: say('叫过您，没有等到。请问一下店员，或者重新取号。', 'You were called and did not come. Ask the staff, or take a new number.'),
      };
    case 'merged':
      return { title: say('和同行的号并在一起了', 'Joined with your friends’ number'), text: say('请和同行的人一起等叫号。', 'Wait with them: theirs is called.') };
    case 'closed':
      return {
        title: say('店里今天结束了', 'The store has closed for today'),
        text: say('没有叫到的号都作废了，很抱歉。请改天再来取号。', 'Numbers that were not called have ended. We are sorry: please come another day.'),
      };
    default:
      return { title: say('这个号取消了', 'Cancelled'), text: say('您或店员取消了它。想再排，可以重新取号。', 'You or the staff cancelled it. You can take a new one.') };
  }
}
