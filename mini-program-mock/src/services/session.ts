import { ApiProblem, call, send, type Sent } from './api';
import type { Answered, Call, CallForFile, Method } from './contract';
import { kept, keep } from './storage';
import { homeMerchant, loginCode } from '../platform';

type Opened = Answered<'POST', '/api/v1/member/sessions'>;

/** Who is here, and where. Tokens live in memory alone: signing in again asks nobody anything. */
export type Session = Pick<Opened, 'merchant' | 'store' | 'hasCard' | 'joinCode'>;

const EARLY_MS = 30_000;

let opened: Opened | null = null;
let accessToken = '';
let endsAt = 0;
let opening: Promise<Session> | null = null;
let turn = 0;

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
  const merchant = homeMerchant() || kept<string>('merchant');
  if (!merchant) {
    throw new ApiProblem(404, 'NO_MERCHANT', '');
  }
  const mine = ++turn;
  const body = { merchant, code: await loginCode(), ...entry };
  const session = await call('POST', '/api/v1/member/sessions', { body });
  // Who came in by a code meanwhile is somewhere else: an answer that is late must not put them back.
  if (mine !== turn) return session;
  opened = session;
  hold(session.accessToken, session.expiresIn);
  rememberMerchant(session.merchant.code);
  return session;
}

function hold(token: string, seconds: number): void {
  accessToken = token;
  endsAt = Date.now() + seconds * 1_000;
}

/** Whose programme it is; the scanned code says it where the mini-program does not. */
export function rememberMerchant(code: string): void {
  keep('merchant', code);
}

/** Joining makes a member of a guest, who gets another token. */
export function promote(access: { accessToken: string; expiresIn: number }): void {
  hold(access.accessToken, access.expiresIn);
  if (opened) opened.hasCard = true;
}

export function session(): Promise<Session> {
  return opened ? Promise.resolve(opened) : enter();
}

/** Another person holds the phone: only the demo can do that. */
export function leave(): void {
  turn++;
  opening = null;
  opened = null;
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
