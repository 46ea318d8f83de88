import { asMember } from './session';

export interface Card {
  id: string;
  kind: string;
  kindName: string;
  face: { brand?: string; imageUrl?: string };
  number: string;
  status: string;
  spendableAt?: string;
}

export interface Balance {
  cardId: string;
  principalFen: number;
  bonusFen: number;
  totalFen: number;
  version: number;
}

/** One line of the history; lines of one posting belong together. */
export interface Line {
  id: number;
  postingId: string;
  at: string;
  kind: string;
  title: string;
  text: string;
  asset: 'principal' | 'bonus';
  amountFen: number;
  balanceAfterFen: number;
  store?: string;
  sourceId?: string;
  saleId?: string;
}

export interface Page<T> {
  items: T[];
  nextCursor?: string;
}

export function card(): Promise<Card> {
  return asMember('GET', '/api/v1/member/card');
}

export function balance(): Promise<Balance> {
  return asMember('GET', '/api/v1/member/card/balance');
}

export function lines(cursor?: string): Promise<Page<Line>> {
  const from = cursor ? `&cursor=${encodeURIComponent(cursor)}` : '';
  return asMember('GET', `/api/v1/member/card/entries?limit=50${from}`);
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
  store?: string;
  saleId?: string;
  totalFen: number;
  parts: { asset: 'principal' | 'bonus'; amountFen: number; balanceAfterFen: number }[];
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
