import type { ApiProblem } from '../shared/api';
import { locale, say } from '../shared/words';

const ENDS: Record<string, [zh: string, en: string]> = {
  waiting: ['又在等了', 'is waiting again'],
  called: ['已经叫过了', 'has been called'],
  seated: ['已经入座了', 'has been seated'],
  no_show: ['已经记为未到', 'did not come'],
  cancelled: ['已经取消了', 'has been cancelled'],
  merged: ['已经并到别桌', 'was merged with another party'],
  closed: ['随营业结束了', 'ended with the day'],
};

/** What happened, in words for the one who came second; of other troubles what the server says. */
export function happened(problem: Pick<ApiProblem, 'code' | 'message' | 'figures'>, timeZone?: string): string {
  const { code, figures } = problem;
  if (code !== 'TICKET_CHANGED' && code !== 'STEP_OVERTAKEN') return problem.message;
  const [zh, en] = ENDS[String(figures.state)] ?? ['已经变了', 'has changed'];
  const number = String(figures.number ?? say('这桌', 'this party'));
  const at = figures.endedAt ?? figures.calledAt;
  const time = typeof at === 'string' ? clock(at, timeZone) : '';
  const what = say(`${number} ${time ? `${time} ` : ''}${zh}`, `${number} ${en}${time ? ` at ${time}` : ''}`);
  return code === 'TICKET_CHANGED'
    ? say(`慢了一步：${what}。`, `Somebody was quicker: ${what}.`)
    : say(`不能撤销：之后 ${what}。`, `Cannot be undone: since then ${what}.`);
}

/** The time at the store, as in 19:32. */
export function clock(instant: string | number, timeZone?: string): string {
  return new Date(instant).toLocaleTimeString(locale, { timeZone, hour: '2-digit', minute: '2-digit' });
}
