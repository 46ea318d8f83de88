import { asMember, leave as signOut } from './session';
import { intend } from './intent';
import { forgetAll } from './storage';
import type { Page } from './card';

export type Sex = 'female' | 'male' | 'other';

/** What one told of oneself; all of it may be missing. */
export interface Told {
  nickname?: string | null;
  name?: string | null;
  birthday?: string | null;
  sex?: Sex | null;
}

export interface Profile extends Told {
  memberId: string;
  /** Masked. */
  phone?: string;
}

export function profile(): Promise<Profile> {
  return asMember('GET', '/api/v1/member/profile');
}

/** Only what is told is sent: what is missing is taken back. */
export function tell(told: Told): Promise<Profile> {
  const body = Object.fromEntries(Object.entries(told).filter(([, value]) => value));
  return asMember('PUT', '/api/v1/member/profile', { body });
}

/** WeChat's phone code is good once, so that each is an intent of its own. */
export function changePhone(phoneCode: string): Promise<void> {
  return intend('phone', { phoneCode }, (key) => asMember<void>('POST', '/api/v1/member/phone', { key, body: { phoneCode } }));
}

export interface Bound {
  principalFen: number;
  bonusFen: number;
  points: number;
}

/** Brings an old plastic card in; without a PIN the phone on the old file must be the member's. */
export function bind(number: string, pin: string): Promise<Bound> {
  const body = { number, ...(pin ? { pin } : {}) };
  return intend('bind', body, (key) => asMember<Bound>('POST', '/api/v1/member/card/physical-card', { key, body }));
}

export type Document = 'terms' | 'privacy' | 'marketing' | 'recharge';

export interface Consent {
  document: Document;
  version: string;
  granted: boolean;
  givenAt: string;
}

export interface Consents {
  inForce: { terms: string; privacy: string; marketing: string };
  given: Consent[];
}

export function consents(): Promise<Consents> {
  return asMember('GET', '/api/v1/member/consents');
}

export async function consentHistory(): Promise<Consent[]> {
  return (await asMember<Page<Consent>>('GET', '/api/v1/member/consents/history')).items;
}

/** Not more than asked: the one consent that nobody needs for a card, given and taken back as easily. */
export function decideMarketing(version: string, granted: boolean): Promise<Consents> {
  return asMember('POST', '/api/v1/member/consents', { body: { document: 'marketing', version, granted } });
}

/** All that is known of this person, as a file. */
export function myData(): Promise<ArrayBuffer> {
  return asMember('GET', '/api/v1/member/data', { binary: true });
}

/** The server forgets who they were, and so does the phone. */
export async function leaveForGood(cardId: string): Promise<void> {
  await intend('leave', { cardId }, (key) => asMember<void>('POST', '/api/v1/member/deletion', { key }));
  signOut();
  forgetAll();
}
