import { happenings, lines, type Happening, type Line } from './card';
import type { Answered } from './contract';
import { signed, yuan } from './money';
import { asMember } from './session';
import { say } from './words';

type Sales = Answered<'GET', '/api/v1/member/sales'>;

/** A sale in a list: what was bought, and what the card paid of it. */
export type OwnSale = Sales['items'][number];

export type WholeSale = Answered<'GET', '/api/v1/member/sales/{id}'>;
export type SaleRefund = WholeSale['refunds'][number];
export type TenderKind = WholeSale['tenders'][number]['kind'];

interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

/** One thing that happened, in the customer's words. */
export interface Entry {
  id: string;
  at: string;
  what: string;
  where: string | null;
  saleId: string | null;
  /** What moved on the card; zero for a sale that was paid otherwise. */
  fen: number;
  paidFen: number;
  parts: Happening['parts'];
  /** What the card held after it; null where that is not known yet. */
  balanceFen: number | null;
  refundedFen: number;
}

/** What was read so far, both newest first. */
export interface Read {
  lines: Page<Line>;
  sales: Page<OwnSale>;
}

const AT_ONCE = 50;

function sales(cursor?: string): Promise<Sales> {
  return asMember('GET', '/api/v1/member/sales', { query: { limit: AT_ONCE, cursor } });
}

export function sale(id: string): Promise<WholeSale> {
  return asMember('GET', '/api/v1/member/sales/{id}', { at: { id } });
}

export async function newest(): Promise<Read> {
  const [first, bought] = await Promise.all([lines(), sales()]);
  return { lines: first, sales: bought };
}

export function hasMore(read: Read): boolean {
  return Boolean(read.lines.nextCursor ?? read.sales.nextCursor);
}

/** The next page of each that has one. */
export async function older(read: Read): Promise<Read> {
  const [more, bought] = await Promise.all([
    read.lines.nextCursor ? lines(read.lines.nextCursor) : null,
    read.sales.nextCursor ? sales(read.sales.nextCursor) : null,
  ]);
  return { lines: joined(read.lines, more), sales: joined(read.sales, bought) };
}

function joined<T>(before: Page<T>, more: Page<T> | null): Page<T> {
  return more ? { items: [...before.items, ...more.items], nextCursor: more.nextCursor } : { items: before.items, nextCursor: null };
}

/**
 * Entries of the ledger and sales as one list, newest first. A sale that the card paid for is told once; what is older
 * than the end of a page that has a next one waits for it, so that nothing is told in the wrong place.
 */
export function entries(read: Read): Entry[] {
  const all = happenings(read.lines.items);
  const bought = new Map(read.sales.items.map((each) => [each.id, each]));
  const moved = all.map((_, index) => ofHappening(all, index, bought, !read.lines.nextCursor));
  const otherwise = read.sales.items.filter((each) => each.walletFen === 0).map(ofSale);
  const end = Math.max(endOf(read.lines, (line) => line.at), endOf(read.sales, (each) => each.soldAt));
  return [...moved, ...otherwise]
    .filter((each) => Date.parse(each.at) > end)
    .sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
}

/** The other half of the last posting may be on the next page, so that it waits too. */
function endOf<T>(page: Page<T>, at: (item: T) => string): number {
  return page.nextCursor && page.items.length ? Date.parse(at(page.items[page.items.length - 1])) : -Infinity;
}

function ofHappening(all: Happening[], index: number, bought: Map<string, OwnSale>, complete: boolean): Entry {
  const each = all[index];
  const known = each.kind === 'charge' && each.saleId ? bought.get(each.saleId) : undefined;
  const principal = heldAfter(all, index, 'principal', complete);
  const bonus = heldAfter(all, index, 'bonus', complete);
  return {
    id: each.id,
    at: each.at,
    what: (known && goods(known)) || each.title,
    where: each.store,
    saleId: each.saleId,
    fen: each.totalFen,
    paidFen: known?.totalFen ?? 0,
    parts: each.parts,
    balanceFen: principal === null || bonus === null ? null : principal + bonus,
    refundedFen: known?.refundedFen ?? 0,
  };
}

function ofSale(each: OwnSale): Entry {
  return {
    id: each.id,
    at: each.soldAt,
    what: goods(each) || say('消费', 'Purchase'),
    where: each.storeName,
    saleId: each.id,
    fen: 0,
    paidFen: each.totalFen,
    parts: [],
    balanceFen: null,
    refundedFen: each.refundedFen,
  };
}

/** What moved last before or at it stood until then; else what moved next began with it. */
function heldAfter(all: Happening[], index: number, asset: string, complete: boolean): number | null {
  const part = (each: Happening) => each.parts.find((one) => one.asset === asset);
  for (let i = index; i < all.length; i++) {
    const before = part(all[i]);
    if (before) return before.balanceAfterFen;
  }
  for (let i = index - 1; i >= 0; i--) {
    const after = part(all[i]);
    if (after) return after.balanceAfterFen - after.amountFen;
  }
  return complete ? 0 : null;
}

/** 龙井、瓜子等 5 样; empty where the till named nothing. */
export function goods(of: { names: string[]; lineCount: number }): string {
  if (!of.names.length) return '';
  const more = of.lineCount > of.names.length;
  return say(
    of.names.join('、') + (more ? `等 ${of.lineCount} 样` : ''),
    of.names.join(', ') + (more ? ` and ${of.lineCount - of.names.length} more` : ''),
  );
}

/** 本金 ¥34.00，赠金 ¥4.00；余额 ¥262.00 */
export function explained(entry: Entry): string {
  if (!entry.parts.length) return say('没有动用储值', 'Your stored value was not used');
  const sameSign = entry.parts.every((part) => part.amountFen < 0 === entry.fen < 0);
  const parts = entry.parts
    .map((part) => `${purse(part.asset)} ${sameSign ? yuan(Math.abs(part.amountFen)) : signed(part.amountFen)}`)
    .join(say('，', ', '));
  const balance = entry.balanceFen === null ? '' : say('；余额 ', '; balance ') + yuan(entry.balanceFen);
  return parts + balance;
}

/** The whole in one sentence, for who has it read out. */
export function sentence(entry: Entry): string {
  const head = [entry.what, entry.where].filter(Boolean).join(' · ');
  return `${head} ${entry.parts.length ? signed(entry.fen) : yuan(entry.paidFen)}${say('：', ': ')}${explained(entry)}`;
}

function purse(asset: string): string {
  return asset === 'bonus' ? say('赠金', 'bonus') : say('本金', 'principal');
}
