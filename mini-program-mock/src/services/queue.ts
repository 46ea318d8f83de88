import { ApiProblem } from './api';
import type { Answered, Wish } from './contract';
import { intend } from './intent';
import { asMember, enter, scannedAt, type Session } from './session';
import { dayOf, hourOf } from './time';
import { ticketOf, type Ticket } from './ticket';
import { say } from './words';
import type { Spot } from '../platform';

/** A store's queue as somebody sees it who has no number there. */
export type Queue = Answered<'GET', '/api/v1/member/queues/{storeId}'>;
export type Line = Queue['lines'][number];
export type Taking = Wish<'POST', '/api/v1/member/queue-tickets'>['body'];

/** That somebody is there, or how near: a code from the store's door, or a place. */
export type Presence = Pick<Taking, 'joinCode' | 'latitude' | 'longitude'>;

const MOST_PEOPLE = 99;

export function queue(storeId: string): Promise<Queue> {
  return asMember('GET', '/api/v1/member/queues/{storeId}', { at: { storeId } });
}

/** Whoever has a live number there already gets that one: a second tap, or another phone, took it. */
export async function take(body: Taking): Promise<Ticket> {
  try {
    return await intend(`queue.${body.storeId}`, body, (key) => asMember('POST', '/api/v1/member/queue-tickets', { key, body }));
  } catch (e) {
    if (e instanceof ApiProblem && e.code === 'LIVE_TICKET') return ticketOf(e.figures.ticketId as string);
    throw e;
  }
}

/** Where one stands: who scanned the door's code is there, whatever the phone says of its place. */
export function presence(storeId: string, spot: Spot | null): Presence {
  const joinCode = scannedAt(storeId);
  if (joinCode) return { joinCode };
  return spot ? { latitude: spot.latitude, longitude: spot.longitude } : {};
}

/** The code in what was scanned: an ordinary link, or the way into the mini-program. */
export function codeIn(text: string): string | null {
  const found = /\/j\/([^/?#]+)/.exec(text)?.[1] ?? /[?&]scene=([^&#]+)/.exec(text)?.[1];
  return found ? decodeURIComponent(found) : null;
}

/** Comes in anew by what was scanned at the door. Null when that was no code of ours. */
export async function enterBy(text: string): Promise<Session | null> {
  const joinCode = codeIn(text);
  return joinCode ? enter({ joinCode }) : null;
}

/** For how many people it is: 1–2 位. Empty for a line that is chosen by its name. */
export function partyOf({ partyFrom: from, partyTo: to }: Pick<Line, 'partyFrom' | 'partyTo'>): string {
  if (from === null) return '';
  if (to === null || to >= MOST_PEOPLE) return say(`${from} 位及以上`, `${from} or more`);
  return from === to ? people(from) : say(`${from}–${to} 位`, `${from}–${to} people`);
}

export function people(count: number): string {
  return say(`${count} 位`, count === 1 ? '1 person' : `${count} people`);
}

/** 约 20–35 分钟, or that nobody can say. */
export function waitOf(wait: Line['wait']): string {
  if (!wait) return say('还说不准', 'not known yet');
  const { fromMinutes: from, toMinutes: to } = wait;
  return from === to ? say(`约 ${to} 分钟`, `about ${to} min`) : say(`约 ${from}–${to} 分钟`, `about ${from}–${to} min`);
}

/** Who waits, and how long somebody would who comes now. */
export function standing(line: Line): string {
  const unit = line.partyFrom === null ? '位' : '桌';
  const waiting = line.waiting === 0 ? say('没有人在等', 'nobody waits') : say(`${line.waiting} ${unit}在等`, `${line.waiting} waiting`);
  return `${waiting} · ${waitOf(line.wait)}`;
}

/** The lines by party size that this many people may stand in; the first is theirs. */
export function lineFor(lines: Line[], size: number): Line | null {
  return lines.find(({ partyFrom: from, partyTo: to }) => from !== null && from <= size && size <= (to ?? MOST_PEOPLE)) ?? null;
}

/** The lines that are chosen by their name. */
export function services(lines: Line[]): Line[] {
  return lines.filter((line) => line.partyFrom === null);
}

/** The most people whom a line takes; 0 where all lines are chosen by name. */
export function mostPeople(lines: Line[]): number {
  return Math.max(0, ...lines.filter((line) => line.partyFrom !== null).map((line) => line.partyTo ?? MOST_PEOPLE));
}

/** Whether a number can be had here at all at that moment. */
export function isTaking(of: Queue, nowMs: number): boolean {
  return of.open && (of.lastTicketAt === null || nowMs < Date.parse(of.lastTicketAt));
}

/** The server may be a moment behind this phone's clock. */
const AFTER_TURN_MS = 1_000;

/** Until the clock opens, closes or ends the giving of numbers there; null when nothing of that is near. */
export function untilTurn({ opensAt, lastTicketAt, closesAt }: Queue, nowMs: number): number | null {
  const turns = [opensAt, lastTicketAt, closesAt].map((turn) => (turn ? Date.parse(turn) - nowMs : 0)).filter((ms) => ms > 0);
  return turns.length ? Math.min(...turns) + AFTER_TURN_MS : null;
}

/** Today's hours in a sentence, with the last number's. */
export function hoursOf(of: Queue, nowMs: number): string {
  if (!of.open) return closedWords(of, nowMs);
  const last = of.lastTicketAt && hourOf(of.lastTicketAt);
  if (!isTaking(of, nowMs)) return say(`最后取号 ${last}，今天已经过了`, `The last number was at ${last}`);
  if (!of.closesAt) return '';
  const close = hourOf(of.closesAt);
  return last && last !== close
    ? say(`今天到 ${close}，最后取号 ${last}`, `Until ${close}, last number at ${last}`)
    : say(`今天到 ${close}`, `Until ${close}`);
}

function closedWords({ opensAt }: Queue, nowMs: number): string {
  if (!opensAt || Date.parse(opensAt) <= nowMs) return say('今天不再放号', 'No more numbers today');
  const today = dayOf(opensAt) === dayOf(new Date(nowMs).toISOString());
  const when = today ? hourOf(opensAt) : `${dayOf(opensAt)} ${hourOf(opensAt)}`;
  return say(`还没有开始，${when} 开始取号`, `Numbers from ${when} on`);
}
