import { ApiProblem, call, send, type Sent } from './api';
import type { Answered, Call, CallForFile, Method } from './contract';
import { kept, keep } from './storage';
import { homeMerchant, loginCode } from '../platform';

type Opened = Answered<'POST', '/api/v1/member/sessions'>;

/** Who is here, and where. Tokens live in memory alone: signing in again asks nobody anything. */
export type Session = Pick<Opened, 'merchant' | 'store' | 'hasCard' | 'joinCode'>;

/** Where somebody stood when they scanned a store's code. */
interface Scan {
  code: string;
  storeId: string;
  at: number;
}

const EARLY_MS = 30_000;
const STILL_THERE_MS = 30 * 60_000;

let opened: Opened | null = null;
let accessToken = '';
let endsAt = 0;
let opening: Promise<Session> | null = null;
let turn = 0;
let scan: Scan | null = null;

export interface Entry {
  joinCode?: string;
  scene?: string;
}

/** Signs in, silently, once for all who ask at that moment. Who comes in by a code signs in anew: the server learns where. */
export function enter(entry?: Entry): Promise<Session> {
  if (!opening || entry) {
    const mine = open(entry ?? {}).finally(() => {
      if (opening === mine) opening = null;
    });
    opening = mine;
  }
  return opening;
}

async function open(entry: Entry): Promise<Session> {
  const merchant = merchantHere();
  if (!merchant) {
    throw new ApiProblem(404, 'NO_MERCHANT', '');
  }
  const mine = ++turn;
  const body = { merchant, code: await loginCode(), ...entry };
  const session = await call('POST', '/api/v1/member/sessions', { body });
  // Who came in by a code meanwhile is somewhere else: an answer that is late must not put them back.
  if (mine !== turn) return session;
  opened = session;
  if (session.store && session.joinCode) noteScan(session.joinCode, session.store.id);
  hold(session.accessToken, session.expiresIn);
  rememberMerchant(session.merchant.code);
  return session;
}

function noteScan(code: string, storeId: string): void {
  scan = { code, storeId, at: Date.now() };
  rememberStore(storeId);
}

/** The store that was scanned, chosen or queued in last; null before the first one. */
export function storeOfLast(): string | null {
  return kept<string>('store');
}

export function rememberStore(storeId: string): void {
  keep('store', storeId);
}

function hold(token: string, seconds: number): void {
  accessToken = token;
  endsAt = Date.now() + seconds * 1_000;
}

/** Whose programme it is; the scanned code says it where the mini-program does not. */
export function rememberMerchant(code: string): void {
  keep('merchant', code);
}

/** Whose programme it is, as far as the phone knows without asking; empty before the first code was scanned. */
export function merchantHere(): string {
  return homeMerchant() || (kept<string>('merchant') ?? '');
}

/** Joining makes a member of a guest, who gets another token. */
export function promote(access: { accessToken: string; expiresIn: number }): void {
  hold(access.accessToken, access.expiresIn);
  if (opened) opened.hasCard = true;
}

/** Who is here without a card may not see what needs one. Nobody knows before the first session. */
export function isGuest(): boolean {
  return opened?.hasCard === false;
}

export function session(): Promise<Session> {
  return opened ? Promise.resolve(opened) : enter();
}

/** The code that was scanned in this store a while ago at most: who has it is there. Null without one. */
export function scannedAt(storeId: string): string | null {
  return scan?.storeId === storeId && Date.now() - scan.at < STILL_THERE_MS ? scan.code : null;
}

/** Another person holds the phone: only the demo can do that. */
export function leave(): void {
  turn++;
  opening = null;
  opened = null;
  scan = null;
  accessToken = '';
  endsAt = 0;
}

async function sendAsMember(method: Method, path: string, wish: Sent = {}): Promise<unknown> {
  if (!opened || Date.now() > endsAt - EARLY_MS) {
    await enter();
  }
  try {
    return await send(method, path, { ...wish, token: accessToken });
  } catch (e) {
    if (!(e instanceof ApiProblem) || e.status !== 401) throw e;
    await enter();
    return send(method, path, { ...wish, token: accessToken });
  }
}

/** As {@link call}, as this member. A token that ran out is renewed without a word. */
export const asMember = sendAsMember as Call;

/** A file, as this member. */
export const fileAsMember = ((path: string, wish: Sent = {}) => sendAsMember('GET', path, { ...wish, binary: true })) as CallForFile;
