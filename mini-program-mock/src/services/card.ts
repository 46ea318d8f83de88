import type { Answered } from './contract';
import { asMember } from './session';

export type Card = Answered<'GET', '/api/v1/member/card'>;
export type Balance = Answered<'GET', '/api/v1/member/card/balance'>;
type Lines = Answered<'GET', '/api/v1/member/card/entries'>;

/** One line of the history; lines of one posting belong together. */
export type Line = Lines['items'][number];

export function card(): Promise<Card> {
  return asMember('GET', '/api/v1/member/card');
}

export function balance(): Promise<Balance> {
  return asMember('GET', '/api/v1/member/card/balance');
}

export function lines(cursor?: string): Promise<Lines> {
  return asMember('GET', '/api/v1/member/card/entries', { query: { limit: 50, cursor } });
}

export function reportLoss(key: string): Promise<Card> {
  return asMember('POST', '/api/v1/member/card/loss', { key });
}

/** What happened at once: principal and bonus of one charge, side by side. */
export interface Happening {
  id: string;
  at: string;
  kind: string;
  title: string;
  store: string | null;
  saleId: string | null;
  totalFen: number;
  parts: Pick<Line, 'asset' | 'amountFen' | 'balanceAfterFen'>[];
}

/** Lines come newest first, those of one posting side by side. */
export function happenings(all: Line[]): Happening[] {
  const found: Happening[] = [];
  for (const line of all) {
    let last = found[found.length - 1];
    if (last?.id !== line.postingId) {
      const { postingId: id, at, kind, title, store, saleId } = line;
      last = { id, at, kind, title, store, saleId, totalFen: 0, parts: [] };
      found.push(last);
    }
    last.totalFen += line.amountFen;
    last.parts.push({ asset: line.asset, amountFen: line.amountFen, balanceAfterFen: line.balanceAfterFen });
  }
  return found;
}
