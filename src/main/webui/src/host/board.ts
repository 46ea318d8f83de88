import type { Schemas } from '../shared/api';
import { say } from '../shared/words';

export type Board = Schemas['BoardView'];
export type Line = Board['lines'][number];
export type Row = Schemas['TicketRow'];
export type Table = Board['tables'][number];

const MINUTE_MS = 60_000;

/** Whom the next call is for: who ordered from afar and is not here yet is passed over. */
export function nextOf(line: Line): Row | null {
  return line.waiting.find((row) => !row.remote || row.arrived) ?? null;
}

export interface Found {
  line: Line;
  row: Row;
}

export function find(board: Board | null, id: string): Found | null {
  for (const line of board?.lines ?? []) {
    const row = [...line.called, ...line.waiting].find((each) => each.id === id);
    if (row) return { line, row };
  }
  return null;
}

/** Whether the board knows already what a step made of a ticket. */
export function reflects(board: Board | null, after: Row): boolean {
  const now = find(board, after.id)?.row;
  const isLive = after.state === 'waiting' || after.state === 'called';
  if (!isLive) return !now;
  return now !== undefined && now.state === after.state && now.calls >= after.calls && now.number === after.number;
}

/**
 * Minutes that somebody has waited. What the server counted is moved on by this page's clock, which may be wrong about
 * the time of day, and is right about how much of it went by.
 */
export function waited(row: Row, heardAt: number, now: number): number {
  return row.waitedMinutes + Math.max(0, Math.floor((now - heardAt) / MINUTE_MS));
}

/** Minutes since an instant; a clock that is behind says 0. */
export function since(instant: string | null | undefined, now: number): number {
  return instant ? Math.max(0, Math.floor((now - Date.parse(instant)) / MINUTE_MS)) : 0;
}

/** What everybody may know about a ticket, in words: nobody goes first in secret. */
export function marks(row: Row): string[] {
  const all: string[] = [];
  if (row.over > 0) all.push(say(`优先，排到 ${row.over} 桌之前`, `priority, before ${row.over}`));
  if (row.remote) all.push(row.arrived ? say('远程取号，已到', 'remote, here') : say('远程取号，还没到', 'remote, not here yet'));
  if (row.skips > 0) all.push(say(`过号 ${row.skips} 次`, `skipped ${row.skips}×`));
  return all;
}

const STATES: Record<string, [zh: string, en: string, next: string]> = {
  free: ['空闲', 'free', 'seated'],
  seated: ['有客', 'seated', 'cleaning'],
  cleaning: ['清台', 'cleaning', 'free'],
};

export function tableState(state: string): string {
  const [zh, en] = STATES[state] ?? [state, state];
  return say(zh, en);
}

/** What a tap makes of a table. */
export function nextState(state: string): 'free' | 'seated' | 'cleaning' {
  return (STATES[state]?.[2] ?? 'free') as 'free' | 'seated' | 'cleaning';
}

/** Free tables first, and of those the smallest that has room. */
export function tablesFor(tables: Table[], partySize: number): Table[] {
  const rank = (table: Table) => (table.state === 'free' ? 0 : 2) + (table.seats >= partySize ? 0 : 1);
  return [...tables].sort((a, b) => rank(a) - rank(b) || a.seats - b.seats || a.code.localeCompare(b.code));
}

/** The line beside another one, as far as there is one. */
export function beside(lines: Line[], code: string, step: number): string {
  const at = Math.max(0, lines.findIndex((line) => line.code === code));
  return lines[Math.min(lines.length - 1, Math.max(0, at + step))]?.code ?? '';
}

/** Which called ticket the keys are for: the chosen one while it is there, else who was called last. */
export function atHand(line: Line | undefined, chosen: string): Row | null {
  const called = line?.called ?? [];
  const newest = [...called].sort((a, b) => Date.parse(b.calledAt ?? '') - Date.parse(a.calledAt ?? ''))[0];
  return called.find((row) => row.id === chosen) ?? newest ?? null;
}
